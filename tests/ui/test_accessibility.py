"""What a screen reader hears."""

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCalendarWidget,
    QCheckBox,
    QDateTimeEdit,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from cztservices.domain.words import End
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.direction import Direction
from cztservices.ui.city_map import CityMap
from cztservices.ui.city_picker import CityPicker
from cztservices.ui.flow_picture import FlowPicture
from cztservices.ui.preparing_page import PreparingPage
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip
from tests.ui.eyes import labels_in, rows_of, spoken_name, widgets_in
from tests.ui.hands import CHANGSHA, FILING, PAGES, XIANGTAN, open_folds, settle

SPEAKING = (
    QAbstractButton, QAbstractItemView, QAbstractScrollArea, QDateTimeEdit, QLineEdit, QProgressBar, CityPicker, CityMap,
    FlowPicture, Chip,
)  # fmt: skip
QTS_OWN = (QLineEdit, QDateTimeEdit, QCalendarWidget, QAbstractItemView)
"""Parts of these are named by what they stand in."""


def nameless(root: QWidget) -> list[QWidget]:
    """What ought to have a name with a letter in it, and has none."""
    return [
        widget
        for widget in widgets_in(root)
        if isinstance(widget, SPEAKING)
        and not isinstance(widget.parentWidget(), QTS_OWN)
        and not any(char.isalnum() for char in spoken_name(widget))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ref", PAGES, ids=lambda ref: ref.page)
def test_everything_that_can_be_used_has_a_name(make_desk, language, ref):
    desk = make_desk(language=language)
    page = desk.open(ref.page, ref.ref)
    assert nameless(desk.page) == []
    open_folds(page)
    assert nameless(desk.page) == []
    desk.presenter.choose_city(End.ORIGIN, XIANGTAN)
    desk.presenter.choose_city(End.DESTINATION, CHANGSHA)
    settle(desk.page)
    assert nameless(desk.page) == []


@pytest.mark.parametrize("ref", PAGES, ids=lambda ref: ref.page)
def test_page_is_named_by_what_it_is_about(desk, ref):
    page = desk.open(ref.page, ref.ref)
    assert spoken_name(page) in {label.text() for label in labels_in(page)}


def test_bar_of_the_first_start_has_a_name(qtbot):
    page = PreparingPage(Theme(), Translator("zh_CN"))
    qtbot.addWidget(page)
    assert nameless(page) == []


def test_list_and_field_are_named_in_the_language_of_the_window(open_desktop):
    desktop = open_desktop(language="en")
    named = {spoken_name(part) for part in (desktop.page.search, desktop.page.list.rows)}
    assert named == {"Search", "Results"}


def test_box_before_a_paper_is_named_by_the_paper(make_desk):
    page = make_desk(direction=Direction(XIANGTAN, CHANGSHA), language="en").open_guide(FILING)
    assert [spoken_name(box) for box in page.findChildren(QCheckBox)] == ["Identity card", "Form of Xiangtan"]


def test_picture_of_the_way_says_all_of_it(make_desk):
    page = make_desk(direction=Direction(CHANGSHA, XIANGTAN), language="en").open_guide(FILING)
    [picture] = page.findChildren(FlowPicture)
    shown = [label.text() for label in labels_in(picture) if label.text()]
    assert len(shown) > 3
    assert [words for words in shown if words not in spoken_name(picture)] == []


def test_city_is_named_with_its_end(make_desk):
    desk = make_desk(language="en")
    assert spoken_name(desk.city(End.ORIGIN, XIANGTAN)) == "My record is in Xiangtan"
    assert spoken_name(desk.city(End.DESTINATION, XIANGTAN)) == "I want it done in Xiangtan"


def test_row_is_said_with_what_it_shows(make_desk):
    desk = make_desk(direction=Direction(XIANGTAN, CHANGSHA), language="en")
    desk.type("ydjy")
    assert rows_of(desk.page.list.rows)[0] == (
        "Filing for medical treatment in another city, by initials, Medical insurance, Nothing to do, Services 1"
    )
