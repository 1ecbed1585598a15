"""Whether a trip would be wasted: never good while in doubt, never impossible on hearsay."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.catalogue import MaterialForm, Office, OfficeRef, OpeningHours, Text
from cztservices.domain.dates import Doubt
from cztservices.domain.guide import resolve_guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.domain.trip import (
    NamedOffice,
    TripQuestion,
    TripReason,
    Verdict,
    judge_trip,
    worst_verdict,
)
from cztservices.domain.words import Element, Grade, HandlingMode, ServiceState
from tests.statements import make_service, make_source, make_statement, statement_lists

MONDAY, SUNDAY = date(2024, 6, 17), date(2024, 6, 23)
WEEK = OpeningHours((1, 2, 3, 4, 5), "09:00", "17:00")
AGED, WEAK = {"published": "2021"}, {"grade": Grade.OTHER}


def say(element: Element, zh: str = "话", value=None, **fields):
    """A statement with those words."""
    return make_statement(f"{element}-{zh}-{value}"[:80], element, "czt", text=Text(zh, "words"), value=value, **fields)


def mode(value: HandlingMode | None, zh: str = "这样办", **fields):
    """How it is handled."""
    return say(Element.HANDLING_MODE, zh, value, **fields)


AT_WINDOW = mode(HandlingMode.PROXY_COLLECT)


def name(key: str = "hall", city: str = CHANGSHA, hours=(WEEK,), grade=Grade.OFFICIAL, published="2024") -> NamedOffice:
    """An office of the guide with what proves its hours."""
    office = Office(key, city, Text(key, key), ("s",), MONDAY, hours=tuple(hours))
    return NamedOffice(office, city, (make_source(grade, published),))


def names(*keys: str, **fields) -> list:
    """The statements that name offices."""
    return [say(Element.OFFICE, key, OfficeRef(key), **fields) for key in keys]


def judge(*statements, offices=(), day=MONDAY, now=None, **ends):
    """The findings by question, for a guide from Xiangtan to Changsha."""
    guide = resolve_guide(make_service(**ends), statements, XIANGTAN, CHANGSHA, day)
    return {finding.question: finding for finding in judge_trip(guide, offices, day, now)}


def answer(question: TripQuestion, *statements, **fields):
    """The verdict and the reason of one answer; a mode that needs a trip is added."""
    finding = judge(*statements, AT_WINDOW, **fields)[question]
    return finding.verdict, finding.reason


def test_questions_are_answered_in_their_order():
    assert list(judge(AT_WINDOW)) == list(TripQuestion)


def test_where_nothing_is_known_nothing_is_good_and_nothing_impossible():
    assert {finding.verdict for finding in judge().values()} == {Verdict.CAUTION}
    assert {finding.reason for finding in judge().values()} == {TripReason.UNKNOWN}
    assert not any(finding.is_sure for finding in judge().values())


@pytest.mark.parametrize(
    ("verdicts", "worst"),
    [
        ([Verdict.GO, Verdict.GO], Verdict.GO),
        ([Verdict.GO, Verdict.CAUTION], Verdict.CAUTION),
        ([Verdict.STOP, Verdict.CAUTION, Verdict.GO], Verdict.STOP),
        ([], Verdict.CAUTION),
    ],
)
def test_trip_is_as_good_as_its_worst_answer(verdicts, worst):
    finding = judge()[TripQuestion.OPEN]
    assert worst_verdict([replace(finding, verdict=verdict) for verdict in verdicts]) is worst


# Must I go at all?


@pytest.mark.parametrize("value", [HandlingMode.FULLY_ONLINE, HandlingMode.NO_ACTION])
def test_what_needs_no_trip_settles_everything(value):
    [finding] = judge(mode(value), *names("hall"), offices=[name()]).values()
    assert (finding.verdict, finding.reason) == (Verdict.GO, TripReason.NO_TRIP)
    assert [statement.value for statement in finding.statements] == [value]


@pytest.mark.parametrize(
    "statements",
    [
        [mode(HandlingMode.FULLY_ONLINE, **AGED)],
        [mode(HandlingMode.FULLY_ONLINE, **WEAK)],
        [mode(HandlingMode.FULLY_ONLINE, "网上办。不符合的，到窗口办")],
        [mode(HandlingMode.FULLY_ONLINE, "先打 12345 问能不能网上办")],
        [mode(HandlingMode.FULLY_ONLINE), say(Element.STEP, "要亲自去按指纹")],
    ],
    ids=["old", "weak", "not for all", "ask first", "called in all the same"],
)
def test_doubt_whether_a_trip_is_needed_asks_everything_else(statements):
    findings = judge(*statements)
    assert list(findings) == list(TripQuestion)
    first = findings[TripQuestion.GO_AT_ALL]
    assert (first.verdict, first.reason) == (Verdict.CAUTION, TripReason.NO_TRIP)


def test_words_that_nobody_confirms_do_not_call_the_reader_in():
    [finding] = judge(mode(HandlingMode.FULLY_ONLINE), say(Element.STEP, "要亲自去", **WEAK)).values()
    assert finding.verdict is Verdict.GO


def test_closed_door_does_not_stop_what_may_be_done_without_going():
    online = mode(HandlingMode.FULLY_ONLINE, **AGED)
    closed = judge(online, *names("hall"), offices=[name()], day=SUNDAY)[TripQuestion.OPEN]
    assert (closed.verdict, closed.reason) == (Verdict.CAUTION, TripReason.CLOSED)


@pytest.mark.parametrize("fields", [{}, AGED], ids=["young", "old"])
def test_ended_service_stops_the_trip_however_old_the_news(fields):
    [finding] = judge(say(Element.STATUS, value=ServiceState.ENDED, **fields), AT_WINDOW).values()
    assert (finding.verdict, finding.reason) == (Verdict.STOP, TripReason.ENDED)


def test_end_that_nobody_confirms_is_for_the_telephone():
    findings = judge(say(Element.STATUS, value=ServiceState.ENDED, **WEAK), AT_WINDOW)
    assert findings[TripQuestion.GO_AT_ALL].verdict is Verdict.CAUTION
    assert list(findings) == list(TripQuestion)


@pytest.mark.parametrize(
    ("statement", "verdict", "reason"),
    [
        (mode(HandlingMode.PROXY_COLLECT), Verdict.GO, TripReason.TRIP),
        (mode(HandlingMode.JOINT), Verdict.GO, TripReason.TRIP),
        (mode(HandlingMode.JOINT, **AGED), Verdict.CAUTION, TripReason.TRIP),
        (mode(HandlingMode.JOINT, "先打 12345 问"), Verdict.CAUTION, TripReason.TRIP),
        (mode(HandlingMode.PROXY_COLLECT, "先在网上办"), Verdict.CAUTION, TripReason.IN_WORDS),
        (mode(HandlingMode.HOME_WINDOW), Verdict.CAUTION, TripReason.HOME_WINDOW),
        (mode(None), Verdict.CAUTION, TripReason.IN_WORDS),
    ],
)
def test_mode_says_whether_to_go(statement, verdict, reason):
    finding = judge(statement)[TripQuestion.GO_AT_ALL]
    assert (finding.verdict, finding.reason) == (verdict, reason)


def test_home_window_of_a_service_with_one_end_is_where_one_is():
    finding = judge(mode(HandlingMode.HOME_WINDOW), origin=False)[TripQuestion.GO_AT_ALL]
    assert (finding.verdict, finding.reason) == (Verdict.GO, TripReason.TRIP)


# Is it open?


def opened(*offices: NamedOffice, **fields):
    """The verdict on the offices."""
    keys = [one.office.id for one in offices]
    return answer(TripQuestion.OPEN, *fields.pop("statements", names(*keys)), offices=offices, **fields)


def test_office_that_is_open_is_good_and_one_that_is_closed_stops():
    assert opened(name()) == (Verdict.GO, TripReason.OPEN)
    assert opened(name(), day=SUNDAY) == (Verdict.STOP, TripReason.CLOSED)


def test_one_open_office_of_a_city_is_enough():
    assert opened(name(), name("other", hours=())) == (Verdict.GO, TripReason.OPEN)


def test_office_open_in_one_city_is_not_enough_for_the_other():
    for other in (
        name("other", XIANGTAN, hours=()),
        name("other", XIANGTAN, hours=[OpeningHours((7,), "09:00", "12:00")]),
    ):
        assert opened(name(), other) == (Verdict.CAUTION, TripReason.OPEN)


@pytest.mark.parametrize("proof", [AGED, WEAK, {"published": None}], ids=["old", "weak", "undated"])
def test_hours_in_doubt_are_never_good(proof):
    assert opened(name(**proof)) == (Verdict.CAUTION, TripReason.OPEN)


@pytest.mark.parametrize("fields", [AGED, WEAK], ids=["old", "weak"])
def test_office_is_not_good_where_its_being_named_is_in_doubt(fields):
    assert opened(name(), statements=names("hall", **fields)) == (Verdict.CAUTION, TripReason.OPEN)


def test_closed_day_warns_by_old_hours_but_not_by_hearsay():
    assert opened(name(**AGED), day=SUNDAY) == (Verdict.STOP, TripReason.CLOSED)
    assert opened(name(**WEAK), day=SUNDAY) == (Verdict.CAUTION, TripReason.CLOSED)


def test_office_of_unknown_hours_may_be_open_where_the_others_are_closed():
    assert opened(name(), name("other", hours=()), day=SUNDAY) == (Verdict.CAUTION, TripReason.CLOSED)


def test_place_that_is_known_in_words_only_may_be_open_where_the_others_are_closed():
    statements = [*names("hall"), say(Element.OFFICE, "住处的派出所")]
    assert opened(name(), statements=statements, day=SUNDAY) == (Verdict.CAUTION, TripReason.CLOSED)


def test_hours_that_nobody_gives_are_not_known():
    assert opened(name(hours=())) == (Verdict.CAUTION, TripReason.UNKNOWN)
    assert opened(statements=[say(Element.OFFICE, "住处的派出所")]) == (Verdict.CAUTION, TripReason.IN_WORDS)


@pytest.mark.parametrize(
    ("clock", "verdict", "left"), [("08:00", Verdict.GO, 1), ("16:59", Verdict.GO, 1), ("17:00", Verdict.STOP, 0)]
)
def test_day_that_is_over_counts_as_closed(clock, verdict, left):
    now = datetime.combine(MONDAY, time.fromisoformat(clock))
    finding = judge(AT_WINDOW, *names("hall"), offices=[name()], now=now)[TripQuestion.OPEN]
    [office] = finding.offices
    assert (finding.verdict, len(office.opening.stretches), office.is_over) == (verdict, left, not left)
    assert office.opens_next == (None if left else datetime.combine(MONDAY + timedelta(1), time(9)))


# Originals

ONE, COPY = MaterialForm(originals=1), MaterialForm(copies=1)
LICENCE = MaterialForm(originals=1, licence="card")


@pytest.mark.parametrize(
    ("materials", "expected"),
    [
        ([("身份证", ONE)], (Verdict.CAUTION, TripReason.BRING)),
        ([("身份证原件", None)], (Verdict.CAUTION, TripReason.BRING)),
        ([("不用看原件", None)], (Verdict.CAUTION, TripReason.PAPERS)),
        ([("社保卡", LICENCE)], (Verdict.GO, TripReason.LICENCE)),
        ([("社保卡", LICENCE), ("申请表", None)], (Verdict.CAUTION, TripReason.LICENCE)),
        ([("社保卡", LICENCE), ("复印件", COPY)], (Verdict.GO, TripReason.LICENCE)),
        ([("社保卡", LICENCE), ("身份证", ONE)], (Verdict.CAUTION, TripReason.BRING)),
        ([("复印件", COPY)], (Verdict.GO, TripReason.COPIES)),
        ([("复印件", COPY), ("申请表", None)], (Verdict.CAUTION, TripReason.PAPERS)),
        ([("申请表", None)], (Verdict.CAUTION, TripReason.PAPERS)),
        ([("申请表", MaterialForm())], (Verdict.CAUTION, TripReason.PAPERS)),
        ([], (Verdict.CAUTION, TripReason.UNKNOWN)),
    ],
)
def test_materials_say_whether_to_bring_originals(materials, expected):
    statements = [say(Element.MATERIAL, zh, form) for zh, form in materials]
    assert answer(TripQuestion.ORIGINALS, *statements) == expected


def test_originals_are_named_before_what_a_licence_stands_in_for():
    statements = [say(Element.MATERIAL, "社保卡", LICENCE), say(Element.MATERIAL, "身份证", ONE)]
    found = judge(AT_WINDOW, *statements, say(Element.MATERIAL, "表", None))[TripQuestion.ORIGINALS]
    assert [statement.text.zh for statement in found.statements] == ["身份证", "社保卡"]


@pytest.mark.parametrize("form", [LICENCE, COPY])
@pytest.mark.parametrize("fields", [AGED, WEAK], ids=["old", "weak"])
def test_papers_in_doubt_are_never_good(form, fields):
    assert answer(TripQuestion.ORIGINALS, say(Element.MATERIAL, "社保卡", form, **fields))[0] is Verdict.CAUTION


# In person, and booking

CALLED, LEFT = say(Element.STEP, "要亲自去"), say(Element.MATERIAL, "请人代办的，带委托书")


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([CALLED], (Verdict.CAUTION, TripReason.YOURSELF)),
        ([LEFT], (Verdict.GO, TripReason.SOMEBODY)),
        ([say(Element.CONDITION, "未满 16 岁的，由监护人代办")], (Verdict.CAUTION, TripReason.SOMEBODY)),
        ([say(Element.NOTE, "请人代办的，带委托书", **AGED)], (Verdict.CAUTION, TripReason.SOMEBODY)),
        ([CALLED, LEFT], (Verdict.CAUTION, TripReason.MIXED)),
        ([say(Element.NOTE, "不能代办")], (Verdict.CAUTION, TripReason.YOURSELF)),
        ([say(Element.LEGAL_BASIS, "要亲自去")], (Verdict.CAUTION, TripReason.UNKNOWN)),
        ([say(Element.RESULT, "别人代领要委托书")], (Verdict.CAUTION, TripReason.UNKNOWN)),
    ],
)
def test_words_say_whether_to_come_oneself(statements, expected):
    assert answer(TripQuestion.IN_PERSON, *statements) == expected


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([say(Element.STEP, "先预约")], (Verdict.CAUTION, TripReason.BOOK)),
        ([say(Element.CHANNEL, "网上预约系统")], (Verdict.CAUTION, TripReason.BOOK)),
        ([say(Element.NOTE, "不用预约")], (Verdict.GO, TripReason.NO_BOOKING)),
        ([say(Element.NOTE, "不用预约", **WEAK)], (Verdict.CAUTION, TripReason.NO_BOOKING)),
        ([say(Element.NOTE, "不用预约"), say(Element.STEP, "先预约")], (Verdict.CAUTION, TripReason.MIXED)),
    ],
)
def test_words_say_whether_to_book(statements, expected):
    assert answer(TripQuestion.BOOKING, *statements) == expected


def test_answers_rest_on_the_words_they_quote():
    findings = judge(AT_WINDOW, CALLED, LEFT, say(Element.STEP, "先预约"), say(Element.STEP, "填表"))
    assert {s.text.zh for s in findings[TripQuestion.IN_PERSON].statements} == {CALLED.text.zh, LEFT.text.zh}
    assert [s.text.zh for s in findings[TripQuestion.BOOKING].statements] == ["先预约"]


def test_words_that_are_overridden_say_nothing():
    over = say(Element.STEP, "填表", replaces=[CALLED.id])
    assert answer(TripQuestion.IN_PERSON, CALLED, over)[1] is TripReason.UNKNOWN


def test_words_that_another_source_contradicts_are_not_good():
    other = say(Element.MATERIAL, "不知道", contradicts=[LEFT.id], published="2023")
    assert answer(TripQuestion.IN_PERSON, LEFT, other) == (Verdict.CAUTION, TripReason.SOMEBODY)


# Laws

PHRASES = ("要亲自去", "请人代办的", "不用预约", "先预约", "身份证原件", "网上办", "到窗口办", "先打 12345 问", "填表")
VALUES = {
    Element.HANDLING_MODE: st.sampled_from([None, *HandlingMode]),
    Element.MATERIAL: st.sampled_from([None, ONE, COPY, LICENCE]),
    Element.OFFICE: st.sampled_from([None, OfficeRef("one"), OfficeRef("two")]),
    Element.STATUS: st.sampled_from(ServiceState),
}
clocks = st.integers(0, 24 * 4 - 1).map(lambda n: datetime.combine(MONDAY, time()) + timedelta(minutes=15 * n))
proofs = st.sampled_from([{}, AGED, WEAK])
week_hours = st.sampled_from([(), (WEEK,), (OpeningHours((6, 7), "09:00", "12:00"),)])


@st.composite
def trips(draw: st.DrawFn):
    """A guide, the offices that it names, and a moment of its day."""
    statements = [
        replace(one, text=Text(draw(st.sampled_from(PHRASES)), "words"), value=draw(VALUES.get(one.element, st.none())))
        for one in draw(statement_lists())
    ]
    guide = resolve_guide(make_service(), statements, XIANGTAN, CHANGSHA, MONDAY)
    keys = {s.value.office for s in guide.holding(Element.OFFICE) if isinstance(s.value, OfficeRef)}
    offices = [
        name(key, draw(st.sampled_from([CHANGSHA, XIANGTAN])), draw(week_hours), **draw(proofs)) for key in sorted(keys)
    ]
    return guide, offices, draw(st.none() | clocks)


@given(trips())
def test_every_question_is_answered_once_or_the_first_settles_all(trip):
    guide, offices, now = trip
    findings = judge_trip(guide, offices, MONDAY, now)
    asked = [finding.question for finding in findings]
    assert asked == (list(TripQuestion) if not findings[0].settles else [TripQuestion.GO_AT_ALL])


@given(trips())
def test_nothing_in_doubt_is_good(trip):
    guide, offices, now = trip
    for finding in judge_trip(guide, offices, MONDAY, now):
        if finding.verdict is Verdict.GO:
            proven = [line for line in finding.lines if not line.doubt and not line.disputed]
            assert proven
            if finding.question is TripQuestion.OPEN:
                assert any(one.doubt is None and one.opening.stretches for one in finding.offices)
            else:
                assert len(proven) == len(finding.lines)


@given(trips())
def test_only_an_end_and_closed_doors_stop_a_trip(trip):
    guide, offices, now = trip
    for finding in judge_trip(guide, offices, MONDAY, now):
        if finding.verdict is Verdict.STOP:
            assert finding.reason in (TripReason.ENDED, TripReason.CLOSED)
            assert not any(
                line.doubt is Doubt.UNCONFIRMED for line in finding.lines if finding.reason is TripReason.ENDED
            )
            assert all(one.opening.known and not one.opening.stretches for one in finding.offices)
            assert guide.state is ServiceState.ENDED or guide.mode not in (
                HandlingMode.FULLY_ONLINE,
                HandlingMode.NO_ACTION,
            )


@given(trips())
def test_findings_rest_on_lines_of_the_guide_that_hold(trip):
    guide, offices, now = trip
    for finding in judge_trip(guide, offices, MONDAY, now):
        assert all(
            line in guide.elements[line.statement.element] and line.overridden_by is None for line in finding.lines
        )
        assert finding.reason in (TripReason.UNKNOWN, TripReason.PAPERS) or finding.lines
