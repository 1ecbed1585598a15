"""The list of a collection: its entries stand in it while nothing is typed, whatever page lies open beside it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from cztservices.i18n import Translator
from cztservices.presenters.newest import Failed, Newest
from cztservices.presenters.pages import HOME, Circumstances, PageRef, Present, read_page
from cztservices.presenters.tasks import TaskRunner
from cztservices.storage.catalogue_db import CataloguePool

if TYPE_CHECKING:
    from cztservices.presenters.found import ResultsView


class Collection:
    """Holds the collection where one began, or home, and its list as far as that has been read."""

    def __init__(self, pool: CataloguePool, runner: TaskRunner, failed: Failed) -> None:
        """Begin at home, which has no list."""
        self._pool, self._reads = pool, Newest(runner, failed)
        self._present: Present | None = None
        self.ref: PageRef = HOME

    @property
    def is_read(self) -> bool:
        """Whether there is a list."""
        return self._present is not None

    def begin(self, ref: PageRef) -> None:
        """Begin with another collection, or home; its list is still to be read."""
        self._reads.drop()
        self.ref, self._present = ref, None

    def put(self, present: Present) -> None:
        """The list was read with its page."""
        self._reads.drop()
        self._present = present

    def read_again(self, at: Circumstances, done: Callable[[], None]) -> None:
        """Read the list anew that stands beside another page."""
        ref = self.ref

        def keep(present: Present) -> None:
            self._present = present
            done()

        self._reads.read(lambda: read_page(self._pool.connection(), ref, at), keep)

    def present(self, translator: Translator) -> "ResultsView | None":
        """The list; None where there is none."""
        if self._present is None:
            return None
        from cztservices.presenters.found import ResultsView

        view = self._present(translator)
        return ResultsView(view.heading, view.rows, "", searching=False)
