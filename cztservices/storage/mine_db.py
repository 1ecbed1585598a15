"""Favourites, notes, ticks and history in the user's database, or in memory where the file cannot be used.

It knows nothing of the catalogue: what a record is about is an id, which a catalogue may have or not. Every call is
whole when it returns, and may come from any thread. Nothing is remembered between calls, so that two windows, and the
shell beside them, always see the same.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from cztservices.config import HISTORY
from cztservices.domain.merge_mine import Choices, MergePlan, choose_records, merge, plan_merge
from cztservices.domain.mine import (
    MOST_VISITS,
    Favourite,
    Mine,
    Note,
    Place,
    Tick,
    Visit,
    edit,
    in_order,
    new_uid,
    stamp,
)
from cztservices.domain.mine_rules import (
    LAST_POSITION,
    LONGEST_TITLE,
    MOST_RECORDS,
    RULES,
    clean_line,
    clean_note,
)
from cztservices.errors import UserDataError
from cztservices.i18n import N_
from cztservices.storage.fields import check_fields
from cztservices.storage.mine_rows import (
    favourite_row,
    note_row,
    place_row,
    read_favourites,
    read_notes,
    read_visits,
    tick_row,
    visit_key,
    visit_row,
)
from cztservices.storage.note_table import NoteKind, NoteTable
from cztservices.storage.user_connection import UserConnection

_NOTES = NoteKind("note", RULES["notes"], clean_note, Note, note_row, read_notes)


class MineDb:
    """What one person keeps. Every call raises UserDataError where the file fails; it is then as it was."""

    def __init__(self, connection: UserConnection) -> None:
        """Keep it in the file of ``connection``."""
        self._db = connection
        self._notes = NoteTable(connection, _NOTES, lambda: self._need_room("notes"))

    def everything(self) -> Mine:
        """All of it, as it was at one moment."""
        with self._db.reading():
            return Mine(self.favourites(), self.notes(), self.ticks(), self.visits())

    # Favourites

    def favourites(self) -> tuple[Favourite, ...]:
        """All favourites: those in no folder first, then folder by folder."""
        return in_order(read_favourites(self._db.rows("favourites")))

    def favourites_at(self, place: Place) -> tuple[Favourite, ...]:
        """Those that lead to ``place``, in whatever folders."""
        return in_order(read_favourites(self._db.rows("favourites_at_place", *place_row(place))))

    def put_favourite(self, place: Place, title: str, folder: str = "", *, now: datetime) -> Favourite:
        """Keep ``place`` at the end of ``folder``; where it lies in that folder already, only its title is renewed."""
        folder, title = clean_line(folder), _short_title(title, place)
        with self._db.transaction():
            there = [one for one in self.favourites() if one.folder == folder]
            kept = next((replace(one, title=title) for one in there if one.place == place), None)
            if kept is None:
                kept = Favourite(new_uid(), stamp(now), place, title, folder, _end_of(there))
                self._need_room("favourites")
            check_fields(RULES["favourites"], {"folder": folder, "title": title, "page": place.page, "ref": place.ref})
            self._db.write("put_favourite", *favourite_row(kept))
        return kept

    def move_favourite(self, uid: str, folder: str, index: int, *, now: datetime) -> None:
        """Put it into ``folder`` as number ``index`` (0 the first) of those that lie there."""
        folder = clean_line(folder)
        check_fields(RULES["favourites"], {"folder": folder})
        with self._db.transaction():
            moved = next(iter(read_favourites(self._db.rows("favourite_by_uid", uid))), None)
            if moved is None:
                raise UserDataError(N_("This favourite has been removed in the meantime; look at the list again."))
            if moved.folder != folder:
                moved = edit(moved, now, folder=folder)
            there = [one for one in self.favourites() if one.folder == folder and one.uid != uid]
            there.insert(max(0, index), moved)
            ordered = [replace(one, position=position) for position, one in enumerate(there)]
            self._db.write_all("put_favourite", map(favourite_row, ordered))

    def rename_folder(self, old: str, new: str, *, now: datetime) -> None:
        """Put all of folder ``old`` behind those of ``new``; an empty name is for those in no folder."""
        old, new = clean_line(old), clean_line(new)
        check_fields(RULES["favourites"], {"folder": new})
        if old == new:
            return
        with self._db.transaction():
            favourites = self.favourites()
            start = _end_of([one for one in favourites if one.folder == new])
            moved = [one for one in favourites if one.folder == old]
            renamed = [
                edit(one, now, folder=new, position=min(start + number, LAST_POSITION))
                for number, one in enumerate(moved)
            ]
            self._db.write_all("put_favourite", map(favourite_row, renamed))

    def remove_favourite(self, uid: str) -> None:
        """Keep it no longer."""
        self._db.write("remove_favourite", uid)

    # Notes

    def notes(self, service: str | None = None) -> tuple[Note, ...]:
        """All notes, or those on the guide of ``service``, line by line."""
        return self._notes.notes(service)

    def put_note(self, service: str, line: str, text: str, seen: str, *, now: datetime, uid: str | None = None) -> Note:
        """Write a note on ``line``, which says ``seen`` (zh), or the next edition of the note ``uid``.

        A note that has been removed elsewhere meanwhile is written as a new one: what was typed is not lost.
        """
        return self._notes.put(uid, {"service": service, "line": line, "text": text, "seen": seen}, now)

    def remove_note(self, uid: str) -> None:
        """Keep it no longer."""
        self._notes.remove(uid)

    # Ticks

    def ticks(self, page: str | None = None) -> frozenset[Tick]:
        """All ticks, or those on the page about ``page``."""
        rows = self._db.rows("ticks") if page is None else self._db.rows("ticks_of_page", page)
        return frozenset(Tick(*row) for row in rows)

    def put_tick(self, page: str, line: str, *, on: bool) -> None:
        """Tick ``line``, or take the tick away."""
        check_fields(RULES["ticks"], {"page": page, "line": line})
        with self._db.transaction():
            if on and Tick(page, line) not in self.ticks(page):
                self._need_room("ticks")
            self._db.write("put_tick" if on else "remove_tick", page, line)

    def clear_ticks(self, page: str | None = None) -> None:
        """Take all ticks away, or those on the page about ``page``."""
        if page is None:
            self._db.write("clear_ticks")
        else:
            self._db.write("clear_ticks_of_page", page)

    # History

    @property
    def keeps_history(self) -> bool:
        """Whether visits are recorded (option HISTORY)."""
        return bool(HISTORY.read(dict(self._db.rows("settings"))))

    def visits(self, limit: int = MOST_VISITS) -> tuple[Visit, ...]:
        """The newest visits, the newest first."""
        return tuple(read_visits(self._db.rows("visits", limit)))

    def put_visit(self, place: Place, title: str, *, now: datetime) -> None:
        """Record a visit, unless history is switched off; the same place twice in a row is one visit."""
        visit = Visit(stamp(now), place, _short_title(title, place))
        check_fields(RULES["visits"], {"title": visit.title, "page": place.page, "ref": place.ref})
        with self._db.transaction():
            if not self.keeps_history:
                return
            for last in self.visits(1):
                if last.place == place:
                    self._db.write("remove_visit", *visit_key(last))
            self._db.write("put_visit", *visit_row(visit))
            self._db.write("trim_visits", MOST_VISITS)

    def clear_visits(self) -> None:
        """Forget where one has been."""
        self._db.write("clear_visits")

    # Import

    def plan(self, theirs: Mine) -> MergePlan:
        """What importing ``theirs`` would do.

        Raises:
            UserDataError: there would be more than can be kept, or the file cannot be read.
        """
        with self._db.reading():
            ours, plan = self._plan(theirs)
        _check_room(merge(ours, plan, Choices()))
        return plan

    def merge(self, theirs: Mine, choices: Choices | None = None) -> MergePlan:
        """Import ``theirs``: all of it, or nothing; what was done is returned.

        It is compared with what is kept at this moment, so that a choice never holds for what was written after it.
        Visits are left out where history is switched off.

        Raises:
            UserDataError: there would be more than can be kept, or the file fails; it is as it was.
        """
        choices = choices or Choices()
        with self._db.transaction():
            ours, plan = self._plan(theirs)
            merged = merge(ours, plan, choices)
            _check_room(merged)
            self._db.write_all("put_favourite", map(favourite_row, choose_records(plan.favourites, choices)))
            self._notes.put_all(choose_records(plan.notes, choices))
            self._db.write_all("put_tick", map(tick_row, plan.ticks))
            self._db.write_all("put_visit", map(visit_row, plan.visits))
            self._db.write("trim_visits", MOST_VISITS)
        return plan

    def _plan(self, theirs: Mine) -> tuple[Mine, MergePlan]:
        ours = self.everything()
        return ours, plan_merge(ours, theirs if self.keeps_history else replace(theirs, visits=()))

    def _need_room(self, kind: str) -> None:
        counts = dict(zip(("favourites", "notes", "ticks"), self._db.rows("mine_counts")[0], strict=False))
        if counts[kind] >= MOST_RECORDS[kind]:
            raise _full(kind)


_FULL = {
    "favourites": N_("There is room for {most} favourites; remove some first."),
    "notes": N_("There is room for {most} notes; remove some first."),
    "ticks": N_("There is room for {most} ticks; clear those of finished guides first."),
}


def _check_room(mine: Mine) -> None:
    """Raise where there is more than can be kept."""
    counts = {"favourites": len(mine.favourites), "notes": len(mine.notes), "ticks": len(mine.ticks)}
    for kind, count in counts.items():
        if count > MOST_RECORDS[kind]:
            raise _full(kind)


def _full(kind: str) -> UserDataError:
    return UserDataError(_FULL[kind], most=MOST_RECORDS[kind])


def _end_of(folder: Iterable[Favourite]) -> int:
    return min(max((one.position + 1 for one in folder), default=0), LAST_POSITION)


def _short_title(title: str, place: Place) -> str:
    return clean_line(title)[:LONGEST_TITLE].strip() or place.ref or place.page
