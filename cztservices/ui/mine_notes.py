"""All notes: those first whose line is not as it was."""

from cztservices.i18n import N_
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.mine_view import MinePageView
from cztservices.ui.mine_part import MinePart
from cztservices.ui.note_list import NoteList
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label


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
        self.column.addWidget(NoteList(notes, self))
