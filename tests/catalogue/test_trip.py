"""A trip for a guide of the sample, on one day."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from cztservices.catalogue.show import show_guide
from cztservices.catalogue.trip import name_offices, plan_trip
from cztservices.domain.scope import CHANGSHA, XIANGTAN, ZHUZHOU
from cztservices.domain.trip import TripQuestion, TripReason, Verdict
from cztservices.domain.words import Element
from tests.sample_data import DAY

COMPANY, FILING, PERMIT = "company-registration", "medical-offsite-filing", "residence-permit"


@pytest.fixture
def company(catalogue_db):
    """Opening a company in Changsha, which names an office."""
    return show_guide(catalogue_db, COMPANY, XIANGTAN, CHANGSHA, DAY)


def finding(trip, question):
    """The answer to one question."""
    return next(one for one in trip.findings if one.question is question)


def test_guide_names_its_offices_with_city_and_proof(catalogue_db, company):
    [named] = name_offices(catalogue_db, company)
    assert (named.office.id, named.city) == ("changsha-service-centre", CHANGSHA)
    assert [source.id for source in named.proof] == ["news-2023"]
    other_way = show_guide(catalogue_db, COMPANY, CHANGSHA, ZHUZHOU, DAY)
    assert name_offices(catalogue_db, other_way) == ()


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        (DAY, Verdict.GO),
        (date(2023, 1, 24), Verdict.STOP),
        (date(2023, 2, 4), Verdict.STOP),
        (date(2023, 4, 6), Verdict.GO),
        (date(2024, 2, 1), Verdict.CAUTION),
    ],
    ids=["open", "Spring Festival", "Saturday", "a day with other hours", "hours are old by then"],
)
def test_offices_are_seen_on_the_day_of_the_trip(catalogue_db, company, day, verdict):
    trip = plan_trip(catalogue_db, company, day)
    assert (trip.day, trip.today) == (day, DAY)
    assert finding(trip, TripQuestion.OPEN).verdict is verdict


def test_guide_is_that_of_the_day_of_the_trip(catalogue_db):
    shown = show_guide(catalogue_db, PERMIT, None, CHANGSHA, DAY)
    later = plan_trip(catalogue_db, shown, date(2024, 1, 1)).shown.guide
    assert later == show_guide(catalogue_db, PERMIT, None, CHANGSHA, date(2024, 1, 1)).guide
    assert {s.id for s in later.holding(Element.FEE)} == {"fee-2024"}
    assert plan_trip(catalogue_db, shown, DAY).shown == shown


@pytest.mark.parametrize(("hour", "verdict"), [(8, Verdict.GO), (17, Verdict.STOP)])
def test_now_counts_for_today_alone(catalogue_db, company, hour, verdict):
    now = datetime.combine(DAY, time(hour))
    assert finding(plan_trip(catalogue_db, company, DAY, now), TripQuestion.OPEN).verdict is verdict
    tomorrow = plan_trip(catalogue_db, company, DAY + timedelta(1), now)
    assert finding(tomorrow, TripQuestion.OPEN).verdict is Verdict.GO
    assert tomorrow.today == DAY


def test_now_of_another_zone_is_that_of_the_hall(catalogue_db, company):
    evening = datetime.combine(DAY - timedelta(1), time(23), UTC)
    trip = plan_trip(catalogue_db, company, DAY, evening)
    assert trip.today == DAY


def test_office_that_is_named_on_the_other_day_only_is_found(catalogue_db, company):
    without = replace(company, offices={})
    assert plan_trip(catalogue_db, without, DAY).findings == plan_trip(catalogue_db, company, DAY).findings


def test_nothing_to_file_is_no_trip(catalogue_db):
    trip = plan_trip(catalogue_db, show_guide(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY), DAY)
    assert [(one.verdict, one.reason) for one in trip.findings] == [(Verdict.GO, TripReason.NO_TRIP)]
