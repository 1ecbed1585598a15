"""One guide, with what belongs on its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cztservices.catalogue.names import find_service
from cztservices.domain.catalogue import Channel, Licence, ListEntry, MaterialForm, PublishedList
from cztservices.domain.guide import Guide, resolve_guide
from cztservices.storage.catalogue_db import CatalogueDb


@dataclass(frozen=True, slots=True)
class Mention:
    """A published list that a service is on, and the entries of it that are about the service."""

    published: PublishedList
    entries: tuple[ListEntry, ...]


@dataclass(frozen=True, slots=True)
class ShownGuide:
    """A guide; the hotline for what is not known; licences that materials name, by id; lists; the catalogue's name."""

    guide: Guide
    ask: Channel | None
    licences: Mapping[str, Licence]
    lists: tuple[Mention, ...]
    version: str


def show_guide(db: CatalogueDb, service_id: str, origin: str | None, destination: str | None, day: date) -> ShownGuide:
    """The guide of a service from city ``origin`` to city ``destination`` (codes, or None where not known) on ``day``.

    Raises:
        UnknownNameError: there is no such service.
    """
    service = find_service(db, service_id)
    guide = resolve_guide(service, db.statements(service_id), origin, destination, day)
    named = {
        line.statement.value.licence
        for lines in guide.elements.values()
        for line in lines
        if isinstance(line.statement.value, MaterialForm)
    }
    return ShownGuide(
        guide,
        db.channel(service.ask),
        {licence.id: licence for licence in db.licences() if licence.id in named} if named != {None} else {},
        find_mentions(db.lists(), service_id),
        db.version(),
    )


def find_mentions(lists: list[PublishedList], service_id: str) -> tuple[Mention, ...]:
    """The published lists that name a service, each with its own entries: lists are never merged."""
    mentions = (Mention(one, tuple(e for e in one.entries if service_id in e.services)) for one in lists)
    return tuple(mention for mention in mentions if mention.entries)
