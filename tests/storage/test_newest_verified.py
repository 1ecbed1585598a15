"""The last day on which anything in a catalogue was checked."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date

import pytest

from cztservices.errors import CatalogueError
from cztservices.storage.catalogue_db import CatalogueDb

TABLES = ("statement", "channel", "licence", "office", "published_list")


@pytest.fixture
def edited(catalogue_path, tmp_path):
    """Opens a copy of the sample catalogue in which some statements of SQL were run."""
    opened = []

    def _edited(*statements: str) -> CatalogueDb:
        path = shutil.copy(catalogue_path, tmp_path / "edited.db")
        with closing(sqlite3.connect(path)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()
        opened.append(CatalogueDb(path))
        return opened[-1]

    yield _edited
    for db in opened:
        db.close()


def test_sample_was_last_checked_on_the_day_that_its_files_give(catalogue_db):
    assert catalogue_db.newest_verified() == date(2026, 11, 22)


@pytest.mark.parametrize("table", TABLES)
def test_last_day_may_be_that_of_any_kind_of_record(edited, table):
    db = edited(f"UPDATE {table} SET verified = '2027-01-31' WHERE rowid = (SELECT max(rowid) FROM {table})")  # noqa: S608
    assert db.newest_verified() == date(2027, 1, 31)


def test_catalogue_with_nothing_in_it_knows_no_day(edited):
    assert edited(*(f"DELETE FROM {table}" for table in TABLES)).newest_verified() is None  # noqa: S608


@pytest.mark.parametrize("value", ["'soon'", "99999", "x'00ff'"])
def test_day_that_is_none_is_damage(edited, value):
    db = edited(f"UPDATE statement SET verified = {value}")  # noqa: S608
    with pytest.raises(CatalogueError, match="damaged"):
        db.newest_verified()
