"""The question whether somebody is still there, over what they were at."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from cztservices.i18n import N_, Translator
from cztservices.ui.accessible import announce
from cztservices.ui.kiosk.countdown_ring import CountdownRing
from cztservices.ui.kiosk.large_button import LargeButton
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label

NEAR_END = 10
"""Seconds left at which it is said once more."""

_STAY, _FINISH = 168, 96
_WIDE, _EDGE, _PAD, _GAP = 920, 32, 44, 24
_RINGS_HIGH = 4
"""The ring takes no more than one part in so many of the height."""

_DIMMED = 0.92
"""How much of the page behind is covered: enough that who passes by does not read it."""


class CountdownCard(QWidget):
    """Lies over all of a page and lets nothing through; hide it when the session goes on."""

    stay_requested = Signal()
    finish_requested = Signal()

    def __init__(self, theme: Theme, translator: Translator, page: QWidget) -> None:
        """For ``page``, hidden until the first second is shown."""
        super().__init__(page)
        self._theme, self._translator, self._page = theme, translator, page
        self._whole, self._seconds = 0, 0
        self._low = False
        _ = translator.gettext
        self._question = _(N_("Are you still there?"))
        self.setAccessibleName(self._question)
        self.ring = CountdownRing(theme)
        self.stay = LargeButton(_(N_("I am still here")), theme, "answer", high=_STAY, is_main=True)
        self.finish = LargeButton(_(N_("Finish")), theme, "section", high=_FINISH)
        self.stay.clicked.connect(self.stay_requested)
        self.finish.clicked.connect(self.finish_requested)
        warning = _(N_("If nobody touches the screen, everything on it is cleared."))
        self._build(make_label(self._question, "answer_long"), make_label(warning, "body"))
        self.hide()

    def show_seconds(self, seconds: int) -> None:
        """Show the card with so many ``seconds`` left, and say it at the beginning and near the end."""
        begins = self.isHidden()
        self._whole = seconds if begins else max(self._whole, seconds)
        is_near = seconds <= NEAR_END < self._seconds and not begins
        self._seconds = seconds
        said = self._translator.ngettext("{count} second left", "{count} seconds left", seconds)
        words = said.format(count=seconds)
        self.ring.show_seconds(seconds, self._whole, words)
        self.show()
        if begins or is_near:
            announce(self, f"{self._question} {words}")

    def set_low(self, low: bool) -> None:
        """Keep both buttons within the lower third, for who cannot reach higher."""
        self._low = low
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow and shrink with the page that it lies over."""
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Lie over the whole page, however it grows or shrinks."""
        super().showEvent(event)
        self._page.installEventFilter(self)
        self._cover()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the page."""
        super().hideEvent(event)
        self._page.removeEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange what is on it for the new size."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies behind."""
        grounds = [QColor(self._theme.colour(token)) for token in ("ink", "window")]
        veil = min(grounds, key=QColor.lightnessF)
        veil.setAlphaF(_DIMMED)
        QPainter(self).fillRect(self.rect(), veil)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing behind it is pressed."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing behind it is let go."""
        event.accept()

    def _build(self, *words: QLabel) -> None:
        theme = self._theme
        self._card = QFrame(self)
        self._card.setProperty("role", "card")
        self._inside = inside = QVBoxLayout(self._card)
        pad = theme.dp(_PAD)
        inside.setContentsMargins(pad, pad, pad, pad)
        inside.setSpacing(theme.dp(_GAP))
        for label in words:
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(label)
        inside.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignHCenter)
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._buttons.setSpacing(theme.dp(_GAP))
        self._buttons.addWidget(self.stay, 3)
        self._buttons.addWidget(self.finish, 1)
        inside.addLayout(self._buttons)

    def _cover(self) -> None:
        self.setGeometry(self._page.rect())
        self.raise_()

    def _arrange(self) -> None:
        """Put the card in the middle, or at the bottom; where it is wide, the buttons side by side."""
        wide, high, dp = self.width(), self.height(), self._theme.dp
        is_wide = wide > high
        self._buttons.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        self.ring.fit(high // _RINGS_HIGH)
        width = max(1, min(dp(_WIDE), wide - 2 * dp(_EDGE)))
        height = self._inside.totalHeightForWidth(width)
        below = high - height - dp(_EDGE)
        top = below if self._low else (high - height) // 2
        self._card.setGeometry((wide - width) // 2, max(0, top), width, height)
