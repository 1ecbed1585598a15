"""How much the catalogue holds, and that it is honest about the rest."""

import csv
from datetime import date
from pathlib import Path

import pytest

from cztservices.authoring.advice import advise
from cztservices.authoring.build import describe_fault
from cztservices.authoring.load import load_catalogue
from cztservices.authoring.translations import current_translations, read_translations
from cztservices.config import DATA_FOLDER
from cztservices.domain.coverage import directions_of
from cztservices.domain.dates import first_day
from cztservices.domain.guide import resolve_guide
from cztservices.domain.words import Element, Grade, ListSubject, ServiceState

LISTED = {
    row["id"]: row
    for row in csv.DictReader((Path(__file__).parent / "services.csv").read_text(encoding="utf-8").splitlines())
}
ASKED_FOR_BY_NAME = [key for key, row in LISTED.items() if row["seed"]]
READ_ON = date(2026, 11, 22)
NOTHING_MORE_KNOWN = {"industry-exhibition-miniprogram"}
"""Asked for by name, and no source says more of it than that it was named."""

ENOUGH_ELEMENTS = 4


@pytest.fixture(scope="module")
def loaded():
    """The catalogue and the data folder that it was read from."""
    catalogue, data = load_catalogue(DATA_FOLDER)
    assert catalogue is not None
    return catalogue, data


@pytest.fixture(scope="module")
def catalogue(loaded):
    """The data as it is read."""
    return loaded[0]


def guides(catalogue, key):
    """The guide of a service in every direction."""
    service = catalogue.services[key]
    for origin, destination in directions_of(service):
        yield resolve_guide(service, catalogue.statements[key], origin, destination, READ_ON)


def test_every_listed_service_is_there(catalogue):
    assert set(LISTED) <= set(catalogue.services)


def test_check_has_nothing_to_say(loaded):
    catalogue, data = loaded
    faults = [*data.faults, *advise(catalogue, data, read_translations(DATA_FOLDER), READ_ON)]
    assert [describe_fault(fault) for fault in faults] == []


def test_every_translation_is_recorded(catalogue):
    """After an edit in both languages run “catalogue check --record”."""
    assert read_translations(DATA_FOLDER) == current_translations(catalogue)


def test_every_service_has_names_that_people_say(catalogue):
    few = {key for key, s in catalogue.services.items() if len(s.aliases_zh) < 5 or len(s.aliases_en) < 2}
    assert few == set()


def test_enough_is_known(catalogue):
    statements = [s for group in catalogue.statements.values() for s in group]
    proven = sum(s.grade is not Grade.OTHER for s in statements)
    assert len(statements) >= 800
    assert proven / len(statements) >= 0.6
    assert len(catalogue.licences) >= 60
    assert len(catalogue.offices) >= 40
    assert len(catalogue.life_events) >= 12


@pytest.mark.parametrize("key", ASKED_FOR_BY_NAME)
def test_service_asked_for_by_name_resolves_to_a_guide_in_every_direction(catalogue, key):
    for guide in guides(catalogue, key):
        held = set(guide.elements)
        assert held & {Element.CHANNEL, Element.OFFICE}, (guide.origin, guide.destination)
        assert len(held) >= ENOUGH_ELEMENTS or key in NOTHING_MORE_KNOWN, (guide.origin, guide.destination, held)


def test_hotline_of_every_service_has_a_number(catalogue):
    assert {key for key, s in catalogue.services.items() if not catalogue.channels[s.ask].phone} == set()


def test_ended_and_changed_services_say_so_first(catalogue):
    states = {key: {guide.state for guide in guides(catalogue, key)} for key in catalogue.services}
    assert states["senior-card"] == {ServiceState.ENDED}
    assert states["marriage-registration"] == {ServiceState.CHANGED}


def test_no_source_is_from_after_it_was_read(catalogue):
    late = [s.id for s in catalogue.sources.values() if s.published and first_day(s.published) > READ_ON]
    assert late == []


def test_nothing_was_checked_before_its_sources_were_published(catalogue):
    early = [
        f"{key}: {s.id}"
        for key, group in catalogue.statements.items()
        for s in group
        if any(source.published and first_day(source.published) > s.verified for source in s.sources)
    ]
    assert early == []


def test_two_values_of_one_element_and_scope_are_settled_everywhere(catalogue):
    """Where two lines of one guide contradict each other, one stands behind the other."""
    for key in catalogue.services:
        for guide in guides(catalogue, key):
            for element, lines in guide.elements.items():
                holding = {line.statement.id: line.statement for line in lines if line.overridden_by is None}
                clash = [s.id for s in holding.values() if s.contradicts & set(holding)]
                assert clash == [], (key, element)


def test_licence_figures_are_lists_and_no_list_claims_to_be_whole(catalogue):
    counts = {one.count for one in catalogue.lists.values() if one.about is ListSubject.LICENCES}
    assert {125, 202} <= counts
    for one in catalogue.lists.values():
        assert one.count is None or len(one.entries) <= one.count, one.id


def test_published_counts_of_cross_city_services_are_lists_of_their_own(catalogue):
    counts = {one.count for one in catalogue.lists.values() if one.about is ListSubject.SERVICES}
    assert {98, 50, 55, 149, 259, 346, 140, 22} <= counts


def test_every_service_that_lists_name_exists(catalogue):
    named = {service for one in catalogue.lists.values() for entry in one.entries for service in entry.services}
    assert named <= set(catalogue.services)
    assert named


def test_apps_of_the_cities_and_the_province_say_what_they_offer(catalogue):
    for name in ("我的长沙", "诸事达", "e潭就办", "湘易办"):
        own = [c for c in catalogue.channels.values() if name in c.name.zh or name in c.aliases]
        assert any(channel.note for channel in own), name


def test_cross_city_windows_are_known_in_every_city(catalogue):
    cities = {
        catalogue.jurisdictions[o.jurisdiction].parent if len(o.jurisdiction) == 6 and not o.jurisdiction.endswith("00")
        else o.jurisdiction
        for o in catalogue.offices.values()
        if any(window.cross_city for window in o.windows)
    }  # fmt: skip
    assert {"430100", "430200", "430300"} <= cities
