"""Ask the search what nobody would ask, and watch for errors, slow answers and growing memory (make fuzz).

Inputs are made from a seed: any code points, pieces of names, sayings and cities put together, names with slips,
letters that nearly are sounds, runs that regular expressions stumble over, long pastes.
"""

import argparse
import gc
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cztservices.authoring.build import build_catalogue
from cztservices.config import DATA_FOLDER
from cztservices.search.find import Finder
from cztservices.storage.catalogue_db import CatalogueDb

SLOWEST_MS = 50.0
GROWTH_MB = 12.0
"""What the caches of the search may take; they are full long before the first hundred thousand inputs."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SIGNS = " ,.，。！？→-'’“”()（）*\"\\%_\0\u200b\u202e🙂\ud800ａＡ１①"
_LITTLE_WORDS = (
    "的",
    "在",
    "从",
    "到",
    "转",
    "住",
    "是",
    "和",
    "了",
    "我",
    "怎么",
    "办",
    "户口",
    "医保",
    "from",
    "to",
    "in",
    "the",
)


@dataclass(slots=True)
class Report:
    """What came of some inputs."""

    count: int = 0
    slowest_ms: float = 0.0
    slowest: str = ""
    growth_mb: float = 0.0
    slow: list[str] = field(default_factory=list)


class Maker:
    """Makes inputs, the same ones for the same seed."""

    def __init__(self, phrases: list[str], seed: int) -> None:
        """Make them from ``phrases`` among others."""
        self._phrases, self._random = phrases, random.Random(seed)
        self._ways: list[Callable[[], str]] = [
            self._anything,
            self._pieces,
            self._with_slips,
            self._letters,
            self._repeated,
            self._sentence,
            self._paste,
        ]

    def make(self) -> str:
        """The next input."""
        return self._random.choice(self._ways)()

    def _some(self, most: int) -> range:
        return range(self._random.randrange(most + 1))

    def _anything(self) -> str:
        return "".join(chr(self._random.randrange(0x110000)) for _ in self._some(20))

    def _pieces(self) -> str:
        def piece() -> str:
            phrase = self._random.choice(self._phrases)
            start = self._random.randrange(len(phrase))
            return phrase[start : start + self._random.randrange(1, 6)]

        between = self._random.choice(("", "", " ", *_SIGNS))
        return between.join(piece() for _ in self._some(6))

    def _with_slips(self) -> str:
        text = list(self._random.choice(self._phrases))
        for _ in self._some(3):
            at = self._random.randrange(len(text))
            text[at : at + self._random.randrange(2)] = self._random.choice((*_SIGNS, *_LETTERS, "医", "证", ""))
            text = text or ["x"]
        return "".join(text)

    def _letters(self) -> str:
        sounds = ("zh", "ang", "eng", "uo", "xian", "yi", "bao", "gj", "v", "er", "n", *_LETTERS)
        return "".join(self._random.choice(sounds) for _ in self._some(24))

    def _repeated(self) -> str:
        return self._random.choice((*_LITTLE_WORDS, *_SIGNS, *_LETTERS)) * self._random.randrange(1, 200)

    def _sentence(self) -> str:
        places = ("长沙", "株洲", "湘潭", "浏阳", "河西", "changsha", "Zhuzhou")
        return "".join(
            self._random.choice((*places, *_LITTLE_WORDS, self._random.choice(self._phrases))) for _ in self._some(12)
        )

    def _paste(self) -> str:
        return "".join(self._random.choice(self._phrases) for _ in self._some(60))


def fuzz(db: CatalogueDb, count: int, seed: int = 1, warm: int = 2000) -> Report:
    """Ask ``count`` inputs; memory is compared with that after the first ``warm``, which fill the caches.

    Raises:
        Exception: whatever the search raised, with the input that it was asked.
    """
    finder = Finder(db)
    phrases = [text for entry in db.entries(range(1, db.entry_count() + 1)) for text in entry.texts]
    maker, report = Maker(phrases, seed), Report()
    before = 0.0
    for number in range(count):
        if number == warm:
            gc.collect()
            gc.freeze()  # as the window does once it is painted
            before = _memory_mb()
        text = maker.make()
        started = time.process_time()
        try:
            answer = finder.find(text)
            if not answer.hits and not answer.query.is_empty:
                finder.nearest(answer.query)
        except Exception as error:
            error.add_note(f"input {number} of seed {seed}: {text!a}")
            raise
        spent = (time.process_time() - started) * 1000
        if spent > SLOWEST_MS:
            report.slow.append(text)
        if spent > report.slowest_ms:
            report.slowest_ms, report.slowest = spent, text
    gc.collect()
    report.count, report.growth_mb = count, _memory_mb() - before if before else 0.0
    return report


def _memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> int:
    """Print the report; the exit status is 1 where an input was slow or memory grew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.db"
        build_catalogue(DATA_FOLDER, path)
        with CatalogueDb(path) as db:
            report = fuzz(db, options.count, options.seed)
    print(f"{report.count:,} inputs, no exception; slowest {report.slowest_ms:.1f} ms: {report.slowest[:60]!a}")
    print(f"above {SLOWEST_MS:.0f} ms: {len(report.slow)}; memory grew by {report.growth_mb:+.1f} MB")
    return int(bool(report.slow) or report.growth_mb > GROWTH_MB)


if __name__ == "__main__":
    sys.exit(main())
