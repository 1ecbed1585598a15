"""Two collections of what people keep into one: nothing of ours disappears, nothing is replaced without a choice.

A record is known by its ``uid``. Where both have it and it says the same, there is nothing to do; an edition that
descends from the other is the newer one; where neither does, both were edited apart, and a person decides. Two that
were written apart and say the same are one.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Generic

from cztservices.domain.mine import (
    MOST_ANCESTORS,
    Favourite,
    Mine,
    Note,
    Record,
    Tick,
    Visit,
    in_order,
    newest_visits,
)


class Fate(StrEnum):
    """What a record of theirs is to us."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"
    CONFLICTING = "conflicting"


class Choice(StrEnum):
    """What to do where both were edited apart."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Record]):
    """One record of theirs beside ours."""

    fate: Fate
    theirs: Record
    ours: Record | None = None

    @property
    def key(self) -> str:
        """What a choice is made for: these two editions, and none that was written after the choice."""
        return f"{self.theirs.uid} {self.theirs.changed} {self.ours.changed if self.ours else ''}"


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What an import would do; ``ticks`` and ``visits`` are those that we lack, of ``ticks_read``, ``visits_read``."""

    favourites: tuple[Outcome[Favourite], ...] = ()
    notes: tuple[Outcome[Note], ...] = ()
    ticks: frozenset[Tick] = frozenset()
    visits: tuple[Visit, ...] = ()
    ticks_read: int = 0
    visits_read: int = 0

    def count(self, fate: Fate) -> int:
        """How many favourites and notes are ``fate``."""
        fates = [one.fate for one in self.favourites] + [one.fate for one in self.notes]
        return fates.count(fate)


@dataclass(frozen=True, slots=True)
class Choices:
    """What was decided, by key of the outcome, and for all others."""

    by_key: Mapping[str, Choice] = field(default_factory=dict)
    otherwise: Choice = Choice.MINE

    def of(self, outcome: Outcome[Any]) -> Choice:
        """What was decided for ``outcome``."""
        return self.by_key.get(outcome.key, self.otherwise)


def plan_merge(ours: Mine, theirs: Mine) -> MergePlan:
    """What importing ``theirs`` into ``ours`` would do."""
    kept = newest_visits((*ours.visits, *theirs.visits))
    known = {(visit.moment, visit.place) for visit in ours.visits}
    return MergePlan(
        favourites=compare_records(ours.favourites, theirs.favourites),
        notes=compare_records(ours.notes, theirs.notes),
        ticks=theirs.ticks - ours.ticks,
        visits=tuple(visit for visit in kept if (visit.moment, visit.place) not in known),
        ticks_read=len(theirs.ticks),
        visits_read=len(theirs.visits),
    )


def compare_records(ours: Iterable[Record], theirs: Collection[Record]) -> tuple[Outcome[Record], ...]:
    """Each record of theirs beside ours, by uid."""
    by_uid = {record.uid: record for record in ours}
    known = {record.uid for record in theirs}  # theirs may change those, and what they said would be gone
    contents = {record.content: record for record in by_uid.values() if record.uid not in known}
    outcomes = []
    for their in sorted(theirs, key=lambda record: record.uid):
        our = by_uid.get(their.uid)
        twin = contents.get(their.content)
        if our is None:
            outcomes.append(Outcome(Fate.SAME if twin else Fate.NEW, their, twin))
        else:
            is_kept = _as_copy(their).uid in by_uid
            outcomes.append(Outcome(Fate.SAME if is_kept else _fate(our, their), their, our))
    return tuple(outcomes)


def _fate(our: Record, their: Record) -> Fate:
    if our.content == their.content or their.changed in our.ancestors:
        return Fate.SAME
    return Fate.UPDATED if our.changed in their.ancestors else Fate.CONFLICTING


def choose_records(outcomes: Iterable[Outcome[Record]], choices: Choices) -> tuple[Record, ...]:
    """The records that an import writes: new ones, newer editions, and what was chosen where both were edited."""
    return tuple(chosen for outcome in outcomes if (chosen := _choose(outcome, choices)) is not None)


def _choose(outcome: Outcome[Record], choices: Choices) -> Record | None:
    if outcome.fate in (Fate.NEW, Fate.UPDATED):
        return outcome.theirs
    if outcome.fate is Fate.CONFLICTING and outcome.ours is not None:
        choice = choices.of(outcome)
        if choice is Choice.BOTH:
            return _as_copy(outcome.theirs)
        if choice is Choice.THEIRS:
            return _in_place_of(outcome.ours, outcome.theirs)
    return None


def _as_copy(theirs: Record) -> Record:
    """Theirs beside ours; the same edition gets the same uid again, so that a second import finds it there."""
    import uuid

    copy: Record = replace(theirs, uid=uuid.uuid5(uuid.UUID(hex=theirs.uid), theirs.changed).hex)
    return copy


def _in_place_of(ours: Record, theirs: Record) -> Record:
    """Theirs as an edition that descends from ours too."""
    older = sorted({*theirs.ancestors, ours.changed, *ours.ancestors} - {theirs.changed}, reverse=True)
    edition: Record = replace(theirs, ancestors=tuple(older[:MOST_ANCESTORS]))
    return edition


def merge(ours: Mine, plan: MergePlan, choices: Choices | None = None) -> Mine:
    """What is kept after the import that ``plan`` describes; without a choice a conflict keeps ours."""
    choices = choices or Choices()
    favourites = {one.uid: one for one in (*ours.favourites, *choose_records(plan.favourites, choices))}
    notes = {one.uid: one for one in (*ours.notes, *choose_records(plan.notes, choices))}
    return Mine(
        in_order(favourites.values()),
        tuple(sorted(notes.values(), key=lambda note: (note.service, note.line, note.changed, note.uid))),
        ours.ticks | plan.ticks,
        newest_visits((*ours.visits, *plan.visits)),
    )
