"""How to use the window: whose rule a line is, and the keys."""

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from cztservices.presenters.help import HelpView
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.widgets import Chip, make_card, make_label

_LEAST_HAN = 5


class HelpPage(ColumnPage):
    """Draws a :class:`HelpView`."""

    is_wide = True

    def show_view(self, view: HelpView) -> None:
        """Show ``view``."""
        ground, layout = self.make_column()
        layout.addWidget(make_label(view.title, "title"))
        layout.addWidget(make_label(view.promise, "body"))
        layout.addWidget(self._layers(view))
        layout.addWidget(self._keys(view))
        layout.addWidget(make_label(view.footer, "caption"))
        layout.addStretch(1)
        self.setAccessibleName(view.title)
        self.setWidget(ground)

    def _layers(self, view: HelpView) -> QWidget:
        frame, layout = make_card(self.theme)
        layout.addWidget(make_label(view.layers_title, "section"))
        grid = self._make_grid()
        for row, layer in enumerate(view.layers):
            chips = FlowLayout(self.theme.dp(12))
            for name, token in layer.chips:
                chips.addWidget(Chip(name, token, self.theme, role="list"))
            grid.addLayout(chips, row, 0)
            grid.addWidget(self._make_text(layer.text), row, 1)
        layout.addLayout(grid)
        return frame

    def _keys(self, view: HelpView) -> QWidget:
        frame, layout = make_card(self.theme)
        layout.addWidget(make_label(view.keys_title, "section"))
        grid = self._make_grid()
        for row, (keys, title) in enumerate(view.keys):
            grid.addWidget(make_label(keys.replace(" / ", "\n"), "list", wrap=False), row, 0)
            grid.addWidget(self._make_text(title), row, 1)
        layout.addLayout(grid)
        return frame

    def _make_text(self, text: str) -> QLabel:
        """What signs mean, on lines of a few words at least."""
        label = make_label(text, "list")
        label.setMinimumWidth(self.theme.text("list") * _LEAST_HAN)
        return label

    def _make_grid(self) -> QGridLayout:
        """Signs on the left, what they mean on the right."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.dp(24))
        grid.setVerticalSpacing(self.theme.dp(8))
        grid.setColumnStretch(1, 1)
        return grid
