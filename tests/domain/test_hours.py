"""Opening hours in words."""

import pytest

from cztservices.domain.catalogue import OpeningHours
from cztservices.domain.hours import describe_hours

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
