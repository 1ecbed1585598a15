"""The notes of one hall from two computers into one, by the laws of :mod:`cztservices.domain.merge_mine`."""

from collections.abc import Iterable
from dataclasses import dataclass

from cztservices.domain.hall import Hall, HallNote
from cztservices.domain.merge_mine import Choices, Fate, Outcome, choose_records, compare_records


@dataclass(frozen=True, slots=True)
class HallPlan:
    """What an import would do; ``name`` is what the hall is called afterwards."""

    name: str
    notes: tuple[Outcome[HallNote], ...] = ()

    def count(self, fate: Fate) -> int:
        """How many notes are ``fate``."""
        return [one.fate for one in self.notes].count(fate)


def is_other_hall(ours: Hall, theirs: Hall) -> bool:
    """Whether both say what they are called, and say it differently."""
    return bool(ours.name and theirs.name) and ours.name != theirs.name


def plan_hall_merge(ours: Hall, theirs: Hall) -> HallPlan:
    """What importing ``theirs`` into ``ours`` would do."""
    return HallPlan(ours.name or theirs.name, compare_records(ours.notes, theirs.notes))


def merge_hall(ours: Hall, plan: HallPlan, choices: Choices | None = None) -> Hall:
    """What is kept after the import that ``plan`` describes; without a choice a conflict keeps ours."""
    notes = {one.uid: one for one in (*ours.notes, *choose_records(plan.notes, choices or Choices()))}
    return Hall(plan.name, in_order(notes.values()))


def in_order(notes: Iterable[HallNote]) -> tuple[HallNote, ...]:
    """Notes as they are listed: guide by guide, place by place."""
    return tuple(sorted(notes, key=lambda note: (note.service, note.line, note.changed, note.uid)))
