"""The card of a trip: choosing a day, signs that are known by their shape, and words for every colour."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QToolButton, QWidget

from cztservices.catalogue.show import show_guide
from cztservices.catalogue.trip import plan_trip
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.domain.trip import Verdict
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.palettes import PALETTES
from cztservices.presenters.trip import TripView, present_trip
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import Theme
from cztservices.ui.trip_card import TripCard, TripSign
from cztservices.ui.widgets import Chip
from tests.sample_data import DAY
from tests.ui.eyes import shown_words, spoken_name
from tests.ui.hands import click

TOMORROW = DAY + timedelta(1)


@pytest.fixture
def view_of(catalogue_db):
    """The view of opening a company in Changsha, on a day."""

    def _view_of(day: date = DAY, language: str = "en") -> TripView:
        shown = show_guide(catalogue_db, "company-registration", XIANGTAN, CHANGSHA, DAY)
        return present_trip(plan_trip(catalogue_db, shown, day), Translator(language))

    return _view_of


@pytest.fixture
def card(qtbot, view_of) -> TripCard:
    """A card in a window of its own."""
    return show_card(qtbot, view_of())


@pytest.fixture
def chosen(card) -> list[date]:
    """The days that were chosen."""
    days: list[date] = []
    card.day_chosen.connect(days.append)
    return days


class ShownWindows(QObject):
    """Sees windows that are shown, however shortly: one that takes the focus with it gives it to nobody."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(repr(watched))
        return False


def show_card(qtbot, view: TripView, theme: Theme | None = None, width: int = 700) -> TripCard:
    """A card, shown, with the focus."""
    card = TripCard(view, theme or Theme())
    qtbot.addWidget(card)
    card.resize(width, card.heightForWidth(width))
    with qtbot.waitActive(card):
        card.show()
        card.activateWindow()
    return card


@pytest.mark.parametrize("touch", [False, True])
def test_any_other_day_has_its_field_except_at_a_touch_screen_and_no_window_opens_for_it(qtbot, view_of, touch):
    watch = ShownWindows()
    QApplication.instance().installEventFilter(watch)
    card = TripCard(view_of(), Theme(touch=touch))
    QApplication.instance().removeEventFilter(watch)
    qtbot.addWidget(card)
    assert watch.shown == []
    card.show()
    assert card.day_field.isVisible() is not touch


def test_everything_of_the_view_is_on_the_card(card, view_of):
    view = view_of()
    words = {view.title, view.summary, view.day_label, view.verdict, *(one.label for one in view.days)}
    for line in view.lines:
        words |= {line.title, line.reason, line.verdict, *([line.caution] if line.caution else [])}
    assert words <= shown_words(card)
    assert card.accessibleName() == view.title


def test_every_line_has_its_sign_and_its_word_in_its_colour(card, view_of):
    view = view_of()
    signs = [sign._token for sign in card.findChildren(TripSign)]
    assert sorted(signs) == sorted([view.token, *(line.token for line in view.lines)])
    chips = [(chip.accessibleName(), chip._token) for chip in card.findChildren(Chip)]
    assert {(line.verdict, line.token) for line in view.lines} <= set(chips)


@pytest.mark.parametrize("number", [0, 1])
def test_button_chooses_its_day(card, chosen, number):
    click(card._buttons[number])
    assert chosen == [(DAY, TOMORROW)[number]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Select])
def test_button_is_pressed_by_key(card, chosen, key):
    card._buttons[1].setFocus()
    QTest.keyClick(card._buttons[1], key)
    assert chosen == [TOMORROW]


def test_button_of_the_day_that_is_shown_is_marked(card, view_of):
    assert [button.isChecked() for button in card._buttons] == [True, False]
    click(card._buttons[1])
    assert [button.isChecked() for button in card._buttons] == [True, False]
    card.show_trip(view_of(TOMORROW))
    assert [button.isChecked() for button in card._buttons] == [False, True]
    card.show_trip(view_of(DAY + timedelta(5)))
    assert [button.isChecked() for button in card._buttons] == [False, False]


def test_calendar_chooses_any_day_from_today_on(card, chosen):
    wanted = DAY + timedelta(9)
    card.day_field.setDate(QDate(wanted.year, wanted.month, wanted.day))
    assert chosen == [wanted]
    assert card.day_field.minimumDate().toPython() == DAY


def test_day_that_is_typed_counts_when_it_is_whole(card, chosen):
    card.day_field.setFocus()
    QTest.keyClicks(card.day_field.lineEdit(), "2024")
    assert chosen == []
    card.day_field.lineEdit().setText(f"{TOMORROW:%Y-%m-%d}")
    QTest.keyClick(card.day_field, Qt.Key.Key_Return)
    assert chosen == [TOMORROW]


def test_wheel_over_the_field_changes_no_day(card, chosen):
    field = card.day_field
    field.setFocus()
    middle = QPointF(field.rect().center())
    wheel = QWheelEvent(
        middle, field.mapToGlobal(middle), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - Qt takes it so
    )  # fmt: skip
    QApplication.sendEvent(field, wheel)
    assert chosen == []
    assert not wheel.isAccepted()


def test_showing_a_trip_chooses_nothing(card, chosen, view_of):
    card.show_trip(view_of(TOMORROW))
    assert chosen == []
    assert card.day_field.date().toPython() == TOMORROW
    after_midnight = replace(view_of(TOMORROW), today=DAY + timedelta(3), day=DAY + timedelta(5))
    card.show_trip(after_midnight)
    assert chosen == []


def test_another_day_takes_the_place_of_the_one_before_and_keeps_the_focus(card, view_of):
    card._buttons[1].setFocus()
    before, after = view_of(), view_of(DAY + timedelta(3))
    card.show_trip(after)
    assert card._buttons[1].hasFocus()
    QApplication.sendPostedEvents(None, 0)
    assert before.day_label not in shown_words(card)
    assert {after.day_label, after.summary} <= shown_words(card)
    assert len(card.findChildren(TripSign)) == 1 + len(after.lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_controls_have_names_in_the_language_of_the_view(card, view_of, language):
    view = view_of(language=language)
    card.show_trip(view)
    assert [spoken_name(button) for button in card._buttons] == [one.label for one in view.days]
    assert spoken_name(card.day_field) == view.other_day
    assert card.day_field.locale().name().partition("_")[0] == language.partition("_")[0]


@pytest.fixture
def calendar(card) -> Iterator[QCalendarWidget]:
    """The calendar, opened."""
    field = card.day_field
    arrow = QPoint(field.width() - field.height() // 3, field.height() // 2)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=arrow)
    assert field.calendarWidget().isVisible()
    yield field.calendarWidget()
    field.calendarWidget().window().close()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_calendar_is_in_the_colours_and_the_words_of_the_card(card, calendar, view_of):
    """And has no red of its own, which would say that on a weekend nothing can be done."""
    days = {calendar.weekdayTextFormat(day).foreground().color().name() for day in Qt.DayOfWeek}
    assert days == {Theme().colour("ink").lower()}
    leaves = [calendar.findChild(QToolButton, f"qt_calendar_{leaf}month") for leaf in ("prev", "next")]
    for language in LANGUAGES:
        view = view_of(language=language)
        card.show_trip(view)
        assert [(spoken_name(leaf), leaf.text()) for leaf in leaves] == list(zip(view.months, "←→", strict=True))


# Signs


def test_signs_of_the_verdicts_are_told_apart_by_their_shape(qtbot):
    """Drawn in one colour, no two are alike."""
    theme = Theme()
    pictures, outlines = [], {}
    for verdict in Verdict:
        sign = TripSign(verdict.value, theme, "body")
        qtbot.addWidget(sign)
        sign.resize(sign.sizeHint())
        image = sign.grab().toImage()
        inside, ground = QColor(theme.colour(verdict.value)), image.pixelColor(0, 0)
        pictures.append(
            {(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) == inside}
        )
        outlines[verdict] = {
            (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) != ground
        }
    assert len(outlines[Verdict.GO] - outlines[Verdict.CAUTION]) > len(outlines[Verdict.GO]) / 4
    for one, other in combinations(pictures, 2):
        assert len(one) > 40
        assert len(one ^ other) > len(one | other) / 8


@pytest.mark.parametrize("theme", PALETTES)
def test_sign_has_the_colour_of_its_verdict(qtbot, theme):
    for verdict in Verdict:
        sign = TripSign(verdict.value, Theme(theme), "section")
        qtbot.addWidget(sign)
        sign.resize(sign.sizeHint())
        image = sign.grab().toImage()
        colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert {Theme(theme).colour(token).lower() for token in (verdict.value, "on_accent")} <= colours


# Sizes


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off_at_any_size(qtbot, qapp, view_of, scale, elder, language):
    theme = Theme("light", scale, elder)
    qapp.setStyleSheet(style_sheet(theme, "CZT Sans"))
    view = view_of(DAY + timedelta(3), language)
    wordy = replace(view, lines=tuple(replace(line, reason=line.reason * 4) for line in view.lines))
    width = theme.dp(360) * (2 if elder else 1)
    card = show_card(qtbot, wordy, theme, width)
    assert card.width() == width
    for label in card.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
        right = label.mapTo(card, QPoint(label.width(), 0)).x()
        assert right <= width - theme.dp(16), label.text()
    assert card.day_field.height() >= theme.control
    assert card.layout().totalMinimumSize().width() <= width
