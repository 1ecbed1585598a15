"""What a technician sees behind the PIN: how the kiosk is, and what can be tried out."""

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cztservices.i18n import N_, Translator
from cztservices.presenters.kiosk.maintenance import (
    STATE_WORDS,
    MaintenanceRow,
    MaintenanceSection,
    MaintenanceView,
    State,
)
from cztservices.ui.kiosk.attended_page import AttendedPage
from cztservices.ui.kiosk.twice_button import TwiceButton
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip, empty_layout, make_card, make_label

PATIENCE_MS = 300_000
"""A technician who went away has left the door open for no longer."""

_EDGE, _GAP = 32, 12
_CODE_WIDTH, _LABEL_WIDTH = 64, 330
_WIDE = 1400
"""From here on (dp) all buttons stand on two lines instead of four."""


class MaintenancePage(AttendedPage):
    """Draws a :class:`MaintenanceView`; its buttons are below, where everybody reaches them."""

    printer_test_requested = Signal()
    touch_test_requested = Signal()
    sound_test_requested = Signal()
    export_requested = Signal()
    slip_requested = Signal()
    day_confirmed = Signal()
    restart_requested = Signal()
    exit_requested = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme, translator: Translator, patience_ms: int = PATIENCE_MS) -> None:
        """Only buttons until a view is shown; it asks to go back when nothing was touched for ``patience_ms``."""
        super().__init__(patience_ms)
        self._theme, self._translator = theme, translator
        self.left_alone.connect(self.back_requested)
        self.setAccessibleName(translator.gettext(N_("Maintenance")))
        self._columns = 0
        self._head = QVBoxLayout()
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.verticalScrollBar().valueChanged.connect(self.notice)
        self._said, self._words = self._make_said()
        self.buttons = self._make_buttons()
        self.clock = self._make_button(N_("The clock is right now"), self.day_confirmed)
        self.clock.hide()
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.dp(_GAP))
        dp, layout = theme.dp, QVBoxLayout(self)
        layout.setContentsMargins(dp(_EDGE), dp(_EDGE), dp(_EDGE), dp(_EDGE))
        layout.setSpacing(dp(16))
        layout.addLayout(self._head)
        layout.addWidget(self.scroller, 1)
        layout.addWidget(self._said)
        layout.addWidget(self.clock)
        layout.addLayout(self._grid)
        self._place_buttons()
        self.setAccessibleName(translator.gettext(N_("Maintenance")))
        self._head.addWidget(make_label(self.accessibleName(), "title"))
        self._head.addWidget(make_label(translator.gettext(N_("Looking how the kiosk is …")), "section"))

    def show_view(self, view: MaintenanceView) -> None:
        """Show ``view`` from its beginning."""
        self.setAccessibleName(f"{view.kind}: {view.title}")
        self.clock.setVisible(view.asks_for_day)
        empty_layout(self._head)
        for part in (make_label(f"{view.kind} · {view.title}", "title"), self._make_summary(view)):
            self._head.addWidget(part)
            part.show()  # at once, not one turn of the event loop later
        ground = QWidget()
        ground.setObjectName("column")
        ground.setMinimumHeight(1)  # else it is as high as its labels would be that are one word wide
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, self._theme.dp(4), 0)
        layout.setSpacing(self._theme.dp(16))
        for section in view.sections:
            layout.addWidget(self._make_section(section))
        layout.addWidget(make_label(view.taken, "caption"))
        layout.addStretch(1)
        self.scroller.setWidget(ground)

    def show_done(self, text: str) -> None:
        """Say what has been done."""
        self._say(text, "answer")

    def show_trouble(self, text: str) -> None:
        """Say what could not be done, and what to do."""
        self._say(text, "stop")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons where there is room for them."""
        super().resizeEvent(event)
        self._place_buttons()

    # What it is made of

    def _make_summary(self, view: MaintenanceView) -> QFrame:
        role = "answer" if view.state is State.GO else view.state.value
        card, layout = make_card(self._theme, role)
        layout.addWidget(make_label(view.summary, "section"))
        if view.report:
            layout.addWidget(make_label(view.report, "answer_long"))
            layout.addWidget(make_label(view.legend, "body"))
        return card

    def _make_section(self, section: MaintenanceSection) -> QFrame:
        card, layout = make_card(self._theme)
        card.setAccessibleName(section.title)
        layout.addWidget(make_label(section.title, "section"))
        rows = QGridLayout()
        rows.setHorizontalSpacing(self._theme.dp(16))
        rows.setVerticalSpacing(self._theme.dp(10))
        rows.setColumnMinimumWidth(0, self._theme.dp(_CODE_WIDTH))
        rows.setColumnMinimumWidth(1, self._theme.dp(_LABEL_WIDTH))
        rows.setColumnStretch(2, 1)
        for number, row in enumerate(section.rows):
            self._add_row(rows, number, row)
        layout.addLayout(rows)
        return card

    def _add_row(self, rows: QGridLayout, number: int, row: MaintenanceRow) -> None:
        top = Qt.AlignmentFlag.AlignTop
        rows.addWidget(make_label(row.code, "caption", wrap=False), number, 0, top)
        label = make_label(row.label, "list")
        if row.value:
            label.setFixedWidth(self._theme.dp(_LABEL_WIDTH))
            rows.addWidget(label, number, 1, top)
            rows.addWidget(make_label(row.value, "list"), number, 2, top)
        else:
            rows.addWidget(label, number, 1, 1, 2, top)
        if row.state:
            words = self._translator.gettext(STATE_WORDS[row.state])
            chip = Chip(words, row.state.value, self._theme, filled=row.state is not State.GO)
            rows.addWidget(chip, number, 3, top | Qt.AlignmentFlag.AlignRight)

    def _make_said(self) -> tuple[QFrame, QLabel]:
        card, layout = make_card(self._theme, "answer")
        words = make_label("", "body")
        layout.addWidget(words)
        card.hide()
        return card, words

    def _make_buttons(self) -> tuple[QPushButton, ...]:
        """What tries something out first; what ends the kiosk apart from what leads back."""
        return (
            self._make_button(N_("Test the printer"), self.printer_test_requested),
            self._make_button(N_("Test the touch screen"), self.touch_test_requested),
            self._make_button(N_("Test the sound"), self.sound_test_requested),
            self._make_button(N_("Print this slip"), self.slip_requested),
            self._make_button(N_("Export to a USB stick"), self.export_requested),
            self._make_twice(N_("Restart the kiosk program"), N_("Press again to restart it"), self.restart_requested),
            self._make_twice(N_("Leave the kiosk"), N_("Press again to leave the kiosk"), self.exit_requested),
            self._make_button(N_("Back to the kiosk"), self.back_requested, "main"),
        )

    def _make_button(self, words: str, wish: SignalInstance, role: str = "large") -> QPushButton:
        button = QPushButton(self._translator.gettext(words))
        button.setProperty("role", role)
        button.setAccessibleName(button.text())
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.pressed.connect(self.notice)
        button.clicked.connect(wish)
        return button

    def _make_twice(self, words: str, again: str, wish: SignalInstance) -> QPushButton:
        say = self._translator.gettext
        button = TwiceButton(say(words), say(again), QTimer())
        button.setProperty("role", "large")
        button.pressed.connect(self.notice)
        button.confirmed.connect(wish)
        return button

    def _place_buttons(self) -> None:
        columns = 4 if self.width() >= self._theme.dp(_WIDE) else 2
        if columns == self._columns:
            return
        self._columns = columns
        for place, button in enumerate(self.buttons):
            self._grid.addWidget(button, place // columns, place % columns)

    def _say(self, text: str, role: str) -> None:
        self._words.setText(text)
        self._said.setProperty("role", role)
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)
        self._said.setVisible(bool(text))
