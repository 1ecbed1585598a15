"""The three cities as a drawn map: the river, the rail and metro lines, and the cities as buttons on them."""

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cztservices.domain.scope import CHANGSHA, XIANGTAN, ZHUZHOU
from cztservices.presenters.city_map import MapView
from cztservices.ui.theme import Theme

PLACES = {CHANGSHA: (0.50, 0.27), ZHUZHOU: (0.78, 0.70), XIANGTAN: (0.24, 0.74)}
"""Where the cities stand, as parts of the width and height: north up, as on any map."""

RIVER = (
    (0.90, 1.04), (0.88, 0.86), (0.72, 0.87), (0.60, 0.87), (0.48, 0.87), (0.42, 0.98), (0.28, 0.97),
    (0.10, 0.957), (0.08, 0.66), (0.26, 0.56), (0.44, 0.46), (0.34, 0.30), (0.38, -0.04),
)  # fmt: skip
"""The Xiang comes from the south, passes Zhuzhou, bends around Xiangtan and leaves past Changsha: points of curves."""

JUNCTION = (0.52, 0.53)
"""Where the intercity line from Changsha parts for Zhuzhou and for Xiangtan."""

DOT, _RING, _NUMBER = 22, 6, 18
_WIDE, _HIGH = 480, 300


class CityMap(QWidget):
    """Draws the river and the lines; what the cities say is for those who use it."""

    def __init__(self, view: MapView, theme: Theme) -> None:
        """Cities without names yet."""
        super().__init__()
        self.view, self.theme = view, theme
        self.setAccessibleName(view.title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.dp(_HIGH))
        self.cities: dict[str, CityDot] = {}
        for code in PLACES:
            dot = CityDot(theme, self, named_above=code == CHANGSHA)  # the rail leaves it below
            dot.clicked.connect(lambda _checked=False, city=code: self.on_city_clicked(city))
            self.cities[code] = dot

    def on_city_clicked(self, city: str) -> None:
        """What a tap on a city does."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """Room for three cities and their names."""
        return QSize(self.theme.dp(_WIDE), self.theme.dp(_HIGH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the cities with the map."""
        super().resizeEvent(event)
        self.place_cities()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw river and lines, and over all that their names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_river(painter)
        self._draw_lines(painter)
        self.draw_below_names(painter)
        self._write(painter, self.view.river, self._at((0.56, 0.95)), "ink2")
        self._write(painter, self.view.rail, self._at((0.68, 0.47)), "ink2")
        self._write(painter, self.view.metro, self._at((0.12, 0.40)), "accent", share=0.2)

    def draw_below_names(self, painter: QPainter) -> None:
        """What a map draws besides; nothing unless it says so."""

    def place_cities(self) -> None:
        """Put the cities where they stand on the map."""
        for code, dot in self.cities.items():
            dot.resize(dot.sizeHint())
            dot.move((self._at(PLACES[code]) - QPointF(dot.width() / 2, dot.dot_centre())).toPoint())

    def where(self, city: str) -> QPointF:
        """Where a city stands."""
        return self._at(PLACES[city])

    def _at(self, place: tuple[float, float]) -> QPointF:
        return QPointF(place[0] * self.width(), place[1] * self.height())

    def _draw_river(self, painter: QPainter) -> None:
        path = QPainterPath(self._at(RIVER[0]))
        for first in range(1, len(RIVER) - 1, 3):
            path.cubicTo(*(self._at(point) for point in RIVER[first : first + 3]))
        river = QPen(QColor(self.theme.colour("water")), self.theme.dp(16))
        river.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.strokePath(path, river)

    def _draw_lines(self, painter: QPainter) -> None:
        changsha, zhuzhou, xiangtan = (self._at(PLACES[city]) for city in (CHANGSHA, ZHUZHOU, XIANGTAN))
        junction = self._at(JUNCTION)
        rail = QPainterPath(changsha)
        rail.lineTo(junction)
        rail.lineTo(zhuzhou)
        rail.moveTo(junction)
        rail.lineTo(xiangtan)
        painter.strokePath(rail, QPen(QColor(self.theme.colour("ink2")), self.theme.dp(5)))
        sleepers = QPen(QColor(self.theme.colour("paper")), self.theme.dp(2), Qt.PenStyle.DashLine)
        painter.strokePath(rail, sleepers)
        metro = QPainterPath(changsha)
        metro.cubicTo(self._at((0.22, 0.28)), self._at((0.18, 0.46)), xiangtan)
        painter.strokePath(metro, QPen(QColor(self.theme.colour("accent")), self.theme.dp(3)))

    def _write(self, painter: QPainter, text: str, centre: QPointF, token: str, share: float = 0.4) -> None:
        """Write ``text`` around ``centre``, on more lines where one would take more than ``share`` of the width."""
        font = QFont(self.font())
        font.setPixelSize(self.theme.text("caption"))
        metrics = QFontMetrics(font)
        lines = _break_lines(text, metrics, share * self.width())
        top = centre.y() - metrics.height() * len(lines) / 2 + metrics.ascent()
        for number, line in enumerate(lines):
            wide = metrics.horizontalAdvance(line) + self.theme.dp(8)
            left = min(max(0.0, centre.x() - wide / 2), max(0.0, self.width() - wide))
            _write_clear(painter, line, font, QPointF(left, top + metrics.height() * number), token, self.theme)


class CityDot(QAbstractButton):
    """A city on the map, its name below or above; it may be filled, a ring with a dot in it, or have a number in it."""

    def __init__(self, theme: Theme, parent: QWidget, *, named_above: bool = False) -> None:
        """Without a name yet."""
        super().__init__(parent)
        self._theme, self._named_above = theme, named_above
        self._token = ""
        self._is_filled, self._is_ringed, self._number = False, False, ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the pickers are for the keyboard
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_city(
        self, name: str, token: str, *, is_filled: bool = False, is_ringed: bool = False, number: str = ""
    ) -> None:
        """Show the city by ``name``, in its colour."""
        self.setText(name)
        self.setAccessibleName(f"{name} {number}" if number else name)
        self._token, self._is_filled, self._is_ringed, self._number = token, is_filled, is_ringed, number
        self.update()

    def sizeHint(self) -> QSize:
        """The dot, the name, and at least as much as a finger needs."""
        metrics = QFontMetrics(self._name_font())
        side = max(self._theme.control, self._theme.dp(60))
        width = max(side, metrics.horizontalAdvance(self.text()) + self._theme.dp(16))
        return QSize(width, max(side, self._half() * 2 + metrics.height()))

    def dot_centre(self) -> int:
        """How far below its upper edge the middle of the dot is."""
        return self._half() + (QFontMetrics(self._name_font()).height() if self._named_above else 0)

    def _half(self) -> int:
        return self._theme.dp(DOT + _RING // 2 + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dot and the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, dp = self._theme, self._theme.dp
        colour, paper = QColor(theme.colour(self._token)), QColor(theme.colour("paper"))
        centre = QPoint(self.width() // 2, self.dot_centre())
        painter.setPen(QPen(colour, dp(_RING if self._is_filled or self._is_ringed else 3)))
        painter.setBrush(colour if self._is_filled else paper)
        painter.drawEllipse(centre, dp(DOT - 2), dp(DOT - 2))
        if self._is_ringed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(centre, dp(5), dp(5))
        if self._number:
            self._draw_number(painter, centre)
        font = self._name_font()
        metrics = QFontMetrics(font)
        left = (self.width() - metrics.horizontalAdvance(self.text())) / 2
        top = 0 if self._named_above else self._half() * 2
        _write_clear(painter, self.text(), font, QPointF(left, top + metrics.ascent()), self._token, theme)

    def _draw_number(self, painter: QPainter, centre: QPoint) -> None:
        font = self._name_font()
        font.setPixelSize(self._theme.dp(_NUMBER))
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colour("on_accent" if self._is_filled else self._token)))
        side = self._theme.dp(DOT)
        room = QRect(centre.x() - side, centre.y() - side, 2 * side, 2 * side)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), self._number)

    def _name_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._theme.text("section"))
        font.setBold(True)
        return font


def _break_lines(text: str, metrics: QFontMetrics, room: float) -> list[str]:
    """``text`` on lines that fit into ``room``, as far as its words allow."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _write_clear(painter: QPainter, text: str, font: QFont, start: QPointF, token: str, theme: Theme) -> None:
    """Write on the line that begins at ``start``, with a rim of paper around the letters so that no line runs in."""
    letters = QPainterPath()
    letters.addText(start, font, text)
    rim = QPen(QColor(theme.colour("paper")), theme.dp(5))
    rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(letters, rim)
    painter.fillPath(letters, QColor(theme.colour(token)))
