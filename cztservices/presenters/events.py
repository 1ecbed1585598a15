"""Life events: tiles to tap, and the way through the services of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cztservices.catalogue.names import unknown_id
from cztservices.domain.catalogue import LifeEvent, Service
from cztservices.i18n import N_, Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.found import Outlooks, find_outlooks
from cztservices.presenters.labels import ASK_FIRST, DOMAINS
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.results import OUTLOOK_TOKENS, OUTLOOKS
from cztservices.presenters.tiles import TileView, find_icon, present_tile
from cztservices.storage.catalogue_db import CatalogueDb


@dataclass(frozen=True, slots=True)
class EventsView:
    """All life events."""

    title: str
    lead: str
    tiles: tuple[TileView, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """One service on the way: its number, why it comes here, how it is handled, and where it leads."""

    ref: str
    number: str
    name: str
    why: str
    badge: str
    token: str
    page: PageRef


@dataclass(frozen=True, slots=True)
class EventView:
    """The way through one life event; ``progress`` is a template for how many of how many are done."""

    ref: str
    title: str
    icon: str
    lead: str
    steps: tuple[StepView, ...]
    done: str
    progress: str


@dataclass(frozen=True, slots=True)
class EventRead:
    """A life event with its services, and how each is handled in one direction."""

    event: LifeEvent
    services: dict[str, Service]
    outlooks: Outlooks


def read_event(db: CatalogueDb, key: str, direction: Direction, day: date) -> EventRead:
    """Read a life event.

    Raises:
        UnknownNameError: there is none of that id; the nearest are named.
    """
    events = db.life_events()
    event = next((one for one in events if one.id == key), None)
    if event is None:
        raise unknown_id(N_("There is no life event “{name}”; the nearest are {near}."), key, events)
    wanted = {step.service for step in event.steps}
    services = {service.id: service for service in db.services() if service.id in wanted}
    return EventRead(event, services, find_outlooks(db, services, direction, day))


def present_events(events: Sequence[LifeEvent], translator: Translator) -> EventsView:
    """A tile for each."""
    return EventsView(
        translator.gettext(N_("What has happened?")),
        translator.gettext(N_("Each leads through the services in the order in which one meets them.")),
        tuple(present_tile(event, translator) for event in events),
    )


def present_event(shown: EventRead, translator: Translator) -> EventView:
    """The way through the services."""
    event, _ = shown.event, translator.gettext
    steps = []
    for number, step in enumerate(event.steps, 1):
        service, outlook = shown.services[step.service], shown.outlooks.get(step.service)
        field = _(DOMAINS[service.domain])
        badge = _(OUTLOOKS[outlook] if outlook else ASK_FIRST)
        steps.append(
            StepView(
                ref=service.id,
                number=str(number),
                name=translator.say(service.name),
                why=translator.say(step.why),
                badge=f"{field} · {badge}",
                token=OUTLOOK_TOKENS[outlook] if outlook else "caution",
                page=PageRef(Page.GUIDE, service.id),
            )
        )
    return EventView(
        ref=event.id,
        title=translator.say(event.name),
        icon=find_icon(event.id),
        lead=translator.say(event.lead),
        steps=tuple(steps),
        done=_(N_("Done: {name}")),
        progress=_(N_("{done} of {all} done")),
    )
