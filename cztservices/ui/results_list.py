"""The list of results: a model that only reads, and a delegate that draws."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from cztservices.presenters.results import ResultView
from cztservices.ui.theme import RADIUS_CONTROL, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLayout

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
Marks = tuple[tuple[int, int], ...]

HEADING_AIR = 12
"""Room around the heading of a group (dp)."""


class ResultsModel(QAbstractListModel):
    """Rows that the presenter made."""

    def __init__(self) -> None:
        """No rows yet."""
        super().__init__()
        self._rows: tuple[ResultView, ...] = ()

    def set_rows(self, rows: tuple[ResultView, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, ref: str) -> int:
        """The row of an entry; -1 when it is not in the list."""
        return next((n for n, row in enumerate(self._rows) if row.ref == ref), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """A row's name, its words for a screen reader, or the row itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            words = ", ".join(part for part in (row.name, row.reason, row.caption, row.badge, row.heading) if part)
            return f"<qt>{escape(words)}</qt>" if role == Qt.ItemDataRole.ToolTipRole else words
        return None


class ResultDelegate(QStyledItemDelegate):
    """Draws one row: the name with its marks, below it why it is here and how it is handled."""

    def __init__(self, theme: Theme, name_lines: int, view: QListView) -> None:
        """Draw in ``theme``, names on up to ``name_lines`` lines.

        ``view`` tells which row is chosen: the option's own state would do, but reading it makes PySide build all
        enums of QStyle, 7 ms of the start.
        """
        super().__init__(view)
        self.theme, self.name_lines, self._view = theme, name_lines, view

    def _font(self, role: str, *, bold: bool = False) -> QFont:
        font = QFont()
        font.setPixelSize(self.theme.text(role))
        font.setBold(bold)
        return font

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Higher where a heading stands above the row."""
        name, caption = QFontMetrics(self._font("body")), QFontMetrics(self._font("caption"))
        height = name.height() * self.name_lines + caption.height() + self.theme.dp(24)
        return QSize(self.theme.dp(200), height + self._heading_height(index.data(ROW_ROLE)))

    def _heading_height(self, row: ResultView) -> int:
        caption = QFontMetrics(self._font("caption", bold=True))
        return caption.height() + self.theme.dp(HEADING_AIR) if row.heading else 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row: ResultView = index.data(ROW_ROLE)
        theme, dp = self.theme, self.theme.dp
        rect = QRect(option.rect).adjusted(0, dp(2), 0, -dp(2))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            self._draw_heading(painter, rect, row.heading)
            rect = rect.adjusted(0, self._heading_height(row), 0, 0)
        if self._view.currentIndex() == index:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.colour("accent_tint")))
            painter.drawRoundedRect(rect, dp(RADIUS_CONTROL), dp(RADIUS_CONTROL))
            painter.setBrush(QColor(theme.colour("accent")))
            painter.drawRoundedRect(QRect(rect.x(), rect.y() + dp(8), dp(4), rect.height() - dp(16)), dp(2), dp(2))
        inner = rect.adjusted(dp(14), dp(8), -dp(10), -dp(8))
        height = self._draw_text(painter, inner, row.name, row.marks, "body", "ink", self.name_lines)
        below = QRect(inner.x(), inner.y() + height + dp(2), inner.width(), inner.height() - height)
        badge = self._draw_badge(painter, below, row)
        words = below.adjusted(0, 0, -badge - dp(8), 0)
        self._draw_text(painter, words, row.reason or row.caption, row.reason_marks, "caption", "ink2", 1)
        painter.restore()

    def _draw_heading(self, painter: QPainter, rect: QRect, heading: str) -> None:
        font = self._font("caption", bold=True)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.colour("accent")))
        baseline = rect.y() + self.theme.dp(HEADING_AIR) // 2 + QFontMetrics(font).ascent()
        painter.drawText(QPointF(rect.x() + self.theme.dp(14), baseline), heading)

    def _draw_badge(self, painter: QPainter, rect: QRect, row: ResultView) -> int:
        if not row.badge:
            return 0
        font = self._font("caption")
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(row.badge)
        dot = metrics.height() // 2
        left = rect.right() - width - dot - self.theme.dp(5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.colour(row.badge_token)))
        painter.drawEllipse(QRect(left, rect.y() + (metrics.height() - dot) // 2, dot, dot))
        painter.setPen(QColor(self.theme.colour(row.badge_token)))
        painter.setFont(font)
        painter.drawText(QPointF(rect.right() - width, rect.y() + metrics.ascent()), row.badge)
        return rect.right() - left

    def _draw_text(
        self, painter: QPainter, rect: QRect, text: str, marks: Marks, role: str, colour: str, most: int
    ) -> int:
        """Draw ``text`` on at most ``most`` lines and return the height used; what does not fit ends in an ellipsis."""
        font = self._font(role)
        metrics = QFontMetrics(font)
        if most == 1:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setPen(QColor(self.theme.colour(colour)))
        if most == 1 and not marks:
            painter.setFont(font)
            painter.drawText(QPointF(rect.x(), rect.y() + metrics.ascent()), text)
            return metrics.height()
        from PySide6.QtGui import QTextLayout, QTextOption

        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([_mark(start, end, self.theme) for start, end in marks if end <= len(text)])
        layout.beginLayout()
        height = 0.0
        for number in range(most):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(rect.width() if number < most - 1 else rect.width() * 4)
            line.setPosition(QPointF(0, height))
            height += metrics.height()
        layout.endLayout()
        painter.save()
        painter.setClipRect(rect)
        layout.draw(painter, QPointF(rect.topLeft()), clip=QRectF(rect))
        painter.restore()
        return round(height)


def _mark(start: int, end: int, theme: Theme) -> "QTextLayout.FormatRange":
    from PySide6.QtGui import QTextCharFormat, QTextLayout

    marked = QTextLayout.FormatRange()
    marked.start, marked.length = start, end - start
    form = QTextCharFormat()
    form.setBackground(QColor(theme.colour("mark")))
    form.setFontWeight(QFont.Weight.Bold)
    marked.format = form
    return marked
