"""The page of electronic licences, in every language."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.catalogue.entries import Use
from cztservices.catalogue.licences import SHOWING, ListedLicences, list_licences
from cztservices.domain.catalogue import Licence, Text
from cztservices.domain.guide import Line
from cztservices.domain.scope import AREA, CHANGSHA, CITIES, NATION, PROVINCE, XIANGTAN
from cztservices.domain.words import Element, EntryKind
from cztservices.i18n import Translator
from cztservices.presenters.labels import layer_label, layer_token, name_place
from cztservices.presenters.licence_summary import summarise_licences
from cztservices.presenters.licences import LicencesView, present_licences
from cztservices.presenters.pages import Page, PageRef
from tests.sample_data import DAY
from tests.statements import make_service, make_statement

ENGLISH = Translator("en")
PLACES = (NATION, PROVINCE, AREA, *CITIES)


def licence(key: str, *places: str, issuer: Text | None = None) -> Licence:
    """A licence that is recognised in these places."""
    return Licence(key, Text(f"证{key}", f"licence {key}"), ("s",), DAY, issuer=issuer, recognised=places)


def listed(*licences: Licence, uses=(), showing=()) -> ListedLicences:
    """These licences; ``uses`` by id."""
    return ListedLicences(licences, dict(uses), (), tuple(showing))


def use(key: str, *texts: str) -> Use:
    """A service with materials in these words."""
    statements = (make_statement(text, Element.MATERIAL, "czt", text=Text(text, f"{text}.")) for text in texts)
    return Use(replace(make_service(key=key), name=Text(f"事{key}", f"service {key}")), tuple(statements))


licences = st.lists(
    st.builds(lambda key, places: licence(str(key), *places), st.integers(0, 50), st.lists(st.sampled_from(PLACES), unique=True)),
    max_size=8,
    unique_by=lambda one: one.id,
)  # fmt: skip


@pytest.fixture
def shown(catalogue_db, tr) -> LicencesView:
    """The page of the sample."""
    return present_licences(list_licences(catalogue_db, DAY), tr)


# The list


@given(licences)
def test_every_licence_is_listed_once(known):
    view = present_licences(listed(*known), ENGLISH)
    assert sorted(row.ref for row in view.rows) == sorted(one.id for one in known)
    assert str(len(known)) in view.heading.split()


@given(licences)
def test_licence_stands_where_it_is_recognised_widest(known):
    widest = {one.id: min((PLACES.index(place) for place in one.recognised), default=len(PLACES)) for one in known}
    places = [widest[row.ref] for row in present_licences(listed(*known), ENGLISH).rows]
    assert places == sorted(places)


@pytest.mark.parametrize("place", PLACES)
def test_heading_names_the_place_and_the_count(tr, place):
    rows = present_licences(listed(licence("a", place), licence("b", place)), tr).rows
    name = tr.gettext(name_place(place))
    assert rows[0].heading == f"{tr.gettext('Recognised in {place}').format(place=name)} 2"
    assert rows[1].heading == ""


def test_licence_that_no_source_places_stands_under_that(tr):
    [row] = present_licences(listed(licence("a")), tr).rows
    assert row.heading == f"{tr.gettext('No source says where it is recognised')} 1"


def test_row_says_who_issues_it_and_for_how_many_services_it_is_good(tr):
    police = Text("公安机关", "Police")
    view = present_licences(
        listed(licence("a", issuer=police), licence("b"), uses={"a": (use("one", "x"), use("two", "y"))}), tr
    )
    assert [(row.kind, row.name, row.caption, row.badge) for row in view.rows] == [
        (
            EntryKind.LICENCE,
            tr.say(Text("证a", "licence a")),
            tr.say(police),
            tr.ngettext("for {count} service", "for {count} services", 2).format(count=2),
        ),
        (EntryKind.LICENCE, tr.say(Text("证b", "licence b")), "", ""),
    ]


def test_licence_that_is_good_for_nothing_known_has_no_badge_to_colour():
    used, unused = present_licences(listed(licence("a"), licence("b"), uses={"a": (use("one", "x"),)}), ENGLISH).rows
    assert (used.badge_token, unused.badge_token) == ("accent", "")


# What they replace


def test_papers_that_a_licence_replaces_stand_service_by_service(shown, words, tr):
    [replaced] = shown.replaced
    assert (replaced.name, replaced.page) == (
        words("居民身份证", "Resident identity card"),
        PageRef(Page.ENTRY, "id-card-licence"),
    )
    assert replaced.lines == (
        tr.gettext("{service}: {papers}").format(
            service=words("异地就医备案", "Filing for medical treatment in another city"),
            papers=words("身份证", "Identity card"),
        ),
    )


def test_paper_that_is_said_twice_is_named_once(tr):
    [replaced] = present_licences(listed(licence("a"), uses={"a": (use("one", "甲", "乙", "甲"),)}), tr).replaced
    assert [line.count(tr.say(Text("甲", "甲."))) for line in replaced.lines] == [1]
    assert tr.say(Text("乙", "乙.")) in replaced.lines[0]


def test_licence_that_replaces_nothing_known_is_left_out():
    view = present_licences(listed(licence("a"), licence("b"), uses={"b": (use("one", "x"),)}), ENGLISH)
    assert [replaced.page.ref for replaced in view.replaced] == ["b"]


# How to show one


def test_steps_of_showing_one_are_numbered_and_say_whose_rule_they_are(tr):
    scopes = (PROVINCE, CHANGSHA, XIANGTAN)
    steps = [make_statement(f"step {n}", Element.STEP, scope) for n, scope in enumerate(scopes)]
    view = present_licences(listed(showing=map(Line, steps)), tr)
    assert [(how.number, how.text, how.layer, how.token) for how in view.how] == [
        (str(n), tr.say(step.text), tr.gettext(layer_label(step.scope)), layer_token(step.scope))
        for n, step in enumerate(steps, 1)
    ]


def test_whole_guide_is_one_step_away(shown):
    assert shown.how_page == PageRef(Page.GUIDE, SHOWING)
    assert shown.how_more


def test_what_is_known_of_them_all_is_summed_up(catalogue_db, shown, tr):
    assert shown.known == summarise_licences(catalogue_db.licences(), catalogue_db.lists(), tr)


def test_titles_are_there_and_differ(shown):
    titles = (shown.title, shown.how_title, shown.replaced_title)
    assert all(titles)
    assert len(set(titles)) == 3


def test_day_decides_what_a_licence_is_good_for(catalogue_db, tr):
    assert present_licences(list_licences(catalogue_db, date(2020, 1, 1)), tr).replaced == ()
