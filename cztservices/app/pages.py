"""Pages by the names that ``--page`` gives them."""

from collections.abc import Callable

from cztservices.catalogue.ask import parse_answers
from cztservices.catalogue.names import find_city, find_service
from cztservices.config import now
from cztservices.domain.case import write_answers
from cztservices.domain.words import End
from cztservices.errors import UnknownNameError
from cztservices.i18n import N_
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.pages import ABOUT_ONE, Circumstances, Page, PageRef, read_page
from cztservices.storage.catalogue_db import CatalogueDb

PLAIN = tuple(page for page in Page if page not in ABOUT_ONE)
"""Pages that need no more than their name; a choice may follow it."""

PAGES = (
    *(page.value for page in PLAIN),
    "search:QUERY",
    "guide:SERVICE:ORIGIN:DESTINATION[:ANSWERS]",
    "ask:SERVICE:ORIGIN:DESTINATION[:ANSWERS]",
    "counter:SERVICE:ORIGIN:DESTINATION[:ANSWERS]",
    "compare:SERVICE[:CHOICE]",
    "event:ID",
    "entry:ID",
    "requirement:ID",
)


def open_page(name: str, db: CatalogueDb, presenter: DeskPresenter, look_for: Callable[[str], object]) -> None:
    """Bring the desk to the page called ``name``; ``look_for`` types a text there.

    Raises:
        UnknownNameError: there is no such page, service or city.
    """
    kind, _, rest = name.partition(":")
    if kind == "search" and rest:
        look_for(rest)
    elif kind in (Page.GUIDE, Page.ASK, Page.COUNTER) and rest:
        service_id, *words = rest.split(":", 3)
        ref = PageRef(Page(kind), find_service(db, service_id).id, _read_answers(service_id, words[2:], db))
        choose_cities(":".join(words[:2]), db, presenter)
        presenter.open(ref)
    elif kind == Page.COMPARE and rest:
        service_id, _, choice = rest.partition(":")
        presenter.open(PageRef(Page.COMPARE, find_service(db, service_id).id, choice))
    elif kind in (Page.EVENT, Page.ENTRY, Page.REQUIREMENT) and rest:
        ref = PageRef(Page(kind), rest)
        read_page(db, ref, Circumstances(presenter.direction, now()))  # the window would only give notice of a wrong id
        presenter.open(ref)
    elif kind in PLAIN:
        presenter.open(PageRef(Page(kind), choice=rest))
    else:
        template = N_("There is no page “{name}”; there are {pages}.")
        raise UnknownNameError(template, name=name[:60], pages=", ".join(PAGES))


def _read_answers(service_id: str, words: list[str], db: CatalogueDb) -> str:
    """The answers that somebody typed behind the cities, as the choice of a page."""
    return write_answers(parse_answers(db, service_id, words[0])) if words else ""


def choose_cities(cities: str, db: CatalogueDb, presenter: DeskPresenter) -> None:
    """Put the cities named in ``ORIGIN:DESTINATION`` at their ends; an empty name leaves an end as it is.

    Raises:
        UnknownNameError: no city is called so.
    """
    for end, city in zip(End, cities.split(":"), strict=False):
        code = find_city(db, city or None)
        if code is not None:
            presenter.choose_city(end, code)
