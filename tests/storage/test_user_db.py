"""The user's own data: kept, migrated, and never lost to damage or to another version of the program."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from cztservices.errors import UserDataError
from cztservices.storage import user_db
from cztservices.storage.user_db import DamagedUserDataError, MemoryStore, UserDb, open_user_store

BEGINNING = 6
"""So many programs begin at once."""

FIRST = "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
SECOND = (
    "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL);\nINSERT INTO note (text) SELECT value FROM setting"
)


@pytest.fixture
def path(tmp_path) -> Path:
    """Where the user's data is, in a folder that is not there yet."""
    return tmp_path / "user" / "user.db"


@pytest.fixture
def migrations(tmp_path, monkeypatch) -> Path:
    """A folder of migrations in the place of the program's own, with the first in it."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_setting.sql").write_text(FIRST, encoding="utf-8")
    monkeypatch.setattr(user_db, "MIGRATIONS", folder)
    return folder


def keep(path: Path, **settings: str) -> None:
    """Keep ``settings`` in the file."""
    store = UserDb(path)
    for name, value in settings.items():
        store.put_setting(name, value)
    store.close()


def read(path: Path) -> dict[str, str]:
    """What a new program finds there, which must be no trouble."""
    store, trouble = open_user_store(path)
    assert trouble is None
    settings = dict(store.settings())
    store.close()
    return settings


def query(path: Path, statement: str) -> list[tuple]:
    """What is in the file, without the program."""
    connection = sqlite3.connect(path)
    rows = connection.execute(statement).fetchall()
    connection.close()
    return rows


def names_in(folder: Path) -> list[str]:
    """Names of all that a folder holds."""
    return sorted(entry.name for entry in folder.iterdir())


def test_new_file_has_no_settings_and_its_folders_are_made(tmp_path):
    path = tmp_path / "new" / "user" / "user.db"
    assert read(path) == {}
    assert names_in(path.parent) == ["user.db"]


def test_settings_survive_reopening(path):
    keep(path, theme="dark", language="zh_CN")
    assert read(path) == {"theme": "dark", "language": "zh_CN"}


def test_setting_put_again_has_its_newest_value(path):
    keep(path, theme="dark", scale="2.0")
    keep(path, theme="contrast")
    assert read(path) == {"theme": "contrast", "scale": "2.0"}


@pytest.mark.parametrize(
    "value", ["", "湘潭", "a'b;--", "\n", "x" * 10_000], ids=["empty", "han", "sql", "line", "long"]
)
def test_any_text_is_kept(path, value):
    keep(path, name=value)
    assert read(path) == {"name": value}


@pytest.mark.parametrize("make", [UserDb, lambda _path: MemoryStore()], ids=["file", "memory"])
def test_settings_read_before_do_not_change_with_those_put_after(path, make):
    store = make(path)
    store.put_setting("theme", "dark")
    before = store.settings()
    store.put_setting("theme", "light")
    assert (before, store.settings()) == ({"theme": "dark"}, {"theme": "light"})
    store.close()


def test_memory_keeps_settings_to_its_end_and_no_longer():
    store = MemoryStore()
    store.put_setting("theme", "dark")
    store.put_setting("theme", "light")
    assert store.settings() == {"theme": "light"}
    store.close()
    assert MemoryStore().settings() == {}


def test_opening_an_up_to_date_file_leaves_its_bytes(path):
    keep(path, theme="dark")
    before = path.read_bytes()
    assert read(path) == {"theme": "dark"}
    assert path.read_bytes() == before
    assert names_in(path.parent) == ["user.db"]


# Damage


def cut(content: bytes) -> bytes:
    """All but the last page."""
    return content[:4096]


def scribble(content: bytes) -> bytes:
    """The page of the table is nonsense."""
    return content[:4096] + b"\xff" * (len(content) - 4096)


def misspell(content: bytes) -> bytes:
    """The schema is no text."""
    return content.replace(b"CREATE TABLE setting", b"CREATE TABL\xff setting")


@pytest.mark.parametrize(
    "damage",
    [lambda _: b"words, no database" * 100, lambda _: b"SQLite format 3\0" + b"\xff" * 5000, cut, scribble, misspell],
    ids=["words", "header", "cut", "page", "schema"],
)
def test_damaged_file_is_kept_beside_a_new_one_and_the_user_told(path, damage):
    keep(path, theme="dark", scale="2.0", origin="430100")
    path.write_bytes(damage(path.read_bytes()))
    damaged = path.read_bytes()
    store, notice = open_user_store(path)
    assert isinstance(store, UserDb)
    assert store.settings() == {}
    store.put_setting("theme", "light")
    store.close()
    (kept,) = (entry for entry in path.parent.iterdir() if entry != path)
    assert kept.name.startswith("user.db.damaged-")
    assert kept.read_bytes() == damaged
    assert isinstance(notice, UserDataError)
    for part in (str(path), kept.name):
        assert part in str(notice)
    assert "\n" not in str(notice)
    assert read(path) == {"theme": "light"}


def test_setting_that_cannot_be_read_back_is_found_when_opening(path):
    """And not later, where nobody expects it."""
    keep(path, aaa="first", zzz="sound")
    sound = path.read_bytes()
    assert sound.count(b"zzzsound") == 1
    path.write_bytes(sound.replace(b"zzzsound", b"zzz\xffound"))
    store, notice = open_user_store(path)
    assert (dict(store.settings()), isinstance(notice, UserDataError)) == ({}, True)
    store.close()


def test_damaged_file_is_an_error_of_its_own_kind_where_it_is_not_replaced(path):
    path.parent.mkdir()
    path.write_bytes(b"words, no database" * 100)
    with pytest.raises(DamagedUserDataError, match="damaged"):
        UserDb(path)
    assert names_in(path.parent) == ["user.db"]


def test_damaged_file_that_cannot_be_moved_is_left_and_settings_are_kept_in_memory(path, monkeypatch):
    path.parent.mkdir()
    path.write_bytes(b"words, no database" * 100)

    def refuse(*_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    store, notice = open_user_store(path)
    assert isinstance(store, MemoryStore)
    assert str(path) in str(notice)
    assert path.read_bytes() == b"words, no database" * 100


def test_empty_file_is_a_new_one(path):
    path.parent.mkdir()
    path.touch()
    assert read(path) == {}


# Where it cannot be kept


def fill_folder(path: Path) -> None:
    """A folder stands where the file should be."""
    path.mkdir(parents=True)


def fill_parent(path: Path) -> None:
    """A file stands where the folder should be."""
    path.parent.write_text("a file", encoding="utf-8")


def fill_grandparent(path: Path) -> None:
    """A file stands where a folder above should be."""
    path.parent.parent.rmdir()
    path.parent.parent.write_text("a file", encoding="utf-8")


@pytest.mark.parametrize("fill", [fill_folder, fill_parent, fill_grandparent])
def test_settings_are_kept_in_memory_where_the_file_cannot_be_written(path, tmp_path, fill):
    path = tmp_path / "base" / "user" / "user.db"
    path.parent.parent.mkdir()
    fill(path)
    store, notice = open_user_store(path)
    assert isinstance(store, MemoryStore)
    store.put_setting("theme", "dark")
    assert store.settings() == {"theme": "dark"}
    assert isinstance(notice, UserDataError)
    for part in (str(path), "until you close the program"):
        assert part in str(notice)
    assert "\n" not in str(notice)


def test_setting_that_cannot_be_written_is_said_with_the_file(path, monkeypatch):
    monkeypatch.setattr(user_db, "_TIMEOUT_S", 0)
    store = UserDb(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UserDataError) as caught:
        store.put_setting("theme", "dark")
    other.close()
    assert str(path) in str(caught.value)
    assert "locked" in str(caught.value)
    store.put_setting("theme", "dark")
    assert store.settings() == {"theme": "dark"}
    store.close()


def test_file_locked_by_another_program_is_left_alone(path, monkeypatch):
    keep(path, theme="dark")
    monkeypatch.setattr(user_db, "_TIMEOUT_S", 0)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    store, notice = open_user_store(path)
    other.close()
    assert isinstance(store, MemoryStore)
    assert str(path) in str(notice)
    assert read(path) == {"theme": "dark"}


# Versions


def test_file_of_a_newer_program_is_refused_and_not_touched(path):
    keep(path, theme="dark")
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(UserDataError, match="newer") as caught:
        UserDb(path)
    assert not isinstance(caught.value, DamagedUserDataError)
    store, notice = open_user_store(path)
    store.put_setting("theme", "light")
    store.close()
    assert isinstance(store, MemoryStore)
    assert str(path) in str(notice)
    assert "update the program" in str(notice)
    assert path.read_bytes() == before
    assert names_in(path.parent) == ["user.db"]


def test_older_file_is_migrated_after_a_copy_of_it_was_made(path, migrations):
    keep(path, theme="dark")
    before = path.read_bytes()
    (migrations / "0002_note.sql").write_text(SECOND, encoding="utf-8")
    assert read(path) == {"theme": "dark"}
    assert query(path, "SELECT text FROM note") == [("dark",)]
    assert query(path, "PRAGMA user_version") == [(2,)]
    assert names_in(path.parent) == ["user.db", "user.db.before-2"]
    assert path.with_name("user.db.before-2").read_bytes() == before


def test_migration_runs_once(path, migrations):
    keep(path, theme="dark")
    (migrations / "0002_note.sql").write_text(SECOND, encoding="utf-8")
    for _ in range(2):
        assert read(path) == {"theme": "dark"}
    assert query(path, "SELECT count(*) FROM note") == [(1,)]


def test_new_file_goes_through_all_migrations_without_a_copy(path, migrations):
    (migrations / "0002_note.sql").write_text(SECOND, encoding="utf-8")
    assert read(path) == {}
    assert query(path, "PRAGMA user_version") == [(2,)]
    assert query(path, "SELECT * FROM note") == []
    assert names_in(path.parent) == ["user.db"]


def test_migrations_run_in_the_order_of_their_numbers(path, migrations):
    (migrations / "0003_rename.sql").write_text("ALTER TABLE note RENAME TO remark", encoding="utf-8")
    (migrations / "0002_note.sql").write_text(SECOND, encoding="utf-8")
    assert read(path) == {}
    assert query(path, "SELECT * FROM remark") == []


def test_failing_migration_is_rolled_back_and_settings_are_kept_in_memory(path, migrations):
    keep(path, theme="dark")
    (migrations / "0002_bad.sql").write_text(
        "UPDATE setting SET value = 'lost';\nCREATE TABLE note (id INTEGER PRIMARY KEY);\n"
        "INSERT INTO note (id) SELECT abs(-9223372036854775807 - 1) FROM setting",
        encoding="utf-8",
    )
    store, notice = open_user_store(path)
    assert isinstance(store, MemoryStore)
    assert "overflow" in str(notice)
    assert query(path, "SELECT name, value FROM setting") == [("theme", "dark")]
    assert query(path, "PRAGMA user_version") == [(1,)]
    assert query(path, "SELECT count(*) FROM sqlite_master WHERE name = 'note'") == [(0,)]


def test_migration_that_what_is_kept_does_not_fit_is_no_damage(path, migrations):
    """The file is left where it is: the next version of the program may know better."""
    keep(path, theme="dark")
    (migrations / "0002_bad.sql").write_text("INSERT INTO setting SELECT name, value FROM setting", encoding="utf-8")
    store, notice = open_user_store(path)
    assert isinstance(store, MemoryStore)
    assert "UNIQUE" in str(notice)
    store.close()
    assert query(path, "SELECT name, value FROM setting") == [("theme", "dark")]
    assert names_in(path.parent) == ["user.db", "user.db.before-2"]


def test_file_that_another_program_has_just_migrated_is_taken_as_it_is(path, migrations, monkeypatch):
    keep(path, theme="dark")
    (migrations / "0002_note.sql").write_text(SECOND, encoding="utf-8")
    versions, real = [1], user_db._version
    UserDb(path).close()
    monkeypatch.setattr(user_db, "_version", lambda connection: versions.pop() if versions else real(connection))
    assert read(path) == {"theme": "dark"}
    assert query(path, "SELECT count(*) FROM note") == [(1,)]


def test_copy_before_a_migration_is_whole_or_not_there(path, migrations, monkeypatch):
    keep(path, theme="dark")
    before = path.read_bytes()
    (migrations / "0002_note.sql").write_text(SECOND, encoding="utf-8")

    def refuse(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(UserDataError, match="No space left"):
        UserDb(path)
    assert names_in(path.parent) == ["user.db"]
    assert path.read_bytes() == before


def test_failing_migration_keeps_what_those_before_it_did(path, migrations):
    keep(path, theme="dark")
    (migrations / "0002_note.sql").write_text(SECOND, encoding="utf-8")
    (migrations / "0003_bad.sql").write_text("DELETE FROM note;\nDELETE FROM nowhere", encoding="utf-8")
    with pytest.raises(UserDataError, match="nowhere"):
        UserDb(path)
    assert query(path, "PRAGMA user_version") == [(2,)]
    assert query(path, "SELECT text FROM note") == [("dark",)]


def test_file_whose_migration_failed_is_migrated_when_it_was_mended(path, migrations):
    keep(path, theme="dark")
    bad = migrations / "0002_note.sql"
    bad.write_text("DELETE FROM nowhere", encoding="utf-8")
    with pytest.raises(UserDataError):
        UserDb(path)
    bad.write_text(SECOND, encoding="utf-8")
    assert read(path) == {"theme": "dark"}
    assert query(path, "SELECT text FROM note") == [("dark",)]


def test_first_migration_of_the_program_is_the_one_that_users_have():
    """Migrations are appended to, never changed: the files of users were made by them."""
    first, *_ = sorted(user_db.MIGRATIONS.glob("*.sql"))
    assert (first.name, first.read_text(encoding="utf-8").strip()) == ("0001_setting.sql", FIRST)


def test_programs_that_begin_at_once_share_the_file(tmp_path):
    """Each may be the one that makes the tables."""
    path, together = tmp_path / "user.db", Barrier(BEGINNING)

    def begin(number: int) -> UserDataError | None:
        together.wait()
        store, trouble = open_user_store(path)
        store.put_setting(f"of {number}", "kept")
        store.close()
        return trouble

    with ThreadPoolExecutor(BEGINNING) as programs:
        assert [*programs.map(begin, range(BEGINNING))] == [None] * BEGINNING
    store, _trouble = open_user_store(path)
    assert len(store.settings()) == BEGINNING
    store.close()


def test_data_that_another_program_holds_is_said_to_be_in_use(path):
    store = UserDb(path)
    store._connection._connection.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UserDataError, match="Another program is using your data"):
        store.settings()
    other.close()
    store.close()
