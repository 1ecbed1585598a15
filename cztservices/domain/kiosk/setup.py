"""How a kiosk is set up by the hall in which it stands."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

FORMAT = 1
"""The format of the file; one of another number is not read."""

LANGUAGES = ("zh_CN", "en", "zh_TW")


class Slip(StrEnum):
    """On what a kiosk prints."""

    SLIP = "slip"
    A4 = "a4"


@dataclass(frozen=True, slots=True)
class Screen:
    """How large the screen is, and from how far it is read: text is sized by it.

    ``diagonal_inches`` is 0.0 where nobody said; everything is then sized by the number of pixels.
    """

    diagonal_inches: float = 0.0
    distance_mm: int = 600


@dataclass(frozen=True, slots=True)
class Timing:
    """When a session ends that nobody finishes, in seconds."""

    idle_s: int = 120
    countdown_s: int = 20


@dataclass(frozen=True, slots=True)
class Printing:
    """The queue of the print system (empty: no printer), and what it prints on."""

    queue: str = ""
    paper: Slip = Slip.SLIP


@dataclass(frozen=True, slots=True)
class KioskSetup:
    """All of it; the defaults are what is safe where nothing or nothing usable was set.

    ``hall`` is the name of the hall and ``city`` its code, the city in which people want things done; the first of
    ``languages`` is that in which every session begins. ``volume`` is in per cent, 0 for silence. Without a
    ``pin_hash`` nobody gets to the maintenance page, nor out. ``folder`` is the only one that is written to, None for
    that of the platform; ``usb`` is where sticks are mounted. ``hall_notes`` is a file with the notes of the hall.
    """

    hall: str = ""
    logo: Path | None = None
    city: str | None = None
    languages: tuple[str, ...] = LANGUAGES
    theme: str = "light"
    volume: int = 0
    pin_hash: str = ""
    folder: Path | None = None
    usb: Path = Path("/media")
    hall_notes: Path | None = None
    counts: bool = True
    screen: Screen = field(default_factory=Screen)
    timing: Timing = field(default_factory=Timing)
    printing: Printing = field(default_factory=Printing)
