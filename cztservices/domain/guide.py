"""From statements to a guide: the resolver."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cztservices.domain.catalogue import Service, Statement
from cztservices.domain.words import EXPECTED, SINGLE_VALUED, Element, End, Grade, HandlingMode, ServiceState


@dataclass(frozen=True, slots=True)
class Line:
    """One statement in a guide; ``overridden_by`` is the id of the statement that prevails over it, if any."""

    statement: Statement
    overridden_by: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that no source says: an element, at one city or (``city`` None) at all."""

    element: Element
    city: str | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """What the statements of a service resolve to for one direction.

    ``elements`` holds, in the order of :class:`Element`, the lines of each element that has any: those that hold come
    first, those that are overridden stand behind them. ``missing`` are expected elements with no line at all; ``gaps``
    adds the cities of this direction for which no office is known.
    """

    service: Service
    origin: str | None
    destination: str | None
    elements: Mapping[Element, tuple[Line, ...]]
    missing: tuple[Element, ...]
    gaps: tuple[Gap, ...]

    def holding(self, element: Element) -> tuple[Statement, ...]:
        """The statements of ``element`` that hold, without those overridden."""
        return tuple(line.statement for line in self.elements.get(element, ()) if line.overridden_by is None)

    @property
    def state(self) -> ServiceState:
        """State of the service in this direction; active unless a status statement says otherwise."""
        for statement in self.holding(Element.STATUS):
            if isinstance(statement.value, ServiceState):
                return statement.value
        return ServiceState.ACTIVE

    @property
    def mode(self) -> HandlingMode | None:
        """How the service is handled in this direction, where that is known."""
        for statement in self.holding(Element.HANDLING_MODE):
            if isinstance(statement.value, HandlingMode):
                return statement.value
        return None


def resolve_guide(
    service: Service, statements: Iterable[Statement], origin: str | None, destination: str | None
) -> Guide:
    """Resolve the statements of ``service`` into the guide from city ``origin`` to city ``destination``.

    Statements whose scope excludes the direction are left out. Elements with one value keep the most specific
    statement and show the others as overridden; between equally specific ones the deciding end, then the better
    grade, then the newer source prevails. Elements with many values collect in layer order (steps in the author's
    order, since a step of a city may come between two of the nation's). A statement overrides those that it
    ``replaces``. The order of ``statements`` does not matter, and an end that the service does not have is ignored.
    """
    origin = origin if service.has_end(End.ORIGIN) else None
    destination = destination if service.has_end(End.DESTINATION) else None
    applicable = [s for s in statements if s.scope.applies(origin, destination)]
    replaced_by = {target: s.id for s in sorted(applicable, key=_by_reading) for target in s.replaces}
    deciding = (service.decided_by, origin if service.decided_by is End.ORIGIN else destination)
    elements: dict[Element, tuple[Line, ...]] = {}
    for element in Element:
        own = [s for s in applicable if s.element is element]
        if own:
            elements[element] = _resolve_element(element, own, replaced_by, deciding)
    guide = Guide(service, origin, destination, MappingProxyType(elements), (), ())
    if guide.state is ServiceState.ENDED:
        return guide
    missing = tuple(element for element in EXPECTED if element not in elements)
    return Guide(service, origin, destination, guide.elements, missing, _find_gaps(guide, missing))


def _resolve_element(
    element: Element, statements: list[Statement], replaced_by: Mapping[str, str], deciding: tuple[End, str | None]
) -> tuple[Line, ...]:
    overridden = {s.id: replaced_by[s.id] for s in statements if s.id in replaced_by}
    ordered = sorted(statements, key=_by_reading)
    if element in SINGLE_VALUED:
        ordered = sorted(statements, key=lambda s: _by_precedence(s, *deciding))
        standing = [s for s in ordered if s.id not in overridden]
        overridden |= {s.id: standing[0].id for s in standing[1:]}
    lines = (Line(s, overridden.get(s.id)) for s in ordered)
    return tuple(sorted(lines, key=lambda line: line.overridden_by is not None))


def _by_reading(statement: Statement) -> tuple[int, int, int, str]:
    layer = 0 if statement.element is Element.STEP else statement.scope.layer
    return (layer, statement.position, statement.scope.specificity, statement.id)


def _by_precedence(
    statement: Statement, decided_by: End, city: str | None
) -> tuple[int, bool, int, tuple[int, ...], str]:
    own = statement.scope.origin if decided_by is End.ORIGIN else statement.scope.destination
    deciding = own is not None and own == city
    newest_first = tuple(-ord(char) for char in statement.published.ljust(len("2024-01-09")))
    return (
        -statement.scope.specificity,
        not deciding,
        list(Grade).index(statement.grade),
        newest_first,
        statement.id,
    )


def _find_gaps(guide: Guide, missing: tuple[Element, ...]) -> tuple[Gap, ...]:
    gaps = [Gap(element) for element in missing]
    if Element.OFFICE not in missing:
        named = {city for s in guide.holding(Element.OFFICE) for city in s.scope.cities}
        ends = dict.fromkeys(city for city in (guide.origin, guide.destination) if city is not None)
        gaps += [Gap(Element.OFFICE, city) for city in ends if city not in named]
    return tuple(gaps)
