"""Large buttons for life events: words, a drawing, and where each leads."""

from dataclasses import dataclass

from cztservices.domain.catalogue import LifeEvent
from cztservices.i18n import Translator
from cztservices.presenters.pages import Page, PageRef

ICONS = {
    "retire-to-children": "users",
    "retiring": "armchair",
    "growing-old": "person-standing",
    "help-parents-from-afar": "heart-handshake",
    "outpatient-elsewhere": "stethoscope",
    "hospital-elsewhere": "hospital",
    "chronic-illness-away": "pill",
    "injured-at-work": "bandage",
    "change-jobs": "briefcase",
    "job-loss": "umbrella",
    "work-freelance": "bike",
    "certificate-elsewhere": "award",
    "buy-home": "house",
    "new-in-city": "map-pin",
    "move-household": "truck",
    "marry-across-cities": "heart",
    "divorce": "unlink",
    "having-baby": "baby",
    "child-to-school": "school",
    "start-university": "graduation-cap",
    "graduate-settle": "key",
    "open-company": "store",
    "move-business": "building-2",
    "open-restaurant": "utensils",
    "lost-papers": "id-card",
    "leave-army": "medal",
    "living-with-disability": "accessibility",
    "fall-into-need": "hand-helping",
    "death-in-family": "flower-2",
    "commute": "train-front",
    "day-out": "ticket",
    "go-abroad": "plane",
    "car-across-cities": "car",
}
"""The drawing on the tile of each life event (names of files in ``resources/icons``)."""

_PLAIN_ICON = "list-checks"


@dataclass(frozen=True, slots=True)
class TileView:
    """A large button: words, a drawing, and where it leads."""

    title: str
    icon: str
    page: PageRef


def find_icon(event_id: str) -> str:
    """The drawing of a life event; a plain one where it has none of its own."""
    return ICONS.get(event_id, _PLAIN_ICON)


def present_tile(event: LifeEvent, translator: Translator) -> TileView:
    """The tile of a life event."""
    return TileView(translator.say(event.name), find_icon(event.id), PageRef(Page.EVENT, event.id))
