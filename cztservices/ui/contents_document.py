"""The contents of a book of sheets: which guide stands on which page."""

from collections.abc import Iterable
from dataclasses import dataclass

from cztservices.presenters.papers import Form
from cztservices.ui.paper_document import PaperDocument


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One guide: its direction in words (empty where the service has but one guide), and its page (from 1)."""

    direction: str
    page: int


@dataclass(frozen=True, slots=True)
class ContentsGroup:
    """One service with all its guides."""

    title: str
    entries: tuple[ContentsEntry, ...]


class ContentsDocument(PaperDocument):
    """Sets the contents in type: two lines for each service."""

    def __init__(self, title: str, lead: str, groups: Iterable[ContentsGroup], form: Form, family: str) -> None:
        """Set everything."""
        super().__init__(form, family)
        self._cursor.beginEditBlock()
        self._block(first=True, after=0.2)
        self._say(title, "title", bold=True)
        self._block(after=0.4)
        self._say(lead, "caption", "ink2")
        for group in groups:
            self._block(before=0.25)
            self._say(group.title, "body", bold=True)
            self._block()
            self._say("    ".join(map(_write_entry, group.entries)), "caption", "ink2")
        self._cursor.endEditBlock()


def _write_entry(entry: ContentsEntry) -> str:
    """An entry, which no line break cuts."""
    return "\u00a0".join(part for part in (*entry.direction.split(), str(entry.page)) if part)
