"""What a person keeps: favourites, notes, history, and what is taken along; one part at a time."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QToolButton

from cztservices.presenters.mine_page import PARTS, Part
from cztservices.presenters.mine_view import MinePageView, PlaceView
from cztservices.presenters.place_link import Place
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.mine_part import MinePart
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip, make_label


class MinePage(ColumnPage):
    """Draws a :class:`MinePageView`."""

    is_wide = True

    def __init__(self, theme: Theme) -> None:
        """Empty until a view is shown."""
        super().__init__(theme)
        self._part: str | None = None
        self._moved = ""

    def show_view(self, view: MinePageView) -> None:
        """Show ``view``; the same part keeps its place."""
        place = self.verticalScrollBar().value() if view.part == self._part else 0
        self._part = view.part
        ground, layout = self.make_column()
        self.setAccessibleName(view.title)
        layout.addWidget(make_label(view.title, "title"))
        layout.addWidget(make_label(view.mine.counts, "caption"))
        layout.addLayout(self._tabs(view))
        if view.trouble:
            layout.addWidget(Chip(view.trouble, "caution", self.theme, filled=True, role="list", wrap=True))
        drawn = self._draw_part(view)
        layout.addWidget(drawn)
        layout.addStretch(1)
        self.setWidget(ground)
        self.verticalScrollBar().setValue(place)
        if self._moved:
            QTimer.singleShot(0, drawn, partial(drawn.focus, self._moved))
            self._moved = ""

    def _tabs(self, view: MinePageView) -> FlowLayout:
        tabs = FlowLayout(self.theme.dp(8))
        for part, name in PARTS.items():
            if part is Part.HALL and not view.offers_hall:
                continue
            tab = QToolButton()
            tab.setText(view.translator.gettext(name))
            tab.setProperty("role", "chip")
            tab.setCheckable(True)
            tab.setChecked(part == view.part)
            tab.clicked.connect(partial(self._choose, part))
            tabs.addWidget(tab)
        return tabs

    def _choose(self, part: Part, _checked: bool = False) -> None:  # noqa: FBT002 - as the button says it
        self.choice_requested.emit(part.value)

    def _draw_part(self, view: MinePageView) -> MinePart:
        drawn = _make_part(view, self.theme)
        drawn.keeping_requested.connect(self.keeping_requested)
        drawn.moved.connect(self._on_part_moved)
        drawn.place_requested.connect(self._on_place_requested)
        return drawn

    def _on_part_moved(self, name: str) -> None:
        """What was moved has the focus where it is drawn next."""
        self._moved = name

    def _on_place_requested(self, place: PlaceView) -> None:
        if place.page is not None:
            self.place_requested.emit(Place(place.page, place.direction))


def _make_part(view: MinePageView, theme: Theme) -> MinePart:
    match view.part:
        case Part.NOTES:
            from cztservices.ui.mine_notes import NotesPart

            return NotesPart(view, theme)
        case Part.HALL:
            from cztservices.ui.mine_hall import HallPart

            return HallPart(view, theme)
        case Part.HISTORY:
            from cztservices.ui.mine_history import HistoryPart

            return HistoryPart(view, theme)
        case Part.BACKUPS:
            from cztservices.ui.mine_backups import BackupsPart

            return BackupsPart(view, theme)
        case _:
            from cztservices.ui.mine_favourites import FavouritesPart

            return FavouritesPart(view, theme)
