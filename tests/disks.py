"""Disks without room."""

from contextlib import suppress
from pathlib import Path


def fill(disk: Path) -> Path:
    """Leave not one byte free on ``disk``; deleting the returned file makes room again."""
    ballast = disk / "ballast"
    for size in (4096, 1):
        with suppress(OSError), ballast.open("ab", buffering=0) as file:
            while file.write(b"x" * size):
                pass
    return ballast
