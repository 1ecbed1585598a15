"""Whether a trip to an office would be wasted, judged from a guide.

A trip that is called good and is wasted is the worst; one called impossible that would have worked is nearly as bad. So
what is in doubt never counts as good, what nobody confirms never counts as impossible, and the rest says to ring first.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from cztservices.domain.catalogue import MaterialForm, Office, OfficeRef, Source, Statement
from cztservices.domain.dates import SHELF_LIFE, Doubt, doubt_of
from cztservices.domain.guide import Guide, Line
from cztservices.domain.opening import DayOpening, opening_on, opens_after
from cztservices.domain.trip_words import (
    asks_for_originals,
    asks_for_yourself,
    asks_to_ring,
    is_for_some,
    lets_somebody_else,
    offers_online,
    sends_to_counter,
    spares_booking,
    speaks_of_booking,
)
from cztservices.domain.words import Element, End, HandlingMode, ServiceState


class TripQuestion(StrEnum):
    """What a reader asks before setting out, in this order."""

    GO_AT_ALL = "go_at_all"
    OPEN = "open"
    ORIGINALS = "originals"
    IN_PERSON = "in_person"
    BOOKING = "booking"


class Verdict(StrEnum):
    """What an answer means for the trip, best first."""

    GO = "go"
    CAUTION = "caution"
    STOP = "stop"


class TripReason(StrEnum):
    """What the answer to a question is."""

    UNKNOWN = "unknown"
    """No source says."""
    MIXED = "mixed"
    """Sources say one thing of some and the other of others."""

    ENDED = "ended"
    NO_TRIP = "no_trip"
    """It is done online, or nothing is to be done."""
    HOME_WINDOW = "home_window"
    TRIP = "trip"
    IN_WORDS = "in_words"
    """Only words say how it is handled, or where to go."""

    OPEN = "open"
    CLOSED = "closed"

    BRING = "bring"
    LICENCE = "licence"
    """An electronic licence stands in for every original that is asked for."""
    COPIES = "copies"
    PAPERS = "papers"
    """Papers are named, and no source says in which form."""

    YOURSELF = "yourself"
    SOMEBODY = "somebody"
    BOOK = "book"
    NO_BOOKING = "no_booking"


@dataclass(frozen=True, slots=True)
class NamedOffice:
    """An office that the guide names; ``proof`` are the sources of its address, phones and hours."""

    office: Office
    city: str | None
    proof: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class OfficeDay:
    """An office on the day of the trip.

    ``opening`` leaves out what is over by now, and ``is_over`` says that nothing else was left. ``opens_next`` is when
    it opens after that day, where it is closed. ``doubt`` is why to ring before trusting its hours.
    """

    named: NamedOffice
    opening: DayOpening
    is_over: bool
    opens_next: datetime | None
    doubt: Doubt | None


@dataclass(frozen=True, slots=True)
class TripFinding:
    """The answer to one question, the lines of the guide and the offices that it rests on."""

    question: TripQuestion
    verdict: Verdict
    reason: TripReason
    lines: tuple[Line, ...] = ()
    offices: tuple[OfficeDay, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that it rests on."""
        return tuple(line.statement for line in self.lines)

    @property
    def is_sure(self) -> bool:
        """Whether an answer is known, and nothing that it rests on is in doubt, is disputed or says to ask first."""
        known = self.reason not in (TripReason.UNKNOWN, TripReason.PAPERS)
        return known and _is_sure(self.lines) and not any(one.doubt or not one.opening.known for one in self.offices)

    @property
    def settles(self) -> bool:
        """Whether nothing else need be asked: there is nothing to go for, or no need to go."""
        decided = {TripReason.ENDED: Verdict.STOP, TripReason.NO_TRIP: Verdict.GO}
        return decided.get(self.reason) is self.verdict


def judge_trip(
    guide: Guide, offices: Iterable[NamedOffice], day: date, now: datetime | None = None
) -> tuple[TripFinding, ...]:
    """Answer every question about going on ``day``, which the ``guide`` was resolved for.

    ``offices`` are those that the guide names; ``now`` is the time in the hall, by which a day may be over. Where the
    first answer settles everything, it stands alone.
    """
    going = _judge_going(guide)
    if going.settles:
        return (going,)
    others: tuple[TripFinding, ...] = (
        _judge_offices(guide, _see_offices(offices, day, now)),
        _judge_originals(guide),
        _judge_coming(guide),
        _judge_booking(guide),
    )
    if going.reason is TripReason.NO_TRIP:  # what can be done without going is not made impossible by a closed door
        others = tuple(replace(one, verdict=min(one.verdict, Verdict.CAUTION, key=_order)) for one in others)
    return (going, *others)


def worst_verdict(findings: Iterable[TripFinding]) -> Verdict:
    """The verdict on the whole trip."""
    return max((finding.verdict for finding in findings), key=_order, default=Verdict.CAUTION)


def _order(verdict: Verdict) -> int:
    return list(Verdict).index(verdict)


def _holding(guide: Guide, *elements: Element) -> tuple[Line, ...]:
    return tuple(line for element in elements for line in guide.elements.get(element, ()) if line.overridden_by is None)


def _is_sure(lines: Iterable[Line]) -> bool:
    return not any(line.doubt or line.disputed or asks_to_ring(line.statement.text.zh) for line in lines)


def _is_confirmed(lines: Iterable[Line]) -> bool:
    """Whether the lines forbid: what is old still warns, what nobody confirms does not."""
    return not any(line.doubt is Doubt.UNCONFIRMED or line.disputed for line in lines)


def _good_if(good: bool) -> Verdict:
    return Verdict.GO if good else Verdict.CAUTION


def _judge_going(guide: Guide) -> TripFinding:
    question = TripQuestion.GO_AT_ALL
    ended = _holding(guide, Element.STATUS)[:1] if guide.state is ServiceState.ENDED else ()
    if ended:
        verdict = Verdict.STOP if _is_confirmed(ended) else Verdict.CAUTION
        return TripFinding(question, verdict, TripReason.ENDED, ended)
    lines = _holding(guide, Element.HANDLING_MODE)[:1]
    if not lines:
        return TripFinding(question, Verdict.CAUTION, TripReason.UNKNOWN)
    mode, words = lines[0].statement.value, lines[0].statement.text.zh
    if mode in (HandlingMode.FULLY_ONLINE, HandlingMode.NO_ACTION):
        spared = _is_sure(lines) and not sends_to_counter(words) and not _must_come(guide)
        return TripFinding(question, _good_if(spared), TripReason.NO_TRIP, lines)
    if mode is None or offers_online(words):
        return TripFinding(question, Verdict.CAUTION, TripReason.IN_WORDS, lines)
    if mode is HandlingMode.HOME_WINDOW and all(guide.service.has_end(end) for end in End):
        return TripFinding(question, Verdict.CAUTION, TripReason.HOME_WINDOW, lines)
    return TripFinding(question, _good_if(_is_sure(lines)), TripReason.TRIP, lines)


def _must_come(guide: Guide) -> bool:
    """Whether confirmed words call the reader in, whatever the mode says."""
    return any(_is_confirmed([line]) and asks_for_yourself(line.statement.text.zh) for line in _spoken(guide))


def _see_offices(offices: Iterable[NamedOffice], day: date, now: datetime | None) -> tuple[OfficeDay, ...]:
    return tuple(_see_office(named, day, now) for named in offices)


def _see_office(named: NamedOffice, day: date, now: datetime | None) -> OfficeDay:
    opening = opening_on(named.office, day)
    left = tuple(stretch for stretch in opening.stretches if now is None or now < stretch.closes)
    opens_next = None if left else opens_after(named.office, datetime.combine(day, time.max))
    doubt = doubt_of(named.proof, SHELF_LIFE[Element.OFFICE], day)
    is_over = bool(opening.stretches) and not left
    return OfficeDay(named, replace(opening, stretches=left), is_over, opens_next, doubt)


def _judge_offices(guide: Guide, offices: tuple[OfficeDay, ...]) -> TripFinding:
    """Good where a sure office is open in every city in which the guide names one, since it says not which to go to."""
    question, lines = TripQuestion.OPEN, _holding(guide, Element.OFFICE)
    doubtful = {line.statement.value for line in lines if line.doubt or line.disputed}
    in_words = tuple(line for line in lines if not isinstance(line.statement.value, OfficeRef))
    if not offices:
        reason = TripReason.IN_WORDS if in_words else TripReason.UNKNOWN
        return TripFinding(question, Verdict.CAUTION, reason, in_words)
    named = tuple(line for line in lines if isinstance(line.statement.value, OfficeRef))
    open_ = [one for one in offices if one.opening.stretches]
    sure = [one for one in open_ if one.doubt is None and OfficeRef(one.named.office.id) not in doubtful]
    if {one.named.city for one in sure} == {one.named.city for one in offices}:
        return TripFinding(question, Verdict.GO, TripReason.OPEN, named, offices)
    if open_:
        return TripFinding(question, Verdict.CAUTION, TripReason.OPEN, named, offices)
    if not any(one.opening.known for one in offices):
        return TripFinding(question, Verdict.CAUTION, TripReason.UNKNOWN, named, offices)
    all_known = all(one.opening.known for one in offices) and not in_words
    confirmed = not any(one.doubt is Doubt.UNCONFIRMED for one in offices)
    verdict = Verdict.STOP if all_known and confirmed else Verdict.CAUTION
    return TripFinding(question, verdict, TripReason.CLOSED, named, offices)


def _judge_originals(guide: Guide) -> TripFinding:
    question, lines = TripQuestion.ORIGINALS, _holding(guide, Element.MATERIAL)
    if not lines:
        return TripFinding(question, Verdict.CAUTION, TripReason.UNKNOWN)
    forms = [(line, line.statement.value) for line in lines]
    licence = tuple(line for line, form in forms if isinstance(form, MaterialForm) and form.licence)
    bring = tuple(line for line, form in forms if line not in licence and _asks_for_original(line))
    copies = tuple(
        line
        for line, form in forms
        if isinstance(form, MaterialForm) and form.copies and line not in (*licence, *bring)
    )
    is_vague = len(lines) > len(licence) + len(bring) + len(copies)
    if bring:
        return TripFinding(question, Verdict.CAUTION, TripReason.BRING, bring + licence)
    if licence:
        return TripFinding(question, _good_if(_is_sure(lines) and not is_vague), TripReason.LICENCE, licence)
    if is_vague:
        return TripFinding(question, Verdict.CAUTION, TripReason.PAPERS)
    return TripFinding(question, _good_if(_is_sure(copies)), TripReason.COPIES, copies)


def _asks_for_original(line: Line) -> bool:
    form = line.statement.value
    return (isinstance(form, MaterialForm) and form.originals > 0) or asks_for_originals(line.statement.text.zh)


_SPOKEN = (Element.HANDLING_MODE, Element.CONDITION, Element.MATERIAL, Element.STEP, Element.OFFICE, Element.NOTE)
"""Elements whose words speak of the visit itself, not of what comes out of it or which law it rests on."""


def _spoken(guide: Guide) -> tuple[Line, ...]:
    return _holding(guide, *_SPOKEN)


def _judge_coming(guide: Guide) -> TripFinding:
    yourself, somebody = (_saying(_spoken(guide), says) for says in (asks_for_yourself, lets_somebody_else))
    for_all = not any(is_for_some(line.statement.text.zh) for line in somebody)
    return _weigh(
        TripQuestion.IN_PERSON,
        (TripReason.YOURSELF, yourself),
        (TripReason.SOMEBODY, somebody),
        for_all=for_all,
    )


def _judge_booking(guide: Guide) -> TripFinding:
    lines = (*_spoken(guide), *_holding(guide, Element.CHANNEL))
    book, spared = (_saying(lines, says) for says in (speaks_of_booking, spares_booking))
    return _weigh(TripQuestion.BOOKING, (TripReason.BOOK, book), (TripReason.NO_BOOKING, spared))


def _saying(lines: Iterable[Line], says: Callable[[str], bool]) -> tuple[Line, ...]:
    return tuple(line for line in lines if says(line.statement.text.zh))


_Side = tuple[TripReason, tuple[Line, ...]]


def _weigh(question: TripQuestion, burden: _Side, relief: _Side, *, for_all: bool = True) -> TripFinding:
    """What the lines say that ask something of the reader, and those that spare it."""
    if burden[1] and relief[1]:
        both = tuple(dict.fromkeys((*burden[1], *relief[1])))
        return TripFinding(question, Verdict.CAUTION, TripReason.MIXED, both)
    if burden[1]:
        return TripFinding(question, Verdict.CAUTION, *burden)
    if relief[1]:
        return TripFinding(question, _good_if(for_all and _is_sure(relief[1])), *relief)
    return TripFinding(question, Verdict.CAUTION, TripReason.UNKNOWN)
