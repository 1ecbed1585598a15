"""Shortcuts, and the main job without a mouse."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from cztservices.domain.words import End
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from cztservices.ui.city_map import CityDot
from cztservices.ui.search_field import SearchField
from tests.ui.eyes import shown_words
from tests.ui.hands import CHANGSHA, FILING, XIANGTAN, ZHUZHOU, click, click_row, open_guide, open_page, press, settle

SHORTCUTS = [(action, keys) for action, text in ACTIONS.items() for keys in text.keys]


def test_every_action_has_a_title_and_a_shortcut_of_its_own():
    assert set(ACTIONS) == set(Action)
    assert all(text.title and text.shortcuts for text in ACTIONS.values())
    keys = [QKeySequence(keys).toString() for _action, keys in SHORTCUTS]
    assert "" not in keys
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("action", "keys"), SHORTCUTS, ids=[keys for _action, keys in SHORTCUTS])
def test_shortcut_reaches_its_action_wherever_the_focus_is(desk, action, keys):
    desk.type("ydjy")
    page = desk.open_guide(FILING)
    places = [desk.page.search, desk.page.list.rows, page, desk.city(End.ORIGIN, CHANGSHA), desk.page.bar.home]
    for place in places:
        place.setFocus()
        press(keys)
    assert desk.wishes == [action] * len(places)
    assert desk.page.search.text() == "ydjy"


def claims(field: SearchField, keys: str) -> bool:
    """Whether the field wants ``keys`` for itself, before the window hears of them."""
    pressed = QKeySequence(keys)[0]
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, pressed.key(), pressed.keyboardModifiers(), "")
    asked.ignore()
    QApplication.sendEvent(field, asked)
    return asked.isAccepted()


@pytest.mark.usefixtures("qapp")
def test_field_leaves_the_keys_of_the_window_to_the_window():
    """Which keys edit text is another on each platform; one that does on every of them stands in for the others."""
    field = SearchField()
    assert [keys for _action, keys in SHORTCUTS if claims(field, keys)] == []
    assert claims(field, "Ctrl+A")
    field._keys.add("Ctrl+A")
    assert not claims(field, "Ctrl+A")
    assert field._keys >= {QKeySequence(keys).toString() for _action, keys in SHORTCUTS}


@pytest.mark.parametrize("action", [Action.ELDER, Action.SMALLER, Action.LARGER, Action.THEME])
def test_button_at_the_top_wishes_its_action(desk, action):
    click(desk.page.bar.actions_by_name[action])
    assert desk.wishes == [action]


def test_name_and_arrow_at_the_top_lead_home_and_back(desk):
    desk.open(Page.HELP)
    click(desk.page.bar.home)
    click(desk.page.bar.back)
    assert desk.wishes == [Action.HOME, Action.BACK]


def test_keys_alone_do_the_main_job(open_desktop):
    desktop = open_desktop(language="zh_CN")
    QTest.keyClicks(QApplication.focusWidget(), "ydjy")
    for keys in ("Ctrl+3", "Alt+1", "Return"):
        press(keys)
    assert open_guide(desktop.page) == "异地就医备案"
    settle(desktop.page)
    assert {"参保地 湘潭", "就医地 长沙", "无需办理", "湘潭到长沙不用备案。"} <= shown_words(desktop.page)
    press("Ctrl+R")
    assert {"参保地 长沙", "就医地 湘潭", "全程网办", "网上备案。"} <= shown_words(desktop.page)
    press("Ctrl+F")
    assert desktop.page.search.hasFocus()
    assert desktop.page.search.selectedText() == "ydjy"
    QTest.keyClicks(QApplication.focusWidget(), "juzhu")
    press("Return")
    assert open_guide(desktop.page) == "居住证"
    press("Ctrl+D")
    assert desktop.page.opened is desktop.page.made[Page.COMPARE]
    press("Alt+Left")
    assert open_guide(desktop.page) == "居住证"
    press("F1")
    assert desktop.page.opened is desktop.page.made[Page.HELP]
    press("Esc")
    assert desktop.page.opened is desktop.page.made[Page.HOME]
    assert desktop.page.search.text() == ""
    assert desktop.page.search.hasFocus()


@pytest.mark.parametrize(
    ("keys", "direction"),
    [
        ("Ctrl+1", Direction(CHANGSHA, None)),
        ("Ctrl+2", Direction(ZHUZHOU, None)),
        ("Ctrl+3", Direction(XIANGTAN, None)),
        ("Alt+1", Direction(None, CHANGSHA)),
        ("Alt+2", Direction(None, ZHUZHOU)),
        ("Alt+3", Direction(None, XIANGTAN)),
    ],
)
def test_city_keys_choose_their_city(open_desktop, keys, direction):
    desktop = open_desktop()
    press(keys)
    assert desktop.desk.direction == direction


@pytest.mark.parametrize("ref", [PageRef(Page.HOME), PageRef(Page.SERVICES), PageRef(Page.GUIDE, FILING)])
def test_tab_reaches_every_control(desk, ref):
    page = desk.open(ref.page, ref.ref)
    controls = {
        widget
        for widget in desk.page.findChildren(QAbstractButton)
        if widget.isVisible() and widget.parentWidget() is not desk.page.search and not isinstance(widget, CityDot)
    } | {desk.page.search, page}
    if desk.page.list.isVisible():
        controls.add(desk.page.list.rows)
    reached = set()
    for _ in range(2 * len(controls)):
        press("Tab")
        reached.add(QApplication.focusWidget())
    cities = {button for picker in desk.page.direction.pickers.values() for button in picker._buttons.values()}
    assert all(reached & set(picker._buttons.values()) for picker in desk.page.direction.pickers.values())
    assert controls - cities <= reached


def test_escape_lays_a_guide_away_that_was_opened_without_typing(open_desktop):
    desktop = open_desktop()
    open_page(desktop.desk, desktop.page, Page.SERVICES)
    click_row(desktop.page, 0)
    assert open_guide(desktop.page) != ""
    press("Esc")
    assert open_guide(desktop.page) == ""
    assert desktop.desk.current == PageRef(Page.HOME)
    assert not desktop.desk.can_go_back


def test_compare_does_nothing_where_no_guide_lies_open(open_desktop):
    desktop = open_desktop()
    press("Ctrl+D")
    assert desktop.page.opened is desktop.page.made[Page.HOME]


def test_quit_closes_the_window(open_desktop):
    desktop = open_desktop()
    press("Ctrl+Q")
    assert not desktop.frame.isVisible()
