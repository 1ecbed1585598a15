"""What is known of every service, in every direction, on one day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import permutations

from cztservices.domain.catalogue import Service, Statement
from cztservices.domain.guide import Guide, resolve_guide
from cztservices.domain.scope import CITIES
from cztservices.domain.words import EXPECTED, Element, End, ServiceState


class Knowledge(StrEnum):
    """How much is known of one element in one direction, best first."""

    VERIFIED = "verified"
    """At least one line that may be trusted on the day."""
    RING_FIRST = "ring_first"
    """Lines, but all of them past their shelf life or unconfirmed."""
    OTHER_DAY = "other_day"
    """Sources speak of other days only."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One service in one direction; an end that the service does not have is None."""

    service: Service
    origin: str | None
    destination: str | None
    ended: bool
    cells: Mapping[Element, Knowledge]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix on ``day``, in the order of the services."""

    day: date
    rows: tuple[CoverageRow, ...]

    def count(self) -> dict[Knowledge, int]:
        """How many cells hold each kind of knowledge, without services that have ended."""
        cells = [knowledge for row in self.rows if not row.ended for knowledge in row.cells.values()]
        return {knowledge: cells.count(knowledge) for knowledge in Knowledge}


def directions_of(service: Service) -> tuple[tuple[str | None, str | None], ...]:
    """Every (origin, destination) of a service: the six directed pairs, or the three cities of its one end."""
    if service.has_end(End.ORIGIN) and service.has_end(End.DESTINATION):
        return tuple(permutations(CITIES, 2))
    if service.has_end(End.ORIGIN):
        return tuple((city, None) for city in CITIES)
    return tuple((None, city) for city in CITIES)


def cover(services: Iterable[Service], statements: Mapping[str, Iterable[Statement]], day: date) -> Coverage:
    """The coverage of ``services``, with their statements by service id, on ``day``."""
    rows = []
    for service in services:
        own = tuple(statements.get(service.id, ()))
        for origin, destination in directions_of(service):
            guide = resolve_guide(service, own, origin, destination, day)
            cells = {element: _knowledge(guide, element) for element in EXPECTED}
            rows.append(CoverageRow(service, origin, destination, guide.state is ServiceState.ENDED, cells))
    return Coverage(day, tuple(rows))


def _knowledge(guide: Guide, element: Element) -> Knowledge:
    lines = [line for line in guide.elements.get(element, ()) if line.overridden_by is None]
    if lines:
        return Knowledge.RING_FIRST if all(line.doubt for line in lines) else Knowledge.VERIFIED
    other_day = any(gap.element is element and gap.other_day for gap in guide.gaps)
    return Knowledge.OTHER_DAY if other_day else Knowledge.UNKNOWN
