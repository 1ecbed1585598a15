"""``mine``: export, import, backups and restore from the shell."""

import json
from datetime import date

import pytest

from cztservices.domain.mine import Mine
from cztservices.storage.backups import make_backups
from cztservices.storage.mine_file import read_mine, write_mine
from cztservices.storage.user_db import UserDb
from tests.mine_records import EVERYTHING, NOW, favourite, later, note

OURS, THEIRS = later(note(), 1, text="ours"), later(note(), 2, text="theirs")


@pytest.fixture
def path(tmp_path):
    """The user's database where the commands look for it."""
    return tmp_path / "user" / "data" / "user.db"


@pytest.fixture
def keep(path):
    """Keeps records."""

    def _keep(mine=EVERYTHING):
        store = UserDb(path)
        store.mine.merge(mine)
        store.close()

    return _keep


@pytest.fixture
def kept(path):
    """What is kept."""

    def _kept():
        store = UserDb(path)
        mine = store.mine.everything()
        store.close()
        return mine

    return _kept


@pytest.fixture
def file(tmp_path):
    return tmp_path / "mine.json"


# Export


def test_export_writes_all_that_is_kept(run, keep, file):
    keep()
    ran = run("mine", "export", "--out", file, "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [f"{file} written.", "2 favourites · 2 notes · 2 ticks · 2 visits"]
    assert read_mine(file) == EVERYTHING


def test_export_of_nothing_finds_nothing_and_makes_no_file(run, file, path):
    ran = run("mine", "export", "--out", file, "--lang", "en")
    assert (ran.status, file.exists(), path.exists()) == (1, False, False)
    assert "nothing yet" in ran.out


def test_export_does_not_overwrite_the_database(refused, keep, kept, path):
    keep()
    assert "something else" in refused("mine", "export", "--out", path, "--lang", "en")
    assert kept() == EVERYTHING


# Import


def test_import_brings_all_of_it_to_another_computer(run, file, kept):
    write_mine(EVERYTHING, file)
    ran = run("mine", "import", file, "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[:3] == [
        "4 new, 0 updated, 0 the same, 0 conflicting",
        "Ticks: 2 new, 2 read",
        "History: 2 new, 2 read",
    ]
    assert len(lines) == 3 + 4
    assert kept() == EVERYTHING
    again = run("mine", "import", file, "--lang", "en")
    assert again.out.splitlines() == [
        "0 new, 0 updated, 4 the same, 0 conflicting",
        "Ticks: 0 new, 2 read",
        "History: 0 new, 2 read",
    ]
    assert kept() == EVERYTHING


def test_dry_run_says_the_same_and_does_nothing(run, keep, kept, file, path):
    write_mine(EVERYTHING, file)
    ran = run("mine", "import", file, "--dry-run", "--lang", "en")
    assert ran.status == 0
    assert "4 new" in ran.out
    assert "Nothing was imported" in ran.out
    assert not path.exists()
    keep(Mine())
    assert run("mine", "import", file, "--dry-run", "--lang", "en").out == ran.out
    assert kept() == Mine()
    assert run("mine", "import", file, "--lang", "en").out.splitlines() == ran.out.splitlines()[:-1]


@pytest.mark.parametrize(
    ("options", "status", "texts"),
    [
        ((), 1, {"ours"}),
        (("--on-conflict", "mine"), 0, {"ours"}),
        (("--on-conflict", "theirs"), 0, {"theirs"}),
        (("--on-conflict", "both"), 0, {"ours", "theirs"}),
    ],
    ids=lambda value: "".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_conflict_is_told_and_settled_as_was_asked_for(run, keep, kept, file, options, status, texts):
    keep(Mine(notes=(OURS,)))
    write_mine(Mine(notes=(THEIRS,)), file)
    ran = run("mine", "import", file, *options, "--lang", "en")
    assert ran.status == status
    assert "ours | theirs" in ran.out
    assert ("choose with --on-conflict" in ran.out) == (not options)
    assert {one.text for one in kept().notes} == texts


def test_import_prints_json_for_scripts(run, keep, file):
    keep(Mine((favourite(),), (OURS,)))
    write_mine(Mine((favourite(),), (THEIRS, note(5, "new words"))), file)
    told = run("mine", "import", file, "--dry-run", "--json").json
    assert told == {
        "dry_run": True, "new": 1, "updated": 0, "same": 1, "conflicting": 1,
        "ticks": {"new": 0, "read": 0}, "visits": {"new": 0, "read": 0},
        "records": [
            {"kind": "note", "uid": THEIRS.uid, "fate": "conflicting", "choice": "mine"},
            {"kind": "note", "uid": note(5).uid, "fate": "new", "choice": None},
        ],
    }  # fmt: skip


def test_line_of_a_long_note_is_one_short_line_without_signs_that_control(run, file):
    write_mine(Mine(notes=(note(text="first\n\tsecond " * 40),)), file)
    (line,) = run("mine", "import", file, "--lang", "en").out.splitlines()[3:]
    assert len(line) < 150
    assert line.endswith("…")


def test_bad_file_is_refused_by_field_and_nothing_is_imported(refused, keep, kept, file):
    keep()
    write_mine(Mine((favourite(7),), (note(8),)), file)
    value = json.loads(file.read_text(encoding="utf-8"))
    value["notes"][0]["text"] = "bell\x07"
    file.write_text(json.dumps(value), encoding="utf-8")
    err = refused("mine", "import", file, "--lang", "en")
    assert f"{file}: notes[0].text holds signs" in err
    assert kept() == EVERYTHING


# Backups


def test_backups_are_listed_and_one_is_put_back(run, keep, kept, path):
    assert run("mine", "backups", "--lang", "en").status == 1
    keep()
    make_backups(path, date(2026, 11, 28))
    keep(Mine(notes=(note(9, "since then"),)))
    listed = run("mine", "backups", "--lang", "en")
    assert listed.status == 0
    assert "user-daily-2026-11-28.db  Daily backup  " in listed.out
    ran = run("mine", "restore", "user-daily-2026-11-28.db", "--lang", "en")
    assert ran.status == 0
    assert kept() == EVERYTHING
    name = ran.out.split()[-1].rstrip(".").removesuffix(".db") + ".db"
    assert run("mine", "restore", name, "--lang", "en").status == 0
    assert len(kept().notes) == 3


def test_backups_are_json_for_scripts(run, keep, path):
    assert run("mine", "backups", "--json").json == {"backups": []}
    keep()
    make_backups(path, date(2026, 11, 28))
    told = run("mine", "backups", "--json").json["backups"]
    assert {(one["name"], one["kind"], one["period"]) for one in told} == {
        ("user-daily-2026-11-28.db", "daily", "2026-11-28"),
        ("user-weekly-2026-W48.db", "weekly", "2026-W48"),
        ("user-monthly-2026-11.db", "monthly", "2026-11"),
    }
    assert all(one["bytes"] == path.stat().st_size for one in told)


def test_backup_that_is_not_there_is_refused(refused, keep):
    keep()
    assert "no backup “../user.db”" in refused("mine", "restore", "../user.db", "--lang", "en")


def test_damaged_data_is_told_and_a_backup_can_be_put_back(run, refused, keep, kept, path, file):
    keep()
    make_backups(path, date(2026, 11, 28))
    path.write_bytes(b"words, no database" * 500)
    assert "put one back" in refused("mine", "export", "--out", file, "--lang", "en")
    assert path.read_bytes() == b"words, no database" * 500
    assert run("mine", "restore", "user-daily-2026-11-28.db").status == 0
    assert kept() == EVERYTHING


@pytest.mark.parametrize("lang", ["zh_CN", "zh_TW", "en"])
def test_every_action_speaks_the_language_of_the_reader(run, keep, file, path, lang):
    keep()
    make_backups(path, NOW.date())
    for words in (("export", "--out", file), ("import", file), ("backups",), ("restore", "user-daily-2026-11-28.db")):
        ran = run("mine", *words, "--lang", lang)
        assert (ran.status, ran.err) == (0, "")
        assert ran.out
