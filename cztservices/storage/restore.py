"""Putting a backup back, so that nothing of what was there is lost, whenever it is interrupted."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from cztservices.errors import UserDataError
from cztservices.files import appear_whole, copy_durably, sync_folder
from cztservices.i18n import N_
from cztservices.storage.backups import FOLDER, Backup, BackupKind, list_backups
from cztservices.storage.database_copies import TIMEOUT_S, check_database, copy_database, open_database, pour
from cztservices.storage.sql_files import sql
from cztservices.storage.user_connection import connect
from cztservices.storage.user_db import migrate

_UNKNOWN = N_("There is no backup “{name}”; choose one of those that are listed.")
_UNUSABLE = N_("The backup {name} is damaged ({reason}), so your data was left as it is; choose another.")
_UNRESTORED = N_("The backup could not be put back into {file} ({reason}), which is as it was; try again.")


def restore_backup(path: Path, name: str, now: datetime) -> Path | None:
    """Put the backup ``name`` back into ``path``; what was there is kept, and the copy of it returned.

    Killed at whatever moment, ``path`` is as it was or as the backup is. Windows that are open read the backup from
    then on; a backup of an older program is brought up to date first.

    Raises:
        UserDataError: there is no such backup, it is damaged or newer than the program, or a file cannot be written;
            ``path`` is as it was.
    """
    backup = next((one for one in list_backups(path) if one.name == name), None)
    if backup is None:
        raise UserDataError(_UNKNOWN, name=name[:80])
    with closing(connect(":memory:", TIMEOUT_S)) as restored:
        _load(backup, restored)
        try:
            kept = _keep(path, now)
            _write(restored, path)
        except sqlite3.Error as error:
            raise UserDataError(_UNRESTORED, file=path, reason=error) from error
        except OSError as error:
            raise UserDataError(_UNRESTORED, file=path, reason=error.strerror or error) from error
    return kept


def _load(backup: Backup, restored: sqlite3.Connection) -> None:
    try:
        with open_database(backup.path) as source:
            check_database(source)
            pour(source, restored)
        if restored.execute("PRAGMA user_version").fetchone() == (0,):
            raise sqlite3.DatabaseError("no data of this program")
        migrate(restored, origin=backup.path)
        for name in ("settings", "mine_counts"):
            restored.execute(sql(name)).fetchall()
    except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
        raise UserDataError(_UNUSABLE, name=backup.name, reason=error) from error


def _keep(path: Path, now: datetime) -> Path | None:
    """A copy of what is there, as it is where it is damaged."""
    if not path.exists():
        return None
    folder = path.parent / FOLDER
    stem = f"user-{BackupKind.BEFORE_RESTORE}-{now.astimezone(UTC):%Y-%m-%dT%H%M%S}"
    names = (f"{stem}.db", *(f"{stem}-{number}.db" for number in range(2, 1000)))
    kept = next(folder / name for name in names if not (folder / name).exists())
    try:
        copy_database(path, kept)
    except sqlite3.OperationalError:
        raise
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        copy_durably(path, kept)
    return kept


def _write(restored: sqlite3.Connection, path: Path) -> None:
    """Into the file that is there, so that windows which have it open see it; a damaged or missing one is replaced."""
    try:
        if path.exists():
            with closing(connect(path, TIMEOUT_S)) as present:
                check_database(present)
                pour(restored, present)
                check_database(present)
            return
    except sqlite3.OperationalError:
        raise
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        pass
    _set_journal_aside(path)
    with appear_whole(path) as part:
        part.unlink(missing_ok=True)
        with closing(connect(part, TIMEOUT_S)) as new:
            pour(restored, new)
            check_database(new)


def _set_journal_aside(path: Path) -> None:
    """The journal of a file that is gone must not be played back into the one that takes its place."""
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        shutil.move(journal, path.with_name(f"{journal.name}.left"))
        sync_folder(path.parent)
