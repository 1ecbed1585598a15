"""Whether the clock of a computer can be believed: what holds today is told by it."""

from datetime import date, timedelta
from enum import StrEnum

YEARS_AHEAD = 5
"""No catalogue is used for longer without a newer one; a clock that says so has probably been set wrongly."""

BACK_BY = timedelta(days=1)
"""So much earlier than before a day may be: somebody set the clock or its zone right."""


class ClockDoubt(StrEnum):
    """Why the day that a computer gives may be wrong."""

    BEHIND = "behind"
    """It is before the day on which the catalogue was last checked."""
    WENT_BACK = "went_back"
    """It is before a day that the same computer gave earlier."""
    FAR_AHEAD = "far_ahead"
    """It is years after the day on which the catalogue was last checked."""


def doubt_clock(
    today: date, newest_verified: date | None, latest_day: date | None = None, *, years_ahead: int = YEARS_AHEAD
) -> ClockDoubt | None:
    """Why ``today`` may be wrong, if there is a reason.

    ``newest_verified`` is the last day that the catalogue knows, ``latest_day`` the latest that this computer gave.

    >>> doubt_clock(date(1970, 1, 1), date(2026, 11, 22))
    <ClockDoubt.BEHIND: 'behind'>
    """
    if newest_verified and today < newest_verified:
        return ClockDoubt.BEHIND
    if latest_day and latest_day - today > BACK_BY:
        return ClockDoubt.WENT_BACK
    if newest_verified is None:
        return None
    latest = (newest_verified.year + years_ahead, newest_verified.month, newest_verified.day)
    return ClockDoubt.FAR_AHEAD if (today.year, today.month, today.day) > latest else None
