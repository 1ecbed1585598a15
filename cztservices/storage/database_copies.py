"""SQLite files copied by SQLite itself, so that a copy is whole even while something is being saved."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from cztservices.files import appear_whole
from cztservices.storage.user_connection import connect

TIMEOUT_S = 2.0


def copy_database(source: Path, target: Path) -> None:
    """Copy a database; the copy is checked before it gets its name.

    Raises:
        sqlite3.DatabaseError: ``source`` is damaged.
        sqlite3.OperationalError: it cannot be read or the copy not written; ``target`` is as it was.
        OSError: as above.
    """
    with appear_whole(target) as part:
        part.unlink(missing_ok=True)
        with open_database(source) as old, closing(connect(part, TIMEOUT_S)) as new:
            pour(old, new)
            check_database(new)


@contextmanager
def open_database(path: Path) -> Iterator[sqlite3.Connection]:
    """A file that is there; it is not made where it is missing."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    with closing(sqlite3.connect(uri, uri=True, timeout=TIMEOUT_S, isolation_level=None)) as connection:
        yield connection


def pour(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Make ``target`` what ``source`` is: all of it, or, killed at whatever moment, nothing."""
    last = time.monotonic() + TIMEOUT_S

    def wait_no_longer(status: int, _left: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > last:
            raise sqlite3.OperationalError("database is locked")

    source.backup(target, progress=wait_no_longer)


def check_database(connection: sqlite3.Connection) -> None:
    """Look at every page.

    Raises:
        sqlite3.DatabaseError: something is damaged.
    """
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(found)
