"""The tabs of a window as its strip shows them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TabsView:
    """The titles of all tabs, and which one is shown."""

    titles: tuple[str, ...]
    shown: int
