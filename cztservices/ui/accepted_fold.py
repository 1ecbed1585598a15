"""What is accepted for a material: opened below its line, in the guide."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cztservices.presenters.guide_view import AcceptedView
from cztservices.ui.fold import Fold
from cztservices.ui.link import Link
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_rule


class AcceptedFold(Fold):
    """Opens to a line for each thing that is accepted, and a way to the table of the three cities."""

    page_requested = Signal(object)

    def __init__(self, view: AcceptedView, proof_title: str, theme: Theme) -> None:
        """Closed; ``proof_title`` is what a screen reader says of the chips of its lines."""
        self._view, self._proof_title, self._theme = view, proof_title, theme
        super().__init__(view.title, self._make_lines)
        self.button.setAccessibleName(view.title)

    def _make_lines(self) -> QWidget:
        from cztservices.ui.guide_line import GuideLine  # a line may have a fold of its own

        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(self._theme.dp(12), 0, 0, 0)
        layout.setSpacing(self._theme.dp(8))
        for number, line in enumerate(self._view.lines):
            if number:
                layout.addWidget(make_rule())
            layout.addWidget(GuideLine(line, self._proof_title, self._theme))
        link = Link(self._view.compare, self._theme, "list")
        link.clicked.connect(lambda: self.page_requested.emit(self._view.page))
        layout.addWidget(link)
        return box
