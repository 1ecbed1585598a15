"""The way through one life event: the services in the order in which one meets them, to tick."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cztservices.presenters.events import EventView, StepView
from cztservices.presenters.ticks import Ticks
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.icons import draw_icon
from cztservices.ui.link import Link
from cztservices.ui.theme import TICK_BORDER, Theme
from cztservices.ui.widgets import Chip, make_card, make_label

_AXIS, _MIDDLE, _RADIUS = 17, 30, 16
"""How far right and down in its step the middle of a number is, and the size of its circle (dp)."""


class EventPage(ColumnPage):
    """Draws an :class:`EventView`; what is ticked stays ticked while the program runs."""

    def __init__(self, theme: Theme, ticks: Ticks) -> None:
        """Empty until a view is shown."""
        super().__init__(theme)
        self._ticks = ticks
        self._shown = ""

    def show_view(self, view: EventView) -> None:
        """Show ``view``; the same event in another direction keeps its place."""
        place = self.verticalScrollBar().value() if view.ref == self._shown else 0
        self._shown = view.ref
        ground, layout = self.make_column()
        layout.addLayout(self._head(view))
        frame, lead = make_card(self.theme, "answer")
        lead.addWidget(make_label(view.lead, "section"))
        layout.addWidget(frame)
        self._progress = make_label("", "list")
        layout.addWidget(self._progress)
        way = QVBoxLayout()
        way.setSpacing(0)
        for step in view.steps:
            way.addWidget(self._step(view, step))
        layout.addLayout(way)
        layout.addStretch(1)
        self.setAccessibleName(view.title)
        self.setWidget(ground)
        self._count(view)
        self.verticalScrollBar().setValue(place)

    def _head(self, view: EventView) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(self.theme.dp(12))
        picture = QLabel()
        side = self.theme.text("answer")
        picture.setPixmap(draw_icon(view.icon, self.theme.colour("accent"), side, self.devicePixelRatioF()))
        head.addWidget(picture)
        head.addWidget(make_label(view.title, "title"), 1)
        return head

    def _step(self, view: EventView, step: StepView) -> QWidget:
        dp = self.theme.dp
        box = _WayStep(step.number, self.theme, is_last=step is view.steps[-1])
        row = QHBoxLayout(box)
        row.setContentsMargins(0, dp(4), 0, dp(12))
        row.setSpacing(dp(8))
        frame, words = make_card(self.theme)
        words.setSpacing(dp(4))
        link = Link(step.name, self.theme)
        link.clicked.connect(lambda _checked=False, page=step.page: self.page_requested.emit(page))
        words.addWidget(link)
        words.addWidget(make_label(step.why, "body"))
        words.addWidget(Chip(step.badge, step.token, self.theme, wrap=True))
        tick = QCheckBox()
        tick.setAccessibleName(view.done.format(name=step.name))
        tick.setChecked(self._ticks.has(view.ref, step.ref))
        tick.toggled.connect(lambda on, ref=step.ref: self._on_ticked(view, ref, on=on))
        row.addLayout(box.put_on_way(tick))
        row.addWidget(frame, 1)
        return box

    def _on_ticked(self, view: EventView, ref: str, *, on: bool) -> None:
        self._ticks.put(view.ref, ref, on=on)
        self._count(view)

    def _count(self, view: EventView) -> None:
        done = sum(self._ticks.has(view.ref, step.ref) for step in view.steps)
        self._progress.setText(view.progress.format(done=done, all=len(view.steps)))


class _WayStep(QWidget):
    """A number in a circle on a line that leads to the next."""

    def __init__(self, number: str, theme: Theme, *, is_last: bool) -> None:
        super().__init__()
        self._number, self._theme, self._is_last = number, theme, is_last

    def put_on_way(self, tick: QCheckBox) -> QVBoxLayout:
        """The box to tick stands on the line, below the number."""
        way, dp = QVBoxLayout(), self._theme.dp
        half = self._theme.tick // 2 + TICK_BORDER
        way.setContentsMargins(max(0, dp(_AXIS) - half), dp(_MIDDLE + _RADIUS), 0, 0)
        way.addWidget(tick)
        way.addStretch(1)
        return way

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw line, circle and number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dp, theme = self._theme.dp, self._theme
        centre = QPointF(dp(_AXIS), dp(_MIDDLE))
        painter.setPen(QPen(QColor(theme.colour("accent")), dp(2)))
        if not self._is_last:
            painter.drawLine(centre, QPointF(centre.x(), self.height()))
        if self._number != "1":
            painter.drawLine(QPointF(centre.x(), 0), centre)
        painter.setBrush(QColor(theme.colour("paper")))
        painter.drawEllipse(centre, dp(_RADIUS), dp(_RADIUS))
        font = painter.font()
        font.setPixelSize(theme.text("list"))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(theme.colour("accent")))
        room = self.rect()
        room.setRect(round(centre.x() - dp(20)), round(centre.y() - dp(20)), dp(40), dp(40))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._number)
