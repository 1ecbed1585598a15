"""The finger on the letter pad: which key it came down on, which it is on now, and which it presses when it leaves."""

from collections.abc import Callable, Container

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cztservices.ui.kiosk.key_bubble import KeyBubble
from cztservices.ui.kiosk.pad_key import KeyKind, PadKey
from cztservices.ui.theme import Theme

HELD_MS, AGAIN_MS = 600, 250
"""So long a finger rests on the key that repeats until it does so, and between two times."""


class PadFinger(QObject):
    """One finger; it presses the key that it leaves, another than it came down on where both type.

    A key that ``repeats`` does so while the finger rests on it, and is then not pressed by lifting the finger.
    """

    repeated = Signal()

    def __init__(self, pad: QWidget, theme: Theme, find_key: Callable[[QPoint], PadKey | None]) -> None:
        """On no key of ``pad``; ``find_key`` tells which one is where."""
        super().__init__(pad)
        self._pad, self._theme, self._find_key = pad, theme, find_key
        self._slides: Container[PadKey] = ()
        self._repeats: PadKey | None = None
        self._held: PadKey | None = None
        self._bubble: KeyBubble | None = None
        self._has_repeated = False
        self._rest = QTimer(self, interval=HELD_MS)
        self._rest.timeout.connect(self._on_rest_timeout)
        self.first: PadKey | None = None

    def follow(self, slides: Container[PadKey], repeats: PadKey) -> None:
        """Slide between ``slides``; ``repeats`` is pressed again and again while the finger rests on it."""
        self._slides, self._repeats = slides, repeats

    def come_down(self, point: QPoint) -> None:
        """It touches the pad."""
        self.first = self._find_key(point)
        self._hold(self.first)

    def move(self, point: QPoint) -> None:
        """It slides: over letters to another, from anything else only away and back."""
        if self.first is not None:
            key = self._find_key(point)
            is_meant = key is self.first or (key in self._slides and self.first in self._slides)
            self._hold(key if is_meant else None)

    def lift(self) -> PadKey | None:
        """It leaves the pad: the key that it has pressed, if any."""
        key = None if self._has_repeated else self._held
        self.drop()
        return key

    def drop(self) -> None:
        """It presses nothing any more; nothing that showed where it was is left in the window."""
        self._hold(None)
        self.first, self._has_repeated = None, False
        if self._bubble is not None:
            self._bubble.deleteLater()
            self._bubble = None

    def _hold(self, key: PadKey | None) -> None:
        if key is self._held:
            return
        if self._held is not None:
            self._held.setDown(False)
        self._held = key
        self._rest.stop()
        if key is not None:
            key.setDown(True)
        if key is not None and key is self.first is self._repeats:
            self._rest.start(HELD_MS)
        if key is not None and key.kind in (KeyKind.LETTER, KeyKind.DIGIT):
            self._magnify(key)
        elif self._bubble is not None:
            self._bubble.hide()

    def _magnify(self, key: PadKey) -> None:
        if self._bubble is None:
            self._bubble = KeyBubble(self._theme, self._pad.window())
            self.destroyed.connect(self._bubble.deleteLater)  # the window may outlive the pad
        self._bubble.show_above(key, key.text())

    def _on_rest_timeout(self) -> None:
        self._has_repeated = True
        self._rest.setInterval(AGAIN_MS)
        self.repeated.emit()
