"""Searches for a desk: what was typed and where, to what was found there."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from cztservices.catalogue.state_code import State, recognise_code
from cztservices.domain.catalogue import Service
from cztservices.domain.words import End
from cztservices.presenters.direction import Direction
from cztservices.presenters.found import Found, Outlooks, find_outlooks
from cztservices.presenters.found_code import place_of_state
from cztservices.presenters.pages import Circumstances
from cztservices.search.find import Finder
from cztservices.storage.catalogue_db import CataloguePool


class SearchDesk:
    """Finds, and keeps what the next search needs again; the catalogue never changes while it is open.

    It has a connection of its own and is used from any thread, but from one at a time.
    """

    def __init__(self, pool: CataloguePool) -> None:
        """Read from the catalogue of ``pool``."""
        self._db = pool.open()
        self._finder = Finder(self._db)
        self._services: dict[str, Service] = {}
        self._outlooks: dict[tuple[Direction, date], Outlooks] = {}

    def find(
        self,
        text: str,
        at: Circumstances,
        named_before: Mapping[End, str] | None,
        taken_off: Mapping[End, str],
        is_wanted: Callable[[], bool],
    ) -> Found:
        """What ``text`` finds, while it ``is_wanted``.

        Cities that it names are taken over where they are others than ``named_before`` (None: never) and not
        ``taken_off``; those of a state code whatever was named or taken off before.

        Raises:
            Interrupted: it is no longer wanted.
        """
        with self._db.interruptible(is_wanted):
            return self._find(text, at, named_before, taken_off)

    def _find(
        self, text: str, at: Circumstances, named_before: Mapping[End, str] | None, taken_off: Mapping[End, str]
    ) -> Found:
        finder, db, direction = self._finder, self._db, at.direction
        answer = finder.find(text)
        nearest = finder.nearest(answer.query) if not answer.hits else None
        if not self._services:
            self._services = {service.id: service for service in db.services()}
        found = Found(answer, direction, self._services, {}, nearest)
        found = replace(found, code=recognise_code(db, text, finds_nothing=found.is_nothing))
        if named_before is not None and isinstance(found.code, State):
            direction = place_of_state(found.code).turn(direction)
        elif named_before is not None and found.named != named_before:
            wanted = {end: city for end, city in found.named.items() if taken_off.get(end) != city}
            direction = _understood(direction, wanted)
        key = (direction, at.now.date())
        if key not in self._outlooks:
            self._outlooks[key] = find_outlooks(db, self._services, *key)
        return replace(found, direction=direction, outlooks=self._outlooks[key])


def _understood(direction: Direction, named: Mapping[End, str]) -> Direction:
    """The direction with the cities that a text names; its origin is never moved by its destination."""
    for end, city in named.items():
        direction = direction.with_city(end, city)
    return replace(direction, origin=named[End.ORIGIN]) if End.ORIGIN in named else direction
