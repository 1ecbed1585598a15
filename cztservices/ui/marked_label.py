"""Text in which some words are marked."""

from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from cztservices.domain.wording import Ranges
from cztservices.ui.theme import Theme


class MarkedLabel(QLabel):
    """Paints its marks itself: on a ground, and underlined since colour never stands alone; reads no markup."""

    def __init__(self, text: str, marks: Ranges, theme: Theme, role: str = "body") -> None:
        """Show ``text`` in one of the theme's roles with the characters of ``marks`` marked."""
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(1)
        self.setAccessibleName(text)
        self.setAccessibleDescription(" · ".join(text[start:end] for start, end in marks))
        self._formats = [_mark(text, start, end, theme) for start, end in marks]

    def heightForWidth(self, width: int) -> int:
        """As high as its lines are in ``width``."""
        margins = self.contentsMargins()
        _laid, height = self._lay_out(width - margins.left() - margins.right())
        return ceil(height) + margins.top() + margins.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words with their marks."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        laid, _height = self._lay_out(room.width())
        laid.draw(painter, QPointF(room.topLeft()))

    def _lay_out(self, width: int) -> tuple[QTextLayout, float]:
        """The lines in ``width``, and the height that they take."""
        self.ensurePolished()
        laid = QTextLayout(self.text().replace("\n", "\u2028"), self.font(), self)
        laid.setTextOption(_WRAPPING)
        laid.setFormats(self._formats)
        height = 0.0
        laid.beginLayout()
        while (line := laid.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, height))
            height += line.height()
        laid.endLayout()
        return laid, height


_WRAPPING = QTextOption()
_WRAPPING.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


def _mark(text: str, start: int, end: int, theme: Theme) -> QTextLayout.FormatRange:
    """Qt counts in units of UTF-16, of which a rare character takes two."""
    look = QTextCharFormat()
    look.setBackground(QColor(theme.colour("mark")))
    look.setFontUnderline(True)
    found = QTextLayout.FormatRange()
    found.start = _count_units(text[:start])
    found.length = _count_units(text[start:end])
    found.format = look
    return found


def _count_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
