"""What a state code stands for, as rows of the list: the guide that it leads to, or what is offered instead."""

from dataclasses import replace

from cztservices.catalogue.state_code import CodeRead, ForeignCode, State, WrongCode, explain_code
from cztservices.domain.case import write_answers
from cztservices.domain.catalogue import Service
from cztservices.domain.words import End
from cztservices.i18n import N_, Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.found import Outlooks, ResultsView
from cztservices.presenters.labels import CITY_LABELS
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.place_link import Place
from cztservices.presenters.results import ResultsPresenter, ResultView


def present_code(read: CodeRead, text: str, outlooks: Outlooks, translator: Translator) -> ResultsView:
    """The list for a code that was typed as ``text``; one that leads somewhere is its only row, and the best."""
    _ = translator.gettext
    if isinstance(read, State):
        row = _row(read, read.service, outlooks, translator)
        return ResultsView(_(N_("State code {code}")).format(code=read.code), (row,), "", searching=True, of_code=True)
    offered: tuple[State, ...] = ()
    if isinstance(read, WrongCode):
        offered = read.nearest
    elif isinstance(read, ForeignCode) and read.general is not None:
        offered = (read.general,)
    rows = tuple(_row(state, state.service, outlooks, translator) for state in offered)
    hint = explain_code(read, text).render(_)
    return ResultsView(_(N_("State code")), rows, hint, searching=False, of_code=True)


def place_of_state(state: State) -> Place:
    """Where a code leads: the guide of its case, or the question that comes next, with its own cities alone."""
    ref = PageRef(Page.ASK if state.asks else Page.GUIDE, state.service.id, write_answers(state.answers))
    direction = Direction(state.origin, state.destination)
    empty = frozenset(end for end in End if state.service.has_end(end) and direction.city_at(end) is None)
    return Place(ref, direction, empty=empty)


def _row(state: State, service: Service, outlooks: Outlooks, translator: Translator) -> ResultView:
    row = ResultsPresenter(translator).present_service(service, outlooks.get(service.id))
    cities = " → ".join(translator.gettext(CITY_LABELS[city]) for city in (state.origin, state.destination) if city)
    reason = " · ".join(part for part in (state.code, cities) if part)
    return replace(row, reason=reason, place=place_of_state(state))
