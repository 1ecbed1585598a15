"""The user's own database: settings, and what a person keeps."""

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cztservices.errors import UserDataError
from cztservices.files import copy_durably
from cztservices.i18n import N_
from cztservices.storage.sql_files import sql
from cztservices.storage.user_connection import UserConnection, connect, transaction

if TYPE_CHECKING:
    from cztservices.storage.hall_db import HallDb
    from cztservices.storage.mine_db import MineDb

MIGRATIONS = Path(__file__).parent / "migrations"
_TIMEOUT_S = 2.0


class DamagedUserDataError(UserDataError):
    """The file is no database, or a broken one."""


class UserStore(Protocol):
    """Where settings are kept, and what a person keeps besides."""

    @property
    def mine(self) -> "MineDb":
        """Favourites, notes, ticks and history."""

    @property
    def hall(self) -> "HallDb":
        """The notes of the hall."""

    def settings(self) -> Mapping[str, str]:
        """All settings by name."""

    def put_setting(self, name: str, value: str) -> None:
        """Keep one setting.

        Raises:
            UserDataError: it could not be kept.
        """

    def close(self) -> None:
        """Let go of the file."""


class _Store:
    """A database that has been brought up to date."""

    def __init__(self, connection: UserConnection) -> None:
        self._connection = connection

    @cached_property
    def mine(self) -> "MineDb":
        """Favourites, notes, ticks and history; loaded when it is first asked for, after the first paint."""
        from cztservices.storage.mine_db import MineDb

        return MineDb(self._connection)

    @cached_property
    def hall(self) -> "HallDb":
        """The notes of the hall; loaded when they are first asked for."""
        from cztservices.storage.hall_db import HallDb

        return HallDb(self._connection)

    def settings(self) -> Mapping[str, str]:
        """All settings by name."""
        return dict(self._connection.rows("settings"))

    def put_setting(self, name: str, value: str) -> None:
        """Keep one setting.

        Raises:
            UserDataError: the file cannot be written.
        """
        unsaved = N_("Your settings could not be saved to {file} ({reason}); they hold until you close the program.")
        self._connection.write("put_setting", name, value, unsaved=unsaved)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


class MemoryStore(_Store):
    """What ends with the program: for a picture of a page, and where the file cannot be used."""

    def __init__(self) -> None:
        """Begin with nothing."""
        connection = connect(":memory:", _TIMEOUT_S)
        migrate(connection)
        super().__init__(UserConnection(connection, ":memory:"))


class UserDb(_Store):
    """What is kept in ``user.db``."""

    def __init__(self, path: Path) -> None:
        """Open ``path``, create it, or bring it up to date after keeping a copy of it as it was.

        Raises:
            UserDataError: it cannot be opened, is damaged, or was written by a newer program.
        """
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = connect(path, _TIMEOUT_S)
            try:
                migrate(connection, path)
                connection.execute(sql("settings")).fetchall()
            except BaseException:
                connection.close()
                raise
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            about_file = (sqlite3.OperationalError, sqlite3.IntegrityError)  # the latter of a migration, not of damage
            if isinstance(error, about_file) and "decode" not in str(error):
                raise _unusable(path, error) from error
            template = N_("Your data in {file} is damaged ({reason}).")
            raise DamagedUserDataError(template, file=path, reason=error) from error
        except OSError as error:
            raise _unusable(path, error.strerror or error) from error
        super().__init__(UserConnection(connection, path))


def migrate(connection: sqlite3.Connection, path: Path | None = None, *, origin: Path | None = None) -> None:
    """Bring a database up to date, each step whole or not at all; the file at ``path`` is copied before the first.

    ``origin`` is what the database was read from, if it is in memory.

    Raises:
        UserDataError: a newer program wrote it.
        sqlite3.Error: it cannot be read or written.
        OSError: it cannot be copied.
    """
    files = sorted(MIGRATIONS.glob("*.sql"))
    version = _version(connection)
    if version > len(files):
        raise UserDataError(
            N_("Your data in {file} was written by a newer version of this program; update the program to use it."),
            file=path or origin,
        )
    for number, file in enumerate(files[version:], version + 1):
        with transaction(connection):
            if _version(connection) >= number:  # another program was faster
                continue
            if number == version + 1 > 1 and path is not None:
                copy_durably(path, path.with_name(f"{path.name}.before-{len(files)}"))
            for statement in file.read_text(encoding="utf-8").split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _unusable(path: Path, reason: object) -> UserDataError:
    template = N_(
        "Your data in {file} cannot be used ({reason}) and is left as it is; "
        "what you change now holds until you close the program."
    )
    return UserDataError(template, file=path, reason=reason)


def open_user_store(path: Path) -> tuple[UserStore, UserDataError | None]:
    """The user's data, and what to tell the user if it could not be had.

    A damaged file is kept beside the new one under a name with the time; one that cannot be written or is newer is
    left alone, and settings are then kept in memory.
    """
    try:
        return UserDb(path), None
    except DamagedUserDataError as error:
        return _replace_damaged(path, error)
    except UserDataError as error:
        return MemoryStore(), error


def _replace_damaged(path: Path, error: DamagedUserDataError) -> tuple[UserStore, UserDataError]:
    kept = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S}")
    try:
        path.rename(kept)
        store: UserStore = UserDb(path)
    except (OSError, UserDataError):
        return MemoryStore(), error
    template = N_(
        "Your data in {file} was damaged; it is kept as {kept}, and a new file was begun: put a backup back to have it."
    )
    return store, UserDataError(template, file=path, kept=kept.name)
