"""The file of a kiosk: comes back as it was, and whatever else is in it is told and not believed."""

import errno
import json
import os
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cztservices.domain.failed_search import LEAST_EXPORTED, FailedPhrase, Failure
from cztservices.domain.kiosk.counts import Counted, Tally, Use
from cztservices.domain.kiosk.fleet import KioskReport
from cztservices.errors import KnownError, UserDataError
from cztservices.files import PART
from cztservices.storage.kiosk import report_file
from cztservices.storage.kiosk.report_file import name_report, read_report, report_to_json, write_report
from tests.kiosk_records import anything, reports

PLAIN = KioskReport(
    "bcdfgh",
    "长沙",
    "abc",
    "0.1.0",
    tally=Tally({Counted(Use.PAGE, "id-card", 9): 3}),
    phrases=(FailedPhrase("瞧病", Failure.LEFT, 7),),
)


@pytest.fixture
def spoiled(tmp_path):
    """Writes the plain report with other fields, and returns its path."""

    def _spoiled(**fields):
        path = tmp_path / "kiosk-x.json"
        path.write_text(json.dumps(report_to_json(PLAIN) | fields), "utf-8")
        return path

    return _spoiled


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reports)
def test_report_comes_back_as_it_was(tmp_path, report):
    assert read_report(write_report(report, tmp_path)) == report


@pytest.mark.parametrize(
    ("hall", "name"),
    [
        ("长沙市政务服务中心", "kiosk-长沙市政务服务中心-bcdfgh.json"),
        ("", "kiosk-bcdfgh.json"),
        ("../../etc/passwd", "kiosk-etc-passwd-bcdfgh.json"),
        ('a:b*c?"<d>|e\\f g.', "kiosk-a-b-c-d-e-f-g-bcdfgh.json"),
        ("...", "kiosk-bcdfgh.json"),
    ],
)
def test_name_of_the_file_is_one_that_every_stick_takes(hall, name):
    assert name_report(replace(PLAIN, hall=hall)) == name


def test_later_report_takes_the_place_of_the_earlier(tmp_path):
    first = write_report(PLAIN, tmp_path)
    assert write_report(replace(PLAIN, starts=9), tmp_path) == first
    assert read_report(first).starts == 9


def test_long_or_odd_name_of_a_hall_is_cut_to_what_can_be_read(tmp_path):
    path = write_report(replace(PLAIN, hall="厅" * 99 + "\u202e\n"), tmp_path)
    assert read_report(path).hall == "厅" * 60


def test_phrase_of_few_people_is_not_written_whoever_asks(tmp_path):
    path = write_report(replace(PLAIN, phrases=(FailedPhrase("秘密", Failure.LEFT, LEAST_EXPORTED - 1),)), tmp_path)
    assert "秘密" not in path.read_text("utf-8")


def test_part_left_when_the_stick_was_pulled_out_is_cleared(tmp_path):
    (tmp_path / f"kiosk-长沙-bcdfgh.json.0{PART}").write_bytes(b"half")
    (tmp_path / f"film{PART}").write_bytes(b"somebody's")
    path = write_report(PLAIN, tmp_path)
    assert {one.name for one in tmp_path.iterdir()} == {path.name, f"film{PART}"}


def test_stick_without_chinese_names_gets_the_id_alone(tmp_path, monkeypatch):
    def refuse(path, data):
        if not path.name.isascii():
            raise OSError(errno.EINVAL, "Invalid argument")
        path.write_bytes(data)

    monkeypatch.setattr(report_file, "write_durably", refuse)
    assert write_report(PLAIN, tmp_path).name == "kiosk-bcdfgh.json"


def test_stick_that_is_pulled_out_while_writing_is_said(tmp_path, monkeypatch):
    def fail(_path, _data):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(report_file, "write_durably", fail)
    with pytest.raises(KnownError, match="does not answer; put it in again"):
        write_report(PLAIN, tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.sampled_from([*report_to_json(PLAIN)]), anything)
def test_any_value_in_any_field_is_read_or_told(spoiled, name, value):
    path = spoiled(**{name: value})
    try:
        report = read_report(path)
    except UserDataError as refused:
        told = str(refused)
    else:
        told = f"{path} is left out: " * (report_to_json(report)[name] == value)
    assert f"{path} is left out: " in told


HOURS = [0] * 24


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"id": "bcdfg1"}, "id is not"),
        ({"id": "<b>ccc"}, "id is not"),
        ({"hall": "a\nb"}, "hall is not"),
        ({"hall": "\ud800"}, "hall is not"),
        ({"hall": "a" * 61}, "hall is not"),
        ({"hall": ["a"]}, "hall is not"),
        ({"catalogue": "<script>"}, "catalogue is not"),
        ({"program": "1" * 99}, "program is not"),
        ({"starts": True}, "starts is not"),
        ({"starts": -1}, "starts is not"),
        ({"minutes": 1.5}, "minutes is not"),
        ({"minutes": 10**12}, "minutes is not"),
        ({"age": "old"}, "age is not"),
        ({"verified": "2026-13-01"}, "verified is not"),
        ({"verified": "20260101"}, "verified is not"),
        ({"last_crash": "2026-11-28T09:00:00"}, "last_crash is not"),
        ({"is_kept": 1}, "is_kept is not"),
        ({"free_bytes": -1}, "free_bytes is not"),
        ({"tally": [1]}, "tally is not"),
        ({"tally": {"other": {}}}, "tally is not"),
        ({"tally": {"page": [1]}}, "tally is not"),
        ({"tally": {"page": {"a": [1]}}}, "tally is not"),
        ({"tally": {"page": {"a": [*HOURS[1:], -1]}}}, "tally is not"),
        ({"tally": {"page": {"<b>": [*HOURS[1:], 1]}}}, "tally is not"),
        ({"tally": {"page": {f"a{number}": HOURS for number in range(5_001)}}}, "tally is not"),
        ({"phrases": {}}, "phrases is not"),
        ({"phrases": ["瞧病"]}, "phrases is not"),
        ({"phrases": [{"phrase": "瞧病", "failure": "left", "count": 4}]}, "phrases is not"),
        ({"phrases": [{"phrase": "电话13912345678", "failure": "left", "count": 9}]}, "phrases is not"),
        ({"phrases": [{"phrase": "<script>", "failure": "left", "count": 9}]}, "phrases is not"),
        ({"phrases": [{"phrase": "瞧病", "failure": ["left"], "count": 9}]}, "phrases is not"),
        ({"phrases": [{"phrase": 5, "failure": "left", "count": 9}]}, "phrases is not"),
        ({"version": 2}, "newer version"),
        ({"version": 0}, "version is not"),
        ({"version": "1"}, "version is not"),
        ({"format": "cztservices-hall"}, "no report of a kiosk"),
    ],
    ids=str,
)
def test_field_that_no_kiosk_writes_is_named(spoiled, fields, told):
    with pytest.raises(UserDataError, match=told):
        read_report(spoiled(**fields))


def test_missing_field_is_named_and_an_unknown_one_passed_over(tmp_path, spoiled):
    assert read_report(spoiled(colour="red")) == PLAIN
    path = tmp_path / "kiosk-x.json"
    path.write_text(json.dumps({name: value for name, value in report_to_json(PLAIN).items() if name != "starts"}))
    with pytest.raises(UserDataError, match="starts is missing"):
        read_report(path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "cut off or damaged"),
        (json.dumps(report_to_json(PLAIN)).encode()[:-20], "cut off or damaged"),
        (b"\xff\xfe{}", "cut off or damaged"),
        (b"[" * 1_000_000, "cut off or damaged"),
        (b'{"a":' * 100_000, "cut off or damaged"),
        (b'{"format": "cztservices-kiosk", "version": 1' + b"0" * 9_000 + b"}", "cut off or damaged"),
        (b"[1, 2]", "no report of a kiosk"),
        (b"null", "no report of a kiosk"),
        (b" " * (report_file.MOST_MB * 1024 * 1024 + 1), "larger than a report ever is"),
    ],
    ids=["empty", "cut", "no text", "deep list", "deep object", "long number", "list", "null", "large"],
)
def test_what_is_no_report_is_told_with_its_reason(tmp_path, content, told):
    path = tmp_path / "kiosk-x.json"
    path.write_bytes(content)
    with pytest.raises(UserDataError, match=told):
        read_report(path)


@pytest.mark.parametrize(
    "make", [os.mkdir, os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["folder", "pipe", "device"]
)
def test_what_is_no_file_is_not_waited_for(tmp_path, make):
    path = tmp_path / "kiosk-x.json"
    make(path)
    with pytest.raises(UserDataError, match="no file that can be read"):
        read_report(path)
