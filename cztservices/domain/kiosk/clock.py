"""By which day a kiosk judges what holds, though nobody may ever have set its clock."""

from dataclasses import dataclass
from datetime import date

from cztservices.domain.clock import ClockDoubt, doubt_clock

YEARS_BELIEVED = 10
"""A day that is further from the last check of the catalogue is none on which a kiosk still stands there."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What follows from a clock: rules are judged by ``day``; ``age`` of the catalogue is in days, None if unknown."""

    day: date
    age: int | None
    doubt: ClockDoubt | None = None


def judge_day(today: date, newest_verified: date | None, latest_day: date | None = None) -> Judgement:
    """Whether ``today`` can be the day, and what follows from it.

    ``newest_verified`` is the last day that the catalogue knows, ``latest_day`` the latest that was believed before.

    >>> judge_day(date(1970, 1, 1), date(2026, 11, 22))
    Judgement(day=datetime.date(2026, 11, 22), age=None, doubt=<ClockDoubt.BEHIND: 'behind'>)
    """
    doubt = doubt_clock(today, newest_verified, latest_day, years_ahead=YEARS_BELIEVED)
    if doubt is not None:
        return Judgement(newest_verified or latest_day or today, None, doubt)
    return Judgement(today, (today - newest_verified).days if newest_verified else None)
