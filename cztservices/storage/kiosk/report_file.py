"""The file in which a kiosk reports of itself: carried on a stick, and read with suspicion.

It holds no person, no time of a person and no mark of the computer: its id was made by chance.
"""

import errno
import json
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from cztservices.domain.failed_search import LEAST_EXPORTED, MOST_PHRASES, FailedPhrase, Failure, anonymise
from cztservices.domain.kiosk.counts import HOURS, Counted, Tally, Use
from cztservices.domain.kiosk.fleet import KioskReport
from cztservices.domain.kiosk.state import ID_LENGTH, ID_LETTERS
from cztservices.domain.mine_rules import LONGEST_HALL_NAME, clean_line, find_flaw_of_hall_name
from cztservices.errors import UserDataError
from cztservices.files import PART, explain_not_written, write_durably
from cztservices.i18n import N_
from cztservices.storage.kiosk.state_file import read_count, read_day, read_flag, read_moment, read_version

FORMAT, VERSION = "cztservices-kiosk", 1
MOST_MB = 4
_MOST_BYTES = MOST_MB * 1024 * 1024
_MOST_SUBJECTS = 5_000
_MOST_FREE = 1 << 60
_ID = re.compile(f"[{ID_LETTERS}]{{{ID_LENGTH}}}")
_NOT_IN_A_NAME = re.compile(r'[\s\\/:*?"<>|.\x00-\x1f\x7f]+')
"""What the file systems of sticks have no names for."""

_PULLED = N_("{file} was not written, its disk or stick does not answer; put it in again.")
_NO_FILE = N_("{file} is left out: it is no file that can be read.")
_UNREADABLE = N_("{file} is left out: it cannot be read ({reason}).")
_LARGE = N_("{file} is left out: it is larger than a report ever is ({most} MB).")
_BROKEN = N_("{file} is left out: it is cut off or damaged; export it again.")
_FOREIGN = N_("{file} is left out: it is no report of a kiosk.")
_NEWER = N_("{file} is left out: it was written by a newer version of this program; update the program to read it.")
_MISSING = N_("{file} is left out: {field} is missing; export it again.")
_WRONG = N_("{file} is left out: {field} is not as a kiosk writes it; export it again.")


def name_report(report: KioskReport) -> str:
    """What its file is called; a later one of the same kiosk has the same name."""
    hall = _NOT_IN_A_NAME.sub("-", _cut_hall(report.hall)).strip("-")
    return "-".join(part for part in ("kiosk", hall, report.id) if part) + ".json"


def write_report(report: KioskReport, folder: Path) -> Path:
    """Write ``report`` into ``folder``, which must be there, whole or not at all; returns the file.

    Raises:
        KnownError: it cannot be written: full, read-only, pulled out.
    """
    data = (json.dumps(report_to_json(report), ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    path = folder / name_report(report)
    try:
        for left in folder.glob(f"kiosk-*{PART}"):  # the stick was pulled out while another was written
            with suppress(OSError):
                left.unlink()
        try:
            write_durably(path, data)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.EILSEQ):
                raise
            path = folder / f"kiosk-{report.id}.json"  # a stick on which names have Latin letters only
            write_durably(path, data)
    except OSError as error:
        if error.errno in (errno.EIO, errno.ENXIO, errno.ENODEV):
            raise UserDataError(_PULLED, file=path) from error
        raise explain_not_written(path, error) from error
    return path


def read_report(path: Path) -> KioskReport:
    """The report in a file that somebody brought.

    Raises:
        UserDataError: it cannot be read, or is not as this program writes it.
    """
    data = _read_bytes(path)
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UserDataError(_BROKEN, file=path) from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise UserDataError(_FOREIGN, file=path)
    version = value.get("version")
    if type(version) is not int or version < 1:
        raise UserDataError(_WRONG, file=path, field="version")
    if version > VERSION:
        raise UserDataError(_NEWER, file=path)
    return _read_fields(value, path)


def report_to_json(report: KioskReport) -> dict[str, Any]:
    """The report as plain values; no phrase that was counted too few times, whoever made it."""
    fields = {name: getattr(report, name) for name in KioskReport.__dataclass_fields__}
    for name in ("verified", "last_reset", "last_crash"):
        fields[name] = fields[name] and fields[name].isoformat()
    fields["hall"] = _cut_hall(report.hall)
    fields["tally"] = _tally_to_json(report.tally)
    fields["phrases"] = [
        {"phrase": one.phrase, "failure": one.failure.value, "count": one.count}
        for one in report.phrases
        if one.count >= LEAST_EXPORTED
    ]
    return {"format": FORMAT, "version": VERSION, **fields}


def _cut_hall(name: str) -> str:
    return clean_line(name)[:LONGEST_HALL_NAME].strip()


def _tally_to_json(tally: Tally) -> dict[str, dict[str, list[int]]]:
    told: dict[str, dict[str, list[int]]] = {}
    for one, count in sorted(tally.counts.items()):
        told.setdefault(one.use.value, {}).setdefault(one.subject, [0] * HOURS)[one.hour] = count
    return told


def _read_bytes(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would wait for ever
            raise UserDataError(_NO_FILE, file=path)
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UserDataError(_UNREADABLE, file=path, reason=error.strerror or error) from error
    if len(data) > _MOST_BYTES:
        raise UserDataError(_LARGE, file=path, most=MOST_MB)
    return data


def _read_fields(value: Mapping[str, Any], path: Path) -> KioskReport:
    """The report with these fields; others are passed over."""
    read: dict[str, Any] = {}
    for name, read_field in _FIELDS.items():
        if name not in value:
            raise UserDataError(_MISSING, file=path, field=name)
        try:
            read[name] = read_field(value[name])
        except (ValueError, TypeError, AttributeError) as error:
            raise UserDataError(_WRONG, file=path, field=name) from error
    return KioskReport(**read)


def _read_id(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise ValueError("no id")
    return value


def _read_hall(value: object) -> str:
    if not isinstance(value, str) or find_flaw_of_hall_name(value):
        raise ValueError("no name")
    return value


def _read_age(value: object) -> int | None:
    return None if value is None else read_count(value)


def _read_free(value: object) -> int | None:
    if value is not None and (type(value) is not int or not 0 <= value <= _MOST_FREE):
        raise ValueError("no size")
    return value


def _read_tally(value: Any) -> Tally:
    return Tally(dict(_read_counts(value)))


def _read_counts(value: Any) -> Iterator[tuple[Counted, int]]:
    for name, subjects in value.items():
        use = Use(name)
        if len(subjects) > _MOST_SUBJECTS:
            raise ValueError("too many")
        for subject, hours in subjects.items():
            if not isinstance(hours, list) or len(hours) != HOURS:
                raise ValueError("no hours")
            for hour, count in enumerate(hours):
                if read_count(count):
                    yield Counted(use, subject, hour), count


def _read_phrases(value: Any) -> tuple[FailedPhrase, ...]:
    if not isinstance(value, list) or len(value) > len(Failure) * MOST_PHRASES:
        raise ValueError("no phrases")
    return tuple(map(_read_phrase, value))


def _read_phrase(value: Any) -> FailedPhrase:
    """A phrase as a kiosk may export it: anonymous, and not of one person."""
    if not isinstance(value, dict) or value.keys() != {"phrase", "failure", "count"}:
        raise ValueError("no phrase")
    phrase, count = value["phrase"], read_count(value["count"])
    if count < LEAST_EXPORTED or anonymise(phrase) != phrase:
        raise ValueError("private")
    return FailedPhrase(phrase, Failure(value["failure"]), count)


_FIELDS = {
    "id": _read_id,
    "hall": _read_hall,
    "catalogue": read_version,
    "program": read_version,
    "starts": read_count,
    "minutes": read_count,
    "with_catalogue": read_count,
    "verified": read_day,
    "age": _read_age,
    "tally": _read_tally,
    "phrases": _read_phrases,
    "held_back": read_count,
    "free_bytes": _read_free,
    "is_kept": read_flag,
    "crashes": read_count,
    "last_reset": read_moment,
    "last_crash": read_moment,
    "faults": read_count,
}
