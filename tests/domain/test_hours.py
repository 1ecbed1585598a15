"""Opening hours in words."""

from datetime import date

import pytest

from cztservices.domain.catalogue import HoursException, OpeningHours, Text
from cztservices.domain.hours import describe_exceptions, describe_hours, describe_span

WEEK = (1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("hours", "zh", "en"),
    [
        ([], "", ""),
        ([OpeningHours((6,), "09:00", "12:00")], "周六 09:00–12:00", "Sat 09:00–12:00"),
        ([OpeningHours(WEEK, "09:00", "17:00")], "周一至周五 09:00–17:00", "Mon–Fri 09:00–17:00"),
        (
            [OpeningHours(WEEK, "09:00", "12:00"), OpeningHours(WEEK, "13:30", "17:00")],
            "周一至周五 09:00–12:00、13:30–17:00",
            "Mon–Fri 09:00–12:00, 13:30–17:00",
        ),
        (
            [OpeningHours((1, 3, 4, 7), "00:00", "24:00")],
            "周一、周三至周四、周日 00:00–24:00",
            "Mon, Wed–Thu, Sun 00:00–24:00",
        ),
        (
            [OpeningHours(WEEK, "09:00", "17:00"), OpeningHours((6, 7), "10:00", "12:00")],
            "周一至周五 09:00–17:00；周六至周日 10:00–12:00",
            "Mon–Fri 09:00–17:00; Sat–Sun 10:00–12:00",
        ),
    ],
)
def test_hours_are_one_phrase_in_both_languages(hours, zh, en):
    text = describe_hours(hours)
    assert (text.zh, text.en) == (zh, en)


def test_hours_do_not_depend_on_the_order_of_days():
    assert describe_hours([OpeningHours((5, 1, 3, 2, 4), "09:00", "17:00")]).en == "Mon–Fri 09:00–17:00"


FIRST, LAST = date(2024, 5, 1), date(2024, 9, 30)


@pytest.mark.parametrize(
    ("first", "last", "zh", "en"),
    [
        (None, None, "", ""),
        (FIRST, None, "（2024-05-01 起）", " (from 2024-05-01)"),
        (None, LAST, "（到 2024-09-30 为止）", " (until 2024-09-30)"),
        (FIRST, LAST, "（2024-05-01 至 2024-09-30）", " (2024-05-01 to 2024-09-30)"),
    ],
)
def test_span_says_as_much_as_a_source_does(first, last, zh, en):
    assert describe_span(first, last) == Text(zh, en)


def test_hours_of_different_seasons_are_told_apart():
    """Else both would read as if the office opened twice a day."""
    summer = OpeningHours(WEEK, "08:00", "16:00", FIRST, LAST)
    text = describe_hours([OpeningHours(WEEK, "09:00", "17:00"), summer])
    assert text.zh == "周一至周五 09:00–17:00；周一至周五 08:00–16:00（2024-05-01 至 2024-09-30）"
    assert text.en == "Mon–Fri 09:00–17:00; Mon–Fri 08:00–16:00 (2024-05-01 to 2024-09-30)"


def test_stretches_of_one_season_share_its_days():
    stretches = [OpeningHours(WEEK, *hours, FIRST) for hours in (("09:00", "12:00"), ("13:00", "17:00"))]
    assert describe_hours(stretches).en == "Mon–Fri 09:00–12:00, 13:00–17:00 (from 2024-05-01)"


@pytest.mark.parametrize(
    ("exceptions", "zh", "en"),
    [
        ([], "", ""),
        (
            [HoursException(date(2024, 2, 10), date(2024, 2, 17), note=Text("春节", "Spring Festival"))],
            "2024-02-10 至 2024-02-17 不开门（春节）",
            "2024-02-10 to 2024-02-17 closed (Spring Festival)",
        ),
        (
            [HoursException(date(2024, 4, 4), date(2024, 4, 4), "09:00", "12:00")],
            "2024-04-04 09:00–12:00",
            "2024-04-04 09:00–12:00",
        ),
        (
            [HoursException(FIRST, FIRST), HoursException(LAST, LAST, "10:00", "11:00", Text("半天", "half a day"))],
            "2024-05-01 不开门；2024-09-30 10:00–11:00（半天）",
            "2024-05-01 closed; 2024-09-30 10:00–11:00 (half a day)",
        ),
    ],
)
def test_exceptions_are_one_phrase_in_both_languages(exceptions, zh, en):
    assert describe_exceptions(exceptions) == Text(zh, en)
