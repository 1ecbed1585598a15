"""Candidates in the order in which they answer the query."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cztservices.domain.words import EntryKind
from cztservices.search import weights
from cztservices.search.match import Manner, covered_share, match_name, match_words
from cztservices.search.query import Query
from cztservices.storage.catalogue_db import Candidate
from cztservices.text.folding import fold_with_positions, is_han


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer: the entry, its own name in both languages, and why it is here.

    ``matched`` is the name or alias that matched, ``marks`` the ranges of it to mark (indices into ``matched``).
    """

    kind: EntryKind
    ref: str
    name_zh: str
    name_en: str
    score: float
    matched: str
    manner: Manner
    by_alias: bool
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Reason:
    score: float
    text: str
    manner: Manner
    by_alias: bool
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    role: str
    folded: str
    readings: tuple[str, ...]

    @property
    def is_alias(self) -> bool:
        return self.role == "alias"


def rank(query: Query, candidates: Iterable[Candidate]) -> list[Hit]:
    """Score ``candidates``, drop those that match by chance, best first; equal scores keep the static order."""
    scored = [(hit, c.number) for c in candidates if (hit := _score(query, c)) is not None]
    return [hit for hit, _ in sorted(scored, key=lambda pair: (-pair[0].score, pair[1]))]


@lru_cache(maxsize=1024)
def _read_names(text: str) -> list[_Name]:
    """The names of an entry; the same few hundred entries are ranked at every key."""
    return [
        _Name(name, role, folded, tuple(readings.split(" ")) if readings else ())
        for name, role, folded, readings in json.loads(text)
    ]


def _score(query: Query, candidate: Candidate) -> Hit | None:
    names = _read_names(candidate.names)
    reasons = [
        reason for words in dict.fromkeys((query.words, query.whole)) if (reason := _best(words, names)) is not None
    ]
    if not reasons:
        return None
    best = max(reasons, key=lambda reason: reason.score)
    own = [name.text for name in names if not name.is_alias]
    score = best.score + (weights.SERVICE if candidate.kind is EntryKind.SERVICE else 0.0)
    return Hit(
        kind=candidate.kind,
        ref=candidate.ref,
        name_zh=own[0],
        name_en=own[-1],
        score=round(score, 2),
        matched=best.text,
        manner=best.manner,
        by_alias=best.by_alias,
        marks=_marks(best, query),
    )


def _best(words: tuple[str, ...], names: list[_Name]) -> _Reason | None:
    """The best reason why ``words`` mean the entry with these names; pieces of them count where nothing else does."""
    reasons = [reason for name in names if (reason := _match(words, name)) is not None]
    if reasons:
        return max(reasons, key=lambda reason: reason.score)
    han = "".join(char for word in words for char in word if is_han(char))
    chinese = [name for name in names if name.readings]
    share = covered_share(han, [name.folded for name in chinese]) if han and chinese else 0.0
    if share < weights.PARTS_LEAST:
        return None
    nearest = max(chinese, key=lambda name: covered_share(han, [name.folded]))
    return _Reason(weights.PARTS * share, nearest.text, Manner.PARTS, nearest.is_alias)


def _match(words: tuple[str, ...], name: _Name) -> _Reason | None:
    alias = weights.ALIAS if name.is_alias else 0.0
    if not name.readings:
        share = match_words(words, name.folded)
        if share < 1 and (len(words) == 1 or share < weights.WORDS_LEAST):
            return None
        covered = min(1.0, len(words) / len(name.folded.split()))
        score = weights.ENGLISH * share + alias + weights.LENGTH * covered
        return _Reason(score, name.text, Manner.TEXT, name.is_alias)
    found = match_name("".join(words), name.folded, name.readings)
    if found is None:
        return None
    whole = found.end - found.start == len(name.folded)
    table = weights.WHOLE if whole else weights.PREFIX if found.start == 0 else weights.INSIDE
    score = table[found.manner] + alias + weights.LENGTH * (found.end - found.start) / len(name.folded)
    return _Reason(score, name.text, found.manner, name.is_alias, (found.start, found.end))


def _marks(reason: _Reason, query: Query) -> tuple[tuple[int, int], ...]:
    positions = fold_with_positions(reason.text)
    if reason.manner is not Manner.PARTS:
        start, end = reason.span
        return ((positions.positions[start], positions.positions[end - 1] + 1),) if end else ()
    return tuple(
        (positions.positions[i], positions.positions[i] + 1)
        for i, char in enumerate(positions.text)
        if char in "".join(query.words)
    )
