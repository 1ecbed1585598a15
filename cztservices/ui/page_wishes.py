"""What a person can wish on a page: said once, and passed on from the page to the window that meets the wish."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from cztservices.domain.words import End


class PageWishes:
    """The wishes, for whatever widget says them or passes them on."""

    action_requested = Signal(object)
    page_requested = Signal(object)
    choice_requested = Signal(str)
    day_chosen = Signal(object)
    city_chosen = Signal(End, str)
    text_requested = Signal(str)
    link_requested = Signal(str)
    reading_requested = Signal(object)
    news_requested = Signal()
    keeping_requested = Signal(object)
    place_requested = Signal(object)


PAGE_WISHES = tuple(name for name, wish in vars(PageWishes).items() if isinstance(wish, Signal))


def pass_on(source: QObject, target: QObject, wishes: Iterable[str]) -> None:
    """Have ``target`` say each of the ``wishes``, names of signals of both, when ``source`` does."""
    for name in wishes:
        getattr(source, name).connect(getattr(target, name))
