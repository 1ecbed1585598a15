"""The hidden gesture of a technician: taps on the two upper corners of the screen by turns.

Why those: nothing that can be pressed stands there, neither in the usual place of the controls nor in the low one, and
the large button that ends a session is far away. Two hands of a child on the tiles never meet them; they are half a
metre apart, and so a tap on one cannot pass for the second tap of an unsteady finger on the other.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Corner(StrEnum):
    """A place of the gesture."""

    LEFT = "left"
    RIGHT = "right"


ORDER = (Corner.LEFT, Corner.RIGHT, Corner.LEFT, Corner.RIGHT, Corner.LEFT)
"""One tap after the other, and none elsewhere in between."""

MOST_SECONDS = 6.0
"""From the first tap to the last."""

REACH_DP = 90
"""A tap is on a corner when it is no further from it, along both edges."""


def find_corner(x: float, y: float, width: float, reach: float) -> Corner | None:
    """The upper corner of a screen of ``width`` within ``reach`` of which (``x``, ``y``) lies; all in one unit."""
    if not (0 <= x <= width and 0 <= y <= reach) or width <= 2 * reach:
        return None
    if x <= reach:
        return Corner.LEFT
    return Corner.RIGHT if x >= width - reach else None


@dataclass(slots=True)
class Gesture:
    """What was tapped so far."""

    _taps: list[tuple[Corner, float]] = field(default_factory=list)

    def tap(self, corner: Corner | None, at_s: float) -> bool:
        """Whether a tap on ``corner`` (None: elsewhere) completes the gesture; ``at_s`` is when, in seconds."""
        if corner is None:
            self._taps.clear()
            return False
        self._taps = [*self._taps, (corner, at_s)][-len(ORDER) :]
        took = at_s - self._taps[0][1]
        if tuple(tapped for tapped, _at in self._taps) != ORDER or not 0 <= took <= MOST_SECONDS:
            return False
        self._taps.clear()
        return True
