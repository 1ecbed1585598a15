"""Writes guides as they are read: the answer, then what to do, then what proves it."""

from cztservices.catalogue.show import Mention, ShownGuide
from cztservices.domain.catalogue import Channel, Duration, MaterialForm, Money, Source, Statement
from cztservices.domain.dates import Doubt
from cztservices.domain.guide import Gap, Guide, Line
from cztservices.domain.words import DayKind, Element, End, HandlingMode, ServiceState
from cztservices.i18n import DEFAULT_LANGUAGE, N_, Translator
from cztservices.presenters.guide_view import (
    EndView,
    FactView,
    GuideView,
    LineView,
    MentionView,
    RingView,
    SectionView,
    SourceView,
)
from cztservices.presenters.labels import (
    ASK_FIRST,
    CITY_LABELS,
    CITY_TOKENS,
    ELEMENTS,
    GRADES,
    MODE_TOKENS,
    MODES,
    READ_HOW,
    STATES,
    layer_label,
    layer_token,
)
from cztservices.presenters.questions import elements_in_doubt, greet, questions_about

Numbered = dict[str, tuple[Source, int]]
"""Sources by id, each with the number that lines cite."""


class GuidePresenter:
    """Writes guides in one language."""

    def __init__(self, translator: Translator) -> None:
        """Write in the language of ``translator``."""
        self._tr = translator

    def present(self, shown: ShownGuide) -> GuideView:
        """The view of a guide with what belongs on its page."""
        _ = self._tr.gettext
        guide, ask = shown.guide, shown.ask
        answer = self._answering(guide)
        answering = guide.elements[answer.element] if answer else ()
        sources = self._number_sources(guide, answer)
        sections = tuple(
            section
            for element, title in ELEMENTS.items()
            if (section := self._section(element, title, shown, answer, sources)) is not None
        )
        badge, token = self._badge(guide)
        return GuideView(
            service_id=guide.service.id,
            title=self._tr.say(guide.service.name),
            ends=self._ends(guide),
            prompt=self._prompt(guide),
            badge=badge,
            badge_token=token,
            answer=self._tr.say(answer.text) if answer else self._unknown_answer(ask),
            answer_line=self._line(answering[0], sources, shown, "") if answering else None,
            answer_behind=tuple(
                self._line(line, sources, shown, "") for line in answering if line.overridden_by is not None
            ),
            facts=self._facts(guide, ask),
            sections=sections,
            ring=self._ring(guide, ask),
            gaps_title=_(N_("Not known yet")) if guide.gaps else "",
            gaps=self._gaps(guide, ask),
            behind_title=self._behind_title([line for line in answering if line.overridden_by is not None]),
            lists_title=_(N_("On these published lists")),
            lists=tuple(self._mention(mention) for mention in shown.lists),
            sources_title=_(N_("Sources")),
            sources=tuple(self._source(number, source) for source, number in sources.values()),
            footer=_(
                N_(
                    "What is known for {day}, catalogue {version}. Rules change: if something at the counter differs, "
                    "the counter is right."
                )
            ).format(version=shown.version, day=self._tr.format_day(guide.day)),
        )

    def _ends(self, guide: Guide) -> tuple[EndView, ...]:
        ends = ((guide.service.origin_label, guide.origin), (guide.service.destination_label, guide.destination))
        return tuple(
            EndView(
                self._tr.say(label),
                self._tr.gettext(CITY_LABELS[city]) if city else "–",
                CITY_TOKENS.get(city or "", "ink2"),
            )
            for label, city in ends
            if label is not None
        )

    def _prompt(self, guide: Guide) -> str:
        if guide.origin is not None and guide.origin == guide.destination:
            return self._tr.gettext(N_("Both ends are the same city; this guide is meant for two different ones"))
        wanted = [end for end in End if guide.service.has_end(end)]
        if all((guide.origin if end is End.ORIGIN else guide.destination) is not None for end in wanted):
            return ""
        return self._tr.gettext(N_("Choose the city at each end to see what holds there"))

    def _badge(self, guide: Guide) -> tuple[str, str]:
        _ = self._tr.gettext
        if guide.state is ServiceState.ENDED:
            return _(STATES[ServiceState.ENDED]), "stop"
        words, token = ASK_FIRST, "caution"
        if guide.mode is not None:
            words, token = MODES[guide.mode], MODE_TOKENS[guide.mode]
        elif guide.is_described:
            words, token = READ_HOW, "accent"
        if guide.state is ServiceState.CHANGED:
            return f"{_(STATES[ServiceState.CHANGED])} · {_(words)}", "caution"
        return _(words), token

    @staticmethod
    def _answering(guide: Guide) -> Statement | None:
        first = Element.STATUS if guide.state is ServiceState.ENDED else Element.HANDLING_MODE
        return next(iter(guide.holding(first)), None)

    def _unknown_answer(self, ask: Channel | None) -> str:
        _ = self._tr.gettext
        return _(N_("No reliable source says yet how this is handled. Please ring {phone} first.")).format(
            phone=_phone(ask)
        )

    def _caution(self, line: Line, ask: Channel | None) -> str:
        _, statement = self._tr.gettext, line.statement
        if line.doubt is None:
            return ""
        if line.doubt is Doubt.UNCONFIRMED:
            return _(N_("Unconfirmed: ring {phone} first")).format(phone=_phone(ask))
        if not statement.published:
            return _(N_("Undated source: ring {phone} first")).format(phone=_phone(ask))
        return _(N_("Source of {day}: ring {phone} first")).format(
            day=self._tr.format_source_day(statement.published[: len("2024-01")]), phone=_phone(ask)
        )

    def _ring(self, guide: Guide, ask: Channel | None) -> RingView | None:
        """What to ask: of every element in doubt, and of every one that nobody speaks of."""
        elements = elements_in_doubt(guide) | {gap.element for gap in guide.gaps}
        if not elements:
            return None
        title = self._tr.gettext(N_("Ring {phone} first and read this out")).format(phone=_phone(ask))
        chinese: tuple[str, ...] = ()
        if not self._tr.is_chinese:
            spoken = Translator(DEFAULT_LANGUAGE)  # the hotlines speak Chinese
            chinese = (greet(guide, spoken), *questions_about(elements, spoken))
        return RingView(title, greet(guide, self._tr), questions_about(elements, self._tr), chinese)

    def _mention(self, mention: Mention) -> MentionView:
        _, published = self._tr.gettext, mention.published
        count = ""
        if published.count:
            template = N_("more than {count} entries") if published.at_least else N_("{count} entries")
            count = _(template).format(count=published.count)
        day = self._tr.format_source_day(published.published) if published.published else _(N_("undated"))
        names = self._tr.format_list(self._tr.say(entry.name) for entry in mention.entries)
        caption = " · ".join(part for part in (self._tr.say(published.issuer), day, count) if part)
        return MentionView(
            _(N_("{list}: “{entries}”")).format(list=self._tr.say(published.name), entries=names), caption
        )

    def _behind_title(self, lines: list[Line]) -> str:
        disputed = bool(lines) and all(line.disputed for line in lines)
        return self._tr.gettext(N_("Another source says otherwise") if disputed else N_("What this line replaces"))

    def _facts(self, guide: Guide, ask: Channel | None) -> tuple[FactView, ...]:
        """Short answers beside the main one; where nothing is to be done, no time or fee belongs to it."""
        _ = self._tr.gettext
        elements = () if guide.mode is HandlingMode.NO_ACTION else (Element.TIME_LIMIT, Element.FEE)
        facts = [
            FactView(_(ELEMENTS[element]), self._dated(self._short(line.statement.value), line))
            for element in elements
            for line in guide.elements.get(element, ())
            if isinstance(line.statement.value, Duration | Money)
            and line.overridden_by is None
            and line.doubt is not Doubt.UNCONFIRMED
        ]
        if ask is not None:
            facts.append(FactView(_(N_("Questions")), self._tr.say(ask.name)))
        return tuple(facts)

    def _dated(self, fact: str, line: Line) -> str:
        """A short answer with the year of its source where that is past its shelf life."""
        if line.doubt is None:
            return fact
        published = line.statement.published
        day = self._tr.format_source_day(published[: len("2024")]) if published else self._tr.gettext(N_("undated"))
        return self._tr.gettext(N_("{fact} ({day})")).format(fact=fact, day=day)

    def _short(self, value: Duration | Money) -> str:
        tr = self._tr
        if isinstance(value, Money):
            return (
                tr.gettext(N_("{yuan} yuan")).format(yuan=tr.format_number(value.yuan))
                if value.yuan
                else tr.gettext(N_("Free"))
            )
        if value.days == 0:
            return tr.gettext(N_("At once"))
        if value.kind is DayKind.WORKING:
            return tr.ngettext("{count} working day", "{count} working days", value.days).format(count=value.days)
        return tr.ngettext("{count} day", "{count} days", value.days).format(count=value.days)

    def _gaps(self, guide: Guide, ask: Channel | None) -> tuple[str, ...]:
        """One sentence for what no source says at all, one for what they say of other days only, one for each city."""
        other_day = self._gap_sentences(
            tuple(gap for gap in guide.gaps if gap.other_day),
            ask,
            self._tr.gettext(N_("{what}: not known for {day}. Ring {phone}.")).replace(
                "{day}", self._tr.format_day(guide.day)
            ),
        )
        unknown = tuple(gap for gap in guide.gaps if not gap.other_day)
        return self._gap_sentences(unknown, ask, self._tr.gettext(N_("{what}: no source yet. Ring {phone}."))) + (
            other_day
        )

    def _gap_sentences(self, gaps: tuple[Gap, ...], ask: Channel | None, template: str) -> tuple[str, ...]:
        _ = self._tr.gettext
        everywhere = [_(ELEMENTS[gap.element]) for gap in gaps if gap.city is None]
        whats = [self._tr.format_list(everywhere)] if everywhere else []
        at_city = _(N_("{what}, {city}"))
        whats += [
            at_city.format(what=_(ELEMENTS[gap.element]), city=_(CITY_LABELS[gap.city])) for gap in gaps if gap.city
        ]
        return tuple(template.format(what=what, phone=_phone(ask)) for what in whats)

    def _section(
        self,
        element: Element,
        title: str,
        shown: ShownGuide,
        answer: Statement | None,
        sources: Numbered,
    ) -> SectionView | None:
        guide = shown.guide
        if element not in guide.elements or (answer is not None and element is answer.element):
            return None
        lines = guide.elements[element]
        holding = [line for line in lines if line.overridden_by is None]
        behind = [line for line in lines if line.overridden_by is not None]
        numbered = element is Element.STEP and len(holding) > 1
        return SectionView(
            element,
            self._tr.gettext(title),
            tuple(self._line(line, sources, shown, str(n) if numbered else "") for n, line in enumerate(holding, 1)),
            tuple(self._line(line, sources, shown, "") for line in behind),
            self._behind_title(behind),
        )

    def _line(self, line: Line, sources: Numbered, shown: ShownGuide, number: str) -> LineView:
        statement = line.statement
        return LineView(
            text=self._tr.say(statement.text),
            remark=self._remark(statement, shown),
            layer=self._tr.gettext(layer_label(statement.scope)),
            token=layer_token(statement.scope),
            caption=self._caption(statement, sources),
            caution=self._caution(line, shown.ask),
            doubt=line.doubt,
            dispute=self._dispute(line),
            overridden=line.overridden_by is not None,
            number=number,
        )

    def _dispute(self, line: Line) -> str:
        if not line.disputed:
            return ""
        prevails = line.overridden_by is None
        words = N_("Another source says otherwise, see below") if prevails else N_("Says otherwise, with weaker proof")
        return self._tr.gettext(words)

    def _remark(self, statement: Statement, shown: ShownGuide) -> str:
        if not isinstance(statement.value, MaterialForm):
            return ""
        tr, form = self._tr, statement.value
        parts = []
        if form.originals:
            parts.append(
                tr.ngettext("{count} original", "{count} originals", form.originals).format(count=form.originals)
            )
        if form.copies:
            parts.append(tr.ngettext("{count} copy", "{count} copies", form.copies).format(count=form.copies))
        licence = shown.licences.get(form.licence or "")
        if licence is not None:
            template = tr.gettext(N_("electronic licence accepted: {name}"))
            parts.append(template.format(name=self._tr.say(licence.name)))
        return " · ".join(parts)

    def _caption(self, statement: Statement, sources: Numbered) -> str:
        cited = " ".join(
            f"{self._tr.say(source.publisher)} {self._day(source)} [{sources[source.id][1]}]".replace("  ", " ")
            for source in statement.sources[:2]
        )
        more = "".join(f" [{sources[source.id][1]}]" for source in statement.sources[2:])
        verified = self._tr.gettext(N_("checked {day}")).format(day=self._tr.format_day(statement.verified))
        return f"{cited}{more} · {verified}"

    def _day(self, source: Source) -> str:
        return self._tr.format_source_day(source.published) if source.published else self._tr.gettext(N_("undated"))

    @staticmethod
    def _number_sources(guide: Guide, answer: Statement | None) -> Numbered:
        """Number the sources in the order in which the page cites them: those of the answer first."""
        shown = [line.statement for element in ELEMENTS for line in guide.elements.get(element, ())]
        numbered: Numbered = {}
        for statement in [answer, *shown] if answer else shown:
            for source in statement.sources:
                numbered.setdefault(source.id, (source, len(numbered) + 1))
        return numbered

    def _source(self, number: int, source: Source) -> SourceView:
        caption = " · ".join(
            (self._tr.say(source.publisher), self._day(source), self._tr.gettext(GRADES[source.grade]))
        )
        return SourceView(number, source.title, caption, source.url or "")


def _phone(ask: Channel | None) -> str:
    return (ask.phone if ask else None) or "12345"
