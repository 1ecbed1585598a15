"""The desk: what was typed, between which cities, what was found, and which guide lies open."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

from cztservices.catalogue.show import ShownGuide, show_guide
from cztservices.config import today
from cztservices.domain.catalogue import Service
from cztservices.domain.guide import resolve_guide
from cztservices.domain.scope import CITIES
from cztservices.domain.words import Element, End, EntryKind, ServiceState
from cztservices.errors import KnownError
from cztservices.i18n import N_, Translator
from cztservices.presenters.labels import CITY_LABELS, CITY_TOKENS
from cztservices.presenters.results import Outlook, ResultsPresenter, ResultView
from cztservices.presenters.tasks import TaskRunner, Tickets
from cztservices.search.find import Answer, find
from cztservices.search.query import QueryReader
from cztservices.storage.catalogue_db import CatalogueDb, CataloguePool, Interrupted

if TYPE_CHECKING:
    from cztservices.presenters.guide_view import GuideView


@dataclass(frozen=True, slots=True)
class Direction:
    """The two cities, as far as they are known (codes)."""

    origin: str | None = None
    destination: str | None = None

    def with_city(self, end: End, city: str) -> "Direction":
        """Put ``city`` at ``end``; where it stood at the other end, the two change places."""
        if end is End.ORIGIN:
            return Direction(city, self.origin if self.destination == city else self.destination)
        return Direction(self.destination if self.origin == city else self.origin, city)

    def turned(self) -> "Direction":
        """The reverse direction."""
        return Direction(self.destination, self.origin)


@dataclass(frozen=True, slots=True)
class CityView:
    """One city in a picker."""

    code: str
    name: str
    token: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PickerView:
    """One of the two pickers; a service without that end hides it."""

    end: End
    label: str
    cities: tuple[CityView, ...]
    visible: bool


@dataclass(frozen=True, slots=True)
class ResultsView:
    """The list: rows in order, a heading, and what to say where nothing was found."""

    heading: str
    rows: tuple[ResultView, ...]
    hint: str
    searching: bool


class DeskView(Protocol):
    """What the desk draws on."""

    def show_results(self, view: ResultsView) -> None:
        """Show the list."""

    def show_direction(self, origin: PickerView, destination: PickerView) -> None:
        """Show the pickers."""

    def show_guide(self, view: "GuideView") -> None:
        """Show a guide."""

    def show_home(self) -> None:
        """Show that no guide lies open."""

    def show_notice(self, text: str) -> None:
        """Say something that went wrong."""


Outlooks = dict[str, Outlook]
"""What awaits the reader of each service, by its id."""


@dataclass(frozen=True, slots=True)
class _Found:
    answer: Answer
    direction: Direction
    services: dict[str, Service]
    outlooks: Outlooks


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
        self._reader = QueryReader(pool.connection().jurisdictions())
        self.text = ""
        self.service: Service | None = None
        self._named = Direction()
        self._wanted = ""
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
        self.text = text
        self._search(takes_over=True)

    def retire(self) -> None:
        """Draw nothing any more: another desk takes the place of this one."""
        self._tickets.take()
        self._guide_tickets.take()

    def _search(self, *, takes_over: bool) -> None:
        """Search; cities in the text are taken over once, so that a city chosen since stands against them."""
        text, direction, ticket = self.text, self.direction, self._tickets.take()
        named_before = self._named if takes_over else None
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
        self._wanted = service_id
        ticket = self._guide_tickets.take()
        direction = self.direction
        self._runner.read(
            lambda: self._resolve(service_id, direction),
            lambda shown: self._on_opened(shown, ticket),
            lambda error: self._on_failed(error, self._guide_tickets, ticket),
        )

    def close_guide(self) -> None:
        """Lay the guide away."""
        self._guide_tickets.take()
        self.service, self._wanted = None, ""
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
        if self._wanted:
            self.open_service(self._wanted)

    def _find(self, text: str, direction: Direction, ticket: int, named_before: Direction | None) -> _Found:
        db = self._pool.connection()
        with db.interruptible(lambda: self._tickets.is_newest(ticket)):
            answer = find(db, self._reader, text, (EntryKind.SERVICE,))
            if named_before is not None and _named(answer) != named_before:
                direction = _understood(direction, answer)
            if not self._services:
                self._services = {service.id: service for service in db.services()}
            key = (direction, self._today())
            if key not in self._outlooks:
                self._outlooks[key] = find_outlooks(db, self._services, *key)
            return _Found(answer, direction, self._services, self._outlooks[key])

    def _on_found(self, found: _Found, ticket: int) -> None:
        if not self._tickets.is_newest(ticket):
            return
        self._named = _named(found.answer)
        if found.direction != self.direction:
            self._turn_to(found.direction, search=False)
        self._view.show_results(self._present_results(found))

    def _present_results(self, found: _Found) -> ResultsView:
        tr = self._tr
        presenter = ResultsPresenter(tr)
        query = found.answer.query
        searching = bool(query.words) and not (query.names_only_places and not found.answer.hits)
        if searching:
            rows = [
                presenter.present_hit(hit, found.services[hit.ref], found.outlooks.get(hit.ref))
                for hit in found.answer.hits
            ]
        else:
            rows = [
                presenter.present_service(service, found.outlooks.get(service.id))
                for service in found.services.values()
            ]
        if searching and not rows:
            hint = tr.gettext(
                N_("Nothing found. Try shorter words, or ring 12345 and say: I want to do this in another city.")
            )
            return ResultsView(tr.gettext(N_("Nothing found")), (), hint, searching)
        if searching:
            heading = tr.ngettext("{count} service found", "{count} services found", len(rows))
        else:
            heading = tr.ngettext("All {count} service", "All {count} services", len(rows))
        return ResultsView(heading.format(count=len(rows)), tuple(rows), "", searching)

    def _resolve(self, service_id: str, direction: Direction) -> ShownGuide:
        db = self._pool.connection()
        return show_guide(db, service_id, direction.origin, direction.destination, self._today())

    def _on_opened(self, shown: ShownGuide, ticket: int) -> None:
        if not self._guide_tickets.is_newest(ticket):
            return
        from cztservices.presenters.guide import GuidePresenter

        self.service = shown.guide.service
        self._draw_direction()
        self._view.show_guide(GuidePresenter(self._tr).present(shown))

    def _on_failed(self, error: Exception, tickets: Tickets, ticket: int) -> None:
        if isinstance(error, Interrupted) or (isinstance(error, KnownError) and not tickets.is_newest(ticket)):
            return
        if not isinstance(error, KnownError):
            raise error
        self._view.show_notice(error.message.render(self._tr.gettext))

    def _draw_direction(self) -> None:
        self._view.show_direction(self._picker(End.ORIGIN), self._picker(End.DESTINATION))

    def _picker(self, end: End) -> PickerView:
        _ = self._tr.gettext
        chosen = self.direction.origin if end is End.ORIGIN else self.direction.destination
        label = _(N_("My record is in")) if end is End.ORIGIN else _(N_("I want it done in"))
        if self.service is not None:
            own = self.service.origin_label if end is End.ORIGIN else self.service.destination_label
            label = own.in_language(self._tr.language) if own else label
        cities = tuple(CityView(code, _(CITY_LABELS[code]), CITY_TOKENS[code], code == chosen) for code in CITIES)
        return PickerView(end, label, cities, self.service is None or self.service.has_end(end))


def find_outlooks(db: CatalogueDb, services: dict[str, Service], direction: Direction, day: date) -> Outlooks:
    """How each service is handled in ``direction`` on ``day``, or that it has ended, where that is known."""
    outlooks: Outlooks = {}
    statements = db.statements_of_elements((Element.STATUS, Element.HANDLING_MODE), services)
    for service_id, own in statements.items():
        guide = resolve_guide(services[service_id], own, direction.origin, direction.destination, day)
        if guide.state is ServiceState.ENDED:
            outlooks[service_id] = ServiceState.ENDED
        elif guide.mode is not None:
            outlooks[service_id] = guide.mode
        elif guide.is_described:
            outlooks[service_id] = ServiceState.ACTIVE
    return outlooks


def _named(answer: Answer) -> Direction:
    return Direction(answer.query.origin, answer.query.destination)


def _understood(direction: Direction, answer: Answer) -> Direction:
    origin, destination = answer.query.origin, answer.query.destination
    if origin is not None:
        direction = direction.with_city(End.ORIGIN, origin)
    if destination is not None:
        direction = direction.with_city(End.DESTINATION, destination)
    return replace(direction, origin=origin) if origin is not None else direction
