"""What the window says before anything was asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from cztservices.domain.catalogue import LifeEvent
from cztservices.i18n import N_, Translator
from cztservices.presenters.city_map import MapView, present_map
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.tiles import TileView, present_tile
from cztservices.storage.catalogue_db import CatalogueDb

TILES = (
    "hospital-elsewhere", "change-jobs", "buy-home", "retiring", "having-baby", "child-to-school", "open-company",
    "lost-papers",
)  # fmt: skip
"""The life events that most people come with; the others stand on a page of their own."""

EXAMPLES = {
    "zh_CN": ("异地就医", "住院怎么报", "gjj转移", "转户口", "身份证丢了", "yanglao", "老年证", "开公司"),
    "zh_TW": ("異地就醫", "住院怎麼報", "gjj轉移", "轉戶口", "身分證丟了", "yanglao", "老年證", "開公司"),
    "en": ("treatment in another city", "housing fund", "identity card", "pension", "residence permit", "company"),
}
"""Words as they are typed: no translation of one another."""


@dataclass(frozen=True, slots=True)
class HomeRead:
    """What the catalogue gives to the page."""

    events: Sequence[LifeEvent]
    version: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything on the page but the news, in the language of the reader."""

    question: str
    map: MapView
    examples_title: str
    examples: tuple[str, ...]
    tiles_title: str
    tiles: tuple[TileView, ...]
    all_events: TileView
    all_services: TileView
    footer: str


def read_home(db: CatalogueDb) -> HomeRead:
    """Read what the page shows."""
    return HomeRead(db.life_events(), db.version())


def present_home(shown: HomeRead, translator: Translator) -> HomeView:
    """The view."""
    _ = translator.gettext
    events = {event.id: event for event in shown.events}
    count = translator.ngettext("All {count} life event", "All {count} life events", len(events))
    return HomeView(
        question=_(N_("Your record is in one city and you want it done in another: what exactly do you do?")),
        map=present_map(translator),
        examples_title=_(N_("Try these words")),
        examples=EXAMPLES[translator.language],
        tiles_title=_(N_("What has happened?")),
        tiles=tuple(present_tile(events[key], translator) for key in TILES if key in events),
        all_events=TileView(count.format(count=len(events)), "layout-grid", PageRef(Page.EVENTS)),
        all_services=TileView(_(N_("All services by field")), "library", PageRef(Page.SERVICES)),
        footer=_(N_("Catalogue {version}. Works without a network.")).format(version=shown.version),
    )
