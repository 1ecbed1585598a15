"""Fists on the screen and a cat on the keyboard of a real kiosk: a thousand events a second, at random.

    python -m scripts.mash_kiosk --seconds 60

Afterwards nothing may have escaped, a touch begins a session, and a guide opens. Ends with status 1 where it is not so.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cztservices.authoring.build import build_catalogue
from cztservices.config import DATA_FOLDER
from scripts.virtual_screen import wait_until
from scripts.x_hand import KEYCODES, XHand
from tests.e2e.kiosk_target import HELD, Kiosk, kiosk

A_SECOND = 1_000
BATCH = 20
BUTTONS = (1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9)


@dataclass(frozen=True, slots=True)
class Mashed:
    """What was done within how many seconds, and what the program holds before and after."""

    events: int
    took_s: float
    memory_mb: tuple[float, float]
    files: tuple[int, int]

    @property
    def rate(self) -> float:
        """Events a second."""
        return self.events / self.took_s

    def __str__(self) -> str:
        """In one line."""
        memory, files = (" → ".join(map(str, pair)) for pair in (self.memory_mb, self.files))
        return f"{self.events} events, {self.rate:.0f} a second; memory {memory} MB; open files {files}"


def mash(at: Kiosk, events: int, seed: int, a_second: int = A_SECOND) -> Mashed:
    """Do so many events of all kinds to ``at``, not more than ``a_second``."""
    chance, hand = random.Random(seed), XHand(at.screen.display)
    width, height = at.size

    def touch() -> None:
        hand.move(chance.randrange(width), chance.randrange(height))
        hand.button(chance.choice(BUTTONS), down=chance.choice((True, False)))

    def press() -> None:
        hand.key(chance.choice(KEYCODES), down=chance.choice((True, False)))

    def move() -> None:
        hand.move(chance.randrange(width), chance.randrange(height))

    before, began = _measure(at), time.monotonic()
    for number in range(events):
        chance.choice((touch, press, move))()
        if number % BATCH == BATCH - 1:
            hand.wait()
            time.sleep(max(0.0, began + (number + 1) / a_second - time.monotonic()))
    hand.close()
    took_s, after = time.monotonic() - began, _measure(at)
    return Mashed(events, took_s, (before[0], after[0]), (before[1], after[1]))


def keep_pressing(at: Kiosk, codes: Callable[[XHand], list[int]], presses: int) -> None:
    """A keyboard that presses these keys one after the other, so often, as fast as it can."""
    hand = XHand(at.screen.display)
    chosen = codes(hand)
    for number in range(presses):
        for down in (True, False):
            hand.key(chosen[number % len(chosen)], down=down)
    hand.close()


def _measure(at: Kiosk) -> tuple[float, int]:
    """Memory in MB, and how many files are open."""
    process = Path(f"/proc/{at.process.pid}")
    lines = (process / "status").read_text().splitlines()
    kept = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))
    return round(kept / 1024, 1), len(list((process / "fd").iterdir()))


def main() -> int:
    """Mash for as long as was asked for; exit status 1 where the kiosk did not go on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        catalogue, folder = Path(name) / "catalogue.db", Path(name) / "kiosk"
        folder.mkdir()
        build_catalogue(DATA_FOLDER, catalogue)
        with kiosk(catalogue, folder, manager=False) as at:
            print(mash(at, asked.seconds * A_SECOND, asked.seed), flush=True)
            began = time.monotonic()
            goes_on = at.look() == HELD
            at.stand("home")
            wait_until(at.types)
            at.stand("guide")
            print(f"nothing escaped: {goes_on}; {at.title!r} opened {time.monotonic() - began:.1f} s later")
            return int(not goes_on)


if __name__ == "__main__":
    sys.exit(main())
