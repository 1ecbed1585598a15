"""What a screen reader hears."""

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from cztservices.domain.words import End
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.direction import Direction
from cztservices.ui.city_picker import CityPicker
from cztservices.ui.preparing_page import PreparingPage
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip
from tests.ui.eyes import rows_of, spoken_name, widgets_in
from tests.ui.hands import CHANGSHA, FILING, XIANGTAN

SPEAKING = (QAbstractButton, QAbstractItemView, QAbstractScrollArea, QLineEdit, QProgressBar, CityPicker, Chip)


def nameless(root: QWidget) -> list[QWidget]:
    """What ought to have a name with a letter in it, and has none; the field's own clear button cannot be reached."""
    return [
        widget
        for widget in widgets_in(root)
        if isinstance(widget, SPEAKING)
        and not isinstance(widget.parentWidget(), QLineEdit)
        and not any(char.isalnum() for char in spoken_name(widget))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_be_used_has_a_name(make_desk, language):
    desk = make_desk(language=language)
    assert nameless(desk.page) == []
    desk.presenter.open_service(FILING)
    assert nameless(desk.page) == []
    desk.presenter.choose_city(End.ORIGIN, XIANGTAN)
    desk.presenter.choose_city(End.DESTINATION, CHANGSHA)
    assert nameless(desk.page) == []


def test_bar_of_the_first_start_has_a_name(qtbot):
    page = PreparingPage(Theme(), Translator("zh_CN"))
    qtbot.addWidget(page)
    assert nameless(page) == []


def test_city_is_named_with_its_end(make_desk):
    desk = make_desk(language="en")
    assert spoken_name(desk.city(End.ORIGIN, XIANGTAN)) == "My record is in Xiangtan"
    assert spoken_name(desk.city(End.DESTINATION, XIANGTAN)) == "I want it done in Xiangtan"


def test_row_is_said_with_what_it_shows(make_desk):
    desk = make_desk(direction=Direction(XIANGTAN, CHANGSHA), language="en")
    desk.type("ydjy")
    assert rows_of(desk.page.results)[0] == (
        "Filing for medical treatment in another city, by initials, Medical insurance, Nothing to do, Services 1"
    )
