"""What a hall adds to one guide, as values in the language of the reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cztservices.i18n import Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.drafts import Drafts
from cztservices.presenters.mine_view import NoteView


@dataclass(frozen=True, slots=True)
class Reach:
    """Between which cities a note can be made to hold: any, or those of ``direction``, in words ``only_here``.

    ``only_here`` is empty where there is no choice. ``beneath`` is what stands beneath the note (zh) in either case.
    """

    direction: Direction = field(default_factory=Direction)
    only_here: str = ""
    beneath: tuple[str, str] = ("", "")

    def seen(self, *, directed: bool) -> str:
        """What stands beneath it."""
        return self.beneath[directed]

    def between(self, *, directed: bool) -> Direction:
        """The cities between which it holds."""
        return self.direction if directed else Direction()


@dataclass(frozen=True, slots=True)
class HallView:
    """The notes of a hall by where they stand (:mod:`cztservices.domain.hall`), with those on lines that are ``gone``.

    ``label`` and ``token`` are on the chip of their layer. ``beneath`` is what stands beneath each place (zh): for a
    note between any cities, and for one in ``direction`` only, which is called ``only_here`` (empty where no city is
    chosen). ``can_edit`` says whether the reader is of the staff; ``drafts`` are what they are writing.
    """

    title: str
    label: str
    token: str
    gone_title: str
    notes: Mapping[str, tuple[NoteView, ...]] = field(default_factory=dict)
    gone: tuple[NoteView, ...] = ()
    beneath: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    direction: Direction = field(default_factory=Direction)
    only_here: str = ""
    can_edit: bool = False
    translator: Translator = field(default_factory=Translator, compare=False)
    drafts: Drafts = field(default_factory=Drafts, compare=False)

    def reach(self, place: str) -> Reach:
        """Between which cities a note at ``place`` can hold."""
        return Reach(self.direction, self.only_here, self.beneath.get(place, ("", "")))

    def at(self, *places: str) -> tuple[NoteView, ...]:
        """The notes at these places, those of the first place first."""
        return tuple(note for place in places for note in self.notes.get(place, ()))
