"""What the answers have in common, and what is left of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.words import Audience, Domain, EntryKind, Manner
from cztservices.search.facets import Facet, count_facets
from cztservices.search.rank import Hit, Match
from tests.search.words import make_entry

MODES = {"medical-offsite-filing": "fully_online", "residence-permit": "home_window"}

_PLACES = st.sets(st.sampled_from(["430100", "430200", "430300"])).map(frozenset)
_FOUND = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(EntryKind),
        "domain": st.sampled_from([None, Domain.HOUSING, Domain.CULTURE]),
        "audience": st.sampled_from([None, *Audience]),
        "cities": _PLACES,
    }
)


@st.composite
def hit_lists(draw):
    """Any hits, as the finder gives them."""
    found = draw(st.lists(_FOUND, max_size=8))
    entries = [make_entry("名", number=number, **fields) for number, fields in enumerate(found, 1)]
    return [Hit(entry, Match(1.0, 0, Manner.TEXT), 1.0) for entry in entries]


modes = st.dictionaries(st.sampled_from([f"entry-{number}" for number in range(1, 9)]), st.sampled_from(["a", "b"]))
choices = st.fixed_dictionaries(
    {},
    optional={
        Facet.KIND: st.sampled_from([kind.value for kind in EntryKind]),
        Facet.DOMAIN: st.sampled_from(["housing", "culture", "market"]),
        Facet.AUDIENCE: st.sampled_from(["person", "business", "both"]),
        Facet.MODE: st.sampled_from(["a", "b", "c"]),
        Facet.CITY: st.sampled_from(["430100", "430300"]),
    },
)


@pytest.fixture
def all_hits(finder):
    """Everything in the sample that a character finds."""
    return finder.find("证").hits


@given(hit_lists(), choices, modes)
def test_count_of_a_value_is_what_choosing_it_leaves(hits, choice, modes):
    facets = count_facets(hits, choice, modes)
    for facet in Facet:
        values = {"", "nothing", *facets.counts[facet], *choice.values()}
        for value in values:
            left = count_facets(hits, {**choice, facet: value}, modes).hits
            assert facets.counts[facet].get(value, 0) == len(left)


@given(hit_lists(), choices, modes)
def test_hits_that_are_left_keep_their_order_and_all_that_was_chosen(hits, choice, modes):
    left = count_facets(hits, choice, modes).hits
    assert left == [hit for hit in hits if hit in left]
    for facet, value in choice.items():
        assert left == [hit for hit in left if hit in count_facets(hits, {facet: value}, modes).hits]


@given(hit_lists(), modes)
def test_nothing_chosen_leaves_all(hits, modes):
    assert count_facets(hits, {}, modes).hits == hits


def test_service_counts_by_its_field_audience_handling_and_cities(finder):
    """The filing says something of Changsha and Xiangtan in their own layers; in Zhuzhou only a time limit."""
    facets = count_facets([hit for hit in finder.find("异地就医").hits if hit.kind is EntryKind.SERVICE], {}, MODES)
    assert {facet: dict(counts) for facet, counts in facets.counts.items()} == {
        Facet.KIND: {"service": 1},
        Facet.DOMAIN: {"medical-insurance": 1},
        Facet.AUDIENCE: {"person": 1},
        Facet.MODE: {"fully_online": 1},
        Facet.CITY: {"430100": 1, "430200": 1, "430300": 1},
    }


def test_office_and_licence_count_by_kind_and_city_alone(finder):
    [office] = [hit for hit in finder.find("湘潭市民之家").hits if hit.kind is EntryKind.OFFICE]
    [licence] = [hit for hit in finder.find("居民身份证").hits if hit.kind is EntryKind.LICENCE]
    counts = count_facets([office, licence], {}, MODES).counts
    assert counts == {
        Facet.KIND: {"office": 1, "licence": 1},
        Facet.DOMAIN: {},
        Facet.AUDIENCE: {},
        Facet.MODE: {},
        Facet.CITY: {"430300": 2, "430100": 1},
    }


def test_service_for_both_counts_for_persons_and_for_businesses():
    hits = [Hit(make_entry("名", audience=Audience.BOTH), Match(1.0, 0, Manner.TEXT), 1.0)]
    assert count_facets(hits, {}, {}).counts[Facet.AUDIENCE] == {"person": 1, "business": 1}
    assert count_facets(hits, {Facet.AUDIENCE: "business"}, {}).hits == hits
    assert count_facets(hits, {Facet.AUDIENCE: "both"}, {}).hits == []


def test_service_of_which_nobody_knows_how_it_is_handled_counts_for_no_mode(all_hits):
    services = [hit for hit in all_hits if hit.kind is EntryKind.SERVICE]
    assert len(services) > 2
    counts = count_facets(services, {}, {"residence-permit": "home_window"}).counts[Facet.MODE]
    assert counts == {"home_window": 1}


def test_values_of_the_facet_chosen_are_still_counted(all_hits):
    """So that another one can be chosen instead."""
    free = count_facets(all_hits, {}, {}).counts[Facet.KIND]
    chosen = count_facets(all_hits, {Facet.KIND: "licence"}, {})
    assert chosen.counts[Facet.KIND] == free
    assert len(free) > 1
    assert [hit.ref for hit in chosen.hits] == ["id-card-licence"]


def test_no_hits_have_nothing_in_common():
    facets = count_facets([], {Facet.KIND: "service"}, {})
    assert (facets.hits, facets.counts) == ([], {facet: {} for facet in Facet})
