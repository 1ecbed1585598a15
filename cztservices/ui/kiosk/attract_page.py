"""What a kiosk shows while nobody is there."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from cztservices.presenters.kiosk.attract import AttractView
from cztservices.ui.kiosk.attract_picture import AttractPicture
from cztservices.ui.kiosk.attract_words import AttractPart
from cztservices.ui.theme import Theme

TURN_MS = 8000
FADE_MS, FADES = 120, 4
"""How long one language takes to become the next, and in how many steps."""


class AttractPage(QAbstractButton):
    """One button as large as the screen: the three cities, and what this is in one language after another.

    At each turn the whole picture also moves by two to four pixels, to and fro within 48 and 52 dp, and the boat sails
    on: what is strong on it is nowhere for long. Between two turns one picture stands and nothing runs.
    """

    touched = Signal()
    """Somebody has touched the screen, and let go."""

    language_touched = Signal(str)
    """The same, on the name of a language."""

    example_touched = Signal(str, str)
    """The same, on an example: the language in which it is shown, and its text."""

    def __init__(
        self,
        theme: Theme,
        views: Sequence[AttractView],
        *,
        reduced_motion: bool = False,
        logo: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with the first of ``views``; with ``reduced_motion`` one follows the other without a fade."""
        super().__init__(parent)
        self._theme, self._views, self._logo = theme, tuple(views), logo
        self._reduced_motion = reduced_motion
        self._turn = 0
        self._picture: AttractPicture | None = None
        self._shown: QPixmap | None = None
        self._next: QPixmap | None = None
        self._step = 0
        self._touched: AttractPart | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self._views[0].spoken)
        self.clicked.connect(self._on_clicked)
        self._turning = self._make_timer(TURN_MS, self.turn, Qt.TimerType.VeryCoarseTimer)
        self._fading = self._make_timer(FADE_MS // FADES, self._on_fading_timeout, Qt.TimerType.PreciseTimer)

    @property
    def is_fading(self) -> bool:
        """Whether one language is becoming the next."""
        return self._next is not None

    def turn(self) -> None:
        """Show the next language, a little way on."""
        if self.is_fading:
            self._settle()
        self._turn += 1
        self.setAccessibleName(self._views[self._turn % len(self._views)].spoken)
        if self._shown is None or self._reduced_motion or not self.isVisible():
            self._shown = None
        else:
            self._next, self._step = self._draw(), 0
            self._fading.start()
        self.update()

    def show_turn(self, turn: int) -> None:
        """Show what is there at ``turn``, counted from 0, at once."""
        self._settle()
        self._turn, self._shown = turn, None
        self.setAccessibleName(self._views[turn % len(self._views)].spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(self._theme.dp(540), self._theme.dp(960))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture, or two of them while one becomes the other."""
        if self._shown is None:
            self._shown = self._draw()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._shown)
        if self._next is not None:
            painter.setOpacity(self._step / FADES)
            painter.drawPixmap(0, 0, self._next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put it together anew for the new size."""
        super().resizeEvent(event)
        if self._picture is None or self._picture.size != self.size():  # Qt says so again to a page that is not seen
            self._settle()
            self._picture = self._shown = None

    def part_at(self, point: QPoint) -> AttractPart | None:
        """The language or the example there, if there is one."""
        return next((part for part in self._picture_now().parts(self._turn) if part.place.contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger comes down; what it means is what is there now, even if the page turns before it is lifted."""
        self._touched = self.part_at(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It is lifted, where it came down or elsewhere."""
        if self._touched is not None and not self._touched.place.contains(event.position()):
            self._touched = None
        super().mouseReleaseEvent(event)
        self._touched = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key is a touch, whatever keyboard somebody plugs in."""
        event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        """Turn while it is seen."""
        super().showEvent(event)
        self._turning.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while it is not."""
        super().hideEvent(event)
        self._turning.stop()
        self._settle()

    def _make_timer(self, interval: int, slot: Callable[[], None], kind: Qt.TimerType) -> QTimer:
        timer = QTimer(self, interval=interval, timerType=kind)
        timer.timeout.connect(slot)
        return timer

    def _draw(self) -> QPixmap:
        return self._picture_now().draw(self._turn, self.devicePixelRatioF())

    def _picture_now(self) -> AttractPicture:
        if self._picture is None:
            self._picture = AttractPicture(self._theme, self._views, self._logo, self.font(), self.size())
        return self._picture

    def _on_clicked(self) -> None:
        part = self._touched
        if part is None:
            self.touched.emit()
        elif part.text:
            self.example_touched.emit(part.language, part.text)
        else:
            self.language_touched.emit(part.language)

    def _on_fading_timeout(self) -> None:
        self._step += 1
        if self._step >= FADES:
            self._settle()
        self.update()

    def _settle(self) -> None:
        """End a fade where it leads to."""
        self._fading.stop()
        if self._next is not None:
            self._shown, self._next = self._next, None
