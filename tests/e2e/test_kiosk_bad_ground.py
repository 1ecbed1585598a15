"""A kiosk starts and serves people on whatever ground it stands."""

import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.kiosk_restart import running_kiosk
from scripts.virtual_screen import wait_until

GROUNDS = {
    "no home": ["env", "-u", "HOME"],
    "a home that cannot be entered": ["env", "HOME=/proc/none", "XDG_RUNTIME_DIR=/proc/none"],
    "no folder for temporary files": ["env", "TMPDIR=/proc/none"],
    "a full disk": ["sh", "-c", 'ulimit -f 0; exec "$@"', "full"],
    "no language": ["env", "-u", "LANG", "-u", "LC_ALL", "LC_ALL=none_NONE"],
}
"""On a full disk no file grows; the limit says so of every one, to whoever asks."""


def is_alive_and_serves(kiosk):
    """Whether a touch begins a session, and a search in it changes the screen."""
    before = kiosk.screen.grab()
    kiosk.screen.xdotool("mousemove", "540", "960", "click", "1")
    wait_until(lambda: kiosk.screen.grab() != before)
    before = kiosk.screen.grab()
    kiosk.screen.xdotool("type", "--delay", "30", "zhuzhou")
    wait_until(lambda: kiosk.screen.grab() != before)
    return kiosk.process.poll() is None


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
def test_kiosk_serves_on_bad_ground(real_catalogue, ground):
    with running_kiosk(["--catalogue", real_catalogue], ground=ground) as kiosk:
        assert is_alive_and_serves(kiosk)


def test_kiosk_serves_where_nothing_can_be_written(real_catalogue):
    """Below /proc nobody makes a folder, not even who may do everything."""
    with running_kiosk(["--catalogue", real_catalogue], base=Path("/proc/czt")) as kiosk:
        assert is_alive_and_serves(kiosk)
        assert not Path("/proc/czt").exists()


@pytest.mark.skipif(shutil.which("faketime") is None, reason="no faketime here")
@pytest.mark.parametrize("day", ["1999-01-01 00:00:00", "2199-01-01 00:00:00"])
def test_kiosk_serves_on_a_day_that_cannot_be(real_catalogue, day):
    with running_kiosk(
        ["--catalogue", real_catalogue], ground=["faketime", "--exclude-monotonic", "-f", f"@{day}"]
    ) as kiosk:
        assert is_alive_and_serves(kiosk)


def test_limit_of_a_full_disk_holds(tmp_path):
    """Else the test of a full disk would show nothing."""
    command = [*GROUNDS["a full disk"], "python3", "-c", "open('x', 'wb', buffering=0).write(b'1')"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "OSError" in ran.stderr
