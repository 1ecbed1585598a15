"""Laws of the resolver."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.catalogue import Service, Statement
from cztservices.domain.dates import Doubt, doubt_on
from cztservices.domain.guide import Gap, Guide, Line, resolve_guide
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN, ZHUZHOU, Layer
from cztservices.domain.words import EXPECTED, SINGLE_VALUED, Element, End, Grade, ServiceState
from tests.statements import (
    ENDS,
    belongs,
    crowded_lists,
    days,
    is_known,
    make_service,
    make_source,
    make_statement,
    services,
    single_valued_lists,
    statement_lists,
)

DAY = date(2024, 6, 15)
"""Sources of :func:`make_statement` are young enough on it."""


def applicable(statements: list[Statement], origin: str | None, destination: str | None, day: date) -> list[Statement]:
    """The statements that belong in a guide."""
    return [s for s in statements if belongs(s.scope, origin, destination) and is_known(s, day)]


def lines_of(guide: Guide) -> list[Line]:
    """All lines of a guide."""
    return [line for lines in guide.elements.values() for line in lines]


def proof(statement: Statement) -> tuple:
    """What decides between two statements that disagree, the better one greater."""
    return -list(Grade).index(statement.grade), statement.published


def contradictions(guide: Guide) -> list[tuple[Line, Line]]:
    """Winner and loser of every contradiction, read from who prevails over whom."""
    by_id = {line.statement.id: line for line in lines_of(guide)}
    pairs = [(by_id[line.overridden_by], line) for line in by_id.values() if line.overridden_by in by_id]
    return [
        (winner, loser)
        for winner, loser in pairs
        if loser.statement.id not in winner.statement.replaces
        and (loser.statement.id in winner.statement.contradicts or winner.statement.id in loser.statement.contradicts)
    ]


def ids(guide: Guide) -> list[str]:
    """Ids of all statements of a guide."""
    return [line.statement.id for lines in guide.elements.values() for line in lines]


@given(services, statement_lists(), ENDS, ENDS, days)
def test_guide_has_every_applicable_statement_once_and_no_other(service, statements, origin, destination, day):
    guide = resolve_guide(service, statements, origin, destination, day)
    assert sorted(ids(guide)) == sorted(s.id for s in applicable(statements, origin, destination, day))
    assert guide.day == day
    assert all(line.statement.element is element for element, lines in guide.elements.items() for line in lines)


@given(services, single_valued_lists, ENDS, ENDS, days)
def test_single_valued_element_holds_the_most_specific_that_neither_replaces_nor_contradicts_void(
    service, statements, origin, destination, day
):
    guide = resolve_guide(service, statements, origin, destination, day)
    own = applicable(statements, origin, destination, day)
    void = {target for s in own for target in s.replaces} | {loser.statement.id for _, loser in contradictions(guide)}
    for element in SINGLE_VALUED:
        left = [s for s in own if s.element is element and s.id not in void]
        holding = guide.holding(element)
        assert len(holding) == min(1, len(left))
        if holding:
            assert holding[0] in left
            assert holding[0].scope.specificity == max(s.scope.specificity for s in left)


@given(services, statement_lists(), ENDS, ENDS, days)
def test_many_valued_element_holds_all_that_nothing_makes_void(service, statements, origin, destination, day):
    guide = resolve_guide(service, statements, origin, destination, day)
    void = {target for line in lines_of(guide) for target in line.statement.replaces}
    void |= {loser.statement.id for _winner, loser in contradictions(guide)}
    for element, lines in guide.elements.items():
        if element not in SINGLE_VALUED:
            assert {s.id for s in guide.holding(element)} == {line.statement.id for line in lines} - void


@given(services, crowded_lists, ENDS, ENDS, days)
def test_overridden_line_names_another_line_of_its_element(service, statements, origin, destination, day):
    guide = resolve_guide(service, statements, origin, destination, day)
    for lines in guide.elements.values():
        present = {line.statement.id for line in lines}
        assert all(line.overridden_by in present - {line.statement.id} for line in lines if line.overridden_by)


@given(services, crowded_lists, ENDS, ENDS, days)
def test_winner_of_a_contradiction_is_at_least_as_well_proven_as_the_loser(
    service, statements, origin, destination, day
):
    guide = resolve_guide(service, statements, origin, destination, day)
    for winner, loser in contradictions(guide):
        assert winner.statement.element is loser.statement.element
        assert proof(winner.statement) >= proof(loser.statement)


@given(services, crowded_lists, ENDS, ENDS, days)
def test_loser_of_a_contradiction_makes_nothing_void(service, statements, origin, destination, day):
    guide = resolve_guide(service, statements, origin, destination, day)
    pairs = contradictions(guide)
    winners, losers = ({pair[side].statement.id for pair in pairs} for side in (0, 1))
    assert winners & losers == set()


@given(services, crowded_lists, ENDS, ENDS, days)
def test_lines_that_contradict_each_other_never_both_hold(service, statements, origin, destination, day):
    guide = resolve_guide(service, statements, origin, destination, day)
    for element in guide.elements:
        holding = guide.holding(element)
        assert {s.id for s in holding} & {other for s in holding for other in s.contradicts} == set()


@given(services, crowded_lists, ENDS, ENDS, days)
def test_both_sides_of_a_contradiction_are_disputed_and_nothing_else(service, statements, origin, destination, day):
    guide = resolve_guide(service, statements, origin, destination, day)
    sides = {line.statement.id for pair in contradictions(guide) for line in pair}
    assert {line.statement.id for line in lines_of(guide) if line.disputed} == sides


@given(services, statement_lists(), ENDS, ENDS, days)
def test_nothing_is_disputed_where_nothing_contradicts(service, statements, origin, destination, day):
    agreeing = [replace(s, contradicts=frozenset()) for s in statements]
    guide = resolve_guide(service, agreeing, origin, destination, day)
    assert not any(line.disputed for line in lines_of(guide))


@given(services, crowded_lists, ENDS, ENDS, days)
def test_it_does_not_matter_which_of_two_names_the_other(service, statements, origin, destination, day):
    turned = [
        replace(s, contradicts=frozenset(other.id for other in statements if s.id in other.contradicts))
        for s in statements
    ]
    one, other = (resolve_guide(service, group, origin, destination, day) for group in (statements, turned))
    assert [(line.statement.id, line.overridden_by, line.disputed) for line in lines_of(one)] == [
        (line.statement.id, line.overridden_by, line.disputed) for line in lines_of(other)
    ]


@given(services, statement_lists(), ENDS, ENDS, days)
def test_statement_that_is_not_known_on_the_day_changes_no_line(service, statements, origin, destination, day):
    known = [s for s in statements if is_known(s, day)]
    guide = resolve_guide(service, statements, origin, destination, day)
    assert guide.elements == resolve_guide(service, known, origin, destination, day).elements


@given(services, statement_lists(), ENDS, ENDS, days)
def test_every_line_says_why_to_doubt_it_on_the_day(service, statements, origin, destination, day):
    guide = resolve_guide(service, statements, origin, destination, day)
    assert all(line.doubt is doubt_on(line.statement, day) for line in lines_of(guide))


@given(services, statement_lists(), ENDS, ENDS, days)
def test_replaced_lines_are_overridden_by_who_replaces_them_and_stand_behind(
    service, statements, origin, destination, day
):
    guide = resolve_guide(service, statements, origin, destination, day)
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


@given(services, statement_lists(), ENDS, ENDS, days)
def test_holding_lines_collect_in_layer_order_and_steps_in_the_authors(service, statements, origin, destination, day):
    guide = resolve_guide(service, statements, origin, destination, day)
    for element in guide.elements:
        holding = guide.holding(element)
        if element is Element.STEP:
            assert [s.position for s in holding] == sorted(s.position for s in holding)
        else:
            places = [(s.scope.layer, s.position) for s in holding]
            assert places == sorted(places)


@given(st.data(), services, st.one_of(statement_lists(), crowded_lists), ENDS, ENDS, days)
def test_guide_does_not_depend_on_the_order_of_statements(data, service, statements, origin, destination, day):
    shuffled = data.draw(st.permutations(statements))
    assert resolve_guide(service, shuffled, origin, destination, day) == resolve_guide(
        service, statements, origin, destination, day
    )


@given(statement_lists(), ENDS, ENDS, st.sampled_from(End), days)
def test_one_end_service_ignores_the_other_end(statements, city, other, end, day):
    service = make_service(origin=end is End.ORIGIN, destination=end is End.DESTINATION)
    directions = ((city, other), (city, None)) if end is End.ORIGIN else ((other, city), (None, city))
    with_other, without = (resolve_guide(service, statements, *direction, day) for direction in directions)
    assert with_other == without
    assert (with_other.origin, with_other.destination) == directions[1]


@given(services, statement_lists(), ENDS, ENDS, days)
def test_missing_names_expected_elements_without_a_line(service, statements, origin, destination, day):
    guide = resolve_guide(service, statements, origin, destination, day)
    if guide.state is not ServiceState.ENDED:
        assert guide.missing == tuple(element for element in EXPECTED if element not in guide.elements)


@given(services, statement_lists(), ENDS, ENDS, days)
def test_gaps_name_missing_elements_those_of_other_days_and_ends_without_an_office(
    service, statements, origin, destination, day
):
    guide = resolve_guide(service, statements, origin, destination, day)
    if guide.state is ServiceState.ENDED:
        return
    cities = {city for s in guide.holding(Element.OFFICE) for city in CITIES if city in str(s.scope)}
    ends = {origin, destination} - {None} if Element.OFFICE in guide.elements else set()
    in_scope = {s.element for s in statements if belongs(s.scope, origin, destination)}
    expected = {(element, None) for element in {*guide.missing, *in_scope} if element not in guide.elements}
    expected |= {(Element.OFFICE, city) for city in ends - cities}
    assert {(gap.element, gap.city) for gap in guide.gaps} == expected
    assert len(guide.gaps) == len(expected)
    assert {gap.element for gap in guide.gaps if gap.other_day and gap.city is None} == in_scope - guide.elements.keys()


@given(statement_lists(), ENDS, ENDS, days)
def test_ended_service_misses_nothing(statements, origin, destination, day):
    others = [s for s in statements if s.element is not Element.STATUS]
    status = make_statement("ended", Element.STATUS, "000000", value=ServiceState.ENDED)
    guide = resolve_guide(make_service(), [*others, status], origin, destination, day)
    assert guide.state is ServiceState.ENDED
    assert (guide.missing, guide.gaps) == ((), ())


def test_state_is_active_without_a_status_statement():
    assert resolve_guide(make_service(), [], CHANGSHA, XIANGTAN, DAY).state is ServiceState.ACTIVE


def test_state_of_a_direction_is_that_of_its_most_specific_status():
    statements = [
        make_statement("ended", Element.STATUS, "000000", value=ServiceState.ENDED),
        make_statement("changed", Element.STATUS, CHANGSHA, value=ServiceState.CHANGED),
    ]
    assert resolve_guide(make_service(), statements, CHANGSHA, XIANGTAN, DAY).state is ServiceState.CHANGED
    assert resolve_guide(make_service(), statements, ZHUZHOU, XIANGTAN, DAY).state is ServiceState.ENDED


def held_fee(service: Service, *statements: Statement) -> str:
    """Id of the fee that holds from Changsha to Zhuzhou."""
    return resolve_guide(service, statements, CHANGSHA, ZHUZHOU, DAY).holding(Element.FEE)[0].id


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
    press = make_statement("a-press", Element.FEE, "czt", grade=Grade.PRESS, published="2024")
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
    lines = resolve_guide(make_service(), [nation, city], CHANGSHA, ZHUZHOU, DAY).elements[Element.FEE]
    assert [(line.statement.id, line.overridden_by) for line in lines] == [("city", None), ("nation", "city")]


def test_replacing_statement_does_nothing_where_it_does_not_apply():
    nation = make_statement("nation", Element.MATERIAL, "000000")
    city = make_statement("city", Element.MATERIAL, "430100@origin", replaces=("nation",))
    assert resolve_guide(make_service(), [nation, city], ZHUZHOU, CHANGSHA, DAY).holding(Element.MATERIAL) == (nation,)
    assert resolve_guide(make_service(), [nation, city], CHANGSHA, ZHUZHOU, DAY).holding(Element.MATERIAL) == (city,)


def test_pair_office_serves_both_ends():
    office = make_statement("office", Element.OFFICE, f"{CHANGSHA}->{ZHUZHOU}")
    gaps = resolve_guide(make_service(), [office], CHANGSHA, ZHUZHOU, DAY).gaps
    assert Element.OFFICE not in {gap.element for gap in gaps}


def test_office_of_all_three_cities_leaves_each_end_open():
    """“All three have a window” does not say where it is."""
    office = make_statement("office", Element.OFFICE, "czt")
    gaps = resolve_guide(make_service(), [office], CHANGSHA, ZHUZHOU, DAY).gaps
    assert [gap.city for gap in gaps if gap.element is Element.OFFICE] == [CHANGSHA, ZHUZHOU]


# Contradictions


def verdicts(*statements: Statement, day: date = DAY) -> list[tuple[str, str | None, bool]]:
    """The lines from Changsha to Zhuzhou: who, overridden by whom, disputed or not."""
    guide = resolve_guide(make_service(), statements, CHANGSHA, ZHUZHOU, day)
    return [(line.statement.id, line.overridden_by, line.disputed) for line in lines_of(guide)]


@pytest.mark.parametrize("element", [Element.CONDITION, Element.FEE])
def test_better_proven_of_two_that_contradict_prevails_though_the_other_is_more_specific(element):
    """What one city's blog says of itself does not stand against the law."""
    law = make_statement("law", element, "000000", published="2023")
    press = make_statement("press", element, f"{CHANGSHA}->{ZHUZHOU}", grade=Grade.PRESS, contradicts=["law"])
    assert verdicts(law, press) == [("law", None, True), ("press", "law", True)]


@pytest.mark.parametrize("element", [Element.CONDITION, Element.FEE])
def test_newer_of_two_that_contradict_prevails_between_equal_grades(element):
    old = make_statement("a-old", element, f"{CHANGSHA}@origin", published="2023-11", contradicts=["b-new"])
    new = make_statement("b-new", element, "000000", published="2024-02-03")
    assert verdicts(old, new) == [("b-new", None, True), ("a-old", "b-new", True)]


def test_more_specific_of_two_that_contradict_prevails_where_both_are_proven_alike():
    nation = make_statement("a-nation", Element.CONDITION, "000000", contradicts=["b-city"])
    city = make_statement("b-city", Element.CONDITION, CHANGSHA)
    assert verdicts(nation, city) == [("b-city", None, True), ("a-nation", "b-city", True)]


def test_statement_that_contradicts_does_nothing_where_it_does_not_apply():
    nation = make_statement("nation", Element.CONDITION, "000000", grade=Grade.PRESS)
    elsewhere = make_statement("elsewhere", Element.CONDITION, XIANGTAN, contradicts=["nation"])
    assert verdicts(nation, elsewhere) == [("nation", None, False)]


def test_statement_that_contradicts_does_nothing_on_a_day_on_which_it_does_not_hold():
    nation = make_statement("nation", Element.CONDITION, "000000", grade=Grade.PRESS)
    later = make_statement("later", Element.CONDITION, "000000", contradicts=["nation"], valid_from=DAY + timedelta(1))
    assert verdicts(nation, later) == [("nation", None, False)]
    assert verdicts(nation, later, day=DAY + timedelta(1)) == [("later", None, True), ("nation", "later", True)]


def test_loser_of_one_contradiction_wins_no_other():
    """Of three in a chain the outer two say nothing against each other."""
    best = make_statement("best", Element.CONDITION, "czt", published="2024-03")
    middle = make_statement("middle", Element.CONDITION, "czt", published="2024-02", contradicts=["best", "last"])
    last = make_statement("last", Element.CONDITION, "czt", published="2024-01")
    found = {key: (by, disputed) for key, by, disputed in verdicts(best, middle, last)}
    assert found == {"best": (None, True), "middle": ("best", True), "last": (None, False)}


def test_replaced_statement_disputes_nothing():
    """An author has said already which of the two holds."""
    new = make_statement("new", Element.CONDITION, "czt", grade=Grade.PRESS, replaces=["old"], contradicts=["old"])
    old = make_statement("old", Element.CONDITION, "czt")
    assert verdicts(new, old) == [("new", None, False), ("old", "new", False)]


def test_overridden_value_that_agrees_is_not_disputed():
    nation = make_statement("nation", Element.FEE, "000000")
    city = make_statement("city", Element.FEE, CHANGSHA)
    assert verdicts(nation, city) == [("city", None, False), ("nation", "city", False)]


def test_statements_about_different_elements_do_not_contradict():
    fee = make_statement("fee", Element.FEE, "czt", contradicts=["note"])
    note = make_statement("note", Element.NOTE, "czt")
    assert verdicts(fee, note) == [("fee", None, False), ("note", None, False)]


@pytest.mark.parametrize("element", [Element.CONDITION, Element.FEE])
def test_weak_page_beside_an_official_source_does_not_make_it_newer(element):
    """As little as it makes it younger: two officials disagree, and a blog has copied the older one since."""
    cited = [make_source(Grade.OFFICIAL, "2021", "old"), make_source(Grade.OTHER, "2024-06", "copy")]
    copied = make_statement("a-copied", element, "czt", sources=cited)
    newer = make_statement("b-newer", element, "czt", published="2022", contradicts=["a-copied"])
    assert verdicts(copied, newer)[0] == ("b-newer", None, True)


# Days


@pytest.mark.parametrize(
    ("day", "is_there"),
    [(date(2024, 1, 31), False), (date(2024, 2, 1), True), (date(2024, 3, 31), True), (date(2024, 4, 1), False)],
    ids=["day before", "first day", "last day", "day after"],
)
def test_guide_has_a_line_from_its_first_day_to_its_last(day, is_there):
    fee = make_statement("fee", Element.FEE, "czt", valid_from=date(2024, 2, 1), valid_to=date(2024, 3, 31))
    guide = resolve_guide(make_service(), [fee], CHANGSHA, ZHUZHOU, day)
    assert guide.holding(Element.FEE) == ((fee,) if is_there else ())
    assert (Gap(Element.FEE, other_day=True) in guide.gaps) is not is_there
    assert (Element.FEE in guide.missing) is not is_there


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2023, 12, 31), None),
        (date(2024, 1, 1), "first"),
        (date(2024, 2, 10), "first"),
        (date(2024, 2, 11), None),
        (date(2024, 2, 19), None),
        (date(2024, 2, 20), "second"),
    ],
)
def test_nearest_value_never_stands_in_for_a_day_between(day, held):
    first = make_statement("first", Element.FEE, "czt", valid_to=date(2024, 2, 10))
    second = make_statement("second", Element.FEE, "czt", valid_from=date(2024, 2, 20))
    guide = resolve_guide(make_service(), [first, second], CHANGSHA, ZHUZHOU, day)
    assert [s.id for s in guide.holding(Element.FEE)] == ([held] if held else [])
    assert (Gap(Element.FEE, other_day=True) in guide.gaps) is (held is None)


def test_more_general_value_holds_on_days_on_which_the_specific_one_does_not():
    nation = make_statement("nation", Element.FEE, "000000")
    city = make_statement("city", Element.FEE, CHANGSHA, valid_to=DAY - timedelta(1))
    guide = resolve_guide(make_service(), [nation, city], CHANGSHA, ZHUZHOU, DAY)
    assert guide.elements[Element.FEE] == (Line(nation),)
    assert Element.FEE not in {gap.element for gap in guide.gaps}


def test_element_that_nobody_expects_is_a_gap_when_sources_speak_of_other_days():
    """Nobody misses an amount, but whoever asks for this year must not think that there is none."""
    amount = make_statement("amount", Element.AMOUNT, "czt", valid_to=DAY - timedelta(1))
    guide = resolve_guide(make_service(), [amount], CHANGSHA, ZHUZHOU, DAY)
    assert Gap(Element.AMOUNT, other_day=True) in guide.gaps
    assert Element.AMOUNT not in guide.missing
    assert resolve_guide(make_service(), [], CHANGSHA, ZHUZHOU, DAY).missing == EXPECTED


def test_statement_of_another_direction_and_another_day_is_no_gap_of_this_one():
    fee = make_statement("fee", Element.FEE, XIANGTAN, valid_to=DAY - timedelta(1))
    guide = resolve_guide(make_service(), [fee], CHANGSHA, ZHUZHOU, DAY)
    assert Gap(Element.FEE) in guide.gaps


def test_office_of_a_city_that_is_known_for_other_days_only_is_such_a_gap():
    """Its line must not read as if no source had ever named one."""
    here = make_statement("here", Element.OFFICE, f"{CHANGSHA}@origin")
    closed = make_statement("closed", Element.OFFICE, f"{ZHUZHOU}@destination", valid_to=DAY - timedelta(1))
    guide = resolve_guide(make_service(), [here, closed], CHANGSHA, ZHUZHOU, DAY)
    assert [gap for gap in guide.gaps if gap.element is Element.OFFICE] == [
        Gap(Element.OFFICE, ZHUZHOU, other_day=True)
    ]


@pytest.mark.parametrize(
    ("day", "state"),
    [(date(2024, 6, 30), ServiceState.ACTIVE), (date(2024, 7, 1), ServiceState.ENDED)],
)
def test_service_ends_on_the_first_day_of_its_end(day, state):
    ended = make_statement("ended", Element.STATUS, "000000", value=ServiceState.ENDED, valid_from=date(2024, 7, 1))
    assert resolve_guide(make_service(), [ended], CHANGSHA, XIANGTAN, day).state is state


def test_line_in_doubt_on_one_day_is_not_on_another():
    fee = make_statement("fee", Element.FEE, "czt", published="2024-01-02")
    doubts = [
        resolve_guide(make_service(), [fee], CHANGSHA, ZHUZHOU, day).elements[Element.FEE][0].doubt
        for day in (date(2025, 1, 1), date(2025, 1, 2))
    ]
    assert doubts == [None, Doubt.AGED]


def test_layers_of_a_guide_are_five_from_general_to_specific():
    assert [layer.word for layer in sorted(Layer)] == ["nation", "province", "czt", "city", "pair"]


def _fee(key: str, **fields) -> Statement:
    return make_statement(key, Element.FEE, "czt", **fields)


@pytest.mark.parametrize("said_by", ["better", "weaker"])
def test_line_that_was_disproved_does_not_come_back_when_the_better_one_has_ended(said_by):
    """The blog said the opposite while the ministry's rule held; the end of the rule does not make the blog right."""
    names = {"better": ("rule", "blog"), "weaker": ("blog", "rule")}[said_by]
    disagree = {names[0]: [names[1]]}
    rule = _fee("rule", published="2020", valid_to=date(2023, 12, 31), contradicts=disagree.get("rule", ()))
    blog = _fee("blog", grade=Grade.OTHER, published="2020", contradicts=disagree.get("blog", ()))
    assert ids(resolve_guide(make_service(), [rule, blog], CHANGSHA, XIANGTAN, date(2023, 12, 31))) == ["rule", "blog"]
    guide = resolve_guide(make_service(), [rule, blog], CHANGSHA, XIANGTAN, date(2024, 1, 1))
    assert ids(guide) == []
    assert Gap(Element.FEE, other_day=True) in guide.gaps


def test_line_that_became_known_after_the_better_one_had_ended_holds():
    rule = _fee("rule", published="2020", valid_to=date(2023, 12, 31), contradicts=["news"])
    news = _fee("news", grade=Grade.OTHER, published="2024", valid_from=date(2024, 1, 1))
    assert ids(resolve_guide(make_service(), [rule, news], CHANGSHA, XIANGTAN, DAY)) == ["news"]
