"""What an import does, or would do, in the language of the reader."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cztservices.domain.hall import HallNote
from cztservices.domain.merge_hall import HallPlan
from cztservices.domain.merge_mine import Choice, Choices, Fate, MergePlan, Outcome
from cztservices.domain.mine import Favourite, Note, Place
from cztservices.i18n import N_, Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.labels import HALL_LABEL
from cztservices.presenters.mine import name_cities

FATES = {
    Fate.NEW: N_("new"),
    Fate.UPDATED: N_("updated"),
    Fate.SAME: N_("the same"),
    Fate.CONFLICTING: N_("conflicting"),
}
FATE_TOKENS = {Fate.NEW: "go", Fate.UPDATED: "accent", Fate.SAME: "ink2", Fate.CONFLICTING: "caution"}

CHOICES = {
    Choice.MINE: N_("keep mine"),
    Choice.THEIRS: N_("take theirs"),
    Choice.BOTH: N_("keep both"),
}


@dataclass(frozen=True, slots=True)
class MergeLineView:
    """One record that is not the same; ``choice`` is what is done where both were edited, chosen by ``key``."""

    key: str
    kind: str
    fate: str
    token: str
    name: str
    ours: str
    theirs: str
    choice: str

    @property
    def is_conflict(self) -> bool:
        """Whether there is something to choose."""
        return bool(self.choice)


@dataclass(frozen=True, slots=True)
class MergeReportView:
    """The counts in words, and a line for each record that is not the same."""

    counts: tuple[str, ...]
    lines: tuple[MergeLineView, ...]


def present_merge(plan: MergePlan | HallPlan, choices: Choices, translator: Translator) -> MergeReportView:
    """The view of an import with these choices."""
    tr = translator
    records = tr.gettext(N_("{new} new, {updated} updated, {same} the same, {conflicting} conflicting"))
    counts = (records.format(**{fate.value: plan.count(fate) for fate in Fate}), *_count_others(plan, tr))
    return MergeReportView(counts, tuple(_lines(plan, choices, tr)))


def _count_others(plan: MergePlan | HallPlan, translator: Translator) -> Iterator[str]:
    _ = translator.gettext
    if isinstance(plan, HallPlan):
        if plan.name:
            yield _(N_("{what}: {answer}")).format(what=_(HALL_LABEL), answer=plan.name)
        return
    both = _(N_("{kind}: {new} new, {read} read"))
    yield both.format(kind=_(N_("Ticks")), new=len(plan.ticks), read=plan.ticks_read)
    yield both.format(kind=_(N_("History")), new=len(plan.visits), read=plan.visits_read)


def _lines(plan: MergePlan | HallPlan, choices: Choices, translator: Translator) -> Iterator[MergeLineView]:
    if isinstance(plan, HallPlan):
        yield from _note_lines(plan.notes, N_("Note of this hall"), choices, translator)
        return
    for favourite in plan.favourites:
        if favourite.fate is not Fate.SAME:
            words = tuple(_say_favourite(one, translator) for one in (favourite.ours, favourite.theirs))
            yield _line(favourite, N_("Favourite"), favourite.theirs.title, words, choices, translator)
    yield from _note_lines(plan.notes, N_("Note"), choices, translator)


def _note_lines(
    notes: Iterable[Outcome[Note] | Outcome[HallNote]], kind: str, choices: Choices, translator: Translator
) -> Iterator[MergeLineView]:
    for note in notes:
        if note.fate is not Fate.SAME:
            name = f"{note.theirs.service}, {note.theirs.line}"
            words = tuple(one.text if one else "" for one in (note.ours, note.theirs))
            yield _line(note, kind, name, words, choices, translator)


def _line(
    outcome: Outcome[Favourite] | Outcome[Note] | Outcome[HallNote],
    kind: str,
    name: str,
    words: tuple[str, ...],
    choices: Choices,
    translator: Translator,
) -> MergeLineView:
    conflict = outcome.fate is Fate.CONFLICTING
    return MergeLineView(
        key=outcome.key,
        kind=translator.gettext(kind),
        fate=translator.gettext(FATES[outcome.fate]),
        token=FATE_TOKENS[outcome.fate],
        name=name,
        ours=words[0],
        theirs=words[1],
        choice=translator.gettext(CHOICES[choices.of(outcome)]) if conflict else "",
    )


def _say_favourite(one: Favourite | None, translator: Translator) -> str:
    """Where it leads, and in which folder it lies."""
    if one is None:
        return ""
    folder = one.folder or translator.gettext(N_("In no folder"))
    return " · ".join(part for part in (folder, _say_place(one.place, translator)) if part)


def _say_place(place: Place, translator: Translator) -> str:
    cities = name_cities(Direction(place.origin, place.destination), translator)
    return " ".join(part for part in (place.ref or place.page, cities) if part)
