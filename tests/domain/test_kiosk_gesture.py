"""The hidden gesture: right taps always open, random ones never do."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.kiosk.gesture import MOST_SECONDS, ORDER, REACH_DP, Corner, Gesture, find_corner

WIDTH, HEIGHT = 1080, 1920

taps = st.lists(st.tuples(st.sampled_from([*Corner, None]), st.floats(0, 3)), max_size=30)


def do(gesture: Gesture, *corners: Corner | None, begin: float = 0.0, pause: float = 1.0) -> list[bool]:
    """Tap on ``corners`` one after the other; what each tap opened."""
    return [gesture.tap(corner, begin + number * pause) for number, corner in enumerate(corners)]


@given(taps, st.floats(0, MOST_SECONDS / (len(ORDER) - 1)), st.floats(0, 1_000))
def test_right_taps_open_whatever_was_tapped_before(before, pause, begin):
    gesture = Gesture()
    for corner, at in before:
        gesture.tap(corner, at)
    gesture.tap(None, begin + 10)
    assert do(gesture, *ORDER, begin=begin + 11, pause=pause * 0.999) == [False] * 4 + [True]


@given(taps)
def test_gesture_opens_only_on_the_order_in_time_with_nothing_between(tapped):
    gesture, now, told, since = Gesture(), 0.0, [], 0
    for corner, pause in tapped:
        now += pause
        told.append((corner, now))
        last = told[since:][-len(ORDER) :]
        right = tuple(one for one, _at in last) == ORDER and last[-1][1] - last[0][1] <= MOST_SECONDS
        assert gesture.tap(corner, now) == right
        if right:
            since = len(told)


def test_mashing_for_hours_does_not_open():
    chance, gesture, opened = random.Random(8), Gesture(), 0  # noqa: S311 - the same taps each time
    for number in range(300_000):
        corner = find_corner(chance.uniform(0, WIDTH), chance.uniform(0, HEIGHT), WIDTH, REACH_DP)
        opened += gesture.tap(corner, number / 1_000)
    assert opened == 0


@pytest.mark.parametrize("pause", [MOST_SECONDS / (len(ORDER) - 1) + 0.01, -1.0])
def test_slow_taps_and_a_clock_that_runs_back_do_not_open(pause):
    assert not any(do(Gesture(), *ORDER, begin=100, pause=pause))


def test_tap_elsewhere_in_between_begins_anew():
    gesture = Gesture()
    assert not any(do(gesture, *ORDER[:3], None, *ORDER[3:], pause=0.1))


def test_gesture_has_to_be_made_whole_again():
    gesture = Gesture()
    assert do(gesture, *ORDER, *ORDER[1:], pause=0.1).count(True) == 1


@pytest.mark.parametrize(("x", "y", "corner"), [
    (0, 0, Corner.LEFT), (REACH_DP, REACH_DP, Corner.LEFT), (REACH_DP + 1, 0, None), (0, REACH_DP + 1, None),
    (WIDTH, 0, Corner.RIGHT), (WIDTH - REACH_DP, REACH_DP, Corner.RIGHT), (WIDTH - REACH_DP - 1, 0, None),
    (WIDTH, HEIGHT, None), (0, HEIGHT, None), (-1, 0, None), (WIDTH + 1, 0, None),
])  # fmt: skip
def test_only_the_upper_corners_count(x, y, corner):
    assert find_corner(x, y, WIDTH, REACH_DP) is corner


def test_screen_that_is_all_corner_has_none():
    assert find_corner(0, 0, 2 * REACH_DP, REACH_DP) is None
