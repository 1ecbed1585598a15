"""State codes at a window: typed or scanned one after the other, right and wrong, with nothing but keys."""

import pytest
from PySide6.QtWidgets import QApplication

from cztservices.catalogue.show import show_guide
from cztservices.catalogue.state_code import write_code
from cztservices.domain.state_code import CodeContent, write_state_code
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from tests.sample_data import DAY
from tests.ui.hands import CHANGSHA, FILING, XIANGTAN, ZHUZHOU, press

EMERGENCY = PageRef(Page.GUIDE, FILING, "why-there=emergency")
FOREIGN = write_state_code(CodeContent(1, ZHUZHOU, CHANGSHA, 3, 1))
ODD = "CZT A7B8-U9D2"


@pytest.fixture
def desk(make_desk):
    """A desk between two cities, in English, with home open."""
    return make_desk(direction=Direction(XIANGTAN, CHANGSHA), language="en")


@pytest.fixture
def code(catalogue_db) -> str:
    """The code of an emergency in Changsha, of which nobody said where the record is."""
    return write_code(show_guide(catalogue_db, FILING, None, CHANGSHA, DAY, {"why-there": "emergency"}))


@pytest.fixture
def wrong(code) -> str:
    """The code with a slip at its end."""
    return code[:-1] + ("2" if code[-1] != "2" else "3")


def scan(code: str) -> None:
    """Type a code where the focus is, and Enter, as a scanner does."""
    for sign in code:
        press(sign)
    press("Return")


def test_code_that_rests_shows_its_own_direction(desk, code):
    desk.type(code)
    desk.page.preview_now()
    assert desk.presenter.current == EMERGENCY
    assert desk.presenter.direction == Direction(None, CHANGSHA)


@pytest.mark.parametrize("text", ["{wrong}", FOREIGN, ODD])
def test_services_lie_beside_a_code_that_is_explained(desk, wrong, text):
    desk.page.search.setText(text.format(wrong=wrong))  # pasted: no shorter text finds nothing before
    assert desk.page.list.hint.isVisible()
    assert desk.page.opened is desk.page.made[Page.SERVICES]
    assert desk.page.opened.isVisible()


def test_enter_takes_what_a_wrong_code_meant(desk, wrong):
    scan(wrong)
    assert desk.presenter.current == EMERGENCY
    assert desk.presenter.direction == Direction(None, CHANGSHA)
    assert desk.page.opened.hasFocus()


def test_enter_takes_the_guide_of_a_code_of_another_edition(desk):
    scan(FOREIGN)
    assert desk.presenter.current == PageRef(Page.GUIDE, FILING)
    assert desk.presenter.direction == Direction(ZHUZHOU, CHANGSHA)


def test_enter_takes_nothing_of_what_comes_nearest_to_words(desk):
    desk.type("xyzzy")
    press("Return")
    assert desk.presenter.current == PageRef(Page.SERVICES)


@pytest.mark.parametrize("first", ["{wrong}", FOREIGN, ODD, "{code}"])
def test_next_code_replaces_the_one_before(desk, code, wrong, first):
    scan(first.format(code=code, wrong=wrong))
    scan(code)
    assert desk.page.search.text() == code.lower()
    assert desk.presenter.current == EMERGENCY


def test_enter_leaves_words_unselected(desk):
    desk.type("xyzzy")
    press("Return")
    assert QApplication.focusWidget() is desk.page.search
    assert not desk.page.search.hasSelectedText()


def test_row_that_was_passed_stays_chosen_though_it_turns_the_desk(desk, wrong):
    desk.type(wrong)
    press("Down")
    desk.page.preview_now()
    assert desk.presenter.direction == Direction(None, CHANGSHA)
    assert desk.page.list.chosen is not None
    press("Return")
    assert desk.presenter.current == EMERGENCY
