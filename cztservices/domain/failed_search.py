"""What is counted of a search that failed: the phrase, without what may tell who typed it, and how it failed."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

LEAST_EXPORTED = 5
"""A phrase that was counted fewer times than this never leaves the computer: it may be one person's."""

MOST_PHRASES = 5_000
"""Phrases that are kept; beyond, the rarest go."""

LONGEST_PHRASE = 60
"""Characters of the longest phrase that is counted; more is no question, but something pasted."""

_LEAST_NUMERALS = 3
"""So many Chinese numerals in a row may be a phone or a room; fewer stand in words (五险一金, 二手房)."""

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_ADDRESS = re.compile(r"\S*@\S*|\S*\w://\S*|[a-z0-9-]+(?:[._][a-z0-9-]+)+(?:/\S*)?")
_WITH_DIGIT = re.compile(r"(?:[adc]+s)*[adc]*d[adc]*(?:s[adc]+)*")
_NUMERALS = re.compile(rf"c(?:[s ]*c){{{_LEAST_NUMERALS - 1},}}")
_BETWEEN_HAN = re.compile(f"(?<={_HAN}) (?={_HAN})")


class Failure(StrEnum):
    """How a search failed: nothing was found, or what was found was left and nothing of it opened."""

    NOTHING = "nothing"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class FailedPhrase:
    """A phrase, how it failed, and how often that was."""

    phrase: str
    failure: Failure
    count: int


@dataclass(frozen=True, slots=True)
class Failures:
    """What may leave the computer, the commonest first, and how many others are held back."""

    phrases: tuple[FailedPhrase, ...] = ()
    held_back: int = 0


def anonymise(phrase: str) -> str | None:
    """What of ``phrase`` may be counted; None where nothing is left that would be worth it.

    Words with a digit in them (numbers, plates, identity numbers), long runs of Chinese numerals, addresses of mail and
    of the web, signs, and capitals are gone. Names of people cannot be told from other words: that is what
    :data:`LEAST_EXPORTED` is for.

    >>> anonymise("我的社保卡430102199001011234丢了，怎么补？")
    '我的社保卡丢了怎么补'
    >>> anonymise("一三九-零零零零-一二三四") is None
    True
    """
    folded = _fold(phrase)
    if len(folded) > LONGEST_PHRASE:
        return None
    left = _take_out(folded)
    return left if len({*left} - {" "}) > 1 else None


def _fold(text: str) -> str:
    """One form for full-width letters, capitals, and signs that are written in several ways; a digit is a plain one."""
    text = text[: 8 * LONGEST_PHRASE]  # a longer one is refused anyway, and need not be folded whole
    plain = "".join("0" if unicodedata.category(sign)[0] == "N" and sign != "〇" else sign for sign in text)
    return " ".join(unicodedata.normalize("NFKC", plain).casefold().split())


def _take_out(text: str) -> str:
    """``text`` without what may tell who typed it; neighbouring Chinese is one run, as a search reads it."""
    text = _ADDRESS.sub(" ", text)
    shape = "".join(map(_shape, text))
    for pattern in (_WITH_DIGIT, _NUMERALS):
        shape = pattern.sub(lambda found: " " * len(found.group()), shape)
    kept = "".join(sign if kind in "ach" else " " for sign, kind in zip(text, shape, strict=True))
    return _BETWEEN_HAN.sub("", " ".join(kept.split()))


def _shape(sign: str) -> str:
    """What a sign is: a digit (d), a Chinese numeral (c), a Latin letter (a), another (h), a space, or neither (s)."""
    category = unicodedata.category(sign)
    if sign in "〇两" or (category == "Lo" and unicodedata.numeric(sign, None) is not None):
        return "c"
    if category[0] == "N":
        return "d"
    if category[0] == "L":
        return "a" if sign.isascii() else "h"
    return " " if sign.isspace() else "s"
