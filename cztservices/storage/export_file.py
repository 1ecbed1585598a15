"""The one file with which people take something to another computer, and bring it back.

It comes from anywhere, so it is read with suspicion: its size is limited before it is read, its parts before it is
parsed, and everything in it before anything of it is used.
"""

import json
import os
import stat
from pathlib import Path
from typing import Any, NoReturn

from cztservices.domain.mine_rules import clean_line
from cztservices.errors import Message, UserDataError
from cztservices.files import write_durably
from cztservices.i18n import N_

MOST_MB = 16
_MOST_BYTES = MOST_MB * 1024 * 1024
_MOST_PARTS = 1_500_000
"""Brackets, commas and colons, which bound how much memory the values take."""
_MOST_DIGITS = 18
_HEAD = 200
_SHOWN = 40

_NO_FILE = N_("{file} is no file that can be read, so nothing was imported; choose another.")
_UNREADABLE = N_("{file} cannot be read ({reason}), so nothing was imported; check the path.")
_EMPTY = N_("{file} is empty, so nothing was imported; export it again.")
_LARGE = N_("{file} is larger than an export may be ({most} MB), so nothing was imported; choose another.")
_CROWDED = N_("{file} holds more than an export ever does, so nothing was imported; choose another.")
_NO_TEXT = N_("{file} is no text in UTF-8 (byte {at}), so nothing was imported; export it again.")
_BROKEN = N_("{file} is cut off or damaged (line {line}, column {column}), so nothing was imported; export it again.")
_DEEP = N_("{file} is nested too deeply to be an export, so nothing was imported; choose another.")
_TWICE = N_("{file}: the field “{name}” stands twice in one record, so nothing was imported; take one out.")
_NUMBER = N_("{file}: the number {number} is none that this program writes, so nothing was imported; export it again.")
_NO_TARGET = N_("{file} is no file that can be written; name another.")
_FOREIGN_TARGET = N_("{file} is something else than an earlier export; name another, so that it is not lost.")
_UNWRITABLE = N_("{file} cannot be written ({reason}); name another.")
_TOO_MUCH = N_("You keep more than one file may hold ({most} MB); remove some notes before you export.")


class _NotOursError(Exception):
    """What no export holds was met while parsing."""

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template)
        self.message = Message(template, values)


def write_export(value: dict[str, Any], path: Path) -> None:
    """Write ``value`` to ``path``, whole or not at all; only an earlier export of the same format is replaced.

    Raises:
        UserDataError: it cannot be written, or something else is there.
    """
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    data = f"{text}\n".encode()
    if len(data) > _MOST_BYTES or _count_parts(data) > _MOST_PARTS:
        raise UserDataError(_TOO_MUCH, most=MOST_MB)
    target = Path(os.path.realpath(path))  # a link stays one
    try:
        if target.exists():
            if not target.is_file():
                raise UserDataError(_NO_TARGET, file=path)
            with target.open("rb") as file:
                if f'"{value["format"]}"'.encode() not in file.read(_HEAD):
                    raise UserDataError(_FOREIGN_TARGET, file=path)
        write_durably(target, data)
    except OSError as error:
        raise UserDataError(_UNWRITABLE, file=path, reason=error.strerror or error) from error


def read_export(path: Path) -> Any:
    """What an export holds, as plain values of which none has been looked at.

    Raises:
        UserDataError: it cannot be read, or is not as this program writes it.
    """
    return _parse(_read_bytes(path), path)


def _read_bytes(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a device may wait for ever, and a folder has no text
            raise UserDataError(_NO_FILE, file=path)
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UserDataError(_UNREADABLE, file=path, reason=error.strerror or error) from error
    if not data:
        raise UserDataError(_EMPTY, file=path)
    if len(data) > _MOST_BYTES:
        raise UserDataError(_LARGE, file=path, most=MOST_MB)
    if _count_parts(data) > _MOST_PARTS:
        raise UserDataError(_CROWDED, file=path)
    return data


def _count_parts(data: bytes) -> int:
    return sum(map(data.count, (b"{", b"[", b",", b":")))


def _parse(data: bytes, path: Path) -> Any:
    try:
        return json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_unique_fields,
            parse_int=_read_number,
            parse_constant=_refuse_number,
        )
    except UnicodeDecodeError as error:
        raise UserDataError(_NO_TEXT, file=path, at=error.start + 1) from error
    except json.JSONDecodeError as error:
        raise UserDataError(_BROKEN, file=path, line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise UserDataError(_DEEP, file=path) from error
    except _NotOursError as error:
        raise UserDataError(error.message.template, file=path, **error.message.values) from error


def _unique_fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            raise _NotOursError(_TWICE, name=clean_line(name)[:_SHOWN])
        fields[name] = value
    return fields


def _read_number(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        _refuse_number(text)
    return int(text)


def _refuse_number(text: str) -> NoReturn:
    raise _NotOursError(_NUMBER, number=text[:_MOST_DIGITS])
