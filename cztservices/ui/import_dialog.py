"""What an import would do, before it does it: counts, what is new, and a choice for each conflict."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from cztservices.domain.merge_mine import Choice
from cztservices.i18n import N_, Translator
from cztservices.presenters.importing import Importing
from cztservices.presenters.merge_report import CHOICES, MergeLineView
from cztservices.ui.dialog import Dialog
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip, make_card, make_label, make_selectable

MOST = 100
"""So many conflicts, and so many others, are drawn; the rest is counted."""


class ImportDialog(Dialog):
    """Nothing is kept before the button that says so is pressed."""

    import_requested = Signal(object)

    def __init__(self, importing: Importing, theme: Theme, translator: Translator, parent: QWidget) -> None:
        """Draw the report of ``importing``."""
        super().__init__(translator.gettext(N_("What is in the file")), theme, translator, parent)
        self._importing = importing
        view, _ = importing.present(translator), translator.gettext
        self._groups: dict[str, QButtonGroup] = {}
        self.column.addWidget(self.title)
        for words in view.counts:
            self.column.addWidget(make_label(words, "body"))
        conflicts = [line for line in view.lines if line.is_conflict]
        others = [line for line in view.lines if not line.is_conflict]
        if conflicts:
            self._draw_conflicts(conflicts)
        for line in others[:MOST]:
            self.column.addWidget(self._draw_line(line))
        if len(others) > MOST:
            self._count(len(others) - MOST)
        self.column.addStretch(1)
        go = self.add_button(N_("Take over"))
        go.clicked.connect(self._on_go_clicked)
        self.add_close()

    def _draw_conflicts(self, conflicts: list[MergeLineView]) -> None:
        _ = self.translator.gettext
        lead = N_("Both were edited here; without another choice yours stays.")
        self.column.addWidget(make_label(_(lead), "section"))
        if len(conflicts) > 1:
            self.column.addWidget(self._choices("", _(N_("All of them")), Choice.MINE))
        for line in conflicts[:MOST]:
            self.column.addWidget(self._draw_line(line))
        if len(conflicts) > MOST:
            self._count(len(conflicts) - MOST)

    def _count(self, count: int) -> None:
        words = self.translator.ngettext("and {count} more", "and {count} more", count)
        self.column.addWidget(make_label(words.format(count=count), "body"))

    def _draw_line(self, line: MergeLineView) -> QWidget:
        frame, layout = make_card(self.theme)
        _ = self.translator.gettext
        layout.addWidget(Chip(f"{line.kind} · {line.fate}", line.token, self.theme, filled=True, wrap=True))
        layout.addWidget(make_label(line.name, "caption"))
        for words, text in ((N_("yours"), line.ours), (N_("in the file"), line.theirs)):
            if text:
                layout.addWidget(make_selectable(make_label(f"{_(words)}: {text}", "list")))
        if line.is_conflict:
            layout.addWidget(self._choices(line.key, line.name, self._importing.choice_of(line.key)))
        return frame

    def _choices(self, key: str, name: str, chosen: Choice) -> QWidget:
        """One button a choice, of which one is pressed; an empty ``key`` is for all conflicts."""
        box = QWidget()
        row = FlowLayout(self.theme.dp(8))
        box.setLayout(row)
        group = self._groups[key] = QButtonGroup(box)
        if not key:
            row.addWidget(make_label(name, "body", wrap=False))
        for choice, words in CHOICES.items():
            button = QToolButton()
            button.setText(self.translator.gettext(words))
            button.setAccessibleName(f"{name}: {button.text()}")
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setChecked(choice is chosen)
            button.clicked.connect(partial(self._choose, key, choice))
            group.addButton(button, list(CHOICES).index(choice))
            row.addWidget(button)
        return box

    def _choose(self, key: str, choice: Choice, *_checked: bool) -> None:
        if key:
            self._importing.choose(key, choice)
            return
        self._importing.choose_all(choice)
        for group in self._groups.values():
            group.button(list(CHOICES).index(choice)).setChecked(True)

    def _on_go_clicked(self) -> None:
        self.import_requested.emit(self._importing)
        self.accept()
