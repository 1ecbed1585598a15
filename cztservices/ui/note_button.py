"""A small pencil: writes a note on the line that it stands beside."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from cztservices.ui.theme import Theme

_SIDE = 28
_PENCIL = ((4, 20), (5, 15.5), (16, 4.5), (19.5, 8), (8.5, 19), (4, 20))
"""Its outline from the tip on, in a square of 24."""
_FERRULE = ((13.5, 7), (17, 10.5))
GRID, _STROKE = 24, 2


class NoteButton(QAbstractButton):
    """As high as the chip beside it."""

    shapes: tuple[tuple[tuple[float, float], ...], ...] = (_PENCIL, _FERRULE)

    def __init__(self, name: str, theme: Theme) -> None:
        """``name`` is what a screen reader says."""
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square; in large print as much as a finger needs."""
        side = self._theme.control if self._theme.is_coarse else max(self._theme.dp(_SIDE), self._theme.text("caption"))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pencil, ringed with the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, dp = self._theme, self._theme.dp
        is_meant = self.underMouse() or self.hasFocus()
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.colour("focus")), dp(3)))
            painter.drawRoundedRect(self.rect().adjusted(dp(2), dp(2), -dp(2), -dp(2)), dp(6), dp(6))
        side = dp(16) if not theme.is_coarse else dp(28)
        painter.translate((self.width() - side) / 2, (self.height() - side) / 2)
        pen = QPen(QColor(theme.colour("accent" if is_meant else "ink2")), side / (GRID / _STROKE))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for shape in self.shapes:
            painter.drawPolyline(QPolygonF([QPointF(*point) * (side / GRID) for point in shape]))
