"""Words on the schematic map of the three cities."""

from dataclasses import dataclass

from cztservices.i18n import N_, Translator
from cztservices.presenters.labels import CITY_LABELS


@dataclass(frozen=True, slots=True)
class MapView:
    """Words on the schematic map of the three cities; the prompts say what the next tap does."""

    title: str
    river: str
    rail: str
    metro: str
    tap_origin: str
    tap_destination: str
    chosen: str


def present_map(translator: Translator) -> MapView:
    """The words on the map; the river and the lines are drawn from the names that the cities' own maps use."""
    _ = translator.gettext
    return MapView(
        title=" · ".join(_(label) for label in CITY_LABELS.values()),
        river=_(N_("Xiang river")),
        rail=_(N_("Intercity rail")),
        metro=_(N_("West Ring metro")),
        tap_origin=_(N_("Tap the city where your record is")),
        tap_destination=_(N_("Now tap the city where you want it done")),
        chosen=_(N_("{origin} → {destination}. Tap another city to begin anew.")),
    )
