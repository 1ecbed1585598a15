"""Judge the search by ``tests/relevance/queries.tsv``, beside other ways of searching the same data in the same run.

Prints, for each kind of query and each engine, how often an accepted entry comes first (R@1) and among three (R@3), the
mean reciprocal rank, and how often the cities were understood.
"""

import argparse
import csv
import importlib.util
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from cztservices.authoring.build import build_catalogue
from cztservices.config import DATA_FOLDER
from cztservices.search.find import Finder
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.storage.search_index import SAYINGS

JUDGED = Path(__file__).resolve().parents[1] / "tests" / "relevance" / "queries.tsv"
DEPTH = 10
Engine = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """One query with the ids that a fair judge accepts as the first answer, and the cities that it names."""

    query: str
    accepted: frozenset[str]
    origin: str
    destination: str
    kind: str


@dataclass(slots=True)
class Score:
    """What an engine reached on some queries."""

    count: int = 0
    first: int = 0
    third: int = 0
    reciprocal: float = 0.0
    cities: int = 0

    def add(self, rank: int, *, cities_right: bool) -> None:
        """Count one query; rank 0 is not found."""
        self.count += 1
        self.first += rank == 1
        self.third += 1 <= rank <= 3  # noqa: PLR2004 - the three that a glance takes in
        self.reciprocal += 1 / rank if rank else 0.0
        self.cities += cities_right


def read_judged(path: Path = JUDGED) -> list[Judged]:
    """The judged queries of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Judged(r["query"], frozenset(r["accepted"].split(",")), r["origin"], r["destination"], r["kind"])
            for r in rows
        ]


@dataclass(frozen=True, slots=True)
class Document:
    """An entry as one text, for engines that know nothing else."""

    ref: str
    names: str
    text: str


def read_documents(db: CatalogueDb) -> list[Document]:
    """Every entry with its names, and with what its guide says."""
    told: dict[str, list[str]] = {}
    for service in db.services():
        told[service.id] = [words for s in db.statements(service.id) for words in (s.text.zh, s.text.en)]
    documents = []
    for entry in db.entries(range(1, db.entry_count() + 1)):
        said = [text for text, role in zip(entry.texts, entry.roles, strict=True) if role in SAYINGS]
        names = [text for text, role in zip(entry.texts, entry.roles, strict=True) if role not in SAYINGS]
        documents.append(Document(entry.ref, " ".join(names), " ".join((*said, *told.get(entry.ref, ())))))
    return documents


def _bigrams(text: str) -> str:
    signs = [char for char in text.lower() if char.isalnum()]
    return " ".join([*("".join(pair) for pair in pairwise(signs)), *text.lower().split()])


def make_like(documents: Iterable[Document]) -> Engine:
    """SQL LIKE over names, then over everything."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE entry (ref, names, text)")
    connection.executemany("INSERT INTO entry VALUES (?, ?, ?)", [(d.ref, d.names, d.text) for d in documents])

    def find(query: str) -> list[str]:
        like = f"%{query}%"
        where = "names LIKE ?1 OR text LIKE ?1 ORDER BY names NOT LIKE ?1, length(names) LIMIT ?2"
        sql = f"SELECT ref FROM entry WHERE {where}"  # noqa: S608 - nothing of it was typed by anybody
        return [row[0] for row in connection.execute(sql, (like, DEPTH))]

    return find


def make_fts(documents: Iterable[Document], tokenizer: str, prepare: Callable[[str], str]) -> Engine:
    """FTS5 with bm25, any of the words, names counting tenfold."""
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE VIRTUAL TABLE entry USING fts5(ref UNINDEXED, names, text, tokenize='{tokenizer}')")
    rows = [(d.ref, prepare(d.names), prepare(d.text)) for d in documents]
    connection.executemany("INSERT INTO entry VALUES (?, ?, ?)", rows)

    def find(query: str) -> list[str]:
        words = [word.replace('"', "") for word in prepare(query).split()]
        match = " OR ".join(f'"{word}"' for word in words if word)
        if not match:
            return []
        sql = "SELECT ref FROM entry WHERE entry MATCH ? ORDER BY bm25(entry, 0, 10, 1) LIMIT ?"
        return [row[0] for row in connection.execute(sql, (match, DEPTH))]

    return find


def make_tantivy(documents: Iterable[Document]) -> Engine:
    """Tantivy over bigrams, any of the words, names counting tenfold."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("ref", stored=True)
    for name in ("names", "text"):
        builder.add_text_field(name, tokenizer_name="whitespace")
    index = tantivy.Index(builder.build())
    writer = index.writer()
    for d in documents:
        writer.add_document(tantivy.Document(ref=d.ref, names=_bigrams(d.names), text=_bigrams(d.text)))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def find(query: str) -> list[str]:
        words = " ".join(word for word in _bigrams(query).split() if word.isalnum())
        if not words:
            return []
        parsed = index.parse_query(words, ["names", "text"], field_boosts={"names": 10.0})
        return [searcher.doc(address)["ref"][0] for _, address in searcher.search(parsed, DEPTH).hits]

    return find


def make_engines(db: CatalogueDb) -> Iterator[tuple[str, Engine]]:
    """The others, as far as they are installed."""
    documents = read_documents(db)
    yield "SQL LIKE", make_like(documents)
    yield "FTS5 trigram", make_fts(documents, "trigram", lambda text: text)
    yield "FTS5 bigrams bm25", make_fts(documents, "unicode61", _bigrams)
    if importlib.util.find_spec("jieba"):
        import jieba

        jieba.setLogLevel("ERROR")
        yield "jieba + FTS5", make_fts(documents, "unicode61", lambda text: " ".join(jieba.cut_for_search(text)))
    if importlib.util.find_spec("tantivy"):
        yield "Tantivy bigrams", make_tantivy(documents)


def judge_ours(db: CatalogueDb, judged: Iterable[Judged]) -> tuple[dict[str, Score], list[str], list[float]]:
    """Our scores by kind, the queries that went wrong, and the milliseconds that each took."""
    finder = Finder(db)
    scores: dict[str, Score] = {}
    wrong: list[str] = []
    spent: list[float] = []
    for one in judged:
        started = time.perf_counter()
        answer = finder.find(one.query)
        spent.append((time.perf_counter() - started) * 1000)
        found = [hit.ref for hit in answer.hits[:DEPTH]]
        rank = next((n for n, ref in enumerate(found, 1) if ref in one.accepted), 0)
        cities = (answer.query.origin or "", answer.query.destination or "")
        right = cities == (one.origin, one.destination)
        for name in (one.kind, "all"):
            scores.setdefault(name, Score()).add(rank, cities_right=right)
        if rank != 1 or not right:
            places = "" if right else f" cities {cities[0]}>{cities[1]} for {one.origin}>{one.destination}"
            wrong.append(f"{one.kind}\t{one.query}\t{rank}\t{','.join(sorted(one.accepted))}\t{found[:3]}{places}")
    return scores, wrong, spent


def judge(engine: Engine, judged: Iterable[Judged]) -> dict[str, Score]:
    """The scores of another engine by kind; none understands cities."""
    scores: dict[str, Score] = {}
    for one in judged:
        found = engine(one.query)
        rank = next((n for n, ref in enumerate(found, 1) if ref in one.accepted), 0)
        for name in (one.kind, "all"):
            scores.setdefault(name, Score()).add(rank, cities_right=not (one.origin or one.destination))
    return scores


def print_scores(name: str, scores: dict[str, Score]) -> None:
    """One table."""
    print(f"\n{name:<20} {'n':>4} {'R@1':>6} {'R@3':>6} {'MRR':>6} {'cities':>6}")
    for kind, s in sorted(scores.items(), key=lambda pair: (pair[0] == "all", pair[0])):
        shares = (s.first / s.count, s.third / s.count, s.reciprocal / s.count, s.cities / s.count)
        print(f"{kind:<20} {s.count:>4} " + " ".join(f"{share:6.3f}" for share in shares))


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=Path, default=JUDGED, metavar="FILE", help="another judged set")
    parser.add_argument("--wrong", action="store_true", help="list the queries that were not answered right")
    parser.add_argument("--alone", action="store_true", help="leave the other engines out")
    options = parser.parse_args()
    judged = read_judged(options.queries)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.db"
        build_catalogue(DATA_FOLDER, path)
        with CatalogueDb(path) as db:
            scores, wrong, spent = judge_ours(db, judged)
            print_scores("this finder", scores)
            spent.sort()
            p95 = spent[int(len(spent) * 0.95)]
            print(f"ms a query: median {spent[len(spent) // 2]:.2f}, p95 {p95:.2f}, max {spent[-1]:.2f}")
            if options.wrong:
                print("\n" + "\n".join(wrong))
            if not options.alone:
                for name, engine in make_engines(db):
                    print_scores(name, judge(engine, judged))


if __name__ == "__main__":
    main()
