"""What is known of every service, as a table of signs."""

from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cztservices.presenters.coverage_view import CoverageView, LegendView
from cztservices.presenters.pages import Page, PageRef
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.coverage_table import CELL_ROLE, NAME_ROLE, CoverageTable, draw_sign
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label

Index = QModelIndex | QPersistentModelIndex
NOTHING = CoverageView("", "", (), "", (), ())


class CoverageModel(QAbstractTableModel):
    """Reads a :class:`CoverageView`: services are the headers on the left, elements those on top."""

    def __init__(self) -> None:
        """No rows yet."""
        super().__init__()
        self.view = NOTHING

    def set_view(self, view: CoverageView) -> None:
        """Read another view."""
        self.beginResetModel()
        self.view = view
        self.endResetModel()

    def row_of(self, ref: str) -> int:
        """The row of a service; -1 when it is not in the table."""
        return next((number for number, row in enumerate(self.view.rows) if row.ref == ref), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many services there are."""
        return 0 if parent.isValid() else len(self.view.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many elements there are."""
        return 0 if parent.isValid() else len(self.view.columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """A cell's sign, its words, or the cell itself."""
        if not index.isValid():
            return None
        cell = self.view.rows[index.row()].cells[index.column()]
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.sign
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.words
        return f"<qt>{escape(cell.words)}</qt>" if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """The name of a service or of an element; of a service also the words below its name."""
        if orientation is Qt.Orientation.Horizontal:
            return self.view.columns[section] if role == Qt.ItemDataRole.DisplayRole else None
        row = self.view.rows[section]
        if role == NAME_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {row.direction}"
        return row.name if role == Qt.ItemDataRole.DisplayRole else None


class CoveragePage(ColumnPage):
    """Draws a :class:`CoverageView`; Enter or a double click opens the service of a row.

    The table scrolls by itself; in a window too low for a few rows of it the whole page scrolls.
    """

    is_wide = True

    def __init__(self, theme: Theme) -> None:
        """Empty until a view is shown."""
        super().__init__(theme)
        self._model = CoverageModel()
        self.table = CoverageTable(theme)
        self.table.setModel(self._model)
        self.table.activated.connect(self._on_table_activated)
        self.table.verticalHeader().sectionDoubleClicked.connect(self._open)
        self.setFocusProxy(self.table)
        dp = theme.dp
        ground = _Ground()
        ground.setObjectName("column")
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(0, dp(4), dp(16), dp(16))
        self._column.setSpacing(dp(12))
        self._title, self._lead, self._note = (make_label("", role) for role in ("title", "body", "list"))
        self._legend = QWidget()
        for widget in (self._title, self._lead, self._legend, self._note):
            self._column.addWidget(widget)
        self._column.addWidget(self.table, 1)
        self.setWidget(ground)

    def show_view(self, view: CoverageView) -> None:
        """Show ``view``; the cell that was chosen stays chosen where its service is there still."""
        self.setAccessibleName(view.title)
        self.table.setAccessibleName(view.title)
        for label, words in ((self._title, view.title), (self._lead, view.lead), (self._note, view.note)):
            label.setText(words)
        self._show_legend(view.legend)
        before, column = self._ref_at(self.table.currentIndex().row()), self.table.currentIndex().column()
        self._model.set_view(view)
        self.table.fit()
        row = self._model.row_of(before)
        if row >= 0:
            self.table.setCurrentIndex(self._model.index(row, column))

    def release(self) -> None:
        """Keep the table, which is quick to fill again."""

    def _show_legend(self, legend: tuple[LegendView, ...]) -> None:
        flow = FlowLayout(self.theme.dp(12))
        for one in legend:
            item = QWidget()
            row = QHBoxLayout(item)
            row.setContentsMargins(0, 0, self.theme.dp(8), 0)
            row.setSpacing(self.theme.dp(8))
            row.addWidget(_Swatch(one, self.theme))
            row.addWidget(make_label(f"{one.words} {one.count}", "list", wrap=False))
            flow.addWidget(item)
        box = QWidget()
        box.setLayout(flow)
        self._column.replaceWidget(self._legend, box)
        self._legend.deleteLater()
        self._legend = box

    def _ref_at(self, row: int) -> str:
        return self._model.view.rows[row].ref if row >= 0 else ""

    def _on_table_activated(self, index: QModelIndex) -> None:
        self._open(index.row())

    def _open(self, row: int) -> None:
        self.page_requested.emit(PageRef(Page.GUIDE, self._ref_at(row)))


class _Ground(QWidget):
    """What scrolls; it is as high as its parts are in its width, not as labels would be that are one word wide."""

    def minimumSizeHint(self) -> QSize:
        """Only as wide as its widest part."""
        return QSize(super().minimumSizeHint().width(), 0)


class _Swatch(QWidget):
    """A sign as it stands in the table."""

    def __init__(self, legend: LegendView, theme: Theme) -> None:
        super().__init__()
        self._legend, self._theme = legend, theme
        side = theme.text("section") + theme.dp(8)
        self.setFixedSize(side + theme.dp(8), side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        draw_sign(QPainter(self), self.rect(), self._legend.sign, self._legend.token, self._theme)
