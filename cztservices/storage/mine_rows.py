"""Records of :mod:`cztservices.domain.mine` as rows of ``user.db``, and back."""

from collections.abc import Iterable
from typing import Any

from cztservices.domain.hall import HallNote
from cztservices.domain.mine import Favourite, Note, Place, Tick, Visit

Row = tuple[str | int, ...]


def place_row(place: Place) -> tuple[str, str, str, str]:
    """A place as it stands in a row."""
    return (place.page, place.ref, place.origin or "", place.destination or "")


def read_place(page: str, ref: str, origin: str, destination: str) -> Place:
    """A place; a city that is not known stands as an empty text in a row, which a primary key can hold."""
    return Place(page, ref, origin or None, destination or None)


def favourite_row(one: Favourite) -> Row:
    """The row of a favourite."""
    edition = (one.uid, one.changed, " ".join(one.ancestors))
    return (*edition, *place_row(one.place), one.title, one.folder, one.position)


def read_favourites(rows: Iterable[Any]) -> list[Favourite]:
    """Favourites of rows."""
    return [
        Favourite(uid, changed, read_place(*place), title, folder, position, tuple(ancestors.split()))
        for uid, changed, ancestors, *place, title, folder, position in rows
    ]


def note_row(note: Note) -> Row:
    """The row of a note."""
    return (note.uid, note.changed, " ".join(note.ancestors), note.service, note.line, note.text, note.seen)


def read_notes(rows: Iterable[Any]) -> list[Note]:
    """Notes of rows."""
    return [
        Note(uid, changed, service, line, text, seen, tuple(ancestors.split()))
        for uid, changed, ancestors, service, line, text, seen in rows
    ]


def hall_note_row(note: HallNote) -> Row:
    """The row of a note of a hall."""
    edition = (note.uid, note.changed, " ".join(note.ancestors))
    return (*edition, note.service, note.line, note.origin or "", note.destination or "", note.text, note.seen)


def read_hall_notes(rows: Iterable[Any]) -> list[HallNote]:
    """Notes of a hall of rows."""
    return [
        HallNote(uid, changed, service, line, origin or None, destination or None, text, seen, tuple(ancestors.split()))
        for uid, changed, ancestors, service, line, origin, destination, text, seen in rows
    ]


def tick_row(tick: Tick) -> Row:
    """The row of a tick."""
    return (tick.page, tick.line)


def visit_row(visit: Visit) -> Row:
    """The row of a visit."""
    return (visit.moment, *place_row(visit.place), visit.title)


def visit_key(visit: Visit) -> Row:
    """What tells the row of a visit from all others."""
    return (visit.moment, *place_row(visit.place))


def read_visits(rows: Iterable[Any]) -> list[Visit]:
    """Visits of rows."""
    return [Visit(moment, read_place(*place), title) for moment, *place, title in rows]
