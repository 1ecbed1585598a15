"""What is asked of the desktop before it opens."""

from dataclasses import dataclass
from pathlib import Path

from cztservices.config import Folders, Profile
from cztservices.presenters.place_link import Place


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks of the desktop; None leaves it to the user's settings."""

    folders: Folders
    profile: Profile
    catalogue: Path | None = None
    language: str | None = None
    theme: str | None = None
    scale: float | None = None
    elder: bool = False
    size: tuple[int, int] | None = None
    measure: bool = False
    snapshot: Path | None = None
    page: str = "home"
    link: Place | None = None
    count_failures: bool | None = None
    hall_notes: Path | None = None
