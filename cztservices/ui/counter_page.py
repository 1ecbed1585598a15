"""The counter view: left what is checked and what is missing, right what the home city decides."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cztservices.presenters.counter_view import (
    AT_ONCE,
    CheckGroupView,
    CheckView,
    CounterOfficeView,
    CounterPartView,
    CounterView,
)
from cztservices.presenters.guide_view import LineView
from cztservices.presenters.pages import PageRef
from cztservices.ui.accessible import announce
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.fold import Fold
from cztservices.ui.guide_line import GuideLine
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip, make_card, make_fitting_label, make_label, make_rule, make_selectable

WIDEST = 1600
"""The two halves together are at most so wide (dp)."""

TWO_HALVES = 860
"""In less width (dp) the halves stand below one another."""

SCAN_MS = 35
"""A device that types what it scans leaves less between two keys, a person more."""

_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class CounterPage(ColumnPage):
    """Draws a :class:`CounterView`; digits and the space bar tick, the arrows go from paper to paper."""

    is_wide = True

    def __init__(self, theme: Theme) -> None:
        """Empty until a view is shown."""
        super().__init__(theme)
        self.boxes: dict[str, QCheckBox] = {}
        self.missing: QLabel | None = None
        self._halves: QBoxLayout | None = None
        self._keys: dict[str, str] = {}
        self._digits: list[str] = []
        self._clock = QElapsedTimer()

    def show_view(self, view: CounterView) -> None:
        """Show ``view``, with what is ticked already."""
        self._view = view
        self.setAccessibleName(view.title)
        self.boxes, self._keys = {}, {check.key: check.id for check in view.papers if check.key}
        ground, column = self.make_column(self.theme.dp(WIDEST))
        column.addLayout(self._head(view))
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(self.theme.dp(16))
        halves = (
            (self._checks(view), self._missing_card(view)),
            (self._part(view.decides), self._offices(view), self._part(view.travels)),
        )
        for parts in halves:
            half = QVBoxLayout()
            half.setSpacing(self.theme.dp(16))
            for part in parts:
                half.addWidget(part)
            half.addStretch(1)
            self._halves.addLayout(half, 1)
        column.addLayout(self._halves)
        column.addStretch(1)
        self.setWidget(ground)
        self._share()
        self._say_missing()

    def release(self) -> None:
        """Let go of the view."""
        self.boxes, self._keys, self.missing, self._halves = {}, {}, None, None
        super().release()

    def setFocus(self, *reason: Qt.FocusReason) -> None:
        """Put the keyboard on the first paper, where there is one."""
        first = next(iter(self.boxes.values()), None)
        if first is None:
            super().setFocus(*reason)
        else:
            first.setFocus(*reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits tick their paper; with letters right behind them they are the beginning of a code that is scanned."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        is_fast = self._clock.isValid() and self._clock.elapsed() <= SCAN_MS
        if plain and event.text().isdecimal():
            self._digits = self._digits if is_fast else []
            self._digits.append(event.text())
            self._clock.restart()
            self._tick(event.text())
            event.accept()
        elif event.text().isalpha() and self._digits and is_fast:
            for digit in self._digits:
                self._tick(digit)
            self.text_requested.emit("".join(self._digits) + event.text())
            self._digits = []
            event.accept()
        else:
            super().keyPressEvent(event)

    def _tick(self, digit: str) -> None:
        """Tick the paper of a digit, or no longer; one that no paper has does nothing, lest it begin a search."""
        box = self.boxes.get(self._keys.get(digit, ""))
        if box is not None:
            box.setFocus()
            box.toggle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows lead from paper to paper; Qt would have them lead to what stands between."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(event.key())
            return step is not None and self._go(step)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the halves beside or below one another."""
        super().resizeEvent(event)
        self._share()

    def _go(self, step: int) -> bool:
        boxes = [*self.boxes.values()]
        at = next((number for number, box in enumerate(boxes) if box.hasFocus()), None)
        if at is None or not 0 <= at + step < len(boxes):
            return False
        boxes[at + step].setFocus()
        self.ensureWidgetVisible(boxes[at + step])
        return True

    def _share(self) -> None:
        if self._halves is not None:
            wide = self.viewport().width() >= self.theme.dp(TWO_HALVES)
            direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
            self._halves.setDirection(direction)

    # Parts

    def _head(self, view: CounterView) -> QVBoxLayout:
        head, dp = QVBoxLayout(), self.theme.dp
        head.setSpacing(dp(8))
        head.addWidget(make_label(view.title, "title"))
        ends = FlowLayout(dp(12))
        for number, end in enumerate(view.ends):
            if number:
                ends.addWidget(make_label("→", "body", wrap=False))
            ends.addWidget(Chip(f"{end.label} {end.city}", end.token, self.theme, role="list", wrap=True))
        ends.addWidget(Chip(view.badge, view.badge_token, self.theme, filled=True, role="list", wrap=True))
        for chip in view.case.path if view.case is not None else ():
            ends.addWidget(Chip(f"{chip.question} {chip.answer}", "accent", self.theme, role="list", wrap=True))
        for shown in view.buttons:
            button = self._button(shown.text, shown.title)
            button.clicked.connect(partial(self._wish, shown.action))
            ends.addWidget(button)
        for text, page in view.ways:
            way = self._button(text, text)
            way.clicked.connect(partial(self._open, page))
            ends.addWidget(way)
        if view.code:
            ends.addWidget(make_selectable(make_fitting_label(f"{view.code_title} {view.code}", "section")))
        head.addLayout(ends)
        head.addWidget(make_label(view.answer, "body"))
        for note in view.hall:
            words = " · ".join(part for part in (f"{note.layer}: {note.text}", note.state) if part)
            head.addWidget(Chip(words, note.layer_token, self.theme, filled=True, role="list", wrap=True))
        return head

    def _wish(self, action: object) -> None:
        self.action_requested.emit(action)

    def _open(self, page: PageRef) -> None:
        self.page_requested.emit(page)

    def _button(self, text: str, title: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(title)
        button.setProperty("role", "chip")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _checks(self, view: CounterView) -> QWidget:
        frame, layout = make_card(self.theme)
        head = QHBoxLayout()
        head.addWidget(make_label(view.checks_title, "section"), 1)
        self._count = make_label("", "list", wrap=False)
        head.addWidget(self._count)
        layout.addLayout(head)
        if view.papers:
            layout.addWidget(make_label(view.checks_hint, "caption"))
        if view.nothing:
            layout.addWidget(make_label(view.nothing, "body"))
        if view.mixed:
            layout.addWidget(Chip(view.mixed, "caution", self.theme, filled=True, role="list", wrap=True))
        for group in view.groups:
            self._add_group(layout, group)
        if view.how:
            layout.addWidget(make_rule())
            self._add_lines(layout, view.how)
        return frame

    def _add_group(self, layout: QVBoxLayout, group: CheckGroupView) -> None:
        layout.addWidget(make_rule())
        layout.addWidget(make_label(group.title, "number"))
        for check in group.checks:
            layout.addWidget(self._check(check))
        self._add_lines(layout, group.lines)

    def _check(self, check: CheckView) -> GuideLine:
        drawn = self._line(replace(check.line, number=check.key), can_be_ticked=True)
        if drawn.box is not None:
            drawn.box.setChecked(self._view.ticks.has(self._view.service_id, check.id))
            drawn.ticked.connect(lambda on, name=check.id: self._on_check_ticked(name, on=on))
            drawn.box.installEventFilter(self)
            self.boxes[check.id] = drawn.box
        return drawn

    def _line(self, line: LineView, *, can_be_ticked: bool = False) -> GuideLine:
        return GuideLine(line, self._view.proof_title, self.theme, can_be_ticked=can_be_ticked)

    def _add_lines(self, layout: QVBoxLayout, lines: Iterable[LineView]) -> None:
        for line in lines:
            layout.addWidget(self._line(line))

    def _missing_card(self, view: CounterView) -> QWidget:
        frame, layout = make_card(self.theme, "caution")
        layout.addWidget(make_label(view.missing_title, "list"))
        self.missing = make_selectable(make_label("", "section"))
        layout.addWidget(self.missing)
        frame.setVisible(bool(view.papers))
        return frame

    def _part(self, part: CounterPartView) -> QWidget:
        frame, layout = make_card(self.theme)
        layout.addWidget(make_label(part.title, "section"))
        if part.unknown:
            layout.addWidget(make_label(part.unknown, "body"))
        self._add_lines(layout, part.lines[:AT_ONCE])
        if part.more:
            layout.addWidget(Fold(part.more, partial(self._box, part.lines[AT_ONCE:])))
        if part.general:
            layout.addWidget(make_rule())
            layout.addWidget(make_label(part.general_title, "caption"))
            self._add_lines(layout, part.general)
        return frame

    def _offices(self, view: CounterView) -> QWidget:
        frame, layout = make_card(self.theme)
        layout.addWidget(make_label(view.offices_title, "section"))
        if view.offices_unknown:
            layout.addWidget(make_label(view.offices_unknown, "body"))
        for number, office in enumerate(view.offices):
            if number:
                layout.addWidget(make_rule())
            self._add_office(layout, office)
        return frame

    def _box(self, lines: Iterable[LineView]) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        self._add_lines(layout, lines)
        return box

    def _add_office(self, layout: QVBoxLayout, office: CounterOfficeView) -> None:
        layout.addWidget(self._line(office.line))
        for words in office.details:
            layout.addWidget(make_selectable(make_label(words, "body")))
        if office.unknown:
            layout.addWidget(make_label(office.unknown, "caption"))

    # Ticking

    def _on_check_ticked(self, name: str, *, on: bool) -> None:
        self._view.ticks.put(self._view.service_id, name, on=on)
        self._say_missing()
        announce(self, self._count.text())

    def _say_missing(self) -> None:
        view = self._view
        ticked = view.ticked
        if self.missing is not None:
            self.missing.setText(view.tell_missing(ticked).spoken)
        done = sum(check.id in ticked for check in view.papers)
        self._count.setText(view.progress.format(done=done, all=len(view.papers)) if view.papers else "")
