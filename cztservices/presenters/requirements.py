"""What is accepted for a requirement in the three cities, as a table: for the window and for paper."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cztservices.catalogue.requirements import ShownRequirement
from cztservices.domain.catalogue import Source
from cztservices.domain.dates import Doubt, doubt_on
from cztservices.domain.requirements import AcceptedGroup, AcceptedRow
from cztservices.domain.scope import CITIES, Layer
from cztservices.i18n import N_, Translator
from cztservices.presenters.accepted import say_counts
from cztservices.presenters.comparison import ColumnView, end_label, name_direction
from cztservices.presenters.guide_lines import phone_of
from cztservices.presenters.guide_view import SourceView
from cztservices.presenters.labels import CITY_LABELS, CITY_TOKENS, GRADES, layer_label, layer_token
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.sheet_view import SheetFoot

_Say = Callable[[AcceptedRow], tuple[str, ...]]

UNSAID = "–"
"""Stands where no source says anything."""


@dataclass(frozen=True, slots=True)
class CellView:
    """Whether a city accepts it: words and colour; ``is_known`` is False where no source says so."""

    text: str
    token: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class AcceptedRowView:
    """One thing that is accepted.

    ``cells`` are the three cities; there is one cell for all of them where the rule stands above the cities or holds
    for one direction. ``details`` are how it is handed in, in the columns that the table has for it. ``differs`` marks
    what not every city is known to accept. ``cites`` are the numbers of its sources, ``caution`` what to do before
    trusting it and ``doubt`` why.
    """

    text: str
    cells: tuple[CellView, ...]
    details: tuple[str, ...]
    differs: bool
    cites: str
    caution: str
    doubt: Doubt | None

    def tell_details(self, heads: tuple[str, ...]) -> list[str]:
        """The details that are known, each behind the head of its column: for where there are no columns."""
        told = zip(heads, self.details, strict=True)
        return [f"{head}: {detail}" for head, detail in told if detail != UNSAID]


@dataclass(frozen=True, slots=True)
class AskingView:
    """A service that asks for it, and its guide."""

    name: str
    page: PageRef


@dataclass(frozen=True, slots=True)
class AcceptedGroupView:
    """What is accepted for some services, or for all; ``gap`` says for which cities nothing is known, and whom to ring.

    ``title`` names the services too, ``lead`` is its beginning without them.
    """

    title: str
    lead: str
    services: tuple[AskingView, ...]
    rows: tuple[AcceptedRowView, ...]
    gap: str


@dataclass(frozen=True, slots=True)
class RequirementView:
    """The whole table; ``heads`` are its columns: what is accepted, then the ``details`` of each row behind the cities.

    ``lead`` is to be read first, ``legend`` says what the marks mean, ``ring_first`` and ``differs`` those on paper;
    ``file_name`` is that of the table on paper, without its ending.
    """

    requirement_id: str
    kind: str
    title: str
    lead: str
    legend: str
    ring_first: str
    differs: str
    head: str
    columns: tuple[ColumnView, ...]
    heads: tuple[str, ...]
    groups: tuple[AcceptedGroupView, ...]
    sources_title: str
    sources: tuple[SourceView, ...]
    footer: str
    foot: SheetFoot
    print_label: str
    file_name: str


def present_requirement(shown: ShownRequirement, translator: Translator) -> RequirementView:
    """The table of a requirement, in the language of ``translator``."""
    return _Writer(shown, translator).write()


class _Writer:
    def __init__(self, shown: ShownRequirement, translator: Translator) -> None:
        self._shown, self._tr = shown, translator
        self._numbers: dict[str, tuple[Source, int]] = {}

    def write(self) -> RequirementView:
        _, shown = self._tr.gettext, self._shown
        title = self._tr.say(shown.requirement.name)
        heads = {
            _(N_("Original or copy")): self._counts,
            _(N_("Issued by")): self._issuer,
            _(N_("How long valid")): self._valid_for,
            _(N_("Electronic licence")): self._licence,
        }
        rows = [row for group in shown.groups for row in group.rows]
        told = {head: say for head, say in heads.items() if any(say(row) for row in rows)}
        groups = tuple(self._group(group, [*told.values()]) for group in shown.groups)
        is_marked = any(row.differs for group in groups for row in group.rows)
        legend = _(N_("“{unsaid}” means that no source says anything: it may be accepted, so ring first."))
        return RequirementView(
            requirement_id=shown.requirement.id,
            kind=_(N_("What is accepted, city by city")),
            title=title,
            lead=self._lead(groups, is_marked=is_marked),
            legend=legend.format(unsaid=UNSAID) if rows else "",
            ring_first=_(N_("old or unconfirmed: ring first")),
            differs=_(N_("known from some of the cities only")),
            head=_(N_("Accepted")),
            columns=tuple(ColumnView(_(CITY_LABELS[city]), CITY_TOKENS[city]) for city in CITIES),
            heads=tuple(told),
            groups=groups,
            sources_title=_(N_("Sources")),
            sources=tuple(self._source(number, source) for source, number in self._numbers.values()),
            footer=_(
                N_(
                    "What is known for {day}, catalogue {version}. Rules change: if something at the counter differs, "
                    "the counter is right."
                )
            ).format(version=shown.version, day=self._tr.format_day(shown.day)),
            foot=SheetFoot(title, _(N_("page {page} of {pages}"))),
            print_label=_(N_("Print")),
            file_name=shown.requirement.id,
        )

    def _lead(self, groups: tuple[AcceptedGroupView, ...], *, is_marked: bool) -> str:
        _ = self._tr.gettext
        if not groups:
            return _(N_("No source says yet what is accepted. Ring {phone} first.")).format(phone=self._phone(()))
        if is_marked:
            return _(N_("Each row is one thing that is accepted. Marked rows are known from some of the cities only."))
        return _(N_("Each row is one thing that is accepted. What is known is the same in all three cities."))

    def _phone(self, services: Iterable[str]) -> str:
        """The number to ring for some services; for any that asks where there are none."""
        hotlines = self._shown.hotlines
        found = next((hotlines[service] for service in services if service in hotlines), None)
        return phone_of(found or next(iter(hotlines.values()), None))

    def _group(self, group: AcceptedGroup, say: list[_Say]) -> AcceptedGroupView:
        _, services = self._tr.gettext, [self._shown.services[key] for key in group.services]
        lead = _(N_("For")) if services else _(N_("Wherever it is asked for"))
        names = self._tr.format_list(self._tr.say(service.name) for service in services)
        gap = ""
        if group.unknown:
            cities = self._tr.format_list(_(CITY_LABELS[city]) for city in group.unknown)
            gap = _(N_("No source yet for {cities}: ring {phone}.")).format(
                cities=cities, phone=self._phone(group.services)
            )
        return AcceptedGroupView(
            _(N_("For: {services}")).format(services=names) if services else lead,
            lead,
            tuple(AskingView(self._tr.say(one.name), PageRef(Page.GUIDE, one.id)) for one in services),
            tuple(self._row(row, say) for row in group.rows),
            gap,
        )

    def _row(self, row: AcceptedRow, say: list[_Say]) -> AcceptedRowView:
        doubts = [doubt_on(one.statement, self._shown.day) for one in row.all]
        doubt = next((one for one in (Doubt.UNCONFIRMED, Doubt.AGED) if one in doubts), None)
        return AcceptedRowView(
            text=self._tr.say(row.first.statement.text),
            cells=tuple(self._cells(row)),
            details=tuple(" · ".join(tell(row)) or UNSAID for tell in say),
            differs=not row.is_everywhere,
            cites="".join(f"[{number}]" for number in self._cite(row)),
            caution=self._caution(row, doubt),
            doubt=doubt,
        )

    def _cells(self, row: AcceptedRow) -> Iterator[CellView]:
        _, scope = self._tr.gettext, row.first.statement.scope
        accepted = _(N_("accepted"))
        if scope.layer is Layer.PAIR:
            yield CellView(f"{name_direction(str(scope), self._tr)}: {accepted}", "accent", is_known=True)
            return
        if scope.layer is not Layer.CITY:
            yield CellView(
                _(N_("{layer}: accepted in all three cities")).format(layer=_(layer_label(scope))),
                layer_token(scope),
                is_known=True,
            )
            return
        for city in CITIES:
            own = row.cities.get(city)
            if own is None:
                yield CellView(UNSAID, "ink2", is_known=False)
            else:
                end = _(end_label(own.statement.scope)) if end_label(own.statement.scope) else ""
                yield CellView(f"{accepted} {end}".strip(), CITY_TOKENS[city], is_known=True)

    def _cite(self, row: AcceptedRow) -> list[int]:
        numbers = [
            self._numbers.setdefault(source.id, (source, len(self._numbers) + 1))[1]
            for one in row.all
            for source in one.statement.sources
        ]
        return [*dict.fromkeys(numbers)]

    def _caution(self, row: AcceptedRow, doubt: Doubt | None) -> str:
        _ = self._tr.gettext
        if doubt is None:
            return ""
        if doubt is Doubt.UNCONFIRMED:
            return _(N_("Unconfirmed"))
        published = min(one.statement.published for one in row.all)
        if not published:
            return _(N_("Undated source: ask first"))
        return _(N_("Source of {day}: ask first")).format(day=self._tr.format_source_day(published[: len("2024-01")]))

    def _counts(self, row: AcceptedRow) -> tuple[str, ...]:
        return say_counts(row.first.form, self._tr)

    def _issuer(self, row: AcceptedRow) -> tuple[str, ...]:
        return (self._tr.say(row.first.issuer),) if row.first.issuer else ()

    def _valid_for(self, row: AcceptedRow) -> tuple[str, ...]:
        return (self._tr.say(row.first.valid_for),) if row.first.valid_for else ()

    def _licence(self, row: AcceptedRow) -> tuple[str, ...]:
        licence = self._shown.licences.get(row.first.form.licence or "")
        return (self._tr.say(licence.name),) if licence else ()

    def _source(self, number: int, source: Source) -> SourceView:
        day = self._tr.format_source_day(source.published) if source.published else self._tr.gettext(N_("undated"))
        caption = " · ".join((self._tr.say(source.publisher), day, self._tr.gettext(GRADES[source.grade])))
        return SourceView(number, source.title, caption, source.url or "")
