"""What a person keeps, as it is read for pages: on whatever thread, each time anew."""

from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING

from cztservices.domain.words import End
from cztservices.errors import Message, UserDataError
from cztservices.presenters.direction import Direction
from cztservices.presenters.drafts import Drafts
from cztservices.presenters.failure_counting import FailureCounting
from cztservices.presenters.hall_book import HallBook
from cztservices.presenters.pages import Page, PageRef
from cztservices.storage.user_db import UserStore

if TYPE_CHECKING:
    from cztservices.domain.mine import Mine, Note, Place
    from cztservices.storage.backups import Backup


def place_of(ref: PageRef, ends: Container[End], direction: Direction) -> "Place":
    """The place of a page as it is kept: a guide with the cities at its ``ends``, everything else without.

    Of questions only their guide is kept, and of a case only the general one: what was answered is nobody's concern.
    """
    from cztservices.domain.mine import Place

    page = Page.GUIDE if ref.page is Page.ASK else ref.page
    cities = [direction.city_at(end) if page is Page.GUIDE and end in ends else None for end in End]
    return Place(page.value, ref.ref, *cities)


class Kept:
    """Reads it from the store of the user."""

    def __init__(
        self,
        store: UserStore,
        path: Path | None,
        counting: FailureCounting | None = None,
        hall: HallBook | None = None,
    ) -> None:
        """``path`` is the file of ``store``, None where it is kept in memory; ``counting`` that of failed searches.

        ``hall`` has the notes of the hall.
        """
        self._store, self.path, self._counting = store, path, counting
        self.hall = hall or HallBook(lambda service: store.hall.hall(service))  # noqa: PLW0108 - loaded when it is read
        self.drafts = Drafts()

    def everything(self) -> "Mine":
        """All of it.

        Raises:
            UserDataError: it cannot be read.
        """
        return self._store.mine.everything()

    @property
    def keeps_history(self) -> bool:
        """Whether visits are recorded."""
        return self._store.mine.keeps_history

    @property
    def counts_failures(self) -> bool | None:
        """Whether failed searches are counted; None where they never are."""
        return self._counting.is_on if self._counting is not None else None

    def notes(self, service: str) -> "tuple[Note, ...]":
        """The notes on the guide of ``service``."""
        return self._store.mine.notes(service)

    def is_favourite(self, place: "Place") -> bool:
        """Whether ``place`` is a favourite."""
        return bool(self._store.mine.favourites_at(place))

    def backups(self) -> "tuple[tuple[Backup, ...], Message | None]":
        """All backups, the newest first, or why they cannot be read."""
        from cztservices.storage.backups import list_backups

        try:
            return (list_backups(self.path) if self.path is not None else ()), None
        except UserDataError as error:
            return (), error.message
