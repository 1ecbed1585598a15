"""The words of the design in the words of the screen."""

from cztservices.domain.scope import AREA, CHANGSHA, NATION, PROVINCE, XIANGTAN, ZHUZHOU, Layer, Scope
from cztservices.domain.words import Domain, Element, EntryKind, Grade, HandlingMode, Manner, OutcomeKind, ServiceState
from cztservices.i18n import N_

ELEMENTS = {
    Element.STATUS: N_("First of all"),
    Element.HANDLING_MODE: N_("How it is handled"),
    Element.CONDITION: N_("Who can do this"),
    Element.MATERIAL: N_("What to bring"),
    Element.STEP: N_("What to do"),
    Element.CHANNEL: N_("Online and by phone"),
    Element.OFFICE: N_("Where to go"),
    Element.TIME_LIMIT: N_("How long it takes"),
    Element.FEE: N_("What it costs"),
    Element.RESULT: N_("What you get"),
    Element.AMOUNT: N_("Amounts"),
    Element.NOTE: N_("Good to know"),
    Element.LEGAL_BASIS: N_("Legal basis"),
}
"""Elements in the order in which a guide shows them: what to do first, what proves it last."""

MODES = {
    HandlingMode.FULLY_ONLINE: N_("All online"),
    HandlingMode.PROXY_COLLECT: N_("Hand in here, decided there"),
    HandlingMode.JOINT: N_("Two cities together"),
    HandlingMode.HOME_WINDOW: N_("At the home window"),
    HandlingMode.NO_ACTION: N_("Nothing to do"),
}

ASK_FIRST = N_("Ask first")
"""Instead of a mode where no source says how it is handled, or only doubtful ones do, or they disagree."""

READ_HOW = N_("See how")
"""Instead of a mode where words say how it is handled and none of the modes fits them."""

MODE_TOKENS = {
    HandlingMode.FULLY_ONLINE: "go",
    HandlingMode.NO_ACTION: "go",
    HandlingMode.PROXY_COLLECT: "accent",
    HandlingMode.JOINT: "accent",
    HandlingMode.HOME_WINDOW: "caution",
}
"""Colours of the modes: what spares the way is green, what needs the way home is amber."""

OUTCOMES = {
    OutcomeKind.NOT_POSSIBLE: (N_("Not this way"), "stop"),
    OutcomeKind.NOT_NEEDED: (MODES[HandlingMode.NO_ACTION], "go"),
    OutcomeKind.NOT_KNOWN: (ASK_FIRST, "caution"),
}
"""What stands instead of a mode where answers came to no way, with its colour."""

STATES = {
    ServiceState.ACTIVE: N_("In force"),
    ServiceState.CHANGED: N_("Changed"),
    ServiceState.ENDED: N_("Ended"),
}

GRADES = {
    Grade.OFFICIAL: N_("official"),
    Grade.PRESS: N_("press"),
    Grade.OTHER: N_("other website"),
}

DOMAINS = {
    Domain.MEDICAL_INSURANCE: N_("Medical insurance"),
    Domain.HEALTH: N_("Health"),
    Domain.SOCIAL_SECURITY: N_("Social security"),
    Domain.EMPLOYMENT: N_("Employment"),
    Domain.HOUSING: N_("Housing"),
    Domain.PUBLIC_SECURITY: N_("Police and documents"),
    Domain.CIVIL_AFFAIRS: N_("Civil affairs"),
    Domain.MARKET: N_("Business"),
    Domain.E_LICENCE: N_("Electronic licences"),
    Domain.EDUCATION: N_("Education"),
    Domain.TRANSPORT: N_("Transport"),
    Domain.CULTURE: N_("Culture"),
    Domain.PLATFORM: N_("Platforms and windows"),
}

KINDS = {
    EntryKind.SERVICE: N_("Service"),
    EntryKind.LICENCE: N_("Licence"),
    EntryKind.OFFICE: N_("Office"),
    EntryKind.CHANNEL: N_("Channel"),
    EntryKind.LIFE_EVENT: N_("Life event"),
}

KIND_GROUPS = {
    EntryKind.SERVICE: N_("Services"),
    EntryKind.LIFE_EVENT: N_("Life events"),
    EntryKind.LICENCE: N_("Licences"),
    EntryKind.OFFICE: N_("Offices"),
    EntryKind.CHANNEL: N_("Apps, sites and hotlines"),
}
"""Headings of results, and what they can be narrowed to."""

MANNERS = {
    (Manner.TEXT, True): N_("also called {name}"),
    (Manner.PINYIN, False): N_("by sound"),
    (Manner.PINYIN, True): N_("by sound: {name}"),
    (Manner.INITIALS, False): N_("by initials"),
    (Manner.INITIALS, True): N_("by initials: {name}"),
    (Manner.HOMOPHONE, False): N_("sounds the same"),
    (Manner.HOMOPHONE, True): N_("sounds the same: {name}"),
    (Manner.ACCENT, False): N_("sounds alike"),
    (Manner.ACCENT, True): N_("sounds alike: {name}"),
    (Manner.SLIP, False): N_("nearly so written"),
    (Manner.SLIP, True): N_("nearly so written: {name}"),
    (Manner.MEANING, True): N_("also called {name}"),
    (Manner.SAYING, False): N_("as in: {name}"),
    (Manner.GUIDE, False): N_("said in the guide"),
    (Manner.NEAREST, False): N_("nearest: {name}"),
    (Manner.NEAREST, True): N_("nearest: {name}"),
}
"""Why a result is here, by manner and whether an alias matched; a match in the name itself needs no reason."""

_LAYERS = {
    NATION: N_("Nation"),
    PROVINCE: N_("Hunan"),
    AREA: N_("3 cities"),
    CHANGSHA: N_("Changsha"),
    ZHUZHOU: N_("Zhuzhou"),
    XIANGTAN: N_("Xiangtan"),
}
CITY_LABELS = {code: _LAYERS[code] for code in (CHANGSHA, ZHUZHOU, XIANGTAN)}
CITY_TOKENS = {CHANGSHA: "changsha", ZHUZHOU: "zhuzhou", XIANGTAN: "xiangtan"}

PAIR_LABEL = N_("This direction")

HALL_LABEL, HALL_TOKEN = N_("This hall"), "hall"
"""The layer above all others, which the catalogue does not know."""


def layer_label(scope: Scope) -> str:
    """The untranslated word on a layer chip."""
    if scope.layer is Layer.PAIR:
        return PAIR_LABEL
    return _LAYERS[str(scope).partition("@")[0]]


def layer_token(scope: Scope) -> str:
    """The name of the colour of a layer in the theme."""
    names = {Layer.NATION: "nation", Layer.PROVINCE: "hunan", Layer.CZT: "czt", Layer.PAIR: "accent"}
    return names.get(scope.layer) or CITY_TOKENS[next(iter(scope.cities))]


_PLACES = {NATION: N_("the whole nation"), PROVINCE: N_("all of Hunan"), AREA: N_("the three cities")}


def name_place(code: str) -> str:
    """The untranslated name of a jurisdiction above the districts, as it stands in a sentence."""
    return _PLACES.get(code) or _LAYERS.get(code, code)
