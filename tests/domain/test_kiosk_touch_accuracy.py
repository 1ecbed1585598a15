"""How exact a touch screen is, from five taps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.kiosk.touch_accuracy import DOTS, GOOD_MM, TouchTrial

PIXEL_MM = 0.25

offsets = st.lists(
    st.tuples(st.floats(-100, 100), st.floats(-100, 100)), min_size=len(DOTS), max_size=len(DOTS)
)  # up to 35 mm


def make_trial(pixel_mm=PIXEL_MM) -> TouchTrial:
    return TouchTrial(1080, 1920, pixel_mm)


@given(offsets)
def test_each_deviation_is_the_way_from_its_dot(moved):
    trial = make_trial()
    for right, down in moved:
        x, y = trial.dot
        trial.tap(x + right, y + down)
    for (right, down), found in zip(moved, trial.result.deviations, strict=True):
        assert (found.right_px, found.down_px) == pytest.approx((right, down), abs=1e-9)
        assert found.mm == pytest.approx((right**2 + down**2) ** 0.5 * PIXEL_MM, abs=1e-9)
    assert trial.result.is_good == all(one.mm <= GOOD_MM for one in trial.result.deviations)
    assert trial.result.worst.mm == max(one.mm for one in trial.result.deviations)


@pytest.mark.parametrize(("pixels", "good"), [(20, True), (21, False)])
def test_one_dot_off_by_more_than_five_millimetres_asks_for_calibration(pixels, good):
    trial = make_trial()
    for number in range(len(DOTS)):
        x, y = trial.dot
        trial.tap(x + (pixels if number == 3 else 0), y)
    assert trial.result.is_good is good


def test_dots_are_the_corners_inset_and_the_centre():
    trial, seen = make_trial(), []
    while trial.dot is not None:
        seen.append(trial.dot)
        trial.tap(*trial.dot)
    assert seen[-1] == (540, 960)
    assert {(x < 540, y < 960) for x, y in seen[:-1]} == {(True, True), (False, True), (False, False), (True, False)}
    assert all(0 < x < 1080 and 0 < y < 1920 for x, y in seen)


def test_tap_counts_for_its_dot_however_far_away_it_is():
    trial = make_trial()
    for number in range(len(DOTS)):
        assert trial.number == number
        trial.tap(trial.dot[0] + 800, trial.dot[1] - 600)
    assert [(one.px, one.mm) for one in trial.result.deviations] == [pytest.approx((1000, 250))] * len(DOTS)
    assert not trial.result.is_good


def test_taps_after_the_last_dot_change_nothing():
    trial = make_trial()
    for _ in DOTS:
        trial.tap(*trial.dot)
    before = trial.result
    trial.tap(0, 0)
    assert trial.result == before
