"""What a page shows beside what it is about, without waiting for it: a journey on another day, what is new."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from cztservices.i18n import Translator
from cztservices.presenters.desk_view import DeskView
from cztservices.presenters.direction import Direction
from cztservices.presenters.newest import Failed, Newest
from cztservices.presenters.pages import PageRef
from cztservices.presenters.tasks import TaskRunner
from cztservices.storage.catalogue_db import CataloguePool

if TYPE_CHECKING:
    from cztservices.presenters.kept import Kept
    from cztservices.presenters.kept_guide import PresentKept
    from cztservices.presenters.trip import TripView

    PresentTrip = Callable[[Translator], TripView]

Aside = Callable[[DeskView, Translator], None]
"""Shows one of them."""


class Asides:
    """Reads them; of several wishes for the same the last one counts."""

    def __init__(
        self,
        pool: CataloguePool,
        runner: TaskRunner,
        now: Callable[[], datetime],
        failed: Failed,
        read: Callable[[Aside], None],
    ) -> None:
        """Read from ``pool`` through ``runner``; ``read`` shows what was, ``failed`` hears of what is wrong."""
        self._pool, self._now, self._read = pool, now, read
        self._trips, self._news, self._kept = (Newest(runner, failed) for _ in range(3))
        self._trip_aside: Aside | None = None
        self._kept_aside: Aside | None = None

    def __iter__(self) -> Iterator[Aside]:
        """Those that belong to the page that lies open, to be shown again when that is."""
        return (aside for aside in (self._trip_aside, self._kept_aside) if aside is not None)

    def drop(self) -> None:
        """Another page is read; what belongs to the one before is no longer wanted."""
        self._trips.drop()
        self._kept.drop()
        self._trip_aside = self._kept_aside = None

    def plan_trip(self, guide: PageRef, ends: Direction, day: date) -> None:
        """Judge a journey for the case of a ``guide`` on ``day``."""

        def plan() -> "PresentTrip":
            from cztservices.presenters.asking import read_choice
            from cztservices.presenters.trip import read_trip

            now, answers = self._now(), read_choice(guide.choice)[0] or None
            return read_trip(self._pool.connection(), guide.ref, ends, day, now.date(), now, answers)

        def keep(present: "PresentTrip") -> None:
            self._trip_aside = lambda view, translator: view.show_trip(present(translator))
            self._read(self._trip_aside)

        self._trips.read(plan, keep)

    def read_kept(self, kept: "Kept", service_id: str, ends: Direction) -> None:
        """Read what is kept of the guide of a service now."""

        def read() -> "PresentKept":
            from cztservices.catalogue.names import find_service
            from cztservices.presenters.kept_guide import read_kept_guide

            db = self._pool.connection()
            return read_kept_guide(db, kept, find_service(db, service_id), ends, self._now())

        def keep(present: "PresentKept") -> None:
            self._kept_aside = lambda view, translator: view.show_kept(present(translator))
            self._read(self._kept_aside)

        self._kept.read(read, keep)

    def read_news(self) -> None:
        """Read what is new; a page that is shown again asks again."""
        day = self._now().date()

        def read() -> Aside:
            from cztservices.presenters.news import present_news, read_news

            news = read_news(self._pool.connection(), day)
            return lambda view, translator: view.show_news(present_news(news, translator))

        self._news.read(read, self._read)
