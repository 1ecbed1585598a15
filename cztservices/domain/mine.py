"""What a person keeps: favourites, notes, ticks, and where they have been."""

from collections.abc import Iterable
from dataclasses import Field, dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar, Protocol, TypeVar

MOST_ANCESTORS = 50
MOST_VISITS = 500
_STAMP = "%Y-%m-%dT%H:%M:%S.%fZ"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the window: the page, what it is about (an id), and the two cities (codes)."""

    page: str
    ref: str = ""
    origin: str | None = None
    destination: str | None = None


@dataclass(frozen=True, slots=True)
class Favourite:
    """A place to come back to; ``title`` is what it was called, for the day when it is gone.

    ``folder`` is empty where it lies in none, ``position`` orders those of one folder. ``changed`` stamps this edition,
    ``ancestors`` those before it, newest first. Neither the title nor the position makes another edition.
    """

    uid: str
    changed: str
    place: Place
    title: str
    folder: str = ""
    position: int = 0
    ancestors: tuple[str, ...] = ()

    @property
    def content(self) -> tuple[object, ...]:
        """What makes one edition another."""
        return (self.place, self.folder)


@dataclass(frozen=True, slots=True)
class Note:
    """Words on one line of a guide; ``seen`` is what the line said (zh) when they were last written."""

    uid: str
    changed: str
    service: str
    line: str
    text: str
    seen: str
    ancestors: tuple[str, ...] = ()

    @property
    def content(self) -> tuple[object, ...]:
        """What makes one edition another."""
        return (self.service, self.line, self.text, self.seen)


@dataclass(frozen=True, slots=True, order=True)
class Tick:
    """A line that is done or ready, on the page about ``page`` (an id)."""

    page: str
    line: str


@dataclass(frozen=True, slots=True)
class Visit:
    """A place at a moment (a stamp)."""

    moment: str
    place: Place
    title: str


@dataclass(frozen=True, slots=True)
class Mine:
    """All that one person keeps."""

    favourites: tuple[Favourite, ...] = ()
    notes: tuple[Note, ...] = ()
    ticks: frozenset[Tick] = frozenset()
    visits: tuple[Visit, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is kept."""
        return bool(self.favourites or self.notes or self.ticks or self.visits)


class Edition(Protocol):
    """A record that is edited and exchanged: a dataclass with a name and the stamps of its editions."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def uid(self) -> str:
        """A name that no other record has."""

    @property
    def changed(self) -> str:
        """The stamp of this edition."""

    @property
    def ancestors(self) -> tuple[str, ...]:
        """The stamps of those before it, newest first."""

    @property
    def content(self) -> tuple[object, ...]:
        """What makes one edition another."""


Record = TypeVar("Record", bound=Edition)


class NoteState(StrEnum):
    """What has become of the line under a note."""

    CURRENT = "current"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class LineFate:
    """What has become of a line: what it said when the note was written, and what it says now (None: it is gone)."""

    state: NoteState
    old: str
    new: str | None


def line_fate(seen: str, present: str | None) -> LineFate:
    """What has become of the line under a note that was written when it said ``seen``; now it says ``present``.

    Where a note is about several lines, one below the other, ``old`` and ``new`` are those that are not in both.
    """
    if present is None:
        return LineFate(NoteState.GONE, seen, None)
    if present == seen:
        return LineFate(NoteState.CURRENT, seen, present)
    old, new = seen.split("\n"), present.split("\n")
    gone, come = (line for line in old if line not in new), (line for line in new if line not in old)
    return LineFate(NoteState.CHANGED, "\n".join(gone), "\n".join(come))


def new_uid() -> str:
    """A name that no other record has, on any computer."""
    import uuid

    return uuid.uuid4().hex


def stamp(moment: datetime) -> str:
    """A moment as records write it; such stamps sort by time.

    >>> stamp(datetime(2026, 11, 28, 8, 30, tzinfo=UTC))
    '2026-11-28T08:30:00.000000Z'
    """
    text = moment.astimezone(UTC).strftime(_STAMP)
    return text.rjust(len("2026-11-28T08:30:00.000000Z"), "0")  # some platforms leave the year short


def read_stamp(text: str) -> datetime:
    """The moment that ``text`` stands for.

    Raises:
        ValueError: it is no stamp.
    """
    return datetime.strptime(text, _STAMP).replace(tzinfo=UTC)


def edit(record: Record, now: datetime, **fields: object) -> Record:
    """The next edition of ``record``; its stamp is later than the last one, whatever the clock says."""
    last = read_stamp(record.changed)
    changed = stamp(max(now.astimezone(UTC), last + timedelta(microseconds=1)))
    ancestors = (record.changed, *record.ancestors)[:MOST_ANCESTORS]
    edition: Record = replace(record, **fields, changed=changed, ancestors=ancestors)
    return edition


def in_order(favourites: Iterable[Favourite]) -> tuple[Favourite, ...]:
    """Favourites as they are shown: those in no folder first, the folders by name, each in its own order."""
    return tuple(sorted(favourites, key=lambda one: (one.folder, one.position, one.changed, one.uid)))


def newest_visits(visits: Iterable[Visit]) -> tuple[Visit, ...]:
    """Visits as they are kept: the newest first, at most :data:`MOST_VISITS`, none twice."""
    once = {(visit.moment, visit.place): visit for visit in sorted(visits, key=lambda visit: visit.title)}
    return tuple(sorted(once.values(), key=_order_of_visit, reverse=True)[:MOST_VISITS])


def _order_of_visit(visit: Visit) -> tuple[str, ...]:
    place = visit.place
    return (visit.moment, place.page, place.ref, place.origin or "", place.destination or "")
