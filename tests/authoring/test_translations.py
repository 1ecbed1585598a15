"""Translations that are older than their originals."""

import os

import pytest

from cztservices.authoring.build import build_catalogue, hash_data
from cztservices.authoring.translations import (
    FILE,
    current_translations,
    read_translations,
    record_translations,
    stale_translations,
)
from cztservices.storage.catalogue_db import CatalogueDb
from tests.authoring.folders import bytes_below, catalogue_of, check, line_of
from tests.sample_data import FILING_FILE, edit_file

ZH, EN = ("zh: 网上备案。", "zh: 手机备案。"), ("en: File online.", "en: File with your phone.")


@pytest.fixture
def recorded(data_folder):
    """The sample, every translation recorded as up to date."""
    record_translations(data_folder, catalogue_of(data_folder))
    return data_folder


def stale(folder):
    """The statements whose English is older than their Chinese."""
    found = stale_translations(catalogue_of(folder), read_translations(folder))
    return [(service, statement.id) for service, statement in found]


def test_nothing_is_stale_where_nothing_was_recorded(data_folder):
    assert stale(data_folder) == []


def test_recording_counts_the_statements(data_folder):
    catalogue = catalogue_of(data_folder)
    assert record_translations(data_folder, catalogue) == sum(len(group) for group in catalogue.statements.values())


def test_nothing_is_stale_when_it_was_just_recorded(recorded):
    assert stale(recorded) == []
    assert check(recorded) == []


def test_chinese_that_changed_alone_makes_the_english_stale(recorded):
    edit_file(recorded, FILING_FILE, *ZH)
    (fault,) = check(recorded)
    assert stale(recorded) == [("medical-offsite-filing", "mode-hunan")]
    assert (fault.place.file, fault.place.field, fault.severe) == (FILING_FILE, "statements[2].text.en", False)
    assert fault.place.line == line_of(recorded, FILING_FILE, ZH[1])
    assert "Chinese changed since" in fault.problem.render()
    assert "catalogue check --record" in fault.mend.render()


@pytest.mark.parametrize("edits", [[EN], [ZH, EN]], ids=["English alone", "both"])
def test_english_that_changed_is_not_stale(recorded, edits):
    for edit in edits:
        edit_file(recorded, FILING_FILE, *edit)
    assert stale(recorded) == []


def test_stale_english_that_is_recorded_again_is_up_to_date(recorded):
    edit_file(recorded, FILING_FILE, *ZH)
    record_translations(recorded, catalogue_of(recorded))
    assert stale(recorded) == []


def test_chinese_that_changed_back_is_not_stale(recorded):
    edit_file(recorded, FILING_FILE, *ZH)
    edit_file(recorded, FILING_FILE, *reversed(ZH))
    assert stale(recorded) == []


def test_statement_that_is_new_or_has_another_id_is_not_stale(recorded):
    edit_file(recorded, FILING_FILE, "id: mode-hunan", "id: mode-province")
    edit_file(recorded, FILING_FILE, *ZH)
    assert stale(recorded) == []


def test_recording_again_writes_the_same_bytes(recorded):
    before = bytes_below(recorded)
    record_translations(recorded, catalogue_of(recorded))
    assert bytes_below(recorded) == before


def test_recording_forgets_statements_that_are_gone(recorded):
    edit_file(recorded, FILING_FILE, "id: mode-hunan", "id: mode-province")
    record_translations(recorded, catalogue_of(recorded))
    assert ("medical-offsite-filing", "mode-hunan") not in read_translations(recorded)


def test_what_was_recorded_is_read_again(recorded):
    assert read_translations(recorded) == current_translations(catalogue_of(recorded))


def version_of(folder, path):
    """The version of the catalogue that is built of ``folder``."""
    build_catalogue(folder, path)
    with CatalogueDb(path) as db:
        return db.version()


def test_recording_what_was_up_to_date_changes_neither_version_nor_catalogue(data_folder, tmp_path):
    """The same text gives the same catalogue, whoever looked at its translation."""
    before = version_of(data_folder, tmp_path / "before.db")
    record_translations(data_folder, catalogue_of(data_folder))
    assert version_of(data_folder, tmp_path / "after.db") == before == hash_data(data_folder)
    assert (tmp_path / "before.db").read_bytes() == (tmp_path / "after.db").read_bytes()


def test_version_tells_stale_english_from_english_that_was_looked_at(recorded, tmp_path):
    edit_file(recorded, FILING_FILE, *ZH)
    stale = version_of(recorded, tmp_path / "stale.db")
    record_translations(recorded, catalogue_of(recorded))
    assert version_of(recorded, tmp_path / "looked at.db") == hash_data(recorded) != stale


def older(statements):
    """The ids of the statements that are marked."""
    return [statement.id for statement in statements if statement.english_is_older]


def test_stale_english_alone_is_marked_and_read_so_from_the_catalogue(recorded, tmp_path):
    edit_file(recorded, FILING_FILE, *ZH)
    found = catalogue_of(recorded).statements
    assert {service: older(group) for service, group in found.items() if older(group)} == {
        "medical-offsite-filing": ["mode-hunan"]
    }
    build_catalogue(recorded, tmp_path / "catalogue.db")
    with CatalogueDb(tmp_path / "catalogue.db") as db:
        assert older(db.statements("medical-offsite-filing")) == ["mode-hunan"]
        assert older(db.statements("residence-permit")) == []


def test_nothing_is_marked_where_every_translation_is_up_to_date(recorded):
    assert [one for group in catalogue_of(recorded).statements.values() for one in older(group)] == []


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"one\ttwo\n", b"a\tb\tc\td\te\n", b"\xff\xfe\x00\n", "服务\t条\tx\ty\n".encode(), b"\x00" * 50],
    ids=["empty", "blank", "short", "long", "no text", "others", "nul"],
)
def test_lines_of_another_form_are_as_good_as_none(data_folder, content):
    (data_folder / FILE).write_bytes(content)
    assert stale(data_folder) == []


def test_file_with_windows_line_ends_is_read(recorded):
    path = recorded / FILE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    edit_file(recorded, FILING_FILE, *ZH)
    assert stale(recorded) == [("medical-offsite-filing", "mode-hunan")]


def test_recording_that_fails_leaves_what_was_recorded(recorded):
    before = bytes_below(recorded)
    edit_file(recorded, FILING_FILE, *ZH)
    catalogue = catalogue_of(recorded)
    edit_file(recorded, FILING_FILE, *reversed(ZH))
    (recorded / f"{FILE}.{os.getpid()}.partial").mkdir()
    with pytest.raises(OSError, match="directory"):
        record_translations(recorded, catalogue)
    assert bytes_below(recorded) == before
