"""The beginning of a kiosk: what may have happened, in eight tiles."""

from PySide6.QtWidgets import QWidget

from cztservices.presenters.home import HomeView
from cztservices.presenters.tiles import TileView
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.line_layout import TileLayout
from cztservices.ui.tile import Tile
from cztservices.ui.widgets import make_label

_WIDEST, _NARROWEST, _HEIGHT = 1800, 420, 108


class KioskHomePage(ColumnPage):
    """Draws the tiles of a :class:`HomeView`; the letters to search with lie below it."""

    is_wide = True

    def show_view(self, view: HomeView) -> None:
        """Show ``view``."""
        ground, layout = self.make_column(self.theme.dp(_WIDEST))
        layout.addWidget(make_label(view.question, "section"))
        grid = TileLayout(self.theme.dp(_NARROWEST), self.theme.dp(12))
        for tile in (*view.tiles, view.all_events, view.all_services):
            grid.addWidget(self._tile(tile))
        layout.addLayout(grid)
        layout.addStretch(1)
        self.setAccessibleName(view.question)
        self.setWidget(ground)

    def _tile(self, tile: TileView) -> QWidget:
        button = Tile(tile.title, tile.icon, self.theme, role="section")
        button.setMinimumHeight(self.theme.dp(_HEIGHT))
        button.clicked.connect(lambda _checked=False: self.page_requested.emit(tile.page))
        return button
