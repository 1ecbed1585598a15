"""What a person has ticked: papers that are ready, steps that are done."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cztservices.domain.mine import Tick


class Ticks:
    """Marks by page and line, at hand for drawing; where nobody keeps them they end with the program."""

    def __init__(self, kept: Iterable["Tick"] = (), keep: Callable[[str, str, bool], None] | None = None) -> None:
        """Begin with those that were ``kept``; ``keep`` is told of every change (page, line, whether it is on)."""
        self._done = {(tick.page, tick.line) for tick in kept}
        self._keep = keep

    def has(self, page: str, line: str) -> bool:
        """Whether ``line`` of ``page`` is ticked."""
        return (page, line) in self._done

    def put(self, page: str, line: str, *, on: bool) -> None:
        """Tick ``line`` of ``page``, or take the tick away."""
        if self.has(page, line) is on:
            return
        (self._done.add if on else self._done.discard)((page, line))
        if self._keep is not None:
            self._keep(page, line, on)

    def on(self, page: str) -> frozenset[str]:
        """The lines of ``page`` that are ticked."""
        return frozenset(line for ticked, line in self._done if ticked == page)

    def read_again(self, kept: Iterable["Tick"]) -> bool:
        """Take over what is kept now: after an import, a restore, or a change that could not be kept.

        Whether anything is different then is returned.
        """
        before, self._done = self._done, {(tick.page, tick.line) for tick in kept}
        return before != self._done

    def clear(self) -> None:
        """Forget all of them, for the next person; what is kept stays."""
        self._done.clear()
