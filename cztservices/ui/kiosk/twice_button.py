"""A button that asks once more before it acts, on itself."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton

AGAIN_MS = 5_000
"""So long it waits for the second press."""


class TwiceButton(QPushButton):
    """Says ``confirmed`` when it is pressed again while ``timer`` runs; else it is as if nobody had pressed it."""

    confirmed = Signal()

    def __init__(self, words: str, again: str, timer: QTimer) -> None:
        """Say ``words``, and after the first press ``again``."""
        super().__init__()
        self._plain, self._again, self.timer = words, again, timer
        timer.setParent(self)
        timer.setSingleShot(True)
        timer.setInterval(AGAIN_MS)
        timer.timeout.connect(self._ask_no_more)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._on_clicked)
        self._say(words)

    def _on_clicked(self) -> None:
        if self.timer.isActive():
            self._ask_no_more()
            self.confirmed.emit()
        else:
            self.timer.start()
            self._say(self._again)

    def _ask_no_more(self) -> None:
        self.timer.stop()
        self._say(self._plain)

    def _say(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)
