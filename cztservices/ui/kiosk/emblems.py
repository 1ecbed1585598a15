"""What the three cities are known by, in few lines: the pavilion on the hill, the locomotive, the lotus.

Drawn within a circle of radius 1 around (0, 0).
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from cztservices.domain.scope import CHANGSHA, XIANGTAN, ZHUZHOU


def _draw_pavilion() -> QPainterPath:
    """The pavilion of Changsha below its hill: two roofs with raised corners on four columns."""
    path = QPainterPath()
    path.addEllipse(QPointF(0, -0.66), 0.05, 0.05)
    for top, ridge, eaves, reach in ((-0.60, 0.0, -0.24, 0.44), (-0.20, 0.26, 0.06, 0.64)):
        for side in (-1, 1):
            _curve(path, (side * ridge, top), (side * reach * 0.5, eaves - 0.10), (side * reach, eaves - 0.12))
        _curve(path, (-reach, eaves - 0.12), (0, eaves + 0.14), (reach, eaves - 0.12))
    for column in (-0.42, -0.16, 0.16, 0.42):
        _line(path, (column, 0.06), (column, 0.48))
    _line(path, (-0.54, 0.48), (0.54, 0.48))
    _line(path, (-0.62, 0.60), (0.62, 0.60))
    return path


def _draw_locomotive() -> QPainterPath:
    """The locomotive of Zhuzhou, from before: where the lines meet and the engines are built."""
    path = QPainterPath(QPointF(-0.42, 0.40))
    path.cubicTo(-0.50, -0.10, -0.38, -0.60, 0, -0.60)
    path.cubicTo(0.38, -0.60, 0.50, -0.10, 0.42, 0.40)
    path.cubicTo(0.24, 0.47, -0.24, 0.47, -0.42, 0.40)
    path.moveTo(-0.27, -0.12)
    path.cubicTo(-0.24, -0.34, -0.14, -0.42, 0, -0.42)
    path.cubicTo(0.14, -0.42, 0.24, -0.34, 0.27, -0.12)
    path.quadTo(0, -0.04, -0.27, -0.12)
    path.addEllipse(QPointF(-0.26, 0.18), 0.06, 0.06)
    path.addEllipse(QPointF(0.26, 0.18), 0.06, 0.06)
    for side in (-1, 1):
        _line(path, (side * 0.26, 0.54), (side * 0.40, 0.76))
    _line(path, (-0.34, 0.62), (0.34, 0.62))
    _line(path, (-0.40, 0.74), (0.40, 0.74))
    return path


def _draw_lotus() -> QPainterPath:
    """The lotus of Xiangtan, on its water."""
    path = QPainterPath(QPointF(0, 0.34))
    path.cubicTo(-0.34, 0.04, -0.22, -0.34, 0, -0.58)
    path.cubicTo(0.22, -0.34, 0.34, 0.04, 0, 0.34)
    for side in (-1, 1):
        path.moveTo(side * 0.17, -0.26)
        path.cubicTo(side * 0.28, -0.40, side * 0.36, -0.42, side * 0.42, -0.42)
        path.cubicTo(side * 0.50, -0.06, side * 0.30, 0.26, 0, 0.34)
        path.moveTo(side * 0.44, -0.14)
        path.quadTo(side * 0.58, -0.20, side * 0.70, -0.16)
        path.cubicTo(side * 0.62, 0.16, side * 0.34, 0.34, 0, 0.34)
        _curve(path, (side * 0.60, 0.54), (side * 0.44, 0.46), (side * 0.30, 0.54))
        _curve(path, (side * 0.30, 0.54), (side * 0.14, 0.62), (0, 0.54))
    return path


def draw_boat() -> QPainterPath:
    """A boat with a sail, to be filled; its middle is on the water."""
    path = QPainterPath(QPointF(-0.9, 0))
    path.lineTo(0.9, 0)
    path.quadTo(0.6, 0.42, 0.3, 0.42)
    path.lineTo(-0.4, 0.42)
    path.quadTo(-0.75, 0.36, -0.9, 0)
    path.moveTo(0.02, -0.14)
    path.lineTo(0.02, -1.5)
    path.quadTo(0.75, -0.9, 0.7, -0.14)
    path.closeSubpath()
    path.addRect(QRectF(-0.1, -1.5, 0.06, 1.5))
    return path


EMBLEMS: Mapping[str, Callable[[], QPainterPath]] = {
    CHANGSHA: _draw_pavilion,
    ZHUZHOU: _draw_locomotive,
    XIANGTAN: _draw_lotus,
}


def _line(path: QPainterPath, start: tuple[float, float], end: tuple[float, float]) -> None:
    path.moveTo(*start)
    path.lineTo(*end)


def _curve(path: QPainterPath, start: tuple[float, float], by: tuple[float, float], end: tuple[float, float]) -> None:
    path.moveTo(*start)
    path.quadTo(*by, *end)
