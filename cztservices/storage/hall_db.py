"""The notes of a hall in the user's database, or in memory where the file cannot be used.

It knows nothing of the catalogue, so that notes outlive every catalogue.
"""

from datetime import datetime

from cztservices.config import HALL
from cztservices.domain.hall import LONGEST_BENEATH, Hall, HallNote
from cztservices.domain.merge_hall import HallPlan, is_other_hall, merge_hall, plan_hall_merge
from cztservices.domain.merge_mine import Choices, choose_records
from cztservices.domain.mine_rules import (
    HALL_RULES,
    LONGEST_HALL_NAME,
    MOST_HALL_NOTES,
    clean_line,
)
from cztservices.errors import UserDataError
from cztservices.i18n import N_
from cztservices.storage.mine_rows import hall_note_row, read_hall_notes
from cztservices.storage.note_table import NoteKind, NoteTable
from cztservices.storage.user_connection import UserConnection

_NOTES = NoteKind("hall_note", HALL_RULES["notes"], clean_line, HallNote, hall_note_row, read_hall_notes)


class HallDb:
    """The hall in which this computer stands. Every call raises UserDataError where the file fails."""

    def __init__(self, connection: UserConnection) -> None:
        """Keep it in the file of ``connection``."""
        self._db = connection
        self._notes = NoteTable(connection, _NOTES, self._need_room)

    def hall(self, service: str | None = None) -> Hall:
        """The hall with all its notes, or with those on the guide of ``service``, as it was at one moment."""
        with self._db.reading():
            return Hall(HALL.read(dict(self._db.rows("settings"))), self._notes.notes(service))

    def rename(self, name: str) -> None:
        """Call the hall so; it is called nothing where ``name`` is empty."""
        name = clean_line(name)
        if len(name) > LONGEST_HALL_NAME:
            raise UserDataError(
                N_("This is too long to be kept: write at most {longest} characters."), longest=LONGEST_HALL_NAME
            )
        self._db.write("put_setting", HALL.name, name)

    def put_note(
        self,
        service: str,
        line: str,
        text: str,
        seen: str,
        origin: str | None = None,
        destination: str | None = None,
        *,
        now: datetime,
        uid: str | None = None,
    ) -> HallNote:
        """Write a note at ``line``, where ``seen`` (zh) stands, or the next edition of the note ``uid``.

        It holds from city ``origin`` to city ``destination`` (codes; None is any). A note that has been removed
        elsewhere meanwhile is written as a new one.
        """
        fields = {"service": service, "line": line, "text": text, "seen": seen[:LONGEST_BENEATH]}
        return self._notes.put(uid, fields | {"origin": origin, "destination": destination}, now)

    def remove_note(self, uid: str) -> None:
        """Keep it no longer."""
        self._notes.remove(uid)

    def clear(self) -> None:
        """Stand in no hall any more: its notes and its name are kept no longer."""
        with self._db.transaction():
            self._db.write("clear_hall_notes")
            self.rename("")

    def plan(self, theirs: Hall) -> HallPlan:
        """What importing ``theirs`` would do.

        Raises:
            UserDataError: it is another hall, there would be more than can be kept, or the file cannot be read.
        """
        ours = self.hall()
        _see_same_hall(ours, theirs)
        plan = plan_hall_merge(ours, theirs)
        _see_room(len(merge_hall(ours, plan).notes))
        return plan

    def merge(self, theirs: Hall, choices: Choices | None = None) -> HallPlan:
        """Import ``theirs``: all of it, or nothing; what was done is returned.

        Raises:
            UserDataError: it is another hall, there would be more than can be kept, or the file fails.
        """
        choices = choices or Choices()
        with self._db.transaction():
            ours = self.hall()
            _see_same_hall(ours, theirs)
            plan = plan_hall_merge(ours, theirs)
            _see_room(len(merge_hall(ours, plan, choices).notes))
            self._notes.put_all(choose_records(plan.notes, choices))
            if plan.name != ours.name:
                self.rename(plan.name)
        return plan

    def _need_room(self) -> None:
        _see_room(self._db.rows("mine_counts")[0][-1] + 1)


def _see_room(count: int) -> None:
    if count > MOST_HALL_NOTES:
        raise UserDataError(N_("There is room for {most} notes of a hall; remove some first."), most=MOST_HALL_NOTES)


def _see_same_hall(ours: Hall, theirs: Hall) -> None:
    if is_other_hall(ours, theirs):
        template = N_(
            "These are the notes of “{theirs}”, and this computer stands in “{ours}”, so nothing was imported; "
            "if both are one hall, give it one name first."
        )
        raise UserDataError(template, ours=ours.name, theirs=theirs.name)
