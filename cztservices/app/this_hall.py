"""The hall in which this computer stands: its notes are kept here, or in a file that is given at the start."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from cztservices.app.wishes import Wishes
from cztservices.presenters.hall_book import HallBook
from cztservices.storage.user_db import UserStore

if TYPE_CHECKING:
    from cztservices.domain.hall import Hall
    from cztservices.storage.hall_file import HallFile


def make_hall_book(wishes: Wishes, store: UserStore) -> HallBook:
    """Where pages read its notes; nothing is read yet."""
    if wishes.hall_notes is not None:
        return read_hall_notes(wishes.hall_notes)
    return HallBook(lambda service: store.hall.hall(service), can_edit=wishes.profile.serves_others)  # noqa: PLW0108 - loaded then


def read_hall_notes(path: Path) -> HallBook:
    """The notes of the hall in a file, read when they are first asked for."""
    return HallBook(_FileReader(path), is_kept=False)


class _FileReader:
    """Reads a file; what reads it is loaded when it is first asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: HallFile | None = None
        self._beginning = threading.Lock()

    def __call__(self, service: str | None) -> "Hall":
        from cztservices.storage.hall_file import HallFile

        with self._beginning:
            self._file = self._file or HallFile(self._path)
        return self._file.hall(service)
