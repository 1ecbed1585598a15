"""The pipeline: read the query, fetch candidates, rank them."""

from collections.abc import Collection
from dataclasses import dataclass

from cztservices.domain.words import EntryKind
from cztservices.search.query import Query, QueryReader
from cztservices.search.rank import Hit, rank
from cztservices.storage.catalogue_db import Candidate, CatalogueDb
from cztservices.text.tokens import query_expressions

CANDIDATES = 200
"""Entries that are ranked; they come in static order, so the cap keeps what people ask for most."""

ENOUGH = 8
"""With so many strict candidates, looser ones are not fetched."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A query and what it found."""

    query: Query
    hits: tuple[Hit, ...]


def find(db: CatalogueDb, reader: QueryReader, text: str, kinds: Collection[EntryKind] = tuple(EntryKind)) -> Answer:
    """Answer ``text`` with entries of ``kinds``, best first."""
    query = reader.read(text)
    candidates: dict[int, Candidate] = {}
    for expression in dict.fromkeys((*query_expressions(query.whole)[:-1], *query_expressions(query.words))):
        if len(candidates) >= ENOUGH:
            break
        candidates |= {c.number: c for c in db.candidates(expression, CANDIDATES) if c.kind in kinds}
    return Answer(query, tuple(rank(query, candidates.values())))
