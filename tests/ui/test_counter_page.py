"""The counter view in the window: ticked by keys, told aloud, and forgotten for the next person."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from cztservices.app import print_queue
from cztservices.app.print_queue import Printer
from cztservices.catalogue.show import show_guide
from cztservices.catalogue.state_code import write_code
from cztservices.config import PROFILES
from cztservices.i18n import Translator
from cztservices.presenters.actions import Action, offer_actions
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from cztservices.ui.sheet_dialog import SheetDialog
from tests.papers import text_of
from tests.sample_data import DAY
from tests.ui.conftest import NOW
from tests.ui.eyes import shown_words
from tests.ui.hands import CHANGSHA, FILING, XIANGTAN, click, press, settle

HALL = Printer("hall", "The hall", is_default=True, stopped=False)
COMPLETE = "All papers that the guide names are here."


@pytest.fixture
def desk(make_desk):
    """A desk at a window between two cities, in English."""
    return make_desk(direction=Direction(XIANGTAN, CHANGSHA), language="en")


@pytest.fixture
def page(desk):
    """The counter view of the sample, with the keyboard on its first paper."""
    shown = desk.open(Page.COUNTER, FILING)
    desk.page.activateWindow()
    shown.setFocus()
    return shown


@pytest.fixture
def desktop(open_desktop, monkeypatch):
    """The program at a window, with a guide open; what is printed is kept."""
    monkeypatch.setattr(print_queue, "list_printers", lambda: (HALL,))
    monkeypatch.setattr("cztservices.app.taking_away.now", lambda: NOW)
    opened = open_desktop(language="en")
    for action in ("origin_3", "destination_1"):
        opened.window._on_action_requested(Action(action))
    opened.desk.open(PageRef(Page.GUIDE, FILING))
    return opened


def ticked(page) -> list[str]:
    return [name for name, box in page.boxes.items() if box.isChecked()]


def type_key(key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def test_both_halves_are_shown_with_what_they_are_about(page):
    assert {"What I check", "Who it is", "Forms", "What Xiangtan decides", "Home office in Xiangtan"} <= shown_words(
        page
    )
    assert [*page.boxes] == ["material-id", "material-xiangtan"]
    assert "0 of 2 ready" in shown_words(page)


def test_digits_and_the_space_bar_tick_and_arrows_go_from_paper_to_paper(page):
    type_key(Qt.Key.Key_2)
    assert ticked(page) == ["material-xiangtan"]
    type_key(Qt.Key.Key_Up)
    type_key(Qt.Key.Key_Space)
    assert ticked(page) == ["material-id", "material-xiangtan"]
    type_key(Qt.Key.Key_Down)
    type_key(Qt.Key.Key_Space)
    assert ticked(page) == ["material-id"]


def test_what_is_missing_is_told_anew_with_every_tick(page):
    assert "1. Identity card" in page.missing.text()
    type_key(Qt.Key.Key_1)
    assert "Identity card" not in page.missing.text()
    assert "1. Form of Xiangtan" in page.missing.text()
    assert "1 of 2 ready" in shown_words(page)
    type_key(Qt.Key.Key_2)
    assert page.missing.text() == COMPLETE


def test_digit_without_a_paper_does_nothing_and_a_letter_begins_a_search(desk, page):
    type_key(Qt.Key.Key_9)
    assert (desk.page.search.text(), ticked(page)) == ("", [])
    page._digits.clear()
    type_key(Qt.Key.Key_Y)
    assert desk.page.search.text() == "y"


def test_digits_right_before_letters_are_a_code_that_is_scanned(desk, page):
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Z):
        type_key(key)
    assert (desk.page.search.text(), ticked(page)) == ("12z", [])


def test_case_that_is_not_possible_offers_what_is_and_prints_nothing(desk):
    words = shown_words(desk.open(Page.COUNTER, FILING, "why-there=holiday"))
    assert "Instead: Residence permit" in words
    assert not any("No source" in one or "Print" in one for one in words)


def test_papers_of_many_cases_say_so(desk, page):
    mixed = "Not all of these belong to one case: answer the questions first."
    assert mixed in shown_words(page)
    assert mixed not in shown_words(desk.open(Page.COUNTER, FILING, "why-there=emergency"))


def test_halves_stand_below_one_another_where_there_is_no_room(make_desk):
    narrow = make_desk(direction=Direction(XIANGTAN, CHANGSHA), language="en", size=(700, 800))
    shown = narrow.open(Page.COUNTER, FILING)
    settle(narrow.page)
    left, right = (shown._halves.itemAt(n).geometry() for n in range(2))
    assert left.bottom() < right.top()


def test_ticks_stay_in_another_language_and_direction_and_go_for_the_next_person(desk, page):
    type_key(Qt.Key.Key_1)
    desk.presenter.turn_around()
    desk.presenter.redraw(Translator("zh_CN"))
    assert ticked(settle(desk.page)) == ticked(page) == ["material-id"]
    desk.presenter.go_home()
    desk.open(Page.GUIDE, FILING)
    desk.presenter.take_in()
    assert ticked(settle(desk.page)) == []


def test_counter_is_offered_at_a_guide_to_staff_alone(desk):
    guide = desk.open(Page.GUIDE, FILING)
    [button] = [one for one in guide.findChildren(QToolButton) if one.text() == "Counter"]
    click(button)
    assert desk.wishes == [Action.COUNTER]
    for name in ("resident", "staff"):
        offered = offer_actions(serves_others=PROFILES[name].serves_others)
        assert len({Action.COUNTER, Action.PRINT_MISSING} & {*offered}) == (2 if name == "staff" else 0)


def test_counter_takes_in_the_case_that_lies_open(desk):
    desk.open(Page.GUIDE, FILING, "why-there=emergency")
    desk.presenter.take_in()
    assert desk.presenter.current == PageRef(Page.COUNTER, FILING, "why-there=emergency")
    words = shown_words(settle(desk.page))
    assert "Why are you treated there? Emergency" in words
    click(next(one for one in desk.page.opened.findChildren(QToolButton) if one.text() == "To the guide"))
    assert desk.presenter.current == PageRef(Page.GUIDE, FILING, "why-there=emergency")


def dialog_over(desktop) -> SheetDialog:
    [found] = [one for one in desktop.page.findChildren(SheetDialog) if one.isVisible()]
    return found


@pytest.fixture
def printed(monkeypatch):
    """What was sent to the printer."""
    sent: list[bytes] = []
    monkeypatch.setattr(print_queue, "print_pages", lambda _pages, pdf, _printer, _title: sent.append(pdf))
    return sent


@pytest.mark.parametrize(
    ("keys", "words"), [("Ctrl+P", "Handoversheetforthehomecity"), ("Ctrl+Shift+P", "Whatismissing,toldonceandforall")]
)
def test_sheets_are_printed_with_what_was_ticked(desktop, printed, keys, words):
    press("Ctrl+O")
    settle(desktop.page)
    type_key(Qt.Key.Key_1)
    press(keys)
    dialog_over(desktop).print.click()
    text = text_of(printed[-1])
    assert words in text
    assert "□FormofXiangtan" in text
    assert ("✓Identitycard" in text) is (keys == "Ctrl+P")
    assert "□Identitycard" not in text


def test_guide_is_printed_as_ever_and_the_case_with_its_code(desktop, printed, catalogue_db):
    code = write_code(show_guide(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY, {"why-there": "emergency"}))
    for choice in ("", "why-there=emergency"):
        desktop.desk.open(PageRef(Page.GUIDE, FILING, choice))
        press("Ctrl+P")
        dialog_over(desktop).print.click()
    general, case = (text_of(pdf) for pdf in printed)
    assert ["Nofilingbeforeanemergency" in text for text in (general, case)] == [False, True]
    assert ["Statecode" in text for text in (general, case)] == [False, True]
    assert code.replace("-", "") in case


def test_missing_is_printed_of_a_file_that_is_taken_in_alone(desktop):
    press("Ctrl+Shift+P")
    assert desktop.page.notices.notice_text.text().startswith("Open the counter first, with Ctrl+O on a guide")
    press("Ctrl+O")
    assert not desktop.page.notices.notice.isVisible()
    press("Ctrl+Shift+P")
    assert isinstance(QApplication.activeModalWidget(), SheetDialog)


def test_enter_that_is_faster_than_the_search_waits_for_it(make_desk, monkeypatch):
    desk = make_desk(direction=Direction(XIANGTAN, CHANGSHA), language="en")
    waiting = []
    monkeypatch.setattr(desk.presenter._looking._wishes, "_runner", Holding(waiting))
    desk.page.search.setText("ydjy")
    press_enter(desk)
    assert desk.presenter.current.page is Page.HOME
    for run in waiting:
        run()
    assert desk.presenter.current == PageRef(Page.GUIDE, FILING)


class Holding:
    """Holds reading back."""

    def __init__(self, waiting: list) -> None:
        self._waiting = waiting

    def read(self, work, done, failed) -> None:
        self._waiting.append(lambda: done(work()))


def press_enter(desk) -> None:
    QTest.keyClick(desk.page.search, Qt.Key.Key_Return)


def test_case_is_asked_for_where_none_was_answered(desk):
    page = desk.open(Page.COUNTER, FILING)
    click(next(one for one in page.findChildren(QToolButton) if one.text() == "What holds in my case?"))
    assert desk.presenter.current == PageRef(Page.ASK, FILING)
    answered = desk.open(Page.COUNTER, FILING, "why-there=emergency")
    assert "What holds in my case?" not in {one.text() for one in answered.findChildren(QToolButton)}
