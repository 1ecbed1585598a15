"""Scrolling by finger: the page follows, and runs on a little when it is let go.

Not QScroller: it shows no button as pressed for a quarter of a second, and keeps 2.7 KiB for ever of each area that it
has ever served.
"""

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from cztservices.domain.kiosk.glide import Glide

_FRAME_MS = 16


class FingerScroll(QObject):
    """Moves one area with a finger; a part of it, which goes with it."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        """At rest."""
        super().__init__(area)
        self._area = area
        self._lines = (_Line(area.horizontalScrollBar()), _Line(area.verticalScrollBar()))
        for line in self._lines:  # a bar says where one is; pressed, it would act before the finger is lifted
            line.bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def ways(self) -> tuple[bool, bool]:
        """Whether there is anything to scroll to: sideways, up or down."""
        across, along = (line.bar.maximum() > line.bar.minimum() for line in self._lines)
        return across, along

    def hold(self, at_ms: int, place: QPoint) -> bool:
        """A finger comes down; return whether it has stopped a page that ran on."""
        ran_on = self._timer.isActive()
        self._timer.stop()
        for line, at in zip(self._lines, place.toTuple(), strict=True):
            line.glide.stop()
            line.glide.drag(at_ms, at)
        return ran_on

    def drag(self, at_ms: int, place: QPoint) -> None:
        """The finger moves, and the page with it."""
        for line, at in zip(self._lines, place.toTuple(), strict=True):
            line.move(line.glide.drag(at_ms, at))

    def let_go(self, at_ms: int) -> None:
        """The finger is lifted; a page that was moving runs on."""
        for line in self._lines:
            line.rest = 0.0
            line.glide.let_go(at_ms, self._clock.elapsed())
        if any(line.glide.is_moving for line in self._lines):
            self._timer.start()

    def _on_timer_timeout(self) -> None:
        for line in self._lines:
            if not line.move(line.glide.step(self._clock.elapsed())):
                line.glide.stop()
        if not any(line.glide.is_moving for line in self._lines):
            self._timer.stop()


class _Line:
    """One of the two ways in which an area scrolls."""

    def __init__(self, bar: QScrollBar) -> None:
        self.bar = bar
        self.glide = Glide()
        self.rest = 0.0

    def move(self, pixels: float) -> bool:
        """Go along with a finger; return whether the end has not been reached."""
        wanted = self.rest - pixels
        whole = round(wanted)
        self.rest = wanted - whole
        before = self.bar.value()
        self.bar.setValue(before + whole)
        return self.bar.value() == before + whole


def make_scrollable(area: QAbstractScrollArea) -> FingerScroll:
    """Let a finger scroll ``area``, and what it holds be moved by nothing else; asked twice, it is the same."""
    return area.findChild(FingerScroll, options=Qt.FindChildOption.FindDirectChildrenOnly) or FingerScroll(area)


def find_scroll(touched: QWidget) -> FingerScroll | None:
    """What scrolls the innermost area that holds ``touched`` and has anything to scroll to."""
    above: QWidget | None = touched
    while above is not None:
        found = above.findChild(FingerScroll, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if found is not None and any(found.ways):
            return found
        above = above.parentWidget()
    return None
