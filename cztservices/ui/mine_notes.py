"""All notes: those first whose line is not as it was."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cztservices.i18n import N_
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.mine_view import MinePageView, NoteView
from cztservices.ui.fold import Fold
from cztservices.ui.mine_part import MinePart
from cztservices.ui.note_card import NoteCard
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label

MOST = 100
"""So many are drawn at once, the others when they are asked for."""


class NotesPart(MinePart):
    """Each with the guide that it is on."""

    def __init__(self, view: MinePageView, theme: Theme) -> None:
        """Draw all notes."""
        super().__init__(view, theme)
        notes = view.mine.notes
        if not notes:
            self.column.addWidget(make_label(view.mine.no_notes, "section"))
            words = self.say(N_("Press {key} on a guide, or the pencil beside a line."))
            words = words.format(key=ACTIONS[Action.NOTE].shortcuts[0])
            self.column.addWidget(make_label(words, "body"))
        for note in notes[:MOST]:
            self.column.addWidget(self._card(note))
        if len(notes) > MOST:
            words = self.say(N_("All others"))
            self.column.addWidget(Fold(f"{words} ({len(notes) - MOST})", self._others))

    def _others(self) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        for note in self.view.mine.notes[MOST:]:
            layout.addWidget(self._card(note))
        return box

    def _card(self, note: NoteView) -> NoteCard:
        view = self.view
        card = NoteCard(note, note.service_id, view.drafts, self.theme, view.translator, names_service=True)
        card.keeping_requested.connect(self.keeping_requested)
        card.place_requested.connect(self.place_requested)
        return card
