"""Counts of a kiosk: nobody waits for them, none is lost to a disk, none is counted twice."""

import sqlite3
import threading
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cztservices.domain.kiosk.counts import Tally, Use
from cztservices.storage.kiosk.counts import KioskCounts
from tests.kiosk_records import counted


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kiosk" / "use.db"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(counted | st.none(), max_size=20))
def test_what_is_read_is_what_was_counted_whenever_it_was_kept(path, steps):
    path.unlink(missing_ok=True)
    counts, expected = KioskCounts(path), Tally()
    for one in steps:
        if one is None:
            counts.keep()
        else:
            counts.count(one.use, one.hour, one.subject)
            expected += Tally({one: 1})
    assert counts.read() == expected
    counts.keep()
    assert counts.read() == KioskCounts(path).read() == expected
    assert counts.trouble is None


def test_nothing_counted_makes_no_file(path):
    counts = KioskCounts(path)
    counts.keep()
    assert counts.read() == Tally()
    assert not path.parent.exists()


def test_counts_of_many_threads_are_all_there(path):
    counts = KioskCounts(path)
    totals = []

    def work():
        for number in range(50):
            counts.count(Use.SEARCH, number % 24)
            if number % 10 == 0:
                counts.keep()
                totals.append(counts.read().everything)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counts.keep()
    assert KioskCounts(path).read().total(Use.SEARCH) == 200
    assert max(totals) <= 200


def test_file_in_use_elsewhere_is_written_later(path, monkeypatch):
    monkeypatch.setattr("cztservices.storage.kiosk.counts._TIMEOUT_S", 0)
    counts = KioskCounts(path)
    counts.count(Use.SEARCH, 1)
    counts.keep()
    counts.count(Use.SEARCH, 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        counts.keep()
        assert "is locked" in str(counts.trouble)
    counts.keep()
    assert counts.trouble is None
    assert KioskCounts(path).read().total(Use.SEARCH) == 2


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_damaged_file_is_set_aside_and_counting_begins_anew(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    path.with_name("use.db-journal").write_bytes(b"journal")
    counts = KioskCounts(path)
    assert counts.read() == Tally()
    counts.count(Use.CODE, 23)
    counts.keep()
    assert "damaged and is kept as use.db.damaged" in str(counts.trouble)
    assert path.with_name("use.db.damaged").read_bytes() == content
    assert KioskCounts(path).read().total(Use.CODE) == 1


def test_file_of_a_newer_program_is_left_alone(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 2")
    before = path.read_bytes()
    counts = KioskCounts(path)
    counts.count(Use.CODE, 23)
    counts.keep()
    assert "newer version" in str(counts.trouble)
    assert path.read_bytes() == before
    assert counts.read().total(Use.CODE) == 1
