"""The head of a kiosk: whose hall it is, and what this is. Nothing there can be pressed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label

LOGO_HIGHEST, LOGO_WIDEST = 64, 320


class HeadBar(QWidget):
    """The logo and the name of the hall, and the name of the program."""

    def __init__(self, theme: Theme, hall: str, logo: QPixmap | None) -> None:
        """``logo`` None where there is none."""
        super().__init__()
        dp = theme.dp
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(dp(16))
        if logo is not None:
            picture = QLabel()
            picture.setPixmap(logo)
            line.addWidget(picture)
        self._name = make_label("", "wordmark")
        line.addWidget(self._name, 1)
        if hall:
            words = make_label(hall, "list")
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(words, 1)

    def show_name(self, name: str) -> None:
        """Say what this is."""
        self._name.setText(name)
