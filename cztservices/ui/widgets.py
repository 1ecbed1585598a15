"""Small parts that pages are put together from."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from cztservices.ui.theme import Theme
from cztservices.ui.wrapping import measure_words, wrap_flags


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


class FittingLabel(QLabel):
    """Text on one line where there is room for it, on more where there is less: for a :class:`FlowLayout`."""

    def sizeHint(self) -> QSize:
        """All on one line."""
        return QSize(self.fontMetrics().size(0, self.text()).width() + 1, self.fontMetrics().height())


def make_fitting_label(text: str, role: str) -> FittingLabel:
    """Plain text in one of the theme's roles that breaks no sooner than it must."""
    label = FittingLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    label.setMinimumWidth(1)
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


def make_rule() -> QLabel:
    """A hairline between two lines of a card."""
    rule = make_label("", "rule", wrap=False)
    rule.setFixedHeight(1)
    return rule


_NARROWEST = 120


class Chip(QWidget):
    """A small coloured square and a word, since colour never stands alone: whose rule a line is, how it is handled."""

    def __init__(
        self, text: str, token: str, theme: Theme, *, filled: bool = False, role: str = "caption", wrap: bool = False
    ) -> None:
        """Show ``text`` with the colour ``token``; ``filled`` gives it a tinted ground, ``wrap`` more than one line."""
        super().__init__()
        self._text, self._token, self._theme, self._filled = text, token, theme, filled
        self._hint: QSize | None = None
        self._heights: dict[int, int] = {}
        self._font = QFont()
        self._font.setPixelSize(theme.text(role))
        self._font.setBold(filled)
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if wrap:  # a fixed height would be that of one line
            policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """The square, the word, and air."""
        if self._hint is None:
            metrics = QFontMetrics(self._font)
            width = self._left(metrics) + self._pad() + metrics.horizontalAdvance(self._text) + 1
            self._hint = QSize(width, metrics.height() + self._air())
        return QSize(self._hint)

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
        hint = self.sizeHint()
        if width >= hint.width():
            return hint.height()  # breaking lines rounds otherwise, and would take a second one now and then
        if width not in self._heights:
            room = width - self._left(QFontMetrics(self._font)) - self._pad()
            self._heights[width] = measure_words(self._text, self._font, room).height() + self._air()
        return self._heights[width]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, colour = self._theme, QColor(self._theme.colour(self._token))
        place = QRect(0, 0, self.width(), min(self.height(), self.heightForWidth(self.width())))
        metrics = QFontMetrics(self._font)
        side, pad, line = self._side(metrics), self._pad(), metrics.height() + self._air()
        if self._filled:
            painter.setBrush(QColor(theme.tint(self._token)))
            painter.setPen(colour)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), line / 2, line / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRect(pad, (line - side) // 2, side, side), theme.dp(2), theme.dp(2))
        painter.setPen(colour)
        painter.setFont(self._font)
        left = self._left(metrics)
        fits = self.width() >= self.sizeHint().width()
        wrapped = 0 if fits else wrap_flags(self._text, self._font, place.width() - left - pad)
        painter.drawText(place.adjusted(left, 0, -pad, 0), Qt.AlignmentFlag.AlignVCenter | wrapped, self._text)

    def _left(self, metrics: QFontMetrics) -> int:
        return self._pad() + self._side(metrics) + self._theme.dp(6)

    def _air(self) -> int:
        return self._theme.dp(8) if self._filled else self._theme.dp(2)

    def _side(self, metrics: QFontMetrics) -> int:
        return max(self._theme.dp(8), metrics.height() // 2)

    def _pad(self) -> int:
        return self._theme.dp(12) if self._filled else 0


class ChipButton(QAbstractButton):
    """A chip that opens and closes what belongs to it; a small triangle says so."""

    def __init__(self, text: str, token: str, theme: Theme) -> None:
        """Closed."""
        super().__init__()
        self._token, self._theme = token, theme
        self._font = QFont()
        self._font.setPixelSize(theme.text("caption"))
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The square, the word, the triangle, and air; in large print as much as a finger needs."""
        metrics, dp = QFontMetrics(self._font), self._theme.dp
        width = metrics.horizontalAdvance(self._words()) + metrics.height() // 2 + dp(18)
        height = max(metrics.height() + dp(8), self._theme.control if self._theme.is_coarse else dp(28))
        return QSize(max(width, self._theme.control if self._theme.is_coarse else 0), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, dp, colour = self._theme, self._theme.dp, QColor(self._theme.colour(self._token))
        edge = "focus" if self.hasFocus() else self._token if self.underMouse() or self.isChecked() else ""
        if edge:
            painter.setPen(QPen(QColor(theme.colour(edge)), dp(3) if self.hasFocus() else dp(1)))
            painter.drawRoundedRect(self.rect().adjusted(dp(2), dp(2), -dp(2), -dp(2)), dp(6), dp(6))
        metrics = QFontMetrics(self._font)
        side = metrics.height() // 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRect(dp(6), (self.height() - side) // 2, side, side), dp(2), dp(2))
        painter.setPen(colour)
        painter.setFont(self._font)
        painter.drawText(self.rect().adjusted(dp(12) + side, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._words())

    def _words(self) -> str:
        return f"{self.text()} {'▼' if self.isChecked() else '▶'}"


def empty_layout(layout: QLayout) -> None:
    """Take every widget out of ``layout`` and let go of it once the events under way have ended."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
