"""Large buttons with a drawing."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from cztservices.ui.icons import draw_icon
from cztservices.ui.theme import RADIUS_CARD, Theme
from cztservices.ui.wrapping import measure_words, wrap_flags

_ICON, _ICON_TOUCHED, _PAD, _GAP, _HEIGHT = 28, 44, 14, 12, 60


class Tile(QAbstractButton):
    """A drawing, words on as many lines as they need, and a quiet line below them."""

    def __init__(self, title: str, icon: str, theme: Theme, caption: str = "", role: str = "body") -> None:
        """Show ``title`` in a role of the theme; ``icon`` is the name of a drawing."""
        super().__init__()
        self._role = role
        self._icon, self._theme, self._caption = icon, theme, caption
        self._heights: dict[int, int] = {}
        self.setText(title)
        self.setAccessibleName(f"{title}, {caption}" if caption else title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """On one line."""
        width = (
            QFontMetrics(self._font(self._role)).horizontalAdvance(self.text()) + self._left() + self._theme.dp(_PAD)
        )
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as a few words."""
        return QSize(self._left() + self._theme.dp(_PAD) + self._theme.text(self._role) * 5, self._theme.dp(_HEIGHT))

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words are in ``width``."""
        if width not in self._heights:
            words = self._words(width).height() + self._theme.dp(_PAD) * 2
            self._heights[width] = max(self._theme.control, self._theme.dp(_HEIGHT), words)
        return self._heights[width]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme, dp = self._theme, self._theme.dp
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.isDown() or self.isChecked()
        edge = "focus" if self.hasFocus() else "accent" if active or self.underMouse() else "line"
        width = dp(3) if self.hasFocus() else max(1, dp(1))
        painter.setPen(QPen(QColor(theme.colour(edge)), width))
        painter.setBrush(QColor(theme.colour("accent_tint" if active else "paper")))
        half = (width + 1) // 2
        painter.drawRoundedRect(self.rect().adjusted(half, half, -half, -half), dp(RADIUS_CARD), dp(RADIUS_CARD))
        side = self._side()
        self.draw_mark(painter, QRect(dp(_PAD), (self.height() - side) // 2, side, side))
        words = self._words(self.width())
        words.moveTop((self.height() - words.height()) // 2)
        painter.setFont(self._font(self._role))
        painter.setPen(QColor(theme.colour("ink")))
        flags = wrap_flags(self.text(), painter.font(), words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignTop) | flags, self.text())
        if self._caption:
            painter.setFont(self._font("caption"))
            painter.setPen(QColor(theme.colour("ink2")))
            flags = wrap_flags(self._caption, painter.font(), words.width())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignBottom) | flags, self._caption)

    def draw_mark(self, painter: QPainter, place: QRect) -> None:
        """Draw what stands before the words."""
        picture = draw_icon(self._icon, self._theme.colour("accent"), place.width(), self.devicePixelRatioF())
        painter.drawPixmap(place.topLeft(), picture)

    def _font(self, role: str) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._theme.text(role))
        return font

    def _side(self) -> int:
        return self._theme.dp(_ICON_TOUCHED if self._theme.touch else _ICON)

    def _left(self) -> int:
        return self._theme.dp(_PAD + _GAP) + self._side()

    def _words(self, width: int) -> QRect:
        room = max(1, width - self._left() - self._theme.dp(_PAD))
        height = measure_words(self.text(), self._font(self._role), room).height()
        if self._caption:
            height += measure_words(self._caption, self._font("caption"), room).height()
        return QRect(self._left(), 0, room, height)
