"""What was lately checked, and what has lately changed: read and written after the page that it stands on."""

from dataclasses import dataclass
from datetime import date

from cztservices.catalogue.changes import RuleChange, list_rule_changes
from cztservices.catalogue.recent import Recent, list_recently_verified
from cztservices.i18n import N_, Translator
from cztservices.presenters.changes import describe_change
from cztservices.presenters.pages import Page, PageRef
from cztservices.storage.catalogue_db import CatalogueDb

RECENT = 4


@dataclass(frozen=True, slots=True)
class NewsView:
    """One line under a heading: what it is about, what is said of it, and where it leads."""

    name: str
    caption: str
    page: PageRef


@dataclass(frozen=True, slots=True)
class NewsCardsView:
    """What was lately checked, and what has lately changed."""

    verified_title: str
    verified: tuple[NewsView, ...]
    changed_title: str
    changed: tuple[NewsView, ...]
    all_changes: NewsView


@dataclass(frozen=True, slots=True)
class News:
    """What was lately checked, and the newest change of each service that has lately changed."""

    verified: tuple[Recent, ...]
    changed: tuple[RuleChange, ...]


def read_news(db: CatalogueDb, day: date) -> News:
    """Read the news of ``day``."""
    changed: list[RuleChange] = []
    for change in list_rule_changes(db, day):
        if not change.is_ahead and change.service.id not in {other.service.id for other in changed}:
            changed.append(change)
    return News(list_recently_verified(db, RECENT), tuple(changed[:RECENT]))


def present_news(news: News, translator: Translator) -> NewsCardsView:
    """What was lately checked, and what has lately changed."""
    _ = translator.gettext
    return NewsCardsView(
        verified_title=_(N_("Lately checked")),
        verified=tuple(_verified(one, translator) for one in news.verified),
        changed_title=_(N_("Lately changed")),
        changed=tuple(
            NewsView(translator.say(c.service.name), describe_change(c, translator), PageRef(Page.GUIDE, c.service.id))
            for c in news.changed
        ),
        all_changes=NewsView(_(N_("All changes")), "", PageRef(Page.CHANGES)),
    )


def _verified(recent: Recent, translator: Translator) -> NewsView:
    template = translator.gettext(N_("checked {day}"))
    caption = template.format(day=translator.format_day(recent.verified))
    if recent.published:
        newest = translator.gettext(N_("newest source {day}"))
        caption = f"{newest.format(day=translator.format_source_day(recent.published))} · {caption}"
    return NewsView(translator.say(recent.service.name), caption, PageRef(Page.GUIDE, recent.service.id))
