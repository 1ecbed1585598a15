"""Words that one tap takes further than typing on: always words of the catalogue, never what somebody typed.

They are made from the answer that the list of what was found is made from, so that they cost no search of their own.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cztservices.domain.words import Domain, EntryKind
from cztservices.i18n import N_, Translator
from cztservices.presenters.pages import PageRef, ref_of_entry
from cztservices.text.folding import fold

if TYPE_CHECKING:
    from cztservices.domain.catalogue import Service
    from cztservices.presenters.found import Found
    from cztservices.search.rank import Hit

MOST = 6
"""So many are offered; more would have to be read."""

_LONGEST_HAN, _LONGEST_LATIN = 14, 36
"""Characters of a name that can be taken in at a glance on a key; a longer one gives way to an everyday name."""

_SHORT_HAN, _SHORT_LATIN = 6, 20
"""The same before anything is typed, where nobody has a word in mind yet."""

_AS_GOOD = 20.0
"""Points of the search that are between answers about equally good."""

_LETTERS = re.compile("[a-z]")
_GUIDES = (EntryKind.SERVICE, EntryKind.LIFE_EVENT)


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """A word of the catalogue, where it leads (a page, or a text to search for), and how it is read out."""

    text: str
    target: PageRef | str
    spoken: str


def present_suggestions(
    found: "Found | None", services: "Iterable[Service]", translator: Translator
) -> tuple[SuggestionView, ...]:
    """At most :data:`MOST` words: of what was found, else of what comes nearest, else of what is often needed.

    ``found`` is None while nothing is typed; ``services`` are all of the catalogue.
    """
    if found is None or found.answer.query.is_empty:
        return offer_words(services, translator)
    if found.code is not None:
        return ()  # a code is no word that could be typed on
    hits = found.answer.hits or (found.nearest.hits if found.nearest else ())
    return _distinct(map(_Writer(translator).of_hit, _by_use(hits))) or offer_words(services, translator)


def offer_words(services: "Iterable[Service]", translator: Translator) -> tuple[SuggestionView, ...]:
    """What people come for most, one word of each field of government: offered before anything is typed."""
    best: dict[Domain, Service] = {}
    for service in sorted(services, key=lambda one: -one.standing):
        if service.domain is not Domain.PLATFORM:  # windows and hotlines are ways, not what one comes for
            best.setdefault(service.domain, service)
    return _distinct(map(_Writer(translator).of_service, best.values()))


class _Writer:
    """Writes words in one language."""

    def __init__(self, translator: Translator) -> None:
        self._tr = translator
        self._longest = _LONGEST_HAN if translator.is_chinese else _LONGEST_LATIN

    def of_service(self, service: "Service") -> SuggestionView:
        """An everyday word for a service that nobody has asked for yet."""
        is_chinese = self._tr.is_chinese
        names = [service.name.zh, *service.aliases_zh] if is_chinese else [service.name.en, *service.aliases_en]
        word = _choose(
            [name for name in names if self._is_plain(name)] or names, _SHORT_HAN if is_chinese else _SHORT_LATIN
        )
        return self._write(EntryKind.SERVICE, service.id, word, service.name.zh, service.name.en)

    def of_hit(self, hit: "Hit") -> SuggestionView:
        """The name that was being spelled, where it is one to be read; else a short name of the same entry."""
        from cztservices.storage.search_index import NAMES_EN, NAMES_ZH, SAYINGS  # loaded with the first search

        roles = (NAMES_ZH if self._tr.is_chinese else NAMES_EN) - SAYINGS
        names = [text for text, role in zip(hit.entry.texts, hit.entry.roles, strict=True) if role in roles]
        if hit.matched in names and self._is_plain(hit.matched):
            names.insert(0, hit.matched)
        return self._write(hit.kind, hit.ref, _choose(names, self._longest), hit.name_zh, hit.name_en)

    def _write(self, kind: EntryKind, ref: str, word: str, zh: str, en: str) -> SuggestionView:
        """The word; what it leads to is said behind it where that is called otherwise."""
        is_chinese, plain = self._tr.is_chinese, self._tr.say_plain
        text = plain(word) if is_chinese else word[:1].upper() + word[1:]
        name = plain(zh) if is_chinese else en
        spoken = text if text == name else self._tr.gettext(N_(", ")).join((text, name))
        return SuggestionView(text, ref_of_entry(kind, ref), spoken)

    def _is_plain(self, name: str) -> bool:
        """Whether a name is written as it is read: not gjj贷款, which is there to be found by."""
        return not (self._tr.is_chinese and _LETTERS.search(fold(name)))


def _choose(names: Sequence[str], longest: int) -> str:
    """The first that is short enough, be it without its brackets, else the shortest.

    One sign alone says nothing, and neither does a number.
    """
    telling = [name for name in names if len(name) > 1 and any(map(str.isalpha, name))] or names
    telling = [*telling, *(name.partition(" (")[0] for name in telling)]
    return next((name for name in telling if len(name) <= longest), min(telling, key=len))


def _by_use(hits: "Sequence[Hit]") -> "list[Hit]":
    """Of what answers about as well as the best, guides come before papers, offices and apps; then the others."""
    best = max((hit.score for hit in hits), default=0.0)
    return sorted(hits, key=lambda hit: (hit.score < best - _AS_GOOD, hit.kind not in _GUIDES))


def _distinct(views: Iterable[SuggestionView]) -> tuple[SuggestionView, ...]:
    """The first that read differently."""
    first: dict[str, SuggestionView] = {}
    for view in views:
        first.setdefault(fold(view.text), view)
        if len(first) == MOST:
            break
    return tuple(first.values())
