"""The two cities of a desk, and the pickers that show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from cztservices.domain.scope import CITIES
from cztservices.domain.words import End
from cztservices.i18n import N_, Translator
from cztservices.presenters.labels import CITY_LABELS, CITY_TOKENS


@dataclass(frozen=True, slots=True)
class Direction:
    """The two cities, as far as they are known (codes)."""

    origin: str | None = None
    destination: str | None = None

    def city_at(self, end: End) -> str | None:
        """The city at ``end``."""
        return self.origin if end is End.ORIGIN else self.destination

    def with_city(self, end: End, city: str) -> "Direction":
        """Put ``city`` at ``end``; where it stood at the other end, the two change places."""
        if end is End.ORIGIN:
            return Direction(city, self.origin if self.destination == city else self.destination)
        return Direction(self.destination if self.origin == city else self.origin, city)

    def without(self, end: End, before: "Direction") -> "Direction":
        """Put at ``end`` what stood there ``before``, unless that stands at the other end now."""
        old = before.city_at(end)
        if end is End.ORIGIN:
            return Direction(None if old == self.destination else old, self.destination)
        return Direction(self.origin, None if old == self.origin else old)

    def turned(self) -> "Direction":
        """The reverse direction."""
        return Direction(self.destination, self.origin)


@dataclass(frozen=True, slots=True)
class CityView:
    """One city in a picker."""

    code: str
    name: str
    token: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PickerView:
    """One of the two pickers; a service without that end hides it."""

    end: End
    label: str
    cities: tuple[CityView, ...]
    visible: bool


def present_picker(
    end: End, direction: Direction, labels: Mapping[End, str] | None, translator: Translator
) -> PickerView:
    """The picker of one end; ``labels`` are those of the service that lies open, for the ends that it has."""
    _ = translator.gettext
    label = _(N_("My record is in")) if end is End.ORIGIN else _(N_("I want it done in"))
    if labels is not None:
        label = labels.get(end, label)
    chosen = direction.city_at(end)
    cities = tuple(CityView(code, _(CITY_LABELS[code]), CITY_TOKENS[code], code == chosen) for code in CITIES)
    return PickerView(end, label, cities, labels is None or end in labels)
