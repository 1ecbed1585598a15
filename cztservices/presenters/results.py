"""Results of a search as a list shows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cztservices.domain.catalogue import Service
from cztservices.domain.words import Domain, EntryKind, HandlingMode, Manner, ServiceState
from cztservices.i18n import N_, Translator
from cztservices.presenters.labels import (
    ASK_FIRST,
    DOMAINS,
    KIND_GROUPS,
    KINDS,
    MANNERS,
    MODE_TOKENS,
    MODES,
    READ_HOW,
    STATES,
)

if TYPE_CHECKING:
    from cztservices.presenters.place_link import Place
    from cztservices.search.rank import Hit

Outlook = HandlingMode | ServiceState
"""What a row says beforehand: how the thing is handled, that words say how (ACTIVE), or that it has ended."""

OUTLOOKS: Mapping[Outlook, str] = MODES | {
    ServiceState.ENDED: STATES[ServiceState.ENDED],
    ServiceState.ACTIVE: READ_HOW,
}
OUTLOOK_TOKENS: Mapping[Outlook, str] = MODE_TOKENS | {ServiceState.ENDED: "stop", ServiceState.ACTIVE: "accent"}

_WORDS_SHOWN = 3
"""Words that stand for others are named up to so many; more would be read by nobody."""


def describe_match(hit: "Hit", translator: Translator) -> str:
    """Why ``hit`` was found; empty when its name says it."""
    if hit.by_saying and hit.is_chinese is not translator.is_chinese:
        return ""  # a phrase in another language explains nothing
    if hit.manner is Manner.MEANING and hit.said:
        return _describe_words(hit, translator)
    template = MANNERS.get((hit.manner, hit.by_alias), "")
    return translator.gettext(template).format(name=translator.say_plain(hit.matched))


def _describe_words(hit: "Hit", translator: Translator) -> str:
    """Which words of the query stand for which of the entry, and the alias in which they stand."""
    _, plain = translator.gettext, translator.say_plain
    pairs = [
        _(N_("{said} means {word}")).format(said=plain(said), word=plain(word))
        for said, word in hit.said[:_WORDS_SHOWN]
    ]
    alias = [_(N_("also called {name}")).format(name=plain(hit.matched))] if hit.by_alias else []
    return _(N_("; ")).join((*alias, *pairs))


@dataclass(frozen=True, slots=True)
class ResultView:
    """One row: the name with the ranges to mark, why it matched, its field or kind, and how it is handled.

    ``heading`` stands above the first row of a group; ``place`` is where the row leads, where that is more than the
    page of what it stands for.
    """

    kind: EntryKind
    ref: str
    name: str
    marks: tuple[tuple[int, int], ...]
    reason: str
    reason_marks: tuple[tuple[int, int], ...]
    caption: str
    badge: str
    badge_token: str
    heading: str = ""
    place: "Place | None" = None


class ResultsPresenter:
    """Writes rows in one language."""

    def __init__(self, translator: Translator) -> None:
        """Write in the language of ``translator``."""
        self._tr = translator

    def present_hit(self, hit: "Hit", outlook: Outlook | None) -> ResultView:
        """The row of something that was searched for."""
        domain = DOMAINS[Domain(hit.entry.domain)] if hit.entry.domain else KINDS[hit.kind]
        name = self._tr.say_plain(hit.name_zh) if self._tr.is_chinese else hit.name_en
        row = self._row(hit.kind, hit.ref, name, domain, outlook)
        matched = self._tr.say_plain(hit.matched)
        marks = hit.marks if len(matched) == len(hit.matched) else ()
        if matched == row.name:
            reason = "" if hit.manner is Manner.TEXT else describe_match(hit, self._tr)
            return replace(row, marks=marks, reason=reason)
        reason = describe_match(hit, self._tr)
        shift = reason.find(matched)
        shifted = tuple((start + shift, end + shift) for start, end in marks) if shift >= 0 else ()
        return replace(row, reason=reason, reason_marks=shifted)

    def present_service(self, service: Service, outlook: Outlook | None) -> ResultView:
        """The row of a service in the list of all."""
        name = self._tr.say(service.name)
        return self._row(EntryKind.SERVICE, service.id, name, DOMAINS[service.domain], outlook)

    def present_groups(self, hits: "Iterable[Hit]", outlooks: Mapping[str, Outlook]) -> tuple[ResultView, ...]:
        """Rows by kind, the kind of the best hit first; where there are several kinds, each has a heading."""
        groups: dict[EntryKind, list[Hit]] = {}
        for hit in hits:
            groups.setdefault(hit.kind, []).append(hit)
        rows: list[ResultView] = []
        for kind, some in groups.items():
            shown = [self.present_hit(hit, outlooks.get(hit.ref)) for hit in some]
            if len(groups) > 1:
                shown[0] = replace(shown[0], heading=f"{self._tr.gettext(KIND_GROUPS[kind])} {len(shown)}")
            rows += shown
        return tuple(rows)

    def with_heading(self, rows: Sequence[ResultView], heading: str) -> tuple[ResultView, ...]:
        """Rows with a heading above the first."""
        return tuple(replace(row, heading=heading if not n else "") for n, row in enumerate(rows))

    def _row(self, kind: EntryKind, ref: str, name: str, caption: str, outlook: Outlook | None) -> ResultView:
        badge, token = "", ""
        if kind is EntryKind.SERVICE:
            badge = self._tr.gettext(OUTLOOKS[outlook] if outlook else ASK_FIRST)
            token = OUTLOOK_TOKENS[outlook] if outlook else "caution"
        return ResultView(kind, ref, name, (), "", (), self._tr.gettext(caption), badge, token)


def with_headings(groups: Iterable[tuple[str, Sequence[ResultView]]]) -> tuple[ResultView, ...]:
    """The rows of all groups; the first row of each carries the heading of its group and how many there are."""
    rows: list[ResultView] = []
    for heading, group in groups:
        rows += [replace(row, heading=f"{heading} {len(group)}" if not n else "") for n, row in enumerate(group)]
    return tuple(rows)
