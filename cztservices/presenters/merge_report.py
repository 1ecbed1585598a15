"""What an import does, or would do, in the language of the reader."""

from collections.abc import Iterator
from dataclasses import dataclass

from cztservices.domain.merge_mine import Choice, Choices, Fate, MergePlan, Outcome
from cztservices.domain.mine import Favourite, Note, Place
from cztservices.i18n import N_, Translator
from cztservices.presenters.direction import Direction
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
    """The counts in words, and a line for each favourite and note that is not the same."""

    counts: tuple[str, ...]
    lines: tuple[MergeLineView, ...]


def present_merge(plan: MergePlan, choices: Choices, translator: Translator) -> MergeReportView:
    """The view of an import with these choices."""
    tr = translator
    both = tr.gettext(N_("{kind}: {new} new, {read} read"))
    records = tr.gettext(N_("{new} new, {updated} updated, {same} the same, {conflicting} conflicting"))
    counts = (
        records.format(**{fate.value: plan.count(fate) for fate in Fate}),
        both.format(kind=tr.gettext(N_("Ticks")), new=len(plan.ticks), read=plan.ticks_read),
        both.format(kind=tr.gettext(N_("History")), new=len(plan.visits), read=plan.visits_read),
    )
    return MergeReportView(counts, tuple(_lines(plan, choices, tr)))


def _lines(plan: MergePlan, choices: Choices, translator: Translator) -> Iterator[MergeLineView]:
    for favourite in plan.favourites:
        if favourite.fate is not Fate.SAME:
            words = tuple(_say_favourite(one, translator) for one in (favourite.ours, favourite.theirs))
            yield _line(favourite, N_("Favourite"), favourite.theirs.title, words, choices, translator)
    for note in plan.notes:
        if note.fate is not Fate.SAME:
            name = f"{note.theirs.service}, {note.theirs.line}"
            words = tuple(one.text if one else "" for one in (note.ours, note.theirs))
            yield _line(note, N_("Note"), name, words, choices, translator)


def _line(
    outcome: Outcome[Favourite] | Outcome[Note],
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
