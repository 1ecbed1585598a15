"""What the window shows while the first start builds the catalogue."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from cztservices.i18n import N_, Translator
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label


class PreparingPage(QWidget):
    """What is done and how far it is, and a button that stops it."""

    cancel_requested = Signal()

    def __init__(self, theme: Theme, translator: Translator, family: str = "", *, can_be_stopped: bool = True) -> None:
        """Begin at nothing done, with text in the font ``family``; that of the system where it is empty.

        Where it cannot be stopped, nothing is said of that.
        """
        super().__init__()
        self.setObjectName("window")
        self.setStyleSheet(style_sheet(theme, family or self.font().family()))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tr = translator
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.setSpacing(theme.dp(16))
        title = make_label(translator.gettext(N_("Preparing the catalogue. This happens once.")), "section")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(title.text())
        self._bar.setFixedWidth(theme.dp(360))
        self._bar.setTextVisible(False)  # the sentence below says it in words
        self._steps = make_label("", "body")
        self._steps.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._cancel = QPushButton(translator.gettext(N_("Cancel")))
        self._cancel.setAccessibleDescription(translator.gettext(N_("Stops and leaves; the next start begins anew.")))
        self._cancel.setAutoDefault(True)  # Enter presses it as well as the space bar
        self._cancel.clicked.connect(self._on_cancel_clicked)
        layout.addWidget(title)
        layout.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._steps)
        layout.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignCenter)
        if not can_be_stopped:
            self._cancel.hide()
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._cancel.click)
        self.setFocusProxy(self._cancel)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if self._cancel.isEnabled():
            self._say(self._tr.gettext(N_("Step {done} of {total}")).format(done=done, total=total))

    def _on_cancel_clicked(self) -> None:
        self._cancel.setEnabled(False)
        self._say(self._tr.gettext(N_("Stopping…")))
        self.cancel_requested.emit()

    def _say(self, sentence: str) -> None:
        self._steps.setText(sentence)
        self._bar.setAccessibleDescription(sentence)
