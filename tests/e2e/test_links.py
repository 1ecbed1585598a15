"""Links from the shell: into the window that is already running, or into a new one."""

import json
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cztservices.app.handover import name_socket
from cztservices.cli.links import ENTRY
from scripts.virtual_screen import wait_until

ROOT = Path(__file__).resolve().parents[2]
LINK = "czt:guide/residence-permit?origin=430300&destination=430100"
TITLE = "Residence permit · Changsha – CrossCity"
DEBIAN_PYTHON = "/usr/bin/python3"
LAUNCH = """
import sys
from gi.repository import Gio
entry = Gio.DesktopAppInfo.new_from_filename(sys.argv[1])
sys.exit(not entry.launch_uris([sys.argv[2]], None))
"""


@pytest.fixture
def environment(environment, tmp_path):
    """The environment of a user who has folders of their own."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    return environment | {"XDG_RUNTIME_DIR": str(runtime), "XDG_DATA_HOME": str(tmp_path / "share")}


@pytest.fixture
def socket_path(environment, tmp_path, monkeypatch):
    """Where the program of the test listens."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", environment["XDG_RUNTIME_DIR"])
    return Path(name_socket(tmp_path / "data"))


@pytest.fixture
def window(start, real_catalogue, socket_path):
    """A window in English that listens for links."""
    opened = start("--catalogue", real_catalogue, "--lang", "en")
    wait_until(socket_path.exists)
    return opened


@pytest.fixture
def hand_over(environment, tmp_path):
    """Starts the program with a link, and waits for its end."""

    def _hand_over(link: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "main.py", "--base-dir", str(tmp_path), "--lang", "en", link]
        return subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=30, check=False
        )

    return _hand_over


def test_link_opens_in_the_window_that_is_running(window, hand_over):
    ran = hand_over(LINK)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    wait_until(lambda: window.title == TITLE)
    assert hand_over("czt:licences").returncode == 0
    wait_until(lambda: window.title == "Licences – CrossCity")
    window.press("ctrl+w")
    wait_until(lambda: window.title == TITLE)


def test_link_opens_in_a_new_window_where_none_is_running(start, real_catalogue, socket_path):
    """The socket that a killed program has left behind does not stand in the way."""
    first = start("--catalogue", real_catalogue, "--lang", "en")
    wait_until(socket_path.exists)
    first.process.kill()
    first.process.wait(20)
    assert socket_path.exists()
    second = start("--catalogue", real_catalogue, "--lang", "en", LINK)
    wait_until(lambda: second.title == TITLE)
    wait_until(lambda: answers(socket_path))
    second.press("ctrl+q")
    assert second.leave() == 0
    assert not socket_path.exists()


def answers(path: Path, said: bytes = b"nothing\n") -> bytes:
    """What the program answers to ``said``; nothing where none listens."""
    with closing(socket.socket(socket.AF_UNIX)) as line:
        line.settimeout(10)
        try:
            line.connect(str(path))
            line.sendall(said)
            return line.recv(100)
        except OSError:
            return b""


@pytest.mark.parametrize(
    "said", [b"nothing\n", b"http://example.com/\n", b"\xff\xfe\n", b"czt:guide/" + b"a" * 100_000, b"\n"]
)
def test_anything_but_a_link_is_refused_and_the_window_goes_on(window, socket_path, said, hand_over):
    assert answers(socket_path, said) == b"refused\n"
    assert hand_over(LINK).returncode == 0
    wait_until(lambda: window.title == TITLE)


def test_somebody_who_says_nothing_holds_nobody_up(window, socket_path, hand_over):
    with closing(socket.socket(socket.AF_UNIX)) as line:
        line.connect(str(socket_path))
        assert hand_over(LINK).returncode == 0
        wait_until(lambda: window.title == TITLE)


def test_link_that_is_none_is_refused_before_anything_opens(hand_over):
    ran = hand_over("czt:guide/../../etc")
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert "is no link of this program" in ran.stderr


def test_desktop_opens_a_link_as_it_was_registered(window, environment, tmp_path):
    """As a file manager or a browser does: by the entry, with its own rules of quoting."""
    has_gio = subprocess.run([DEBIAN_PYTHON, "-c", "from gi.repository import Gio"], capture_output=True, check=False)
    if has_gio.returncode:
        pytest.skip("GIO is not here")
    command = [sys.executable, "-m", "cztservices", "--base-dir", str(tmp_path), "links", "register"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    entry = Path(environment["XDG_DATA_HOME"]) / "applications" / ENTRY
    subprocess.run([DEBIAN_PYTHON, "-c", LAUNCH, str(entry), LINK], cwd=ROOT, env=environment, check=True)
    wait_until(lambda: window.title == TITLE)


def test_two_programs_share_what_the_user_keeps(start, real_catalogue, tmp_path):
    """Each keeps what is chosen in it, and both end well."""
    windows = [start("--catalogue", real_catalogue, "--lang", "en") for _ in range(2)]
    for window, keys in zip(windows, ("ctrl+3", "alt+1"), strict=True):
        window.activate()
        window.press(keys)
    for window in windows:
        window.activate()
        window.press("ctrl+q")
        assert window.leave() == 0
    with closing(sqlite3.connect(tmp_path / "data" / "user.db")) as kept:
        settings = dict(kept.execute("SELECT name, value FROM setting").fetchall())
        assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert (settings["origin"], settings["destination"]) == ("430300", "430100")
    assert json.loads(settings["session"])["windows"]
