"""Where a query stands in a name: by its characters, its sound, its initials, or any mixture of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from cztservices.text.folding import fold, is_han


class Manner(StrEnum):
    """How a query matched a name, most literal first."""

    TEXT = "text"
    PINYIN = "pinyin"
    INITIALS = "initials"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """The characters ``start`` to ``end`` of a folded name that a query covers."""

    start: int
    end: int
    manner: Manner


def match_name(query: str, name: str, readings: tuple[str, ...]) -> NameMatch | None:
    """Find ``query`` in ``name``; both folded, ``readings`` one entry a character.

    Characters stand for themselves; letters for a sound, for its beginning at the end of the query, or for initials.

    >>> match_name("yib", "医保", ("yi", "bao")).manner.value
    'pinyin'
    >>> match_name("gjj提取", "公积金提取", ("gong", "ji", "jin", "ti", "qu")).end
    5
    """
    if not query:
        return None
    at = name.find(query)
    if at >= 0:
        return NameMatch(at, at + len(query), Manner.TEXT)
    if _is_all_han(query):
        return None
    sounds, beginnings = _sounds(readings)
    first = query[0]
    for start, heard in enumerate(beginnings):
        if name[start] == first or first in heard:
            found = _walk(query, name, sounds, start)
            if found is not None:
                return found
    return None


@lru_cache(maxsize=64)
def _is_all_han(query: str) -> bool:
    return all(is_han(char) for char in query)


@lru_cache(maxsize=4096)
def _sounds(readings: tuple[str, ...]) -> tuple[tuple[list[str], ...], tuple[str, ...]]:
    """All sounds of each character, and the letters with which they begin."""
    sounds = tuple(reading.split("|") for reading in readings)
    return sounds, tuple("".join(sound[0] for sound in heard) for heard in sounds)


def _bites(query: str, at: int, sounds: list[str]) -> Iterator[tuple[int, int]]:
    """How many letters of ``query`` one character may take: its sound, its initial, or, at the end, a beginning.

    The second number is 1 for a bare initial.
    """
    for sound in sounds:
        for size in range(len(sound), 0, -1):
            whole, last = size == len(sound), at + size == len(query)
            if query.startswith(sound[:size], at) and (whole or last or size == 1):
                yield size, int(not whole and size == 1)


def _walk(query: str, name: str, sounds: tuple[list[str], ...], start: int) -> NameMatch | None:
    known: dict[tuple[int, int], tuple[int, int] | None] = {}

    def best(q: int, n: int) -> tuple[int, int] | None:
        """Fewest initials that lead from (q, n) to the end of the query, and where in the name that is."""
        if q == len(query):
            return (0, n)
        if n == len(name):
            return None
        if (q, n) not in known:
            known[q, n] = step(q, n)
        return known[q, n]

    def step(q: int, n: int) -> tuple[int, int] | None:
        if query[q] == name[n]:
            return best(q + 1, n + 1)
        if is_han(query[q]) or not is_han(name[n]):
            return None
        tails = ((best(q + size, n + 1), cost) for size, cost in _bites(query, q, sounds[n]))
        return min(((tail[0] + cost, tail[1]) for tail, cost in tails if tail is not None), default=None)

    result = best(0, start)
    if result is None:
        return None
    initials, end = result
    return NameMatch(start, end, Manner.INITIALS if initials > 1 or end - start == initials else Manner.PINYIN)


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in name.replace("-", " ").split())


def match_words(query: tuple[str, ...], name: str) -> float:
    """The share of ``query`` words with which a word of an English name begins.

    >>> match_words(("pension", "trans"), "transfer of an employee's basic pension insurance")
    1.0
    """
    words = _words(name)
    found = sum(any(word.startswith(wanted) for word in words) for wanted in query)
    return found / len(query) if query else 0.0


def covered_share(query: str, names: list[str]) -> float:
    """The share of neighbouring characters of ``query`` that stand in one of ``names``; a single one counts a quarter.

    >>> round(covered_share("住院报销", ["住院费用"]), 2)
    0.42
    """
    pairs = [query[i : i + 2] for i in range(len(query) - 1)] or [query]
    score = 0.0
    for pair in pairs:
        if any(pair in name for name in names):
            score += 1
        elif any(char in name for char in pair for name in names):
            score += 0.25
    return score / len(pairs)
