"""What the page of one's own things shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from cztservices.domain.mine import Place
from cztservices.i18n import Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.drafts import Drafts
from cztservices.presenters.pages import PageRef

if TYPE_CHECKING:
    from cztservices.presenters.hall_view import HallView


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place by its name and its cities in words; ``page`` is None where the catalogue has it no longer."""

    title: str
    cities: str
    page: PageRef | None
    direction: Direction


@dataclass(frozen=True, slots=True)
class FavouriteView:
    """One favourite."""

    uid: str
    place: PlaceView
    caution: str


@dataclass(frozen=True, slots=True)
class FolderView:
    """A folder by its ``name`` (empty for what lies in none), and its favourites in order."""

    name: str
    title: str
    favourites: tuple[FavouriteView, ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note, the guide it is on, and its line: as it is now, and as it was where that differs.

    ``seen`` is what the line says now in Chinese, by which a note knows that it changed; ``written_on`` is what it said
    when the note was written. ``about`` is where it stands, if that is no line; ``layer`` and its colour are on the
    chip of a note that is not the reader's own.
    """

    uid: str
    service: PlaceView
    line: str
    text: str
    written: str
    state: str
    token: str
    old: str
    new: str
    seen: str = ""
    written_on: str = ""
    service_id: str = ""
    about: str = ""
    layer: str = ""
    layer_token: str = ""


@dataclass(frozen=True, slots=True)
class VisitView:
    """A place and the time of the day."""

    time: str
    place: PlaceView


class NotesView(Protocol):
    """The notes on one guide by where they stand, those on what is ``gone``, and what is being written."""

    @property
    def notes(self) -> Mapping[str, tuple[NoteView, ...]]:
        """By line, or by place for those of a hall."""

    @property
    def gone(self) -> tuple[NoteView, ...]:
        """Those on lines that the guide has no longer."""

    @property
    def translator(self) -> Translator:
        """Says what the page itself says of them."""

    @property
    def drafts(self) -> Drafts:
        """What is being written."""


@dataclass(frozen=True, slots=True)
class DayView:
    """The visits of one day, the newest first."""

    title: str
    visits: tuple[VisitView, ...]


@dataclass(frozen=True, slots=True)
class BackupView:
    """A backup: ``name`` is what it is put back by."""

    name: str
    title: str
    caption: str


@dataclass(frozen=True, slots=True)
class MineView:
    """Everything on the page, in the language of the reader; ``counts_failures`` is None where they never are."""

    title: str
    counts: str
    folders: tuple[FolderView, ...]
    no_favourites: str
    notes_title: str
    notes: tuple[NoteView, ...]
    no_notes: str
    history_title: str
    history_lead: str
    keeps_history: bool
    days: tuple[DayView, ...]
    counting_title: str
    counting_lead: str
    counts_failures: bool | None
    backups_title: str
    backups_lead: str
    backups: tuple[BackupView, ...]


@dataclass(frozen=True, slots=True)
class HallPartView:
    """The notes of the hall, those first that are to be reviewed; ``counts`` says how many there are.

    ``can_edit`` says whether the reader writes them, ``can_import`` whether they are kept on this computer at all.
    """

    name: str
    counts: str
    notes: tuple[NoteView, ...]
    can_edit: bool
    can_import: bool


@dataclass(frozen=True, slots=True)
class MinePageView:
    """One part of it as the page draws it; what the page itself says is said by ``translator``.

    ``part`` is the part that is drawn, ``trouble`` why something could not be read.
    """

    mine: MineView
    hall: HallPartView
    part: str
    trouble: str
    drafts: Drafts = field(compare=False)
    translator: Translator = field(compare=False)

    @property
    def offers_hall(self) -> bool:
        """Whether there is a hall to speak of."""
        return self.hall.can_edit or bool(self.hall.name or self.hall.notes)

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.mine.title


@dataclass(frozen=True, slots=True)
class KeptView:
    """What a person keeps of one guide: whether it is a favourite, and their notes by line.

    ``gone`` are notes on lines that the guide has no longer, ``trouble`` is why nothing could be read; ``hall`` is what
    the hall adds.
    """

    place: Place
    is_favourite: bool
    translator: Translator = field(compare=False)
    drafts: Drafts = field(compare=False)
    notes: Mapping[str, tuple[NoteView, ...]] = field(default_factory=dict)
    gone: tuple[NoteView, ...] = ()
    trouble: str = ""
    hall: "HallView | None" = None
