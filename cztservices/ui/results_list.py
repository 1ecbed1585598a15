"""The list of results: a model that only reads, and a delegate that draws."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
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

PAD_LEFT, PAD_RIGHT = 14, 10
"""Room beside the words of a row (dp)."""

BOLD_SHARE = 1.1
"""Marked words are bold; they take at most so much more room."""


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

    def row_of(self, shown: ResultView) -> int:
        """The row that leads where one that was ``shown`` before does; -1 when it is not in the list."""
        led = (shown.ref, shown.place)
        return next((n for n, row in enumerate(self._rows) if (row.ref, row.place) == led), -1)

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


class ResultsList(QListView):
    """The rows, one below the other; they find their heights anew in another width.

    The first begins ``headroom`` pixels below the top, so that it can be brought so far down; nothing is chosen there.
    """

    def __init__(self) -> None:
        """Begin at the top."""
        super().__init__()
        self._headroom = 0

    @property
    def headroom(self) -> int:
        """What is left free above the first row."""
        return self._headroom

    @headroom.setter
    def headroom(self, pixels: int) -> None:
        if pixels != self._headroom:
            self._headroom = pixels
            self.scheduleDelayedItemsLayout()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row there, if one is."""
        found = super().indexAt(point)
        in_headroom = found.row() == 0 and point.y() < self.visualRect(found).top() + self._headroom
        return QModelIndex() if in_headroom else found

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names may break on other lines, which shows before the next drawing."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class ResultDelegate(QStyledItemDelegate):
    """Draws one row: the name with its marks, below it why it is here and how it is handled."""

    def __init__(self, theme: Theme, name_lines: int, view: ResultsList) -> None:
        """Draw in ``theme``, names on as many lines as they need, ``name_lines`` at most.

        ``view`` tells which row is chosen: the option's own state would do, but reading it makes PySide build all
        enums of QStyle, 7 ms of the start.
        """
        super().__init__(view)
        self.theme, self.name_lines, self._view = theme, name_lines, view
        self._lines: dict[tuple[str, int], int] = {}
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._line = QFontMetrics(self._font("body")).height()
        self._caption_line = QFontMetrics(self._font("caption")).height()

    def _font(self, role: str, *, bold: bool = False) -> QFont:
        """Made once for each role: every row asks for several, at every key."""
        if (role, bold) not in self._fonts:
            font = QFont()
            font.setPixelSize(self.theme.text(role))
            font.setBold(bold)
            self._fonts[role, bold] = font
        return self._fonts[role, bold]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Higher where the name takes more lines, and where a heading stands above the row."""
        row: ResultView = index.data(ROW_ROLE)
        height = self._line * self._count_lines(row) + self._caption_line + self.theme.dp(24)
        return QSize(self.theme.dp(200), height + self._heading_height(row) + self._above(index))

    def _above(self, index: Index) -> int:
        return self._view.headroom if index.row() == 0 else 0

    def _count_lines(self, row: ResultView) -> int:
        """The lines that the name of a row takes in the width of the list."""
        room = self._room()
        key = (row.name, room)
        if key not in self._lines:
            # marked words are bold, and so wider
            plain = QFontMetrics(self._font("body")).horizontalAdvance(row.name) * BOLD_SHARE <= room
            self._lines[key] = 1 if plain else len(self._lay_out(row.name, row.marks, room, self.name_lines)[1])
        return self._lines[key]

    def _room(self) -> int:
        """The width that the words of a row have."""
        return self._view.viewport().width() - self.theme.dp(PAD_LEFT + PAD_RIGHT)

    def _heading_height(self, row: ResultView) -> int:
        return self._caption_line + self.theme.dp(HEADING_AIR) if row.heading else 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row: ResultView = index.data(ROW_ROLE)
        theme, dp = self.theme, self.theme.dp
        rect = QRect(option.rect).adjusted(0, dp(2) + self._above(index), 0, -dp(2))
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
        inner = rect.adjusted(dp(PAD_LEFT), dp(8), -dp(PAD_RIGHT), -dp(8))
        height = self._draw_name(painter, inner, row)
        below = QRect(inner.x(), inner.y() + height + dp(2), inner.width(), inner.height() - height)
        badge = self._draw_badge(painter, below, row)
        words = below.adjusted(0, 0, -badge - dp(8), 0)
        self._draw_words(painter, words, row)
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

    def _draw_name(self, painter: QPainter, rect: QRect, row: ResultView) -> int:
        """Draw the name and return the height that it takes."""
        font = self._font("body")
        metrics = QFontMetrics(font)
        painter.setPen(QColor(self.theme.colour("ink")))
        lines = self._count_lines(row)
        if lines == 1 and not row.marks:
            painter.setFont(font)
            painter.drawText(QPointF(rect.x(), rect.y() + metrics.ascent()), row.name)
        else:
            layout, _starts = self._lay_out(row.name, row.marks, rect.width(), lines)
            layout.draw(painter, QPointF(rect.topLeft()))
        return metrics.height() * lines

    def _draw_words(self, painter: QPainter, rect: QRect, row: ResultView) -> None:
        """Draw why the row is here, on one line."""
        font = self._font("caption")
        metrics = QFontMetrics(font)
        text = metrics.elidedText(row.reason or row.caption, Qt.TextElideMode.ElideRight, rect.width())
        painter.setPen(QColor(self.theme.colour("ink2")))
        if row.reason_marks:
            layout, _starts = self._lay_out(text, row.reason_marks, rect.width(), 1, "caption")
            layout.draw(painter, QPointF(rect.topLeft()))
            return
        painter.setFont(font)
        painter.drawText(QPointF(rect.x(), rect.y() + metrics.ascent()), text)

    def _lay_out(
        self, text: str, marks: Marks, width: int, most: int, role: str = "body"
    ) -> tuple["QTextLayout", list[int]]:
        """``text`` on at most ``most`` lines, and where each begins; what does not fit ends in an ellipsis."""
        from PySide6.QtGui import QTextLayout, QTextOption

        font = self._font(role)
        metrics = QFontMetrics(font)
        layout, option, starts = QTextLayout(text, font), QTextOption(), list[int]()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([_mark(start, end, self.theme) for start, end in marks if end <= len(text)])
        layout.beginLayout()
        while (line := layout.createLine()).isValid() and len(starts) < most:
            line.setLineWidth(width)
            line.setPosition(QPointF(0, metrics.height() * len(starts)))
            starts.append(line.textStart())
            end = line.textStart() + line.textLength()
        layout.endLayout()
        if end < len(text):
            last = metrics.elidedText(text[starts[-1] :], Qt.TextElideMode.ElideRight, round(width / BOLD_SHARE))
            return self._lay_out(text[: starts[-1]] + last, marks, width, most, role)
        return layout, starts


def _mark(start: int, end: int, theme: Theme) -> "QTextLayout.FormatRange":
    from PySide6.QtGui import QTextCharFormat, QTextLayout

    marked = QTextLayout.FormatRange()
    marked.start, marked.length = start, end - start
    form = QTextCharFormat()
    form.setBackground(QColor(theme.colour("mark")))
    form.setFontWeight(QFont.Weight.Bold)
    marked.format = form
    return marked
