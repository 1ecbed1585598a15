"""The maintenance page: all that the view says, buttons for a finger, and it does not stay open."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.kiosk.maintenance import present_maintenance
from cztservices.ui.kiosk.maintenance_page import MaintenancePage
from cztservices.ui.kiosk.twice_button import AGAIN_MS, TwiceButton
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import FINGER, Theme
from tests.kiosk_facts import ILL, WELL
from tests.ui.eyes import shown_words, spoken_name
from tests.ui.hands import click
from tests.ui.rulers import cut_texts, faint_texts, overlapping

TOUCH = Theme(touch=True)
SIZES = ((1080, 1920), (1920, 1080))
WISHES = {
    "Test the printer": "printer_test_requested",
    "Test the touch screen": "touch_test_requested",
    "Test the sound": "sound_test_requested",
    "Export to a USB stick": "export_requested",
    "Print this slip": "slip_requested",
    "Back to the kiosk": "back_requested",
}
TWICE = {
    "Restart the kiosk program": ("restart_requested", "Press again to restart it"),
    "Leave the kiosk": ("exit_requested", "Press again to leave the kiosk"),
}


@pytest.fixture
def make_page(qtbot):
    """The page as large as the screen, shown."""

    def _make(facts=ILL, size=SIZES[0], language="en", theme=TOUCH) -> MaintenancePage:
        translator = Translator(language)
        page = MaintenancePage(theme, translator)
        page.setObjectName("window")
        page.setStyleSheet(style_sheet(theme, "sans"))
        if facts is not None:
            page.show_view(present_maintenance(facts, translator))
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.grab()
        return page

    return _make


@pytest.mark.parametrize("facts", [WELL, ILL])
def test_page_says_all_of_the_view(make_page, facts):
    page, view = make_page(facts), present_maintenance(facts, Translator("en"))
    rows = [row for section in view.sections for row in section.rows]
    said = {view.summary, view.taken, *(section.title for section in view.sections)}
    said |= {words for row in rows for words in (row.code, row.label, row.value) if words}
    assert said - shown_words(page) == set()
    assert page.accessibleName() == f"Maintenance: {facts.hall}"


def test_states_are_said_in_words_beside_their_colour(make_page):
    states = {"works", "see to it", "mend it"}
    assert states & shown_words(make_page(WELL)) == {"works"}
    assert states & shown_words(make_page(ILL)) == {"see to it", "mend it"}


def test_new_view_takes_the_place_of_the_old(make_page):
    page = make_page()
    page.show_view(present_maintenance(WELL, Translator("en")))
    page.grab()
    assert "Everything works." in shown_words(page)
    assert present_maintenance(ILL, Translator("en")).summary not in shown_words(page)


@pytest.mark.parametrize("words", WISHES)
def test_each_button_asks_for_its_own(make_page, words):
    page = make_page()
    asked: list[str] = []
    for wish in WISHES.values():
        getattr(page, wish).connect(lambda wish=wish: asked.append(wish))
    (button,) = (one for one in page.buttons if one.text() == words)
    click(button)
    assert asked == [WISHES[words]]


@pytest.mark.parametrize("words", TWICE)
def test_what_ends_the_kiosk_is_asked_once_more_on_its_own_button(make_page, words):
    page, (wish, again) = make_page(), TWICE[words]
    asked: list[bool] = []
    getattr(page, wish).connect(lambda: asked.append(True))
    (button,) = (one for one in page.buttons if one.text() == words)
    click(button)
    assert asked == []
    assert (button.text(), spoken_name(button)) == (again, again)
    assert button.timer.interval() == AGAIN_MS == 5_000
    button.timer.timeout.emit()
    assert (button.text(), spoken_name(button)) == (words, words)
    click(button)
    assert asked == []
    click(button)
    assert asked == [True]
    assert button.text() == words


def test_page_without_a_view_says_that_it_looks_and_leads_back(make_page, qtbot):
    page = make_page(None)
    assert "Looking how the kiosk is …" in shown_words(page)
    assert page.accessibleName() == "Maintenance"
    with qtbot.waitSignal(page.back_requested):
        click(page.buttons[-1])
    page.show_view(present_maintenance(WELL, Translator("en")))
    assert "Looking how the kiosk is …" not in shown_words(page)


def test_clock_can_be_called_right_only_where_it_went_back(make_page, qtbot):
    page = make_page(WELL)
    assert not page.clock.isVisible()
    page.show_view(present_maintenance(replace(WELL, went_back=True), Translator("en")))
    with qtbot.waitSignal(page.day_confirmed):
        click(page.clock)
    page.show_view(present_maintenance(WELL, Translator("en")))
    assert not page.clock.isVisible()


def test_what_was_done_and_what_was_not_is_said_in_turn(make_page):
    page = make_page()
    page.show_done("The slip was printed.")
    assert "The slip was printed." in shown_words(page)
    page.show_trouble("There is no stick; plug one in.")
    assert "There is no stick; plug one in." in shown_words(page)
    assert "The slip was printed." not in shown_words(page)


def test_page_that_is_left_alone_asks_to_go_back(make_page, qtbot):
    page = make_page()
    assert page.patience.isActive()
    with qtbot.waitSignal(page.back_requested):
        page.patience.timeout.emit()
    page.hide()
    assert not page.patience.isActive()


@pytest.mark.parametrize("touch", [
    lambda page: click(page.buttons[0]),
    lambda page: page.scroller.verticalScrollBar().setValue(40),
    lambda page: QTest.mouseClick(page.scroller.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 20)),
    lambda page: QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=QPoint(5, 5)),
], ids=["button", "scroll", "row", "edge"])  # fmt: skip
def test_every_touch_says_that_somebody_is_there(make_page, touch):
    page = make_page()
    page.patience.stop()
    touch(page)
    assert page.patience.isActive()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_whole_and_for_a_finger_in_every_language(make_page, size, language):
    page = make_page(ILL, size, language)
    page.show_trouble("USB " * 40)
    page.grab()
    places = [one.geometry() for one in page.buttons]
    for button in page.findChildren(TwiceButton):
        click(button)
    page.grab()
    assert [one.geometry() for one in page.buttons] == places  # else the second press would meet another
    assert page.size().toTuple() == size
    assert cut_texts(page) == []
    assert overlapping(page) == []
    buttons = (*page.buttons, page.clock)
    assert [one.text() for one in buttons if min(one.width(), one.height()) < TOUCH.dp(FINGER)] == []
    assert all(page.rect().contains(one.geometry()) and spoken_name(one) for one in buttons)
    assert page.scroller.horizontalScrollBar().maximum() == 0
    assert page.scroller.height() >= TOUCH.dp(200)


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_words_stand_out_in_every_look(make_page, look):
    page = make_page(theme=Theme(look, touch=True))
    assert faint_texts(page, page.grab().toImage(), 4.5) == []
