"""The file that people take along: written whole, read with suspicion."""

import json
import os
import resource
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.mine import Mine, Place, Visit, stamp
from cztservices.domain.mine_rules import LONGEST_NOTE, MOST_RECORDS
from cztservices.errors import UserDataError
from cztservices.storage import export_file
from cztservices.storage.mine_file import read_mine, write_mine
from cztservices.storage.mine_json import mine_from_json, mine_to_json
from tests.mine_records import EVERYTHING, IDS, NOW, SEEN, STAMPS, favourite, favourites, mines, note, notes

UIDS = st.uuids().map(lambda one: one.hex)
ANY = mines(
    favourites(UIDS, STAMPS, folders=st.text(SEEN, max_size=8)),
    notes(UIDS, STAMPS, st.text(SEEN | st.sampled_from("\n\t"), min_size=1).map(lambda text: f"{text}.")),
)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "mine.json"


def refusal(file) -> str:
    """The sentence with which a file is refused, which names it."""
    with pytest.raises(UserDataError) as caught:
        read_mine(file)
    sentence = str(caught.value)
    assert str(file) in sentence
    assert "\n" not in sentence
    return sentence


# Round trip


@given(ANY)
def test_everything_that_can_be_kept_is_read_as_it_was(mine):
    read = mine_from_json(json.loads(json.dumps(mine_to_json(mine))), "file")
    assert ({*read.favourites}, {*read.notes}, read.ticks) == ({*mine.favourites}, {*mine.notes}, mine.ticks)
    assert {*read.visits} == {*mine.visits}


def test_file_is_the_same_for_the_same_records_in_any_order(tmp_path):
    mixed = Mine(EVERYTHING.favourites[::-1], EVERYTHING.notes[::-1], EVERYTHING.ticks, EVERYTHING.visits[::-1])
    for name, mine in (("a", EVERYTHING), ("b", mixed)):
        write_mine(mine, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert read_mine(tmp_path / "a") == EVERYTHING


def test_file_that_an_editor_has_saved_with_a_byte_order_mark_is_read(file):
    write_mine(EVERYTHING, file)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_mine(file) == EVERYTHING


def test_markup_stays_text(file):
    text = "<img src=x onerror=alert(1)> &amp; {file} %s"
    write_mine(Mine(notes=(note(text=text),)), file)
    assert [one.text for one in read_mine(file).notes] == [text]


# Writing


def test_earlier_export_is_replaced(file):
    write_mine(Mine((favourite(),)), file)
    write_mine(EVERYTHING, file)
    assert read_mine(file) == EVERYTHING
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("content", [b"words", b"", b"SQLite format 3\0"], ids=["text", "empty", "database"])
def test_something_else_is_not_replaced(file, content):
    file.write_bytes(content)
    with pytest.raises(UserDataError, match="something else"):
        write_mine(EVERYTHING, file)
    assert file.read_bytes() == content


def test_link_stays_a_link_to_the_new_export(file, tmp_path):
    target = tmp_path / "elsewhere" / "export.json"
    target.parent.mkdir()
    file.symlink_to(target)
    write_mine(EVERYTHING, file)
    assert file.is_symlink()
    assert read_mine(target) == read_mine(file) == EVERYTHING


@pytest.mark.parametrize("name", [".", "missing/mine.json", "note.txt/mine.json"])
def test_file_that_cannot_be_written_is_a_sentence(tmp_path, name):
    (tmp_path / "note.txt").write_text("a file", encoding="utf-8")
    with pytest.raises(UserDataError, match="name another") as caught:
        write_mine(EVERYTHING, tmp_path / name)
    assert str(tmp_path) in str(caught.value)
    assert [entry.name for entry in tmp_path.iterdir()] == ["note.txt"]


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="no such device")  # noqa: PTH110 - of the system
def test_device_is_not_replaced():
    with pytest.raises(UserDataError, match="name another"):
        write_mine(EVERYTHING, Path(os.devnull))
    assert not os.path.isfile(os.devnull)  # noqa: PTH113 - as above


def test_failure_while_writing_leaves_the_earlier_export(file, monkeypatch):
    write_mine(Mine((favourite(),)), file)

    def refuse(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(UserDataError, match="No space left"):
        write_mine(EVERYTHING, file)
    monkeypatch.undo()
    assert read_mine(file) == Mine((favourite(),))
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


def test_full_disk_leaves_the_earlier_export(small_disk):
    file = small_disk / "mine.json"
    write_mine(EVERYTHING, file)
    large = Mine(notes=tuple(note(number, "x" * LONGEST_NOTE) for number in range(80)))
    with pytest.raises(UserDataError, match="No space left"):
        write_mine(large, file)
    assert read_mine(file) == EVERYTHING
    assert [entry.name for entry in small_disk.iterdir()] == [file.name]


def test_read_only_folder_is_a_sentence(small_disk, shut):
    shut(small_disk)
    with pytest.raises(UserDataError, match="Read-only file system"):
        write_mine(EVERYTHING, small_disk / "mine.json")


def test_export_that_could_not_be_imported_is_not_written(file, monkeypatch):
    monkeypatch.setattr(export_file, "_MOST_BYTES", 1000)
    with pytest.raises(UserDataError, match="before you export"):
        write_mine(EVERYTHING, file)
    assert not file.exists()


# What is no export


def test_file_that_is_not_there_is_refused(file):
    assert "check the path" in refusal(file)


def test_folder_is_refused(tmp_path):
    assert "is no file" in refusal(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_pipe_is_refused_at_once(file):
    """Opening one waits until somebody writes."""
    os.mkfifo(file)
    assert "is no file" in refusal(file)


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no such device")  # noqa: PTH110 - of the system
def test_device_and_a_link_to_it_are_refused(file):
    assert "is no file" in refusal(Path("/dev/zero"))
    file.symlink_to("/dev/zero")
    assert "is no file" in refusal(file)


@pytest.mark.parametrize("target", ["nowhere", "mine.json"], ids=["broken", "to itself"])
def test_link_that_leads_nowhere_is_refused(file, target):
    file.symlink_to(target)
    assert "check the path" in refusal(file)


NO_EXPORT = {
    "empty": (b"", "is empty"),
    "words": (b"words", "damaged"),
    "latin": ('{"format": "é"}'.encode("latin-1"), "no text in UTF-8 \\(byte 13\\)"),
    "utf-16": ("{}".encode("utf-16"), "no text in UTF-8"),
    "number": (b"5", "not exported from this program"),
    "null": (b"null", "not exported from this program"),
    "other": (b'{"format": "other"}', "not exported from this program"),
    "list": (b'[{"format": "cztservices-mine"}]', "not exported from this program"),
    "nan": (b'{"format": NaN}', "the number NaN"),
    "infinite": (b'{"format": -Infinity}', "the number -Infinity"),
    "huge number": (b'{"format": %s}' % (b"9" * 100_000), "the number 999999999999999999 "),
    "twice": (b'{"format": "cztservices-mine", "format": "cztservices-mine"}', "“format” stands twice"),
    "deep": (b"[" * 100_000, "nested too deeply"),
    "deep fields": (b'{"a":' * 100_000, "nested too deeply"),
    "newer": (b'{"format": "cztservices-mine", "version": 2, "places": []}', "newer version"),
    "no version": (b'{"format": "cztservices-mine"}', "version holds"),
    "version of words": (b'{"format": "cztservices-mine", "version": "1"}', "version holds"),
    "true version": (b'{"format": "cztservices-mine", "version": true}', "version holds"),
}


@pytest.mark.parametrize("name", NO_EXPORT)
def test_what_is_no_export_is_refused(file, name):
    content, says = NO_EXPORT[name]
    file.write_bytes(content)
    with pytest.raises(UserDataError, match=says):
        read_mine(file)
    assert "so nothing was imported; " in refusal(file)


def test_database_is_refused(file):
    sqlite3.connect(file).execute("CREATE TABLE t (a)").connection.close()
    assert "so nothing was imported; " in refusal(file)


@given(st.data())
def test_export_that_was_cut_off_is_refused_wherever_it_ends(tmp_path_factory, data):
    file = tmp_path_factory.getbasetemp() / "cut.json"
    if file.exists():
        file.unlink()
    write_mine(EVERYTHING, file)
    whole = file.read_bytes()
    file.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 3))])
    assert "export it again" in refusal(file)


# Faults in a field

FAULTS = {
    "favourites[1].title": lambda v: v["favourites"][1].update(title=5),
    "favourites[0].position": lambda v: v["favourites"][0].update(position=1.5),
    "favourites[0].page": lambda v: v["favourites"][0].update(page="../../../etc/passwd"),
    "favourites[0].ref": lambda v: v["favourites"][0].update(ref="x" * 81),
    "favourites[0].origin": lambda v: v["favourites"][0].update(origin="999999"),
    "favourites[0].folder": lambda v: v["favourites"][0].update(folder="a\x1b[31m"),
    "favourites[0].uid": lambda v: v["favourites"][0].update(uid=["a"]),
    "favourites[0].changed": lambda v: v["favourites"][0].update(changed="now"),
    "favourites[0].ancestors": lambda v: v["favourites"][0].update(ancestors=[{}]),
    "favourites[0].extra": lambda v: v["favourites"][0].update(extra=1),
    "favourites[1].uid": lambda v: v["favourites"][1].update(uid=v["favourites"][0]["uid"]),
    "favourites[0]": lambda v: v.update(favourites=[[]]),
    "favourites": lambda v: v.update(favourites={}),
    "notes[1].seen": lambda v: v["notes"][1].pop("seen"),
    "notes[0].text": lambda v: v["notes"][0].update(text="x" * (LONGEST_NOTE + 1)),
    "notes[1].text": lambda v: v["notes"][1].update(text="half\ud800"),
    "notes": lambda v: v.pop("notes"),
    "ticks[0].line": lambda v: v["ticks"][0].update(line=None),
    "visits[1].moment": lambda v: v["visits"][1].update(moment="9999-12-31T23:59:59.999999Z"),
    "settings": lambda v: v.update(settings={}),
}


@pytest.mark.parametrize("field", FAULTS)
def test_fault_is_told_by_its_field(file, field):
    value = mine_to_json(EVERYTHING)
    FAULTS[field](value)
    file.write_text(json.dumps(value), encoding="utf-8")
    assert f"{field} " in refusal(file)


@pytest.mark.parametrize("kind", MOST_RECORDS)
def test_too_many_records_are_refused_before_they_are_looked_at(file, kind):
    value = mine_to_json(EVERYTHING) | {kind: [0] * (MOST_RECORDS[kind] + 1)}
    file.write_text(json.dumps(value), encoding="utf-8")
    assert f"{kind} has more than {MOST_RECORDS[kind]}" in refusal(file)


def test_file_that_is_too_large_is_not_parsed(file, monkeypatch):
    with file.open("wb") as large:
        large.truncate(20 * 1024 * 1024)
    monkeypatch.setattr(json, "loads", None)
    assert "16 MB" in refusal(file)


def test_million_records_are_refused_in_little_memory(file):
    """Small parts make large values: they are counted before anything is parsed."""
    file.write_bytes(b'{"format": "cztservices-mine", "favourites": [' + b"{}," * 1_000_000 + b"{}]}")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "holds more than an export" in refusal(file)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024


def test_largest_collection_can_be_taken_along(file):
    """What the program lets people keep, its export takes."""
    place, words = Place("guide", "medical-offsite-filing"), "字" * 300
    mine = Mine(
        tuple(replace(favourite(number, place), folder=f"{number}") for number in range(MOST_RECORDS["favourites"])),
        tuple(note(number, f"{words}{number}") for number in range(MOST_RECORDS["notes"])),
        visits=tuple(Visit(stamp(NOW.replace(microsecond=number)), place, "title") for number in range(500)),
    )
    write_mine(mine, file)
    read = read_mine(file)
    assert ({*read.favourites}, {*read.notes}, {*read.visits}) == ({*mine.favourites}, {*mine.notes}, {*mine.visits})


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | IDS,
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["uid", "changed", "format"]) | st.text(), inner)
        ),
    ),
    st.sampled_from([*MOST_RECORDS, "version", "format"]),
)
def test_any_value_in_any_place_is_a_sentence_or_records(value, kind):
    outcome = read_or_sentence(mine_to_json(EVERYTHING) | {kind: value})
    assert isinstance(outcome, str) or mine_from_json(mine_to_json(outcome), "file") == outcome


def read_or_sentence(value):
    """The records that are read, or the sentence with which the value is refused."""
    try:
        return mine_from_json(value, "file")
    except UserDataError as error:
        return str(error)
