"""The file in which counts of failed searches leave the computer: one JSON object a line, the first says what it is.

Nothing is read that this program does not write: a phrase that would still have to be made anonymous, or a count that
would have been held back, is refused with its line.
"""

import json
import os
import stat
from pathlib import Path
from typing import Any

from cztservices.domain.failed_search import (
    LEAST_EXPORTED,
    LONGEST_PHRASE,
    MOST_PHRASES,
    FailedPhrase,
    Failure,
    Failures,
    anonymise,
)
from cztservices.errors import UserDataError
from cztservices.files import write_whole
from cztservices.i18n import N_

FORMAT, VERSION = "cztservices-failures", 1
MOST_MB = 4
_MOST_BYTES = MOST_MB * 1024 * 1024
_LONGEST_LINE = 16 * LONGEST_PHRASE
_MOST_LINES = len(Failure) * MOST_PHRASES
_MOST_COUNTED = 1_000_000_000
_FIELDS = {"phrase": str, "failure": str, "count": int}

_FOREIGN_TARGET = N_("{file} is something else than an earlier export; name another, so that it is not lost.")
_UNREADABLE = N_("{file} cannot be read ({reason}); check the path.")
_NO_FILE = N_("{file} is no file that can be read; choose what “lexicon export” wrote.")
_FOREIGN = N_("{file} is not what “lexicon export” writes; choose another.")
_NEWER = N_("{file} was written by a newer version of this program; update the program to read it.")
_LARGE = N_("{file} is larger than an export ever is ({most} MB); choose another.")
_LONG = N_("{file} holds more lines than an export ever does; choose another.")
_BROKEN = N_("{file}: line {line} is not as “lexicon export” writes it; export it again.")
_PRIVATE = N_("{file}: the phrase on line {line} is not anonymous as “lexicon export” makes it; export it again.")
_RARE = N_("{file}: line {line} was counted fewer than {least} times, which is never exported; export it again.")


def write_failures(failures: Failures, path: Path) -> None:
    """Write what may leave to ``path``, whole or not at all; only an earlier export is replaced.

    Raises:
        KnownError: it cannot be written, or something else is there.
    """
    rows = [{"format": FORMAT, "version": VERSION, "least": LEAST_EXPORTED}]
    rows += [
        {"phrase": one.phrase, "failure": one.failure.value, "count": one.count}
        for one in failures.phrases
        if one.count >= LEAST_EXPORTED
    ]
    if path.is_file() and not _is_ours(path):
        raise UserDataError(_FOREIGN_TARGET, file=path)
    text = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    write_whole(path, text.encode())


def read_failure_file(path: Path) -> tuple[FailedPhrase, ...]:
    """What an export holds, in its order.

    Raises:
        UserDataError: it cannot be read, or is not as this program writes it.
    """
    first, *lines = _read_lines(path)
    _check_head(_parse(first), path)
    if len(lines) > _MOST_LINES:
        raise UserDataError(_LONG, file=path)
    read: dict[tuple[str, Failure], FailedPhrase] = {}
    for number, line in enumerate(lines, 2):
        one = _read_phrase(line, number, path)
        if (one.phrase, one.failure) in read:
            raise UserDataError(_BROKEN, file=path, line=number)
        read[one.phrase, one.failure] = one
    return tuple(read.values())


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return f'"{FORMAT}"'.encode() in file.readline(_LONGEST_LINE)
    except OSError as error:
        raise UserDataError(_UNREADABLE, file=path, reason=error.strerror or error) from error


def _read_lines(path: Path) -> list[bytes]:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - a device may wait for ever, and a folder has no text
            raise UserDataError(_NO_FILE, file=path)
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UserDataError(_UNREADABLE, file=path, reason=error.strerror or error) from error
    except ValueError as error:  # a name with a zero in it
        raise UserDataError(_UNREADABLE, file=path, reason=error) from error
    if len(data) > _MOST_BYTES:
        raise UserDataError(_LARGE, file=path, most=MOST_MB)
    return data.removesuffix(b"\n").split(b"\n")


def _parse(line: bytes) -> dict[str, Any] | None:
    """The object on a line; None where it is none."""
    if len(line) > _LONGEST_LINE:
        return None
    try:
        row = json.loads(line.removesuffix(b"\r").decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _check_head(head: dict[str, Any] | None, path: Path) -> None:
    version = head.get("version") if head and head.get("format") == FORMAT else None
    if type(version) is not int or version < 1:
        raise UserDataError(_FOREIGN, file=path)
    if version > VERSION:
        raise UserDataError(_NEWER, file=path)


def _read_phrase(line: bytes, number: int, path: Path) -> FailedPhrase:
    row = _parse(line)
    if row is None or {name: type(value) for name, value in row.items()} != _FIELDS:
        raise UserDataError(_BROKEN, file=path, line=number)
    if row["failure"] not in {*Failure} or row["count"] > _MOST_COUNTED:
        raise UserDataError(_BROKEN, file=path, line=number)
    if anonymise(row["phrase"]) != row["phrase"]:
        raise UserDataError(_PRIVATE, file=path, line=number)
    if row["count"] < LEAST_EXPORTED:
        raise UserDataError(_RARE, file=path, line=number, least=LEAST_EXPORTED)
    return FailedPhrase(row["phrase"], Failure(row["failure"]), row["count"])
