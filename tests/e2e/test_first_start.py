"""The first start makes the catalogue, the next ones do not."""

import json
import subprocess
import sys

import pytest

from scripts.virtual_screen import wait_until
from tests.e2e.conftest import LONG_ENOUGH_S, ROOT


@pytest.fixture
def measured(environment, tmp_path):
    """Starts the program with ``--measure-start`` and returns what it prints."""

    def _measured(*options: object) -> dict[str, float]:
        command = [sys.executable, "main.py", "--measure-start", "--base-dir", str(tmp_path), *map(str, options)]
        ran = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=LONG_ENOUGH_S, check=False
        )
        assert (ran.returncode, ran.stderr) == (0, "")
        return json.loads(ran.stdout)

    return _measured


def test_measured_start_prints_three_positive_numbers(measured, real_catalogue):
    printed = measured("--catalogue", real_catalogue)
    assert set(printed) == {"first_paint_ms", "usable_ms", "rss_mb"}
    assert all(isinstance(number, int | float) and number > 0 for number in printed.values())
    assert printed["first_paint_ms"] <= printed["usable_ms"]


def test_first_start_builds_the_catalogue_and_the_second_does_not(measured, tmp_path):
    measured()
    [built] = (tmp_path / "cache").glob("catalogue-*.db")
    before = built.stat()
    measured()
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [built.name]
    after = built.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_window_of_the_first_start_becomes_the_desk(start, tmp_path):
    window = start("--lang", "en")
    wait_until(lambda: window.title == "Cross-city services of Changsha, Zhuzhou and Xiangtan")
    assert len([*(tmp_path / "cache").glob("catalogue-*.db")]) == 1
    window.press("ctrl+q")
    assert window.leave() == 0


def test_cut_short_cache_is_built_again(measured, tmp_path):
    measured()
    [built] = (tmp_path / "cache").glob("catalogue-*.db")
    whole = built.read_bytes()
    built.write_bytes(whole[: len(whole) // 2])
    measured()
    assert built.read_bytes() == whole
