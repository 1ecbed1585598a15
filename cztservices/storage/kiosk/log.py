"""The log of a kiosk: bounded, and never in the way.

What somebody typed is in no line: of an error its kind and the places in the program are written, not its words, which
may repeat what was asked for.
"""

import logging
import os
import traceback
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from cztservices.errors import KnownError, UserDataError
from cztservices.i18n import N_

FILE = "kiosk.log"
MOST_BYTES, EARLIER = 256 * 1024, 1
"""Of one file, and how many earlier files there are besides."""

LONGEST_LINE = 4_000
_UNWRITTEN = N_("{file} is not written ({reason}); faults of the kiosk are noted nowhere until it can be.")
_NO_FILE = N_("{file} is not written, what is there is no file; move it elsewhere.")
_WHAT = "%(asctime)s %(levelname)s %(name)s %(message)s"

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _WordlessFormatter(logging.Formatter):
    """One bounded record; errors without their words."""

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        return text if len(text) <= LONGEST_LINE else f"{text[: LONGEST_LINE - 1]}…"

    def formatException(self, ei: _ExcInfo) -> str:
        lines, error = [], ei[1]
        while error is not None:
            lines += [type(error).__name__, *traceback.format_tb(error.__traceback__)]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(line.rstrip() for line in lines)


class BoundedLog(RotatingFileHandler):
    """Writes to a file of at most 256 KiB and keeps one earlier; what cannot be written is dropped, and said here."""

    def __init__(self, path: Path) -> None:
        """Open nothing before the first record."""
        super().__init__(path, maxBytes=MOST_BYTES, backupCount=EARLIER, encoding="utf-8", errors="replace", delay=True)
        self.path = path
        self.trouble: KnownError | None = None
        self.setFormatter(_WordlessFormatter(_WHAT))

    def emit(self, record: logging.LogRecord) -> None:
        """Write ``record`` if that can be."""
        self.trouble = None
        try:
            if not self.path.is_file():  # taken away under our hands, or never there
                self._let_go()
                self.path.parent.mkdir(parents=True, exist_ok=True)
                if os.path.lexists(self.path):
                    self.trouble = UserDataError(_NO_FILE, file=self.path)
                    return
        except OSError:
            self.handleError(record)
        else:
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        """Remember why; a terminal would show it to whoever stands there."""
        import sys

        error = sys.exc_info()[1]
        reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
        self.trouble = UserDataError(_UNWRITTEN, file=self.path, reason=reason)
        self._let_go()

    def _let_go(self) -> None:
        stream, self.stream = self.stream, None
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.close()
