"""Copies of ``user.db`` by day, week and month: a copy is checked before an older one goes."""

import re
import sqlite3
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from cztservices.errors import UserDataError
from cztservices.files import PART
from cztservices.i18n import N_
from cztservices.storage.database_copies import copy_database

FOLDER = "backups"
_DAY_S = 24 * 60 * 60

_UNMADE = N_("No backup of your data could be made in {folder} ({reason}); make room there, or make it writable.")
_DAMAGED = N_("Your data in {file} is damaged ({reason}); put a backup back, the older ones have been kept.")


class BackupKind(StrEnum):
    """Why a copy was made."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    BEFORE_RESTORE = "before-restore"


KEPT = {BackupKind.DAILY: 7, BackupKind.WEEKLY: 5, BackupKind.MONTHLY: 12}
"""How many of each are kept; what was there before a restore is kept until somebody deletes it."""

_NAME = re.compile(rf"user-({'|'.join(BackupKind)})-([0-9][0-9A-Za-z-]{{3,40}})\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: ``period`` is the day (2026-11-28), week (2026-W48), month (2026-11) or moment that it is of."""

    path: Path
    kind: BackupKind
    period: str
    made: datetime
    size: int

    @property
    def name(self) -> str:
        """What it is called by."""
        return self.path.name


def make_backups(path: Path, today: date) -> tuple[Path, ...]:
    """Copy ``path`` for the day, week and month of ``today`` that have no copy yet; which were made is returned.

    Raises:
        UserDataError: ``path`` is damaged, or no copy could be made; all that was there is there.
    """
    if not path.exists():
        return ()
    folder, made = path.parent / FOLDER, []
    try:
        folder.mkdir(exist_ok=True)
        _sweep(folder)
        for kind, most in KEPT.items():
            copy = folder / f"user-{kind}-{_period(kind, today)}.db"
            if not copy.exists():
                copy_database(path, copy)
                made.append(copy)
                _drop_oldest(folder, kind, most)
    except sqlite3.OperationalError as error:
        raise UserDataError(_UNMADE, folder=folder, reason=error) from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise UserDataError(_DAMAGED, file=path, reason=error) from error
    except OSError as error:
        raise UserDataError(_UNMADE, folder=folder, reason=error.strerror or error) from error
    return tuple(made)


def _period(kind: BackupKind, day: date) -> str:
    if kind is BackupKind.WEEKLY:
        year, week, _weekday = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    return day.isoformat() if kind is BackupKind.DAILY else day.isoformat()[: len("2026-11")]


def _drop_oldest(folder: Path, kind: BackupKind, most: int) -> None:
    """Names sort by time, so that the clock of a copied file does not matter."""
    names = sorted(entry.name for entry in folder.iterdir() if (m := _NAME.fullmatch(entry.name)) and m[1] == kind)
    for name in names[:-most]:
        (folder / name).unlink()


def _sweep(folder: Path) -> None:
    """Remove what a killed program left half written, a day after."""
    for entry in folder.glob(f"user-*.db.*{PART}*"):
        with suppress(OSError):
            if entry.stat().st_mtime < time.time() - _DAY_S:
                entry.unlink()


def list_backups(path: Path) -> tuple[Backup, ...]:
    """All copies of ``path``, the newest first.

    Raises:
        UserDataError: their folder cannot be read.
    """
    folder, found = path.parent / FOLDER, []
    try:
        for entry in folder.iterdir() if folder.exists() else ():
            match = _NAME.fullmatch(entry.name)
            if match and entry.is_file():
                state = entry.stat()
                made = datetime.fromtimestamp(state.st_mtime, UTC)
                found.append(Backup(entry, BackupKind(match[1]), match[2], made, state.st_size))
    except OSError as error:
        template = N_("The backups in {folder} cannot be read ({reason}); check the folder.")
        raise UserDataError(template, folder=folder, reason=error.strerror or error) from error
    return tuple(sorted(found, key=lambda backup: (backup.made, backup.name), reverse=True))
