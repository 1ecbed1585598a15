"""The file of a new service."""

import os
from datetime import date

import pytest
import yaml

from cztservices.authoring import template
from cztservices.authoring.schema_service import ServiceText
from cztservices.authoring.template import new_service
from cztservices.domain.words import Domain, Element
from cztservices.errors import DataError
from tests.authoring.folders import bytes_below, catalogue_of, check
from tests.sample_data import RESIDENCE_FILE, edit_file


def test_new_service_stands_where_its_id_and_domain_say(data_folder):
    path = new_service(data_folder, "exit-entry-documents", Domain.PUBLIC_SECURITY)
    assert path == data_folder / "services/public-security/exit-entry-documents.yaml"


@pytest.mark.parametrize("domain", Domain)
def test_new_service_passes_the_check_as_it_is(data_folder, domain):
    new_service(data_folder, "new-one", domain)
    assert [fault for fault in check(data_folder) if fault.severe] == []
    assert catalogue_of(data_folder).services["new-one"].domain is domain


def test_new_service_names_its_schema_in_the_first_line(data_folder):
    path = new_service(data_folder, "new-one", Domain.HOUSING)
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=../../schema/service.json"


def test_new_service_shows_every_field_and_every_element(data_folder):
    text = new_service(data_folder, "new-one", Domain.HOUSING).read_text(encoding="utf-8")
    assert yaml.safe_load(text).keys() == ServiceText.model_fields.keys()
    assert all(element.value in text for element in Element)


def test_statement_in_the_comment_passes_the_check_when_it_is_used(data_folder):
    path = new_service(data_folder, "new-one", Domain.HOUSING)
    text = path.read_text(encoding="utf-8")
    lines = [
        line.replace("  # ", "  ", 1) if "# - id:" in line or line.startswith("  #   ") else line
        for line in text.splitlines()
        if line.strip() != "[]"
    ]
    path.write_text("\n".join(lines).replace("id-in-sources-yaml", "law-2021") + "\n", encoding="utf-8")
    assert [fault for fault in check(data_folder) if fault.severe] == []
    assert [one.id for one in catalogue_of(data_folder).statements["new-one"]] == ["mode"]


def test_new_service_is_verified_today(data_folder, monkeypatch):
    monkeypatch.setattr(template, "today", lambda: date(2031, 2, 3))
    text = new_service(data_folder, "new-one", Domain.HOUSING).read_text(encoding="utf-8")
    assert yaml.safe_load(text)["verified"] == date(2031, 2, 3)


@pytest.mark.parametrize(
    "key", ["", "New", "new_one", "new one", "新事项", "-new", "new-", "a--b", "../x", "a/b", "new.yaml", "a\nb", "{id}", "x" * 5000 + "!"],
    ids=lambda key: key[:12],
)  # fmt: skip
def test_id_of_another_form_is_refused(data_folder, key):
    before = bytes_below(data_folder)
    with pytest.raises(DataError, match="small letters and digits with hyphens") as caught:
        new_service(data_folder, key, Domain.HOUSING)
    assert key[:60] in str(caught.value)
    assert len(str(caught.value)) < 200
    assert bytes_below(data_folder) == before


@pytest.mark.parametrize("domain", [Domain.PUBLIC_SECURITY, Domain.HOUSING])
def test_service_that_is_there_is_not_overwritten(data_folder, domain):
    before = bytes_below(data_folder)
    with pytest.raises(DataError, match="already") as caught:
        new_service(data_folder, "residence-permit", domain)
    assert str(data_folder / RESIDENCE_FILE) in str(caught.value)
    assert bytes_below(data_folder) == before


@pytest.mark.parametrize("key", ["a" * 251, "a" * 300])
def test_id_too_long_for_a_file_is_refused(data_folder, key):
    before = bytes_below(data_folder)
    with pytest.raises(DataError, match="is no id"):
        new_service(data_folder, key, Domain.HOUSING)
    assert bytes_below(data_folder) == before


def test_folder_that_cannot_be_written_is_refused(data_folder):
    (data_folder / f"services/market/new-one.yaml.{os.getpid()}.partial").mkdir()
    with pytest.raises(DataError, match="make the folder writable"):
        new_service(data_folder, "new-one", Domain.MARKET)
    assert not (data_folder / "services/market/new-one.yaml").exists()


def test_new_service_in_a_folder_of_its_own_is_written(tmp_path):
    assert new_service(tmp_path / "data", "new-one", Domain.MARKET).is_file()


def test_hotline_of_the_new_service_is_asked_for_where_there_is_none(data_folder):
    """Whoever builds a folder of their own is told what to add."""
    new_service(data_folder, "new-one", Domain.MARKET)
    edit_file(data_folder, "channels.yaml", "hotline-12345:\n", "hotline-12346:\n")
    assert "services/market/new-one.yaml" in {fault.place.file for fault in check(data_folder)}
