"""When a session at a kiosk begins and ends, and what holds of it whatever is done and however the clock runs."""

import math

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cztservices.domain.kiosk.session import LATEST_S, Ended, Phase, SessionClock, Standing
from cztservices.domain.kiosk.setup import KioskSetup, Timing

IDLE, COUNTDOWN = 120, 20
BEGUN = 1000.0
IN_USE = Standing(Phase.IN_USE)


def ended(why) -> Standing:
    return Standing(Phase.ATTRACT, 0, why)


@pytest.fixture
def clock() -> SessionClock:
    """A clock with the timing of a kiosk that nobody has set up."""
    return SessionClock(KioskSetup().timing)


def pass_seconds(clock: SessionClock, since: float, seconds: int) -> Standing:
    """Let ``seconds`` pass, one tick each."""
    for second in range(1, seconds + 1):
        clock.tick(since + second)
    return clock.standing


def test_nobody_is_there_until_somebody_touches(clock):
    assert clock.standing == Standing()
    assert clock.tick(BEGUN) == clock.stay(BEGUN) == clock.finish(BEGUN) == Standing()
    assert clock.touch(BEGUN + 9999) == IN_USE


def test_countdown_begins_when_nobody_has_touched_for_the_idle_time(clock):
    clock.touch(BEGUN)
    assert pass_seconds(clock, BEGUN, IDLE - 1) == IN_USE
    assert clock.tick(BEGUN + IDLE) == Standing(Phase.COUNTDOWN, COUNTDOWN)


def test_countdown_says_the_seconds_left_and_ends_at_none(clock):
    clock.touch(BEGUN)
    pass_seconds(clock, BEGUN, IDLE)
    left = [clock.tick(BEGUN + IDLE + second).seconds_left for second in range(COUNTDOWN)]
    assert left == list(range(COUNTDOWN, 0, -1))
    assert clock.tick(BEGUN + IDLE + COUNTDOWN - 0.01) == Standing(Phase.COUNTDOWN, 1)
    assert clock.tick(BEGUN + IDLE + COUNTDOWN) == ended(Ended.TIMED_OUT)


def test_touch_in_time_keeps_the_session(clock):
    clock.touch(BEGUN)
    pass_seconds(clock, BEGUN, IDLE - 1)
    clock.touch(BEGUN + IDLE - 1)
    assert pass_seconds(clock, BEGUN + IDLE - 1, IDLE - 1) == IN_USE


def test_staying_goes_on_with_the_whole_idle_time_as_often_as_wanted(clock):
    clock.touch(BEGUN)
    since = BEGUN
    for _time in range(50):
        assert pass_seconds(clock, since, IDLE + COUNTDOWN - 1) == Standing(Phase.COUNTDOWN, 1)
        since += IDLE + COUNTDOWN - 1
        assert clock.stay(since) == IN_USE
    assert pass_seconds(clock, since, IDLE - 1) == IN_USE


def test_touch_beside_the_button_gives_the_countdown_its_time_again_but_does_not_go_on(clock):
    clock.touch(BEGUN)
    pass_seconds(clock, BEGUN, IDLE + 15)
    assert clock.touch(BEGUN + IDLE + 15) == Standing(Phase.COUNTDOWN, COUNTDOWN)
    assert pass_seconds(clock, BEGUN + IDLE + 15, COUNTDOWN - 1) == Standing(Phase.COUNTDOWN, 1)
    assert clock.tick(BEGUN + IDLE + 15 + COUNTDOWN) == ended(Ended.TIMED_OUT)


@pytest.mark.parametrize("waited", [0, IDLE - 1, IDLE + 1])
def test_finishing_ends_at_once(clock, waited):
    clock.touch(BEGUN)
    pass_seconds(clock, BEGUN, waited)
    assert clock.finish(BEGUN + waited) == ended(Ended.FINISHED)


def test_touch_that_comes_when_the_time_is_over_ends_and_the_next_begins(clock):
    clock.touch(BEGUN)
    pass_seconds(clock, BEGUN, IDLE + COUNTDOWN - 1)
    assert clock.touch(BEGUN + IDLE + COUNTDOWN) == ended(Ended.TIMED_OUT)
    assert clock.touch(BEGUN + IDLE + COUNTDOWN) == IN_USE


@pytest.mark.parametrize("event", ["touch", "tick", "stay", "finish"])
@pytest.mark.parametrize("slept", [LATEST_S + 0.01, 3 * 3600, -LATEST_S - 0.01, -BEGUN, math.inf])
def test_first_event_after_the_clock_has_jumped_ends_the_session(clock, event, slept):
    clock.touch(BEGUN)
    assert getattr(clock, event)(BEGUN + slept) == ended(Ended.CLOCK_JUMPED)


@pytest.mark.parametrize("late", [0.0, 2.5, LATEST_S, -0.5])
def test_tick_that_is_a_little_late_or_out_of_order_ends_nothing(clock, late):
    clock.touch(BEGUN)
    assert clock.tick(BEGUN + late) == IN_USE


def test_touch_out_of_order_counts_from_the_latest_event(clock):
    clock.touch(BEGUN)
    clock.tick(BEGUN + 5)
    clock.touch(BEGUN - 1)
    assert pass_seconds(clock, BEGUN + 5, IDLE - 1) == IN_USE


def test_session_after_a_jump_has_its_whole_time(clock):
    clock.touch(BEGUN)
    clock.tick(5.0)
    assert clock.touch(6.0) == IN_USE
    assert pass_seconds(clock, 6.0, IDLE - 1) == IN_USE


def test_why_the_last_session_ended_is_told_until_the_next_begins(clock):
    clock.touch(BEGUN)
    clock.finish(BEGUN)
    assert clock.tick(BEGUN + 1).ended is Ended.FINISHED
    assert clock.touch(BEGUN + 2).ended is None


class Kiosk(RuleBasedStateMachine):
    """People come, touch, go and stay; ticks come in time, late, or much too late."""

    def __init__(self) -> None:
        super().__init__()
        self.timing = Timing(idle_s=30, countdown_s=8)
        self.clock = SessionClock(self.timing)
        self.now = self.heard = self.touched = 500.0

    @property
    def phase(self) -> Phase:
        return self.clock.standing.phase

    def happen(self, event) -> Phase:
        """Let ``event`` happen now; the phase before it."""
        before = self.phase
        event(self.now)
        gap, self.heard = self.now - self.heard, self.now
        if before is not Phase.ATTRACT and gap > LATEST_S:
            assert self.clock.standing == ended(Ended.CLOCK_JUMPED)
        return before

    @rule(seconds=st.floats(0, 3))
    def tick_in_time(self, seconds):
        self.now += seconds
        self.happen(self.clock.tick)

    @rule(seconds=st.integers(1, 45))
    def wait(self, seconds):
        for _second in range(seconds):
            self.tick_in_time(1.0)

    @rule(seconds=st.floats(LATEST_S + 0.001, 1e6))
    def sleep(self, seconds):
        self.now += seconds
        self.happen(self.clock.tick)
        assert self.phase is Phase.ATTRACT

    @rule(seconds=st.floats(0, 20))
    def touch(self, seconds):
        self.now += seconds
        before = self.happen(self.clock.touch)
        assert before is not Phase.ATTRACT or self.phase is Phase.IN_USE
        assert before is not Phase.COUNTDOWN or self.phase is not Phase.IN_USE
        self.touched = self.now

    @rule()
    def stay(self):
        before = self.happen(self.clock.stay)
        assert (self.phase is Phase.ATTRACT) is (before is Phase.ATTRACT)
        assert before is Phase.ATTRACT or self.phase is Phase.IN_USE
        self.touched = self.now

    @rule()
    def finish(self):
        before = self.happen(self.clock.finish)
        assert self.phase is Phase.ATTRACT
        assert before is Phase.ATTRACT or self.clock.standing.ended is Ended.FINISHED

    @precondition(lambda self: self.phase is Phase.COUNTDOWN)
    @rule()
    def leave(self):
        left = self.clock.standing.seconds_left
        for _second in range(left):
            self.tick_in_time(1.0)
        assert self.clock.standing == ended(Ended.TIMED_OUT)

    @invariant()
    def session_does_not_outlive_its_last_touch(self):
        assert self.phase is Phase.ATTRACT or self.now - self.touched < self.timing.idle_s + self.timing.countdown_s

    @invariant()
    def seconds_are_left_in_the_countdown_alone(self):
        left = self.clock.standing.seconds_left
        assert 1 <= left <= self.timing.countdown_s if self.phase is Phase.COUNTDOWN else left == 0

    @invariant()
    def reason_is_told_between_sessions_alone(self):
        assert self.phase is Phase.ATTRACT or self.clock.standing.ended is None


Kiosk.TestCase.settings = settings(max_examples=200, stateful_step_count=30)
TestKiosk = Kiosk.TestCase
