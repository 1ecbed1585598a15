"""How much each way of matching is worth, with the reason."""

from cztservices.search.match import Manner

WHOLE = {Manner.TEXT: 100.0, Manner.PINYIN: 92.0, Manner.INITIALS: 86.0}
"""The query is the whole name: somebody knows it. A sound may stand for other characters, initials for many sounds."""

PREFIX = {Manner.TEXT: 88.0, Manner.PINYIN: 80.0, Manner.INITIALS: 68.0}
"""The query begins the name: it is being typed."""

INSIDE = {Manner.TEXT: 76.0, Manner.PINYIN: 66.0, Manner.INITIALS: 46.0}
"""The query stands inside the name; initials inside a name are often chance."""

ALIAS = -3.0
"""An alias is what people say, but where two services share a word, the one named by it comes first."""

ENGLISH = 80.0
"""All words found; fewer count in proportion."""

WORDS_LEAST = 0.5
"""Below this share of words found, an English name is meant by chance."""

PARTS = 60.0
"""Only pieces of the query are found: below any real match but initials inside a name."""

PARTS_LEAST = 0.3
"""Below this share of pieces, a match is chance."""

LENGTH = 6.0
"""Times the share of the name that the query covers: of two names that contain it, the shorter is meant."""

SERVICE = 4.0
"""People come for services; an office or a channel comes first only when it is clearly what was typed."""
