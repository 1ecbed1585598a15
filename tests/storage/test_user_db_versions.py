"""A file of every version that people have had is brought up to date, and nothing in it is lost."""

import shutil
from pathlib import Path

import pytest

from cztservices.domain.mine import Mine
from cztservices.storage.user_db import MIGRATIONS, UserDb
from tests.mine_records import EVERYTHING, HALL, NOW, later, note

FOLDER = Path(__file__).resolve().parents[1] / "data" / "user_db"
VERSIONS = range(1, len([*MIGRATIONS.glob("*.sql")]) + 1)
SETTINGS = {
    "language": "zh_CN",
    "theme": "dark",
    "scale": "1.5",
    "elder": "1",
    "origin": "430300",
    "destination": "430100",
}
EDITED = later(note(), 5, text="带身份证和户口本")


@pytest.fixture
def opened(tmp_path):
    """A copy of the file that is kept of a version, opened by this one."""
    stores = []

    def _open(version: int) -> UserDb:
        shutil.copyfile(FOLDER / f"v{version}.db", tmp_path / "user.db")
        stores.append(UserDb(tmp_path / "user.db"))
        return stores[-1]

    yield _open
    for store in stores:
        store.close()


def test_file_of_every_version_is_kept():
    """Whoever adds a migration keeps a file of the version that it makes, filled with what there is to keep."""
    assert sorted(path.name for path in FOLDER.iterdir()) == [f"v{version}.db" for version in VERSIONS]


@pytest.mark.parametrize("version", VERSIONS)
def test_settings_of_a_file_are_found(opened, version):
    assert SETTINGS.items() <= opened(version).settings().items()


@pytest.mark.parametrize("version", VERSIONS)
def test_records_of_a_file_are_found(opened, version):
    notes = (EDITED, *EVERYTHING.notes[1:])
    everything = Mine(EVERYTHING.favourites, notes, EVERYTHING.ticks, EVERYTHING.visits)
    kept = opened(version).mine.everything()
    assert ({*kept.notes}, kept.favourites) == (({*notes}, everything.favourites) if version > 1 else (set(), ()))
    assert (kept.ticks, kept.visits) == ((everything.ticks, everything.visits) if version > 1 else (frozenset(), ()))


@pytest.mark.parametrize("version", VERSIONS)
def test_notes_of_the_hall_of_a_file_are_found(opened, version):
    hall = opened(version).hall.hall()
    assert (hall.name, {*hall.notes}) == ((HALL.name, {*HALL.notes}) if version > 2 else ("", set()))


@pytest.mark.parametrize("version", VERSIONS)
def test_file_of_any_version_can_be_written(opened, version):
    store = opened(version)
    put = store.mine.put_note("identity-card", "step", "words", "line", now=NOW)
    assert store.mine.notes("identity-card") == (put,)
    of_hall = store.hall.put_note("identity-card", "@step", "words", "line", now=NOW)
    assert store.hall.hall("identity-card").notes == (of_hall,)


@pytest.mark.parametrize("version", VERSIONS[:-1])
def test_older_file_is_kept_as_it_was(opened, version, tmp_path):
    opened(version)
    assert (tmp_path / f"user.db.before-{VERSIONS[-1]}").read_bytes() == (FOLDER / f"v{version}.db").read_bytes()
