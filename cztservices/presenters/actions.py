"""Every action once: its name, its shortcuts, its title."""

from dataclasses import dataclass
from enum import StrEnum

from cztservices.i18n import N_


class Action(StrEnum):
    """What a person can ask of the window."""

    FOCUS_SEARCH = "focus_search"
    HOME = "home"
    BACK = "back"
    HELP = "help"
    TURN_AROUND = "turn_around"
    ORIGIN_1 = "origin_1"
    ORIGIN_2 = "origin_2"
    ORIGIN_3 = "origin_3"
    DESTINATION_1 = "destination_1"
    DESTINATION_2 = "destination_2"
    DESTINATION_3 = "destination_3"
    COMPARE = "compare"
    ELDER = "elder"
    LARGER = "larger"
    SMALLER = "smaller"
    THEME = "theme"
    LANGUAGE = "language"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class ActionText:
    """Title (untranslated) and shortcuts of an action."""

    title: str
    shortcuts: tuple[str, ...]


ACTIONS = {
    Action.FOCUS_SEARCH: ActionText(N_("Go to the search field"), ("Ctrl+F", "Ctrl+K")),
    Action.HOME: ActionText(N_("Back to the beginning"), ("Esc",)),
    Action.BACK: ActionText(N_("Back to the page before"), ("Alt+Left",)),
    Action.HELP: ActionText(N_("Help and keys"), ("F1",)),
    Action.TURN_AROUND: ActionText(N_("Turn the direction around"), ("Ctrl+R",)),
    Action.ORIGIN_1: ActionText(N_("Record in Changsha"), ("Ctrl+1",)),
    Action.ORIGIN_2: ActionText(N_("Record in Zhuzhou"), ("Ctrl+2",)),
    Action.ORIGIN_3: ActionText(N_("Record in Xiangtan"), ("Ctrl+3",)),
    Action.DESTINATION_1: ActionText(N_("Wanted in Changsha"), ("Alt+1",)),
    Action.DESTINATION_2: ActionText(N_("Wanted in Zhuzhou"), ("Alt+2",)),
    Action.DESTINATION_3: ActionText(N_("Wanted in Xiangtan"), ("Alt+3",)),
    Action.COMPARE: ActionText(N_("Compare the cities"), ("Ctrl+D",)),
    Action.ELDER: ActionText(N_("Large print"), ("Ctrl+E",)),
    Action.LARGER: ActionText(N_("Larger text"), ("Ctrl++", "Ctrl+=")),
    Action.SMALLER: ActionText(N_("Smaller text"), ("Ctrl+-",)),
    Action.THEME: ActionText(N_("Light, dark or high contrast"), ("Ctrl+T",)),
    Action.LANGUAGE: ActionText(N_("Change the language"), ("Ctrl+L",)),
    Action.QUIT: ActionText(N_("Leave"), ("Ctrl+Q",)),
}
