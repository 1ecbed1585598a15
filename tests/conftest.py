"""What all tests share: how hypothesis runs, the sample catalogue, and the one that ships."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from cztservices.authoring.build import build_catalogue
from cztservices.config import DATA_FOLDER
from cztservices.search.find import Finder
from cztservices.storage.catalogue_db import CatalogueDb
from tests.sample_data import write_sample

settings.register_profile("project", derandomize=True, deadline=None, max_examples=100)
settings.load_profile("project")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest: those on real screens, then those of many tests.

    A worker takes whole files, and one that took the longest last would leave the other with nothing to do. Within a
    file the order stays random.
    """
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: ("e2e" not in item.path.parts, -tests[item.path], str(item.path)))


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """A fresh copy of the sample data, for tests that change it."""
    return write_sample(tmp_path / "data")


@pytest.fixture(scope="session")
def catalogue_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample catalogue, built once; tests that change it copy it first."""
    folder = tmp_path_factory.mktemp("sample")
    path = folder / "catalogue.db"
    build_catalogue(write_sample(folder / "data"), path)
    return path


@pytest.fixture(scope="session")
def catalogue_db(catalogue_path: Path) -> Iterator[CatalogueDb]:
    """The sample catalogue, open."""
    with CatalogueDb(catalogue_path) as db:
        yield db


@pytest.fixture(scope="session")
def finder(catalogue_db: CatalogueDb) -> Finder:
    """Finds in the sample."""
    return Finder(catalogue_db)


@pytest.fixture(scope="session")
def real_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue that ships, built once; nobody changes it."""
    path = tmp_path_factory.mktemp("real") / "catalogue.db"
    build_catalogue(DATA_FOLDER, path)
    return path


@pytest.fixture(scope="session")
def real_db(real_catalogue: Path) -> Iterator[CatalogueDb]:
    """The catalogue that ships, open."""
    with CatalogueDb(real_catalogue) as db:
        yield db
