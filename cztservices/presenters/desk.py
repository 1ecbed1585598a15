"""The desk: what was typed, between which cities, what was found, and which page lies open."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cztservices.config import now
from cztservices.domain.words import End
from cztservices.errors import KnownError, Message
from cztservices.i18n import Translator
from cztservices.presenters.actions import Action
from cztservices.presenters.asides import Asides
from cztservices.presenters.desk_view import DeskView, NoView
from cztservices.presenters.direction import Direction, present_picker
from cztservices.presenters.looking import Looking
from cztservices.presenters.pages import (
    ABOUT_ONE,
    COLLECTIONS,
    DIRECTED,
    SHOWS_KEPT,
    Circumstances,
    Page,
    PageRef,
    Present,
    read_page,
)
from cztservices.presenters.place_link import Place
from cztservices.presenters.shared_search import SharedSearch
from cztservices.presenters.tasks import TaskRunner, Tickets
from cztservices.presenters.titles import name_place
from cztservices.presenters.trail import Spot, Trail
from cztservices.storage.catalogue_db import CataloguePool, Interrupted

if TYPE_CHECKING:
    from cztservices.domain.mine import Place as KeptPlace
    from cztservices.presenters.found import Found
    from cztservices.presenters.kept import Kept
    from cztservices.presenters.kept_guide import PresentKept
    from cztservices.presenters.palette import PalettePresenter, PaletteView
    from cztservices.presenters.recent import RecentPlaces
    from cztservices.presenters.trip import TripView
    from cztservices.search.facets import Facet

HOME = PageRef(Page.HOME)


class DeskPresenter:
    """Holds the state of one desk, a tab of a window, and turns wishes into views."""

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
        is_personal: bool = True,
        previous: Path | None = None,
        search: SharedSearch | None = None,
        kept: "Callable[[], Kept] | None" = None,
    ) -> None:
        """Read from ``pool``, work through ``runner``, draw on ``view`` what holds ``now``.

        ``previous`` is the catalogue that was used before this one, ``offers_links`` is False where nobody may leave
        the program, ``is_personal`` where nobody comes back; ``search`` is that of all desks, its own where there is
        none; ``kept`` gives what the person keeps, None where nothing is.
        """
        self._now, self._previous, self._kept = now, previous, kept
        self._offers_links, self._is_personal = offers_links, is_personal
        self._pool, self._runner, self._view = pool, runner, view
        self._tr = translator
        self._page_tickets, self._collection_tickets = Tickets(), Tickets()
        self._asides = Asides(pool, runner, now, self._on_failed)
        self._finding = search or SharedSearch(pool)
        self._looking = Looking(self._finding, runner, direction, self._on_failed)
        self._drawn: tuple[PageRef, Present] | None = None
        self._collection: Present | None = None
        self._trip: Callable[[Translator], TripView] | None = None
        self._kept_now: PresentKept | None = None
        self._labels: Mapping[End, str] | None = None
        self._base, self._trail = HOME, Trail(Spot(HOME))
        self._trail_drawn = self._trail
        self._scroll, self._scroll_wanted = 0.0, False
        self._is_laid_away, self._has_begun = False, False
        self._notice: Message | None = None
        self._name, self._ends = "", frozenset[End]()
        self._keeps_notice = False
        self.text, self.title = "", ""
        self.current = HOME
        self.direction = direction
        self.direction_changed: Callable[[Direction], None] | None = None
        self.place_changed: Callable[[], None] | None = None

    def begin(self) -> None:
        """Draw everything for the first time."""
        self._has_begun = True
        self._draw_direction()
        if not self._is_laid_away:
            self._read_current()
        if self.text.strip():
            self._search(takes_over=False)

    def begin_once(self) -> None:
        """Begin, unless something was wished before."""
        if not self._has_begun:
            self.begin()

    def begin_at(self, ref: PageRef, direction: Direction, text: str, scroll: float, title: str) -> None:
        """Be where one was another day; it is read when the desk begins."""
        self.current, self.direction, self.text, self.title = ref, direction, text, title
        self._scroll, self._scroll_wanted = scroll, True
        self._trail = self._trail_drawn = Trail(Spot(ref, scroll))
        is_searching = bool(text.strip())
        self._is_laid_away = is_searching and ref == HOME  # which makes room for what is found
        if ref.page in COLLECTIONS and not is_searching:
            self._base = ref

    @property
    def scroll(self) -> float:
        """How far down the page one is, from 0.0 to 1.0."""
        self._mark_scroll()
        return self._scroll

    @property
    def shown(self) -> PageRef:
        """The page that is shown; home where what was found stands in its place."""
        return HOME if self._is_laid_away else self.current

    @property
    def language(self) -> str:
        """The language in which everything is drawn."""
        return self._tr.language

    @property
    def opened(self) -> tuple[PageRef, Present] | None:
        """The page that was opened here, not only shown in passing, and what writes it."""
        return self._drawn if self._drawn is not None and self._drawn[0] == self._trail.here.ref else None

    def make_palette(
        self, actions: Sequence[tuple[Action, bool]], recent: "RecentPlaces", show: "Callable[[PaletteView], None]"
    ) -> "PalettePresenter":
        """What finds for a palette that is opened here; ``actions`` with whether they are possible."""
        from cztservices.presenters.palette import PalettePresenter

        at, before = self._circumstances(), recent.before(Place(self.current))
        return PalettePresenter(self._finding, self._runner, self._tr, at, actions, before, show)

    def go_to(self, place: Place) -> None:
        """Open a page between the cities that it is to be seen with, as far as they are given."""
        for end in End:
            city = place.direction.city_at(end)
            if city is not None:
                self._turn_to(self.direction.with_city(end, city))
        self.open(place.ref)

    def move_to(self, view: DeskView) -> None:
        """Draw everything on another view, without reading anything again."""
        self.leave_view()
        self._view = view
        view.show_text(self.text)
        self._draw()
        self._draw_notice()

    def leave_view(self) -> None:
        """Draw on nothing until moved to a view; answers that arrive meanwhile are kept."""
        self._mark_scroll()
        self._view = NoView(self._scroll)

    def redraw(self, translator: Translator | None = None) -> None:
        """Draw everything again, in the language of ``translator`` where one is given."""
        self._tr = translator or self._tr
        self._mark_scroll()
        self._draw()
        if self._notice is not None:
            self._draw_notice()

    def _draw(self) -> None:
        self._scroll_wanted = True
        self._draw_direction()
        if self._looking.found is None and self._collection is None:
            self._view.show_results(None)
        self._draw_found()
        self._draw_collection()
        if self._drawn is None or self._is_laid_away:
            self._view.show_no_page()
        self._draw_page()

    # What a person keeps

    @property
    def place_to_keep(self) -> "tuple[KeptPlace, str] | None":
        """The place that lies open, as a visit to it is kept, and its title; None where none was settled on."""
        if self.opened is None or self.is_home or self._is_laid_away or self.current.page is Page.MINE:
            return None
        from cztservices.presenters.kept import place_of

        return place_of(self.opened[0], self._ends, self.direction), self._name

    @property
    def place_shown(self) -> "tuple[KeptPlace, str] | None":
        """The place that is shown, be it in passing, as a favourite of it is kept, and its title."""
        if self._drawn is None or self._is_laid_away or self._drawn[0] != self.current:
            return None
        if self.current.page not in ABOUT_ONE:
            return None
        from cztservices.presenters.kept import place_of

        return place_of(self.current, self._ends, self.direction), self._name

    def read_kept_again(self) -> None:
        """Something else is kept now: show that on the page that speaks of it."""
        if not self._has_begun or self._is_laid_away:
            return
        if self.current.page is Page.MINE:
            self._keeps_notice = True
            self._read_current()
        elif self.current.page is Page.GUIDE and self._kept is not None:
            self._asides.read_kept(self._kept(), self.current.ref, self.direction, self._on_kept_read)

    def _on_kept_read(self, present: "PresentKept") -> None:
        self._kept_now = present
        self._view.show_kept(present(self._tr))

    # Searching

    def search(self, text: str) -> None:
        """Look for ``text``; cities that it names are taken over. Nothing typed leads back to where typing began."""
        self.text, self._has_begun = text, True
        self._looking.forget_choice()
        self._tell_change()
        if text.strip():
            if self.current == HOME:
                self._page_tickets.take()  # a beginning that is still being read would hide what is found
            if self._labels == {}:
                self._labels = None  # what is found depends on the cities, whatever lies open
                self._draw_direction()
            self._search(takes_over=True)
            return
        self._looking.clear()
        self._view.show_results(None)
        self._go(self._base)

    def narrow(self, facet: "Facet", value: str) -> None:
        """Leave only the answers that have ``value``; the same again lets go of it."""
        self._looking.narrow(facet, value)
        self._draw_found()

    def take_off(self, end: End) -> None:
        """Take the city at ``end`` for none, although the text names it."""
        direction = self._looking.take_off(end, self.direction)
        if direction is not None:
            self._turn_to(direction)
            self._draw_found()

    def warm_up(self) -> None:
        """Load the search before the first key asks for it."""
        self._looking.warm_up()

    def _search(self, *, takes_over: bool) -> None:
        self._looking.find(self.text, self._circumstances(), takes_over=takes_over, done=self._on_found)

    def _on_found(self, found: "Found") -> None:
        self._take_notice_away()
        if found.direction != self.direction:
            self._turn_to(found.direction, search=False)
        if found.is_nothing:
            self._go(PageRef(Page.SERVICES))  # what lies open answered something else; the fields may lead on
        self._draw_found()

    def _draw_found(self) -> None:
        view = self._looking.present(self._tr)
        if view is not None:
            self._view.show_results(view)

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
        self._tell_change()
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
        self._mark_scroll()
        self._settle_on(self._trail.open(ref))

    def follow(self, ref: PageRef) -> None:
        """Open a page that the one that lies open leads to: that one can be gone back to, even if shown in passing."""
        if not self._is_laid_away:
            self._trail = self._trail.open(self.current)
        self.open(ref)

    def preview(self, ref: PageRef) -> None:
        """Show a page in passing, while something is being typed."""
        self._mark_scroll()
        self._go(ref)

    def _settle_on(self, trail: Trail) -> None:
        self._trail = trail
        self._leave_search_for(trail.here.ref)
        self._go(trail.here.ref, trail.here.scroll)

    def lay_page_away(self) -> None:
        """What was found stands in the place of the page; nothing brings that back but a wish for a page."""
        self._mark_scroll()
        self._is_laid_away, self._labels = True, None
        self._draw_direction()

    def go_back(self) -> None:
        """Open the page before this one, where one left it; home where there is none."""
        self._mark_scroll()
        self._settle_on(self._trail.back(HOME))

    def go_forward(self) -> None:
        """Open the page that one went back from, where one left it."""
        if self.can_go_forward:
            self._mark_scroll()
            self._settle_on(self._trail.forward())

    def compare(self) -> None:
        """Compare the cities for the guide that lies open."""
        if self.can_compare:
            self.follow(PageRef(Page.COMPARE, self.current.ref))

    def go_home(self) -> None:
        """Lay everything away, for the next person."""
        self._settle_on(Trail(Spot(HOME)))
        self._view.scroll_to(0.0)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before this one."""
        return bool(self._trail.past)

    @property
    def can_go_forward(self) -> bool:
        """Whether one went back from a page."""
        return bool(self._trail.ahead)

    @property
    def is_home(self) -> bool:
        """Whether nothing else than home lies open, or was asked for."""
        return self.current == HOME and not self.text.strip()

    @property
    def is_empty(self) -> bool:
        """Whether it is home and leads nowhere else."""
        return self.is_home and not (self.can_go_back or self.can_go_forward)

    @property
    def can_compare(self) -> bool:
        """Whether a guide lies open."""
        return self.current.page is Page.GUIDE and not self._is_laid_away

    def _mark_scroll(self) -> None:
        """Remember how far down the page one is that the view shows, before it shows something else."""
        if self._drawn is None or self._drawn[0] != self.current or self._is_laid_away:
            return
        self._scroll = self._view.scrolled()
        if self.current == self._trail.here.ref:
            self._trail = self._trail.scrolled(self._scroll)

    def choose(self, choice: str) -> None:
        """Make another choice on the page that lies open; on a collection it is its list that is narrowed."""
        ref = replace(self.current, choice=choice)
        if ref.page in COLLECTIONS and self.text.strip():
            self.open(ref)
        else:
            self._go(ref)

    def choose_day(self, day: date) -> None:
        """Judge a journey for the guide that lies open on another day."""
        if self.current.page is Page.GUIDE:
            self._asides.plan_trip(self.current.ref, self.direction, day, self._on_trip_read)

    def read_news(self) -> None:
        """Show what is new on the page that lies open, which does not wait for it."""
        self._asides.read_news(lambda present: self._view.show_news(present(self._tr)))

    def _on_trip_read(self, present: "Callable[[Translator], TripView]") -> None:
        self._trip = present
        self._view.show_trip(present(self._tr))

    def _leave_search_for(self, ref: PageRef) -> None:
        """A collection or home begins anew: with its own list, or none, and nothing typed."""
        if ref.page is not Page.HOME and ref.page not in COLLECTIONS:
            return
        self._base, self._collection = ref, None
        self._collection_tickets.take()
        self.text = ""
        self._looking.clear()
        self._view.show_text("")
        self._view.show_results(None)

    def _go(self, ref: PageRef, scroll: float = 0.0) -> None:
        stays = (ref.page, ref.ref) == (self.current.page, self.current.ref) and not self._is_laid_away
        if not stays:
            self._scroll, self._scroll_wanted = scroll, True
        self.current, self._is_laid_away = ref, False
        if ref.page in COLLECTIONS and not self.text.strip():
            self._base = ref
        self._read_current()

    def _read_current(self) -> None:
        ref, at, ticket = self.current, self._circumstances_of(self.current), self._page_tickets.take()
        self._has_begun = True
        self._asides.drop_trip()
        self._asides.drop_kept()
        self._trip = self._kept_now = None
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
            here = self._trail.here.ref
            if (ref.page, ref.ref) == (here.page, here.ref):
                self._trail = self._trail_drawn = self._trail.renamed(ref)  # another choice on the same page
            if not self._keeps_notice:
                self._take_notice_away()
            self._keeps_notice = False
            if ref == self._base and ref.page in COLLECTIONS:
                self._on_collection_read(present)
            self._draw_page()

    def _on_page_failed(self, ref: PageRef, error: Exception, ticket: int) -> None:
        """Say why, and stay where one was; go home where nothing has been shown yet."""
        if isinstance(error, KnownError) and self._page_tickets.is_newest(ticket):
            if self._drawn is not None:
                self.current = self._drawn[0]
                if self._trail.here.ref == ref:
                    self._trail = self._trail_drawn
            elif ref != HOME:
                self._keeps_notice = True
                self._settle_on(Trail(Spot(HOME)))
                ticket = self._page_tickets.newest
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
        self._view.show_place(ref.page, can_go_back=self.can_go_back, can_go_forward=self.can_go_forward)
        self._view.show_page(ref, view)
        if self._trip is not None:
            self._view.show_trip(self._trip(self._tr))
        if self._kept_now is not None:
            self._view.show_kept(self._kept_now(self._tr))
        if self._scroll_wanted:
            self._scroll_wanted = False
            self._view.scroll_to(self._scroll)
        self.title = name_place(ref, view, self.direction, self._tr)
        self._name, self._ends = str(getattr(view, "title", self.title)), frozenset(getattr(view, "labels", ()))
        self._tell_change()

    def _tell_change(self) -> None:
        if self.place_changed is not None:
            self.place_changed()

    def _draw_collection(self) -> None:
        if self._collection is not None and self._looking.found is None:
            from cztservices.presenters.found import ResultsView

            view = self._collection(self._tr)
            self._view.show_results(ResultsView(view.heading, view.rows, "", searching=False))

    def _on_failed(self, error: Exception, tickets: Tickets, ticket: int) -> None:
        if isinstance(error, Interrupted) or (isinstance(error, KnownError) and not tickets.is_newest(ticket)):
            return
        if not isinstance(error, KnownError):
            raise error
        self.say(error.message)

    def say(self, message: Message) -> None:
        """Say something above the page, until another is opened."""
        self._notice = message
        self._draw_notice()

    def _take_notice_away(self) -> None:
        """What was wrong has been mended since."""
        if self._notice is not None:
            self._notice = None
            self._draw_notice()

    def _draw_notice(self) -> None:
        self._view.show_notice(self._notice.render(self._tr.gettext) if self._notice is not None else "")

    def _circumstances(self) -> Circumstances:
        return Circumstances(self.direction, self._now(), self._previous, self._offers_links, self._is_personal)

    def _circumstances_of(self, ref: PageRef) -> Circumstances:
        """Those with what the person keeps, for a page that shows it; nobody loads that for any other."""
        at = self._circumstances()
        return replace(at, kept=self._kept()) if self._kept is not None and ref.page in SHOWS_KEPT else at

    def _draw_direction(self) -> None:
        origin, destination = (present_picker(end, self.direction, self._labels, self._tr) for end in End)
        self._view.show_direction(origin, destination)
