"""How well what somebody types fits a title: by its words, their initials, its characters, or their sounds."""

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

from cztservices.text.folding import fold, is_han, split_words


class Fit(IntEnum):
    """The better, the smaller."""

    BEGINNING = 0
    WORDS = 1
    INITIALS = 2
    WITHIN = 3


_KEPT = 512
_LEAST_LETTERS = 2
"""So many letters are needed before initials or sounds within a title are looked for."""


def fit_titles(typed: str, titles: Iterable[str]) -> Fit | None:
    """How well ``typed`` fits the best of ``titles``; None where it fits none.

    >>> fit_titles("nt", ["New tab"]), fit_titles("tab", ["New tab"]), fit_titles("标签", ["新标签页"])
    (<Fit.INITIALS: 2>, <Fit.WORDS: 1>, <Fit.WITHIN: 3>)
    """
    fits = [fit for title in titles if (fit := _fit(typed, title)) is not None]
    return min(fits, default=None)


def _fit(typed: str, title: str) -> Fit | None:
    asked, words = fold(typed), _words(title)
    if not asked:
        return None
    if fold(title).startswith(asked):
        return Fit.BEGINNING
    if _are_beginnings(split_words(typed), words):
        return Fit.WORDS
    if len(asked) < _LEAST_LETTERS:
        return None
    initials = "".join(word[0] for word in words)
    if initials.startswith(asked) or (re.fullmatch("[a-z]+", asked) and _sounds_like(asked, title)):
        return Fit.INITIALS
    return Fit.WITHIN if asked in fold(title) else None


def _are_beginnings(asked: list[str], words: tuple[str, ...]) -> bool:
    """Whether each of ``asked`` begins one of ``words``, in their order."""
    rest = iter(words)
    return all(any(word.startswith(one) for word in rest) for one in asked)


@lru_cache(_KEPT)
def _words(title: str) -> tuple[str, ...]:
    return tuple(split_words(title))


def _sounds_like(letters: str, title: str) -> bool:
    """Whether a Chinese title has, from one of its characters on, these sounds or these initials."""
    sounds = _sounds(title)
    initials = "".join(sound[0] for sound in sounds)
    return letters in initials or any("".join(sounds[at:]).startswith(letters) for at in range(len(sounds)))


@lru_cache(_KEPT)
def _sounds(title: str) -> tuple[str, ...]:
    """How each character of a title is mostly read."""
    from cztservices.text.pinyin import sounds_of

    return tuple(sound for char in fold(title) if is_han(char) for sound in sounds_of(char)[:1])
