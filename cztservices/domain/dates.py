"""When a statement holds, and how long it may be trusted without asking again."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from cztservices.domain.catalogue import Source, Statement, best_grade, newest_date
from cztservices.domain.words import Element, Grade

_PHONE, _AMOUNT, _PROCEDURE = 180, 365, 365

SHELF_LIFE: Mapping[Element, int | None] = {
    Element.STATUS: _PROCEDURE,
    Element.HANDLING_MODE: _PROCEDURE,
    Element.CONDITION: _PROCEDURE,
    Element.MATERIAL: _PROCEDURE,
    Element.STEP: _PROCEDURE,
    Element.CHANNEL: _PHONE,
    Element.OFFICE: _PHONE,
    Element.TIME_LIMIT: _PROCEDURE,
    Element.FEE: _AMOUNT,
    Element.RESULT: _PROCEDURE,
    Element.AMOUNT: _AMOUNT,
    Element.LEGAL_BASIS: None,
    Element.NOTE: _PROCEDURE,
}
"""Calendar days for which a statement is taken as current, from the day that its newest source gives for itself.

Channels and offices carry phones and hours, which change first. A legal basis holds until it is repealed (None).
"""


class Doubt(StrEnum):
    """Why the reader should ring before trusting a line."""

    UNCONFIRMED = "unconfirmed"
    """No official source and no press says it."""
    AGED = "aged"
    """Its newest source is past the shelf life, or has no date, which counts as old."""


def first_day(published: str) -> date:
    """The first day that a date of a source may mean.

    >>> first_day("2024-03").isoformat()
    '2024-03-01'
    """
    return date.fromisoformat((published + "-01-01")[: len("2024-01-09")])


def known_from(statement: Statement) -> date:
    """The first day on which ``statement`` is known to hold.

    That is its ``valid_from``, else the date of its oldest source, else the day on which it was checked.
    """
    return statement.valid_from or proven_from(statement.sources, statement.verified)


def proven_from(sources: Iterable[Source], verified: date) -> date:
    """The first day that the oldest of ``sources`` may mean; the day of checking where none is dated."""
    return min((first_day(source.published) for source in sources if source.published), default=verified)


def holds_on(statement: Statement, day: date) -> bool:
    """Whether ``statement`` is known to hold on ``day``; outside its dates nothing is known, not even the nearest."""
    return known_from(statement) <= day and (statement.valid_to is None or day <= statement.valid_to)


def best_before(statement: Statement) -> date | None:
    """The last day on which ``statement`` is taken as current; None when it never ages.

    Without a dated source it was never current (``date.min``).
    """
    return _last_good_day(statement.sources, SHELF_LIFE[statement.element])


def doubt_on(statement: Statement, day: date) -> Doubt | None:
    """Why to ring before trusting ``statement`` on ``day``; None when it may be trusted."""
    return doubt_of(statement.sources, SHELF_LIFE[statement.element], day)


def doubt_of(sources: Iterable[Source], life: int | None, day: date) -> Doubt | None:
    """Why to ask before trusting what ``sources`` prove for ``life`` calendar days (None: until repealed)."""
    cited = tuple(sources)
    if best_grade(cited) is Grade.OTHER:
        return Doubt.UNCONFIRMED
    last = _last_good_day(cited, life)
    return Doubt.AGED if last is not None and day > last else None


def _last_good_day(sources: Iterable[Source], life: int | None) -> date | None:
    if life is None:
        return None
    newest = newest_date(sources)
    return first_day(newest) + timedelta(days=life) if newest else date.min
