"""What was answered so far, as chips that open their questions again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from cztservices.presenters.guide_view import ChipView
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label


class CaseChips(QWidget):
    """A row of answers; each says its question to screen readers and in its tip."""

    page_requested = Signal(object)

    def __init__(self, title: str, path: Sequence[ChipView], theme: Theme) -> None:
        """Show ``path`` below ``title``."""
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.dp(4))
        layout.addWidget(make_label(title, "caption"))
        row = FlowLayout(theme.dp(8))
        for chip in path:
            button = QToolButton()
            button.setText(chip.label)
            button.setProperty("role", "chip")
            button.setToolTip(chip.question)
            button.setAccessibleName(f"{chip.question} {chip.answer}")
            button.clicked.connect(partial(self.page_requested.emit, chip.page))
            row.addWidget(button)
        layout.addLayout(row)
