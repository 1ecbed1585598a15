"""What nobody would ask is answered all the same: a short form of make fuzz, on the real catalogue."""

import pytest

from cztservices.authoring.build import build_catalogue
from cztservices.config import DATA_FOLDER
from cztservices.storage.catalogue_db import CatalogueDb
from scripts.fuzz_search import Maker, fuzz

COUNT = 10_000


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    """The catalogue that ships."""
    path = tmp_path_factory.mktemp("fuzz") / "catalogue.db"
    build_catalogue(DATA_FOLDER, path)
    with CatalogueDb(path) as opened:
        yield opened


def test_strange_queries_are_answered_without_an_exception_and_in_bounded_memory(db):
    report = fuzz(db, COUNT, seed=7)
    assert report.count == COUNT
    assert report.growth_mb < 25


def test_same_seed_makes_the_same_queries():
    one, other = (Maker(["公积金提取", "pension"], 3) for _ in range(2))
    made = [one.make() for _ in range(200)]
    assert made == [other.make() for _ in range(200)]
    assert len(set(made)) > 100
