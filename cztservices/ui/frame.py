"""The window itself: holds one page and knows when it was painted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QMouseEvent, QMoveEvent, QResizeEvent, QShowEvent, QWindow
from PySide6.QtWidgets import QMainWindow, QScrollArea, QWidget

if TYPE_CHECKING:
    from cztservices.presenters.session import Geometry

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
    """A window around one page; a page for another theme takes the place of the old.

    It says when it was painted, when it has moved, and when the mouse asks to go back or forward.
    """

    page_painted = Signal()
    closed = Signal()
    placed = Signal()
    activated = Signal()
    back_pressed = Signal()
    forward_pressed = Signal()

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

    def standing(self) -> "Geometry":
        """Where the window stands; where it would if it were not maximized."""
        from cztservices.presenters.session import Geometry

        place = self.normalGeometry() if self.isMaximized() else self.geometry()
        return Geometry(place.x(), place.y(), place.width(), place.height(), self.isMaximized())

    def stand(self, at: "Geometry") -> None:
        """Stand there, or where somebody can get hold of the window."""
        self.setGeometry(QRect(at.x, at.y, at.width, at.height))
        self.keep_in_sight()
        if at.is_maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def hold(self, page: QWidget) -> None:
        """Put ``page`` in the place of the one before, ready for the next key."""
        self._painted = False
        page.installEventFilter(self)
        scroller = make_scroller(page)
        self.setCentralWidget(scroller)
        if self.isVisible():
            scroller.show()  # Qt would show it one turn later, and a shortcut pressed meanwhile would be lost

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the first time that a page is painted, and the mouse buttons that lead back and forward."""
        if isinstance(event, QMouseEvent) and isinstance(watched, QWindow):
            return self._leads_elsewhere(event)
        if not self._painted and event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self._painted = True
            self.page_painted.emit()
        return super().eventFilter(watched, event)

    def _leads_elsewhere(self, event: QMouseEvent) -> bool:
        """Whether ``event`` is one of a button that leads back or forward, wherever the mouse is."""
        buttons = Qt.MouseButton
        ways = {buttons.BackButton: self.back_pressed, buttons.ForwardButton: self.forward_pressed}
        way = ways.get(event.button())
        if way is not None and event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            way.emit()
        return way is not None

    def showEvent(self, event: QShowEvent) -> None:
        """Hear of the mouse before what lies under it does."""
        super().showEvent(event)
        if self.windowHandle() is not None:
            self.windowHandle().installEventFilter(self)

    def changeEvent(self, event: QEvent) -> None:
        """Say that the window has come to the front."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Say that the window stands elsewhere."""
        super().moveEvent(event)
        self.placed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say that the window has another size."""
        super().resizeEvent(event)
        self.placed.emit()

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
