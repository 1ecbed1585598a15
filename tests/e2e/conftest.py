"""A screen, a catalogue of the real data, and windows of the real program on that screen."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.virtual_screen import Screen, virtual_screen, wait_until

collect_ignore = ["walk_by_names.py"]
"""Run by another Python, with modules that this one lacks."""

ROOT = Path(__file__).resolve().parents[2]
LONG_ENOUGH_S = 30


@dataclass
class Window:
    """A running program with its window."""

    screen: Screen
    process: subprocess.Popen[str]
    base: Path

    @property
    def number(self) -> str:
        """The X window; empty while there is none to be seen."""
        found = self.screen.xdotool("search", "--onlyvisible", "--pid", str(self.process.pid)).stdout.split()
        return found[0] if found else ""

    @property
    def title(self) -> str:
        """What stands in its title bar."""
        return self.screen.xdotool("getwindowname", self.number).stdout.strip()

    def activate(self) -> None:
        """Wait until it shows and has the focus."""
        wait_until(lambda: self.process.poll() is not None or self._has_focus())
        assert self.process.poll() is None

    def _has_focus(self) -> bool:
        number = self.number
        if not number:
            return False
        self.screen.xdotool("windowactivate", number)
        return self.screen.xdotool("getwindowfocus").stdout.strip() == number

    def type(self, text: str) -> None:
        """Type letters."""
        assert self.screen.xdotool("type", "--delay", "10", text).returncode == 0

    def press(self, keys: str) -> None:
        """Press one key, with others held."""
        assert self.screen.xdotool("key", keys).returncode == 0

    def click(self, x: int, y: int) -> None:
        """Click a place of the screen with the left button."""
        assert self.screen.xdotool("mousemove", str(x), str(y), "click", "1").returncode == 0

    def leave(self) -> int:
        """Wait for the end and return the exit status."""
        return self.process.wait(timeout=LONG_ENOUGH_S)


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    """A screen of our own with a window manager."""
    with virtual_screen("1400x900") as shown:
        yield shown


@pytest.fixture
def environment(screen) -> dict[str, str]:
    """The environment of a program on that screen."""
    return {**screen.environment, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}


@pytest.fixture
def start(screen, environment, tmp_path) -> Iterator[Callable[..., Window]]:
    """Starts the program with its user files below the folder of the test; what still runs afterwards is ended."""
    started: list[subprocess.Popen[str]] = []

    def _start(*options: object) -> Window:
        command = [sys.executable, "main.py", "--base-dir", str(tmp_path), *map(str, options)]
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        started.append(process)
        window = Window(screen, process, tmp_path)
        window.activate()
        return window

    yield _start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()
