"""What the search reads of a catalogue: entries with their names, and the shape in which they are kept."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cztservices.domain.words import EntryKind

Groups = Mapping[str, tuple[int, int]]
"""Groups of words that stand in a name, with the folded characters that say so."""

BELOW = ">"
"""Stands before a group of which a narrower one stands in a name."""


class Role(StrEnum):
    """What a name is to its entry."""

    NAME = "n"
    ALIAS = "a"
    NAME_EN = "e"
    ALIAS_EN = "b"
    SAYING = "s"
    SAYING_EN = "t"


ALIASES = frozenset((Role.ALIAS, Role.ALIAS_EN))
SAYINGS = frozenset((Role.SAYING, Role.SAYING_EN))
NAMES_ZH = frozenset((Role.NAME, Role.ALIAS, Role.SAYING))
NAMES_EN = frozenset((Role.NAME_EN, Role.ALIAS_EN, Role.SAYING_EN))


@dataclass(frozen=True, slots=True)
class SearchName:
    """One name of an entry: folded, and spelled out (see :mod:`cztservices.text.spelling`) where it is Chinese."""

    text: str
    role: Role
    folded: str
    spelled: str
    groups: Groups


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """Something that can be found, its tokens, and the facets that it counts for (empty where it has none).

    ``cities`` are codes of cities of which it says something of its own, ``place`` that of the place it belongs to.
    """

    kind: EntryKind
    id: str
    names: tuple[SearchName, ...]
    tokens: frozenset[str]
    standing: int = 0
    domain: str = ""
    audience: str = ""
    cities: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class SearchContent:
    """All that can be found, the words of the lexicon, and the words that may be typed in each form."""

    entries: Iterable[SearchEntry]
    words: Mapping[str, Any]
    forms: Mapping[str, Sequence[str]]


class Entry:
    """An entry as the search reads it: parallel lists, one place a name, because many are read at every key."""

    __slots__ = (
        "_groups",
        "audience",
        "cities",
        "domain",
        "folded",
        "kind",
        "number",
        "place",
        "ref",
        "roles",
        "spelled",
        "standing",
        "texts",
        "together",
    )

    def __init__(self, row: Any) -> None:
        """Read a row that :func:`entry_row` wrote; ``together`` are all folded names, to be asked before each."""
        self.number: int = row["id"]
        self.kind = EntryKind(row["kind"])
        self.ref: str = row["ref"]
        self.standing: int = row["standing"]
        self.domain: str = row["domain"]
        self.audience: str = row["audience"]
        self.cities: tuple[str, ...] = tuple(row["cities"].split())
        self.place: str = row["place"]
        self.texts: list[str]
        self.roles: str
        self.folded: list[str]
        self.spelled: list[str]
        self._groups: str
        self.texts, self.roles, folded, self.spelled, self._groups = json.loads(row["names"])
        self.folded = [own or text for own, text in zip(folded, self.texts, strict=True)]
        self.together = "\n".join(self.folded)

    def places_of(self, group: str) -> Iterator[tuple[int, int, int]]:
        """The names in which a group of words stands, with its first character there, and the end.

        They are kept as one text, a tenth of the size of a dictionary, which is found in as fast.
        """
        start = self._groups.find(f"\n{group}\t")
        if start >= 0:
            start += len(group) + 2
            end = self._groups.find("\n", start)
            numbers = iter(self._groups[start:end].split())
            for name in numbers:
                yield int(name), int(next(numbers)), int(next(numbers))

    @property
    def name_zh(self) -> str:
        """Its name in Chinese."""
        return self.texts[0]

    @property
    def name_en(self) -> str:
        """Its name in English."""
        at = self.roles.find(Role.NAME_EN)
        return self.texts[max(at, 0)]


def entry_row(number: int, entry: SearchEntry) -> dict[str, object]:
    """The row of an entry, in the form that :class:`Entry` reads; names in Chinese come first."""
    groups: dict[str, list[int]] = {}
    for at, name in enumerate(entry.names):
        for group, (start, end) in name.groups.items():
            groups.setdefault(group, []).extend((at, start, end))
    spelled = [name.spelled for name in entry.names]
    while spelled and not spelled[-1]:
        spelled.pop()
    names = (
        [name.text for name in entry.names],
        "".join(name.role for name in entry.names),
        ["" if name.folded == name.text else name.folded for name in entry.names],
        spelled,
        "".join(f"\n{group}\t{' '.join(map(str, places))}" for group, places in groups.items()) + "\n",
    )
    return {
        "id": number,
        "kind": entry.kind.value,
        "ref": entry.id,
        "standing": entry.standing,
        "domain": entry.domain,
        "audience": entry.audience,
        "cities": " ".join(entry.cities),
        "place": entry.place,
        "names": json.dumps(names, ensure_ascii=False, separators=(",", ":")),
    }
