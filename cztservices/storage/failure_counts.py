"""Counts of failed searches, in a file of their own: no person, no time, no order.

A phrase is not written down before it was counted so often that it may leave the computer. Until then only a seal
stands for it, by which it is known again: from that it can be guessed, but only one guess after the other, each of them
slowly, and for every file anew.

The file is packed after every count, so that neither what was dropped nor the order in which phrases came can be read
from its bytes: the same counts under the same salt are the same file. Nothing is held open in between, and a file that
is there no longer was simply deleted.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import scrypt
from pathlib import Path
from secrets import token_bytes

from cztservices.domain.failed_search import LEAST_EXPORTED, MOST_PHRASES, FailedPhrase, Failure, Failures
from cztservices.errors import UserDataError
from cztservices.i18n import N_
from cztservices.storage.sql_files import sql
from cztservices.storage.user_connection import connect, transaction

FILE = "counts.db"
"""Its name below the folder of user data."""

LEFT_OF_MANY = MOST_PHRASES * 9 // 10
"""So many stay when there are too many: what is new then has room to be counted more than once."""

COST = 2**14
"""What one guess costs (n of scrypt): 16 MB, and some 50 ms, which nobody waits for where it is counted."""

_TIMEOUT_S = 2.0
_SALT_BYTES = 16
_SEAL_BYTES = 16

_VERSION = 2
"""Version 1 wrote phrases down at once."""

_UNUSABLE = N_(
    "The counts of failed searches in {file} cannot be used ({reason}); close other windows, or delete the file to "
    "begin anew."
)
_NEWER = N_("The counts in {file} were written by a newer version of this program; update the program to use them.")
_STAYS = N_("The counts of failed searches in {file} could not be deleted ({reason}); delete the file yourself.")


def count_failure(path: Path, phrase: str, failure: Failure) -> None:
    """Count ``phrase``, anonymised before, once more in ``path``, which is made where it is missing.

    Raises:
        UserDataError: it cannot be written; it is as it was.
    """
    with _opened(path) as connection:
        with transaction(connection):
            if _version(connection) < _VERSION:
                _begin(connection)
            _count(connection, phrase, failure)
            connection.execute(sql("trim_failures"), (MOST_PHRASES, LEFT_OF_MANY))
        with suppress(sqlite3.OperationalError):  # somebody is reading: it is packed with the next count
            connection.execute("VACUUM")


def read_failures(path: Path) -> Failures:
    """What was counted often enough to leave, and how many phrases were not; nothing where there is no file.

    Raises:
        UserDataError: it cannot be read.
    """
    if not path.exists():
        return Failures()
    with _opened(path) as connection:
        if not _version(connection):
            return Failures()  # begun, and nothing counted yet
        rows = connection.execute(sql("failures_counted")).fetchall()
    told = [FailedPhrase(phrase, Failure(failure), count) for phrase, failure, count in rows if count >= LEAST_EXPORTED]
    return Failures(tuple(told), len(rows) - len(told))


def forget_failures(path: Path) -> None:
    """Delete all that was counted.

    Raises:
        UserDataError: it cannot be deleted.
    """
    try:
        for name in (f"{path.name}-journal", path.name):
            path.with_name(name).unlink(missing_ok=True)
    except OSError as error:
        raise UserDataError(_STAYS, file=path, reason=error.strerror or error) from error


def _begin(connection: sqlite3.Connection) -> None:
    """Make what is missing, and drop what version 1 wrote down too soon: to seal it all would take minutes."""
    connection.execute(sql("failure_table"))
    connection.execute(sql("drop_rare_failures"), (LEAST_EXPORTED,))
    connection.execute(sql("failure_salt_table"))
    connection.execute(sql("put_failure_salt"), (token_bytes(_SALT_BYTES),))
    connection.execute(f"PRAGMA user_version = {_VERSION}")


def _count(connection: sqlite3.Connection, phrase: str, failure: Failure) -> None:
    """Count it as it is where it stands so, else under its seal, which is broken when it was counted often enough."""
    if connection.execute(sql("count_known_failure"), (phrase, failure.value)).rowcount:
        return
    seal = _seal(phrase, connection.execute(sql("failure_salt")).fetchone()[0])
    connection.execute(sql("count_failure"), (seal, failure.value))
    connection.execute(sql("unseal_failure"), (phrase, seal, failure.value, LEAST_EXPORTED))


def _seal(phrase: str, salt: bytes) -> bytes:
    """What stands for ``phrase``: bytes, so that it is never taken for one."""
    return scrypt(phrase.encode(), salt=salt, n=COST, r=8, p=1, dklen=_SEAL_BYTES)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(connect(path, _TIMEOUT_S)) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            if _version(connection) > _VERSION:
                raise UserDataError(_NEWER, file=path)
            yield connection
    except (sqlite3.Error, UnicodeDecodeError, ValueError) as error:
        raise UserDataError(_UNUSABLE, file=path, reason=error) from error
    except OSError as error:
        raise UserDataError(_UNUSABLE, file=path, reason=error.strerror or error) from error


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version
