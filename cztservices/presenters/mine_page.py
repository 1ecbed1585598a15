"""The page of what a person keeps, one part at a time."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from cztservices.i18n import N_, Translator
from cztservices.presenters.hall_part import read_hall_part
from cztservices.presenters.kept import Kept
from cztservices.presenters.mine import present_mine, read_mine_page
from cztservices.presenters.mine_view import MinePageView
from cztservices.storage.catalogue_db import CatalogueDb


class Part(StrEnum):
    """The parts; the value is the choice in the place of the page."""

    FAVOURITES = ""
    NOTES = "notes"
    HALL = "hall"
    HISTORY = "history"
    BACKUPS = "backups"


PARTS = {
    Part.FAVOURITES: N_("Favourites"),
    Part.NOTES: N_("Notes"),
    Part.HALL: N_("Notes of this hall"),
    Part.HISTORY: N_("History"),
    Part.BACKUPS: N_("Take along, backups"),
}


def read_own_page(db: CatalogueDb, kept: Kept, choice: str, now: datetime) -> Callable[[Translator], MinePageView]:
    """Read all of it; a ``choice`` that is no part is the first.

    Raises:
        UserDataError: it cannot be read.
    """
    backups, trouble = kept.backups()
    read = read_mine_page(
        db,
        kept.everything(),
        backups,
        keeps_history=kept.keeps_history,
        counts_failures=kept.counts_failures,
    )
    hall = read_hall_part(db, kept.hall)
    part = next((part for part in Part if part.value == choice), Part.FAVOURITES)

    def present(translator: Translator) -> MinePageView:
        words = trouble.render(translator.gettext) if trouble is not None else ""
        mine = present_mine(read, now, translator)
        return MinePageView(mine, hall(now, translator), part, words, kept.drafts, translator)

    return present
