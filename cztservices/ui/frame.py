"""The window itself: holds one page and knows when it was painted."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QScrollArea, QWidget


def make_scroller(page: QWidget) -> QScrollArea:
    """Let ``page`` be as small as its parts allow and scroll beyond that, so that nothing overlaps at large print."""
    scroller = QScrollArea()
    scroller.setWidgetResizable(True)
    scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroller.setWidget(page)
    return scroller


class Frame(QMainWindow):
    """A window around one page; a page for another theme takes the place of the old."""

    page_painted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        """Hold no page yet."""
        super().__init__()
        self._painted = False

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
