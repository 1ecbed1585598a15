"""The notes of the hall on one guide: each below what it is about, under the chip of its layer."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from cztservices.i18n import N_
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.drafts import Draft
from cztservices.presenters.hall_view import HallView
from cztservices.presenters.mine_view import NotesView, NoteView
from cztservices.ui.guide_notes import GuideNotes
from cztservices.ui.hall_button import HallButton
from cztservices.ui.note_button import NoteButton
from cztservices.ui.note_card import NoteCard
from cztservices.ui.note_editor import NoteEditor

if TYPE_CHECKING:
    from cztservices.ui.guide_notes import Wish


class HallNotes(GuideNotes):
    """Draws a :class:`HallView`, on elements and the whole guide too; only its staff write."""

    words = N_("Write a note of this hall")
    gone_title = N_("Notes of this hall on lines that are no longer here")
    action = Action.HALL_NOTE

    def show_at(self, place: str, below: QVBoxLayout) -> None:
        """Draw the notes at ``place`` at the end of ``below``; no others are begun there."""
        if self._view is not None:
            self.add_place(place, "", below, None)

    @property
    def _hall(self) -> HallView | None:
        return self._view if isinstance(self._view, HallView) else None

    def _draft(self, line: str) -> Draft:
        return Draft(self._service, line, of_hall=True)

    def _pencil(self, view: NotesView) -> NoteButton | None:
        if self._hall is None or not self._hall.can_edit:
            return None
        words = view.translator.gettext(self.words)
        return HallButton(f"{words} ({ACTIONS[self.action].shortcuts[0]})", self._theme)

    def _make_card(self, note: NoteView, view: NotesView) -> NoteCard:
        hall = self._hall
        assert hall is not None  # noqa: S101 - a note of it
        return NoteCard(
            note,
            self._service,
            view.drafts,
            self._theme,
            view.translator,
            can_edit=hall.can_edit,
            reach=hall.reach(note.line),
        )

    def _make_editor(self, line: str, view: NotesView) -> NoteEditor:
        only_here = self._hall.only_here if self._hall is not None else ""
        return NoteEditor(self._draft(line), view.drafts, self._theme, view.translator, only_here)

    def _wish(self, line: str, seen: str, text: str) -> "Wish":
        hall, draft = self._hall, self._draft(line)
        assert hall is not None  # noqa: S101 - written on it
        directed, reach = hall.drafts.is_directed(draft), hall.reach(line)
        beneath, direction = reach.seen(directed=directed), reach.between(directed=directed)
        return lambda keeping: keeping.put_note(draft, text, beneath, direction)
