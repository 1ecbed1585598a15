"""What the window shows while the first start builds the catalogue."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from cztservices.i18n import N_, Translator
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label


class PreparingPage(QWidget):
    """A sentence and a bar."""

    def __init__(self, theme: Theme, translator: Translator) -> None:
        """Begin at nothing done."""
        super().__init__()
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.setSpacing(theme.dp(16))
        label = make_label(translator.gettext(N_("Preparing the catalogue. This happens once.")), "section")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(label.text())
        self._bar.setFixedWidth(theme.dp(360))
        layout.addWidget(label)
        layout.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignCenter)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
