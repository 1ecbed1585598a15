"""What is said above the page: what is wrong, and what came of a wish."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_card, make_label


class Notices(QVBoxLayout):
    """Two cards, each there while it has something to say."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__()
        self.setSpacing(theme.dp(12))
        self._theme = theme
        self._trouble, self._wrong = "", ""
        self.notice, self.notice_text = self._make_card("caution")
        self.done, self.done_text = self._make_card("answer")

    def show_notice(self, text: str) -> None:
        """Say that a wish could not be met; empty once one has been."""
        self._wrong = text
        self._draw_notice()

    def show_trouble(self, text: str) -> None:
        """Say what is wrong with this computer for as long as it is."""
        self._trouble = text
        self._draw_notice()

    def show_done(self, text: str) -> None:
        """Say what came of a wish; empty takes it away."""
        self.done_text.setText(text)
        self.done.setVisible(bool(text))

    def _draw_notice(self) -> None:
        text = "\n".join(part for part in (self._trouble, self._wrong) if part)
        self.notice_text.setText(text)
        self.notice.setVisible(bool(text))

    def _make_card(self, role: str) -> tuple[QFrame, QLabel]:
        card, layout = make_card(self._theme, role)
        text = make_label("", "list")
        layout.addWidget(text)
        card.hide()
        self.addWidget(card)
        return card, text
