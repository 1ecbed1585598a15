"""A finger and a keyboard at a kiosk, as the platform hands them to its window; they keep their own time."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

LEFT = Qt.MouseButton.LeftButton
_TYPES = QEvent.Type


class Finger:
    """Touches what stands in one window."""

    def __init__(self, surface: QWidget) -> None:
        self._surface = surface
        self.now_ms = 1000

    def centre(self, widget: QWidget) -> QPoint:
        """The middle of ``widget`` in the window."""
        return widget.mapTo(self._surface, widget.rect().center())

    def down(self, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Come down."""
        self._send(_TYPES.MouseButtonPress, at, button, button)

    def move(self, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Move to a place."""
        self._send(_TYPES.MouseMove, at, Qt.MouseButton.NoButton, button)

    def up(self, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Leave."""
        self._send(_TYPES.MouseButtonRelease, at, button, Qt.MouseButton.NoButton)

    def tap(self, widget: QWidget, *, after_ms: int = 1000, button: Qt.MouseButton = LEFT) -> None:
        """Tap the middle of ``widget``, so long after the last tap."""
        self.now_ms += after_ms - 40
        self.down(self.centre(widget), button)
        self.now_ms += 40
        self.up(self.centre(widget), button)

    def drag(self, start: QPoint, way: QPoint, *, steps: int = 8, step_ms: int = 10) -> None:
        """Come down at ``start``, go ``way`` and leave."""
        self.now_ms += 1000
        self.down(start)
        for number in range(1, steps + 1):
            self.now_ms += step_ms
            self.move(start + way * number / steps)
        self.up(start + way)

    def key(
        self,
        key: Qt.Key,
        text: str = "",
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        *,
        after_ms: int = 50,
        repeats: bool = False,
    ) -> None:
        """Press a key and let it go."""
        self.now_ms += after_ms
        for kind in (_TYPES.KeyPress, _TYPES.KeyRelease):
            event = QKeyEvent(kind, key, held, text, repeats)
            event.setTimestamp(self.now_ms)
            QCoreApplication.sendEvent(self._surface.windowHandle(), event)

    def write(self, text: str, *, every_ms: int = 50) -> None:
        """Press one key a letter."""
        for letter in text:
            self.key(Qt.Key(ord(letter.upper())), letter, after_ms=every_ms)

    def _send(self, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, buttons: Qt.MouseButton) -> None:
        place = QPointF(at)
        event = QMouseEvent(
            kind, place, self._surface.mapToGlobal(place), button, buttons, Qt.KeyboardModifier.NoModifier
        )
        event.setTimestamp(self.now_ms)
        QCoreApplication.sendEvent(self._surface.windowHandle(), event)
