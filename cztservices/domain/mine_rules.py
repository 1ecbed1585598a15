"""What each field of a record may hold: the same for what is typed here and for what comes from elsewhere."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cztservices.domain.hall import LONGEST_BENEATH
from cztservices.domain.mine import MOST_ANCESTORS, MOST_VISITS, read_stamp
from cztservices.domain.scope import CITIES

MOST_RECORDS: Mapping[str, int] = {"favourites": 5_000, "notes": 5_000, "ticks": 20_000, "visits": MOST_VISITS}
LONGEST_NOTE, LONGEST_LINE, LONGEST_TITLE, LONGEST_FOLDER, LONGEST_ID = 4_000, 2_000, 200, 60, 80
MOST_HALL_NOTES, LONGEST_HALL_NOTE, LONGEST_HALL_NAME = 2_000, 300, 60
LAST_POSITION = 1_000_000
_LAST_YEAR = 2999

_UNSEEN = (
    r"\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200c\u200e-\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff"
    r"\ud800-\udfff"
)
_NOT_IN_A_LINE = re.compile(f"[{_UNSEEN}]")
_NOT_IN_A_NOTE = re.compile(f"(?![\t\n])[{_UNSEEN}]")
"""Signs that control a terminal, turn a line around, or are none at all; a note may have lines and tabs."""

_UID = re.compile(r"[0-9a-f]{32}")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLACE_IN_GUIDE = re.compile(rf"{_ID.pattern}|@|@[a-z]+(_[a-z]+)*")
_STAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")


class Flaw(StrEnum):
    """What can be wrong with a value."""

    KIND = "kind"
    """A number where words belong, and the like."""
    FORM = "form"
    SIGNS = "signs"
    EMPTY = "empty"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Found:
    """A flaw; ``longest`` is how long the value may be."""

    flaw: Flaw
    longest: int = 0


def _words(longest: int, *, lines: bool = False, may_be_empty: bool = False) -> Callable[[object], Found | None]:
    unseen = _NOT_IN_A_NOTE if lines else _NOT_IN_A_LINE

    def find(value: object) -> Found | None:
        if not isinstance(value, str):
            return Found(Flaw.KIND)
        if len(value) > longest:
            return Found(Flaw.TOO_LONG, longest)
        if unseen.search(value):
            return Found(Flaw.SIGNS)
        return None if may_be_empty or value.strip() else Found(Flaw.EMPTY)

    return find


def _form(pattern: re.Pattern[str], longest: int, *, may_be_empty: bool = False) -> Callable[[object], Found | None]:
    def find(value: object) -> Found | None:
        if not isinstance(value, str):
            return Found(Flaw.KIND)
        if len(value) > longest:
            return Found(Flaw.TOO_LONG, longest)
        fits = pattern.fullmatch(value) or (may_be_empty and not value)
        return None if fits else Found(Flaw.FORM)

    return find


def _stamp(value: object) -> Found | None:
    if not isinstance(value, str):
        return Found(Flaw.KIND)
    try:
        return None if _STAMP.fullmatch(value) and read_stamp(value).year <= _LAST_YEAR else Found(Flaw.FORM)
    except ValueError:
        return Found(Flaw.FORM)


def _stamps(value: object) -> Found | None:
    if not isinstance(value, list | tuple):
        return Found(Flaw.KIND)
    if len(value) > MOST_ANCESTORS:
        return Found(Flaw.TOO_LONG, MOST_ANCESTORS)
    return next((found for one in value if (found := _stamp(one))), None)


def _city(value: object) -> Found | None:
    return None if value is None or value in CITIES else Found(Flaw.FORM if isinstance(value, str) else Flaw.KIND)


def _position(value: object) -> Found | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return Found(Flaw.KIND)
    return None if 0 <= value <= LAST_POSITION else Found(Flaw.FORM)


_PLACE = {
    "page": _form(_ID, LONGEST_ID),
    "ref": _form(_ID, LONGEST_ID, may_be_empty=True),
    "origin": _city,
    "destination": _city,
}
_EDITION = {"uid": _form(_UID, LONGEST_ID), "changed": _stamp, "ancestors": _stamps}
_TITLE = {"title": _words(LONGEST_TITLE)}

Rules = Mapping[str, Callable[[object], Found | None]]
"""By name of the field: finds the flaw of a value, or None."""

RULES: Mapping[str, Rules] = {
    "favourites": _EDITION
    | _PLACE
    | _TITLE
    | {"folder": _words(LONGEST_FOLDER, may_be_empty=True), "position": _position},
    "notes": _EDITION
    | {
        "service": _form(_ID, LONGEST_ID),
        "line": _form(_ID, LONGEST_ID),
        "text": _words(LONGEST_NOTE, lines=True),
        "seen": _words(LONGEST_LINE, may_be_empty=True),
    },
    "ticks": {"page": _form(_ID, LONGEST_ID), "line": _form(_ID, LONGEST_ID)},
    "visits": _PLACE | _TITLE | {"moment": _stamp},
}
"""The rules by kind of record."""

HALL_RULES: Mapping[str, Rules] = {
    "notes": _EDITION
    | {
        "service": _form(_ID, LONGEST_ID),
        "line": _form(_PLACE_IN_GUIDE, LONGEST_ID),
        "origin": _city,
        "destination": _city,
        "text": _words(LONGEST_HALL_NOTE),
        "seen": _words(LONGEST_BENEATH, lines=True, may_be_empty=True),
    },
}
"""The same for the notes of a hall."""

find_flaw_of_hall_name = _words(LONGEST_HALL_NAME, may_be_empty=True)
"""The same for what a hall is called."""


def clean_note(text: str) -> str:
    r"""What was typed or pasted, as it is kept: its lines end in line feeds, and nothing in it is unseen.

    >>> clean_note("a\r\nb" + chr(7))
    'a\nb'
    """
    return _NOT_IN_A_NOTE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def clean_line(text: str) -> str:
    """The same for words on one line.

    >>> clean_line(" for " + chr(10) + " mother")
    'for mother'
    """
    return _NOT_IN_A_LINE.sub("", " ".join(text.split()))
