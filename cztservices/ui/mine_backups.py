"""Taking everything along in one file, bringing it back, and putting a backup back."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cztservices.i18n import N_
from cztservices.presenters.mine_view import BackupView, MinePageView
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.mine_part import MinePart
from cztservices.ui.questions import ask, ask_file
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_card, make_label, make_rule

FILE_NAME = "cztservices.json"


class BackupsPart(MinePart):
    """Export and import above, backups below."""

    def __init__(self, view: MinePageView, theme: Theme) -> None:
        """Draw both."""
        super().__init__(view, theme)
        self.column.addWidget(self._files())
        self.column.addWidget(self._backups())

    def _files(self) -> QWidget:
        frame, layout = make_card(self.theme)
        layout.addWidget(make_label(self.say(N_("One file to take along")), "section"))
        lead = N_("All favourites, notes, ticks and history in one file, which this program reads on any computer.")
        layout.addWidget(make_label(self.say(lead), "body"))
        buttons = FlowLayout(self.theme.dp(8))
        for words, wish in (
            (N_("Save to a file …"), self._choose_target),
            (N_("Read from a file …"), self._choose_source),
        ):
            buttons.addWidget(self.make_button(self.say(words), self.say(words), wish))
        layout.addLayout(buttons)
        return frame

    def _backups(self) -> QWidget:
        frame, layout = make_card(self.theme)
        mine = self.view.mine
        layout.addWidget(make_label(mine.backups_title, "section"))
        layout.addWidget(make_label(mine.backups_lead, "body"))
        if not mine.backups:
            words = self.say(N_("There is no backup yet; the first is made soon after the start."))
            layout.addWidget(make_label(words, "void"))
        for backup in mine.backups:
            layout.addWidget(make_rule())
            layout.addWidget(self._backup(backup))
        return frame

    def _backup(self, backup: BackupView) -> QWidget:
        box = QWidget()
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self.theme.dp(4))
        lines.addWidget(make_label(backup.title, "body"))
        lines.addWidget(make_label(backup.caption, "caption"))
        row = FlowLayout(self.theme.dp(8))
        name = self.say(N_("Put back: {title}, {caption}")).format(title=backup.title, caption=backup.caption)
        row.addWidget(self.make_button(self.say(N_("Put back")), name, partial(self._ask_to_restore, backup)))
        lines.addLayout(row)
        return box

    def _ask_to_restore(self, backup: BackupView) -> None:
        question = self.say(N_("Put back {title} of {caption}?")).format(title=backup.title, caption=backup.caption)
        detail = self.say(
            N_("Favourites, notes, ticks, history and settings become as they were then; what is there now is kept.")
        )

        def restore() -> None:
            self.keeping_requested.emit(lambda keeping: keeping.restore(backup.name))

        ask(self, question, detail, self.say(N_("Put back")), self.view.translator, restore)

    def _choose_target(self) -> None:
        def export(file: Path) -> None:
            self.keeping_requested.emit(lambda keeping: keeping.export(file))

        ask_file(self, self.say(N_("Save to a file …")), FILE_NAME, export, is_new=True)

    def _choose_source(self) -> None:
        def read(file: Path) -> None:
            self.keeping_requested.emit(lambda keeping: keeping.read_import(file))

        ask_file(self, self.say(N_("Read from a file …")), FILE_NAME, read, is_new=False)
