"""The tabs of a window: keys, mouse, titles, and where one was in each."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QToolButton

from cztservices.config import PROFILES
from cztservices.presenters.actions import ACTIONS
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page
from cztservices.presenters.place_link import read_link
from cztservices.ui.link import Link
from tests.ui.eyes import shown_words, spoken_name
from tests.ui.hands import CHANGSHA, FILING, XIANGTAN, click, click_row, open_guide, open_page, press, settle, turn_to

FILING_EN = "Filing for medical treatment in another city"


@pytest.fixture
def desktop(open_desktop):
    """A window in English, wide enough for a few tabs."""
    return open_desktop(language="en", size=(1280, 800))


def titles(desktop) -> list[str]:
    """What stands on the tabs; nothing where none are to be seen."""
    strip = desktop.page.strip
    if strip is None or not strip.isVisible():
        return []
    return [strip.bar.tabText(number) for number in range(strip.bar.count())]


def shown(desktop) -> int:
    """Which tab is marked."""
    return desktop.page.strip.bar.currentIndex()


def test_tabs_are_seen_from_two_on(desktop):
    assert titles(desktop) == []
    press("Ctrl+T")
    assert titles(desktop) == ["Home page", "Home page"]
    press("Ctrl+W")
    assert titles(desktop) == []


def test_new_tab_begins_at_home_with_the_cursor_in_the_field(desktop):
    turn_to(desktop.desk, Direction(XIANGTAN, CHANGSHA))
    open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
    press("Ctrl+T")
    assert titles(desktop) == [f"{FILING_EN} · Xiangtan→Changsha", "Home page"]
    assert (shown(desktop), desktop.page.search.hasFocus()) == (1, True)
    QTest.keyClicks(QApplication.focusWidget(), "juzhu")
    press("Return")
    assert open_guide(desktop.page) == "Residence permit"
    assert titles(desktop)[1] == "Residence permit · Changsha"


@pytest.mark.parametrize(("on", "back"), [("Ctrl+Tab", "Ctrl+Shift+Tab"), ("Ctrl+PgDown", "Ctrl+PgUp")])
def test_keys_go_round_the_tabs(desktop, on, back):
    press("Ctrl+T")
    press("Ctrl+T")
    visited = []
    for keys in (on, on, back, back):
        press(keys)
        visited.append(shown(desktop))
    assert visited == [0, 1, 0, 2]


def test_closed_tab_opens_again_with_what_was_typed(desktop):
    press("Ctrl+T")
    desktop.page.search.setText("ydjy")
    press("Return")
    settle(desktop.page)
    before = shown_words(desktop.page)
    press("Ctrl+W")
    assert desktop.page.search.text() == ""
    press("Ctrl+Shift+T")
    assert desktop.page.search.text() == "ydjy"
    settle(desktop.page)
    assert shown_words(desktop.page) == before


def test_last_tab_takes_the_window_with_it(desktop):
    press("Ctrl+W")
    assert not desktop.frame.isVisible()


def scroll_down(page):
    bar = page.verticalScrollBar()
    assert bar.maximum() > 100
    bar.setValue(bar.maximum() // 2)
    return bar.value()


def test_each_tab_is_where_one_left_it(desktop):
    desktop.frame.resize(1280, 500)
    first = scroll_down(open_page(desktop.desk, desktop.page, Page.GUIDE, FILING))
    press("Ctrl+T")
    second = open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
    assert second.verticalScrollBar().value() == 0
    press("Ctrl+Tab")
    settle(desktop.page)
    assert desktop.page.opened.verticalScrollBar().value() == first
    press("Ctrl+Tab")
    settle(desktop.page)
    assert desktop.page.opened.verticalScrollBar().value() == 0


def test_way_back_and_forward_lead_where_one_was_on_the_page(desktop):
    desktop.frame.resize(1280, 500)
    place = scroll_down(open_page(desktop.desk, desktop.page, Page.GUIDE, FILING))
    open_page(desktop.desk, desktop.page, Page.HELP)
    press("Alt+Left")
    settle(desktop.page)
    assert desktop.page.opened.verticalScrollBar().value() == place
    assert desktop.page.bar.forward.isVisible()
    press("Alt+Right")
    assert desktop.page.opened is desktop.page.made[Page.HELP]
    assert not desktop.page.bar.forward.isVisible()


def test_another_look_keeps_the_tabs_and_the_place(desktop):
    desktop.frame.resize(1280, 500)
    press("Ctrl+T")
    scroll_down(open_page(desktop.desk, desktop.page, Page.GUIDE, FILING))
    before = titles(desktop)
    share = desktop.page.scrolled()
    press("Ctrl+Shift+D")
    settle(desktop.page)
    assert (titles(desktop), shown(desktop)) == (before, 1)
    assert desktop.page.scrolled() == share
    assert desktop.page.opened.verticalScrollBar().value() > 100


def test_another_language_names_all_tabs_anew(desktop):
    press("Ctrl+T")
    open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
    press("Ctrl+T")
    press("Ctrl+L")
    assert titles(desktop)[1] == "异地就医备案"
    names = [spoken_name(button) for button in desktop.page.strip.findChildren(QToolButton)]
    assert all(names)


def test_tabs_are_moved_with_the_mouse(desktop):
    press("Ctrl+T")
    open_page(desktop.desk, desktop.page, Page.HELP)
    desktop.page.strip.bar.moveTab(1, 0)
    assert (titles(desktop), shown(desktop)) == (["Help", "Home page"], 0)
    assert desktop.window.tabs.desk.current.page is Page.HELP
    press("Ctrl+Tab")
    assert desktop.page.opened is desktop.page.made[Page.HOME]


def test_tabs_are_chosen_and_closed_with_the_mouse(desktop):
    for _ in range(2):
        press("Ctrl+T")
    open_page(desktop.desk, desktop.page, Page.HELP)
    bar = desktop.page.strip.bar
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())
    assert shown(desktop) == 0
    QTest.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(1).center())
    assert titles(desktop) == ["Home page", "Help"]
    click(bar.tabButton(0, QTabBar.ButtonPosition.RightSide))
    assert titles(desktop) == []
    assert desktop.page.opened is desktop.page.made[Page.HELP]


def test_tabs_are_chosen_from_the_keyboard(desktop):
    press("Ctrl+T")
    bar = desktop.page.strip.bar
    bar.setFocus()
    press("Left")
    assert shown(desktop) == 0
    assert bar.accessibleName() == "Tabs"


def test_plus_opens_a_tab(desktop):
    press("Ctrl+T")
    click(desktop.page.strip.add)
    assert len(titles(desktop)) == 3


def test_title_is_text_and_neither_markup_nor_a_shortcut(desktop):
    press("Ctrl+T")
    desktop.window.tabs.desks[0].title = "A & <b>B</b>"
    press("Ctrl+T")
    bar = desktop.page.strip.bar
    assert bar.tabText(0) == "A && <b>B</b>"
    assert bar.tabToolTip(0) == "<qt>A &amp; &lt;b&gt;B&lt;/b&gt;</qt>"
    press("Ctrl+L")
    assert "&lt;b&gt;" not in bar.tabToolTip(1)


@pytest.mark.parametrize("count", [2, 8, 20])
def test_many_tabs_keep_the_window_as_wide_as_it_was(desktop, count):
    for _ in range(count - 1):
        press("Ctrl+T")
    assert len(titles(desktop)) == count
    assert desktop.frame.width() == 1280
    assert desktop.page.width() <= 1280
    bar = desktop.page.strip.bar
    assert bar.rect().intersects(bar.tabRect(bar.currentIndex()))


def test_row_with_ctrl_opens_in_a_tab_of_its_own(desktop):
    open_page(desktop.desk, desktop.page, Page.SERVICES)
    rows = desktop.page.list.rows
    middle = rows.visualRect(rows.model().index(0, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, middle)
    assert len(titles(desktop)) == 2
    assert shown(desktop) == 0
    assert desktop.desk.current.page is Page.SERVICES
    assert desktop.window.tabs.desks[1].current.page is Page.GUIDE
    click_row(desktop.page, 0)
    assert len(titles(desktop)) == 2


def test_link_with_ctrl_opens_in_a_tab_of_its_own(desktop):
    page = open_page(desktop.desk, desktop.page, Page.ENTRY, "id-card-licence")
    [link, *_] = page.findChildren(Link)
    QTest.mouseClick(link, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
    assert len(titles(desktop)) == 2
    assert desktop.desk.current.page is Page.ENTRY


@pytest.mark.parametrize("on", ["frame", "rows", "field"])
def test_mouse_buttons_lead_back_and_forward_wherever_the_mouse_is(desktop, on):
    open_page(desktop.desk, desktop.page, Page.SERVICES)
    open_page(desktop.desk, desktop.page, Page.HELP)
    if on == "rows":
        press("Alt+Left")
        open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
    here = desktop.desk.current
    part = {"frame": desktop.page, "rows": desktop.page.list.rows.viewport(), "field": desktop.page.search}[on]
    place = part.mapTo(desktop.frame, part.rect().center())
    handle = desktop.frame.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.BackButton, pos=place)
    assert desktop.desk.current.page is Page.SERVICES
    QTest.mouseClick(handle, Qt.MouseButton.ForwardButton, pos=place)
    assert desktop.desk.current == here


def test_mouse_leads_back_to_what_was_found_where_the_guide_hides_it(open_desktop):
    desktop = open_desktop(size=(700, 800), language="en")
    desktop.page.search.setText("ydjy")
    press("Return")
    assert not desktop.page.list.isVisible()
    QTest.mouseClick(desktop.frame.windowHandle(), Qt.MouseButton.BackButton, pos=desktop.frame.rect().center())
    assert desktop.page.list.isVisible()
    assert desktop.page.search.text() == "ydjy"


def test_link_of_this_page_is_copied(desktop):
    turn_to(desktop.desk, Direction(XIANGTAN, CHANGSHA))
    open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
    press("Ctrl+Shift+L")
    copied = QGuiApplication.clipboard().text()
    assert copied == f"czt:guide/{FILING}?origin={XIANGTAN}&destination={CHANGSHA}"
    assert read_link(copied).ref == desktop.desk.current


@pytest.mark.parametrize("profile", ["resident", "staff"])
def test_every_action_that_is_offered_has_its_key_and_stands_in_the_help(open_desktop, profile):
    desktop = open_desktop(language="en", profile=PROFILES[profile])
    left_out = set() if profile == "staff" else {action for action, text in ACTIONS.items() if text.serves_others}
    assert {*desktop.page.actions_by_name} == {*ACTIONS} - left_out
    keys = {action.shortcut().toString() for action in desktop.page.actions_by_name.values()}
    assert {"Ctrl+T", "Ctrl+K", "Ctrl+N", "Ctrl+W", "Ctrl+B", "Ctrl+S", "F1", "Esc"} <= keys
    said = " ".join(shown_words(open_page(desktop.desk, desktop.page, Page.HELP))).split()
    assert keys - {*said} == set()
    assert ("Ctrl+O" in said) is (profile == "staff")
