"""Notes below each other, each with the guide that it is on."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cztservices.i18n import N_
from cztservices.presenters.mine_view import NoteView
from cztservices.ui.fold import Fold
from cztservices.ui.mine_part import MinePart
from cztservices.ui.note_card import NoteCard

MOST = 100
"""So many are drawn at once, the others when they are asked for."""


class NoteList(QWidget):
    """Draws them on a part of the page of one's own things, which meets what is wished of them."""

    def __init__(self, notes: Sequence[NoteView], part: MinePart, *, can_edit: bool = True) -> None:
        """Draw all notes."""
        super().__init__()
        self._part, self._can_edit = part, can_edit
        column = self._column(self)
        for note in notes[:MOST]:
            column.addWidget(self._card(note))
        if len(notes) > MOST:
            words = part.say(N_("All others"))
            column.addWidget(Fold(f"{words} ({len(notes) - MOST})", lambda: self._others(notes[MOST:])))

    def _column(self, box: QWidget) -> QVBoxLayout:
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._part.theme.dp(12))
        return column

    def _others(self, notes: Sequence[NoteView]) -> QWidget:
        box = QWidget()
        column = self._column(box)
        for note in notes:
            column.addWidget(self._card(note))
        return box

    def _card(self, note: NoteView) -> NoteCard:
        part, view = self._part, self._part.view
        card = NoteCard(
            note,
            note.service_id,
            view.drafts,
            part.theme,
            view.translator,
            names_service=True,
            can_edit=self._can_edit,
        )
        card.keeping_requested.connect(part.keeping_requested)
        card.place_requested.connect(part.place_requested)
        return card
