"""What counts as a tap: for one finger that may tremble, slip or come down twice.

Times are in milliseconds of the event's own clock, which may begin anew (X11's does every 49 days); lengths in pixels.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum, auto

SECOND_TAP_MS = 300
"""A tap that begins sooner after the last one is taken for a tremor, wherever it falls."""

SAME_KEY_MS = 120
"""The same of one and the same letter key, where quick typing is meant."""

SLOP = 20
"""A finger that moves less rests; it does not scroll."""


class Phase(Enum):
    """What has become of the finger that lies on the screen."""

    UP = auto()
    DOWN = auto()
    """It may become a tap."""
    SCROLLING = auto()
    ENDED = auto()
    """Nothing comes of it any more, until it is lifted."""


@dataclass(frozen=True, slots=True)
class Tap:
    """The last tap that acted: on what, when it ended, and whether that was a letter key."""

    key: Hashable
    at_ms: int
    is_fast: bool


class Touches:
    """Follows one finger after the other."""

    def __init__(self, slop: int = SLOP) -> None:
        """No finger lies on the screen."""
        self._slop = slop
        self._phase = Phase.UP
        self._many = False
        self._key: Hashable = None
        self._is_fast = False
        self._began = (0, 0)
        self._last: Tap | None = None

    @property
    def phase(self) -> Phase:
        """What has become of the finger so far."""
        return self._phase

    def press(self, key: Hashable, at_ms: int, place: tuple[int, int], *, is_fast: bool = False) -> bool:
        """A finger comes down on what ``key`` stands for; return whether that may become a tap.

        ``is_fast`` says that it is a letter key, on which one types quickly.
        """
        self._key, self._is_fast, self._began = key, is_fast, place
        counts = not self._many and not self._comes_too_soon(at_ms)
        self._phase = Phase.DOWN if counts else Phase.ENDED
        return counts

    def move(self, place: tuple[int, int], *, is_on_key: bool, scrolls: tuple[bool, bool] = (False, False)) -> Phase:
        """The finger moves; ``scrolls`` says whether what lies below can go sideways, and up or down."""
        if self._phase is Phase.DOWN:
            across, along = (abs(now - then) for now, then in zip(place, self._began, strict=True))
            if max(across, along) >= self._slop and scrolls[along >= across]:
                self._phase = Phase.SCROLLING
            elif not is_on_key:
                self._phase = Phase.ENDED
        return self._phase

    def end(self) -> None:
        """Nothing may come of this touch."""
        if self._phase is not Phase.UP:
            self._phase = Phase.ENDED

    def release(self, at_ms: int) -> bool:
        """The finger is lifted; return whether that was a tap."""
        acts = self._phase is Phase.DOWN
        if acts:
            self._last = Tap(self._key, at_ms, self._is_fast)
        self._phase = Phase.UP
        return acts

    def count(self, fingers: int) -> None:
        """So many fingers lie on the screen; more than one do nothing until all are lifted."""
        self._many = fingers > 1 or (self._many and fingers > 0)
        if self._many:
            self.end()

    def _comes_too_soon(self, at_ms: int) -> bool:
        if self._last is None or at_ms < self._last.at_ms:
            return False
        since = at_ms - self._last.at_ms
        if self._is_fast and self._last.is_fast:
            return self._key == self._last.key and since < SAME_KEY_MS
        return since < SECOND_TAP_MS
