"""A backup is put back whole or not at all, and what was there is kept."""

import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from cztservices.domain.mine import Mine
from cztservices.errors import UserDataError
from cztservices.storage import database_copies, restore
from cztservices.storage.backups import BackupKind, list_backups, make_backups
from cztservices.storage.restore import restore_backup
from cztservices.storage.user_db import UserDb
from tests.mine_records import EVERYTHING, FUND, NOW, favourite, note

DAILY = "user-daily-2026-11-28.db"
KEPT = "user-before-restore-2026-11-28T083000.db"
OLD = Mine((favourite(), favourite(2, FUND)))
FIRST_VERSION = Path(__file__).resolve().parents[1] / "data" / "user_db" / "v1.db"


@pytest.fixture
def changed(store, path):
    """A file that has a backup with OLD in it, and holds more since."""
    store.mine.merge(OLD)
    make_backups(path, date(2026, 11, 28))
    store.mine.merge(EVERYTHING)
    return path


def everything(path):
    store = UserDb(path)
    kept = store.mine.everything()
    store.close()
    return kept


def put_backup(path, content: bytes) -> str:
    """A file among the backups."""
    name = "user-monthly-2020-01.db"
    (path.parent / "backups" / name).write_bytes(content)
    return name


def files(path):
    return {entry: entry.read_bytes() for entry in path.parent.rglob("*") if entry.is_file()}


def test_backup_is_put_back_and_what_was_there_is_kept(changed, store):
    before = store.mine.everything()
    kept = restore_backup(changed, DAILY, NOW)
    assert kept.name == KEPT
    assert everything(changed) == OLD
    assert everything(kept) == before
    assert KEPT in {one.name for one in list_backups(changed) if one.kind is BackupKind.BEFORE_RESTORE}


def test_restore_can_be_taken_back(changed, store):
    before = store.mine.everything()
    kept = restore_backup(changed, DAILY, NOW)
    restore_backup(changed, kept.name, NOW)
    assert store.mine.everything() == before


def test_two_restores_in_one_second_keep_both(changed):
    names = [restore_backup(changed, DAILY, NOW).name for _ in range(3)]
    assert len({*names}) == 3
    assert {*names} <= {one.name for one in list_backups(changed)}


def test_window_that_is_open_sees_the_backup_and_keeps_what_it_writes_then(changed, store):
    restore_backup(changed, DAILY, NOW)
    assert store.mine.everything() == OLD
    store.mine.put_tick("page", "line", on=True)
    assert len(everything(changed).ticks) == 1


def test_backup_of_an_older_program_is_brought_up_to_date(changed, store):
    name = put_backup(changed, FIRST_VERSION.read_bytes())
    restore_backup(changed, name, NOW)
    assert store.settings()["theme"] == "dark"
    assert store.mine.everything() == Mine()
    assert (changed.parent / "backups" / name).read_bytes() == FIRST_VERSION.read_bytes()


def test_backup_is_put_back_where_the_file_is_missing(changed, store):
    store.close()
    changed.unlink()
    assert restore_backup(changed, DAILY, NOW) is None
    assert everything(changed) == OLD


@pytest.mark.parametrize(
    "damage", [lambda _: b"words, no database" * 500, lambda c: c[:4096] + b"\xff" * (len(c) - 4096)]
)
def test_damaged_file_is_replaced_and_kept_as_it_is(changed, store, damage):
    store.close()
    changed.write_bytes(damage(changed.read_bytes()))
    damaged = changed.read_bytes()
    kept = restore_backup(changed, DAILY, NOW)
    assert everything(changed) == OLD
    assert kept.read_bytes() == damaged


def test_journal_of_a_file_that_is_gone_is_not_played_back_into_the_backup(changed, store):
    journal = changed.with_name("user.db-journal")
    writer = sqlite3.connect(changed, isolation_level=None)
    writer.execute("PRAGMA cache_size = 1")  # so that the journal is written before the end
    writer.execute("BEGIN")
    for _ in range(2):
        writer.execute("UPDATE note SET text = hex(zeroblob(300000))")
        writer.execute("UPDATE favourite SET title = hex(zeroblob(300000))")
        writer.execute("UPDATE tick SET line = hex(zeroblob(300000)) || line || page")
    left = journal.read_bytes()
    writer.execute("ROLLBACK")
    writer.close()
    store.close()
    changed.unlink()
    journal.write_bytes(left)
    restore_backup(changed, DAILY, NOW)
    assert everything(changed) == OLD


# Where it fails


@pytest.mark.parametrize(
    "name", ["user-daily-2020-01-01.db", "../user.db", "", "user-daily-2026-11-28", "/etc/passwd", "x" * 500]
)
def test_backup_that_is_not_there_is_refused(changed, name):
    before = files(changed)
    with pytest.raises(UserDataError, match="There is no backup"):
        restore_backup(changed, name, NOW)
    assert files(changed) == before


def newer(content, path):
    path.write_bytes(content)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    return path.read_bytes()


def unused_page(content, path):
    """Every row can be read, and yet the file is not sound."""
    path.write_bytes(content)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("DELETE FROM sqlite_master WHERE name = 'note_of_service'")
    connection.close()
    return path.read_bytes()


BAD = {
    "unused page": unused_page,
    "words": lambda _content, _path: b"words, no database" * 500,
    "empty": lambda _content, _path: b"",
    "cut": lambda content, _path: content[: len(content) // 2],
    "page": lambda content, _path: content[:8192] + b"\xff" * 4096 + content[12288:],
    "newer": newer,
}


@pytest.mark.parametrize("kind", BAD)
def test_backup_that_cannot_be_used_is_refused_and_nothing_is_touched(changed, tmp_path, kind):
    name = put_backup(changed, BAD[kind]((changed.parent / "backups" / DAILY).read_bytes(), tmp_path / "bad.db"))
    before = files(changed)
    with pytest.raises(UserDataError, match="newer" if kind == "newer" else "choose another") as caught:
        restore_backup(changed, name, NOW)
    assert name in str(caught.value)
    assert files(changed) == before


def test_file_that_another_program_is_writing_is_left_alone(changed, store, monkeypatch):
    for module in (database_copies, restore):
        monkeypatch.setattr(module, "TIMEOUT_S", 0)
    before = store.mine.everything()
    other = sqlite3.connect(changed, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UserDataError, match="locked"):
        restore_backup(changed, DAILY, NOW)
    other.close()
    assert store.mine.everything() == before


def test_backup_is_put_back_or_nothing_is_touched_however_little_room_there_is(small_disk):
    """The copy of what was there, the file itself or its journal: whichever no longer fits, nothing is half done."""
    path, filler, done, refused = small_disk / "user.db", small_disk / "filler", 0, set()
    store = UserDb(path)
    store.mine.merge(Mine(notes=tuple(note(number, "字" * 800) for number in range(20, 23))))
    (copy, *others) = make_backups(path, date(2026, 11, 28))
    for other in others:
        other.unlink()
    store.mine.put_tick("page", "line", on=True)
    before = store.mine.everything()
    for room in range(0, 140_000, 4096):
        filler.write_bytes(b"x" * max(0, shutil.disk_usage(small_disk).free - room))
        try:
            kept = restore_backup(path, copy.name, NOW)
        except UserDataError as error:
            refused.add(str(error))
            filler.unlink()
            assert store.mine.everything() == before
        else:
            filler.unlink()
            done += 1
            assert store.mine.ticks() == frozenset()
            assert everything(kept) == before
            store.mine.put_tick("page", "line", on=True)
        for left in (copy.parent).glob("user-before-restore*"):
            left.unlink()
        assert [entry.name for entry in copy.parent.iterdir()] == [copy.name]
    assert done > 5
    assert {reason for reason in ("full", "No space") if any(reason in one for one in refused)}
    store.close()


def test_restore_that_fails_while_writing_is_rolled_back(changed, store, monkeypatch):
    before, real = store.mine.everything(), restore.pour

    def fail(source, target):
        if target.execute("PRAGMA database_list").fetchone()[2] == str(changed):
            raise sqlite3.OperationalError("disk I/O error")
        real(source, target)

    monkeypatch.setattr(restore, "pour", fail)
    with pytest.raises(UserDataError, match="as it was"):
        restore_backup(changed, DAILY, NOW)
    assert store.mine.everything() == before
