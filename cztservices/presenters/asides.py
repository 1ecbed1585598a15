"""What a page shows beside what it is about, without waiting for it: a journey on another day, what is new."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from cztservices.i18n import Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.tasks import TaskRunner, Tickets
from cztservices.storage.catalogue_db import CataloguePool

if TYPE_CHECKING:
    from cztservices.presenters.kept import Kept
    from cztservices.presenters.kept_guide import PresentKept
    from cztservices.presenters.news import NewsCardsView
    from cztservices.presenters.trip import TripView

    PresentTrip = Callable[[Translator], TripView]
    PresentNews = Callable[[Translator], NewsCardsView]


class Asides:
    """Reads them; of several wishes for the same the last one counts."""

    def __init__(
        self,
        pool: CataloguePool,
        runner: TaskRunner,
        now: Callable[[], datetime],
        failed: Callable[[Exception, Tickets, int], None],
    ) -> None:
        """Read from ``pool`` through ``runner``; ``failed`` hears of errors, and which wish they are about."""
        self._pool, self._runner, self._now, self._failed = pool, runner, now, failed
        self._trips, self._news, self._kept = Tickets(), Tickets(), Tickets()

    def plan_trip(self, service_id: str, ends: Direction, day: date, done: "Callable[[PresentTrip], None]") -> None:
        """Judge a journey for a service on ``day``."""
        ticket = self._trips.take()

        def plan() -> "PresentTrip":
            from cztservices.presenters.trip import read_trip

            now = self._now()
            return read_trip(self._pool.connection(), service_id, ends, day, now.date(), now)

        self._runner.read(
            plan,
            lambda present: done(present) if self._trips.is_newest(ticket) else None,
            lambda error: self._failed(error, self._trips, ticket),
        )

    def read_kept(self, kept: "Kept", service_id: str, ends: Direction, done: "Callable[[PresentKept], None]") -> None:
        """Read what is kept of the guide of a service now."""
        ticket = self._kept.take()

        def read() -> "PresentKept":
            from cztservices.catalogue.names import find_service
            from cztservices.presenters.kept_guide import read_kept_guide

            db = self._pool.connection()
            return read_kept_guide(db, kept, find_service(db, service_id), ends, self._now())

        self._runner.read(
            read,
            lambda present: done(present) if self._kept.is_newest(ticket) else None,
            lambda error: self._failed(error, self._kept, ticket),
        )

    def drop_kept(self) -> None:
        """What is kept of another guide is no longer wanted."""
        self._kept.take()

    def drop_trip(self) -> None:
        """A journey that is still being judged is no longer wanted."""
        self._trips.take()

    def read_news(self, done: "Callable[[PresentNews], None]") -> None:
        """Read what is new."""
        ticket, day = self._news.take(), self._now().date()

        def read() -> "PresentNews":
            from cztservices.presenters.news import present_news, read_news

            news = read_news(self._pool.connection(), day)
            return lambda translator: present_news(news, translator)

        self._runner.read(
            read,
            lambda present: done(present) if self._news.is_newest(ticket) else None,
            lambda error: self._failed(error, self._news, ticket),
        )
