"""Notes that are being written: they outlive the page on which they are written, until they are kept or given up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being written: a new note on a line of a service, or where ``uid`` is given the next edition of one."""

    service: str
    line: str
    uid: str = ""


class Drafts:
    """The words of each, as they stand now."""

    def __init__(self) -> None:
        """Nothing is being written."""
        self._texts: dict[Draft, str] = {}

    def write(self, draft: Draft, text: str) -> None:
        """It says ``text`` now."""
        self._texts[draft] = text

    def text_of(self, draft: Draft) -> str | None:
        """What it says; None where it is not being written."""
        return self._texts.get(draft)

    def give_up(self, draft: Draft) -> None:
        """It is kept, or no longer wanted."""
        self._texts.pop(draft, None)
