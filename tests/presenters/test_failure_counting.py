"""Counting failed searches through the writer: nothing where it is off, and never a word."""

import pytest

from cztservices.domain.failed_search import LEAST_EXPORTED, FailedPhrase, Failure, Failures
from cztservices.presenters.failure_counting import FailureCounting
from cztservices.presenters.tasks import InlineRunner
from cztservices.storage.failure_counts import read_failures


@pytest.fixture
def path(tmp_path):
    return tmp_path / "user" / "counts.db"


@pytest.fixture
def counting(path):
    return FailureCounting(path.parent, InlineRunner(), is_on=True)


def test_text_is_counted_without_what_may_tell_who_typed_it(counting, path):
    for number in range(LEAST_EXPORTED):
        assert read_failures(path).phrases == ()
        counting.count(f"瞧郎中 1391234567{number}", Failure.NOTHING)
        assert b"13912" not in path.read_bytes()
    assert read_failures(path).phrases == (FailedPhrase("瞧郎中", Failure.NOTHING, LEAST_EXPORTED),)


def test_text_waits_for_the_writer_only_as_it_may_be_counted(path, held):
    FailureCounting(path.parent, held, is_on=True).count("瞧郎中 13912345678", Failure.NOTHING)
    (work, _done, _failed) = held.held[0]
    kept = [cell.cell_contents for cell in work.__closure__]
    assert "瞧郎中" in kept
    assert "139" not in "".join(map(str, kept))


def test_nothing_worth_counting_writes_nothing(counting, path):
    counting.count("13912345678", Failure.LEFT)
    assert not path.exists()


def test_nothing_is_written_while_it_is_off(counting, path):
    counting.is_on = False
    counting.count("瞧郎中", Failure.LEFT)
    assert not path.parent.exists()


def test_forgetting_deletes_what_was_counted_and_counting_begins_anew(counting, path):
    counting.count("瞧郎中", Failure.LEFT)
    counting.forget()
    assert not path.exists()
    for _ in range(LEAST_EXPORTED):
        counting.count("看牙", Failure.LEFT)
    assert read_failures(path) == Failures((FailedPhrase("看牙", Failure.LEFT, LEAST_EXPORTED),), 0)


def test_count_that_cannot_be_kept_disturbs_nobody(counting, path):
    path.mkdir(parents=True)
    counting.count("瞧郎中", Failure.LEFT)
    assert path.is_dir()


def test_fault_of_the_program_is_not_hidden(path, held):
    FailureCounting(path.parent, held, is_on=True).count("瞧郎中", Failure.LEFT)
    (_work, _done, failed) = held.held[0]
    with pytest.raises(ZeroDivisionError):
        failed(ZeroDivisionError())
