"""What is said of a clock that cannot be believed."""

from datetime import date

import pytest

from cztservices.presenters.clock import write_clock_doubt

VERIFIED = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("today", "named"),
    [(date(1970, 1, 1), date(1970, 1, 1)), (date(2032, 1, 1), VERIFIED)],
    ids=["behind", "far ahead"],
)
def test_doubt_names_the_day_that_is_wrong_and_no_other(tr, today, named):
    sentence = write_clock_doubt(today, VERIFIED, tr)
    assert tr.format_day(named) in sentence
    others = {today, VERIFIED} - {named}
    assert not any(tr.format_day(day) in sentence for day in others)
    assert "{" not in sentence


def test_two_doubts_are_said_differently(tr):
    behind, ahead = (write_clock_doubt(date(year, 1, 1), date(2000, 1, 1), tr) for year in (1990, 2010))
    assert behind.replace("1990", "") != ahead.replace("2000", "")


@pytest.mark.parametrize("today", [VERIFIED, date(2028, 1, 1)], ids=str)
def test_clock_that_is_believed_is_not_spoken_of(tr, today):
    assert write_clock_doubt(today, VERIFIED, tr) == ""


def test_catalogue_that_knows_no_day_casts_no_doubt(tr):
    assert write_clock_doubt(date(1970, 1, 1), None, tr) == ""
