"""What a keyboard may do where none belongs: a keypad for who cannot see, a scanner of codes, or a hostile one.

Times are in milliseconds.
"""

from collections import deque
from enum import Enum, auto

MOST_KEYS = 100
WITHIN_MS = PAUSE_MS = 1000
"""More than so many keys within so long are no person's, nor a scanner's; none counts until they cease for as long."""


class Key(Enum):
    """The kinds of keys."""

    TEXT = auto()
    SPACE = auto()
    ERASE = auto()
    ENTER = auto()
    MOVE = auto()
    """Arrows, pages, Tab."""
    OTHER = auto()


class Deed(Enum):
    """What comes of a key."""

    NOTHING = auto()
    TYPE = auto()
    ERASE = auto()
    ENTER = auto()
    PRESS = auto()
    """What has the focus is pressed."""
    MOVE = auto()


_REPEATING = (Key.ERASE, Key.MOVE)


class Keyboard:
    """Tells what each key does.

    After letters, Space is one more and Enter ends them, as scanners do it; after arrows or Tab both press what has
    the focus, as keypads do it. A key held down goes on erasing or moving; it writes nothing a second time.
    """

    def __init__(self) -> None:
        """Nothing was typed."""
        self._times: deque[int] = deque()
        self._paused_at: int | None = None
        self._is_typing = False

    @property
    def is_paused(self) -> bool:
        """Whether too many keys have come."""
        return self._paused_at is not None

    def press(self, key: Key, at_ms: int, *, repeats: bool = False) -> Deed:
        """``key`` goes down; ``repeats`` says that it has been held."""
        if self._floods(at_ms) or (repeats and key not in _REPEATING):
            return Deed.NOTHING
        if key is Key.MOVE:
            self._is_typing = False
            return Deed.MOVE
        if key is Key.TEXT or (key is Key.SPACE and self._is_typing):
            self._is_typing = True
            return Deed.TYPE
        if key is Key.ENTER and self._is_typing:
            self._is_typing = False
            return Deed.ENTER
        return {Key.ERASE: Deed.ERASE, Key.OTHER: Deed.NOTHING}.get(key, Deed.PRESS)

    def _floods(self, at_ms: int) -> bool:
        if self._paused_at is not None and 0 <= at_ms - self._paused_at < PAUSE_MS:
            self._paused_at = at_ms
            return True
        self._paused_at = None
        self._times.append(at_ms)
        while not 0 <= at_ms - self._times[0] < WITHIN_MS:
            self._times.popleft()
        if len(self._times) > MOST_KEYS:
            self._times.clear()
            self._paused_at = at_ms
        return self._paused_at is not None
