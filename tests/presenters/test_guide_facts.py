"""Short answers and the picture beside the main answer of a guide, in every language."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cztservices.catalogue.show import Journey
from cztservices.domain.catalogue import Duration, Money, Text
from cztservices.domain.guide import Guide, resolve_guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.domain.words import DayKind, Element, End, Grade, HandlingMode
from cztservices.presenters.guide_view import GuideView
from cztservices.presenters.labels import CITY_LABELS, ELEMENTS
from cztservices.presenters.pages import Page, PageRef
from tests.presenters.guides import FILING, section, statements_of, with_sources, with_value
from tests.sample_data import DAY
from tests.statements import make_service, make_statement

# Short answers beside the main one


def facts_of(view: GuideView) -> dict[str, str]:
    """The short answers by their labels."""
    return {fact.label: fact.text for fact in view.facts}


@pytest.fixture
def facts(tr):
    """The short answers of a guide by what they are about; whatever has no label of these is left out."""
    about = {"where": "Where", "time": ELEMENTS[Element.TIME_LIMIT], "fee": ELEMENTS[Element.FEE], "ask": "Questions"}

    def _facts(view: GuideView) -> dict[str, str]:
        found = facts_of(view)
        return {key: found[tr.gettext(label)] for key, label in about.items() if tr.gettext(label) in found}

    return _facts


def mode_guide(mode: HandlingMode | None, origin=XIANGTAN, destination=CHANGSHA, **ends) -> Guide:
    """A guide of which only the mode is known."""
    statements = [make_statement("mode", Element.HANDLING_MODE, "czt", published="2022-11", value=mode)]
    return resolve_guide(make_service(**ends), statements, origin, destination, DAY)


def test_facts_say_where_how_long_how_much_and_whom_to_ask(present, facts, tr, words):
    view = present(FILING, CHANGSHA, XIANGTAN)
    five = tr.ngettext("{count} working day", "{count} working days", 5).format(count=5)
    assert facts(view) == {
        "where": tr.gettext("Online, no trip"),
        "time": tr.gettext("{fact} ({day})").format(fact=five, day=words("2021年", "2021")),
        "fee": tr.gettext("Free"),
        "ask": words("医保服务热线", "Medical insurance hotline"),
    }
    assert len(view.facts) == 4


@pytest.mark.parametrize(
    ("mode", "decided_by", "city"),
    [
        (HandlingMode.PROXY_COLLECT, End.ORIGIN, CHANGSHA),
        (HandlingMode.PROXY_COLLECT, End.DESTINATION, CHANGSHA),
        (HandlingMode.HOME_WINDOW, End.ORIGIN, XIANGTAN),
        (HandlingMode.HOME_WINDOW, End.DESTINATION, CHANGSHA),
    ],
)
def test_window_to_go_to_is_that_of_the_city_that_takes_the_file(present_guide, facts, tr, mode, decided_by, city):
    view = present_guide(mode_guide(mode, decided_by=decided_by))
    assert facts(view)["where"] == tr.gettext("A window in {city}").format(city=tr.gettext(CITY_LABELS[city]))


def test_two_cities_together_have_windows_in_both(present_guide, facts, tr):
    assert facts(present_guide(mode_guide(HandlingMode.JOINT)))["where"] == tr.gettext("Windows of both cities")


@pytest.mark.parametrize(
    "guide",
    [mode_guide(None), mode_guide(HandlingMode.HOME_WINDOW, origin=None), mode_guide(HandlingMode.PROXY_COLLECT, destination=None)],
    ids=["no mode", "no city with the record", "no city where it is wanted"],
)  # fmt: skip
def test_where_to_go_is_not_guessed(present_guide, facts, guide):
    assert "where" not in facts(present_guide(guide))


def test_time_and_fee_that_no_source_gives_are_said_to_be_unknown(present, facts, tr):
    """What holds in another year is not known for this one."""
    view = facts(present("residence-permit"))
    assert (view["time"], view["fee"]) == (tr.gettext("not known"),) * 2
    assert tr.gettext("not known")


@pytest.mark.parametrize(("key", "fact"), [("time-limit-nation", "time"), ("fee-czt", "fee")])
def test_statement_without_a_value_is_no_fact_and_not_unknown_either(guide_of, present_guide, facts, key, fact):
    """Its words may run over many lines; they stand in their section."""
    guide = with_value(guide_of(FILING, CHANGSHA, XIANGTAN), key, None)
    view = present_guide(guide)
    assert facts(view).keys() == {"where", "time", "fee"} - {fact}
    element = next(s.element for s in statements_of(guide) if s.id == key)
    assert len(section(view, element).lines) == 1


def test_value_from_an_unconfirmed_source_is_no_fact(guide_of, present_guide, facts):
    guide = guide_of(FILING, CHANGSHA, XIANGTAN)
    view = present_guide(with_sources(guide, "fee-czt", grade=Grade.OTHER))
    assert facts(view).keys() == {"where", "time"}
    assert section(view, Element.FEE).lines[0].caution


def test_value_from_an_undated_source_says_so(guide_of, present_guide, facts, tr):
    view = present_guide(with_sources(guide_of(FILING, CHANGSHA, XIANGTAN), "fee-czt", published=None))
    undated = tr.gettext("{fact} ({day})").format(fact=tr.gettext("Free"), day=tr.gettext("undated"))
    assert facts(view)["fee"] == undated


@pytest.mark.parametrize(
    ("yuan", "written"),
    [("5", "5"), ("10", "10"), ("100", "100"), ("12.50", "12.5"), ("1000", "1,000"), ("0.3", "0.3")],
)
def test_fee_is_written_in_digits(guide_of, present_guide, facts, tr, yuan, written):
    view = present_guide(with_value(guide_of(FILING, CHANGSHA, XIANGTAN), "fee-czt", Money(Decimal(yuan))))
    assert facts(view)["fee"] == tr.gettext("{yuan} yuan").format(yuan=written)


def test_where_nothing_is_to_be_done_only_whom_to_ask_stands_beside_the_answer(filing, facts, words):
    assert facts(filing) == {"ask": words("医保服务热线", "Medical insurance hotline")}
    assert len(filing.facts) == 1
    assert {section.element for section in filing.sections} >= {Element.TIME_LIMIT, Element.FEE}


def test_ended_service_has_only_whom_to_ask_beside_the_answer(present, facts):
    view = present("senior-card")
    assert facts(view).keys() == {"ask"}
    assert len(view.facts) == 1


def test_days_of_both_kinds_are_told_apart(guide_of, present_guide, facts):
    texts = []
    for kind in DayKind:
        guide = with_value(guide_of(FILING, CHANGSHA, XIANGTAN), "time-limit-nation", Duration(7, kind))
        texts.append(facts(present_guide(guide))["time"])
    assert all("7" in text for text in texts)
    assert len(set(texts)) == 2


@pytest.mark.parametrize("kind", DayKind)
def test_no_day_at_all_is_at_once(guide_of, present_guide, facts, tr, kind):
    guide = with_value(guide_of(FILING, CHANGSHA, XIANGTAN), "time-limit-nation", Duration(0, kind))
    assert facts(present_guide(guide))["time"].startswith(tr.gettext("At once"))


# The way of the file, and the way between the cities


def test_picture_shows_the_way_of_the_file(present, words, tr):
    stops = present(FILING, CHANGSHA, XIANGTAN).flow.stops
    assert len(stops) == 4
    assert stops[1].caption == words("“我的长沙”App", "My Changsha app")
    assert tr.gettext(CITY_LABELS[CHANGSHA]) in stops[2].title


def test_ended_service_has_no_picture(present):
    assert present("senior-card").flow is None


def test_picture_of_what_is_not_known_names_the_phone_of_the_service(catalogue_db, guide_of, present_guide):
    guide = guide_of("company-registration")
    flow = present_guide(guide, ask=catalogue_db.channel("hotline-12393")).flow
    assert flow.stops[1].caption == "12393"


@pytest.mark.parametrize(
    ("result", "shown"),
    [("一张证。", "一张证"), ("一二三四五六七八九十一二三四五六", "一二三四五六七八九十一二三四五六"), ("一二三四五六七八九十一二三四五六七", "")],
    ids=["short", "just short enough", "too long"],
)  # fmt: skip
def test_picture_ends_with_what_one_gets_where_that_is_short(present_guide, result, shown):
    said = make_statement("result", Element.RESULT, "czt", published="2022-11", text=Text(result, result))
    view = present_guide(resolve_guide(make_service(), [said], XIANGTAN, CHANGSHA, DAY))
    assert view.flow.stops[-1].caption == shown


def test_letters_are_half_as_wide_as_characters_in_the_picture(present_guide):
    for words, shown in (("a" * 32, "a" * 32), ("a" * 33, "")):
        said = make_statement("result", Element.RESULT, "czt", published="2022-11", text=Text(words, words))
        view = present_guide(resolve_guide(make_service(), [said], XIANGTAN, CHANGSHA, DAY))
        assert view.flow.stops[-1].caption == shown


def test_journeys_are_named_with_what_holds_and_lead_to_their_own_guides(guide_of, present_guide, tr):
    train = replace(make_service(key="train"), name=Text("城际铁路", "Intercity rail"))
    runs = make_statement("runs", Element.HANDLING_MODE, "czt", text=Text("半小时一班。", "Every half hour."))
    view = present_guide(guide_of("residence-permit"), journeys=(Journey(train, runs),))
    assert [(way.name, way.text, way.page) for way in view.travel] == [
        (tr.say(train.name), tr.say(runs.text), PageRef(Page.GUIDE, "train"))
    ]
    assert view.travel_title == tr.gettext("Between the two cities")
