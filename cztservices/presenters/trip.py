"""Whether a trip will be wasted, in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cztservices.catalogue.show import show_guide
from cztservices.catalogue.trip import Trip, plan_trip
from cztservices.domain.catalogue import MaterialForm, newest_date
from cztservices.domain.dates import Doubt
from cztservices.domain.guide import Line
from cztservices.domain.trip import OfficeDay, TripFinding, TripQuestion, TripReason, Verdict, worst_verdict
from cztservices.i18n import N_, Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.opening import name_day, say_stretches, say_time
from cztservices.storage.catalogue_db import CatalogueDb

QUESTIONS = {
    TripQuestion.GO_AT_ALL: N_("Must I go at all?"),
    TripQuestion.OPEN: N_("Is it open that day?"),
    TripQuestion.ORIGINALS: N_("Must I bring originals?"),
    TripQuestion.IN_PERSON: N_("Must I come myself?"),
    TripQuestion.BOOKING: N_("Must I book?"),
}

GOOD, MIND, RING, STOP = N_("Good"), N_("Mind this"), N_("Ring first"), N_("Do not go")
"""What a verdict means; caution means to ring where the answer is not sure, and to mind it where it is."""

_ANSWERS = {
    (TripQuestion.GO_AT_ALL, TripReason.UNKNOWN): N_("No source says how it is handled."),
    (TripQuestion.GO_AT_ALL, TripReason.HOME_WINDOW): N_("Yes, to the window where your record is: {quotes}"),
    (TripQuestion.GO_AT_ALL, TripReason.TRIP): N_("Yes: {quotes}"),
    (TripQuestion.GO_AT_ALL, TripReason.IN_WORDS): N_("Sources put it so: {quotes}"),
    (TripQuestion.GO_AT_ALL, TripReason.ENDED): N_("It has ended: {quotes}"),
    (TripQuestion.OPEN, TripReason.UNKNOWN): N_("No source names an office."),
    (TripQuestion.OPEN, TripReason.IN_WORDS): N_("No source says when it is open: {quotes}"),
    (TripQuestion.ORIGINALS, TripReason.UNKNOWN): N_("No source says what to bring."),
    (TripQuestion.ORIGINALS, TripReason.PAPERS): N_("No source says; take the originals with you."),
    (TripQuestion.ORIGINALS, TripReason.COPIES): N_("Copies are enough: {quotes}"),
    (TripQuestion.IN_PERSON, TripReason.UNKNOWN): N_("No source says."),
    (TripQuestion.IN_PERSON, TripReason.YOURSELF): N_("Yes, come yourself: {quotes}"),
    (TripQuestion.IN_PERSON, TripReason.MIXED): N_("It depends: {quotes}"),
    (TripQuestion.BOOKING, TripReason.UNKNOWN): N_("No source says."),
    (TripQuestion.BOOKING, TripReason.BOOK): N_("There is booking; book before you go: {quotes}"),
    (TripQuestion.BOOKING, TripReason.NO_BOOKING): N_("No: {quotes}"),
    (TripQuestion.BOOKING, TripReason.MIXED): N_("It depends: {quotes}"),
}
"""Answers that read the same whatever the verdict; ``quotes`` are the words of the sources."""

_NAMED = 3
"""Offices and quotations are given up to so many; the guide below has all."""


@dataclass(frozen=True, slots=True)
class TripLineView:
    """One question with its answer: what it means for the trip (word and colour), why, and why not to trust that."""

    question: TripQuestion
    title: str
    token: str
    verdict: str
    reason: str
    caution: str


@dataclass(frozen=True, slots=True)
class TripDayView:
    """A day that is offered."""

    day: date
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class TripView:
    """The card of one trip.

    ``days`` are those offered by a button, ``other_day`` names the field for all others, and ``language`` is that of
    its calendar, which begins ``today`` and turns its leaves to ``months`` before and after.
    """

    title: str
    day: date
    day_label: str
    token: str
    verdict: str
    summary: str
    lines: tuple[TripLineView, ...]
    today: date
    days: tuple[TripDayView, ...]
    other_day: str
    months: tuple[str, str]
    language: str


def read_trip(
    db: CatalogueDb,
    service_id: str,
    direction: Direction,
    day: date,
    today: date,
    now: datetime | None = None,
    answers: Mapping[str, str] | None = None,
) -> Callable[[Translator], TripView]:
    """Plan going on ``day``, on whatever thread; what is returned writes the view without reading again.

    With ``answers`` (by question) it is for the case that they lead to.

    Raises:
        UnknownNameError: there is no such service.
    """
    trip = plan_trip(db, show_guide(db, service_id, direction.origin, direction.destination, today, answers), day, now)
    return lambda translator: present_trip(trip, translator)


def present_trip(trip: Trip, translator: Translator) -> TripView:
    """The view of ``trip``."""
    return _TripPresenter(trip, translator).present()


class _TripPresenter:
    def __init__(self, trip: Trip, translator: Translator) -> None:
        from cztservices.presenters.guide_lines import phone_of  # which needs the views of this module

        self._trip, self._tr = trip, translator
        self._phone = phone_of(trip.shown.ask)

    def present(self) -> TripView:
        _, trip = self._tr.gettext, self._trip
        worst = worst_verdict(trip.findings)
        offered = ((N_("Today"), trip.today), (N_("Tomorrow"), trip.today + timedelta(days=1)))
        return TripView(
            title=_(N_("Will this trip be wasted?")),
            day=trip.day,
            day_label=name_day(trip.day, self._tr),
            token=worst.value,
            verdict=_(self._word(worst, is_sure=not self._open_points())),
            summary=self._summary(worst),
            lines=tuple(map(self._line, trip.findings)),
            today=trip.today,
            days=tuple(TripDayView(day, _(label), day == trip.day) for label, day in offered),
            other_day=_(N_("Another day")),
            months=(_(N_("Month before")), _(N_("Month after"))),
            language=self._tr.language,
        )

    def _summary(self, worst: Verdict) -> str:
        _, findings = self._tr.gettext, self._trip.findings
        if worst is Verdict.STOP:
            ended = any(finding.reason is TripReason.ENDED for finding in findings)
            return _(N_("This no longer exists.") if ended else N_("It is closed then. Choose another day."))
        if worst is Verdict.GO:
            spared = any(finding.reason is TripReason.NO_TRIP for finding in findings)
            return _(N_("You need not go.") if spared else N_("Nothing that is known speaks against going."))
        open_ = len(self._open_points())
        if not open_:
            return _(N_("You can go. Mind what is said below."))
        return self._tr.ngettext(
            "Ring {phone} before you go: one point is not sure.",
            "Ring {phone} before you go: {count} points are not sure.",
            open_,
        ).format(phone=self._phone, count=open_)

    def _line(self, finding: TripFinding) -> TripLineView:
        return TripLineView(
            finding.question,
            self._tr.gettext(QUESTIONS[finding.question]),
            finding.verdict.value,
            self._tr.gettext(self._word(finding.verdict, is_sure=finding.is_sure)),
            self._reason(finding),
            self._caution(finding),
        )

    def _open_points(self) -> list[TripFinding]:
        """What is to be asked on the telephone."""
        return [one for one in self._trip.findings if one.verdict is Verdict.CAUTION and not one.is_sure]

    @staticmethod
    def _word(verdict: Verdict, *, is_sure: bool) -> str:
        return {Verdict.GO: GOOD, Verdict.STOP: STOP, Verdict.CAUTION: MIND if is_sure else RING}[verdict]

    def _reason(self, finding: TripFinding) -> str:
        _ = self._tr.gettext
        if finding.offices:
            return self._join(self._offices(finding.offices))
        if finding.question is TripQuestion.ORIGINALS and finding.reason in (TripReason.BRING, TripReason.LICENCE):
            return self._join(self._originals(finding))
        good = finding.verdict is Verdict.GO
        if finding.reason is TripReason.NO_TRIP:
            template = N_("No: {quotes}") if good else N_("Perhaps not: {quotes}")
        elif finding.reason is TripReason.SOMEBODY:
            template = (
                N_("No, somebody else may: {quotes}") if good else N_("In some cases somebody else may: {quotes}")
            )
        else:
            template = _ANSWERS[finding.question, finding.reason]
        return _(template).format(quotes=self._quote(finding.lines))

    def _offices(self, offices: tuple[OfficeDay, ...]) -> Iterable[str]:
        """A sentence for all that keep the same hours, those open first and those not known last."""
        _ = self._tr.gettext
        groups: dict[tuple[int, str], list[OfficeDay]] = {}
        for one in offices:
            rank = 0 if one.opening.stretches else 1 if one.opening.known else 2
            groups.setdefault((rank, self._hours(one)), []).append(one)
        for (rank, hours), group in sorted(groups.items(), key=lambda item: item[0][0]):
            closed = N_("Closed ({hours}): {offices}.") if hours else N_("Closed: {offices}.")
            template = (N_("Open {hours}: {offices}."), closed, N_("Hours not known: {offices}."))[rank]
            yield _(template).format(hours=hours, offices=self._name(group))
        if any(one.opening.stretches and not one.opening.special for one in offices):
            yield _(N_("On public holidays other hours may hold."))

    def _hours(self, one: OfficeDay) -> str:
        """When it is open on the day, or why it is not and when it is next."""
        _ = self._tr.gettext
        if one.opening.stretches:
            return say_stretches(one.opening, self._tr)
        parts = [_(N_("over for today"))] if one.is_over else []
        if one.opening.note:
            parts.append(self._tr.say(one.opening.note))
        if one.opens_next is not None:
            parts.append(_(N_("opens {time}")).format(time=say_time(one.opens_next, self._trip.day, self._tr)))
        return _(N_(", ")).join(parts)

    def _name(self, offices: list[OfficeDay]) -> str:
        named = self._tr.gettext(N_("; ")).join(self._tr.say(one.named.office.name) for one in offices[:_NAMED])
        rest = len(offices) - _NAMED
        if rest <= 0:
            return named
        more = self._tr.ngettext("{offices} and one more", "{offices} and {count} more", rest)
        return more.format(offices=named, count=rest)

    def _originals(self, finding: TripFinding) -> Iterable[str]:
        _ = self._tr.gettext
        licence = tuple(line for line in finding.lines if _takes_licence(line))
        bring = tuple(line for line in finding.lines if line not in licence)
        if bring:
            yield _(N_("Bring the originals: {quotes}")).format(quotes=self._quote(bring))
        if licence:
            will_do = N_("An electronic licence will do: {quotes}")
            template = will_do if finding.is_sure else N_("Perhaps an electronic licence will do: {quotes}")
            yield _(template).format(quotes=self._quote(licence))

    def _quote(self, lines: tuple[Line, ...]) -> str:
        """The words of the sources in quotation marks; marks within them become single ones."""
        template = self._tr.gettext(N_("“{words}”"))
        said = [self._tr.say(line.statement.text).translate(_INNER_MARKS) for line in lines[:_NAMED]]
        quotes = self._join(template.format(words=words) for words in said)
        rest = len(lines) - _NAMED
        if rest <= 0:
            return quotes
        more = self._tr.ngettext("{quotes} and one more", "{quotes} and {count} more", rest)
        return more.format(quotes=quotes, count=rest)

    def _caution(self, finding: TripFinding) -> str:
        """Why not to trust the answer: what nobody confirms first, then what is contested, then what is old."""
        _ = self._tr.gettext
        doubts = [line.doubt for line in finding.lines] + [one.doubt for one in finding.offices]
        if Doubt.UNCONFIRMED in doubts:
            return _(N_("Unconfirmed"))
        if any(line.disputed for line in finding.lines):
            return _(N_("Another source says otherwise"))
        if Doubt.AGED not in doubts:
            return ""
        dates = [line.statement.published for line in finding.lines if line.doubt]
        dates += [newest_date(one.named.proof) for one in finding.offices if one.doubt]
        oldest = min(dates)
        if not oldest:
            return _(N_("Undated source"))
        return _(N_("Source of {day}")).format(day=self._tr.format_source_day(oldest[: len("2024-01")]))

    def _join(self, parts: Iterable[str]) -> str:
        """Put one behind the other; Chinese signs bring their own room."""
        return ("" if self._tr.is_chinese else " ").join(parts)


_INNER_MARKS = str.maketrans("“”", "‘’")


def _takes_licence(line: Line) -> bool:
    value = line.statement.value
    return isinstance(value, MaterialForm) and bool(value.licence)
