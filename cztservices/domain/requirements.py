"""What is accepted for a requirement: in one guide, and in the three cities side by side."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from cztservices.domain.catalogue import Accepted, Requirement
from cztservices.domain.dates import holds_on
from cztservices.domain.guide import Guide
from cztservices.domain.scope import CITIES, Layer


@dataclass(frozen=True, slots=True)
class AcceptedRow:
    """One thing that is accepted, and where.

    ``cities`` has what accepts it by the code of each city: the same for all three where the rule stands above the
    cities; ``directed`` is accepted in one direction only, and stands for no city.
    """

    first: Accepted
    cities: Mapping[str, Accepted] = field(default_factory=dict)
    directed: bool = False

    @property
    def is_everywhere(self) -> bool:
        """Whether all three cities accept it, by one rule or each by its own."""
        return len(self.cities) == len(CITIES)

    @property
    def all(self) -> tuple[Accepted, ...]:
        """Everything that says so, each once."""
        return tuple({one.statement.id: one for one in (self.first, *self.cities.values())}.values())


@dataclass(frozen=True, slots=True)
class AcceptedGroup:
    """What is accepted for some services alone (ids), or for all that ask for it where there are none.

    ``unknown`` are the cities in which no source says what is accepted for them.
    """

    services: tuple[str, ...]
    rows: tuple[AcceptedRow, ...]
    unknown: tuple[str, ...]


def accepted_in(requirement: Requirement, guide: Guide) -> tuple[Accepted, ...]:
    """What is accepted for ``requirement`` in the direction and on the day of ``guide``, in the order of the layers."""
    found = (
        one
        for one in _holding(requirement, guide.day)
        if one.statement.scope.applies(guide.origin, guide.destination)
        and (not one.services or guide.service.id in one.services)
    )
    return tuple(sorted(found, key=_by_layer))


def compare_accepted(requirement: Requirement, day: date) -> tuple[AcceptedGroup, ...]:
    """What is accepted on ``day`` in the three cities: for all services first, then for some alone.

    What the cities accept in the same words and form is one row, each by its own rule.
    """
    groups: dict[tuple[str, ...], list[Accepted]] = {}
    for one in _holding(requirement, day):
        groups.setdefault(one.services, []).append(one)
    rows = {services: tuple(_rows(sorted(group, key=_by_layer))) for services, group in groups.items()}
    return tuple(
        AcceptedGroup(services, rows[services], _unknown(services, rows)) for services in sorted(rows, key=bool)
    )


def _holding(requirement: Requirement, day: date) -> Iterator[Accepted]:
    return (one for one in requirement.accepted if holds_on(one.statement, day))


def _by_layer(one: Accepted) -> tuple[int, int]:
    return one.statement.scope.layer, one.statement.position


def _rows(accepted: Iterable[Accepted]) -> list[AcceptedRow]:
    """Rows in order; a city that accepts what another does stands in the row of that one, once."""
    rows: list[AcceptedRow] = []
    alike: dict[object, dict[str, Accepted]] = {}
    for one in accepted:
        scope = one.statement.scope
        cities = {city: one for city in CITIES if scope.layer < Layer.CITY or city in scope.cities}
        if scope.layer is Layer.CITY:
            key = (one.statement.text.zh, one.form, one.issuer, one.valid_for)
            others = alike.get(key, {})
            if others and not others.keys() & cities.keys():
                others.update(cities)
                continue
            alike[key] = cities
        directed = scope.layer is Layer.PAIR
        rows.append(AcceptedRow(one, {} if directed else cities, directed))
    return rows


def _unknown(services: tuple[str, ...], rows: Mapping[tuple[str, ...], tuple[AcceptedRow, ...]]) -> tuple[str, ...]:
    """The cities that no row names which is for all of ``services``."""
    known = {
        city
        for others, group in rows.items()
        if not others or (services and set(services) <= set(others))
        for row in group
        for city in row.cities
    }
    return tuple(city for city in CITIES if city not in known)
