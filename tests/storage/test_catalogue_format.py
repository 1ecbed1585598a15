"""Files that are no catalogue are refused in words that a person can act on."""

from pathlib import Path

import pytest

from cztservices.errors import CatalogueError
from cztservices.storage.catalogue_db import CatalogueDb, CataloguePool
from cztservices.storage.catalogue_format import APPLICATION_ID, SCHEMA_VERSION, check_catalogue_file

USER_VERSION_AT, APPLICATION_ID_AT = 60, 68


@pytest.fixture
def spoil(catalogue_path, tmp_path):
    """Writes a copy of the sample catalogue with other bytes."""

    def _spoil(content: bytes | None = None, *, at: int = 0, number: int | None = None) -> Path:
        path = tmp_path / "a catalogue.db"
        whole = catalogue_path.read_bytes() if content is None else content
        if number is not None:
            whole = whole[:at] + number.to_bytes(4, "big") + whole[at + 4 :]
        path.write_bytes(whole)
        return path

    return _spoil


def refusal(path: Path) -> str:
    """What is said when ``path`` is opened."""
    with pytest.raises(CatalogueError) as caught:
        CatalogueDb(path)
    words = str(caught.value)
    assert str(path) in words
    assert "\n" not in words
    return words


def test_built_catalogue_is_accepted(catalogue_path):
    check_catalogue_file(catalogue_path)


def test_missing_file_is_refused(tmp_path):
    words = refusal(tmp_path / "none.db")
    assert "no catalogue" in words
    assert "catalogue build" in words


def test_folder_is_refused(tmp_path):
    words = refusal(tmp_path)
    assert "cannot be read" in words
    assert "check the path" in words


@pytest.mark.parametrize("content", [b"", b"SQLite", b"PK\3\4" + b"\0" * 5000, "目录库".encode() * 100])
def test_file_that_is_not_sqlite_is_refused(spoil, content):
    words = refusal(spoil(content))
    assert "not a catalogue" in words
    assert "catalogue build" in words


@pytest.mark.parametrize("share", [0.002, 0.01, 0.25, 0.5, 0.75, 0.99])
def test_file_cut_short_is_refused(catalogue_path, spoil, share):
    whole = catalogue_path.read_bytes()
    words = refusal(spoil(whole[: max(16, int(len(whole) * share))]))
    assert "cut short" in words
    assert "catalogue build" in words


@pytest.mark.parametrize("missing", [1, 512, 4096])
def test_file_without_its_last_bytes_is_refused(catalogue_path, spoil, missing):
    assert "cut short" in refusal(spoil(catalogue_path.read_bytes()[:-missing]))


def test_file_with_bytes_too_many_is_refused(catalogue_path, spoil):
    assert "catalogue build" in refusal(spoil(catalogue_path.read_bytes() + b"more"))


@pytest.mark.parametrize("application", [0, 1, APPLICATION_ID + 1])
def test_database_of_another_program_is_refused(spoil, application):
    words = refusal(spoil(at=APPLICATION_ID_AT, number=application))
    assert "another program" in words
    assert "catalogue build" in words


@pytest.mark.parametrize("version", [SCHEMA_VERSION + 1, 2**31 - 1])
def test_catalogue_of_a_newer_form_is_refused(spoil, version):
    words = refusal(spoil(at=USER_VERSION_AT, number=version))
    assert "newer" in words
    assert str(version) in words
    assert "update the program" in words


@pytest.mark.parametrize("version", range(SCHEMA_VERSION))
def test_catalogue_of_an_older_form_is_refused(spoil, version):
    words = refusal(spoil(at=USER_VERSION_AT, number=version))
    assert "older" in words
    assert "catalogue build" in words


def test_pool_refuses_a_bad_file_at_once(tmp_path):
    with pytest.raises(CatalogueError):
        CataloguePool(tmp_path / "none.db")
