from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QTextBrowser, QVBoxLayout, QWidget
from shiboken6 import isValid

from cztservices.ui.kiosk.scrolling import FingerScroll, make_scrollable
from cztservices.ui.kiosk.touch import FAST, FLOOD
from cztservices.ui.kiosk.window import KioskWindow
from tests.ui.fingers import Finger

KEY, HELD = Qt.Key, Qt.KeyboardModifier


@dataclass
class Touched:
    """A kiosk with a few widgets, and what came of touching them."""

    window: KioskWindow
    finger: Finger
    button: QPushButton
    other: QPushButton
    label: QLabel
    area: QScrollArea
    heard: list[str] = field(default_factory=list)

    def send(self, event: QEvent) -> None:
        QCoreApplication.sendEvent(self.window.windowHandle(), event)


@pytest.fixture
def touched(qtbot):
    window = KioskWindow()
    qtbot.addWidget(window, before_close_func=KioskWindow.release)
    page = QWidget()
    layout = QVBoxLayout(page)
    button, other = QPushButton("A"), QPushButton("B")
    label = QLabel("<a href='https://example.org/'>https://example.org/ example</a>")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
    area, guide = QScrollArea(), QWidget()
    area.setWidgetResizable(True)
    rows = QVBoxLayout(guide)
    rows.setSpacing(0)  # wherever it comes to rest, a row lies below the finger
    heard: list[str] = []
    for number in range(40):
        row = QPushButton(str(number))
        row.setMinimumHeight(60)
        row.clicked.connect(lambda _on, number=number: heard.append(str(number)))
        rows.addWidget(row)
    area.setWidget(guide)
    for widget in (button, other, label, area):
        layout.addWidget(widget)
    button.clicked.connect(lambda: heard.append("A"))
    other.clicked.connect(lambda: heard.append("B"))
    label.linkActivated.connect(heard.append)
    window.touch.typed.connect(heard.append)
    window.touch.erased.connect(lambda: heard.append("<"))
    window.touch.entered.connect(lambda: heard.append("!"))
    make_scrollable(area)
    window.hold(page)
    with qtbot.waitActive(window):
        window.begin()
    return Touched(window, Finger(window), button, other, label, area, heard)


def test_a_tap_presses_once_it_is_released(touched):
    touched.finger.down(touched.finger.centre(touched.button))
    assert touched.button.isDown()
    assert touched.heard == []
    touched.finger.up(touched.finger.centre(touched.button))
    assert touched.heard == ["A"]


def test_a_finger_that_was_long_gone_leaves_no_hover(touched):
    touched.finger.tap(touched.button)
    QApplication.sendPostedEvents()
    assert not touched.button.underMouse()


def test_a_second_tap_is_ignored_wherever_it_falls(touched):
    touched.finger.tap(touched.button)
    touched.finger.tap(touched.other, after_ms=299)
    touched.finger.tap(touched.other, after_ms=341)
    assert touched.heard == ["A", "B"]


def test_letter_keys_take_quick_typing(touched):
    for key in (touched.button, touched.other):
        key.setProperty(FAST, 1)
    for key, after_ms in ((touched.button, 1000), (touched.other, 60), (touched.other, 100), (touched.button, 70)):
        touched.finger.tap(key, after_ms=after_ms)
    assert touched.heard == ["A", "B", "A"]


def test_slipping_off_presses_nothing_and_coming_back_neither(touched):
    here, there = touched.finger.centre(touched.button), touched.finger.centre(touched.other)
    touched.finger.down(here)
    touched.finger.move(there)
    assert not touched.button.isDown()
    touched.finger.move(here)
    touched.finger.up(here)
    assert touched.heard == []


def test_what_goes_while_it_is_pressed_does_nothing(touched):
    here = touched.finger.centre(touched.button)
    touched.finger.down(here)
    touched.window.hold(QWidget())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(touched.button)
    touched.finger.move(here)
    touched.finger.up(here)
    assert touched.heard == []


@pytest.mark.parametrize(
    "button",
    [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton],
)
def test_other_buttons_do_nothing_and_end_what_the_left_began(touched, button):
    touched.finger.tap(touched.button, button=button)
    here = touched.finger.centre(touched.button)
    touched.finger.down(here)
    touched.finger.down(here, button)
    touched.finger.up(here, button)
    touched.finger.up(here)
    assert touched.heard == []
    assert not touched.button.isDown()


def test_a_double_click_is_two_taps_of_which_the_second_comes_too_soon(touched):
    QTest.mouseDClick(
        touched.window.windowHandle(), Qt.MouseButton.LeftButton, pos=touched.finger.centre(touched.button)
    )
    assert touched.heard == ["A"]


def test_one_finger_on_a_touch_screen_presses_and_two_do_not(touched):
    device = QTest.createTouchDevice()
    window, here = touched.window.windowHandle(), touched.finger.centre(touched.button)
    QTest.touchEvent(window, device).press(0, here).commit()
    QTest.touchEvent(window, device).stationary(0).press(1, here + QPoint(30, 0)).commit()
    assert not touched.button.isDown()
    QTest.touchEvent(window, device).release(0, here).stationary(1).commit()
    QTest.touchEvent(window, device).release(1, here + QPoint(30, 0)).commit()
    assert touched.heard == []
    QTest.touchEvent(window, device).press(0, here).commit()
    QTest.touchEvent(window, device).release(0, here).commit()
    assert touched.heard == ["A"]


def test_text_cannot_be_marked_or_followed(touched):
    at = touched.label.mapTo(touched.window, QPoint(20, touched.label.height() // 2))
    touched.finger.drag(at, QPoint(80, 0))
    touched.finger.now_ms += 1000
    touched.finger.down(at)
    touched.finger.up(at)
    assert (touched.heard, touched.label.selectedText()) == ([], "")


def test_a_document_cannot_be_marked_or_followed(touched):
    browser = QTextBrowser()
    browser.setHtml("<a href='https://example.org/'>example example</a>")
    browser.anchorClicked.connect(lambda link: touched.heard.append(link.toString()))
    touched.window.hold(browser)
    for _ in range(2):
        touched.finger.now_ms += 1000
        touched.finger.down(QPoint(30, 12))
        touched.finger.up(QPoint(30, 12))
    touched.finger.drag(QPoint(10, 12), QPoint(60, 0))
    assert (touched.heard, browser.textCursor().hasSelection()) == ([], False)


def test_a_page_follows_the_finger_and_runs_on(touched, qtbot):
    bar, start = touched.area.verticalScrollBar(), touched.finger.centre(touched.area)
    touched.finger.drag(start, QPoint(0, -160))
    followed = bar.value()
    assert 120 <= followed <= 160
    qtbot.waitUntil(lambda: bar.value() > followed)
    assert touched.heard == []


def test_a_finger_holds_a_page_that_runs_on_and_presses_nothing(touched, qtbot):
    bar, start = touched.area.verticalScrollBar(), touched.finger.centre(touched.area)
    touched.finger.drag(start, QPoint(0, -160))
    followed = bar.value()
    qtbot.waitUntil(lambda: bar.value() > followed)
    touched.finger.down(start)
    stood = bar.value()
    touched.finger.up(start)
    assert not touched.area.findChild(FingerScroll)._timer.isActive()
    assert (touched.heard, bar.value()) == ([], stood)
    touched.finger.now_ms += 1000
    touched.finger.down(start)
    touched.finger.up(start)
    assert len(touched.heard) == 1


def test_a_page_that_has_come_to_its_end_stands_still(touched, qtbot):
    bar = touched.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    touched.finger.drag(touched.finger.centre(touched.area), QPoint(0, -160))
    qtbot.waitUntil(lambda: not touched.area.findChild(FingerScroll)._timer.isActive())
    assert bar.value() == bar.maximum()


def test_a_scroll_bar_does_not_jump_when_it_is_touched(touched):
    bar = touched.area.verticalScrollBar()
    touched.finger.down(bar.mapTo(touched.window, bar.rect().bottomLeft() - QPoint(-3, 40)))
    assert bar.value() == 0


def test_a_page_that_is_made_scrollable_twice_scrolls_once(touched):
    assert make_scrollable(touched.area) is touched.area.findChild(FingerScroll)
    assert len(touched.area.findChildren(FingerScroll)) == 1


def test_a_page_that_is_dropped_while_it_runs_on_takes_its_scrolling_along(touched):
    scroll = touched.area.findChild(FingerScroll)
    touched.finger.drag(touched.finger.centre(touched.area), QPoint(0, -160))
    touched.window.hold(QWidget())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(scroll)
    touched.finger.drag(QPoint(100, 100), QPoint(0, 50))


def test_letters_are_told_and_reach_no_widget(touched):
    touched.finger.write("gjj 12-")
    touched.finger.key(KEY.Key_Backspace)
    touched.finger.key(KEY.Key_Return)
    assert touched.heard == [*"gjj 12-", "<", "!"]


def test_a_keypad_moves_the_focus_and_presses(touched):
    touched.finger.key(KEY.Key_Tab)
    focused = touched.window.focusWidget()
    assert focused is touched.button
    touched.finger.key(KEY.Key_Return)
    touched.finger.key(KEY.Key_Tab)
    touched.finger.key(KEY.Key_Space, " ")
    assert touched.heard == ["A", "B"]


@pytest.mark.parametrize(
    ("key", "text", "held"),
    [
        (KEY.Key_F4, "", HELD.AltModifier),
        (KEY.Key_Q, "\x11", HELD.ControlModifier),
        (KEY.Key_A, "a", HELD.AltModifier),
        (KEY.Key_A, "a", HELD.MetaModifier),
        (KEY.Key_Escape, "\x1b", HELD.NoModifier),
        (KEY.Key_F1, "", HELD.NoModifier),
        (KEY.Key_Menu, "", HELD.NoModifier),
        (KEY.Key_Print, "", HELD.NoModifier),
        (KEY.Key_Left, "", HELD.ShiftModifier),
        (KEY.Key_Space, " ", HELD.ControlModifier),
        (KEY.Key_Return, "\r", HELD.AltModifier),
        (KEY.Key_VolumeUp, "", HELD.NoModifier),
        (KEY.Key_unknown, "", HELD.NoModifier),
    ],
)
def test_all_other_keys_are_swallowed(touched, monkeypatch, key, text, held):
    reached = []
    monkeypatch.setattr(touched.window, "keyPressEvent", lambda event: reached.append(event.key()))
    touched.finger.key(key, text, held)
    assert (touched.heard, reached) == ([], [])


def test_a_flood_is_dropped_and_told_once(touched):
    told = []
    touched.window.touch.flooded.connect(told.append)
    touched.finger.write("x" * 10_000, every_ms=1)
    assert (len(touched.heard), told) == (100, [FLOOD])
    touched.finger.key(KEY.Key_Y, "y", after_ms=1000)
    assert touched.heard[-1] == "y"


def test_everything_that_is_done_is_told_and_resting_is_not(touched):
    told = []
    touched.window.touch.touched.connect(lambda: told.append(1))
    touched.finger.move(QPoint(10, 10), Qt.MouseButton.NoButton)
    assert told == []
    touched.finger.tap(touched.button)
    touched.finger.tap(touched.button, after_ms=100)
    touched.finger.key(KEY.Key_F1)
    assert len(told) == 3


def test_wheels_scroll_but_do_not_zoom(touched):
    where, bar = QPointF(touched.finger.centre(touched.area)), touched.area.verticalScrollBar()
    for held in (HELD.ControlModifier, HELD.AltModifier, HELD.ShiftModifier, HELD.NoModifier):
        assert bar.value() == 0
        QTest.wheelEvent(touched.window.windowHandle(), where, QPoint(0, -120), QPoint(), held)
    assert bar.value() > 0


class Listener(QWidget):
    """A page that takes everything."""

    def __init__(self) -> None:
        super().__init__()
        self.reached = []

    def event(self, event: QEvent) -> bool:
        self.reached.append(event.type())
        return super().event(event)


def test_menus_and_pinches_come_to_nothing(touched):
    page, here = Listener(), QPoint(30, 30)
    touched.window.hold(page)
    touched.send(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, here, here))
    place, device = QPointF(here), QPointingDevice.primaryPointingDevice()
    zoom = Qt.NativeGestureType.ZoomNativeGesture
    touched.send(QNativeGestureEvent(zoom, device, 2, place, place, place, 2.0, QPointF()))
    touched.finger.now_ms += 1000
    touched.finger.down(here)
    assert QEvent.Type.MouseButtonPress in page.reached
    assert not {QEvent.Type.ContextMenu, QEvent.Type.NativeGesture} & set(page.reached)
