"""From statements to a guide: the resolver."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from types import MappingProxyType

from cztservices.domain.catalogue import Service, Statement
from cztservices.domain.dates import Doubt, doubt_on, holds_on, known_from
from cztservices.domain.questions import Outcome
from cztservices.domain.words import (
    EXPECTED,
    SINGLE_VALUED,
    Element,
    End,
    Grade,
    HandlingMode,
    OutcomeKind,
    ServiceState,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One statement in a guide.

    ``overridden_by`` is the id of the statement that prevails over it, if any; ``disputed`` says that the two speak of
    the same thing and disagree, on the line that prevails too. ``doubt`` is why to ring before trusting it.
    """

    statement: Statement
    overridden_by: str | None = None
    disputed: bool = False
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that no source says: an element, at one city or (``city`` None) at all.

    ``other_day`` is set where sources speak of other days than the one asked for.
    """

    element: Element
    city: str | None = None
    other_day: bool = False


@dataclass(frozen=True, slots=True)
class Guide:
    """What the statements of a service resolve to for one direction on one day.

    ``elements`` holds, in the order of :class:`Element`, the lines of each element that has any: those that hold come
    first, those that are overridden stand behind them. ``missing`` are expected elements with no line at all; ``gaps``
    adds the cities of this direction for which no office is known. ``outcome`` is what answers came to, where the guide
    is that of a case.
    """

    service: Service
    origin: str | None
    destination: str | None
    day: date
    elements: Mapping[Element, tuple[Line, ...]]
    missing: tuple[Element, ...]
    gaps: tuple[Gap, ...]
    outcome: Outcome | None = None

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
    def is_within_one_city(self) -> bool:
        """Whether both ends are the same city."""
        return self.origin is not None and self.origin == self.destination

    @property
    def is_possible(self) -> bool:
        """Whether there is something to do as far as is known: not so where answers came to a no, or nobody knows."""
        return self.outcome is None or self.outcome.kind is OutcomeKind.POSSIBLE

    @property
    def is_described(self) -> bool:
        """Whether proven and undisputed words say how it is handled, even where no mode fits them."""
        lines = self.elements.get(Element.HANDLING_MODE, ())
        return any(
            line.overridden_by is None and not line.disputed and line.doubt is not Doubt.UNCONFIRMED for line in lines
        )

    @property
    def mode(self) -> HandlingMode | None:
        """How the service is handled in this direction, where that is known."""
        for statement in self.holding(Element.HANDLING_MODE):
            if isinstance(statement.value, HandlingMode):
                return statement.value
        return None


def resolve_guide(
    service: Service, statements: Iterable[Statement], origin: str | None, destination: str | None, day: date
) -> Guide:
    """Resolve the statements of ``service`` into the guide from city ``origin`` to city ``destination`` on ``day``.

    Statements whose scope excludes the direction, or whose dates exclude the day, are left out. Elements with one
    value keep the most specific statement and show the others as overridden; between equally specific ones the
    deciding end, then the better grade, then the newer source prevails. Elements with many values collect in layer
    order (steps in the author's order, since a step of a city may come between two of the nation's). Of two that
    ``contradict`` each other, whatever their scopes, the better grade, then the newer source prevails. A statement
    overrides those that it ``replaces``. What was disproved while something better proven held does not come back when
    that has ended. Statements of certain cases only are left out. The order of ``statements`` does not matter, and an
    end that the service does not have is ignored.
    """
    origin = origin if service.has_end(End.ORIGIN) else None
    destination = destination if service.has_end(End.DESTINATION) else None
    in_scope = [s for s in statements if s.scope.applies(origin, destination) and not s.case_only]
    ended = [s for s in in_scope if s.valid_to is not None and s.valid_to < day]
    applicable = [s for s in in_scope if holds_on(s, day) and not any(_fell_with(s, other) for other in ended)]
    deciding = (service.decided_by, origin if service.decided_by is End.ORIGIN else destination)
    verdict = _judge(applicable, deciding)
    elements: dict[Element, tuple[Line, ...]] = {}
    for element in Element:
        own = sorted((s for s in applicable if s.element is element), key=_by_reading)
        if own:
            lines = (
                Line(s, verdict.overridden.get(s.id), s.id in verdict.disputed, doubt_on(s, day))
                for s in (sorted(own, key=lambda s: _by_precedence(s, *deciding)) if element in SINGLE_VALUED else own)
            )
            elements[element] = tuple(sorted(lines, key=lambda line: line.overridden_by is not None))
    guide = Guide(service, origin, destination, day, MappingProxyType(elements), (), ())
    if guide.state is ServiceState.ENDED:
        return guide
    missing = tuple(element for element in EXPECTED if element not in elements)
    elsewhen = [s for s in in_scope if s not in applicable]
    return replace(guide, missing=missing, gaps=_find_gaps(guide, missing, elsewhen))


@dataclass(frozen=True, slots=True)
class _Verdict:
    overridden: Mapping[str, str]
    disputed: frozenset[str]


def _judge(statements: list[Statement], deciding: tuple[End, str | None]) -> _Verdict:
    """Which statement prevails over which: by an author's word, then by better proof, then by precedence."""
    overridden = {target: s.id for s in sorted(statements, key=_by_reading) for target in s.replaces}
    disputed: set[str] = set()
    for better, worse in combinations(sorted(statements, key=_by_proof), 2):
        disagree = worse.id in better.contradicts or better.id in worse.contradicts
        if disagree and better.element is worse.element and not {better.id, worse.id} & overridden.keys():
            overridden[worse.id] = better.id
            disputed |= {better.id, worse.id}
    for element in SINGLE_VALUED:
        left = [s for s in statements if s.element is element and s.id not in overridden]
        winner = min(left, key=lambda s: _by_precedence(s, *deciding), default=None)
        overridden |= {s.id: winner.id for s in left if winner is not None and s is not winner}
    return _Verdict(overridden, frozenset(disputed))


def _fell_with(statement: Statement, ended: Statement) -> bool:
    """Whether ``ended`` disproved ``statement`` while both were known: its end does not make the other true."""
    return (
        statement.element is ended.element
        and (statement.id in ended.contradicts or ended.id in statement.contradicts)
        and _by_proof(ended) < _by_proof(statement)
        and ended.valid_to is not None
        and known_from(statement) <= ended.valid_to
    )


def _by_proof(statement: Statement) -> tuple[int, tuple[int, ...], int, str]:
    """The better grade first, then the newer source, then the more specific scope."""
    grade = list(Grade).index(statement.grade)
    return (grade, _newest_first(statement), -statement.scope.specificity, statement.id)


def _newest_first(statement: Statement) -> tuple[int, ...]:
    return tuple(-ord(char) for char in statement.published.ljust(len("2024-01-09")))


def _by_reading(statement: Statement) -> tuple[int, int, int, str]:
    layer = 0 if statement.element is Element.STEP else statement.scope.layer
    return (layer, statement.position, statement.scope.specificity, statement.id)


def _by_precedence(
    statement: Statement, decided_by: End, city: str | None
) -> tuple[int, bool, int, tuple[int, ...], str]:
    own = statement.scope.origin if decided_by is End.ORIGIN else statement.scope.destination
    deciding = own is not None and own == city
    return (
        -statement.scope.specificity,
        not deciding,
        list(Grade).index(statement.grade),
        _newest_first(statement),
        statement.id,
    )


def _find_gaps(guide: Guide, missing: tuple[Element, ...], elsewhen: list[Statement]) -> tuple[Gap, ...]:
    """What is not known; ``elsewhen`` are the statements that hold on other days only."""
    other_days = {s.element for s in elsewhen} - set(guide.elements)
    gaps = [Gap(element, other_day=element in other_days) for element in missing]
    gaps += [Gap(element, other_day=True) for element in Element if element in other_days and element not in missing]
    if Element.OFFICE not in missing:
        named = {city for s in guide.holding(Element.OFFICE) for city in s.scope.cities}
        named_elsewhen = {city for s in elsewhen if s.element is Element.OFFICE for city in s.scope.cities}
        ends = dict.fromkeys(city for city in (guide.origin, guide.destination) if city is not None)
        gaps += [Gap(Element.OFFICE, city, city in named_elsewhen) for city in ends if city not in named]
    return tuple(gaps)
