"""All offices, with what one asks before going there: in which city, open now, for other cities, for how much."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cztservices.domain.catalogue import Jurisdiction, Office, OfficeRef
from cztservices.domain.dates import SHELF_LIFE, Doubt, doubt_of, holds_on
from cztservices.domain.opening import Opening, hall_time, opening_at
from cztservices.domain.words import Element, JurisdictionKind
from cztservices.storage.catalogue_db import CatalogueDb


@dataclass(frozen=True, slots=True)
class OfficeNow:
    """An office at one moment.

    ``city`` is that of its jurisdiction, None above the cities; ``doubt`` is why to ring before trusting its hours,
    ``cross_city`` says that a window of it takes files for other cities, and ``services`` how many services name it.
    """

    office: Office
    city: str | None
    opening: Opening
    doubt: Doubt | None
    cross_city: bool
    services: int


def list_offices(db: CatalogueDb, moment: datetime) -> tuple[OfficeNow, ...]:
    """All offices at ``moment``, in the author's order."""
    day = hall_time(moment).date()
    statements = db.statements_of_elements((Element.OFFICE,), [service.id for service in db.services()])
    uses: Counter[str] = Counter()
    for group in statements.values():
        uses.update({s.value.office for s in group if isinstance(s.value, OfficeRef) and holds_on(s, day)})
    known, places = db.sources(), {place.code: place for place in db.jurisdictions()}
    return tuple(
        OfficeNow(
            office,
            city_of(office, places),
            opening_at(office, moment),
            doubt_of([known[source] for source in office.contact_sources], SHELF_LIFE[Element.OFFICE], day),
            any(window.cross_city for window in office.windows),
            uses[office.id],
        )
        for office in db.offices()
    )


def city_of(office: Office, places: Mapping[str, Jurisdiction]) -> str | None:
    """The code of the city in which an office stands; a district's city."""
    place = places.get(office.jurisdiction)
    while place is not None and place.kind is not JurisdictionKind.CITY:
        place = places.get(place.parent or "")
    return place.code if place else None
