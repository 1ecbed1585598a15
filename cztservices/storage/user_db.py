"""The user's own database: settings now, more through further migrations; a kiosk has none."""

import shutil
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from cztservices.errors import UserDataError
from cztservices.i18n import N_
from cztservices.storage.sql_files import sql

MIGRATIONS = Path(__file__).parent / "migrations"
_TIMEOUT_S = 2.0


class DamagedUserDataError(UserDataError):
    """The file is no database, or a broken one."""


class UserStore(Protocol):
    """Where settings are kept."""

    def settings(self) -> Mapping[str, str]:
        """All settings by name."""

    def put_setting(self, name: str, value: str) -> None:
        """Keep one setting.

        Raises:
            UserDataError: it could not be kept.
        """

    def close(self) -> None:
        """Let go of the file."""


class MemoryStore:
    """Settings that end with the program: for a kiosk, and where the file cannot be used."""

    def __init__(self) -> None:
        """Begin with none."""
        self._settings: dict[str, str] = {}

    def settings(self) -> Mapping[str, str]:
        """All settings by name."""
        return dict(self._settings)

    def put_setting(self, name: str, value: str) -> None:
        """Keep one setting until the end of the program."""
        self._settings[name] = value

    def close(self) -> None:
        """Nothing to let go of."""


class UserDb:
    """Settings in ``user.db``."""

    def __init__(self, path: Path) -> None:
        """Open ``path``, create it, or bring it up to date after keeping a copy of it as it was.

        Raises:
            UserDataError: it cannot be opened, is damaged, or was written by a newer program.
        """
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=_TIMEOUT_S, isolation_level=None, check_same_thread=False)
            try:
                self._migrate()
            except BaseException:
                self._connection.close()
                raise
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if isinstance(error, sqlite3.OperationalError) and "decode" not in str(error):
                raise _unusable(path, error) from error
            template = N_("Your data in {file} is damaged ({reason}).")
            raise DamagedUserDataError(template, file=path, reason=error) from error
        except OSError as error:
            raise _unusable(path, error.strerror or error) from error

    def _migrate(self) -> None:
        files = sorted(MIGRATIONS.glob("*.sql"))
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(files):
            raise UserDataError(
                N_("Your data in {file} was written by a newer version of this program; update the program to use it."),
                file=self.path,
            )
        if 0 < version < len(files):
            shutil.copy2(self.path, self.path.with_name(f"{self.path.name}.before-{len(files)}"))
        for number, file in enumerate(files[version:], version + 1):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                for statement in file.read_text(encoding="utf-8").split(";"):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version = {number}")
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        self._connection.execute(sql("settings")).fetchall()

    def settings(self) -> Mapping[str, str]:
        """All settings by name."""
        return dict(self._connection.execute(sql("settings")).fetchall())

    def put_setting(self, name: str, value: str) -> None:
        """Keep one setting.

        Raises:
            UserDataError: the file cannot be written.
        """
        try:
            self._connection.execute(sql("put_setting"), (name, value))
        except sqlite3.Error as error:
            raise UserDataError(
                N_("Your settings could not be saved to {file} ({reason}); they hold until you close the program."),
                file=self.path,
                reason=error,
            ) from error

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _unusable(path: Path, reason: object) -> UserDataError:
    template = N_("Your settings cannot be kept in {file} ({reason}); they hold until you close the program.")
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
    template = N_("Your data in {file} was damaged; it is kept as {kept}, and a new file was begun.")
    return store, UserDataError(template, file=path, kept=kept.name)
