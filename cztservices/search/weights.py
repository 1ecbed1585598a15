"""How much each way of matching is worth, with the reason.

A score is mostly between 0 and 130. Literal matches of a whole query rank by where it stands in a name and how
literally; matches by meaning rank by the share of what was asked that an entry covers.
"""

from collections.abc import Mapping
from types import MappingProxyType

from cztservices.domain.words import EntryKind, Manner
from cztservices.storage.search_index import Role

WHOLE = MappingProxyType(
    {
        Manner.TEXT: 100.0,
        Manner.PINYIN: 92.0,
        Manner.INITIALS: 86.0,
        Manner.HOMOPHONE: 84.0,
        Manner.ACCENT: 82.0,
        Manner.SLIP: 78.0,
    }
)
"""The query is the whole name: somebody knows it. A sound may stand for other characters, initials for many sounds."""

PREFIX = MappingProxyType(
    {
        Manner.TEXT: 88.0,
        Manner.PINYIN: 80.0,
        Manner.HOMOPHONE: 74.0,
        Manner.ACCENT: 72.0,
        Manner.INITIALS: 68.0,
        Manner.SLIP: 66.0,
    }
)
"""The query begins the name: it is being typed."""

INSIDE = MappingProxyType(
    {
        Manner.TEXT: 76.0,
        Manner.PINYIN: 66.0,
        Manner.HOMOPHONE: 62.0,
        Manner.ACCENT: 60.0,
        Manner.SLIP: 56.0,
        Manner.INITIALS: 46.0,
    }
)
"""The query stands inside the name; initials inside a name are often chance."""

MEANING = 84.0
"""Everything that was asked stands in the names of an entry, in whatever words: as good as a sound at the beginning."""

MEANING_TOO = 4.0
"""Times the covered share, on top of a literal match: of two that match as literally, the one that means it."""

SAID = 0.8
"""A saying speaks of it: people say so, among other things, when they mean the entry."""

TOLD = 0.45
"""The text of a guide speaks of it: it is mentioned there, which is less than being named after it."""

NARROWER = 0.6
"""A kind of what is asked stands in the names: unemployment insurance, where social insurance was asked for."""

BROADER = 0.5
"""A broader group stands in the names: it may be about this too."""

CONTEXT = 0.35
"""Where somebody retired or works says where their record is, rarely what they want."""

PLAIN_PAIR = 0.7
"""A pair of characters that is no known word, beside a known word."""

PLAIN_CHARACTER = 0.25
"""A single character that is no known word."""

UNKNOWN = 0.4
"""Weight of a word that no entry holds: it speaks against all of them alike, which is little of an argument."""

LEAST_MEANING = 0.25
"""Below this covered share, a match is chance."""

GUIDE = 40.0
"""All of the query stands in the text of the guide."""

ROLES: Mapping[str, float] = MappingProxyType(
    {Role.ALIAS: -3.0, Role.ALIAS_EN: -3.0, Role.SAYING: -7.0, Role.SAYING_EN: -7.0}
)
"""An alias is what people say, but where two services share a word, the one named by it comes first; a saying is no
name at all."""

LENGTH = 4.0
"""Times the share of the name that the query covers: of two names that contain it, the shorter is meant."""

KINDS = MappingProxyType({EntryKind.SERVICE: 4.0, EntryKind.LIFE_EVENT: 2.0})
"""People come for services, and life events lead through them; a paper, office or channel comes first only when it is
clearly what was typed."""

CHANNEL = 16.0
"""Who asks which number to ring wants a hotline, not what it is about."""

TOGETHER = 0.3
"""How much of the meaning counts by the one name that says most of it, rather than by all names and the guide."""

LITERALLY = 14.0
"""Times the share of the characters typed that stand in a name: of two that mean it, the one that says so."""

TELLING = 3
"""So many names of an entry, those that mean most of what is asked, are compared to the letter."""

CLOSELY, NEARLY_AS_MUCH = 16, 0.6
"""So many of the entries that speak of most, if it is nearly as much as the first speaks of, are looked at name by
name; nobody reads further down."""

STANDING = 8.0
"""Times the standing of a service (0 to 1): of two that match nearly as well, the one that more people need."""

PLACE, SAME_CITY = 10.0, 4.0
"""An office or app of the very place that was typed comes before its like elsewhere, one of the same city too."""

PLENTY = 32
"""With so many names in which the query stands as it is, other words for it are not needed."""

ENOUGH = 40
"""With so many matches in names, nobody misses those in the text of guides."""

GOOD = 60.0
"""With a match as good as this, nothing looser is looked for."""

WRITTEN_OUT = 30.0
"""Initials of two words may stand for other words too."""
