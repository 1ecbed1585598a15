"""Five dots to tap, and how far from them the screen felt it."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QStackedLayout, QWidget

from cztservices.domain.kiosk.touch_accuracy import DOTS, GOOD_MM, Deviation, TouchResult, TouchTrial
from cztservices.i18n import N_, Translator
from cztservices.ui.kiosk.attended_page import AttendedPage, make_low_column
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_card, make_label

PATIENCE_MS = 30_000
"""Who taps nothing for so long has gone."""

PLACES = (
    N_("top left"),
    N_("top right"),
    N_("bottom right"),
    N_("bottom left"),
    N_("centre"),
)
"""The names of the dots, in their order."""

_RADIUS, _CORE, _CROSS = 30, 5, 12
_WORDS_AT, _LEAVE_AT = 0.22, 0.75
_LEAVE_SIZE = (320, 96)
_RESULT_WIDTH = 800


class TouchTest(AttendedPage):
    """Asks for one tap on each dot and shows how exact they were felt.

    ``finished`` gives the :class:`TouchResult` as soon as it is known. ``left`` says that the page is to be closed:
    its result has been read, somebody wants to leave, or nobody was there.
    """

    finished = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, translator: Translator, pixel_mm: float, patience_ms: int = PATIENCE_MS) -> None:
        """Begin with the first dot, on a screen whose pixels are ``pixel_mm`` wide."""
        super().__init__(patience_ms)
        self._translator, self._theme = translator, theme
        self.left_alone.connect(self.left)
        self._layers = QStackedLayout(self)
        self.dots = _Dots(theme, translator, pixel_mm)
        self.dots.tapped.connect(self._on_dots_tapped)
        self.dots.leave.clicked.connect(self.left)
        self._layers.addWidget(self.dots)
        self.setAccessibleName(translator.gettext(N_("Test of the touch screen")))

    def _on_dots_tapped(self) -> None:
        trial = self.dots.trial
        if trial.result is not None:
            self._show_result(trial.result)
            self.finished.emit(trial.result)

    def _show_result(self, result: TouchResult) -> None:
        say, page = self._translator.gettext, QWidget()
        layout = make_low_column(page, self._theme, _RESULT_WIDTH)
        card, lines = make_card(self._theme)
        lines.addWidget(make_label(self.accessibleName(), "title"))
        for place, deviation in zip(PLACES, result.deviations, strict=True):
            lines.addWidget(make_label(write_deviation(say(place), deviation, self._translator), "body"))
        verdict, words = make_card(self._theme, "answer" if result.is_good else "stop")
        words.addWidget(make_label(write_verdict(result, self._translator), "section"))
        back = _make_button(say(N_("Back to maintenance")), "main")
        back.clicked.connect(self.left)
        for part in (card, verdict, back):
            layout.addWidget(part)
        self._layers.addWidget(page)
        self._layers.setCurrentWidget(page)


class _Dots(QWidget):
    """Paints the dot that is next, and takes taps where they were put down, when they are let go.

    Where they were felt it leaves crosses, also far from every dot.
    """

    tapped = Signal()

    def __init__(self, theme: Theme, translator: Translator, pixel_mm: float) -> None:
        super().__init__()
        self._theme, self._translator = theme, translator
        self.trial = TouchTrial(1, 1, pixel_mm)
        self._pressed: QPointF | None = None
        self._felt: list[QPointF] = []
        self.leave = _make_button(translator.gettext(N_("Leave")), "large")
        self.leave.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The dots stand where the screen ends now, also after it was turned."""
        self.trial.width, self.trial.height = self.width(), self.height()
        self._felt.clear()
        width, height = map(self._theme.dp, _LEAVE_SIZE)
        self.leave.setGeometry((self.width() - width) // 2, round(self.height() * _LEAVE_AT), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dot as a target, and what to do."""
        dot = self.trial.dot
        if dot is None:
            return
        painter, theme, dp = QPainter(self), self._theme, self._theme.dp
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(*dot)
        painter.setPen(QPen(QColor(theme.colour("accent")), dp(3)))
        painter.setBrush(QColor(theme.colour("paper")))
        painter.drawEllipse(centre, dp(_RADIUS), dp(_RADIUS))
        painter.setBrush(QColor(theme.colour("accent")))
        painter.drawEllipse(centre, dp(_CORE), dp(_CORE))
        self._paint_felt(painter)
        font = painter.font()
        font.setPixelSize(theme.text("section"))
        painter.setFont(font)
        painter.setPen(QColor(theme.colour("ink")))
        template = self._translator.gettext(N_("Tap the middle of the dot ({number} of {count})"))
        words = template.format(number=self.trial.number + 1, count=len(DOTS))
        room = QRectF(dp(32), self.height() * _WORDS_AT, self.width() - dp(64), self.height() * _WORDS_AT)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), words)

    def _paint_felt(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._theme.colour("ink")), self._theme.dp(3)))
        arm = self._theme.dp(_CROSS)
        for felt in self._felt:
            painter.drawLine(felt - QPointF(arm, 0), felt + QPointF(arm, 0))
            painter.drawLine(felt - QPointF(0, arm), felt + QPointF(0, arm))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep where the finger was put down, and let the page notice it."""
        self._pressed = event.position()
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Count it, and go on to the next dot."""
        if self._pressed is None:
            return
        self.trial.tap(self._pressed.x(), self._pressed.y())
        self._felt.append(self._pressed)
        self._pressed = None
        self.tapped.emit()
        self.update()


def _make_button(words: str, role: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("role", role)
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def write_deviation(place: str, deviation: Deviation, translator: Translator) -> str:
    """How far the screen was off at ``place``, in a line."""
    template = translator.gettext(N_("{place}: {mm} mm ({px} px)"))
    return template.format(place=place, mm=f"{deviation.mm:.1f}", px=f"{deviation.px:.0f}")


def write_verdict(result: TouchResult, translator: Translator) -> str:
    """Whether the screen is exact enough, in a sentence."""
    worst = f"{result.worst.mm:.1f}"
    template = N_("The touch screen is exact: at most {worst} mm off, {limit} mm are good.")
    if not result.is_good:
        template = N_("The touch screen is up to {worst} mm off, {limit} mm are good. Calibrate it anew.")
    return translator.gettext(template).format(worst=worst, limit=f"{GOOD_MM:.0f}")
