"""The test of the touch screen: one dot after the other, then how exact it is."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from cztservices.domain.kiosk.touch_accuracy import DOTS, Deviation
from cztservices.i18n import LANGUAGES, Translator
from cztservices.ui.kiosk.touch_test import PATIENCE_MS, TouchTest, write_deviation
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import FINGER, Theme
from tests.ui.eyes import shown_words, spoken_name
from tests.ui.hands import click
from tests.ui.rulers import cut_texts

TOUCH = Theme(touch=True)
PIXEL_MM = 0.25
SIZES = ((1080, 1920), (1920, 1080))


@pytest.fixture
def make_test(qtbot):
    """The test as large as the screen, shown; what it said is kept."""

    def _make(size=SIZES[0], language="en", theme=TOUCH) -> TouchTest:
        test = TouchTest(theme, Translator(language), PIXEL_MM)
        test.setObjectName("window")
        test.setStyleSheet(style_sheet(theme, "sans"))
        test.results, test.ways_out = [], []
        test.finished.connect(test.results.append)
        test.left.connect(lambda: test.ways_out.append(True))
        qtbot.addWidget(test)
        test.resize(*size)
        test.show()
        return test

    return _make


def tap(test: TouchTest, right: int = 0, down: int = 0) -> None:
    """Tap beside the dot that is shown."""
    x, y = test.dots.trial.dot
    QTest.mouseClick(test.dots, Qt.MouseButton.LeftButton, pos=QPoint(round(x) + right, round(y) + down))


@pytest.mark.parametrize("size", SIZES)
def test_exact_screen_is_found_good_and_every_dot_is_told(make_test, size):
    test = make_test(size)
    for _ in DOTS:
        assert test.results == []
        tap(test, right=4)
    (result,) = test.results
    assert result.is_good
    assert [(one.px, one.mm) for one in result.deviations] == [pytest.approx((4, 1.0))] * 5
    words = shown_words(test)
    assert {
        f"{place}: 1.0 mm (4 px)" for place in ("top left", "top right", "bottom right", "bottom left", "centre")
    } <= words
    assert "The touch screen is exact: at most 1.0 mm off, 5 mm are good." in words


def test_screen_that_is_off_at_one_dot_is_to_be_calibrated(make_test):
    test = make_test()
    for number in range(len(DOTS)):
        tap(test, down=40 if number == 2 else 0)
    assert not test.results[0].is_good
    words = shown_words(test)
    assert "bottom right: 10.0 mm (40 px)" in words
    assert "The touch screen is up to 10.0 mm off, 5 mm are good. Calibrate it anew." in words


def test_dot_is_painted_where_it_is_to_be_tapped(make_test):
    test = make_test()
    for number in range(len(DOTS)):
        x, y = test.dots.trial.dot
        assert test.grab().toImage().pixelColor(round(x), round(y)) == QColor(TOUCH.colour("accent")), number
        tap(test)


def test_finger_counts_where_it_was_put_down(make_test):
    test = make_test()
    x, y = (round(one) for one in test.dots.trial.dot)
    QTest.mousePress(test.dots, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    assert test.dots.trial.number == 0
    QTest.mouseRelease(test.dots, Qt.MouseButton.LeftButton, pos=QPoint(x + 300, y + 300))
    assert test.dots.trial.number == 1


def test_displaced_screen_is_measured_to_the_end(make_test):
    test = make_test()
    for _ in DOTS:
        x, y = test.dots.trial.dot
        QTest.mouseClick(test.dots, Qt.MouseButton.LeftButton, pos=QPoint(round(1080 - x), round((1920 - y) * 0.8)))
    (result,) = test.results
    assert not result.is_good
    assert (result.deviations[0].right_px, result.deviations[0].down_px) == (864, 1190)
    assert any("Calibrate it anew." in words for words in shown_words(test))


def test_place_that_was_felt_is_marked_with_a_cross(make_test):
    test, felt = make_test(), QPoint(700, 1300)
    before = test.grab().toImage().pixelColor(felt)
    QTest.mouseClick(test.dots, Qt.MouseButton.LeftButton, pos=felt)
    image = test.grab().toImage()
    arms = (QPoint(), QPoint(8, 0), QPoint(-8, 0), QPoint(0, 8), QPoint(0, -8))
    assert {image.pixelColor(felt + arm).name() for arm in arms} == {QColor(TOUCH.colour("ink")).name()}
    assert all(image.pixelColor(felt + corner) == before for corner in (QPoint(8, 8), QPoint(-8, -8)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_button_to_leave_is_low_for_a_finger_and_away_from_the_dots(make_test, size, language):
    test = make_test(size, language)
    test.grab()
    leave, (width, height) = test.dots.leave, size
    place = leave.geometry()
    assert leave.isVisible()
    assert spoken_name(leave)
    assert cut_texts(test) == []
    assert min(place.width(), place.height()) >= TOUCH.dp(FINGER)
    assert height / 2 < place.top() <= place.bottom() < height
    away = TOUCH.dp(2 * FINGER)
    grown = place.adjusted(-away, -away, away, away)
    assert not any(grown.contains(round(across * width), round(down * height)) for across, down in DOTS)


def test_button_to_leave_ends_it_and_is_no_tap(make_test):
    test = make_test()
    tap(test)
    click(test.dots.leave)
    assert test.ways_out == [True]
    assert test.dots.trial.number == 1


def test_nobody_there_ends_it(make_test):
    test = make_test()
    assert test.patience.isActive()
    assert test.patience.interval() == PATIENCE_MS == 30_000
    test.patience.timeout.emit()
    assert (test.ways_out, test.results) == ([True], [])


def test_patience_begins_anew_with_each_tap(make_test):
    test = make_test()
    for right in (0, 500):
        test.patience.stop()
        tap(test, right=right)
        assert test.patience.isActive()


def test_result_leads_back(make_test):
    test = make_test()
    for _ in DOTS:
        tap(test)
    (back,) = (one for one in test.findChildren(QPushButton) if one.isVisible())
    click(back)
    assert test.ways_out == [True]


class _Marking:
    """A translator that shows which words have come by it."""

    def gettext(self, text: str) -> str:
        return f"<{text}>"


def test_punctuation_of_a_line_is_the_translators_own():
    line = write_deviation("top left", Deviation(3, 4, 0.5), _Marking())
    assert line == "<top left: 2.5 mm (5 px)>"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_result_is_whole_in_every_language(make_test, size, language):
    test = make_test(size, language)
    for _ in DOTS:
        tap(test, right=100)
    test.grab()
    assert cut_texts(test) == []


def test_screen_that_was_turned_has_its_dots_where_it_ends_now(make_test):
    test = make_test()
    tap(test)
    test.resize(1920, 1080)
    test.grab()
    assert test.dots.trial.dot == pytest.approx((1920 * 0.9, 1080 * 0.1))
