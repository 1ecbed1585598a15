"""Tokens that connect a query with the entries that it may mean.

In names: characters and pairs of them, the first two, sounds and pairs of them without accent, one to three initials,
stems of English words. In sayings and in the text of a guide: characters and pairs, and stems. Each field, and each
kind of token in it, has a letter of its own.
"""

import re
from collections.abc import Iterable
from itertools import islice, product

from cztservices.text.folding import fold, is_han, split_runs
from cztservices.text.pinyin import fold_accent
from cztservices.text.stems import stem

NAME, START, SOUND, INITIALS, WORD, CONCEPT, KIND_OF = "n", "^", "s", "i", "w", "c", "k"
SAID, TEXT = "a", "t"
"""The fields besides the names; their letter stands before that of the kind of token."""

MOST_INITIALS = 3
_MOST_READINGS = 12
"""Ways of reading a few neighbouring characters that are followed; more would be chance."""

_ENGLISH = re.compile("[\\w’']+")


def grams(text: str, sizes: Iterable[int]) -> list[str]:
    """All substrings of ``text`` of the given lengths.

    >>> grams("abc", (2, 3))
    ['ab', 'bc', 'abc']
    """
    return [text[i : i + size] for size in sizes for i in range(len(text) - size + 1)]


def name_tokens(folded: str, readings: tuple[str, ...]) -> set[str]:
    """Tokens of a Chinese name; ``readings`` gives one entry a character, several sounds parted by ``|``.

    >>> sorted(name_tokens("医保", ("yi", "bao")))
    ['^医保', 'ib', 'iy', 'iyb', 'n保', 'n医', 'n医保', 'sbao', 'syi', "syi'bao"]
    """
    tokens = {NAME + gram for gram in grams(folded, (1, 2))}
    tokens.add(START + folded[:2])
    heard = [reading.split("|") for reading in readings]
    for start in range(len(heard)):
        for size in range(1, min(MOST_INITIALS, len(heard) - start) + 1):
            for window in islice(product(*heard[start : start + size]), _MOST_READINGS):
                tokens.add(INITIALS + "".join(sound[0] for sound in window))
                if size <= 2:  # noqa: PLR2004 - sounds stand alone and in pairs
                    tokens.add(sound_token(*window))
    return tokens


def sound_token(*sounds: str) -> str:
    """The token of one sound, or of two neighbouring ones."""
    return SOUND + "'".join(fold_accent(sound) for sound in sounds)


def english_spans(text: str) -> list[tuple[str, int, int]]:
    """The folded words of an English text, and where each stands in it.

    >>> english_spans("Off-site (2023)")
    [('off', 0, 3), ('site', 4, 8), ('2023', 10, 14)]
    """
    return [(run, *word.span()) for word in _ENGLISH.finditer(text) for run in split_runs(fold(word.group()))]


def english_words(text: str) -> list[str]:
    """The folded words of an English text.

    >>> english_words("Off-site treatment (2023)")
    ['off', 'site', 'treatment', '2023']
    """
    return [word for word, _, _ in english_spans(text)]


def word_tokens(text: str) -> set[str]:
    """Tokens of an English name.

    >>> sorted(word_tokens("ID cards"))
    ['wcard', 'wid']
    """
    return {WORD + stem(word) for word in english_words(text)}


def passage_tokens(field: str, zh: str, en: str) -> set[str]:
    """Tokens of a passage in both languages, the Chinese folded, for the field :data:`SAID` or :data:`TEXT`.

    >>> sorted(passage_tokens(TEXT, "带卡", "a card"))
    ['tn卡', 'tn带', 'tn带卡', 'twa', 'twcard']
    """
    runs = split_runs(zh)
    tokens = {field + NAME + gram for run in runs if is_han(run[0]) for gram in grams(run, (1, 2))}
    tokens |= {field + NAME + run for run in runs if not is_han(run[0])}
    return tokens | {field + WORD + stem(word) for word in english_words(en)}
