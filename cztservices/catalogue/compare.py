"""The three cities side by side, and one direction beside its reverse."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cztservices.catalogue.names import find_service
from cztservices.domain.catalogue import Service, Statement
from cztservices.domain.dates import holds_on
from cztservices.domain.guide import Guide, resolve_guide
from cztservices.domain.scope import CITIES, Layer
from cztservices.domain.words import Element, End
from cztservices.errors import KnownError
from cztservices.i18n import N_
from cztservices.storage.catalogue_db import CatalogueDb

Statements = Mapping[Element, tuple[Statement, ...]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What holds everywhere, what each city adds (by code), and what holds for one direction only (by scope)."""

    service: Service
    shared: Statements
    cities: Mapping[str, Statements]
    directions: Mapping[str, Statements]


@dataclass(frozen=True, slots=True)
class DirectionComparison:
    """The guide of one direction and that of its reverse."""

    service: Service
    there: Guide
    back: Guide


def compare_cities(db: CatalogueDb, service_id: str, day: date) -> Comparison:
    """Set the statements of a service that hold on ``day`` side by side.

    Raises:
        UnknownNameError: there is no such service.
    """
    service = find_service(db, service_id)
    statements = [s for s in db.statements(service_id) if holds_on(s, day) and not s.case_only]
    pairs = sorted({str(s.scope) for s in statements if s.scope.layer is Layer.PAIR})
    return Comparison(
        service,
        _by_element(s for s in statements if s.scope.layer < Layer.CITY),
        {
            city: _by_element(s for s in statements if s.scope.layer is Layer.CITY and city in s.scope.cities)
            for city in CITIES
        },
        {pair: _by_element(s for s in statements if str(s.scope) == pair) for pair in pairs},
    )


def compare_directions(
    db: CatalogueDb, service_id: str, origin: str | None, destination: str | None, day: date
) -> DirectionComparison:
    """Set the guide from city ``origin`` to city ``destination`` (codes) on ``day`` beside that of the way back.

    Raises:
        UnknownNameError: there is no such service.
        KnownError: the service has one end only, or these are not two different cities.
    """
    service = find_service(db, service_id)
    if not all(service.has_end(end) for end in End):
        template = N_("“{service}” has one city only and no way back; compare the cities instead.")
        raise KnownError(template, service=service.id)
    if origin is None or destination is None or origin == destination:
        template = N_("A direction and its reverse take two different cities; choose one for each end.")
        raise KnownError(template)
    statements = db.statements(service_id)
    there = resolve_guide(service, statements, origin, destination, day)
    return DirectionComparison(service, there, resolve_guide(service, statements, destination, origin, day))


def _by_element(statements: Iterable[Statement]) -> Statements:
    kept = list(statements)
    grouped = {element: tuple(s for s in kept if s.element is element) for element in Element}
    return {element: group for element, group in grouped.items() if group}
