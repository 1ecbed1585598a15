"""What can be done with the guide that lies open, in a word each."""

from dataclasses import dataclass

from cztservices.i18n import N_, Translator
from cztservices.presenters.actions import ACTIONS, Action, offer_actions

_NAMES = {
    Action.COUNTER: N_("Counter"),
    Action.PRINT: N_("Print"),
    Action.CODES: N_("QR code"),
    Action.VISIT: N_("Visit"),
    Action.COPY_SHEET: N_("Copy"),
}


@dataclass(frozen=True, slots=True)
class ButtonView:
    """A button of the guide: its word, and what it does in full with its key."""

    action: Action
    text: str
    title: str


def present_buttons(translator: Translator, *, serves_others: bool) -> tuple[ButtonView, ...]:
    """The buttons for a profile."""
    offered = offer_actions(serves_others=serves_others)
    return tuple(make_button_view(action, name, translator) for action, name in _NAMES.items() if action in offered)


def make_button_view(action: Action, name: str, translator: Translator) -> ButtonView:
    """The button of an action, with its ``name`` (untranslated) on it."""
    _ = translator.gettext
    return ButtonView(action, _(name), f"{_(ACTIONS[action].title)} ({ACTIONS[action].shortcuts[0]})")
