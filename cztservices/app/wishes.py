"""What is asked of the desktop before it opens."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cztservices.config import Folders, Profile
from cztservices.presenters.place_link import Place

if TYPE_CHECKING:  # of the kiosk alone
    from cztservices.domain.kiosk.setup import KioskSetup
    from cztservices.storage.kiosk.setup_text import SetupFault


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks of the desktop; None leaves it to the user's settings.

    ``setup`` is None for who is no kiosk; ``is_setup_used`` is False where nothing of the set-up file is.
    """

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
    setup: "KioskSetup | None" = None
    setup_faults: "tuple[SetupFault, ...]" = ()
    is_setup_used: bool = True
