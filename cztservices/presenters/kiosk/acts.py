"""What can be pressed at the foot of a kiosk: each once, with its word and its drawing."""

from dataclasses import dataclass
from enum import StrEnum

from cztservices.i18n import LANGUAGES, N_, Translator


class KioskAct(StrEnum):
    """What a person can ask of a kiosk, wherever they are."""

    BACK = "back"
    HOME = "home"
    SEARCH = "search"
    PRINT = "print"
    CODES = "codes"
    LOW = "low"
    LARGE = "large"
    LANGUAGE = "language"
    FINISH = "finish"


OF_THE_PAGE = (KioskAct.BACK, KioskAct.HOME, KioskAct.SEARCH, KioskAct.PRINT, KioskAct.CODES)
"""What changes with the page; the others can be pressed at any time."""


@dataclass(frozen=True, slots=True)
class ActView:
    """One button: its word, what it does in full, and its drawing (``resources/icons``)."""

    act: KioskAct
    word: str
    title: str
    icon: str


_WORDS = {
    KioskAct.BACK: (N_("Back"), N_("Back to the page before"), "arrow-left"),
    KioskAct.HOME: (N_("Start"), N_("Back to the beginning"), "house"),
    KioskAct.SEARCH: (N_("Search"), N_("Show the letters to search with"), "search"),
    KioskAct.PRINT: (N_("Print"), N_("Print this guide"), "printer"),
    KioskAct.CODES: (N_("QR code"), N_("Take this guide with you on your telephone"), "qr-code"),
    KioskAct.FINISH: (N_("Finish"), N_("Finish: everything you typed is wiped"), "circle-check"),
}
_TOGGLED = {
    KioskAct.LOW: (
        (N_("Lower"), N_("Bring everything within reach of a wheelchair"), "arrow-down-to-line"),
        (N_("Higher"), N_("Use the whole screen again"), "arrow-up-to-line"),
    ),
    KioskAct.LARGE: (
        (N_("Larger"), N_("Show larger text"), "a-large-small"),
        (N_("Smaller"), N_("Show text in the usual size"), "a-large-small"),
    ),
}


def present_act(act: KioskAct, translator: Translator, *, is_on: bool = False, next_language: str = "") -> ActView:
    """The button of ``act``; that of one that ``is_on`` takes it back. The languages name themselves."""
    _ = translator.gettext
    if act is KioskAct.LANGUAGE:
        name = LANGUAGES.get(next_language, "")
        return ActView(act, name, name, "languages")
    word, title, icon = _TOGGLED[act][is_on] if act in _TOGGLED else _WORDS[act]
    return ActView(act, _(word), _(title), icon)
