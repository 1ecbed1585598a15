"""All notes of the hall: those first that are to be reviewed; and the one file with which they come to its screens."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from cztservices.i18n import N_
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.mine_view import MinePageView
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.mine_part import MinePart
from cztservices.ui.note_list import NoteList
from cztservices.ui.questions import ask, ask_file, ask_name
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_card, make_label

FILE_NAME = "cztservices-hall.json"


class HallPart(MinePart):
    """What the hall is called and its file above, its notes below."""

    def __init__(self, view: MinePageView, theme: Theme) -> None:
        """Draw both."""
        super().__init__(view, theme)
        hall = view.hall
        self.column.addWidget(self._files())
        if hall.can_edit and not hall.notes:
            words = self.say(N_("Press {key} on a guide, or the small hall beside a line or a title."))
            words = words.format(key=ACTIONS[Action.HALL_NOTE].shortcuts[0])
            self.column.addWidget(make_label(words, "body"))
        self.column.addWidget(NoteList(hall.notes, self, can_edit=hall.can_edit))

    def _files(self) -> QWidget:
        frame, layout = make_card(self.theme)
        hall = self.view.hall
        layout.addWidget(make_label(hall.name or self.say(N_("This hall has no name yet")), "section"))
        layout.addWidget(make_label(hall.counts, "caption"))
        lead = N_("What is written here stands on the guides at all screens of this hall that are given its file.")
        layout.addWidget(make_label(self.say(lead), "body"))
        buttons = FlowLayout(self.theme.dp(8))
        wishes = []
        if hall.can_edit:
            wishes.append((N_("Name this hall …"), self._ask_name))
        if hall.can_edit and hall.notes:
            wishes.append((N_("Save to a file …"), self._choose_target))
        if hall.can_import:
            wishes.append((N_("Read from a file …"), self._choose_source))
        if hall.can_import and not hall.can_edit:
            wishes.append((N_("Take these notes away"), self._ask_to_clear))
        for words, wish in wishes:
            buttons.addWidget(self.make_button(self.say(words), self.say(words), wish))
        layout.addLayout(buttons)
        return frame

    def _ask_name(self) -> None:
        def rename(name: str) -> None:
            self.keeping_requested.emit(lambda keeping: keeping.hall.rename(name))

        ask_name(self, self.say(N_("What is this hall called?")), self.view.hall.name, self.view.translator, rename)

    def _ask_to_clear(self) -> None:
        """Whoever cannot write them can still be without them."""
        answer, detail = self.say(N_("Take away")), self.say(N_("They can be read from their file again."))

        def clear() -> None:
            self.keeping_requested.emit(lambda keeping: keeping.hall.clear())

        ask(self, self.say(N_("Take the notes of this hall away?")), detail, answer, self.view.translator, clear)

    def _choose_target(self) -> None:
        def export(file: Path) -> None:
            self.keeping_requested.emit(lambda keeping: keeping.hall.export(file))

        ask_file(self, self.say(N_("Save to a file …")), FILE_NAME, export, is_new=True)

    def _choose_source(self) -> None:
        def read(file: Path) -> None:
            self.keeping_requested.emit(lambda keeping: keeping.read_import(file))

        ask_file(self, self.say(N_("Read from a file …")), FILE_NAME, read, is_new=False)
