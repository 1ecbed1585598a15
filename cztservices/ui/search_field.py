"""The field that one types into; it leaves the keys of the window to the window."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from cztservices.presenters.actions import ACTIONS

LONGEST = 2000


class SearchField(QLineEdit):
    """A line of text; Ctrl+E and Ctrl+D, which edit it on Linux, are the window's."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.setObjectName("search")
        self.setMaxLength(LONGEST)
        self._keys = {QKeySequence(keys).toString() for text in ACTIONS.values() for keys in text.keys}

    def event(self, event: QEvent) -> bool:
        """Claim no key that is a shortcut."""
        if isinstance(event, QKeyEvent) and self._is_shortcut(event):
            event.ignore()
            return False
        return super().event(event)

    def _is_shortcut(self, event: QKeyEvent) -> bool:
        asks = event.type() == QEvent.Type.ShortcutOverride
        return asks and QKeySequence(event.keyCombination()).toString() in self._keys
