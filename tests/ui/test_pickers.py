"""Choosing the two cities."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cztservices.domain.words import End
from cztservices.i18n import LANGUAGES
from cztservices.presenters.actions import Action
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page
from tests.ui.eyes import rows_of, shown_words
from tests.ui.hands import CHANGSHA, FILING, PERMIT, XIANGTAN, ZHUZHOU, chosen, click, press, settle

THERE_AND_BACK = {End.ORIGIN: XIANGTAN, End.DESTINATION: CHANGSHA}


def test_no_city_is_chosen_at_first(desk):
    assert [chosen(desk.page, end) for end in End] == [[], []]


@pytest.mark.parametrize("end", End)
@pytest.mark.parametrize("city", [CHANGSHA, ZHUZHOU, XIANGTAN])
def test_click_chooses_a_city(desk, end, city):
    click(desk.city(end, city))
    assert chosen(desk.page, end) == [city]
    assert desk.presenter.direction == Direction().with_city(end, city)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_key_chooses_the_city_that_has_the_focus(desk, key):
    for end, city in THERE_AND_BACK.items():
        QTest.keyClick(desk.city(end, city), key)
    assert desk.presenter.direction == Direction(XIANGTAN, CHANGSHA)
    assert [chosen(desk.page, end) for end in End] == [[XIANGTAN], [CHANGSHA]]


def test_another_click_on_the_chosen_city_keeps_it(desk):
    for _ in range(2):
        click(desk.city(End.ORIGIN, XIANGTAN))
    assert chosen(desk.page, End.ORIGIN) == [XIANGTAN]


def test_city_chosen_at_both_ends_changes_places(desk):
    click(desk.city(End.ORIGIN, XIANGTAN))
    click(desk.city(End.DESTINATION, CHANGSHA))
    click(desk.city(End.ORIGIN, CHANGSHA))
    assert desk.presenter.direction == Direction(CHANGSHA, XIANGTAN)
    assert [chosen(desk.page, end) for end in End] == [[CHANGSHA], [XIANGTAN]]


def test_turn_button_wishes_the_reverse_direction(desk):
    click(desk.page.direction.turn)
    assert desk.wishes == [Action.TURN_AROUND]


def test_reverse_direction_changes_pickers_list_and_guide(make_desk):
    desk = make_desk(direction=Direction(XIANGTAN, CHANGSHA))
    desk.type("ydjy")
    desk.open_guide(FILING)
    assert "湘潭到长沙不用备案。" in shown_words(desk.page)
    assert "无需办理" in rows_of(desk.page.list.rows)[0]
    desk.presenter.turn_around()
    assert [chosen(desk.page, end) for end in End] == [[CHANGSHA], [XIANGTAN]]
    assert "网上备案。" in shown_words(desk.page)
    assert "全程网办" in rows_of(desk.page.list.rows)[0]


def test_guide_follows_a_city_that_is_chosen(make_desk):
    desk = make_desk(direction=Direction(ZHUZHOU, CHANGSHA))
    desk.open_guide(FILING)
    assert "湘潭备案表" not in shown_words(desk.page)
    click(desk.city(End.ORIGIN, XIANGTAN))
    settle(desk.page)
    assert "湘潭备案表" in shown_words(desk.page)


def test_list_of_all_services_follows_a_city_that_is_chosen(make_desk):
    desk = make_desk(direction=Direction(ZHUZHOU, CHANGSHA))
    desk.open(Page.SERVICES)
    [before] = [row for row in rows_of(desk.page.list.rows) if row.startswith("异地就医备案")]
    click(desk.city(End.ORIGIN, XIANGTAN))
    [after] = [row for row in rows_of(desk.page.list.rows) if row.startswith("异地就医备案")]
    assert ("全程网办" in before, "无需办理" in after) == (True, True)


def test_pickers_take_the_labels_of_the_service(desk):
    desk.open_guide(FILING)
    assert {"参保地", "就医地"} <= shown_words(desk.page)
    assert desk.city(End.ORIGIN, XIANGTAN).accessibleName() == "参保地 湘潭"
    desk.presenter.go_back()
    assert {"您的档案在", "您想在哪里办"} <= shown_words(desk.page)
    assert not {"参保地", "就医地"} & shown_words(desk.page)


def test_service_with_one_end_hides_the_other_picker(desk):
    desk.open_guide(PERMIT)
    assert not desk.page.direction.pickers[End.ORIGIN].isVisible()
    assert desk.page.direction.pickers[End.DESTINATION].isVisible()
    assert not desk.page.direction.turn.isVisible()
    desk.open_guide(FILING)
    assert all(desk.page.direction.pickers[end].isVisible() for end in End)
    assert desk.page.direction.turn.isVisible()


def test_cities_in_the_query_are_taken_over(desk):
    desk.page.search.setText("异地就医从湘潭到长沙")
    assert desk.presenter.direction == Direction(XIANGTAN, CHANGSHA)
    assert [chosen(desk.page, end) for end in End] == [[XIANGTAN], [CHANGSHA]]


def test_city_that_is_chosen_stands_against_the_query(desk):
    desk.page.search.setText("异地就医从湘潭到长沙")
    click(desk.city(End.ORIGIN, ZHUZHOU))
    assert desk.presenter.direction == Direction(ZHUZHOU, CHANGSHA)


def test_direction_that_is_turned_stands_against_the_query(desk):
    desk.page.search.setText("异地就医从湘潭到长沙")
    desk.presenter.turn_around()
    assert desk.presenter.direction == Direction(CHANGSHA, XIANGTAN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_choosing_moves_no_button(open_desktop, language):
    desktop = open_desktop(language=language, scale=1.5, size=(1900, 900))
    buttons = [
        *desktop.page.direction.pickers[End.ORIGIN]._buttons.values(),
        *desktop.page.direction.pickers[End.DESTINATION]._buttons.values(),
    ]
    before = [button.geometry() for button in buttons]
    for button in buttons:
        click(button)
        QApplication.sendPostedEvents()
        assert [button.geometry() for button in buttons] == before


def test_bold_name_of_the_chosen_city_has_room(open_desktop):
    desktop = open_desktop(language="en", scale=2.0)
    for button in desktop.page.direction.pickers[End.ORIGIN]._buttons.values():
        bold = QFont(button.font())
        bold.setBold(True)
        edge = desktop.theme.dp(16) + 2
        assert QFontMetrics(bold).horizontalAdvance(button.text()) + 2 * edge <= button.width()


@pytest.mark.parametrize("already", [False, True])
def test_arrow_keys_move_between_the_cities(desk, already):
    if already:
        click(desk.city(End.ORIGIN, CHANGSHA))
    desk.city(End.ORIGIN, CHANGSHA).setFocus()
    press("Right")
    assert desk.city(End.ORIGIN, ZHUZHOU).hasFocus()
    press("Left")
    assert desk.city(End.ORIGIN, CHANGSHA).hasFocus()


def test_city_says_its_key(make_desk):
    desk = make_desk(language="en")
    assert desk.city(End.ORIGIN, XIANGTAN).toolTip() == "Ctrl+3"
    assert desk.city(End.DESTINATION, CHANGSHA).toolTip() == "Alt+1"
