"""What each action does in a window, and whether it would do anything now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from cztservices.domain.scope import CITIES
from cztservices.domain.words import End
from cztservices.presenters.actions import OF_A_GUIDE, OF_A_TABLE, Action
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef

if TYPE_CHECKING:
    from cztservices.app.window import Window


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done, and whether it would change anything now."""

    do: Callable[[], object]
    is_possible: Callable[[], bool] = _always


def deeds_of(window: "Window") -> Mapping[Action, Deed]:
    """The deeds of every action in ``window`` as it is now; those of the program are passed on."""
    desk, tabs = window.desk, window.tabs

    def lies_open() -> bool:
        return desk.can_compare

    def can_be_taken() -> bool:
        return desk.can_compare or desk.shown.page is Page.REQUIREMENT

    def has_tabs() -> bool:
        return len(tabs.desks) > 1

    def pass_on(action: Action) -> Callable[[], object]:
        return lambda: window.action_requested.emit(action)

    return {
        **{action: Deed(pass_on(action)) for action in Action},
        **{action: Deed(pass_on(action), lambda: desk.can_take_away) for action in OF_A_GUIDE},
        **{action: Deed(pass_on(action), can_be_taken) for action in OF_A_TABLE},
        Action.PRINT_MISSING: Deed(pass_on(Action.PRINT_MISSING), lambda: desk.is_taking_in),
        Action.COUNTER: Deed(window.take_in, lies_open),
        **{
            Action(f"{end.value}_{number}"): Deed(partial(desk.choose_city, end, city))
            for end in End
            for number, city in enumerate(CITIES, 1)
        },
        Action.FOCUS_SEARCH: Deed(window.focus_search),
        Action.HOME: Deed(window.go_home),
        Action.BACK: Deed(desk.go_back, lambda: desk.can_go_back),
        Action.FORWARD: Deed(desk.go_forward, lambda: desk.can_go_forward),
        Action.HELP: Deed(lambda: desk.open(PageRef(Page.HELP))),
        Action.TURN_AROUND: Deed(desk.turn_around, lambda: desk.direction != Direction()),
        Action.COMPARE: Deed(desk.compare, lies_open),
        Action.ASK: Deed(desk.ask, lies_open),
        Action.PALETTE: Deed(window.toggle_palette),
        Action.NEW_TAB: Deed(window.add_tab),
        Action.CLOSE_TAB: Deed(lambda: window.close_tab(tabs.shown)),
        Action.REOPEN_TAB: Deed(tabs.reopen, lambda: tabs.can_reopen),
        Action.NEXT_TAB: Deed(lambda: tabs.show_next(1), has_tabs),
        Action.PREVIOUS_TAB: Deed(lambda: tabs.show_next(-1), has_tabs),
        Action.COPY_LINK: Deed(window.copy_link),
        Action.FAVOURITE: Deed(window.toggle_favourite, lambda: desk.place_shown is not None),
        Action.NOTE: Deed(window.write_note, lies_open),
        Action.HALL_NOTE: Deed(window.write_hall_note, lies_open),
        Action.MINE: Deed(lambda: window.turn_to(PageRef(Page.MINE))),
        Action.HISTORY: Deed(lambda: window.turn_to(PageRef(Page.MINE, choice="history"))),
    }
