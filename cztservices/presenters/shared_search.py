"""The one search of all desks: made when it is first asked for, used by one thread at a time."""

import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from cztservices.domain.words import End
from cztservices.presenters.pages import Circumstances
from cztservices.storage.catalogue_db import CataloguePool

if TYPE_CHECKING:
    from cztservices.presenters.found import Found
    from cztservices.presenters.search_desk import SearchDesk


class SharedSearch:
    """Finds for whoever asks, one after the other."""

    def __init__(self, pool: CataloguePool) -> None:
        """Load nothing yet."""
        self._pool = pool
        self._desk: SearchDesk | None = None
        self._searching = threading.Lock()

    def warm_up(self) -> None:
        """Load the search before the first key asks for it."""
        with self._searching:
            self._provide()

    def find(
        self,
        text: str,
        at: Circumstances,
        named_before: Mapping[End, str] | None,
        taken_off: Mapping[End, str],
        is_wanted: Callable[[], bool],
    ) -> "Found":
        """What ``text`` finds, while it ``is_wanted``; cities are taken over as :class:`SearchDesk` says.

        Raises:
            Interrupted: it is no longer wanted.
        """
        with self._searching:
            return self._provide().find(text, at, named_before, taken_off, is_wanted)

    def _provide(self) -> "SearchDesk":
        if self._desk is None:
            from cztservices.presenters.search_desk import SearchDesk  # the first paint need not wait for it

            self._desk = SearchDesk(self._pool)
        return self._desk
