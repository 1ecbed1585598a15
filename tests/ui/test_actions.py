"""Shortcuts, and the main job without a mouse."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from cztservices.domain.words import End
from cztservices.presenters.direction import Direction
from cztservices.ui.actions import ACTIONS, Action
from tests.ui.eyes import shown_words
from tests.ui.hands import CHANGSHA, FILING, XIANGTAN, ZHUZHOU, click, click_row, open_guide, press

SHORTCUTS = [(action, keys) for action, text in ACTIONS.items() for keys in text.shortcuts]


def test_every_action_has_a_title_and_a_shortcut_of_its_own():
    assert set(ACTIONS) == set(Action)
    assert all(text.title and text.shortcuts for text in ACTIONS.values())
    keys = [QKeySequence(keys).toString() for _action, keys in SHORTCUTS]
    assert "" not in keys
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("action", "keys"), SHORTCUTS, ids=[keys for _action, keys in SHORTCUTS])
def test_shortcut_reaches_its_action_wherever_the_focus_is(desk, action, keys):
    desk.type("ydjy")
    desk.presenter.open_service(FILING)
    places = [desk.page.search, desk.page.results, desk.page.guide_page, desk.city(End.ORIGIN, CHANGSHA)]
    for place in places:
        place.setFocus()
        press(keys)
    assert desk.wishes == [action] * len(places)
    assert desk.page.search.text() == "ydjy"


@pytest.mark.parametrize("action", [Action.SMALLER, Action.LARGER, Action.THEME, Action.LANGUAGE])
def test_button_at_the_top_wishes_its_action(desk, action):
    click(desk.page._top_buttons[action])
    assert desk.wishes == [action]


def test_keys_alone_do_the_main_job(open_desktop):
    desktop = open_desktop(language="zh_CN")
    QTest.keyClicks(QApplication.focusWidget(), "ydjy")
    for keys in ("Ctrl+3", "Alt+1", "Return"):
        press(keys)
    assert open_guide(desktop.page) == "异地就医备案"
    assert {"参保地 湘潭", "就医地 长沙", "无需办理", "湘潭到长沙不用备案。"} <= shown_words(desktop.page)
    press("Ctrl+R")
    assert {"参保地 长沙", "就医地 湘潭", "全程网办", "网上备案。"} <= shown_words(desktop.page)
    press("Ctrl+F")
    assert desktop.page.search.hasFocus()
    assert desktop.page.search.selectedText() == "ydjy"
    QTest.keyClicks(QApplication.focusWidget(), "juzhu")
    press("Return")
    assert open_guide(desktop.page) == "居住证"
    press("Esc")
    assert open_guide(desktop.page) == ""
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
    assert desktop.presenter.direction == direction


def test_tab_reaches_every_control(desk):
    desk.presenter.open_service(FILING)
    controls = {
        widget
        for widget in desk.page.findChildren(QAbstractButton)
        if widget.isVisible() and widget.parentWidget() is not desk.page.search
    } | {desk.page.search, desk.page.results, desk.page.guide_page}
    reached = set()
    for _ in range(2 * len(controls)):
        press("Tab")
        reached.add(QApplication.focusWidget())
    chosen_of_each_picker = reached & set(desk.page._pickers[End.ORIGIN]._buttons.values())
    assert chosen_of_each_picker
    cities = {button for picker in desk.page._pickers.values() for button in picker._buttons.values()}
    assert controls - cities <= reached


def test_escape_lays_a_guide_away_that_was_opened_without_typing(open_desktop):
    desktop = open_desktop()
    click_row(desktop.page, 0)
    assert open_guide(desktop.page) != ""
    press("Esc")
    assert open_guide(desktop.page) == ""
    assert desktop.presenter.service is None


def test_quit_closes_the_window(open_desktop):
    desktop = open_desktop()
    press("Ctrl+Q")
    assert not desktop.frame.isVisible()
