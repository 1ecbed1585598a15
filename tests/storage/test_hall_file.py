"""The file with the notes of a hall: written whole, read with suspicion, read again when it has changed."""

import json
import os
import resource
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.hall import Hall
from cztservices.domain.mine_rules import LONGEST_HALL_NOTE, MOST_HALL_NOTES
from cztservices.errors import UserDataError
from cztservices.storage.hall_file import HallFile, hall_from_json, hall_to_json, read_hall, write_hall
from cztservices.storage.mine_file import write_mine
from tests.mine_records import EVERYTHING, HALL, LINES, STAMPS, hall_note, hall_notes, halls

UIDS = st.uuids().map(lambda one: one.hex)
ANY = halls(hall_notes(UIDS, STAMPS, LINES), names=st.just("") | LINES)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "hall.json"


def refusal(file) -> str:
    with pytest.raises(UserDataError) as caught:
        read_hall(file)
    sentence = str(caught.value)
    assert str(file) in sentence
    assert "so nothing was imported; " in sentence
    assert "\n" not in sentence
    return sentence


@given(ANY)
def test_everything_that_can_be_kept_is_read_as_it_was(hall):
    read = hall_from_json(json.loads(json.dumps(hall_to_json(hall))), "file")
    assert (read.name, {*read.notes}) == (hall.name, {*hall.notes})


def test_name_is_read_as_it_would_be_kept(file):
    write_hall(Hall("  a   hall\u3000", HALL.notes), file)
    assert read_hall(file).name == "a hall"


def test_file_is_the_same_for_the_same_notes_in_any_order(tmp_path):
    for name, hall in (("a", HALL), ("b", replace(HALL, notes=HALL.notes[::-1]))):
        write_hall(hall, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_earlier_export_is_replaced_and_what_people_keep_is_not(file):
    write_hall(Hall("a"), file)
    write_hall(HALL, file)
    assert {*read_hall(file).notes} == {*HALL.notes}
    write_mine(EVERYTHING, file.with_name("mine.json"))
    with pytest.raises(UserDataError, match="something else"):
        write_hall(HALL, file.with_name("mine.json"))


FAULTS = {
    "hall": lambda v: v.update(hall=5),
    "hall holds signs": lambda v: v.update(hall="a\u202eb"),
    "notes": lambda v: v.update(notes={}),
    "notes[0].text": lambda v: v["notes"][0].update(text="x" * (LONGEST_HALL_NOTE + 1)),
    "notes[1].text holds signs": lambda v: v["notes"][1].update(text="two\nlines"),
    "notes[1].line": lambda v: v["notes"][1].update(line="../../x"),
    "notes[2].origin": lambda v: v["notes"][2].update(origin="440100"),
    "notes[0].destination": lambda v: v["notes"][0].update(destination=[]),
    "notes[0].seen": lambda v: v["notes"][0].pop("seen"),
    "notes[0].author": lambda v: v["notes"][0].update(author="somebody"),
    "notes[1].uid": lambda v: v["notes"][1].update(uid=v["notes"][0]["uid"]),
    "notes[0].ancestors": lambda v: v["notes"][0].update(ancestors=[{}]),
    "favourites": lambda v: v.update(favourites=[]),
    "newer version": lambda v: v.update(version=2),
    "was not exported from this": lambda v: v.update(format="cztservices-mine"),
}


@pytest.mark.parametrize("says", FAULTS)
def test_fault_is_told_by_its_field(file, says):
    value = hall_to_json(HALL)
    FAULTS[says](value)
    file.write_text(json.dumps(value), encoding="utf-8")
    assert f"{says} " in refusal(file)


def test_markup_stays_text(file):
    text = "<img src=x onerror=alert(1)> &amp; {file} %s"
    write_hall(Hall("<b>", (hall_note(text=text),)), file)
    assert [note.text for note in read_hall(file).notes] == [text]


def test_too_many_notes_are_refused_before_they_are_looked_at(file):
    value = hall_to_json(HALL) | {"notes": [0] * (MOST_HALL_NOTES + 1)}
    file.write_text(json.dumps(value), encoding="utf-8")
    assert f"notes has more than {MOST_HALL_NOTES}" in refusal(file)


def test_million_notes_are_refused_in_little_memory(file):
    file.write_bytes(b'{"format": "cztservices-hall", "notes": [' + b"{}," * 1_000_000 + b"{}]}")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "holds more than an export" in refusal(file)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024


@pytest.mark.parametrize("content", [b"[" * 100_000, b"words", b"", b'{"hall": NaN}'])
def test_what_is_no_export_is_refused(file, content):
    file.write_bytes(content)
    refusal(file)


def test_largest_collection_can_be_taken_along(file):
    """What the program lets a hall keep, its export takes, with as much beneath as any element has."""
    notes = tuple(hall_note(number, "字" * LONGEST_HALL_NOTE, seen="字" * 1_500) for number in range(MOST_HALL_NOTES))
    write_hall(Hall("hall", notes), file)
    assert len(read_hall(file).notes) == MOST_HALL_NOTES


# A file that is looked at before each guide


def touch(file, hall):
    """Replace the file so that it is another one, whatever the clock says."""
    write_hall(hall, file)
    moment = file.stat().st_mtime_ns + 1_000_000_000
    os.utime(file, ns=(moment, moment))


def test_file_is_read_again_when_it_has_changed_and_only_then(file, monkeypatch):
    write_hall(HALL, file)
    book = HallFile(file)
    assert {*book.hall().notes} == {*HALL.notes}
    with monkeypatch.context() as patch:
        patch.setattr("cztservices.storage.hall_file.read_hall", None)
        assert book.hall("medical-offsite-filing").name == HALL.name
        assert book.hall("another").notes == ()
    touch(file, Hall("hall", (hall_note(text="new"),)))
    assert [note.text for note in book.hall().notes] == ["new"]


def test_file_that_is_spoiled_later_leaves_what_was_read(file):
    write_hall(HALL, file)
    book = HallFile(file)
    book.hall()
    file.write_bytes(b"spoiled")
    assert {*book.hall().notes} == {*HALL.notes}
    file.unlink()
    assert {*book.hall().notes} == {*HALL.notes}
    touch(file, Hall("hall"))
    assert book.hall() == Hall("hall")


def test_file_that_never_could_be_read_is_told_each_time(file):
    book = HallFile(file)
    for _ in range(2):
        with pytest.raises(UserDataError, match="check the path"):
            book.hall()
    write_hall(HALL, file)
    assert {*book.hall().notes} == {*HALL.notes}
