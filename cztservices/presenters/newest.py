"""Wishes of one kind, of which only the newest is answered."""

from collections.abc import Callable
from typing import TypeVar

from cztservices.errors import KnownError
from cztservices.presenters.tasks import TaskRunner, Tickets
from cztservices.storage.catalogue_db import Interrupted

T = TypeVar("T")
Failed = Callable[[KnownError], None]


class Newest:
    """Reads for one wish after the other; what comes for any but the newest is dropped, unless it is a bug."""

    def __init__(self, runner: TaskRunner, failed: Failed) -> None:
        """Read through ``runner``; ``failed`` hears of what is known to be wrong."""
        self._runner, self._failed = runner, failed
        self._tickets = Tickets()

    def read(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        """Do ``work`` for a new wish; ``failed`` hears of what is wrong with it in place of what always does."""
        self.read_while_wanted(lambda _is_wanted: work(), done, failed)

    def read_while_wanted(
        self, work: Callable[[Callable[[], bool]], T], done: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """The same with work that asks now and then whether it is still wanted."""
        self._run(self._tickets.take(), work, done, failed or self._failed)

    def prepare(self, work: Callable[[], None]) -> None:
        """Do ``work`` ahead of the first wish; what is wrong with it is said only while there has been none."""
        self._run(0, lambda _is_wanted: work(), lambda _none: None, self._failed)

    def drop(self) -> None:
        """Nothing that is still being read is wanted any more."""
        self._tickets.take()

    def _run(
        self, ticket: int, work: Callable[[Callable[[], bool]], T], done: Callable[[T], None], failed: Failed
    ) -> None:
        def is_wanted() -> bool:
            return self._tickets.is_newest(ticket)

        def fail(error: Exception) -> None:
            if isinstance(error, Interrupted):
                return
            if not isinstance(error, KnownError):
                raise error
            if is_wanted():
                failed(error)

        self._runner.read(lambda: work(is_wanted), lambda outcome: done(outcome) if is_wanted() else None, fail)
