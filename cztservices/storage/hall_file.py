"""The notes of a hall in the one file with which they come to all its screens."""

import os
import threading
from pathlib import Path
from typing import Any

from cztservices.domain.hall import Hall, HallNote
from cztservices.domain.merge_hall import in_order
from cztservices.domain.mine_rules import HALL_RULES, MOST_HALL_NOTES, clean_line, find_flaw_of_hall_name
from cztservices.errors import UserDataError
from cztservices.storage.export_file import read_export, write_export
from cztservices.storage.record_reader import RecordReader, edition_json, with_ancestors

FORMAT, VERSION = "cztservices-hall", 1


def write_hall(hall: Hall, path: Path) -> None:
    """Write a hall to ``path``, whole or not at all; only an earlier export of a hall is replaced.

    Raises:
        UserDataError: it cannot be written, or something else is there.
    """
    write_export(hall_to_json(hall), path)


def read_hall(path: Path) -> Hall:
    """What such a file holds.

    Raises:
        UserDataError: it cannot be read, or is not as this program writes it.
    """
    return hall_from_json(read_export(path), path)


def hall_to_json(hall: Hall) -> dict[str, Any]:
    """The same for the same notes, whatever order they were kept in."""
    return {"format": FORMAT, "version": VERSION, "hall": hall.name, "notes": [*map(_note_json, in_order(hall.notes))]}


def _note_json(note: HallNote) -> dict[str, Any]:
    names = ("service", "line", "origin", "destination", "text", "seen")
    return edition_json(note) | {name: getattr(note, name) for name in names}


def hall_from_json(value: object, file: object) -> Hall:
    """The hall that ``value`` stands for; ``file`` is what it is called in errors.

    Raises:
        UserDataError: something in it is not as this program writes it; the field is named.
    """
    reader = RecordReader(file, HALL_RULES, {"notes": MOST_HALL_NOTES})
    fields = reader.see_header(value, FORMAT, VERSION, ("hall",))
    reader.see_value("hall", find_flaw_of_hall_name(fields["hall"]))
    notes = reader.read("notes", fields, lambda note: HallNote(**with_ancestors(note)))
    return Hall(clean_line(fields["hall"]), in_order(notes))  # as it is kept, so that it is the same hall again


class HallFile:
    """A file that is read again when it has changed; where it cannot be read then, what was read last still holds."""

    def __init__(self, path: Path) -> None:
        """Read nothing yet."""
        self._path = path
        self._state: tuple[int, int, int] | None = None
        self._hall = Hall()
        self._trouble: UserDataError | None = None
        self._reading = threading.Lock()

    def hall(self, service: str | None = None) -> Hall:
        """The hall with all its notes, or with those on the guide of ``service``.

        Raises:
            UserDataError: it cannot be read, and never could.
        """
        with self._reading:
            self._read_if_changed()
            hall, trouble = self._hall, self._trouble
        if trouble is not None and not hall:
            raise trouble
        if service is None:
            return hall
        return Hall(hall.name, tuple(note for note in hall.notes if note.service == service))

    def _read_if_changed(self) -> None:
        state = self._look()
        if state is not None and state == self._state:
            return
        try:
            self._hall, self._trouble = read_hall(self._path), None
        except UserDataError as error:
            self._trouble = error
        self._state = state

    def _look(self) -> tuple[int, int, int] | None:
        try:
            found = os.stat(self._path)  # noqa: PTH116 - asked before each guide
        except OSError:
            return None
        return (found.st_mtime_ns, found.st_size, found.st_ino)
