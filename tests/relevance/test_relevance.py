"""How well the search answers what people type, judged by ``queries.tsv`` on the real data."""

from collections import Counter
from collections.abc import Iterator

import pytest

from cztservices.authoring.build import build_catalogue
from cztservices.config import DATA_FOLDER
from cztservices.domain.scope import CITIES
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.text.folding import fold
from scripts.relevance import JUDGED, judge_ours, read_judged

KINDS = (
    "characters",
    "everyday",
    "question",
    "pinyin",
    "initials",
    "mixed",
    "polyphone",
    "accent",
    "typo",
    "homophone",
    "traditional",
    "width",
    "english",
    "place-entry",
)
"""Ways of asking; each has queries enough for its share to say something."""

FIRST, THIRD, UNDERSTOOD, FIRST_OF_A_KIND = 0.95, 0.99, 0.97, 0.90
"""The least shares of queries with an accepted entry first, among the first three, with their cities understood, and
with an accepted entry first among those of any one kind."""


@pytest.fixture(scope="module")
def db(tmp_path_factory) -> Iterator[CatalogueDb]:
    """The data as it is built."""
    path = tmp_path_factory.mktemp("real") / "catalogue.db"
    build_catalogue(DATA_FOLDER, path)
    with CatalogueDb(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def judged():
    """Every judged query."""
    return read_judged()


@pytest.fixture(scope="module")
def verdict(db, judged):
    """Scores by kind, and the queries that went wrong."""
    scores, wrong, _ = judge_ours(db, judged)
    return scores, wrong


@pytest.mark.parametrize(
    ("reached", "least"),
    [("first", FIRST), ("third", THIRD), ("cities", UNDERSTOOD)],
)
def test_share_of_queries_that_are_answered_right_is_no_less_than_its_floor(verdict, reached, least):
    scores, wrong = verdict
    assert getattr(scores["all"], reached) / scores["all"].count >= least, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("kind", KINDS)
def test_no_way_of_asking_falls_behind(verdict, kind):
    scores, wrong = verdict
    of_kind = [line for line in wrong if line.startswith(f"{kind}\t")]
    assert scores[kind].first / scores[kind].count >= FIRST_OF_A_KIND, "\n" + "\n".join(of_kind)


def test_queries_are_enough_to_say_something(judged):
    counts = Counter(one.kind for one in judged)
    assert len(judged) >= 300
    assert set(counts) == set(KINDS)
    assert {kind: count for kind, count in counts.items() if count < 10} == {}


def test_no_query_is_judged_twice(judged):
    typed = Counter(one.query for one in judged)
    assert [query for query, times in typed.items() if times > 1] == []


def test_every_query_asks_something_and_has_an_answer(judged):
    assert [one for one in judged if not fold(one.query) or not one.accepted or "" in one.accepted] == []


def test_every_accepted_id_exists(db, judged):
    known = {entry.ref for entry in db.entries(range(1, db.entry_count() + 1))}
    assert {(one.query, ref) for one in judged for ref in one.accepted if ref not in known} == set()


def test_cities_are_ours_and_differ(judged):
    allowed = {"", *CITIES}
    assert [one for one in judged if not {one.origin, one.destination} <= allowed] == []
    assert [one for one in judged if one.origin and one.origin == one.destination] == []


def test_file_has_one_query_a_line_with_five_fields():
    lines = JUDGED.read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == ["query", "accepted", "origin", "destination", "kind"]
    assert [line for line in lines if line.count("\t") != 4] == []
