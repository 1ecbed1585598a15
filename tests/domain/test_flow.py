"""The way of a file: from the person to the result, and never by a stop that nobody knows."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.catalogue import Channel, ChannelRef, Duration
from cztservices.domain.flow import Flow, FlowStep, Stop, draw_flow
from cztservices.domain.guide import Guide, resolve_guide
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN
from cztservices.domain.words import ChannelKind, DayKind, Element, End, Grade, HandlingMode, ServiceState
from tests.statements import DAYS, ENDS, PLACE, days, make_service, make_statement, services, statement_lists

DAY = date(2024, 6, 15)
WEEK = Duration(5, DayKind.WORKING)


def channel(key: str, kind: ChannelKind = ChannelKind.APP) -> Channel:
    """A channel of that kind."""
    return Channel(key, kind, PLACE, "430000", ("s",), DAY)


APP, SITE, PHONE = channel("app"), channel("site", ChannelKind.WEB), channel("phone", ChannelKind.HOTLINE)


def mode(value: HandlingMode | None, **fields):
    """How it is handled."""
    return make_statement("mode", Element.HANDLING_MODE, "czt", value=value, **fields)


def names(*keys: str) -> list:
    """The statements that name channels, in that order."""
    return [
        make_statement(key, Element.CHANNEL, "czt", value=ChannelRef(key), position=n) for n, key in enumerate(keys)
    ]


def guide_of(*statements, origin: str | None = XIANGTAN, destination: str | None = CHANGSHA, **service) -> Guide:
    """The guide of a service with these statements."""
    return resolve_guide(replace(make_service(), **service), statements, origin, destination, DAY)


def draw(*statements, channels=(), **guide) -> Flow:
    """The way of a file with these statements."""
    flow = draw_flow(guide_of(*statements, **guide), channels)
    assert flow is not None
    return flow


@given(statement_lists(), services, ENDS, ENDS, days, st.lists(st.sampled_from([APP, SITE, PHONE]), unique=True))
def test_way_begins_with_me_and_ends_with_the_result_unless_the_service_has_ended(
    statements, service, origin, destination, day, channels
):
    guide = resolve_guide(service, statements, origin, destination, day)
    flow = draw_flow(guide, channels)
    assert (flow is None) is (guide.state is ServiceState.ENDED)
    if flow is not None:
        stops = [step.stop for step in flow.steps]
        assert (stops[0], stops[-1]) == (Stop.ME, Stop.RESULT)
        assert len(set(stops)) == len(stops)
        assert {city for step in flow.steps for city in step.cities} <= {origin, destination}


@given(st.sampled_from(HandlingMode), ENDS, ENDS, services)
def test_way_that_leads_anywhere_has_one_entrance_and_one_decision(value, origin, destination, service):
    guide = resolve_guide(service, [mode(value)], origin, destination, DAY)
    stops = [step.stop for step in draw_flow(guide, []).steps]
    if value is HandlingMode.NO_ACTION:
        assert stops == [Stop.ME, Stop.RESULT]
    else:
        assert stops[2:] == [Stop.DECISION, Stop.RESULT]
        assert stops[1] in {Stop.ONLINE, Stop.WINDOW}


def test_ended_service_has_no_way():
    ended = make_statement("status", Element.STATUS, "czt", value=ServiceState.ENDED)
    assert draw_flow(guide_of(ended, mode(HandlingMode.JOINT)), [APP]) is None


def test_changed_service_has_one():
    changed = make_statement("status", Element.STATUS, "czt", value=ServiceState.CHANGED)
    assert draw(changed, mode(HandlingMode.JOINT)).steps[1].stop is Stop.WINDOW


# Where it goes in, and who decides


@pytest.mark.parametrize(
    ("value", "decided_by", "entrance", "deciding"),
    [
        (HandlingMode.PROXY_COLLECT, End.ORIGIN, (CHANGSHA,), (XIANGTAN,)),
        (HandlingMode.PROXY_COLLECT, End.DESTINATION, (CHANGSHA,), (CHANGSHA,)),
        (HandlingMode.HOME_WINDOW, End.ORIGIN, (XIANGTAN,), (XIANGTAN,)),
        (HandlingMode.HOME_WINDOW, End.DESTINATION, (CHANGSHA,), (CHANGSHA,)),
        (HandlingMode.JOINT, End.ORIGIN, (XIANGTAN, CHANGSHA), (XIANGTAN, CHANGSHA)),
        (HandlingMode.JOINT, End.DESTINATION, (XIANGTAN, CHANGSHA), (XIANGTAN, CHANGSHA)),
        (HandlingMode.FULLY_ONLINE, End.ORIGIN, (), (XIANGTAN,)),
        (HandlingMode.FULLY_ONLINE, End.DESTINATION, (), (CHANGSHA,)),
    ],
)
def test_mode_says_whose_window_takes_the_file_and_whose_office_decides(value, decided_by, entrance, deciding):
    flow = draw(mode(value), decided_by=decided_by)
    _me, goes_in, decision, _result = flow.steps
    assert goes_in.stop is (Stop.ONLINE if value is HandlingMode.FULLY_ONLINE else Stop.WINDOW)
    assert (goes_in.cities, decision.cities) == (entrance, deciding)


@pytest.mark.parametrize("value", HandlingMode)
def test_city_that_is_not_known_is_not_guessed(value):
    flow = draw(mode(value), origin=None, destination=None)
    assert {step.cities for step in flow.steps} == {()}


@pytest.mark.parametrize(
    ("origin", "destination", "known"), [(XIANGTAN, None, (XIANGTAN,)), (None, CHANGSHA, (CHANGSHA,))]
)
def test_of_two_cities_together_the_one_that_is_known_is_named(origin, destination, known):
    flow = draw(mode(HandlingMode.JOINT), origin=origin, destination=destination)
    assert (flow.steps[1].cities, flow.steps[2].cities) == (known, known)


# Channels


def test_online_way_goes_by_the_first_channel_that_is_no_telephone():
    flow = draw(mode(HandlingMode.FULLY_ONLINE), *names("phone", "site", "app"), channels=[APP, SITE, PHONE])
    assert flow.steps[1] == FlowStep(Stop.ONLINE, channel=SITE)


@pytest.mark.parametrize("channels", [[], [PHONE]], ids=["not in the catalogue", "a telephone"])
def test_online_way_without_a_known_channel_names_none(channels):
    flow = draw(mode(HandlingMode.FULLY_ONLINE), *names("phone", "app"), channels=channels)
    assert flow.steps[1] == FlowStep(Stop.ONLINE)


@pytest.mark.parametrize("kind", ChannelKind)
def test_apps_mini_programs_and_sites_are_online(kind):
    flow = draw(mode(HandlingMode.FULLY_ONLINE), *names("app"), channels=[channel("app", kind)])
    online = {ChannelKind.APP, ChannelKind.MINI_PROGRAM, ChannelKind.WEB}
    assert (flow.steps[1].channel is not None) is (kind in online)


def test_channel_that_is_overridden_is_no_way_in():
    old, new = names("app", "site")
    flow = draw(mode(HandlingMode.FULLY_ONLINE), old, replace(new, replaces=frozenset({"app"})), channels=[APP, SITE])
    assert flow.steps[1].channel == SITE


def test_window_is_a_window_though_an_app_is_named():
    flow = draw(mode(HandlingMode.HOME_WINDOW), *names("app"), channels=[APP])
    assert flow.steps[1] == FlowStep(Stop.WINDOW, (XIANGTAN,))


def test_where_no_mode_is_known_the_channel_that_is_named_leads_in():
    assert draw(mode(None), *names("app"), channels=[APP]).steps[1] == FlowStep(Stop.ONLINE, channel=APP)


@pytest.mark.parametrize("statements", [[], [mode(None)], names("phone")], ids=["nothing", "words", "a telephone"])
def test_where_nothing_leads_in_one_has_to_ask(statements):
    assert draw(*statements, channels=[PHONE]).steps[1] == FlowStep(Stop.UNKNOWN)


# How long it takes


def takes(**fields) -> Flow:
    """A way whose time limit has these fields."""
    limit = make_statement("limit", Element.TIME_LIMIT, "czt", **({"value": WEEK} | fields))
    return draw(mode(HandlingMode.JOINT), limit)


@pytest.mark.parametrize(
    ("fields", "duration", "aged"),
    [
        ({}, WEEK, False),
        ({"published": "2021"}, WEEK, True),
        ({"published": None, "valid_from": DAYS[0]}, WEEK, True),
        ({"grade": Grade.OTHER}, None, False),
        ({"value": None}, None, False),
        ({"value": None, "published": "2021"}, None, False),
        ({"valid_to": date(2024, 6, 14)}, None, False),
    ],
    ids=["young", "old", "undated", "unconfirmed", "words", "old words", "over"],
)
def test_time_is_given_where_it_is_proven_and_marked_where_it_is_old(fields, duration, aged):
    flow = takes(**fields)
    assert (flow.takes, flow.aged) == (duration, aged)


def test_time_that_holds_is_the_one_that_no_other_overrides():
    nation = make_statement("nation", Element.TIME_LIMIT, "000000", value=WEEK)
    city = make_statement("city", Element.TIME_LIMIT, CHANGSHA, value=Duration(1, DayKind.CALENDAR))
    assert draw(mode(HandlingMode.JOINT), nation, city).takes == Duration(1, DayKind.CALENDAR)


def test_nothing_to_do_takes_no_time():
    limit = make_statement("limit", Element.TIME_LIMIT, "czt", value=WEEK)
    assert draw(mode(HandlingMode.NO_ACTION), limit) == Flow((FlowStep(Stop.ME), FlowStep(Stop.RESULT)))


@pytest.mark.parametrize("city", CITIES)
def test_service_with_one_end_is_decided_there(city):
    one_end = draw(mode(HandlingMode.HOME_WINDOW), destination=city, decided_by=End.DESTINATION, origin_label=None)
    assert one_end.steps[2].cities == (city,)
