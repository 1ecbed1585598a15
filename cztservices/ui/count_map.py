"""The map with how many of something there are in each city."""

from collections.abc import Iterable

from PySide6.QtCore import Signal

from cztservices.presenters.city_map import MapView
from cztservices.presenters.offices import CityCountView
from cztservices.ui.city_map import CityMap
from cztservices.ui.theme import Theme


class CountMap(CityMap):
    """Each city with its count; cities that are chosen are filled."""

    city_chosen = Signal(str)

    def __init__(self, view: MapView, counts: Iterable[CityCountView], theme: Theme) -> None:
        """Show ``counts``."""
        super().__init__(view, theme)
        for city in counts:
            self.cities[city.code].show_city(city.name, city.token, is_filled=city.chosen, number=str(city.count))

    def on_city_clicked(self, city: str) -> None:
        """Ask for that city, or let go of it."""
        self.city_chosen.emit(city)
