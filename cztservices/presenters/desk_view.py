"""What the desk draws on: the window's side of the bargain with the presenter."""

from typing import TYPE_CHECKING, Any, Protocol

from cztservices.presenters.direction import PickerView
from cztservices.presenters.pages import Page, PageRef

if TYPE_CHECKING:
    from cztservices.presenters.found import ResultsView
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

    def show_place(self, page: Page, *, can_go_back: bool) -> None:
        """Mark where one is."""

    def show_trip(self, view: "TripView") -> None:
        """Show what is known of a journey on another day, on the guide that lies open."""

    def show_news(self, view: "NewsCardsView") -> None:
        """Show what is new, on the page that lies open."""

    def show_text(self, text: str) -> None:
        """Write ``text`` into the search field, without searching for it."""

    def show_notice(self, text: str) -> None:
        """Say something that went wrong."""
