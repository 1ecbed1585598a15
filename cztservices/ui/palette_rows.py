"""The rows of the palette: a model that only reads, and a delegate that draws."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from cztservices.presenters.palette import PaletteRow
from cztservices.ui.theme import RADIUS_CONTROL, Theme

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)

_PAD, _GAP = 14, 12
_ROUNDED = 2
"""Widths of words are fractions of a pixel larger than they say."""

_TWO_LINES = 26
"""In less than so many characters of room the kind and the keys stand below the title."""


class PaletteModel(QAbstractListModel):
    """Rows that the presenter made."""

    def __init__(self) -> None:
        """No rows yet."""
        super().__init__()
        self.rows: tuple[PaletteRow, ...] = ()

    def set_rows(self, rows: tuple[PaletteRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """A row's title, its words for a screen reader, or the row itself."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, row.kind, row.detail) if part)
        return None


class PaletteDelegate(QStyledItemDelegate):
    """Draws one row: what it is, its title, and at the end its keys or its field."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        """Draw in ``theme``; ``view`` tells which row is chosen, and how much room there is."""
        super().__init__(view)
        self._theme, self._view = theme, view
        self._body, self._caption = self._font("body"), self._font("caption")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Higher where the room is too narrow for one line."""
        body, caption = QFontMetrics(self._body).height(), QFontMetrics(self._caption).height()
        high = body + (caption if self._is_narrow else 0) + self._theme.dp(16)
        return QSize(self._theme.dp(100), max(high, self._theme.control if self._theme.is_coarse else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row: PaletteRow = index.data(ROW_ROLE)
        theme, dp = self._theme, self._theme.dp
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._view.currentIndex() == index:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.colour("accent_tint")))
            painter.drawRoundedRect(rect, dp(RADIUS_CONTROL), dp(RADIUS_CONTROL))
            painter.setBrush(QColor(theme.colour("accent")))
            painter.drawRoundedRect(QRect(rect.x(), rect.y() + dp(6), dp(4), rect.height() - dp(12)), dp(2), dp(2))
        room = rect.adjusted(dp(_PAD), dp(8), -dp(_PAD), -dp(8))
        (self._draw_below if self._is_narrow else self._draw_beside)(painter, room, row)
        painter.restore()

    def _draw_beside(self, painter: QPainter, room: QRect, row: PaletteRow) -> None:
        """The title on the left; on the right what it is, behind its keys or field."""
        metrics = QFontMetrics(self._caption)
        kind, gap = self._kind_width(), self._theme.dp(_GAP)
        detail = min(metrics.horizontalAdvance(row.detail) + _ROUNDED, (room.width() - kind) // 3)
        self._write(painter, room.adjusted(room.width() - kind, 0, 0, 0), row.kind, right=True)
        after = room.adjusted(0, 0, -kind - gap, 0)
        self._write(painter, after.adjusted(after.width() - detail, 0, 0, 0), row.detail, right=True)
        self._write_title(painter, after.adjusted(0, 0, -detail - gap, 0), row)

    def _draw_below(self, painter: QPainter, room: QRect, row: PaletteRow) -> None:
        """The title, and below it what it is and its keys or field."""
        title = QRect(room.x(), room.y(), room.width(), QFontMetrics(self._body).height())
        self._write_title(painter, title, row)
        below = room.adjusted(0, title.height(), 0, 0)
        self._write(painter, below, " · ".join(part for part in (row.kind, row.detail) if part), right=False)

    def _write_title(self, painter: QPainter, room: QRect, row: PaletteRow) -> None:
        metrics = QFontMetrics(self._body)
        painter.setFont(self._body)
        painter.setPen(QColor(self._theme.colour("ink" if row.is_possible else "ink2")))
        words = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
        top = room.y() + (room.height() - metrics.height()) / 2
        painter.drawText(QPointF(room.x(), top + metrics.ascent()), words)

    def _write(self, painter: QPainter, room: QRect, text: str, *, right: bool) -> None:
        metrics = QFontMetrics(self._caption)
        painter.setFont(self._caption)
        painter.setPen(QColor(self._theme.colour("ink2")))
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        left = room.right() + 1 - metrics.horizontalAdvance(words) if right else room.x()
        top = room.y() + (room.height() - metrics.height()) / 2
        painter.drawText(QPointF(left, top + metrics.ascent()), words)

    def _kind_width(self) -> int:
        """So that what is beside the kinds stands in a column."""
        model = self._view.model()
        rows = model.rows if isinstance(model, PaletteModel) else ()
        metrics = QFontMetrics(self._caption)
        return max((metrics.horizontalAdvance(kind) for kind in {row.kind for row in rows}), default=0) + _ROUNDED

    @property
    def _is_narrow(self) -> bool:
        return self._view.viewport().width() < self._theme.text("body") * _TWO_LINES

    def _font(self, role: str) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(self._theme.text(role))
        return font
