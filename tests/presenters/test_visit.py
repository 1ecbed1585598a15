"""Visits: offered only when sources say that an office is open, and written as every calendar reads them."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from cztservices.catalogue.show import show_guide
from cztservices.domain.catalogue import HoursException, Office, OpeningHours, Text
from cztservices.domain.dates import Doubt
from cztservices.domain.opening import opening_on
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.domain.words import Element
from cztservices.errors import KnownError
from cztservices.i18n import Translator
from cztservices.presenters.sheet import present_sheet
from cztservices.presenters.sheet_view import BOX, SheetBlock, SheetLine, SheetPart
from cztservices.presenters.visit import (
    LEAST,
    SOONEST,
    Visit,
    VisitOffer,
    next_visit,
    offer_visits,
    plan_visit,
    write_calendar,
)
from tests.sample_data import DAY

HALLS = timezone(timedelta(hours=8))
NOW = datetime.combine(DAY, time(10), HALLS)
"""A Wednesday morning."""

ENGLISH = Translator("en")
HOME = "xiangtan-citizens-home"
SAID = st.text(st.characters(exclude_categories=["Cs"]), max_size=400) | st.sampled_from(
    ['逗号, 分号; 反斜杠\\n 引号" 冒号: 等号=', "一\r\n二\n三\r四", "👨‍👩‍👧" * 60, "长" * 2000, "BEGIN:VEVENT\nEND:VCALENDAR", "\u2028\x85\x0b", " 空格 "]
)  # fmt: skip


@pytest.fixture(scope="module")
def shown(catalogue_db):
    """Filing from Xiangtan to Changsha, for which one goes to the Citizens' Home."""
    return show_guide(catalogue_db, "medical-offsite-filing", XIANGTAN, CHANGSHA, DAY)


@pytest.fixture(scope="module")
def view(shown):
    return present_sheet(shown, ENGLISH, NOW)


@pytest.fixture(scope="module")
def offers(shown):
    return offer_visits(shown, NOW)


def at(moment):
    """A moment on the clock of the halls."""
    return datetime.fromisoformat(moment)


def office_of(shown, **fields):
    """The guide with other fields in its office."""
    return replace(shown, offices={HOME: replace(shown.offices[HOME], **fields)})


def read(ics):
    """The one entry, as the strict reader of icalendar finds it; it found no fault."""
    calendar = icalendar.Calendar.from_ical(ics)
    assert calendar.errors == []
    [event] = calendar.walk("VEVENT")
    assert event.errors == []
    return event


def plain(text):
    """What a calendar can hold of ``text``."""
    text = re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text)
    return "".join(sign for sign in text if sign in "\n\t" or not (sign < " " or "\x7f" <= sign <= "\x9f"))


# What is offered


def test_offers_are_the_stretches_of_the_coming_days(offers):
    [offer] = offers
    assert offer.office.id == HOME
    weekdays = [DAY + timedelta(n) for n in range(15) if (DAY + timedelta(n)).isoweekday() < 6]
    assert [day.day for day in offer.days] == weekdays
    tomorrow = [(f"{one.opens:%H:%M}", f"{one.closes:%H:%M}") for one in offer.days[1].stretches]
    assert tomorrow == [("09:00", "12:00"), ("13:30", "17:00")]


def test_nobody_is_sent_sooner_than_they_can_be_there(offers):
    assert next(offers[0].starts()) == datetime.combine(DAY, time(10)) + SOONEST


def test_nobody_is_sent_shortly_before_it_closes(offers):
    for start in offers[0].starts():
        [stretch] = [one for one in opening_on(offers[0].office, start.date()).stretches if one.holds(start)]
        assert start + LEAST <= stretch.closes


def test_an_office_that_closes_at_an_odd_time_is_left_in_time(shown):
    odd_hours = OpeningHours((1, 2, 3, 4, 5), "08:40", "12:15")
    [offer] = offer_visits(office_of(shown, hours=(odd_hours,)), NOW)
    starts = [f"{start:%H:%M}" for start in offer.starts() if start.date() == DAY + timedelta(1)]
    assert starts == ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30"]


def test_an_office_that_another_line_replaces_is_not_offered(shown):
    [line] = shown.guide.elements[Element.OFFICE]
    elements = {**shown.guide.elements, Element.OFFICE: (replace(line, overridden_by="other"),)}
    assert offer_visits(replace(shown, guide=replace(shown.guide, elements=elements)), NOW) == ()


@pytest.mark.parametrize("zone", [HALLS, UTC, timezone(timedelta(hours=-5))], ids=str)
def test_the_clock_of_the_computer_does_not_matter(shown, offers, zone):
    assert offer_visits(shown, NOW.astimezone(zone)) == offers


def test_nothing_is_offered_where_no_source_speaks(shown):
    [offer] = offer_visits(office_of(shown, hours=()), NOW)
    assert offer.days == ()
    assert list(offer.starts()) == []


def test_nothing_is_offered_on_days_outside_of_what_sources_say(shown):
    last = DAY + timedelta(3)
    [offer] = offer_visits(office_of(shown, valid_to=last), NOW)
    assert max(day.day for day in offer.days) <= last


def test_an_exception_closes_a_day_and_its_reason_is_kept(shown):
    closed, late = DAY + timedelta(1), DAY + timedelta(2)
    exceptions = (
        HoursException(closed, closed),
        HoursException(late, late, "10:00", "11:00", Text("停电", "power cut")),
    )
    [offer] = offer_visits(office_of(shown, exceptions=exceptions), NOW)
    days = {day.day: day for day in offer.days}
    assert closed not in days
    assert days[late].note.en == "power cut"
    assert [start.time() for start in offer.starts() if start.date() == late] == [time(10), time(10, 30)]


def test_a_doubt_and_whom_to_ring_are_carried_along(shown):
    [offer] = offer_visits(replace(shown, doubts={HOME: Doubt.AGED}), NOW)
    assert offer.doubt is Doubt.AGED
    assert offer.phone == "0731-52817001"
    [silent] = offer_visits(office_of(shown, phones=()), NOW)
    assert silent.phone == "12393"


def test_a_guide_without_offices_offers_nothing(catalogue_db):
    shown = show_guide(catalogue_db, "senior-card", XIANGTAN, CHANGSHA, DAY)
    assert offer_visits(shown, NOW) == ()
    assert next_visit(()) is None


def test_the_soonest_visit_is_the_next(shown, offers):
    later = offer_visits(shown, NOW + timedelta(days=2))
    assert next_visit([*later, *offers]).start == next(offers[0].starts())
    assert next_visit(offer_visits(office_of(shown, hours=()), NOW)) is None


def test_an_office_open_day_and_night_is_offered_until_midnight(shown):
    always = OpeningHours((1, 2, 3, 4, 5, 6, 7), "00:00", "24:00")
    [offer] = offer_visits(office_of(shown, hours=(always,)), NOW)
    starts = {start.time() for start in offer.starts() if start.date() == DAY + timedelta(1)}
    assert (min(starts), max(starts), len(starts)) == (time(0), time(23, 30), 48)


# What is refused


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (at("2023-02-02 12:30"), "open 09:00–12:00, 13:30–17:00 on February 2, 2023"),
        (at("2023-02-02 11:45"), "at least 30 minutes before it closes"),
        (at("2023-02-02 08:59"), "Xiangtan Citizens' Home is open 09:00–12:00"),
        (at("2023-02-04 10:00"), "is closed on February 4, 2023: choose another day"),
    ],
    ids=["noon", "closing", "early", "Saturday"],
)
def test_a_time_outside_the_hours_is_refused_with_the_hours(offers, view, start, said):
    with pytest.raises(KnownError) as refused:
        plan_visit(offers, HOME, start, ENGLISH)
    assert said in str(refused.value)
    with pytest.raises(KnownError) as refused:
        write_calendar(view, Visit(offers[0], start), ENGLISH, NOW)
    assert said in str(refused.value)


def test_a_day_of_which_no_source_speaks_is_refused_with_the_number_to_ring(shown):
    silent = offer_visits(office_of(shown, hours=()), NOW)
    with pytest.raises(KnownError, match=r"No source says .* ring 0731-52817001 and ask"):
        plan_visit(silent, HOME, at("2023-02-02 10:00"), ENGLISH)


def test_another_office_and_the_past_are_refused(offers, view):
    with pytest.raises(KnownError, match="names no office elsewhere"):
        plan_visit(offers, "elsewhere", at("2023-02-02 10:00"), ENGLISH)
    with pytest.raises(KnownError, match="has passed"):
        write_calendar(view, Visit(offers[0], at("2023-01-31 10:00")), ENGLISH, NOW)


# What is written


def visit_at(offers, moment):
    return plan_visit(offers, HOME, at(moment), ENGLISH)


def test_times_are_those_of_hunan(offers, view):
    event = read(write_calendar(view, visit_at(offers, "2023-02-02 09:00"), ENGLISH, NOW))
    assert event["dtstart"].dt == datetime(2023, 2, 2, 1, tzinfo=UTC)
    assert event["dtend"].dt == datetime(2023, 2, 2, 2, tzinfo=UTC)
    assert event["dtstamp"].dt == NOW


def test_a_visit_ends_when_the_office_closes(offers, view):
    event = read(write_calendar(view, visit_at(offers, "2023-02-02 11:30"), ENGLISH, NOW, minutes=90))
    assert event["dtend"].dt == datetime(2023, 2, 2, 12, tzinfo=HALLS)


def test_what_one_needs_there_stands_in_the_note(offers, view):
    event = read(write_calendar(view, visit_at(offers, "2023-02-02 09:00"), ENGLISH, NOW))
    note = event["description"]
    assert event["summary"] == view.title
    assert event["location"] == "Xiangtan Citizens' Home, 1 Xiangtan Avenue"
    for line in view.block(SheetPart.MATERIALS).lines:
        assert f"{BOX} {line.text}" in note
        assert line.remark in note
    for line in view.block(SheetPart.RING).lines:
        assert line.text in note
    assert view.direction in note
    assert "Open 09:00–12:00, 13:30–17:00" in note
    assert "On public holidays other hours may hold." in note


def test_a_doubt_is_said_in_the_note(shown, view):
    [offer] = offer_visits(replace(shown, doubts={HOME: Doubt.AGED}), NOW)
    start = at("2023-02-02 09:00")
    assert (
        "Ring 0731-52817001 before you go"
        in read(write_calendar(view, Visit(offer, start), ENGLISH, NOW))["description"]
    )
    sure = read(write_calendar(view, Visit(replace(offer, doubt=None), start), ENGLISH, NOW))
    assert "before you go" not in sure["description"]


def alarm_of(ics):
    """When one is reminded, on the clock of the halls; None where one is not."""
    event = read(ics)
    moments = [event["dtstart"].dt + alarm["trigger"].dt for alarm in event.walk("VALARM")]
    assert len(moments) < 2
    return moments[0].astimezone(HALLS).replace(tzinfo=None) if moments else None


def test_one_is_reminded_the_evening_before(offers, view):
    ics = write_calendar(view, visit_at(offers, "2023-02-06 13:30"), ENGLISH, NOW)
    assert alarm_of(ics) == at("2023-02-05 20:00")


@pytest.mark.parametrize(("hour", "reminded"), [(19, True), (20, False), (21, False)])
def test_nobody_is_reminded_in_the_past(shown, view, hour, reminded):
    now = datetime.combine(DAY, time(hour), HALLS)
    ics = write_calendar(view, visit_at(offer_visits(shown, now), "2023-02-02 09:00"), ENGLISH, now)
    assert (alarm_of(ics) is not None) is reminded


def test_the_same_visit_has_the_same_name_and_another_another(offers, view):
    first, second = visit_at(offers, "2023-02-02 09:00"), visit_at(offers, "2023-02-02 10:00")
    assert write_calendar(view, first, ENGLISH, NOW) == write_calendar(view, first, ENGLISH, NOW)
    later = write_calendar(view, first, ENGLISH, NOW + timedelta(hours=3))
    names = [read(ics)["uid"] for ics in (write_calendar(view, first, ENGLISH, NOW), later)]
    assert names[0] == names[1] != read(write_calendar(view, second, ENGLISH, NOW))["uid"]


def test_lines_are_folded_and_end_as_the_standard_wants(offers, view):
    long = replace(view, title="住院👍🏽" * 50)
    ics = write_calendar(long, visit_at(offers, "2023-02-02 09:00"), ENGLISH, NOW)
    lines = ics.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in ics.replace(b"\r\n", b"")
    for line in lines:
        line.decode()  # no sign is cut in two


def odd(view, offer, said):
    """The sheet and the office with ``said`` wherever the data speaks."""
    office = replace(offer.office, name=Text(said, said), address=Text(said, said))
    line = SheetLine(said, remark=said)
    blocks = (SheetBlock(SheetPart.MATERIALS, said, (line, line)), SheetBlock(SheetPart.RING, said, (line,)))
    return replace(view, title=said, answer=line, blocks=blocks), replace(offer, office=office)


@given(said=SAID)
def test_odd_texts_come_back_from_the_strict_reader(offers, view, said):
    sheet, offer = odd(view, offers[0], said)
    event = read(write_calendar(sheet, Visit(offer, at("2023-02-02 09:00")), ENGLISH, NOW))
    assert event["summary"] == plain(said)
    assert event["location"] == plain(f"{said}, {said}")
    assert plain(f"{BOX} {said}") in event["description"]
    assert len(event.walk("VALARM")) == 1


@given(said=SAID)
def test_odd_texts_come_back_from_another_reader(offers, view, said):
    sheet, offer = odd(view, offers[0], said)
    ics = write_calendar(sheet, Visit(offer, at("2023-02-02 09:00")), ENGLISH, NOW)
    calendar = vobject.readOne(ics.decode())
    assert calendar.validate()
    assert calendar.vevent.dtstart.value == datetime(2023, 2, 2, 1, tzinfo=UTC)
    assert calendar.vevent.summary.value == plain(said)
    assert plain(f"{BOX} {said}") in calendar.vevent.description.value
    assert calendar.vevent.valarm.trigger.value == timedelta(hours=-13)


def test_every_language_is_written(shown, tr):
    offers = offer_visits(shown, NOW)
    sheet = present_sheet(shown, tr, NOW)
    event = read(write_calendar(sheet, next_visit(offers), tr, NOW))
    assert event["summary"] == sheet.title


def test_an_offer_needs_no_more_than_an_office():
    office = Office("o", CHANGSHA, Text("所", "office"), (), date(2023, 1, 1))
    assert list(VisitOffer(office, (), None, "12345").starts()) == []
