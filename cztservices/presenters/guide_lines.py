"""Lines of a guide: their words, whose rule each is, what proves it, and what to do before trusting it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from cztservices.catalogue.show import ShownGuide
from cztservices.domain.catalogue import Channel, ChannelRef, MaterialForm, OfficeRef, Service, Source, Statement
from cztservices.domain.dates import Doubt, best_before, doubt_on
from cztservices.domain.guide import Guide, Line
from cztservices.domain.words import End
from cztservices.i18n import N_, Translator
from cztservices.presenters.accepted import say_accepted, say_form
from cztservices.presenters.guide_view import AcceptedView, EndView, LineView
from cztservices.presenters.labels import CITY_LABELS, CITY_TOKENS, ELEMENTS, GRADES, layer_label, layer_token
from cztservices.presenters.pages import Page, PageRef

Numbered = dict[str, tuple[Source, int]]
"""Sources by id, each with the number that lines cite."""


def number_sources(shown: ShownGuide, answer: Statement | None = None, *, after: ShownGuide | None = None) -> Numbered:
    """Number the sources as the page cites them: of the case, the answer, the lines, the papers, then of ``after``."""
    numbered: Numbered = {source.id: (source, number) for number, source in enumerate(shown.proof, 1)}
    for guide in (one for one in (shown, after) if one is not None):
        lines = (line.statement for element in ELEMENTS for line in guide.guide.elements.get(element, ()))
        papers = (one.statement for one in guide.accepted)
        for statement in (*([answer] if answer else []), *lines, *papers):
            for source in statement.sources:
                numbered.setdefault(source.id, (source, len(numbered) + 1))
    return numbered


def label_ends(service: Service, translator: Translator) -> dict[End, str]:
    """What a service calls the ends that it has."""
    labels = {End.ORIGIN: service.origin_label, End.DESTINATION: service.destination_label}
    return {end: translator.say(label) for end, label in labels.items() if label is not None}


def present_ends(guide: Guide, translator: Translator) -> tuple[EndView, ...]:
    """The ends that the service has, as it calls them, with their cities."""
    ends = ((guide.service.origin_label, guide.origin), (guide.service.destination_label, guide.destination))
    return tuple(
        EndView(
            translator.say(label),
            translator.gettext(CITY_LABELS[city]) if city else "–",
            CITY_TOKENS.get(city or "", "ink2"),
        )
        for label, city in ends
        if label is not None
    )


def phone_of(ask: Channel | None) -> str:
    """The number to ring for what is not known."""
    return (ask.phone if ask else None) or "12345"


class LineWriter:
    """Writes the lines of one guide in one language."""

    def __init__(
        self,
        translator: Translator,
        shown: ShownGuide,
        sources: Numbered,
        now: datetime | None = None,
        *,
        offers_links: bool = True,
    ) -> None:
        """Say of offices whether they are open ``now`` (None: not at all)."""
        self._tr, self._shown, self._sources = translator, shown, sources
        self._now, self._offers_links = now, offers_links

    def write(self, line: Line, number: str = "") -> LineView:
        """The view of ``line``; ``number`` is its place among steps."""
        statement = line.statement
        return LineView(
            id=statement.id,
            text=self._tr.say(statement.text),
            remark=self._remark(statement),
            layer=self._tr.gettext(layer_label(statement.scope)),
            token=layer_token(statement.scope),
            caption=self._caption(statement),
            caution=self.warn(line.doubt, statement.published),
            doubt=line.doubt,
            dispute=self._dispute(line),
            overridden=line.overridden_by is not None,
            number=number,
            proof=self._proof(statement),
            opening=self._opening(line),
            link=self._link(statement),
            seen=statement.text.zh,
            accepted=self._accepted(statement),
        )

    def warn(self, doubt: Doubt | None, published: str) -> str:
        """What to do before trusting what a source of the day ``published`` says; nothing without a doubt."""
        _, phone = self._tr.gettext, phone_of(self._shown.ask)
        if doubt is None:
            return ""
        if doubt is Doubt.UNCONFIRMED:
            return _(N_("Unconfirmed: ring {phone} first")).format(phone=phone)
        if not published:
            return _(N_("Undated source: ring {phone} first")).format(phone=phone)
        return _(N_("Source of {day}: ring {phone} first")).format(
            day=self._tr.format_source_day(published[: len("2024-01")]), phone=phone
        )

    def _dispute(self, line: Line) -> str:
        if not line.disputed:
            return ""
        prevails = line.overridden_by is None
        words = N_("Another source says otherwise, see below") if prevails else N_("Says otherwise, with weaker proof")
        return self._tr.gettext(words)

    def _remark(self, statement: Statement) -> str:
        if not isinstance(statement.value, MaterialForm):
            return ""
        return " · ".join(say_form(statement.value, self._shown.licences, self._tr))

    def _accepted(self, statement: Statement) -> AcceptedView | None:
        key = statement.value.requirement if isinstance(statement.value, MaterialForm) else None
        asked = self._shown.requirements.get(key or "")
        if asked is None:
            return None
        _, day = self._tr.gettext, self._shown.guide.day
        lines = tuple(
            replace(
                self.write(Line(one.statement, doubt=doubt_on(one.statement, day))),
                remark=" · ".join(say_accepted(one, self._shown.licences, self._tr)),
            )
            for one in asked.accepted
        )
        title = _(N_("What is accepted: {name} ({count})"))
        return AcceptedView(
            title.format(name=self._tr.say(asked.requirement.name), count=len(lines)),
            lines,
            _(N_("Compare the cities")),
            PageRef(Page.REQUIREMENT, asked.requirement.id),
        )

    def _caption(self, statement: Statement) -> str:
        verified = self._tr.gettext(N_("checked {day}")).format(day=self._tr.format_day(statement.verified))
        return f"{self.cite(statement.sources)} · {verified}"

    def cite(self, sources: Sequence[Source]) -> str:
        """Who says so, in short: the first two by name and day, the rest by number."""
        cited = " ".join(
            f"{self._tr.say(source.publisher)} {self._day(source)} [{self._sources[source.id][1]}]".replace("  ", " ")
            for source in sources[:2]
        )
        return cited + "".join(f" [{self._sources[source.id][1]}]" for source in sources[2:])

    def name_sources(self, sources: Iterable[Source]) -> list[str]:
        """Every source in full: title, publisher, day and grade."""
        _ = self._tr.gettext
        return [
            " · ".join((source.title, self._tr.say(source.publisher), self._day(source), _(GRADES[source.grade])))
            for source in sources
        ]

    def _proof(self, statement: Statement) -> tuple[str, ...]:
        """Every source in full, when the line was checked, until when that holds, and whether English lags behind."""
        _, last = self._tr.gettext, best_before(statement)
        lines = self.name_sources(statement.sources)
        checked = _(N_("checked {day}")).format(day=self._tr.format_day(statement.verified))
        if last is not None and last != date.min:
            due = _(N_("to be checked again by {day}")).format(day=self._tr.format_day(last))
            checked = f"{checked} · {due}"
        lines.append(checked)
        if statement.english_is_older and not self._tr.is_chinese:
            lines.append(
                _(N_("The Chinese has changed since this was translated: {words}")).format(words=statement.text.zh)
            )
        return tuple(lines)

    def _day(self, source: Source) -> str:
        return self._tr.format_source_day(source.published) if source.published else self._tr.gettext(N_("undated"))

    def _opening(self, line: Line) -> tuple[str, str]:
        statement = line.statement
        office = self._shown.offices.get(statement.value.office) if isinstance(statement.value, OfficeRef) else None
        if office is None or self._now is None:
            return ("", "")
        from cztservices.domain.opening import opening_at
        from cztservices.presenters.opening import describe_opening

        doubt = line.doubt or self._shown.doubts.get(office.id)
        said = describe_opening(opening_at(office, self._now), self._tr, doubt)
        return (said.text, said.token)

    def _link(self, statement: Statement) -> str:
        if not self._offers_links or not isinstance(statement.value, ChannelRef):
            return ""
        channel = self._shown.channels.get(statement.value.channel)
        return (channel.url if channel else None) or ""
