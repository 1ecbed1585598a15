"""Counts of failed searches: no more than counts, never too many, and gone when they are to be gone."""

import sqlite3
from contextlib import closing, suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cztservices.domain.failed_search import LEAST_EXPORTED, MOST_PHRASES, FailedPhrase, Failure, Failures
from cztservices.errors import UserDataError
from cztservices.storage import failure_counts
from cztservices.storage.failure_counts import LEFT_OF_MANY, count_failure, forget_failures, read_failures

LEFT, NOTHING = Failure.LEFT, Failure.NOTHING


@pytest.fixture
def path(tmp_path):
    """A file in a folder that is not there yet."""
    return tmp_path / "user" / "counts.db"


def count(path, phrase, failure=LEFT, times=1):
    for _ in range(times):
        count_failure(path, phrase, failure)


def fill(path, rows):
    """Put rows in at once, as if each had been counted."""
    count(path, "瞧病")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany("INSERT INTO failure VALUES (?, ?, ?)", rows)


def test_phrase_is_counted_by_how_it_failed(path):
    count(path, "瞧病", NOTHING, 2)
    count(path, "瞧病", LEFT, 3)
    count(path, "办证", LEFT, 1)
    assert read_failures(path, 1).phrases == (
        FailedPhrase("瞧病", LEFT, 3), FailedPhrase("瞧病", NOTHING, 2), FailedPhrase("办证", LEFT, 1),
    )  # fmt: skip


def test_phrase_leaves_from_the_fifth_time_on(path):
    count(path, "瞧病", times=LEAST_EXPORTED - 1)
    count(path, "瞧病", NOTHING, times=LEAST_EXPORTED - 1)
    assert read_failures(path) == Failures((), 2)
    count(path, "瞧病")
    assert read_failures(path) == Failures((FailedPhrase("瞧病", LEFT, LEAST_EXPORTED),), 1)


def test_nothing_counted_is_nothing_and_makes_no_file(path):
    assert read_failures(path) == Failures()
    assert not path.exists()


def test_file_that_was_only_begun_holds_nothing(path):
    path.parent.mkdir()
    path.touch()
    assert read_failures(path) == Failures()
    count(path, "瞧病")
    assert len(read_failures(path, 1).phrases) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
@given(st.permutations(["瞧病", "办证", "瞧病", "公积金", "ydjy", "瞧病"]))
def test_file_does_not_tell_in_which_order_phrases_came(tmp_path, phrases):
    written = tmp_path / "counts.db"
    forget_failures(written)
    for phrase in phrases:
        count(written, phrase)
    first = tmp_path / "first.db"
    if not first.exists():
        first.write_bytes(written.read_bytes())
    assert written.read_bytes() == first.read_bytes()


def test_rarest_go_where_there_are_too_many(path):
    fill(path, [(f"话{number:05}", LEFT.value, 2 + number % 2) for number in range(MOST_PHRASES - 1)])
    count(path, "新话")
    kept = read_failures(path, 1).phrases
    assert len(kept) == LEFT_OF_MANY
    assert [one.count for one in kept].count(3) == (MOST_PHRASES - 1) // 2
    assert {"瞧病", "新话"} & {one.phrase for one in kept} == set()
    count(path, "瞧病", times=2)
    assert FailedPhrase("瞧病", LEFT, 2) in read_failures(path, 1).phrases


def test_file_stays_bounded_however_much_is_counted(path, monkeypatch):
    monkeypatch.setattr(failure_counts, "MOST_PHRASES", 50)
    monkeypatch.setattr(failure_counts, "LEFT_OF_MANY", 45)
    for number in range(300):
        count(path, f"话{chr(0x4E00 + number)}", times=1 + (number % 7 == 0))
        assert len(read_failures(path, 1).phrases) <= 50
    assert path.stat().st_size < 32_768


def test_what_was_dropped_cannot_be_read_from_the_file(path, monkeypatch):
    monkeypatch.setattr(failure_counts, "MOST_PHRASES", 1)
    monkeypatch.setattr(failure_counts, "LEFT_OF_MANY", 1)
    count(path, "瞧病", times=2)
    count(path, "隐秘的话")
    assert "隐秘的话".encode() not in path.read_bytes()
    assert [*path.parent.iterdir()] == [path]


def test_forgetting_deletes_the_file_and_its_journal(path):
    count(path, "瞧病")
    path.with_name("counts.db-journal").write_bytes(b"journal")
    forget_failures(path)
    assert [*path.parent.iterdir()] == []
    forget_failures(path)


def test_what_cannot_be_deleted_is_said(path):
    path.mkdir(parents=True)
    with pytest.raises(UserDataError, match="could not be deleted"):
        forget_failures(path)


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_damaged_file_is_refused_and_left_as_it_is(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    for use in (lambda: read_failures(path), lambda: count(path, "瞧病")):
        with pytest.raises(UserDataError, match=r"counts\.db cannot be used"):
            use()
    assert path.read_bytes() == content


def test_file_of_a_newer_program_is_left_alone(path):
    count(path, "瞧病")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 2")
    with pytest.raises(UserDataError, match="newer version"):
        count(path, "瞧病")


def test_full_disk_leaves_what_was_counted(small_disk):
    path = small_disk / "counts.db"
    fill(path, [(f"很长的一句话{number:05}" * 3, LEFT.value, 2) for number in range(300)])
    before = read_failures(path, 1)
    ballast = small_disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass
    with pytest.raises(UserDataError, match="cannot be used"):
        count(path, "瞧病")
    ballast.unlink()
    assert read_failures(path, 1) == before
