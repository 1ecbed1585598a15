"""The beginning: the map of the three cities, what may have happened, what is new."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from cztservices.presenters.direction import PickerView
from cztservices.presenters.home import HomeView
from cztservices.presenters.tiles import TileView
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.direction_map import DirectionMap
from cztservices.ui.line_layout import FlowLayout, TileLayout
from cztservices.ui.link import Link
from cztservices.ui.theme import Theme
from cztservices.ui.tile import Tile
from cztservices.ui.widgets import empty_layout, make_card, make_label

if TYPE_CHECKING:
    from cztservices.presenters.news import NewsCardsView, NewsView

_WIDEST, _NARROWEST_TILE, _SIDE_BY_SIDE = 1240, 220, 820
_ELDER_TILES = 6
NEWS_DELAY_MS = 50
"""The news wait so long: whoever begins to type at once is served first."""


class HomePage(ColumnPage):
    """Draws a :class:`HomeView`."""

    is_wide = True

    def __init__(self, theme: Theme) -> None:
        """Empty until a view is shown."""
        super().__init__(theme)
        self._rows: list[QBoxLayout] = []
        self._wants_news = False
        self.map: DirectionMap | None = None
        self._pickers: tuple[PickerView, PickerView] | None = None

    def show_view(self, view: HomeView) -> None:
        """Show ``view``; its news are written when the rest has been painted."""
        ground, layout = self.make_column(self.theme.dp(_WIDEST))
        layout.addWidget(make_label(view.question, "answer_long"))
        self._rows = [self._make_row(), self._make_row()]
        upper, self._news_row = self._rows
        upper.addWidget(self._map(view), 5)
        upper.addWidget(self._tiles(view), 6)
        layout.addLayout(upper)
        layout.addWidget(self._examples(view))
        layout.addLayout(self._news_row)
        layout.addWidget(make_label(view.footer, "caption"))
        layout.addStretch(1)
        self.setAccessibleName(view.question)
        self._wants_news = True
        QTimer.singleShot(NEWS_DELAY_MS, ground, self.complete)
        self.setWidget(ground)
        self._share_width()
        if self._pickers is not None:
            self.show_direction(*self._pickers)

    def complete(self) -> None:
        """Ask for the news, where that has not been done yet."""
        if self._wants_news:
            self._wants_news = False
            self.news_requested.emit()

    def show_news(self, view: "NewsCardsView") -> None:
        """Show the news below the rest."""
        if self._rows:
            empty_layout(self._news_row)
            self._news_row.addWidget(self._news(view.verified_title, view.verified), 1)
            self._news_row.addWidget(self._news(view.changed_title, (*view.changed, view.all_changes)), 1)

    def release(self) -> None:
        """Let go of what is shown, and of the map in it."""
        self.map, self._rows, self._wants_news = None, [], False
        super().release()

    def show_direction(self, origin: PickerView, destination: PickerView) -> None:
        """Show the cities on the map."""
        self._pickers = (origin, destination)
        if self.map is not None:
            self.map.show_direction(origin, destination)
            names = {city.code: city.name for city in origin.cities}
            self._prompt.setText(self.map.prompt(names))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put parts below one another where there is no room beside."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        beside = self.width() >= self.theme.dp(_SIDE_BY_SIDE)
        ways = QBoxLayout.Direction
        for row in self._rows:
            row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _make_row(self) -> QBoxLayout:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(self.theme.dp(16))
        return row

    def _map(self, view: HomeView) -> QWidget:
        frame, layout = make_card(self.theme)
        self._prompt = make_label("", "list")
        layout.addWidget(self._prompt)
        self.map = DirectionMap(view.map, self.theme)
        self.map.city_chosen.connect(self.city_chosen)
        layout.addWidget(self.map)
        layout.addStretch(1)
        return frame

    def _tiles(self, view: HomeView) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.theme.dp(8))
        layout.addWidget(make_label(view.tiles_title, "section"))
        grid = TileLayout(self.theme.dp(_NARROWEST_TILE), self.theme.dp(8))
        shown = view.tiles[:_ELDER_TILES] if self.theme.elder else view.tiles
        for tile in shown:
            grid.addWidget(self._tile(tile))
        layout.addLayout(grid)
        layout.addWidget(self._tile(view.all_events))
        layout.addStretch(1)
        return box

    def _tile(self, tile: TileView) -> Tile:
        button = Tile(tile.title, tile.icon, self.theme)
        button.clicked.connect(lambda _checked=False: self.page_requested.emit(tile.page))
        return button

    def _examples(self, view: HomeView) -> QWidget:
        box = QWidget()
        flow = FlowLayout(self.theme.dp(8))
        box.setLayout(flow)
        flow.addWidget(make_label(view.examples_title, "list", wrap=False))
        for example in view.examples:
            button = QPushButton(example)
            button.setProperty("role", "chip")
            button.clicked.connect(lambda _checked=False, text=example: self.text_requested.emit(text))
            flow.addWidget(button)
        return box

    def _news(self, title: str, lines: "tuple[NewsView, ...]") -> QWidget:
        frame, layout = make_card(self.theme)
        layout.setSpacing(self.theme.dp(4))
        layout.addWidget(make_label(title, "section"))
        for line in lines:
            link = Link(line.name, self.theme, "list")
            link.clicked.connect(lambda _checked=False, page=line.page: self.page_requested.emit(page))
            layout.addWidget(link)
            if line.caption:
                layout.addWidget(make_label(line.caption, "caption"))
        layout.addStretch(1)
        return frame
