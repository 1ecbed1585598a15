"""The pipeline: read the query, gather candidates, match and rank them, and loosen only while nothing good is found."""

import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from cztservices.domain.words import Element, EntryKind, Manner
from cztservices.search import weights
from cztservices.search.index import Index
from cztservices.search.meaning import Meaning
from cztservices.search.nearest import Nearest, find_nearest
from cztservices.search.query import Query, QueryReader
from cztservices.search.rank import (
    Hit,
    Match,
    in_order,
    match_english,
    match_meaning,
    match_meaning_roughly,
    match_spelled,
    match_text,
)
from cztservices.search.roles import Mention, Roles
from cztservices.search.vocabulary import Kind
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.storage.search_index import Entry
from cztservices.text.folding import fold
from cztservices.text.spelling import Spelling, literal_spellings, slip_spellings, sound_spellings
from cztservices.text.tokens import CONCEPT

SHORTEST_SLIP, LONGEST_SLIP = 3, 6
"""Characters of a name that somebody may have typed wrong although the words in it mean something."""

_WRITTEN_OUT = 6
"""Readings of initials that are searched for."""

_OF_A_PLACE = (EntryKind.OFFICE, EntryKind.CHANNEL, EntryKind.LICENCE)
_BY_MEANING = (Manner.MEANING, Manner.SAYING, Manner.GUIDE)


@dataclass(frozen=True, slots=True)
class Answer:
    """A query and what it found, best first."""

    query: Query
    hits: Sequence[Hit]


class Finder:
    """Answers queries from one catalogue; use each from one thread at a time."""

    def __init__(self, db: CatalogueDb) -> None:
        """Read the vocabulary of ``db``.

        Raises:
            CatalogueError: the index does not belong to the catalogue.
        """
        self._index = Index(db)
        self._reader = QueryReader(self._index.vocabulary)

    def find(self, text: str, kinds: Collection[EntryKind] = tuple(EntryKind)) -> Answer:
        """Answer ``text`` with entries of ``kinds``.

        Raises:
            CatalogueError: the catalogue is damaged.
            Interrupted: the answer is not wanted any more.
        """
        query = self._reader.read(text)
        if query.is_empty:
            return Answer(query, ())
        self._index.forget()
        try:
            hits, is_poor = self._search(query)
            if is_poor:
                hits = self._by_initials(query) or hits
        except (zlib.error, IndexError) as error:
            raise self._index.db.damaged(error) from error
        hits = [hit for hit in hits if hit.kind in kinds]
        return Answer(_without_named_places(query, hits), hits)

    @property
    def index(self) -> Index:
        """The index of the catalogue."""
        return self._index

    def nearest(self, query: Query) -> Nearest:
        """What comes nearest to a query that found nothing."""
        return find_nearest(self._index, query)

    def _search(self, query: Query, *, loosely: bool = True) -> tuple[Sequence[Hit], bool]:
        """What answers ``query``, and whether that is poor; ``loosely`` looks for sounds and slips where it is."""
        search = _Search(self._index, query)
        search.look_for_text()
        search.look_for_meaning()
        search.look_in_guides()
        for loosen in (search.look_for_sound, search.look_for_slips):
            if loosely and (search.is_poor or search.may_be_a_slip):
                loosen()
        return in_order(search.hits()), search.is_poor

    def _by_initials(self, query: Query) -> Sequence[Hit]:
        """The best answers to what the initials of two words may stand for, which is less sure than words."""
        best: Sequence[Hit] = ()
        for text in self._likely_words(query):
            hits, is_poor = self._search(self._reader.read(text), loosely=False)
            if not is_poor and hits and (not best or hits[0].score > best[0].score):
                best = hits
        return [
            Hit(hit.entry, hit.match._replace(manner=Manner.INITIALS), round(hit.score - weights.WRITTEN_OUT, 2))
            for hit in best
        ]

    def _likely_words(self, query: Query) -> Iterator[str]:
        """Words that the initials typed may stand for, as far as some entry is named after all of them."""
        likely = (
            "".join(word.text for word in words)
            for words in self._reader.written_out(query)
            if self._index.holding_all([CONCEPT + word.ref for word in words if word.kind is Kind.GROUP])
        )
        return islice(likely, _WRITTEN_OUT)


def _without_named_places(query: Query, hits: Sequence[Hit]) -> Query:
    """The query without roles where its places belong to the name of what was found: 我的长沙 says of no direction."""
    if not hits or not query.mentions:
        return query
    best = hits[0]
    is_named = best.kind in _OF_A_PLACE or (best.manner is Manner.TEXT and not query.roles.clues)
    names = fold(best.name_zh + best.name_en)
    by_name = is_named and all(fold(mention.text) in names for mention in query.mentions)
    own = best.entry.place
    by_place = own not in ("", *best.entry.cities) and any(mention.code == own for mention in query.mentions)
    by_place = by_place and all(mention.city in best.entry.cities for mention in query.mentions)
    return replace(query, roles=Roles()) if by_name or by_place else query


def _nearness(entry: Entry, mention: Mention, roles: Roles) -> float:
    """What an office or an app gains by belonging to a place that was typed, or loses by belonging to another.

    A city that only says where the record is, or where the thing is wanted, speaks for no office in it.
    """
    if entry.place == mention.code and (mention.code != mention.city or not roles.clues):
        return weights.PLACE
    if mention.city in entry.cities:
        is_near = mention.city in (mention.code, entry.place)
        return weights.SAME_CITY if is_near and not roles.clues else 0.0
    return -weights.PLACE if entry.cities else 0.0


class _Search:
    """One query on its way: the best match of each entry so far."""

    def __init__(self, index: Index, query: Query) -> None:
        self._index, self._query = index, query
        self._meaning = Meaning(index, query)
        self._matches: dict[int, tuple[float, Match, Entry]] = {}

    def hits(self) -> Iterable[Hit]:
        """What was found, in no order."""
        return (Hit(entry, match, round(score, 2)) for score, match, entry in self._matches.values())

    @property
    def is_poor(self) -> bool:
        """Whether nothing good was found; of letters that are no known words, only what is spelled so is good."""
        by_letters = not (self._query.is_english or self._query.is_recognised) and self._query.is_latin
        return not any(
            score >= weights.GOOD and not (by_letters and match.manner in _BY_MEANING)
            for score, match, _ in self._matches.values()
        )

    @property
    def may_be_a_slip(self) -> bool:
        """Whether a few characters were typed that no name holds as they are."""
        form = self._query.forms[0]
        return SHORTEST_SLIP <= len(form) <= LONGEST_SLIP and all(
            match.manner in _BY_MEANING for _, match, _ in self._matches.values()
        )

    def look_for_text(self) -> None:
        """Names in which the query stands as it is: its characters, sounds, initials, or English words."""
        for form in self._query.forms:
            for entry in self._index.entries(self._index.named(form)):
                self._note(entry, match_text(form, entry, self._meaning))
        spellings = [(form, spelling) for form in self._query.forms for spelling in literal_spellings(form)]
        if self._query.mended:
            mended = literal_spellings(self._query.mended)
            manner = self._query.mended_manner
            spellings += [(self._query.mended, replace(spelling, manner=manner)) for spelling in mended]
        spellings = [(form, spelling) for form, spelling in spellings if spelling.manner is not Manner.TEXT]
        self._index.prepare(token for _, spelling in spellings for token in spelling.tokens)
        for form, spelling in spellings:
            if len(self._matches) < self._index.most:
                for entry in self._index.entries(self._index.spelled(spelling, form)):
                    self._note(entry, match_spelled(spelling, entry))

    def look_for_meaning(self) -> None:
        """Entries that speak of what is asked, in whatever words."""
        if len(self._matches) >= max(weights.PLENTY, self._index.most // 2):
            return
        typed = " ".join(self._query.whole)
        shares = dict(self._meaning.candidates())
        least = weights.NEARLY_AS_MUCH * max(shares.values(), default=0.0)
        for place, entry in enumerate(self._index.entries(shares)):
            share = shares[entry.number]
            if place < weights.CLOSELY and share >= least:
                self._note(entry, match_meaning(self._meaning, share, entry))
            else:
                self._note(entry, match_meaning_roughly(share))
            if self._query.is_latin:
                self._note(entry, match_english(typed, entry))

    def look_in_guides(self) -> None:
        """Guides whose text says what was typed."""
        if len(self._matches) >= weights.ENOUGH:
            return
        for entry in self._index.entries(self._index.told(self._query.forms[0])):
            if entry.number not in self._matches:
                self._note(entry, Match(weights.GUIDE, 0, Manner.GUIDE))

    def look_for_sound(self) -> None:
        """Names that sound so, with a Hunan accent at last."""
        self._look_for(spelling for form in self._query.forms for spelling in sound_spellings(form))

    def look_for_slips(self) -> None:
        """Names that differ by one slip."""
        self._look_for(spelling for form in self._query.forms for spelling in slip_spellings(form))

    def _look_for(self, spellings: Iterable[Spelling]) -> None:
        wanted = list(spellings)
        self._index.prepare(token for spelling in wanted for token in spelling.tokens)
        looked_at = 0
        for spelling in wanted:
            if looked_at < self._index.most:
                entries = self._index.entries(self._index.holding_all(spelling.tokens, roughly=True))
                looked_at += len(entries)
                for entry in entries:
                    self._note(entry, match_spelled(spelling, entry))

    def _bonus(self, entry: Entry) -> float:
        """What speaks for an entry besides its match."""
        bonus = weights.KINDS.get(entry.kind, 0.0) + weights.STANDING * entry.standing / 100
        if entry.kind is EntryKind.CHANNEL and self._query.element is Element.CHANNEL:
            bonus += weights.CHANNEL
        if entry.place and self._query.mentions:
            bonus += max(_nearness(entry, mention, self._query.roles) for mention in self._query.mentions)
        return bonus

    def _note(self, entry: Entry, match: Match | None) -> None:
        if match is None:
            return
        score = match.score + self._bonus(entry)
        if match.manner not in _BY_MEANING:
            score += weights.MEANING_TOO * self._meaning.share(entry.number)
        old = self._matches.get(entry.number)
        if old is None or score > old[0]:
            self._matches[entry.number] = (score, match, entry)
