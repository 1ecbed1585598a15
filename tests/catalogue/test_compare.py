"""Cities side by side, and a direction beside its reverse, from the sample and from statements at random."""

from dataclasses import dataclass
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.catalogue.compare import compare_cities, compare_directions
from cztservices.domain.catalogue import Service, Statement
from cztservices.domain.dates import holds_on
from cztservices.domain.guide import resolve_guide
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN
from cztservices.domain.words import Element
from cztservices.errors import KnownError, UnknownNameError
from tests.sample_data import DAY, SEASON
from tests.statements import days, make_service, statement_lists

FILING, RESIDENCE = "medical-offsite-filing", "residence-permit"


@dataclass
class OneService:
    """Stands in for a catalogue that has one service."""

    held: Service
    known: list[Statement]

    def service(self, _service_id: str) -> Service:
        """That one."""
        return self.held

    def statements(self, _service_id: str) -> list[Statement]:
        """All its statements."""
        return self.known


def places_of(comparison) -> list[tuple[str, str]]:
    """Every statement with the place where it stands."""
    groups = [("shared", comparison.shared), *comparison.cities.items(), *comparison.directions.items()]
    return [(s.id, place) for place, group in groups for statements in group.values() for s in statements]


@given(statement_lists(), days)
def test_every_statement_that_holds_stands_where_its_scope_says_and_nowhere_else(statements, day):
    comparison = compare_cities(OneService(make_service(), statements), "service", day)
    scopes = {s.id: str(s.scope).partition("@")[0] for s in statements if holds_on(s, day)}
    shared = ("000000", "430000", "czt")
    assert sorted(places_of(comparison)) == sorted(
        (key, "shared" if scope in shared else scope) for key, scope in scopes.items()
    )


@given(statement_lists(), days)
def test_statements_stand_below_their_element_in_the_order_of_the_author(statements, day):
    comparison = compare_cities(OneService(make_service(), statements), "service", day)
    for group in (comparison.shared, *comparison.cities.values(), *comparison.directions.values()):
        assert list(group) == [element for element in Element if element in group]
        for element, known in group.items():
            assert known
            assert {s.element for s in known} == {element}
            assert [s.position for s in known] == sorted(s.position for s in known)


def test_every_city_has_its_place_even_where_nothing_is_known(catalogue_db):
    comparison = compare_cities(catalogue_db, "senior-card", DAY)
    assert list(comparison.cities) == list(CITIES)
    assert not any(comparison.cities.values())


def test_comparison_is_that_of_the_day(catalogue_db):
    assert Element.FEE not in compare_cities(catalogue_db, RESIDENCE, DAY).shared
    assert Element.FEE in compare_cities(catalogue_db, RESIDENCE, SEASON).shared


@pytest.mark.parametrize("day", [DAY, SEASON])
@pytest.mark.parametrize(("origin", "destination"), [*permutations(CITIES, 2)])
def test_both_guides_are_resolved_from_the_statements_of_the_service(catalogue_db, origin, destination, day):
    found = compare_directions(catalogue_db, FILING, origin, destination, day)
    service, statements = catalogue_db.service(FILING), catalogue_db.statements(FILING)
    assert found.service == service
    assert found.there == resolve_guide(service, statements, origin, destination, day)
    assert found.back == resolve_guide(service, statements, destination, origin, day)


@given(statement_lists(), st.permutations(CITIES), days)
def test_way_back_of_the_way_back_is_the_way_there(statements, cities, day):
    one, other, _third = cities
    db = OneService(make_service(), statements)
    there, back = compare_directions(db, "service", one, other, day), compare_directions(db, "service", other, one, day)
    assert (there.there, there.back) == (back.back, back.there)


@pytest.mark.parametrize(
    ("origin", "destination"), [(None, None), (CHANGSHA, None), (None, CHANGSHA), (CHANGSHA, CHANGSHA)]
)
def test_direction_without_two_cities_is_refused_with_what_to_do(catalogue_db, origin, destination):
    with pytest.raises(KnownError, match="two different cities; choose"):
        compare_directions(catalogue_db, FILING, origin, destination, DAY)


@pytest.mark.parametrize(("origin", "destination"), [(XIANGTAN, CHANGSHA), (None, None)])
def test_service_with_one_end_has_no_way_back(catalogue_db, origin, destination):
    with pytest.raises(KnownError, match=f"“{RESIDENCE}” has one city only"):
        compare_directions(catalogue_db, RESIDENCE, origin, destination, DAY)


@pytest.mark.parametrize(
    "compare",
    [
        lambda db: compare_cities(db, "senior-cart", DAY),
        lambda db: compare_directions(db, "senior-cart", XIANGTAN, CHANGSHA, DAY),
    ],
    ids=["cities", "directions"],
)
def test_unknown_service_is_refused_with_the_nearest(catalogue_db, compare):
    with pytest.raises(UnknownNameError, match="senior-card"):
        compare(catalogue_db)
