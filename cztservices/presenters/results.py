"""Results of a search as a list shows them."""

from collections.abc import Mapping
from dataclasses import dataclass

from cztservices.domain.catalogue import Service
from cztservices.domain.words import HandlingMode, ServiceState
from cztservices.i18n import Translator
from cztservices.presenters.labels import ASK_FIRST, DOMAINS, MANNERS, MODE_TOKENS, MODES, READ_HOW, STATES
from cztservices.search.match import Manner
from cztservices.search.rank import Hit

Outlook = HandlingMode | ServiceState
"""What a row says beforehand: how the thing is handled, that words say how (ACTIVE), or that it has ended."""

OUTLOOKS: Mapping[Outlook, str] = MODES | {
    ServiceState.ENDED: STATES[ServiceState.ENDED],
    ServiceState.ACTIVE: READ_HOW,
}
OUTLOOK_TOKENS: Mapping[Outlook, str] = MODE_TOKENS | {ServiceState.ENDED: "stop", ServiceState.ACTIVE: "accent"}


def describe_match(hit: Hit, translator: Translator) -> str:
    """Why ``hit`` was found; empty when its name says it."""
    in_words_shown = hit.manner is Manner.TEXT and not hit.by_alias
    template = MANNERS.get((hit.manner, hit.by_alias), "")
    return "" if in_words_shown else translator.gettext(template).format(name=hit.matched)


@dataclass(frozen=True, slots=True)
class ResultView:
    """One row: the name with the ranges to mark, why it matched, its domain, how it is handled in this direction."""

    service_id: str
    name: str
    marks: tuple[tuple[int, int], ...]
    reason: str
    reason_marks: tuple[tuple[int, int], ...]
    domain: str
    badge: str
    badge_token: str


class ResultsPresenter:
    """Writes rows in one language."""

    def __init__(self, translator: Translator) -> None:
        """Write in the language of ``translator``."""
        self._tr = translator

    def present_hit(self, hit: Hit, service: Service, outlook: Outlook | None) -> ResultView:
        """The row of a service that was searched for."""
        row = self.present_service(service, outlook)
        reason = describe_match(hit, self._tr)
        if hit.matched == row.name:
            return _marked(row, hit.marks, "" if hit.manner is Manner.TEXT else reason, ())
        shift = reason.find(hit.matched)
        marks = tuple((start + shift, end + shift) for start, end in hit.marks) if shift >= 0 else ()
        return _marked(row, (), reason, marks)

    def present_service(self, service: Service, outlook: Outlook | None) -> ResultView:
        """The row of a service in the list of all."""
        return ResultView(
            service_id=service.id,
            name=service.name.in_language(self._tr.language),
            marks=(),
            reason="",
            reason_marks=(),
            domain=self._tr.gettext(DOMAINS[service.domain]),
            badge=self._tr.gettext(OUTLOOKS[outlook] if outlook else ASK_FIRST),
            badge_token=OUTLOOK_TOKENS[outlook] if outlook else "caution",
        )


def _marked(
    row: ResultView, marks: tuple[tuple[int, int], ...], reason: str, reason_marks: tuple[tuple[int, int], ...]
) -> ResultView:
    return ResultView(row.service_id, row.name, marks, reason, reason_marks, row.domain, row.badge, row.badge_token)
