from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.kiosk.keys import MOST_KEYS, PAUSE_MS, WITHIN_MS, Deed, Key, Keyboard


def deeds(*keys, every_ms=50):
    keyboard = Keyboard()
    return [keyboard.press(key, number * every_ms) for number, key in enumerate(keys)]


def test_a_scanner_writes_and_ends_with_enter():
    assert deeds(Key.TEXT, Key.SPACE, Key.TEXT, Key.ENTER) == [Deed.TYPE, Deed.TYPE, Deed.TYPE, Deed.ENTER]


def test_a_keypad_moves_and_presses():
    assert deeds(Key.TEXT, Key.MOVE, Key.ENTER, Key.SPACE) == [Deed.TYPE, Deed.MOVE, Deed.PRESS, Deed.PRESS]


def test_other_keys_do_nothing_and_change_nothing():
    assert deeds(Key.OTHER, Key.TEXT, Key.OTHER, Key.ENTER) == [Deed.NOTHING, Deed.TYPE, Deed.NOTHING, Deed.ENTER]


def test_a_key_that_is_stuck_writes_once():
    keyboard = Keyboard()
    assert keyboard.press(Key.TEXT, 0) is Deed.TYPE
    assert {keyboard.press(Key.TEXT, at, repeats=True) for at in range(500, 60_000, 40)} == {Deed.NOTHING}
    assert keyboard.press(Key.ERASE, 60_040, repeats=True) is Deed.ERASE


def test_a_flood_is_dropped_until_it_has_ceased_for_a_while():
    keyboard = Keyboard()
    done = [keyboard.press(Key.TEXT, at) for at in range(10_000)]
    assert done.count(Deed.TYPE) == MOST_KEYS
    assert keyboard.is_paused
    assert keyboard.press(Key.TEXT, 9_999 + PAUSE_MS - 1) is Deed.NOTHING
    assert keyboard.press(Key.TEXT, 9_998 + 2 * PAUSE_MS) is Deed.TYPE
    assert not keyboard.is_paused


def test_a_clock_that_begins_anew_lifts_the_pause():
    keyboard = Keyboard()
    for at in range(200):
        keyboard.press(Key.TEXT, 2**32 + at)
    assert keyboard.is_paused
    assert keyboard.press(Key.TEXT, 5) is Deed.TYPE


@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from(Key)), max_size=400))
def test_no_second_has_more_deeds_than_a_person(presses):
    keyboard, now, done = Keyboard(), 0, []
    for pause, key in presses:
        now += pause
        if keyboard.press(key, now) is not Deed.NOTHING:
            done.append(now)
    assert all(late - early >= WITHIN_MS for early, late in zip(done, done[MOST_KEYS:], strict=False))
