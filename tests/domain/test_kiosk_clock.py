"""By which day a kiosk judges what holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.clock import ClockDoubt
from cztservices.domain.kiosk.clock import Judgement, judge_day

VERIFIED = date(2026, 11, 22)
BEHIND, WENT_BACK, FAR_AHEAD = ClockDoubt.BEHIND, ClockDoubt.WENT_BACK, ClockDoubt.FAR_AHEAD
any_day = st.dates(date(1970, 1, 1), date(2990, 1, 1))


@pytest.mark.parametrize(
    ("today", "latest", "doubt"),
    [
        (date(1970, 1, 1), None, BEHIND),
        (date(2026, 11, 21), None, BEHIND),
        (VERIFIED, None, None),
        (date(2036, 11, 22), None, None),
        (date(2036, 11, 23), None, FAR_AHEAD),
        (date(2027, 3, 1), date(2027, 3, 2), None),
        (date(2027, 3, 1), date(2027, 3, 3), WENT_BACK),
        (date(2026, 11, 21), date(2027, 3, 3), BEHIND),
    ],
    ids=str,
)
def test_clock_is_believed_from_the_last_check_for_ten_years_and_never_backwards(today, latest, doubt):
    age = None if doubt else (today - VERIFIED).days
    assert judge_day(today, VERIFIED, latest) == Judgement(VERIFIED if doubt else today, age, doubt)


def test_without_a_day_in_the_catalogue_the_age_is_unknown():
    today, latest = date(2027, 3, 1), date(2027, 3, 9)
    assert judge_day(today, None) == Judgement(today, None, None)
    assert judge_day(today, None, latest) == Judgement(latest, None, WENT_BACK)


@given(any_day, any_day, st.none() | any_day)
def test_rules_are_never_judged_by_a_day_before_the_last_check(today, verified, latest):
    judged = judge_day(today, verified, latest)
    assert judged.day >= verified
    assert (judged.age is None) == (judged.doubt is not None)
    if judged.age is not None:
        assert verified + timedelta(judged.age) == judged.day == today
