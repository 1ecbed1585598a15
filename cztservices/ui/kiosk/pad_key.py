"""One key of the letter pad."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QWidget

from cztservices.ui.theme import RADIUS_CONTROL, Theme
from cztservices.ui.wrapping import measure_words, wrap_flags

_PAD, _FOCUS, _CROSS, _BETWEEN = 12, 3, 44, 10
_END = Qt.TextElideMode.ElideRight
_HIGHEST = 0.7
"""A letter takes no more of the height of its key."""


@dataclass(frozen=True, slots=True)
class _Look:
    """The role of the words, the colours of ground, edge and words, at rest and pressed, and whether words are bold."""

    role: str
    rest: tuple[str, str, str]
    down: tuple[str, str, str] = ("accent_tint", "accent", "accent")
    bold: bool = False


class KeyKind(Enum):
    """What a key looks like."""

    LETTER = _Look("answer", ("paper", "line", "ink"), bold=True)
    DIGIT = _Look("answer", ("paper", "line", "ink"))
    SIDE = _Look("body", ("window", "line", "accent"))
    MAIN = _Look("section", ("accent", "accent", "on_accent"), bold=True)
    CLEAR = _Look("body", ("", "", "ink2"), ("accent_tint", "", "accent"))
    WORD = _Look("body", ("accent_tint", "accent", "ink"), ("accent", "accent", "on_accent"))


class Sign(Enum):
    """What is drawn in place of words or before them; our font has neither."""

    ERASE = "erase"
    CROSS = "cross"


class PadKey(QAbstractButton):
    """A key; the pad follows the finger and presses it, so that a finger may slide from key to key."""

    def __init__(self, kind: KeyKind, theme: Theme, parent: QWidget, sign: Sign | None = None) -> None:
        """Show nothing yet but ``sign``."""
        super().__init__(parent)
        self.kind, self._theme, self._sign = kind, theme, sign
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def say(self, text: str, name: str = "") -> None:
        """Show ``text``; ``name`` is what is read out where that says more."""
        self.setText(text)
        self.setAccessibleName(name or text)
        self.update()

    def words_font(self) -> QFont:
        """What it writes in: the size of its role, as far as the key is high enough."""
        look: _Look = self.kind.value
        font = QFont(self.font())
        size = self._theme.text(look.role)
        font.setPixelSize(size if self.kind is KeyKind.WORD else max(1, min(size, round(self.height() * _HIGHEST))))
        font.setBold(look.bold)
        return font

    def fits(self, width: int, height: int) -> bool:
        """Whether its words can be read whole where it is so large."""
        font, room = self.words_font(), self._room(QRect(0, 0, width, height)).width()
        metrics = QFontMetrics(font)
        if metrics.horizontalAdvance(self.text()) <= room:
            return metrics.height() < height
        if metrics.height() * 2 >= height:  # known without measuring, which is done at every letter typed
            return False
        breaks_words = wrap_flags(self.text(), font, room) & Qt.TextFlag.TextWrapAnywhere
        return not breaks_words and measure_words(self.text(), font, room).height() < height

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter, dp = QPainter(self), self._theme.dp
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look: _Look = self.kind.value
        ground, edge, ink = look.down if self.isDown() else look.rest
        edge, width = ("focus", dp(_FOCUS)) if self.hasFocus() else (edge, max(1, dp(2 if self.isDown() else 1)))
        painter.setPen(QPen(self._colour(edge), width) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(ground) if ground else Qt.BrushStyle.NoBrush)
        place = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(place, dp(RADIUS_CONTROL), dp(RADIUS_CONTROL))
        painter.setPen(self._colour(ink))
        if self._sign is None:
            self._draw_words(painter)
        else:
            self._draw_sign(painter)

    def _draw_words(self, painter: QPainter) -> None:
        """In the middle; what finds no room ends in an ellipsis, and is still read out whole."""
        font, room = self.words_font(), self._room(self.rect())
        painter.setFont(font)
        if self.kind is KeyKind.WORD and QFontMetrics(font).horizontalAdvance(self.text()) > room.width():
            if self.fits(self.width(), self.height()):
                flags = wrap_flags(self.text(), font, room.width())
                painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter) | flags, self.text())
                return
            draw_line(painter, QRectF(room), QFontMetrics(font).elidedText(self.text(), _END, room.width()))
            return
        draw_line(painter, QRectF(room), self.text())

    def _draw_sign(self, painter: QPainter) -> None:
        """The sign, and behind it the words where they find room."""
        font = self.words_font()
        side = self._theme.dp(_CROSS) if self._sign is Sign.CROSS else font.pixelSize()
        words = QFontMetrics(font).horizontalAdvance(self.text()) if self.text() else 0
        whole = side + self._theme.dp(_BETWEEN) + words
        has_words = bool(words) and whole <= self._room(self.rect()).width()
        left = (self.width() - (whole if has_words else side)) / 2
        place = QRectF(left, (self.height() - side) / 2, side, side)
        pen = painter.pen()
        pen.setWidthF(max(self._theme.dp(2), side / 12))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        (_draw_erase if self._sign is Sign.ERASE else _draw_cross)(painter, place)
        if has_words:
            painter.setFont(font)
            room = QRectF(place.right() + self._theme.dp(_BETWEEN), 0, words, self.height())
            draw_line(painter, room, self.text())

    def _room(self, whole: QRect) -> QRect:
        """Where words may stand; a letter may come nearer to the edge."""
        pad = self._theme.dp(_PAD) if len(self.text()) > 1 else 0
        return whole.adjusted(pad, 0, -pad, 0)

    def _colour(self, token: str) -> QColor:
        return QColor(self._theme.colour(token))


def draw_line(painter: QPainter, place: QRectF, words: str, *, centred: bool = True) -> None:
    """Draw one line whose capitals stand in the middle of the height, where the line as a whole would hang too low."""
    metrics = QFontMetrics(painter.font())
    left = place.left() + ((place.width() - metrics.horizontalAdvance(words)) / 2 if centred else 0)
    painter.drawText(QPointF(left, place.center().y() + metrics.capHeight() / 2), words)


def _draw_cross(painter: QPainter, place: QRectF) -> None:
    inset = place.width() * 0.14
    box = place.adjusted(inset, inset, -inset, -inset)
    painter.drawLine(box.topLeft(), box.bottomRight())
    painter.drawLine(box.topRight(), box.bottomLeft())


def _draw_erase(painter: QPainter, place: QRectF) -> None:
    """A tag that points to the left, with a small cross in it."""
    side, top = place.width(), place.top() + place.height() * 0.17
    bottom, middle = place.bottom() - place.height() * 0.17, place.center().y()
    shoulder = place.left() + side * 0.34
    corners = (
        QPointF(place.left(), middle),
        QPointF(shoulder, top),
        QPointF(place.right(), top),
        QPointF(place.right(), bottom),
        QPointF(shoulder, bottom),
    )
    painter.drawPolygon(QPolygonF(corners))
    arm, centre = side * 0.13, QPointF(place.left() + side * 0.64, middle)
    for lean in (1, -1):
        painter.drawLine(centre + QPointF(-arm, -arm * lean), centre + QPointF(arm, arm * lean))
