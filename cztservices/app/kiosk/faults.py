"""What goes wrong in a kiosk: faults of ours, which nobody is there to see, and what of its set-up is of no use."""

import logging
from collections.abc import Callable
from types import TracebackType

from cztservices.errors import KnownError

MOST, WITHIN_S = 3, 60
"""So many faults of ours within so many seconds, and the program is started anew."""

_LOG = logging.getLogger("cztservices")


class Faults:
    """Notes them; what somebody typed is in none."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        """None yet; ``seconds`` never go back."""
        self._seconds, self._at = seconds, list[float]()
        self.known: list[KnownError] = []

    def note(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> bool:
        """Write a fault of ours into the log, and return whether there have been too many."""
        _LOG.error("fault", exc_info=(kind, fault, trace))
        now = self._seconds()
        self._at = [*(at for at in self._at if now - at < WITHIN_S), now]
        return len(self._at) >= MOST

    def keep(self, error: Exception) -> None:
        """Something that was set up is of no use: the maintenance page says so, and the kiosk goes on."""
        if not isinstance(error, KnownError):
            raise error
        self.known.append(error)
