"""Small parts that pages are put together from."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

from cztservices.ui.theme import Theme


def make_label(text: str, role: str, *, wrap: bool = True) -> QLabel:
    """Text in one of the theme's roles; never read as markup, so that data cannot smuggle any in."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setProperty("role", role)
    if wrap:
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        label.setMinimumWidth(1)  # else one long word, an address for instance, pushes the page wider than its window
    return label


def make_selectable(label: QLabel) -> QLabel:
    """Let the text of ``label`` be marked and copied."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def make_card(theme: Theme, role: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """A framed box and its layout."""
    frame = QFrame()
    frame.setProperty("role", role)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(theme.dp(20), theme.dp(16), theme.dp(20), theme.dp(16))
    layout.setSpacing(theme.dp(8))
    return frame, layout


_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_NARROWEST = 120
_ENDLESS = 10_000


class Chip(QWidget):
    """A small coloured square and a word, since colour never stands alone: whose rule a line is, how it is handled."""

    def __init__(
        self, text: str, token: str, theme: Theme, *, filled: bool = False, role: str = "caption", wrap: bool = False
    ) -> None:
        """Show ``text`` with the colour ``token``; ``filled`` gives it a tinted ground, ``wrap`` more than one line."""
        super().__init__()
        self._text, self._token, self._theme, self._filled = text, token, theme, filled
        self._font = QFont()
        self._font.setPixelSize(theme.text(role))
        self._font.setBold(filled)
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy if wrap else QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed))

    def sizeHint(self) -> QSize:
        """The square, the word, and air."""
        metrics = QFontMetrics(self._font)
        width = self._left(metrics) + self._pad() + metrics.horizontalAdvance(self._text) + 1
        return QSize(width, metrics.height() + self._air())

    def minimumSizeHint(self) -> QSize:
        """A chip that wraps may become as narrow as a few words."""
        hint = self.sizeHint()
        if not self.hasHeightForWidth():
            return hint
        return QSize(min(hint.width(), self._theme.dp(_NARROWEST)), hint.height())

    def hasHeightForWidth(self) -> bool:
        """Whether it wraps."""
        return self.sizePolicy().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """As high as its lines are in ``width``."""
        metrics = QFontMetrics(self._font)
        room = QRect(0, 0, max(1, width - self._left(metrics) - self._pad()), _ENDLESS)
        return metrics.boundingRect(room, _WRAPPED, self._text).height() + self._air()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, colour = self._theme, QColor(self._theme.colour(self._token))
        if self._filled:
            painter.setBrush(QColor(theme.tint(self._token)))
            painter.setPen(colour)
            metrics = QFontMetrics(self._font)
            radius = (metrics.height() + self._air()) / 2
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        metrics = QFontMetrics(self._font)
        side, pad, line = self._side(metrics), self._pad(), metrics.height() + self._air()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRect(pad, (line - side) // 2, side, side), theme.dp(2), theme.dp(2))
        painter.setPen(colour)
        painter.setFont(self._font)
        left = self._left(metrics)
        wrapped = _WRAPPED if self.hasHeightForWidth() else 0
        room = QRect(left, 0, self.width() - left - pad, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | wrapped, self._text)

    def _left(self, metrics: QFontMetrics) -> int:
        return self._pad() + self._side(metrics) + self._theme.dp(6)

    def _air(self) -> int:
        return self._theme.dp(8) if self._filled else self._theme.dp(2)

    def _side(self, metrics: QFontMetrics) -> int:
        return max(self._theme.dp(8), metrics.height() // 2)

    def _pad(self) -> int:
        return self._theme.dp(12) if self._filled else 0


class FlowLayout(QLayout):
    """Widgets side by side, on as many lines as the width asks for."""

    def __init__(self, spacing: int) -> None:
        """Keep ``spacing`` between widgets and lines."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one item up."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the items take in ``width``."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the items into ``rect``."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """The largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Put the items on lines, each centred on its line, and return the height that they take."""
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(item.sizeHint().height() for item in line)
            x = rect.x()
            for item in line:
                size = QSize(min(item.sizeHint().width(), rect.width()), item.sizeHint().height())
                if item.hasHeightForWidth():
                    size.setHeight(item.heightForWidth(size.width()))
                    height = max(height, size.height())
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        taken = 0
        for item in (item for item in self._items if not item.isEmpty()):
            wide = item.sizeHint().width()
            if not lines or taken + self.spacing() + wide > width:
                lines.append([])
                taken = -self.spacing()
            lines[-1].append(item)
            taken += self.spacing() + wide
        return lines


def empty_layout(layout: QLayout) -> None:
    """Take every widget out of ``layout`` and let go of it once the events under way have ended."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
