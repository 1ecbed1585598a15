"""The desk: what was typed, between which cities, what was found, and which page lies open."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cztservices.config import now
from cztservices.domain.words import End
from cztservices.errors import KnownError
from cztservices.i18n import Translator
from cztservices.presenters.desk_view import DeskView
from cztservices.presenters.direction import Direction, present_picker
from cztservices.presenters.pages import COLLECTIONS, DIRECTED, Circumstances, Page, PageRef, Present, read_page
from cztservices.presenters.tasks import TaskRunner, Tickets
from cztservices.storage.catalogue_db import CataloguePool, Interrupted

if TYPE_CHECKING:
    from cztservices.presenters.found import Found
    from cztservices.presenters.news import NewsCardsView
    from cztservices.presenters.search_desk import SearchDesk
    from cztservices.presenters.trip import TripView
    from cztservices.search.facets import Facet

HOME = PageRef(Page.HOME)


class DeskPresenter:
    """Holds the state of one window and turns wishes into views."""

    def __init__(
        self,
        pool: CataloguePool,
        runner: TaskRunner,
        translator: Translator,
        view: DeskView,
        direction: Direction,
        now: Callable[[], datetime] = now,
        *,
        offers_links: bool = True,
        previous: Path | None = None,
    ) -> None:
        """Read from ``pool``, work through ``runner``, draw on ``view`` what holds ``now``.

        ``previous`` is the catalogue that was used before this one, and ``offers_links`` False where nobody may leave
        the program.
        """
        self._now, self._offers_links, self._previous = now, offers_links, previous
        self._pool, self._runner, self._view = pool, runner, view
        self._tr = translator
        self._tickets, self._page_tickets, self._trip_tickets = Tickets(), Tickets(), Tickets()
        self._collection_tickets, self._news_tickets = Tickets(), Tickets()
        self._search_desk: SearchDesk | None = None
        self._searching = threading.Lock()
        self._found: Found | None = None
        self._choice: dict[Facet, str] = {}
        self._named: Mapping[End, str] = {}
        self._taken_off: Mapping[End, str] = {}
        self._before = direction
        self._drawn: tuple[PageRef, Present] | None = None
        self._collection: Present | None = None
        self._trip: Callable[[Translator], TripView] | None = None
        self._labels: Mapping[End, str] | None = None
        self._base, self._trail = HOME, list[PageRef]()
        self._settled = HOME
        self._is_laid_away, self._has_notice = False, False
        self.text = ""
        self.current = HOME
        self.direction = direction
        self.direction_changed: Callable[[Direction], None] | None = None

    def begin_quietly(self) -> None:
        """Draw what the first paint shows."""
        self._draw_direction()

    def begin(self) -> None:
        """Draw everything for the first time."""
        self._draw_direction()
        self._read_current()

    def move_to(self, view: DeskView) -> None:
        """Draw everything on another view, without reading anything again."""
        self._view = view
        view.show_text(self.text)
        self.redraw()

    def redraw(self, translator: Translator | None = None) -> None:
        """Draw everything again, in the language of ``translator`` where one is given."""
        self._tr = translator or self._tr
        self._draw_direction()
        self._draw_found()
        self._draw_collection()
        self._draw_page()

    # Searching

    def search(self, text: str) -> None:
        """Look for ``text``; cities that it names are taken over. Nothing typed leads back to where typing began."""
        self.text, self._choice = text, {}
        if text.strip():
            if self.current == HOME:
                self._page_tickets.take()  # a beginning that is still being read would hide what is found
            if self._labels == {}:
                self._labels = None  # what is found depends on the cities, whatever lies open
                self._draw_direction()
            self._search(takes_over=True)
            return
        self._tickets.take()
        self._taken_off, self._named, self._found = {}, {}, None
        self._view.show_results(None)
        self._go(self._base)

    def narrow(self, facet: "Facet", value: str) -> None:
        """Leave only the answers that have ``value``; the same again lets go of it."""
        if self._choice.get(facet) == value:
            del self._choice[facet]
        else:
            self._choice[facet] = value
        self._draw_found()

    def take_off(self, end: End) -> None:
        """Take the city at ``end`` for none, although the text names it."""
        if end in self._named:
            self._taken_off = {**self._taken_off, end: self._named[end]}
            self._turn_to(self.direction.without(end, self._before))
            self._draw_found()

    def _search(self, *, takes_over: bool) -> None:
        """Search; cities in the text are taken over once, so that a city chosen since stands against them."""
        text, at, ticket = self.text, self._circumstances(), self._tickets.take()
        named_before = dict(self._named) if takes_over else None

        def find() -> "Found":
            with self._searching:
                desk = self._provide_search()
                return desk.find(text, at, named_before, self._taken_off, lambda: self._tickets.is_newest(ticket))

        self._runner.read(
            find,
            lambda found: self._on_found(found, ticket),
            lambda error: self._on_failed(error, self._tickets, ticket),
        )

    def warm_up(self) -> None:
        """Load the search before the first key asks for it."""

        def prepare() -> None:
            with self._searching:
                self._provide_search()

        self._runner.read(prepare, lambda _none: None, lambda error: self._on_failed(error, self._tickets, 0))

    def _provide_search(self) -> "SearchDesk":
        if self._search_desk is None:
            from cztservices.presenters.search_desk import SearchDesk  # the first paint need not wait for it

            self._search_desk = SearchDesk(self._pool)
        return self._search_desk

    def _on_found(self, found: "Found", ticket: int) -> None:
        if not self._tickets.is_newest(ticket):
            return
        if not self._named:
            self._before = self.direction
        self._found, self._named = found, found.named
        self._take_notice_away()
        if found.direction != self.direction:
            self._turn_to(found.direction, search=False)
        if found.is_nothing:
            self._go(PageRef(Page.SERVICES))  # what lies open answered something else; the fields may lead on
        self._draw_found()

    def _draw_found(self) -> None:
        if self._found is not None:
            from cztservices.presenters.found import present_found

            roles = {end: city for end, city in self._named.items() if self._taken_off.get(end) != city}
            self._view.show_results(present_found(self._found, self._choice, roles, self._tr))

    # Cities

    def choose_city(self, end: End, city: str) -> None:
        """Put ``city`` at ``end``."""
        self._turn_to(self.direction.with_city(end, city))

    def turn_around(self) -> None:
        """Show the reverse direction."""
        self._turn_to(self.direction.turned())

    def _turn_to(self, direction: Direction, *, search: bool = True) -> None:
        if direction == self.direction:
            self._draw_direction()
            return
        self.direction = direction
        if self.direction_changed is not None:
            self.direction_changed(direction)
        self._draw_direction()
        if search and self.text.strip():
            self._search(takes_over=False)
        if self._collection is not None and self._base.page in DIRECTED and self.current != self._base:
            self._read_collection()
        if self.current.page in DIRECTED and not self._is_laid_away:
            self._read_current()

    # Pages

    def open(self, ref: PageRef) -> None:
        """Open a page; it can be left by going back, to where one was before any page was shown in passing."""
        if ref != self._settled:
            self._trail.append(self._settled)
        self._settle_on(ref)

    def follow(self, ref: PageRef) -> None:
        """Open a page that the one that lies open leads to: that one can be gone back to, even if shown in passing."""
        if self.current != self._settled and not self._is_laid_away:
            self._trail.append(self._settled)
            self._settled = self.current
        self.open(ref)

    def preview(self, ref: PageRef) -> None:
        """Show a page in passing, while something is being typed."""
        self._go(ref)

    def _settle_on(self, ref: PageRef) -> None:
        self._settled = ref
        self._leave_search_for(ref)
        self._go(ref)

    def lay_page_away(self) -> None:
        """What was found stands in the place of the page; nothing brings that back but a wish for a page."""
        self._is_laid_away, self._labels = True, None
        self._draw_direction()

    def go_back(self) -> None:
        """Open the page before this one; home where there is none."""
        self._settle_on(self._trail.pop() if self._trail else HOME)

    def compare(self) -> None:
        """Compare the cities for the guide that lies open."""
        if self.current.page is Page.GUIDE and not self._is_laid_away:
            self.follow(PageRef(Page.COMPARE, self.current.ref))

    def go_home(self) -> None:
        """Lay everything away, for the next person."""
        self._trail.clear()
        self._settle_on(HOME)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before this one."""
        return bool(self._trail)

    def choose(self, choice: str) -> None:
        """Make another choice on the page that lies open; on a collection it is its list that is narrowed."""
        ref = replace(self.current, choice=choice)
        if ref.page in COLLECTIONS and self.text.strip():
            self.open(ref)
        else:
            self._go(ref)

    def choose_day(self, day: date) -> None:
        """Judge a journey for the guide that lies open on another day."""
        ref, ends, ticket = self.current, self.direction, self._trip_tickets.take()
        if ref.page is not Page.GUIDE:
            return

        def plan() -> Callable[[Translator], "TripView"]:
            from cztservices.presenters.trip import read_trip

            now = self._now()
            return read_trip(self._pool.connection(), ref.ref, ends, day, now.date(), now)

        def keep(present: Callable[[Translator], "TripView"]) -> None:
            if self._trip_tickets.is_newest(ticket):
                self._trip = present
                self._view.show_trip(present(self._tr))

        self._runner.read(plan, keep, lambda error: self._on_failed(error, self._trip_tickets, ticket))

    def read_news(self) -> None:
        """Show what is new on the page that lies open, which does not wait for it."""
        ticket, day = self._news_tickets.take(), self._now().date()

        def read() -> Callable[[Translator], "NewsCardsView"]:
            from cztservices.presenters.news import present_news, read_news

            news = read_news(self._pool.connection(), day)
            return lambda translator: present_news(news, translator)

        self._runner.read(
            read,
            lambda present: self._view.show_news(present(self._tr)) if self._news_tickets.is_newest(ticket) else None,
            lambda error: self._on_failed(error, self._news_tickets, ticket),
        )

    def _leave_search_for(self, ref: PageRef) -> None:
        """A collection or home begins anew: with its own list, or none, and nothing typed."""
        if ref.page is not Page.HOME and ref.page not in COLLECTIONS:
            return
        self._base, self._collection = ref, None
        self._collection_tickets.take()
        self.text, self._choice, self._found = "", {}, None
        self._named, self._taken_off = {}, {}
        self._tickets.take()
        self._view.show_text("")
        self._view.show_results(None)

    def _go(self, ref: PageRef) -> None:
        self.current, self._is_laid_away = ref, False
        if ref.page in COLLECTIONS and not self.text.strip():
            self._base = ref
        self._read_current()

    def _read_current(self) -> None:
        ref, at, ticket = self.current, self._circumstances(), self._page_tickets.take()
        self._trip_tickets.take()
        self._trip = None
        self._runner.read(
            lambda: read_page(self._pool.connection(), ref, at),
            lambda present: self._on_page_read(ref, present, ticket),
            lambda error: self._on_page_failed(ref, error, ticket),
        )

    def _read_collection(self) -> None:
        """Read the list anew that stands beside another page."""
        ref, at, ticket = self._base, self._circumstances(), self._collection_tickets.take()
        self._runner.read(
            lambda: read_page(self._pool.connection(), ref, at),
            lambda present: self._on_collection_read(present) if self._collection_tickets.is_newest(ticket) else None,
            lambda error: self._on_failed(error, self._collection_tickets, ticket),
        )

    def _on_page_read(self, ref: PageRef, present: Present, ticket: int) -> None:
        if self._page_tickets.is_newest(ticket):
            self._drawn = (ref, present)
            if (ref.page, ref.ref) == (self._settled.page, self._settled.ref):
                self._settled = ref  # another choice on the same page
            self._take_notice_away()
            if ref == self._base and ref.page in COLLECTIONS:
                self._on_collection_read(present)
            self._draw_page()

    def _on_page_failed(self, ref: PageRef, error: Exception, ticket: int) -> None:
        """Say why, and stay where one was."""
        if self._page_tickets.is_newest(ticket) and self._drawn is not None:
            self.current = self._drawn[0]
            if self._settled == ref:
                self._settled = self._trail.pop() if self._trail else HOME
        self._on_failed(error, self._page_tickets, ticket)

    def _on_collection_read(self, present: Present) -> None:
        self._collection_tickets.take()
        self._collection = present
        self._draw_collection()

    def _draw_page(self) -> None:
        if self._drawn is None or self._is_laid_away:
            return
        ref, view = self._drawn[0], self._drawn[1](self._tr)
        needs_no_cities = ref.page not in DIRECTED and ref.page is not Page.HOME and not self.text.strip()
        self._labels = {} if needs_no_cities else getattr(view, "labels", None)
        self._draw_direction()
        self._view.show_place(ref.page, can_go_back=self.can_go_back)
        self._view.show_page(ref, view)
        if self._trip is not None:
            self._view.show_trip(self._trip(self._tr))

    def _draw_collection(self) -> None:
        if self._collection is not None and self._found is None:
            from cztservices.presenters.found import ResultsView

            view = self._collection(self._tr)
            self._view.show_results(ResultsView(view.heading, view.rows, "", searching=False))

    def _on_failed(self, error: Exception, tickets: Tickets, ticket: int) -> None:
        if isinstance(error, Interrupted) or (isinstance(error, KnownError) and not tickets.is_newest(ticket)):
            return
        if not isinstance(error, KnownError):
            raise error
        self._has_notice = True
        self._view.show_notice(error.message.render(self._tr.gettext))

    def _take_notice_away(self) -> None:
        """What was wrong has been mended since."""
        if self._has_notice:
            self._has_notice = False
            self._view.show_notice("")

    def _circumstances(self) -> Circumstances:
        return Circumstances(self.direction, self._now(), self._previous, self._offers_links)

    def _draw_direction(self) -> None:
        origin, destination = (present_picker(end, self.direction, self._labels, self._tr) for end in End)
        self._view.show_direction(origin, destination)
