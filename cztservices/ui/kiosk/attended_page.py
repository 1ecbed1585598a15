"""A page that must not stay open when nobody stands before it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cztservices.ui.theme import Theme

_EDGE, _GAP = 32, 16


class AttendedPage(QWidget):
    """Says when nothing on it was touched for a while; it counts while it is shown."""

    left_alone = Signal()

    def __init__(self, patience_ms: int) -> None:
        """Wait for ``patience_ms`` after each touch."""
        super().__init__()
        self.setMinimumSize(1, 1)  # else it is as high as its labels would be that are one word wide
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.setInterval(patience_ms)
        self.patience.timeout.connect(self.left_alone)

    def notice(self) -> None:
        """Somebody is there: parts that keep their touches to themselves say so here."""
        if self.isVisible():
            self.patience.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Notice every touch that no part of the page has taken."""
        self.notice()
        super().mousePressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to count."""
        super().showEvent(event)
        self.patience.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no longer."""
        self.patience.stop()
        super().hideEvent(event)


def make_low_column(page: QWidget, theme: Theme, width: int) -> QVBoxLayout:
    """A column of at most ``width`` dp in the lower part of ``page``, where everybody reaches it."""
    across, down, column = QHBoxLayout(page), QVBoxLayout(), QWidget()
    across.setContentsMargins(*[theme.dp(_EDGE)] * 4)
    column.setMaximumWidth(theme.dp(width))
    across.addStretch(1)
    across.addLayout(down, 1_000)
    across.addStretch(1)
    down.addStretch(1)
    down.addWidget(column)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.dp(_GAP))
    return layout
