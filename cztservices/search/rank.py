"""How well an entry answers a query, and the order of the answers."""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cztservices.domain.words import EntryKind, Manner
from cztservices.search import weights
from cztservices.search.meaning import Meaning
from cztservices.storage.search_index import ALIASES, NAMES_EN, NAMES_ZH, SAYINGS, Entry
from cztservices.text.folding import fold_with_positions
from cztservices.text.spelling import Spelling


class Match(NamedTuple):
    """How an entry answers: the score, the name by its place in the list, how, and the folded characters that say so.

    ``said`` are words of the query with the words of the entry that they stand for.
    """

    score: float
    name: int
    manner: Manner
    covered: tuple[tuple[int, int], ...] = ()
    said: tuple[tuple[str, str], ...] = ()


class Hit(NamedTuple):
    """One answer: the entry, how it matched, and its score, more than that of the match by what else speaks for it."""

    entry: Entry
    match: Match
    score: float

    @property
    def kind(self) -> EntryKind:
        """What it is."""
        return self.entry.kind

    @property
    def ref(self) -> str:
        """Its id."""
        return self.entry.ref

    @property
    def name_zh(self) -> str:
        """Its name in Chinese."""
        return self.entry.name_zh

    @property
    def name_en(self) -> str:
        """Its name in English."""
        return self.entry.name_en

    @property
    def manner(self) -> Manner:
        """How it matched."""
        return self.match.manner

    @property
    def matched(self) -> str:
        """The name, alias or saying that matched."""
        return self.entry.texts[self.match.name]

    @property
    def by_alias(self) -> bool:
        """Whether it is an alias that matched."""
        return self.entry.roles[self.match.name] in ALIASES

    @property
    def by_saying(self) -> bool:
        """Whether it is a saying that matched, which is no name."""
        return self.entry.roles[self.match.name] in SAYINGS

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """Words of the query that stand for other words of the entry."""
        return self.match.said

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """The ranges of ``matched`` to mark, neighbouring ones joined."""
        positions = fold_with_positions(self.matched).positions if self.is_chinese else range(len(self.matched))
        covered = {at for start, end in self.match.covered for at in range(start, min(end, len(positions)))}
        ranges: list[tuple[int, int]] = []
        for at in sorted({positions[at] for at in covered}):
            if ranges and ranges[-1][1] == at:
                ranges[-1] = (ranges[-1][0], at + 1)
            else:
                ranges.append((at, at + 1))
        return tuple(ranges)

    @property
    def is_chinese(self) -> bool:
        """Whether the name that matched is Chinese."""
        return self.entry.roles[self.match.name] in NAMES_ZH


def match_text(form: str, entry: Entry, meaning: Meaning) -> Match | None:
    """The best name or saying in which ``form`` stands as it is."""
    best: Match | None = None
    if form in entry.together:
        for name, folded in enumerate(entry.folded):
            at = folded.find(form)
            if at >= 0:
                best = _better(best, _literal(entry, name, at, at + len(form), Manner.TEXT))
    if best is None:
        return None
    return best._replace(score=best.score + weights.LITERALLY * meaning.literally(entry.folded[best.name]))


def match_spelled(spelling: Spelling, entry: Entry) -> Match | None:
    """The best name that is spelled so."""
    best: Match | None = None
    for name, spelled in enumerate(entry.spelled):
        start = spelling.find(spelled)
        if start >= 0:
            best = _better(best, _literal(entry, name, start, start + len(spelling.row), spelling.manner))
    return best


def _literal(entry: Entry, name: int, start: int, end: int, manner: Manner) -> Match:
    size = len(entry.folded[name])
    table = weights.WHOLE if end - start == size else weights.PREFIX if start == 0 else weights.INSIDE
    score = table[manner] + weights.ROLES.get(entry.roles[name], 0.0) + weights.LENGTH * (end - start) / size
    return Match(score, name, manner, ((start, end),))


def match_english(typed: str, entry: Entry) -> Match | None:
    """The English name that begins with, or is, the words typed."""
    best: Match | None = None
    for name in range(len(entry.spelled), len(entry.folded)):
        folded = entry.folded[name]
        if folded.startswith(typed):
            table = weights.WHOLE if folded == typed else weights.PREFIX
            score = table[Manner.TEXT] + weights.ROLES.get(entry.roles[name], 0.0)
            score += weights.LENGTH * len(typed) / len(folded)
            best = _better(best, Match(score, name, Manner.TEXT, ((0, len(typed)),)))
    return best


def match_meaning(meaning: Meaning, share: float, entry: Entry) -> Match:
    """The name or saying that says most of what is asked, of an entry that speaks of this share of it."""
    sums: dict[int, float] = {}
    covered: dict[int, list[tuple[int, int]]] = {}
    said: dict[int, list[tuple[str, str]]] = {}
    for one in meaning.asked:
        counted = set()
        for name, start, end, strength in one.spots(entry):
            if name in counted:
                continue
            counted.add(name)
            told_as = weights.SAID if entry.roles[name] in SAYINGS else 1.0
            sums[name] = sums.get(name, 0.0) + one.weight * strength * told_as
            covered.setdefault(name, []).append((start, end))
            word = entry.folded[name][start:end]
            if one.is_put_otherwise(word):
                said.setdefault(name, []).append((one.unit.said, word))
    if not sums:
        return Match(_meaning_score(share, 0.0), 0, Manner.GUIDE)
    foreign = NAMES_ZH if meaning.is_english else NAMES_EN
    rank = {name: (-round(total, 6), entry.roles[name] in foreign, name) for name, total in sums.items()}
    telling = heapq.nsmallest(weights.TELLING, sums, key=rank.__getitem__)
    best = max(telling, key=lambda name: (_name_score(meaning, share, sums, entry, name), [-key for key in rank[name]]))
    score = _name_score(meaning, share, sums, entry, best)
    at = entry.folded[best].find(meaning.form) if meaning.form else -1
    if at >= 0:
        covered[best], said[best] = [(at, at + len(meaning.form))], []
    size = sum(end - start for start, end in covered[best])
    score += weights.LENGTH * min(1.0, size / len(entry.folded[best]))
    manner = Manner.SAYING if entry.roles[best] in SAYINGS else Manner.TEXT if at >= 0 else meaning.manner
    return Match(score, best, manner, tuple(covered[best]), tuple(dict.fromkeys(said.get(best, ()))))


def _name_score(meaning: Meaning, share: float, sums: Mapping[int, float], entry: Entry, name: int) -> float:
    score = _meaning_score(share, sums[name] / meaning.total) + weights.ROLES.get(entry.roles[name], 0.0)
    return score + weights.LITERALLY * meaning.literally(entry.folded[name])


def match_meaning_roughly(share: float) -> Match:
    """The same for an entry that is far down: its own name serves, and nothing in it is marked."""
    return Match(_meaning_score(share, share / 2), 0, Manner.MEANING if share > weights.TOLD else Manner.GUIDE)


def _meaning_score(share: float, in_one_name: float) -> float:
    return weights.MEANING * ((1 - weights.TOGETHER) * share + weights.TOGETHER * in_one_name)


def _better(one: Match | None, other: Match) -> Match:
    return other if one is None or other.score > one.score else one


def in_order(hits: Iterable[Hit]) -> Sequence[Hit]:
    """Best first; equal scores keep the static order."""
    return sorted(hits, key=lambda hit: (-hit.score, hit.entry.number))
