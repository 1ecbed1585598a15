"""How exactly a touch screen says where it was touched."""

import math
from dataclasses import dataclass

GOOD_MM = 5.0
"""A screen that is off by more presses the neighbour of what was meant."""

DOTS = ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9), (0.5, 0.5))
"""Where one is asked to tap, one after the other, as shares of the width and height of the screen."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """How far a touch was from the dot, to the right and down, in pixels and in millimetres."""

    right_px: float
    down_px: float
    pixel_mm: float

    @property
    def px(self) -> float:
        """How far, in pixels."""
        return math.hypot(self.right_px, self.down_px)

    @property
    def mm(self) -> float:
        """How far, in millimetres."""
        return self.px * self.pixel_mm


@dataclass(frozen=True, slots=True)
class TouchResult:
    """The deviation at each of the dots, in their order."""

    deviations: tuple[Deviation, ...]

    @property
    def worst(self) -> Deviation:
        """The largest."""
        return max(self.deviations, key=lambda one: one.px)

    @property
    def is_good(self) -> bool:
        """Whether the screen is exact enough everywhere."""
        return self.worst.mm <= GOOD_MM


@dataclass(slots=True)
class TouchTrial:
    """A test under way on a screen of ``width`` by ``height`` pixels, each ``pixel_mm`` wide."""

    width: float
    height: float
    pixel_mm: float
    _deviations: tuple[Deviation, ...] = ()

    @property
    def dot(self) -> tuple[float, float] | None:
        """Where to tap next, in pixels; None when all were tapped."""
        if len(self._deviations) == len(DOTS):
            return None
        across, down = DOTS[len(self._deviations)]
        return across * self.width, down * self.height

    @property
    def number(self) -> int:
        """How many dots were tapped."""
        return len(self._deviations)

    @property
    def result(self) -> TouchResult | None:
        """How it went, once all dots were tapped."""
        return TouchResult(self._deviations) if self.dot is None else None

    def tap(self, x: float, y: float) -> None:
        """Take a touch at that place for the dot, however far away: a screen may be set up for another one.

        Further taps change nothing once the test has ended.
        """
        if self.dot is not None:
            self._deviations += (Deviation(x - self.dot[0], y - self.dot[1], self.pixel_mm),)
