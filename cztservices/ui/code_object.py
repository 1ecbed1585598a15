"""Codes as signs within the text of a document."""

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPyTextObject, QTextCharFormat, QTextDocument, QTextFormat

from cztservices.presenters.codes import SIDE_MM, Code
from cztservices.ui.code_picture import draw_code

CODE_TYPE = QTextFormat.ObjectTypes.UserObject.value + 1
SIGN = "\ufffc"
"""The sign in whose place a code stands."""

_CODE = QTextFormat.Property.UserProperty.value + 1
_SIDE = QTextFormat.Property.UserProperty.value + 2


class CodeObject(QPyTextObject):
    """Draws the code that stands in a format made by :func:`code_format`."""

    def __init__(self, document: QTextDocument, units_per_mm: float) -> None:
        """Draw in a document with so many units to the millimetre."""
        super().__init__(document)
        self._units_per_mm, self.side = units_per_mm, SIDE_MM * units_per_mm

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:  # noqa: A002, N803 - Qt's
        """As large as its modules make it."""
        side = format.property(_SIDE) * self._units_per_mm
        return QSizeF(side, side)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,  # noqa: N803
        format: QTextFormat,  # noqa: A002
    ) -> None:
        """Draw it where the text has room for it."""
        draw_code(painter, QRectF(rect), format.property(_CODE))


def code_format(code: Code, side_mm: float = SIDE_MM) -> QTextCharFormat:
    """The format of the sign that stands for ``code``, so many millimetres wide."""
    shape = QTextCharFormat()
    shape.setObjectType(CODE_TYPE)
    shape.setProperty(_CODE, code)
    shape.setProperty(_SIDE, side_mm)
    return shape
