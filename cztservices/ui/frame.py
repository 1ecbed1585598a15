"""The window itself: holds one page and knows when it was painted."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QScrollArea, QWidget

GRIP = 60
"""As much of the window (pixels each way) has to be on some screen for a person to get hold of it."""


def make_scroller(page: QWidget) -> QScrollArea:
    """Let ``page`` be as small as its parts allow and scroll beyond that, so that nothing overlaps at large print."""
    scroller = QScrollArea()
    scroller.setWidgetResizable(True)
    scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroller.setWidget(page)
    for bar in (scroller.verticalScrollBar(), scroller.horizontalScrollBar()):
        bar.setStyleSheet(page.styleSheet())  # they stand outside of the page
    return scroller


class Frame(QMainWindow):
    """A window around one page; a page for another theme takes the place of the old."""

    page_painted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        """Hold no page yet."""
        super().__init__()
        self._painted = False
        screens = QGuiApplication.instance()
        assert isinstance(screens, QGuiApplication)  # noqa: S101 - there is no window without one
        screens.screenRemoved.connect(lambda _screen: QTimer.singleShot(0, self, self.keep_in_sight))

    def keep_in_sight(self) -> None:
        """Come back onto a screen after the one that the window was on has gone, or has become smaller."""
        rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if rooms and not self.isFullScreen():
            self.setGeometry(bring_into_sight(self.geometry(), rooms))

    def hold(self, page: QWidget) -> None:
        """Put ``page`` in the place of the one before, ready for the next key."""
        self._painted = False
        page.installEventFilter(self)
        scroller = make_scroller(page)
        self.setCentralWidget(scroller)
        if self.isVisible():
            scroller.show()  # Qt would show it one turn later, and a shortcut pressed meanwhile would be lost

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the first time that a page is painted."""
        if not self._painted and event.type() == QEvent.Type.Paint:
            self._painted = True
            self.page_painted.emit()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window is going."""
        self.closed.emit()
        super().closeEvent(event)


def bring_into_sight(window: QRect, rooms: list[QRect]) -> QRect:
    """Where ``window`` is to be: as it is where enough of it is in one of ``rooms``, else within the first."""
    for room in rooms:
        seen = room.intersected(window)
        if min(seen.width(), seen.height()) >= GRIP:
            return window
    first = rooms[0]
    size = window.size().boundedTo(first.size())
    return QRect(first.topLeft(), size)
