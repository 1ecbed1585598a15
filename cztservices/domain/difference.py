"""What changed between two states of the catalogue, by service and element."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from cztservices.domain.catalogue import Service, Statement
from cztservices.domain.words import Element


@dataclass(frozen=True, slots=True)
class Change:
    """One statement that is new (``old`` None), gone (``new`` None) or another."""

    element: Element
    id: str
    old: Statement | None
    new: Statement | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a service, by its name in the record, before and after."""

    name: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class ServiceDifference:
    """One service that is new (``old`` None), gone (``new`` None), or has other names or statements."""

    id: str
    old: Service | None
    new: Service | None
    changes: tuple[Change, ...]

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """What changed of the service itself: its names, aliases, ends, hotline, standing."""
        if self.old is None or self.new is None:
            return ()
        pairs = ((one.name, getattr(self.old, one.name), getattr(self.new, one.name)) for one in fields(Service))
        return tuple(FieldChange(name, old, new) for name, old, new in pairs if old != new)


@dataclass(frozen=True, slots=True)
class State:
    """One state of the catalogue: its services, and their statements by service id."""

    services: Mapping[str, Service]
    statements: Mapping[str, Iterable[Statement]]


def compare_states(old: State, new: State) -> tuple[ServiceDifference, ...]:
    """The services that differ, in the order of ``new``, then those that are gone.

    A statement's place in its file does not count, the date on which it was checked does.
    """
    found = []
    for key in [*new.services, *(key for key in old.services if key not in new.services)]:
        before, after = _by_id(old.statements.get(key, ())), _by_id(new.statements.get(key, ()))
        ids = [*after, *(key for key in before if key not in after)]
        changes = [
            Change((after.get(one) or before[one]).element, one, before.get(one), after.get(one))
            for one in ids
            if _content(before.get(one)) != _content(after.get(one))
        ]
        if changes or old.services.get(key) != new.services.get(key):
            ordered = sorted(changes, key=lambda change: list(Element).index(change.element))
            found.append(ServiceDifference(key, old.services.get(key), new.services.get(key), tuple(ordered)))
    return tuple(found)


def _by_id(statements: Iterable[Statement]) -> dict[str, Statement]:
    return {statement.id: statement for statement in statements}


def _content(statement: Statement | None) -> object:
    if statement is None:
        return None
    sources = tuple((source.id, source.grade, source.published) for source in statement.sources)
    return (
        statement.element, str(statement.scope), statement.text, sources,
        statement.verified, statement.value, statement.replaces, statement.contradicts,
        statement.valid_from, statement.valid_to, statement.counter,
    )  # fmt: skip
