"""Writes what a hall adds to a guide: each note with the chip of its layer, and what has become of what it is about."""

from dataclasses import replace
from datetime import datetime

from cztservices.domain.catalogue import Text
from cztservices.domain.guide import Guide
from cztservices.domain.hall import WHOLE, Hall, HallLayer, LaidNote, element_at
from cztservices.domain.mine import NoteState
from cztservices.i18n import N_, Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.drafts import Drafts
from cztservices.presenters.hall_view import HallView
from cztservices.presenters.labels import ELEMENTS, HALL_LABEL, HALL_TOKEN
from cztservices.presenters.mine import name_cities, present_note
from cztservices.presenters.mine_view import NoteView, PlaceView
from cztservices.presenters.pages import Page, PageRef

ONE_WAY = N_("Only this way: {cities}")

STATES = {
    NoteState.CURRENT: "",
    NoteState.CHANGED: N_("What this is about has changed since it was written: ask whether it still holds"),
    NoteState.GONE: N_("What this is about is no longer in the guide: ask whether it still holds"),
}
"""For those who read a note."""

STATES_TO_REVIEW = {
    NoteState.CURRENT: "",
    NoteState.CHANGED: N_("To be reviewed: what this is about has changed since it was written"),
    NoteState.GONE: N_("To be reviewed: what this is about is no longer in the guide"),
}
"""For those who write them."""


def present_hall(
    guide: Guide,
    layer: HallLayer,
    translator: Translator,
    now: datetime | None = None,
    drafts: Drafts | None = None,
    *,
    can_edit: bool = False,
) -> HallView:
    """The view of ``layer`` on ``guide``; ``now`` has the time zone of the reader, ``drafts`` are what they write."""
    _ = translator.gettext
    here = Direction(guide.origin, guide.destination)
    cities = name_cities(here, translator)

    def write(laid: LaidNote) -> NoteView:
        return present_hall_note(laid, layer.hall, guide.service.name, translator, now, can_edit=can_edit)

    return HallView(
        title=_(N_("{what}: {answer}")).format(what=_(HALL_LABEL), answer=layer.hall) if layer.hall else _(HALL_LABEL),
        label=_(HALL_LABEL),
        token=HALL_TOKEN,
        gone_title=_(N_("Notes of this hall on lines that are no longer here")),
        notes={place: tuple(map(write, notes)) for place, notes in layer.notes.items()},
        gone=tuple(map(write, layer.gone)),
        beneath=layer.beneath,
        direction=here,
        only_here=_(ONE_WAY).format(cities=cities) if cities else "",
        can_edit=can_edit,
        translator=translator,
        drafts=drafts or Drafts(),
    )


def present_hall_note(
    laid: LaidNote,
    hall: str,
    service: Text | None,
    translator: Translator,
    now: datetime | None = None,
    *,
    can_edit: bool = False,
) -> NoteView:
    """One note of ``hall``; ``service`` is what its service is called, None where the catalogue has it no longer."""
    note, _ = laid.note, translator.gettext
    direction = Direction(note.origin, note.destination)
    cities = name_cities(direction, translator)
    page = PageRef(Page.GUIDE, note.service) if service else None
    place = PlaceView(translator.say(service) if service else note.service, cities, page, direction)
    states = STATES_TO_REVIEW if can_edit else STATES
    view = present_note(note, laid.fate, (one.text for one in laid.beneath), place, states, now, translator)
    only = _(ONE_WAY).format(cities=cities) if cities else ""
    return replace(
        view,
        written=" · ".join(part for part in (only, hall, view.written) if part),
        about=_about(note.line, translator),
        layer=_(HALL_LABEL),
        layer_token=HALL_TOKEN,
    )


def count_hall_notes(hall: Hall, translator: Translator) -> str:
    """How many notes there are of the hall, in words."""
    counted = translator.ngettext("{count} note of this hall", "{count} notes of this hall", len(hall.notes))
    return counted.format(count=len(hall.notes))


def name_hall(hall: Hall, translator: Translator) -> str:
    """The same behind what the hall is called."""
    return " · ".join(part for part in (hall.name, count_hall_notes(hall, translator)) if part)


def _about(place: str, translator: Translator) -> str:
    """What a note is about that is on no line; empty for one that is."""
    if place == WHOLE:
        return translator.gettext(N_("The whole guide"))
    element = element_at(place)
    return translator.gettext(ELEMENTS[element]) if element else ""
