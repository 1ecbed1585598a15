"""``state.json``: what a kiosk knows of itself, read with suspicion and written whole."""

import json
import re
import stat
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cztservices.domain.kiosk.state import ID_LENGTH, ID_LETTERS, MOST_VERSIONS, KioskState
from cztservices.errors import UserDataError
from cztservices.files import write_whole
from cztservices.i18n import N_

FILE = "state.json"
FORMAT, VERSION = "cztservices-kiosk-state", 1
MOST_COUNTED = 1_000_000_000
_MOST_BYTES = 64 * 1024
_LONGEST_VERSION = 80
_ID = re.compile(f"[{ID_LETTERS}]{{{ID_LENGTH}}}")
_VERSION_NAME = re.compile(r"[0-9A-Za-z.+_-]*")

_UNREADABLE = N_("{file} cannot be read ({reason}).")
_BROKEN = N_("{file} is not as this program writes it.")


def write_state(state: KioskState, path: Path) -> None:
    """Write ``state``, whole or not at all.

    Raises:
        KnownError: it cannot be written; what was there is as it was.
    """
    write_whole(path, f"{json.dumps(state_to_json(state), indent=1)}\n".encode())


def read_state(path: Path) -> KioskState | None:
    """The state that was written; None where there is no file.

    Raises:
        UserDataError: it cannot be read, or is not as this program writes it.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would wait for ever
            raise UserDataError(_BROKEN, file=path)
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise UserDataError(_BROKEN, file=path)
        return state_from_json(json.loads(data))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise UserDataError(_UNREADABLE, file=path, reason=error.strerror or error) from error
    except (ValueError, RecursionError) as error:
        raise UserDataError(_BROKEN, file=path) from error


def state_to_json(state: KioskState) -> dict[str, Any]:
    """The state as plain values."""
    fields = asdict(state)
    for name in ("last_start", "last_reset", "last_crash", "latest_day"):
        fields[name] = fields[name] and fields[name].isoformat()
    return {"format": FORMAT, "version": VERSION, **fields, "ran_minutes": dict(state.ran_minutes)}


def state_from_json(value: object) -> KioskState:
    """The state that ``value`` stands for.

    Raises:
        ValueError: it is not as this program writes it.
    """
    if not isinstance(value, dict) or value.get("format") != FORMAT or value.get("version") != VERSION:
        raise ValueError("no state")
    if value.keys() != {"format", "version", *KioskState.__dataclass_fields__}:
        raise ValueError("other fields")
    if not isinstance(value["id"], str) or not (not value["id"] or _ID.fullmatch(value["id"])):
        raise ValueError("id")
    return KioskState(
        id=value["id"],
        failed_pins=read_count(value["failed_pins"]),
        starts=read_count(value["starts"]),
        crashes=read_count(value["crashes"]),
        is_running=read_flag(value["is_running"]),
        last_start=read_moment(value["last_start"]),
        last_reset=read_moment(value["last_reset"]),
        last_crash=read_moment(value["last_crash"]),
        latest_day=read_day(value["latest_day"]),
        ran_minutes=_read_minutes(value["ran_minutes"]),
    )


def read_flag(value: object) -> bool:
    """True or False.

    Raises:
        ValueError: it is neither.
    """
    if value is not True and value is not False:
        raise ValueError("no flag")
    return value


def read_count(value: object) -> int:
    """A number of at least 0.

    Raises:
        ValueError: it is none.
    """
    if type(value) is not int or not 0 <= value <= MOST_COUNTED:
        raise ValueError("no count")
    return value


def read_moment(value: object) -> datetime | None:
    """A moment with its zone, or None.

    Raises:
        ValueError: it is neither.
    """
    if value is None:
        return None
    moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    if moment is None or moment.tzinfo is None or moment.isoformat() != value:
        raise ValueError("no moment")
    return moment


def read_day(value: object) -> date | None:
    """A day, or None.

    Raises:
        ValueError: it is neither.
    """
    if value is None:
        return None
    day = date.fromisoformat(value) if isinstance(value, str) else None
    if day is None or day.isoformat() != value:
        raise ValueError("no day")
    return day


def read_version(value: object) -> str:
    """The name of a version of the catalogue or the program.

    Raises:
        ValueError: it is none.
    """
    if not isinstance(value, str) or len(value) > _LONGEST_VERSION or not _VERSION_NAME.fullmatch(value):
        raise ValueError("no version")
    return value


def _read_minutes(value: object) -> Mapping[str, int]:
    if not isinstance(value, dict) or len(value) > MOST_VERSIONS + 1:
        raise ValueError("no minutes")
    return {read_version(version): read_count(minutes) for version, minutes in value.items()}
