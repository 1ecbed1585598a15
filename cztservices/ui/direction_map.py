"""The map on which one taps the city of the record, then the city where one wants it done."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from cztservices.domain.words import End
from cztservices.presenters.city_map import MapView
from cztservices.presenters.direction import PickerView
from cztservices.ui.city_map import DOT, CityMap
from cztservices.ui.theme import Theme


class DirectionMap(CityMap):
    """The city of the record is filled, the other a ring; an arrow leads from one to the other."""

    city_chosen = Signal(End, str)

    def __init__(self, view: MapView, theme: Theme) -> None:
        """Nothing chosen yet."""
        super().__init__(view, theme)
        self._ends: dict[End, str | None] = dict.fromkeys(End)

    def show_direction(self, origin: PickerView, destination: PickerView) -> None:
        """Show which city stands at which end."""
        for view in (origin, destination):
            self._ends[view.end] = next((city.code for city in view.cities if city.chosen), None)
        for city in origin.cities:
            at_origin, at_destination = (self._ends[end] == city.code for end in (End.ORIGIN, End.DESTINATION))
            self.cities[city.code].show_city(city.name, city.token, is_filled=at_origin, is_ringed=at_destination)
        self.place_cities()
        self.update()

    @property
    def next_end(self) -> End:
        """The end at which the next tap puts its city."""
        return End.DESTINATION if self._ends[End.ORIGIN] and not self._ends[End.DESTINATION] else End.ORIGIN

    def prompt(self, names: Mapping[str, str]) -> str:
        """What the next tap does; ``names`` are the cities by code."""
        origin, destination = self._ends[End.ORIGIN], self._ends[End.DESTINATION]
        if origin and destination:
            return self.view.chosen.format(origin=names[origin], destination=names[destination])
        return self.view.tap_destination if origin else self.view.tap_origin

    def on_city_clicked(self, city: str) -> None:
        """Put the city at the next end."""
        self.city_chosen.emit(self.next_end, city)

    def draw_below_names(self, painter: QPainter) -> None:
        """Draw the arrow; where it crosses the name of a line, the name can be read."""
        origin, destination = self._ends[End.ORIGIN], self._ends[End.DESTINATION]
        if not origin or not destination:
            return
        start, end = self.where(origin), self.where(destination)
        along = end - start
        length = max(1.0, (along.x() ** 2 + along.y() ** 2) ** 0.5)
        unit = along / length
        aside = QPointF(-unit.y(), unit.x())
        room = self.theme.dp(DOT + 12)
        bend = (start + end) / 2 + aside * self.theme.dp(34)
        first, last = start + unit * room + aside * self.theme.dp(6), end - unit * room + aside * self.theme.dp(6)
        path = QPainterPath(first)
        path.quadTo(bend, last)
        pen = QPen(QColor(self.theme.colour("focus")), self.theme.dp(5))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(path, pen)
        tip = last - bend
        size = max(1.0, (tip.x() ** 2 + tip.y() ** 2) ** 0.5)
        forward = tip / size * self.theme.dp(14)
        sideways = QPointF(-forward.y(), forward.x()) * 0.7
        head = QPainterPath(last + forward)
        head.lineTo(last - forward * 0.4 + sideways)
        head.lineTo(last - forward * 0.4 - sideways)
        head.closeSubpath()
        painter.fillPath(head, QColor(self.theme.colour("focus")))
