"""Editions, stamps, orders, and what becomes of the line under a note."""

from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.mine import (
    MOST_ANCESTORS,
    MOST_VISITS,
    Mine,
    NoteState,
    Place,
    Tick,
    Visit,
    edit,
    in_order,
    line_fate,
    new_uid,
    newest_visits,
    read_stamp,
    stamp,
)
from tests.mine_records import MOMENTS, NOW, favourite, note


@pytest.mark.parametrize(
    ("present", "state"),
    [("网上备案。", NoteState.CURRENT), ("到窗口备案。", NoteState.CHANGED), (None, NoteState.GONE)],
)
def test_state_of_a_note_follows_its_line(present, state):
    fate = line_fate(note().seen, present)
    assert (fate.state, fate.old, fate.new) == (state, "网上备案。", present)


@given(MOMENTS)
def test_stamp_stands_for_its_moment(moment):
    assert read_stamp(stamp(moment)) == moment


@given(MOMENTS, MOMENTS)
def test_stamps_sort_by_time(one, other):
    assert (stamp(one) < stamp(other)) == (one < other)


def test_stamp_is_in_universal_time():
    assert stamp(NOW.astimezone(timezone(timedelta(hours=8)))) == stamp(NOW)


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=60))
def test_edition_descends_from_all_before_it_whatever_the_clock_says(minutes):
    editions = [note()]
    for number, minute in enumerate(minutes):
        editions.append(edit(editions[-1], NOW + timedelta(minutes=minute), text=f"{number}"))
    stamps = [edition.changed for edition in editions]
    assert stamps == sorted(set(stamps))
    assert editions[-1].ancestors == tuple(reversed(stamps[:-1]))[:MOST_ANCESTORS]


def test_edition_keeps_what_was_not_changed():
    edition = edit(favourite(folder="a", position=3), NOW, folder="b")
    assert (edition.uid, edition.place, edition.folder, edition.position) == (
        favourite().uid,
        favourite().place,
        "b",
        3,
    )


def test_names_of_records_are_never_the_same():
    assert len({new_uid() for _ in range(100)}) == 100


def test_favourites_lie_by_folder_and_in_it_by_position():
    mixed = [favourite(1, folder="b"), favourite(2, position=2), favourite(3, folder="a"), favourite(4, position=1)]
    assert [one.uid[-1] for one in in_order(mixed)] == ["4", "2", "3", "1"]


def test_newest_visits_are_kept():
    visits = [Visit(stamp(NOW + timedelta(seconds=number)), Place("home"), "") for number in range(MOST_VISITS + 20)]
    kept = newest_visits(visits)
    assert len(kept) == MOST_VISITS
    assert (kept[0], kept[-1]) == (visits[-1], visits[20])


@pytest.mark.parametrize(
    "mine",
    [
        Mine((favourite(),)),
        Mine(notes=(note(),)),
        Mine(ticks=frozenset({Tick("a", "b")})),
        Mine(visits=(Visit("", Place("home"), ""),)),
    ],
    ids=["favourite", "note", "tick", "visit"],
)
def test_any_record_is_something(mine):
    assert mine
    assert not Mine()
