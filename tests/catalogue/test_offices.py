"""All offices of the sample at one moment."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from cztservices.catalogue.offices import city_of, list_offices
from cztservices.domain.catalogue import Jurisdiction, Office, Text
from cztservices.domain.dates import Doubt
from cztservices.domain.opening import OpeningState, opening_at
from cztservices.domain.scope import CHANGSHA, XIANGTAN, ZHUZHOU
from cztservices.domain.words import JurisdictionKind
from tests.sample_data import DAY, SEASON

TEN = datetime.combine(DAY, time(10))


@pytest.fixture
def offices(catalogue_db):
    """Those of the sample by id, at ten o'clock."""
    return {one.office.id: one for one in list_offices(catalogue_db, TEN)}


def test_every_office_is_there_with_its_city(catalogue_db, offices):
    assert [one.office for one in offices.values()] == catalogue_db.offices()
    assert [one.city for one in offices.values()] == [CHANGSHA, ZHUZHOU, XIANGTAN]


def test_office_is_seen_at_the_moment(catalogue_db, offices):
    states = {OpeningState.OPEN, OpeningState.NOT_KNOWN}
    assert {one.opening.state for one in offices.values()} == states
    for one in offices.values():
        assert one.opening == opening_at(one.office, TEN)
    in_utc = datetime.combine(DAY, time(2), UTC)
    assert list_offices(catalogue_db, in_utc) == tuple(offices.values())


def test_window_for_other_cities_is_known(offices):
    assert [key for key, one in offices.items() if one.cross_city] == ["changsha-service-centre"]


def test_services_that_name_an_office_are_counted(offices):
    assert {key: one.services for key, one in offices.items()} == {
        "changsha-service-centre": 1,
        "zhuzhou-service-centre": 0,
        "xiangtan-citizens-home": 1,
    }


def test_old_hours_are_in_doubt(catalogue_db, offices):
    assert {one.doubt for one in offices.values()} == {None}
    later = list_offices(catalogue_db, datetime.combine(SEASON, time(10)))
    assert {one.doubt for one in later} == {Doubt.AGED}


def test_statement_counts_from_its_first_day_in_the_hall(catalogue_db):
    """New Year of 2023, the first day of the source, begins at four in the afternoon before in UTC."""
    midnight = datetime.combine(date(2022, 12, 31), time(16), UTC)
    counts = [sum(one.services for one in list_offices(catalogue_db, midnight + timedelta(minutes=n))) for n in (-1, 0)]
    assert counts == [0, 2]


@pytest.mark.parametrize(
    ("code", "city"), [("430111", CHANGSHA), (CHANGSHA, CHANGSHA), ("430000", None), ("czt", None), ("999999", None)]
)
def test_city_of_an_office_is_that_of_its_jurisdiction(catalogue_db, code, city):
    places: dict[str, Jurisdiction] = {place.code: place for place in catalogue_db.jurisdictions()}
    assert places["430111"].kind is JurisdictionKind.DISTRICT
    assert city_of(Office("o", code, Text("厅", "hall"), (), DAY), places) == city
