"""What reaches the pages of a kiosk: one finger that taps or scrolls, and the few keys that harm nothing.

All that a person does comes in at the window of the platform, before any widget. It is judged there, so that a page
needs no care of its own; a filter of the whole application would also be asked about every layout and paint.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QEventPoint, QKeyEvent, QMouseEvent, QTouchEvent, QWheelEvent, QWindow
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from cztservices.domain.kiosk.keys import Deed, Key, Keyboard
from cztservices.domain.kiosk.touches import SLOP, Phase, Touches
from cztservices.i18n import N_
from cztservices.ui.kiosk.scrolling import FingerScroll, find_scroll

FAST = "taps_fast"
"""The property of a widget on which one types quickly, and which follows the finger: the letter pad.

It may have a method ``part_at(point)`` that tells which of its keys is where.
"""

FLOOD = N_("A keyboard sent more than 100 keys within a second; they were ignored.")

_TYPES = QEvent.Type
_EATEN = frozenset(
    {
        _TYPES.ContextMenu, _TYPES.DragEnter, _TYPES.DragMove, _TYPES.DragLeave, _TYPES.Drop, _TYPES.Enter,
        _TYPES.NativeGesture, _TYPES.Gesture, _TYPES.GestureOverride, _TYPES.MouseButtonDblClick, _TYPES.Shortcut,
        _TYPES.ToolTip, _TYPES.WhatsThis, _TYPES.QueryWhatsThis, _TYPES.EnterWhatsThisMode, _TYPES.HelpRequest,
    }
)  # fmt: skip
_PENS = frozenset({_TYPES.TabletPress, _TYPES.TabletMove, _TYPES.TabletRelease})
_TOUCHES = frozenset({_TYPES.TouchBegin, _TYPES.TouchUpdate, _TYPES.TouchEnd, _TYPES.TouchCancel})
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_MOVING = (
    *_TABS, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown
)  # fmt: skip
_KEYS: dict[int, Key] = {
    **dict.fromkeys(map(int, _MOVING), Key.MOVE),
    int(Qt.Key.Key_Space): Key.SPACE,
    int(Qt.Key.Key_Backspace): Key.ERASE,
    int(Qt.Key.Key_Return): Key.ENTER,
    int(Qt.Key.Key_Enter): Key.ENTER,
}
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_NOWHERE = QPointF(-10000, -10000)


class TouchFilter(QObject):
    """Judges all that is done to one surface; what is written comes out as signals, for whoever takes letters.

    ``touched`` is said of everything that a person does, also of what is ignored; ``flooded`` brings a sentence in
    English for the maintenance page.
    """

    touched = Signal()
    typed = Signal(str)
    erased = Signal()
    entered = Signal()
    flooded = Signal(str)

    def __init__(self, surface: QWidget, slop: int = SLOP) -> None:
        """``surface`` is a window; a finger that moves less than ``slop`` pixels rests."""
        super().__init__(surface)
        self._surface = surface
        self._touches = Touches(slop)
        self._keyboard = Keyboard()
        self._target: QWidget | None = None
        self._place = QRect()
        self._scroll: FingerScroll | None = None
        self._is_sending = False

    def watch(self, window: QWindow) -> None:
        """Judge what comes in at ``window``, which is that of the surface."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return whether ``event`` is to go no further."""
        kind = event.type()
        if self._is_sending or not isinstance(watched, QWindow):
            return False
        if kind in _EATEN or kind in _PENS:
            event.setAccepted(kind in _EATEN)  # of a pen that nobody takes Qt makes a mouse, as of a finger
            return True
        if isinstance(event, QMouseEvent):
            return self._on_mouse(watched, event)
        if kind in _TOUCHES and isinstance(event, QTouchEvent):
            return self._on_touch(watched, event)
        if isinstance(event, QKeyEvent):
            return self._on_key(event)
        return isinstance(event, QWheelEvent) and self._on_wheel(event)

    def _on_touch(self, window: QWindow, event: QTouchEvent) -> bool:
        """Count the fingers; Qt makes the first of them a mouse, because nobody takes the touch itself."""
        self.touched.emit()
        lifted = event.type() in (_TYPES.TouchEnd, _TYPES.TouchCancel)
        down = [point for point in event.points() if point.state() != QEventPoint.State.Released]
        self._touches.count(0 if lifted else len(down))
        if len(down) > 1 or event.type() == _TYPES.TouchCancel:
            self._touches.end()
            self._let_go(window)
        event.ignore()
        return True

    def _on_mouse(self, window: QWindow, event: QMouseEvent) -> bool:
        kind, is_left = event.type(), event.button() == Qt.MouseButton.LeftButton
        if kind == _TYPES.MouseButtonPress:
            self.touched.emit()
            if is_left:
                return self._on_press(window, event)
            self._touches.end()  # another button beside the left one is as good as a second finger
            self._let_go(window)
        elif kind == _TYPES.MouseButtonRelease and is_left:
            return self._on_release(window, event)
        elif kind == _TYPES.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
            self._on_move(window, event)
            return not self._follows_finger()
        return True

    def _on_press(self, window: QWindow, event: QMouseEvent) -> bool:
        self._let_go(window)
        place = event.position().toPoint()
        touched = self._surface.childAt(place) or self._surface
        make_still(touched)
        target = _find_target(touched, self._surface)
        self._scroll = find_scroll(touched)
        was_gliding = self._scroll is not None and self._scroll.hold(event.timestamp(), place)
        is_fast = bool(target.property(FAST))
        key = (id(target), _part_of(target, target.mapFrom(self._surface, place)))
        counts = self._touches.press(key, event.timestamp(), (place.x(), place.y()), is_fast=is_fast)
        if not counts:
            return True
        if was_gliding:  # a finger that holds a page which runs on presses nothing; it may scroll on
            return True
        self._target = target
        self._place = QRect(target.mapTo(self._surface, QPoint(0, 0)), target.size())
        return False

    def _on_move(self, window: QWindow, event: QMouseEvent) -> None:
        place, scroll = event.position().toPoint(), self._scroll
        was_scrolling = self._touches.phase is Phase.SCROLLING
        ways = scroll.ways if scroll is not None and isValid(scroll) else (False, False)
        is_on_target = self._target is None or (isValid(self._target) and self._place.contains(place))
        phase = self._touches.move((place.x(), place.y()), is_on_key=is_on_target, scrolls=ways)
        if phase is not Phase.DOWN:
            self._let_go(window)
        if phase is Phase.SCROLLING and scroll is not None and isValid(scroll):
            if not was_scrolling:
                scroll.hold(event.timestamp(), place)
            scroll.drag(event.timestamp(), place)

    def _follows_finger(self) -> bool:
        return self._target is not None and isValid(self._target) and bool(self._target.property(FAST))

    def _on_release(self, window: QWindow, event: QMouseEvent) -> bool:
        scroll, self._scroll = self._scroll, None
        if self._touches.phase is Phase.SCROLLING and scroll is not None and isValid(scroll):
            scroll.let_go(event.timestamp())
        target = self._target
        if target is None or not isValid(target) or not self._place.contains(event.position().toPoint()):
            self._touches.end()
            self._let_go(window)
        acts = self._touches.release(event.timestamp())
        self._target = None
        QTimer.singleShot(0, self, self._drop_focus)
        QCoreApplication.postEvent(window, QEvent(_TYPES.Leave))  # a finger that is gone hovers over nothing
        return not acts

    def _drop_focus(self) -> None:
        """The ring around what has the focus is for who moves by keys; after a touch it looks like a choice."""
        focused = self._surface.focusWidget()
        if focused is not None:
            focused.clearFocus()

    def _let_go(self, window: QWindow) -> None:
        """Let what was pressed know that nothing comes of it: the finger leaves for nowhere."""
        if self._target is None:
            return
        self._target = None
        button, none = Qt.MouseButton, Qt.KeyboardModifier.NoModifier
        release = QMouseEvent(
            _TYPES.MouseButtonRelease, _NOWHERE, _NOWHERE, button.LeftButton, button.NoButton, none
        )  # fmt: skip
        self._is_sending = True
        QCoreApplication.sendEvent(window, release)
        self._is_sending = False

    def _on_wheel(self, event: QWheelEvent) -> bool:
        self.touched.emit()
        return event.modifiers() != Qt.KeyboardModifier.NoModifier

    def _on_key(self, event: QKeyEvent) -> bool:
        """Take every key but those that move; accepting the question for shortcuts leaves none to the table of Qt."""
        event.accept()
        key = _read_key(event)
        if event.type() == _TYPES.ShortcutOverride:
            return True
        if event.type() == _TYPES.KeyRelease:
            return key is not Key.MOVE
        if not event.isAutoRepeat():  # a key that is stuck is nobody
            self.touched.emit()
        was_paused = self._keyboard.is_paused
        deed = self._keyboard.press(key, event.timestamp(), repeats=event.isAutoRepeat())
        if self._keyboard.is_paused and not was_paused:
            self.flooded.emit(FLOOD)
        if deed is Deed.TYPE:
            self.typed.emit(event.text())
        elif deed is Deed.ERASE:
            self.erased.emit()
        elif deed is Deed.ENTER or (deed is Deed.PRESS and not self._press_focused()):
            self.entered.emit()
        return deed is not Deed.MOVE

    def _press_focused(self) -> bool:
        focused = self._surface.focusWidget()
        if not isinstance(focused, QAbstractButton) or not focused.isEnabled() or not focused.isVisible():
            return False
        focused.click()
        return True


def make_still(widget: QWidget) -> None:
    """Let nothing in ``widget`` be marked, dragged or followed."""
    none = Qt.TextInteractionFlag.NoTextInteraction
    parent = widget.parentWidget()
    if isinstance(widget, QLabel):
        widget.setOpenExternalLinks(False)
        widget.setTextInteractionFlags(none)
    elif isinstance(widget, QLineEdit):
        widget.setDragEnabled(False)
    elif isinstance(parent, (QTextEdit, QPlainTextEdit)):
        parent.setTextInteractionFlags(none)


def _part_of(target: QWidget, place: QPoint) -> object:
    """Which part of ``target`` lies there, where it has parts that are no widgets of their own."""
    part_at = getattr(target, "part_at", None)
    return part_at(place) if part_at is not None else None


def _find_target(touched: QWidget, surface: QWidget) -> QWidget:
    """The button that a finger on ``touched`` is on; where there is none, what it is on itself."""
    above: QWidget | None = touched
    while above is not None and above is not surface:
        if isinstance(above, QAbstractButton):
            return above
        above = above.parentWidget()
    return touched


def _read_key(event: QKeyEvent) -> Key:
    held = event.modifiers()
    if held & _HELD:
        return Key.OTHER
    key = _KEYS.get(event.key(), Key.OTHER)
    if key is Key.MOVE and held & Qt.KeyboardModifier.ShiftModifier and event.key() not in _TABS:
        return Key.OTHER  # it would mark text
    if key is not Key.OTHER:
        return key
    text = event.text()
    return Key.TEXT if len(text) == 1 and text.isprintable() else Key.OTHER
