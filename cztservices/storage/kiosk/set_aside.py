"""A file that cannot be used is kept beside the new one, once: a kiosk that runs for years may not fill its disk."""

from pathlib import Path


def set_aside(path: Path) -> Path:
    """Take the file or folder at ``path`` out of the way, over what was set aside before; returns where it is now.

    Raises:
        OSError: it cannot be moved, and is as it was.
    """
    kept = path.with_name(f"{path.name}.damaged")
    path.replace(kept)
    return kept
