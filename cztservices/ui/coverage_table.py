"""The table of signs: headers that wrap their words and stay in sight, cells drawn as sign and colour."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from cztservices.presenters.coverage_view import CoverageCellView, CoverageRowView
from cztservices.ui.theme import RADIUS_CONTROL, Theme
from cztservices.ui.wrapping import longest_word, measure_words, wrap_flags

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = int(Qt.ItemDataRole.UserRole)
NAME_ROLE = int(Qt.ItemDataRole.UserRole)

LEAST_COLUMN, WIDEST_COLUMN = 56, 120
LEAST_NAME, WIDEST_NAME = 160, 360
WIDEST_NAME_SHARE = 0.45
"""The names take no more of the width (dp, and a share), so that signs stay in sight beside them."""

GOOD_COLUMN_HAN = 5
"""Most names of elements stand on one line of so many Chinese characters."""

LEAST_ROWS = 3
"""The table is at least so many rows high."""

PAD = 6
"""Air around words in a header (dp)."""


_CORNER = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def draw_sign(painter: QPainter, rect: QRect, sign: str, token: str, theme: Theme) -> None:
    """Draw ``sign`` in its colour on the tint of that colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tint(token)))
    painter.drawRoundedRect(rect, theme.dp(RADIUS_CONTROL), theme.dp(RADIUS_CONTROL))
    painter.setFont(_font(theme, "section"))
    painter.setPen(QColor(theme.colour(token)))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), sign)


class CoverageTable(QTableView):
    """Signs by service and element; keys move between cells, letters are left to the window."""

    def __init__(self, theme: Theme) -> None:
        """Empty until it has a model."""
        super().__init__()
        self.theme = theme
        self.setItemDelegate(_SignDelegate(theme, self))
        self._elements, self._names = _ElementHeader(theme, self), _NameHeader(theme, self)
        self.setHorizontalHeader(self._elements)
        self.setVerticalHeader(self._names)
        for header in (self._elements, self._names):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)

    def fit(self) -> None:
        """Give names and elements the room that their words take, and share what is left of the width."""
        elements, names, dp = self._elements, self._names, self.theme.dp
        count, room = elements.count(), self.width() - dp(32)
        least = max([dp(LEAST_COLUMN), *(elements.least_width(n) for n in range(count))])
        good = max(least, self.theme.text("caption") * GOOD_COLUMN_HAN + 2 * dp(PAD))
        name = min(max(dp(LEAST_NAME), room - count * good), dp(WIDEST_NAME), round(room * WIDEST_NAME_SHARE))
        column = min(max(least, (room - name) // max(1, count)), max(least, dp(WIDEST_COLUMN)))
        elements.setDefaultSectionSize(column)
        elements.setFixedHeight(max((elements.height_of(n, column) for n in range(count)), default=1))
        names.setFixedWidth(name)
        heights = [names.height_of(row, name) for row in range(names.count())]
        for row, height in enumerate(heights):
            names.resizeSection(row, height)
        self.setMinimumHeight(elements.height() + max(heights, default=0) * LEAST_ROWS + dp(12))

    def sizeHint(self) -> QSize:
        """As low as it may be: what is more is given to it by the page."""
        return QSize(self.minimumWidth(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave signs that are typed to the window, which begins a search with them."""
        if event.text().strip() and event.text().isprintable():
            event.ignore()
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Draw the name of the chosen row anew too."""
        super().currentChanged(current, previous)
        self._names.viewport().update()


class _ElementHeader(QHeaderView):
    """The elements on top, each on as many lines as its words take."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._theme = theme
        self._font = _font(theme, "caption", bold=True)

    def _words(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal))

    def least_width(self, section: int) -> int:
        """The width of the longest word."""
        return longest_word(self._words(section), self._font) + 2 * self._theme.dp(PAD)

    def height_of(self, section: int, width: int) -> int:
        """The height of all lines in ``width``."""
        pad = 2 * self._theme.dp(PAD)
        return measure_words(self._words(section), self._font, width - pad).height() + pad

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the words at the bottom, above the line that parts them from the signs."""
        theme, pad = self._theme, self._theme.dp(PAD)
        painter.save()
        painter.fillRect(rect, QColor(theme.colour("paper")))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), QColor(theme.colour("line")))
        painter.setFont(self._font)
        painter.setPen(QColor(theme.colour("ink")))
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap)
        painter.drawText(rect.adjusted(pad, pad, -pad, -pad), flags, self._words(section))
        painter.restore()


class _NameHeader(QHeaderView):
    """The services on the left: the name, below it which directions the row is of."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._theme, self._table = theme, table
        self._name, self._caption = _font(theme, "list", bold=True), _font(theme, "caption")

    def _row(self, section: int) -> CoverageRowView:
        row: CoverageRowView = self.model().headerData(section, Qt.Orientation.Vertical, NAME_ROLE)
        return row

    def height_of(self, section: int, width: int) -> int:
        """The height of both in ``width``, and never too low for a finger."""
        row, pad = self._row(section), self._theme.dp(PAD)
        room = width - 3 * pad
        lines = ((row.name, self._name), (row.direction, self._caption))
        words = sum(measure_words(text, font, room).height() for text, font in lines)
        return max(self._theme.control, words + 2 * pad)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw both; the chosen row on a ground of its own."""
        theme, pad, row = self._theme, self._theme.dp(PAD), self._row(section)
        chosen = self._table.currentIndex().row() == section
        painter.save()
        painter.fillRect(rect, QColor(theme.colour("accent_tint" if chosen else "paper")))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), QColor(theme.colour("line")))
        room = rect.adjusted(2 * pad, pad, -pad, -pad)
        for words, font, colour in ((row.name, self._name, "ink"), (row.direction, self._caption, "ink2")):
            painter.setFont(font)
            painter.setPen(QColor(theme.colour(colour)))
            taken = measure_words(words, font, room.width())
            painter.drawText(room, _CORNER | wrap_flags(words, font, room.width()), words)
            room.setTop(room.top() + taken.height())
        painter.restore()


class _SignDelegate(QStyledItemDelegate):
    """Draws one cell."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the sign; around the chosen one a border."""
        cell: CoverageCellView = index.data(CELL_ROLE)
        theme, dp = self._theme, self._theme.dp
        painter.save()
        painter.fillRect(option.rect.adjusted(0, option.rect.height() - 1, 0, 0), QColor(theme.colour("line")))
        rect = option.rect.adjusted(dp(3), dp(3), -dp(3), -dp(4))
        draw_sign(painter, rect, cell.sign, cell.token, theme)
        if self._table.currentIndex() == index and self._table.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.colour("focus")), dp(3)))
            painter.drawRoundedRect(rect, dp(RADIUS_CONTROL), dp(RADIUS_CONTROL))
        painter.restore()


def _font(theme: Theme, role: str, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(theme.text(role))
    font.setBold(bold)
    return font
