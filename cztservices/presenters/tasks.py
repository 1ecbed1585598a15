"""How presenters have work done without knowing of threads."""

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class TaskRunner(Protocol):
    """Does work elsewhere and brings the outcome back to the caller's thread."""

    def read(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Run ``work``, which only reads; several may run at once."""

    def write(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Run ``work``, which writes; one after the other, in the order of the calls."""


class InlineRunner:
    """Does the work at once, in the same thread: for tests, snapshots and the shell."""

    def read(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Run ``work`` now."""
        try:
            outcome = work()
        except Exception as error:  # noqa: BLE001 - handed on to the caller's failure path
            failed(error)
        else:
            done(outcome)

    write = read


class Tickets:
    """Numbers wishes, so that an answer to any but the newest can be dropped."""

    def __init__(self) -> None:
        """No wish yet."""
        self._newest = 0

    def take(self) -> int:
        """A ticket for a new wish; all earlier ones are void."""
        self._newest += 1
        return self._newest

    @property
    def newest(self) -> int:
        """The ticket of the newest wish."""
        return self._newest

    def is_newest(self, ticket: int) -> bool:
        """Whether nothing has been wished since."""
        return ticket == self._newest
