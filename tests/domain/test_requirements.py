"""What is accepted: in one guide, and in the three cities side by side."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.catalogue import Accepted, MaterialForm, Requirement, Text
from cztservices.domain.guide import resolve_guide
from cztservices.domain.requirements import AcceptedGroup, accepted_in, compare_accepted
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN, ZHUZHOU, Layer
from cztservices.domain.words import Element
from tests.statements import make_service, make_statement

DAY = date(2024, 5, 1)
SCOPES = ("000000", "430000", "czt", *CITIES, *(f"{city}@origin" for city in CITIES), "430300->430100")


def accept(key: str, scope: str = "000000", services: tuple[str, ...] = (), **fields) -> Accepted:
    """One thing that is accepted, called by its id."""
    value = MaterialForm(copies=fields.pop("copies", 0))
    words = Text(*[fields.pop("words", key)] * 2)
    statement = make_statement(key, Element.MATERIAL, scope=scope, value=value, **fields)
    return Accepted(replace(statement, text=words), services=services)


def of(*accepted: Accepted) -> Requirement:
    placed = (replace(one, statement=replace(one.statement, position=n)) for n, one in enumerate(accepted))
    return Requirement("proof", Text("证明", "Proof"), tuple(placed))


def guide_between(origin: str | None, destination: str | None, service: str = "filing", day: date = DAY):
    return resolve_guide(make_service(key=service), [], origin, destination, day)


def ids(accepted) -> list[str]:
    return [one.statement.id for one in accepted]


def grouped(*accepted: Accepted) -> dict[tuple[str, ...], AcceptedGroup]:
    return {group.services: group for group in compare_accepted(of(*accepted), DAY)}


def test_guide_has_what_is_accepted_in_its_direction_in_the_order_of_layers():
    asked = of(
        accept("pair", "430300->430100"),
        accept("city", "430300@origin"),
        accept("other-end", "430300@destination"),
        accept("province", "430000"),
        accept("nation"),
    )
    assert ids(accepted_in(asked, guide_between(XIANGTAN, CHANGSHA))) == ["nation", "province", "city", "pair"]
    assert ids(accepted_in(asked, guide_between(CHANGSHA, XIANGTAN))) == ["nation", "province", "other-end"]


def test_what_is_accepted_for_other_services_alone_is_not_in_a_guide():
    asked = of(accept("all"), accept("own", services=("filing", "more")), accept("theirs", services=("more",)))
    assert ids(accepted_in(asked, guide_between(XIANGTAN, CHANGSHA))) == ["all", "own"]


@pytest.mark.parametrize(("day", "known"), [(date(2024, 4, 30), []), (DAY, ["new"]), (date(2024, 6, 1), [])])
def test_what_is_accepted_on_other_days_is_not_in_a_guide(day, known):
    asked = of(accept("new", valid_from=DAY, valid_to=date(2024, 5, 31)))
    assert ids(accepted_in(asked, guide_between(XIANGTAN, CHANGSHA, day=day))) == known
    assert [ids(row.all) for group in compare_accepted(asked, day) for row in group.rows] == [[one] for one in known]


def test_cities_that_accept_the_same_share_a_row_each_with_its_own_rule():
    [group] = compare_accepted(
        of(accept("one", CHANGSHA, words="deed"), accept("two", f"{ZHUZHOU}@origin", words="deed")), DAY
    )
    [row] = group.rows
    assert {city: one.statement.id for city, one in row.cities.items()} == {CHANGSHA: "one", ZHUZHOU: "two"}
    assert not row.is_everywhere
    assert group.unknown == (XIANGTAN,)


def test_cities_that_want_it_in_another_form_have_rows_of_their_own():
    [group] = compare_accepted(
        of(accept("one", CHANGSHA, words="deed"), accept("two", ZHUZHOU, words="deed", copies=1)), DAY
    )
    assert [list(row.cities) for row in group.rows] == [[CHANGSHA], [ZHUZHOU]]


def test_what_is_accepted_above_the_cities_is_accepted_everywhere():
    [group] = compare_accepted(of(accept("area", "czt")), DAY)
    assert group.rows[0].is_everywhere
    assert group.unknown == ()


def test_what_holds_for_one_direction_says_nothing_of_a_city():
    [group] = compare_accepted(of(accept("pair", "430300->430100")), DAY)
    assert group.rows[0].directed
    assert group.unknown == CITIES


def test_city_that_accepts_something_for_all_services_is_known_for_each_of_them():
    groups = grouped(accept("all", ZHUZHOU), accept("own", CHANGSHA, services=("filing",)))
    assert list(groups) == [(), ("filing",)]
    assert groups["filing",].unknown == (XIANGTAN,)
    assert groups[()].unknown == (CHANGSHA, XIANGTAN)


def test_what_is_accepted_for_two_services_is_known_for_each_of_them():
    groups = grouped(accept("both", ZHUZHOU, services=("a", "b")), accept("one", CHANGSHA, services=("a",)))
    assert groups["a",].unknown == (XIANGTAN,)
    assert groups["a", "b"].unknown == (CHANGSHA, XIANGTAN)


accepted_things = st.lists(
    st.builds(
        lambda scope, words, services: (scope, words, services),
        st.sampled_from(SCOPES), st.sampled_from(["deed", "lease"]), st.sampled_from([(), ("a",), ("a", "b")]),
    ),
    max_size=8,
).map(lambda made: [accept(f"x{n}", scope, services, words=words) for n, (scope, words, services) in enumerate(made)])  # fmt: skip


@given(accepted_things)
def test_everything_stands_in_one_row_of_its_group_and_under_its_cities(things):
    seen: list[str] = []
    for group in compare_accepted(of(*things), DAY):
        for row in group.rows:
            assert {one.services for one in row.all} == {group.services}
            assert len({one.statement.text for one in row.all}) == 1
            seen += ids(row.all)
            for city, one in row.cities.items():
                assert one.statement.scope.layer < Layer.CITY or city in one.statement.scope.cities
    assert sorted(seen) == sorted(one.statement.id for one in things)


@given(accepted_things)
def test_city_is_unknown_where_no_guide_of_it_would_have_anything(things):
    asked = of(*(one for one in things if one.statement.scope.layer is not Layer.PAIR))
    for group in compare_accepted(asked, DAY):
        if len(group.services) == 1:
            for city in CITIES:
                guides = (guide_between(city, None, group.services[0]), guide_between(None, city, group.services[0]))
                assert (city in group.unknown) is not any(accepted_in(asked, guide) for guide in guides)
