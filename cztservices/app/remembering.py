"""Remembering from one start to the next where one was: read once, written whenever something has settled."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from cztservices.app.window import Window

if TYPE_CHECKING:
    from cztservices.presenters.session import WindowMemory

SETTLE_MS = 1000
"""Nothing has changed for so long when it is written: not at every key, and soon enough if the program is killed."""


class Remembering:
    """Keeps the session of the windows, where the profile wants it kept."""

    def __init__(self, kept: str, write: Callable[[str], None], *, is_wanted: bool) -> None:
        """``kept`` is what was written another day, and ``write`` writes it anew."""
        self._written, self._write, self._is_wanted = kept, write, is_wanted
        self._settling = QTimer(singleShot=True, interval=SETTLE_MS)
        self._windows: Sequence[Window] = ()
        self._settling.timeout.connect(self._on_settled)

    def recall(self) -> "tuple[WindowMemory, ...]":
        """The windows of another day, the one in front last; none where there is nothing to go by."""
        if not self._written:
            return ()
        from cztservices.presenters.session import read_session

        return read_session(self._written) if self._is_wanted else ()

    def note(self, windows: Sequence[Window]) -> None:
        """Something has changed in one of ``windows``; they are written as they are when that has settled."""
        if self._is_wanted:
            self._windows = windows
            self._settling.start()

    def write(self, windows: Sequence[Window]) -> None:
        """Write where one is now."""
        self._settling.stop()
        if not self._is_wanted:
            return
        from cztservices.presenters.session import write_session

        text = write_session([window.remember() for window in windows])
        if text != self._written:
            self._written = text
            self._write(text)

    def stop(self, windows: Sequence[Window]) -> None:
        """Write where one is for the last time."""
        self.write(windows)
        self._is_wanted = False

    def _on_settled(self) -> None:
        self.write(self._windows)
