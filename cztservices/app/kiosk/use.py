"""Counting how a kiosk is used: nobody waits for it, and it tells of nobody."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from cztservices.config import now
from cztservices.domain.kiosk.counts import Use
from cztservices.presenters.failure_counting import FailureCounting
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.tasks import TaskRunner
from cztservices.storage.kiosk.folder import KioskFolder

if TYPE_CHECKING:
    from cztservices.domain.failed_search import Failure


class UseCounting:
    """Counts while it is switched on; phrases that found nothing only where the folder keeps them."""

    def __init__(self, folder: KioskFolder, runner: TaskRunner, *, is_on: bool) -> None:
        """Count in ``folder``."""
        self._folder, self._is_on = folder, is_on
        path = folder.path
        self._failures = FailureCounting(path, runner, is_on=is_on) if path is not None else None

    def count(self, use: Use, subject: str = "") -> None:
        """Count one more, in this hour of the day."""
        if self._is_on:
            self._folder.counts.count(use, now().hour, subject)

    def count_page(self, ref: PageRef) -> None:
        """Count the page of a service that somebody opened."""
        if ref.page is Page.GUIDE:
            self.count(Use.PAGE, ref.ref)

    def failures_of_one(self) -> "Callable[[str, Failure], None]":
        """What counts the searches of one person that fail: each phrase once, however often they try it."""
        seen: set[str] = set()

        def count(text: str, failure: "Failure") -> None:
            phrase = " ".join(text.casefold().split())
            if self._failures is not None and phrase not in seen:
                seen.add(phrase)
                self._failures.count(text, failure)

        return count

    def forget_failures(self) -> None:
        """Delete what was counted of searches that failed.

        Raises:
            UserDataError: it cannot be deleted.
        """
        if self._failures is not None:
            self._failures.forget()
