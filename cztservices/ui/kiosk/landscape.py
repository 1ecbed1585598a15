"""The three cities by their river between hills: the map of the home page, drawn as a picture of a whole wall.

What is large is pale (hills, water, ground), what is strong is thin (rings, rails, names): so nothing burns in.
"""

import math
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPainterPath, QPen, QTransform

from cztservices.domain.scope import CHANGSHA, XIANGTAN, ZHUZHOU
from cztservices.presenters.labels import CITY_TOKENS
from cztservices.ui.city_map import JUNCTION, PLACES, RIVER
from cztservices.ui.kiosk.emblems import EMBLEMS, draw_boat
from cztservices.ui.theme import Theme

_MEDAL, _NAME = 92, 46
_SOURCE, _MOUTH = 92, 26
"""How wide the river is where it comes from, near the beholder, and where it leaves between the hills."""

_HILLS = ((0.10, 0.075, 2.3, 0.8, 0.10), (0.20, 0.085, 1.7, 2.6, 0.13), (0.36, 0.06, 1.3, 4.4, 0.16))
"""Ridges from far to near: height of the middle, of the waves, their number, where they begin, and how strong."""

_BELOW = (0.915, 1.32)
"""Where the river comes from where nothing covers it."""

_ISLE = 0.865
"""How far down the river the island is."""

_STEPS, _WAVES = 96, 48
_VOYAGE = 97
"""Turns that the boat takes up the river."""


def _mist(colour: QColor, clear: float, full: float) -> QLinearGradient:
    """From nothing at the height ``clear`` to ``colour`` at ``full``."""
    nothing = QColor(colour)
    nothing.setAlpha(0)
    mist = QLinearGradient(0, clear, 0, full)
    mist.setColorAt(0, nothing)
    mist.setColorAt(1, colour)
    return mist


class Landscape:
    """Draws into a room of any size; ``unit`` is the length of what is 1 dp on a screen 1,080 dp wide."""

    def __init__(self, theme: Theme, room: QRectF, unit: float, *, is_open_below: bool) -> None:
        """``room`` is where the cities are; hills go on beyond it, and the river where it ``is_open_below``."""
        self._theme, self._room, self._unit = theme, room, unit
        self._stream = QPainterPath(self._at(_BELOW if is_open_below else RIVER[0]))
        self._stream.lineTo(self._at(RIVER[0]))
        for first in range(1, len(RIVER) - 1, 3):
            self._stream.cubicTo(*(self._at(point) for point in RIVER[first : first + 3]))

    def draw_land(self, painter: QPainter, wall: QRectF) -> None:
        """Sky, sun, hills and river, over the whole ``wall``."""
        painter.fillRect(wall, QColor(self._theme.colour("window")))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._blend("mark", 0.75))
        painter.drawEllipse(self._at((0.80, 0.13)), self._unit * 64, self._unit * 64)
        self._draw_ridge(painter, wall, *_HILLS[0])
        self._draw_river(painter)
        for hill in _HILLS[1:]:
            self._draw_ridge(painter, wall, *hill)

    def draw_cities(self, painter: QPainter, names: Mapping[str, str], font: QFont, turn: int) -> None:
        """The lines between the cities, a boat on its way, and each city with its emblem and name."""
        self._draw_lines(painter)
        self._draw_boat(painter, turn)
        for city, name in names.items():
            self._draw_city(painter, city, name, font)

    def _at(self, place: tuple[float, float]) -> QPointF:
        room = self._room
        return QPointF(room.x() + place[0] * room.width(), room.y() + place[1] * room.height())

    def _blend(self, token: str, share: float) -> QColor:
        """The colour ``token``, ``share`` of it, on the ground."""
        over, under = QColor(self._theme.colour(token)), QColor(self._theme.colour("window"))
        pairs = (over.red(), under.red()), (over.green(), under.green()), (over.blue(), under.blue())
        return QColor(*(round(one * share + other * (1 - share)) for one, other in pairs))

    def _draw_ridge(
        self, painter: QPainter, wall: QRectF, middle: float, high: float, waves: float, phase: float, strength: float
    ) -> None:
        """A line of hills that fades downwards, as in mist."""
        room = self._room
        path = QPainterPath(wall.bottomLeft())
        top = wall.bottom()
        for step in range(_WAVES + 1):
            part = step / _WAVES
            way = part * waves * math.tau + phase
            wave = math.sin(way) * 0.6 + math.sin(way * 2.3 + 1.1) * 0.28 + math.sin(way * 4.1) * 0.12
            y = room.y() + (middle - high * wave) * room.height()
            top = min(top, y)
            path.lineTo(wall.x() + part * wall.width(), y)
        path.lineTo(wall.bottomRight())
        path.closeSubpath()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_mist(self._blend("accent", strength), top + room.height() * 0.42, top))
        painter.drawPath(path)

    def _draw_river(self, painter: QPainter) -> None:
        """Wide where it comes from, narrow where it leaves; two lines show that it flows."""
        painter.setPen(Qt.PenStyle.NoPen)
        clear, full = self._at((0, 0.12)).y(), self._at((0, 0.26)).y()
        painter.setBrush(_mist(QColor(self._theme.colour("water")), clear, full))
        painter.drawPath(self._bank(-0.5, 0.5))
        pen = QPen(_mist(self._blend("paper", 0.75), clear, full), max(1.0, self._unit * 2.5))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for offset, dashes in ((-0.2, [26.0, 34.0]), (0.16, [44.0, 52.0])):
            pen.setDashPattern(dashes)
            painter.strokePath(self._shore(offset), pen)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._blend("czt", 0.30))
        painter.drawPath(self._place(_ISLE).rotate(self._heading(_ISLE)).map(self._isle()))

    def _isle(self) -> QPainterPath:
        """The long island in the river at Changsha."""
        long, wide = self._unit * 62, self._unit * 7
        path = QPainterPath(QPointF(-long, 0))
        path.quadTo(0, -wide * 2, long, 0)
        path.quadTo(0, wide * 2, -long, 0)
        return path

    def _spot(self, part: float) -> QPointF:
        return self._stream.pointAtPercent(part)

    def _place(self, part: float) -> QTransform:
        """Moves what is drawn around (0, 0) to a place on the river."""
        spot = self._spot(part)
        return QTransform().translate(spot.x(), spot.y())

    def _heading(self, part: float) -> float:
        """Degrees by which the river is turned from flowing to the right, clockwise."""
        return -self._stream.angleAtPercent(part)

    def _shore(self, side: float) -> QPainterPath:
        """A line along the river, ``side`` of its width away from its middle."""
        line = QPainterPath()
        for step in range(_STEPS + 1):
            part = step / _STEPS
            wide = self._unit * (_SOURCE + (_MOUTH - _SOURCE) * part) * side
            angle = math.radians(self._heading(part))
            point = self._spot(part) + QPointF(-math.sin(angle) * wide, math.cos(angle) * wide)
            line.lineTo(point) if step else line.moveTo(point)
        return line

    def _bank(self, left: float, right: float) -> QPainterPath:
        bank = self._shore(left)
        bank.connectPath(self._shore(right).toReversed())
        bank.closeSubpath()
        return bank

    def _draw_lines(self, painter: QPainter) -> None:
        changsha, zhuzhou, xiangtan = (self._at(PLACES[city]) for city in (CHANGSHA, ZHUZHOU, XIANGTAN))
        junction = self._at(JUNCTION)
        metro = QPainterPath(changsha)
        metro.cubicTo(self._at((0.16, 0.30)), self._at((0.14, 0.46)), xiangtan)
        painter.strokePath(metro, QPen(QColor(self._theme.colour("accent")), self._unit * 4))
        rail = QPainterPath(changsha)
        rail.lineTo(junction)
        rail.quadTo(self._at((0.54, 0.62)), zhuzhou)
        rail.moveTo(junction)
        rail.quadTo(self._at((0.50, 0.62)), xiangtan)
        painter.strokePath(rail, QPen(QColor(self._theme.colour("ink2")), self._unit * 6))
        sleepers = QPen(QColor(self._theme.colour("window")), self._unit * 3, Qt.PenStyle.DashLine)
        painter.strokePath(rail, sleepers)

    def _draw_boat(self, painter: QPainter, turn: int) -> None:
        """Sail down the river, smaller the farther away."""
        part = 0.06 + 0.88 * (turn % _VOYAGE) / _VOYAGE
        size = self._unit * (30 - 16 * part)
        place = self._place(part).scale(size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._blend("ink2", 0.8))
        painter.drawPath(place.map(draw_boat()))

    def _draw_city(self, painter: QPainter, city: str, name: str, font: QFont) -> None:
        colour, paper = QColor(self._theme.colour(CITY_TOKENS[city])), QColor(self._theme.colour("paper"))
        centre, radius = self._at(PLACES[city]), self._unit * _MEDAL
        painter.setPen(QPen(colour, self._unit * 5))
        painter.setBrush(paper)
        painter.drawEllipse(centre, radius, radius)
        pen = QPen(colour, self._unit * 4.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        place = QTransform().translate(centre.x(), centre.y() - radius * 0.12).scale(radius * 0.86, radius * 0.86)
        painter.strokePath(place.map(EMBLEMS[city]()), pen)
        font = QFont(font)
        font.setPixelSize(round(self._unit * _NAME))
        font.setBold(True)
        metrics = QFontMetricsF(font)
        plate = QRectF(0, 0, metrics.horizontalAdvance(name) + self._unit * 44, metrics.height() + self._unit * 8)
        plate.moveCenter(QPointF(centre.x(), centre.y() + radius))
        painter.setPen(QPen(colour, self._unit * 4))
        painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2)
        painter.setFont(font)
        painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), name)
