"""All offices on the map, and by what the list beside it can be narrowed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from cztservices.presenters.offices import OfficesView
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.count_map import CountMap
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.widgets import make_card, make_label


class OfficesPage(ColumnPage):
    """Draws an :class:`OfficesView`."""

    def show_view(self, view: OfficesView) -> None:
        """Show ``view``."""
        ground, layout = self.make_column()
        layout.addWidget(make_label(view.title, "title"))
        layout.addWidget(make_label(view.lead, "body"))
        layout.addWidget(self._filters(view))
        frame, inside = make_card(self.theme)
        counted = CountMap(view.map, view.city_counts, self.theme)
        counted.city_chosen.connect(lambda city: self.choice_requested.emit(view.toggled(city)))
        inside.addWidget(counted)
        layout.addWidget(frame)
        layout.addStretch(1)
        self.setAccessibleName(view.title)
        self.setWidget(ground)

    def _filters(self, view: OfficesView) -> QWidget:
        box = QWidget()
        flow = FlowLayout(self.theme.dp(8))
        box.setLayout(flow)
        for one in view.filters:
            button = QToolButton()
            button.setText(f"{one.label} {one.count}")
            button.setAccessibleName(f"{one.label}, {one.count}")
            button.setCheckable(True)
            button.setChecked(one.chosen)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setProperty("role", "chip")
            choice = view.toggled(one.value)
            button.clicked.connect(lambda _checked=False, choice=choice: self.choice_requested.emit(choice))
            flow.addWidget(button)
        return box
