"""A window over the window: a title, a column that scrolls, and buttons that stay in sight below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from cztservices.i18n import N_, Translator
from cztservices.ui.frame import make_scroller
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label

_FOOT_SHARE = 0.4
"""Of the dialog."""


class Dialog(QDialog):
    """Takes most of the window that it lies over, in its look; Esc closes it, and then it is gone.

    It takes ``across`` and ``down`` of the window below. What is shown goes into ``column``, where ``title`` finds its
    place too, and what stays in sight into ``foot``.
    """

    across, down = 0.92, 0.92

    def __init__(self, title: str, theme: Theme, translator: Translator, parent: QWidget) -> None:
        """Over ``parent``, a page whose style sheet it takes over."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("window")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.theme, self.translator, self._below = theme, translator, parent
        dp = theme.dp
        lines = QVBoxLayout(self)
        lines.setContentsMargins(dp(20), dp(16), dp(20), dp(16))
        lines.setSpacing(dp(12))
        ground = QWidget()
        ground.setObjectName("window")
        ground.setMinimumHeight(1)  # else it is as high as its labels would be that are one word wide
        self.column = QVBoxLayout(ground)
        self.column.setContentsMargins(0, 0, dp(8), 0)
        self.column.setSpacing(dp(12))
        self.title = make_label(title, "section")
        self.scroller = make_scroller(ground)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines.addWidget(self.scroller, 1)
        self.foot, self.buttons = QVBoxLayout(), FlowLayout(dp(8))
        self.foot.setSpacing(dp(12))
        self.foot.addLayout(self.buttons)
        lines.addLayout(self.foot)
        self._lines = lines

    def add_button(self, text: str) -> QPushButton:
        """One more button below; Enter presses the first."""
        button = QPushButton(self.translator.gettext(text))
        button.setAutoDefault(False)
        button.setMinimumWidth(self.theme.control)
        self.buttons.addWidget(button)
        return button

    def add_close(self) -> QPushButton:
        """The button that does what Esc does."""
        button = self.add_button(N_("Close"))
        button.clicked.connect(self.reject)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """Take most of the window below; a foot that would take most of that scrolls with the rest."""
        below = self._below.window().size()
        self.resize(round(below.width() * self.across), round(below.height() * self.down))
        if self.foot.parent() is self._lines and self.foot.heightForWidth(self.width()) > self.height() * _FOOT_SHARE:
            self._lines.removeItem(self.foot)
            self.foot.setParent(None)
            self.column.addLayout(self.foot)
        super().showEvent(event)
