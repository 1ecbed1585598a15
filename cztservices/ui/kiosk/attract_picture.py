"""The attract page as one picture, made anew at every turn: it stands still until the next, and costs nothing."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from cztservices.domain.scope import CITIES
from cztservices.presenters.kiosk.attract import AttractView
from cztservices.ui.kiosk.attract_words import AttractPart, AttractWords
from cztservices.ui.kiosk.drift import drift
from cztservices.ui.kiosk.landscape import Landscape
from cztservices.ui.kiosk.logo import read_logo
from cztservices.ui.theme import Theme
from cztservices.ui.wrapping import measure_words, wrap_flags

_BASE = 1080
"""All lengths are for a page whose shorter side has so many dp."""

_REACH_X, _REACH_Y = 48, 52
_MARGIN, _HEAD, _HALL, _PAD, _GAP, _LOGO = 56, 116, 44, 48, 28, 420
_LEAST_HALL = 20
_LAND = (880, 600)
"""A room so wide and high (dp) holds the cities in full size."""

_TURNS_A_SIDE = 25
"""So long is the name of the hall at one side: 200 seconds."""

_MOST_LARGER, _LEAST, _STEP = 1.3, 0.5, 0.05
_MOST_HIGH, _WIDE = 0.58, 0.54
"""How much of an upright page its words may take from below, and of a wide one from the right."""


class AttractPicture:
    """Puts together head, landscape and words for one size of page."""

    def __init__(self, theme: Theme, views: Sequence[AttractView], logo: Path | None, font: QFont, size: QSize) -> None:
        """Read the logo and find out how large the words can be."""
        self._theme, self._views, self._font, self.size = theme, views, font, size
        self._page = QRectF(0, 0, max(1, size.width()), max(1, size.height()))
        self._unit = min(self._page.width(), self._page.height()) / _BASE
        u = self._unit
        self._logo = read_logo(logo, QSize(max(1, round(_LOGO * u)), max(1, round(_HEAD * u))))
        self._words_unit = self._fit_words()
        self._sheet = self._place_sheet()

    def draw(self, turn: int, ratio: float) -> QPixmap:
        """The page at ``turn``, for a screen of that device pixel ratio."""
        picture = QPixmap((self._page.size() * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._draw(painter, turn)
        painter.end()
        return picture

    def parts(self, turn: int) -> Sequence[AttractPart]:
        """What can be touched by itself at ``turn``, where it stands on the page then."""
        moved = QPointF(self._moved(turn))
        return [part.moved(moved) for part in self._words(self._view(turn)).parts(self._column())]

    def _view(self, turn: int) -> AttractView:
        return self._views[turn % len(self._views)]

    def _moved(self, turn: int) -> QPoint:
        return drift(turn, _REACH_X * self._unit, _REACH_Y * self._unit)

    @property
    def _is_upright(self) -> bool:
        return self._page.height() > self._page.width()

    def _draw(self, painter: QPainter, turn: int) -> None:
        u, view = self._unit, self._view(turn)
        moved = self._moved(turn)
        painter.translate(moved)
        wall = self._page.translated(-QPointF(moved))
        room = self._room()
        fits = min(1.0, room.width() / (_LAND[0] * u), room.height() / (_LAND[1] * u))
        land = Landscape(self._theme, room, u * fits, is_open_below=not self._is_upright)
        land.draw_land(painter, wall)
        names = dict(zip(CITIES, view.map.title.split(" · "), strict=True))
        land.draw_cities(painter, names, self._font, turn)
        self._draw_head(painter, view.hall, turn)
        painter.setPen(QPen(QColor(self._theme.colour("line")), 2 * u))
        painter.setBrush(QColor(self._theme.colour("paper")))
        painter.drawRoundedRect(self._sheet, 36 * u, 36 * u)
        self._words(view).draw(painter, self._column())

    def _draw_head(self, painter: QPainter, hall: str, turn: int) -> None:
        """Logo and name of the hall, at one side and then at the other: a logo may be one dark field."""
        u = self._unit
        left, right = _MARGIN * u, (self._page.width() if self._is_upright else self._sheet.left()) - _MARGIN * u
        high = _HEAD * u
        logo = self._logo.deviceIndependentSize() if self._logo is not None else QSizeF(0, 0)
        gap = _GAP * u if self._logo is not None else 0.0
        room = max(1, int(right - left - logo.width() - gap))
        font = self._fit_hall(hall, room)
        words = measure_words(hall, font, room)
        start = left + logo.width() + gap
        if turn // _TURNS_A_SIDE % 2:
            left = right - logo.width()
            start = left - gap - words.width()
        if self._logo is not None:
            painter.drawPixmap(QPointF(left, _MARGIN * u + (high - logo.height()) / 2), self._logo)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colour("ink")))
        flags = int(Qt.AlignmentFlag.AlignVCenter) | wrap_flags(hall, font, room)
        painter.drawText(QRectF(start, _MARGIN * u, words.width() + u, high), flags, hall)

    def _fit_hall(self, hall: str, room: int) -> QFont:
        """Bold, and smaller the longer the name is."""
        font = QFont(self._font)
        font.setBold(True)
        for size in range(_HALL, _LEAST_HALL - 1, -2):
            font.setPixelSize(max(1, round(size * self._unit)))
            if measure_words(hall, font, room).height() <= _HEAD * self._unit:
                break
        return font

    def _words(self, view: AttractView, unit: float | None = None) -> AttractWords:
        return AttractWords(view, self._theme, unit or self._words_unit, self._font)

    def _fit_words(self) -> float:
        """The largest unit, from that of the theme down, with which the words of every language have room."""
        u, page = self._unit, self._page
        room = page.height() * _MOST_HIGH if self._is_upright else page.height() - 2 * _MARGIN * u
        room -= 2 * _PAD * u
        scale = min(max(1.0, self._theme.scale / u), _MOST_LARGER)
        while scale > _LEAST and self._highest(scale * u) > room:
            scale -= _STEP
        return scale * u

    def _highest(self, unit: float) -> float:
        return max(self._words(view, unit).height(self._column_width()) for view in self._views)

    def _column_width(self) -> float:
        u, page = self._unit, self._page
        sheet = page.width() - 2 * _MARGIN * u if self._is_upright else page.width() * _WIDE - _MARGIN * u
        return sheet - 2 * _PAD * u

    def _place_sheet(self) -> QRectF:
        """The paper on which the words stand: as high as the longest of the languages needs."""
        u, page = self._unit, self._page
        wide = self._column_width() + 2 * _PAD * u
        high = self._highest(self._words_unit) + 2 * _PAD * u
        if self._is_upright:
            return QRectF(_MARGIN * u, page.height() - _MARGIN * u - high, wide, high)
        return QRectF(page.width() - _MARGIN * u - wide, (page.height() - high) / 2, wide, high)

    def _column(self) -> QRectF:
        pad = _PAD * self._unit
        return self._sheet.adjusted(pad, pad, -pad, -pad)

    def _room(self) -> QRectF:
        """Where the cities are: what head and words leave."""
        u, page, sheet = self._unit, self._page, self._sheet
        top = (_MARGIN + _HEAD + 20) * u
        if self._is_upright:
            return QRectF(0, top, page.width(), sheet.top() - top)
        return QRectF(0, top, sheet.left(), page.height() - top - _MARGIN * u)
