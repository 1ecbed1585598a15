"""The list of what was found, with its heading and what to say where nothing was."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QVBoxLayout, QWidget

from cztservices.i18n import N_, Translator
from cztservices.presenters.found import ResultsView
from cztservices.presenters.results import ResultView
from cztservices.ui.accessible import announce
from cztservices.ui.results_list import ROW_ROLE, ResultDelegate, ResultsList, ResultsModel
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label

LEAST_WIDTH = 240
NAME_LINES = 5
"""Names are written whole; so many lines are more than the longest takes in large print."""


class ListPanel(QWidget):
    """Shows rows; says which one is meant, opened in passing, or opened for good."""

    row_passed = Signal()
    row_clicked = Signal()
    row_entered = Signal()
    key_typed = Signal(QKeyEvent)
    left_upwards = Signal()

    def __init__(self, theme: Theme, translator: Translator) -> None:
        """No rows yet."""
        super().__init__()
        self._theme = theme
        self._model = ResultsModel()
        self._is_filling = False
        self.of_code = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.dp(16), theme.dp(16))
        column.setSpacing(theme.dp(8))
        self.heading = make_label("", "caption", wrap=False)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hint = make_label("", "body")
        self.hint.setMinimumWidth(theme.dp(LEAST_WIDTH))
        self.hint.hide()
        self.rows = ResultsList()
        self.rows.setModel(self._model)
        self.rows.installEventFilter(self)
        self.rows.setMinimumHeight(theme.dp(60))
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.rows.clicked.connect(lambda _index: self.row_clicked.emit())
        self.rows.activated.connect(lambda _index: self.row_entered.emit())
        self.rows.selectionModel().currentChanged.connect(self._on_rows_moved)
        for part in (self.heading, self.hint):
            column.addWidget(part)
        column.addWidget(self.rows, 1)
        self.setMinimumWidth(theme.dp(LEAST_WIDTH))
        self.retranslate(translator)

    def retranslate(self, translator: Translator) -> None:
        """Say what the list itself says in another language."""
        self.rows.setAccessibleName(translator.gettext(N_("Results")))
        self.rows.setItemDelegate(ResultDelegate(self._theme, NAME_LINES, self.rows))

    def show_results(self, view: ResultsView, *, begins_anew: bool = True) -> None:
        """Show the rows; of answers to what was typed anew, the first one is chosen, else the one that was."""
        self.heading.setText(view.heading)
        self.heading.setAccessibleName(view.heading)
        self.hint.setText(view.hint)
        self.hint.setVisible(bool(view.hint))
        self.rows.setVisible(bool(view.rows))
        chosen = self.chosen
        self.of_code = view.of_code
        self._is_filling = True
        self._model.set_rows(view.rows)
        stays = chosen is not None and (not view.hint or view.of_code)
        row = self._model.row_of(chosen) if chosen and stays else -1
        if view.searching and (begins_anew or row < 0):
            row = 0
        index = self._model.index(row, 0) if view.rows and row >= 0 else QModelIndex()
        self.rows.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._is_filling = False
        if index.isValid():
            self.rows.scrollTo(index)
        if view.searching or view.hint:
            announce(self, f"{view.heading}. {view.hint}" if view.hint else view.heading)

    @property
    def chosen(self) -> ResultView | None:
        """The row that is chosen."""
        row: ResultView | None = self.rows.currentIndex().data(ROW_ROLE)
        return row

    @property
    def offered(self) -> ResultView | None:
        """The row that Enter takes: the one that is chosen, or the first of those that a wrong code may have meant."""
        first: ResultView | None = self._model.index(0, 0).data(ROW_ROLE) if self.of_code else None
        return self.chosen or first

    def count(self) -> int:
        """How many rows there are."""
        return self._model.rowCount()

    def enter(self) -> None:
        """Take the focus, on the first row where none is chosen."""
        self.rows.setFocus()
        if not self.rows.currentIndex().isValid():
            self.rows.setCurrentIndex(self._model.index(0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand typing on, before the list takes it for a search of its own; Up from the first row leaves the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Up and self.rows.currentIndex().row() <= 0:
                self.left_upwards.emit()
                return True
            event.ignore()
            self.key_typed.emit(event)
            if event.isAccepted():
                return True
            event.accept()
        return super().eventFilter(watched, event)

    def _on_rows_moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and self.rows.hasFocus() and not self._is_filling:
            self.row_passed.emit()
