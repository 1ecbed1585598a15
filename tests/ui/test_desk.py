"""The desk: typing, the list, the guide beside it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.eyes import rows_of, shown_words
from tests.ui.hands import FILING, click, click_row, open_guide, press

FILING_ZH = "异地就医备案"


def test_nothing_typed_lists_all_services_and_opens_none(desk):
    assert len(rows_of(desk.page.results)) == 4
    assert "全部 4 个事项" in shown_words(desk.page)
    assert not desk.page.results.currentIndex().isValid()
    assert open_guide(desk.page) == ""


@pytest.mark.parametrize("text", ["ydjy", "yidijiuyi", "异地就医", "treatment"])
def test_typing_fills_the_list_and_chooses_the_first_row(desk, text):
    desk.type(text)
    assert rows_of(desk.page.results)[0].startswith(FILING_ZH)
    assert desk.page.results.currentIndex().row() == 0
    assert desk.page.results.currentIndex().data() == FILING_ZH


def test_guide_opens_when_typing_rests_and_not_before(desk):
    desk.type("ydjy")
    assert open_guide(desk.page) == ""
    assert desk.page._preview.isActive()
    desk.page._preview.timeout.emit()
    assert open_guide(desk.page) == FILING_ZH
    assert desk.page.search.hasFocus()


def test_every_key_lets_typing_rest_anew(desk):
    desk.type("yd")
    desk.page._preview.stop()
    desk.type("j")
    assert desk.page._preview.isActive()


def test_enter_opens_the_first_row_and_moves_into_the_guide(desk):
    desk.type("ydjy")
    press("Return")
    assert open_guide(desk.page) == FILING_ZH
    assert desk.page.guide_page.hasFocus()
    assert not desk.page._preview.isActive()


def test_enter_opens_nothing_when_nothing_was_found(desk):
    desk.type("zzzzqqq")
    press("Return")
    assert open_guide(desk.page) == ""
    assert desk.page.search.hasFocus()


def test_nothing_found_says_whom_to_ring(desk):
    desk.type("zzzzqqq")
    assert not desk.page.results.currentIndex().isValid()
    assert any("12345" in words for words in shown_words(desk.page))
    desk.page.search.clear()
    assert not desk.page._hint.isVisible()
    assert desk.page.results.isVisible()


def test_down_leads_into_the_list_and_enter_opens_the_row_there(desk):
    press("Down")
    assert desk.page.results.hasFocus()
    first = desk.page.results.currentIndex().data()
    press("Down")
    second = desk.page.results.currentIndex().data()
    assert second != first
    press("Return")
    assert open_guide(desk.page) == second
    assert desk.page.guide_page.hasFocus()


def test_moving_in_the_list_opens_the_guide_when_it_rests(desk):
    press("Down")
    press("Down")
    desk.page._preview.timeout.emit()
    assert open_guide(desk.page) == desk.page.results.currentIndex().data()
    assert desk.page.results.hasFocus()


@pytest.mark.parametrize("place", ["results", "guide_page", "_turn"])
def test_typing_elsewhere_begins_a_new_search(desk, place):
    desk.type("juzhu")
    desk.presenter.open_service(FILING)
    getattr(desk.page, place).setFocus()
    QTest.keyClick(QApplication.focusWidget(), "y")
    assert desk.page.search.hasFocus()
    QTest.keyClicks(QApplication.focusWidget(), "djy")
    assert desk.page.search.text() == "ydjy"
    assert desk.page.results.currentIndex().data() == FILING_ZH


def test_page_keys_scroll_the_guide_while_the_cursor_is_in_the_field(desk):
    desk.type("ydjy")
    desk.presenter.open_service(FILING)
    QApplication.sendPostedEvents()
    bar = desk.page.guide_page.verticalScrollBar()
    assert desk.page.search.hasFocus()
    press("PgDown")
    assert bar.value() > 0
    press("PgUp")
    assert bar.value() == 0


def test_click_on_a_row_opens_its_guide(desk):
    click_row(desk.page, 2)
    assert open_guide(desk.page) == desk.page.results.model().index(2, 0).data() != ""


def test_going_home_empties_the_field_and_puts_the_cursor_there(desk):
    desk.type("ydjy")
    press("Return")
    desk.page.go_home()
    assert desk.page.search.text() == ""
    assert desk.page.search.hasFocus()
    assert len(rows_of(desk.page.results)) == 4
    assert not desk.page._preview.isActive()


def test_example_of_the_home_page_is_searched_for(desk):
    example = next(b for b in desk.page.home_page.findChildren(QPushButton) if b.text() == "异地就医")
    click(example)
    assert desk.page.search.text() == "异地就医"
    assert desk.page.results.currentIndex().data() == FILING_ZH


def test_guide_of_the_same_service_keeps_its_place(desk):
    desk.type("ydjy")
    press("Return")
    bar = desk.page.guide_page.verticalScrollBar()
    desk.page.guide_page.widget().adjustSize()
    press("PgDown")
    place = bar.value()
    assert place > 0
    desk.presenter.open_service(FILING)
    assert bar.value() == place


def test_narrow_window_shows_the_list_or_the_guide(make_desk):
    desk = make_desk(size=(600, 800))
    page = desk.page
    desk.type("ydjy")
    assert page.results.isVisible()
    assert not page._preview.isActive()
    press("Return")
    assert page.guide_page.isVisible()
    assert not page.results.isVisible()
    page.go_home()
    assert page.results.isVisible()
    assert not page.pages.isVisible()


@pytest.mark.parametrize(
    "text",
    [
        "异" * 10_000,
        "a" * 10_000,
        "\0",
        "异地\0就医",
        '"',
        "*",
        "NEAR(异地, 就医)",
        "异地 AND OR NOT",
        "name: ^x",
        "'; DROP TABLE entry; --",
        "👨‍👩‍👧‍👦🏥",
        "\u202eهاتف מזהה\u202c",
        "\ud800",
        "%_\\",
        " \t\u3000 ",
    ],
    ids=range(15),
)
def test_no_text_raises_or_shows_an_error(desk, text):
    desk.page.search.setText(text)
    desk.page.preview_now()
    QTest.keyClick(desk.page.search, Qt.Key.Key_Return)
    assert not desk.page.notice.isVisible()
    desk.page.search.setText("ydjy")
    assert desk.page.results.currentIndex().data() == FILING_ZH


def test_late_answer_of_an_older_search_is_dropped(desk):
    held = []
    desk.presenter._runner.read = lambda work, done, _failed: held.append((work(), done))
    desk.page.search.setText("居住证")
    desk.page.search.setText("异地就医")
    for found, done in reversed(held):
        done(found)
    assert desk.page.results.currentIndex().data() == FILING_ZH
    assert desk.page._heading.text() == f"{len(rows_of(desk.page.results))} 条"
