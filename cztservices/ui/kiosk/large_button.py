"""A button for a whole hand, with its words in the middle."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from cztservices.ui.theme import RADIUS_CARD, Theme
from cztservices.ui.wrapping import measure_words, wrap_flags

_PAD = 24
_LARGER = 1.3
"""The words of the main one, by those of its role."""


class LargeButton(QAbstractButton):
    """Acts when it is let go, and not where the finger was drawn off it. It takes no focus: a kiosk has no keys."""

    def __init__(self, text: str, theme: Theme, role: str, *, high: int, is_main: bool = False) -> None:
        """Show ``text`` in a role of the theme, at least ``high`` dp high; the main one is filled."""
        super().__init__()
        self._theme, self._role, self._high, self._is_main = theme, role, high, is_main
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """On one line."""
        width = QFontMetrics(self._font()).horizontalAdvance(self.text()) + 2 * self._theme.dp(_PAD)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as a few words."""
        return QSize(self._theme.text(self._role) * 3, max(self._theme.control, self._theme.dp(self._high)))

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as a hand needs, or as its words are in ``width``."""
        words = measure_words(self.text(), self._font(), width - 2 * self._theme.dp(_PAD)).height()
        return max(self._theme.control, self._theme.dp(self._high), words + self._theme.dp(_PAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it; while it is pressed it looks like the other kind."""
        theme, dp = self._theme, self._theme.dp
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_filled = self._is_main is not self.isDown()
        painter.setPen(QPen(QColor(theme.colour("accent")), dp(4)))
        painter.setBrush(QColor(theme.colour("accent" if is_filled else "paper")))
        edge, radius = dp(2), dp(RADIUS_CARD) * 2
        painter.drawRoundedRect(self.rect().adjusted(edge, edge, -edge, -edge), radius, radius)
        painter.setFont(self._font())
        painter.setPen(QColor(theme.colour("on_accent" if is_filled else "accent")))
        room = self.rect().adjusted(dp(_PAD), 0, -dp(_PAD), 0)
        flags = int(Qt.AlignmentFlag.AlignCenter) | wrap_flags(self.text(), painter.font(), room.width())
        painter.drawText(room, flags, self.text())

    def _font(self) -> QFont:
        font = QFont(self.font())
        size = self._theme.text(self._role)
        font.setPixelSize(round(size * _LARGER) if self._is_main else size)
        font.setBold(True)
        return font
