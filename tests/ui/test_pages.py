"""Every page: how it is reached and left, what stands beside it, and what typing does there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QToolButton, QWidget

from cztservices.domain.words import End, EntryKind
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import COLLECTIONS, Page, PageRef
from cztservices.presenters.titles import PAGE_NAMES as ON_THE_BAR
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.count_map import CountMap
from cztservices.ui.link import Link
from cztservices.ui.page_factory import make_page
from cztservices.ui.results_list import ROW_ROLE
from cztservices.ui.tile import Tile
from tests.ui.conftest import LIGHT
from tests.ui.eyes import rows_of, shown_words, spoken_name
from tests.ui.hands import (
    CHANGSHA,
    FILING,
    PAGES,
    XIANGTAN,
    chosen_row,
    click,
    click_row,
    open_folds,
    open_guide,
    press,
    settle,
)

LISTED = sorted(COLLECTIONS)
WIDE = sorted(
    {
        *(Page.HOME, Page.COUNTER, Page.COMPARE, Page.EVENTS, Page.COVERAGE),
        *(Page.CHANGES, Page.HELP, Page.MINE, Page.REQUIREMENT),
    }
)


def kinds_of(desk) -> set[EntryKind]:
    """The kinds of the rows in the list."""
    model = desk.page.list.rows.model()
    return {model.index(row, 0).data(ROW_ROLE).kind for row in range(model.rowCount())}


def ref_of(page: Page) -> PageRef:
    """One place on ``page``."""
    return next(ref for ref in PAGES if ref.page is page)


# How a page is reached and left.


def test_one_place_is_known_on_each_page():
    assert [ref.page for ref in PAGES] == [*Page]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("page", Page)
def test_each_page_has_a_widget_of_its_own(page, desk):
    made = make_page(page, LIGHT, desk.page._ticks)
    assert isinstance(made, ColumnPage)
    assert type(made) is not ColumnPage
    made.deleteLater()


@pytest.mark.parametrize("page", ON_THE_BAR)
def test_page_opens_from_the_bar_and_is_marked_there(desk, page):
    click(desk.page.bar.pages[page])
    assert desk.page.opened is desk.page.made[page]
    assert desk.page.opened.isVisible()
    assert desk.presenter.current == PageRef(page)
    assert [one for one, button in desk.page.bar.pages.items() if button.property("here")] == [page]


@pytest.mark.parametrize("ref", PAGES, ids=lambda ref: ref.page)
def test_page_opens_by_its_reference_and_shows_its_title(desk, ref):
    page = desk.open(ref.page, ref.ref)
    assert page.isVisible()
    assert not desk.page.notices.notice.isVisible()
    assert spoken_name(page) in shown_words(page)


@pytest.mark.parametrize("ref", PAGES[1:], ids=lambda ref: ref.page)
def test_way_back_leads_to_the_page_before_and_in_the_end_home(desk, ref):
    assert not desk.page.bar.back.isVisible()
    desk.open(Page.HELP)
    desk.open(ref.page, ref.ref)
    assert desk.page.bar.back.isVisible()
    desk.presenter.go_back()
    if ref.page is not Page.HELP:
        assert desk.page.opened is desk.page.made[Page.HELP]
        desk.presenter.go_back()
    assert desk.page.opened is desk.page.made[Page.HOME]
    assert not desk.page.bar.back.isVisible()


@pytest.mark.parametrize("ref", PAGES[1:], ids=lambda ref: ref.page)
def test_home_is_one_step_from_everywhere_and_forgets_the_way(desk, ref):
    desk.open(Page.HELP)
    desk.open(ref.page, ref.ref)
    desk.presenter.go_home()
    assert desk.page.opened is desk.page.made[Page.HOME]
    assert not desk.page.list.isVisible()
    assert not desk.page.bar.back.isVisible()


def test_page_opened_twice_is_one_step_back(desk):
    for _ in range(2):
        click(desk.page.bar.pages[Page.HELP])
    desk.presenter.go_back()
    assert desk.page.opened is desk.page.made[Page.HOME]


def test_page_that_does_not_exist_is_said_and_what_lies_open_stays(desk):
    desk.open(Page.HELP)
    desk.presenter.open(PageRef(Page.EVENT, "nowhere"))
    assert desk.page.notices.notice.isVisible()
    assert "nowhere" in desk.page.notices.notice_text.text()
    assert desk.page.opened is desk.page.made[Page.HELP]


# What stands beside it.


@pytest.mark.parametrize(
    ("page", "kind", "count"),
    [(Page.SERVICES, EntryKind.SERVICE, 4), (Page.LICENCES, EntryKind.LICENCE, 1), (Page.OFFICES, EntryKind.OFFICE, 3)],
)
def test_collection_has_its_entries_in_the_list_beside_it(desk, page, kind, count):
    opened = desk.open(page)
    assert desk.page.list.isVisible()
    assert opened.isVisible()
    assert (kinds_of(desk), desk.page.list.count()) == ({kind}, count)
    assert str(count) in desk.page.list.heading.text()
    assert not desk.page.list.rows.currentIndex().isValid()


def test_every_collection_is_tried():
    assert sorted([Page.SERVICES, Page.LICENCES, Page.OFFICES]) == LISTED


@pytest.mark.parametrize("page", LISTED)
def test_row_of_a_collection_opens_and_the_list_stays(desk, page):
    desk.open(page)
    before = rows_of(desk.page.list.rows)
    click_row(desk.page, 0)
    assert settle(desk.page).accessibleName() == chosen_row(desk.page)
    assert rows_of(desk.page.list.rows) == before
    desk.presenter.go_back()
    assert desk.page.opened is desk.page.made[page]


@pytest.mark.parametrize("page", WIDE)
def test_wide_page_takes_the_place_of_the_list(desk, page):
    desk.open(Page.SERVICES)
    assert desk.page.list.isVisible()
    ref = ref_of(page)
    opened = desk.open(ref.page, ref.ref)
    assert not desk.page.list.isVisible()
    assert opened.width() > desk.page.width() * 0.9


def test_other_pages_leave_the_list_where_it_is(desk):
    for ref in PAGES:
        desk.open(Page.SERVICES)
        desk.open(ref.page, ref.ref)
        assert desk.page.list.isVisible() is (ref.page not in WIDE)


# What typing does there.


@pytest.mark.parametrize("ref", PAGES, ids=lambda ref: ref.page)
def test_typing_brings_the_list_and_then_what_was_found(desk, ref):
    desk.open(ref.page, ref.ref).setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "y")
    assert desk.page.search.hasFocus()
    QTest.keyClicks(desk.page.search, "djy")
    assert desk.page.search.text() == "ydjy"
    assert desk.page.list.isVisible()
    assert chosen_row(desk.page) == "异地就医备案"
    desk.page.preview_now()
    assert open_guide(desk.page) == "异地就医备案"
    assert desk.page.list.isVisible()


@pytest.mark.parametrize("page", WIDE)
def test_wide_page_is_laid_away_with_the_first_letter(desk, page):
    ref = ref_of(page)
    opened = desk.open(ref.page, ref.ref)
    desk.type("y")
    assert desk.page.opened is None
    assert not opened.isVisible()


def test_life_event_that_is_found_leaves_the_list_in_sight(desk):
    desk.type("搬家")
    assert desk.page.list.chosen.kind is EntryKind.LIFE_EVENT
    desk.page.preview_now()
    assert desk.page.opened is desk.page.made[Page.EVENT]
    assert desk.page.list.isVisible()


# What can be chosen on it.


def test_field_narrows_the_services_and_lets_go_again(desk):
    page = desk.open(Page.SERVICES)
    fields = {tile.text(): tile for tile in page.findChildren(Tile)}
    click(fields["医保"])
    assert [row.partition(",")[0] for row in rows_of(desk.page.list.rows)] == ["异地就医备案"]
    fields = {tile.text(): tile for tile in settle(desk.page).findChildren(Tile)}
    assert [text for text, tile in fields.items() if tile.isChecked()] == ["医保"]
    click(fields["医保"])
    assert desk.page.list.count() == 4


def test_city_on_the_map_narrows_the_offices_and_counts_stay_in_sight(desk):
    page = desk.open(Page.OFFICES)
    [counted] = page.findChildren(CountMap)
    assert {spoken_name(dot) for dot in counted.cities.values()} == {"长沙 1", "株洲 1", "湘潭 1"}
    click(counted.cities[CHANGSHA])
    assert [row.partition(",")[0] for row in rows_of(desk.page.list.rows)] == ["长沙市政务服务中心"]
    [counted] = settle(desk.page).findChildren(CountMap)
    assert [city for city, dot in counted.cities.items() if dot._is_filled] == [CHANGSHA]
    click(counted.cities[XIANGTAN])
    assert desk.page.list.count() == 2


def test_filter_narrows_the_offices_to_those_that_are_open(desk):
    page = desk.open(Page.OFFICES)
    chips = {chip.text(): chip for chip in page.findChildren(QToolButton) if chip.property("role") == "chip"}
    [still_open] = [text for text in chips if text.startswith("现在开门")]
    click(chips[still_open])
    assert desk.page.list.count() == int(still_open.rpartition(" ")[2]) == 2


def test_licence_says_what_it_replaces_where_that_is_asked(desk):
    page = desk.open(Page.LICENCES)
    open_folds(page)
    [link] = [link for link in page.findChildren(Link) if link.text() == "居民身份证"]
    click(link)
    assert desk.presenter.current == PageRef(Page.ENTRY, "id-card-licence")


def test_help_names_every_key(desk):
    said = shown_words(desk.open(Page.HELP))
    assert {"Esc", "Alt+Left", "Ctrl+F", "Ctrl+E"} <= said


# Where the keyboard is when a page is drawn anew.


def test_keyboard_stays_on_the_field_that_was_chosen(desk):
    page = desk.open(Page.SERVICES)
    tile = page.findChildren(Tile)[1]
    name = spoken_name(tile)
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    held = QApplication.focusWidget()
    assert isinstance(held, Tile)
    assert held is page.findChildren(Tile)[1]
    assert spoken_name(held) == name


@pytest.mark.parametrize("keys", ["Ctrl+R", "Ctrl+L", "Ctrl+3"])
def test_keyboard_stays_on_a_guide_that_is_drawn_anew(open_desktop, keys):
    desktop = open_desktop(language="zh_CN", size=(1280, 800))
    desktop.page.search.setText("ydjy")
    press("Return")
    page = settle(desktop.page)
    page.findChildren(QCheckBox)[0].setFocus()
    press("Ctrl+1")
    press(keys)
    held = QApplication.focusWidget()
    assert held is not None
    assert page is held or page.isAncestorOf(held)
    QTest.keyClick(held, "y")
    assert desktop.page.search.text() == "y"


@pytest.mark.parametrize("ref", PAGES, ids=lambda ref: ref.page)
def test_keyboard_is_never_lost_when_the_direction_changes(make_desk, ref):
    desk = make_desk(direction=Direction(XIANGTAN, CHANGSHA))
    page = desk.open(ref.page, ref.ref)
    places = [widget for widget in page.findChildren(QWidget) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for number in range(len(places)):
        at = [widget for widget in page.findChildren(QWidget) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
        if number < len(at) and at[number].isVisible():
            at[number].setFocus()
        desk.presenter.turn_around()
        settle(desk.page)
        assert QApplication.focusWidget() is not None


def test_keyboard_follows_a_link_to_another_page(make_desk):
    desk = make_desk(language="en")
    page = desk.open(Page.EVENT, "moving")
    link = page.findChildren(Link)[1]
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert desk.presenter.current == PageRef(Page.GUIDE, FILING)
    held = QApplication.focusWidget()
    assert held is not None
    assert desk.page.isAncestorOf(held)
    assert held.isVisible()


def test_keyboard_elsewhere_is_left_there(desk):
    desk.open_guide(FILING)
    button = desk.city(End.ORIGIN, CHANGSHA)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert button.hasFocus()


@pytest.mark.parametrize("page", LISTED, ids=str)
def test_narrow_window_has_room_for_the_list_and_what_belongs_to_it(make_desk, page):
    desk = make_desk(size=(700, 900))
    shown = desk.open(page)
    assert desk.page.list.rows.isVisible()
    assert shown.isVisible()
    assert desk.page.list.geometry().bottom() <= desk.page.pages.geometry().top()
    desk.type("ydjy")
    assert desk.page.list.rows.isVisible()
    assert not desk.page.pages.isVisible()
