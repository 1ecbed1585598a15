"""``hall``: export, import and name from the shell, and guides with what the hall adds."""

import json
from dataclasses import replace

import pytest

from cztservices.domain.hall import Hall
from cztservices.storage.hall_file import read_hall, write_hall
from cztservices.storage.user_db import UserDb
from tests.mine_records import HALL, hall_note, later
from tests.papers import squeeze, text_of

FILING = "medical-offsite-filing"
ENDS = ("--origin", "430300", "--destination", "430100")
ON_LINE = hall_note(4, "系统周三下午停机", "step-submit", seen="提交。")
OLD = hall_note(5, "带两张照片", "material-id", seen="旧身份证")
NOTES = Hall("长沙市政务大厅", (hall_note(1, "三楼 12 号窗口", "@office", seen=""), ON_LINE, OLD))


@pytest.fixture
def path(tmp_path):
    """The user's database where the commands look for it."""
    return tmp_path / "user" / "data" / "user.db"


@pytest.fixture
def keep(path):
    """Keeps the notes of a hall."""

    def _keep(hall=HALL):
        store = UserDb(path)
        store.hall.merge(hall)
        store.close()

    return _keep


@pytest.fixture
def kept(path):
    """The hall that is kept."""

    def _kept():
        store = UserDb(path)
        hall = store.hall.hall()
        store.close()
        return hall

    return _kept


@pytest.fixture
def file(tmp_path):
    return tmp_path / "hall.json"


# Export and import


def test_export_writes_all_notes(run, keep, file):
    keep()
    ran = run("hall", "export", "--out", file, "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [f"{file} written.", "长沙市政务大厅 · 3 notes of this hall"]
    assert {*read_hall(file).notes} == {*HALL.notes}


def test_export_of_nothing_finds_nothing_and_makes_no_file(run, file, path):
    ran = run("hall", "export", "--out", file, "--lang", "en")
    assert (ran.status, file.exists(), path.exists()) == (1, False, False)
    assert "no note of this hall yet" in ran.out


def test_import_brings_all_of_it_to_another_computer(run, file, kept):
    write_hall(HALL, file)
    ran = run("hall", "import", file, "--lang", "en")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[:2] == ["3 new, 0 updated, 0 the same, 0 conflicting", "This hall: 长沙市政务大厅"]
    assert {*kept().notes} == {*HALL.notes}
    assert run("hall", "import", file, "--lang", "en").out.startswith("0 new, 0 updated, 3 the same")


def test_dry_run_tells_and_does_nothing(run, file, path):
    write_hall(HALL, file)
    ran = run("hall", "import", file, "--dry-run", "--lang", "en")
    assert ran.status == 0
    assert "Nothing was imported" in ran.out
    assert not path.exists()


def test_conflict_is_told_and_settled_by_choice(run, file, keep, kept):
    keep(Hall("", (later(hall_note(), 1, text="ours"),)))
    write_hall(Hall("", (later(hall_note(), 2, text="theirs"),)), file)
    ran = run("hall", "import", file, "--lang", "en")
    assert ran.status == 1
    assert "conflicting  Note of this hall  medical-offsite-filing, @office  ours | theirs  keep mine" in ran.out
    assert [note.text for note in kept().notes] == ["ours"]
    told = run("hall", "import", file, "--on-conflict", "both", "--json").json
    assert (told["conflicting"], told["records"][0]["kind"], told["records"][0]["choice"]) == (1, "hall_note", "both")
    assert {note.text for note in kept().notes} == {"ours", "theirs"}


def test_notes_of_another_hall_are_refused(refused, run, file, keep, kept):
    keep(Hall("株洲市民中心"))
    write_hall(HALL, file)
    assert "one name first" in refused("hall", "import", file, "--lang", "en")
    assert run("hall", "name", HALL.name, "--lang", "en").out == "长沙市政务大厅 · 0 notes of this hall\n"
    assert run("hall", "import", file).status == 0
    assert len(kept().notes) == 3


def test_damaged_file_is_refused_by_field_and_nothing_is_imported(refused, file, path):
    write_hall(HALL, file)
    value = json.loads(file.read_text(encoding="utf-8"))
    value["notes"][0]["text"] = "bell\x07"
    file.write_text(json.dumps(value), encoding="utf-8")
    assert f"{file}: notes[0].text holds signs" in refused("hall", "import", file, "--lang", "en")
    assert not path.exists()


def test_hall_without_a_name_says_so_by_its_status(run):
    assert run("hall", "name", "--lang", "en").status == 1


@pytest.mark.parametrize("lang", ["zh_CN", "zh_TW", "en"])
def test_every_action_speaks_the_language_of_the_reader(run, keep, file, lang):
    keep()
    for words in (("export", "--out", file), ("import", file), ("name",), ("name", HALL.name)):
        ran = run("hall", *words, "--lang", lang)
        assert (ran.status, ran.err) == (0, "")
        assert ran.out


# On guides


def test_guide_shows_the_notes_below_what_they_are_about(run, keep):
    keep(NOTES)
    lines = run("show", FILING, *ENDS, "--lang", "en").out.splitlines()
    at = lines.index("Where to go")
    assert lines[at + 1] == "  * [This hall] 三楼 12 号窗口"
    assert "长沙市政务大厅 · written " in lines[at + 2]
    at = next(number for number, line in enumerate(lines) if "Submit." in line)
    assert "  * [This hall] 系统周三下午停机" in lines[at + 1 : at + 4]
    at = lines.index("  * [This hall] 带两张照片")
    assert lines[at + 2].startswith("      ! What this is about has changed since it was written")


def test_json_of_a_guide_carries_the_notes(run, keep):
    keep(NOTES)
    notes = {note["uid"]: note for note in run("show", FILING, *ENDS, "--json").json["hall_notes"]}
    assert notes[OLD.uid] == {
        "uid": OLD.uid,
        "hall": "长沙市政务大厅",
        "line": "material-id",
        "element": None,
        "origin": None,
        "destination": None,
        "text": "带两张照片",
        "changed": OLD.changed,
        "state": "changed",
        "old": "旧身份证",
        "new": "身份证",
    }
    on_office = notes[NOTES.notes[0].uid]
    assert (on_office["line"], on_office["element"]) == (None, "office")
    current = notes[ON_LINE.uid]
    assert (current["state"], current["old"], current["new"]) == ("current", None, None)


def test_guide_without_a_hall_has_none_and_makes_no_file(run, path):
    assert run("show", FILING, *ENDS, "--json").json["hall_notes"] == []
    assert not path.exists()


def test_file_that_is_named_takes_the_place_of_the_notes_that_are_kept(run, keep, file):
    keep(NOTES)
    write_hall(Hall("kiosk", (hall_note(text="by the door"),)), file)
    out = run("show", FILING, *ENDS, "--hall-notes", file, "--lang", "en").out
    assert "[This hall] by the door" in out
    assert "系统周三下午停机" not in out


@pytest.mark.parametrize("service", [FILING, "residence-permit"], ids=["asks", "asks nothing"])
def test_state_code_leads_to_the_notes_too(run, keep, file, service):
    keep(Hall("长沙市政务大厅", (replace(NOTES.notes[0], service=service),)))
    code = run("show", service, *ENDS, "--json").json["code"]
    if service == FILING:
        code = run("ask", service, *ENDS, "--answers", "why-there=emergency", "--json").json["code"]
    assert "[This hall] 三楼 12 号窗口" in run("ask", "--code", code, "--lang", "en").out
    write_hall(Hall("kiosk", (replace(hall_note(text="by the door"), service=service),)), file)
    named = run("ask", "--code", code, "--hall-notes", file, "--lang", "en").out
    assert "[This hall] by the door" in named
    assert "三楼 12 号窗口" not in named


def test_name_with_outer_spaces_can_be_imported_again(run, file, kept):
    write_hall(Hall("  长沙市政务大厅 ", NOTES.notes), file)
    for _again in range(2):
        assert run("hall", "import", file, "--lang", "en").status == 0
    assert kept().name == "长沙市政务大厅"


def test_file_that_is_named_and_cannot_be_read_is_refused(refused, tmp_path):
    assert "check the path" in refused("show", FILING, "--hall-notes", tmp_path / "none.json", "--lang", "en")


def test_guide_is_shown_where_the_notes_cannot_be_read(run, path):
    path.parent.mkdir(parents=True)
    path.write_bytes(b"words, no database" * 500)
    ran = run("show", FILING, *ENDS, "--lang", "en")
    assert (ran.status, ran.err.count("\n")) == (0, 1)
    assert "is damaged" in ran.err
    assert "What to bring" in ran.out


@pytest.mark.usefixtures("qapp")
def test_sheet_is_printed_with_the_notes(run, keep, tmp_path):
    keep(NOTES)
    assert run("print", FILING, *ENDS, "--out", tmp_path / "a.pdf", "--lang", "en").status == 0
    text = squeeze(text_of((tmp_path / "a.pdf").read_bytes()))
    for words in ("三楼12号窗口", "系统周三下午停机", "Thishall"):
        assert words in text
