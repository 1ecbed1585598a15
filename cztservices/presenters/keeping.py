"""Keeping what a person wants kept: every wish is written behind those before it, and what became of it is said."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cztservices.config import COUNT_FAILURES, HISTORY, now
from cztservices.errors import KnownError, Message
from cztservices.i18n import N_
from cztservices.presenters.direction import Direction
from cztservices.presenters.drafts import Draft
from cztservices.presenters.failure_counting import FailureCounting
from cztservices.presenters.hall_book import HallBook
from cztservices.presenters.keeping_hall import KeepingHall
from cztservices.presenters.kept import Kept
from cztservices.presenters.tasks import TaskRunner
from cztservices.presenters.ticks import Ticks
from cztservices.storage.user_db import UserStore

if TYPE_CHECKING:
    from cztservices.domain.merge_hall import HallPlan
    from cztservices.domain.merge_mine import MergePlan
    from cztservices.domain.mine import Favourite, Place, Tick
    from cztservices.presenters.importing import Importing

T = TypeVar("T")


def _ignore(*_what: object) -> None:
    """Nobody listens yet."""


class Keeping:
    """Writes to the store of the user through the runner.

    ``changed`` hears that something else is kept now, ``ticked`` that other lines are ticked, ``said`` what is to be
    said of it, ``refused`` why something could not be kept, ``import_read`` what an import would do, ``backups_failed``
    that no backup could be made. Nothing is read before :meth:`begin`.
    """

    def __init__(
        self,
        store: UserStore,
        path: Path | None,
        runner: TaskRunner,
        now: Callable[[], datetime] = now,
        ticks: Ticks | None = None,
        counting: FailureCounting | None = None,
        hall: HallBook | None = None,
    ) -> None:
        """``path`` is the file of ``store``, None where it is kept in memory; ``ticks`` are those that pages show.

        ``counting`` is that of failed searches, None where none are counted; ``hall`` is where pages read the notes of
        the hall.
        """
        self._store, self._path, self._runner, self._now = store, path, runner, now
        self._last_visit: Place | None = None
        self._unstarred: dict[Place, tuple[tuple[Favourite, int], ...]] = {}
        self._ticks_put = 0
        self._counting = counting
        self.kept = Kept(store, path, counting, hall)
        self.hall = KeepingHall(store, self._write)
        self.ticks = ticks or Ticks(keep=self.put_tick)
        self.changed: Callable[[], None] = _ignore
        self.ticked: Callable[[], None] = _ignore
        self.import_read: Callable[[Importing], None] = _ignore
        self.said: Callable[[Message], None] = _ignore
        self.refused: Callable[[KnownError], None] = _ignore
        self.backups_failed: Callable[[KnownError], None] = _ignore

    def begin(self) -> None:
        """Read what was ticked another day, and make the backups that are due."""
        self._read_ticks()
        path = self._path
        if path is not None:

            def back_up() -> None:
                from cztservices.storage.backups import make_backups

                make_backups(path, self._now().date())

            self._runner.write(back_up, _ignore, self._on_backups_failed)

    # Ticks

    def put_tick(self, page: str, line: str, on: bool) -> None:
        """Keep a tick, or that there is none any more."""
        self._ticks_put += 1
        self._runner.write(lambda: self._store.mine.put_tick(page, line, on=on), _ignore, self._on_tick_failed)

    def _on_tick_failed(self, error: Exception) -> None:
        """What is shown becomes again what is kept."""
        self._on_failed(error)
        self._read_ticks()

    def _read_ticks(self) -> None:
        """Behind the writes that are under way, so that none of them is missed."""
        put = self._ticks_put
        self._runner.write(
            lambda: self._store.mine.ticks(),  # noqa: PLW0108 - its module is loaded only there
            lambda kept: self._on_ticks_read(kept, put),
            self._on_failed,
        )

    def _on_ticks_read(self, kept: "frozenset[Tick]", put: int) -> None:
        if put != self._ticks_put:
            self._read_ticks()  # something was ticked meanwhile
        elif self.ticks.read_again(kept):
            self.ticked()

    # History

    def put_visit(self, place: "Place", title: str) -> None:
        """Record that somebody was at ``place``; once, for as long as nobody goes elsewhere."""
        if place == self._last_visit:
            return
        self._last_visit = place
        self._runner.write(lambda: self._store.mine.put_visit(place, title, now=self._now()), _ignore, self._on_failed)

    def clear_history(self) -> None:
        """Forget where one has been."""
        self._last_visit = None
        self._write(
            lambda: self._store.mine.clear_visits(),  # noqa: PLW0108 - its module is loaded on the writer's thread
            lambda _none: Message(N_("Your history has been cleared.")),
        )

    def switch_history(self, *, on: bool) -> None:
        """Record visits from now on, or none."""
        words = Message(N_("History is switched on.") if on else N_("History is switched off."))
        self._last_visit = None
        self._write(lambda: self._store.put_setting(HISTORY.name, "1" if on else ""), lambda _none: words)

    # Failed searches

    def switch_counting(self, *, on: bool) -> None:
        """Count failed searches from now on; or no longer, and delete what was counted."""
        counting = self._counting
        if counting is None:
            return
        counting.is_on = on

        def switch() -> None:
            try:
                if not on:
                    counting.forget()
            finally:
                self._store.put_setting(COUNT_FAILURES.name, "1" if on else "")

        off = N_("Failed searches are no longer counted; what was counted is deleted.")
        words = Message(N_("Failed searches are counted.") if on else off)
        self._write(switch, lambda _none: words)

    # Favourites

    def toggle_favourite(self, place: "Place", title: str) -> None:
        """Put ``place`` among the favourites, or take it away; the next time it lies where it lay."""

        def toggle() -> "tuple[tuple[Favourite, int], ...]":
            mine = self._store.mine
            lying = tuple((one, _index(mine.favourites(), one)) for one in mine.favourites_at(place))
            for one, _number in lying:
                mine.remove_favourite(one.uid)
            if not lying:
                self._star(place, title)
            return lying

        def said(lying: "tuple[tuple[Favourite, int], ...]") -> Message:
            self._unstarred[place] = lying
            words = N_("“{title}” was taken from your favourites.") if lying else N_("“{title}” is a favourite now.")
            return Message(words, {"title": title})

        self._write(toggle, said)

    def _star(self, place: "Place", title: str) -> None:
        mine, before = self._store.mine, self._unstarred.get(place, ())
        if not before:
            mine.put_favourite(place, title, now=self._now())
        for one, index in before:
            new = mine.put_favourite(place, title, one.folder, now=self._now())
            mine.move_favourite(new.uid, one.folder, index, now=self._now())

    def remove_favourite(self, uid: str, title: str) -> None:
        """Keep it no longer."""
        words = Message(N_("“{title}” was taken from your favourites."), {"title": title})
        self._write(lambda: self._store.mine.remove_favourite(uid), lambda _none: words)

    def move_favourite(self, uid: str, folder: str, index: int) -> None:
        """Put it into ``folder`` as number ``index`` of those there (0 the first)."""
        self._write(lambda: self._store.mine.move_favourite(uid, folder, index, now=self._now()), lambda _none: None)

    def rename_folder(self, old: str, new: str) -> None:
        """Call a folder otherwise; where there is one of that name, the two become one."""
        self._write(lambda: self._store.mine.rename_folder(old, new, now=self._now()), lambda _none: None)

    # Notes

    def put_note(self, draft: Draft, text: str, seen: str, direction: Direction | None = None) -> None:
        """Keep what was written on a line, which says ``seen`` (zh); where that fails it is still being written.

        A note of the hall holds in ``direction`` only (None: in any).
        """

        def finish(_note: object) -> None:
            self.kept.drafts.give_up(draft)

        def put() -> object:
            words, uid = (draft.service, draft.line, text, seen), draft.uid or None
            if draft.of_hall:
                cities = (direction.origin, direction.destination) if direction else ()
                return self._store.hall.put_note(*words, *cities, now=self._now(), uid=uid)
            return self._store.mine.put_note(*words, now=self._now(), uid=uid)

        self._write(put, finish)

    def remove_note(self, draft: Draft) -> None:
        """Keep the note that ``draft`` would edit no longer."""

        def remove() -> None:
            (self._store.hall if draft.of_hall else self._store.mine).remove_note(draft.uid)

        self._write(remove, lambda _none: Message(N_("The note was deleted.")))

    # Taking it along, and backups

    def export(self, path: Path) -> None:
        """Write all of it to ``path``, behind everything that was wished before."""

        def write() -> None:
            from cztservices.storage.mine_file import write_mine

            write_mine(self._store.mine.everything(), path)

        self._write(write, lambda _none: Message(N_("{file} written."), {"file": path}))

    def read_import(self, path: Path) -> None:
        """Read what somebody took along, or the notes of a hall.

        Nothing is kept of it before :meth:`import_chosen`.
        """

        def read() -> "Importing":
            from cztservices.domain.hall import Hall
            from cztservices.presenters.importing import Importing
            from cztservices.storage.import_file import read_either

            theirs, store = read_either(path), self._store
            plan = store.hall.plan(theirs) if isinstance(theirs, Hall) else store.mine.plan(theirs)
            return Importing(theirs, plan)

        self._runner.read(read, self.import_read, self._on_failed)

    def import_chosen(self, importing: "Importing") -> None:
        """Keep it, as it was chosen."""
        from cztservices.domain.hall import Hall
        from cztservices.presenters.importing import say_imported

        theirs, choices = importing.theirs, importing.choices

        def merge() -> "MergePlan | HallPlan":
            if isinstance(theirs, Hall):
                return self._store.hall.merge(theirs, choices)
            return self._store.mine.merge(theirs, choices)

        self._write(merge, say_imported)
        self._read_ticks()

    def restore(self, name: str) -> None:
        """Put a backup back; what is there now is kept as another."""
        path = self._path
        if path is None:
            return

        def put_back() -> Path | None:
            from cztservices.storage.restore import restore_backup

            return restore_backup(path, name, self._now())

        def said(kept: Path | None) -> Message:
            words = N_("The backup {name} was put back; what was there before is kept as {kept}.")
            return Message(words, {"name": name, "kept": kept.name if kept else "–"})

        self._unstarred.clear()
        self._last_visit = None
        self._write(put_back, said)
        self._read_ticks()

    # What became of it

    def _write(self, work: Callable[[], T], done: Callable[[T], Message | None]) -> None:
        """Write; ``done`` gives what is to be said, if anything."""

        def finish(outcome: T) -> None:
            message = done(outcome)
            self.changed()
            if message is not None:
                self.said(message)

        self._runner.write(work, finish, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.refused(error)

    def _on_backups_failed(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.backups_failed(error)


def _index(favourites: "Iterable[Favourite]", one: "Favourite") -> int:
    """Which of its folder ``one`` is."""
    return [other.uid for other in favourites if other.folder == one.folder].index(one.uid)
