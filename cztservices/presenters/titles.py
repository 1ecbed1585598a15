"""What a place in the window is called: on its tab, in the title bar, among those that were open."""

from collections.abc import Mapping
from typing import Any

from cztservices.domain.words import End
from cztservices.i18n import N_, Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.labels import CITY_LABELS
from cztservices.presenters.pages import PAGES, Page, PageRef

PAGE_NAMES: Mapping[Page, str] = {page: kind.name for page, kind in PAGES.items() if kind.name}
"""Pages that can be reached from everywhere, by their names."""

HOME_NAME = N_("Home page")


def name_place(ref: PageRef, view: Any, direction: Direction, translator: Translator) -> str:
    """The title of the page at ``ref``, of which ``view`` is the view; a guide with its cities."""
    _ = translator.gettext
    if ref.page in PAGE_NAMES:
        return _(PAGE_NAMES[ref.page])
    if ref.page is Page.HOME:
        return _(HOME_NAME)
    if ref.page is Page.COMPARE:
        return f"{view.title} · {_(N_('Compare'))}"
    if ref.page is Page.COUNTER:
        return f"{_with_cities(view.title, view.labels, direction, translator)} · {_(N_('Counter'))}"
    if ref.page is Page.GUIDE:
        return _with_cities(view.title, view.labels, direction, translator)
    return str(view.title)


def _with_cities(title: str, ends: Mapping[End, str], direction: Direction, translator: Translator) -> str:
    """``title`` with the cities at the ends that there are."""
    cities = [direction.city_at(end) for end in End if end in ends]
    names = [translator.gettext(CITY_LABELS[city]) if city else "?" for city in cities]
    return f"{title} · {'→'.join(names)}" if any(cities) else title
