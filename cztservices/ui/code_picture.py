"""Draws codes: sharp on a screen, and without seams on paper."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cztservices.presenters.codes import Code
from cztservices.presenters.palettes import CODE_GROUND, CODE_INK


def draw_code(painter: QPainter, rect: QRectF, code: Code) -> None:
    """Draw ``code`` black on white with its quiet zone into the largest square in the middle of ``rect``.

    All modules are one path, so that a viewer that smooths edges leaves no light lines between them.
    """
    side = min(rect.width(), rect.height())
    module = side / code.side
    place = QRectF(0, 0, side, side)
    place.moveCenter(rect.center())
    modules = QPainterPath()
    for run in code.runs():
        modules.addRect(place.left() + run.column * module, place.top() + run.row * module, run.length * module, module)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(place, QColor(CODE_GROUND))
    painter.fillPath(modules, QColor(CODE_INK))
    painter.restore()


class CodePicture(QWidget):
    """One code in whole pixels of the screen, as large as there is room; black on white in every theme."""

    def __init__(self, code: Code, least: int) -> None:
        """Show ``code``, at no less than ``least`` device-independent pixels a side."""
        super().__init__()
        self._code, self._least, self._wanted = code, least, least
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_code(self, code: Code) -> None:
        """Show another code."""
        self._code = code
        self.update()

    def want(self, side: int) -> None:
        """Take ``side`` device-independent pixels where more than the least can be had."""
        self._wanted = max(side, self._least)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._wanted, self._wanted)

    def minimumSizeHint(self) -> QSize:
        """Never so small that a telephone could not read it."""
        return QSize(self._least, self._least)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it where the pixels of the screen are, also where their number to a point is no whole one."""
        painter = QPainter(self)
        to_device = painter.deviceTransform()
        room = to_device.mapRect(QRectF(self.rect()))
        module = math.floor(min(room.width(), room.height()) / self._code.side)
        if module < 1:
            return
        side = module * self._code.side
        corner = room.center() - QPointF(side / 2, side / 2)
        place = QRectF(math.ceil(corner.x()), math.ceil(corner.y()), side, side)
        draw_code(painter, to_device.inverted()[0].mapRect(place), self._code)
