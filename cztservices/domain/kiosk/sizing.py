"""How large everything is drawn on a screen, so that large print can be read from where one stands."""

import math
from dataclasses import dataclass

from cztservices.domain.kiosk.setup import Screen

MM_PER_INCH = 25.4
CAPITALS_MM, CAPITALS_AT_MM = 7.3, 600
"""Capitals of large print are so high for eyes at that distance: 0.7 degrees."""

LARGE_DP, CAPITALS = 40, 0.73
"""Large print is no smaller than this (dp), and its capitals are this share of it."""

NARROW_SIDE_DP, LONG_SIDE_DP = 1040, 1680
WIDE_HEIGHT_DP = 800
"""What has to have room: upright, and on a screen that lies (its height; there is always enough width)."""

PLAIN_SIDE = 1080
"""The shorter side of the screen for which everything was drawn, in pixels."""


@dataclass(frozen=True, slots=True)
class Sizing:
    """The scale of everything, and how many degrees of sight the capitals of large print then take up.

    ``degrees`` is None where nobody said how large the screen is.
    """

    scale: float
    degrees: float | None = None


def size_for(width: int, height: int, screen: Screen) -> Sizing:
    """How to draw on ``width`` × ``height`` pixels; as large as is asked for, as far as everything has room."""
    roomy = _most_scale(width, height)
    if screen.diagonal_inches <= 0:
        return Sizing(round(min(min(width, height) / PLAIN_SIDE, roomy), 3))
    pixel = pixel_mm(width, height, screen)
    wanted_mm = CAPITALS_MM * screen.distance_mm / CAPITALS_AT_MM
    scale = round(min(wanted_mm / CAPITALS / pixel / LARGE_DP, roomy), 3)
    capitals_mm = LARGE_DP * CAPITALS * scale * pixel
    return Sizing(scale, round(math.degrees(math.atan(capitals_mm / screen.distance_mm)), 2))


def _most_scale(width: int, height: int) -> float:
    if height > width:
        return min(width / NARROW_SIDE_DP, height / LONG_SIDE_DP)
    return height / WIDE_HEIGHT_DP


def pixel_mm(width: int, height: int, screen: Screen) -> float:
    """How large a pixel is; that of a screen at 96 to an inch where nobody said how large the screen is."""
    if screen.diagonal_inches <= 0:
        return MM_PER_INCH / 96
    return screen.diagonal_inches * MM_PER_INCH / math.hypot(width, height)
