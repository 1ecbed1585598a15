"""The hidden gesture on a real window: heard over whatever lies there, and nothing is taken from it."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from cztservices.ui.kiosk.hidden_gesture import HiddenGesture

WIDTH, HEIGHT = 700, 500
LEFT, RIGHT, MIDDLE = QPoint(20, 20), QPoint(WIDTH - 20, 20), QPoint(WIDTH // 2, 300)
MOUSE = Qt.MouseButton.LeftButton


class Hall:
    """A window that is all one button, with a clock of its own."""

    def __init__(self, qtbot, scale=1.0) -> None:
        self.window, self.now, self.opened, self.clicks = QWidget(), 100.0, 0, 0
        qtbot.addWidget(self.window)
        self.window.resize(WIDTH, HEIGHT)
        button = QPushButton("all of it", self.window)
        button.resize(WIDTH, HEIGHT)
        button.clicked.connect(self._on_button_clicked)
        self.gesture = HiddenGesture(self.window, scale, clock=lambda: self.now)
        self.gesture.recognised.connect(self._on_gesture_recognised)
        with qtbot.waitExposed(self.window):
            self.window.show()

    def _on_button_clicked(self) -> None:
        self.clicks += 1

    def _on_gesture_recognised(self) -> None:
        self.opened += 1

    def tap(self, *places: QPoint, button=MOUSE) -> None:
        """Tap as the system would say it, a second apart."""
        for place in places:
            QTest.mouseClick(self.window.windowHandle(), button, Qt.KeyboardModifier.NoModifier, place)
            self.now += 1


@pytest.fixture
def hall(qtbot):
    return Hall(qtbot)


def test_five_taps_by_turns_are_recognised_once_and_reach_what_lies_under_them(hall):
    hall.tap(LEFT, RIGHT, LEFT, RIGHT)
    assert hall.opened == 0
    hall.tap(LEFT)
    assert (hall.opened, hall.clicks) == (1, 5)


def test_tap_elsewhere_begins_anew(hall):
    hall.tap(LEFT, RIGHT, LEFT, MIDDLE, RIGHT, LEFT)
    assert hall.opened == 0


def test_slow_taps_are_none(hall):
    for place in (LEFT, RIGHT, LEFT, RIGHT, LEFT):
        hall.tap(place)
        hall.now += 1
    assert hall.opened == 0


def test_right_button_is_no_finger(hall):
    hall.tap(LEFT, RIGHT, LEFT, RIGHT, LEFT, button=Qt.MouseButton.RightButton)
    assert hall.opened == 0


def test_finger_that_was_dragged_into_a_corner_did_not_tap_it(hall):
    hall.tap(LEFT, RIGHT, LEFT, RIGHT)
    handle, none = hall.window.windowHandle(), Qt.KeyboardModifier.NoModifier
    QTest.mousePress(handle, MOUSE, none, MIDDLE)
    QTest.mouseRelease(handle, MOUSE, none, LEFT)
    assert hall.opened == 0
    hall.tap(LEFT)
    assert hall.opened == 0


def test_corners_grow_with_the_scale(qtbot):
    far = QPoint(150, 150), QPoint(WIDTH - 150, 150)
    small, large = Hall(qtbot), Hall(qtbot, scale=2.0)
    for hall in (small, large):
        hall.tap(far[0], far[1], far[0], far[1], far[0])
    assert (small.opened, large.opened) == (0, 1)


def test_window_that_was_hidden_and_got_another_handle_is_still_heard(hall, qtbot):
    hall.window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    with qtbot.waitExposed(hall.window):
        hall.window.show()
    hall.tap(LEFT, RIGHT, LEFT, RIGHT, LEFT)
    assert hall.opened == 1


class Greedy(QObject):
    """Takes every release away from whoever is told after it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.MouseButtonRelease


def test_gesture_is_heard_before_whoever_takes_taps_away(hall, qtbot, qapp):
    greedy = Greedy()
    hall.window.hide()
    with qtbot.waitExposed(hall.window):
        hall.window.show()
        hall.window.windowHandle().installEventFilter(greedy)
    qapp.processEvents()
    hall.tap(LEFT, RIGHT, LEFT, RIGHT, LEFT)
    assert (hall.opened, hall.clicks) == (1, 0)
