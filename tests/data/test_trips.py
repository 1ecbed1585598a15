"""No trip of the real data is judged in a way that misleads."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from cztservices.catalogue.offices import list_offices
from cztservices.catalogue.show import show_guide
from cztservices.catalogue.trip import Trip, plan_trip
from cztservices.domain.coverage import directions_of
from cztservices.domain.guide import resolve_guide
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN, ZHUZHOU
from cztservices.domain.trip import TripQuestion, TripReason, Verdict
from cztservices.domain.words import HandlingMode, ServiceState
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.offices import present_offices
from cztservices.presenters.trip import present_trip

MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 29)
SPARING = (HandlingMode.FULLY_ONLINE, HandlingMode.NO_ACTION)


@pytest.fixture(scope="module")
def trips(real_db) -> list[Trip]:
    """Every service in every direction, on a Monday and on a Sunday."""
    found = []
    for service in real_db.services():
        statements, shown = real_db.statements(service.id), show_guide(real_db, service.id, None, None, MONDAY)
        for direction in directions_of(service):
            there = replace(shown, guide=resolve_guide(service, statements, *direction, MONDAY))
            found += [plan_trip(real_db, there, day) for day in (MONDAY, SUNDAY)]
    return found


def answers(trips, question):
    """The finding about one question by service, and the Chinese words that it rests on."""
    return {
        (trip.shown.guide.service.id, statement.text.zh): finding
        for trip in trips
        for finding in trip.findings
        if finding.question is question
        for statement in finding.statements
    }


def test_every_trip_is_judged_and_written(trips):
    assert len(trips) > 2 * 85 * 3
    for language in LANGUAGES:
        tr = Translator(language)
        for trip in trips:
            view = present_trip(trip, tr)
            assert view.lines
            assert all(line.reason and "{" not in line.reason for line in view.lines)


def test_what_is_done_online_is_impossible_only_where_it_has_ended(trips):
    online = [trip for trip in trips if trip.shown.guide.mode in SPARING]
    assert len(online) > 100
    stopped = {trip.shown.guide.service.id for trip in online for one in trip.findings if one.verdict is Verdict.STOP}
    assert stopped == {trip.shown.guide.service.id for trip in online if trip.shown.guide.state is ServiceState.ENDED}


def test_nothing_good_rests_on_doubt(trips):
    good = [one for trip in trips for one in trip.findings if one.verdict is Verdict.GO]
    assert good
    for one in good:
        assert not any(line.doubt or line.disputed for line in one.lines)


def test_senior_card_has_ended_and_nothing_else_has(trips):
    ended = {trip.shown.guide.service.id for trip in trips if trip.findings[0].reason is TripReason.ENDED}
    assert ended == {"senior-card"}


@pytest.mark.parametrize(
    ("service", "words"),
    [
        ("identity-card", "要亲自去拍照"),
        ("marriage-registration", "两个人要一起到场"),
        ("identity-card-temporary", "您本人去"),
    ],
)
def test_words_that_call_the_reader_in_are_found(trips, service, words):
    found = answers(trips, TripQuestion.IN_PERSON)
    assert {one.reason for (key, zh), one in found.items() if key == service and words in zh} == {TripReason.YOURSELF}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            TripQuestion.IN_PERSON,
            ("委托按月提取", "代收代办", "银行账户", "直接发给", "只能本人用", "委托函", "委托的"),
        ),
        (TripQuestion.BOOKING, ("预约挂号", "预约互认")),
    ],
)
def test_words_that_only_look_alike_are_not_quoted(trips, question, words):
    quoted = [zh for _service, zh in answers(trips, question)]
    assert quoted
    assert [zh for zh in quoted if any(word in zh for word in words)] == []


def test_booking_is_found_where_the_data_speaks_of_it(trips):
    booked = {service for service, _zh in answers(trips, TripQuestion.BOOKING)}
    assert booked == {"identity-card", "exit-entry-documents", "marriage-registration"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_offices_are_listed_at_every_hour_of_a_week(real_db, language):
    tr = Translator(language)
    for hour in range(0, 24 * 7, 9):
        moment = datetime.combine(MONDAY, time()) + timedelta(hours=hour)
        shown = list_offices(real_db, moment)
        view = present_offices(shown, "", tr)
        assert len(view.rows) == len(shown) == sum(one.count for one in view.city_counts)
        assert {one.city for one in shown} == {CHANGSHA, ZHUZHOU, XIANGTAN} == set(CITIES)
