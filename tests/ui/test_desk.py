"""The desk: typing, the list, the page beside it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cztservices.domain.words import End
from cztservices.presenters.pages import Page
from tests.ui.eyes import rows_of, shown_words
from tests.ui.hands import CHANGSHA, FILING, chosen_row, click, click_row, open_guide, press

FILING_ZH = "异地就医备案"


def test_nothing_typed_shows_the_home_page_and_no_list(desk):
    assert desk.page.opened is desk.page.made[Page.HOME]
    assert desk.page.opened.isVisible()
    assert not desk.page.list.isVisible()
    assert desk.page.search.hasFocus()


@pytest.mark.parametrize("text", ["ydjy", "yidijiuyi", "异地就医", "treatment"])
def test_typing_fills_the_list_and_chooses_the_first_row(desk, text):
    desk.type(text)
    assert rows_of(desk.page.list.rows)[0].startswith(FILING_ZH)
    assert desk.page.list.rows.isVisible()
    assert desk.page.list.rows.currentIndex().row() == 0
    assert chosen_row(desk.page) == FILING_ZH


def test_typing_lays_the_home_page_away_at_once(desk):
    desk.type("y")
    assert desk.page.opened is None
    assert not desk.page.made[Page.HOME].isVisible()


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
    assert desk.page.opened.hasFocus()
    assert not desk.page._preview.isActive()


def test_enter_moves_into_a_guide_that_already_lies_open(desk):
    desk.type("ydjy")
    desk.page.preview_now()
    assert desk.page.search.hasFocus()
    press("Return")
    assert desk.page.opened.hasFocus()


def test_enter_opens_nothing_when_nothing_was_found(desk):
    desk.type("zzzzqqq")
    press("Return")
    assert open_guide(desk.page) == ""
    assert desk.page.search.hasFocus()


def test_enter_on_the_home_page_opens_nothing(desk):
    press("Return")
    assert desk.page.opened is desk.page.made[Page.HOME]
    assert desk.page.search.hasFocus()


def test_nothing_found_says_whom_to_ring(desk):
    desk.type("zzzzqqq")
    assert not desk.page.list.rows.currentIndex().isValid()
    assert desk.page.list.hint.isVisible()
    assert any("12345" in words for words in shown_words(desk.page))
    desk.type("\b" * 7 + "ydjy")
    assert not desk.page.list.hint.isVisible()
    assert desk.page.list.rows.isVisible()


def test_field_that_is_emptied_leads_back_to_where_typing_began(desk):
    for began in (Page.HOME, Page.OFFICES):
        desk.open(began)
        desk.type("ydjy")
        desk.page.preview_now()
        assert open_guide(desk.page) == FILING_ZH
        desk.page.search.clear()
        assert desk.page.opened is desk.page.made[began]
        assert desk.page.opened.isVisible()
        assert not desk.page._preview.isActive()


def test_down_leads_into_the_list_and_enter_opens_the_row_there(desk):
    desk.open(Page.SERVICES)
    desk.page.search.setFocus()
    press("Down")
    assert desk.page.list.rows.hasFocus()
    first = chosen_row(desk.page)
    press("Down")
    second = chosen_row(desk.page)
    assert second != first
    press("Return")
    assert open_guide(desk.page) == second
    assert desk.page.opened.hasFocus()


def test_down_stays_in_the_field_where_there_is_no_list(desk):
    press("Down")
    assert desk.page.search.hasFocus()


def test_moving_in_the_list_opens_the_guide_when_it_rests(desk):
    desk.open(Page.SERVICES)
    desk.page.search.setFocus()
    press("Down")
    press("Down")
    desk.page._preview.timeout.emit()
    assert open_guide(desk.page) == chosen_row(desk.page)
    assert desk.page.list.rows.hasFocus()


@pytest.mark.parametrize("place", ["list", "page", "turn"])
def test_typing_elsewhere_begins_a_new_search(desk, place):
    desk.type("juzhu")
    desk.open_guide(FILING)
    {"list": desk.page.list.rows, "page": desk.page.opened, "turn": desk.page.direction.turn}[place].setFocus()
    QTest.keyClick(QApplication.focusWidget(), "y")
    assert desk.page.search.hasFocus()
    QTest.keyClicks(QApplication.focusWidget(), "djy")
    assert desk.page.search.text() == "ydjy"
    assert chosen_row(desk.page) == FILING_ZH


def test_page_keys_scroll_the_guide_while_the_cursor_is_in_the_field(desk):
    desk.type("ydjy")
    desk.page.preview_now()
    QApplication.sendPostedEvents()
    bar = desk.page.opened.verticalScrollBar()
    assert desk.page.search.hasFocus()
    press("PgDown")
    assert bar.value() > 0
    press("PgUp")
    assert bar.value() == 0


def test_click_on_a_row_opens_its_guide(desk):
    desk.open(Page.SERVICES)
    click_row(desk.page, 2)
    assert open_guide(desk.page) == desk.page.list.rows.model().index(2, 0).data() != ""


def test_going_home_empties_the_field_and_takes_the_list_away(desk):
    desk.type("ydjy")
    press("Return")
    desk.presenter.go_home()
    assert desk.page.search.text() == ""
    assert desk.page.opened is desk.page.made[Page.HOME]
    assert not desk.page.list.isVisible()
    assert not desk.page._preview.isActive()


def test_guide_of_the_same_service_keeps_its_place(desk):
    desk.type("ydjy")
    press("Return")
    bar = desk.page.opened.verticalScrollBar()
    desk.page.opened.widget().adjustSize()
    press("PgDown")
    place = bar.value()
    assert place > 0
    click(desk.city(End.DESTINATION, CHANGSHA))
    assert bar.value() == place
    desk.open_guide(FILING)
    assert bar.value() == place


def test_guide_of_another_service_begins_at_its_top(desk):
    desk.open_guide(FILING)
    bar = desk.page.opened.verticalScrollBar()
    desk.page.search.setFocus()
    press("PgDown")
    assert bar.value() > 0
    desk.open_guide("company-registration")
    assert bar.value() == 0


def test_narrow_window_shows_the_list_or_the_guide(make_desk):
    desk = make_desk(size=(600, 800))
    page = desk.page
    desk.type("ydjy")
    assert page.list.rows.isVisible()
    assert not page.pages.isVisible()
    assert not page._preview.isActive()
    press("Return")
    assert page.opened.isVisible()
    assert not page.list.isVisible()
    desk.presenter.go_home()
    assert not page.list.isVisible()
    assert page.made[Page.HOME].isVisible()


def test_window_that_becomes_wide_shows_both(make_desk):
    desk = make_desk(size=(600, 800))
    desk.type("ydjy")
    press("Return")
    desk.page.resize(1280, 800)
    assert desk.page.list.isVisible()
    assert desk.page.opened.isVisible()


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
    assert not desk.page.notices.notice.isVisible()
    desk.page.search.setText("ydjy")
    assert chosen_row(desk.page) == FILING_ZH


def test_late_answer_of_an_older_search_is_dropped(desk):
    held = []
    desk.presenter._runner.read = lambda work, done, _failed: held.append((work(), done))
    desk.page.search.setText("居住证")
    desk.page.search.setText("异地就医")
    for found, done in reversed(held):
        done(found)
    assert chosen_row(desk.page) == FILING_ZH
    assert desk.page.list.heading.text() == f"{len(rows_of(desk.page.list.rows))} 条"


# What was found stands in the place of the page until somebody wishes for one.


@pytest.mark.parametrize("keys", ["Ctrl+L", "Ctrl+Shift+D", "Ctrl+E", "Ctrl+1", "Ctrl+D"])
@pytest.mark.parametrize("text", ["zzzzqqq", "异地就医"])
def test_list_stays_when_the_window_is_drawn_anew(open_desktop, text, keys):
    desktop = open_desktop(language="zh_CN", size=(1280, 800))
    desktop.page.search.setText(text)
    press(keys)
    assert desktop.page.list.isVisible()
    assert desktop.page.pages.opened_name is (None if text == "异地就医" else Page.SERVICES)
    assert desktop.page.search.text() == text


def test_fields_take_the_place_of_a_guide_when_nothing_is_found_any_more(desk):
    desk.type("ydjy")
    desk.page.preview_now()
    desk.page.search.setText("ydjyzzzz")
    assert desk.page.opened is desk.page.made[Page.SERVICES]
    assert desk.page.list.hint.isVisible()
    assert "您的档案在" in shown_words(desk.page)


def test_cities_named_on_a_page_that_follows_them_do_not_bring_it_back(desk):
    desk.open(Page.COVERAGE)
    desk.page.search.setText("异地就医从湘潭到长沙")
    assert desk.page.list.isVisible()
    assert desk.page.opened is None
    desk.page.preview_now()
    assert open_guide(desk.page) == FILING_ZH


def test_guide_that_was_laid_away_is_not_compared(open_desktop):
    desktop = open_desktop(size=(700, 800), language="zh_CN")
    desktop.page.search.setText("ydjy")
    press("Return")
    desktop.page.search.setText("juzhu")
    press("Ctrl+D")
    assert desktop.page.opened is None
    assert desktop.page.list.isVisible()


def test_page_that_was_laid_away_can_be_asked_for_again(desk):
    desk.open(Page.COVERAGE)
    desk.page.search.setText("异地就医")
    assert desk.page.opened is None
    click(desk.page.bar.pages[Page.COVERAGE])
    assert desk.page.opened is desk.page.made[Page.COVERAGE]
