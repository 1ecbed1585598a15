"""What systemd is told while the kiosk runs: that it is painted, that it still answers, what it does, that it ends.

Without systemd (its variables ``NOTIFY_SOCKET`` and ``WATCHDOG_USEC``) nothing is told and nothing beats.
"""

import os
import socket
from collections.abc import Mapping
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

_SHORTEST_MS = 100


def sd_notify(state: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Tell systemd ``state`` (lines as ``READY=1``) and return whether it was heard; never waits, never raises."""
    address = environment.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return False
    if address.startswith("@"):  # a name without a file, which begins with a zero byte
        address = "\0" + address[1:]
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
        line.settimeout(0)
        line.connect(address)
        return line.send(state.encode()) > 0
    return False


def beat_ms(environment: Mapping[str, str] = os.environ) -> int | None:
    """Milliseconds from one sign of life to the next, half of what systemd allows; None where it asks for none."""
    allowed_us = environment.get("WATCHDOG_USEC", "")
    meant_for = environment.get("WATCHDOG_PID", "")
    if not allowed_us.isdecimal() or not int(allowed_us) or meant_for not in ("", str(os.getpid())):
        return None
    return max(int(allowed_us) // 2000, _SHORTEST_MS)


class Watchdog(QObject):
    """Gives signs of life from the thread of the window: one that hangs falls silent, is killed and started anew.

    Each session's window may call :meth:`report_painted`; the first one makes the service ready and begins the beat.
    """

    def __init__(self, parent: QObject | None = None, environment: Mapping[str, str] = os.environ) -> None:
        """Be silent until something is painted."""
        super().__init__(parent)
        self._environment = environment
        self._is_ready = False
        self._beat = QTimer(self)
        self._beat.timeout.connect(self._on_beat_timeout)

    def report_painted(self) -> None:
        """A page stands on the screen; counts once."""
        if self._is_ready:
            return
        self._is_ready = True
        self._tell("READY=1")
        every = beat_ms(self._environment)
        if every is not None:
            self._beat.start(every)

    def say(self, status: str) -> None:
        """What ``systemctl status`` shows beside the service; nothing of what a person does belongs there."""
        self._tell(f"STATUS={' '.join(status.split())}")

    def report_stopping(self) -> None:
        """The kiosk ends because somebody wished it, and beats no more."""
        self._beat.stop()
        self._tell("STOPPING=1")

    def _on_beat_timeout(self) -> None:
        self._tell("WATCHDOG=1")

    def _tell(self, state: str) -> None:
        sd_notify(state, self._environment)
