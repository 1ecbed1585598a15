"""What the answers have in common: how many there are of each kind, field, audience, way of handling and city."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cztservices.search.rank import Hit


class Facet(StrEnum):
    """By what answers are counted and narrowed."""

    KIND = "kind"
    DOMAIN = "domain"
    AUDIENCE = "audience"
    MODE = "mode"
    CITY = "city"


Choice = Mapping[Facet, str]
"""One value for each facet by which answers are narrowed."""

Modes = Mapping[str, str]
"""How each service is handled in the direction that is asked for, by its id, as far as it is known."""

_BOTH = ("person", "business")


@dataclass(frozen=True, slots=True)
class Facets:
    """The answers that are left, and how many each value of a facet would leave."""

    hits: Sequence[Hit]
    counts: Mapping[Facet, Mapping[str, int]]


def count_facets(hits: Sequence[Hit], choice: Choice, modes: Modes) -> Facets:
    """Narrow ``hits`` by ``choice``, and count the values of each facet among the hits that all others leave."""
    counts: dict[Facet, Counter[str]] = {facet: Counter() for facet in Facet}
    left: list[Hit] = []
    for hit in hits:
        values = {facet: tuple(_values(hit, facet, modes)) for facet in Facet}
        failed = [facet for facet, value in choice.items() if value not in values[facet]]
        if not failed:
            left.append(hit)
        for facet in Facet:
            if not failed or failed == [facet]:
                counts[facet].update(values[facet])
    return Facets(left, counts)


def _values(hit: Hit, facet: Facet, modes: Modes) -> Iterator[str]:
    """The values of one facet that a hit counts for."""
    entry = hit.entry
    match facet:
        case Facet.KIND:
            yield entry.kind.value
        case Facet.DOMAIN:
            yield from _one(entry.domain)
        case Facet.AUDIENCE:
            yield from _BOTH if entry.audience == "both" else _one(entry.audience)
        case Facet.MODE:
            yield from _one(modes.get(entry.ref, ""))
        case Facet.CITY:
            yield from entry.cities


def _one(value: str) -> Iterable[str]:
    return (value,) if value else ()
