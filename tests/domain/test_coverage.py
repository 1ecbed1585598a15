"""What is known of every service in every direction, on one day."""

from collections import Counter
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.coverage import Coverage, Knowledge, cover, directions_of
from cztservices.domain.guide import resolve_guide
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN, ZHUZHOU
from cztservices.domain.words import EXPECTED, Element, Grade, ServiceState
from tests.statements import days, make_service, make_statement, statement_lists

DAY = date(2024, 6, 15)
KEYS = ("one", "two")
kinds = st.sampled_from([(True, True), (True, False), (False, True)])
catalogues = st.tuples(*(st.tuples(kinds, statement_lists(most=6)) for _ in KEYS))


def cell(*statements, element=Element.FEE, direction=(CHANGSHA, ZHUZHOU)) -> Knowledge:
    """What is known of one element in one direction."""
    coverage = cover([make_service()], {"service": statements}, DAY)
    return next(row for row in coverage.rows if (row.origin, row.destination) == direction).cells[element]


def coverage_of(catalogue, day: date) -> tuple[Coverage, dict]:
    """The matrix of drawn services, and what it was made from."""
    made = {
        key: (make_service(origin=origin, destination=destination, key=key), statements)
        for key, ((origin, destination), statements) in zip(KEYS, catalogue, strict=True)
    }
    statements = {key: own for key, (_service, own) in made.items()}
    return cover([service for service, _own in made.values()], statements, day), made


def test_service_with_two_ends_has_six_directions():
    assert set(directions_of(make_service())) == set(permutations(CITIES, 2))


@pytest.mark.parametrize("ends", [{"destination": False}, {"origin": False}], ids=["origin", "destination"])
def test_service_with_one_end_has_a_direction_for_each_city(ends):
    directions = directions_of(make_service(**ends))
    assert len(directions) == len(CITIES)
    known = {tuple(city for city in direction if city is not None) for direction in directions}
    assert known == {(city,) for city in CITIES}
    assert {direction[0 if "origin" in ends else 1] for direction in directions} == {None}


def test_young_line_is_verified():
    assert cell(make_statement("a", Element.FEE, "czt")) is Knowledge.VERIFIED


@pytest.mark.parametrize(
    "fields", [{"published": "2021"}, {"published": None}, {"grade": Grade.OTHER}], ids=["old", "undated", "weak"]
)
def test_line_in_doubt_means_ring_first(fields):
    assert cell(make_statement("a", Element.FEE, "czt", **fields)) is Knowledge.RING_FIRST


def test_one_line_that_may_be_trusted_is_enough():
    old = make_statement("old", Element.MATERIAL, "czt", published="2021")
    young = make_statement("young", Element.MATERIAL, "czt")
    assert cell(old, young, element=Element.MATERIAL) is Knowledge.VERIFIED


def test_line_that_another_prevails_over_counts_for_nothing():
    young = make_statement("young", Element.FEE, "000000")
    old = make_statement("old", Element.FEE, CHANGSHA, published="2021")
    assert cell(young, old) is Knowledge.RING_FIRST


@pytest.mark.parametrize(
    "dates", [{"valid_to": DAY - timedelta(1)}, {"valid_from": DAY + timedelta(1)}], ids=["before", "after"]
)
def test_line_of_other_days_is_known_for_other_days_only(dates):
    assert cell(make_statement("a", Element.FEE, "czt", **dates)) is Knowledge.OTHER_DAY


def test_line_of_this_day_counts_beside_one_of_other_days():
    ended = make_statement("ended", Element.FEE, CHANGSHA, valid_to=DAY - timedelta(1))
    assert cell(ended, make_statement("nation", Element.FEE, "000000")) is Knowledge.VERIFIED


def test_line_of_another_direction_is_not_known_in_this_one():
    fee = make_statement("a", Element.FEE, XIANGTAN)
    assert cell(fee) is Knowledge.UNKNOWN
    assert cell(fee, direction=(CHANGSHA, XIANGTAN)) is Knowledge.VERIFIED


def test_service_without_statements_is_known_in_nothing():
    coverage = cover([make_service()], {}, DAY)
    assert {knowledge for row in coverage.rows for knowledge in row.cells.values()} == {Knowledge.UNKNOWN}


def test_service_that_has_ended_in_one_city_is_not_counted_there():
    ended = make_statement("a", Element.STATUS, f"{CHANGSHA}@origin", value=ServiceState.ENDED)
    coverage = cover([make_service()], {"service": [ended]}, DAY)
    assert {(row.origin, row.ended) for row in coverage.rows} == {(city, city == CHANGSHA) for city in CITIES}
    assert coverage.count()[Knowledge.UNKNOWN] == 4 * len(EXPECTED)


def test_service_is_counted_up_to_the_day_of_its_end():
    ended = make_statement("a", Element.STATUS, "000000", value=ServiceState.ENDED, valid_from=DAY)
    on_day, before = (cover([make_service()], {"service": [ended]}, day) for day in (DAY, DAY - timedelta(1)))
    assert sum(on_day.count().values()) == 0
    assert sum(before.count().values()) == 6 * len(EXPECTED)


@given(catalogues, days)
def test_rows_are_the_directions_of_the_services_in_their_order(catalogue, day):
    coverage, made = coverage_of(catalogue, day)
    assert [(row.service.id, row.origin, row.destination) for row in coverage.rows] == [
        (key, *direction) for key, (service, _own) in made.items() for direction in directions_of(service)
    ]
    assert coverage.day == day


@given(catalogues, days)
def test_cells_say_what_the_guides_say(catalogue, day):
    coverage, made = coverage_of(catalogue, day)
    for row in coverage.rows:
        guide = resolve_guide(*made[row.service.id], row.origin, row.destination, day)
        assert row.ended is (guide.state is ServiceState.ENDED)
        assert tuple(row.cells) == EXPECTED
        for element, knowledge in row.cells.items():
            lines = [line for line in guide.elements.get(element, ()) if not line.overridden_by]
            trusted = any(line.doubt is None for line in lines)
            assert (knowledge is Knowledge.VERIFIED) is trusted
            assert (knowledge is Knowledge.RING_FIRST) is (bool(lines) and not trusted)
            if not row.ended:
                gaps = {gap.other_day for gap in guide.gaps if (gap.element, gap.city) == (element, None)}
                assert gaps == {Knowledge.OTHER_DAY: {True}, Knowledge.UNKNOWN: {False}}.get(knowledge, set())


@given(catalogues, days)
def test_counts_are_those_of_the_cells_that_are_not_ended(catalogue, day):
    coverage, _made = coverage_of(catalogue, day)
    counted = Counter(knowledge for row in coverage.rows if not row.ended for knowledge in row.cells.values())
    assert list(coverage.count()) == list(Knowledge)
    assert coverage.count() == {knowledge: counted[knowledge] for knowledge in Knowledge}
