"""What is accepted for a requirement: rows are the things, columns the three cities and how each is handed in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cztservices.domain.dates import Doubt
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.requirements import (
    AcceptedGroupView,
    AcceptedRowView,
    AskingView,
    CellView,
    RequirementView,
)
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.link import Link
from cztservices.ui.side_columns import ENDLESS, MARGIN, ColumnHead, Side
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip, make_card, make_fitting_label, make_label, make_rule, make_selectable

_TEXT_HAN, _CITY_HAN, _DETAIL_HAN = 13, 6, 6
"""Columns with room for fewer Chinese characters stand below one another."""


class RequirementPage(ColumnPage):
    """Draws a :class:`RequirementView`; the services that ask for it can be opened, and the table printed."""

    is_wide = True

    def __init__(self, theme: Theme) -> None:
        """Empty until a requirement is shown."""
        super().__init__(theme)
        self._view: RequirementView | None = None
        self._stacked = False

    def show_view(self, view: RequirementView) -> None:
        """Show ``view`` from its beginning; the same one keeps its place."""
        keeps_place = self._view is not None and self._view.requirement_id == view.requirement_id
        self._view = view
        self.setAccessibleName(view.title)
        self._draw(keeps_place=keeps_place)

    def release(self) -> None:
        """Let go of what is shown."""
        self._view = None
        super().release()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make a table of it, or a list, as the width asks for."""
        super().resizeEvent(event)
        if self._view is not None and self._stacks(self._view) != self._stacked:
            self._draw(keeps_place=True)

    def _stacks(self, view: RequirementView) -> bool:
        across = _TEXT_HAN + _CITY_HAN * len(view.columns) + _DETAIL_HAN * len(view.heads)
        return self.width() < self.theme.text("body") * across

    def _draw(self, *, keeps_place: bool) -> None:
        assert self._view is not None  # noqa: S101 - only called with a view
        place = self.verticalScrollBar().value() if keeps_place else 0
        self._stacked = self._stacks(self._view)
        self.setWidget(self._make(self._view))
        self.verticalScrollBar().setValue(place)

    def _make(self, view: RequirementView) -> QWidget:
        ground, layout = self.make_column(ENDLESS)
        layout.addWidget(make_label(view.kind, "caption"))
        first = QHBoxLayout()
        first.addWidget(make_label(view.title, "title"), 1)
        button = QPushButton(view.print_label)
        button.setToolTip(f"{view.print_label} ({ACTIONS[Action.PRINT].shortcuts[0]})")
        button.clicked.connect(lambda: self.action_requested.emit(Action.PRINT))
        first.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(first)
        frame, inner = make_card(self.theme, "answer" if view.groups else "caution")
        inner.addWidget(make_selectable(make_label(view.lead, "section")))
        if view.legend:
            inner.addWidget(make_label(view.legend, "caption"))
        layout.addWidget(frame)
        if view.groups:
            layout.addWidget(self._make_list(view) if self._stacked else self._make_table(view))
        if view.sources:
            layout.addWidget(make_label(view.sources_title, "section"))
        for source in view.sources:
            words = f"[{source.number}] {source.title}\n{source.caption}"
            layout.addWidget(make_selectable(make_label(f"{words}\n{source.url}" if source.url else words, "caption")))
        layout.addWidget(make_label(view.footer, "caption"))
        layout.addStretch(1)
        return ground

    # One table for all groups, so that their columns stand below one another

    def _make_table(self, view: RequirementView) -> QWidget:
        frame, layout = make_card(self.theme)
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.dp(16))
        grid.setVerticalSpacing(self.theme.dp(10))
        cities, every = len(view.columns), 1 + len(view.columns) + len(view.heads)
        for column in range(every):
            widths = _TEXT_HAN if not column else _CITY_HAN if column <= cities else _DETAIL_HAN
            grid.setColumnStretch(column, widths)
            grid.setColumnMinimumWidth(column, (widths - 1) * self.theme.text("list"))
        bottom = Qt.AlignmentFlag.AlignBottom
        grid.addWidget(make_label(view.head, "caption"), 0, 0, bottom)
        for number, city in enumerate(view.columns, 1):
            grid.addWidget(ColumnHead(city, self.theme), 0, number, bottom)
        for number, head in enumerate(view.heads, 1 + cities):
            grid.addWidget(make_label(head, "caption"), 0, number, bottom)
        for group in view.groups:
            grid.addWidget(make_rule(), grid.rowCount(), 0, 1, every)
            grid.addWidget(self._make_head(group), grid.rowCount(), 0, 1, every)
            for row in group.rows:
                self._add_row(grid, row, view)
            if group.gap:
                grid.addWidget(Chip(group.gap, "caution", self.theme, wrap=True), grid.rowCount(), 0, 1, every)
        layout.addLayout(grid)
        return frame

    def _add_row(self, grid: QGridLayout, row: AcceptedRowView, view: RequirementView) -> None:
        at, top = grid.rowCount(), Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._make_text(row), at, 0, top)
        wide = len(view.columns) if len(row.cells) == 1 else 1
        for number, cell in enumerate(row.cells):
            title = "" if wide > 1 else view.columns[number].title
            grid.addWidget(self._make_cell(cell, title), at, 1 + number, 1, wide, top)
        for number, detail in enumerate(row.details, 1 + len(view.columns)):
            grid.addWidget(make_selectable(make_label(detail, "list")), at, number, top)

    def _make_cell(self, cell: CellView, city: str) -> QWidget:
        made = Chip(cell.text, cell.token, self.theme, wrap=True) if cell.is_known else make_label(cell.text, "void")
        made.setAccessibleName(f"{city}: {cell.text}" if city else cell.text)
        return made

    # One thing below the other, where there is no room for a table

    def _make_list(self, view: RequirementView) -> QWidget:
        ground = QWidget()
        stack = QVBoxLayout(ground)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(self.theme.dp(16))
        for group in view.groups:
            frame, layout = make_card(self.theme)
            layout.setSpacing(self.theme.dp(12))
            layout.addWidget(self._make_head(group))
            for row in group.rows:
                layout.addWidget(make_rule())
                layout.addWidget(self._make_text(row))
                layout.addLayout(self._make_cells(row, view))
                if told := row.tell_details(view.heads):
                    layout.addWidget(make_label("\n".join(told), "list"))
            if group.gap:
                layout.addWidget(Chip(group.gap, "caution", self.theme, wrap=True))
            stack.addWidget(frame)
        return ground

    def _make_cells(self, row: AcceptedRowView, view: RequirementView) -> FlowLayout:
        flow = FlowLayout(self.theme.dp(12))
        for number, cell in enumerate(row.cells):
            city = view.columns[number].title if len(row.cells) > 1 else ""
            words = f"{city} {cell.text}".strip()
            flow.addWidget(Chip(words, cell.token, self.theme, role="list", wrap=True))
        return flow

    # Parts of both

    def _make_head(self, group: AcceptedGroupView) -> QWidget:
        """For which services; each leads to its guide."""
        box = QWidget()
        flow = FlowLayout(self.theme.dp(8))
        box.setLayout(flow)
        flow.addWidget(make_fitting_label(group.lead, "section"))
        for service in group.services:
            flow.addWidget(self._make_link(service))
        return box

    def _make_link(self, service: AskingView) -> Link:
        link = Link(service.name, self.theme)
        link.clicked.connect(lambda: self.page_requested.emit(service.page))
        return link

    def _make_text(self, row: AcceptedRowView) -> QWidget:
        """What is accepted, what to do before trusting it, and what proves it; a bar where not every city has it."""
        box = Side(self.theme, barred=row.differs)
        words = QVBoxLayout(box)
        words.setContentsMargins(self.theme.dp(MARGIN), 0, 0, 0)
        words.setSpacing(self.theme.dp(4))
        words.addWidget(make_selectable(make_label(row.text, "body")))
        below = FlowLayout(self.theme.dp(8))
        if row.caution:
            filled = row.doubt is Doubt.UNCONFIRMED
            below.addWidget(Chip(row.caution, "caution", self.theme, filled=filled, wrap=True))
        below.addWidget(make_label(row.cites, "caption", wrap=False))
        words.addLayout(below)
        return box
