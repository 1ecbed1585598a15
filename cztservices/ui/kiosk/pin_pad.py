"""Where a technician types the PIN that opens the maintenance page."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from cztservices.i18n import N_, Translator
from cztservices.ui.kiosk.attended_page import AttendedPage, make_low_column
from cztservices.ui.kiosk.touch import FAST
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_card, make_label

MOST_DIGITS = 12
PATIENCE_MS = 30_000
"""Nobody stands at the pad for longer without touching it."""

NO_PIN = N_(
    "This kiosk has no PIN, so there is no way further from here. A technician makes one at the command line with "
    "“python -m cztservices kiosk set-pin”, writes it into the file that sets the kiosk up, and starts it anew."
)


DOT = "●"
_DIGITS = "123456789"
_COLUMNS = 3
_SECOND_MS = 1_000
_MINUTE_S = 60
_WIDTH, _KEY_HEIGHT = 640, 120
_TOLD_LINES = 3
"""Two lines of words with the room between them, in sizes of their text."""


class PinPad(AttendedPage):
    """Ten digits in their usual order.

    What was typed is shown as dots, and forgotten when it is entered, when the page is hidden and when it is left.
    """

    pin_entered = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, translator: Translator, patience_ms: int = PATIENCE_MS) -> None:
        """Empty; it is left when nothing was touched for ``patience_ms``, or for so long after a wait."""
        super().__init__(patience_ms)
        self._patience_ms = patience_ms
        self._theme, self._translator = theme, translator
        self._digits, self._wait_s = "", 0
        self.second = QTimer(self)
        self.second.setInterval(_SECOND_MS)
        self.second.timeout.connect(self._on_second_timeout)
        self.left_alone.connect(self._leave)
        self._title = make_label(translator.gettext(N_("PIN of the technician")), "title")
        self._dots = make_label("", "answer", wrap=False)
        self._told = make_label("", "body")
        self._notice, self._reason = _make_notice(theme)
        self._keys = self._make_keys()
        self.leave = self._make_key(translator.gettext(N_("Leave")), "large", self._leave)
        self._lay_out()
        self.setAccessibleName(self._title.text())
        self._set_digits("")

    def show_wrong(self) -> None:
        """Say that it was not the PIN, and begin anew."""
        self._set_digits("")
        self._tell(self._translator.gettext(N_("That is not the PIN. Type it again.")))

    def show_wait(self, seconds: int) -> None:
        """Take no digits for ``seconds``, and say for how long still."""
        self._set_digits("")
        self._wait_s = max(0, seconds)
        self.patience.setInterval(self._wait_s * _SECOND_MS + self._patience_ms)
        self._show_rest()
        if self._wait_s:
            self.second.start()

    def set_unavailable(self, sentence: str = "") -> None:
        """Ask for nothing, and say why: ``sentence``, or that this kiosk has no PIN."""
        self._reason.setText(sentence or self._translator.gettext(NO_PIN))
        self._notice.show()
        for part in (self._keys, self._dots, self._told):
            part.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed."""
        self._set_digits("")
        super().hideEvent(event)

    # What it is made of

    def _make_keys(self) -> QWidget:
        say, keys = self._translator.gettext, QWidget()
        grid = QGridLayout(keys)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self._theme.dp(12))
        self.digits = {digit: self._make_digit(digit) for digit in (*_DIGITS, "0")}
        self.delete = self._make_key(say(N_("Delete")), "large", self._on_delete_clicked)
        self.enter = self._make_key(say(N_("OK")), "main", self._on_enter_clicked)
        for typed in (*self.digits.values(), self.delete):
            typed.setProperty(FAST, True)  # noqa: FBT003 - Qt's own
        last_row = (self.delete, self.digits["0"], self.enter)
        for place, button in enumerate((*(self.digits[digit] for digit in _DIGITS), *last_row)):
            grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
        return keys

    def _make_digit(self, digit: str) -> QPushButton:
        return self._make_key(digit, "digit", partial(self._on_digit_clicked, digit))

    def _make_key(self, words: str, role: str, on_clicked: Callable[[], None]) -> QPushButton:
        """A key for a finger; a keyboard that somebody has plugged in types nothing here."""
        key = QPushButton(words)
        key.setProperty("role", role)
        key.setAccessibleName(words)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setMinimumHeight(self._theme.dp(_KEY_HEIGHT))
        key.pressed.connect(self.notice)
        key.clicked.connect(on_clicked)
        return key

    def _lay_out(self) -> None:
        """In the lower part of the screen, where everybody reaches it."""
        layout = make_low_column(self, self._theme, _WIDTH)
        for part in (self._title, self._notice, self._dots, self._told, self._keys, self.leave):
            layout.addWidget(part)
        for label in (self._title, self._dots, self._told):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._told.setMinimumHeight(_TOLD_LINES * self._theme.text("body"))  # so that nothing moves when it speaks

    # What happens on it

    def _on_digit_clicked(self, digit: str) -> None:
        if len(self._digits) < MOST_DIGITS:
            self._set_digits(self._digits + digit)
        self._tell("")

    def _on_delete_clicked(self) -> None:
        self._set_digits(self._digits[:-1])

    def _on_enter_clicked(self) -> None:
        digits = self._digits
        self._set_digits("")
        self.pin_entered.emit(digits)

    def _on_second_timeout(self) -> None:
        self._wait_s -= 1
        self._show_rest()

    def _leave(self) -> None:
        """Take nothing any more: the page may still lie there for what is typed just now."""
        self._set_digits("")
        self.setEnabled(False)
        self.left.emit()

    def _set_digits(self, digits: str) -> None:
        self._digits = digits
        self._dots.setText(" ".join(DOT * len(digits)))
        count = len(digits)
        words = self._translator.ngettext("{count} digit typed", "{count} digits typed", count)
        self._dots.setAccessibleName(words.format(count=count))
        self._enable()

    def _enable(self) -> None:
        waits = self._wait_s > 0
        for button in self.digits.values():
            button.setEnabled(not waits)
        for button in (self.delete, self.enter):
            button.setEnabled(not waits and bool(self._digits))

    def _show_rest(self) -> None:
        """Say how long still, or take digits again."""
        self._enable()
        if not self._wait_s:
            self.second.stop()
            self.patience.setInterval(self._patience_ms)
            self._tell("")
            return
        minutes, count = -(-self._wait_s // _MINUTE_S), self._wait_s
        words = self._translator.ngettext(
            "Too many wrong PINs. Try again in {count} second.",
            "Too many wrong PINs. Try again in {count} seconds.",
            count,
        )
        if count > _MINUTE_S:
            count = minutes
            words = self._translator.ngettext(
                "Too many wrong PINs. Try again in {count} minute.",
                "Too many wrong PINs. Try again in {count} minutes.",
                count,
            )
        self._tell(words.format(count=count))

    def _tell(self, words: str) -> None:
        self._told.setText(words)


def _make_notice(theme: Theme) -> tuple[QFrame, QLabel]:
    """A card for a sentence, hidden until there is one."""
    card, layout = make_card(theme, "caution")
    words = make_label("", "body")
    layout.addWidget(words)
    card.hide()
    return card, words
