"""What pages leave behind in memory when they are made, and when they are laid away."""

import linecache
import sys


def give_back_freed() -> None:
    """Return freed memory to the system: glibc keeps what lies between pieces still in use until it is asked.

    A window that runs for weeks would otherwise grow with the pages that come and go. Takes one to seven milliseconds.
    """
    if sys.platform != "linux":
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # not in every C library
    if trim is not None:
        trim(0)


def forget_sources() -> None:
    """Drop the source text of imported modules, which PySide reads and nobody needs again: 7 MB with every page."""
    linecache.clearcache()
