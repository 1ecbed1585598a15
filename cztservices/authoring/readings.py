"""Readings of Chinese names, found when the catalogue is built."""

from typing import Any

from pypinyin import Style, lazy_pinyin, pinyin

from cztservices.text.folding import is_han

_EACH: Any = list
"""What has no reading comes back character by character; pypinyin's types know only of strings."""


def read_name(folded: str) -> tuple[str, ...]:
    """The sounds of each character of a folded name, the likeliest in its context first.

    Letters and digits sound as themselves.

    >>> read_name("重庆")[0].split("|")[0]
    'chong'
    """
    in_context = lazy_pinyin(folded, style=Style.NORMAL, errors=_EACH)
    every = pinyin(folded, style=Style.NORMAL, heteronym=True, errors=_EACH)
    readings = []
    for char, likely, others in zip(folded, in_context, every, strict=True):
        readings.append("|".join(dict.fromkeys([likely, *others])) if is_han(char) else char)
    return tuple(readings)
