"""What the desk draws on: the window's side of the bargain with the presenter."""

from typing import TYPE_CHECKING, Any, Protocol

from cztservices.presenters.direction import PickerView
from cztservices.presenters.pages import Page, PageRef

if TYPE_CHECKING:
    from cztservices.presenters.found import ResultsView
    from cztservices.presenters.mine_view import KeptView
    from cztservices.presenters.news import NewsCardsView
    from cztservices.presenters.trip import TripView


class DeskView(Protocol):
    """What the desk draws on."""

    def show_results(self, view: "ResultsView | None") -> None:
        """Show the list; None takes it away."""

    def show_direction(self, origin: PickerView, destination: PickerView) -> None:
        """Show the pickers."""

    def show_page(self, ref: PageRef, view: Any) -> None:
        """Show a page."""

    def show_no_page(self) -> None:
        """Show nothing in the place of the page."""

    def scrolled(self) -> float:
        """How far down the page is scrolled, from 0.0 to 1.0."""

    def scroll_to(self, scroll: float) -> None:
        """Scroll the page so far down, however late it is laid out."""

    def show_place(self, page: Page, *, can_go_back: bool, can_go_forward: bool) -> None:
        """Mark where one is."""

    def show_trip(self, view: "TripView") -> None:
        """Show what is known of a journey on another day, on the guide that lies open."""

    def show_kept(self, view: "KeptView") -> None:
        """Show what the person keeps of the guide that lies open."""

    def show_news(self, view: "NewsCardsView") -> None:
        """Show what is new, on the page that lies open."""

    def show_text(self, text: str) -> None:
        """Write ``text`` into the search field, without searching for it."""

    def show_notice(self, text: str) -> None:
        """Say something that went wrong."""


class NoView:
    """What a desk draws on that nobody sees; it remembers no more than how far down the page one was."""

    def __init__(self, scroll: float = 0.0) -> None:
        """Scrolled so far down."""
        self._scroll = scroll

    def scrolled(self) -> float:
        """How far down."""
        return self._scroll

    def scroll_to(self, scroll: float) -> None:
        """Be scrolled so far down."""
        self._scroll = scroll

    def show_results(self, view: "ResultsView | None") -> None:
        """Show nothing."""

    def show_direction(self, origin: PickerView, destination: PickerView) -> None:
        """Show nothing."""

    def show_page(self, ref: PageRef, view: Any) -> None:
        """Show nothing."""

    def show_no_page(self) -> None:
        """Show nothing."""

    def show_place(self, page: Page, *, can_go_back: bool, can_go_forward: bool) -> None:
        """Show nothing."""

    def show_trip(self, view: "TripView") -> None:
        """Show nothing."""

    def show_kept(self, view: "KeptView") -> None:
        """Show nothing."""

    def show_news(self, view: "NewsCardsView") -> None:
        """Show nothing."""

    def show_text(self, text: str) -> None:
        """Show nothing."""

    def show_notice(self, text: str) -> None:
        """Show nothing."""
