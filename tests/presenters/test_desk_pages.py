"""Pages of the desk: opening, going back, collections with their lists."""

import pytest

from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.domain.words import End, EntryKind
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import COLLECTIONS, HOME, Page, PageRef, ref_of_entry
from tests.presenters.desks import (
    CHINESE,
    COMPANY,
    ENGLISH,
    FILING,
    HELP,
    OFFICES,
    RESIDENCE,
    SENIOR,
    SERVICES,
    TO_CHANGSHA,
    guide,
)

# Guides


def test_opening_a_service_shows_its_guide_in_this_direction(make_desk, view):
    desk = make_desk(XIANGTAN, CHANGSHA)
    desk.open(guide(FILING))
    assert (view.guides[-1].service_id, view.guides[-1].answer) == (FILING, "湘潭到长沙不用备案。")
    assert (view.refs[-1], desk.current) == (guide(FILING), guide(FILING))


def test_unknown_answer_names_the_hotline_of_the_service_and_the_catalogue(make_desk, view, pool):
    make_desk(XIANGTAN, CHANGSHA).open(guide(FILING))
    assert "12393" in view.guides[-1].gaps[0]
    assert pool.connection().version() in view.guides[-1].footer


def test_turning_around_draws_the_open_guide_again(make_desk, view):
    desk = make_desk(XIANGTAN, CHANGSHA)
    desk.open(guide(FILING))
    desk.turn_around()
    assert [shown.answer for shown in view.guides] == ["湘潭到长沙不用备案。", "网上备案。"]
    assert [end.city for end in view.guides[-1].ends] == ["长沙", "湘潭"]


def test_cities_of_a_query_draw_the_open_guide_again(make_desk, view):
    desk = make_desk(CHANGSHA, XIANGTAN)
    desk.open(guide(FILING))
    desk.search("从湘潭到长沙 居住证")
    assert [shown.answer for shown in view.guides] == ["网上备案。", "湘潭到长沙不用备案。"]


@pytest.mark.parametrize("ref", [HOME, HELP, OFFICES, PageRef(Page.ENTRY, "hotline-12393")])
def test_page_that_follows_no_direction_is_not_drawn_again(make_desk, view, ref):
    desk = make_desk(XIANGTAN, CHANGSHA)
    desk.open(ref)
    desk.turn_around()
    assert view.refs == [ref]
    assert view.cities == (CHANGSHA, XIANGTAN)


@pytest.mark.parametrize(
    ("translator", "own"),
    [(CHINESE, ["参保地", "就医地"]), (ENGLISH, ["Insured in", "Treated in"])],
    ids=["zh_CN", "en"],
)
def test_pickers_bear_the_labels_of_the_open_service(make_desk, view, translator, own):
    labels = [translator.gettext(label) for label in ("My record is in", "I want it done in")]
    desk = make_desk(translator=translator)
    desk.begin()
    assert view.labels == labels
    desk.open(guide(FILING))
    assert view.labels == own
    desk.go_back()
    assert view.labels == labels


def test_service_with_one_end_hides_the_other_picker(make_desk, view):
    desk = make_desk(XIANGTAN, CHANGSHA)
    desk.begin()
    assert view.visible == [True, True]
    desk.open(guide(RESIDENCE))
    assert view.visible == [False, True]
    assert view.labels[1] == "居住地"
    desk.open(guide(FILING))
    assert view.visible == [True, True]


def test_hidden_city_is_kept_for_the_next_service(make_desk, view):
    desk = make_desk(XIANGTAN, CHANGSHA)
    desk.open(guide(RESIDENCE))
    desk.open(guide(FILING))
    assert view.cities == (XIANGTAN, CHANGSHA)


@pytest.mark.parametrize(
    ("leave", "visible"),
    [(DeskPresenter.go_home, True), (DeskPresenter.go_back, True), (lambda desk: desk.open(HELP), False)],
)
def test_page_after_a_guide_is_not_drawn_again_with_the_direction(make_desk, view, leave, visible):
    """Both pickers stand on the page of the beginning, and none where the cities mean nothing."""
    desk = make_desk(XIANGTAN, CHANGSHA)
    desk.open(guide(RESIDENCE))
    leave(desk)
    assert view.visible == [visible, visible]
    shown = len(view.shown)
    desk.turn_around()
    assert len(view.shown) == shown


# Entries that are no services


@pytest.mark.parametrize(
    ("kind", "ref", "zh", "en"),
    [
        (EntryKind.LIFE_EVENT, "moving", "搬到外市", "Moving house"),
        (EntryKind.LICENCE, "id-card-licence", "居民身份证", "Resident identity card"),
        (EntryKind.OFFICE, "changsha-service-centre", "长沙市政务服务中心", "Changsha Service Centre"),
        (EntryKind.CHANNEL, "hotline-12393", "医保服务热线", "Medical insurance hotline"),
    ],
)
def test_entry_is_opened_and_said_again_in_another_language(make_desk, view, kind, ref, zh, en):
    desk = make_desk()
    desk.open(ref_of_entry(kind, ref))
    desk.redraw(ENGLISH)
    assert [shown.title for _, shown in view.shown] == [zh, en]
    assert desk.current == ref_of_entry(kind, ref)


def test_entry_that_lies_open_has_pickers_for_any_service(make_desk, view):
    desk = make_desk()
    desk.open(guide(RESIDENCE))
    desk.open(PageRef(Page.EVENT, "moving"))
    assert view.visible == [True, True]


# Going back


def test_page_before_is_shown_again(make_desk, view):
    desk = make_desk()
    for ref in (guide(FILING), PageRef(Page.EVENT, "moving"), guide(RESIDENCE)):
        desk.open(ref)
    desk.go_back()
    desk.go_back()
    assert (view.refs[-1], desk.current) == (guide(FILING), guide(FILING))
    assert view.places[-1] == (Page.GUIDE, True)


def test_back_of_the_first_page_is_home(make_desk, view):
    desk = make_desk()
    desk.open(guide(FILING))
    assert view.places[-1] == (Page.GUIDE, True)
    desk.go_back()
    assert view.places[-1] == (Page.HOME, False)
    desk.go_back()
    assert (desk.current, desk.can_go_back) == (HOME, False)


def test_page_that_is_opened_twice_is_left_once(make_desk):
    desk = make_desk()
    desk.open(HELP)
    desk.open(guide(FILING))
    desk.open(guide(FILING))
    desk.go_back()
    assert desk.current == HELP


def test_home_forgets_the_way_there(make_desk, view):
    desk = make_desk()
    desk.search("从湘潭到长沙 备案")
    desk.open(guide(FILING))
    desk.open(HELP)
    desk.go_home()
    assert (desk.current, desk.can_go_back, desk.text) == (HOME, False, "")
    assert (view.texts[-1], view.listed, view.places[-1]) == ("", None, (Page.HOME, False))


@pytest.mark.parametrize("number", [1, 2])
def test_page_shown_in_passing_leaves_no_trail(make_desk, view, number):
    desk = make_desk()
    desk.begin()
    desk.search("证")
    for row in view.listed.rows[:number]:
        desk.preview(ref_of_entry(row.kind, row.ref))
        assert view.places[-1] == (desk.current.page, False)
    assert view.refs[1:] == [ref_of_entry(row.kind, row.ref) for row in view.listed.rows[:number]]


def test_page_shown_in_passing_leaves_the_trail_that_was(make_desk):
    desk = make_desk()
    desk.open(HELP)
    desk.open(guide(FILING))
    desk.preview(guide(RESIDENCE))
    desk.go_back()
    assert desk.current == HELP


def test_choice_on_a_page_leaves_no_trail_and_is_there_on_the_way_back(make_desk, view):
    desk = make_desk()
    desk.open(SERVICES)
    desk.choose("market")
    assert view.places[-1] == (Page.SERVICES, True)
    desk.open(guide(COMPANY))
    desk.go_back()
    assert desk.current == PageRef(Page.SERVICES, choice="market")
    assert view.ids == [COMPANY]
    desk.go_back()
    assert desk.current == HOME


@pytest.mark.parametrize("ref", [SERVICES, OFFICES, HOME])
def test_way_back_to_a_collection_or_home_leaves_the_search(make_desk, view, ref):
    desk = make_desk()
    desk.open(ref)
    desk.search("备案")
    desk.open(guide(FILING))
    desk.go_back()
    assert (desk.current, desk.text, view.texts[-1]) == (ref, "", "")
    assert (view.listed is None) is (ref == HOME)


def test_way_back_to_another_page_leaves_the_search_as_it_is(make_desk, view):
    desk = make_desk()
    desk.search("证")
    desk.open(guide(RESIDENCE))
    desk.open(guide(SENIOR))
    desk.go_back()
    assert (desk.current, desk.text, view.texts) == (guide(RESIDENCE), "证", [])
    assert view.listed.searching


# Collections


@pytest.mark.parametrize("page", sorted(COLLECTIONS))
def test_collection_fills_the_list_while_nothing_is_typed(make_desk, view, page):
    make_desk().open(PageRef(page))
    [(_, shown)] = view.shown
    assert (view.listed.heading, view.listed.rows) == (shown.heading, shown.rows)
    assert (view.listed.searching, view.listed.hint) == (False, "")
    assert view.listed.rows


@pytest.mark.parametrize("page", sorted(COLLECTIONS))
def test_typing_takes_the_list_over_and_emptying_the_field_brings_the_collection_back(make_desk, view, page):
    desk = make_desk()
    desk.open(PageRef(page))
    collection = view.listed
    desk.search("备案")
    assert view.listed.searching
    assert view.listed != collection
    desk.search("")
    assert view.listed == collection
    assert (view.refs[-1], desk.current) == (PageRef(page), PageRef(page))


def test_emptying_the_field_brings_back_what_the_collection_was_narrowed_to(make_desk, view):
    desk = make_desk()
    desk.open(SERVICES)
    desk.choose("market")
    desk.search("备案")
    desk.preview(guide(FILING))
    desk.search("")
    assert (desk.current, view.ids) == (PageRef(Page.SERVICES, choice="market"), [COMPANY])


def test_collection_opened_while_something_is_typed_begins_anew(make_desk, view):
    desk = make_desk()
    desk.search("从湘潭到长沙 备案")
    desk.open(OFFICES)
    assert (desk.text, view.texts) == ("", [""])
    assert {row.kind for row in view.listed.rows} == {EntryKind.OFFICE}
    assert desk.direction == Direction(XIANGTAN, CHANGSHA)


def test_field_chosen_where_nothing_was_found_brings_its_list(make_desk, view):
    desk = make_desk()
    desk.search("xyzzy")
    desk.choose("market")
    assert (view.ids, view.listed.searching, view.texts[-1]) == ([COMPANY], False, "")


def test_pickers_come_back_with_what_is_typed(make_desk, view):
    desk = make_desk()
    desk.open(HELP)
    assert view.visible == [False, False]
    desk.search("备案")
    assert view.visible == [True, True]


def test_page_that_is_no_collection_leaves_the_list_beside_it(make_desk, view):
    desk = make_desk()
    desk.open(OFFICES)
    offices = view.listed
    desk.open(PageRef(Page.ENTRY, "changsha-service-centre"))
    assert view.listed == offices
    desk.search("备案")
    desk.open(guide(FILING))
    assert view.listed.searching


def test_home_has_no_list(make_desk, view):
    desk = make_desk()
    desk.open(SERVICES)
    desk.open(HOME)
    assert view.listed is None


def test_list_beside_a_guide_follows_the_direction_too(make_desk, view):
    """The guide was opened from the list of all services, which still stands beside it."""
    desk = make_desk()
    desk.open(SERVICES)
    desk.open(guide(FILING))
    desk.choose_city(End.DESTINATION, CHANGSHA)
    desk.choose_city(End.ORIGIN, XIANGTAN)
    assert view.badges == TO_CHANGSHA


# Comparing


def test_guide_that_lies_open_is_compared(make_desk, view):
    desk = make_desk()
    desk.open(guide(FILING))
    desk.compare()
    assert view.refs[-1] == PageRef(Page.COMPARE, FILING)
    desk.go_back()
    assert desk.current == guide(FILING)


@pytest.mark.parametrize("ref", [HOME, SERVICES, PageRef(Page.ENTRY, "hotline-12393"), PageRef(Page.COMPARE, FILING)])
def test_nothing_else_is_compared(make_desk, view, ref):
    desk = make_desk()
    desk.open(ref)
    desk.compare()
    assert view.refs == [ref]


# What was found in the place of the page


def test_page_laid_away_is_not_drawn_again_and_gives_the_pickers_back(make_desk, view):
    desk = make_desk(XIANGTAN, CHANGSHA)
    desk.open(guide(RESIDENCE))
    desk.lay_page_away()
    assert view.visible == [True, True]
    desk.redraw(ENGLISH)
    desk.turn_around()
    desk.compare()
    assert view.refs == [guide(RESIDENCE)]
    assert view.cities == (CHANGSHA, XIANGTAN)


def test_page_laid_away_is_not_read_again_with_the_direction(make_desk, held):
    desk = make_desk(XIANGTAN, CHANGSHA, runner=held)
    desk.open(guide(FILING))
    desk.lay_page_away()
    held.release_all()
    desk.turn_around()
    assert held.held == []


@pytest.mark.parametrize("wish", [lambda desk: desk.open(HELP), lambda desk: desk.preview(HELP), DeskPresenter.go_home])
def test_page_laid_away_gives_way_to_the_next_that_is_wished_for(make_desk, view, wish):
    desk = make_desk()
    desk.open(guide(RESIDENCE))
    desk.lay_page_away()
    wish(desk)
    desk.redraw()
    assert view.refs[1:] == [desk.current] * 2


def test_same_page_can_be_wished_for_again_after_it_was_laid_away(make_desk, view):
    desk = make_desk()
    desk.open(guide(RESIDENCE))
    desk.lay_page_away()
    desk.open(guide(RESIDENCE))
    assert view.refs == [guide(RESIDENCE)] * 2
    assert view.visible == [False, True]


def test_page_that_was_under_way_when_it_was_laid_away_is_not_shown(make_desk, view, held):
    desk = make_desk(runner=held)
    desk.open(guide(RESIDENCE))
    desk.lay_page_away()
    held.release()
    assert view.shown == []


def test_back_from_a_page_that_was_shown_in_passing_first_leads_to_where_one_was(make_desk):
    desk = make_desk()
    desk.open(PageRef(Page.SERVICES))
    desk.preview(guide(FILING))
    desk.open(guide(FILING))
    desk.go_back()
    assert desk.current == PageRef(Page.SERVICES)


def test_page_shown_in_passing_is_no_place_to_go_back_to(make_desk):
    desk = make_desk()
    desk.open(PageRef(Page.SERVICES))
    desk.preview(guide(FILING))
    desk.open(HELP)
    desk.go_back()
    assert desk.current == PageRef(Page.SERVICES)


def test_another_choice_on_a_page_leaves_no_trail(make_desk):
    desk = make_desk()
    desk.open(PageRef(Page.OFFICES))
    desk.choose("430200")
    desk.open(HELP)
    desk.go_back()
    assert desk.current == PageRef(Page.OFFICES, choice="430200")
    desk.go_back()
    assert desk.current == PageRef(Page.HOME)


def test_page_shown_in_passing_is_a_place_to_go_back_to_from_where_it_led(make_desk):
    """Whoever follows a link on a page was there."""
    desk = make_desk()
    desk.search("备案")
    desk.preview(guide(FILING))
    desk.follow(PageRef(Page.COMPARE, FILING))
    desk.go_back()
    assert desk.current == guide(FILING)
    desk.go_back()
    assert desk.current == PageRef(Page.HOME)
