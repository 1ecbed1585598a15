"""Writes guides as they are read: the answer, then what to do, then what proves it."""

from datetime import datetime
from typing import TYPE_CHECKING

from cztservices.catalogue.show import Mention, ShownGuide
from cztservices.domain.catalogue import Channel, Duration, Money, Source, Statement
from cztservices.domain.dates import Doubt
from cztservices.domain.flow import draw_flow
from cztservices.domain.guide import Gap, Guide, Line
from cztservices.domain.hall import place_of
from cztservices.domain.words import Element, End, HandlingMode, ServiceState
from cztservices.i18n import DEFAULT_LANGUAGE, N_, Translator
from cztservices.presenters.asking import present_case
from cztservices.presenters.flow import FlowView, present_flow, say_duration
from cztservices.presenters.guide_lines import LineWriter, label_ends, number_sources, phone_of, present_ends
from cztservices.presenters.guide_view import (
    FactView,
    GuideView,
    MentionView,
    RingView,
    SectionView,
    SourceView,
    TravelView,
)
from cztservices.presenters.labels import (
    ASK_FIRST,
    CITY_LABELS,
    ELEMENTS,
    GRADES,
    MODE_TOKENS,
    MODES,
    OUTCOMES,
    READ_HOW,
    STATES,
)
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.questions import elements_in_doubt, greet, questions_about

if TYPE_CHECKING:
    from cztservices.presenters.hall_view import HallView

SHORT_RESULT = 16
"""A result of at most so many characters is written into the picture; a longer one stands among the lines only."""


class GuidePresenter:
    """Writes guides in one language."""

    def __init__(self, translator: Translator, now: datetime | None = None, *, offers_links: bool = True) -> None:
        """Write in the language of ``translator``; say of offices whether they are open ``now`` (None: not at all)."""
        self._tr, self._now, self._offers_links = translator, now, offers_links

    def present(self, shown: ShownGuide) -> GuideView:
        """The view of a guide with what belongs on its page."""
        _ = self._tr.gettext
        guide, ask = shown.guide, shown.ask
        answer = self._answering(guide)
        answering = guide.elements[answer.element] if answer else ()
        sources = number_sources(shown, answer)
        writer = LineWriter(self._tr, shown, sources, self._now, offers_links=self._offers_links)
        sections = tuple(
            section
            for element, title in ELEMENTS.items()
            if (section := self._section(element, title, shown, answer, writer)) is not None
        )
        badge, token = self._badge(guide)
        return GuideView(
            service_id=guide.service.id,
            title=self._tr.say(guide.service.name),
            ends=present_ends(guide, self._tr),
            prompt=self._prompt(guide),
            badge=badge,
            badge_token=token,
            answer=self._answer(guide, answer, ask),
            answer_line=writer.write(answering[0]) if answering else None,
            answer_behind=tuple(writer.write(line) for line in answering if line.overridden_by is not None),
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
            labels=label_ends(guide.service, self._tr),
            flow=self._flow(shown),
            travel_title=_(N_("Between the two cities")),
            travel=tuple(
                TravelView(
                    self._tr.say(journey.service.name),
                    self._tr.say(journey.statement.text),
                    PageRef(Page.GUIDE, journey.service.id),
                )
                for journey in shown.journeys
            ),
            compare=_(N_("Compare")),
            read_aloud=_(N_("Read aloud")),
            proof_title=_(N_("What proves it")),
            ticked=_(N_("{done} of {all} ready")),
            case=present_case(shown, writer, self._tr),
            ask=_(N_("What holds in my case?")) if shown.questions is not None else "",
            ask_caption=_(N_("A few short questions, then the guide for you alone")),
            hall=self._hall(shown),
        )

    def _answer(self, guide: Guide, answer: Statement | None, ask: Channel | None) -> str:
        """The sentence to read first: what answers came to, else how it is handled."""
        if guide.outcome is not None:
            return self._tr.say(guide.outcome.text)
        return self._tr.say(answer.text) if answer else self._unknown_answer(ask)

    def _hall(self, shown: ShownGuide) -> "HallView | None":
        if shown.hall is None:
            return None
        from cztservices.presenters.hall import present_hall

        return present_hall(shown.guide, shown.hall, self._tr, self._now)

    def _flow(self, shown: ShownGuide) -> FlowView | None:
        flow = draw_flow(shown.guide, shown.channels.values())
        if flow is None:
            return None
        results = [self._tr.say(statement.text) for statement in shown.guide.holding(Element.RESULT)]
        short = next((words for words in results if _breadth(words) <= SHORT_RESULT), "")
        return present_flow(flow, phone_of(shown.ask), short.rstrip("。."), self._tr)

    def _prompt(self, guide: Guide) -> str:
        if guide.is_within_one_city:
            return self._tr.gettext(N_("Both ends are the same city; this guide is meant for two different ones"))
        wanted = [end for end in End if guide.service.has_end(end)]
        if all((guide.origin if end is End.ORIGIN else guide.destination) is not None for end in wanted):
            return ""
        return self._tr.gettext(N_("Choose the cities first"))

    def _badge(self, guide: Guide) -> tuple[str, str]:
        _ = self._tr.gettext
        if guide.state is ServiceState.ENDED:
            return _(STATES[ServiceState.ENDED]), "stop"
        if guide.outcome is not None and guide.outcome.kind in OUTCOMES:
            words, token = OUTCOMES[guide.outcome.kind]
            return _(words), token
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
        if guide.outcome is not None:
            return None
        first = Element.STATUS if guide.state is ServiceState.ENDED else Element.HANDLING_MODE
        return next(iter(guide.holding(first)), None)

    def _unknown_answer(self, ask: Channel | None) -> str:
        _ = self._tr.gettext
        return _(N_("No reliable source says yet how this is handled. Please ring {phone} first.")).format(
            phone=phone_of(ask)
        )

    def _ring(self, guide: Guide, ask: Channel | None) -> RingView | None:
        """What to ask: of every element in doubt, and of every one that nobody speaks of."""
        elements = elements_in_doubt(guide) | {gap.element for gap in guide.gaps}
        if not elements:
            return None
        title = self._tr.gettext(N_("Ring {phone} first and read this out")).format(phone=phone_of(ask))
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
        """Short answers beside the main one: where, how long, what it costs, whom to ask.

        Where nothing is to be done, or the service has ended, only whom to ask; a time or fee that no source gives is
        said to be unknown.
        """
        _, facts = self._tr.gettext, []
        if guide.is_possible and guide.mode is not HandlingMode.NO_ACTION and guide.state is not ServiceState.ENDED:
            facts.append(FactView(_(N_("Where")), self._where(guide)))
            facts += [
                FactView(_(ELEMENTS[element]), self._short_answer(guide, element))
                for element in (Element.TIME_LIMIT, Element.FEE)
            ]
        if ask is not None:
            facts.append(FactView(_(N_("Questions")), self._tr.say(ask.name)))
        return tuple(fact for fact in facts if fact.text)

    def _where(self, guide: Guide) -> str:
        """Where one goes, in a few words; empty where the mode is not known."""
        _ = self._tr.gettext
        home = guide.origin if guide.service.decided_by is End.ORIGIN else guide.destination
        cities = {HandlingMode.PROXY_COLLECT: guide.destination, HandlingMode.HOME_WINDOW: home}
        if guide.mode is HandlingMode.FULLY_ONLINE:
            return _(N_("Online, no trip"))
        if guide.mode is HandlingMode.JOINT:
            return _(N_("Windows of both cities"))
        city = cities.get(guide.mode) if guide.mode is not None else None
        return _(N_("A window in {city}")).format(city=_(CITY_LABELS[city])) if city is not None else ""

    def _short_answer(self, guide: Guide, element: Element) -> str:
        """A number of days or yuan; that it is not known where no line says, and nothing where only words do."""
        lines = [line for line in guide.elements.get(element, ()) if line.overridden_by is None]
        for line in lines:
            if isinstance(line.statement.value, Duration | Money) and line.doubt is not Doubt.UNCONFIRMED:
                return self._dated(self._short(line.statement.value), line)
        return "" if lines else self._tr.gettext(N_("not known"))

    def _dated(self, fact: str, line: Line) -> str:
        """A short answer with the year of its source where that is past its shelf life."""
        if line.doubt is None:
            return fact
        published = line.statement.published
        day = self._tr.format_source_day(published[: len("2024")]) if published else self._tr.gettext(N_("undated"))
        return self._tr.gettext(N_("{fact} ({day})")).format(fact=fact, day=day)

    def _short(self, value: Duration | Money) -> str:
        tr = self._tr
        if isinstance(value, Duration):
            return say_duration(value, tr)
        if not value.yuan:
            return tr.gettext(N_("Free"))
        return tr.gettext(N_("{yuan} yuan")).format(yuan=tr.format_number(value.yuan))

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
        return tuple(template.format(what=what, phone=phone_of(ask)) for what in whats)

    def _section(
        self, element: Element, title: str, shown: ShownGuide, answer: Statement | None, writer: LineWriter
    ) -> SectionView | None:
        """The lines of an element; none where there are none, unless the hall says something of it."""
        guide = shown.guide
        is_noted = shown.hall is not None and place_of(element) in shown.hall.notes
        if not (element in guide.elements or is_noted) or (answer is not None and element is answer.element):
            return None
        lines = guide.elements.get(element, ())
        holding = [line for line in lines if line.overridden_by is None]
        behind = [line for line in lines if line.overridden_by is not None]
        numbered = element is Element.STEP and len(holding) > 1
        return SectionView(
            element,
            self._tr.gettext(title),
            tuple(writer.write(line, str(n) if numbered else "") for n, line in enumerate(holding, 1)),
            tuple(writer.write(line) for line in behind),
            self._behind_title(behind),
        )

    def _source(self, number: int, source: Source) -> SourceView:
        undated = self._tr.gettext(N_("undated"))
        day = self._tr.format_source_day(source.published) if source.published else undated
        caption = " · ".join((self._tr.say(source.publisher), day, self._tr.gettext(GRADES[source.grade])))
        return SourceView(number, source.title, caption, source.url or "")


def _breadth(text: str) -> float:
    """How wide ``text`` is, in Chinese characters."""
    return sum(1 if ord(char) > 0x2E80 else 0.5 for char in text)  # noqa: PLR2004 - where wide characters begin
