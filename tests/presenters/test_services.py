"""All services by field of government, in every language."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.config import RESOURCES
from cztservices.domain.words import Domain, EntryKind, HandlingMode
from cztservices.i18n import Translator
from cztservices.presenters.labels import DOMAINS
from cztservices.presenters.results import ResultsPresenter
from cztservices.presenters.services import ICONS, ServicesView, present_services
from tests.statements import make_service

ENGLISH = Translator("en")

services = st.lists(
    st.builds(lambda key, domain: replace(make_service(key=str(key)), domain=domain), st.integers(0, 99), st.sampled_from(Domain)),
    max_size=12,
    unique_by=lambda service: service.id,
)  # fmt: skip


@pytest.fixture
def shown(catalogue_db, tr) -> ServicesView:
    """All services of the sample."""
    return present_services(catalogue_db.services(), {}, "", tr)


def refs_of(view: ServicesView) -> list[str]:
    """The services in the list."""
    return [row.ref for row in view.rows]


def test_every_field_has_a_drawing_of_its_own_that_there_is():
    assert ICONS.keys() == set(Domain)
    assert len(set(ICONS.values())) == len(Domain)
    assert all((RESOURCES / "icons" / f"{icon}.svg").is_file() for icon in ICONS.values())


@given(services)
def test_every_service_is_listed_once_by_field(known):
    order = {domain: number for number, domain in enumerate(Domain)}
    expected = sorted(known, key=lambda service: order[service.domain])
    assert refs_of(present_services(known, {}, "", ENGLISH)) == [service.id for service in expected]


@given(services)
def test_fields_divide_the_services_among_them(known):
    everything = present_services(known, {}, "", ENGLISH)
    narrowed = [present_services(known, {}, field.value, ENGLISH) for field in everything.fields]
    assert [ref for view in narrowed for ref in refs_of(view)] == refs_of(everything)
    for field, view in zip(everything.fields, narrowed, strict=True):
        assert re.findall(r"\d+", field.count) == re.findall(r"\d+", view.heading) == [str(len(view.rows))]
        assert [one.value for one in view.fields if one.chosen] == [field.value]
        assert [one.value for one in view.fields] == [one.value for one in everything.fields]


@given(services)
def test_field_without_a_service_is_not_offered(known):
    offered = {field.value for field in present_services(known, {}, "", ENGLISH).fields}
    assert offered == {service.domain.value for service in known}


def test_first_row_of_a_field_bears_its_name_and_count(shown, tr):
    assert [row.heading for row in shown.rows] == [
        f"{tr.gettext(DOMAINS[domain])} 1"
        for domain in (Domain.MEDICAL_INSURANCE, Domain.PUBLIC_SECURITY, Domain.CIVIL_AFFAIRS, Domain.MARKET)
    ]


def test_fields_bear_names_and_drawings(shown, tr):
    assert [(field.title, field.icon) for field in shown.fields] == [
        (tr.gettext(DOMAINS[Domain(field.value)]), ICONS[Domain(field.value)]) for field in shown.fields
    ]
    assert not any(field.chosen for field in shown.fields)


def test_heading_counts_the_services(shown, tr):
    assert shown.heading == tr.ngettext("{count} service", "{count} services", 4).format(count=4)


def test_rows_say_how_each_service_is_handled(catalogue_db, tr):
    known = catalogue_db.services()
    outlooks = {known[0].id: HandlingMode.JOINT}
    rows = present_services(known, outlooks, "", tr).rows
    expected = [ResultsPresenter(tr).present_service(service, outlooks.get(service.id)) for service in known]
    assert [replace(row, heading="") for row in rows] == expected
    assert {row.kind for row in rows} == {EntryKind.SERVICE}


def test_field_that_there_is_not_leaves_nothing_and_is_not_chosen(catalogue_db, tr):
    view = present_services(catalogue_db.services(), {}, "nonsense", tr)
    assert view.rows == ()
    assert [field.chosen for field in view.fields] == [False] * 4


def test_title_and_lead_are_there(shown):
    assert shown.title != shown.lead != ""
    assert shown.title
