"""Whether the clock of a computer can be believed: what holds today is told by it."""

from datetime import date
from enum import StrEnum

YEARS_AHEAD = 5
"""No catalogue is used for longer without a newer one; a clock that says so has probably been set wrongly."""


class ClockDoubt(StrEnum):
    """Why the day that a computer gives may be wrong."""

    BEHIND = "behind"
    """It is before the day on which the catalogue was last checked."""
    FAR_AHEAD = "far_ahead"
    """It is years after that day."""


def doubt_clock(today: date, newest_verified: date) -> ClockDoubt | None:
    """Why ``today`` may be wrong, if there is a reason; ``newest_verified`` is the last day that the catalogue knows.

    >>> doubt_clock(date(1970, 1, 1), date(2026, 11, 22))
    <ClockDoubt.BEHIND: 'behind'>
    """
    if today < newest_verified:
        return ClockDoubt.BEHIND
    latest = (newest_verified.year + YEARS_AHEAD, newest_verified.month, newest_verified.day)
    return ClockDoubt.FAR_AHEAD if (today.year, today.month, today.day) > latest else None
