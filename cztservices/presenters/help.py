"""What the window says of itself: whose rule a line is, and the keys."""

from collections.abc import Iterable
from dataclasses import dataclass

from cztservices.domain.scope import AREA, CITIES, NATION, PROVINCE, Scope
from cztservices.i18n import N_, Translator
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.labels import HALL_LABEL, HALL_TOKEN, layer_label, layer_token


@dataclass(frozen=True, slots=True)
class LayerView:
    """One line of the legend: chips (name and colour token) and what they mean."""

    chips: tuple[tuple[str, str], ...]
    text: str


@dataclass(frozen=True, slots=True)
class HelpView:
    """Everything on the page of help, in the language of the reader."""

    title: str
    promise: str
    layers_title: str
    layers: tuple[LayerView, ...]
    keys_title: str
    keys: tuple[tuple[str, str], ...]
    footer: str


def present_help(
    version: str, offered: Iterable[Action], translator: Translator, *, has_hall: bool = False
) -> HelpView:
    """The view; ``version`` is that of the catalogue, ``offered`` are the actions whose keys are listed.

    ``has_hall`` is set where a hall adds notes.
    """
    _ = translator.gettext
    shared = tuple(_chip(translator, scope) for scope in (NATION, PROVINCE, AREA))
    cities = tuple(_chip(translator, city) for city in CITIES)
    direction = (_chip(translator, f"{CITIES[2]}->{CITIES[0]}"),)
    hall = LayerView(((_(HALL_LABEL), HALL_TOKEN),), _(N_("what the staff of this hall add, not the catalogue")))
    return HelpView(
        title=_(N_("How to use this")),
        promise=_(
            N_("Say a few words, choose two cities, read one answer with its sources. What is not known is said.")
        ),
        layers_title=_(N_("Whose rule is it?")),
        layers=(
            LayerView(shared, _(N_("holds for all three cities"))),
            LayerView(cities, _(N_("this city only"))),
            LayerView(direction, _(N_("only from this city to that one"))),
            *((hall,) if has_hall else ()),
        ),
        keys_title=_(N_("By keyboard")),
        keys=tuple((" / ".join(text.shortcuts), _(text.title)) for text in map(ACTIONS.__getitem__, offered)),
        footer=_(N_("Catalogue {version}. Works without a network.")).format(version=version),
    )


def _chip(translator: Translator, scope: str) -> tuple[str, str]:
    parsed = Scope.parse(scope)
    return translator.gettext(layer_label(parsed)), layer_token(parsed)
