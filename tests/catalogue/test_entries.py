"""Licences, offices, channels and life events of the sample, with what they are good for."""

from datetime import date

import pytest

from cztservices.authoring.build import build_catalogue
from cztservices.catalogue.entries import Use, find_uses, show_entry
from cztservices.domain.catalogue import (
    Channel,
    ChannelRef,
    Licence,
    LifeEvent,
    MaterialForm,
    Office,
    OfficeRef,
    Service,
    Statement,
)
from cztservices.domain.dates import Doubt
from cztservices.domain.words import Element
from cztservices.errors import UnknownNameError
from cztservices.storage.catalogue_db import CatalogueDb
from tests.sample_data import DAY, edit_file
from tests.statements import make_service, make_statement

FILING = "medical-offsite-filing"


def uses_of(shown) -> list[tuple[str, list[str]]]:
    """Services with the statements that name the entry."""
    return [(use.service.id, [s.id for s in use.statements]) for use in shown.uses]


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("moving", LifeEvent),
        ("id-card-licence", Licence),
        ("xiangtan-citizens-home", Office),
        ("hotline-12393", Channel),
    ],
)
def test_entry_of_every_kind_is_found_by_its_id(catalogue_db, key, kind):
    entry = show_entry(catalogue_db, key, DAY).entry
    assert (entry.id, type(entry)) == (key, kind)


@pytest.mark.parametrize(
    ("key", "uses"),
    [
        ("id-card-licence", [(FILING, ["material-id"])]),
        ("xiangtan-citizens-home", [(FILING, ["office-xiangtan"])]),
        ("changsha-service-centre", [("company-registration", ["office-changsha"])]),
        ("zhuzhou-service-centre", []),
        ("app-my-changsha", [(FILING, ["channel-app"])]),
        ("hotline-12393", [(FILING, ["channel-hotline"])]),
        ("hotline-12345", []),
    ],
)
def test_entry_is_good_for_the_services_whose_statements_name_it(catalogue_db, key, uses):
    assert uses_of(show_entry(catalogue_db, key, DAY)) == uses


def test_every_reference_of_every_statement_is_found_from_the_other_side(catalogue_db):
    entries = [*catalogue_db.licences(), *catalogue_db.offices(), *catalogue_db.channels()]
    found = {
        (entry.id, use.service.id, s.id)
        for entry in entries
        for use in find_uses(catalogue_db, entry, DAY)
        for s in use.statements
    }
    referring = set()
    for service in catalogue_db.services():
        for statement in catalogue_db.statements(service.id):
            for field in ("licence", "office", "channel"):
                key = getattr(statement.value, field, None)
                referring |= {(key, service.id, statement.id)} if key else set()
    assert found == referring
    assert len(found) == 5


class FakeDb:
    """One service with these statements."""

    def __init__(self, *statements) -> None:
        self._statements = list(statements)

    def services(self) -> list[Service]:
        return [make_service()]

    def statements_of_elements(self, elements, services) -> dict[str, list[Statement]]:
        return {"service": [s for s in self._statements if s.element in elements]}


@pytest.mark.parametrize(
    ("element", "value"),
    [
        (Element.MATERIAL, None),
        (Element.MATERIAL, MaterialForm(1, 1)),
        (Element.MATERIAL, MaterialForm(1, 1, "another")),
        (Element.OFFICE, OfficeRef("hotline-12393")),
        (Element.CHANNEL, ChannelRef("id-card-licence")),
    ],
)
@pytest.mark.parametrize("key", ["id-card-licence", "xiangtan-citizens-home", "hotline-12393"])
def test_statement_that_names_something_else_is_no_use_of_an_entry(catalogue_db, key, element, value):
    db = FakeDb(make_statement("a", element, "czt", value=value))
    assert find_uses(db, show_entry(catalogue_db, key, DAY).entry, DAY) == ()


def test_services_of_a_life_event_are_its_steps_in_order(catalogue_db):
    shown = show_entry(catalogue_db, "moving", DAY)
    services = [catalogue_db.service("residence-permit"), catalogue_db.service(FILING)]
    assert shown.uses == tuple(Use(service, ()) for service in services)
    assert [step.service for step in shown.entry.steps] == [service.id for service in services]
    assert shown.sources == ()


@pytest.mark.parametrize(
    ("key", "sources"),
    [("id-card-licence", ["hunan-2022"]), ("hotline-12393", ["law-2021"]), ("changsha-service-centre", ["news-2023"])],
)
def test_entry_comes_with_its_sources(catalogue_db, key, sources):
    assert [source.id for source in show_entry(catalogue_db, key, DAY).sources] == sources


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("retirment", "retirement"),
        ("id-card-licenses", "id-card-licence"),
        ("xiangtan-citizen-home", "xiangtan-citizens-home"),
        ("hotline-12394", "hotline-12393"),
        ("senior-cart", "senior-card"),
    ],
)
def test_unknown_id_is_refused_with_the_nearest_of_every_kind(catalogue_db, key, near):
    with pytest.raises(UnknownNameError) as caught:
        show_entry(catalogue_db, key, DAY)
    assert key in str(caught.value)
    assert near in str(caught.value)


def test_id_that_resembles_nothing_is_refused(catalogue_db):
    with pytest.raises(UnknownNameError, match="look for it with “find”"):
        show_entry(catalogue_db, "zzzzzzzz", DAY)


# Whether it can be relied on


def test_licence_is_trusted_while_its_source_is_young_and_doubted_later(catalogue_db):
    licence = "id-card-licence"
    assert show_entry(catalogue_db, licence, date(2022, 6, 1)).doubt is None
    assert show_entry(catalogue_db, licence, date(2026, 6, 1)).doubt is Doubt.AGED


def test_channel_from_an_unconfirmed_source_is_doubted(data_folder, tmp_path):
    edit_file(
        data_folder,
        "channels.yaml",
        "  note: {zh: 先拨区号, en: dial the area code first}\n  sources: [law-2021]",
        "  sources: [blog-undated]",
    )
    build_catalogue(data_folder, tmp_path / "weak.db")
    with CatalogueDb(tmp_path / "weak.db") as db:
        assert show_entry(db, "hotline-12393", DAY).doubt is Doubt.UNCONFIRMED


def test_office_is_not_known_before_it_opened(catalogue_db):
    office = "changsha-service-centre"
    assert show_entry(catalogue_db, office, date(2020, 4, 30)).outside
    assert not show_entry(catalogue_db, office, DAY).outside


def test_life_event_is_neither_doubted_nor_outside(catalogue_db):
    shown = show_entry(catalogue_db, "moving", date(1999, 1, 1))
    assert (shown.doubt, shown.outside) == (None, False)
