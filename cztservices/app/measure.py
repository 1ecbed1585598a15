"""How long the process has run, and what it holds in memory."""

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_IMPORTED = time.monotonic()
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Measure:
    """Milliseconds since the start of the process, and resident memory in MiB."""

    since_start_ms: float
    rss_mb: float


def measure_now() -> Measure:
    """Measure; on Linux from the start of the process (the kernel counts it in hundredths of a second)."""
    if sys.platform == "linux":
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        seconds = time.clock_gettime(time.CLOCK_BOOTTIME) - started
        return Measure(round(seconds * 1000, 1), round(pages * os.sysconf("SC_PAGE_SIZE") / _MIB, 1))
    return Measure(round((time.monotonic() - _IMPORTED) * 1000, 1), _peak_memory())


def report_start(frame: QWidget, is_usable: Callable[[], bool]) -> None:
    """Print how long the start took, called when the window has just been painted, and close it when it is usable."""
    first = measure_now()

    def look() -> None:
        if not is_usable():
            QTimer.singleShot(1, frame, look)
            return
        print_start(first, measure_now())
        frame.close()

    QTimer.singleShot(0, frame, look)


def print_start(first: Measure, usable: Measure) -> None:
    """Print how long the start took, until the first paint and until it could be used."""
    times = {"first_paint_ms": first.since_start_ms, "usable_ms": usable.since_start_ms, "rss_mb": usable.rss_mb}
    print(json.dumps(times), flush=True)


def _peak_memory() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB, 1)
