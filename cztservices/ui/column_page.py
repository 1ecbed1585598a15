"""A page of the window: scrolls, and says what a person wishes on it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cztservices.domain.words import End
from cztservices.ui.theme import Theme

if TYPE_CHECKING:
    from cztservices.presenters.direction import PickerView
    from cztservices.presenters.news import NewsCardsView
    from cztservices.presenters.trip import TripView


class ColumnPage(QScrollArea):
    """Base of all pages; scrolls with the keyboard. ``is_wide`` pages take the place of the list too."""

    is_wide = False

    page_requested = Signal(object)
    choice_requested = Signal(str)
    day_chosen = Signal(object)
    city_chosen = Signal(End, str)
    text_requested = Signal(str)
    link_requested = Signal(str)
    reading_requested = Signal(object)
    news_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        """Empty until a column is filled."""
        super().__init__()
        self.theme = theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

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
        across.setContentsMargins(0, dp(4), dp(16), dp(24))
        across.addStretch(1)
        across.addWidget(column, 1000)
        across.addStretch(1)
        column.setMaximumWidth(self.theme.column + dp(120) if widest is None else widest)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(dp(16))
        return ground, layout
