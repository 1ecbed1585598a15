"""When an office is open, as far as sources say.

All times are those on the clock of the hall, without a zone. Where no source speaks of a day, nothing is said of it,
nor of what comes after it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum

from cztservices.domain.catalogue import HoursException, Office, Text

FARTHEST = 14
"""Days ahead that are looked at for the next opening."""

_HALLS = timezone(timedelta(hours=8))


class OpeningState(StrEnum):
    """Whether an office is open at one moment."""

    OPEN = "open"
    CLOSED_NOW = "closed_now"
    """Closed at the moment, though it opens on that day."""
    CLOSED_DAY = "closed_day"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Open from ``opens`` until ``closes``, at which it is closed; the end of a day is the beginning of the next."""

    opens: datetime
    closes: datetime

    def holds(self, moment: datetime) -> bool:
        """Whether it is open at ``moment``."""
        return self.opens <= moment < self.closes


@dataclass(frozen=True, slots=True)
class DayOpening:
    """The stretches in which an office is open on ``day``, in order, none touching another.

    Not ``known`` means that no source speaks of the day; known without stretches, that it is closed. ``special`` says
    that other hours than those of every week hold, and ``note`` why.
    """

    day: date
    known: bool
    stretches: tuple[Stretch, ...] = ()
    special: bool = False
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether an office is open at ``moment``.

    ``closes`` is when it does, if it is open; None when it never does within :data:`FARTHEST` days. ``opens_next`` is
    when it opens, if it is closed; None when no source says so for the days until then.
    """

    moment: datetime
    state: OpeningState
    day: DayOpening
    closes: datetime | None = None
    opens_next: datetime | None = None


def opening_on(office: Office, day: date) -> DayOpening:
    """When ``office`` is open on ``day``.

    An exception beats the hours of the week, and of several exceptions those for the fewest days hold. Hours for that
    day of the week which hold at another season make the day unknown, not closed.
    """
    if not _is_within(day, office.valid_from, office.valid_to):
        return DayOpening(day, known=False)
    exceptions = _exceptions_on(office, day)
    if exceptions:
        stretches = _join(_stretch(day, one.opens, one.closes) for one in exceptions if one.opens and one.closes)
        note = next((one.note for one in exceptions if one.note), None)
        return DayOpening(day, known=True, stretches=stretches, special=True, note=note)
    in_season = [hours for hours in office.hours if _is_within(day, hours.valid_from, hours.valid_to)]
    on_weekday = [hours for hours in office.hours if day.isoweekday() in hours.days]
    held = [hours for hours in on_weekday if hours in in_season]
    known = bool(held) or (bool(in_season) and not on_weekday)
    return DayOpening(day, known, _join(_stretch(day, hours.opens, hours.closes) for hours in held))


def hall_time(moment: datetime) -> datetime:
    """``moment`` on the clock of the halls, wherever it was read; one without a zone was read there."""
    return moment.astimezone(_HALLS).replace(tzinfo=None) if moment.tzinfo else moment


def opening_at(office: Office, moment: datetime) -> Opening:
    """Whether ``office`` is open at ``moment``, and when that changes."""
    moment = hall_time(moment)
    today = opening_on(office, moment.date())
    if not today.known:
        return Opening(moment, OpeningState.NOT_KNOWN, today)
    if any(stretch.holds(moment) for stretch in today.stretches):
        return Opening(moment, OpeningState.OPEN, today, closes=_closes_after(office, moment))
    state = OpeningState.CLOSED_NOW if today.stretches else OpeningState.CLOSED_DAY
    return Opening(moment, state, today, opens_next=opens_after(office, moment))


def opens_after(office: Office, moment: datetime) -> datetime | None:
    """When ``office`` next opens after ``moment``; None where a day between the two is not known."""
    for offset in range(FARTHEST + 1):
        opening = opening_on(office, moment.date() + timedelta(offset))
        if not opening.known:
            return None
        for stretch in opening.stretches:
            if stretch.opens > moment:
                return stretch.opens
    return None


def _closes_after(office: Office, moment: datetime) -> datetime | None:
    closes = moment
    for offset in range(FARTHEST + 1):
        day = moment.date() + timedelta(offset)
        run = next((stretch for stretch in opening_on(office, day).stretches if stretch.holds(closes)), None)
        if run is None:
            return closes
        closes = run.closes
        if closes.date() == day:
            return closes
    return None


def _is_within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _exceptions_on(office: Office, day: date) -> list[HoursException]:
    found = [one for one in office.exceptions if one.first <= day <= one.last]
    shortest = min((one.last - one.first for one in found), default=None)
    return [one for one in found if one.last - one.first == shortest]


def _stretch(day: date, opens: str, closes: str) -> Stretch:
    return Stretch(_moment(day, opens), _moment(day, closes))


def _moment(day: date, clock: str) -> datetime:
    """The moment that ``clock`` (HH:MM, up to 24:00) shows on ``day``."""
    hours, _, minutes = clock.partition(":")
    return datetime.combine(day, time()) + timedelta(hours=int(hours), minutes=int(minutes))


def _join(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Stretches in order, those that meet made one."""
    joined: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda one: (one.opens, one.closes)):
        if joined and stretch.opens <= joined[-1].closes:
            joined[-1] = Stretch(joined[-1].opens, max(joined[-1].closes, stretch.closes))
        else:
            joined.append(stretch)
    return tuple(joined)
