"""The desk: what was typed, between which cities, what was found, and which guide lies open."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar

from cztservices.catalogue.show import ShownGuide, show_guide
from cztservices.config import today
from cztservices.domain.catalogue import Service
from cztservices.domain.words import End, EntryKind
from cztservices.errors import KnownError
from cztservices.i18n import Translator
from cztservices.presenters.direction import Direction, PickerView, present_picker
from cztservices.presenters.tasks import TaskRunner, Tickets
from cztservices.storage.catalogue_db import CataloguePool, Interrupted

if TYPE_CHECKING:
    from cztservices.catalogue.entries import ShownEntry
    from cztservices.presenters.entry_view import EntryView
    from cztservices.presenters.found import Found, Outlooks, ResultsView
    from cztservices.presenters.guide_view import GuideView
    from cztservices.search.facets import Facet
    from cztservices.search.find import Finder, FinderPool

T = TypeVar("T")


class DeskView(Protocol):
    """What the desk draws on."""

    def show_results(self, view: "ResultsView") -> None:
        """Show the list."""

    def show_direction(self, origin: PickerView, destination: PickerView) -> None:
        """Show the pickers."""

    def show_guide(self, view: "GuideView") -> None:
        """Show a guide."""

    def show_entry(self, view: "EntryView") -> None:
        """Show a life event, licence, office or channel."""

    def show_home(self) -> None:
        """Show that no guide lies open."""

    def show_notice(self, text: str) -> None:
        """Say something that went wrong."""


class DeskPresenter:
    """Holds the state of one window and turns wishes into views."""

    def __init__(
        self,
        pool: CataloguePool,
        runner: TaskRunner,
        translator: Translator,
        view: DeskView,
        direction: Direction,
        today: Callable[[], date] = today,
    ) -> None:
        """Read from ``pool``, work through ``runner``, draw on ``view`` what holds ``today``."""
        self._today = today
        self._pool, self._runner, self._view = pool, runner, view
        self._tr = translator
        self._tickets, self._guide_tickets = Tickets(), Tickets()
        self._finders: FinderPool | None = None
        self.text = ""
        self.service: Service | None = None
        self.opened: tuple[EntryKind, str] | None = None
        self._found: Found | None = None
        self._choice: dict[Facet, str] = {}
        self._named: Mapping[End, str] = {}
        self._taken_off: Mapping[End, str] = {}
        self._before = direction
        self._services: dict[str, Service] = {}
        self._outlooks: dict[tuple[Direction, date], Outlooks] = {}  # the catalogue never changes while it is open
        self.direction = direction
        self.direction_changed: Callable[[Direction], None] | None = None

    def begin(self) -> None:
        """Draw everything for the first time."""
        self._draw_direction()
        self._search(takes_over=False)

    def set_translator(self, translator: Translator) -> None:
        """Draw everything again in another language."""
        self._tr = translator
        self.begin()
        self._draw_guide()

    def search(self, text: str) -> None:
        """Look for ``text``; nothing typed lists all services. Cities that the text names are taken over."""
        if not text.strip():
            self._taken_off = {}
        self.text, self._choice = text, {}
        self._search(takes_over=True)

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

    def retire(self) -> None:
        """Draw nothing any more: another desk takes the place of this one."""
        self._tickets.take()
        self._guide_tickets.take()

    def _search(self, *, takes_over: bool) -> None:
        """Search; cities in the text are taken over once, so that a city chosen since stands against them."""
        text, direction, ticket = self.text, self.direction, self._tickets.take()
        named_before = dict(self._named) if takes_over else None
        self._runner.read(
            lambda: self._find(text, direction, ticket, named_before),
            lambda found: self._on_found(found, ticket),
            lambda error: self._on_failed(error, self._tickets, ticket),
        )

    def choose_city(self, end: End, city: str) -> None:
        """Put ``city`` at ``end``."""
        self._turn_to(self.direction.with_city(end, city))

    def turn_around(self) -> None:
        """Show the reverse direction."""
        self._turn_to(self.direction.turned())

    def open_service(self, service_id: str) -> None:
        """Lay the guide of a service open."""
        direction = self.direction
        self._open(EntryKind.SERVICE, service_id, lambda: self._resolve(service_id, direction), self._on_guide_opened)

    def open_entry(self, kind: EntryKind, ref: str) -> None:
        """Lay open what a row of the list stands for."""
        if kind is EntryKind.SERVICE:
            self.open_service(ref)
        else:
            self._open(kind, ref, lambda: self._look_up(ref), self._on_entry_opened)

    def _open(self, kind: EntryKind, ref: str, work: Callable[[], T], show: Callable[[T], None]) -> None:
        self.opened = (kind, ref)
        ticket = self._guide_tickets.take()
        self._runner.read(
            work,
            lambda shown: show(shown) if self._guide_tickets.is_newest(ticket) else None,
            lambda error: self._on_failed(error, self._guide_tickets, ticket),
        )

    def close_guide(self) -> None:
        """Lay the guide away."""
        self._guide_tickets.take()
        self.service, self.opened = None, None
        self._draw_direction()
        self._view.show_home()

    def _turn_to(self, direction: Direction, *, search: bool = True) -> None:
        if direction == self.direction:
            self._draw_direction()
            return
        self.direction = direction
        if self.direction_changed is not None:
            self.direction_changed(direction)
        self._draw_direction()
        if search:
            self._search(takes_over=False)
        self._draw_guide()

    def _draw_guide(self) -> None:
        if self.opened is not None:
            self.open_entry(*self.opened)

    def _find(self, text: str, direction: Direction, ticket: int, named_before: Mapping[End, str] | None) -> "Found":
        from cztservices.presenters.found import Found, find_outlooks  # the first paint need not wait for it

        db = self._pool.connection()
        with db.interruptible(lambda: self._tickets.is_newest(ticket)):
            finder = self._finder() if text.strip() else None
            answer = finder.find(text) if finder is not None else None
            nearest = finder.nearest(answer.query) if finder is not None and answer and not answer.hits else None
            if not self._services:
                self._services = {service.id: service for service in db.services()}
            found = Found(answer, direction, self._services, {})
            if named_before is not None and found.named != named_before:
                direction = _understood(direction, self._wanted(found.named))
            key = (direction, self._today())
            if key not in self._outlooks:
                self._outlooks[key] = find_outlooks(db, self._services, *key)
            found = replace(found, direction=direction, outlooks=self._outlooks[key])
            return replace(found, nearest=nearest) if nearest is not None else found

    def _finder(self) -> "Finder":
        if self._finders is None:
            from cztservices.search.find import FinderPool

            self._finders = FinderPool(self._pool)
        return self._finders.finder()

    def _wanted(self, named: Mapping[End, str]) -> dict[End, str]:
        """The cities that a text names, without those that were taken off."""
        return {end: city for end, city in named.items() if self._taken_off.get(end) != city}

    def _on_found(self, found: "Found", ticket: int) -> None:
        if not self._tickets.is_newest(ticket):
            return
        if not self._named:
            self._before = self.direction
        self._found, self._named = found, found.named
        if found.direction != self.direction:
            self._turn_to(found.direction, search=False)
        if found.is_nothing and self.opened is not None:
            self.close_guide()  # it answered something else
        self._draw_found()

    def _draw_found(self) -> None:
        if self._found is not None:
            from cztservices.presenters.found import present_found

            roles = self._wanted(self._named)
            self._view.show_results(present_found(self._found, self._choice, roles, self._tr))

    def _resolve(self, service_id: str, direction: Direction) -> ShownGuide:
        db = self._pool.connection()
        return show_guide(db, service_id, direction.origin, direction.destination, self._today())

    def _look_up(self, ref: str) -> "ShownEntry":
        from cztservices.catalogue.entries import show_entry

        return show_entry(self._pool.connection(), ref, self._today())

    def _on_guide_opened(self, shown: ShownGuide) -> None:
        from cztservices.presenters.guide import GuidePresenter

        self.service = shown.guide.service
        self._draw_direction()
        self._view.show_guide(GuidePresenter(self._tr).present(shown))

    def _on_entry_opened(self, shown: "ShownEntry") -> None:
        from cztservices.presenters.entry_view import present_entry

        self.service = None
        self._draw_direction()
        self._view.show_entry(present_entry(shown, self._tr))

    def _on_failed(self, error: Exception, tickets: Tickets, ticket: int) -> None:
        if isinstance(error, Interrupted) or (isinstance(error, KnownError) and not tickets.is_newest(ticket)):
            return
        if not isinstance(error, KnownError):
            raise error
        self._view.show_notice(error.message.render(self._tr.gettext))

    def _draw_direction(self) -> None:
        origin, destination = (present_picker(end, self.direction, self.service, self._tr) for end in End)
        self._view.show_direction(origin, destination)


def _understood(direction: Direction, named: Mapping[End, str]) -> Direction:
    """The direction with the cities that a text names; its origin is never moved by its destination."""
    for end, city in named.items():
        direction = direction.with_city(end, city)
    return replace(direction, origin=named[End.ORIGIN]) if End.ORIGIN in named else direction
