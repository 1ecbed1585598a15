"""Writes the counter view: one guide for a window that takes the file in for the city which decides."""

from collections.abc import Iterator
from datetime import datetime

from cztservices.catalogue.counter import CounterLine, ShownCounter
from cztservices.catalogue.state_code import write_code
from cztservices.domain.catalogue import Office, OfficeRef
from cztservices.domain.counter import PaperKind
from cztservices.domain.guide import Line
from cztservices.domain.hours import describe_hours
from cztservices.i18n import N_, Translator
from cztservices.presenters.actions import Action
from cztservices.presenters.counter_view import (
    AT_ONCE,
    MOST_KEYS,
    CheckGroupView,
    CheckView,
    CounterOfficeView,
    CounterPartView,
    CounterView,
)
from cztservices.presenters.guide import GuidePresenter
from cztservices.presenters.guide_buttons import make_button_view
from cztservices.presenters.guide_lines import LineWriter, number_sources, phone_of
from cztservices.presenters.guide_view import CaseView, LineView
from cztservices.presenters.labels import CITY_LABELS
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.ticks import Ticks

PAPER_KINDS = {
    PaperKind.IDENTITY: N_("Who it is"),
    PaperKind.FORM: N_("Forms"),
    PaperKind.PROOF: N_("Papers"),
    PaperKind.SPARED: N_("Need not be brought"),
}
BUTTONS = {Action.PRINT: N_("Print the hand-over sheet"), Action.PRINT_MISSING: N_("Print what is missing")}


class CounterPresenter:
    """Writes in one language."""

    def __init__(self, shown: ShownCounter, translator: Translator, now: datetime | None = None) -> None:
        """Write ``shown``; say of offices whether they are open ``now`` (None: not at all)."""
        self._shown, self._tr = shown, translator
        self.sources = number_sources(shown.shown, after=shown.general)
        self._own = LineWriter(translator, shown.shown, self.sources, now, offers_links=False)
        general = shown.general or shown.shown
        self._general = LineWriter(translator, general, self.sources, now, offers_links=False)
        self.phone = phone_of(shown.shown.ask)

    def present(self, ticks: Ticks, choice: str = "") -> CounterView:
        """The view, with what is ticked in ``ticks``; ``choice`` are the answers as the page has them."""
        _, shown = self._tr.gettext, self._shown
        guide = shown.shown.guide
        view = GuidePresenter(self._tr, offers_links=False).present(shown.shown)
        home = self.name_city(shown.home)
        groups = tuple(self._groups())
        return CounterView(
            service_id=guide.service.id,
            title=view.title,
            ends=view.ends,
            badge=view.badge,
            badge_token=view.badge_token,
            answer=view.answer,
            case=view.case,
            code=write_code(shown.shown) or "",
            code_title=_(N_("State code")),
            checks_title=_(N_("What I check")),
            checks_hint=_(N_("Digits and the space bar tick")),
            groups=groups,
            how=tuple(map(self.write, shown.checks)),
            nothing="" if groups else self._say_unknown(N_("No source says what to bring. Ring {phone}.")),
            mixed=_(N_("Not all of these belong to one case: answer the questions first."))
            if view.ask and view.case is None and groups
            else "",
            decides=self._part(
                _(N_("What {city} decides")).format(city=home),
                shown.decides,
                N_("No source gives conditions or time limits. Ring {phone}."),
            ),
            offices_title=_(N_("Home office in {city}")).format(city=home),
            offices=tuple(map(self._office, shown.offices)),
            offices_unknown=""
            if shown.offices
            else self._say_unknown(N_("No source names an office in {city}. Ring {phone}."), city=home),
            travels=self._part(
                _(N_("How the file travels")),
                shown.travels,
                N_("No source says how the file of this service travels. Ring {phone}."),
            ),
            missing_title=_(N_("What is missing, to read out")),
            missing_lead=self._lead(),
            missing_end=self._end(),
            complete=_(N_("All papers that the guide names are here.")) if groups else "",
            buttons=tuple(make_button_view(action, name, self._tr) for action, name in BUTTONS.items())
            if guide.is_possible
            else (),
            ways=(
                (_(N_("To the guide")), PageRef(Page.GUIDE, guide.service.id, choice)),
                *([(view.ask, PageRef(Page.ASK, guide.service.id))] if view.ask and view.case is None else ()),
                *_instead(view.case),
            ),
            progress=_(N_("{done} of {all} ready")),
            proof_title=view.proof_title,
            labels=dict(view.labels),
            hall=tuple(note for notes in view.hall.notes.values() for note in notes) if view.hall is not None else (),
            ticks=ticks,
        )

    def write(self, one: CounterLine) -> LineView:
        """One line, of the service or of all windows."""
        return (self._general if one.is_general else self._own).write(one.line)

    def name_city(self, code: str | None) -> str:
        """A city, or what stands for one that is not known."""
        return self._tr.gettext(CITY_LABELS[code] if code is not None else N_("the home city"))

    def know_office(self, line: Line) -> Office | None:
        """The office that a line names."""
        value = line.statement.value
        return self._shown.shown.offices.get(value.office) if isinstance(value, OfficeRef) else None

    def _groups(self) -> Iterator[CheckGroupView]:
        keys = iter((*map(str, range(1, MOST_KEYS)), "0"))
        for kind, title in PAPER_KINDS.items():
            lines = self._shown.papers.get(kind, ())
            if not lines:
                continue
            if kind is PaperKind.SPARED:
                yield CheckGroupView(self._tr.gettext(title), lines=tuple(map(self.write, lines)))
            else:
                checks = tuple(self._check(line, next(keys, "")) for line in lines)
                yield CheckGroupView(self._tr.gettext(title), checks)

    def _check(self, one: CounterLine, key: str) -> CheckView:
        line = self.write(one)
        template = self._tr.gettext(N_("{paper} ({form})"))
        spoken = template.format(paper=line.text.rstrip("。."), form=line.remark) if line.remark else line.text
        return CheckView(one.name, line, key, spoken)

    def _part(self, title: str, lines: tuple[CounterLine, ...], unknown: str) -> CounterPartView:
        general = tuple(self.write(one) for one in lines if one.is_general)
        own = tuple(self.write(one) for one in lines if not one.is_general)
        said = self._tr.gettext(N_("Said of all windows for other cities")) if general else ""
        left = len(own) - AT_ONCE
        more = self._tr.ngettext("{count} line more", "{count} lines more", left).format(count=left) if left > 0 else ""
        return CounterPartView(title, own, more, said, general, "" if own else self._say_unknown(unknown))

    def _office(self, line: Line) -> CounterOfficeView:
        office = self.know_office(line)
        contact = self.contact(office) if office is not None else ()
        _, said = self._tr.gettext, line.statement.text
        known = tuple(
            _(N_("{what}: {answer}")).format(what=what, answer=self._tr.format_list(answers))
            for what, answers in contact
            if answers and not all(answer in self._tr.say(said) for answer in answers)
        )
        unknown = self._tr.format_list(what for what, answers in contact if not answers)
        nothing = _(N_("{what}: {answer}")).format(what=unknown, answer=_(N_("not known"))) if unknown else ""
        return CounterOfficeView(self._own.write(line), known, nothing)

    def contact(self, office: Office) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Address, telephone and hours of an office, each with what is known of it."""
        _, tr = self._tr.gettext, self._tr
        return (
            (_(N_("Address")), (tr.say(office.address),) if office.address else ()),
            (_(N_("Telephone")), office.phones),
            (_(N_("Opening hours")), (tr.say(describe_hours(office.hours)),) if office.hours else ()),
        )

    def _say_unknown(self, template: str, **values: str) -> str:
        """Whom to ring where no source says something; nothing where there is nothing to do at all."""
        if not self._shown.shown.guide.is_possible:
            return ""
        return self._tr.gettext(template).format(phone=self.phone, **values)

    def _lead(self) -> str:
        guide = self._shown.shown.guide
        cities = " → ".join(self._tr.gettext(CITY_LABELS[city]) for city in (guide.origin, guide.destination) if city)
        service = self._tr.say(guide.service.name)
        template = N_("For “{service}” ({cities}) these are still missing:")
        if not cities:
            template = N_("For “{service}” these are still missing:")
        return self._tr.gettext(template).format(service=service, cities=cities)

    def _end(self) -> str:
        """Where to bring them: to this window, which takes them for the home city, and whom to ring."""
        _ = self._tr.gettext
        office = next((found for line in self._shown.offices if (found := self.know_office(line)) is not None), None)
        if office is None or not office.address:
            return _(N_("Please bring them to this window. Questions: ring {phone}.")).format(phone=self.phone)
        template = N_("Please bring them to this window, or to {office} ({address}). Questions: ring {phone}.")
        phone = office.phones[0] if office.phones else self.phone
        return _(template).format(office=self._tr.say(office.name), address=self._tr.say(office.address), phone=phone)


def _instead(case: CaseView | None) -> Iterator[tuple[str, PageRef]]:
    """The way to the service to look at instead, where there is one."""
    if case is not None and case.instead_page is not None:
        yield f"{case.instead_title}: {case.instead}", case.instead_page
