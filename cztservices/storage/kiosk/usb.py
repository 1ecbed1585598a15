"""USB sticks that are plugged into a kiosk."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cztservices.errors import KnownError
from cztservices.i18n import N_
from cztservices.storage.kiosk.disk import measure_disk

LEAST_FREE = 1_000_000
"""Bytes that a report needs at most, with room for the folder it is put into."""

_NO_STICK = N_("No USB stick is plugged in below {folder}; plug one in, wait until it is mounted, and try again.")
_READ_ONLY = N_("The USB stick {stick} cannot be written; unlock it or plug in another.")
_FULL = N_("The USB stick {stick} is full; make room on it or plug in another.")


class NoStickError(KnownError):
    """There is no stick to write to."""


@dataclass(frozen=True, slots=True)
class Stick:
    """A mounted stick, with the bytes that are free on it."""

    path: Path
    free: int
    is_writable: bool

    @property
    def name(self) -> str:
        """What it is called."""
        return self.path.name

    @property
    def takes_files(self) -> bool:
        """Whether a report can be written to it."""
        return self.is_writable and self.free >= LEAST_FREE


@dataclass(frozen=True, slots=True)
class ChosenStick:
    """The stick to write to, and the names of those that were passed over."""

    stick: Stick
    others: tuple[str, ...]


def find_sticks(base: Path) -> tuple[Stick, ...]:
    """All sticks that are mounted below ``base``, there or one folder further down (``/media/USER/STICK``), by name.

    What cannot be looked into holds none; a link is not followed.
    """
    return tuple(sorted(_find(base), key=lambda stick: (stick.name, stick.path)))


def choose_stick(base: Path) -> ChosenStick:
    """The first stick by name that takes files.

    Raises:
        NoStickError: there is none, or none can be written, or all are full.
    """
    sticks = find_sticks(base)
    if not sticks:
        raise NoStickError(_NO_STICK, folder=base)
    chosen = next((stick for stick in sticks if stick.takes_files), None)
    if chosen is not None:
        return ChosenStick(chosen, tuple(stick.name for stick in sticks if stick is not chosen))
    full = next((stick for stick in sticks if stick.is_writable), None)
    raise NoStickError(_FULL if full else _READ_ONLY, stick=(full or sticks[0]).name)


def _find(base: Path) -> Iterator[Stick]:
    for folder in _folders(base):
        if _is_mounted(folder):
            yield _look_at(folder)
        else:
            yield from (_look_at(below) for below in _folders(folder) if _is_mounted(below))


def _folders(base: Path) -> list[Path]:
    try:
        return [Path(entry.path) for entry in os.scandir(base) if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return []


def _is_mounted(folder: Path) -> bool:
    try:
        return folder.is_mount()
    except OSError:  # pulled out while mounted, or somebody else's
        return False


def _look_at(path: Path) -> Stick:
    room = measure_disk(path)
    return Stick(path, room.free if room else 0, os.access(path, os.W_OK | os.X_OK))
