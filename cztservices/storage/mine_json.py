"""What a person keeps as plain values, as they stand in a file, and back; none is believed before it is looked at."""

from typing import Any

from cztservices.domain.mine import Favourite, Mine, Note, Place, Tick, Visit, in_order, newest_visits
from cztservices.domain.mine_rules import MOST_RECORDS, RULES
from cztservices.storage.record_reader import RecordReader, edition_json, with_ancestors

FORMAT, VERSION = "cztservices-mine", 1


def mine_to_json(mine: Mine) -> dict[str, Any]:
    """The same for the same records, whatever order they were kept in."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "favourites": [
            edition_json(one) | _place(one.place) | {"title": one.title, "folder": one.folder, "position": one.position}
            for one in in_order(mine.favourites)
        ],
        "notes": [
            edition_json(one) | {"service": one.service, "line": one.line, "text": one.text, "seen": one.seen}
            for one in sorted(mine.notes, key=lambda note: (note.service, note.line, note.changed, note.uid))
        ],
        "ticks": [{"page": tick.page, "line": tick.line} for tick in sorted(mine.ticks)],
        "visits": [
            {"moment": one.moment} | _place(one.place) | {"title": one.title} for one in newest_visits(mine.visits)
        ],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"page": place.page, "ref": place.ref, "origin": place.origin, "destination": place.destination}


def mine_from_json(value: object, file: object) -> Mine:
    """The records that ``value`` stands for; ``file`` is what it is called in errors.

    Raises:
        UserDataError: something in it is not as this program writes it; the field is named.
    """
    reader = RecordReader(file, RULES, MOST_RECORDS)
    value = reader.see_header(value, FORMAT, VERSION, ())
    favourites = tuple(reader.read("favourites", value, _read_favourite))
    notes = tuple(reader.read("notes", value, _read_note))
    ticks = frozenset(reader.read("ticks", value, lambda fields: Tick(**fields)))
    visits = newest_visits(reader.read("visits", value, _read_visit))
    return Mine(favourites, notes, ticks, visits)


def _take_place(fields: dict[str, Any]) -> Place:
    return Place(*(fields.pop(name) for name in ("page", "ref", "origin", "destination")))


def _read_favourite(fields: dict[str, Any]) -> Favourite:
    return Favourite(place=_take_place(fields), **with_ancestors(fields))


def _read_note(fields: dict[str, Any]) -> Note:
    return Note(**with_ancestors(fields))


def _read_visit(fields: dict[str, Any]) -> Visit:
    return Visit(place=_take_place(fields), **fields)
