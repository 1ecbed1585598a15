"""What a query asks for in whatever words, and how far an entry speaks of it."""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log

from cztservices.domain.words import Manner
from cztservices.search import weights
from cztservices.search.index import Index
from cztservices.search.query import Query, Unit
from cztservices.search.vocabulary import Kind
from cztservices.storage.postings import Posting, meet
from cztservices.storage.search_index import BELOW, Entry
from cztservices.text.folding import is_han
from cztservices.text.pinyin import is_one_off, syllables
from cztservices.text.stems import stem
from cztservices.text.tokens import CONCEPT, KIND_OF, NAME, SAID, TEXT, WORD, grams

UNITS = 10
"""Things asked at once; more is a paste, and the rarest of it say what it is about."""

PAIRS = 16
"""Pairs of characters that are compared to the letter."""

FEW = 2000
"""Up to so many numbers are added up entry by entry; of commoner words only the entries that hold several are."""

ENOUGH = 24
"""With so many entries that hold most of what is asked, those that hold less are not looked for."""

_BEGUN, _NEIGHBOURS, _LEAST_TO_MEND = 12, 400, 4
"""Words that a half-typed English word may become, that are looked at for a slip, and letters of one with a slip."""

Field = tuple[float, Sequence[Posting]]
Spot = tuple[int, int, int, float]
"""A name of an entry by its place in the list, the characters of it that say what is asked, and how well they do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked for.

    ``weight`` is more for rarer ones; ``fields`` are the entries that speak of it, the most telling field first.
    ``group``, or one of ``plain`` (a pair of characters, stems of an English word), is what to look for in a name.
    """

    unit: Unit
    weight: float
    fields: Sequence[Field]
    group: str = ""
    plain: tuple[str, ...] = ()

    def is_put_otherwise(self, word: str) -> bool:
        """Whether ``word`` of an entry says it in another way, which a reader wants to be told."""
        said = self.unit.said
        return bool(self.group) and not self.unit.is_letters and said not in word and word not in said

    def strength(self, number: int) -> float:
        """How far an entry is about it, 0 to 1."""
        for strength, postings in self.fields:
            for posting in postings:
                if number in posting:
                    return strength
        return 0.0

    def strengths(self) -> dict[int, float]:
        """The same for every entry that is about it at all."""
        found: dict[int, float] = {}
        for strength, postings in reversed(self.fields):
            for posting in postings:
                found.update(dict.fromkeys(posting, strength))
        return found

    def spots(self, entry: Entry) -> Iterator[Spot]:
        """Where the names and sayings of an entry speak of it."""
        if self.group:
            for key, strength in ((self.group, 1.0), (BELOW + self.group, weights.NARROWER)):
                for name, start, end in entry.places_of(key):
                    yield name, start, end, strength
            return
        if not any(plain in entry.together for plain in self.plain):
            return
        for number, folded in enumerate(entry.folded):
            for plain in self.plain:
                start = folded.find(plain)
                if start >= 0:
                    yield number, start, _end_of_word(folded, start + len(plain)), 1.0
                    break


class _Asker:
    """Finds what a query asks for in an index."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def ask(self, query: Query) -> Iterator[Asked]:
        self._index.prepare(token for unit in query.units for token in self._tokens_of(unit))
        for unit in query.units:
            if unit.group:
                yield self._ask_group(unit)
            elif is_han(unit.said[0]):
                yield from self._ask_pairs(unit)
            else:
                yield self._ask_english(unit, is_last=unit is query.units[-1])

    def _tokens_of(self, unit: Unit) -> Iterator[str]:
        for field in ("", SAID, TEXT):
            if unit.group:
                yield from (field + CONCEPT + unit.group, field + KIND_OF + unit.group)
            elif is_han(unit.said[0]):
                yield from (field + NAME + gram for gram in grams(unit.said, (2,)) or [unit.said])
            else:
                yield field + WORD + stem(unit.said)

    def _ask_group(self, unit: Unit) -> Asked:
        read = self._index.postings
        named, narrower = read([CONCEPT + unit.group]), read([KIND_OF + unit.group])
        said = read([SAID + CONCEPT + unit.group, SAID + KIND_OF + unit.group])
        told = read([TEXT + CONCEPT + unit.group, TEXT + KIND_OF + unit.group])
        broader = read(CONCEPT + name for name in self._index.vocabulary.ancestors(unit.group)[:1])
        weight = self._weight([*named, *narrower], said, told) * (weights.CONTEXT if unit.context else 1.0)
        fields = (
            (1.0, named),
            (weights.NARROWER, narrower),
            (weights.SAID, said),
            (weights.BROADER, broader),
            (weights.TOLD, told),
        )
        return Asked(unit, weight, sorted(fields, key=lambda field: -field[0]), group=unit.group)

    def _ask_pairs(self, unit: Unit) -> Iterator[Asked]:
        pairs = grams(unit.said, (2,))
        share = weights.PLAIN_PAIR if pairs else weights.PLAIN_CHARACTER
        for gram in pairs or [unit.said]:
            named, said, told = (self._index.postings([field + NAME + gram]) for field in ("", SAID, TEXT))
            fields = ((1.0, named), (weights.SAID, said), (weights.TOLD, told))
            yield Asked(unit, share * self._weight(named, said, told), fields, plain=(gram,))

    def _ask_english(self, unit: Unit, *, is_last: bool) -> Asked:
        """An English word; what it may become while it is typed; what it was meant to be."""
        word, db = unit.said, self._index.db
        stems = {stem(word), word}
        named, said, told = (self._index.postings([field + WORD + stem(word)]) for field in ("", SAID, TEXT))
        if not named and is_last and len(word) > 1:
            named = self._index.postings(db.tokens_beginning(WORD + word, _BEGUN))
        if not named and not said and not told and len(word) >= _LEAST_TO_MEND:
            near = db.tokens_beginning(WORD + word[0], _NEIGHBOURS)
            stems = {token[len(WORD) :] for token in near if _is_meant(word, token[len(WORD) :])}
            named = self._index.postings(WORD + one for one in sorted(stems))
        fields = ((1.0, named), (weights.SAID, said), (weights.TOLD, told))
        weight = self._weight(named, said, told)
        if weight == weights.UNKNOWN and self._index.vocabulary.sounds_written(syllables(word)):
            weight = log(1 + self._index.count) / 2  # it is no word, but the sound of a name, which is missing here
        return Asked(unit, weight, fields, plain=tuple(sorted(stems)))

    def _weight(self, *fields: Sequence[Posting]) -> float:
        """Rarer words say more; one that no entry holds says nearly nothing, whatever was meant by it."""
        for postings in fields:
            holding = sum(posting.size for posting in postings)
            if holding:
                return log(1 + self._index.count / holding)
        return weights.UNKNOWN


def _end_of_word(folded: str, end: int) -> int:
    """The end of the English word that stands around ``end``; a Chinese one ends where it ends."""
    while end < len(folded) and folded[end].isascii() and folded[end].isalpha() and folded[end - 1].isascii():
        end += 1
    return end


def _is_meant(word: str, other: str) -> bool:
    """Whether a mistyped English word has this stem: but for one letter, or with a slip only behind it."""
    return is_one_off(stem(word), other) or (len(other) > _LEAST_TO_MEND and word.startswith(other))


class Meaning:
    """How far each entry speaks of what is asked."""

    def __init__(self, index: Index, query: Query) -> None:
        """Take the rarest of what ``query`` asks; the rest of a long paste says nothing more."""
        self._most = index.most
        self.is_english = query.is_english
        self.form = next(iter(query.forms), "")
        by_letters = bool(query.units) and all(unit.is_letters for unit in query.units)
        self.manner = query.mended_manner if by_letters else Manner.MEANING
        typed = "".join(piece.said if piece.kind is not Kind.PLACE else " " for piece in query.pieces)
        self.pairs = [pair for pair in dict.fromkeys(grams(typed, (2,))) if all(map(is_han, pair))][:PAIRS]
        self.asked = sorted(_Asker(index).ask(query), key=lambda one: -one.weight)[:UNITS]
        self.total = sum(one.weight for one in self.asked)
        self._sums: dict[int, float] | None = None
        size = sum(posting.size for one in self.asked for _, postings in one.fields for posting in postings)
        if size <= FEW or index.is_small:
            self._sums = {}
            for one in self.asked:
                for number, strength in one.strengths().items():
                    self._sums[number] = self._sums.get(number, 0.0) + one.weight * strength

    def share(self, number: int) -> float:
        """The share of what is asked that an entry speaks of, 0 to 1."""
        if not self.total:
            return 0.0
        if self._sums is not None:
            return self._sums.get(number, 0.0) / self.total
        return sum(one.weight * one.strength(number) for one in self.asked) / self.total

    def literally(self, folded: str) -> float:
        """The share of the pairs of characters typed, places left out, that stand in a name as they are."""
        return sum(pair in folded for pair in self.pairs) / len(self.pairs) if self.pairs else 0.0

    def candidates(self) -> list[tuple[int, float]]:
        """Entries with their shares, the largest first."""
        if self._sums is not None:
            least = weights.LEAST_MEANING * self.total
            held = [(number, total / self.total) for number, total in self._sums.items() if total >= least]
        else:
            held = [(number, self.share(number)) for number in self._holding_most()]
        return heapq.nsmallest(self._most, held, key=lambda pair: (-pair[1], pair[0]))

    def _holding_most(self) -> list[int]:
        """Entries named after all that is asked, or after all but one thing, or after the rarest."""
        named = [posting for one in self.asked if (posting := _largest(one.fields[:2])) is not None]
        found = dict.fromkeys(meet(named, self._most))
        for left_out in range(len(named)):
            if len(found) >= ENOUGH or len(named) == 1:
                break
            found |= dict.fromkeys(meet(named[:left_out] + named[left_out + 1 :], ENOUGH))
        if len(found) < ENOUGH and named:
            rarest = min(named, key=_size)
            found |= dict.fromkeys(islice(iter(rarest), ENOUGH))
        return list(found)


def _largest(fields: Iterable[Field]) -> Posting | None:
    return max((posting for _, postings in fields for posting in postings), key=_size, default=None)


def _size(posting: Posting) -> int:
    return posting.size
