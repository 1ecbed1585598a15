"""Backups by day, week and month: made once, checked, and only then are older ones let go."""

import sqlite3
from datetime import date, timedelta

import pytest

from cztservices.domain.mine import Mine
from cztservices.errors import UserDataError
from cztservices.storage import backups as backups_module
from cztservices.storage import database_copies
from cztservices.storage.backups import BackupKind, list_backups, make_backups
from cztservices.storage.user_db import UserDb
from tests.mine_records import EVERYTHING, note

DAY = date(2026, 11, 28)


@pytest.fixture
def kept(store, path):
    """The file with records in it."""
    store.mine.merge(EVERYTHING)
    return path


def names(path):
    return sorted(entry.name for entry in (path.parent / "backups").iterdir())


def periods(path, kind):
    return sorted(one.period for one in list_backups(path) if one.kind is kind)


def spoil(path):
    """Make the page of a table nonsense, which no header tells."""
    content = bytearray(path.read_bytes())
    content[8192:12288] = b"\xff" * 4096
    path.write_bytes(content)


def test_backup_of_each_kind_is_made_once_a_period(kept):
    made = make_backups(kept, DAY)
    assert [copy.name for copy in made] == [
        "user-daily-2026-11-28.db",
        "user-weekly-2026-W48.db",
        "user-monthly-2026-11.db",
    ]
    assert names(kept) == sorted(copy.name for copy in made)
    assert make_backups(kept, DAY) == ()
    assert [copy.name for copy in make_backups(kept, DAY + timedelta(days=1))] == ["user-daily-2026-11-29.db"]


def test_week_is_that_of_the_calendar_at_the_turn_of_the_year(kept):
    make_backups(kept, date(2027, 1, 1))
    assert periods(kept, BackupKind.WEEKLY) == ["2026-W53"]


def test_backup_holds_everything(kept):
    for copy in make_backups(kept, DAY):
        store = UserDb(copy)
        assert store.mine.everything() == EVERYTHING
        store.close()


def test_backup_is_made_while_another_program_has_the_file_open_and_reads(kept):
    other = sqlite3.connect(kept, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM note").fetchall()
    assert len(make_backups(kept, DAY)) == 3
    other.close()


def test_oldest_go_when_there_are_enough(kept):
    days = [DAY + timedelta(days=number) for number in range(0, 400, 5)]
    for day in days:
        make_backups(kept, day)
    assert periods(kept, BackupKind.DAILY) == [str(day) for day in days[-7:]]
    assert [len(periods(kept, kind)) for kind in (BackupKind.WEEKLY, BackupKind.MONTHLY)] == [5, 12]
    assert periods(kept, BackupKind.MONTHLY)[-1] == str(days[-1])[:7]


def test_other_files_are_left_alone(kept):
    folder = kept.parent / "backups"
    folder.mkdir()
    for name in (
        "user-daily-mine.db",
        "notes.txt",
        "user-daily-2026-01-01.db.bak",
        "user-before-restore-2020-01-01T000000.db",
    ):
        (folder / name).write_bytes(b"as it was")
    for number in range(30):
        make_backups(kept, DAY + timedelta(days=number))
    assert [name for name in names(kept) if (folder / name).read_bytes() == b"as it was"] == sorted(
        ["user-daily-mine.db", "notes.txt", "user-daily-2026-01-01.db.bak", "user-before-restore-2020-01-01T000000.db"]
    )


def test_nothing_is_made_where_nothing_is_kept(path):
    assert make_backups(path, DAY) == ()
    assert list_backups(path) == ()
    assert not path.parent.exists()


def test_backups_are_listed_with_what_they_are(kept):
    make_backups(kept, DAY)
    listed = {one.name: one for one in list_backups(kept)}
    one = listed["user-weekly-2026-W48.db"]
    assert (one.kind, one.period, one.size) == (BackupKind.WEEKLY, "2026-W48", one.path.stat().st_size)
    assert len(listed) == 3


# Where it fails


def test_damaged_file_is_told_and_no_older_backup_goes(kept, store):
    for number in range(7):
        make_backups(kept, DAY + timedelta(days=number))
    before = names(kept)
    store.close()
    spoil(kept)
    with pytest.raises(UserDataError, match="damaged") as caught:
        make_backups(kept, DAY + timedelta(days=60))
    assert str(kept) in str(caught.value)
    assert names(kept) == before


def test_copy_that_is_not_sound_gets_no_name(kept, monkeypatch):
    """It is checked before it counts, and before an older one goes for it."""
    make_backups(kept, DAY)
    before = names(kept)

    def find_damage(_connection):
        raise sqlite3.DatabaseError("row 1 missing from index")

    monkeypatch.setattr(database_copies, "check_database", find_damage)
    with pytest.raises(UserDataError, match="row 1 missing"):
        make_backups(kept, DAY + timedelta(days=40))
    assert names(kept) == before


def test_full_disk_is_a_sentence_and_the_backups_are_as_they_were(small_disk):
    path = small_disk / "user.db"
    store = UserDb(path)
    store.mine.merge(EVERYTHING)
    made = make_backups(path, DAY)
    large = Mine(notes=tuple(note(number, "字" * 800) for number in range(20, 40)))
    store.mine.merge(large)
    with pytest.raises(UserDataError, match="make room there") as caught:
        make_backups(path, DAY + timedelta(days=40))
    assert str(path.parent / "backups") in str(caught.value)
    whole = store.mine.everything()
    assert len(whole.notes) == len(EVERYTHING.notes) + len(large.notes)
    assert {copy.name for copy in made} <= {*names(path)}
    assert [name for name in names(path) if not name.endswith(".db")] == []
    for backup in list_backups(path):
        copy = UserDb(backup.path)
        assert copy.mine.everything() in (EVERYTHING, whole)
        copy.close()
    store.close()


def test_read_only_folder_is_a_sentence(small_disk, shut):
    path = small_disk / "user.db"
    store = UserDb(path)
    store.mine.merge(EVERYTHING)
    store.close()
    shut(small_disk)
    store = UserDb(path)
    with pytest.raises(UserDataError, match="make it writable"):
        make_backups(path, DAY)
    assert store.mine.everything() == EVERYTHING
    with pytest.raises(UserDataError, match="readonly"):
        store.mine.put_tick("page", "line", on=True)
    assert store.mine.everything() == EVERYTHING
    store.close()


def test_file_in_the_place_of_the_folder_is_a_sentence(kept):
    (kept.parent / "backups").write_bytes(b"as it was")
    with pytest.raises(UserDataError, match="No backup"):
        make_backups(kept, DAY)
    with pytest.raises(UserDataError, match="cannot be read"):
        list_backups(kept)


def test_what_a_killed_program_left_half_written_goes_a_day_later(kept, monkeypatch):
    folder = kept.parent / "backups"
    folder.mkdir()
    (folder / "user-daily-2026-11-27.db.77.part").touch()
    (folder / "user-daily-2026-11-27.db.77.part-journal").touch()
    make_backups(kept, DAY)
    assert len(names(kept)) == 5
    later = backups_module.time.time() + 2 * 24 * 60 * 60
    monkeypatch.setattr(backups_module.time, "time", lambda: later)
    make_backups(kept, DAY + timedelta(days=1))
    assert [name for name in names(kept) if "part" in name] == []
