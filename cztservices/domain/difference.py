"""What changed between two states of the catalogue: by service and element, and in what is accepted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import TypeAlias

from cztservices.domain.catalogue import Accepted, Requirement, Service, Statement
from cztservices.domain.questions import QuestionTree
from cztservices.domain.words import Element

QUESTION_FIELDS = ("questions", "answers", "outcomes")
"""The lists of a tree of questions."""


@dataclass(frozen=True, slots=True)
class Change:
    """One statement that is new (``old`` None), gone (``new`` None) or another."""

    element: Element
    id: str
    old: Statement | None
    new: Statement | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a record, by its name there, before and after; of a list only the parts that differ."""

    name: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class ServiceDifference:
    """One service that is new (``old`` None), gone (``new`` None), or has other names, statements or questions.

    ``asked`` are its questions before and after, None where it asked or asks none.
    """

    id: str
    old: Service | None
    new: Service | None
    changes: tuple[Change, ...]
    asked: tuple[QuestionTree | None, QuestionTree | None] = (None, None)

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """What changed of the service besides its statements."""
        if self.old is None or self.new is None:
            return ()
        return self.own_fields + self.question_fields

    @property
    def own_fields(self) -> tuple[FieldChange, ...]:
        """What changed of the service itself: its names, aliases, ends, hotline, standing."""
        if self.old is None or self.new is None:
            return ()
        pairs = ((one.name, getattr(self.old, one.name), getattr(self.new, one.name)) for one in fields(Service))
        return tuple(FieldChange(name, old, new) for name, old, new in pairs if old != new)

    @property
    def question_fields(self) -> tuple[FieldChange, ...]:
        """Which questions, answers and outcomes changed."""
        old, new = self.asked
        found = ((name, getattr(old, name, ()), getattr(new, name, ())) for name in QUESTION_FIELDS)
        return tuple(FieldChange(name, *_parts_that_differ(old, new)) for name, old, new in found if old != new)


@dataclass(frozen=True, slots=True)
class RequirementDifference:
    """One requirement that is new (``old`` None), gone (``new`` None), or has another name or accepts other things."""

    id: str
    old: Requirement | None
    new: Requirement | None
    changes: tuple[Change, ...]

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """Its name, and of what is accepted who issues it, how long it is good and for which services."""
        if self.old is None or self.new is None:
            return ()
        before, after = _accepted_that_differ(self.old, self.new)
        found: list[tuple[str, object, object]] = [("name", self.old.name, self.new.name)]
        found += [
            (f"{key}.{name}", getattr(before[key], name), getattr(after[key], name))
            for key in after
            if key in before
            for name in ("issuer", "valid_for", "services")
        ]
        return tuple(FieldChange(name, old, new) for name, old, new in found if old != new)


Difference: TypeAlias = ServiceDifference | RequirementDifference


@dataclass(frozen=True, slots=True)
class State:
    """One state of the catalogue: its services, their statements and questions by service id, its requirements."""

    services: Mapping[str, Service]
    statements: Mapping[str, Iterable[Statement]]
    questions: Mapping[str, QuestionTree] = field(default_factory=dict)
    requirements: Mapping[str, Requirement] = field(default_factory=dict)


def compare_states(old: State, new: State) -> tuple[Difference, ...]:
    """The services that differ, in the order of ``new``, then those that are gone; then the requirements likewise.

    A statement's place in its file does not count, the date on which it was checked does.
    """
    return (*_compare_services(old, new), *_compare_requirements(old.requirements, new.requirements))


def _compare_services(old: State, new: State) -> Iterator[ServiceDifference]:
    for key in _all_keys(old.services, new.services):
        changes = _compare_statements(old.statements.get(key, ()), new.statements.get(key, ()))
        asked = old.questions.get(key), new.questions.get(key)
        if changes or old.services.get(key) != new.services.get(key) or asked[0] != asked[1]:
            yield ServiceDifference(key, old.services.get(key), new.services.get(key), changes, asked)


def _compare_requirements(
    old: Mapping[str, Requirement], new: Mapping[str, Requirement]
) -> Iterator[RequirementDifference]:
    for key in _all_keys(old, new):
        before, after = old.get(key), new.get(key)
        changes = _compare_statements(
            *([one.statement for one in side.values()] for side in _accepted_that_differ(before, after))
        )
        found = RequirementDifference(key, before, after, changes)
        if before is None or after is None or found.changes or found.fields:
            yield found


def _compare_statements(old: Iterable[Statement], new: Iterable[Statement]) -> tuple[Change, ...]:
    before, after = _by_id(old), _by_id(new)
    changes = [
        Change((after.get(one) or before[one]).element, one, before.get(one), after.get(one))
        for one in _all_keys(before, after)
        if _content(before.get(one)) != _content(after.get(one))
    ]
    return tuple(sorted(changes, key=lambda change: list(Element).index(change.element)))


def _all_keys(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
    """Those of ``new`` in its order, then those that are gone."""
    return [*new, *(key for key in old if key not in new)]


def _parts_that_differ(old: tuple[object, ...], new: tuple[object, ...]) -> tuple[object, object]:
    """Both sides without what stands in both; all of both where only the order is another."""
    before, after = (tuple(one for one in a if one not in b) for a, b in ((old, new), (new, old)))
    return (before, after) if before or after else (old, new)


def _accepted_that_differ(
    old: Requirement | None, new: Requirement | None
) -> tuple[dict[str, Accepted], dict[str, Accepted]]:
    """What only one side accepts, by id; ids count the places in the file, and what only moved is no change."""
    before, after = (one.accepted if one is not None else () for one in (old, new))
    sides = (
        {one.statement.id: one for one in side if _accepted_content(one) not in [*map(_accepted_content, other)]}
        for side, other in ((before, after), (after, before))
    )
    return next(sides), next(sides)


def _accepted_content(one: Accepted) -> object:
    return _content(one.statement), one.issuer, one.valid_for, one.services


def _by_id(statements: Iterable[Statement]) -> dict[str, Statement]:
    return {statement.id: statement for statement in statements}


def _content(statement: Statement | None) -> object:
    if statement is None:
        return None
    sources = tuple((source.id, source.grade, source.published) for source in statement.sources)
    return (
        statement.element, str(statement.scope), statement.text, sources,
        statement.verified, statement.value, statement.replaces, statement.contradicts,
        statement.valid_from, statement.valid_to, statement.counter, statement.case_only,
    )  # fmt: skip
