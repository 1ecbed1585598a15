"""When an office is open: what its hours say, and nothing beyond them."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.catalogue import HoursException, Office, OpeningHours, Text
from cztservices.domain.opening import (
    FARTHEST,
    DayOpening,
    OpeningState,
    hall_time,
    opening_at,
    opening_on,
    opens_after,
)

MONDAY = date(2024, 6, 17)
WEEK = (1, 2, 3, 4, 5)
MORNING, AFTERNOON = OpeningHours(WEEK, "09:00", "12:00"), OpeningHours(WEEK, "13:30", "17:00")
EVERY_DAY = tuple(range(1, 8))


def make_office(*hours: OpeningHours, **fields) -> Office:
    """An office with those hours."""
    return Office("office", "430100", Text("厅", "hall"), ("s",), MONDAY, hours=hours, **fields)


def at(day: date, clock: str) -> datetime:
    """A moment of ``day``."""
    return datetime.combine(day, time.fromisoformat(clock))


def stretches(opening: DayOpening) -> list[str]:
    """The stretches of a day as they are written."""
    return [f"{one.opens:%H:%M}-{one.closes:%H:%M}" for one in opening.stretches]


HALL = make_office(MORNING, AFTERNOON)


@pytest.mark.parametrize(
    ("clock", "state", "closes", "opens_next"),
    [
        ("08:59", OpeningState.CLOSED_NOW, None, "09:00"),
        ("09:00", OpeningState.OPEN, "12:00", None),
        ("11:59", OpeningState.OPEN, "12:00", None),
        ("12:00", OpeningState.CLOSED_NOW, None, "13:30"),
        ("13:30", OpeningState.OPEN, "17:00", None),
    ],
)
def test_office_is_open_at_opening_and_closed_at_closing(clock, state, closes, opens_next):
    opening = opening_at(HALL, at(MONDAY, clock))
    assert opening.state is state
    assert opening.closes == (at(MONDAY, closes) if closes else None)
    assert opening.opens_next == (at(MONDAY, opens_next) if opens_next else None)


def test_after_closing_it_opens_on_the_next_day_that_has_hours():
    friday = MONDAY + timedelta(4)
    opening = opening_at(HALL, at(friday, "17:00"))
    assert (opening.state, opening.opens_next) == (OpeningState.CLOSED_NOW, at(MONDAY + timedelta(7), "09:00"))


def test_day_without_hours_is_closed():
    opening = opening_at(HALL, at(MONDAY + timedelta(5), "10:00"))
    assert opening.state is OpeningState.CLOSED_DAY
    assert (opening.day.known, opening.day.stretches) == (True, ())


def test_office_without_hours_is_not_known_to_be_closed():
    opening = opening_at(make_office(), at(MONDAY, "10:00"))
    assert opening.state is OpeningState.NOT_KNOWN
    assert (opening.opens_next, opening.closes) == (None, None)


# Exceptions

HOLIDAY = HoursException(MONDAY, MONDAY + timedelta(6), note=Text("节", "holiday"))


def test_exception_beats_the_hours_of_the_week():
    short = HoursException(MONDAY, MONDAY, "10:00", "11:00")
    opening = opening_on(make_office(MORNING, AFTERNOON, exceptions=(short,)), MONDAY)
    assert (stretches(opening), opening.special) == (["10:00-11:00"], True)
    assert not opening_on(HALL, MONDAY).special


def test_day_that_an_exception_closes_is_closed_and_says_why():
    opening = opening_at(make_office(MORNING, exceptions=(HOLIDAY,)), at(MONDAY, "10:00"))
    assert (opening.state, opening.day.note) == (OpeningState.CLOSED_DAY, HOLIDAY.note)
    assert opening.opens_next == at(MONDAY + timedelta(7), "09:00")


def test_exception_is_known_where_the_week_is_not():
    assert opening_on(make_office(exceptions=(HOLIDAY,)), MONDAY).known
    assert not opening_on(make_office(exceptions=(HOLIDAY,)), MONDAY + timedelta(7)).known


def test_exception_for_fewer_days_holds_within_one_for_more():
    day = MONDAY + timedelta(2)
    on_duty = HoursException(day, day, "09:00", "11:00")
    for order in ((HOLIDAY, on_duty), (on_duty, HOLIDAY)):
        assert stretches(opening_on(make_office(MORNING, exceptions=order), day)) == ["09:00-11:00"]


def test_day_that_is_closed_stays_closed_within_days_of_other_hours():
    week = HoursException(MONDAY, MONDAY + timedelta(6), "10:00", "16:00")
    office = make_office(MORNING, exceptions=(week, HoursException(MONDAY, MONDAY)))
    assert stretches(opening_on(office, MONDAY)) == []
    assert stretches(opening_on(office, MONDAY + timedelta(1))) == ["10:00-16:00"]


def test_exceptions_for_the_same_days_are_two_halves():
    halves = (HoursException(MONDAY, MONDAY, "14:00", "15:00"), HoursException(MONDAY, MONDAY, "09:00", "10:00"))
    assert stretches(opening_on(make_office(MORNING, exceptions=halves), MONDAY)) == ["09:00-10:00", "14:00-15:00"]


# Seasons

SUMMER = OpeningHours(WEEK, "08:00", "12:00", MONDAY, MONDAY + timedelta(30))


def test_office_is_not_known_outside_its_own_days():
    office = make_office(MORNING, valid_from=MONDAY, valid_to=MONDAY + timedelta(1))
    known = [opening_on(office, MONDAY + timedelta(n)).known for n in (-1, 0, 1, 2)]
    assert known == [False, True, True, False]


def test_hours_of_another_season_make_the_day_unknown_not_closed():
    office = make_office(SUMMER)
    assert opening_at(office, at(MONDAY - timedelta(3), "10:00")).state is OpeningState.NOT_KNOWN
    assert opening_at(office, at(MONDAY, "10:00")).state is OpeningState.OPEN


def test_weekday_that_is_named_for_another_season_only_is_unknown():
    """A Saturday that is open in summer: whether it is in winter, no source says."""
    saturdays = OpeningHours((6,), "09:00", "12:00", MONDAY, MONDAY + timedelta(30))
    office = make_office(MORNING, saturdays)
    assert not opening_on(office, MONDAY - timedelta(2)).known
    assert opening_on(office, MONDAY - timedelta(1)).known


def test_next_opening_does_not_reach_over_a_day_that_is_not_known():
    until, later = MONDAY + timedelta(1), MONDAY + timedelta(3)
    old, new = OpeningHours(WEEK, "09:00", "12:00", None, until), OpeningHours(WEEK, "08:00", "12:00", later)
    office = make_office(old, new)
    assert opens_after(office, at(MONDAY, "12:00")) == at(until, "09:00")
    assert not opening_on(office, until + timedelta(1)).known
    assert opens_after(office, at(until, "12:00")) is None


def test_next_opening_is_looked_for_in_a_fortnight():
    far = HoursException(MONDAY, MONDAY + timedelta(FARTHEST))
    assert opens_after(make_office(MORNING, exceptions=(far,)), at(MONDAY, "10:00")) is None
    near = HoursException(MONDAY, MONDAY + timedelta(FARTHEST - 1))
    expected = at(MONDAY + timedelta(FARTHEST), "09:00")
    assert opens_after(make_office(MORNING, exceptions=(near,)), at(MONDAY, "10:00")) == expected


# The end of a day


def test_office_that_never_closes_says_so():
    opening = opening_at(make_office(OpeningHours(EVERY_DAY, "00:00", "24:00")), at(MONDAY, "23:30"))
    assert (opening.state, opening.closes) == (OpeningState.OPEN, None)


def test_stretch_over_midnight_closes_in_the_morning():
    night = make_office(OpeningHours(EVERY_DAY, "20:00", "24:00"), OpeningHours(EVERY_DAY, "00:00", "02:00"))
    assert opening_at(night, at(MONDAY, "21:00")).closes == at(MONDAY + timedelta(1), "02:00")


def test_office_closes_at_midnight_where_the_next_day_is_not_known():
    office = make_office(OpeningHours(EVERY_DAY, "00:00", "24:00"), valid_to=MONDAY)
    assert opening_at(office, at(MONDAY, "21:00")).closes == at(MONDAY + timedelta(1), "00:00")


def test_stretches_that_meet_are_one():
    office = make_office(
        OpeningHours(WEEK, "12:00", "13:00"), MORNING, OpeningHours(WEEK, "10:00", "11:00"), OpeningHours(WEEK, "15:00", "16:00")
    )  # fmt: skip
    assert stretches(opening_on(office, MONDAY)) == ["09:00-13:00", "15:00-16:00"]


def test_moment_of_another_zone_is_read_on_the_clock_of_the_hall():
    in_utc = at(MONDAY, "01:30").replace(tzinfo=timezone(timedelta(0)))
    assert hall_time(in_utc) == at(MONDAY, "09:30")
    assert opening_at(HALL, in_utc) == opening_at(HALL, at(MONDAY, "09:30"))


# Laws

CLOCKS = ("00:00", "08:30", "09:00", "12:00", "13:00", "17:00", "24:00")
spans = st.tuples(st.sampled_from(CLOCKS), st.sampled_from(CLOCKS)).filter(lambda pair: pair[0] < pair[1])
offsets = st.integers(-3, 20)
edges = st.none() | st.none() | st.none() | offsets.map(lambda n: MONDAY + timedelta(n))
"""Mostly without an edge, or hardly any day would be known."""

weekdays = st.sets(st.sampled_from(EVERY_DAY), min_size=1).map(lambda days: tuple(sorted(days)))


def in_order(first: date | None, last: date | None) -> tuple[date | None, date | None]:
    """A span of days whose end does not come before its beginning."""
    return (last, first) if first and last and last < first else (first, last)


hours = st.builds(
    lambda days, span, first, last: OpeningHours(days, *span, *in_order(first, last)), weekdays, spans, edges, edges
)
exceptions = st.builds(
    lambda first, length, span: HoursException(
        MONDAY + timedelta(first), MONDAY + timedelta(first + length), *(span or (None, None))
    ),
    offsets,
    st.integers(0, 3),
    st.none() | spans,
)
offices = st.builds(
    lambda hours, exceptions, first, last: make_office(
        *hours,
        exceptions=tuple(exceptions),
        **dict(zip(("valid_from", "valid_to"), in_order(first, last), strict=True)),
    ),
    st.lists(hours, max_size=4),
    st.lists(exceptions, max_size=3),
    edges,
    edges,
)
moments = st.builds(
    lambda offset, minutes: datetime.combine(MONDAY, time()) + timedelta(days=offset, minutes=30 * minutes),
    offsets,
    st.integers(0, 47),
)


def is_said_to_be_open(office: Office, moment: datetime) -> bool:
    """Whether any hours that hold on the day include the moment, read as text."""
    day, clock = moment.date(), f"{moment:%H:%M}"
    if not str(office.valid_from or "0") <= str(day) <= str(office.valid_to or "9"):
        return False
    special = [one for one in office.exceptions if one.first <= day <= one.last]
    shortest = min(((one.last - one.first).days for one in special), default=0)
    held = [one for one in special if (one.last - one.first).days == shortest] or [
        one
        for one in office.hours
        if day.isoweekday() in one.days and str(one.valid_from or "0") <= str(day) <= str(one.valid_to or "9")
    ]
    return any(one.opens is not None and one.opens <= clock < one.closes for one in held)


@given(offices, moments)
def test_office_is_open_just_when_its_hours_say_so(office, moment):
    opening = opening_at(office, moment)
    assert (opening.state is OpeningState.OPEN) is is_said_to_be_open(office, moment)
    assert (opening.state is OpeningState.OPEN) is any(
        s.holds(moment) for s in opening_on(office, moment.date()).stretches
    )
    assert opening.day == opening_on(office, moment.date())


@given(offices, moments)
def test_state_follows_from_the_day(office, moment):
    opening = opening_at(office, moment)
    assert (opening.state is OpeningState.NOT_KNOWN) is not opening.day.known
    assert (opening.state is OpeningState.CLOSED_DAY) is (opening.day.known and not opening.day.stretches)
    assert opening.closes is None or opening.state is OpeningState.OPEN
    assert opening.opens_next is None or opening.state in (OpeningState.CLOSED_NOW, OpeningState.CLOSED_DAY)


@given(offices, moments)
def test_next_opening_is_the_first_after_the_moment(office, moment):
    opens = opening_at(office, moment).opens_next
    if opens is None:
        return
    assert opening_at(office, opens).state is OpeningState.OPEN
    assert moment < opens
    assert (opens.date() - moment.date()).days <= FARTHEST
    half_hours = int((opens - moment) / timedelta(minutes=30))
    assert not any(is_said_to_be_open(office, moment + timedelta(minutes=30 * n)) for n in range(half_hours))


@given(offices, moments)
def test_closing_is_the_first_after_the_moment(office, moment):
    closes = opening_at(office, moment).closes
    if closes is None:
        return
    assert opening_at(office, closes).state is not OpeningState.OPEN
    half_hours = int((closes - moment) / timedelta(minutes=30))
    assert half_hours
    assert all(is_said_to_be_open(office, moment + timedelta(minutes=30 * n)) for n in range(half_hours))


@given(offices, offsets)
def test_stretches_are_in_order_and_apart(office, offset):
    opening = opening_on(office, MONDAY + timedelta(offset))
    edges = [edge for one in opening.stretches for edge in (one.opens, one.closes)]
    assert edges == sorted(set(edges))
    assert opening.known or not edges


@given(offices, moments)
def test_nothing_is_said_of_days_of_which_no_source_speaks(office, moment):
    day = moment.date()
    within = (office.valid_from or day) <= day <= (office.valid_to or day)
    spoken_of = any((one.valid_from or day) <= day <= (one.valid_to or day) for one in office.hours) or any(
        one.first <= day <= one.last for one in office.exceptions
    )
    if not (within and spoken_of):
        opening = opening_at(office, moment)
        assert (opening.state, opening.opens_next, opening.closes) == (OpeningState.NOT_KNOWN, None, None)
