"""A trip for one guide on one day."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from cztservices.catalogue.offices import city_of
from cztservices.catalogue.show import ShownGuide
from cztservices.domain.case import resolve_case
from cztservices.domain.catalogue import OfficeRef
from cztservices.domain.opening import hall_time
from cztservices.domain.trip import NamedOffice, TripFinding, judge_trip
from cztservices.domain.words import Element
from cztservices.storage.catalogue_db import CatalogueDb


@dataclass(frozen=True, slots=True)
class Trip:
    """What is found about going on ``day``; ``shown`` is the guide as it holds on that day."""

    shown: ShownGuide
    day: date
    today: date
    findings: tuple[TripFinding, ...]


def plan_trip(db: CatalogueDb, guide: ShownGuide, day: date, now: datetime | None = None) -> Trip:
    """Judge going on ``day`` for what ``guide`` is about.

    Without ``now`` today is the day of the guide, and nothing counts as over.
    """
    now = hall_time(now) if now else None
    today = now.date() if now else guide.guide.day
    own = guide.guide
    if own.day != day:
        statements = db.statements(own.service.id)
        own = resolve_case(own.service, guide.questions, own.outcome, statements, own.origin, own.destination, day)
    shown = replace(guide, guide=own)
    findings = judge_trip(own, name_offices(db, shown), day, now)
    return Trip(shown, day, today, findings)


def name_offices(db: CatalogueDb, shown: ShownGuide) -> tuple[NamedOffice, ...]:
    """The offices that a guide names, in its order."""
    holding = shown.guide.holding(Element.OFFICE)
    named = dict.fromkeys(s.value.office for s in holding if isinstance(s.value, OfficeRef))
    if not named:
        return ()
    offices = shown.offices
    if not named.keys() <= offices.keys():  # those of another day
        offices = {office.id: office for office in db.offices()}
    places, sources = {place.code: place for place in db.jurisdictions()}, db.sources()
    return tuple(
        NamedOffice(
            offices[key], city_of(offices[key], places), tuple(sources[s] for s in offices[key].contact_sources)
        )
        for key in named
    )
