"""What a person keeps of one guide, read with it."""

from collections.abc import Callable
from datetime import datetime

from cztservices.domain.catalogue import Service
from cztservices.domain.guide import resolve_guide
from cztservices.domain.hall import Hall, lay_hall_notes
from cztservices.domain.mine import Mine, Note
from cztservices.domain.words import End
from cztservices.errors import Message, UserDataError
from cztservices.i18n import Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.hall import present_hall
from cztservices.presenters.kept import Kept, place_of
from cztservices.presenters.mine import MineRead, present_notes
from cztservices.presenters.mine_view import KeptView, NoteView
from cztservices.presenters.pages import Page, PageRef
from cztservices.storage.catalogue_db import CatalogueDb

PresentKept = Callable[[Translator], KeptView]


def read_kept_guide(db: CatalogueDb, kept: Kept, service: Service, direction: Direction, now: datetime) -> PresentKept:
    """Read it; where that fails, the guide is shown all the same, and why is said."""
    ends = [end for end in End if service.has_end(end)]
    place = place_of(PageRef(Page.GUIDE, service.id), ends, direction)
    trouble: Message | None = None
    notes: tuple[Note, ...] = ()
    is_favourite, hall = False, Hall()
    try:
        notes, is_favourite = kept.notes(service.id), kept.is_favourite(place)
        hall = kept.hall.read(service.id)
    except UserDataError as error:
        trouble = error.message
    statements = db.statements(service.id) if notes or hall.notes or kept.hall.can_edit else ()
    guide = resolve_guide(service, statements, direction.origin, direction.destination, now.date())
    layer = lay_hall_notes(guide, statements, hall)
    lines = {(service.id, one.id): one.text for one in statements}
    read = MineRead(Mine(notes=notes), True, (), {service.id: service.name}, {}, {}, lines)  # noqa: FBT003 - not asked

    def present(translator: Translator) -> KeptView:
        by_line: dict[str, tuple[NoteView, ...]] = {}
        views = present_notes(read, now, translator)
        for view in views:
            by_line[view.line] = (*by_line.get(view.line, ()), view)
        return KeptView(
            place=place,
            is_favourite=is_favourite,
            translator=translator,
            drafts=kept.drafts,
            notes=by_line,
            gone=tuple(view for view in views if not view.seen),
            trouble=trouble.render(translator.gettext) if trouble is not None else "",
            hall=present_hall(guide, layer, translator, now, kept.drafts, can_edit=kept.hall.can_edit),
        )

    return present
