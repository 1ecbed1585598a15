"""Hears the hidden gesture of a technician, whatever lies on the screen."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QWindow
from PySide6.QtWidgets import QWidget

from cztservices.domain.kiosk.gesture import REACH_DP, Corner, Gesture, find_corner


class HiddenGesture(QObject):
    """Watches the releases in ``window`` and lets each of them go on to what lies under it.

    It listens where the system hands them over, so that it hears each once, wherever it is and whoever takes it; a
    finger counts where the system makes a mouse of it. It asks to be told before all others that listen there, because
    one of them may take a second quick tap away.
    """

    recognised = Signal()

    def __init__(self, window: QWidget, scale: float = 1.0, clock: Callable[[], float] = time.monotonic) -> None:
        """Listen in ``window``, which shows at ``scale``; ``clock`` gives seconds that never run backwards."""
        super().__init__(window)
        self._window, self._reach, self._clock = window, REACH_DP * scale, clock
        self._gesture = Gesture()
        self._pressed: Corner | None = None
        window.installEventFilter(self)
        self._listen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take notice of a tap, and eat nothing."""
        if watched is self._window:
            if event.type() in (QEvent.Type.Show, QEvent.Type.WinIdChange):  # it may have got another handle
                QTimer.singleShot(0, self, self._listen)  # whoever else listens from now on is told after it
        elif isinstance(event, QMouseEvent) and isinstance(watched, QWindow):
            self._on_window_tapped(event)
        return False

    def _listen(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)  # once: again, it only comes before the others

    def _on_window_tapped(self, event: QMouseEvent) -> None:
        place = event.position()
        corner = find_corner(place.x(), place.y(), self._window.width(), self._reach)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._pressed = corner
        elif event.type() == QEvent.Type.MouseButtonRelease:
            meant = corner if corner is self._pressed else None  # dragged there is not tapped there
            if self._gesture.tap(meant, self._clock()):
                self.recognised.emit()
