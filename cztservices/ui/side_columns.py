"""Parts of what is set side by side: the head of a column in its colour, and a line with a bar in the margin."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cztservices.presenters.comparison import ColumnView
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip

MARGIN = 14
"""Left of a line (dp), where the bar of one with nothing like it beside it stands."""

ENDLESS = 16_777_215
"""The widest that Qt lets a widget be."""


class Bar(QWidget):
    """A stroke in the colour of a side."""

    def __init__(self, token: str, theme: Theme) -> None:
        """In the colour ``token``."""
        super().__init__()
        self._colour = QColor(theme.colour(token))
        self.setFixedHeight(theme.dp(4))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it."""
        QPainter(self).fillRect(self.rect(), self._colour)


class ColumnHead(QWidget):
    """The name of a column below a stroke in its colour."""

    def __init__(self, column: ColumnView, theme: Theme) -> None:
        """For ``column``."""
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.dp(6))
        layout.addWidget(Bar(column.token, theme))
        layout.addWidget(Chip(column.title, column.token, theme, role="list"))


class Side(QWidget):
    """One line of a side; a line with nothing like it beside it has a marked bar in the margin."""

    def __init__(self, theme: Theme, *, barred: bool) -> None:
        """Empty; ``barred`` draws the bar."""
        super().__init__()
        self._theme, self._barred = theme, barred

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar: marked as words are, with a ground and a line."""
        if not self._barred:
            return
        painter, dp = QPainter(self), self._theme.dp
        bar = QRect(0, 0, dp(6), self.height())
        painter.fillRect(bar, QColor(self._theme.colour("mark")))
        painter.fillRect(QRect(0, 0, dp(2), self.height()), QColor(self._theme.colour("ink2")))
