"""What a query was understood to say of cities, and by what its answers can be narrowed, as the window shows them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cztservices.domain.scope import CITIES
from cztservices.domain.words import Audience, Domain, End, EntryKind
from cztservices.i18n import N_, Translator
from cztservices.presenters.labels import CITY_LABELS, CITY_TOKENS, DOMAINS, KIND_GROUPS
from cztservices.presenters.results import OUTLOOKS
from cztservices.search.facets import Choice, Facet, Facets

_AUDIENCES = {Audience.PERSON.value: N_("For people"), Audience.BUSINESS.value: N_("For businesses")}

FACET_VALUES: Mapping[Facet, Mapping[str, str]] = {
    Facet.KIND: {kind.value: KIND_GROUPS[kind] for kind in EntryKind},
    Facet.DOMAIN: {domain.value: DOMAINS[domain] for domain in Domain},
    Facet.MODE: {outlook.value: words for outlook, words in OUTLOOKS.items()},
    Facet.AUDIENCE: _AUDIENCES,
    Facet.CITY: {city: CITY_LABELS[city] for city in CITIES},
}
"""Every value of every facet with its untranslated label, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class FacetView:
    """One value by which the answers can be narrowed, and how many it would leave."""

    facet: Facet
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class RoleView:
    """A city that the text was understood to name, at one end; it can be taken off."""

    end: End
    text: str
    token: str
    remove: str


def present_facets(facets: Facets, choice: Choice, translator: Translator) -> tuple[FacetView, ...]:
    """The values that part the answers; a facet that all answers share says nothing and is left out."""
    return tuple(view for facet in FACET_VALUES for view in _present_facet(facet, facets, choice, translator))


def _present_facet(facet: Facet, facets: Facets, choice: Choice, translator: Translator) -> Iterator[FacetView]:
    counts = facets.counts[facet]
    chosen = choice.get(facet, "")
    parts = len(counts) > 1 or any(0 < count < len(facets.hits) for count in counts.values())
    if not parts and not chosen:
        return
    for value, label in FACET_VALUES[facet].items():
        if counts.get(value) or value == chosen:
            yield FacetView(facet, value, translator.gettext(label), counts.get(value, 0), value == chosen)


def present_roles(named: Mapping[End, str], translator: Translator) -> tuple[RoleView, ...]:
    """The cities that a text names, in the order of the ends."""
    _ = translator.gettext
    words = {End.ORIGIN: N_("Record in {city}"), End.DESTINATION: N_("Wanted in {city}")}
    return tuple(
        RoleView(
            end,
            _(words[end]).format(city=_(CITY_LABELS[named[end]])),
            CITY_TOKENS[named[end]],
            _(N_("Not “{words}”")).format(words=_(words[end]).format(city=_(CITY_LABELS[named[end]]))),
        )
        for end in End
        if end in named
    )
