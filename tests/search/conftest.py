"""The sample as the search reads it, and a catalogue too large to be ranked whole."""

from collections.abc import Iterator

import pytest

from cztservices.authoring.load import load_catalogue
from cztservices.search.find import Finder
from cztservices.search.index import Index
from cztservices.search.query import QueryReader
from cztservices.search.vocabulary import Vocabulary
from cztservices.storage.catalogue_db import CatalogueDb
from cztservices.storage.catalogue_writer import write_catalogue
from scripts.synthetic import synthetic_entries
from tests.sample_data import write_sample

LARGE = 2500
"""Entries of a catalogue of which only the first are ranked, and whose commonest words are not added up."""


@pytest.fixture(scope="session")
def index(catalogue_db: CatalogueDb) -> Index:
    """The index of the sample."""
    return Index(catalogue_db)


@pytest.fixture(scope="session")
def vocabulary(index: Index) -> Vocabulary:
    """The words of the sample."""
    return index.vocabulary


@pytest.fixture(scope="session")
def query_reader(vocabulary: Vocabulary) -> QueryReader:
    """Reads queries with the words of the sample."""
    return QueryReader(vocabulary)


@pytest.fixture(scope="session")
def entries(index: Index):
    """Every entry of the sample by its id."""
    return {entry.ref: entry for entry in index.entries(range(1, index.count + 1))}


@pytest.fixture(scope="session")
def large_db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CatalogueDb]:
    """Many services that are named alike, with the words of the sample."""
    folder = tmp_path_factory.mktemp("large")
    catalogue, _ = load_catalogue(write_sample(folder / "data"))
    write_catalogue(folder / "large.db", catalogue, synthetic_entries(LARGE, catalogue), "large")
    with CatalogueDb(folder / "large.db") as db:
        yield db


@pytest.fixture(scope="session")
def large_index(large_db: CatalogueDb) -> Index:
    """The index of the large catalogue."""
    return Index(large_db)


@pytest.fixture(scope="session")
def large_finder(large_db: CatalogueDb) -> Finder:
    """Finds in the large catalogue."""
    return Finder(large_db)
