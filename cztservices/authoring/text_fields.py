"""What one field of ``data/`` may hold: signs that can be seen, no more than a page has room for, in its form."""

import re
import unicodedata
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from cztservices.authoring.faults import Mistake
from cztservices.i18n import N_

PROSE, ALIAS, URL = 600, 100, 2000
NAME_ZH, NAME_EN = 60, 160
"""Signs at most, about twice what the longest of its kind has."""

_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffe\uffff")
"""Letters and marks that are drawn as nothing, and what is no sign at all."""


def is_unseen(sign: str) -> bool:
    """Whether no page shows it: it would turn a line around, hide in a name, or get lost in a spreadsheet.

    >>> [is_unseen(chr(code)) for code in (0x202E, 0x200B, 0x07, 0x3000, 0x6E58)]
    [True, True, True, False, False]
    """
    return unicodedata.category(sign) in _UNSEEN or sign in _BLANK


def show_unseen(text: str) -> str:
    """The same text with a code for every sign that cannot be seen.

    >>> show_unseen("a" + chr(0x202E) + "b")
    'a<U+202E>b'
    """
    return "".join(f"<{code_of(sign)}>" if is_unseen(sign) else sign for sign in text)


def code_of(sign: str) -> str:
    """A sign as it is written where it cannot be shown.

    >>> code_of(chr(0x200B))
    'U+200B'
    """
    return f"U+{ord(sign):04X}"


def _refuse_unseen(text: str) -> str:
    if text.isprintable() and _BLANK.isdisjoint(text):  # nearly all are, and this is quick to ask
        return text
    for at, sign in enumerate(text, 1):
        if is_unseen(sign):
            problem = N_("character {at} is {code}, which cannot be seen")
            raise Mistake(problem, N_("take it out"), at=at, code=code_of(sign))
    return text


_ONE_LINE = r"^\S(.*\S)?$"
Line = Annotated[str, Field(min_length=1, max_length=PROSE, pattern=_ONE_LINE), AfterValidator(_refuse_unseen)]
Alias = Annotated[str, Field(min_length=1, max_length=ALIAS, pattern=_ONE_LINE), AfterValidator(_refuse_unseen)]
NameZh = Annotated[str, Field(min_length=1, max_length=NAME_ZH, pattern=_ONE_LINE), AfterValidator(_refuse_unseen)]
NameEn = Annotated[str, Field(min_length=1, max_length=NAME_EN, pattern=_ONE_LINE), AfterValidator(_refuse_unseen)]

Id = Annotated[str, Field(max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="kebab-case id")]

_HOST = re.compile(r"[^\W_]([\w-]*[^\W_])?(\.[^\W_]([\w-]*[^\W_])?)+")
_NEVER_IN_A_URL = re.compile(r"[\s\"<>\\]")


def _leads_to_a_site(url: str) -> str:
    """Refuse what a browser would not open, or would open elsewhere than a reader expects."""
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.port != 0 else None
    except ValueError:
        parts, host = None, None
    if parts is None or not _HOST.fullmatch(host or ""):
        raise Mistake(N_("{value} names no site"), N_("write https://, the site, then the page"), value=url[:40])
    if "@" in parts.netloc:
        raise Mistake(N_("{value} hides its site behind an @"), N_("take out the @ and what is before"), value=url[:40])
    odd = _NEVER_IN_A_URL.search(url)
    if odd:
        raise Mistake(N_("{value} has {sign} in it"), N_("copy it from the browser"), value=url[:40], sign=odd.group())
    return url


Url = Annotated[
    str,
    Field(max_length=URL, pattern=r"^https?://\S+$"),
    AfterValidator(_refuse_unseen),
    AfterValidator(_leads_to_a_site),
]

_PHONE = r"^([0-9]{3,5}|0[0-9]{2,3}-[0-9]{7,8}(-[0-9]{1,5})?|400-[0-9]{3}-[0-9]{4}|1[0-9]{10})$"
Phone = Annotated[str, Field(pattern=_PHONE, description="0731-88881234 or 12345")]

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _whole_day(text: object) -> object:
    """Refuse what pydantic would take for a day but no author means as one, a bare number for instance."""
    if isinstance(text, date):
        return text
    if not isinstance(text, str) or not DAY.fullmatch(text):
        raise Mistake(N_("{value} is no day"), N_("write YYYY-MM-DD"), value=str(text)[:40])
    return text


def _real_day(text: str) -> str:
    """Refuse a month or a day that the calendar does not have."""
    try:
        date.fromisoformat((text + "-01-01")[: len("2024-01-09")])
    except ValueError:
        raise Mistake(N_("{value} is no day"), N_("write YYYY, YYYY-MM or YYYY-MM-DD"), value=text) from None
    return text


Day = Annotated[date, BeforeValidator(_whole_day), Field(description="YYYY-MM-DD")]
SourceDay = Annotated[
    str,
    AfterValidator(_real_day),
    Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", description="YYYY, YYYY-MM or YYYY-MM-DD"),
]
Clock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$", description="HH:MM")]

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _days_from_text(text: object) -> object:
    """Read ``mon-fri`` or ``sat,sun`` as ISO weekday numbers."""
    if not isinstance(text, str):
        raise Mistake(N_("{word} is no weekday"), N_("write mon-fri or sat,sun"), word=str(text)[:40])
    days: list[int] = []
    for part in text.split(","):
        first, _, last = part.strip().partition("-")
        if first not in WEEK or (last or first) not in WEEK:
            raise Mistake(N_("{word} is no weekday"), N_("write mon-fri or sat,sun"), word=part.strip()[:40])
        days += range(WEEK.index(first) + 1, WEEK.index(last or first) + 2)
    return days


Days = Annotated[
    tuple[int, ...],
    BeforeValidator(_days_from_text, json_schema_input_type=str),
    Field(min_length=1, description="mon-fri or sat,sun"),
]
