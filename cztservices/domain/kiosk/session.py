"""When a session at a kiosk begins and ends: a clock that is handed the time and owns none."""

import math
from dataclasses import dataclass
from enum import StrEnum

from cztservices.domain.kiosk.setup import Timing

LATEST_S = 10.0
"""A session of which nothing was heard for so long was not watched: the machine slept or the program stood still."""


class Phase(StrEnum):
    """Whether somebody is there."""

    ATTRACT = "attract"
    IN_USE = "in_use"
    COUNTDOWN = "countdown"


class Ended(StrEnum):
    """Why a session ended."""

    FINISHED = "finished"
    TIMED_OUT = "timed_out"
    CLOCK_JUMPED = "clock_jumped"


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand: ``seconds_left`` counts in ``COUNTDOWN`` alone, ``ended`` tells of the last session."""

    phase: Phase = Phase.ATTRACT
    seconds_left: int = 0
    ended: Ended | None = None


class SessionClock:
    """Begins a session with a touch, counts down when nobody touches, and ends it.

    All times are seconds of one clock that never goes back and goes on while the machine sleeps (on Linux
    ``CLOCK_BOOTTIME``; ``time.monotonic`` stands still meanwhile). Between sessions the clock may be left alone;
    within one, ``tick`` it once a second: the gap between two events tells that the machine slept. Then, and when the
    time goes back by as much, the session ends at once, since whoever comes next may be somebody else.

    The time is the same whatever is shown: a slip that prints or a code on the screen keeps no session.

    A touch that comes when the session is over only ends it: it was meant for what is no longer there. A touch during
    the countdown that is not "I am still here" lets the countdown begin anew: who is there and missed the button gets
    time for it, but neither a passing sleeve nor the next person opens what the last has left.
    """

    def __init__(self, timing: Timing) -> None:
        """Nobody is there."""
        self._timing = timing
        self._standing = Standing()
        self._seen = self._idle_until = 0.0

    @property
    def standing(self) -> Standing:
        """How things stood at the last event."""
        return self._standing

    def touch(self, now: float) -> Standing:
        """Somebody has touched the screen."""
        if self._standing.phase is Phase.ATTRACT:
            self._seen = now
            self._go_on()
        elif self.tick(now).phase is Phase.IN_USE:
            self._go_on()
        elif self._standing.phase is Phase.COUNTDOWN:
            self._idle_until = self._seen
            self._judge()
        return self._standing

    def tick(self, now: float) -> Standing:
        """Time has passed."""
        if self._standing.phase is Phase.ATTRACT:
            return self._standing
        if abs(now - self._seen) > LATEST_S:
            self._end(Ended.CLOCK_JUMPED)
        else:
            self._seen = max(self._seen, now)
            self._judge()
        return self._standing

    def stay(self, now: float) -> Standing:
        """Somebody says that they are still there; nothing where the session is over."""
        if self.tick(now).phase is not Phase.ATTRACT:
            self._go_on()
        return self._standing

    def finish(self, now: float) -> Standing:
        """Somebody has finished; nothing where the session is over."""
        if self.tick(now).phase is not Phase.ATTRACT:
            self._end(Ended.FINISHED)
        return self._standing

    def _go_on(self) -> None:
        self._idle_until = self._seen + self._timing.idle_s
        self._judge()

    def _judge(self) -> None:
        """What the time since the last touch means."""
        left = self._idle_until + self._timing.countdown_s - self._seen
        if self._seen < self._idle_until:
            self._standing = Standing(Phase.IN_USE)
        elif left > 0:
            self._standing = Standing(Phase.COUNTDOWN, min(math.ceil(left), self._timing.countdown_s))
        else:
            self._end(Ended.TIMED_OUT)

    def _end(self, why: Ended) -> None:
        self._standing = Standing(ended=why)
