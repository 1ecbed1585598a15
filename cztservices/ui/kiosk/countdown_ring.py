"""Seconds left, as a number in a ring that grows shorter."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cztservices.ui.theme import Theme

_SIDE, _RING, _NUMBER = 280, 20, 128
_FULL = 360 * 16
"""All around, as Qt counts angles."""


class CountdownRing(QWidget):
    """Jumps once a second and moves in no other way."""

    def __init__(self, theme: Theme) -> None:
        """Full, without a number."""
        super().__init__()
        self._theme = theme
        self._seconds = self._whole = 0
        self.fit(theme.dp(_SIDE))

    @property
    def share(self) -> float:
        """How much of the ring is left, from 0.0 to 1.0."""
        return self._seconds / self._whole if self._whole else 0.0

    def show_seconds(self, seconds: int, whole: int, words: str) -> None:
        """Show ``seconds`` of ``whole``; ``words`` say the same to who cannot see it."""
        self._seconds, self._whole = seconds, whole
        self.setAccessibleName(words)
        self.update()

    def fit(self, side: int) -> None:
        """Be at most ``side`` pixels high."""
        side = max(1, min(self._theme.dp(_SIDE), side))
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme, unit = self._theme, self.width() / _SIDE
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = _RING * unit / 2 + 1
        circle = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.setPen(QPen(QColor(theme.colour("accent_tint")), _RING * unit))
        painter.drawEllipse(circle)
        pen = QPen(QColor(theme.colour("accent")), _RING * unit)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(circle, _FULL // 4, round(_FULL * self.share))
        font = QFont(self.font())
        font.setPixelSize(max(1, round(_NUMBER * unit)))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(theme.colour("ink")))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._seconds))
