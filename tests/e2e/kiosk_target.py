"""A kiosk on a screen, and what has to hold whatever is done to it: of the real program, and of a small one to command.

The real one is asked nothing that it would have to answer by itself: the title of its window is that of its page, the
pixels tell pages apart, and the X server knows its windows and who offers something to paste.
"""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cztservices.domain.kiosk.keys import PAUSE_MS
from cztservices.domain.kiosk.pin import hash_pin
from scripts.virtual_screen import PATIENCE_S, Screen, virtual_screen, wait_until
from tests.e2e.x_client import INTRUDER, XClient

ROOT = Path(__file__).resolve().parents[2]
PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)
BACK_WITHIN_S = 2
AGAIN_S = 0.32
"""A tap sooner after the last one is taken for a tremor."""

SAME_KEY_S = 0.13
"""The same of one letter key."""

PIN = "258046"
ASKS_PIN, MAINTENANCE = "维护密码", "维护"
"""Titles of what a technician sees, the second by its beginning."""

Place = tuple[float, float]
MIDDLE, FINISH, FIRST_FOUND, CODES = (0.5, 0.5), (0.79, 0.972), (0.3, 0.213), (0.856, 0.924)
LEAVE_PIN, ENTER_PIN, FIRST_KEY = (0.5, 0.9615), (0.7, 0.91), (0.3, 0.7596)
KEYS_APART = (0.201, 0.0502)
CORNERS = ((0, 0.001), (1, 0.001))
"""Where things are on the pages of an upright screen, as shares of its width and height."""

PLACES = ((0.2, 0.06), (0.2, 0.115), (0.3, 0.213), (0.15, 0.366), (0.37, 0.5135), (0.3, 0.76), (0.25, 0.926))
"""Where a screen is touched; something to press, fold or follow lies at each, on one page or another."""

PROBED = ((0.5, 0.045), (0.2, 0.208), (0.08, 0.366), (0.37, 0.5135), (0.37, 0.8073))
"""The same of the small kiosk."""

MARKS = [(across / 12, down / 24) for across in range(1, 12) for down in range(1, 24)]
"""Where pixels are looked at to tell one page from another."""

PAGES = ("attract", "home", "letters", "guide", "codes", "pin")


@dataclass
class OnScreen:
    """A program alone on a screen, and another program beside it."""

    screen: Screen
    x: XClient
    process: subprocess.Popen[str]
    size: tuple[int, int] = PORTRAIT
    touched: tuple[Place, ...] = PLACES

    @property
    def window(self) -> int:
        """The one window that it shows; 0 where there are none, or several."""
        found = self.screen.xdotool("search", "--onlyvisible", "--pid", str(self.process.pid)).stdout.split()
        return int(found[0]) if len(found) == 1 else 0

    def key(self, *keys: str) -> None:
        """Press keys, one after the other; each may have others held."""
        self.screen.xdotool("key", "--delay", "0", *keys)

    def mouse(self, *words: object) -> None:
        """Move and press a mouse."""
        self.screen.xdotool(*map(str, words))

    def everywhere(self, *words: object) -> None:
        """Do the same to all places of the screen."""
        self.mouse(*(word for place in self.places() for word in ("mousemove", *place, *words)))

    def places(self) -> list[tuple[int, int]]:
        """Where it is touched, in pixels."""
        return [self.at(place) for place in self.touched]

    def at(self, place: Place) -> tuple[int, int]:
        """The pixels of ``place``."""
        return tuple(min(int(side * share), side - 1) for side, share in zip(self.size, place, strict=True))

    def keeps_place(self) -> bool:
        """Whether one window alone is to be seen, over the whole screen and above all, with something drawn on it."""
        shown = self.x.shown()
        is_alone = bool(shown) and shown[-1] == (self.window, (0, 0, *self.size))
        return self.process.poll() is None and is_alone and not self.corners() & {b"\0\0\0", _STRANGE}

    def corners(self) -> set[bytes]:
        """The colours in the corners of the screen."""
        right, bottom = self.size[0] - 3, self.size[1] - 3
        return {self.screen.pixel(x, y) for x in (2, right) for y in (2, bottom)}

    def answers(self) -> bool:
        """Whether it reads what is said to it; when it does, everything that was done before has arrived.

        It answers while it reads, and does what it has read afterwards: the second answer tells that it was done.
        """
        return all(self._answers_once() for _ in range(2))

    def _answers_once(self) -> bool:
        self.x.ping(self.window)
        return holds_within(self.x.is_answered)

    def wait_for_place(self) -> bool:
        """Whether it is where it belongs, as late as it may be."""
        return holds_within(self.keeps_place)


_STRANGE = INTRUDER.to_bytes(3, "little")


@dataclass
class Kiosk(OnScreen):
    """The real program; ``folder`` is all that it can reach, ``base`` in it what it may write to."""

    folder: Path = Path()
    options: tuple[object, ...] = ()
    waiting: str = ""
    stood: dict[str, tuple[str, list[bytes]]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Which page is shown."""
        return self.x.title(self.window)

    def look(self) -> dict[str, object]:
        """What is to be the same after every attempt; waits until it is, as long as it may take."""
        is_there = self.wait_for_place()
        if self.process.poll() is not None:
            return {"ended with": self.process.returncode}
        return {
            "keeps its place": is_there, "answers": self.answers(), "copied": self.x.copied(),
            "started": self.started(), "written": self.written(), "is at maintenance": self.is_at_maintenance,
        }  # fmt: skip

    @property
    def is_at_maintenance(self) -> bool:
        """Whether the page is shown that is behind the PIN."""
        return self.title == MAINTENANCE

    def written(self) -> list[str]:
        """What it has written elsewhere than where it may, or had written by a program that it started."""
        return [str(path) for name in PRIVATE for path in (self.folder / name).rglob("*")]

    def started(self) -> list[str]:
        """The programs that it has started."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [number for task in tasks for number in task.read_text().split()]

    def types(self) -> bool:
        """Whether a letter changes what is shown."""
        before = self.marks()
        self.key("z")
        return holds_within(lambda: self.marks() != before)

    # Where it stands

    def stand(self, page: str) -> None:
        """Bring it to ``page`` by touching it, unless it is there."""
        if self.stood.get(page) == self.mark():
            return
        wait_until(lambda: self._goes_to(page), 2 * PATIENCE_S)
        wait_until(self._is_still)
        self.stood[page] = self.mark()

    def mark(self) -> tuple[str, list[bytes]]:
        """What tells the page that is shown from others; the one that waits for people changes by itself."""
        title = self.title
        return title, [] if title == self.waiting else self.marks()

    def marks(self) -> list[bytes]:
        """Some pixels."""
        return [self.screen.pixel(*self.at(mark)) for mark in MARKS]

    def _goes_to(self, page: str) -> bool:
        """Whether it came there; where a slow machine took two taps for one, it begins anew."""
        try:
            self.go_to(page)
        except TimeoutError:
            return False
        return True

    def go_to(self, page: str) -> None:
        """Begin anew, and go to ``page``."""
        self.leave()
        if page == "attract":
            return
        if page == "pin":
            self.mouse(
                *(word for side in (0, 1, 0, 1, 0) for word in ("mousemove", *self.at(CORNERS[side]), "click", 1))
            )
            wait_until(lambda: self.title == ASKS_PIN)
            return
        self.press(MIDDLE, lambda: self.title != self.waiting)
        if page == "home":
            return
        home = self.title
        wait_until(self._spell)
        wait_until(self._is_still)
        if page == "letters":
            return
        self.press(FIRST_FOUND, lambda: self.title != home)
        wait_until(self._is_still)
        if page == "codes":
            guide = self.marks()
            self.press(CODES, lambda: sum(map(bytes.__ne__, guide, self.marks())) > len(MARKS) // 4)

    def _spell(self) -> bool:
        """Whether letters are heard, from a keyboard that may have been too quick before."""
        before = self.marks()
        self.mouse("type", "--delay", 0, "ydjy")
        return holds_within(lambda: self.marks() != before, PAUSE_MS / 1000)

    def leave(self) -> None:
        """End whatever is shown, so that it waits for people."""
        if self.title != self.waiting:
            self.press(LEAVE_PIN if self.title == ASKS_PIN else FINISH, lambda: self.title == self.waiting)

    def press(self, place: Place, leads: Callable[[], bool]) -> None:
        """Tap ``place`` until it ``leads`` where it should; not so soon after another that it is taken for a tremor."""

        def tap() -> bool:
            self.mouse("sleep", AGAIN_S, "mousemove", *self.at(place), "click", 1)
            return holds_within(leads)

        wait_until(tap, 2 * BACK_WITHIN_S)

    def press_pin(self, pin: str) -> None:
        """Type ``pin`` with a finger, and enter it."""
        numbers = ((10 if digit == "0" else int(digit) - 1) for digit in pin)
        places = [self.at(tuple(_along(FIRST_KEY, number))) for number in numbers]
        taps = (word for place in places for word in ("mousemove", *place, "click", 1, "sleep", SAME_KEY_S))
        self.mouse("sleep", AGAIN_S, *taps, "sleep", AGAIN_S, "mousemove", *self.at(ENTER_PIN), "click", 1)

    def _is_still(self) -> bool:
        before = self.marks()
        return self.answers() and self.marks() == before


HELD = {
    "keeps its place": True,
    "answers": True,
    "copied": [],
    "started": [],
    "written": [],
    "is at maintenance": False,
}
PRIVATE = ("home", "run", "work")
"""Folders of the user in which a program may write what it likes; a kiosk writes in its own alone."""


@dataclass
class Probe(OnScreen):
    """The small kiosk, which does what it is told and says what it knows of itself."""

    touched: tuple[Place, ...] = PROBED

    def ask(self, word: str) -> Any:
        """Say a word to the probe and return its answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def look(self) -> dict[str, object]:
        """What is to be the same after every attempt; waits until it is, as long as it may take."""
        is_there = self.wait_for_place()
        if self.process.poll() is not None:
            return {"ended with": self.process.returncode}
        answers, state = self.answers(), self.ask("state")
        return {
            "keeps its place": is_there, "answers": answers, "escaped": state["escaped"],
            "windows": state["windows"], "copied": self.x.copied(),
        }  # fmt: skip


PROBE_HELD = {"keeps its place": True, "answers": True, "escaped": [], "windows": ["KioskWindow"], "copied": []}


def holds_within(condition: Callable[[], bool], seconds: float = BACK_WITHIN_S) -> bool:
    """Whether ``condition`` holds, within so many seconds."""
    try:
        wait_until(condition, seconds)
    except TimeoutError:
        return False
    return True


@contextlib.contextmanager
def kiosk(catalogue: Path, folder: Path, *, manager: bool) -> Iterator[Kiosk]:
    """Start a screen, and the real kiosk on it, with the files of a user of its own below ``folder``."""
    for name in ("base", "bin", *PRIVATE):
        (folder / name).mkdir()
    for opener in ("xdg-open", "x-www-browser", "lp"):
        program = folder / "bin" / opener
        program.write_text(f'#!/bin/sh\necho "$0 $@" >> {folder}/home/started\n')
        program.chmod(0o755)
    setup = folder / "kiosk.toml"
    setup.write_text(f'format = 1\nhall = "Hall"\ncity = "430100"\npin_hash = "{hash_pin(PIN)}"\n')
    options = ("--config", setup, "--base-dir", folder / "base", "--catalogue", catalogue)
    with screen_beside(manager=manager) as (screen, client), contextlib.ExitStack() as stack:
        process = start_kiosk(screen, folder, options)
        stack.callback(_end, process)
        started = Kiosk(screen, client, process, folder=folder, options=options)
        wait_until(lambda: process.poll() is not None or (started.keeps_place() and started.answers()))
        assert process.poll() is None
        started.waiting = started.title
        yield started


@contextlib.contextmanager
def probe(*options: str, manager: bool) -> Iterator[Probe]:
    """Start a screen, and the small kiosk on it."""
    with screen_beside(manager=manager) as (screen, client), contextlib.ExitStack() as stack:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.kiosk_probe", *options], cwd=ROOT, env=_environment(screen), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        stack.callback(_end, process)
        started = Probe(screen, client, process)
        assert process.stdout is not None
        assert json.loads(process.stdout.readline()) == "begun"
        wait_until(started.keeps_place)
        yield started


@contextlib.contextmanager
def screen_beside(*, manager: bool) -> Iterator[tuple[Screen, XClient]]:
    """Start a screen that can be turned, and another program on it."""
    side = max(PORTRAIT)
    with virtual_screen(f"{side}x{side}", manager=manager) as screen:
        client = XClient(screen.display)
        client.resize_screen(*PORTRAIT)
        try:
            yield screen, client
        finally:
            client.close()


def start_kiosk(screen: Screen, folder: Path, options: tuple[object, ...]) -> subprocess.Popen[str]:
    """Start the real kiosk on ``screen``, as a user whose files are below ``folder``."""
    own = {
        "HOME": folder / "home", "TMPDIR": folder / "run", "XDG_RUNTIME_DIR": folder / "run",
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
    }  # fmt: skip
    return subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "--kiosk", *map(str, options)],
        cwd=folder / "work", env={**_environment(screen), **{name: str(value) for name, value in own.items()}},
        text=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _environment(screen: Screen) -> Mapping[str, str]:
    return {**screen.environment, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}


def _along(first: Place, number: int) -> Iterator[float]:
    """The place of a key, so many after the first, three in a row."""
    for begin, apart, steps in zip(first, KEYS_APART, (number % 3, number // 3), strict=True):
        yield begin + apart * steps


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.kill()
    process.communicate()
