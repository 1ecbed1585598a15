"""Counts of how a kiosk is used: counted in memory, which takes no time, and kept in a file when somebody says so.

A file of its own beside the counts of failed searches: that one is deleted whole when phrases are to be forgotten, and
packed after each. Nothing is held open in between. What could not be written is written with the next that can be.
"""

import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path

from cztservices.domain.kiosk.counts import Counted, Tally, Use
from cztservices.errors import KnownError, UserDataError
from cztservices.i18n import N_
from cztservices.storage.kiosk.set_aside import set_aside
from cztservices.storage.sql_files import sql
from cztservices.storage.user_connection import connect, transaction

FILE = "use.db"
_TIMEOUT_S = 2.0
_VERSION = 1

_UNWRITTEN = N_("{file} was not written ({reason}); what was counted is lost when the kiosk is switched off.")
_NEWER = N_(
    "{file} was written by a newer version of this program and is left alone; what is counted now is lost when the "
    "kiosk is switched off: update the program."
)
_BEGUN_ANEW = N_("{file} was damaged and is kept as {kept}; counting was begun anew.")


class _NewerError(Exception):
    """A newer program wrote the file."""


class KioskCounts:
    """Counts for any thread; no method raises for what a disk does."""

    def __init__(self, path: Path | None) -> None:
        """Keep counts in the file at ``path``, or only in memory; nothing is read or written yet."""
        self.path = path
        self._unwritten: dict[Counted, int] = {}
        self._in_memory, self._writing = threading.Lock(), threading.Lock()
        self._unkept: KnownError | None = None
        self._begun_anew: KnownError | None = None

    @property
    def trouble(self) -> KnownError | None:
        """Why what is counted is not kept, or what became of earlier counts."""
        return self._unkept or self._begun_anew

    def count(self, use: Use, hour: int, subject: str = "") -> None:
        """Count ``use`` once more, in memory.

        Raises:
            ValueError: there is no such hour, or what was typed was given as the subject.
        """
        one = Counted(use, subject, hour)
        with self._in_memory:
            self._unwritten[one] = self._unwritten.get(one, 0) + 1

    def keep(self) -> None:
        """Write what was counted since; where that cannot be, it stays in memory for the next time."""
        with self._writing:
            with self._in_memory:
                fresh = dict(self._unwritten)
            if not fresh or self.path is None:
                return
            try:
                self._write(self.path, fresh)
            except _NewerError:
                self._unkept = UserDataError(_NEWER, file=self.path)
            except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
                self._unkept = UserDataError(_UNWRITTEN, file=self.path, reason=_reason(error))
            else:
                self._unkept = None
                with self._in_memory:
                    for one, count in fresh.items():
                        self._unwritten[one] -= count
                    self._unwritten = {one: count for one, count in self._unwritten.items() if count}

    def read(self) -> Tally:
        """All that was ever counted, as far as it can be read."""
        with self._writing:
            kept = Tally()
            if self.path is not None and self.path.is_file():
                with suppress(sqlite3.Error, OSError, UnicodeDecodeError, ValueError, TypeError, _NewerError):
                    kept = _read(self.path)
            with self._in_memory:
                return kept + Tally(dict(self._unwritten))

    def _write(self, path: Path, fresh: dict[Counted, int]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _add(path, fresh)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if isinstance(error, sqlite3.OperationalError):
                raise  # a full disk, a busy file: it is not damaged
            kept = set_aside(path)
            path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
            _add(path, fresh)
            self._begun_anew = UserDataError(_BEGUN_ANEW, file=path, kept=kept.name)


def _add(path: Path, fresh: dict[Counted, int]) -> None:
    if path.exists() and not path.is_file():  # a pipe would wait for ever
        raise sqlite3.DatabaseError
    with closing(connect(path, _TIMEOUT_S)) as connection, transaction(connection):
        _check_version(connection)
        connection.execute(sql("use_table"))
        connection.execute(f"PRAGMA user_version = {_VERSION}")
        rows = [(one.use.value, one.subject, one.hour, count) for one, count in sorted(fresh.items())]
        connection.executemany(sql("add_use"), rows)


def _read(path: Path) -> Tally:
    with closing(connect(path, _TIMEOUT_S)) as connection:
        if not _check_version(connection):
            return Tally()
        rows = connection.execute(sql("uses")).fetchall()
    return Tally({Counted(Use(use), subject, hour): int(count) for use, subject, hour, count in rows})


def _check_version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > _VERSION:
        raise _NewerError
    return version


def _reason(error: Exception) -> object:
    return error.strerror or error if isinstance(error, OSError) else error
