"""Counting failed searches: nobody waits for it, and nobody is disturbed where it fails."""

from pathlib import Path
from typing import TYPE_CHECKING

from cztservices.errors import KnownError
from cztservices.presenters.tasks import TaskRunner

if TYPE_CHECKING:
    from cztservices.domain.failed_search import Failure


class FailureCounting:
    """Counts in a file of its own below ``folder`` through the runner's writer, while it is switched on."""

    def __init__(self, folder: Path, runner: TaskRunner, *, is_on: bool) -> None:
        """Nothing is loaded or written before the first failure."""
        self._folder, self._runner, self.is_on = folder, runner, is_on

    def count(self, text: str, failure: "Failure") -> None:
        """Count what was typed, as far as it may be counted; the text itself goes no further than this."""
        if not self.is_on:
            return
        from cztservices.domain.failed_search import anonymise

        phrase, folder = anonymise(text), self._folder
        if phrase is None:
            return

        def write() -> None:
            from cztservices.storage.failure_counts import FILE, count_failure

            count_failure(folder / FILE, phrase, failure)

        self._runner.write(write, lambda _none: None, _ignore_known)

    def forget(self) -> None:
        """Delete what was counted, at once: to be called where the writer writes, behind what it has still to count.

        Raises:
            UserDataError: it cannot be deleted.
        """
        from cztservices.storage.failure_counts import FILE, forget_failures

        forget_failures(self._folder / FILE)


def _ignore_known(error: Exception) -> None:
    """A count that cannot be kept is no trouble of the person who is searching."""
    if not isinstance(error, KnownError):
        raise error
