"""Cards of a guide beside its lines: ways to travel, what to ask, what is not known, what proves it."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cztservices.presenters.guide_view import GuideView, RingView
from cztservices.presenters.pages import PageRef
from cztservices.ui.fold import Fold
from cztservices.ui.link import Link
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_card, make_label, make_selectable


def make_travel(view: GuideView, theme: Theme, open_page: Callable[[PageRef], object]) -> QWidget:
    """The ways between the two cities, each a link to its own guide."""
    frame, layout = make_card(theme)
    layout.addWidget(make_label(view.travel_title, "section"))
    for way in view.travel:
        link = Link(way.name, theme)
        link.clicked.connect(lambda _checked=False, page=way.page: open_page(page))
        layout.addWidget(link)
        layout.addWidget(make_label(way.text, "list"))
    return frame


def make_ring(ring: RingView, theme: Theme) -> QWidget:
    """What to say to whom one rings first."""
    frame, layout = make_card(theme, "caution")
    layout.addWidget(make_label(ring.title, "section"))
    for words in (ring.greeting, *ring.questions):
        layout.addWidget(make_selectable(make_label(words, "body")))
    for words in ring.chinese:
        spoken = make_selectable(make_label(words, "body"))
        spoken.setProperty("language", "zh_CN")
        layout.addWidget(spoken)
    return frame


def make_gaps(view: GuideView, theme: Theme) -> QWidget:
    """What is not known."""
    frame, layout = make_card(theme, "caution")
    layout.addWidget(make_label(view.gaps_title, "section"))
    for gap in view.gaps:
        layout.addWidget(make_label(gap, "body"))
    return frame


def make_lists(view: GuideView, theme: Theme) -> QWidget:
    """Where else the service is published, folded away."""
    return _fold(view.lists_title, [f"{mention.text}\n{mention.caption}" for mention in view.lists], theme)


def make_sources(view: GuideView, theme: Theme) -> QWidget:
    """What proves the lines, folded away."""
    texts = [
        f"[{source.number}] {source.title}\n{source.caption}" + (f"\n{source.url}" if source.url else "")
        for source in view.sources
    ]
    return _fold(view.sources_title, texts, theme)


def make_captions(texts: Iterable[str], theme: Theme) -> QWidget:
    """Small text, to be marked and copied."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.dp(10))
    for text in texts:
        layout.addWidget(make_selectable(make_label(text, "caption")))
    return box


def _fold(title: str, texts: list[str], theme: Theme) -> Fold:
    return Fold(f"{title} ({len(texts)})", lambda: make_captions(texts, theme))
