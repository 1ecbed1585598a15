"""Pages of large tiles: all life events, and all fields of government."""

from PySide6.QtWidgets import QVBoxLayout

from cztservices.presenters.events import EventsView
from cztservices.presenters.services import ServicesView
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.line_layout import TileLayout
from cztservices.ui.theme import Theme
from cztservices.ui.tile import Tile
from cztservices.ui.widgets import make_label

_WIDEST, _NARROWEST, _NARROWEST_TOUCHED = 1240, 240, 420


class EventsPage(ColumnPage):
    """Draws an :class:`EventsView`."""

    is_wide = True

    def show_view(self, view: EventsView) -> None:
        """Show ``view`` from its beginning."""
        ground, layout = self.make_column(self.theme.dp(_WIDEST))
        _head(layout, view.title, view.lead)
        grid = _make_grid(self.theme)
        for tile in view.tiles:
            button = Tile(tile.title, tile.icon, self.theme)
            button.clicked.connect(lambda _checked=False, page=tile.page: self.page_requested.emit(page))
            grid.addWidget(button)
        layout.addLayout(grid)
        layout.addStretch(1)
        self.setAccessibleName(view.title)
        self.setWidget(ground)


class ServicesPage(ColumnPage):
    """Draws a :class:`ServicesView`: fields that narrow the list beside it."""

    def show_view(self, view: ServicesView) -> None:
        """Show ``view`` from its beginning."""
        ground, layout = self.make_column()
        _head(layout, view.title, "" if self.theme.touch else view.lead)  # a kiosk has no list beside it
        grid = _make_grid(self.theme)
        for field in view.fields:
            button = Tile(field.title, field.icon, self.theme, field.count)
            button.setCheckable(True)
            button.setChecked(field.chosen)
            choice = "" if field.chosen else field.value
            button.clicked.connect(lambda _checked=False, choice=choice: self.choice_requested.emit(choice))
            grid.addWidget(button)
        layout.addLayout(grid)
        layout.addStretch(1)
        self.setAccessibleName(view.title)
        self.setWidget(ground)


def _make_grid(theme: Theme) -> TileLayout:
    return TileLayout(theme.dp(_NARROWEST_TOUCHED if theme.touch else _NARROWEST), theme.dp(8))


def _head(layout: QVBoxLayout, title: str, lead: str) -> None:
    layout.addWidget(make_label(title, "title"))
    if lead:
        layout.addWidget(make_label(lead, "body"))
