"""Measure the search on synthetic catalogues beside other engines, all in the same run (make bench-search).

For each size: time to build, size on disk, memory while searching, and for each kind of query the median, p95 and worst
milliseconds. Every one- and two-character query, the commonest terms and a long paste are among the kinds.
"""

import argparse
import gc
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from cztservices.storage.catalogue_db import CatalogueDb

SIZES = (1_000, 100_000, 1_000_000)
SEED = 20261123


def queries(pieces: random.Random) -> dict[str, list[str]]:
    """Queries by kind; the first two kinds are exhaustive over the characters that names are made of."""
    from pypinyin import lazy_pinyin

    from scripts.synthetic import ACTIONS, OBJECTS, PLACES, commonest_terms

    characters = sorted({char for word in (*PLACES, *OBJECTS, *ACTIONS) for char in word})
    pairs = sorted({word[i : i + 2] for word in (*PLACES, *OBJECTS, *ACTIONS) for i in range(len(word) - 1)})

    def some(parts: Callable[[], str], count: int = 200) -> list[str]:
        return [parts() for _ in range(count)]

    def a_name() -> str:
        return pieces.choice(PLACES) + pieces.choice(OBJECTS) + pieces.choice(ACTIONS)

    def a_thing() -> str:
        return pieces.choice(OBJECTS) + pieces.choice(ACTIONS)

    return {
        "1 character": characters,
        "2 characters": pairs,
        "commonest terms": commonest_terms(),
        "name": some(a_name),
        "thing and action": some(a_thing),
        "action and thing": some(lambda: pieces.choice(ACTIONS) + pieces.choice(OBJECTS)),
        "question": some(
            lambda: f"我在{pieces.choice(PLACES)}想办{pieces.choice(OBJECTS)}的{pieces.choice(ACTIONS)}怎么办"
        ),
        "pinyin": some(lambda: "".join(lazy_pinyin(a_thing()))),
        "pinyin begun": some(lambda: "".join(lazy_pinyin(a_thing()))[:7]),
        "initials": some(lambda: "".join(sound[0] for sound in lazy_pinyin(a_thing()))[:6]),
        "two initials": some(lambda: "".join(sound[0] for sound in lazy_pinyin(a_thing()))[:2]),
        "slip": some(lambda: _with_slip(a_thing(), pieces)),
        "text of guides": some(lambda: f"窗口办理{pieces.choice(OBJECTS)}"),
        "nothing": some(lambda: "".join(chr(pieces.randrange(0x4E00, 0x9FA5)) for _ in range(6))),
        "paste of 200": some(lambda: "".join(a_name() for _ in range(30))[:200], 50),
    }


def _with_slip(words: str, pieces: random.Random) -> str:
    at = pieces.randrange(len(words))
    return words[:at] + pieces.choice("的了在是和") + words[at + 1 :]


def measure(find: Callable[[str], object], asked: Iterable[str]) -> list[float]:
    """Milliseconds that each query takes, in order of size."""
    spent = []
    for query in asked:
        started = time.perf_counter()
        find(query)
        spent.append((time.perf_counter() - started) * 1000)
    return sorted(spent)


def memory_mb() -> float:
    """Resident memory of this process at present."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def build(size: int, path: Path) -> float:
    """Write a catalogue of ``size`` services; seconds."""
    from cztservices.authoring.build import load_or_raise
    from cztservices.config import DATA_FOLDER
    from cztservices.storage.catalogue_writer import write_catalogue
    from scripts.synthetic import synthetic_entries

    catalogue = load_or_raise(DATA_FOLDER)
    catalogue.services.clear()
    catalogue.statements.clear()
    started = time.perf_counter()
    write_catalogue(path, catalogue, synthetic_entries(size, catalogue), "bench")
    return time.perf_counter() - started


def report(path: Path) -> None:
    """Read kinds of queries as JSON, and print what searching the catalogue at ``path`` costs as JSON.

    Run in a process of its own, which loads nothing but the search.
    """
    asked: dict[str, list[str]] = json.load(sys.stdin)
    before = memory_mb()
    from cztservices.search.find import Finder

    with CatalogueDb(path) as db:
        started = time.perf_counter()
        finder = Finder(db)
        finder.find("公积金")
        first = (time.perf_counter() - started) * 1000
        gc.collect()
        gc.freeze()
        kinds = {kind: measure(finder.find, some) for kind, some in asked.items()}
        print(json.dumps({"first_ms": first, "added_mb": memory_mb() - before, "rss_mb": memory_mb(), "kinds": kinds}))


def print_kinds(kinds: dict[str, list[float]]) -> None:
    """One line a kind, and one for all."""
    everything = sorted(spent for each in kinds.values() for spent in each)
    for kind, spent in [*kinds.items(), ("all", everything)]:
        middle, late = spent[len(spent) // 2], spent[int(len(spent) * 0.95)]
        print(f"  {kind:<18} {len(spent):>5} queries  median {middle:8.2f}  p95 {late:8.2f}  max {spent[-1]:8.2f} ms")


def measure_others(path: Path, size: int) -> None:
    """Build and measure the engines of ``scripts/relevance.py`` over the same names and texts."""
    from scripts.relevance import Document, make_fts, make_like, make_tantivy
    from scripts.relevance import _bigrams as bigrams

    with CatalogueDb(path) as db:
        documents = [
            Document(entry.ref, " ".join(entry.texts), "")
            for start in range(1, size + 1, 10_000)
            for entry in db.entries(range(start, min(start + 10_000, size + 1)))
        ]
    asked = {kind: some[:40] for kind, some in queries(random.Random(SEED)).items()}
    makers = {
        "SQL LIKE, names": lambda: make_like(documents),
        "FTS5 trigram, names": lambda: make_fts(documents, "trigram", str),
        "FTS5 bigrams bm25, names": lambda: make_fts(documents, "unicode61", bigrams),
        "Tantivy bigrams, names": lambda: make_tantivy(documents),
    }
    for name, make in makers.items():
        started = time.perf_counter()
        find = make()
        print(f"{name}: built in {time.perf_counter() - started:.1f} s")
        print_kinds({kind: measure(find, some) for kind, some in asked.items()})
        del find


def main() -> None:
    """Measure the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--alone", action="store_true", help="leave the other engines out")
    parser.add_argument("--catalogue", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.catalogue:
        report(options.catalogue)
        return
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            path = Path(folder) / f"{size}.db"
            seconds = build(size, path)
            run = [sys.executable, "-m", "scripts.bench_search", "--catalogue", str(path)]
            asked = json.dumps(queries(random.Random(SEED)))
            told = json.loads(subprocess.run(run, check=True, capture_output=True, text=True, input=asked).stdout)
            print(f"\n{size:,} services: built in {seconds:.1f} s, {path.stat().st_size / 1e6:.0f} MB on disk")
            print(f"  first query {told['first_ms']:.0f} ms, memory {told['rss_mb']:.0f} MB ({told['added_mb']:+.0f})")
            print_kinds(told["kinds"])
            if not options.alone:
                measure_others(path, size)
            path.unlink()


if __name__ == "__main__":
    main()
