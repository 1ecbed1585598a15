"""The card of a trip, in words."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from cztservices.catalogue.show import show_guide
from cztservices.catalogue.trip import Trip, plan_trip
from cztservices.domain.catalogue import HoursException, MaterialForm, Office, OfficeRef, OpeningHours, Text
from cztservices.domain.guide import resolve_guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.domain.trip import NamedOffice, TripQuestion, TripReason, Verdict, judge_trip
from cztservices.domain.words import Element, Grade, HandlingMode, ServiceState
from cztservices.i18n import Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.palettes import PALETTES
from cztservices.presenters.trip import GOOD, MIND, QUESTIONS, RING, STOP, present_trip, read_trip
from tests.sample_data import DAY
from tests.statements import make_service, make_source, make_statement

MONDAY = date(2024, 6, 17)
SUNDAY = MONDAY + timedelta(6)
WEEK = OpeningHours((1, 2, 3, 4, 5), "09:00", "17:00")
ENGLISH = Translator("en")
WEAK = {"grade": Grade.OTHER}
DONE_HERE = (Element.HANDLING_MODE, "交到窗口", HandlingMode.PROXY_COLLECT)


@pytest.fixture(scope="module")
def shown(catalogue_db):
    """A guide of the sample, into which other guides are put."""
    return show_guide(catalogue_db, "company-registration", XIANGTAN, CHANGSHA, DAY)


@pytest.fixture
def trip(shown):
    """A trip for a guide of statements (element, words, value), with offices and what they name."""

    def _trip(*told, offices=(), day=MONDAY, now=None, **fields) -> Trip:
        statements = [
            make_statement(f"s{n}", element, "czt", text=Text(zh, zh), value=value, position=n, **fields)
            for n, (element, zh, value) in enumerate(told)
        ]
        statements += [
            make_statement(one.office.id, Element.OFFICE, "czt", value=OfficeRef(one.office.id)) for one in offices
        ]
        guide = resolve_guide(make_service(), statements, XIANGTAN, CHANGSHA, day)
        return Trip(replace(shown, guide=guide), day, MONDAY, judge_trip(guide, offices, day, now))

    return _trip


@pytest.fixture
def answer(trip):
    """The line of one question, in English; that the thing is done at a window is added."""

    def _answer(question: TripQuestion, *told, **fields):
        view = present_trip(trip(*told, DONE_HERE, **fields), ENGLISH)
        return next(line for line in view.lines if line.question is question)

    return _answer


def name(key="Hall", *, hours=(WEEK,), published="2024", exceptions=()) -> NamedOffice:
    """An office of Changsha."""
    office = Office(key, CHANGSHA, Text(key, key), ("s",), MONDAY, hours=tuple(hours), exceptions=tuple(exceptions))
    return NamedOffice(office, CHANGSHA, (make_source(published=published),))


# The card


def test_card_asks_the_questions_in_their_order(trip, tr):
    view = present_trip(trip(DONE_HERE), tr)
    assert [line.question for line in view.lines] == list(TripQuestion)
    assert [line.title for line in view.lines] == [tr.gettext(QUESTIONS[question]) for question in TripQuestion]
    assert all(line.reason and line.verdict for line in view.lines)


def test_days_offered_are_today_and_tomorrow_and_the_one_shown_is_chosen(trip, tr):
    for offset, chosen in ((0, [True, False]), (1, [False, True]), (2, [False, False])):
        view = present_trip(trip(DONE_HERE, day=MONDAY + timedelta(offset)), tr)
        assert [one.day for one in view.days] == [MONDAY, MONDAY + timedelta(1)]
        assert [one.chosen for one in view.days] == chosen
        assert (view.day, view.today, view.language) == (MONDAY + timedelta(offset), MONDAY, tr.language)


def test_day_is_named(trip, words):
    view = present_trip(trip(DONE_HERE), Translator(words("zh_CN", "en")))
    assert view.day_label == words("6月17日周一", "Mon, Jun 17")


def test_every_verdict_has_a_word_and_a_colour_of_its_own(tr):
    assert len({tr.gettext(word) for word in (GOOD, MIND, RING, STOP)}) == 4
    assert {verdict.value for verdict in Verdict} <= PALETTES["light"].keys()


def test_unsure_points_are_counted_with_the_number_of_the_service(trip, shown, tr):
    view = present_trip(trip(DONE_HERE), tr)
    assert shown.ask.phone in view.summary
    assert "4" in view.summary
    assert (view.token, view.verdict) == ("caution", tr.gettext(RING))
    assert [line.verdict for line in view.lines] == [tr.gettext(GOOD)] + [tr.gettext(RING)] * 4


def test_number_to_ring_is_12345_where_the_service_has_none(trip):
    nobody = trip(DONE_HERE)
    nobody = replace(nobody, shown=replace(nobody.shown, ask=None))
    assert present_trip(nobody, ENGLISH).summary == "Ring 12345 before you go: 4 points are not sure."


SURE = (
    (Element.MATERIAL, "复印件", MaterialForm(copies=1)),
    (Element.NOTE, "请人代办的，带委托书", None),
    (Element.NOTE, "不用预约", None),
)


def test_trip_against_which_nothing_speaks_is_good(trip):
    view = present_trip(trip(DONE_HERE, *SURE, offices=[name()]), ENGLISH)
    assert (view.token, view.verdict) == ("go", "Good")
    assert view.summary == "Nothing that is known speaks against going."
    assert [line.verdict for line in view.lines] == ["Good"] * 5


def test_trip_with_something_to_mind_needs_no_telephone(trip):
    bring = (Element.MATERIAL, "身份证", MaterialForm(originals=1))
    view = present_trip(trip(DONE_HERE, bring, *SURE[1:], offices=[name()]), ENGLISH)
    assert (view.token, view.verdict) == ("caution", "Mind this")
    assert view.summary == "You can go. Mind what is said below."


def test_good_answer_with_something_unknown_beside_it_is_no_open_point(trip):
    bring = (Element.MATERIAL, "身份证", MaterialForm(originals=1))
    view = present_trip(trip(DONE_HERE, bring, *SURE[1:], offices=[name(), name("B", hours=())]), ENGLISH)
    assert (view.verdict, view.summary) == ("Mind this", "You can go. Mind what is said below.")


def test_one_unsure_point_is_one(trip):
    assert "one point" in present_trip(trip(DONE_HERE, *SURE[:-1], offices=[name()]), ENGLISH).summary


def test_closed_day_stops(trip):
    view = present_trip(trip(DONE_HERE, *SURE, offices=[name()], day=SUNDAY), ENGLISH)
    assert (view.token, view.verdict, view.summary) == ("stop", "Do not go", "It is closed then. Choose another day.")


def test_ended_service_says_so_alone(trip):
    view = present_trip(trip((Element.STATUS, "取消了", ServiceState.ENDED)), ENGLISH)
    assert (view.token, view.summary) == ("stop", "This no longer exists.")
    assert [line.reason for line in view.lines] == ["It has ended: “取消了”"]


def test_what_is_done_online_says_so_alone(trip):
    view = present_trip(trip((Element.HANDLING_MODE, "在线办", HandlingMode.FULLY_ONLINE)), ENGLISH)
    assert (view.token, view.summary) == ("go", "You need not go.")
    assert [line.reason for line in view.lines] == ["No: “在线办”"]


# Reasons


@pytest.mark.parametrize(
    ("mode", "zh", "reason"),
    [
        (HandlingMode.FULLY_ONLINE, "先打 12345 问", "Perhaps not: “先打 12345 问”"),
        (HandlingMode.HOME_WINDOW, "回去办", "Yes, to the window where your record is: “回去办”"),
        (HandlingMode.JOINT, "一起办", "Yes: “一起办”"),
        (None, "这样办", "Sources put it so: “这样办”"),
    ],
)
def test_mode_is_said_with_the_words_of_the_source(trip, mode, zh, reason):
    [line, *_rest] = present_trip(trip((Element.HANDLING_MODE, zh, mode)), ENGLISH).lines
    assert line.reason == reason


def test_open_offices_are_named_with_their_hours_and_those_not_known_last(answer):
    line = answer(TripQuestion.OPEN, offices=[name("B", hours=()), name("A")])
    assert line.reason == "Open 09:00–17:00: A. Hours not known: B. On public holidays other hours may hold."


def test_offices_with_the_same_hours_share_a_sentence_that_names_a_few(answer):
    line = answer(TripQuestion.OPEN, offices=[name(key) for key in "ABCDE"])
    assert line.reason.startswith("Open 09:00–17:00: A; B; C and 2 more.")


def test_closed_office_says_why_and_when_it_is_next_open(answer):
    holiday = HoursException(MONDAY, MONDAY, note=Text("节", "a holiday"))
    line = answer(TripQuestion.OPEN, offices=[name("A", exceptions=[holiday])])
    assert line.reason == "Closed (a holiday, opens Tue, Jun 18 09:00): A."
    assert (line.token, line.verdict) == ("stop", "Do not go")


def test_hours_of_one_day_are_not_those_of_every_week(answer):
    special = HoursException(MONDAY, MONDAY, "10:00", "12:00")
    assert answer(TripQuestion.OPEN, offices=[name("A", exceptions=[special])]).reason == "Open 10:00–12:00: A."


def test_day_that_is_over_is_said_to_be_over(answer):
    line = answer(TripQuestion.OPEN, offices=[name("A")], now=datetime.combine(MONDAY, time(18)))
    assert line.reason == "Closed (over for today, opens Tue, Jun 18 09:00): A."


def test_place_without_hours_is_said_in_the_words_of_the_source(answer):
    assert (
        answer(TripQuestion.OPEN, (Element.OFFICE, "派出所", None)).reason == "No source says when it is open: “派出所”"
    )
    assert answer(TripQuestion.OPEN).reason == "No source names an office."


def test_originals_are_named_and_what_a_licence_stands_in_for(answer):
    told = (
        (Element.MATERIAL, "身份证", MaterialForm(originals=1)),
        (Element.MATERIAL, "社保卡", MaterialForm(originals=1, licence="card")),
    )
    assert answer(TripQuestion.ORIGINALS, *told).reason == (
        "Bring the originals: “身份证” An electronic licence will do: “社保卡”"
    )
    doubtful = answer(TripQuestion.ORIGINALS, told[1], **WEAK)
    assert (doubtful.reason, doubtful.token) == ("Perhaps an electronic licence will do: “社保卡”", "caution")


@pytest.mark.parametrize(
    ("question", "zh", "fields", "reason"),
    [
        (TripQuestion.IN_PERSON, "请人代办的", {}, "No, somebody else may: “请人代办的”"),
        (TripQuestion.IN_PERSON, "请人代办的", WEAK, "In some cases somebody else may: “请人代办的”"),
        (TripQuestion.IN_PERSON, "要亲自去", {}, "Yes, come yourself: “要亲自去”"),
        (TripQuestion.BOOKING, "先预约", {}, "There is booking; book before you go: “先预约”"),
        (TripQuestion.BOOKING, "不用预约", {}, "No: “不用预约”"),
    ],
)
def test_words_of_the_source_answer(answer, question, zh, fields, reason):
    assert answer(question, (Element.NOTE, zh, None), **fields).reason == reason


def test_marks_within_a_quotation_are_single(answer):
    assert answer(TripQuestion.BOOKING, (Element.NOTE, "在“湖南民政”预约", None)).reason.endswith("“在‘湖南民政’预约”")


def test_a_few_quotations_are_given(answer):
    told = [(Element.NOTE, f"预约{n}", None) for n in range(5)]
    assert answer(TripQuestion.BOOKING, *told).reason.endswith("“预约0” “预约1” “预约2” and 2 more")


@pytest.mark.parametrize(
    ("fields", "caution"),
    [
        ({}, ""),
        (WEAK, "Unconfirmed"),
        ({"published": "2021-03-04"}, "Source of Mar 2021"),
        ({"published": None}, "Undated source"),
    ],
)
def test_line_says_why_not_to_trust_it(answer, fields, caution):
    line = answer(TripQuestion.BOOKING, (Element.NOTE, "先预约", None), **fields)
    assert line.caution == caution
    assert line.verdict == ("Ring first" if caution else "Mind this")


def test_contested_words_are_said_to_be_contested(trip):
    one = trip(DONE_HERE, (Element.NOTE, "先预约", None))
    booking = one.findings[-1]
    contested = replace(booking, lines=tuple(replace(line, disputed=True) for line in booking.lines))
    line = present_trip(replace(one, findings=(contested,)), ENGLISH).lines[0]
    assert (line.caution, line.verdict) == ("Another source says otherwise", "Ring first")


def test_old_hours_say_how_old_they_are(answer):
    line = answer(TripQuestion.OPEN, offices=[name(published="2021-05")])
    assert (line.token, line.caution) == ("caution", "Source of May 2021")


def test_every_answer_has_words(trip, tr):
    """Whatever is found, in both languages."""
    one = trip(DONE_HERE, (Element.NOTE, "先预约", None), offices=[name()])
    reasons = {
        TripQuestion.GO_AT_ALL: (TripReason.UNKNOWN, TripReason.ENDED, TripReason.NO_TRIP, TripReason.HOME_WINDOW, TripReason.TRIP, TripReason.IN_WORDS),
        TripQuestion.OPEN: (TripReason.UNKNOWN, TripReason.IN_WORDS),
        TripQuestion.ORIGINALS: (TripReason.UNKNOWN, TripReason.BRING, TripReason.LICENCE, TripReason.COPIES, TripReason.PAPERS),
        TripQuestion.IN_PERSON: (TripReason.UNKNOWN, TripReason.YOURSELF, TripReason.SOMEBODY, TripReason.MIXED),
        TripQuestion.BOOKING: (TripReason.UNKNOWN, TripReason.BOOK, TripReason.NO_BOOKING, TripReason.MIXED),
    }  # fmt: skip
    for question, some in reasons.items():
        for reason in some:
            finding = replace(one.findings[-1], question=question, reason=reason)
            [line] = present_trip(replace(one, findings=(finding,)), tr).lines
            assert line.reason
            assert "{" not in line.reason


def test_trip_is_read_and_written_in_any_language(catalogue_db, tr):
    day, now = DAY + timedelta(1), datetime.combine(DAY, time(10))
    present = read_trip(catalogue_db, "company-registration", Direction(XIANGTAN, CHANGSHA), day, DAY, now)
    shown = show_guide(catalogue_db, "company-registration", XIANGTAN, CHANGSHA, DAY)
    assert present(tr) == present_trip(plan_trip(catalogue_db, shown, day, now), tr)
    assert present(tr).lines[1].reason == present_trip(plan_trip(catalogue_db, shown, day), tr).lines[1].reason
