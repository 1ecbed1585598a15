"""Where a picture that stands for days is put, so that no edge of it burns into the screen."""

from PySide6.QtCore import QPoint

ROUND_X, ROUND_Y = 56, 76
"""Turns until the way across and the way down begin anew: together, so slowly that nobody sees it move."""


def drift(turn: int, reach_x: float, reach_y: float) -> QPoint:
    """How far the picture stands from its middle at ``turn``, never farther than the two reaches.

    It goes to and fro at an even speed, so every place within reach has it equally long, and comes back to its
    beginning after 1,064 turns.
    """
    return QPoint(round(reach_x * _swing(turn, ROUND_X)), round(reach_y * _swing(turn, ROUND_Y)))


def _swing(turn: int, of: int) -> float:
    """From 0 to 1, to -1 and back to 0 in ``of`` turns."""
    way = (turn / of + 0.25) % 1.0
    return 1 - abs(4 * way - 2)
