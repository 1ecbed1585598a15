"""The folder of a kiosk: whatever the disk does, the kiosk goes on, and says what it could not keep."""

import logging
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cztservices.domain.failed_search import Failure
from cztservices.domain.kiosk.counts import Use
from cztservices.domain.kiosk.state import begin_run, note_minutes
from cztservices.errors import KnownError
from cztservices.files import PART
from cztservices.storage.failure_counts import count_failure
from cztservices.storage.kiosk.export import Standing, export_report, make_report
from cztservices.storage.kiosk.folder import KioskFolder
from cztservices.storage.kiosk.report_file import read_report
from cztservices.storage.kiosk.state_file import read_state
from tests.disks import fill

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
STANDING = Standing("长沙市政务服务中心", "abc", NOW.date(), 6)


@pytest.fixture
def path(tmp_path):
    """A folder that is not there yet, in one that is not there either."""
    return tmp_path / "var" / "kiosk"


@pytest.fixture
def start():
    """Starts a kiosk on a folder; all are closed at the end."""
    started = []

    def _start(path):
        started.append(KioskFolder(path))
        return started[-1]

    yield _start
    for folder in started:
        folder.close()


def run_on(folder, searches=1):
    """What every run does."""
    folder.change(lambda state: begin_run(state, "abc", NOW))
    for _ in range(searches):
        folder.counts.count(Use.SEARCH, 9)
    folder.keep()
    folder.log.handle(record("started"))


def record(words):
    return logging.LogRecord("kiosk", logging.WARNING, __file__, 1, words, None, None)


def searches_of(folder):
    return folder.counts.read().total(Use.SEARCH)


def sentences(folder):
    return [str(one) for one in folder.troubles]


def test_folder_is_made_and_all_comes_back_in_the_next_run(path, start):
    folder = start(path)
    run_on(folder, 2)
    folder.close()
    again = start(path)
    assert again.state == folder.state
    assert len(again.state.id) == 6
    run_on(again, 3)
    assert (again.state.starts, searches_of(again)) == (2, 5)
    assert (again.trouble, again.is_kept) == (None, True)
    assert sorted(one.name for one in path.iterdir()) == ["kiosk.log", "state.json", "use.db"]


def test_without_a_folder_all_stays_in_memory_and_nothing_is_written(tmp_path, monkeypatch, start):
    monkeypatch.chdir(tmp_path)
    folder = start(None)
    run_on(folder, 2)
    assert (folder.state.starts, searches_of(folder), folder.is_kept, folder.free_bytes()) == (1, 2, False, None)
    assert sentences(folder) == [
        "No folder is set to write to; what the kiosk counts and remembers is lost when it is switched off."
    ]
    folder.close()
    assert [*tmp_path.iterdir()] == []


def test_below_a_file_no_folder_can_be_and_the_kiosk_goes_on(tmp_path, start):
    file = tmp_path / "file"
    file.write_text("somebody's")
    folder = start(file / "kiosk")
    run_on(folder, 2)
    assert (folder.state.starts, searches_of(folder), folder.is_kept) == (1, 2, False)
    assert len(folder.troubles) == 3
    assert all(str(file) in one for one in sentences(folder))
    folder.close()
    assert file.read_text() == "somebody's"


def test_read_only_disk_is_said_and_what_was_there_is_still_read(small_disk, shut, start):
    path = small_disk / "kiosk"
    before = start(path)
    run_on(before, 2)
    before.close()
    shut(small_disk)
    folder = start(path)
    run_on(folder, 3)
    assert folder.trouble is not None
    assert "nothing may be changed in its folder" in str(folder.trouble)
    assert (folder.state.starts, searches_of(folder), folder.is_kept) == (2, 5, False)
    assert read_state(path / "state.json") == before.state


def test_full_disk_keeps_what_was_there_and_what_comes_is_written_once_there_is_room(small_disk, start):
    path = small_disk / "kiosk"
    folder = start(path)
    run_on(folder, 2)
    first = folder.state
    ballast = fill(small_disk)
    for minute in range(200):
        folder.change(lambda state: note_minutes(state, "abc", 1))
        for hour in range(24):
            folder.counts.count(Use.PAGE, hour, f"service-{minute}")
        folder.log.handle(record("words " * 200))
        if minute % 20 == 0:
            folder.keep()
    assert "the disk is full" in str(folder.trouble)
    assert len(folder.troubles) == 3
    assert (folder.state.minutes, folder.counts.read().total(Use.PAGE)) == (200, 4_800)
    assert read_state(path / "state.json") == first
    assert not [*path.glob(f"*{PART}")]
    ballast.unlink()
    folder.keep()
    folder.log.handle(record("room again"))
    assert folder.troubles == ()
    folder.close()
    again = start(path)
    assert (again.state.minutes, again.counts.read().total(Use.PAGE), searches_of(again)) == (200, 4_800, 2)


def test_disk_that_is_full_from_the_start_lets_the_kiosk_begin(small_disk, start):
    ballast = fill(small_disk)
    folder = start(small_disk / "kiosk")
    run_on(folder)
    assert folder.trouble is not None
    ballast.unlink()
    run_on(folder)
    assert folder.troubles == ()
    assert (read_state(small_disk / "kiosk" / "state.json"), searches_of(folder)) == (folder.state, 2)


def test_folder_that_vanishes_is_made_again(path, start):
    folder = start(path)
    run_on(folder)
    shutil.rmtree(path)
    run_on(folder)
    assert (folder.troubles, folder.is_kept) == ((), True)
    assert sorted(one.name for one in path.iterdir()) == ["kiosk.log", "state.json", "use.db"]
    assert "started" in (path / "kiosk.log").read_text("utf-8")


@pytest.mark.parametrize("content", [b"", b"{", b'{"format": "cztservices-kiosk-state", "version": 99}', b"\x00" * 99])
def test_broken_or_foreign_state_is_set_aside_and_begun_anew(path, content, start):
    path.mkdir(parents=True)
    (path / "state.json").write_bytes(content)
    folder = start(path)
    run_on(folder)
    assert folder.state.starts == 1
    assert (path / "state.json.damaged").read_bytes() == content
    assert "kept as state.json.damaged" in str(folder.trouble)
    folder.close()
    again = start(path)
    assert (again.trouble, again.state) == (None, folder.state)


def test_only_one_broken_state_is_kept_however_many_there_were(path, start):
    for content in (b"1", b"2", b"3"):
        path.mkdir(parents=True, exist_ok=True)
        (path / "state.json").write_bytes(content)
        start(path).close()
    assert [one.name for one in path.iterdir() if "damaged" in one.name] == ["state.json.damaged"]


@pytest.mark.parametrize("name", ["state.json", "use.db", "kiosk.log"])
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_pipe_or_folder_in_place_of_a_file_is_not_waited_for(path, name, make, start):
    path.mkdir(parents=True)
    make(path / name)
    folder = start(path)
    run_on(folder, 2)
    assert (folder.state.starts, searches_of(folder)) == (1, 2)
    assert any(name in one for one in sentences(folder))


def test_what_a_killed_program_left_is_cleared_at_the_start(path, start):
    path.mkdir(parents=True)
    for number in range(3):
        (path / f"state.json.{number}{PART}").write_bytes(b"half")
    (path / "notes.txt").write_text("not ours")
    start(path).close()
    assert sorted(one.name for one in path.iterdir() if one.suffix != ".json") == ["notes.txt"]


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from cztservices.domain.kiosk.counts import Use
from cztservices.domain.kiosk.state import begin_run, note_minutes
from cztservices.storage.kiosk.folder import KioskFolder
folder = KioskFolder(Path(sys.argv[1]))
folder.change(lambda state: begin_run(state, "abc", datetime.now(UTC)))
while True:
    folder.change(lambda state: note_minutes(state, "abc", 1))
    folder.counts.count(Use.SEARCH, 9)
    folder.keep()
    print(folder.state.minutes, flush=True)
"""


def test_kill_at_any_moment_leaves_what_was_kept(path, start):
    said = before = 0
    for wait in (0, 0.001, 0.003, 0.0007, 0.002, 0.004):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as writer:
            for _ in range(3):
                said = int(writer.stdout.readline())
            deadline = time.perf_counter() + wait
            while time.perf_counter() < deadline:
                pass
            writer.send_signal(signal.SIGKILL)
            said = int(([str(said), *writer.stdout.read().split()])[-1])
        folder = start(path)
        assert folder.trouble is None
        assert said <= folder.state.minutes <= said + 1
        missed = folder.state.minutes - searches_of(folder)  # killed after the state and before the count was kept
        assert before <= missed <= before + 1
        before = missed
        assert folder.state.is_running
        assert not [*path.glob(f"*{PART}")]
    assert start(path).state.crashes == 5


def test_report_holds_what_was_kept_and_no_phrase_of_one_person(path, tmp_path, start):
    folder = start(path)
    run_on(folder, 2)
    for phrase, times in (("瞧病", 5), ("王小明的秘密", 4)):
        for _ in range(times):
            count_failure(path / "counts.db", phrase, Failure.NOTHING)
    stick = tmp_path / "stick"
    stick.mkdir()
    file = export_report(folder, STANDING, stick)
    assert file.name == f"kiosk-长沙市政务服务中心-{folder.state.id}.json"
    report = read_report(file)
    assert report == replace(make_report(folder, STANDING), free_bytes=report.free_bytes)
    assert ([one.phrase for one in report.phrases], report.held_back) == (["瞧病"], 1)
    assert "王小明" not in file.read_text("utf-8")
    assert (report.starts, report.tally.total(Use.SEARCH), report.is_kept, report.age) == (1, 2, True, 6)
    assert report.free_bytes > 0


def test_report_can_be_taken_where_nothing_can_be_kept(tmp_path, start):
    folder = start(None)
    run_on(folder, 2)
    report = read_report(export_report(folder, STANDING, tmp_path))
    assert (report.is_kept, report.free_bytes, report.tally.total(Use.SEARCH)) == (False, None, 2)


def test_stick_that_is_full_read_only_or_gone_is_said_and_leaves_nothing_half_written(
    small_disk, shut, tmp_path, start
):
    folder = start(tmp_path / "kiosk")
    run_on(folder)
    ballast = fill(small_disk)
    with pytest.raises(KnownError, match="the disk is full"):
        export_report(folder, STANDING, small_disk)
    assert [*small_disk.iterdir()] == [ballast]
    ballast.unlink()
    earlier = export_report(folder, STANDING, small_disk)
    before = earlier.read_bytes()
    shut(small_disk)
    run_on(folder)
    with pytest.raises(KnownError, match="nothing may be changed in its folder"):
        export_report(folder, STANDING, small_disk)
    assert earlier.read_bytes() == before
    with pytest.raises(KnownError, match="there is no such folder"):
        export_report(folder, STANDING, tmp_path / "pulled")
    assert not (tmp_path / "pulled").exists()
