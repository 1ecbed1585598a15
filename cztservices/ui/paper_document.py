"""Documents for paper: type, paragraphs and tables in one measure.

All lengths are tenths of a point (720 to the inch), so that a page looks the same whatever it is drawn on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from cztservices.presenters.papers import Form
from cztservices.ui.theme import Theme

UNITS_PER_POINT = 10
UNITS_PER_MM = UNITS_PER_POINT * 72 / 25.4
LINE_SPACING = 90
"""Per cent of what the font wishes, which is half as much again as its letters: 1.3 of them."""

_THEME = Theme("light")
"""Paper is white."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A title, where it stands in the document, and what follows it: it must not be the last thing on a page."""

    title: str
    position: int
    following: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, which stays on one page: where each of its cells begins, and where they end."""

    cells: tuple[int, ...]
    ends: tuple[int, ...]


class PaperDocument(QTextDocument):
    """Text set in type for one form, written from above to below."""

    def __init__(self, form: Form, family: str) -> None:
        """Empty, and as wide as the text on ``form``."""
        super().__init__()
        self.form, self.family = form, family
        self.headings: list[Heading] = []
        self._tables: list[QTextTable] = []
        self.setUndoRedoEnabled(False)
        self.setUseDesignMetrics(True)
        self.setDocumentMargin(0)
        self.setTextWidth((form.width - 2 * form.side) * UNITS_PER_MM)
        self._cursor = QTextCursor(self)

    def points(self, role: str) -> float:
        """The size of ``role`` in points."""
        return self.form.body * self.form.roles[role]

    def rows(self) -> Iterator[Row]:
        """The rows of all tables, from above to below."""
        for table in self._tables:
            for row in range(table.rows()):
                cells = [table.cellAt(row, column) for column in range(table.columns())]
                yield Row(tuple(cell.firstPosition() for cell in cells), tuple(cell.lastPosition() for cell in cells))

    def box_of(self, position: int) -> QRectF:
        """Where the paragraph at ``position`` stands."""
        return self.documentLayout().blockBoundingRect(self.findBlock(position))

    @property
    def _letter(self) -> float:
        return self.points("body") * UNITS_PER_POINT

    def _font(self, role: str, *, bold: bool = False) -> QFont:
        font = QFont(self.family)
        font.setPixelSize(max(1, round(self.points(role) * UNITS_PER_POINT)))
        font.setBold(bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _say(self, text: str, role: str, token: str = "ink", *, bold: bool = False) -> None:  # noqa: S107 - a colour
        shape = QTextCharFormat()
        shape.setFont(self._font(role, bold=bold))
        shape.setForeground(QBrush(QColor(_THEME.colour(token))))
        self._cursor.insertText(text, shape)

    def _format(
        self, *, before: float = 0, after: float = 0, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> QTextBlockFormat:
        """A paragraph with room before and after it, in letters of the body."""
        letter, shape = self._letter, QTextBlockFormat()
        shape.setTopMargin(before * letter)
        shape.setBottomMargin(after * letter)
        shape.setAlignment(align)
        shape.setLineHeight(LINE_SPACING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return shape

    def _block(self, *, first: bool = False, before: float = 0, after: float = 0) -> None:
        shape = self._format(before=before, after=after)
        if first or not self._cursor.block().text():  # a table leaves an empty one behind it
            self._cursor.setBlockFormat(shape)
        else:
            self._cursor.insertBlock(shape)

    def _boxed(self, tint: str, edge: str) -> QTextTableCell:
        letter = self._letter
        shape = QTextTableFormat()
        shape.setBorder(letter / 12)
        shape.setBorderBrush(QBrush(QColor(_THEME.colour(edge))))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setCellPadding(letter * 0.7)
        shape.setTopMargin(letter * 0.3)
        shape.setBottomMargin(letter * 0.3)
        shape.setCellSpacing(0)
        shape.setBorderCollapse(True)
        shape.setWidth(QTextLength(QTextLength.Type.FixedLength, self.textWidth()))
        table = self._cursor.insertTable(1, 1, shape)
        cell = table.cellAt(0, 0)
        ground = cell.format()
        ground.setBackground(QBrush(QColor(_THEME.colour(tint))))
        cell.setFormat(ground)
        self._leave()
        return cell

    def _insert_table(self, rows: int, widths: Iterable[float], *, ruled: bool = True) -> QTextTable:
        columns, letter = [*widths], self._letter
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setCellSpacing(0)
        shape.setCellPadding(0)
        shape.setBottomMargin(letter * 0.4)
        shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.FixedLength, width) for width in columns])
        table = self._cursor.insertTable(rows, len(columns), shape)
        self._tables.append(table)
        line = QBrush(QColor(_THEME.colour("line")))
        for row in range(rows):
            for column in range(len(columns)):
                cell = table.cellAt(row, column)
                form = cell.format().toTableCellFormat()
                form.setTopPadding(letter * 0.18)
                form.setBottomPadding(letter * 0.18)
                if ruled:
                    form.setTopBorder(letter / 25)
                    form.setTopBorderBrush(line)
                    form.setTopBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                cell.setFormat(form)
        return table

    def _enter(self, cell: QTextTableCell) -> None:
        self._cursor = cell.firstCursorPosition()
        self._cursor.setBlockFormat(self._format())

    def _leave(self) -> None:
        """Go on behind everything."""
        self._cursor = QTextCursor(self)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
