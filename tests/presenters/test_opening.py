"""When an office is open, in words."""

from datetime import date, datetime, time, timedelta

import pytest

from cztservices.domain.catalogue import HoursException, Office, OpeningHours, Text
from cztservices.domain.dates import Doubt
from cztservices.domain.opening import OpeningState, opening_at, opening_on
from cztservices.i18n import Translator
from cztservices.presenters.opening import describe_opening, name_day, say_stretches, say_time
from cztservices.presenters.palettes import PALETTES

MONDAY = date(2026, 11, 23)
WEEK, EVERY_DAY = (1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6, 7)
ENGLISH = Translator("en")
HOURS = (OpeningHours(WEEK, "09:00", "12:00"), OpeningHours(WEEK, "13:00", "17:00"))
HOLIDAY = HoursException(MONDAY, MONDAY, note=Text("春节", "Spring Festival"))


def make_office(*hours: OpeningHours, **fields) -> Office:
    """An office with those hours."""
    return Office("office", "430100", Text("厅", "hall"), ("s",), MONDAY, hours=hours, **fields)


def opening(office: Office, clock: str, offset: int = 0):
    """Whether it is open, so many days after Monday."""
    return opening_at(office, datetime.combine(MONDAY + timedelta(offset), time.fromisoformat(clock)))


HALL = make_office(*HOURS)
ALWAYS = make_office(OpeningHours(EVERY_DAY, "00:00", "24:00"))
EVENING = make_office(OpeningHours((1,), "18:00", "24:00"))
LAST_DAY = make_office(*HOURS, valid_to=MONDAY)
LAST_WEEKEND = make_office(*HOURS, valid_to=MONDAY + timedelta(6))
CASES = [
    (opening(HALL, "10:00"), "Open now, until 12:00", "go"),
    (opening(HALL, "12:30"), "Closed, opens at 13:00", "caution"),
    (opening(HALL, "18:00"), "Closed, opens Tue, Nov 24 09:00", "caution"),
    (opening(HALL, "10:00", 5), "Closed today, opens Mon, Nov 30 09:00", "stop"),
    (opening(ALWAYS, "03:00"), "Open now, day and night", "go"),
    (opening(EVENING, "20:00"), "Open now, until 24:00", "go"),
    (opening(LAST_DAY, "18:00"), "Closed now", "caution"),
    (opening(LAST_WEEKEND, "10:00", 5), "Closed today", "stop"),
    (opening(make_office(), "10:00"), "No source says when it is open", "ink2"),
    (opening(make_office(*HOURS, exceptions=(HOLIDAY,)), "10:00"), "Closed today, opens Tue, Nov 24 09:00 (Spring Festival)", "stop"),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "text", "token"), CASES)
def test_opening_is_one_sentence_with_its_colour(opening, text, token):
    view = describe_opening(opening, ENGLISH)
    assert (view.text, view.token) == (text, token)


def test_every_state_is_among_the_cases_with_words_and_a_colour_of_its_own(tr):
    views = {one.state: describe_opening(one, tr) for one, _text, _token in CASES}
    assert views.keys() == set(OpeningState)
    assert len({view.short for view in views.values()}) == len({view.token for view in views.values()}) == len(views)
    assert {view.token for view in views.values()} <= PALETTES["light"].keys()


@pytest.mark.parametrize("doubt", Doubt)
def test_hours_in_doubt_are_never_green_nor_red(doubt, tr):
    for one, text, _token in CASES:
        view, sure = describe_opening(one, tr, doubt), describe_opening(one, tr)
        assert view.text == sure.text
        if one.state is OpeningState.NOT_KNOWN:
            assert view == sure, text
        else:
            assert (view.token, view.short != sure.short) == ("caution", True), text


@pytest.mark.parametrize(
    ("language", "day", "later"),
    [("zh_CN", "11月23日周一", "11月24日周二 08:30"), ("en", "Mon, Nov 23", "Tue, Nov 24 08:30")],
)
def test_day_is_named_with_its_day_of_the_week(language, day, later):
    tr = Translator(language)
    assert name_day(MONDAY, tr) == day
    assert say_time(datetime.combine(MONDAY + timedelta(1), time(8, 30)), MONDAY, tr) == later


@pytest.mark.parametrize(
    ("office", "said"), [(HALL, "09:00–12:00, 13:00–17:00"), (EVENING, "18:00–24:00"), (make_office(), "")]
)
def test_stretches_of_a_day_are_listed(office, said):
    assert say_stretches(opening_on(office, MONDAY), ENGLISH) == said
