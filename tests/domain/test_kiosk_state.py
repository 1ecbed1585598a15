"""What a kiosk knows of itself, over many runs."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.kiosk.state import (
    MOST_VERSIONS,
    OLDER,
    KioskState,
    begin_run,
    end_run,
    forget_day,
    note_day,
    note_failed_pins,
    note_minutes,
    note_reset,
)
from tests.kiosk_records import states, versions

NOW = datetime(2026, 11, 28, 9, 30, 15, 999, tzinfo=UTC)
SECOND = NOW.replace(microsecond=0)


def test_run_that_ended_well_is_no_crash():
    state = begin_run(end_run(begin_run(KioskState(), "a", NOW)), "a", NOW)
    assert (state.starts, state.crashes, state.last_crash, state.last_start) == (2, 0, None, SECOND)
    assert state.is_running


def test_run_that_never_ended_is_a_crash_noticed_at_the_next_start():
    later = NOW.replace(day=29)
    state = begin_run(begin_run(KioskState(), "a", NOW), "a", later)
    assert (state.starts, state.crashes, state.last_crash) == (2, 1, later.replace(microsecond=0))
    assert end_run(state).last_crash == state.last_crash


def test_reset_is_remembered():
    assert note_reset(KioskState(), NOW).last_reset == SECOND


def test_failed_pins_survive_a_restart_and_a_reset():
    state = note_reset(note_failed_pins(begin_run(KioskState(), "a", NOW), 4), NOW)
    assert begin_run(state, "a", NOW).failed_pins == 4


def test_minutes_are_counted_by_catalogue_and_the_one_in_use_is_the_last():
    state = note_minutes(note_minutes(begin_run(KioskState(), "a", NOW), "a", 5), "b", 7)
    state = note_minutes(state, "a", 2)
    assert dict(state.ran_minutes) == {"b": 7, "a": 7}
    assert [*state.ran_minutes] == ["b", "a"]


def test_time_does_not_run_backwards():
    with pytest.raises(ValueError, match="-1 minutes"):
        note_minutes(KioskState(), "a", -1)


@given(
    states, st.lists(st.tuples(versions, st.integers(0, 99)), max_size=MOST_VERSIONS + 30, unique_by=lambda one: one[0])
)
def test_minutes_of_all_time_stay_whatever_many_catalogues_there_were(state, runs):
    total = state.minutes
    for version, minutes in runs:
        state = note_minutes(begin_run(state, version, NOW), version, minutes)
    assert state.minutes == total + sum(minutes for _version, minutes in runs)
    assert len(state.ran_minutes) <= MOST_VERSIONS + 1


def test_minutes_of_the_oldest_catalogues_become_one_number():
    state = KioskState()
    for number in range(MOST_VERSIONS + 2):
        state = note_minutes(state, f"{number:x}", 1)
    assert state.ran_minutes[OLDER] == 2
    assert "0" not in state.ran_minutes
    assert "2" in state.ran_minutes


def test_latest_day_never_goes_back_by_itself():
    state = note_day(note_day(begin_run(KioskState(), "a", NOW), date(2027, 1, 2)), date(2027, 1, 1))
    assert begin_run(state, "a", NOW).latest_day == date(2027, 1, 2)


def test_latest_day_is_forgotten_with_a_new_catalogue_or_by_a_technician():
    state = note_day(begin_run(KioskState(), "a", NOW), date(2035, 1, 1))
    assert begin_run(state, "b", NOW).latest_day is None
    assert forget_day(state).latest_day is None
