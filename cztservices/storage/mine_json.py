"""What a person keeps as plain values, as they stand in a file, and back; none is believed before it is looked at."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from cztservices.domain.mine import Favourite, Mine, Note, Place, Tick, Visit, in_order, newest_visits
from cztservices.domain.mine_rules import MOST_RECORDS, RULES, Flaw, Found, clean_line
from cztservices.errors import UserDataError
from cztservices.i18n import N_

FORMAT, VERSION = "cztservices-mine", 1
_SHOWN = 40
"""So much of an unknown name is shown."""

T = TypeVar("T")
Rules = Mapping[str, Callable[[object], Found | None]]

_FLAWS = {
    Flaw.KIND: N_("{file}: {field} holds a value of the wrong kind, so nothing was imported; export the file again."),
    Flaw.FORM: N_(
        "{file}: {field} holds what this program never writes, so nothing was imported; export the file again."
    ),
    Flaw.SIGNS: N_("{file}: {field} holds signs that cannot be seen, so nothing was imported; take them out."),
    Flaw.EMPTY: N_("{file}: {field} is empty, so nothing was imported; write something there."),
    Flaw.TOO_LONG: N_("{file}: {field} is longer than {longest}, so nothing was imported; shorten it."),
}
_FOREIGN = N_("{file} was not exported from this program, so nothing was imported; choose another file.")
_NEWER = N_("{file} was exported from a newer version of this program, so nothing was imported; update the program.")
_MISSING = N_("{file}: {field} is missing, so nothing was imported; export the file again.")
_UNKNOWN = N_("{file}: {field} is no field of such a file, so nothing was imported; take it out.")
_MANY = N_("{file}: {field} has more than {most} entries, so nothing was imported; export fewer.")
_TWICE = N_("{file}: {field} names a record that stands further up already, so nothing was imported; take one out.")


def mine_to_json(mine: Mine) -> dict[str, Any]:
    """The same for the same records, whatever order they were kept in."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "favourites": [
            _edition(one) | _place(one.place) | {"title": one.title, "folder": one.folder, "position": one.position}
            for one in in_order(mine.favourites)
        ],
        "notes": [
            _edition(one) | {"service": one.service, "line": one.line, "text": one.text, "seen": one.seen}
            for one in sorted(mine.notes, key=lambda note: (note.service, note.line, note.changed, note.uid))
        ],
        "ticks": [{"page": tick.page, "line": tick.line} for tick in sorted(mine.ticks)],
        "visits": [
            {"moment": one.moment} | _place(one.place) | {"title": one.title} for one in newest_visits(mine.visits)
        ],
    }


def _edition(record: Favourite | Note) -> dict[str, Any]:
    return {"uid": record.uid, "changed": record.changed, "ancestors": [*record.ancestors]}


def _place(place: Place) -> dict[str, Any]:
    return {"page": place.page, "ref": place.ref, "origin": place.origin, "destination": place.destination}


def mine_from_json(value: object, file: object) -> Mine:
    """The records that ``value`` stands for; ``file`` is what it is called in errors.

    Raises:
        UserDataError: something in it is not as this program writes it; the field is named.
    """
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise UserDataError(_FOREIGN, file=file)
    version = value.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise UserDataError(_FLAWS[Flaw.FORM], file=file, field="version")
    if version > VERSION:
        raise UserDataError(_NEWER, file=file)
    reader = _Reader(file)
    reader.see_names("", value, ("format", "version", *RULES))
    favourites = tuple(reader.read("favourites", value, _read_favourite))
    notes = tuple(reader.read("notes", value, _read_note))
    ticks = frozenset(reader.read("ticks", value, lambda fields: Tick(**fields)))
    visits = newest_visits(reader.read("visits", value, _read_visit))
    return Mine(favourites, notes, ticks, visits)


class _Reader:
    """Looks at every value of a file, and says in which field the first fault is."""

    def __init__(self, file: object) -> None:
        self._file = file

    def read(self, kind: str, value: Mapping[str, Any], make: Callable[[dict[str, Any]], T]) -> list[T]:
        """All records of ``kind``."""
        records = value[kind]
        if not isinstance(records, list):
            raise self._fault(_FLAWS[Flaw.KIND], kind)
        if len(records) > MOST_RECORDS[kind]:
            raise self._fault(_MANY, kind, most=MOST_RECORDS[kind])
        found, uids = [], set()
        for number, fields in enumerate(records):
            place = f"{kind}[{number}]"
            self._see_record(place, fields, RULES[kind])
            uid = fields.get("uid", number)
            if uid in uids:
                raise self._fault(_TWICE, f"{place}.uid")
            uids.add(uid)
            found.append(make(dict(fields)))
        return found

    def _see_record(self, place: str, fields: object, rules: Rules) -> None:
        if not isinstance(fields, dict):
            raise self._fault(_FLAWS[Flaw.KIND], place)
        self.see_names(f"{place}.", fields, rules)
        for name, find_flaw in rules.items():
            found = find_flaw(fields[name])
            if found is not None:
                raise self._fault(_FLAWS[found.flaw], f"{place}.{name}", longest=found.longest)

    def see_names(self, before: str, fields: Mapping[str, Any], names: Iterable[str]) -> None:
        """See that all ``names`` are there, and no other."""
        wanted = [*names]
        for name in wanted:
            if name not in fields:
                raise self._fault(_MISSING, f"{before}{name}")
        for name in fields:
            if name not in wanted:
                raise self._fault(_UNKNOWN, before + clean_line(name)[:_SHOWN])

    def _fault(self, template: str, field: str, **values: object) -> UserDataError:
        return UserDataError(template, file=self._file, field=field, **values)


def _take_place(fields: dict[str, Any]) -> Place:
    return Place(*(fields.pop(name) for name in ("page", "ref", "origin", "destination")))


def _read_favourite(fields: dict[str, Any]) -> Favourite:
    return Favourite(place=_take_place(fields), **_with_ancestors(fields))


def _read_note(fields: dict[str, Any]) -> Note:
    return Note(**_with_ancestors(fields))


def _read_visit(fields: dict[str, Any]) -> Visit:
    return Visit(place=_take_place(fields), **fields)


def _with_ancestors(fields: dict[str, Any]) -> dict[str, Any]:
    return fields | {"ancestors": tuple(fields["ancestors"])}
