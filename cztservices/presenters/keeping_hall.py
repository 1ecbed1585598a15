"""Keeping the notes of a hall: what it is called, and the one file with which they come to other screens."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from cztservices.errors import Message
from cztservices.i18n import N_
from cztservices.storage.user_db import UserStore


class Write(Protocol):
    """Writes behind everything that was wished before; what the second argument returns is said."""

    def __call__(self, work: Callable[[], Any], done: Callable[[Any], Message | None], /) -> None:
        """Do it."""


class KeepingHall:
    """Writes to the store of the user as :class:`cztservices.presenters.keeping.Keeping` does."""

    def __init__(self, store: UserStore, write: Write) -> None:
        """Write with ``write``, behind everything that was wished before."""
        self._store, self._write = store, write

    def rename(self, name: str) -> None:
        """Call the hall so."""
        self._write(lambda: self._store.hall.rename(name), lambda _none: Message(N_("The name of this hall is kept.")))

    def clear(self) -> None:
        """Keep its notes and its name no longer."""
        words = Message(N_("The notes of this hall were taken away."))
        self._write(lambda: self._store.hall.clear(), lambda _none: words)  # noqa: PLW0108 - loaded on the writer's thread

    def export(self, path: Path) -> None:
        """Write its notes to ``path``."""

        def write() -> None:
            from cztservices.storage.hall_file import write_hall

            write_hall(self._store.hall.hall(), path)

        self._write(write, lambda _none: Message(N_("{file} written."), {"file": path}))
