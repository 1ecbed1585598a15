"""What a kiosk says of its clock, and of the age of its catalogue."""

from datetime import date

import pytest

from cztservices.domain.clock import ClockDoubt
from cztservices.i18n import Translator
from cztservices.presenters.clock import say_age, say_doubt

EN = Translator("en")
TODAY, VERIFIED = date(2027, 3, 1), date(2026, 11, 22)


@pytest.mark.parametrize(("days", "words"), [(None, "age unknown"), (0, "0 days"), (1, "1 day"), (1_500, "1,500 days")])
def test_age_is_said_in_days_or_as_unknown(days, words):
    assert say_age(days, EN) == words


@pytest.mark.parametrize(
    ("doubt", "beginning"),
    [
        (ClockDoubt.BEHIND, "This computer says that today is March 1, 2027. Please"),
        (ClockDoubt.WENT_BACK, "This computer says that today is March 1, 2027, which is earlier than it said before."),
        (ClockDoubt.FAR_AHEAD, "The catalogue was last checked on November 22, 2026:"),
    ],
)
def test_every_doubt_has_its_sentence(doubt, beginning):
    assert say_doubt(doubt, TODAY, VERIFIED, EN).startswith(beginning)


def test_clock_that_went_back_is_said_without_a_day_of_the_catalogue():
    assert "March 1, 2027" in say_doubt(ClockDoubt.WENT_BACK, TODAY, None, EN)
