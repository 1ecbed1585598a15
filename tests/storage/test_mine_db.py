"""Favourites, notes, ticks and history: kept, ordered, limited, and never half written."""

import sqlite3
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.config import HISTORY
from cztservices.domain import mine_rules
from cztservices.domain.merge_mine import Choice, Choices, Fate, merge, plan_merge
from cztservices.domain.mine import MOST_VISITS, Mine, Place, Tick, stamp
from cztservices.errors import UserDataError
from cztservices.storage import mine_db, user_db
from cztservices.storage.user_db import MemoryStore, UserDb
from tests.mine_records import EVERYTHING, FILING, FUND, NOW, favourite, later, mines, note, uid

SERVICE = FILING.ref
HOME = Place("home")


@pytest.fixture
def mine(any_store):
    """Nothing is kept yet, in a file and in memory."""
    return any_store.mine


def minutes(number):
    return NOW + timedelta(minutes=number)


def put_places(mine, folder, *refs):
    return [mine.put_favourite(Place("guide", ref), ref, folder, now=NOW).uid for ref in refs]


def folders_of(mine):
    """Refs by folder, in order."""
    found = {}
    for one in mine.favourites():
        found.setdefault(one.folder, []).append(one.place.ref)
    return found


def test_nothing_is_kept_at_first(mine):
    assert mine.everything() == Mine()


# Favourites


def test_favourite_is_kept_as_it_was_put(mine):
    put = mine.put_favourite(FILING, " 异地就医\n备案 ", " 工作 ", now=NOW)
    assert mine.favourites() == (put,)
    assert (put.place, put.title, put.folder, put.changed) == (FILING, "异地就医 备案", "工作", stamp(NOW))


def test_favourites_lie_in_the_order_in_which_they_were_put(mine):
    put_places(mine, "a", "one", "two", "three")
    put_places(mine, "", "four")
    assert folders_of(mine) == {"": ["four"], "a": ["one", "two", "three"]}


def test_place_put_twice_into_a_folder_lies_there_once_with_its_newest_title(mine):
    first = mine.put_favourite(FILING, "old", now=NOW)
    again = mine.put_favourite(FILING, "new", now=minutes(1))
    assert mine.favourites() == (replace(first, title="new"),) == (again,)


def test_place_may_lie_in_two_folders_and_in_both_directions(mine):
    for place, folder in ((FILING, "a"), (FILING, "b"), (Place("guide", FILING.ref), "a")):
        mine.put_favourite(place, "title", folder, now=NOW)
    assert len(mine.favourites()) == 3


@pytest.mark.parametrize(
    ("index", "expected"), [(0, ["c", "a", "b"]), (1, ["a", "c", "b"]), (2, ["a", "b", "c"]), (9, ["a", "b", "c"])]
)
def test_favourite_moves_within_its_folder_without_a_new_edition(mine, index, expected):
    put_places(mine, "f", "a", "b", "c")
    before = {one.uid: one.changed for one in mine.favourites()}
    mine.move_favourite(mine.favourites()[2].uid, "f", index, now=minutes(1))
    assert folders_of(mine) == {"f": expected}
    assert {one.uid: one.changed for one in mine.favourites()} == before


def test_favourite_that_moves_to_another_folder_is_another_edition(mine):
    put_places(mine, "f", "a", "b")
    put_places(mine, "g", "c", "d")
    moved = mine.favourites()[0]
    mine.move_favourite(moved.uid, "g", 1, now=minutes(1))
    assert folders_of(mine) == {"f": ["b"], "g": ["c", "a", "d"]}
    assert next(one for one in mine.favourites() if one.uid == moved.uid).ancestors == (moved.changed,)


def test_favourites_are_found_by_their_place_in_every_folder(mine):
    for place, folder in ((FILING, "a"), (FUND, "a"), (FILING, ""), (replace(FILING, origin=None), "")):
        mine.put_favourite(place, "title", folder, now=NOW)
    assert [(one.place, one.folder) for one in mine.favourites_at(FILING)] == [(FILING, ""), (FILING, "a")]
    assert [one.folder for one in mine.favourites_at(replace(FILING, origin=None))] == [""]
    assert mine.favourites_at(Place("event", "moving")) == ()


def test_favourite_that_is_gone_cannot_be_moved(mine):
    with pytest.raises(UserDataError, match="removed in the meantime"):
        mine.move_favourite(uid(1), "", 0, now=NOW)


def test_renamed_folder_comes_behind_what_lies_in_the_other(mine):
    put_places(mine, "f", "a", "b")
    put_places(mine, "g", "c")
    mine.rename_folder("f", "g", now=minutes(1))
    assert folders_of(mine) == {"g": ["c", "a", "b"]}
    mine.rename_folder("g", "", now=minutes(2))
    assert folders_of(mine) == {"": ["c", "a", "b"]}


def test_folder_renamed_to_its_own_name_is_untouched(mine):
    put_places(mine, "f", "a")
    before = mine.everything()
    mine.rename_folder("f", " f ", now=minutes(1))
    assert mine.everything() == before


def test_removed_favourite_is_gone_and_may_be_removed_again(mine):
    first, second = put_places(mine, "", "a", "b")
    mine.remove_favourite(first)
    mine.remove_favourite(first)
    assert [one.uid for one in mine.favourites()] == [second]


# Notes


def test_note_is_kept_with_the_words_of_its_line(mine):
    put = mine.put_note(SERVICE, "step-online", " 带\r\n身份证\x07 ", "网上备案。", now=NOW)
    assert mine.notes() == mine.notes(SERVICE) == (put,)
    assert (put.text, put.seen, put.changed) == ("带\n身份证", "网上备案。", stamp(NOW))
    assert mine.notes("another-service") == ()


def test_note_written_again_is_its_next_edition(mine):
    first = mine.put_note(SERVICE, "step-online", "one", "line", now=NOW)
    second = mine.put_note(SERVICE, "step-online", "two", "line", now=minutes(1), uid=first.uid)
    assert mine.notes() == (second,)
    assert (second.uid, second.ancestors, second.text) == (first.uid, (first.changed,), "two")


def test_note_written_again_without_a_change_is_no_new_edition(mine):
    first = mine.put_note(SERVICE, "step-online", "one", "line", now=NOW)
    assert mine.put_note(SERVICE, "step-online", " one\n", "line", now=minutes(1), uid=first.uid) == first


def test_note_that_was_removed_meanwhile_is_written_as_a_new_one(mine):
    first = mine.put_note(SERVICE, "step-online", "one", "line", now=NOW)
    mine.remove_note(first.uid)
    again = mine.put_note(SERVICE, "step-online", "two", "line", now=minutes(1), uid=first.uid)
    assert mine.notes() == (again,)
    assert again.uid != first.uid


def test_line_may_have_several_notes(mine):
    for text in ("one", "two"):
        mine.put_note(SERVICE, "step-online", text, "line", now=NOW)
    assert {note.text for note in mine.notes(SERVICE)} == {"one", "two"}


@pytest.mark.parametrize(("text", "says"), [(" \n", "write something"), ("x" * 4001, "at most 4000")])
def test_note_that_cannot_be_kept_is_refused_with_what_to_do(mine, text, says):
    with pytest.raises(UserDataError, match=says):
        mine.put_note(SERVICE, "step-online", text, "line", now=NOW)
    assert mine.notes() == ()


def test_place_that_no_page_has_is_a_fault_of_the_program(mine):
    with pytest.raises(ValueError, match="page"):
        mine.put_favourite(Place("../x"), "title", now=NOW)


# Ticks


def test_ticks_are_kept_by_page(mine):
    mine.put_tick("a", "one", on=True)
    mine.put_tick("a", "one", on=True)
    mine.put_tick("b", "one", on=True)
    mine.put_tick("a", "two", on=True)
    mine.put_tick("a", "two", on=False)
    assert mine.ticks("a") == {Tick("a", "one")}
    assert mine.ticks() == {Tick("a", "one"), Tick("b", "one")}
    mine.clear_ticks("a")
    assert mine.ticks() == {Tick("b", "one")}
    mine.clear_ticks()
    assert mine.ticks() == frozenset()


# History


def test_visits_are_kept_newest_first(mine):
    for number, place in enumerate((HOME, FILING, FUND)):
        mine.put_visit(place, place.page, now=minutes(number))
    assert [visit.place for visit in mine.visits()] == [FUND, FILING, HOME]
    assert [visit.place for visit in mine.visits(1)] == [FUND]


def test_same_place_twice_in_a_row_is_one_visit_at_the_newer_moment(mine):
    for number, place in enumerate((HOME, FILING, FILING, HOME)):
        mine.put_visit(place, place.page, now=minutes(number))
    assert [(visit.place, visit.moment) for visit in mine.visits()] == [
        (HOME, stamp(minutes(3))),
        (FILING, stamp(minutes(2))),
        (HOME, stamp(minutes(0))),
    ]


def test_history_keeps_the_newest(mine, monkeypatch):
    monkeypatch.setattr(mine_db, "MOST_VISITS", 3)
    for number in range(6):
        mine.put_visit(HOME if number % 2 else FILING, "title", now=minutes(number))
    assert [visit.moment for visit in mine.visits()] == [stamp(minutes(number)) for number in (5, 4, 3)]


def test_history_that_is_switched_off_records_nothing_and_keeps_what_was(mine, any_store):
    mine.put_visit(HOME, "title", now=NOW)
    assert mine.keeps_history
    any_store.put_setting(HISTORY.name, "")
    mine.put_visit(FILING, "title", now=minutes(1))
    assert not mine.keeps_history
    assert [visit.place for visit in mine.visits()] == [HOME]
    mine.clear_visits()
    assert mine.visits() == ()
    any_store.put_setting(HISTORY.name, "1")
    mine.put_visit(FILING, "title", now=minutes(2))
    assert [visit.place for visit in mine.visits()] == [FILING]


# Import


@given(ours=mines(), theirs=mines(), choice=st.sampled_from(Choice))
def test_import_keeps_what_the_plan_says(ours, theirs, choice):
    store, choices = MemoryStore(), Choices(otherwise=choice)
    store.mine.merge(ours)
    before = store.mine.everything()
    plan = plan_merge(before, theirs)
    assert store.mine.plan(theirs) == plan
    assert store.mine.everything() == before
    assert store.mine.merge(theirs, choices) == plan
    assert store.mine.everything() == merge(before, plan, choices)
    store.close()


def test_import_without_history_brings_no_visits(mine, any_store):
    any_store.put_setting(HISTORY.name, "")
    assert mine.merge(EVERYTHING).visits == ()
    assert mine.everything() == replace(EVERYTHING, visits=())


def test_choice_does_not_hold_for_what_was_written_after_it(mine):
    first = mine.put_note(SERVICE, "step-online", "one", "line", now=NOW)
    theirs = Mine(notes=(replace(first, text="theirs", changed=stamp(minutes(-9))),))
    (outcome,) = mine.plan(theirs).notes
    assert outcome.fate is Fate.CONFLICTING
    mine.put_note(SERVICE, "step-online", "written meanwhile", "line", now=minutes(1), uid=first.uid)
    mine.merge(theirs, Choices({outcome.key: Choice.THEIRS}))
    assert [note.text for note in mine.notes()] == ["written meanwhile"]


@pytest.mark.parametrize("kind", ["favourites", "notes", "ticks"])
def test_more_than_can_be_kept_is_refused_whole(mine, monkeypatch, kind):
    monkeypatch.setattr(mine_db, "MOST_RECORDS", {**mine_rules.MOST_RECORDS, kind: 1})
    with pytest.raises(UserDataError, match=f"room for 1 {kind}"):
        mine.merge(EVERYTHING)
    assert mine.everything() == Mine()
    put = {
        "favourites": lambda number: mine.put_favourite(Place("guide", f"a-{number}"), "title", now=NOW),
        "notes": lambda number: mine.put_note(SERVICE, "line", f"{number}", "line", now=NOW),
        "ticks": lambda number: mine.put_tick("page", f"{number}", on=True),
    }[kind]
    put(1)
    if kind != "notes":
        put(1)  # it is there already and needs no room
    with pytest.raises(UserDataError, match=f"room for 1 {kind}"):
        put(2)


# The file


def test_all_of_it_is_there_when_the_file_is_opened_again(path):
    store = UserDb(path)
    store.mine.merge(EVERYTHING)
    store.close()
    again = UserDb(path)
    assert again.mine.everything() == EVERYTHING
    again.close()


def test_power_failure_right_after_a_call_takes_nothing_back(store):
    """EXTRA: the folder is written too when the journal goes, so that it cannot come back."""
    connection = store._connection._connection
    assert connection.execute("PRAGMA synchronous").fetchone() == (3,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


WRITES = {
    "put_favourite": lambda mine: mine.put_favourite(FUND, "title", now=NOW),
    "move_favourite": lambda mine: mine.move_favourite(uid(1), "folder", 0, now=NOW),
    "rename_folder": lambda mine: mine.rename_folder("", "folder", now=NOW),
    "remove_favourite": lambda mine: mine.remove_favourite(uid(1)),
    "put_note": lambda mine: mine.put_note(SERVICE, "line", "text", "line", now=NOW),
    "remove_note": lambda mine: mine.remove_note(uid(1)),
    "put_tick": lambda mine: mine.put_tick("page", "line", on=True),
    "clear_ticks": lambda mine: mine.clear_ticks(),
    "put_visit": lambda mine: mine.put_visit(FUND, "title", now=NOW),
    "clear_visits": lambda mine: mine.clear_visits(),
    "merge": lambda mine: mine.merge(Mine((favourite(9, FUND),), (later(note()),), frozenset({Tick("new", "one")}))),
}


@pytest.mark.parametrize("name", WRITES)
def test_write_that_fails_is_a_sentence_and_changes_nothing(path, monkeypatch, name):
    monkeypatch.setattr(user_db, "_TIMEOUT_S", 0)
    store = UserDb(path)
    store.mine.merge(EVERYTHING)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UserDataError) as caught:
        WRITES[name](store.mine)
    for part in (str(path), "locked", "nothing was changed"):
        assert part in str(caught.value)
    assert store.mine.everything() == EVERYTHING
    other.close()
    WRITES[name](store.mine)
    assert store.mine.everything() != EVERYTHING
    store.close()


def test_disk_that_fills_up_loses_nothing_that_was_said_to_be_kept(small_disk):
    store, kept = UserDb(small_disk / "user.db"), []
    with pytest.raises(UserDataError, match=r"disk is full|disk I/O error") as caught:
        kept.extend(store.mine.put_note(SERVICE, f"line-{n:03}", "字" * 900, "line", now=NOW) for n in range(1000))
    assert "make room there" in str(caught.value)
    assert store.mine.notes() == tuple(kept)
    store.close()
    again = UserDb(small_disk / "user.db")
    assert again.mine.notes() == tuple(kept)
    again.close()


@pytest.mark.parametrize("statement", range(1, 6))
def test_import_that_fails_at_any_statement_leaves_all_as_it_was(store, statement, monkeypatch):
    """All of it or nothing, and the next one finds nothing left open."""
    store.mine.merge(Mine(notes=(note(),), ticks=frozenset({Tick("a", "b")})))
    before, connection, left = store.mine.everything(), store.mine._db, [statement]
    real = connection.write_all

    def write_all(*args, **kwargs):
        left[0] -= 1
        if left[0] == 0:
            raise sqlite3.OperationalError("disk I/O error")
        return real(*args, **kwargs)

    monkeypatch.setattr(connection, "write_all", write_all)
    with pytest.raises(UserDataError, match="disk I/O error"):
        store.mine.merge(EVERYTHING)
    assert store.mine.everything() == before
    monkeypatch.undo()
    store.mine.merge(EVERYTHING)
    assert store.mine.everything() == merge(before, plan_merge(before, EVERYTHING))


@pytest.mark.parametrize(
    "read",
    [
        lambda m: m.everything(),
        lambda m: m.favourites(),
        lambda m: m.notes(),
        lambda m: m.ticks(),
        lambda m: m.visits(),
    ],
)
def test_what_cannot_be_read_is_a_sentence(store, path, read):
    other = sqlite3.connect(path)
    for table in ("favourite", "note", "tick", "visit"):
        other.execute(f"DROP TABLE {table}")
    other.commit()
    other.close()
    with pytest.raises(UserDataError, match="no such table") as caught:
        read(store.mine)
    assert str(path) in str(caught.value)


def test_readers_see_whole_imports_while_a_writer_writes(store):
    """Threads have the connection one after the other: nobody sees half of an import."""
    parcels = [Mine(tuple(favourite(10 * n + m, Place("guide", f"s-{n}-{m}")) for m in range(10))) for n in range(6)]
    seen, failed, ended = [], [], threading.Event()

    def look():
        try:
            while True:
                seen.append(len(store.mine.everything().favourites))
                if ended.is_set():
                    return
        except Exception as error:  # noqa: BLE001 - told below
            failed.append(error)

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for parcel in parcels:
        store.mine.merge(parcel)
    ended.set()
    for thread in threads:
        thread.join()
    assert failed == []
    assert {count % 10 for count in seen} == {0}
    assert max(seen) == 60


def test_two_programs_see_what_the_other_keeps(path):
    one, other = UserDb(path), UserDb(path)
    kept = one.mine.put_favourite(FILING, "title", now=NOW)
    assert other.mine.favourites() == (kept,)
    other.mine.remove_favourite(kept.uid)
    assert one.mine.favourites() == ()
    one.close()
    other.close()


def test_most_visits_are_the_same_in_store_and_merge():
    assert mine_rules.MOST_RECORDS["visits"] == mine_db.MOST_VISITS == MOST_VISITS
