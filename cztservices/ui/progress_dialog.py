"""How far a long piece of work is, over the window, with a button that stops it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from cztservices.i18n import N_, Translator
from cztservices.ui.dialog import Dialog
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label


class ProgressDialog(Dialog):
    """Shows steps until it is closed by whoever works; Esc and the button only wish that the work stop."""

    across, down = 0.6, 0.36
    cancel_requested = Signal()

    def __init__(self, title: str, theme: Theme, translator: Translator, parent: QWidget) -> None:
        """Begin at nothing done."""
        super().__init__(title, theme, translator, parent)
        self.bar, self.steps = QProgressBar(), make_label("", "body")
        self.bar.setAccessibleName(title)
        self.bar.setTextVisible(False)  # the sentence below says it in words
        for part in (self.title, self.bar, self.steps):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.cancel = self.add_button(N_("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.cancel.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if self.cancel.isEnabled():
            self._say(self.translator.gettext(N_("Step {done} of {total}")).format(done=done, total=total))

    def reject(self) -> None:
        """Wish that the work stop; the dialog goes when it has."""
        if self.cancel.isEnabled():
            self.cancel.setEnabled(False)
            self._say(self.translator.gettext(N_("Stopping…")))
            self.cancel_requested.emit()

    def _say(self, sentence: str) -> None:
        self.steps.setText(sentence)
        self.bar.setAccessibleDescription(sentence)
