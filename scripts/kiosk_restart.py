"""Kill the kiosk at random moments while somebody uses it, start it as systemd would, and see how soon it is back.

    python -m scripts.kiosk_restart --count 200

Each time a canary is typed and the screen is touched at random places; then the kiosk is killed (SIGKILL). What counts
is the time from the kill until it has said on the socket of systemd that a page is painted and nobody there. The canary
must then stand in no file below its folders.
"""

import argparse
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from scripts.virtual_screen import Screen, virtual_screen

ROOT = Path(__file__).resolve().parent.parent
SIZE = "1080x1920"
RESTART_S = 0.2
"""So long systemd waits before it starts the kiosk again (``RestartSec`` of its unit)."""
GOAL_S = 2.0
PATIENCE_S = 60
LONGEST_SESSION_S = 3.0
TOUCHES = 400
LETTERS = "bcdfghjkmnpqrtwxyz"
CANARY_LETTERS = 10
WAITS = "STATUS=nobody there"
"""What the kiosk says of itself on the attract page."""


@dataclass
class Kiosk:
    """The kiosk with what stands for systemd: the socket that hears it, the folder for temporary files.

    Its files are below ``base`` (its own folder if None); ``ground`` is a command that runs it, on worse ground.
    """

    screen: Screen
    folder: Path
    options: Sequence[object] = ()
    base: Path | None = None
    ground: Sequence[str] = ()
    process: subprocess.Popen[bytes] | None = None
    said: list[str] = field(default_factory=list)
    ear: socket.socket = field(init=False)

    def __post_init__(self) -> None:
        """Listen where the kiosk speaks."""
        self.ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.ear.bind(str(self.folder / "notify"))
        self.ear.settimeout(PATIENCE_S)
        for name in ("base", "home", "run"):
            (self.folder / name).mkdir()

    @property
    def environment(self) -> dict[str, str]:
        """What systemd gives it, as the unit says."""
        return {
            **self.screen.environment,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "run"),
            "NOTIFY_SOCKET": str(self.folder / "notify"),
        }

    def start(self) -> None:
        """Start it and wait until a page is painted and nobody there.

        Raises:
            ChildProcessError: it ended instead.
            TimeoutError: it was never painted.
        """
        options = ["--base-dir", self.base or self.folder / "base", *self.options]
        command = [*self.ground, sys.executable, "main.py", "--kiosk", *map(str, options)]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment)
        self.said = []
        while not {"READY=1", WAITS} <= {*self.said}:
            self.said += self._hear()

    def _hear(self) -> list[str]:
        try:
            return self.ear.recv(4096).decode().splitlines()
        except TimeoutError:
            ended = self.process.poll() if self.process is not None else None
            if ended is None:
                raise
            raise ChildProcessError(f"the kiosk ended with {ended}") from None

    def kill(self) -> None:
        """Kill it where it stands, and hear what else it had said."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()
        self.ear.settimeout(0)
        with suppress(BlockingIOError):
            while True:
                self.said += self._hear()
        self.ear.settimeout(PATIENCE_S)

    def empty_run(self) -> None:
        """What systemd does with the folder for temporary files of a service that has ended."""
        shutil.rmtree(self.folder / "run")
        (self.folder / "run").mkdir()

    def holds(self, word: str) -> list[Path]:
        """The files in its folders that hold ``word``, in their bytes or their name."""
        spelt = [word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
        kept = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return [path for path in kept if word in path.name or any(one in path.read_bytes() for one in spelt)]


@dataclass(frozen=True, slots=True)
class Restart:
    """One kill: how long the session had lasted, how long the next took to stand there, and what was wrong."""

    lasted_s: float
    back_s: float
    traces: tuple[str, ...]


@contextmanager
def running_kiosk(
    options: Sequence[object] = (), base: Path | None = None, ground: Sequence[str] = ()
) -> Iterator[Kiosk]:
    """A kiosk on a screen of its own; what still runs is killed at the end."""
    with virtual_screen(SIZE) as screen, tempfile.TemporaryDirectory() as name:
        kiosk = Kiosk(screen, Path(name), options, base, ground)
        try:
            kiosk.start()
            yield kiosk
        finally:
            kiosk.ear.close()
            if kiosk.process is not None and kiosk.process.poll() is None:
                kiosk.process.kill()
                kiosk.process.wait()


def plan_touches(chance: random.Random, canary: str) -> list[str]:
    """Words for xdotool: touches all over the screen with the canary typed in between, for longer than a session."""
    width, height = map(int, SIZE.split("x"))
    words = []
    for number in range(TOUCHES):
        words += ["mousemove", str(chance.randrange(width)), str(chance.randrange(height)), "click", "1"]
        if number % 10 == 0:
            words += ["type", "--delay", "1", canary]
        words += ["sleep", f"{chance.uniform(0.005, 0.05):.3f}"]
    return words


def kill_once(kiosk: Kiosk, seed: int) -> Restart:
    """Use it, kill it, start it again, and look at what it left."""
    chance = random.Random(seed)
    canary = "".join(chance.choices(LETTERS, k=CANARY_LETTERS))
    lasts_s = chance.uniform(0.0, LONGEST_SESSION_S)
    finger = subprocess.Popen(["xdotool", *plan_touches(chance, canary)], env=kiosk.screen.environment)
    try:
        time.sleep(lasts_s)
        killed = time.monotonic()
        kiosk.kill()
    finally:
        finger.kill()
        finger.wait()
    kiosk.empty_run()
    time.sleep(max(0.0, killed + RESTART_S - time.monotonic()))
    kiosk.start()
    back_s = time.monotonic() - killed
    traces = [str(path.relative_to(kiosk.folder)) for path in kiosk.holds(canary)]
    if sorted(kiosk.said) != ["READY=1", WAITS]:
        traces.append(f"it said {kiosk.said}")
    return Restart(lasts_s, back_s, tuple(traces))


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of ``values`` that so large a share of them does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * int(share * 100) // 100) - 1)]


def main() -> int:
    """Kill as often as was asked for; exit status 1 where something was left or the goal missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    os.environ.pop("QT_QPA_PLATFORM", None)
    done: list[Restart] = []
    with running_kiosk() as kiosk:
        for number in range(asked.count):
            restart = kill_once(kiosk, asked.seed + number)
            done.append(restart)
            left = ", ".join(restart.traces) or "nothing left"
            print(
                f"{number + 1:>4}  killed after {restart.lasted_s:.2f} s, back in {restart.back_s:.2f} s, {left}",
                flush=True,
            )
    backs = [restart.back_s for restart in done]
    left = sum(bool(restart.traces) for restart in done)
    print(
        f"{len(done)} kills: back in {percentile(backs, 0.5):.2f} s (p50), {percentile(backs, 0.99):.2f} s (p99), "
        f"{max(backs):.2f} s (most); {left} left something"
    )
    return int(left > 0 or max(backs) >= GOAL_S)


if __name__ == "__main__":
    sys.exit(main())
