"""Whether a trip will be wasted: a day to choose, one sentence, and what it rests on."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QIcon,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTextCharFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cztservices.domain.trip import Verdict
from cztservices.presenters.trip import TripLineView, TripView
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip, empty_layout, make_label, make_selectable

_Points = tuple[tuple[float, float], ...]

_TRIANGLE = ((0.5, 0.04), (0.98, 0.94), (0.02, 0.94))
_OCTAGON = ((0.3, 0.02), (0.7, 0.02), (0.98, 0.3), (0.98, 0.7), (0.7, 0.98), (0.3, 0.98), (0.02, 0.7), (0.02, 0.3))
_SIGNS: Mapping[Verdict, tuple[_Points, tuple[_Points, ...]]] = {
    Verdict.GO: ((), (((0.28, 0.52), (0.44, 0.68), (0.73, 0.34)),)),
    Verdict.CAUTION: (_TRIANGLE, (((0.5, 0.38), (0.5, 0.6)), ((0.5, 0.79), (0.5, 0.8)))),
    Verdict.STOP: (_OCTAGON, (((0.34, 0.34), (0.66, 0.66)), ((0.66, 0.34), (0.34, 0.66)))),
}
"""The outline of each sign, a disc where it has no corners, and the lines in it, in shares of its side."""

_STROKE = 0.11
"""The width of those lines."""

_ARROW = ((-1, -1), (0, 1), (1, -1))

_LEAVES = {"qt_calendar_prevmonth": "←", "qt_calendar_nextmonth": "→"}
"""The buttons that turn the leaves of Qt's calendar, by the names that Qt gives them."""


class TripCard(QFrame):
    """Draws a :class:`TripView`; what has the focus keeps it when another day is shown."""

    day_chosen = Signal(object)
    """The day, as a :class:`datetime.date`."""

    def __init__(self, view: TripView, theme: Theme) -> None:
        """Show ``view`` in ``theme``."""
        super().__init__()
        self._theme = theme
        self._days: list[date] = []
        self._day = view.day
        self.setProperty("role", "card")
        dp = theme.dp
        layout = QVBoxLayout(self)
        layout.setContentsMargins(dp(20), dp(16), dp(20), dp(16))
        layout.setSpacing(dp(12))
        self._title = make_label("", "section")
        layout.addWidget(self._title)
        choice = FlowLayout(dp(8))
        self._buttons = [self._make_button(number) for number in range(len(view.days))]
        for button in self._buttons:
            choice.addWidget(button)
        self.day_field = self._make_field()
        choice.addWidget(self.day_field)
        if theme.touch:
            self.day_field.hide()  # its calendar is a window of its own, and wants a fine pointer
        layout.addLayout(choice)
        self._found = QVBoxLayout()
        self._found.setSpacing(dp(12))
        layout.addLayout(self._found)
        self.show_trip(view)

    def show_trip(self, view: TripView) -> None:
        """Show another day, or the same in another language."""
        self.setAccessibleName(view.title)
        self._title.setText(view.title)
        self._day, self._days = view.day, [offered.day for offered in view.days]
        for button, offered in zip(self._buttons, view.days, strict=True):
            button.setText(offered.label)
            button.setChecked(offered.chosen)
        with QSignalBlocker(self.day_field):
            self.day_field.setLocale(QLocale(view.language))
            self.day_field.setMinimumDate(_to_qt(view.today))
            self.day_field.setDate(_to_qt(view.day))
        self.day_field.setAccessibleName(view.other_day)
        self.day_field.setToolTip(view.other_day)
        self.day_field.name_months(view.months)
        empty_layout(self._found)
        self._add(_Finding(view.token, view.day_label, view.summary, view.verdict, self._theme, role="section"))
        for line in view.lines:
            self._add(_make_line(line, self._theme))

    def _add(self, widget: QWidget) -> None:
        """Add ``widget`` and show it at once, not one turn of the event loop later."""
        self._found.addWidget(widget)
        widget.show()

    def _make_button(self, number: int) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setProperty("role", "chip")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._on_button_clicked(number))
        return button

    def _make_field(self) -> "_DayField":
        field = _DayField(self._theme)
        field.setCalendarPopup(True)
        field.setDisplayFormat("yyyy-MM-dd")
        field.setKeyboardTracking(False)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.setMinimumHeight(self._theme.control)
        field.dateChanged.connect(self._on_day_field_changed)
        return field

    def _on_button_clicked(self, number: int) -> None:
        self._buttons[number].setChecked(self._days[number] == self._day)  # the next view marks another
        self.day_chosen.emit(self._days[number])

    def _on_day_field_changed(self, day: QDate) -> None:
        chosen = date(day.year(), day.month(), day.day())
        if chosen != self._day:  # Enter says the same day twice
            self._day = chosen
            self.day_chosen.emit(chosen)


class _DayField(QDateEdit):
    """A date with a calendar in the colours of the theme, made when it is first wanted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._months = ("", "")
        self._dressed = False

    def name_months(self, months: tuple[str, str]) -> None:
        """Say of the buttons of the calendar where they lead."""
        self._months = months
        if self._dressed:
            self._name_leaves()

    def _dress_calendar(self) -> None:
        """Give the calendar the colours of the theme; Qt makes weekends red, which here means that nothing can be done.

        The arrows are signs of the font, since Qt's own stay black on a dark ground.
        """
        if self._dressed:
            return
        self._dressed = True
        calendar, days, names = self.calendarWidget(), QTextCharFormat(), QTextCharFormat()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        days.setForeground(QColor(self._theme.colour("ink")))
        for day in Qt.DayOfWeek:
            calendar.setWeekdayTextFormat(day, days)
        names.setForeground(QColor(self._theme.colour("ink2")))
        calendar.setHeaderTextFormat(names)
        for button in self._leaves():
            button.setIcon(QIcon())
            button.setText(_LEAVES[button.objectName()])
        self._name_leaves()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The calendar opens with a press; by keyboard the day is typed."""
        self._dress_calendar()
        super().mousePressEvent(event)

    def _leaves(self) -> list[QToolButton]:
        return [one for one in self.calendarWidget().findChildren(QToolButton) if one.objectName() in _LEAVES]

    def _name_leaves(self) -> None:
        names = dict(zip(_LEAVES, self._months, strict=True))
        for button in self._leaves():
            button.setAccessibleName(names[button.objectName()])
            button.setToolTip(names[button.objectName()])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow of the calendar in the colour of the theme, which a style sheet cannot."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colour("ink")), self._theme.dp(2)))
        middle, half = QPointF(self.width() - self.height() / 2, self.height() / 2), self._theme.dp(5)
        painter.drawPolyline([middle + QPointF(x * half, y * half / 2) for x, y in _ARROW])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll; a day that changes under the pointer would go unnoticed."""
        event.ignore()


class _Finding(QWidget):
    """A sign, what is asked in small print with what the answer means in a word, and the answer below."""

    def __init__(self, token: str, title: str, answer: str, word: str, theme: Theme, *, role: str = "body") -> None:
        """Write ``answer`` in the size of ``role``."""
        super().__init__()
        dp = theme.dp
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(dp(12))
        row.addWidget(TripSign(token, theme, role), 0, Qt.AlignmentFlag.AlignTop)
        self.words = QVBoxLayout()
        self.words.setSpacing(dp(4))
        head = QHBoxLayout()
        head.setSpacing(dp(12))
        head.addWidget(make_label(title, "caption"), 1)
        head.addWidget(Chip(word, token, theme, filled=role == "section"), 0, Qt.AlignmentFlag.AlignTop)
        self.words.addLayout(head)
        self.words.addWidget(make_selectable(make_label(answer, role)))
        row.addLayout(self.words, 1)


def _make_line(line: TripLineView, theme: Theme) -> QWidget:
    finding = _Finding(line.token, line.title, line.reason, line.verdict, theme)
    if line.caution:
        finding.words.addWidget(Chip(line.caution, "caution", theme, wrap=True))
    return finding


class TripSign(QWidget):
    """A tick in a disc, a triangle with its stroke and dot, or a cross in an octagon: each known by its shape alone."""

    def __init__(self, token: str, theme: Theme, role: str) -> None:
        """Draw the sign of the verdict ``token``, a little larger than text of ``role``."""
        super().__init__()
        self._token, self._theme = token, theme
        self._side = round(theme.text(role) * 1.3)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colour(self._token)))
        stroke = QPen(QColor(self._theme.colour("on_accent")), self._side * _STROKE)
        stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
        stroke.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        outline, lines = _SIGNS[Verdict(self._token)]
        if outline:
            painter.drawPolygon(self._points(outline))
        else:
            painter.drawEllipse(QRectF(0, 0, self._side, self._side))
        painter.setPen(stroke)
        for line in lines:
            painter.drawPolyline(self._points(line))

    def _points(self, shares: _Points) -> QPolygonF:
        return QPolygonF([QPointF(x * self._side, y * self._side) for x, y in shares])


def _to_qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
