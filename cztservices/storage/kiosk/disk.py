"""How much room there is for the folder of a kiosk."""

import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DiskRoom:
    """Bytes of a disk: those that may still be written, and all of them."""

    free: int
    total: int


def measure_disk(folder: Path) -> DiskRoom | None:
    """The room on the disk with ``folder``; None where there is no such folder, or the system does not say."""
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return None
    return DiskRoom(usage.free, usage.total)
