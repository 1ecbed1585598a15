"""The notes of a hall in the user's database: by the same pieces as one's own, so that nothing is half written."""

import pytest

from cztservices.domain import mine_rules
from cztservices.domain.hall import LONGEST_BENEATH, Hall
from cztservices.domain.merge_mine import Choice, Choices, Fate
from cztservices.domain.mine import Mine, stamp
from cztservices.errors import UserDataError
from cztservices.storage import hall_db
from cztservices.storage.backups import list_backups, make_backups
from cztservices.storage.hall_db import HallDb
from cztservices.storage.note_table import NoteTable
from cztservices.storage.restore import restore_backup
from cztservices.storage.user_db import UserDb
from tests.mine_records import HALL, NOW, hall_note, later

SERVICE = "medical-offsite-filing"
XIANGTAN, CHANGSHA = "430300", "430100"


@pytest.fixture
def hall(any_store) -> HallDb:
    return any_store.hall


def put(hall, text="三楼 12 号窗口", line="@office", **fields):
    return hall.put_note(SERVICE, line, text, "政务大厅。", now=NOW, **fields)


def test_there_is_no_hall_at_first(hall):
    assert hall.hall() == Hall()


def test_note_is_kept_on_one_line_with_what_stands_beneath(hall):
    note = put(hall, " 三楼\n 12 号窗口\x07 ", origin=XIANGTAN, destination=CHANGSHA)
    assert hall.hall().notes == hall.hall(SERVICE).notes == (note,)
    assert (note.text, note.seen, note.changed) == ("三楼 12 号窗口", "政务大厅。", stamp(NOW))
    assert (note.origin, note.destination) == (XIANGTAN, CHANGSHA)
    assert hall.hall("another-service").notes == ()


def test_note_written_again_is_its_next_edition_and_the_same_words_are_none(hall):
    first = put(hall, "one")
    assert put(hall, " one ", uid=first.uid) == first
    second = put(hall, "two", uid=first.uid)
    assert hall.hall().notes == (second,)
    assert second.ancestors == (first.changed,)
    narrowed = put(hall, "two", uid=first.uid, origin=XIANGTAN)
    assert narrowed.ancestors == (second.changed, first.changed)


def test_note_that_was_removed_meanwhile_is_written_as_a_new_one(hall):
    first = put(hall, "one")
    hall.remove_note(first.uid)
    again = put(hall, "two", uid=first.uid)
    assert hall.hall().notes == (again,)


@pytest.mark.parametrize(("text", "says"), [("x" * 301, "at most 300 characters"), (" \n", "write something first")])
def test_note_that_cannot_be_kept_is_refused_with_what_to_do(hall, text, says):
    with pytest.raises(UserDataError, match=says):
        put(hall, text)
    assert hall.hall().notes == ()


def test_note_of_the_greatest_length_is_kept_and_what_is_beneath_is_cut(hall):
    note = hall.put_note(SERVICE, "@", "x" * 300, "字" * (LONGEST_BENEATH + 9), now=NOW)
    assert (len(note.text), len(note.seen)) == (300, LONGEST_BENEATH)


@pytest.mark.parametrize("line", ["@Office", "office_1", "@@", "", "a--b", "@x;y"])
def test_place_that_no_guide_has_is_a_fault_of_the_program(hall, line):
    with pytest.raises(ValueError, match="line cannot be"):
        put(hall, line=line)


def test_hall_is_called_what_is_said_on_one_line(hall):
    hall.rename(" 长沙市\n政务大厅 ")
    assert hall.hall().name == "长沙市 政务大厅"
    with pytest.raises(UserDataError, match="at most 60"):
        hall.rename("x" * 61)
    hall.rename("")
    assert hall.hall() == Hall()


def test_there_is_room_for_so_many_notes_and_no_more(hall, monkeypatch):
    monkeypatch.setattr(hall_db, "MOST_HALL_NOTES", 2)
    first = put(hall, "one")
    put(hall, "two")
    with pytest.raises(UserDataError, match="room for 2 notes"):
        put(hall, "three")
    put(hall, "one again", uid=first.uid)
    with pytest.raises(UserDataError, match="room for 2 notes"):
        hall.merge(HALL)
    with pytest.raises(UserDataError, match="room for 2 notes"):
        hall.plan(HALL)
    assert {note.text for note in hall.hall().notes} == {"one again", "two"}


# Import


def test_import_brings_notes_and_name(hall):
    plan = hall.merge(HALL)
    assert (plan.count(Fate.NEW), hall.hall().name, {*hall.hall().notes}) == (3, HALL.name, {*HALL.notes})
    assert hall.merge(HALL).count(Fate.SAME) == 3


def test_conflict_keeps_ours_until_somebody_chooses(hall):
    hall.merge(Hall("", (later(hall_note(), 1, text="ours"),)))
    theirs = Hall("", (later(hall_note(), 2, text="theirs"),))
    assert hall.merge(theirs).count(Fate.CONFLICTING) == 1
    assert [note.text for note in hall.hall().notes] == ["ours"]
    hall.merge(theirs, Choices(otherwise=Choice.BOTH))
    assert {note.text for note in hall.hall().notes} == {"ours", "theirs"}


def test_notes_of_another_hall_are_refused_with_what_to_do(hall):
    hall.rename("株洲市民中心")
    for bring in (hall.plan, hall.merge):
        with pytest.raises(UserDataError, match=r"“长沙市政务大厅”.*“株洲市民中心”.*one name first"):
            bring(HALL)
    assert hall.hall() == Hall("株洲市民中心")


def test_hall_that_is_cleared_is_none(hall):
    hall.merge(HALL)
    hall.clear()
    assert hall.hall() == Hall()


def test_plan_changes_nothing(hall):
    assert hall.plan(HALL).count(Fate.NEW) == 3
    assert hall.hall() == Hall()


# By the same pieces


def test_own_notes_and_those_of_the_hall_are_written_by_one_piece(any_store):
    """Whose safety tests/storage/test_crash.py shows by killing it."""
    assert type(any_store.hall._notes) is type(any_store.mine._notes) is NoteTable
    assert any_store.hall._db is any_store.mine._db


def test_notes_of_the_hall_are_no_things_of_a_person(any_store):
    any_store.hall.merge(HALL)
    assert any_store.mine.everything() == Mine()


def test_failed_import_leaves_all_as_it_was(store, path, monkeypatch):
    put(store.hall, "ours")

    def fail(_self, _name):
        raise UserDataError(hall_db.N_("There is nothing to keep: write something first."))

    monkeypatch.setattr(HallDb, "rename", fail)
    with pytest.raises(UserDataError):
        store.hall.merge(HALL)
    assert [note.text for note in store.hall.hall().notes] == ["ours"]
    again = UserDb(path)
    assert [note.text for note in again.hall.hall().notes] == ["ours"]
    again.close()


def test_backup_holds_the_notes_of_the_hall(store, path):
    store.hall.merge(HALL)
    make_backups(path, NOW.date())
    for note in store.hall.hall().notes:
        store.hall.remove_note(note.uid)
    store.close()
    restore_backup(path, next(one.name for one in list_backups(path)), NOW)
    again = UserDb(path)
    assert {*again.hall.hall().notes} == {*HALL.notes}
    again.close()


def test_limits_are_those_that_a_file_has():
    assert (mine_rules.LONGEST_HALL_NOTE, mine_rules.MOST_HALL_NOTES) == (300, 2_000)
    assert mine_rules.HALL_RULES["notes"]["text"]("x" * 300) is None
