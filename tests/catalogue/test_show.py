"""A guide with what belongs on its page, from the sample."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.catalogue.show import Mention, find_mentions, show_guide
from cztservices.domain.catalogue import ListEntry, PublishedList, Text
from cztservices.domain.guide import resolve_guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN, ZHUZHOU, Scope
from cztservices.domain.words import Element, ListSubject
from cztservices.errors import UnknownNameError
from tests.sample_data import DAY, SEASON

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
