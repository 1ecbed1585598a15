"""Find services and cities by the names that people give them."""

from collections.abc import Iterable
from typing import Protocol

from cztservices.domain.catalogue import Service
from cztservices.domain.places import PlaceNames
from cztservices.domain.words import JurisdictionKind
from cztservices.errors import UnknownNameError
from cztservices.i18n import N_
from cztservices.storage.catalogue_db import CatalogueDb


class HasId(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """The id."""


def find_service(db: CatalogueDb, service_id: str) -> Service:
    """The service of that id.

    Raises:
        UnknownNameError: there is none; the nearest ids are named.
    """
    service = db.service(service_id)
    if service is None:
        raise unknown_id(N_("There is no service “{name}”; the nearest are {near}."), service_id, db.services())
    return service


def unknown_id(template: str, name: str, known: Iterable[HasId]) -> UnknownNameError:
    """The error that says that nothing is called ``name`` and what comes nearest."""
    from difflib import get_close_matches

    near = get_close_matches(name, [one.id for one in known], n=3, cutoff=0.3)
    if not near:
        template = N_("Nothing is called “{name}”; look for it with “find” and take the id that stands there.")
    return UnknownNameError(template, name=_short(name), near=", ".join(near))


def find_city(db: CatalogueDb, name: str | None) -> str | None:
    """The code of the city called ``name`` (code, Chinese or pinyin name); a district stands for its city.

    Raises:
        UnknownNameError: no city is called that; the nearest names are given.
    """
    if name is None:
        return None
    places = PlaceNames(db.jurisdictions())
    found = places.find(name)
    if found is not None and found.kind is JurisdictionKind.DISTRICT and found.parent:
        found = places.by_code[found.parent]
    if found is None or found.kind is not JurisdictionKind.CITY:
        cities = [j for j in places.by_code.values() if j.kind is JurisdictionKind.CITY]
        from difflib import get_close_matches

        names = {word.lower(): word for city in cities for word in (city.code, city.name.zh, city.name.en)}
        near = get_close_matches(name.lower(), names, n=3, cutoff=0.4) or [city.name.zh for city in cities]
        raise UnknownNameError(
            N_("There is no city “{name}”; the nearest are {near}."),
            name=_short(name),
            near=", ".join(names[word.lower()] for word in near),
        )
    return found.code


def _short(name: str) -> str:
    return "".join(char for char in name[:60] if char.isprintable())
