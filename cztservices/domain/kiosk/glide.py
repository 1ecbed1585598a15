"""How a page runs on after the finger that moved it has let go. Times in milliseconds, lengths in pixels."""

import math
from collections import deque

TAIL_MS = 100
"""The speed of a finger is that of its last tenth of a second."""

SLOWS_MS = 325
"""After so long a third of the speed is left."""

FASTEST = 6.0
"""Pixels a millisecond; a finger is never quicker by intention."""

RESTS = 0.03
"""Slower than this (pixels a millisecond) is standing still."""


class Glide:
    """One finger that moves a page along one line, and the page that runs on."""

    def __init__(self) -> None:
        """At rest."""
        self._places: deque[tuple[int, float]] = deque()
        self._speed = 0.0
        self._at_ms = 0

    @property
    def is_moving(self) -> bool:
        """Whether the page runs on."""
        return self._speed != 0.0

    def drag(self, at_ms: int, place: float) -> float:
        """The finger is at ``place``; return how far it went since the last time."""
        self._speed = 0.0
        moved = place - self._places[-1][1] if self._places else 0.0
        self._places.append((at_ms, place))
        while at_ms - self._places[0][0] > TAIL_MS or self._places[0][0] > at_ms:
            self._places.popleft()
        return moved

    def let_go(self, at_ms: int, now_ms: int) -> None:
        """The finger was lifted at ``at_ms``; where it had come to rest before, so does the page.

        ``now_ms`` is the time from which :meth:`step` counts, on a clock of its own.
        """
        tail = [(then, place) for then, place in self._places if 0 <= at_ms - then <= TAIL_MS]
        self._places.clear()
        took = at_ms - tail[0][0] if tail else 0
        speed = (tail[-1][1] - tail[0][1]) / took if took > 0 else 0.0
        self._speed = max(-FASTEST, min(FASTEST, speed)) if abs(speed) > RESTS else 0.0
        self._at_ms = now_ms

    def step(self, now_ms: int) -> float:
        """How far the page has run on since the last step."""
        passed = max(0, now_ms - self._at_ms)
        self._at_ms = now_ms
        left = self._speed * math.exp(-passed / SLOWS_MS)
        moved = (self._speed - left) * SLOWS_MS
        self._speed = left if abs(left) > RESTS else 0.0
        return moved

    def stop(self) -> None:
        """Stand still."""
        self._places.clear()
        self._speed = 0.0
