"""Cities side by side, or a direction beside its reverse: rows are elements, columns have the colours of the cities."""

from collections.abc import Iterator
from itertools import groupby, islice

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cztservices.domain.dates import Doubt
from cztservices.presenters.comparison import ChoiceView, ColumnView, ComparisonView, RowView, SideLineView
from cztservices.ui.column_page import LATER_MS, ColumnPage
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.marked_label import MarkedLabel
from cztservices.ui.side_columns import ENDLESS, MARGIN, Bar, ColumnHead, Side
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip, make_card, make_label, make_selectable

AT_ONCE = 2
"""So many rows are drawn before the first paint: they fill a screen."""

COLUMN_HAN = 15
"""Columns with room for fewer Chinese characters stand below one another."""


class ComparePage(ColumnPage):
    """Draws a :class:`ComparisonView`; what is compared can be chosen."""

    is_wide = True

    def __init__(self, theme: Theme) -> None:
        """Empty until a comparison is shown."""
        super().__init__(theme)
        self._view: ComparisonView | None = None
        self._stacked = False
        self._choices = QButtonGroup(self)
        self._rest: Iterator[QWidget] = iter(())
        self._column: QVBoxLayout

    def show_view(self, view: ComparisonView) -> None:
        """Show ``view``; another choice for the same service keeps the place on the page and the key on its button."""
        keeps_place = self._view is not None and self._view.service_id == view.service_id
        self._view = view
        self.setAccessibleName(view.title)
        self._draw(keeps_place=keeps_place)

    def release(self) -> None:
        """Let go of what is shown, and of the buttons that stood on it."""
        self._view, self._choices, self._rest = None, QButtonGroup(self), iter(())
        super().release()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns side by side or below one another, as the width asks for."""
        super().resizeEvent(event)
        if self._view is not None and self._stacks(self._view) != self._stacked:
            self._draw(keeps_place=True)

    def _stacks(self, view: ComparisonView) -> bool:
        return self.width() < self.theme.text("body") * COLUMN_HAN * len(view.columns)

    def _draw(self, *, keeps_place: bool) -> None:
        assert self._view is not None  # noqa: S101 - only called with a view
        place = self.verticalScrollBar().value() if keeps_place else 0
        had_key = any(button.hasFocus() for button in self._choices.buttons())
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()  # not at once: one of its buttons may have asked for this
        self._stacked = self._stacks(self._view)
        ground = self._make(self._view)
        self.setWidget(ground)
        if keeps_place:
            self.complete()
        else:
            QTimer.singleShot(LATER_MS, ground, self.complete)
        self.verticalScrollBar().setValue(place)
        chosen = self._choices.checkedButton()
        if had_key and chosen is not None:
            chosen.setFocus()

    def complete(self) -> None:
        """Draw the rows that have not been drawn yet."""
        for row in self._rest:
            self._column.addWidget(row)
        self._column.addStretch(1)

    def _make(self, view: ComparisonView) -> QWidget:
        """The page as far as it is seen at once; the rest is drawn by :meth:`complete`."""
        ground, self._column = self.make_column(ENDLESS)
        layout = self._column
        layout.addWidget(make_label(view.title, "title"))
        layout.addWidget(self._make_choices(view.choices))
        frame, inner = make_card(self.theme, "answer")
        inner.addWidget(make_selectable(make_label(view.lead, "section")))
        if view.legend:
            inner.addWidget(make_label(view.legend, "caption"))
        layout.addWidget(frame)
        self._rest = (self._make_row(row, view.columns) for row in view.rows)
        for row in islice(self._rest, AT_ONCE):
            layout.addWidget(row)
        return ground

    def _make_choices(self, choices: tuple[ChoiceView, ...]) -> QWidget:
        box = QWidget()
        layout = FlowLayout(self.theme.dp(8))
        box.setLayout(layout)
        self._choices = QButtonGroup(box)
        for choice in choices:
            button = QToolButton()
            button.setText(choice.label)
            button.setCheckable(True)
            button.setChecked(choice.chosen)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setProperty("role", "chip")
            button.clicked.connect(lambda _checked=False, value=choice.value: self.choice_requested.emit(value))
            self._choices.addButton(button)
            layout.addWidget(button)
        return box

    def _make_row(self, row: RowView, columns: tuple[ColumnView, ...]) -> QWidget:
        frame, layout = make_card(self.theme)
        layout.setSpacing(self.theme.dp(12))
        layout.addWidget(make_label(row.title, "section"))
        for line in row.shared:
            layout.addLayout(self._make_across(line))
        if any(row.cells):
            layout.addLayout(self._stack(row, columns) if self._stacked else self._set_side_by_side(row, columns))
        for line in row.directed:
            layout.addLayout(self._make_across(line))
        return frame

    def _make_across(self, line: SideLineView) -> QLayout:
        """A line over the whole width with the layer whose rule it is: behind it, or before it where room is scarce."""
        layer = Chip(line.layer, line.token, self.theme, wrap=self._stacked)
        words = QVBoxLayout()
        words.setSpacing(self.theme.dp(4))
        if self._stacked:
            words.addWidget(layer)
            self._fill(words, line)
            return words
        self._fill(words, line)
        across = QHBoxLayout()
        across.setSpacing(self.theme.dp(12))
        across.addLayout(words, 1)
        across.addWidget(layer, 0, Qt.AlignmentFlag.AlignTop)
        return across

    def _set_side_by_side(self, row: RowView, columns: tuple[ColumnView, ...]) -> QGridLayout:
        """One column a side; lines that are counterparts begin at the same height."""
        dp = self.theme.dp
        grid = QGridLayout()
        grid.setHorizontalSpacing(dp(24))
        grid.setVerticalSpacing(dp(12))
        levels = sorted({line.level for cell in row.cells for line in cell})
        for number, (column, cell) in enumerate(zip(columns, row.cells, strict=True)):
            grid.setColumnStretch(number, 1)
            grid.addWidget(ColumnHead(column, self.theme), 0, number)
            if not cell:
                grid.addWidget(self._make_empty(row.unknown), 1, number, Qt.AlignmentFlag.AlignTop)
            for level, lines in groupby(cell, key=lambda line: line.level):
                box = QVBoxLayout()
                box.setSpacing(dp(12))
                for line in lines:
                    box.addWidget(self._make_side(line, column))
                box.addStretch(1)
                grid.addLayout(box, levels.index(level) + 1, number)
        return grid

    def _stack(self, row: RowView, columns: tuple[ColumnView, ...]) -> QVBoxLayout:
        """One side below the other, each line with the name of its side before it."""
        stack = QVBoxLayout()
        stack.setSpacing(self.theme.dp(12))
        for column, cell in zip(columns, row.cells, strict=True):
            stack.addWidget(Bar(column.token, self.theme))
            for line in cell:
                stack.addWidget(self._make_side(line, column))
            if not cell:
                stack.addWidget(self._make_empty(row.unknown, column))
        return stack

    def _make_empty(self, unknown: str, column: ColumnView | None = None) -> QWidget:
        """What stands where a side has no line, below the name of ``column`` where that is not seen above."""
        box = QWidget()
        words = self._make_indented(box)
        if column is not None:
            words.addWidget(Chip(column.title, column.token, self.theme, role="list"))
        words.addWidget(make_label(unknown, "void"))
        return box

    def _make_side(self, line: SideLineView, column: ColumnView) -> QWidget:
        box = Side(self.theme, barred=line.whole)
        words = self._make_indented(box)
        chips = FlowLayout(self.theme.dp(12))
        if self._stacked:
            chips.addWidget(Chip(column.title, column.token, self.theme, role="list"))
        if line.layer != column.title:
            chips.addWidget(Chip(line.layer, line.token, self.theme))
        if chips.count():
            words.addLayout(chips)
        self._fill(words, line)
        return box

    def _make_indented(self, box: QWidget) -> QVBoxLayout:
        """Room for the bar at the left, whether or not there is one."""
        words = QVBoxLayout(box)
        words.setContentsMargins(self.theme.dp(MARGIN), 0, 0, 0)
        words.setSpacing(self.theme.dp(4))
        return words

    def _fill(self, words: QVBoxLayout, line: SideLineView) -> None:
        """The words of a line, then what to do before trusting it, then what proves it."""
        words.addWidget(self._make_words(line))
        if line.caution:
            unconfirmed = line.doubt is Doubt.UNCONFIRMED
            words.addWidget(Chip(line.caution, "caution", self.theme, filled=unconfirmed, wrap=True))
        words.addWidget(make_label(f"{line.end} {line.caption}".strip(), "caption"))

    def _make_words(self, line: SideLineView) -> QLabel:
        if line.marks:
            return MarkedLabel(line.text, line.marks, self.theme)
        return make_selectable(make_label(line.text, "body"))
