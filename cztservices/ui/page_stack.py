"""The pages of a window: each made when it is first opened, one of them shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cztservices.presenters.direction import PickerView
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.ticks import Ticks
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.focus import find_focus, give_focus
from cztservices.ui.page_factory import make_page
from cztservices.ui.page_wishes import PAGE_WISHES, PageWishes, pass_on
from cztservices.ui.theme import Theme

if TYPE_CHECKING:
    from cztservices.presenters.mine_view import KeptView
    from cztservices.presenters.news import NewsCardsView
    from cztservices.presenters.trip import TripView


class PageStack(PageWishes, QStackedWidget):
    """Shows pages, and passes on what a person wishes on them."""

    page_made = Signal(object)

    def __init__(
        self, theme: Theme, ticks: Ticks, make_page: Callable[[Page, Theme, Ticks], ColumnPage] = make_page
    ) -> None:
        """Show nothing yet; ``make_page`` makes the pages."""
        super().__init__()
        self._theme, self._ticks, self._make = theme, ticks, make_page
        self._pickers: tuple[PickerView, PickerView] | None = None
        self._opened: Page | None = None
        self.made: dict[Page, ColumnPage] = {}
        self._blank = QWidget()
        self._blank.setObjectName("column")
        self.addWidget(self._blank)

    @property
    def opened(self) -> ColumnPage | None:
        """The page that is shown."""
        return self.made[self._opened] if self._opened is not None else None

    @property
    def opened_name(self) -> Page | None:
        """Which page that is."""
        return self._opened

    def show_page(self, ref: PageRef, view: Any) -> ColumnPage:
        """Show a page, with the key where it was on it; the page before lets go of what it showed."""
        before, page = self.opened, self.made.get(ref.page) or self._make_page(ref.page)
        place = find_focus(page)
        page.show_view(view)
        self._opened = ref.page
        self.setCurrentWidget(page)
        if place is not None:
            give_focus(page, place)
        if before is not None and before is not page:
            before.release()
        return page

    def clear_page(self) -> None:
        """Show nothing."""
        self._opened = None
        self.setCurrentWidget(self._blank)

    def show_direction(self, origin: PickerView, destination: PickerView) -> None:
        """Show the cities on pages that draw them."""
        self._pickers = (origin, destination)
        for page in self.made.values():
            page.show_direction(origin, destination)

    def show_trip(self, view: "TripView") -> None:
        """Show what is known of a journey on another day, on the page that is shown."""
        if self.opened is not None:
            self.opened.show_trip(view)

    def show_news(self, view: "NewsCardsView") -> None:
        """Show what is new, on the page that is shown."""
        if self.opened is not None:
            self.opened.show_news(view)

    def show_kept(self, view: "KeptView") -> None:
        """Show what the person keeps, on the page that is shown."""
        if self.opened is not None:
            self.opened.show_kept(view)

    def offer_reading(self, *, offered: bool) -> None:
        """Show the button that reads the guide aloud, or take it away."""
        guide = self.made.get(Page.GUIDE)
        if guide is not None:
            guide.offer_reading(offered=offered)

    def _make_page(self, name: Page) -> ColumnPage:
        page = self._make(name, self._theme, self._ticks)
        pass_on(page, self, PAGE_WISHES)
        if self._pickers is not None:
            page.show_direction(*self._pickers)
        self.made[name] = page
        self.addWidget(page)
        QTimer.singleShot(0, self, lambda: self.page_made.emit(name))
        return page
