"""The way of a file as a picture: boxes with drawings, and arrows between them."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from cztservices.presenters.flow import FlowView, StopView
from cztservices.ui.icons import draw_icon
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label

_ARROW = 40
_ICON, _NARROW, _CAPTIONED, _WIDE = 1.4, 4.8, 9.6, 12.0
"""The side of a drawing, and the widths of stops without words below, with some, and at most: in heights of letters."""


class FlowPicture(QWidget):
    """Draws a :class:`FlowView` on as many lines as the width asks for; a line breaks before an arrow, not after it."""

    def __init__(self, view: FlowView, theme: Theme) -> None:
        """Draw all of it at once."""
        super().__init__()
        self.setAccessibleName(view.sentence)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        layout = FlowLayout(theme.dp(4), on_top=True)
        self.setLayout(layout)
        axis = _axis(view, theme)
        for number, stop in enumerate(view.stops):
            if number:
                arrow = _Arrow(stop.arrow, axis, theme)
                layout.addWidget(arrow)
                layout.keep_with_next(arrow)
            layout.addWidget(_make_stop(stop, axis, theme))


def _axis(view: FlowView, theme: Theme) -> int:
    """How far down the middle of the drawings is, and the arrows with it: words of arrows find room above."""
    words = QFontMetrics(_font("caption", theme)).height() + theme.dp(4) if any(s.arrow for s in view.stops) else 0
    return max(_side(theme) // 2, words)


def _make_stop(stop: StopView, axis: int, theme: Theme) -> QWidget:
    box = QWidget()
    box.setFixedWidth(_width(stop, theme))
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, axis - _side(theme) // 2, 0, 0)
    layout.setSpacing(theme.dp(2))
    picture = QLabel()
    picture.setPixmap(draw_icon(stop.icon, theme.colour(stop.token), _side(theme), box.devicePixelRatioF()))
    picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    layout.addWidget(picture)
    for text, role in ((stop.title, "list"), (stop.caption, "caption")):
        if text:
            label = make_label(text, role)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
    layout.addStretch(1)
    return box


def _width(stop: StopView, theme: Theme) -> int:
    """As wide as its title on one line, within limits; the caption wraps in that."""
    title = QFontMetrics(_font("list", theme)).horizontalAdvance(stop.title) + theme.dp(12)
    least, most = (round(theme.text("list") * share) for share in (_CAPTIONED if stop.caption else _NARROW, _WIDE))
    return min(max(title, least), most)


def _side(theme: Theme) -> int:
    """The side of a drawing."""
    return round(theme.text("section") * _ICON)


def _font(role: str, theme: Theme) -> QFont:
    font = QFont()
    font.setPixelSize(theme.text(role))
    return font


class _Arrow(QWidget):
    """An arrow with words above it."""

    def __init__(self, words: str, axis: int, theme: Theme) -> None:
        super().__init__()
        self._words, self._axis, self._theme = words, axis, theme
        self._font = _font("caption", theme)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._font).horizontalAdvance(self._words)
        return QSize(max(self._theme.dp(_ARROW), words + self._theme.dp(16)), self._axis + self._theme.dp(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dp, colour = self._theme.dp, QColor(self._theme.colour("accent"))
        middle, tip = self._axis, dp(8)
        pen = painter.pen()
        pen.setColor(colour)
        pen.setWidth(dp(2))
        painter.setPen(pen)
        painter.drawLine(QPointF(dp(4), middle), QPointF(self.width() - dp(4) - tip, middle))
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        right = self.width() - dp(4)
        corners = ((right, middle), (right - tip, middle - tip / 2), (right - tip, middle + tip / 2))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        if self._words:
            painter.setPen(QColor(self._theme.colour("ink2")))
            painter.setFont(self._font)
            above = QRect(0, 0, self.width(), middle - dp(2))
            painter.drawText(above, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self._words)
