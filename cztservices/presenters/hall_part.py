"""All notes of the hall, as the page of one's own things shows them."""

from collections.abc import Callable
from datetime import datetime

from cztservices.domain.hall import judge_note
from cztservices.i18n import Translator
from cztservices.presenters.hall import count_hall_notes, present_hall_note
from cztservices.presenters.hall_book import HallBook
from cztservices.presenters.mine_view import HallPartView
from cztservices.storage.catalogue_db import CatalogueDb


def read_hall_part(db: CatalogueDb, book: HallBook) -> Callable[[datetime, Translator], HallPartView]:
    """Read them with what the catalogue says of what they are about.

    Raises:
        UserDataError: they cannot be read.
    """
    hall = book.read(None)
    services = {service.id: service.name for service in db.services()} if hall.notes else {}
    statements = {key: db.statements(key) for key in {note.service for note in hall.notes} & {*services}}
    judged = [judge_note(note, statements.get(note.service)) for note in hall.notes]

    def present(now: datetime, translator: Translator) -> HallPartView:
        notes = (
            present_hall_note(one, hall.name, services.get(one.note.service), translator, now, can_edit=book.can_edit)
            for one in judged
        )
        return HallPartView(
            name=hall.name,
            counts=count_hall_notes(hall, translator),
            notes=tuple(sorted(notes, key=lambda view: not view.state)),
            can_edit=book.can_edit,
            can_import=book.is_kept,
        )

    return present
