"""Codes as signs within the text of a document."""

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPyTextObject, QTextCharFormat, QTextDocument, QTextFormat

from cztservices.presenters.codes import SIDE_MM, Code
from cztservices.ui.code_picture import draw_code

CODE_TYPE = QTextFormat.ObjectTypes.UserObject.value + 1
SIGN = "\ufffc"
"""The sign in whose place a code stands."""

_CODE = QTextFormat.Property.UserProperty.value + 1


class CodeObject(QPyTextObject):
    """Draws the code that stands in a format made by :func:`code_format`."""

    def __init__(self, document: QTextDocument, units_per_mm: float) -> None:
        """Draw in a document with so many units to the millimetre."""
        super().__init__(document)
        self.side = SIDE_MM * units_per_mm

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:  # noqa: A002, N803 - Qt's
        """As large as its modules make it."""
        return QSizeF(self.side, self.side)

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


def code_format(code: Code) -> QTextCharFormat:
    """The format of the sign that stands for ``code``."""
    shape = QTextCharFormat()
    shape.setObjectType(CODE_TYPE)
    shape.setProperty(_CODE, code)
    return shape
