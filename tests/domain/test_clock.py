"""When the clock of a computer is not believed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.clock import YEARS_AHEAD, ClockDoubt, doubt_clock

BEHIND, FAR_AHEAD = ClockDoubt.BEHIND, ClockDoubt.FAR_AHEAD
days = st.dates(date(1970, 1, 1), date(2990, 12, 31))


@pytest.mark.parametrize(
    ("today", "doubt"),
    [
        (date(1970, 1, 1), BEHIND),
        (date(2026, 11, 21), BEHIND),
        (date(2026, 11, 22), None),
        (date(2027, 3, 1), None),
        (date(2031, 11, 22), None),
        (date(2031, 11, 23), FAR_AHEAD),
        (date(9999, 12, 31), FAR_AHEAD),
    ],
    ids=str,
)
def test_clock_is_doubted_before_the_last_check_and_more_than_five_years_after(today, doubt):
    assert doubt_clock(today, date(2026, 11, 22)) is doubt


@pytest.mark.parametrize(
    ("today", "doubt"), [(date(2029, 2, 28), None), (date(2029, 3, 1), FAR_AHEAD), (date(2028, 2, 29), None)]
)
def test_five_years_after_a_leap_day_are_counted(today, doubt):
    assert doubt_clock(today, date(2024, 2, 29)) is doubt


@given(days, days)
def test_clock_that_goes_on_is_first_behind_then_believed_then_far_ahead(today, verified):
    order = [BEHIND, None, FAR_AHEAD]
    doubts = [order.index(doubt_clock(today + timedelta(step), verified)) for step in range(3)]
    assert doubts == sorted(doubts)


@given(days, st.integers(0, 365 * YEARS_AHEAD))
def test_day_within_five_years_of_the_last_check_is_believed(verified, later):
    assert doubt_clock(verified + timedelta(later), verified) is None
