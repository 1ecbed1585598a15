"""A visit to an office within its opening hours: when one may go, and the entry for a calendar."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from cztservices.catalogue.show import ShownGuide
from cztservices.domain.catalogue import Office, OfficeRef
from cztservices.domain.dates import Doubt
from cztservices.domain.opening import FARTHEST, DayOpening, Stretch, hall_time, opening_on
from cztservices.domain.words import Element
from cztservices.errors import KnownError
from cztservices.i18n import N_, Translator
from cztservices.presenters.guide_lines import phone_of
from cztservices.presenters.opening import say_stretches
from cztservices.presenters.sheet_view import BOX, SheetLine, SheetPart, SheetView
from cztservices.text.plain import strip_controls

if TYPE_CHECKING:
    from icalendar import Alarm, Event

MINUTES = 60
"""How long a visit takes in a calendar where nobody says otherwise."""

LEAST = timedelta(minutes=30)
"""Nobody is sent to an office that closes sooner than this after they have come."""

SOONEST = timedelta(hours=1)
"""One has to get there."""

STEP = timedelta(minutes=30)
"""Visits begin at full and half hours."""

REMINDER = time(20)
"""When one is reminded on the evening before, on the clock of the halls."""

_HALLS = timezone(timedelta(hours=8))
"""Hunan keeps the same time all year."""


@dataclass(frozen=True, slots=True)
class VisitOffer:
    """When one office may be visited.

    ``days`` are the coming days on which it is open, today's stretches beginning an hour from now; a day of which no
    source speaks is not among them. ``doubt`` is why to ring before trusting the hours, on ``phone``.
    """

    office: Office
    days: tuple[DayOpening, ...]
    doubt: Doubt | None
    phone: str

    def starts(self) -> Iterator[datetime]:
        """Every moment at which a visit may begin, on the clock of the halls."""
        for day in self.days:
            for stretch in day.stretches:
                yield from _starts_in(stretch)


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit that begins at ``start``, on the clock of the halls."""

    offer: VisitOffer
    start: datetime


def offer_visits(shown: ShownGuide, now: datetime, days: int = FARTHEST) -> tuple[VisitOffer, ...]:
    """For each office that holds in the guide, when it may be visited from ``now`` on, within so many ``days``."""
    soonest = hall_time(now) + SOONEST
    lines = [line for line in shown.guide.elements.get(Element.OFFICE, ()) if line.overridden_by is None]
    offers: dict[str, VisitOffer] = {}
    for line in lines:
        value = line.statement.value
        office = shown.offices.get(value.office) if isinstance(value, OfficeRef) else None
        if office is not None and office.id not in offers:
            doubt = line.doubt or shown.doubts.get(office.id)
            phone = office.phones[0] if office.phones else phone_of(shown.ask)
            offers[office.id] = VisitOffer(office, tuple(_days_of(office, soonest, days)), doubt, phone)
    return tuple(offers.values())


def next_visit(offers: Iterable[VisitOffer]) -> Visit | None:
    """The soonest visit that is offered; of several at the same time that to the office which the guide names first."""
    first = (Visit(offer, start) for offer in offers for start in list(offer.starts())[:1])
    return min(first, key=lambda visit: visit.start, default=None)


def plan_visit(offers: Iterable[VisitOffer], office_id: str, start: datetime, translator: Translator) -> Visit:
    """The visit to one of the offices that begins at ``start`` (on the clock of the halls where it has no zone).

    Raises:
        KnownError: the office is not among them, or not open then; the sentence names the hours of that day.
    """
    offer = next((offer for offer in offers if offer.office.id == office_id), None)
    if offer is None:
        raise KnownError(N_("This guide names no office {office}: take one that it names."), office=office_id)
    visit = Visit(offer, hall_time(start))
    _check(visit, translator)
    return visit


def _check(visit: Visit, translator: Translator) -> Stretch:
    """The stretch in which the office is open then; a sentence with its hours where it is not."""
    office, start = visit.offer.office, visit.start
    opening = opening_on(office, start.date())
    stretch = next((one for one in opening.stretches if one.opens <= start <= one.closes - LEAST), None)
    if stretch is not None:
        return stretch
    said = {"office": translator.say(office.name), "day": translator.format_day(start.date())}
    if not opening.known:
        template = N_("No source says when {office} is open on {day}: ring {phone} and ask.")
        raise KnownError(template, **said, phone=visit.offer.phone)
    if not opening.stretches:
        raise KnownError(N_("{office} is closed on {day}: choose another day."), **said)
    hours = say_stretches(opening, translator)
    template = N_("{office} is open {hours} on {day}: choose a time at least {minutes} minutes before it closes.")
    raise KnownError(template, **said, hours=hours, minutes=LEAST // timedelta(minutes=1))


def write_calendar(
    view: SheetView, visit: Visit, translator: Translator, now: datetime, minutes: int = MINUTES
) -> bytes:
    """The visit for calendars (RFC 5545): one entry with the papers and what to ring in its note.

    It ends with the opening hours at the latest. One is reminded on the evening before, unless that has passed. The
    same visit bears the same name each time, so that a calendar which has it takes no second one.

    Raises:
        KnownError: the office is not open then, or the time has passed.
    """
    from icalendar import Calendar, Event

    office, start, closes = visit.offer.office, visit.start, _check(visit, translator).closes
    if start < hall_time(now):
        raise KnownError(N_("That time has passed: choose a later one."))
    calendar, event = Calendar(), Event()
    calendar.add("prodid", "-//cztservices//visit//EN")
    calendar.add("version", "2.0")
    event.add("uid", _name_visit(view, visit))
    event.add("dtstamp", _to_utc(hall_time(now)))
    event.add("dtstart", _to_utc(start))
    event.add("dtend", _to_utc(min(start + timedelta(minutes=minutes), closes)))
    event.add("summary", strip_controls(view.title))
    place = [translator.say(text) for text in (office.name, office.address) if text]
    event.add("location", strip_controls(", ".join(place)))
    event.add("description", strip_controls("\n".join(_note(view, visit, translator))))
    _remind(event, view, start, hall_time(now))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _days_of(office: Office, soonest: datetime, days: int) -> Iterator[DayOpening]:
    for offset in range(days + 1):
        opening = opening_on(office, soonest.date() + timedelta(offset))
        coming = (Stretch(max(one.opens, soonest), one.closes) for one in opening.stretches if one.closes > soonest)
        kept = tuple(stretch for stretch in coming if any(_starts_in(stretch)))
        if kept:
            yield replace(opening, stretches=kept)


def _starts_in(stretch: Stretch) -> Iterator[datetime]:
    """Full and half hours within a stretch."""
    midnight = datetime.combine(stretch.opens.date(), time())
    start = midnight - (midnight - stretch.opens) // STEP * STEP
    while start <= stretch.closes - LEAST:
        yield start
        start += STEP


def _note(view: SheetView, visit: Visit, translator: Translator) -> Iterator[str]:
    """What one wants to read before leaving home."""
    yield from filter(None, (view.direction, view.answer.text))
    if visit.offer.doubt is not None:
        template = N_("Ring {phone} before you go: the hours are old or unconfirmed.")
        yield translator.gettext(template).format(phone=visit.offer.phone)
    opening = opening_on(visit.offer.office, visit.start.date())
    yield translator.gettext(N_("Open {hours}")).format(hours=say_stretches(opening, translator))
    if not opening.special:
        yield translator.gettext(N_("On public holidays other hours may hold."))
    materials, ring = view.block(SheetPart.MATERIALS), view.block(SheetPart.RING)
    if materials is not None:
        yield f"\n{materials.title}"
        yield from map(_write_material, materials.lines)
    if ring is not None:
        yield f"\n{ring.title}"
        yield from (line.text for line in ring.lines)
    yield f"\n{view.footer[0]}"


def _write_material(line: SheetLine) -> str:
    return f"{BOX} {line.text}" + (f" ({line.remark})" if line.remark else "")


def _remind(event: "Event", view: SheetView, start: datetime, now: datetime) -> None:
    evening = datetime.combine(start.date() - timedelta(days=1), REMINDER)
    if evening <= now:
        return
    alarm = _make_alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", strip_controls(view.title))
    alarm.add("trigger", evening - start)  # calendars of telephones understand no moment here, but a time before
    event.add_component(alarm)


def _make_alarm() -> "Alarm":
    from icalendar import Alarm

    return Alarm()


def _name_visit(view: SheetView, visit: Visit) -> str:
    said = f"{view.file_name} {visit.offer.office.id} {visit.start.isoformat()}"
    return f"{hashlib.sha256(said.encode()).hexdigest()[:32]}@cztservices"


def _to_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=_HALLS).astimezone(UTC)
