"""What was typed so far, drawn and no more: nothing to select, to paste into, or to open a menu on."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cztservices.ui.kiosk.pad_key import draw_line
from cztservices.ui.theme import RADIUS_CARD, Theme

_EDGE, _PAD, _CURSOR, _HIGHEST = 3, 20, 4, 0.66


class TypedText(QWidget):
    """A line of text with a cursor at its end that does not blink; the end is shown where it is too long."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Empty."""
        super().__init__(parent)
        self._theme, self._text, self._hint, self._name = theme, "", "", ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, name: str, hint: str) -> None:
        """``name`` is what it is called when read out, ``hint`` what stands there while nothing is typed."""
        self._name, self._hint = name, hint
        self.show_text(self._text)

    def show_text(self, text: str) -> None:
        """Show ``text`` in the capitals of the keys."""
        self._text = text
        self.setAccessibleName(f"{self._name}: {text or self._hint}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme, dp = self._theme, self._theme.dp
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = dp(_EDGE)
        half = (edge + 1) // 2
        painter.setPen(QPen(QColor(theme.colour("accent")), edge))
        painter.setBrush(QColor(theme.colour("paper")))
        painter.drawRoundedRect(self.rect().adjusted(half, half, -half, -half), dp(RADIUS_CARD), dp(RADIUS_CARD))
        room = self.rect().adjusted(dp(_PAD), 0, -self.height(), 0)
        role = "answer" if self._text else "body"
        font = QFont(self.font())
        font.setPixelSize(max(1, min(theme.text(role), round(self.height() * _HIGHEST))))
        font.setBold(bool(self._text))
        painter.setFont(font)
        metrics = QFontMetrics(font)
        cursor = QRect(room.left(), room.center().y() - metrics.ascent() // 2, dp(_CURSOR), metrics.ascent())
        if self._text:
            words = metrics.elidedText(self._text.upper(), Qt.TextElideMode.ElideLeft, room.width() - 3 * dp(_CURSOR))
            cursor.moveLeft(room.left() + metrics.horizontalAdvance(words) + dp(_CURSOR))
            place, ink = room, "ink"
        else:
            place, ink = room.adjusted(3 * dp(_CURSOR), 0, 0, 0), "ink2"
            words = metrics.elidedText(self._hint, Qt.TextElideMode.ElideRight, place.width())
        painter.setPen(QColor(theme.colour(ink)))
        draw_line(painter, QRectF(place), words, centred=False)
        painter.fillRect(cursor, QColor(theme.colour("accent")))
