"""The palette in the window: its keys, its place, and what it does."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cztservices.config import THEME
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.place_link import Place
from cztservices.ui.palette import Palette
from tests.ui.eyes import colours_in
from tests.ui.hands import CHANGSHA, FILING, XIANGTAN, open_guide, open_page, press, turn_to

FILING_EN = "Filing for medical treatment in another city"


@pytest.fixture
def desktop(open_desktop):
    return open_desktop(language="en", size=(1280, 800))


def palette_of(desktop) -> Palette | None:
    """The palette that can be seen."""
    found = [one for one in desktop.page.findChildren(Palette) if one.isVisible()]
    return found[0] if found else None


def open_palette(desktop, text=""):
    press("Ctrl+K")
    palette = palette_of(desktop)
    assert palette is not None
    assert palette.field.hasFocus()
    if text:
        QTest.keyClicks(palette.field, text)
    return palette


def rows(palette):
    return [row.title for row in palette._model.rows]


def targets(palette):
    return [row.target for row in palette._model.rows]


def chosen(palette):
    return palette._model.rows[palette.rows.currentIndex().row()]


def test_letters_and_enter_open_a_guide(desktop):
    turn_to(desktop.desk, Direction(XIANGTAN, CHANGSHA))
    open_palette(desktop, "ydjyba")
    press("Return")
    assert open_guide(desktop.page) == FILING_EN
    assert desktop.desk.direction == Direction(XIANGTAN, CHANGSHA)
    assert palette_of(desktop) is None
    assert len(desktop.window.tabs.desks) == 1
    press("Alt+Left")
    assert desktop.desk.current == PageRef(Page.HOME)


def test_ctrl_and_enter_open_it_in_a_tab_of_its_own(desktop):
    open_page(desktop.desk, desktop.page, Page.OFFICES)
    open_palette(desktop, "ydjyba")
    press("Ctrl+Return")
    assert open_guide(desktop.page) == FILING_EN
    assert [desk.current.page for desk in desktop.window.tabs.desks] == [Page.OFFICES, Page.GUIDE]


def test_action_is_done(desktop):
    open_palette(desktop, "large print")
    press("Return")
    assert desktop.theme.elder
    assert palette_of(desktop) is None


@pytest.mark.parametrize(
    "action", [action for action in ACTIONS if action not in (Action.QUIT, Action.PALETTE, Action.PRINT_MISSING)]
)
def test_every_action_can_be_done_from_it(desktop, action):
    """Where every action of a guide is possible, choosing one leaves a window that works."""
    turn_to(desktop.desk, Direction(XIANGTAN, CHANGSHA))
    for keys in ("Ctrl+T", "Ctrl+T", "Ctrl+W"):
        press(keys)
    for page, ref in ((Page.OFFICES, ""), (Page.GUIDE, FILING), (Page.HELP, "")):
        open_page(desktop.desk, desktop.page, page, ref)
    press("Alt+Left")
    palette = open_palette(desktop, ACTIONS[action].title)
    assert action in targets(palette)
    palette.rows.setCurrentIndex(palette._model.index(targets(palette).index(action), 0))
    press("Return")
    assert palette_of(desktop) is None
    assert desktop.page.search.isVisible()


def test_arrows_go_round_and_the_page_behind_stays(desktop):
    palette = open_palette(desktop)
    first = chosen(palette)
    press("Up")
    assert chosen(palette) == palette._model.rows[-1]
    press("Down")
    assert chosen(palette) == first
    press("Tab")
    assert chosen(palette) == palette._model.rows[1]
    assert palette.field.hasFocus()
    assert desktop.desk.current == PageRef(Page.HOME)


def test_escape_closes_it_and_nothing_else(desktop):
    open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
    desktop.page.opened.setFocus()
    open_palette(desktop, "help")
    press("Esc")
    assert palette_of(desktop) is None
    assert open_guide(desktop.page) == FILING_EN
    assert desktop.page.opened.hasFocus()
    assert desktop.page.search.text() == ""
    press("Esc")
    assert desktop.desk.current == PageRef(Page.HOME)


def test_its_key_again_closes_it(desktop):
    open_palette(desktop)
    press("Ctrl+K")
    assert palette_of(desktop) is None
    assert open_palette(desktop) is not None


def test_key_of_an_action_works_while_it_is_open(desktop):
    open_palette(desktop)
    press("Ctrl+T")
    assert len(desktop.window.tabs.desks) == 2
    assert palette_of(desktop) is None


def test_another_look_takes_it_away(desktop):
    open_palette(desktop)
    press("Ctrl+Shift+D")
    assert palette_of(desktop) is None
    assert open_palette(desktop) is not None


def test_click_elsewhere_closes_it(desktop):
    open_palette(desktop)
    desktop.page.search.setFocus(Qt.FocusReason.MouseFocusReason)
    assert palette_of(desktop) is None


def test_row_is_clicked(desktop):
    palette = open_palette(desktop, "offices")
    row = targets(palette).index(Place(PageRef(Page.OFFICES)))
    middle = palette.rows.visualRect(palette._model.index(row, 0)).center()
    QTest.mouseClick(palette.rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert desktop.desk.current == PageRef(Page.OFFICES)


def test_what_is_not_possible_is_not_done(desktop):
    palette = open_palette(desktop, "compare the cities")
    assert chosen(palette).target is Action.COMPARE
    press("Return")
    assert palette_of(desktop) is palette
    press("Esc")


def test_pages_that_were_open_come_first(desktop):
    open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
    open_page(desktop.desk, desktop.page, Page.OFFICES)
    press("Esc")
    assert rows(open_palette(desktop))[:2] == ["Offices", FILING_EN]
    press("Esc")
    press("Ctrl+L")
    assert rows(open_palette(desktop))[:2] == ["机构", "异地就医备案"]


def test_nothing_found_is_said(desktop):
    palette = open_palette(desktop, "zzzzqqqq")
    assert palette.hint.isVisible()
    press("Return")
    assert palette_of(desktop) is palette


def test_it_says_what_it_is_and_what_its_rows_are(desktop):
    palette = open_palette(desktop)
    assert palette.accessibleName() == palette.field.accessibleName() != ""
    assert palette.rows.accessibleName() != ""
    said = palette._model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith(rows(palette)[0])
    assert "Action" in said


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("size", [(1280, 800), (640, 480), (400, 600)])
def test_it_stays_within_what_can_be_seen(open_desktop, size, scale, elder):
    desktop = open_desktop(language="en", size=size, scale=scale, elder=elder)
    palette = open_palette(desktop, "o")
    seen = desktop.page.visibleRegion().boundingRect()
    assert seen.contains(QRect(palette.pos(), palette.size()))
    assert palette.rows.height() >= desktop.theme.dp(40)
    assert palette.field.geometry().intersected(palette.rect()) == palette.field.geometry()


def test_it_follows_the_window(desktop, qtbot):
    palette = open_palette(desktop)
    desktop.frame.resize(700, 600)
    qtbot.waitUntil(lambda: desktop.page.width() <= 700)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert palette.geometry().right() <= 700


@pytest.mark.parametrize("theme", THEME.values)
def test_it_is_drawn_in_the_colours_of_the_theme(open_desktop, theme):
    desktop = open_desktop(language="en", theme=theme, size=(1280, 800))
    palette = open_palette(desktop)
    found = colours_in(palette.grab().toImage())
    from PySide6.QtGui import QColor

    assert {QColor(desktop.theme.colour(token)).rgb() for token in ("paper", "ink", "accent", "accent_tint")} <= found
    assert palette.mapTo(desktop.page, QPoint()) == palette.pos()
