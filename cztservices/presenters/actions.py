"""Every action once: its name, its shortcuts, its title."""

from dataclasses import dataclass
from enum import StrEnum

from cztservices.i18n import N_


class Action(StrEnum):
    """What a person can ask of the window."""

    FOCUS_SEARCH = "focus_search"
    HOME = "home"
    BACK = "back"
    FORWARD = "forward"
    HELP = "help"
    TURN_AROUND = "turn_around"
    ORIGIN_1 = "origin_1"
    ORIGIN_2 = "origin_2"
    ORIGIN_3 = "origin_3"
    DESTINATION_1 = "destination_1"
    DESTINATION_2 = "destination_2"
    DESTINATION_3 = "destination_3"
    COMPARE = "compare"
    ASK = "ask"
    ELDER = "elder"
    LARGER = "larger"
    SMALLER = "smaller"
    THEME = "theme"
    LANGUAGE = "language"
    PALETTE = "palette"
    NEW_TAB = "new_tab"
    CLOSE_TAB = "close_tab"
    REOPEN_TAB = "reopen_tab"
    NEXT_TAB = "next_tab"
    PREVIOUS_TAB = "previous_tab"
    NEW_WINDOW = "new_window"
    COPY_LINK = "copy_link"
    PRINT = "print"
    SAVE_PDF = "save_pdf"
    COPY_SHEET = "copy_sheet"
    COUNTER = "counter"
    PRINT_MISSING = "print_missing"
    CODES = "codes"
    VISIT = "visit"
    SAVE_ALL = "save_all"
    FAVOURITE = "favourite"
    NOTE = "note"
    HALL_NOTE = "hall_note"
    MINE = "mine"
    HISTORY = "history"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class ActionText:
    """Title (untranslated) and shortcuts of an action; ``own_keys`` are keys that bear its name, on some keyboards.

    One that ``serves_others`` is for somebody at a window.
    """

    title: str
    shortcuts: tuple[str, ...]
    own_keys: tuple[str, ...] = ()
    serves_others: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Everything that can be pressed for it."""
        return self.shortcuts + self.own_keys


ACTIONS = {
    Action.FOCUS_SEARCH: ActionText(N_("Go to the search field"), ("Ctrl+F",)),
    Action.HOME: ActionText(N_("Back to the beginning"), ("Esc",)),
    Action.BACK: ActionText(N_("Back to the page before"), ("Alt+Left",), ("Back",)),
    Action.FORWARD: ActionText(N_("On to the page that you went back from"), ("Alt+Right",), ("Forward",)),
    Action.HELP: ActionText(N_("Help and keys"), ("F1",)),
    Action.TURN_AROUND: ActionText(N_("Turn the direction around"), ("Ctrl+R",)),
    Action.ORIGIN_1: ActionText(N_("Record in Changsha"), ("Ctrl+1",)),
    Action.ORIGIN_2: ActionText(N_("Record in Zhuzhou"), ("Ctrl+2",)),
    Action.ORIGIN_3: ActionText(N_("Record in Xiangtan"), ("Ctrl+3",)),
    Action.DESTINATION_1: ActionText(N_("Wanted in Changsha"), ("Alt+1",)),
    Action.DESTINATION_2: ActionText(N_("Wanted in Zhuzhou"), ("Alt+2",)),
    Action.DESTINATION_3: ActionText(N_("Wanted in Xiangtan"), ("Alt+3",)),
    Action.COMPARE: ActionText(N_("Compare the cities"), ("Ctrl+D",)),
    Action.ASK: ActionText(N_("What holds in your case"), ("Ctrl+G",)),
    Action.ELDER: ActionText(N_("Large print"), ("Ctrl+E",)),
    Action.LARGER: ActionText(N_("Larger text"), ("Ctrl++", "Ctrl+=")),
    Action.SMALLER: ActionText(N_("Smaller text"), ("Ctrl+-",)),
    Action.THEME: ActionText(N_("Light, dark or high contrast"), ("Ctrl+Shift+D",)),
    Action.LANGUAGE: ActionText(N_("Change the language"), ("Ctrl+L",)),
    Action.PALETTE: ActionText(N_("Find anything: actions, pages, services"), ("Ctrl+K",)),
    Action.NEW_TAB: ActionText(N_("New tab"), ("Ctrl+T",)),
    Action.CLOSE_TAB: ActionText(N_("Close this tab"), ("Ctrl+W",)),
    Action.REOPEN_TAB: ActionText(N_("Open the closed tab again"), ("Ctrl+Shift+T",)),
    Action.NEXT_TAB: ActionText(N_("Next tab"), ("Ctrl+Tab", "Ctrl+PgDown")),
    Action.PREVIOUS_TAB: ActionText(N_("Tab before this one"), ("Ctrl+Shift+Tab", "Ctrl+PgUp")),
    Action.NEW_WINDOW: ActionText(N_("New window"), ("Ctrl+N",)),
    Action.COPY_LINK: ActionText(N_("Copy the link to this page"), ("Ctrl+Shift+L",)),
    Action.PRINT: ActionText(N_("Print the sheet of this guide"), ("Ctrl+P",)),
    Action.COUNTER: ActionText(N_("Take the file in for the other city"), ("Ctrl+O",), serves_others=True),
    Action.PRINT_MISSING: ActionText(N_("Print what is missing"), ("Ctrl+Shift+P",), serves_others=True),
    Action.SAVE_PDF: ActionText(N_("Save the sheet as a PDF"), ("Ctrl+S",)),
    Action.COPY_SHEET: ActionText(N_("Copy the sheet as text"), ("Ctrl+Shift+C",)),
    Action.CODES: ActionText(N_("QR codes for a telephone"), ("Ctrl+U",)),
    Action.VISIT: ActionText(N_("Plan a visit: calendar, contact"), ("Ctrl+J",)),
    Action.SAVE_ALL: ActionText(N_("Save the sheets of all services as one PDF"), ("Ctrl+Shift+S",)),
    Action.FAVOURITE: ActionText(N_("Add to favourites, or take away"), ("Ctrl+B",)),
    Action.NOTE: ActionText(N_("Write a note on this line"), ("Ctrl+I",)),
    Action.HALL_NOTE: ActionText(N_("Write a note of this hall on this line"), ("Ctrl+Shift+I",), serves_others=True),
    Action.MINE: ActionText(N_("Your favourites and notes"), ("Ctrl+M",)),
    Action.HISTORY: ActionText(N_("Where you have been"), ("Ctrl+H",)),
    Action.QUIT: ActionText(N_("Leave"), ("Ctrl+Q",)),
}

OF_A_GUIDE = (Action.PRINT, Action.CODES, Action.VISIT, Action.SAVE_PDF, Action.COPY_SHEET)
"""Actions that take away the guide that lies open."""

USES = frozenset({*OF_A_GUIDE, Action.FAVOURITE, Action.NOTE})
"""Actions that do something with what is shown."""
OF_A_TABLE = (Action.PRINT, Action.SAVE_PDF, Action.COPY_SHEET)
"""Those of them that take away a table of what is accepted, too."""

OF_A_WINDOW = (Action.PRINT, Action.PRINT_MISSING, Action.SAVE_PDF, Action.COPY_SHEET)
"""Actions that take away what a window has of a guide: the sheet that goes with the file, or what is missing."""


def offer_actions(*, serves_others: bool) -> tuple[Action, ...]:
    """The actions that are offered, in their order; ``serves_others`` as the profile has it."""
    return tuple(action for action, text in ACTIONS.items() if serves_others or not text.serves_others)
