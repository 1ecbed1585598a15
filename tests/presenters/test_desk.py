"""The desk: what was typed, between which cities, and what was found."""

from itertools import groupby

import pytest

from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN, ZHUZHOU
from cztservices.domain.words import End, EntryKind, HandlingMode
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.direction import Direction
from cztservices.presenters.labels import CITY_LABELS, KIND_GROUPS, MODES
from cztservices.presenters.pages import HOME, Page, PageRef
from cztservices.search.facets import Facet
from tests.presenters.desks import (
    ALL,
    CHINESE,
    COMPANY,
    ENGLISH,
    FILING,
    NOWHERE,
    OFFICES,
    RESIDENCE,
    SENIOR,
    SERVICES,
    TO_CHANGSHA,
    FakeView,
    guide,
)


def test_beginning_shows_home_and_both_pickers_and_no_list(make_desk, view):
    desk = make_desk()
    desk.begin()
    assert (view.refs, desk.current) == ([HOME], HOME)
    assert view.places == [(Page.HOME, False)]
    assert view.listed is None
    assert view.cities == (None, None)
    assert [picker.end for picker in view.pickers[-1]] == [End.ORIGIN, End.DESTINATION]
    assert view.notices == []


def test_first_paint_shows_the_pickers_and_reads_nothing(make_desk, view, held):
    make_desk(XIANGTAN, CHANGSHA, runner=held).move_to(view)
    assert view.cities == (XIANGTAN, CHANGSHA)
    assert (held.held, view.shown) == ([], [])


# What is typed


def test_typing_lists_what_was_found_best_first_and_marks_it(make_desk, view):
    make_desk().search("居住")
    first = view.listed.rows[0]
    assert first.ref == RESIDENCE
    assert "".join(first.name[start:end] for start, end in first.marks) == "居住"
    assert (view.listed.searching, view.listed.hint) == (True, "")


@pytest.mark.parametrize(
    ("text", "ids"),
    [("备案", [FILING]), ("jzz", [RESIDENCE]), ("证", [RESIDENCE, SENIOR]), ("company", [COMPANY])],
)
def test_typing_lists_services_in_their_rank(make_desk, view, text, ids):
    make_desk().search(text)
    assert view.ids[: len(ids)] == ids


def test_answers_stand_in_groups_each_with_its_kind_and_count_above_its_first_row(make_desk, view):
    make_desk().search("证")
    rows = view.listed.rows
    kinds = [kind for kind, _ in groupby(row.kind for row in rows)]
    assert len(kinds) == len(set(kinds)) > 1
    for kind in kinds:
        group = [row for row in rows if row.kind is kind]
        assert group[0].heading == f"{CHINESE.gettext(KIND_GROUPS[kind])} {len(group)}"
        assert {row.heading for row in group[1:]} <= {""}


@pytest.mark.parametrize("translator", [CHINESE, ENGLISH], ids=["zh_CN", "en"])
def test_heading_counts_the_answers(make_desk, view, translator):
    desk = make_desk(translator=translator)
    for text in ("备案", "，。"):
        desk.search(text)
    count = len(view.results[0].rows)
    expected = translator.ngettext("{count} result", "{count} results", count).format(count=count)
    everything = translator.ngettext("All {count} service", "All {count} services", 4).format(count=4)
    assert [results.heading for results in view.results] == [expected, everything]


def test_signs_alone_list_all_services(make_desk, view):
    desk = make_desk()
    desk.search("备案")
    desk.search("，。")
    assert view.ids == ALL
    assert (view.listed.searching, view.listed.hint) == (False, "")
    assert all(row.marks == () and row.reason == "" for row in view.listed.rows)


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_typed_leads_back_to_where_typing_began_without_a_list(make_desk, view, text):
    desk = make_desk()
    desk.search("备案")
    desk.preview(guide(FILING))
    desk.search(text)
    assert view.listed is None
    assert (view.refs[-1], desk.current) == (HOME, HOME)


@pytest.mark.parametrize("text", ["从湘潭到长沙", "xiangtan to changsha", "湘潭 长沙"])
def test_cities_alone_list_all_services_and_turn_the_pickers(make_desk, view, text):
    make_desk().search(text)
    assert view.ids == ALL
    assert not view.listed.searching
    assert view.cities == (XIANGTAN, CHANGSHA)


@pytest.mark.parametrize("translator", [CHINESE, ENGLISH], ids=["zh_CN", "en"])
def test_nothing_found_says_what_to_do(make_desk, view, translator):
    make_desk(translator=translator, origin=ZHUZHOU, destination=CHANGSHA).search("醪糟")
    city = translator.gettext(CITY_LABELS[ZHUZHOU])
    assert all(words in view.listed.hint for words in ("12345", "醪糟", city))
    assert view.listed.heading == translator.gettext("Nothing found") != ""


def test_nothing_found_offers_what_comes_nearest_and_chooses_none_of_it(make_desk, view):
    make_desk().search("居注登")
    assert not view.listed.searching
    assert RESIDENCE in view.ids


@pytest.mark.parametrize("ref", [guide(FILING), PageRef(Page.ENTRY, "hotline-12393"), PageRef(Page.EVENT, "moving")])
@pytest.mark.parametrize("base", [HOME, SERVICES])
def test_nothing_found_shows_the_fields_instead_of_what_answered_something_else(make_desk, view, ref, base):
    desk = make_desk()
    desk.open(base)
    desk.preview(ref)
    desk.search("xyzzy")
    assert (view.refs[-1], desk.current) == (SERVICES, SERVICES)
    assert view.listed.hint


def test_nothing_found_is_forgotten_with_the_next_query(make_desk, view):
    desk = make_desk()
    desk.search("xyzzy")
    desk.search("备案")
    assert (view.ids, view.listed.hint) == ([FILING], "")


# Narrowing


def facets_of(view: FakeView) -> dict[tuple[Facet, str], tuple[int, bool]]:
    """What the list can be narrowed by, how many each would leave, and whether it is chosen."""
    return {(facet.facet, facet.value): (facet.count, facet.chosen) for facet in view.listed.facets}


def test_list_is_narrowed_to_one_kind_and_widened_again(make_desk, view):
    desk = make_desk()
    desk.search("证")
    everything, licence = view.listed.rows, (Facet.KIND, "licence")
    count = facets_of(view)[licence][0]
    desk.narrow(*licence)
    assert len(view.listed.rows) == count < len(everything)
    assert {row.kind for row in view.listed.rows} == {EntryKind.LICENCE}
    assert facets_of(view)[licence] == (count, True)
    desk.narrow(*licence)
    assert view.listed.rows == everything


def test_other_text_is_not_narrowed_any_more(make_desk, view):
    desk = make_desk()
    desk.search("证")
    desk.narrow(Facet.KIND, "licence")
    desk.search("居住证")
    assert RESIDENCE in view.ids
    assert not any(chosen for _, chosen in facets_of(view).values())


def test_text_typed_after_a_collection_was_opened_is_not_narrowed_any_more(make_desk, view):
    desk = make_desk()
    desk.search("证")
    desk.narrow(Facet.KIND, "licence")
    desk.open(OFFICES)
    desk.search("证")
    assert not any(chosen for _, chosen in facets_of(view).values())


@pytest.mark.parametrize("wish", [lambda desk: desk.open(SERVICES), lambda desk: desk.search("，。")])
def test_list_that_answers_nothing_can_be_narrowed_by_nothing(make_desk, view, wish):
    wish(make_desk())
    assert view.listed.facets == view.listed.roles == ()


# Cities that were understood


def roles_of(view: FakeView) -> list[End]:
    """The ends whose city was understood, as the list says it."""
    return [role.end for role in view.listed.roles]


def test_cities_understood_are_said(make_desk, view):
    make_desk().search("从湘潭到长沙 备案")
    assert roles_of(view) == [End.ORIGIN, End.DESTINATION]
    assert ["湘潭" in role.text for role in view.listed.roles] == [True, False]


def test_city_taken_off_gives_way_to_the_one_before(make_desk, view):
    desk = make_desk(origin=ZHUZHOU)
    desk.search("从湘潭到长沙 备案")
    desk.take_off(End.ORIGIN)
    assert (desk.direction, roles_of(view)) == (Direction(ZHUZHOU, CHANGSHA), [End.DESTINATION])


def test_city_taken_off_stays_off_while_its_text_is_typed_on(make_desk, view):
    desk = make_desk()
    desk.search("从湘潭到长沙 备")
    desk.take_off(End.ORIGIN)
    desk.search("从湘潭到长沙 备案")
    assert (desk.direction, roles_of(view)) == (Direction(None, CHANGSHA), [End.DESTINATION])


@pytest.mark.parametrize(
    "clear", [lambda desk: desk.search(""), lambda desk: desk.open(OFFICES), DeskPresenter.go_home]
)
def test_city_taken_off_is_understood_again_in_another_text(make_desk, view, clear):
    desk = make_desk()
    desk.search("从湘潭到长沙 备案")
    desk.take_off(End.ORIGIN)
    clear(desk)
    desk.search("从湘潭到长沙 备案")
    assert desk.direction == Direction(XIANGTAN, CHANGSHA)
    assert roles_of(view) == [End.ORIGIN, End.DESTINATION]


def test_city_that_nobody_named_cannot_be_taken_off(make_desk):
    desk = make_desk(origin=ZHUZHOU, destination=CHANGSHA)
    desk.search("备案")
    desk.take_off(End.ORIGIN)
    assert desk.direction == Direction(ZHUZHOU, CHANGSHA)


# Cities


@pytest.mark.parametrize("before", [(None, None), (CHANGSHA, XIANGTAN), (ZHUZHOU, CHANGSHA), (XIANGTAN, ZHUZHOU)])
def test_query_that_names_two_cities_turns_the_pickers(make_desk, view, before):
    desk = make_desk(*before)
    desk.begin()
    desk.search("湘潭医保在长沙住院")
    assert view.cities == (XIANGTAN, CHANGSHA)
    assert desk.direction == Direction(XIANGTAN, CHANGSHA)


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ((XIANGTAN, ZHUZHOU), "在长沙办居住证", (XIANGTAN, CHANGSHA)),
        ((XIANGTAN, None), "离开株洲", (ZHUZHOU, None)),
        ((CHANGSHA, XIANGTAN), "在长沙办居住证", (XIANGTAN, CHANGSHA)),
        ((None, ZHUZHOU), "离开株洲", (ZHUZHOU, None)),
    ],
)
def test_query_that_names_one_city_leaves_the_other_end_unless_it_stands_there(make_desk, view, before, text, after):
    desk = make_desk(*before)
    desk.search(text)
    assert view.cities == after


def test_query_without_a_city_leaves_the_pickers(make_desk, view):
    desk = make_desk(XIANGTAN, CHANGSHA)
    desk.search("备案")
    assert desk.direction == Direction(XIANGTAN, CHANGSHA)
    assert view.pickers == []


def test_rows_say_how_each_service_is_handled_in_the_direction_named(make_desk, view):
    desk = make_desk()
    desk.search("备案")
    assert view.badges == {FILING: CHINESE.gettext(MODES[HandlingMode.FULLY_ONLINE])}
    desk.search("从湘潭到长沙 备案")
    assert view.badges == {FILING: CHINESE.gettext(MODES[HandlingMode.NO_ACTION])}


@pytest.mark.parametrize("wish", [lambda desk: desk.open(SERVICES), lambda desk: desk.search("，。")])
def test_rows_of_all_services_follow_the_direction_chosen(make_desk, view, wish):
    desk = make_desk()
    wish(desk)
    assert view.badges == NOWHERE
    desk.choose_city(End.DESTINATION, CHANGSHA)
    desk.choose_city(End.ORIGIN, XIANGTAN)
    assert view.badges == TO_CHANGSHA


def test_choosing_a_city_puts_it_at_its_end(make_desk, view):
    desk = make_desk()
    desk.choose_city(End.DESTINATION, CHANGSHA)
    assert view.cities == (None, CHANGSHA)
    desk.choose_city(End.ORIGIN, ZHUZHOU)
    assert view.cities == (ZHUZHOU, CHANGSHA)


@pytest.mark.parametrize(("end", "city"), [(End.ORIGIN, CHANGSHA), (End.DESTINATION, XIANGTAN)])
def test_choosing_the_city_that_stands_at_the_other_end_swaps(make_desk, view, end, city):
    make_desk(XIANGTAN, CHANGSHA).choose_city(end, city)
    assert view.cities == (CHANGSHA, XIANGTAN)


def test_choosing_the_other_city_where_one_end_is_open_leaves_that_open(make_desk, view):
    make_desk(XIANGTAN, None).choose_city(End.DESTINATION, XIANGTAN)
    assert view.cities == (None, XIANGTAN)


@pytest.mark.parametrize(
    ("before", "after"),
    [((XIANGTAN, CHANGSHA), (CHANGSHA, XIANGTAN)), ((ZHUZHOU, None), (None, ZHUZHOU)), ((None, None), (None, None))],
)
def test_turning_around_swaps_the_ends(make_desk, view, before, after):
    desk = make_desk(*before)
    desk.turn_around()
    assert view.cities == after
    desk.turn_around()
    assert view.cities == before


def test_city_chosen_after_typing_stands_against_the_one_in_the_text(make_desk, view):
    desk = make_desk()
    desk.search("从湘潭到长沙 备案")
    desk.choose_city(End.ORIGIN, ZHUZHOU)
    assert view.cities == (ZHUZHOU, CHANGSHA)
    assert view.badges == {FILING: CHINESE.gettext(MODES[HandlingMode.FULLY_ONLINE])}


def test_direction_is_turned_around_though_the_text_names_it(make_desk, view):
    desk = make_desk()
    desk.search("从湘潭到长沙 备案")
    desk.turn_around()
    assert view.cities == (CHANGSHA, XIANGTAN)
    assert view.badges == {FILING: CHINESE.gettext(MODES[HandlingMode.FULLY_ONLINE])}


@pytest.mark.parametrize(
    ("texts", "after"),
    [
        (["从湘潭到长沙 备案"], (CHANGSHA, XIANGTAN)),
        (["从湘潭到长沙 备", "从湘潭到长沙 备案"], (CHANGSHA, XIANGTAN)),
        (["从湘潭到株洲 备案"], (XIANGTAN, ZHUZHOU)),
        (["从湘潭 备案"], (XIANGTAN, CHANGSHA)),
        (["", "从湘潭到长沙 备案"], (XIANGTAN, CHANGSHA)),
    ],
    ids=["further", "letter by letter", "another city", "one city less", "anew"],
)
def test_text_typed_after_turning_around_turns_the_pickers_when_it_names_other_cities(make_desk, view, texts, after):
    desk = make_desk()
    desk.search("从湘潭到长沙")
    desk.turn_around()
    for text in texts:
        desk.search(text)
    assert (view.cities, view.ids) == (after, [FILING])
    mode = HandlingMode.NO_ACTION if after == (XIANGTAN, CHANGSHA) else HandlingMode.FULLY_ONLINE
    assert view.badges == {FILING: CHINESE.gettext(MODES[mode])}


def test_new_direction_is_told_once(make_desk):
    desk, told = make_desk(XIANGTAN, CHANGSHA), []
    desk.direction_changed = told.append
    desk.choose_city(End.ORIGIN, XIANGTAN)
    assert told == []
    desk.choose_city(End.ORIGIN, ZHUZHOU)
    desk.search("从湘潭到长沙 备案")
    assert told == [Direction(ZHUZHOU, CHANGSHA), Direction(XIANGTAN, CHANGSHA)]


def test_pickers_offer_the_three_cities_with_their_names_and_colours(make_desk, view):
    make_desk(translator=ENGLISH).begin()
    for picker in view.pickers[-1]:
        assert [(city.code, city.name) for city in picker.cities] == [(code, CITY_LABELS[code]) for code in CITIES]
        assert [city.token for city in picker.cities] == ["changsha", "zhuzhou", "xiangtan"]
