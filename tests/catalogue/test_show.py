"""A guide with what belongs on its page, from the sample."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.authoring.build import build_catalogue
from cztservices.catalogue.show import JOURNEYS, Mention, find_journeys, find_mentions, show_guide
from cztservices.config import DATA_FOLDER
from cztservices.domain.catalogue import ListEntry, PublishedList, Text
from cztservices.domain.guide import resolve_guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN, ZHUZHOU, Scope
from cztservices.domain.words import Element, HandlingMode, ListSubject, ServiceState
from cztservices.errors import UnknownNameError
from cztservices.storage.catalogue_db import CatalogueDb
from tests.sample_data import DAY, SEASON, write_sample
from tests.statements import make_service, make_statement

FILING, RESIDENCE, SENIOR = "medical-offsite-filing", "residence-permit", "senior-card"


@pytest.mark.parametrize("day", [DAY, SEASON])
@pytest.mark.parametrize("direction", [(XIANGTAN, CHANGSHA), (ZHUZHOU, None), (None, None)])
def test_guide_is_what_the_statements_of_the_service_resolve_to(catalogue_db, direction, day):
    service = catalogue_db.service(FILING)
    guide = show_guide(catalogue_db, FILING, *direction, day).guide
    assert guide == resolve_guide(service, catalogue_db.statements(FILING), *direction, day)


@pytest.mark.parametrize(
    ("day", "is_there"),
    [(date(2023, 12, 31), False), (date(2024, 1, 1), True), (date(2024, 12, 31), True), (date(2025, 1, 1), False)],
)
def test_guide_has_a_fee_on_the_days_of_the_fee(catalogue_db, day, is_there):
    guide = show_guide(catalogue_db, RESIDENCE, None, CHANGSHA, day).guide
    assert [s.id for s in guide.holding(Element.FEE)] == (["fee-2024"] if is_there else [])
    other_day = {gap.element for gap in guide.gaps if gap.other_day}
    assert other_day == (set() if is_there else {Element.FEE})


def test_page_names_the_hotline_of_the_service_and_the_catalogue(catalogue_db):
    shown = show_guide(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY)
    assert shown.ask == catalogue_db.channel("hotline-12393")
    assert shown.version == catalogue_db.version() != ""


def test_page_has_the_licences_that_its_materials_name(catalogue_db):
    [licence] = catalogue_db.licences()
    assert show_guide(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY).licences == {licence.id: licence}


@pytest.mark.parametrize("service", [SENIOR, RESIDENCE, "company-registration"])
def test_page_of_a_service_whose_materials_name_no_licence_has_none(catalogue_db, service):
    assert show_guide(catalogue_db, service, XIANGTAN, CHANGSHA, DAY).licences == {}


def test_page_has_the_offices_and_channels_that_its_lines_name(catalogue_db):
    offices = {office.id: office for office in catalogue_db.offices()}
    channels = {channel.id: channel for channel in catalogue_db.channels()}
    shown = show_guide(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY)
    assert shown.offices == {"xiangtan-citizens-home": offices["xiangtan-citizens-home"]}
    assert shown.channels == {key: channels[key] for key in ("hotline-12393", "app-my-changsha")}


def test_office_and_channel_of_another_direction_are_not_on_the_page(catalogue_db):
    shown = show_guide(catalogue_db, FILING, ZHUZHOU, XIANGTAN, DAY)
    assert (shown.offices, list(shown.channels)) == ({}, ["hotline-12393"])


def test_page_whose_lines_name_none_has_none(catalogue_db):
    shown = show_guide(catalogue_db, SENIOR, XIANGTAN, CHANGSHA, DAY)
    assert (shown.offices, shown.channels) == ({}, {})


def test_page_has_every_list_that_names_the_service_with_its_own_entries(catalogue_db):
    lists = show_guide(catalogue_db, FILING, XIANGTAN, CHANGSHA, DAY).lists
    assert [(mention.published.id, [entry.name.zh for entry in mention.entries]) for mention in lists] == [
        ("czt-services-2023", ["异地就医登记备案"]),
        ("hunan-services", ["跨省异地就医", "住院费用结算"]),
    ]


def test_page_of_a_service_on_no_list_has_none(catalogue_db):
    assert show_guide(catalogue_db, SENIOR, XIANGTAN, CHANGSHA, DAY).lists == ()


def test_unknown_service_is_refused_with_the_nearest(catalogue_db):
    with pytest.raises(UnknownNameError, match="senior-card"):
        show_guide(catalogue_db, "senior-cart", None, None, DAY)


# Published lists

TEXT = Text("字", "words")
KEYS = ("one", "two", "three")
entries = st.builds(
    lambda number, services: ListEntry(Text(str(number), str(number)), tuple(services)),
    st.integers(0, 3),
    st.lists(st.sampled_from(KEYS), max_size=3, unique=True),
)
published_lists = st.lists(
    st.builds(
        lambda number, entries: PublishedList(
            f"list-{number}", TEXT, TEXT, ListSubject.SERVICES, Scope.parse("czt"), ("s",), date(2024, 1, 1),
            count=number, entries=tuple(entries),
        ),
        st.integers(1, 300),
        st.lists(entries, max_size=5),
    ),
    max_size=5,
    unique_by=lambda published: published.id,
)  # fmt: skip


@given(published_lists, st.sampled_from(KEYS))
def test_every_mention_is_one_list_with_its_own_entries_about_the_service(lists, service):
    mentions = find_mentions(lists, service)
    assert [mention.published for mention in mentions] == [
        published for published in lists if any(service in entry.services for entry in published.entries)
    ]
    for mention in mentions:
        assert mention == Mention(
            mention.published, tuple(entry for entry in mention.published.entries if service in entry.services)
        )


@given(published_lists, st.sampled_from(KEYS))
def test_lists_are_never_merged(lists, service):
    """The mentions of all lists are those of each list alone, one after another."""
    alone = tuple(mention for published in lists for mention in find_mentions([published], service))
    assert find_mentions(lists, service) == alone


def test_same_entry_on_two_lists_stands_on_both(catalogue_db):
    first, *_ = catalogue_db.lists()
    again = replace(first, id="again", published="2024")
    mentions = find_mentions([first, again], FILING)
    assert [(mention.published.id, mention.entries) for mention in mentions] == [
        (first.id, (first.entries[0],)),
        ("again", (first.entries[0],)),
    ]


# Ways to travel between the cities

WAY = """\
id: {key}
name: {{zh: {key}, en: {key}}}
domain: transport
audience: person
ends:
  origin: {{zh: 出发, en: From}}
  destination: {{zh: 到达, en: To}}
ask: hotline-12345
verified: 2026-11-22
statements:
{statements}"""

RUNS = """\
  - id: {key}
    element: handling_mode
    scope: {scope}
    text: {{zh: 有车。, en: It runs.}}
    sources: [news-2023]
"""

STOPPED = """\
  - id: status-stopped
    element: status
    scope: {scope}
    state: ended
    text: {{zh: 停了。, en: It has stopped.}}
    valid_from: {day}
    sources: [news-2023]
"""

RAIL, METRO, BUS = JOURNEYS


@pytest.fixture(scope="module")
def travelled(tmp_path_factory):
    """The sample with trains everywhere, a metro between two cities that runs one way, and a bus that has stopped."""
    ways = {
        RAIL: RUNS.format(key="everywhere", scope="hunan") + RUNS.format(key="one-way", scope="xiangtan->changsha"),
        METRO: RUNS.format(key="one-way", scope="xiangtan->changsha"),
        BUS: RUNS.format(key="everywhere", scope="czt") + STOPPED.format(scope="czt", day="2024-01-01"),
    }
    data_folder = write_sample(tmp_path_factory.mktemp("travelled") / "data")
    folder = data_folder / "services/transport"
    folder.mkdir()
    for key, statements in ways.items():
        (folder / f"{key}.yaml").write_text(WAY.format(key=key, statements=statements), encoding="utf-8")
    path = data_folder.parent / "catalogue.db"
    build_catalogue(data_folder, path)
    with CatalogueDb(path) as db:
        yield db


@pytest.fixture
def journeys(travelled):
    """The ways to travel for a guide with these statements."""

    def _journeys(*statements, origin=XIANGTAN, destination=CHANGSHA, day=SEASON, **service) -> list[tuple[str, str]]:
        guide = resolve_guide(replace(make_service(), **service), statements, origin, destination, day)
        return [(journey.service.id, journey.statement.id) for journey in find_journeys(travelled, guide)]

    return _journeys


def mode(value: HandlingMode | None):
    """How it is handled."""
    return make_statement("mode", Element.HANDLING_MODE, "czt", value=value)


def test_ways_to_travel_are_in_the_data():
    assert all(list((DATA_FOLDER / "services").rglob(f"{key}.yaml")) for key in JOURNEYS)


@pytest.mark.parametrize(
    "statements",
    [[], [mode(None)], *([mode(value)] for value in (HandlingMode.HOME_WINDOW, HandlingMode.PROXY_COLLECT, HandlingMode.JOINT))],
    ids=["nothing known", "words alone", "home window", "proxy", "joint"],
)  # fmt: skip
def test_journey_that_may_be_needed_comes_with_what_holds_of_it_in_this_direction(journeys, statements):
    assert journeys(*statements) == [(RAIL, "one-way"), (METRO, "one-way")]


def test_way_that_does_not_run_in_this_direction_is_left_out(journeys):
    assert journeys(origin=CHANGSHA, destination=XIANGTAN) == [(RAIL, "everywhere")]


@pytest.mark.parametrize(("day", "runs"), [(date(2023, 12, 31), True), (date(2024, 1, 1), False)])
def test_way_that_has_stopped_is_left_out_from_that_day(journeys, day, runs):
    assert ((BUS, "everywhere") in journeys(day=day)) is runs


@pytest.mark.parametrize("value", [HandlingMode.FULLY_ONLINE, HandlingMode.NO_ACTION])
def test_what_needs_no_journey_has_none(journeys, value):
    assert journeys(mode(value)) == []


def test_service_that_has_ended_needs_no_journey(journeys):
    status = make_statement("status", Element.STATUS, "czt", value=ServiceState.ENDED)
    assert journeys(status, mode(HandlingMode.JOINT)) == []


@pytest.mark.parametrize(
    "ends",
    [{"origin": None}, {"destination": None}, {"origin_label": None}, {"destination_label": None}],
    ids=["no city of the record", "no city to go to", "no origin", "no destination"],
)
def test_journey_takes_two_cities(journeys, ends):
    assert journeys(**ends) == []


@pytest.mark.parametrize("key", JOURNEYS)
def test_way_to_travel_names_no_other(journeys, key):
    assert journeys(id=key) == []


def test_page_has_the_journeys_of_its_direction(travelled):
    shown = show_guide(travelled, "company-registration", XIANGTAN, CHANGSHA, SEASON)
    assert shown.journeys == find_journeys(travelled, shown.guide)
    assert [journey.service.id for journey in shown.journeys] == [RAIL, METRO]


def test_catalogue_without_ways_to_travel_names_none(catalogue_db):
    assert show_guide(catalogue_db, "company-registration", XIANGTAN, CHANGSHA, SEASON).journeys == ()
