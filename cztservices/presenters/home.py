"""What the window says before anything was asked."""

from dataclasses import dataclass

from cztservices.domain.scope import AREA, CITIES, NATION, PROVINCE, Scope
from cztservices.i18n import N_, Translator
from cztservices.presenters.labels import layer_label, layer_token

_EXAMPLES_ZH = ("异地就医", "住院怎么报", "gjj转移", "转户口", "身份证丢了", "yanglao", "老年证", "开公司")
_EXAMPLES_EN = ("treatment in another city", "housing fund", "identity card", "pension", "residence permit", "company")


@dataclass(frozen=True, slots=True)
class LayerView:
    """One line of the legend: chips (name and colour token) and what they mean."""

    chips: tuple[tuple[str, str], ...]
    text: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything on the page beside the list, in the language of the reader."""

    question: str
    promise: str
    examples_title: str
    examples: tuple[str, ...]
    layers_title: str
    layers: tuple[LayerView, ...]
    keys_title: str
    keys: tuple[tuple[str, str], ...]
    footer: str


def present_home(translator: Translator, version: str, keys: tuple[tuple[str, str], ...]) -> HomeView:
    """The view; ``keys`` are shortcuts and untranslated titles of actions, ``version`` that of the catalogue."""
    _ = translator.gettext
    shared = tuple(_chip(translator, scope) for scope in (NATION, PROVINCE, AREA))
    cities = tuple(_chip(translator, city) for city in CITIES)
    direction = (_chip(translator, f"{CITIES[2]}->{CITIES[0]}"),)
    return HomeView(
        question=_(N_("Your record is in one city and you want it done in another: what exactly do you do?")),
        promise=_(
            N_("Say a few words, choose two cities, read one answer with its sources. What is not known is said.")
        ),
        examples_title=_(N_("Try these words")),
        examples=_EXAMPLES_ZH if translator.is_chinese else _EXAMPLES_EN,
        layers_title=_(N_("Whose rule is it?")),
        layers=(
            LayerView(shared, _(N_("holds for all three cities"))),
            LayerView(cities, _(N_("this city only"))),
            LayerView(direction, _(N_("only from this city to that one"))),
        ),
        keys_title=_(N_("By keyboard")),
        keys=tuple((shortcut, _(title)) for shortcut, title in keys),
        footer=_(N_("Catalogue {version}. Works without a network.")).format(version=version),
    )


def _chip(translator: Translator, scope: str) -> tuple[str, str]:
    parsed = Scope.parse(scope)
    return translator.gettext(layer_label(parsed)), layer_token(parsed)
