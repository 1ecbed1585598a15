"""How far a long piece of work is, and the wish that it stop between two steps."""

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
Report = Callable[[int, int], None]
"""Is told the steps done and the steps in all. Whatever it raises ends the work, which then leaves all as it was."""


class Cancelled(Exception):  # noqa: N818 - a wish of the caller, not an error
    """The work was stopped, and everything is as it was before."""


def stay_silent(_done: int, _total: int) -> None:
    """Report to nobody."""


class Progress:
    """Passes on how far the work is, until somebody wishes that it stop."""

    def __init__(self, show: Report = stay_silent) -> None:
        """Tell ``show``, in the thread that works."""
        self._show = show
        self._unwanted = threading.Event()

    def cancel(self) -> None:
        """Wish that the work stop; from any thread, or from a handler of signals."""
        self._unwanted.set()

    def report(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` steps are done.

        Raises:
            Cancelled: the work is no longer wanted.
        """
        if not self._unwanted.is_set():
            self._show(done, total)
        if self._unwanted.is_set():
            raise Cancelled


class Steps:
    """Counts the steps of one piece of work, and shares some of them out to the pieces that it consists of."""

    def __init__(self, report: Report | None, total: int) -> None:
        """Nothing is done yet; there may be more steps than ``total`` if :meth:`expect` says so."""
        self._report, self._done, self._total = report or stay_silent, 0, total

    def expect(self, more: int) -> None:
        """Find out that there are more steps than was thought."""
        self._total += more

    def take(self) -> None:
        """One more step is done."""
        self._done += 1
        self._report(self._done, self._total)

    def share(self, parts: int) -> Report:
        """A report for a piece of work that counts in its own way, and is ``parts`` of our steps when it is done."""
        taken = 0

        def report(done: int, total: int) -> None:
            nonlocal taken
            while taken < parts * done // total:
                taken += 1
                self.take()

        return report

    def run(self, parts: int, work: Callable[[Report], T]) -> T:
        """The outcome of ``work``, which reports in its own way or not at all, and is ``parts`` of our steps."""
        report = self.share(parts)
        outcome = work(report)
        report(1, 1)
        return outcome

    def follow(self, things: Iterable[T], count: int, parts: int) -> Iterator[T]:
        """Hand on ``things``, about ``count`` of them, and take ``parts`` steps on the way."""
        report = self.share(parts)
        for number, thing in enumerate(things, 1):
            yield thing
            report(min(number, count), max(1, count))
        report(1, 1)
