"""The keys of a kiosk: Latin letters are enough, since the search reads them as pinyin, as initials and as English.

The letters stand from A to Z at first, and one key changes them to the order of keyboards. Who types on a telephone
knows that order, and knows what QWERTY on a key means. Who never types knows the alphabet from school, where pinyin
begins with it, and can tell at least in which row a letter must be; on a keyboard every key has to be looked at. The
first order is theirs, since nobody else helps them. It is the first again for whoever comes next: every session has a
pad of its own.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cztservices.i18n import N_, Translator
from cztservices.presenters.kiosk.suggestions import MOST, SuggestionView
from cztservices.ui.kiosk.pad_finger import PadFinger
from cztservices.ui.kiosk.pad_key import KeyKind, PadKey, Sign
from cztservices.ui.kiosk.pad_layout import (
    CLEAR,
    DIGITS,
    ERASE,
    LETTERS,
    RESULTS,
    SPACE,
    SWITCH,
    Order,
    PadLayout,
    place_words,
)
from cztservices.ui.kiosk.touch import FAST
from cztservices.ui.kiosk.typed_text import TypedText
from cztservices.ui.theme import Theme

LONGEST = 60
"""Characters that can be typed; what a stuck key types after them is ignored."""

_KINDS = {SWITCH: KeyKind.SIDE, SPACE: KeyKind.SIDE, ERASE: KeyKind.SIDE, CLEAR: KeyKind.CLEAR, RESULTS: KeyKind.MAIN}
_SIGNS = {ERASE: Sign.ERASE, CLEAR: Sign.CROSS}
_MODIFIERS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_ORDER_NAMES = {
    Order.ALPHABET: ("QWERTY", N_("Put the letters in the order of a keyboard")),
    Order.KEYBOARD: ("A–Z", N_("Put the letters in the order of the alphabet")),
}
"""What the key says that leads away from an order."""


class LetterPad(QWidget):
    """Field, suggestions and keys; a finger presses what it leaves, and nothing where it leaves the pad.

    ``suggestion_chosen`` carries the ``target`` of a :class:`SuggestionView`: a page, or a text to search for.
    """

    text_changed = Signal(str)
    suggestion_chosen = Signal(object)
    results_requested = Signal()

    def __init__(self, theme: Theme, translator: Translator) -> None:
        """Nothing typed, letters from A to Z."""
        super().__init__()
        self._theme, self._tr, self._layout = theme, translator, PadLayout(theme)
        self._text, self._order = "", Order.ALPHABET
        self.field = TypedText(theme, self)
        self.keys = {name: self._make_key(name) for name in (CLEAR, *LETTERS, *DIGITS, ERASE, SWITCH, SPACE, RESULTS)}
        self.words = tuple(self._make_word(number) for number in range(MOST))
        self._suggestions: Sequence[SuggestionView] = ()
        self._waiting: tuple[SuggestionView, ...] | None = None
        self.setProperty(FAST, True)  # noqa: FBT003 - Qt's own
        self._finger = PadFinger(self, theme, self.part_at)
        self._finger.follow({self.keys[name] for name in (*LETTERS, *DIGITS, SPACE, ERASE)}, self.keys[ERASE])
        self._finger.repeated.connect(self.erase)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retranslate(translator)

    @property
    def text(self) -> str:
        """What was typed."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show ``text`` as typed, and tell nobody."""
        self._text = _typeable(text)[:LONGEST]
        self.field.show_text(self._text)

    def type_text(self, text: str) -> None:
        """Type ``text``, be it by a keyboard that somebody plugged in; what is no visible sign is left out."""
        self._change(self._text + _typeable(text))

    def erase(self) -> None:
        """Take the last character away."""
        self._change(self._text[:-1])

    def erase_all(self) -> None:
        """Take everything away."""
        self._change("")

    def show_suggestions(self, suggestions: tuple[SuggestionView, ...]) -> None:
        """Offer words, the best first, as many as can be read; never under a finger that is about to choose one."""
        if self._finger.first in self.words:
            self._waiting = suggestions
            return
        self._suggestions = suggestions[:MOST]
        for key, view in zip(self.words, self._suggestions, strict=False):
            key.say(view.text, view.spoken)
        self._place_words()

    def retranslate(self, translator: Translator) -> None:
        """Say everything in another language; what was suggested is to be shown anew."""
        self._tr = translator
        _ = translator.gettext
        self.setAccessibleName(_(N_("Letters to search with")))
        self.field.say(_(N_("What you look for")), _(N_("Type letters, for example PENSION")))
        for letter in LETTERS:
            self.keys[letter].say(letter.upper())
        for digit in DIGITS:
            self.keys[digit].say(digit)
        self.keys[CLEAR].say("", _(N_("Erase everything")))
        self.keys[ERASE].say(_(N_("Erase")), _(N_("Erase the last letter")))
        self.keys[SPACE].say(_(N_("Space")))
        self.keys[RESULTS].say(_(N_("Show results")))
        self._place()

    # Sizes and places

    def hasHeightForWidth(self) -> bool:
        """A wide pad is lower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it would like to be; it makes do with any height down to :meth:`least_height`."""
        return self._layout.preferred_height(width)

    def least_height(self, width: int) -> int:
        """The least height in which a finger meets every key: for the low position."""
        return self._layout.least_height(width)

    def sizeHint(self) -> QSize:
        """As wide as a screen that stands upright."""
        width = self._theme.dp(1080)
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in its place."""
        self._drop()
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and a hairline that parts it from the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.colour("window")))
        painter.fillRect(0, 0, self.width(), 1, QColor(self._theme.colour("line")))

    def _place(self) -> None:
        plan = self._layout.plan(self.width(), self.height(), self._order, has_space=not self._tr.is_chinese)
        self.field.setGeometry(plan.field)
        for name, key in self.keys.items():
            key.setVisible(name in plan.keys)
            key.setGeometry(plan.keys.get(name, QRect()))
        text, name = _ORDER_NAMES[self._order]
        self.keys[SWITCH].say(text, self._tr.gettext(name))
        self._words_room = plan.words
        self._place_words()
        chain = [self.keys[CLEAR], *self.words, *(self.keys[name] for name in plan.keys if name != CLEAR)]
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def _place_words(self) -> None:
        shown = self.words[: len(self._suggestions)]
        places = place_words(shown, self._words_room, self._layout.gap(self.width()), self._theme)
        for key, place in zip(self.words, [*places, *[None] * MOST], strict=False):
            key.setVisible(place is not None)
            if place is not None:
                key.setGeometry(place)

    # Keys

    def _make_key(self, name: str) -> PadKey:
        kind = _KINDS.get(name, KeyKind.DIGIT if name in DIGITS else KeyKind.LETTER)
        key = PadKey(kind, self._theme, self, _SIGNS.get(name))
        key.clicked.connect(lambda: self._press(name))
        return key

    def _make_word(self, number: int) -> PadKey:
        word = PadKey(KeyKind.WORD, self._theme, self)
        word.clicked.connect(lambda: self.suggestion_chosen.emit(self._suggestions[number].target))
        word.hide()
        return word

    def _press(self, name: str) -> None:
        deeds: dict[str, Callable[[], None]] = {
            CLEAR: self.erase_all,
            ERASE: self.erase,
            SWITCH: self._switch,
            RESULTS: self.results_requested.emit,
        }
        if name in deeds:
            deeds[name]()
        else:
            self.type_text(" " if name == SPACE else name)

    def _switch(self) -> None:
        self._order = Order.KEYBOARD if self._order is Order.ALPHABET else Order.ALPHABET
        self._place()

    def _change(self, text: str) -> None:
        text = text[:LONGEST]
        if text != self._text:
            self._text = text
            self.field.show_text(text)
            self.text_changed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type what a plugged-in keyboard types, and nothing else of it."""
        plain = not event.modifiers() & ~_MODIFIERS
        if plain and event.key() == Qt.Key.Key_Backspace:
            self.erase()
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.results_requested.emit()
        elif plain and _typeable(event.text()):
            self.type_text(event.text())
        else:
            event.ignore()

    # The finger

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger comes down."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._drop()
            self._finger.come_down(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second tap is a tap."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It slides."""
        self._finger.move(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It leaves."""
        if event.button() is Qt.MouseButton.LeftButton:
            key = self._finger.lift()
            if key is not None:
                key.click()
            self._show_waiting()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody presses what is not there."""
        self._drop()

    def event(self, event: QEvent) -> bool:
        """Where something came before the window, the finger is no longer ours."""
        if event.type() == QEvent.Type.WindowDeactivate:
            self._drop()
        return super().event(event)

    def part_at(self, point: QPoint) -> PadKey | None:
        """The key there; each reaches to the middle of the gap, so that none is missed by a hair."""
        half = self._layout.gap(self.width()) // 2
        for key in (*self.keys.values(), *self.words):
            if key.isVisibleTo(self) and key.geometry().adjusted(-half, -half, half, half).contains(point):
                return key
        return None

    def _drop(self) -> None:
        """Let go without pressing anything."""
        self._finger.drop()
        self._show_waiting()

    def _show_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.show_suggestions(waiting)


def _typeable(text: str) -> str:
    """The visible signs of ``text``."""
    return "".join(sign for sign in text if sign.isprintable())
