"""The desks of a window: one shown, the others waiting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.desk_view import NoView
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import HOME
from cztservices.presenters.tabs import MOST_CLOSED, Tabs
from cztservices.presenters.tasks import InlineRunner
from tests.presenters.desks import CHINESE, ENGLISH, FILING, HELP, NOON, OFFICES, RESIDENCE, SERVICES, FakeView, guide


@pytest.fixture
def make_tabs(pool, view):
    """The tabs of a window, drawn on ``view``."""

    def _make(runner=None, direction=Direction(XIANGTAN, CHANGSHA)) -> Tabs:  # noqa: B008 - frozen
        def make_desk(ends: Direction) -> DeskPresenter:
            return DeskPresenter(pool, runner or InlineRunner(), ENGLISH, NoView(), ends, NOON)

        tabs = Tabs(make_desk, [make_desk(direction)])
        tabs.move_to(view)
        tabs.desk.begin_once()
        return tabs

    return _make


def test_new_tab_is_home_between_the_same_cities_and_stands_behind_the_one_shown(make_tabs, view):
    tabs = make_tabs()
    tabs.desk.open(guide(FILING))
    tabs.add()
    tabs.show(0)
    tabs.add()
    assert tabs.shown == 1
    assert (view.refs[-1], view.cities) == (HOME, (XIANGTAN, CHANGSHA))
    assert [desk.current for desk in tabs.desks] == [guide(FILING), HOME, HOME]


def test_titles_name_the_page_and_the_cities(make_tabs):
    tabs = make_tabs()
    tabs.desk.open(guide(FILING))
    tabs.add().open(SERVICES)
    view = tabs.present(ENGLISH)
    assert view.titles == ("Filing for medical treatment in another city · Xiangtan→Changsha", "Services")
    assert view.shown == 1
    tabs.redraw(CHINESE)
    assert tabs.present(CHINESE).titles == ("异地就医备案 · 湘潭→长沙", "事项")


def test_title_names_the_ends_that_the_service_has(make_tabs):
    tabs = make_tabs(direction=Direction(None, CHANGSHA))
    tabs.desk.open(guide(RESIDENCE))
    assert tabs.present(ENGLISH).titles == ("Residence permit · Changsha",)


def test_tab_comes_back_as_it_was(make_tabs, view):
    tabs = make_tabs()
    tabs.desk.search("备案")
    tabs.desk.open(guide(FILING))
    view.scroll = 0.4
    before = (view.shown[-1], view.listed)
    tabs.add().open(HELP)
    assert (view.texts[-1], view.listed, view.scroll) == ("", None, 0.0)
    tabs.show(0)
    assert (view.shown[-1], view.listed) == before
    assert (view.texts[-1], view.scroll) == ("备案", 0.4)


def test_choice_of_cities_is_that_of_its_tab(make_tabs, view):
    tabs = make_tabs()
    tabs.add().turn_around()
    assert view.cities == (CHANGSHA, XIANGTAN)
    tabs.show(0)
    assert view.cities == (XIANGTAN, CHANGSHA)


def test_answer_for_a_tab_that_is_not_shown_is_kept_for_it(make_tabs, view, held):
    tabs = make_tabs(held)
    held.release_all()
    tabs.desk.search("备案")
    tabs.desk.open(guide(FILING))
    tabs.add()
    before = len(view.shown)
    held.release(0)
    held.release(0)
    assert (len(view.shown), view.listed) == (before, None)
    held.release_all()
    assert view.refs[-1] == HOME
    tabs.show(0)
    assert (view.refs[-1], view.ids) == (guide(FILING), [FILING])
    assert held.held == []


def test_page_laid_away_in_one_tab_leaves_no_page_of_another(make_tabs, view):
    tabs = make_tabs()
    tabs.desk.search("备案")
    tabs.desk.lay_page_away()
    tabs.add().open(HELP)
    empty: list[bool] = []
    view.show_no_page = lambda: empty.append(True)
    tabs.show(0)
    assert empty == [True]
    assert view.refs[-1] == HELP


def test_notice_is_that_of_its_tab(make_tabs, view):
    tabs = make_tabs()
    tabs.desk.open(guide("nothing"))
    assert "nothing" in view.notices[-1]
    tabs.add()
    assert view.notices[-1] == ""
    tabs.show(0)
    assert "nothing" in view.notices[-1]


def test_tab_opened_aside_is_read_and_not_shown(make_tabs, view):
    tabs = make_tabs()
    drawn = len(view.shown)
    other = tabs.add(shows=False)
    other.open(guide(FILING))
    assert (tabs.shown, len(view.shown)) == (0, drawn)
    assert tabs.present(ENGLISH).titles[1].startswith("Filing")


def test_closed_tabs_open_again_last_first_with_their_way_back(make_tabs, view):
    tabs = make_tabs()
    for ref in (HELP, OFFICES):
        tabs.add().open(ref)
    tabs.close(2)
    tabs.close(1)
    assert (tabs.shown, view.refs[-1]) == (0, HOME)
    tabs.reopen()
    assert (tabs.shown, view.refs[-1]) == (1, HELP)
    tabs.reopen()
    assert [desk.current for desk in tabs.desks] == [HOME, HELP, OFFICES]
    tabs.desk.go_back()
    assert tabs.desk.current == HOME
    assert not tabs.can_reopen


def test_closed_tabs_are_kept_up_to_a_bound(make_tabs):
    tabs = make_tabs()
    for _ in range(MOST_CLOSED + 5):
        tabs.add()
    while len(tabs.desks) > 1:
        tabs.close(1)
    for _ in range(MOST_CLOSED + 5):
        tabs.reopen()
    assert len(tabs.desks) == 1 + MOST_CLOSED


wishes = st.one_of(
    st.tuples(st.sampled_from(["add", "aside", "reopen", "next", "previous"])),
    st.tuples(st.sampled_from(["close", "show"]), st.integers(-1, 5)),
    st.tuples(st.just("move"), st.integers(-1, 5), st.integers(-1, 5)),
)


@given(st.lists(wishes, max_size=12))
def test_tabs_are_a_list_with_one_shown(pool, given_wishes):  # noqa: C901 - a branch a wish
    """The same list as plain Python makes of the same wishes; and what is drawn is what is shown."""
    view, count = FakeView(), [0]

    def make_desk(ends: Direction) -> DeskPresenter:
        count[0] += 1
        desk = DeskPresenter(pool, InlineRunner(), ENGLISH, NoView(), ends, NOON)
        desk.text = str(count[0])
        return desk

    tabs = Tabs(make_desk, [make_desk(Direction())])
    tabs.move_to(view)
    tabs.desk.begin_once()
    model, shown, closed = ["1"], "1", []
    for wish, *numbers in given_wishes:
        at = model.index(shown)
        if wish in ("add", "aside"):
            tabs.add(shows=wish == "add")
            model.insert(at + 1, str(count[0]))
            shown = model[at + 1] if wish == "add" else shown
        elif wish == "reopen":
            tabs.reopen()
            if closed:
                place, name = closed.pop()
                model.insert(place, name)
                shown = name
        elif wish in ("next", "previous"):
            step = 1 if wish == "next" else -1
            tabs.show_next(step)
            shown = model[(at + step) % len(model)]
        elif wish == "close":
            tabs.close(*numbers)
            if len(model) > 1 and 0 <= numbers[0] < len(model):
                closed.append((numbers[0], model.pop(numbers[0])))
                shown = shown if shown in model else model[min(numbers[0], len(model) - 1)]
        elif wish == "show":
            tabs.show(*numbers)
            shown = model[numbers[0]] if 0 <= numbers[0] < len(model) else shown
        else:
            tabs.move(*numbers)
            if {*numbers} <= {*range(len(model))}:
                model.insert(numbers[1], model.pop(numbers[0]))
        assert [desk.text for desk in tabs.desks] == model
        assert (tabs.desk.text, view.texts[-1]) == (shown, shown)
        assert len(tabs.present(ENGLISH).titles) == len(model)
