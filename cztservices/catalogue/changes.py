"""What changed: rules, by the dates that they carry, and the catalogue since the one before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from cztservices.domain.catalogue import Service, Statement
from cztservices.domain.difference import Difference, State, compare_states
from cztservices.domain.words import Element, ServiceState
from cztservices.errors import CatalogueError
from cztservices.storage.catalogue_db import CatalogueDb

NEWS_AHEAD = timedelta(365)
"""A last day that is further off is no change yet: laws are given one when they are made."""


class ChangeKind(StrEnum):
    """What happens to a rule, or to the service that it is about, on a day."""

    COMES = "comes"
    """The rule holds from a day still to come."""
    BEGAN = "began"
    CHANGED = "changed"
    """The service is no longer as people know it."""
    ENDED = "ended"
    """The service is no longer there."""
    LAPSES = "lapses"
    """The rule holds, and its last day is near."""
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One dated change of one rule.

    ``date`` is as precise as it is known (YYYY, YYYY-MM or YYYY-MM-DD): the first day of the rule, its last one where
    it lapses, or the date of the newest source where no more is known of a service that changed or ended; empty
    where that has none either.
    """

    service: Service
    statement: Statement
    kind: ChangeKind
    date: str

    @property
    def is_ahead(self) -> bool:
        """Whether it is still to come."""
        return self.kind in (ChangeKind.COMES, ChangeKind.LAPSES)

    @property
    def is_dated_by_source(self) -> bool:
        """Whether ``date`` says only when a source spoke of it."""
        return self.kind in (ChangeKind.CHANGED, ChangeKind.ENDED) and self.statement.valid_from is None


def list_rule_changes(db: CatalogueDb, day: date) -> tuple[RuleChange, ...]:
    """Every dated change of a rule as it looks on ``day``, the newest first, those to come before them."""
    statements = db.dated_statements()
    changes = (
        RuleChange(service, statement, kind, dated)
        for service in db.services()
        for statement in statements.get(service.id, ())
        for kind, dated in _changes_of(statement, day)
    )
    return tuple(sorted(changes, key=lambda change: change.date, reverse=True))


def _changes_of(statement: Statement, day: date) -> Iterator[tuple[ChangeKind, str]]:
    """What happens to a statement, and when: at its beginning, and at its end."""
    first, last = statement.valid_from, statement.valid_to
    if first is not None and first > day:
        yield ChangeKind.COMES, first.isoformat()
    elif statement.value in (ServiceState.CHANGED, ServiceState.ENDED):
        kind = ChangeKind.ENDED if statement.value is ServiceState.ENDED else ChangeKind.CHANGED
        yield kind, first.isoformat() if first is not None else statement.published
    elif first is not None:
        yield ChangeKind.BEGAN, first.isoformat()
    if last is not None and last - day <= NEWS_AHEAD:
        yield ChangeKind.LAPSES if last >= day else ChangeKind.LAPSED, last.isoformat()


def list_catalogue_changes(db: CatalogueDb, previous: Path | None) -> tuple[Difference, ...] | None:
    """What is otherwise in ``db`` than in the catalogue at ``previous``; None where there is none that can be read."""
    if previous is None:
        return None
    try:
        with CatalogueDb(previous) as before:
            old = read_state(before)
    except CatalogueError:
        return None
    return compare_states(old, read_state(db))


def read_state(db: CatalogueDb) -> State:
    """The services of a catalogue with their statements and questions, and its requirements."""
    services = {service.id: service for service in db.services()}
    asked = ((key, db.questions(key)) for key in sorted(db.asking_services()))
    questions = {key: tree for key, tree in asked if tree is not None}
    return State(services, db.statements_of_elements(Element, services), questions, db.requirements())
