"""Answers of every kind in the window: groups, filters, the cities understood, and the pages of what is no service."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from cztservices.domain.words import EntryKind
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from cztservices.ui.link import Link
from cztservices.ui.results_list import ROW_ROLE
from tests.ui.eyes import rows_of, shown_words, spoken_name
from tests.ui.hands import CHANGSHA, FILING, ZHUZHOU, click, click_row, open_guide, open_page, press, settle


def buttons_in(bar) -> dict[str, QToolButton]:
    """The buttons of a bar that can be seen, by their text."""
    return {button.text(): button for button in bar.findChildren(QToolButton) if button.isVisible()}


def kinds_of(desk) -> list[EntryKind]:
    """The kinds of the rows in the list."""
    model = desk.page.list.rows.model()
    return [model.index(row, 0).data(ROW_ROLE).kind for row in range(model.rowCount())]


def test_bars_are_made_with_the_first_answer_and_not_before(desk):
    assert desk.page.bars.role_bar is desk.page.bars.filter_bar is None
    desk.type("居住证")
    assert desk.page.bars.filter_bar.isVisible()
    assert not desk.page.bars.role_bar.isVisible()
    desk.page.search.clear()
    assert not desk.page.bars.filter_bar.isVisible()


def test_click_on_a_kind_narrows_the_list_and_another_widens_it(desk):
    desk.type("证")
    everything = rows_of(desk.page.list.rows)
    licences = next(text for text in buttons_in(desk.page.bars.filter_bar) if text.startswith("证照"))
    click(buttons_in(desk.page.bars.filter_bar)[licences])
    assert set(kinds_of(desk)) == {EntryKind.LICENCE}
    assert buttons_in(desk.page.bars.filter_bar)[licences].isChecked()
    click(buttons_in(desk.page.bars.filter_bar)[licences])
    assert rows_of(desk.page.list.rows) == everything


def test_more_filters_lie_behind_a_button(desk):
    desk.type("证")
    [more] = [text for text in buttons_in(desk.page.bars.filter_bar) if text.startswith("筛选")]
    few = set(buttons_in(desk.page.bars.filter_bar))
    click(buttons_in(desk.page.bars.filter_bar)[more])
    assert set(buttons_in(desk.page.bars.filter_bar)) - few - {"收起 ▲"}
    click(buttons_in(desk.page.bars.filter_bar)["收起 ▲"])
    assert set(buttons_in(desk.page.bars.filter_bar)) == few


def test_filter_is_reached_and_pressed_with_keys_and_says_its_count(desk):
    desk.type("证")
    button = next(b for text, b in buttons_in(desk.page.bars.filter_bar).items() if text.startswith("证照"))
    assert spoken_name(button) == f"证照, {kinds_of(desk).count(EntryKind.LICENCE)}"
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert set(kinds_of(desk)) == {EntryKind.LICENCE}


def test_city_understood_is_shown_and_taken_off(make_desk):
    desk = make_desk(direction=Direction(ZHUZHOU, None))
    desk.type("从湘潭到长沙异地就医")
    chips = buttons_in(desk.page.bars.role_bar)
    assert list(chips) == ["档案在湘潭  ×", "在长沙办  ×"]
    assert spoken_name(chips["档案在湘潭  ×"]) == "不是“档案在湘潭”"
    click(chips["档案在湘潭  ×"])
    assert list(buttons_in(desk.page.bars.role_bar)) == ["在长沙办  ×"]
    assert desk.presenter.direction == Direction(ZHUZHOU, CHANGSHA)


def test_bars_speak_the_language_of_the_window(open_desktop):
    desktop = open_desktop(language="zh_CN")
    desktop.page.search.setText("从湘潭到长沙异地就医")
    press("Ctrl+L")
    assert list(buttons_in(desktop.page.bars.role_bar)) == ["檔案在湘潭  ×", "在長沙辦  ×"]
    press("Ctrl+L")
    assert "Record in Xiangtan  ×" in buttons_in(desktop.page.bars.role_bar)
    assert any(text.startswith("Filter") for text in buttons_in(desktop.page.bars.filter_bar))


def test_filters_make_room_for_the_guide_in_a_narrow_window(make_desk):
    desk = make_desk(size=(700, 700))
    desk.type("异地就医")
    assert desk.page.bars.filter_bar.isVisible()
    press("Return")
    assert open_guide(desk.page)
    assert not desk.page.bars.filter_bar.isVisible()


def test_filters_make_room_for_a_page_that_takes_the_whole_width(desk):
    desk.type("异地就医")
    desk.page.preview_now()
    assert desk.page.bars.filter_bar.isVisible()
    desk.open(Page.COMPARE, FILING)
    assert not desk.page.bars.filter_bar.isVisible()


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("搬家", Page.EVENT, "搬到外市"),
        ("市民之家", Page.ENTRY, "湘潭市民之家"),
        ("12393", Page.ENTRY, "医保服务热线"),
        ("身份证", Page.ENTRY, "居民身份证"),
    ],
)
def test_what_is_no_service_has_a_page(desk, text, kind, title):
    desk.type(text)
    press("Return")
    page = settle(desk.page)
    assert page is desk.page.made[kind]
    assert page.accessibleName() == title
    assert title in shown_words(page)
    assert page.hasFocus()


def test_service_is_opened_from_the_page_of_a_life_event(desk):
    desk.type("搬家")
    row = kinds_of(desk).index(EntryKind.LIFE_EVENT)
    click_row(desk.page, row)
    [link] = [link for link in desk.page.opened.findChildren(Link) if link.text() == "异地就医备案"]
    click(link)
    assert open_guide(desk.page) == "异地就医备案"
    assert desk.presenter.current == PageRef(Page.GUIDE, FILING)


def test_service_is_opened_from_the_page_of_a_licence(desk):
    page = desk.open(Page.ENTRY, "id-card-licence")
    [link] = [link for link in page.findChildren(Link) if link.text().endswith("异地就医备案")]
    click(link)
    assert open_guide(desk.page) == "异地就医备案"


@pytest.mark.parametrize(("page", "ref", "names"), [
    (Page.EVENT, "moving", ["搬到外市", "搬到外市", "Moving house"]),
    (Page.ENTRY, "id-card-licence", ["居民身份证", "居民身份證", "Resident identity card"]),
])  # fmt: skip
def test_another_language_keeps_the_page_of_an_entry(open_desktop, page, ref, names):
    desktop = open_desktop(language="zh_CN")
    opened = open_page(desktop.desk, desktop.page, page, ref)
    found = [opened.accessibleName()]
    for _ in names[1:]:
        press("Ctrl+L")
        found.append(desktop.page.opened.accessibleName())
    assert found == names
    assert desktop.page.opened is opened
