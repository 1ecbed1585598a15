"""Where a note is written: Ctrl+Enter keeps it, Esc leaves everything as it was."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from cztservices.i18n import N_, Translator
from cztservices.presenters.drafts import Draft, Drafts
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.theme import Theme

_LINES = 4
_FOR_ONESELF = N_("Ctrl+Enter keeps what you write, Esc leaves it.")
_FOR_HALL = N_("For all who read this guide in this hall; nothing about a person, please. Ctrl+Enter keeps it.")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEditor(QWidget):
    """Writes ``draft``; what is typed outlives the page."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, draft: Draft, drafts: Drafts, theme: Theme, translator: Translator, only_here: str = "") -> None:
        """Go on with what was written before; ``only_here`` is what a box says that makes it hold in one direction."""
        super().__init__()
        _ = translator.gettext
        self._draft, self._drafts = draft, drafts
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.dp(8))
        self.field = _Field()
        self.field.setAccessibleName(_(N_("Your note")))
        self.field.setPlaceholderText(_(_FOR_HALL if draft.of_hall else _FOR_ONESELF))
        self.field.setMinimumWidth(1)
        self.field.setFixedHeight(theme.text("body") * 2 * _LINES)
        self.field.setPlainText(drafts.text_of(draft) or "")
        self.field.textChanged.connect(self._on_field_changed)
        self.field.keep_requested.connect(self._keep)
        self.field.leave_requested.connect(self._leave)
        layout.addWidget(self.field)
        if only_here:
            box = QCheckBox(only_here)
            box.setProperty("role", "words")
            box.setChecked(drafts.is_directed(draft))
            box.toggled.connect(lambda on: drafts.direct(draft, on=on))
            layout.addWidget(box)
        buttons = FlowLayout(theme.dp(8))
        keep = QPushButton(_(N_("Keep")))
        keep.clicked.connect(self._keep)
        leave = QPushButton(_(N_("Do not keep")))
        leave.clicked.connect(self._leave)
        for button in (keep, leave):
            buttons.addWidget(button)
        layout.addLayout(buttons)

    def begin(self) -> None:
        """Put the cursor behind what is written."""
        self.field.setFocus()
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def _on_field_changed(self) -> None:
        self._drafts.write(self._draft, self.field.toPlainText())

    def _keep(self) -> None:
        self.kept.emit(self.field.toPlainText())

    def _leave(self) -> None:
        self._drafts.give_up(self._draft)
        self.left.emit()


class _Field(QPlainTextEdit):
    """Claims the two keys that end it before the window hears of them."""

    keep_requested = Signal()
    leave_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        """Esc is not the way home here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._ends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep, leave, or type."""
        if not self._ends(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        else:
            self.keep_requested.emit()

    @staticmethod
    def _ends(event: QKeyEvent) -> bool:
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return event.key() == Qt.Key.Key_Escape or (event.key() in _ENTER and with_control)
