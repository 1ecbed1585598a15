"""A page of the window: scrolls, and says what a person wishes on it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cztservices.ui.page_wishes import PageWishes
from cztservices.ui.theme import Theme

if TYPE_CHECKING:
    from cztservices.presenters.direction import PickerView
    from cztservices.presenters.mine_view import KeptView
    from cztservices.presenters.news import NewsCardsView
    from cztservices.presenters.trip import TripView

LATER_MS = 16
"""What lies below the first screen is drawn so much later: a timer of no time at all comes before the first paint."""

SEEK_MS = 250
"""A page grows while it is laid out; for so long it is held where one left it."""


class ColumnPage(PageWishes, QScrollArea):
    """Base of all pages; scrolls with the keyboard. ``is_wide`` pages take the place of the list too.

    The column begins ``headroom`` pixels below the top, so that what stands first can be brought so far down.
    """

    is_wide = False

    def __init__(self, theme: Theme) -> None:
        """Empty until a column is filled."""
        super().__init__()
        self.theme, self.headroom = theme, 0
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sought: float | None = None
        self._passes = False
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._seek)
        bar.actionTriggered.connect(self._stop_seeking)

    def scrolled(self) -> float:
        """Which part of the page stands above what is seen, from 0.0 to 1.0: the same in any size of text or window."""
        bar = self.verticalScrollBar()
        if self._sought is not None:
            return self._sought
        return bar.value() / (bar.maximum() + bar.pageStep()) if bar.maximum() else 0.0

    def scroll_to(self, scroll: float) -> None:
        """Scroll so far down, and stay there while the page is still being laid out."""
        if not scroll:
            self._sought = None
            if not self._passes:
                self.verticalScrollBar().setValue(0)
            return
        self._sought = scroll
        self.complete()
        self._seek()
        QTimer.singleShot(SEEK_MS, self, self._stop_seeking)

    def pass_headroom(self) -> None:
        """Begin below the headroom, as soon as the page has been laid out; it can be pulled down."""
        if self.headroom:
            self._passes = True
            self._pass_headroom()

    def _pass_headroom(self) -> None:
        bar = self.verticalScrollBar()
        if self._passes:
            self._passes = bar.maximum() < self.headroom
            bar.setValue(min(bar.maximum(), self.headroom))

    def _seek(self, *_range: int) -> None:
        self._pass_headroom()
        if self._sought is not None:
            bar = self.verticalScrollBar()
            bar.setValue(round(self._sought * (bar.maximum() + bar.pageStep())))

    def _stop_seeking(self, *_action: int) -> None:
        self._sought = None

    def show_view(self, view: Any) -> None:
        """Show the view that the page is for."""
        raise NotImplementedError

    def release(self) -> None:
        """Let go of what is shown, since another page has taken its place; it is drawn anew when it comes back."""
        ground = self.takeWidget()
        if ground is not None:
            ground.deleteLater()

    def complete(self) -> None:
        """Draw at once what would be drawn after the first paint."""

    def show_direction(self, origin: "PickerView", destination: "PickerView") -> None:
        """Show the cities, on a page that draws them."""

    def show_trip(self, view: "TripView") -> None:
        """Show what is known of a journey on another day, on a page that speaks of one."""

    def show_news(self, view: "NewsCardsView") -> None:
        """Show what is new, on a page that has room for it."""

    def show_kept(self, view: "KeptView") -> None:
        """Show what the person keeps of what is shown, on a page that says so."""

    def write_note(self) -> None:
        """Write a note, on a page that has lines to write on."""

    def write_hall_note(self) -> None:
        """Write a note of the hall, on a page that has lines to write on."""

    def offer_reading(self, *, offered: bool) -> None:
        """Offer to read the page aloud, on a page that can be."""

    def make_column(self, widest: int | None = None) -> tuple[QWidget, QVBoxLayout]:
        """A new ground for :meth:`setWidget`, and the layout of the column on it, ``widest`` pixels at most.

        Without that it is as wide as text that is read comfortably.
        """
        dp = self.theme.dp
        ground, column = QWidget(), QWidget()
        ground.setObjectName("column")
        ground.setMinimumHeight(1)  # else the page is as high as its labels would be that are one word wide
        across = QHBoxLayout(ground)
        across.setContentsMargins(0, dp(4) + self.headroom, dp(16), dp(24))
        across.addStretch(1)
        across.addWidget(column, 1000)
        across.addStretch(1)
        column.setMaximumWidth(self.theme.column + dp(120) if widest is None else widest)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(dp(16))
        return ground, layout
