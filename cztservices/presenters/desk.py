"""The desk: what was typed, between which cities, what was found, and which page lies open."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from cztservices.config import now
from cztservices.domain.words import End
from cztservices.errors import KnownError, Message
from cztservices.i18n import Translator
from cztservices.presenters.actions import Action
from cztservices.presenters.asides import Aside, Asides
from cztservices.presenters.collection import Collection
from cztservices.presenters.desk_view import DeskView, NoView
from cztservices.presenters.direction import Direction, present_picker
from cztservices.presenters.looking import Looking
from cztservices.presenters.newest import Newest
from cztservices.presenters.pages import (
    ABOUT_ONE,
    COLLECTIONS,
    DIRECTED,
    HOME,
    IN_PASSING,
    SHOWS_KEPT,
    Circumstances,
    Page,
    PageRef,
    Present,
    read_page,
)
from cztservices.presenters.place_link import Place
from cztservices.presenters.search_watch import SearchWatch
from cztservices.presenters.shared_search import SharedSearch
from cztservices.presenters.tasks import TaskRunner
from cztservices.presenters.ticks import Ticks
from cztservices.presenters.titles import name_place
from cztservices.presenters.trail import Spot
from cztservices.presenters.whereabouts import Whereabouts
from cztservices.storage.catalogue_db import CataloguePool

if TYPE_CHECKING:
    from cztservices.domain.mine import Place as KeptPlace
    from cztservices.presenters.found import Found
    from cztservices.presenters.kept import Kept
    from cztservices.presenters.palette import PalettePresenter, PaletteView
    from cztservices.presenters.recent import RecentPlaces
    from cztservices.search.facets import Facet


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
        circumstances: Callable[[Direction, datetime], Circumstances] = Circumstances,
        search: SharedSearch | None = None,
        kept: "Callable[[], Kept] | None" = None,
        watch: SearchWatch | None = None,
    ) -> None:
        """Read from ``pool``, work through ``runner``, draw on ``view`` what holds ``now``.

        ``circumstances`` are those of the program between two cities at a moment; ``search`` is that of all desks, its
        own where there is none; ``kept`` gives what the person keeps, None where nothing is; ``watch`` follows what is
        looked for here.
        """
        self._pool, self._runner, self._view, self._tr = pool, runner, view, translator
        self._now, self._make_circumstances, self._kept = now, circumstances, kept
        self._finding = search or SharedSearch(pool)
        self._looking = Looking(self._finding, runner, direction, self._on_failed)
        self._collection = Collection(pool, runner, self._on_failed)
        self._asides = Asides(pool, runner, now, self._on_failed, self._draw_aside)
        self._pages = Newest(runner, self._on_failed)
        self._where = Whereabouts()
        self._watch = watch or SearchWatch()
        self._drawn: tuple[PageRef, Present] | None = None
        self._labels: Mapping[End, str] | None = None
        self._name, self._ends = "", frozenset[End]()
        self._notice: Message | None = None
        self._has_begun, self._keeps_notice = False, False
        self._opens_code = ""
        self.checked = Ticks()
        self.text, self.title = "", ""
        self.direction = direction
        self.direction_changed: Callable[[Direction], None] | None = None
        self.place_changed: Callable[[], None] | None = None

    def begin(self) -> None:
        """Draw everything for the first time."""
        self._has_begun = True
        self._draw_direction()
        if not self._where.is_laid_away:
            self._read_current()
        if self.text.strip():
            self._search(takes_over=False)

    def begin_once(self) -> None:
        """Begin, unless something was wished before."""
        if not self._has_begun:
            self.begin()

    def begin_at(self, ref: PageRef, direction: Direction, scroll: float, title: str) -> None:
        """Be where one was another day; it is read when the desk begins."""
        self.direction, self.title = direction, title
        self._where.begin_at(ref, scroll)
        if ref.page in COLLECTIONS:
            self._collection.ref = ref

    @property
    def scroll(self) -> float:
        """How far down the page one is, from 0.0 to 1.0."""
        self._mark_scroll()
        return self._where.scroll

    @property
    def current(self) -> PageRef:
        """The page that lies open, be it in passing."""
        return self._where.current

    @property
    def shown(self) -> PageRef:
        """The page that is shown; home where what was found stands in its place."""
        return self._where.shown

    @property
    def found(self) -> "Found | None":
        """What was found for what is typed; None while nothing is typed, or nothing has been found yet."""
        return self._looking.found

    @property
    def language(self) -> str:
        """The language in which everything is drawn."""
        return self._tr.language

    @property
    def opened(self) -> tuple[PageRef, Present] | None:
        """The page that was opened here, not only shown in passing, and what writes it."""
        return self._drawn if self._drawn is not None and self._drawn[0] == self._where.opened else None

    def make_palette(
        self, actions: Sequence[tuple[Action, bool]], recent: "RecentPlaces", show: "Callable[[PaletteView], None]"
    ) -> "PalettePresenter":
        """What finds for a palette that is opened here; ``actions`` with whether they are possible."""
        from cztservices.presenters.palette import PalettePresenter

        at, before = self._circumstances(), recent.before(Place(self.current))
        return PalettePresenter(self._finding, self._runner, self._tr, at, actions, before, show)

    def go_to(self, place: Place) -> None:
        """Open a page between the cities that it is to be seen with, as far as they are given.

        A state code is looked for as if it had been typed, and what it stands for opened once that is known.
        """
        if place.code:
            self._view.show_text(place.code)
            self.search(place.code)
            self._opens_code = place.code
            self._open_code()
            return
        self._turn_to(place.turn(self.direction))
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
        self._view = NoView(self._where.scroll)

    def redraw(self, translator: Translator | None = None) -> None:
        """Draw everything again, in the language of ``translator`` where one is given."""
        self._tr = translator or self._tr
        self._mark_scroll()
        self._draw()
        if self._notice is not None:
            self._draw_notice()

    def _draw(self) -> None:
        self._where.want_scroll()
        self._draw_direction()
        if self._looking.found is None and not self._collection.is_read:
            self._view.show_results(None)
        self._draw_found()
        self._draw_collection()
        if self._drawn is None or self._where.is_laid_away:
            self._view.show_no_page()
        self._draw_page()

    # What a person keeps

    @property
    def place_to_keep(self) -> "tuple[KeptPlace, str] | None":
        """The place that lies open, as a visit to it is kept, and its title; None where none was settled on."""
        if self.opened is None or self.is_home or self._where.is_laid_away or self.current.page in IN_PASSING:
            return None
        from cztservices.presenters.kept import place_of

        return place_of(self.opened[0], self._ends, self.direction), self._name

    @property
    def place_shown(self) -> "tuple[KeptPlace, str] | None":
        """The place that is shown, be it in passing, as a favourite of it is kept, and its title."""
        if self._drawn is None or self._where.is_laid_away or self._drawn[0] != self.current:
            return None
        if self.current.page not in ABOUT_ONE - IN_PASSING:
            return None
        from cztservices.presenters.kept import place_of

        return place_of(self.current, self._ends, self.direction), self._name

    def read_kept_again(self) -> None:
        """Something else is kept now: show that on the page that speaks of it."""
        if not self._has_begun or self._where.is_laid_away:
            return
        if self.current.page is Page.MINE:
            self._keeps_notice = True
            self._read_current()
        elif self.current.page is Page.GUIDE and self._kept is not None:
            self._asides.read_kept(self._kept(), self.current.ref, self.direction)

    # Searching

    def search(self, text: str) -> None:
        """Look for ``text``; cities that it names are taken over. Nothing typed leads back to where typing began."""
        self._mark_scroll()
        self._watch.type(text)
        self.text, self._has_begun = text, True
        self._looking.forget_choice()
        self._tell_change()
        if text.strip():
            if self.current == HOME:
                self._pages.drop()  # a beginning that is still being read would hide what is found
            if self._labels == {}:
                self._labels = None  # what is found depends on the cities, whatever lies open
                self._draw_direction()
            self._search(takes_over=True)
            return
        self._looking.clear()
        self._view.show_results(None)
        self._go(self._collection.ref)

    def leave_search(self) -> None:
        """Nobody goes on with what is looked for here: the tab or the program ends."""
        self._watch.end()

    def use(self) -> None:
        """Something is done with what is shown, which is as good as having opened it."""
        self._watch.open()

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
        self.take_notice_away()
        if found.is_question:
            self._watch.see(found.answer.query.text, finds_nothing=found.is_nothing)
        if found.direction != self.direction:
            self._turn_to(found.direction, search=False)
        if found.is_nothing or (found.explains_code and (self.current == HOME or self._where.is_laid_away)):
            self._go(PageRef(Page.SERVICES))  # what lies open answered something else; the fields may lead on
        self._draw_found()
        self._open_code()

    def _open_code(self) -> None:
        """Open what the code of a link stands for, unless something else was typed since."""
        found = self._looking.found
        if not self._opens_code or found is None or found.answer.query.text != self._opens_code:
            return
        self._opens_code = ""
        from cztservices.catalogue.state_code import State
        from cztservices.presenters.found_code import place_of_state

        if isinstance(found.code, State):
            self.go_to(place_of_state(found.code))

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
        beside = self._collection
        if beside.is_read and beside.ref.page in DIRECTED and self.current != beside.ref:
            beside.read_again(self._circumstances(), self._draw_collection)
        if self.current.page in DIRECTED and not self._where.is_laid_away:
            self._read_current()

    # Pages

    def open(self, ref: PageRef) -> None:
        """Open a page; it can be left by going back, to where one was before any page was shown in passing."""
        self._mark_scroll()
        if ref.page in ABOUT_ONE:
            self.use()
        self._settle_on(self._where.open(ref))

    def follow(self, ref: PageRef) -> None:
        """Open a page that the one that lies open leads to: that one can be gone back to, even if shown in passing."""
        self.hold_on()
        self.open(ref)

    def hold_on(self) -> None:
        """What lies open can be gone back to, even if shown in passing."""
        self._where.hold_on()

    def preview(self, ref: PageRef) -> None:
        """Show a page in passing, while something is being typed."""
        self._mark_scroll()
        self._go(ref)

    def preview_place(self, place: Place) -> None:
        """Show a page between its cities in passing."""
        self._turn_to(place.turn(self.direction))
        self.preview(place.ref)

    def _settle_on(self, spot: Spot) -> None:
        self._leave_search_for(spot.ref)
        self._go(spot.ref, spot.scroll)

    def lay_page_away(self) -> None:
        """What was found stands in the place of the page; nothing brings that back but a wish for a page."""
        self._mark_scroll()
        self._where.is_laid_away, self._labels = True, None
        self._draw_direction()

    def go_back(self) -> None:
        """Open the page before this one, where one left it; home where there is none."""
        self._mark_scroll()
        self._settle_on(self._where.go_back())

    def go_forward(self) -> None:
        """Open the page that one went back from, where one left it."""
        if self.can_go_forward:
            self._mark_scroll()
            self._settle_on(self._where.go_forward())

    def compare(self) -> None:
        """Compare the cities for the guide that lies open."""
        if self.can_compare:
            self.follow(PageRef(Page.COMPARE, self.current.ref))

    def ask(self) -> None:
        """Ask what the guide that lies open depends on: from the beginning, or the last question of its case again."""
        if self.can_compare:
            from cztservices.presenters.asking import page_of_questions

            self.follow(page_of_questions(self.current))

    def take_in(self) -> None:
        """Take the file in for the other city, as the guide that lies open has it; nothing is ticked yet."""
        if self.can_compare:
            self.checked.clear()
            self.follow(PageRef(Page.COUNTER, self.current.ref, self.current.choice))

    def go_home(self) -> None:
        """Lay everything away, for the next person."""
        self._mark_scroll()
        self.checked.clear()
        self._settle_on(self._where.go_home())
        self._view.scroll_to(0.0)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before this one."""
        return self._where.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether one went back from a page."""
        return self._where.can_go_forward

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
        return self.current.page is Page.GUIDE and not self._where.is_laid_away

    @property
    def can_take_away(self) -> bool:
        """Whether something lies open that can be taken away: a guide, or what a window has of it."""
        return self.can_compare or self.is_taking_in

    @property
    def is_taking_in(self) -> bool:
        """Whether a file is being taken in."""
        return self.current.page is Page.COUNTER and not self._where.is_laid_away

    def _mark_scroll(self) -> None:
        """Remember how far down the page one is that the view shows, before it shows something else."""
        if self._drawn is not None and self._drawn[0] == self.current and not self._where.is_laid_away:
            scroll = self._view.scrolled()
            self._where.mark(scroll)
            if scroll and self.current != self._where.opened:
                self.use()  # what is shown in passing was read on

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
            self.use()
            self._asides.plan_trip(self.current, self.direction, day)

    def read_news(self) -> None:
        """Show what is new on the page that lies open, which does not wait for it."""
        self._asides.read_news()

    def _leave_search_for(self, ref: PageRef) -> None:
        """A collection or home begins anew: with its own list, or none, and nothing typed."""
        if ref.page is not Page.HOME and ref.page not in COLLECTIONS:
            return
        self._watch.end()
        self._collection.begin(ref)
        self.text = ""
        self._looking.clear()
        self._view.show_text("")
        self._view.show_results(None)

    def _go(self, ref: PageRef, scroll: float = 0.0) -> None:
        self._where.show(ref, scroll)
        if ref.page in COLLECTIONS and not self.text.strip():
            self._collection.ref = ref
        self._read_current()

    def _read_current(self) -> None:
        ref, at = self.current, self._circumstances_of(self.current)
        self._has_begun = True
        self._asides.drop()
        self._pages.read(
            lambda: read_page(self._pool.connection(), ref, at),
            lambda present: self._on_page_read(ref, present),
            lambda error: self._on_page_failed(ref, error),
        )

    def _on_page_read(self, ref: PageRef, present: Present) -> None:
        self._drawn = (ref, present)
        self._where.arrive(ref)
        if not self._keeps_notice:
            self.take_notice_away()
        self._keeps_notice = False
        if ref == self._collection.ref and ref.page in COLLECTIONS:
            self._collection.put(present)
            self._draw_collection()
        self._draw_page()

    def _on_page_failed(self, ref: PageRef, error: KnownError) -> None:
        """Say why, and stay where one was; go home where nothing has been shown yet."""
        if self._drawn is not None:
            self._where.turn_back(ref, self._drawn[0])
        elif ref != HOME:
            self._keeps_notice = True
            self._settle_on(self._where.go_home())
        self._on_failed(error)

    def _draw_page(self) -> None:
        if self._drawn is None or self._where.is_laid_away:
            return
        ref, view = self._drawn[0], self._drawn[1](self._tr)
        needs_no_cities = ref.page not in DIRECTED and ref.page is not Page.HOME and not self.text.strip()
        self._labels = {} if needs_no_cities else getattr(view, "labels", None)
        self._draw_direction()
        self._view.show_place(ref.page, can_go_back=self.can_go_back, can_go_forward=self.can_go_forward)
        self._view.show_page(ref, view)
        for aside in self._asides:
            self._draw_aside(aside)
        scroll = self._where.take_scroll()
        if scroll is not None:
            self._view.scroll_to(scroll)
        self.title = name_place(ref, view, self.direction, self._tr)
        self._name, self._ends = str(getattr(view, "title", self.title)), frozenset(getattr(view, "labels", ()))
        self._tell_change()

    def _tell_change(self) -> None:
        if self.place_changed is not None:
            self.place_changed()

    def _draw_aside(self, aside: Aside) -> None:
        aside(self._view, self._tr)

    def _draw_collection(self) -> None:
        if self._looking.found is None:
            view = self._collection.present(self._tr)
            if view is not None:
                self._view.show_results(view)

    def _on_failed(self, error: KnownError) -> None:
        self.say(error.message)

    def say(self, message: Message) -> None:
        """Say something above the page, until another is opened."""
        self._notice = message
        self._draw_notice()

    def take_notice_away(self) -> None:
        """What was wrong has been mended since."""
        if self._notice is not None:
            self._notice = None
            self._draw_notice()

    def _draw_notice(self) -> None:
        self._view.show_notice(self._notice.render(self._tr.gettext) if self._notice is not None else "")

    def _circumstances(self) -> Circumstances:
        return self._make_circumstances(self.direction, self._now())

    def _circumstances_of(self, ref: PageRef) -> Circumstances:
        """Those with what the person keeps, for a page that shows it; nobody loads that for any other."""
        at = self._circumstances()
        if ref.page is Page.COUNTER:
            return replace(at, ticks=self.checked)
        return replace(at, kept=self._kept()) if self._kept is not None and ref.page in SHOWS_KEPT else at

    def _draw_direction(self) -> None:
        origin, destination = (present_picker(end, self.direction, self._labels, self._tr) for end in End)
        self._view.show_direction(origin, destination)
