"""A button that reads like a line of text and wraps like one."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from cztservices.ui.theme import RADIUS_CONTROL, Theme
from cztservices.ui.wrapping import measure_words, wrap_flags

_PAD = 4


class Link(QAbstractButton):
    """Leads somewhere else in the window."""

    def __init__(self, text: str, theme: Theme, role: str = "body") -> None:
        """Show ``text`` in the size of ``role``."""
        super().__init__()
        self._theme, self._role = theme, role
        self._heights: dict[int, int] = {}
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """On one line."""
        width = QFontMetrics(self._font()).horizontalAdvance(self.text()) + self._theme.dp(_PAD) * 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as a few words."""
        return QSize(self._theme.text(self._role) * 4, self.heightForWidth(self.sizeHint().width()))

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words are in ``width``, and high enough for a finger in large print."""
        if width not in self._heights:
            words = measure_words(self.text(), self._font(), width - self._theme.dp(_PAD) * 2).height()
            least = self._theme.control if self._theme.is_coarse else self._theme.dp(28)
            self._heights[width] = max(least, words + self._theme.dp(_PAD))
        return self._heights[width]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, underlined under the mouse, ringed with the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, dp = self._theme, self._theme.dp
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.colour("focus")), dp(3)))
            edge, radius = dp(2), dp(RADIUS_CONTROL)
            painter.drawRoundedRect(self.rect().adjusted(edge, edge, -edge, -edge), radius, radius)
        font = self._font()
        font.setUnderline(self.underMouse() or self.isDown())
        painter.setFont(font)
        painter.setPen(QColor(theme.colour("accent")))
        room = self.rect().adjusted(dp(_PAD) if self.hasFocus() else 0, 0, -dp(_PAD), 0)
        flags = wrap_flags(self.text(), font, self.width() - dp(_PAD) * 2)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter) | flags, self.text())

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._theme.text(self._role))
        return font
