"""The way through one life event: its steps in order, ticked as one goes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from cztservices.config import PROFILES
from cztservices.domain.words import End
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from cztservices.ui.link import Link
from tests.ui.eyes import shown_words, spoken_name
from tests.ui.hands import CHANGSHA, FILING, PERMIT, XIANGTAN, ZHUZHOU, click, open_page, press, settle, turn_to


def boxes_of(page) -> list[QCheckBox]:
    """The boxes beside the steps."""
    return page.findChildren(QCheckBox)


def ticked(page) -> list[bool]:
    """Which steps are done."""
    return [box.isChecked() for box in boxes_of(page)]


@pytest.fixture
def page(make_desk):
    """The way of moving house, in English."""
    desk = make_desk(language="en")
    yield desk.open(Page.EVENT, "moving")
    assert desk.page.opened is not None  # the desk is kept for as long as the page


def test_steps_stand_in_their_order_with_why_they_come_there(page):
    links = [link.text() for link in page.findChildren(Link)]
    assert links == ["Residence permit", "Filing for medical treatment in another city"]
    assert {"First a place to live, then a doctor.", "Before you fall ill."} <= shown_words(page)


def test_step_that_is_ticked_is_counted(page):
    assert "0 of 2 done" in shown_words(page)
    click(boxes_of(page)[1])
    assert ticked(page) == [False, True]
    assert "1 of 2 done" in shown_words(page)
    click(boxes_of(page)[1])
    assert "0 of 2 done" in shown_words(page)


def test_step_is_ticked_with_the_keyboard_and_named_by_its_service(page):
    box = boxes_of(page)[0]
    assert spoken_name(box) == "Done: Residence permit"
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert ticked(page) == [True, False]


def test_step_leads_to_its_guide_and_back(make_desk):
    desk = make_desk()
    page = desk.open(Page.EVENT, "moving")
    click(page.findChildren(Link)[0])
    assert desk.presenter.current == PageRef(Page.GUIDE, PERMIT)
    desk.presenter.go_back()
    assert desk.page.opened is desk.page.made[Page.EVENT]


def test_steps_follow_the_direction(make_desk):
    desk = make_desk(direction=Direction(ZHUZHOU, CHANGSHA), language="en")
    page = desk.open(Page.EVENT, "moving")
    assert any(words.endswith("All online") for words in shown_words(page))
    desk.presenter.choose_city(End.ORIGIN, XIANGTAN)
    assert any(words.endswith("Nothing to do") for words in shown_words(settle(desk.page)))
    assert not any(words.endswith("All online") for words in shown_words(page))


def test_same_event_in_another_direction_keeps_its_place(make_desk):
    desk = make_desk(direction=Direction(ZHUZHOU, CHANGSHA), size=(1280, 420))
    page = desk.open(Page.EVENT, "moving")
    page.verticalScrollBar().setValue(40)
    assert page.verticalScrollBar().value() == 40
    desk.presenter.turn_around()
    settle(desk.page)
    assert page.verticalScrollBar().value() == 40


def test_ticks_survive_another_direction_language_look_and_page(open_desktop):
    desktop = open_desktop(language="zh_CN", size=(1280, 800))
    turn_to(desktop.desk, Direction(XIANGTAN, CHANGSHA))
    click(boxes_of(open_page(desktop.desk, desktop.page, Page.EVENT, "moving"))[1])
    for keys in ("Ctrl+R", "Ctrl+L", "Ctrl+Shift+D", "Ctrl+E", "Ctrl++"):
        press(keys)
        assert ticked(settle(desktop.page)) == [False, True]
    press("Esc")
    assert ticked(open_page(desktop.desk, desktop.page, Page.EVENT, "moving")) == [False, True]


def test_tick_of_one_event_is_none_of_another(make_desk):
    desk = make_desk()
    click(boxes_of(desk.open(Page.EVENT, "retirement"))[0])
    assert ticked(desk.open(Page.EVENT, "moving")) == [False, False]


def test_step_that_is_done_is_no_paper_that_is_ready(make_desk):
    desk = make_desk()
    click(boxes_of(desk.open(Page.EVENT, "moving"))[1])
    assert ticked(desk.open_guide(FILING)) == [False, False]


@pytest.mark.parametrize("profile", ["resident", "staff"])
def test_ticks_are_still_there_after_one_went_home(open_desktop, profile):
    desktop = open_desktop(profile=PROFILES[profile])
    click(boxes_of(open_page(desktop.desk, desktop.page, Page.EVENT, "moving"))[0])
    press("Esc")
    assert ticked(open_page(desktop.desk, desktop.page, Page.EVENT, "moving")) == [True, False]
