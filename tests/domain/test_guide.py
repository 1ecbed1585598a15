"""Laws of the resolver."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.catalogue import Service, Source, Statement, Text
from cztservices.domain.guide import Gap, Guide, resolve_guide
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN, ZHUZHOU, Layer, Scope
from cztservices.domain.words import EXPECTED, SINGLE_VALUED, Audience, Domain, Element, End, Grade, ServiceState

PLACE = Text("地", "place")
SCOPES = [
    "000000",
    "430000",
    "czt",
    *CITIES,
    *(f"{city}@{end}" for city in CITIES for end in End),
    *(f"{a}->{b}" for a in CITIES for b in CITIES if a != b),
]
ENDS = st.sampled_from([None, *CITIES])


def make_service(*, origin: bool = True, destination: bool = True, decided_by: End = End.ORIGIN) -> Service:
    """A service with the ends wanted."""
    return Service(
        "service", Text("事", "service"), Domain.HOUSING, Audience.PERSON, "hotline",
        PLACE if origin else None, PLACE if destination else None, decided_by,
    )  # fmt: skip


def make_statement(key: str, element: Element, scope: str, **fields) -> Statement:
    """A statement with one source; ``grade`` and ``published`` are those of the source."""
    grade, published = fields.pop("grade", Grade.OFFICIAL), fields.pop("published", "2024")
    source = Source(f"source-of-{key}", "title", Text("社", "publisher"), grade, published)
    replaces = frozenset(fields.pop("replaces", ()))
    text, verified = Text(key, key), date(2026, 11, 22)
    return Statement(key, element, Scope.parse(scope), text, (source,), verified, replaces=replaces, **fields)


@st.composite
def statement_lists(draw: st.DrawFn, elements: tuple[Element, ...] = tuple(Element)) -> list[Statement]:
    """Statements of one service; each may replace some that stand before it and are of its element."""
    statements: list[Statement] = []
    for position in range(draw(st.integers(0, 12))):
        element = draw(st.sampled_from(elements))
        earlier = [s.id for s in statements if s.element is element]
        statements.append(
            make_statement(
                f"s{position}",
                element,
                draw(st.sampled_from(SCOPES)),
                position=position,
                grade=draw(st.sampled_from(Grade)),
                published=draw(st.sampled_from([None, "2021", "2021-03", "2021-03-04", "2023"])),
                replaces=tuple(draw(st.lists(st.sampled_from(earlier), max_size=2))) if earlier else (),
                value=draw(st.sampled_from(ServiceState)) if element is Element.STATUS else None,
            )
        )
    return statements


services = st.builds(make_service, decided_by=st.sampled_from(End))
single_valued_lists = statement_lists(tuple(sorted(SINGLE_VALUED)))


def belongs(scope: Scope, origin: str | None, destination: str | None) -> bool:
    """Whether the scope includes the direction, read from its canonical form alone."""
    text = str(scope)
    if text in ("000000", "430000", "czt"):
        return True
    if "->" in text:
        return text == f"{origin}->{destination}"
    city, _, end = text.partition("@")
    return city in {"origin": [origin], "destination": [destination], "": [origin, destination]}[end]


def ids(guide: Guide) -> list[str]:
    """Ids of all statements of a guide."""
    return [line.statement.id for lines in guide.elements.values() for line in lines]


@given(services, statement_lists(), ENDS, ENDS)
def test_guide_has_every_applicable_statement_once_and_no_other(service, statements, origin, destination):
    guide = resolve_guide(service, statements, origin, destination)
    assert sorted(ids(guide)) == sorted(s.id for s in statements if belongs(s.scope, origin, destination))
    assert all(line.statement.element is element for element, lines in guide.elements.items() for line in lines)


@given(services, single_valued_lists, ENDS, ENDS)
def test_single_valued_element_holds_the_most_specific_not_replaced(service, statements, origin, destination):
    guide = resolve_guide(service, statements, origin, destination)
    applicable = [s for s in statements if belongs(s.scope, origin, destination)]
    replaced = {target for s in applicable for target in s.replaces}
    for element in SINGLE_VALUED:
        left = [s for s in applicable if s.element is element and s.id not in replaced]
        holding = guide.holding(element)
        assert len(holding) == min(1, len(left))
        if holding:
            assert holding[0] in left
            assert holding[0].scope.specificity == max(s.scope.specificity for s in left)


@given(services, statement_lists(), ENDS, ENDS)
def test_many_valued_element_holds_all_not_replaced(service, statements, origin, destination):
    guide = resolve_guide(service, statements, origin, destination)
    replaced = {target for key in ids(guide) for s in statements if s.id == key for target in s.replaces}
    for element, lines in guide.elements.items():
        if element not in SINGLE_VALUED:
            assert {s.id for s in guide.holding(element)} == {line.statement.id for line in lines} - replaced


@given(services, statement_lists(), ENDS, ENDS)
def test_replaced_lines_are_overridden_by_who_replaces_them_and_stand_behind(service, statements, origin, destination):
    guide = resolve_guide(service, statements, origin, destination)
    by_id = {s.id: s for s in statements}
    present = set(ids(guide))
    replaced = {target for key in present for target in by_id[key].replaces} & present
    for lines in guide.elements.values():
        overridden = [line.overridden_by is not None for line in lines]
        assert overridden == sorted(overridden)
        for line in lines:
            if line.statement.id in replaced:
                assert line.overridden_by in present
                assert line.statement.id in by_id[line.overridden_by].replaces


@given(services, statement_lists(), ENDS, ENDS)
def test_holding_lines_collect_in_layer_order_and_steps_in_the_authors(service, statements, origin, destination):
    guide = resolve_guide(service, statements, origin, destination)
    for element in guide.elements:
        holding = guide.holding(element)
        if element is Element.STEP:
            assert [s.position for s in holding] == sorted(s.position for s in holding)
        else:
            places = [(s.scope.layer, s.position) for s in holding]
            assert places == sorted(places)


@given(st.data(), services, statement_lists(), ENDS, ENDS)
def test_guide_does_not_depend_on_the_order_of_statements(data, service, statements, origin, destination):
    shuffled = data.draw(st.permutations(statements))
    assert resolve_guide(service, shuffled, origin, destination) == resolve_guide(
        service, statements, origin, destination
    )


@given(statement_lists(), ENDS, ENDS, st.sampled_from(End))
def test_one_end_service_ignores_the_other_end(statements, city, other, end):
    service = make_service(origin=end is End.ORIGIN, destination=end is End.DESTINATION)
    directions = ((city, other), (city, None)) if end is End.ORIGIN else ((other, city), (None, city))
    with_other, without = (resolve_guide(service, statements, *direction) for direction in directions)
    assert with_other == without
    assert (with_other.origin, with_other.destination) == directions[1]


@given(services, statement_lists(), ENDS, ENDS)
def test_missing_names_expected_elements_without_a_line(service, statements, origin, destination):
    guide = resolve_guide(service, statements, origin, destination)
    if guide.state is not ServiceState.ENDED:
        assert guide.missing == tuple(element for element in EXPECTED if element not in guide.elements)


@given(services, statement_lists(), ENDS, ENDS)
def test_gaps_name_missing_elements_and_ends_without_an_office(service, statements, origin, destination):
    guide = resolve_guide(service, statements, origin, destination)
    if guide.state is ServiceState.ENDED:
        return
    cities = {city for s in guide.holding(Element.OFFICE) for city in CITIES if city in str(s.scope)}
    ends = {origin, destination} - {None} if Element.OFFICE in guide.elements else set()
    expected = {Gap(element) for element in guide.missing} | {Gap(Element.OFFICE, city) for city in ends - cities}
    assert set(guide.gaps) == expected
    assert len(guide.gaps) == len(expected)


@given(statement_lists(), ENDS, ENDS)
def test_ended_service_misses_nothing(statements, origin, destination):
    others = [s for s in statements if s.element is not Element.STATUS]
    status = make_statement("ended", Element.STATUS, "000000", value=ServiceState.ENDED)
    guide = resolve_guide(make_service(), [*others, status], origin, destination)
    assert guide.state is ServiceState.ENDED
    assert (guide.missing, guide.gaps) == ((), ())


def test_state_is_active_without_a_status_statement():
    assert resolve_guide(make_service(), [], CHANGSHA, XIANGTAN).state is ServiceState.ACTIVE


def test_state_of_a_direction_is_that_of_its_most_specific_status():
    statements = [
        make_statement("ended", Element.STATUS, "000000", value=ServiceState.ENDED),
        make_statement("changed", Element.STATUS, CHANGSHA, value=ServiceState.CHANGED),
    ]
    assert resolve_guide(make_service(), statements, CHANGSHA, XIANGTAN).state is ServiceState.CHANGED
    assert resolve_guide(make_service(), statements, ZHUZHOU, XIANGTAN).state is ServiceState.ENDED


def held_fee(service: Service, *statements: Statement) -> str:
    """Id of the fee that holds from Changsha to Zhuzhou."""
    return resolve_guide(service, statements, CHANGSHA, ZHUZHOU).holding(Element.FEE)[0].id


@pytest.mark.parametrize(("decided_by", "expected"), [(End.ORIGIN, "changsha"), (End.DESTINATION, "zhuzhou")])
def test_deciding_end_prevails_between_named_ends(decided_by, expected):
    service = make_service(decided_by=decided_by)
    changsha = make_statement("changsha", Element.FEE, "430100@origin")
    zhuzhou = make_statement("zhuzhou", Element.FEE, "430200@destination")
    assert held_fee(service, changsha, zhuzhou) == expected


@pytest.mark.parametrize(("decided_by", "expected"), [(End.ORIGIN, "changsha"), (End.DESTINATION, "zhuzhou")])
@pytest.mark.parametrize("better", ["changsha", "zhuzhou"])
def test_deciding_end_prevails_between_cities_at_either_end(decided_by, expected, better):
    """Even when the source of the other city is better: the end that decides comes before the grade."""
    service = make_service(decided_by=decided_by)
    grades = {key: Grade.OFFICIAL if key == better else Grade.PRESS for key in ("changsha", "zhuzhou")}
    changsha = make_statement("changsha", Element.FEE, CHANGSHA, grade=grades["changsha"])
    zhuzhou = make_statement("zhuzhou", Element.FEE, ZHUZHOU, grade=grades["zhuzhou"])
    assert held_fee(service, changsha, zhuzhou) == expected


def test_better_grade_prevails_between_equally_specific():
    press = make_statement("a-press", Element.FEE, "czt", grade=Grade.PRESS, published="2026")
    official = make_statement("b-official", Element.FEE, "czt", grade=Grade.OFFICIAL, published="2020")
    assert held_fee(make_service(), press, official) == "b-official"


@pytest.mark.parametrize(
    ("older", "newer"), [(None, "2020"), ("2020", "2021"), ("2021", "2021-02"), ("2021-02-03", "2021-02-11")]
)
def test_newer_source_prevails_between_equally_graded(older, newer):
    first = make_statement("a-older", Element.FEE, "czt", published=older)
    second = make_statement("b-newer", Element.FEE, "czt", published=newer)
    assert held_fee(make_service(), first, second) == "b-newer"


def test_overridden_single_value_names_what_prevails():
    nation = make_statement("nation", Element.FEE, "000000")
    city = make_statement("city", Element.FEE, "430100@origin")
    lines = resolve_guide(make_service(), [nation, city], CHANGSHA, ZHUZHOU).elements[Element.FEE]
    assert [(line.statement.id, line.overridden_by) for line in lines] == [("city", None), ("nation", "city")]


def test_replacing_statement_does_nothing_where_it_does_not_apply():
    nation = make_statement("nation", Element.MATERIAL, "000000")
    city = make_statement("city", Element.MATERIAL, "430100@origin", replaces=("nation",))
    assert resolve_guide(make_service(), [nation, city], ZHUZHOU, CHANGSHA).holding(Element.MATERIAL) == (nation,)
    assert resolve_guide(make_service(), [nation, city], CHANGSHA, ZHUZHOU).holding(Element.MATERIAL) == (city,)


def test_pair_office_serves_both_ends():
    office = make_statement("office", Element.OFFICE, f"{CHANGSHA}->{ZHUZHOU}")
    gaps = resolve_guide(make_service(), [office], CHANGSHA, ZHUZHOU).gaps
    assert Element.OFFICE not in {gap.element for gap in gaps}


def test_office_of_all_three_cities_leaves_each_end_open():
    """“All three have a window” does not say where it is."""
    office = make_statement("office", Element.OFFICE, "czt")
    gaps = resolve_guide(make_service(), [office], CHANGSHA, ZHUZHOU).gaps
    assert [gap.city for gap in gaps if gap.element is Element.OFFICE] == [CHANGSHA, ZHUZHOU]


def test_layers_of_a_guide_are_five_from_general_to_specific():
    assert [layer.word for layer in sorted(Layer)] == ["nation", "province", "czt", "city", "pair"]
