"""The way of a file in words and drawings, in every language."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.config import RESOURCES
from cztservices.domain.catalogue import Channel, Duration, Text
from cztservices.domain.flow import Flow, FlowStep, Stop
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN
from cztservices.domain.words import ChannelKind, DayKind
from cztservices.i18n import Translator
from cztservices.presenters.flow import ICONS, present_flow, say_duration
from cztservices.presenters.labels import CITY_LABELS, CITY_TOKENS
from cztservices.presenters.palettes import PALETTES

WEEK = Duration(5, DayKind.WORKING)
APP = Channel("app", ChannelKind.APP, Text("掌上办", "Pocket office"), "430000", ("s",), date(2024, 1, 1))
ME, DECISION, RESULT = FlowStep(Stop.ME), FlowStep(Stop.DECISION, (XIANGTAN,)), FlowStep(Stop.RESULT)

steps = st.builds(
    FlowStep,
    st.sampled_from(Stop),
    st.lists(st.sampled_from(CITIES), max_size=2, unique=True).map(tuple),
    st.sampled_from([None, APP]),
)
durations = st.builds(Duration, st.integers(0, 90), st.sampled_from(DayKind))
flows = st.builds(Flow, st.lists(steps, min_size=1, max_size=5).map(tuple), st.none() | durations, st.booleans())


def way(*entrance: FlowStep, **fields) -> Flow:
    """A way in by ``entrance``, decided in Xiangtan."""
    return Flow((ME, *entrance, DECISION, RESULT), **fields)


@pytest.fixture
def stops(tr):
    """The boxes of a way that ends with nothing in particular, unless that is given."""
    return lambda flow, result="": present_flow(flow, "12345", result, tr).stops


@pytest.fixture
def name(tr):
    """The name of a city in the language in turn."""
    return lambda city: tr.gettext(CITY_LABELS[city])


def test_every_stop_has_a_drawing_of_its_own_that_there_is():
    assert ICONS.keys() == set(Stop)
    assert len(set(ICONS.values())) == len(Stop)
    assert all((RESOURCES / "icons" / f"{icon}.svg").is_file() for icon in ICONS.values())


@given(flows, st.sampled_from(["zh_CN", "en"]))
def test_picture_has_a_titled_box_for_every_stop_and_the_sentence_says_them_all_in_order(flow, language):
    view = present_flow(flow, "12345", "a card", Translator(language))
    assert [stop.icon for stop in view.stops] == [ICONS[step.stop] for step in flow.steps]
    assert all(stop.title for stop in view.stops)
    place = 0
    for stop in view.stops:
        for words in filter(None, (stop.arrow, stop.title, stop.caption)):
            place = view.sentence.index(words, place) + len(words)


@given(flows)
def test_every_colour_is_one_of_the_theme(flow):
    view = present_flow(flow, "12345", "", Translator("en"))
    assert all(stop.token in palette for stop in view.stops for palette in PALETTES.values())


# Ways in


def test_online_way_names_the_channel(stops, tr):
    stop = stops(way(FlowStep(Stop.ONLINE, channel=APP)))[1]
    assert (stop.title, stop.caption) == (tr.gettext("Apply online"), tr.say(APP.name))


def test_online_way_without_a_channel_says_so_plainly(stops, tr):
    assert stops(way(FlowStep(Stop.ONLINE)))[1].caption == tr.gettext("on the phone or the web")


@pytest.mark.parametrize("city", CITIES)
def test_window_bears_the_name_and_the_colour_of_its_city(stops, name, city):
    stop = stops(way(FlowStep(Stop.WINDOW, (city,))))[1]
    assert name(city) in stop.caption
    assert stop.token == CITY_TOKENS[city]


def test_windows_of_two_cities_bear_both_names_and_the_colour_of_neither(stops, name):
    stop = stops(way(FlowStep(Stop.WINDOW, (XIANGTAN, CHANGSHA))))[1]
    assert 0 <= stop.caption.index(name(XIANGTAN)) < stop.caption.index(name(CHANGSHA))
    assert stop.token not in CITY_TOKENS.values()


def test_window_of_a_city_that_is_not_known_names_none(stops, name, tr):
    stop = stops(way(FlowStep(Stop.WINDOW)))[1]
    assert stop.caption == tr.gettext("a window")
    assert not any(name(city) in stop.caption for city in CITIES)


def test_way_that_is_not_known_gives_the_number_to_ring(stops, tr):
    stop = stops(way(FlowStep(Stop.UNKNOWN)))[1]
    assert (stop.title, stop.caption, stop.token) == (tr.gettext("Ask first"), "12345", "caution")


# Decision and result


def test_decision_is_said_by_the_city_that_makes_it(stops, name, tr):
    known, unknown = (stops(Flow((ME, FlowStep(Stop.DECISION, cities), RESULT)))[1] for cities in ((XIANGTAN,), ()))
    assert name(XIANGTAN) in known.title
    assert unknown.title == tr.gettext("the city in charge decides")


def test_way_of_two_stops_has_nothing_to_do_and_any_other_is_done(stops, tr):
    assert stops(Flow((ME, RESULT)))[-1].title == tr.gettext("Nothing to do")
    assert stops(way(FlowStep(Stop.UNKNOWN)))[-1].title == tr.gettext("Done")


def test_result_says_what_one_gets(stops):
    assert stops(way(FlowStep(Stop.UNKNOWN)), "a card")[-1].caption == "a card"


def test_time_stands_on_the_arrow_to_the_result_alone(stops, tr):
    shown = stops(way(FlowStep(Stop.WINDOW, (CHANGSHA,)), takes=WEEK))
    assert [stop.arrow for stop in shown] == ["", "", "", say_duration(WEEK, tr)]


def test_time_of_an_old_source_says_so(stops, tr):
    young = way(FlowStep(Stop.ONLINE), takes=WEEK)
    arrow = stops(replace(young, aged=True))[-1].arrow
    assert arrow == tr.gettext("{time} (old source)").format(time=say_duration(WEEK, tr))
    assert arrow != stops(young)[-1].arrow


def test_time_that_is_not_known_is_not_spoken_of(stops):
    assert {stop.arrow for stop in stops(way(FlowStep(Stop.ONLINE)))} == {""}


# Days in words


def test_days_of_both_kinds_are_told_apart(tr):
    said = {say_duration(Duration(days, kind), tr) for days in (1, 2) for kind in DayKind}
    assert len(said) == 4


@pytest.mark.parametrize("kind", DayKind)
def test_no_day_at_all_is_at_once(tr, kind):
    assert say_duration(Duration(0, kind), tr) == tr.gettext("At once")
