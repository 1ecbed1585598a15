"""Readings of Chinese names, found when the catalogue is built."""

from functools import lru_cache
from typing import Any

from pypinyin import Style, lazy_pinyin, pinyin

from cztservices.text.folding import is_han

MOST_SOUNDS = 3
"""Sounds of a character that are kept; further ones are of dialects and old books."""

_EACH: Any = list
"""What has no reading comes back character by character; pypinyin's types know only of strings."""


def read_name(folded: str) -> tuple[str, ...]:
    """The sounds of each character of a folded name, the likeliest in its context first.

    Letters and digits sound as themselves. A character keeps its other sounds too, since the context is a guess: 还款
    is not read as pypinyin reads it.

    >>> read_name("重庆")[0].split("|")[0]
    'chong'
    """
    in_context = lazy_pinyin(folded, style=Style.NORMAL, errors=_EACH)
    return tuple(
        "|".join(dict.fromkeys((likely, *_sounds(char)))) if is_han(char) else char
        for char, likely in zip(folded, in_context, strict=True)
    )


@lru_cache(maxsize=8192)
def _sounds(char: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pinyin(char, style=Style.NORMAL, heteronym=True, errors=_EACH)[0]))[:MOST_SOUNDS]
