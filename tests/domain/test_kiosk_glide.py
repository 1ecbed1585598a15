import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.kiosk.glide import FASTEST, SLOWS_MS, TAIL_MS, Glide


def thrown(*places, lifted_after=0):
    """A page that was moved so (one place every ten milliseconds) and let go."""
    glide = Glide()
    for number, place in enumerate(places):
        glide.drag(number * 10, place)
    glide.let_go((len(places) - 1) * 10 + lifted_after, 0)
    return glide


def test_the_page_goes_as_far_as_the_finger():
    glide = Glide()
    assert [glide.drag(at, place) for at, place in ((0, 100), (10, 90), (20, 95))] == [0, -10, 5]


def test_a_finger_that_rests_before_it_is_lifted_stops_the_page():
    assert thrown(0, 20, 40).is_moving
    assert not thrown(0, 20, 40, lifted_after=TAIL_MS + 20).is_moving


def test_a_tap_moves_nothing():
    assert not thrown(50).is_moving
    assert not thrown(50, 50, 50).is_moving


def test_a_finger_that_holds_it_stops_it():
    glide = thrown(0, 20, 40)
    glide.drag(100, 7)
    assert not glide.is_moving
    assert glide.step(500) == 0


def test_a_clock_that_begins_anew_throws_nothing():
    glide = Glide()
    glide.drag(2**32 - 5, 0)
    assert glide.drag(5, 10) == 10
    glide.let_go(10, 0)
    assert abs(glide.step(10_000)) <= FASTEST * SLOWS_MS


@given(
    st.lists(st.integers(-3000, 3000), min_size=2, max_size=20), st.lists(st.integers(0, 200), min_size=1, max_size=60)
)
def test_it_runs_on_one_way_not_too_far_and_comes_to_rest(places, pauses):
    glide, now, ways = thrown(*places), 0, []
    while glide.is_moving:
        now += pauses[len(ways) % len(pauses)] + 1
        ways.append(glide.step(now))
        assert now < 60_000
    assert len({way > 0 for way in ways}) <= 1
    assert abs(sum(ways)) <= FASTEST * SLOWS_MS


@given(st.integers(10, 400), st.integers(1, 100), st.integers(1, 100))
def test_slow_frames_lead_to_the_same_place(speed, first, second):
    often, once = thrown(0, speed), thrown(0, speed)
    assert often.step(first) + often.step(first + second) == pytest.approx(once.step(first + second), abs=1e-6)
