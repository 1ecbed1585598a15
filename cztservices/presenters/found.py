"""What was found for what was typed: rows, filters, the cities understood, and what to say where nothing was found."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cztservices.domain.catalogue import Service
from cztservices.domain.guide import resolve_guide
from cztservices.domain.words import Domain, Element, End, ServiceState
from cztservices.i18n import N_, Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.labels import CITY_LABELS, DOMAINS
from cztservices.presenters.results import Outlook, ResultsPresenter, ResultView
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.text.folding import is_han

if TYPE_CHECKING:  # loaded with the first key, not before the first paint
    from cztservices.catalogue.state_code import CodeRead
    from cztservices.presenters.filters import FacetView, RoleView
    from cztservices.search.facets import Choice
    from cztservices.search.find import Answer
    from cztservices.search.nearest import Nearest

Outlooks = dict[str, Outlook]
"""What awaits the reader of each service, by its id."""

OF_THE_FIELD = 5
"""Services of the likeliest field that are offered where nothing was found."""

_LONG_NUMBER = re.compile(r"(?:\d[\s-]*){6}")
"""Six figures, in groups or not: it may be the number of a card or a telephone."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a text in one direction; ``nearest`` stands in for no answer.

    ``code`` is what the text stands for where it is a state code, which then is the answer.
    """

    answer: "Answer"
    direction: Direction
    services: Mapping[str, Service]
    outlooks: Outlooks
    nearest: "Nearest | None" = None
    code: "CodeRead | None" = None

    @property
    def is_nothing(self) -> bool:
        """Whether something was asked for, and nothing answers it."""
        return self.is_question and not self.answer.hits

    @property
    def explains_code(self) -> bool:
        """Whether a code was typed that opens nothing by itself, so that it can but be explained."""
        if self.code is None:
            return False
        from cztservices.catalogue.state_code import State

        return not isinstance(self.code, State)

    @property
    def named(self) -> dict[End, str]:
        """The cities that words name; a code is none, and brings its own."""
        if self.code is not None:
            return {}
        named = {end: getattr(self.answer.query, end.value) for end in End}
        return {end: city for end, city in named.items() if city is not None}

    @property
    def is_question(self) -> bool:
        """Whether words ask for something else than cities."""
        return self.code is None and not (self.answer.query.is_empty or self.answer.query.names_only_places)


@dataclass(frozen=True, slots=True)
class ResultsView:
    """The list: rows in order, a heading, what to say where nothing was found, and by what to narrow it.

    ``searching`` says that the rows answer what was typed, the first one best; ``of_code`` that a state code was typed,
    be it a wrong one.
    """

    heading: str
    rows: tuple[ResultView, ...]
    hint: str
    searching: bool
    roles: "tuple[RoleView, ...]" = ()
    facets: "tuple[FacetView, ...]" = ()
    of_code: bool = False


def present_found(found: Found, choice: "Choice", roles: Mapping[End, str], translator: Translator) -> ResultsView:
    """The list of ``found`` narrowed by ``choice``; ``roles`` are the cities understood and not taken off."""
    answer = found.answer
    if found.code is not None:
        from cztservices.presenters.found_code import present_code

        return present_code(found.code, answer.query.text, found.outlooks, translator)
    if answer.query.is_empty:
        return _present_all(found, (), translator)
    from cztservices.presenters.filters import present_facets, present_roles
    from cztservices.search.facets import count_facets

    shown_roles = present_roles(roles, translator)
    if not answer.hits:
        return (_present_nothing if found.is_nothing else _present_all)(found, shown_roles, translator)
    modes = {ref: outlook.value for ref, outlook in found.outlooks.items()}
    facets = count_facets(answer.hits, choice, modes)
    rows = ResultsPresenter(translator).present_groups(facets.hits, found.outlooks)
    heading = translator.ngettext("{count} result", "{count} results", len(rows)).format(count=len(rows))
    filters = present_facets(facets, choice, translator)
    return ResultsView(heading, rows, "", searching=True, roles=shown_roles, facets=filters)


def _present_all(found: Found, roles: "tuple[RoleView, ...]", translator: Translator) -> ResultsView:
    presenter = ResultsPresenter(translator)
    rows = tuple(
        presenter.present_service(service, found.outlooks.get(service.id)) for service in found.services.values()
    )
    heading = translator.ngettext("All {count} service", "All {count} services", len(rows)).format(count=len(rows))
    return ResultsView(heading, rows, "", searching=False, roles=roles)


def _present_nothing(found: Found, roles: "tuple[RoleView, ...]", translator: Translator) -> ResultsView:
    """What comes nearest by its sound or letters, services of the likeliest field, and what to say to the hotline."""
    presenter, _ = ResultsPresenter(translator), translator.gettext
    hits, field = (found.nearest.hits, found.nearest.domain) if found.nearest else ((), "")
    near = [presenter.present_hit(hit, found.outlooks.get(hit.ref)) for hit in hits]
    rows = presenter.with_heading(near, _(N_("Nearest to it")))
    if field:
        domain = Domain(field)
        others = [
            presenter.present_service(service, found.outlooks.get(service.id))
            for service in found.services.values()
            if service.domain is domain and service.id not in {row.ref for row in near}
        ][:OF_THE_FIELD]
        rows += presenter.with_heading(others, _(DOMAINS[domain]))
    if not rows:
        rows = _present_all(found, (), translator).rows
    sentence = sentence_for_hotline(found.answer.query.text, found.direction, translator)
    hint = _(N_("Try fewer words, look at what comes nearest, or ring 12345 and say:"))
    return ResultsView(_(N_("Nothing found")), rows, f"{hint}\n{sentence}", searching=False, roles=roles)


def sentence_for_hotline(text: str, direction: Direction, translator: Translator) -> str:
    """What to say to the hotline about something that is not in the catalogue.

    Letters cannot be read out in Chinese, and long numbers are nobody's business: the reader is to say it instead.
    """
    _ = translator.gettext
    about = _(N_("Hello, I want to know about “{text}”")).format(text=" ".join(text.split())[:40])
    if _LONG_NUMBER.search(text) or (translator.is_chinese and not any(map(is_han, text))):
        about = _(N_("Hello, I have a question (say what you want to do)"))
    places = []
    if direction.origin:
        places.append(_(N_("my record is in {city}")).format(city=_(CITY_LABELS[direction.origin])))
    if direction.destination:
        places.append(_(N_("I want it done in {city}")).format(city=_(CITY_LABELS[direction.destination])))
    words = _(N_(", ")).join((about, *places))
    return _(N_("“{words}. Which office does this?”")).format(words=words)


def find_outlooks(db: CatalogueDb, services: dict[str, Service], direction: Direction, day: date) -> Outlooks:
    """How each service is handled in ``direction`` on ``day``, or that it has ended, where that is known."""
    outlooks: Outlooks = {}
    statements = db.statements_of_elements((Element.STATUS, Element.HANDLING_MODE), services)
    for service_id, own in statements.items():
        guide = resolve_guide(services[service_id], own, direction.origin, direction.destination, day)
        if guide.state is ServiceState.ENDED:
            outlooks[service_id] = ServiceState.ENDED
        elif guide.mode is not None:
            outlooks[service_id] = guide.mode
        elif guide.is_described:
            outlooks[service_id] = ServiceState.ACTIVE
    return outlooks
