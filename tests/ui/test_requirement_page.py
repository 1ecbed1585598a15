"""The table of what is accepted in the window: columns, marks, ways on, and how it bends to the width."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from cztservices.app.deeds import deeds_of
from cztservices.domain.words import End
from cztservices.presenters.actions import OF_A_GUIDE, Action
from cztservices.presenters.pages import Page, PageRef
from cztservices.ui.accepted_fold import AcceptedFold
from cztservices.ui.guide_line import GuideLine
from cztservices.ui.link import Link
from cztservices.ui.side_columns import ColumnHead, Side
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip
from tests.ui.eyes import shown_words, spoken_name
from tests.ui.hands import CHANGSHA, FILING, ZHUZHOU, click, settle

CITIES = ("Changsha", "Zhuzhou", "Xiangtan")


@pytest.fixture
def open_table(make_desk):
    """Opens the table of the sample, and gives the desk and the page."""

    def _open(**options):
        desk = make_desk(**({"language": "en"} | options))
        return desk, desk.open(Page.REQUIREMENT, "residence")

    return _open


def place(page: QWidget, widget: QWidget) -> QRect:
    """Where a widget stands on the page, however far it is scrolled."""
    return QRect(widget.mapTo(page.widget(), QPoint()), widget.size())


def label(page: QWidget, text: str) -> QRect:
    [found] = [one for one in page.findChildren(QLabel) if one.text() == text]
    return place(page, found)


def chips(page: QWidget, name: str) -> list[QRect]:
    return [place(page, one) for one in page.findChildren(Chip) if one.accessibleName() == name]


def test_rows_are_what_is_accepted_and_columns_the_cities(open_table):
    _, page = open_table()
    heads = page.findChildren(ColumnHead)
    columns = [place(page, head) for head in heads]
    assert [head.findChild(Chip).accessibleName() for head in heads] == list(CITIES)
    deed = label(page, "Title deed")
    [changsha] = chips(page, "Changsha: accepted (record here)")
    zhuzhou, _pledge = sorted(chips(page, "Zhuzhou: accepted (record here)"), key=QRect.top)
    for cell, column in ((changsha, columns[0]), (zhuzhou, columns[1])):
        assert cell.left() == column.left()
        assert abs(cell.top() - deed.top()) < 12
    unknown = [place(page, one) for one in page.findChildren(QLabel) if one.accessibleName() == "Xiangtan: –"]
    assert [one.left() for one in unknown] == [columns[2].left()] * 2


def test_rule_above_the_cities_goes_across_them(open_table):
    _, page = open_table()
    [cell] = chips(page, "Nation: accepted in all three cities")
    first, last = (place(page, head) for head in page.findChildren(ColumnHead)[::2])
    assert cell.left() == first.left()
    assert cell.right() > first.right()
    assert cell.right() <= last.right()


def test_only_rows_that_differ_have_a_bar(open_table):
    _, page = open_table()
    barred = {one.findChild(QLabel).text(): one._barred for one in page.findChildren(Side)}
    assert barred == {"Residence permit": False, "Title deed": True, "Lease": True, "A pledge": True}


def test_columns_of_all_groups_stand_below_one_another(open_table):
    """One grid holds them all."""
    _, page = open_table(size=(1600, 1000))
    [pledge] = [r for r in chips(page, "Zhuzhou: accepted (record here)") if r.top() > label(page, "Lease").top()]
    [deed] = [r for r in chips(page, "Zhuzhou: accepted (record here)") if r.top() < label(page, "Lease").top()]
    assert pledge.left() == deed.left()


@pytest.mark.parametrize("options", [{"size": (520, 800)}, {"theme": Theme("light", 3.0)}])
def test_where_there_is_no_room_for_a_table_things_stand_below_one_another(open_table, options):
    _, page = open_table(**options)
    assert page.findChildren(ColumnHead) == []
    assert "Changsha accepted (record here)" in shown_words(page)
    words = "Original or copy: 1 original\nIssued by: Police station\nHow long valid: One year"
    assert f"{words}\nElectronic licence: Resident identity card" in shown_words(page)
    assert page.widget().minimumSizeHint().width() <= page.viewport().width()


def test_page_made_narrower_becomes_a_list_and_a_table_again(open_table, qtbot):
    desk, page = open_table()
    desk.page.resize(520, 800)
    qtbot.waitUntil(lambda: page.findChildren(ColumnHead) == [])
    desk.page.resize(1280, 800)
    qtbot.waitUntil(lambda: len(page.findChildren(ColumnHead)) == len(CITIES))


def test_service_that_asks_is_opened_by_the_keyboard(open_table):
    desk, page = open_table()
    [link] = page.findChildren(Link)
    assert spoken_name(link) == "Filing for medical treatment in another city"
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert desk.presenter.current == PageRef(Page.GUIDE, FILING)


def test_button_of_the_page_prints(open_table):
    desk, page = open_table()
    [button] = [one for one in page.findChildren(QPushButton) if one.text() == "Print"]
    assert "Ctrl+P" in button.toolTip()
    click(button)
    assert desk.wishes == [Action.PRINT]


def test_another_language_keeps_the_place_on_the_page(open_table):
    desk, page = open_table(size=(520, 400))
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    desk.presenter.redraw()
    assert before > 0
    assert page.verticalScrollBar().value() == before


# In a guide


@pytest.fixture
def guide(make_desk):
    """A guide from Zhuzhou to Changsha, and the fold of its filing form."""
    desk = make_desk(language="en")
    for end, city in ((End.ORIGIN, ZHUZHOU), (End.DESTINATION, CHANGSHA)):
        desk.presenter.choose_city(end, city)
    page = desk.open_guide(FILING)
    [fold] = page.findChildren(AcceptedFold)
    return desk, page, fold


def test_material_opens_what_is_accepted_by_the_keyboard(guide):
    _, page, fold = guide
    assert spoken_name(fold.button) == "What is accepted: Proof of residence (3)"
    assert fold.button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert "A pledge" not in shown_words(page)
    fold.button.setFocus()
    QTest.keyClick(fold.button, Qt.Key.Key_Space)
    settle_page(page)
    assert {"Residence permit", "Title deed", "A pledge"} <= shown_words(page)
    lines = fold.findChildren(GuideLine)
    assert [line.proof_button.text() for line in lines] == ["Nation", "Zhuzhou", "Zhuzhou"]
    QTest.keyClick(fold.button, Qt.Key.Key_Space)
    assert "A pledge" not in shown_words(page)


def settle_page(page):
    page.complete()


def test_what_is_accepted_stands_below_its_own_material(guide):
    _, page, fold = guide
    line = fold.parent()
    assert isinstance(line, GuideLine)
    assert line.box.accessibleName() == "Filing form"
    assert page.findChildren(AcceptedFold) == [fold]


def test_fold_leads_to_the_three_cities_and_back(guide):
    desk, _, fold = guide
    fold.button.click()
    [link] = fold.findChildren(Link)
    assert spoken_name(link) == "Compare the cities"
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert desk.presenter.current == PageRef(Page.REQUIREMENT, "residence")
    settle(desk.page)
    desk.presenter.go_back()
    assert desk.presenter.current == PageRef(Page.GUIDE, FILING)


def test_proof_of_what_is_accepted_opens_like_that_of_any_line(guide):
    _, page, fold = guide
    fold.button.click()
    permit = fold.findChildren(GuideLine)[0]
    permit.proof_button.click()
    assert any("医疗保障办法" in words for words in shown_words(page))


# In the whole program


@pytest.fixture
def desktop(open_desktop):
    desktop = open_desktop(language="en")
    desktop.desk.open(PageRef(Page.REQUIREMENT, "residence"))
    return desktop


def test_table_is_copied_as_text(desktop):
    desktop.window._on_action_requested(Action.COPY_SHEET)
    text = QGuiApplication.clipboard().text()
    assert "Title deed" in text
    assert "Changsha accepted (record here); Zhuzhou accepted (record here)" in text


def test_codes_and_visits_are_for_guides_alone(desktop):
    desktop.window._on_action_requested(Action.CODES)
    assert "Open a guide first" in desktop.page.notices.notice_text.text()


def test_star_keeps_the_table_and_my_page_leads_back_to_it(desktop):
    desktop.window._on_action_requested(Action.FAVOURITE)
    desktop.desk.open(PageRef(Page.MINE))
    settle(desktop.page)
    [link] = [one for one in desktop.page.opened.findChildren(Link) if "Proof of residence" in spoken_name(one)]
    click(link)
    assert desktop.desk.current == PageRef(Page.REQUIREMENT, "residence")


def test_palette_offers_what_can_be_done_with_a_table(desktop):
    deeds = deeds_of(desktop.window)
    possible = {action for action in OF_A_GUIDE if deeds[action].is_possible()}
    assert possible == {Action.PRINT, Action.SAVE_PDF, Action.COPY_SHEET}
    desktop.desk.open(PageRef(Page.LICENCES))
    assert not any(deeds_of(desktop.window)[action].is_possible() for action in OF_A_GUIDE)
