"""Licences, offices, channels and life events, with the services that have to do with them."""

from collections.abc import Callable
from dataclasses import dataclass

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
    """An entry, what it is good for, and its sources; of a life event the services are its steps, in order."""

    entry: Entry
    uses: tuple[Use, ...]
    sources: tuple[Source, ...]


def show_entry(db: CatalogueDb, key: str) -> ShownEntry:
    """The licence, office, channel or life event called ``key``.

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
        return ShownEntry(entry, tuple(Use(services[step.service], ()) for step in entry.steps), ())
    known = db.sources()
    return ShownEntry(entry, find_uses(db, entry), tuple(known[source] for source in entry.sources))


def find_uses(db: CatalogueDb, entry: Licence | Office | Channel) -> tuple[Use, ...]:
    """The services whose statements name ``entry``, in the order of the list of services."""
    element, names = _reference(entry)
    services = {service.id: service for service in db.services()}
    statements = db.statements_of_elements((element,), services)
    uses = (Use(service, tuple(s for s in statements.get(key, ()) if names(s))) for key, service in services.items())
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
