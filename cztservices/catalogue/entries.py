"""Licences, offices, channels and life events, with the services that have to do with them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cztservices.catalogue.names import unknown_id
from cztservices.domain.catalogue import (
    Channel,
    ChannelRef,
    Licence,
    LifeEvent,
    MaterialForm,
    Office,
    OfficeRef,
    Service,
    Source,
    Statement,
)
from cztservices.domain.dates import SHELF_LIFE, Doubt, doubt_of, holds_on, proven_from
from cztservices.domain.words import Element
from cztservices.i18n import N_
from cztservices.storage.catalogue_db import CatalogueDb

Entry = Licence | Office | Channel | LifeEvent


@dataclass(frozen=True, slots=True)
class Use:
    """A service, and those of its statements that name the entry."""

    service: Service
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry, what it is good for, and its sources; of a life event the services are its steps, in order.

    ``doubt`` is why to ask before trusting it on ``day``; ``outside`` says that it is known for other days only.
    """

    entry: Entry
    uses: tuple[Use, ...]
    sources: tuple[Source, ...]
    day: date
    doubt: Doubt | None = None
    outside: bool = False


def show_entry(db: CatalogueDb, key: str, day: date) -> ShownEntry:
    """The licence, office, channel or life event called ``key``, as it is known for ``day``.

    Raises:
        UnknownNameError: there is none; the nearest ids, those of services too, are named.
    """
    entries = _all_entries(db)
    entry = next((one for one in entries if one.id == key), None)
    if entry is None:
        template = N_("There is no service, life event, licence, office or channel “{name}”; the nearest are {near}.")
        raise unknown_id(template, key, [*db.services(), *entries])
    if isinstance(entry, LifeEvent):
        services = {service.id: service for service in db.services()}
        return ShownEntry(entry, tuple(Use(services[step.service], ()) for step in entry.steps), (), day)
    known = db.sources()
    proof = [known[source] for source in (entry.contact_sources if isinstance(entry, Office) else entry.sources)]
    life = SHELF_LIFE[Element.NOTE if isinstance(entry, Licence) else Element.CHANNEL]
    first, last = proven_from(proof, entry.verified), None
    if isinstance(entry, Office):
        first, last = entry.valid_from or first, entry.valid_to
    return ShownEntry(
        entry,
        find_uses(db, entry, day),
        tuple(known[source] for source in entry.sources),
        day,
        doubt_of(proof, life, day),
        day < first or (last is not None and day > last),
    )


def find_uses(db: CatalogueDb, entry: Licence | Office | Channel, day: date) -> tuple[Use, ...]:
    """The services whose statements name ``entry`` on ``day``, in the order of the list of services."""
    element, names = _reference(entry)
    services = {service.id: service for service in db.services()}
    statements = db.statements_of_elements((element,), services)
    uses = (
        Use(service, tuple(s for s in statements.get(key, ()) if names(s) and holds_on(s, day)))
        for key, service in services.items()
    )
    return tuple(use for use in uses if use.statements)


def _reference(entry: Licence | Office | Channel) -> tuple[Element, Callable[[Statement], bool]]:
    match entry:
        case Licence(id=key):
            return Element.MATERIAL, lambda s: isinstance(s.value, MaterialForm) and s.value.licence == key
        case Office(id=key):
            return Element.OFFICE, lambda s: s.value == OfficeRef(key)
        case Channel(id=key):
            return Element.CHANNEL, lambda s: s.value == ChannelRef(key)


def _all_entries(db: CatalogueDb) -> tuple[Entry, ...]:
    return (*db.life_events(), *db.licences(), *db.offices(), *db.channels())
