"""Notes that are being written: they outlive the page on which they are written, until they are kept or given up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being written: a new note on a line of a service, or where ``uid`` is given the next edition of one.

    ``of_hall`` is set for a note of the hall, which may stand on no line (:mod:`cztservices.domain.hall`).
    """

    service: str
    line: str
    uid: str = ""
    of_hall: bool = False


class Drafts:
    """The words of each as they stand now, and whether it is meant for one direction only."""

    def __init__(self) -> None:
        """Nothing is being written."""
        self._texts: dict[Draft, str] = {}
        self._directed: set[Draft] = set()

    def write(self, draft: Draft, text: str) -> None:
        """It says ``text`` now."""
        self._texts[draft] = text

    def text_of(self, draft: Draft) -> str | None:
        """What it says; None where it is not being written."""
        return self._texts.get(draft)

    def direct(self, draft: Draft, *, on: bool) -> None:
        """It is meant for one direction only, or for any."""
        (self._directed.add if on else self._directed.discard)(draft)

    def is_directed(self, draft: Draft) -> bool:
        """Whether it is meant for one direction only."""
        return draft in self._directed

    def give_up(self, draft: Draft) -> None:
        """It is kept, or no longer wanted."""
        self._texts.pop(draft, None)
        self._directed.discard(draft)
