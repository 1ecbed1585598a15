from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.kiosk.touches import SAME_KEY_MS, SECOND_TAP_MS, SLOP, Phase, Touches

HERE, FAR = (100, 100), (100, 100 + SLOP)
UP_AND_DOWN = (False, True)


def tap(touches, key, at_ms, *, is_fast=False, lasts=50):
    touches.press(key, at_ms, HERE, is_fast=is_fast)
    return touches.release(at_ms + lasts)


def test_a_tap_acts_when_it_is_released():
    touches = Touches()
    assert touches.press("a", 0, HERE)
    assert touches.phase is Phase.DOWN
    assert touches.release(5000)


def test_a_second_tap_too_soon_is_ignored_wherever_it_falls():
    touches = Touches()
    assert tap(touches, "a", 0)
    assert not tap(touches, "b", 50 + SECOND_TAP_MS - 1)
    assert tap(touches, "b", 50 + SECOND_TAP_MS)


def test_taps_that_are_ignored_keep_nobody_waiting():
    """Who drums on the screen gets through every now and then."""
    touches = Touches()
    acted = [at for at in range(0, 3000, 100) if tap(touches, "a", at, lasts=20)]
    assert acted == list(range(0, 3000, 400))


def test_letters_may_follow_each_other_quickly():
    touches = Touches()
    assert tap(touches, "a", 0, is_fast=True)
    assert tap(touches, "b", 60, is_fast=True, lasts=20)
    assert not tap(touches, "b", 80 + SAME_KEY_MS - 1, is_fast=True)
    assert tap(touches, "b", 80 + SAME_KEY_MS, is_fast=True)
    assert not tap(touches, "finish", 330)


def test_a_finger_that_slips_off_has_done_nothing_even_when_it_returns():
    touches = Touches()
    touches.press("a", 0, HERE)
    assert touches.move(FAR, is_on_key=False) is Phase.ENDED
    assert touches.move(HERE, is_on_key=True) is Phase.ENDED
    assert not touches.release(50)
    assert tap(touches, "a", 60), "nothing was tapped before"


def test_a_finger_that_trembles_does_not_scroll():
    touches = Touches()
    touches.press("a", 0, HERE)
    assert touches.move((100 + SLOP - 1, 100 - SLOP + 1), is_on_key=True, scrolls=UP_AND_DOWN) is Phase.DOWN
    assert touches.release(50)


def test_scrolling_presses_nothing_and_lets_one_scroll_on_at_once():
    touches = Touches()
    touches.press("a", 0, HERE)
    assert touches.move(FAR, is_on_key=True, scrolls=UP_AND_DOWN) is Phase.SCROLLING
    assert not touches.release(50)
    assert touches.press("a", 60, HERE)


def test_a_page_that_only_goes_up_and_down_does_not_go_sideways():
    touches = Touches()
    touches.press("a", 0, HERE)
    assert touches.move((100 + SLOP, 100), is_on_key=True, scrolls=UP_AND_DOWN) is Phase.DOWN


def test_a_second_finger_ends_it_until_all_are_lifted():
    touches = Touches()
    touches.count(1)
    touches.press("a", 0, HERE)
    touches.count(2)
    assert not touches.release(50)
    touches.count(1)
    assert not tap(touches, "a", 400)
    touches.count(0)
    touches.count(1)
    assert tap(touches, "a", 800)


def test_a_clock_that_begins_anew_stops_nobody():
    touches = Touches()
    assert tap(touches, "a", 2**32 - 100)
    assert tap(touches, "a", 10)


TAPS = st.lists(
    st.tuples(st.integers(0, 500), st.integers(0, 400), st.sampled_from("abc"), st.booleans(), st.integers(1, 2)),
    max_size=30,
)


@given(TAPS)
def test_no_two_taps_that_act_are_too_close(taps):
    touches, now, last = Touches(), 0, None
    for pause, lasts, key, is_fast, fingers in taps:
        now += pause
        touches.count(fingers)
        touches.press(key, now, HERE, is_fast=is_fast)
        acts = touches.release(now + lasts)
        touches.count(0)
        assert not (acts and fingers > 1)
        if acts and last is not None:
            both = is_fast and last[2]
            needed = (SAME_KEY_MS if key == last[1] else 0) if both else SECOND_TAP_MS
            assert now - last[0] >= needed
        now += lasts
        if acts:
            last = (now, key, is_fast)
