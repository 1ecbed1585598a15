"""One connection to the user's data for all threads, which have it one after the other."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cztservices.errors import UserDataError
from cztservices.i18n import N_
from cztservices.storage.sql_files import sql

UNSAVED = N_("Your data could not be saved to {file} ({reason}); nothing was changed: make room there and try again.")
BUSY = N_("Another program is using your data in {file} just now; try again in a moment.")
UNREAD = N_("Your data in {file} cannot be read ({reason}); try again, or put a backup back.")


def connect(path: Path | str, timeout_s: float) -> sqlite3.Connection:
    """Open a file so that what was written is there when the call returns, even if the power fails then.

    A rollback journal, not a write-ahead log: what is kept stays one file, which people copy, and which may lie on a
    drive of the network. EXTRA writes the folder too when the journal goes, without which a power failure could bring
    the journal back and undo what was saved.
    """
    connection = sqlite3.connect(path, timeout=timeout_s, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA synchronous = EXTRA")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """All of the block, or nothing of it."""
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise


class UserConnection:
    """Runs the statements of files; each call has the connection to itself."""

    def __init__(self, connection: sqlite3.Connection, file: Path | str) -> None:
        """Take ``connection`` over; ``file`` is what it is called in errors."""
        self.file = file
        self._connection, self._lock = connection, threading.RLock()

    def rows(self, name: str, *values: object) -> list[Any]:
        """All rows of the statement.

        Raises:
            UserDataError: they cannot be read.
        """
        try:
            with self._lock:
                return self._connection.execute(sql(name), values).fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            template = BUSY if "locked" in str(error) else UNREAD
            raise UserDataError(template, file=self.file, reason=error) from error

    def write(self, name: str, *values: object, unsaved: str = UNSAVED) -> int:
        """Run the statement and return how many rows it touched; ``unsaved`` is what is said where it fails.

        Raises:
            UserDataError: the file cannot be written; it is as it was.
        """
        return self.write_all(name, [values], unsaved=unsaved)

    def write_all(self, name: str, rows: Iterable[Iterable[object]], *, unsaved: str = UNSAVED) -> int:
        """The same for many rows: all of them, or none."""
        with self.transaction(unsaved):
            return self._connection.executemany(sql(name), [tuple(row) for row in rows]).rowcount

    @contextmanager
    def transaction(self, unsaved: str = UNSAVED) -> Iterator[None]:
        """All that the block writes, or nothing of it; one in another belongs to that.

        Raises:
            UserDataError: the file cannot be written; it is as it was.
        """
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            try:
                with transaction(self._connection):
                    yield
            except sqlite3.Error as error:
                raise UserDataError(unsaved, file=self.file, reason=error) from error

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that the block reads is as it was at one moment.

        Raises:
            UserDataError: it cannot be read.
        """
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            try:
                with transaction(self._connection, "DEFERRED"):
                    yield
            except sqlite3.Error as error:
                raise UserDataError(UNREAD, file=self.file, reason=error) from error

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()
