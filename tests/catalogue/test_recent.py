"""The services that were checked last."""

from datetime import date

import pytest

from cztservices.authoring.build import build_catalogue
from cztservices.catalogue.recent import Recent, list_recently_verified
from cztservices.domain.words import Grade
from cztservices.storage.catalogue_db import CatalogueDb
from tests.sample_data import edit_file

SENIOR_FILE = "services/civil-affairs/senior-card.yaml"


@pytest.fixture
def edited(data_folder, tmp_path):
    """The sample with the senior card, of the oldest source, checked last, and a blog younger than better sources."""
    edit_file(data_folder, SENIOR_FILE, "verified: 2026-11-22", "verified: 2026-11-24")
    edit_file(data_folder, "sources.yaml", "grade: other", "grade: other\n  published: '2025-07'")
    edit_file(data_folder, "sources.yaml", "published: '2023'", "published: '2023-04'")
    path = tmp_path / "edited.db"
    build_catalogue(data_folder, path)
    with CatalogueDb(path) as db:
        yield db


def expected(db) -> list[Recent]:
    """The same, read from all statements of all services."""
    found = []
    for service in db.services():
        statements = db.statements(service.id)
        days = [s.published for own in statements for s in own.sources if s.grade is not Grade.OTHER and s.published]
        found.append(Recent(service, max(s.verified for s in statements), max(days, default="")))
    found.sort(key=lambda recent: recent.published, reverse=True)
    return sorted(found, key=lambda recent: recent.verified, reverse=True)


def test_services_come_by_their_newest_check_then_by_their_newest_source(edited):
    found = list_recently_verified(edited, 10)
    assert list(found) == expected(edited)
    assert found[0].service.id == "senior-card"
    assert found[0].verified == date(2026, 11, 24)


def test_newest_source_is_an_official_one_or_the_press(edited):
    assert {recent.published for recent in list_recently_verified(edited, 10)} == {"2023-04", "2022-03"}


def test_service_that_only_another_website_speaks_of_has_no_date(data_folder, tmp_path):
    edit_file(data_folder, SENIOR_FILE, "sources: [hunan-2022]", "sources: [blog-undated]")
    edit_file(data_folder, "sources.yaml", "grade: other", "grade: other\n  published: '2025-07'")
    build_catalogue(data_folder, tmp_path / "edited.db")
    with CatalogueDb(tmp_path / "edited.db") as db:
        found = list_recently_verified(db, 10)
        assert list(found) == expected(db)
        assert (found[-1].service.id, found[-1].published) == ("senior-card", "")


@pytest.mark.parametrize("limit", [0, 1, 3])
def test_no_more_than_wanted_are_given(edited, limit):
    assert list_recently_verified(edited, limit) == list_recently_verified(edited, 10)[:limit]
