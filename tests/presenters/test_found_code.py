"""A state code typed into the search field, or come as a link: where it leads, and what is offered instead."""

import pytest

from cztservices.catalogue.show import show_guide
from cztservices.catalogue.state_code import write_code
from cztservices.domain.failed_search import Failure
from cztservices.domain.state_code import CodeContent, write_state_code
from cztservices.domain.words import End
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import HOME, Page, PageRef
from cztservices.presenters.place_link import Place, read_link
from cztservices.presenters.search_watch import SearchWatch
from cztservices.presenters.tasks import InlineRunner
from tests.presenters.desks import ENGLISH, NOON, SERVICES
from tests.sample_data import DAY
from tests.ui.hands import CHANGSHA, FILING, XIANGTAN, ZHUZHOU

EMERGENCY = {"why-there": "emergency"}


@pytest.fixture
def code(catalogue_db) -> str:
    """The code of an emergency on the way from Zhuzhou to Changsha."""
    return write_code(show_guide(catalogue_db, FILING, ZHUZHOU, CHANGSHA, DAY, EMERGENCY))


@pytest.fixture
def desk(make_desk) -> DeskPresenter:
    """A desk that stands between two other cities, in English."""
    made = make_desk(XIANGTAN, CHANGSHA, ENGLISH)
    made.begin()
    return made


def slip(code: str) -> str:
    """The code with another first sign."""
    return ("2" if code[0] != "2" else "3") + code[1:]


@pytest.mark.parametrize("form", ["{}", "CZT {}", "czt:code/{}", " {} "])
def test_code_is_the_only_row_and_takes_its_cities_over(desk, view, code, form):
    desk.search(form.format(code.lower() if form == "{}" else code))
    shown = view.results[-1]
    [row] = shown.rows
    assert shown.searching
    assert shown.heading == f"State code {code}"
    assert row.place == Place(PageRef(Page.GUIDE, FILING, "why-there=emergency"), Direction(ZHUZHOU, CHANGSHA))
    assert desk.direction == Direction(ZHUZHOU, CHANGSHA)


def test_code_of_answers_on_the_way_leads_to_the_next_question(desk, view, catalogue_db):
    shown = show_guide(catalogue_db, FILING, ZHUZHOU, CHANGSHA, DAY, {"why-there": "living"})
    desk.search(write_code(shown))
    assert view.results[-1].rows[0].place.ref == PageRef(Page.ASK, FILING, "why-there=living")


def test_wrong_code_offers_what_was_meant_and_leaves_everything_as_it_is(desk, view, code):
    desk.open(PageRef(Page.GUIDE, FILING))
    desk.search(slip(code))
    shown = view.results[-1]
    assert not shown.searching
    assert shown.hint == f"The code “{slip(code)}” has a wrong sign, or two that changed places; did you mean {code}?"
    assert [row.place.ref.choice for row in shown.rows] == ["why-there=emergency"]
    assert (desk.direction, desk.current) == (Direction(XIANGTAN, CHANGSHA), PageRef(Page.GUIDE, FILING))
    desk.go_to(shown.rows[0].place)
    assert (desk.direction, desk.current.choice) == (Direction(ZHUZHOU, CHANGSHA), "why-there=emergency")


def test_code_of_another_edition_offers_the_guide_without_answers(desk, view):
    desk.search(write_state_code(CodeContent(1, ZHUZHOU, CHANGSHA, 3, 1)))
    shown = view.results[-1]
    assert "made with another edition" in shown.hint
    assert [row.place for row in shown.rows] == [Place(PageRef(Page.GUIDE, FILING), Direction(ZHUZHOU, CHANGSHA))]


def test_odd_code_is_explained(desk, view):
    desk.search("CZT A7B8-U9D2")
    shown = view.results[-1]
    assert "no code has the sign “U”" in shown.hint
    assert shown.rows == ()


@pytest.mark.parametrize(
    "text", ["xiangtan", "yidijiuyi", "0731-5281", "czt 公积金", "备案", "12345", "gjj", "app12345"]
)
def test_words_and_numbers_are_searched_as_ever(desk, view, finder, text):
    desk.search(text)
    shown = view.results[-1]
    assert all(row.place is None for row in shown.rows)
    assert "code" not in f"{shown.heading} {shown.hint}".lower()
    assert bool(finder.find(text).hits) is shown.searching


@pytest.mark.parametrize("text", ["LOSTID", "ZISESI", "losshe", "LOSSHELO", "ziliaobuqi", "ｌｏｓｔｉｄ"])
def test_word_that_is_not_found_is_no_broken_code(desk, view, text):
    desk.search(text)
    shown = view.results[-1]
    assert (shown.heading, shown.of_code) == ("Nothing found", False)
    assert shown.rows


@pytest.mark.parametrize("text", ["LOST1D", "ZOXI-ZE", "A7B8-C9D"])
def test_figure_or_hyphen_makes_a_short_code_of_it(desk, view, text):
    desk.search(text)
    assert view.results[-1].of_code


def test_link_of_a_code_opens_its_guide(desk, view, code):
    desk.go_to(read_link(f"czt:code/{code}"))
    assert view.shown[-1][0] == PageRef(Page.GUIDE, FILING, "why-there=emergency")
    assert desk.direction == Direction(ZHUZHOU, CHANGSHA)
    assert view.texts[-1] == code
    desk.go_back()
    assert desk.current == HOME


def test_link_of_a_wrong_code_is_explained_and_opens_nothing(desk, view, code):
    desk.open(PageRef(Page.HELP))
    desk.go_to(read_link(f"czt:code/{slip(code)}"))
    assert desk.current == PageRef(Page.HELP)
    assert "did you mean" in view.results[-1].hint
    desk.search(code)
    assert desk.current == PageRef(Page.HELP)


def test_what_is_typed_after_a_link_wins(make_desk, view, held, code):
    desk = make_desk(XIANGTAN, CHANGSHA, ENGLISH, held)
    desk.begin()
    desk.go_to(read_link(f"czt:code/{code}"))
    desk.search("ydjy")
    held.release_all()
    assert view.results[-1].searching
    assert PageRef(Page.GUIDE, FILING, "why-there=emergency") not in [ref for ref, _ in view.shown]


# Its own direction, at both ends


@pytest.fixture(params=[(None, None), (None, ZHUZHOU), (ZHUZHOU, None), (CHANGSHA, XIANGTAN)])
def emergency(request, catalogue_db) -> tuple[str, Direction]:
    """The code of an emergency in a direction of which not all cities are known, or that is turned; and that."""
    direction = Direction(*request.param)
    shown = show_guide(catalogue_db, FILING, direction.origin, direction.destination, DAY, EMERGENCY)
    return write_code(shown), direction


def _follow_link(desk, _view, code):
    desk.go_to(read_link(f"czt:code/{code}"))


def _choose_row(desk, view, code):
    desk.search(code)
    desk.go_to(view.results[-1].rows[0].place)


def _rest_on_row(desk, view, code):
    desk.search(code)
    desk.preview_place(view.results[-1].rows[0].place)


def _choose_what_a_slip_meant(desk, view, code):
    desk.search(slip(code))
    desk.go_to(next(row.place for row in view.results[-1].rows if row.reason.startswith(code)))


WAYS = [_follow_link, _choose_row, _rest_on_row, _choose_what_a_slip_meant]


@pytest.mark.parametrize("way", WAYS)
def test_code_opens_its_own_direction_also_where_it_has_no_city(desk, view, emergency, way):
    code, direction = emergency
    way(desk, view, code)
    assert (desk.current.page, desk.current.choice) == (Page.GUIDE, "why-there=emergency")
    assert desk.direction == direction
    assert view.cities == (direction.origin, direction.destination)


@pytest.mark.parametrize("way", WAYS)
def test_code_opens_its_own_direction_again_after_it_was_turned_around(desk, view, code, way):
    way(desk, view, code)
    desk.turn_around()
    assert desk.direction == Direction(CHANGSHA, ZHUZHOU)
    way(desk, view, code)
    assert desk.direction == Direction(ZHUZHOU, CHANGSHA)


def test_code_that_is_typed_again_is_not_a_city_named_before(desk, code):
    desk.search(code)
    desk.turn_around()
    desk.search(f"{code} ")
    assert desk.direction == Direction(ZHUZHOU, CHANGSHA)


@pytest.mark.parametrize("way", WAYS)
def test_code_brings_a_city_that_was_taken_off(desk, view, code, way):
    desk.search("株洲到长沙 异地就医")
    desk.take_off(End.ORIGIN)
    assert desk.direction.origin != ZHUZHOU
    way(desk, view, code)
    assert desk.direction == Direction(ZHUZHOU, CHANGSHA)


def test_city_chosen_after_a_code_stands_until_its_row_is_chosen(desk, view, code):
    desk.search(code)
    desk.choose_city(End.ORIGIN, XIANGTAN)
    assert desk.direction == Direction(XIANGTAN, CHANGSHA)
    desk.go_to(view.results[-1].rows[0].place)
    assert desk.direction == Direction(ZHUZHOU, CHANGSHA)


def test_words_after_a_code_name_their_cities_anew(desk, code):
    desk.search(code)
    desk.turn_around()
    desk.search("株洲到长沙 异地就医")
    assert desk.direction == Direction(ZHUZHOU, CHANGSHA)


# Beside the list, and in the count


FOREIGN = write_state_code(CodeContent(1, ZHUZHOU, CHANGSHA, 3, 1))


@pytest.mark.parametrize("text", [FOREIGN, "CZT A7B8-U9D2"])
def test_services_lie_beside_a_code_that_is_explained_at_home(desk, view, text):
    desk.search(text)
    assert view.results[-1].of_code
    assert view.refs[-1] == SERVICES
    assert desk.direction == Direction(XIANGTAN, CHANGSHA)


def test_services_lie_beside_a_wrong_code_where_a_page_was_laid_away(desk, view, code):
    desk.open(PageRef(Page.HELP))
    desk.lay_page_away()
    desk.search(slip(code))
    assert view.refs[-1] == SERVICES


@pytest.mark.parametrize("form", ["{code}", "{slip}", FOREIGN, "CZT A7B8-U9D2"])
def test_codes_are_no_failed_searches(pool, view, code, form):
    failed = []
    watch = SearchWatch(lambda text, failure: failed.append((text, failure)))
    made = DeskPresenter(pool, InlineRunner(), ENGLISH, view, Direction(XIANGTAN, CHANGSHA), NOON, watch=watch)
    made.begin()
    made.search(form.format(code=code, slip=slip(code)))
    made.search("ydjy")
    made.leave_search()
    assert failed == [("ydjy", Failure.LEFT)]
