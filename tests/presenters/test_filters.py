"""What the answers can be narrowed by, and the cities understood, as the window shows them."""

import pytest

from cztservices.domain.scope import CHANGSHA, ZHUZHOU
from cztservices.domain.words import End, EntryKind
from cztservices.i18n import Translator
from cztservices.presenters.filters import FACET_VALUES, present_facets, present_roles
from cztservices.search.facets import Facet, count_facets

ENGLISH = Translator("en")


@pytest.fixture
def facets_of(finder):
    """The facets of a query of the sample, narrowed by a choice."""

    def _facets_of(text, choice):
        return present_facets(count_facets(finder.find(text).hits, choice, {}), choice, ENGLISH)

    return _facets_of


def test_every_value_of_every_facet_has_a_label_of_its_own():
    assert set(FACET_VALUES) == set(Facet)
    for language in ("zh_CN", "en"):
        tr = Translator(language)
        for values in FACET_VALUES.values():
            assert len({tr.gettext(label) for label in values.values()}) == len(values)


def test_value_says_how_many_it_would_leave(facets_of, finder):
    everything = finder.find("证").hits
    for view in facets_of("证", {}):
        if view.facet is Facet.KIND:
            assert view.count == sum(hit.kind.value == view.value for hit in everything)


def test_facet_that_all_answers_share_is_left_out(finder):
    hits = finder.find("证", {EntryKind.LICENCE}).hits
    assert Facet.KIND not in {view.facet for view in present_facets(count_facets(hits, {}, {}), {}, ENGLISH)}


def test_chosen_value_stays_where_it_can_be_let_go_of(facets_of):
    choice = {Facet.KIND: "licence"}
    [chosen] = [view for view in facets_of("证", choice) if view.chosen]
    assert (chosen.facet, chosen.value) == (Facet.KIND, "licence")


@pytest.mark.parametrize(
    ("language", "origin", "destination"),
    [("zh_CN", "档案在株洲", "在长沙办"), ("en", "Record in Zhuzhou", "Wanted in Changsha")],
)
def test_role_says_which_city_is_at_which_end(language, origin, destination):
    roles = present_roles({End.DESTINATION: CHANGSHA, End.ORIGIN: ZHUZHOU}, Translator(language))
    assert [(role.end, role.text) for role in roles] == [(End.ORIGIN, origin), (End.DESTINATION, destination)]
    assert all(role.text in role.remove for role in roles)
