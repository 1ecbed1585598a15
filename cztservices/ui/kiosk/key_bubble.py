"""The letter under a finger, magnified above it where the finger does not hide it."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from cztservices.ui.kiosk.pad_key import draw_line
from cztservices.ui.theme import RADIUS_CARD, Theme

_WIDTH, _HEIGHT, _POINT, _EDGE = 116, 128, 14, 2
_LETTER = 1.7
"""The letter is so many times as large as on its key."""


class KeyBubble(QWidget):
    """Stands in the window above everything else; no window of its own, and no finger meets it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Hidden, in ``window``."""
        super().__init__(window)
        self._theme, self._window, self._letter, self._tip = theme, window, "", 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def letter(self) -> str:
        """What it shows."""
        return self._letter

    def show_above(self, key: QWidget, letter: str) -> None:
        """Show ``letter`` above ``key``, as far as the window reaches."""
        dp, window = self._theme.dp, self._window
        place = QRect(key.mapTo(window, QPoint()), key.size())
        width, height = max(dp(_WIDTH), place.width() + dp(16)), dp(_HEIGHT)
        left = max(0, min(place.center().x() - width // 2, window.width() - width))
        self.setGeometry(left, max(0, place.top() - height + dp(4)), width, height)
        self._letter, self._tip = letter, place.center().x() + 0.5 - left
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a card with a point that shows its key."""
        theme, dp = self._theme, self._theme.dp
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, point = float(dp(_EDGE)), float(dp(_POINT))
        card = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge - point)
        outline, tip = QPainterPath(), QPainterPath()
        outline.addRoundedRect(card, dp(RADIUS_CARD), dp(RADIUS_CARD))
        at = min(max(self._tip, card.left() + 2 * point), card.right() - 2 * point)
        low = card.bottom() - 1
        tip.addPolygon(QPolygonF((QPointF(at - point, low), QPointF(at + point, low), QPointF(at, low + point))))
        tip.closeSubpath()
        painter.setPen(QPen(QColor(theme.colour("accent")), edge))
        painter.setBrush(QColor(theme.colour("paper")))
        painter.drawPath(outline.united(tip))
        font = QFont(self.font())
        font.setPixelSize(min(round(theme.text("answer") * _LETTER), round(card.height() * 0.8)))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(theme.colour("accent")))
        draw_line(painter, card, self._letter)
