"""The words that a query is cut into: those of the lexicon, places, and words of asking; by letters, sound or stem."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import Any, Protocol

from cztservices.domain.words import Element
from cztservices.text.pinyin import sounds_of
from cztservices.text.stems import stem
from cztservices.text.tokens import NAME, SAID, english_spans, sound_token

LONGEST = 10
"""Characters of the longest word that is looked for."""

LONGEST_PHRASE = 4
"""Words of the longest English phrase that is looked for."""


class Kind(StrEnum):
    """What a word is to the search."""

    GROUP = "group"
    ASKING = "asking"
    PLACE = "place"
    PLAIN = "plain"


class Way(StrEnum):
    """How a word was recognised; a ``PHRASE`` is English."""

    EXACT = "exact"
    PHRASE = "phrase"
    SOUND = "sound"
    ACCENT = "accent"
    SLIP = "slip"


class Form(StrEnum):
    """What a word may be typed as, when not as it is; the value begins the form in the catalogue.

    ``SOUND`` is its pinyin, ``ACCENT`` its pinyin without what a Hunan accent does not tell apart, ``INITIALS`` the
    first letters, ``ROUGH`` what each of its characters mostly sounds like by itself, ``SHORT`` the word without one
    character; ``LETTERS``, the pinyin without one letter, leads to the whole pinyin.
    """

    SOUND = "s"
    ACCENT = "a"
    INITIALS = "i"
    ROUGH = "h"
    SHORT = "d"
    LETTERS = "l"


@dataclass(frozen=True, slots=True)
class Word:
    """A known word: ``ref`` is the name of its group or the code of its place.

    ``weak`` says that a place exists in several cities; ``place`` is the code of the place that a group stands in.
    """

    text: str
    kind: Kind
    ref: str = ""
    element: Element | None = None
    weak: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a query as it was typed, and the word that it is; None where it is no known word."""

    said: str
    word: Word | None = None
    way: Way = Way.EXACT

    @property
    def is_mended(self) -> bool:
        """Whether it is a known word, but was not typed as it is written."""
        return self.word is not None and self.way not in (Way.EXACT, Way.PHRASE)

    @property
    def kind(self) -> Kind:
        """What it is to the search."""
        return self.word.kind if self.word else Kind.PLAIN

    @property
    def text(self) -> str:
        """The known word, or what was typed."""
        return self.word.text if self.word else self.said


@dataclass(frozen=True, slots=True)
class WordTable:
    """Every known word, as the catalogue keeps it.

    ``words`` leads from folded Chinese words, ``phrases`` from stems of English words to kind, ref, element, whether
    the place is weak, and place, a phrase also to the word that it stands for. ``above`` are the broader groups of a
    group, nearest first; ``pairs`` verbs and what they mean beside an object; ``contexts`` groups that beside a place
    often say only who somebody is or where their record is kept.
    """

    words: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    phrases: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    above: Mapping[str, Sequence[str]] = field(default_factory=dict)
    pairs: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    cities: Mapping[str, str] = field(default_factory=dict)
    contexts: Sequence[str] = ()


class WordForms(Protocol):
    """What a catalogue knows of words besides the table."""

    def words_typed_as(self, forms: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """The words that may be typed in some forms, likeliest first; a form of no word is left out."""

    def tokens_held(self, tokens: Iterable[str]) -> frozenset[str]:
        """Those of ``tokens`` that any entry holds."""


class Vocabulary:
    """Looks words up."""

    def __init__(self, table: WordTable, forms: WordForms | None = None) -> None:
        """Know the words of ``table``, and by ``forms`` what else they may be typed as."""
        self._table, self._forms = table, forms
        self.contexts = frozenset(table.contexts)

    def word(self, text: str) -> Word | None:
        """The Chinese word written so."""
        found = self._table.words.get(text)
        return None if found is None else _word(text, found)

    def words_of_groups(self) -> dict[str, str]:
        """Every Chinese word of a group, and the name of that."""
        return {word: ref for word, (kind, ref, *_) in self._table.words.items() if kind == Kind.GROUP}

    def phrase(self, words: Sequence[str]) -> tuple[Word | None, int]:
        """The longest known phrase that some English words begin with, and how many of them it takes."""
        stems = [stem(word) for word in words[:LONGEST_PHRASE]]
        for size in range(len(stems), 0, -1):
            found = self._table.phrases.get(" ".join(stems[:size]))
            if found is not None:
                return _word(str(found[5]), found), size
        return None, 0

    def typed_as(self, forms: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """The words of each form that there are any of."""
        wanted = list(dict.fromkeys(forms))
        return self._forms.words_typed_as(wanted) if wanted and self._forms else {}

    def pairs_written(self, pairs: Iterable[str]) -> frozenset[str]:
        """Those pairs of characters that stand in a name or a saying, so that somebody may mean them as they are."""
        tokens = {field + NAME + pair: pair for pair in pairs for field in ("", SAID)}
        held = self._forms.tokens_held(tokens) if tokens and self._forms else ()
        return frozenset(tokens[token] for token in held)

    def sounds_written(self, sounds: Sequence[str]) -> bool:
        """Whether some neighbouring sounds stand in names, so that somebody may mean them as they are."""
        tokens = {sound_token(*pair) for pair in pairwise(sounds)}
        return bool(tokens) and self._forms is not None and self._forms.tokens_held(tokens) >= tokens

    def city(self, code: str) -> str | None:
        """The city that a place belongs to, if it is one of ours."""
        return self._table.cities.get(code)

    def ancestors(self, group: str) -> Sequence[str]:
        """The broader groups of a group, nearest first."""
        return self._table.above.get(group, ())

    def pairs_with(self, said: Iterable[str], plain: Sequence[str] = ()) -> list[Sequence[str]]:
        """Verbs with what they mean beside the objects in ``said`` (groups and words), or within ``plain`` text."""
        objects = dict.fromkeys(said)
        if plain:
            objects |= {word: None for word in self._table.pairs if any(word in text for text in plain)}
        return [pair for word in objects for pair in self._table.pairs.get(word, ())]

    def groups_in(self, zh: str) -> dict[str, tuple[int, int]]:
        """The groups of the fewest words that folded Chinese is made of, with the characters that say so.

        The parts of a longer word count where known words make it up: 公积金 in 公积金贷款, but not 动车 in 机动车.
        """
        found: dict[str, tuple[int, int]] = {}
        waiting = self._fewest_words(zh, 0, len(zh))
        for start, end in waiting:
            kind, group, *_ = self._table.words[zh[start:end]]
            if kind == Kind.GROUP and end - start > found.get(group, (0, 0))[1] - found.get(group, (0, 0))[0]:
                found[group] = (start, end)
            if end - start >= 4:  # noqa: PLR2004 - two words of two characters
                parts = self._fewest_words(zh, start, end, whole=False)
                if sum(stop - begin for begin, stop in parts) == end - start:
                    waiting += parts
        return found

    def _fewest_words(self, zh: str, first: int, last: int, *, whole: bool = True) -> list[tuple[int, int]]:
        """Where the words stand that leave the fewest characters over; ``whole`` may be one word altogether."""
        words = self._table.words
        best: list[tuple[int, int, tuple[tuple[int, int], ...]]] = [(0, 0, ())]
        for end in range(first + 1, last + 1):
            left, count, cut = best[-1]
            choice = (left + 1, count, cut)
            for start in range(max(first, end - LONGEST), end - 1):
                if zh[start:end] in words and (whole or end - start < last - first):
                    left, count, cut = best[start - first]
                    if (left, count + 1) < choice[:2]:
                        choice = (left, count + 1, (*cut, (start, end)))
            best.append(choice)
        return list(best[-1][2])

    def groups_in_english(self, text: str) -> dict[str, tuple[int, int]]:
        """The groups of every phrase that stands in an English text, with where the longest stands."""
        found: dict[str, tuple[int, int]] = {}
        spans = english_spans(text)
        stems = [stem(word) for word, _, _ in spans]
        for start in range(len(stems)):
            for end in range(start + 1, min(start + LONGEST_PHRASE, len(stems)) + 1):
                phrase = self._table.phrases.get(" ".join(stems[start:end]))
                if phrase is not None and phrase[0] == Kind.GROUP:
                    old = found.get(phrase[1], (0, 0))
                    if spans[end - 1][2] - spans[start][1] > old[1] - old[0]:
                        found[phrase[1]] = (spans[start][1], spans[end - 1][2])
        return found


def _word(text: str, found: Sequence[Any]) -> Word:
    kind, ref, element, weak, place = found[:5]
    return Word(text, Kind(kind), ref, Element(element) if element else None, bool(weak), place)


def rough_sound(char: str) -> str:
    """What a character mostly sounds like by itself: rough, but the same on both sides."""
    return next(iter(sounds_of(char)), char)


def without_one(text: str) -> list[str]:
    """``text`` without each of its characters in turn.

    >>> without_one("abc")
    ['bc', 'ac', 'ab']
    """
    return [text[:at] + text[at + 1 :] for at in range(len(text))]
