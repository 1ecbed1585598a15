"""What the program remembers from one start to the next: windows, their tabs, and where one was in each.

What was typed is not remembered, nor what was answered: it may be a name or a number of somebody, or their case.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cztservices.errors import KnownError
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.place_link import Place, read_link, write_link

if TYPE_CHECKING:
    from cztservices.presenters.desk import DeskPresenter

MOST_WINDOWS, MOST_TABS = 10, 50
"""So many are remembered; of more, the first."""

LONGEST_TITLE = 200
LONGEST = 500_000
"""Characters of the longest session that is read."""

_OF_A_CASE = (Page.GUIDE, Page.ASK, Page.COUNTER)
_FARTHEST, _SIDES = 100_000, (100, 20_000)


@dataclass(frozen=True, slots=True)
class DeskMemory:
    """A tab: its place, how far down the page one was (0.0 to 1.0), and what it was called."""

    place: Place
    scroll: float = 0.0
    title: str = ""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where a window is and how large (pixels)."""

    x: int
    y: int
    width: int
    height: int
    is_maximized: bool = False


@dataclass(frozen=True, slots=True)
class WindowMemory:
    """A window: its tabs, which of them is shown, and where it is."""

    tabs: tuple[DeskMemory, ...]
    shown: int
    geometry: Geometry


def remember_desk(desk: "DeskPresenter") -> DeskMemory:
    """Where one is on ``desk``; of a case, of questions and of a counter the guide for everybody."""
    shown = PageRef(Page.GUIDE, desk.shown.ref) if desk.shown.page in _OF_A_CASE else desk.shown
    return DeskMemory(Place(shown, desk.direction), desk.scroll, desk.title)


def recall_desk(desk: "DeskPresenter", memory: DeskMemory) -> None:
    """Be there again on ``desk``, which has not begun."""
    desk.begin_at(memory.place.ref, memory.place.direction, memory.scroll, memory.title)


def write_session(windows: Sequence[WindowMemory]) -> str:
    """All windows, the one in front last, as one line of text."""
    import json

    return json.dumps({"windows": [_write_window(window) for window in windows[-MOST_WINDOWS:]]})


def read_session(text: str) -> tuple[WindowMemory, ...]:
    """The windows in ``text``; none where it is damaged. A place that no link leads to is home."""
    if not 0 < len(text) <= LONGEST:
        return ()
    import json  # a start without a session need not wait for it

    try:
        windows = tuple(_read_window(window) for window in json.loads(text)["windows"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()
    return windows if len(windows) <= MOST_WINDOWS else ()


def _write_window(window: WindowMemory) -> dict[str, Any]:
    first = max(0, min(window.shown - MOST_TABS + 1, len(window.tabs) - MOST_TABS))
    tabs = [
        {"link": write_link(tab.place), "scroll": round(tab.scroll, 4), "title": tab.title}
        for tab in window.tabs[first : first + MOST_TABS]
    ]
    at = window.geometry
    place = {"x": at.x, "y": at.y, "width": at.width, "height": at.height, "maximized": at.is_maximized}
    return {"tabs": tabs, "shown": window.shown - first, **place}


def _read_window(given: Any) -> WindowMemory:
    tabs = tuple(_read_tab(tab) for tab in given["tabs"])
    shown = given["shown"]
    numbers = [given[name] for name in ("x", "y", "width", "height")]
    if any(type(number) is not int for number in (shown, *numbers)) or type(given["maximized"]) is not bool:
        raise TypeError(given)
    x, y, width, height = numbers
    is_near = max(abs(x), abs(y)) <= _FARTHEST and all(_SIDES[0] <= side <= _SIDES[1] for side in (width, height))
    if not (is_near and 0 <= shown < len(tabs) <= MOST_TABS):
        raise ValueError(given)
    return WindowMemory(tabs, shown, Geometry(x, y, width, height, given["maximized"]))


def _read_tab(given: Any) -> DeskMemory:
    link, scroll = given["link"], given["scroll"]
    if type(link) is not str or type(scroll) not in (int, float):
        raise TypeError(given)
    if not (math.isfinite(scroll) and 0 <= scroll <= 1):
        raise ValueError(given)
    try:
        place = read_link(link)
    except KnownError:
        place = Place(PageRef(Page.HOME))
    return DeskMemory(place, float(scroll), _read_title(given["title"]))


def _read_title(given: Any) -> str:
    """A title as a page could have it."""
    if type(given) is not str or len(given) > LONGEST_TITLE:
        raise ValueError(given)
    return given if given.isprintable() else ""
