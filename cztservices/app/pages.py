"""Pages by the names that ``--page`` gives them."""

from cztservices.catalogue.names import find_city, find_service
from cztservices.domain.words import End
from cztservices.errors import UnknownNameError
from cztservices.i18n import N_, Translator
from cztservices.presenters.desk import DeskPresenter
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.ui.desk_page import DeskPage

PAGES = ("home", "search:QUERY", "guide:SERVICE:ORIGIN:DESTINATION")


def open_page(name: str, db: CatalogueDb, page: DeskPage, presenter: DeskPresenter, translator: Translator) -> None:
    """Bring the desk to the page called ``name``.

    Raises:
        UnknownNameError: there is no such page, service or city.
    """
    kind, _, rest = name.partition(":")
    if name == "home":
        return
    if kind == "search" and rest:
        page.search.setText(rest)
        page.preview_now()
        return
    if kind == "guide" and rest:
        service_id, _, cities = rest.partition(":")
        service = find_service(db, service_id)
        for end, city in zip(End, cities.split(":"), strict=False):
            code = find_city(db, city or None)
            if code is not None:
                presenter.choose_city(end, code)
        page.search.setText(translator.say(service.name))
        presenter.open_service(service.id)
        return
    raise UnknownNameError(N_("There is no page “{name}”; there are {pages}."), name=name[:60], pages=", ".join(PAGES))
