"""Pages of the window, each in one row: what it is called, what it depends on, how it is read and written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cztservices.domain.words import EntryKind
from cztservices.errors import KnownError
from cztservices.i18n import N_, Translator
from cztservices.presenters.direction import Direction
from cztservices.storage.catalogue_db import CatalogueDb

if TYPE_CHECKING:
    from cztservices.domain.catalogue import Service
    from cztservices.presenters.hall_book import HallBook
    from cztservices.presenters.kept import Kept
    from cztservices.presenters.ticks import Ticks


class Page(StrEnum):
    """Every page; the value is its name in links and on the command line."""

    HOME = "home"
    SERVICES = "services"
    GUIDE = "guide"
    ASK = "ask"
    COUNTER = "counter"
    COMPARE = "compare"
    LICENCES = "licences"
    OFFICES = "offices"
    ENTRY = "entry"
    REQUIREMENT = "requirement"
    EVENTS = "events"
    EVENT = "event"
    COVERAGE = "coverage"
    CHANGES = "changes"
    HELP = "help"
    MINE = "mine"


@dataclass(frozen=True, slots=True)
class PageRef:
    """One place in the window: the page, what it is about (an id), and what was chosen on it."""

    page: Page
    ref: str = ""
    choice: str = ""


HOME = PageRef(Page.HOME)


def ref_of_entry(kind: EntryKind, ref: str) -> PageRef:
    """The page that shows what a row of a list stands for."""
    pages = {EntryKind.SERVICE: Page.GUIDE, EntryKind.LIFE_EVENT: Page.EVENT}
    return PageRef(pages.get(kind, Page.ENTRY), ref)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a page depends on beside what it is about.

    ``previous`` is the catalogue that was used before this one; ``offers_links`` is False where nobody may leave the
    program, ``serves_others`` is True at a window, where ``ticks`` are the papers that lie there; ``kept`` is what the
    person keeps, None where nothing is; ``hall`` has the notes of the hall in which this computer stands, None where
    there is none. ``has_buttons`` is False where what is done with a guide stands elsewhere than on it. ``knows_day``
    is False where the clock is not believed: whether an office is open, or a trip would be wasted, is then not said.
    """

    direction: Direction
    now: datetime
    previous: Path | None = None
    offers_links: bool = True
    serves_others: bool = False
    ticks: "Ticks | None" = None
    kept: "Kept | None" = None
    hall: "HallBook | None" = None
    has_buttons: bool = True
    knows_day: bool = True


Present = Callable[[Translator], Any]
"""Writes the view of what was read, in any language."""


def read_page(db: CatalogueDb, ref: PageRef, at: Circumstances) -> Present:
    """Read what ``ref`` shows, on whatever thread; what is returned writes its view without reading again.

    Raises:
        KnownError: what it is about does not exist, or cannot be shown so.
    """
    return PAGES[ref.page].read(db, ref, at)


def _home(db: CatalogueDb, _ref: PageRef, _at: Circumstances) -> Present:
    from cztservices.presenters.home import present_home, read_home

    shown = read_home(db)
    return lambda translator: present_home(shown, translator)


def _services(db: CatalogueDb, ref: PageRef, at: Circumstances) -> Present:
    from cztservices.presenters.found import find_outlooks
    from cztservices.presenters.services import present_services

    services = {service.id: service for service in db.services()}
    outlooks = find_outlooks(db, services, at.direction, at.now.date())
    return lambda translator: present_services([*services.values()], outlooks, ref.choice, translator)


def _guide(db: CatalogueDb, ref: PageRef, at: Circumstances) -> Present:
    from cztservices.catalogue.show import show_guide
    from cztservices.catalogue.trip import plan_trip
    from cztservices.presenters.asking import read_choice
    from cztservices.presenters.guide import GuidePresenter
    from cztservices.presenters.guide_buttons import present_buttons
    from cztservices.presenters.hall_book import read_hall
    from cztservices.presenters.trip import present_trip

    day = at.now.date()
    answers = read_choice(ref.choice)[0] or None
    hall = read_hall(at.hall, ref.ref)
    shown = show_guide(db, ref.ref, at.direction.origin, at.direction.destination, day, answers, hall)
    trip = plan_trip(db, shown, day, at.now) if at.knows_day else None
    kept = _kept_guide(db, shown.guide.service, at) if at.kept is not None else None

    def present(translator: Translator) -> Any:
        moment = at.now if at.knows_day else None
        view = GuidePresenter(translator, moment, offers_links=at.offers_links).present(shown)
        buttons = present_buttons(translator, serves_others=at.serves_others) if at.has_buttons else ()
        going = present_trip(trip, translator) if trip is not None and shown.guide.is_possible else None
        view = replace(view, trip=going, buttons=buttons)
        return replace(view, kept=(own := kept(translator)), hall=own.hall) if kept else view

    return present


def _ask(db: CatalogueDb, ref: PageRef, at: Circumstances) -> Present:
    from cztservices.catalogue.ask import ask_service
    from cztservices.presenters.asking import present_question, read_choice

    answers, reopened = read_choice(ref.choice)
    asked = ask_service(db, ref.ref, at.direction.origin, at.direction.destination, answers, at.now.date())
    return lambda translator: present_question(asked, translator, reopened)


def _kept_guide(db: CatalogueDb, service: "Service", at: Circumstances) -> Present:
    from cztservices.presenters.kept_guide import read_kept_guide

    assert at.kept is not None  # noqa: S101 - seen by the caller
    return read_kept_guide(db, at.kept, service, at.direction, at.now)


def _counter(db: CatalogueDb, ref: PageRef, at: Circumstances) -> Present:
    from cztservices.catalogue.counter import show_counter
    from cztservices.presenters.asking import read_choice
    from cztservices.presenters.counter import CounterPresenter
    from cztservices.presenters.hall_book import read_hall

    ticks = at.ticks
    if not at.serves_others or ticks is None:
        raise KnownError(N_("Taking files in is for windows: start the program with --profile staff."))
    answers, hall = read_choice(ref.choice)[0] or None, read_hall(at.hall, ref.ref)
    shown = show_counter(db, ref.ref, at.direction.origin, at.direction.destination, at.now.date(), answers, hall)
    return lambda translator: CounterPresenter(shown, translator, at.now).present(ticks, ref.choice)


def _compare(db: CatalogueDb, ref: PageRef, at: Circumstances) -> Present:
    from cztservices.catalogue.compare import compare_cities, compare_directions
    from cztservices.presenters.comparison import REVERSE, present_comparison, present_directions

    day, ends = at.now.date(), at.direction
    if ref.choice == REVERSE:
        there_and_back = compare_directions(db, ref.ref, ends.origin, ends.destination, day)
        return lambda translator: present_directions(there_and_back, day, translator)
    cities = compare_cities(db, ref.ref, day)
    return lambda translator: present_comparison(cities, ref.choice, day, translator)


def _licences(db: CatalogueDb, _ref: PageRef, at: Circumstances) -> Present:
    from cztservices.catalogue.licences import list_licences
    from cztservices.presenters.licences import present_licences

    shown = list_licences(db, at.now.date())
    return lambda translator: present_licences(shown, translator)


def _offices(db: CatalogueDb, ref: PageRef, at: Circumstances) -> Present:
    from cztservices.catalogue.offices import list_offices
    from cztservices.presenters.offices import present_offices

    shown = list_offices(db, at.now)
    return lambda translator: present_offices(shown, ref.choice, translator)


def _entry(db: CatalogueDb, ref: PageRef, at: Circumstances) -> Present:
    from cztservices.catalogue.entries import show_entry
    from cztservices.presenters.entry_view import present_entry

    shown = show_entry(db, ref.ref, at.now.date())
    return lambda translator: present_entry(shown, translator)


def _requirement(db: CatalogueDb, ref: PageRef, at: Circumstances) -> Present:
    from cztservices.catalogue.requirements import show_requirement
    from cztservices.presenters.requirements import present_requirement

    shown = show_requirement(db, ref.ref, at.now.date())
    return lambda translator: present_requirement(shown, translator)


def _events(db: CatalogueDb, _ref: PageRef, _at: Circumstances) -> Present:
    from cztservices.presenters.events import present_events

    shown = db.life_events()
    return lambda translator: present_events(shown, translator)


def _event(db: CatalogueDb, ref: PageRef, at: Circumstances) -> Present:
    from cztservices.presenters.events import present_event, read_event

    shown = read_event(db, ref.ref, at.direction, at.now.date())
    return lambda translator: present_event(shown, translator)


def _coverage(db: CatalogueDb, _ref: PageRef, at: Circumstances) -> Present:
    from cztservices.domain.coverage import cover
    from cztservices.domain.words import Element
    from cztservices.presenters.coverage_view import present_coverage

    services = db.services()
    statements = db.statements_of_elements(Element, [service.id for service in services])
    shown = cover(services, statements, at.now.date())
    return lambda translator: present_coverage(shown, at.direction, translator)


def _changes(db: CatalogueDb, _ref: PageRef, at: Circumstances) -> Present:
    from cztservices.catalogue.changes import list_catalogue_changes, list_rule_changes
    from cztservices.presenters.changes import present_changes

    rules, own = list_rule_changes(db, at.now.date()), list_catalogue_changes(db, at.previous)
    return lambda translator: present_changes(rules, own, translator)


def _help(db: CatalogueDb, _ref: PageRef, at: Circumstances) -> Present:
    from cztservices.presenters.actions import offer_actions
    from cztservices.presenters.hall_book import read_hall
    from cztservices.presenters.help import present_help

    version, offered = db.version(), offer_actions(serves_others=at.serves_others)
    hall = read_hall(at.hall, None)
    has_hall = at.serves_others or bool(hall and hall.notes)
    return lambda translator: present_help(version, offered, translator, has_hall=has_hall)


def _mine(db: CatalogueDb, ref: PageRef, at: Circumstances) -> Present:
    from cztservices.presenters.mine_page import read_own_page

    if at.kept is None:
        raise KnownError(N_("Nothing is kept on this computer for anybody; open a service instead."))
    return read_own_page(db, at.kept, ref.choice, at.now)


@dataclass(frozen=True, slots=True)
class PageKind:
    """What holds for a page, whatever it shows.

    ``read`` loads its modules when the page is first opened, so that the first paint waits for none of them. ``name``
    (untranslated) is that of a page which can be reached from everywhere. The entries of an ``is_collection`` stand in
    the list beside it while nothing is typed; one that ``depends_on_cities`` says something else when they are others;
    one that ``is_about_one`` thing has its id in its links and can be a favourite; ``shows_kept`` what is kept. One
    that is only passed through is no favourite and not in the history.
    """

    read: Callable[[CatalogueDb, PageRef, Circumstances], Present]
    name: str = ""
    is_collection: bool = False
    depends_on_cities: bool = False
    is_about_one: bool = False
    shows_kept: bool = False
    is_passed_through: bool = False


PAGES: Mapping[Page, PageKind] = {
    Page.HOME: PageKind(_home),
    Page.SERVICES: PageKind(_services, N_("Services"), is_collection=True, depends_on_cities=True),
    Page.EVENTS: PageKind(_events, N_("Life events")),
    Page.LICENCES: PageKind(_licences, N_("Licences"), is_collection=True),
    Page.OFFICES: PageKind(_offices, N_("Offices"), is_collection=True),
    Page.CHANGES: PageKind(_changes, N_("Changes")),
    Page.COVERAGE: PageKind(_coverage, N_("What is known"), depends_on_cities=True),
    Page.MINE: PageKind(_mine, N_("Mine"), shows_kept=True, is_passed_through=True),
    Page.HELP: PageKind(_help, N_("Help")),
    Page.GUIDE: PageKind(_guide, depends_on_cities=True, is_about_one=True, shows_kept=True),
    Page.ASK: PageKind(_ask, depends_on_cities=True, is_about_one=True, is_passed_through=True),
    Page.COUNTER: PageKind(_counter, depends_on_cities=True, is_about_one=True, is_passed_through=True),
    Page.COMPARE: PageKind(_compare, depends_on_cities=True, is_about_one=True),
    Page.EVENT: PageKind(_event, depends_on_cities=True, is_about_one=True),
    Page.ENTRY: PageKind(_entry, is_about_one=True),
    Page.REQUIREMENT: PageKind(_requirement, is_about_one=True),
}
"""Every page; those with a name in the order in which they are offered."""

COLLECTIONS = frozenset(page for page, kind in PAGES.items() if kind.is_collection)
DIRECTED = frozenset(page for page, kind in PAGES.items() if kind.depends_on_cities)
ABOUT_ONE = frozenset(page for page, kind in PAGES.items() if kind.is_about_one)
IN_PASSING = frozenset(page for page, kind in PAGES.items() if kind.is_passed_through)
SHOWS_KEPT = frozenset(page for page, kind in PAGES.items() if kind.shows_kept)
