"""What a person chooses a visit from, in words."""

from dataclasses import dataclass
from datetime import datetime

from cztservices.catalogue.show import ShownGuide
from cztservices.domain.catalogue import Office
from cztservices.domain.hours import describe_hours
from cztservices.domain.opening import DayOpening, opening_on
from cztservices.i18n import N_, Translator
from cztservices.presenters.opening import name_day, say_stretches
from cztservices.presenters.visit import Visit, VisitOffer, next_visit, offer_visits


@dataclass(frozen=True, slots=True)
class VisitTimeView:
    """A time to choose: the moment on the clock of the halls, its clock time, and both day and time in a sentence."""

    start: datetime
    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class VisitDayView:
    """A day to choose, its hours, and its times."""

    label: str
    hours: str
    times: tuple[VisitTimeView, ...]


@dataclass(frozen=True, slots=True)
class VisitOfficeView:
    """An office to choose: what is known of it, why to ring first, and its days.

    ``nothing`` says, where there are no days, what to do instead.
    """

    id: str
    name: str
    details: tuple[str, ...]
    caution: str
    days: tuple[VisitDayView, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class VisitsView:
    """All offices of a guide, and the time that is proposed; ``title`` says what it is about.

    ``nothing`` stands where the guide names no office.
    """

    title: str
    service: str
    offices: tuple[VisitOfficeView, ...]
    proposed_office: int
    proposed: datetime | None
    nothing: str


def present_visits(shown: ShownGuide, translator: Translator, now: datetime) -> VisitsView:
    """What may be chosen ``now`` for the guide ``shown``; the soonest visit is proposed."""
    _ = translator.gettext
    offers = offer_visits(shown, now)
    proposed: Visit | None = next_visit(offers)
    return VisitsView(
        title=_(N_("Put a visit into your calendar")),
        service=translator.say(shown.guide.service.name),
        offices=tuple(_present_office(offer, translator) for offer in offers),
        proposed_office=offers.index(proposed.offer) if proposed else 0,
        proposed=proposed.start if proposed else None,
        nothing="" if offers else _(N_("This guide names no office with an address or hours.")),
    )


def _present_office(offer: VisitOffer, translator: Translator) -> VisitOfficeView:
    _, office = translator.gettext, offer.office
    caution = N_("Ring {phone} before you go: the hours are old or unconfirmed.")
    template = N_("No source says when it is open: ring {phone} and ask. You can still take the contact with you.")
    if office.hours:
        template = N_("It is not open in the coming two weeks, as far as sources say: ring {phone} and ask.")
    return VisitOfficeView(
        office.id,
        translator.say(office.name),
        tuple(_details(office, translator)),
        _(caution).format(phone=offer.phone) if offer.doubt and offer.days else "",
        tuple(_present_day(offer, day, translator) for day in offer.days),
        "" if offer.days else _(template).format(phone=offer.phone),
    )


def _details(office: Office, translator: Translator) -> list[str]:
    _, pair = translator.gettext, translator.gettext(N_("{what}: {answer}"))
    hours = translator.say(describe_hours(office.hours)) if office.hours else ""
    known = (
        (N_("Address"), translator.say(office.address) if office.address else ""),
        (N_("Telephone"), translator.format_list(office.phones)),
        (N_("Opening hours"), hours),
    )
    return [pair.format(what=_(what), answer=answer) for what, answer in known if answer]


def _present_day(offer: VisitOffer, day: DayOpening, translator: Translator) -> VisitDayView:
    label = name_day(day.day, translator)
    hours = translator.gettext(N_("Open {hours}")).format(
        hours=say_stretches(opening_on(offer.office, day.day), translator)
    )
    if day.note:
        hours = translator.gettext(N_("{opening} ({why})")).format(opening=hours, why=translator.say(day.note))
    elif not day.special:
        hours = f"{hours} · {translator.gettext(N_('On public holidays other hours may hold.'))}"
    starts = (start for start in offer.starts() if start.date() == day.day)
    sentence = translator.gettext(N_("Your visit: {day}, {time}"))
    return VisitDayView(
        label,
        hours,
        tuple(VisitTimeView(one, f"{one:%H:%M}", sentence.format(day=label, time=f"{one:%H:%M}")) for one in starts),
    )
