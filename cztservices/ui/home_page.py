"""What stands beside the list while no guide lies open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from cztservices.presenters.home import HomeView
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.widgets import Chip, FlowLayout, make_card, make_label


class HomePage(ColumnPage):
    """Says what the program does, offers words to begin with, explains the layers and the keys."""

    example_chosen = Signal(str)

    def show_home(self, view: HomeView) -> None:
        """Show ``view``."""
        ground, layout = self.make_column()
        layout.addWidget(make_label(view.question, "answer_long"))
        layout.addWidget(make_label(view.promise, "body"))
        layout.addWidget(self._examples(view))
        layout.addWidget(self._layers(view))
        layout.addWidget(self._keys(view))
        layout.addWidget(make_label(view.footer, "caption"))
        layout.addStretch(1)
        self.setAccessibleName(view.question)
        self.setWidget(ground)

    def _examples(self, view: HomeView) -> QWidget:
        frame, layout = make_card(self.theme)
        layout.addWidget(make_label(view.examples_title, "section"))
        flow = FlowLayout(self.theme.dp(10))
        for example in view.examples:
            button = QPushButton(example)
            button.clicked.connect(lambda _checked, text=example: self.example_chosen.emit(text))
            flow.addWidget(button)
        layout.addLayout(flow)
        return frame

    def _layers(self, view: HomeView) -> QWidget:
        frame, layout = make_card(self.theme)
        layout.addWidget(make_label(view.layers_title, "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.dp(24))
        grid.setVerticalSpacing(self.theme.dp(8))
        grid.setColumnStretch(1, 1)
        for row, layer in enumerate(view.layers):
            chips = FlowLayout(self.theme.dp(10))
            for name, token in layer.chips:
                chips.addWidget(Chip(name, token, self.theme, role="list"))
            holder = QWidget()
            holder.setLayout(chips)
            holder.setMinimumWidth(chips.sizeHint().width())
            grid.addWidget(holder, row, 0)
            grid.addWidget(make_label(layer.text, "list"), row, 1)
        layout.addLayout(grid)
        return frame

    def _keys(self, view: HomeView) -> QWidget:
        frame, layout = make_card(self.theme)
        layout.addWidget(make_label(view.keys_title, "section"))
        columns = QHBoxLayout()
        columns.setSpacing(self.theme.dp(24))
        columns.addWidget(make_label("\n".join(keys for keys, _title in view.keys), "list", wrap=False))
        columns.addWidget(make_label("\n".join(title for _keys, title in view.keys), "list", wrap=False), 1)
        layout.addLayout(columns)
        return frame
