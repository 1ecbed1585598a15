"""Wishes to keep something: what is kept then, and what is said of it."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from cztservices.domain.mine import Place, Tick
from cztservices.errors import UserDataError
from cztservices.presenters.direction import Direction
from cztservices.presenters.drafts import Draft
from cztservices.presenters.keeping import Keeping
from cztservices.presenters.tasks import InlineRunner
from cztservices.storage.backups import list_backups
from cztservices.storage.hall_file import read_hall, write_hall
from cztservices.storage.mine_file import write_mine
from cztservices.storage.user_db import MemoryStore, UserDb
from tests.mine_records import EVERYTHING, FILING, FUND, HALL, NOW
from tests.presenters.desks import HoldingRunner

SERVICE = FILING.ref


class Heard:
    """What a keeping tells the windows."""

    def __init__(self, keeping):
        self.said, self.changes, self.drawn, self.failed = [], 0, 0, []
        keeping.said = lambda message: self.said.append(message.render())
        keeping.refused = lambda error: self.said.append(str(error))
        keeping.changed = self._count
        keeping.ticked = self._draw
        keeping.backups_failed = self.failed.append

    def _count(self):
        self.changes += 1

    def _draw(self):
        self.drawn += 1


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "user.db"


@pytest.fixture
def store(path):
    opened = UserDb(path)
    yield opened
    opened.close()


@pytest.fixture
def keeping(store, path):
    return Keeping(store, path, InlineRunner(), lambda: NOW)


@pytest.fixture
def heard(keeping):
    return Heard(keeping)


def forbid(path, table):
    """Let no row be written into ``table``, as on a full disk."""
    with sqlite3.connect(path) as other:
        for wish in ("INSERT", "UPDATE", "DELETE"):
            other.execute(
                f"CREATE TRIGGER no_{table}_{wish} BEFORE {wish} ON {table} BEGIN SELECT RAISE(FAIL, 'disk full'); END"
            )
    other.close()


# Ticks


def test_what_was_ticked_another_day_is_ticked_once_it_was_read(store, keeping, heard):
    store.mine.put_tick(SERVICE, "material-card", on=True)
    assert not keeping.ticks.has(SERVICE, "material-card")
    keeping.begin()
    assert keeping.ticks.has(SERVICE, "material-card")
    assert heard.drawn == 1


def test_nothing_is_drawn_anew_where_nothing_was_ticked(keeping, heard):
    keeping.begin()
    assert (heard.drawn, heard.said) == (0, [])


def test_tick_is_kept_and_taken_away(store, keeping):
    keeping.ticks.put(SERVICE, "material-card", on=True)
    assert store.mine.ticks() == {Tick(SERVICE, "material-card")}
    keeping.ticks.put(SERVICE, "material-card", on=False)
    assert store.mine.ticks() == frozenset()


@pytest.mark.usefixtures("store")
def test_tick_that_cannot_be_kept_is_said_and_taken_back(path, keeping, heard):
    forbid(path, "tick")
    keeping.ticks.put(SERVICE, "material-card", on=True)
    assert "disk full" in heard.said[0]
    assert not keeping.ticks.has(SERVICE, "material-card")
    assert heard.drawn == 1


def test_what_is_ticked_while_the_others_are_read_stays_ticked(store, path):
    store.mine.put_tick(SERVICE, "material-card", on=True)
    runner = HoldingRunner()
    keeping = Keeping(store, None, runner, lambda: NOW)
    keeping.begin()
    read = runner.work()
    keeping.ticks.put(SERVICE, "material-form", on=True)
    read()
    runner.release_all()
    assert all(keeping.ticks.has(SERVICE, line) for line in ("material-card", "material-form"))
    assert path.exists()


# Notes of the hall


def test_note_of_the_hall_is_kept_there_and_for_its_cities(store, keeping, heard):
    draft = Draft(SERVICE, "@step", of_hall=True)
    keeping.kept.drafts.write(draft, "window 12")
    keeping.kept.drafts.direct(draft, on=True)
    keeping.put_note(draft, "window 12", "网上备案。", Direction("430300", "430100"))
    [note] = store.hall.hall().notes
    assert (note.line, note.text, note.origin, note.destination) == ("@step", "window 12", "430300", "430100")
    assert store.mine.notes() == ()
    assert keeping.kept.drafts.text_of(draft) is None
    assert not keeping.kept.drafts.is_directed(draft)
    keeping.put_note(replace(draft, uid=note.uid), "window 13", "网上备案。")
    [note] = store.hall.hall().notes
    assert (note.text, note.origin) == ("window 13", None)
    assert heard.changes == 2


def test_note_is_removed_where_it_is_kept(store, keeping, heard):
    own = store.mine.put_note(SERVICE, "step-online", "mine", "", now=NOW)
    of_hall = store.hall.put_note(SERVICE, "@", "ours", "", now=NOW)
    keeping.remove_note(Draft(SERVICE, "@", own.uid, of_hall=True))
    assert (len(store.mine.notes()), len(store.hall.hall().notes)) == (1, 1)
    keeping.remove_note(Draft(SERVICE, "@", of_hall.uid, of_hall=True))
    keeping.remove_note(Draft(SERVICE, "step-online", own.uid))
    assert (store.mine.notes(), store.hall.hall().notes) == ((), ())
    assert heard.said[-1] == "The note was deleted."


@pytest.mark.usefixtures("store")
def test_note_of_the_hall_that_cannot_be_kept_is_still_written(path, keeping, heard):
    forbid(path, "hall_note")
    draft = Draft(SERVICE, "@", of_hall=True)
    keeping.kept.drafts.write(draft, "window 12")
    keeping.put_note(draft, "window 12", "")
    assert keeping.kept.drafts.text_of(draft) == "window 12"
    assert "disk full" in heard.said[0]


def test_hall_is_named_and_written_to_a_file(store, keeping, heard, tmp_path):
    keeping.hall.rename("长沙市政务大厅")
    store.hall.merge(HALL)
    keeping.hall.export(tmp_path / "hall.json")
    assert {*read_hall(tmp_path / "hall.json").notes} == {*HALL.notes}
    assert heard.said == ["The name of this hall is kept.", f"{tmp_path / 'hall.json'} written."]


def test_file_of_either_kind_is_read_and_kept_where_it_belongs(store, keeping, heard, tmp_path):
    write_hall(HALL, tmp_path / "hall.json")
    write_mine(EVERYTHING, tmp_path / "mine.json")
    read = []
    keeping.import_read = read.append
    for name in ("hall.json", "mine.json"):
        keeping.read_import(tmp_path / name)
        keeping.import_chosen(read[-1])
    assert {*store.hall.hall().notes} == {*HALL.notes}
    assert store.mine.everything() == EVERYTHING
    assert [words[:8] for words in heard.said] == ["Imported", "Imported"]


# History


def test_visit_is_recorded_once_until_one_goes_elsewhere(store, path):
    minutes = (NOW + timedelta(minutes=n) for n in count())
    keeping = Keeping(store, path, InlineRunner(), lambda: next(minutes))
    for place in (FILING, FILING, FUND, FILING):
        keeping.put_visit(place, "title")
    assert [visit.place for visit in store.mine.visits()] == [FILING, FUND, FILING]


def test_visit_that_cannot_be_recorded_is_said(path, keeping, heard):
    forbid(path, "visit")
    keeping.put_visit(Place("events"), "Life events")
    assert "disk full" in heard.said[0]


# Backups


def test_backups_that_are_due_are_made_at_the_beginning(path, keeping, heard):
    keeping.begin()
    assert {backup.kind.value for backup in list_backups(path)} == {"weekly", "monthly", "daily"}
    assert heard.failed == []


def test_what_is_kept_in_memory_has_no_backups():
    keeping = Keeping(MemoryStore(), None, InlineRunner(), lambda: NOW)
    heard = Heard(keeping)
    keeping.begin()
    assert keeping.kept.backups() == ((), None)
    assert heard.failed == []


def test_backups_that_cannot_be_made_are_said_for_as_long_as_the_program_runs(path, keeping, heard):
    (path.parent / "backups").write_text("in the way")
    keeping.begin()
    assert isinstance(heard.failed[0], UserDataError)
    assert "No backup" in str(heard.failed[0])
    backups, trouble = keeping.kept.backups()
    assert backups == ()
    assert trouble is not None


# Favourites


def test_favourite_is_made_and_taken_away_and_said(store, keeping, heard):
    keeping.toggle_favourite(FILING, "备案")
    assert [one.place for one in store.mine.favourites()] == [FILING]
    keeping.toggle_favourite(FILING, "备案")
    assert store.mine.favourites() == ()
    assert heard.said == ["“备案” is a favourite now.", "“备案” was taken from your favourites."]
    assert heard.changes == 2


def test_favourite_that_is_taken_away_by_mistake_comes_back_to_every_folder(store, keeping):
    for folder in ("", "工作", "家里"):
        store.mine.put_favourite(FUND, "other", folder, now=NOW)
        store.mine.put_favourite(FILING, "备案", folder, now=NOW)
        store.mine.put_favourite(Place("event", "moving"), "last", folder, now=NOW)
    before = [(one.folder, one.place) for one in store.mine.favourites()]
    keeping.toggle_favourite(FILING, "备案")
    assert len(store.mine.favourites()) == 6
    keeping.toggle_favourite(FILING, "备案")
    assert [(one.folder, one.place) for one in store.mine.favourites()] == before


@pytest.mark.usefixtures("store")
def test_favourite_that_cannot_be_kept_is_said(path, keeping, heard):
    forbid(path, "favourite")
    keeping.toggle_favourite(FILING, "备案")
    assert "disk full" in heard.said[0]
    assert heard.changes == 0


# Notes


def test_note_that_is_kept_is_written_no_longer(store, keeping, heard):
    draft = Draft(SERVICE, "step-online")
    keeping.kept.drafts.write(draft, "ring first")
    keeping.put_note(draft, "ring first", "网上备案。")
    assert [(note.line, note.text, note.seen) for note in store.mine.notes()] == [
        ("step-online", "ring first", "网上备案。")
    ]
    assert keeping.kept.drafts.text_of(draft) is None
    assert heard.changes == 1


@pytest.mark.usefixtures("store")
def test_note_that_cannot_be_kept_is_still_written(path, keeping, heard):
    forbid(path, "note")
    draft = Draft(SERVICE, "step-online")
    keeping.kept.drafts.write(draft, "ring first")
    keeping.put_note(draft, "ring first", "网上备案。")
    assert keeping.kept.drafts.text_of(draft) == "ring first"
    assert "disk full" in heard.said[0]


# History


def test_history_that_was_cleared_records_the_same_place_again(store, keeping):
    keeping.put_visit(FILING, "title")
    keeping.clear_history()
    assert store.mine.visits() == ()
    keeping.put_visit(FILING, "title")
    assert len(store.mine.visits()) == 1


# Taking it along


def test_what_cannot_be_exported_or_imported_is_said(keeping, heard, tmp_path):
    keeping.export(tmp_path / "no" / "folder" / "own.json")
    keeping.read_import(tmp_path / "nothing.json")
    assert len(heard.said) == 2
    assert heard.changes == 0


def test_backup_that_is_not_there_is_said_and_everything_stays(store, keeping, heard):
    keeping.toggle_favourite(FILING, "备案")
    keeping.restore("user-daily-2020-01-01.db")
    assert "no backup" in heard.said[-1]
    assert len(store.mine.favourites()) == 1
