"""The line above everything: pages or a menu of them, the looks, and the languages."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.titles import PAGE_NAMES as PAGES
from cztservices.ui.theme import Theme
from cztservices.ui.top_bar import TopBar
from tests.ui.eyes import spoken_name
from tests.ui.hands import click

WIDE, NARROW = 1600, 500

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""The offscreen platform says of every menu that it cannot raise it."""


@pytest.fixture
def make_bar(qtbot):
    """A bar of some width, shown."""

    def _make(width=WIDE, theme=Theme(), language="en") -> TopBar:  # noqa: B008 - frozen
        bar = TopBar(theme, Translator(language))
        qtbot.addWidget(bar)
        bar.resize(width, bar.sizeHint().height())
        bar.fit(width)
        bar.show()
        return bar

    return _make


def open_menu(bar: TopBar, button: QToolButton) -> QMenu:
    """Click ``button`` and return the menu below it."""
    click(button)
    [menu] = [menu for menu in bar.findChildren(QMenu) if menu.isVisible()]
    return menu


def choose(menu: QMenu, words: str) -> None:
    """Click an entry."""
    [entry] = [action for action in menu.actions() if action.text().partition("\t")[0] == words]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())


def names_of(menu: QMenu) -> list[str]:
    """The entries of a menu."""
    return [action.text().partition("\t")[0] for action in menu.actions()]


# Pages.


def test_arrow_alone_stands_for_the_way_back_where_the_way_on_needs_the_room(make_bar):
    bar = make_bar(WIDE)
    whole = bar._measure(
        bar.home, bar.back, bar.forward, bar.language, *bar.pages.values(), *bar.actions_by_name.values()
    )
    assert bar.back.text() == "← Back"
    bar.show_place(Page.HELP, can_go_back=True, can_go_forward=True)
    bar.fit(whole - 20)
    assert (bar.back.text(), bar.forward.isVisible(), bar.pages[Page.HELP].isVisible()) == ("←", True, True)
    assert spoken_name(bar.back) != "←"
    bar.fit(NARROW)
    assert bar.back.text() == "← Back"


def test_pages_stand_beside_each_other_where_there_is_room(make_bar):
    bar = make_bar(WIDE)
    assert all(button.isVisible() for button in bar.pages.values())
    assert not bar.menu.isVisible()


@pytest.mark.parametrize(("width", "elder"), [(NARROW, False), (WIDE, True)])
def test_pages_stand_in_a_menu_where_it_is_narrow_and_in_large_print(make_bar, width, elder):
    bar = make_bar(width, Theme(elder=elder))
    assert not any(button.isVisible() for button in bar.pages.values())
    assert bar.menu.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_has_every_page_by_its_name(make_bar, language):
    bar = make_bar(NARROW, language=language)
    translator = Translator(language)
    assert names_of(open_menu(bar, bar.menu)) == [translator.gettext(name) for name in PAGES.values()]


@pytest.mark.parametrize("page", PAGES)
def test_page_is_asked_for_from_the_bar_and_from_the_menu(make_bar, page):
    asked = []
    for width in (WIDE, NARROW):
        bar = make_bar(width)
        bar.page_requested.connect(asked.append)
        if width == WIDE:
            click(bar.pages[page])
        else:
            choose(open_menu(bar, bar.menu), PAGES[page])
    assert asked == [PageRef(page)] * 2


def test_menu_is_opened_and_used_with_keys(make_bar):
    bar, asked = make_bar(NARROW), []
    bar.page_requested.connect(asked.append)
    bar.menu.setFocus()
    QTest.keyClick(bar.menu, Qt.Key.Key_Space)
    [menu] = [menu for menu in bar.findChildren(QMenu) if menu.isVisible()]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert asked == [PageRef([*PAGES][1])]


def test_menu_that_was_closed_is_let_go_of(make_bar):
    bar = make_bar(NARROW)
    for _ in range(3):
        QTest.keyClick(open_menu(bar, bar.menu), Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert bar.findChildren(QMenu) == []


def test_bar_follows_its_width(make_bar):
    bar = make_bar(WIDE)
    for width, beside in ((NARROW, False), (WIDE, True), (NARROW, False)):
        bar.fit(width)
        assert [button.isVisible() for button in bar.pages.values()] == [beside] * len(PAGES)
        assert bar.menu.isVisible() is not beside


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_never_cut_where_they_stand_beside_each_other(make_bar, language):
    bar = make_bar(WIDE, language=language)
    for width in range(NARROW, WIDE, 50):
        bar.fit(width)
        bar.resize(width, bar.height())
        QApplication.sendPostedEvents()
        shown = [button for button in bar.findChildren(QToolButton) if button.isVisible()]
        assert [button.text() for button in shown if button.width() < button.sizeHint().width()] == []
        assert max(button.geometry().right() for button in shown) < bar.width()


def test_place_is_marked_and_only_one(make_bar):
    bar = make_bar()
    for page in (Page.OFFICES, Page.HELP, Page.GUIDE):
        bar.show_place(page, can_go_back=True, can_go_forward=False)
        assert [one for one, button in bar.pages.items() if button.property("here")] == [page] * (page in PAGES)


@pytest.mark.parametrize("can_go_back", [False, True])
def test_way_back_is_offered_only_where_there_is_one(make_bar, can_go_back):
    bar = make_bar()
    place = bar.pages[Page.HELP].x()
    bar.show_place(Page.HELP, can_go_back=can_go_back, can_go_forward=False)
    QApplication.sendPostedEvents()
    assert bar.back.isVisible() is can_go_back
    assert bar.pages[Page.HELP].x() == place


# Looks and languages.


@pytest.mark.parametrize(
    "action", [Action.BACK, Action.HOME, Action.ELDER, Action.SMALLER, Action.LARGER, Action.THEME]
)
def test_button_asks_for_its_action_and_names_its_key(make_bar, action):
    bar, asked = make_bar(), []
    bar.action_requested.connect(asked.append)
    button = {Action.BACK: bar.back, Action.HOME: bar.home, **bar.actions_by_name}[action]
    click(button)
    assert asked == [action]
    assert spoken_name(button) == ACTIONS[action].title
    assert button.toolTip().endswith(f"({ACTIONS[action].shortcuts[0]})")


@pytest.mark.parametrize("elder", [False, True])
def test_large_print_is_marked_while_it_is_on(make_bar, elder):
    assert make_bar(theme=Theme(elder=elder)).actions_by_name[Action.ELDER].isChecked() is elder


def test_languages_are_named_in_themselves_and_the_present_one_is_marked(make_bar):
    bar = make_bar(language="zh_TW")
    assert bar.language.text() == "繁體中文 ▼"
    menu = open_menu(bar, bar.language)
    assert names_of(menu) == [*LANGUAGES.values()]
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["繁體中文"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_is_asked_for_from_its_menu(make_bar, language):
    bar, asked = make_bar(), []
    bar.language_requested.connect(asked.append)
    choose(open_menu(bar, bar.language), LANGUAGES[language])
    assert asked == [language]


def test_bar_says_everything_in_another_language(make_bar):
    bar = make_bar(language="en")
    before = {button: (button.text(), spoken_name(button)) for button in bar.findChildren(QToolButton)}
    bar.retranslate(Translator("zh_CN"))
    signs = {"A−", "A+", "◐", "→"}
    same = [old for button, old in before.items() if button.text() == old[0] and old[0] not in signs]
    assert same == []
    assert not any(spoken_name(button).isascii() for button in before)


def test_window_takes_over_the_language_that_was_chosen(open_desktop):
    desktop = open_desktop(language="zh_CN", size=(1280, 800))
    choose(open_menu(desktop.page.bar, desktop.page.bar.language), "English")
    assert desktop.translator.language == "en"
    assert desktop.frame.windowTitle().isascii()
    choose(open_menu(desktop.page.bar, desktop.page.bar.language), "繁體中文")
    assert desktop.frame.windowTitle() == "跨城辦：長沙、株洲、湘潭"


def test_choosing_the_present_language_changes_nothing(open_desktop):
    desktop = open_desktop(language="en", size=(1280, 800))
    choose(open_menu(desktop.page.bar, desktop.page.bar.language), "English")
    assert desktop.translator.language == "en"


def test_menu_names_the_key_of_what_has_one(make_bar):
    bar = make_bar(NARROW, language="en")
    assert "Help\tF1" in [action.text() for action in open_menu(bar, bar.menu).actions()]
    assert bar.language.toolTip() == "Change the language (Ctrl+L)"


def test_way_on_is_offered_where_there_is_one_and_room_for_it(make_bar):
    bar = make_bar(WIDE, language="en")
    places = [button.x() for button in bar.pages.values()]
    bar.show_place(Page.HELP, can_go_back=True, can_go_forward=True)
    QApplication.sendPostedEvents()
    assert bar.forward.isVisible()
    assert [button.x() for button in bar.pages.values()] == places
    bar.show_place(Page.HELP, can_go_back=True, can_go_forward=False)
    assert not bar.forward.isVisible()
