"""From one look to the next: what an action changes, and the setting that remembers it."""

from dataclasses import dataclass, replace

from cztservices.config import ELDER, SCALE, THEME, Option
from cztservices.presenters.actions import Action
from cztservices.ui.theme import Theme

_STEPS = tuple(float(value) for value in SCALE.values)


@dataclass(frozen=True, slots=True)
class Look:
    """Another look, and what is kept of it."""

    theme: Theme
    option: Option
    value: str


def change_look(theme: Theme, action: Action) -> Look | None:
    """The look that ``action`` asks for; None where it asks for none, or there is nothing larger or smaller."""
    if action is Action.THEME:
        name = THEME.values[(THEME.values.index(theme.name) + 1) % len(THEME.values)]
        return Look(replace(theme, name=name), THEME, name)
    if action is Action.ELDER:
        return Look(replace(theme, elder=not theme.elder), ELDER, "" if theme.elder else "1")
    if action not in (Action.LARGER, Action.SMALLER):
        return None
    nearest = min(range(len(_STEPS)), key=lambda n: abs(_STEPS[n] - theme.scale))
    step = nearest + (1 if action is Action.LARGER else -1)
    if not 0 <= step < len(_STEPS):
        return None
    return Look(replace(theme, scale=_STEPS[step]), SCALE, SCALE.values[step])
