"""Questions in the window: large buttons, what was answered so far, and the guide of the case."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from cztservices.domain.words import End
from cztservices.presenters.actions import Action
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from cztservices.ui.answer_button import AnswerButton
from cztservices.ui.fold import Fold
from cztservices.ui.link import Link
from cztservices.ui.tile import Tile
from tests.ui.eyes import shown_words, spoken_name
from tests.ui.hands import CHANGSHA, FILING, PERMIT, XIANGTAN, click, settle


@pytest.fixture
def desk(make_desk):
    """A desk between two cities, in English."""
    return make_desk(direction=Direction(XIANGTAN, CHANGSHA), language="en")


def answers_on(page) -> list[AnswerButton]:
    return page.findChildren(AnswerButton)


def button(page, text) -> QToolButton:
    return next(one for one in page.findChildren(QToolButton) if one.text() == text)


def ask(desk, choice=""):
    return desk.open(Page.ASK, FILING, choice)


def test_question_stands_above_its_answers(desk):
    page = ask(desk)
    assert [one.text() for one in answers_on(page)] == ["I live there", "Emergency", "On holiday"]
    assert {"Why are you treated there?", "Insured in Xiangtan → Treated in Changsha"} <= shown_words(page)
    assert "So far" not in shown_words(page)


def test_why_is_said_with_its_source_when_asked(desk):
    page = ask(desk)
    why = page.findChild(Fold)
    assert "The reason decides which papers you need." not in shown_words(page)
    click(why.button)
    words = shown_words(page)
    assert "The reason decides which papers you need." in words
    assert any(line.startswith("湖南省备案通知 · ") for line in words)


def test_answers_lead_over_questions_to_the_guide_of_the_case(desk):
    page = ask(desk)
    click(answers_on(page)[0])
    assert desk.presenter.current == PageRef(Page.ASK, FILING, "why-there=living")
    settle(desk.page)
    click(answers_on(page)[0])
    assert desk.presenter.current == PageRef(Page.GUIDE, FILING, "why-there=living,settled=yes")
    words = shown_words(settle(desk.page))
    assert {"Sign the pledge once.", "Sign the pledge.", "Your case"} <= words


def test_numbers_answer(desk):
    page = ask(desk)
    page.setFocus()
    QTest.keyClick(answers_on(page)[0], Qt.Key.Key_2)
    assert desk.presenter.current == PageRef(Page.GUIDE, FILING, "why-there=emergency")


def test_keyboard_goes_along_to_the_next_question_and_to_the_guide(desk):
    guide = desk.open(Page.GUIDE, FILING)
    desk.page.activateWindow()
    guide.setFocus()
    desk.page.focus_next_page()
    desk.presenter.ask()
    QTest.keyClick(answers_on(settle(desk.page))[0], Qt.Key.Key_1)
    assert QApplication.focusWidget() is answers_on(settle(desk.page))[0]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    assert settle(desk.page) is desk.page.made[Page.GUIDE]
    assert QApplication.focusWidget() is desk.page.opened


def test_number_without_an_answer_does_nothing(desk):
    page = ask(desk, "why-there=living")
    QTest.keyClick(answers_on(page)[0], Qt.Key.Key_4)
    assert desk.presenter.current == PageRef(Page.ASK, FILING, "why-there=living")


def test_answer_given_before_is_marked_where_its_question_is_reopened(desk):
    guide = desk.open(Page.GUIDE, FILING, "why-there=living,settled=yes")
    click(button(guide, "I live there"))
    page = settle(desk.page)
    assert [one.isChecked() for one in answers_on(page)] == [True, False, False]
    click(answers_on(page)[0])
    assert desk.presenter.current == PageRef(Page.GUIDE, FILING, "why-there=living,settled=yes")


def test_yes_is_said_with_its_question_on_its_chip(desk):
    guide = desk.open(Page.GUIDE, FILING, "why-there=living,settled=yes")
    chip = button(guide, "Do you live there for good? Yes")
    assert spoken_name(chip) == "Do you live there for good? Yes"


def test_case_leads_back_to_the_guide_for_everybody(desk):
    guide = desk.open(Page.GUIDE, FILING, "why-there=emergency")
    assert "Choose a hospital." not in shown_words(guide)
    click(button(guide, "Show the guide for everybody"))
    assert desk.presenter.current == PageRef(Page.GUIDE, FILING)
    assert "Choose a hospital." in shown_words(settle(desk.page))


def test_guide_that_depends_on_the_case_offers_to_ask(desk):
    guide = desk.open(Page.GUIDE, FILING)
    offer = next(tile for tile in guide.findChildren(Tile) if tile.text() == "What holds in my case?")
    click(offer)
    assert desk.wishes == [Action.ASK]


def test_guide_for_everybody_alike_offers_no_questions(desk):
    guide = desk.open(Page.GUIDE, PERMIT)
    assert guide.findChildren(Tile) == []


def test_asking_begins_with_the_first_question_and_asks_the_last_question_of_a_case_again(desk):
    desk.open(Page.GUIDE, FILING)
    desk.presenter.ask()
    assert desk.presenter.current == PageRef(Page.ASK, FILING)
    desk.open(Page.GUIDE, FILING, "why-there=living,settled=yes")
    desk.presenter.ask()
    page = settle(desk.page)
    assert [one.text() for one in answers_on(page)] == ["Yes", "No", "I do not know"]
    assert answers_on(page)[0].isChecked()


def test_what_is_not_possible_leads_to_what_is(desk):
    guide = desk.open(Page.GUIDE, FILING, "why-there=holiday")
    assert "Not possible, get a residence permit first." in shown_words(guide)
    click(next(link for link in guide.findChildren(Link) if link.text() == "Residence permit"))
    assert desk.presenter.current == PageRef(Page.GUIDE, PERMIT)


def test_answers_stay_when_the_cities_change(desk):
    desk.open(Page.GUIDE, FILING, "why-there=living,settled=yes")
    desk.presenter.choose_city(End.ORIGIN, "430200")
    assert desk.presenter.current == PageRef(Page.GUIDE, FILING, "why-there=living,settled=yes")
    assert "Sign the pledge once." in shown_words(settle(desk.page))


def test_going_back_asks_the_question_before(desk):
    page = ask(desk)
    click(answers_on(page)[0])
    desk.presenter.go_back()
    assert [one.text() for one in answers_on(settle(desk.page))] == ["I live there", "Emergency", "On holiday"]


def test_service_that_asks_nothing_says_so(desk):
    desk.open(Page.GUIDE, PERMIT)
    desk.presenter.ask()
    assert "asks nothing" in desk.page.notices.notice_text.text()


def test_enter_answers_as_the_space_bar_does(desk):
    page = ask(desk)
    answers_on(page)[1].setFocus()
    QTest.keyClick(answers_on(page)[1], Qt.Key.Key_Return)
    assert desk.presenter.current == PageRef(Page.GUIDE, FILING, "why-there=emergency")


def test_cities_bear_the_labels_of_the_service(desk):
    ask(desk)
    assert {"Insured in", "Treated in"} <= shown_words(desk.page)


def test_what_is_not_possible_plans_no_journey(desk):
    words = shown_words(desk.open(Page.GUIDE, FILING, "why-there=holiday"))
    assert "Not this way" in words
    assert "Between the two cities" not in words
    assert "Choose a hospital." not in words
