"""Writes the sheet of a guide: what one acts on, with what proves it in short."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from cztservices.catalogue.show import ShownGuide
from cztservices.catalogue.state_code import write_code
from cztservices.domain.catalogue import Office, OfficeRef, Source, Statement
from cztservices.domain.dates import Doubt
from cztservices.domain.hall import place_of
from cztservices.domain.hours import describe_hours
from cztservices.domain.words import Element
from cztservices.i18n import N_, Translator
from cztservices.presenters.guide import GuidePresenter
from cztservices.presenters.guide_lines import phone_of
from cztservices.presenters.guide_view import GuideView, LineView, SectionView, places_of_answer
from cztservices.presenters.hall_view import HallView
from cztservices.presenters.labels import CITY_LABELS
from cztservices.presenters.mine_view import NoteView
from cztservices.presenters.sheet_view import BOX, RING_MARK, SheetBlock, SheetFoot, SheetLine, SheetPart, SheetView

_PARTS = (
    (SheetPart.STATUS, (Element.STATUS,)),
    (SheetPart.CONDITIONS, (Element.CONDITION,)),
    (SheetPart.MATERIALS, (Element.MATERIAL,)),
    (SheetPart.STEPS, (Element.STEP,)),
    (SheetPart.CHANNELS, (Element.CHANNEL,)),
    (SheetPart.PLACES, (Element.OFFICE,)),
    (SheetPart.TIME_AND_FEE, (Element.TIME_LIMIT, Element.FEE)),
    (SheetPart.OUTCOME, (Element.RESULT, Element.AMOUNT)),
)
"""The elements that one acts on, in the order in which one needs them; notes and legal basis stay on the screen."""

_LEFT_OUT = (Element.NOTE, Element.LEGAL_BASIS)
_TITLES = {
    SheetPart.TIME_AND_FEE: N_("How long, what it costs"),
    SheetPart.OUTCOME: N_("What you get"),
}


def present_sheet(shown: ShownGuide, translator: Translator, now: datetime) -> SheetView:
    """The sheet of ``shown`` as it is taken away ``now``."""
    return SheetPresenter(shown, translator, now).present()


class SheetPresenter:
    """Writes one sheet, and numbers the sources that its lines cite on the way."""

    def __init__(self, shown: ShownGuide, translator: Translator, now: datetime) -> None:
        """Of ``shown``, in the language of ``translator``, as it is taken away ``now``."""
        self._shown, self._tr, self._now = shown, translator, now
        lines = (line for lines in shown.guide.elements.values() for line in lines)
        self._statements = {line.statement.id: line.statement for line in lines}
        self._numbers: dict[str, tuple[int, Source]] = {}
        self._checked: list[date] = []
        self._rings = False

    def present(self) -> SheetView:
        """The sheet."""
        view = self._view_guide()
        answer = self._answer(view)
        blocks = [*self._case(view), *self._hall(view)]
        blocks += [block for part, elements in _PARTS if (block := self._block(part, elements, view)) is not None]
        blocks += self._not_sure(view)
        sheet = self._lay(view, self._tr.gettext(N_("All you need to know, on one sheet")), answer, blocks)
        way = view.flow.sentence if view.flow else ""
        return replace(sheet, facts=view.facts, way=way, rest=self._rest(view))

    @staticmethod
    def _case(view: GuideView) -> Iterator[SheetBlock]:
        """What was answered, where it is the sheet of a case."""
        if view.case is not None:
            lines = tuple(SheetLine(f"{chip.question} {chip.answer}") for chip in view.case.path)
            yield SheetBlock(SheetPart.CASE, view.case.title, lines)

    def _view_guide(self) -> GuideView:
        return GuidePresenter(self._tr, offers_links=False).present(self._shown)

    def _lay(self, view: GuideView, kind: str, answer: SheetLine, blocks: list[SheetBlock]) -> SheetView:
        """A sheet of that ``kind`` with these ``blocks``, and below them what proves them."""
        _, guide = self._tr.gettext, self._shown.guide
        if self._numbers:
            blocks = [*blocks, SheetBlock(SheetPart.SOURCES, view.sources_title, self._sources())]
        ends = "-".join(city for city in (guide.origin, guide.destination) if city)
        return SheetView(
            language=self._tr.language,
            kind=kind,
            service_id=guide.service.id,
            title=view.title,
            ends=view.ends,
            prompt=view.prompt if guide.is_within_one_city else "",  # on paper nobody can choose cities
            badge=view.badge,
            badge_token=view.badge_token,
            answer=answer,
            facts=(),
            way="",
            blocks=tuple(blocks),
            legend=self._legend(),
            rest="",
            footer=self._footer(),
            code_title=_(N_("Take it with you on a telephone: the codes hold the text itself, no network is needed")),
            code_name=_(N_("{number} of {count}")),
            code_rest=_(N_("Here are {shown} of {count} codes; all of them are on the screen, under “QR code”.")),
            file_name="-".join(part for part in (guide.service.id, ends) if part),
            foot=SheetFoot(
                " · ".join(part for part in (view.title, " → ".join(self._cities())) if part),
                _(N_("page {page} of {pages}")),
            ),
        )

    def _cities(self) -> list[str]:
        """The cities of the direction, as far as they are chosen."""
        ends = (self._shown.guide.origin, self._shown.guide.destination)
        return [self._tr.gettext(CITY_LABELS[city]) for city in ends if city]

    def _answer(self, view: GuideView) -> SheetLine:
        if view.answer_line is None:
            return SheetLine(view.answer, ring_first=True)
        return self._line(view.answer_line)

    def _block(self, part: SheetPart, elements: tuple[Element, ...], view: GuideView) -> SheetBlock | None:
        sections = [section for element in elements for section in view.sections if section.element is element]
        if not sections:
            return None
        title = self._tr.gettext(_TITLES[part]) if part in _TITLES else sections[0].title
        lines = (line for section in sections for line in self._lines(section, view.hall))
        return SheetBlock(part, title, tuple(lines))

    def _lines(self, section: SectionView, hall: HallView | None) -> Iterator[SheetLine]:
        """The lines of a section, each with what the hall adds to it; what it adds to all of them stands first."""
        noted = hall.at if hall is not None else lambda *_places: ()
        yield from map(_of_hall, noted(place_of(section.element)))
        for line in section.lines:
            yield self._line(line, self._lead(section, line))
            yield from map(_of_hall, noted(line.id))

    @staticmethod
    def _hall(view: GuideView) -> list[SheetBlock]:
        """What the hall says of the answer and of the whole guide."""
        notes = view.hall.at(*places_of_answer(view)) if view.hall is not None else ()
        if not notes or view.hall is None:
            return []
        return [SheetBlock(SheetPart.HALL, view.hall.title, tuple(map(_of_hall, notes)))]

    @staticmethod
    def _lead(section: SectionView, line: LineView) -> str:
        if section.element is Element.MATERIAL:
            return BOX
        return f"{line.number}." if line.number else ""

    def _line(self, line: LineView, lead: str = "", said: Statement | None = None) -> SheetLine:
        """One line; ``said`` is its statement where that is none of the guide."""
        statement = said or self._statements[line.id]
        self._checked.append(statement.verified)
        doubtful = line.doubt is not None or bool(line.dispute)
        office = self._office(statement)
        if office is not None and self._shown.doubts.get(office.id) is not None:
            doubtful = True
        self._rings |= doubtful
        unconfirmed = self._tr.gettext(N_("unconfirmed")) if line.doubt is Doubt.UNCONFIRMED else ""
        return SheetLine(
            line.text,
            lead,
            " · ".join(part for part in (line.remark, unconfirmed) if part),
            self._known(office, line.text) if office else (),
            self._unknown(office) if office else "",
            line.layer,
            line.token,
            self._cite(statement),
            doubtful,
        )

    def _office(self, statement: Statement) -> Office | None:
        value = statement.value
        return self._shown.offices.get(value.office) if isinstance(value, OfficeRef) else None

    def _known(self, office: Office, said: str) -> tuple[str, ...]:
        """What the line does not say of an office: where it is, whom to ring, when it is open."""
        return tuple(
            self._tr.gettext(N_("{what}: {answer}")).format(what=what, answer=self._tr.format_list(answers))
            for what, answers in self._contact(office)
            if answers and not all(answer in said for answer in answers)
        )

    def _unknown(self, office: Office) -> str:
        _ = self._tr.gettext
        unknown = self._tr.format_list(what for what, answers in self._contact(office) if not answers)
        return _(N_("{what}: {answer}")).format(what=unknown, answer=_(N_("not known"))) if unknown else ""

    def _contact(self, office: Office) -> tuple[tuple[str, tuple[str, ...]], ...]:
        _, tr = self._tr.gettext, self._tr
        return (
            (_(N_("Address")), (tr.say(office.address),) if office.address else ()),
            (_(N_("Telephone")), office.phones),
            (_(N_("Opening hours")), (tr.say(describe_hours(office.hours)),) if office.hours else ()),
        )

    def _cite(self, statement: Statement) -> tuple[int, ...]:
        for source in statement.sources:
            self._numbers.setdefault(source.id, (len(self._numbers) + 1, source))
        return tuple(self._numbers[source.id][0] for source in statement.sources)

    def _not_sure(self, view: GuideView) -> list[SheetBlock]:
        blocks = []
        if view.ring is not None:
            ring = view.ring
            spoken = [SheetLine(ring.greeting), *(SheetLine(question, BOX) for question in ring.questions)]
            if ring.chinese:
                spoken += [SheetLine(ring.chinese[0]), *(SheetLine(question, BOX) for question in ring.chinese[1:])]
            blocks.append(SheetBlock(SheetPart.RING, ring.title, tuple(spoken)))
        if view.gaps:
            blocks.append(SheetBlock(SheetPart.GAPS, view.gaps_title, tuple(map(SheetLine, view.gaps))))
        return blocks

    def _sources(self) -> tuple[SheetLine, ...]:
        undated = self._tr.gettext(N_("undated"))
        return tuple(
            SheetLine(
                f"{self._tr.say(source.publisher)} "
                + (self._tr.format_source_day(source.published) if source.published else undated),
                f"[{number}]",
            )
            for number, source in self._numbers.values()
        )

    def _legend(self) -> str:
        if not self._rings:
            return ""
        template = N_("{mark} old, unconfirmed or disputed: ring {phone} before you rely on it.")
        return self._tr.gettext(template).format(mark=RING_MARK, phone=phone_of(self._shown.ask))

    def _rest(self, view: GuideView) -> str:
        """How much the guide on the screen says beyond the sheet."""
        more = sum(len(section.lines) for section in view.sections if section.element in _LEFT_OUT)
        if not more:
            return ""
        template = self._tr.ngettext(
            "The guide on the screen has {count} line of notes and legal basis more.",
            "The guide on the screen has {count} lines of notes and legal basis more.",
            more,
        )
        return template.format(count=more)

    def _footer(self) -> tuple[str, ...]:
        _, tr, shown = self._tr.gettext, self._tr, self._shown
        first, last = min(self._checked, default=None), max(self._checked, default=None)
        checked = ""
        if first is not None and last is not None:
            span = N_("checked {last}") if first == last else N_("checked between {first} and {last}")
            checked = _(span).format(first=tr.format_day(first), last=tr.format_day(last))
        taken = _(N_("Catalogue {version}")).format(version=shown.version)
        day = _(N_("taken from it on {day}")).format(day=tr.format_day(self._now.date()))
        return (
            " · ".join(part for part in (taken, day, checked) if part),
            *self._code_line(),
            _(N_("Not a government paper. Rules change: if something at the counter differs, the counter is right.")),
        )

    def _code_line(self) -> tuple[str, ...]:
        """The state code of a case, by which another window stands at the same guide with the same answers."""
        case, code = self._shown.case, write_code(self._shown)
        if case is None or not case.path or code is None:
            return ()
        template = N_("State code {code}: typed into the search of a window or kiosk, it leads to this case again.")
        return (self._tr.gettext(template).format(code=code),)


def _of_hall(note: NoteView) -> SheetLine:
    return SheetLine(note.text, remark=note.state, layer=note.layer, token=note.layer_token, of_hall=True)
