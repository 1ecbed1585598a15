"""The file in which counts leave: written whole, and read only as it is written."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cztservices.domain.failed_search import LEAST_EXPORTED, FailedPhrase, Failure, Failures, anonymise
from cztservices.errors import KnownError, UserDataError
from cztservices.storage.failure_file import MOST_MB, read_failure_file, write_failures

SEEN = FailedPhrase("瞧郎中要报备", Failure.NOTHING, 7)
LEFT = FailedPhrase("ydjy", Failure.LEFT, 5)
HEAD = {"format": "cztservices-failures", "version": 1, "least": 5}
ROW = {"phrase": "瞧病", "failure": "left", "count": 9}

phrases = st.text(min_size=1, max_size=30).map(anonymise).filter(bool)
counts = st.integers(LEAST_EXPORTED, 10**9)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "failures.jsonl"


@pytest.fixture
def write(file):
    """Writes lines, each of which is JSON unless it is bytes."""

    def _write(*lines):
        file.write_bytes(
            b"\n".join(one if isinstance(one, bytes) else json.dumps(one).encode() for one in lines) + b"\n"
        )

    return _write


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.tuples(phrases, st.sampled_from(Failure)), counts, max_size=8))
def test_what_is_written_is_read_again(tmp_path, counted):
    rows = tuple(FailedPhrase(phrase, failure, count) for (phrase, failure), count in counted.items())
    write_failures(Failures(rows), tmp_path / "f")
    assert read_failure_file(tmp_path / "f") == rows


def test_rare_phrase_never_leaves(file):
    write_failures(Failures((SEEN, FailedPhrase("稀罕的话", Failure.LEFT, LEAST_EXPORTED - 1)), 1), file)
    assert read_failure_file(file) == (SEEN,)
    assert "稀罕" not in file.read_text(encoding="utf-8")


def test_only_an_earlier_export_is_replaced(file):
    write_failures(Failures((SEEN,)), file)
    write_failures(Failures((LEFT,)), file)
    assert read_failure_file(file) == (LEFT,)
    file.write_text("dear diary", encoding="utf-8")
    with pytest.raises(UserDataError, match="something else"):
        write_failures(Failures((LEFT,)), file)
    assert file.read_text(encoding="utf-8") == "dear diary"


def test_file_is_not_half_written(tmp_path):
    with pytest.raises(KnownError, match="no such folder"):
        write_failures(Failures((SEEN,)), tmp_path / "none" / "f")
    assert [*tmp_path.iterdir()] == []


def test_line_ends_of_another_system_are_read(file):
    write_failures(Failures((SEEN,)), file)
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_failure_file(file) == (SEEN,)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (ROW | {"count": "9"}, "line 2 is not as"),
        (ROW | {"count": True}, "line 2 is not as"),
        (ROW | {"count": 9.0}, "line 2 is not as"),
        (ROW | {"count": 10**30}, "line 2 is not as"),
        (ROW | {"count": -9}, "line 2 was counted fewer than 5 times"),
        (ROW | {"count": LEAST_EXPORTED - 1}, "line 2 was counted fewer than 5 times"),
        (ROW | {"failure": "seen"}, "line 2 is not as"),
        (ROW | {"failure": None}, "line 2 is not as"),
        (ROW | {"phrase": ["瞧病"]}, "line 2 is not as"),
        (ROW | {"phrase": "打 13912345678"}, "line 2 is not anonymous"),
        (ROW | {"phrase": "<b>瞧病</b>"}, "line 2 is not anonymous"),
        (ROW | {"phrase": "瞧病\x1b[31m"}, "line 2 is not anonymous"),
        (ROW | {"phrase": "瞧病\n- all: [wrong]"}, "line 2 is not anonymous"),
        (ROW | {"phrase": "瞧\u202e病"}, "line 2 is not anonymous"),
        (ROW | {"phrase": "瞧病" * 40}, "line 2 is not anonymous"),
        (ROW | {"phrase": ""}, "line 2 is not anonymous"),
        (ROW | {"when": "2026-11-28"}, "line 2 is not as"),
        ({"phrase": "瞧病"}, "line 2 is not as"),
        (["瞧病"], "line 2 is not as"),
        (b"", "line 2 is not as"),
        (b"\xff\xfe", "line 2 is not as"),
        (b"[" * 900, "line 2 is not as"),
        (b'{"phrase": "' + b"a" * 5000 + b'"}', "line 2 is not as"),
        (b'{"phrase": "\\ud800", "failure": "left", "count": 9}', "line 2 is not anonymous"),
        (b"1" * 900, "line 2 is not as"),
    ],
)
def test_hostile_line_is_refused_in_one_sentence(write, file, row, words):
    write(HEAD, row)
    with pytest.raises(UserDataError) as refused:
        read_failure_file(file)
    assert words in str(refused.value)
    assert str(refused.value).isprintable()


def test_phrase_that_stands_twice_is_refused(write, file):
    write(HEAD, ROW, ROW)
    with pytest.raises(UserDataError, match="line 3"):
        read_failure_file(file)


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"", "is not what"),
        (b"\x00\x01", "is not what"),
        ({"format": "cztservices-mine", "version": 1}, "is not what"),
        (HEAD | {"version": "1"}, "is not what"),
        (HEAD | {"version": True}, "is not what"),
        (HEAD | {"version": 0}, "is not what"),
        (HEAD | {"version": 2}, "newer version"),
    ],
)
def test_other_files_are_refused(write, file, head, words):
    write(head, ROW)
    with pytest.raises(UserDataError, match=words):
        read_failure_file(file)


def test_empty_file_is_refused(file):
    file.touch()
    with pytest.raises(UserDataError, match="is not what"):
        read_failure_file(file)


def test_huge_file_is_refused(write, file):
    write(HEAD, b" " * MOST_MB * 1024 * 1024)
    with pytest.raises(UserDataError, match="larger than an export"):
        read_failure_file(file)


def test_too_many_lines_are_refused(write, file):
    write(HEAD, *[b"{}"] * 10_001)
    with pytest.raises(UserDataError, match="more lines"):
        read_failure_file(file)


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(UserDataError, match="no file"):
        read_failure_file(tmp_path)
    with pytest.raises(UserDataError, match="check the path"):
        read_failure_file(tmp_path / "none")
