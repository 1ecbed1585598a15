"""What a phrase probably means that searches failed with: entries, and the group that an unknown word of it belongs to.

The search itself knows what entries speak of; beside it stands how much the phrase is worded like one of their names or
sayings. Weights and bounds were set on phrases that people say, which had been taken out of the data, and judged on
others (``python -m scripts.judge_suggestions``).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

from cztservices.search.find import Answer, Finder
from cztservices.search.index import Index
from cztservices.search.rank import Hit
from cztservices.search.vocabulary import rough_sound
from cztservices.storage.search_index import Entry
from cztservices.text.folding import fold, is_han, split_words
from cztservices.text.stems import stem
from cztservices.text.tokens import NAME, SAID, WORD, grams

OFFERED = 3
"""Entries that are named for one phrase; more would be judged by nobody."""

_SINGLE = 0.4
"""Weight of a single character beside that of a pair: it stands in too many words."""

_WORDING = 60.0
"""What being worded just like a name is worth, beside the score of the search."""

_LEAST, _LEAST_LIKENESS = 65.0, 0.25
"""Entries are named where the first has this score and is worded at least so much alike; what is less is chance."""

_HALF = 0.5
"""The others are named where they have so much of the score of the first."""

_AHEAD = 25.0
"""The first is what the phrase probably means where it is so far ahead of the second."""

_LEAST_ALIKE, _GROUP_AHEAD = 0.5, 0.2
"""A word probably belongs to the group of the one that it is most like, so much more than to another's."""

_LOOKED_AT = 24
"""Answers of the search that are compared with the wording of a phrase."""

_WORD_SIZES = range(2, 7)


@dataclass(frozen=True, slots=True)
class Guess:
    """An entry that may be meant, how it was found, its name that is worded most alike, and how much (0 to 1)."""

    hit: Hit
    score: float
    alike: str
    likeness: float


@dataclass(frozen=True, slots=True)
class GroupGuess:
    """A word that the lexicon does not know, the group that it may belong to, and the word of it that it is like."""

    word: str
    group: str
    like: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a phrase may mean, likeliest first; nothing where nothing is near. ``is_probable`` is said of the first.

    ``found`` is the id of what the search puts first, ``known`` that of the entry whose name or saying the phrase is.
    """

    phrase: str
    guesses: tuple[Guess, ...] = ()
    is_probable: bool = False
    groups: tuple[GroupGuess, ...] = ()
    found: str = ""
    known: str = ""


class Suggester:
    """Suggests from one catalogue; use each from one thread at a time."""

    def __init__(self, finder: Finder) -> None:
        """Look with ``finder``."""
        self._finder, self._index = finder, finder.index
        self._words: _WordsAlike | None = None

    def suggest(self, phrase: str) -> Suggestion:
        """What ``phrase`` may mean.

        Raises:
            CatalogueError: the catalogue is damaged.
        """
        answer = self._finder.find(phrase)
        wording = _Wording(self._index, phrase)
        found = {hit.entry.number: hit for hit in (*self._finder.nearest(answer.query).hits, *answer.hits[:_LOOKED_AT])}
        scores = {hit.entry.number: hit.score for hit in answer.hits}
        guesses = sorted(
            (_guess(hit, scores.get(number, 0.0), wording) for number, hit in found.items()),
            key=lambda guess: (-guess.score, guess.hit.entry.number),
        )
        is_near = bool(guesses) and guesses[0].likeness >= _LEAST_LIKENESS and guesses[0].score >= _LEAST
        near = tuple(one for one in guesses[:OFFERED] if is_near and one.score >= _HALF * guesses[0].score)
        is_probable = is_near and (len(near) == 1 or near[0].score - near[1].score >= _AHEAD)
        known = next((hit.ref for hit in found.values() if fold(phrase) in map(fold, hit.entry.texts)), "")
        first = answer.hits[0].ref if answer.hits else ""
        return Suggestion(phrase, near, is_probable, tuple(self._groups(answer)), first, known)

    def _groups(self, answer: Answer) -> Iterator[GroupGuess]:
        """The groups of unknown words, as far as they are like a known one."""
        unknown = [piece.said for piece in answer.query.pieces if piece.word is None]
        for word in (one for one in unknown if is_han(one[0]) and len(one) in _WORD_SIZES):
            self._words = self._words or _WordsAlike(self._index.vocabulary.words_of_groups())
            guess = self._words.find(word)
            if guess is not None:
                yield guess


def _guess(hit: Hit, score: float, wording: "_Wording") -> Guess:
    name, likeness = wording.most_alike(hit.entry)
    return Guess(hit, round(score + _WORDING * likeness, 2), hit.entry.texts[name], round(likeness, 2))


class _Wording:
    """How much names are worded like one phrase: characters, pairs of them and stems, the rarer the more."""

    def __init__(self, index: Index, phrase: str) -> None:
        self._index = index
        self._weights: dict[str, float] = {}
        self._said = _signs(phrase)
        self._total = self._weigh(self._said)

    def most_alike(self, entry: Entry) -> tuple[int, float]:
        """The name of an entry, by its place, that is most alike, and how much: 0 to 1."""
        best, likest = 0, 0.0
        for number, text in enumerate(entry.texts):
            signs = _signs(text)
            both = self._weigh(self._said & signs)
            likeness = 2 * both / (self._total + self._weigh(signs)) if both else 0.0
            if likeness > likest:
                best, likest = number, likeness
        return best, likest

    def _weigh(self, signs: Iterable[str]) -> float:
        return sum(map(self._weight, signs))

    def _weight(self, sign: str) -> float:
        if sign not in self._weights:
            holding = sum(posting.size for posting in self._index.postings([sign, SAID + sign]))
            single = _SINGLE if sign[0] == NAME and len(sign) == len(NAME) + 1 else 1.0
            self._weights[sign] = single * log(1 + self._index.count / max(1, holding))
        return self._weights[sign]


@lru_cache(maxsize=32_768)
def _signs(text: str) -> frozenset[str]:
    """The tokens of a text by which wordings are compared; those of names are asked for with every phrase."""
    signs: set[str] = set()
    for word in split_words(text):
        if is_han(word[0]):
            signs.update(NAME + gram for gram in grams(word, (1, 2)))
        else:
            signs.add(WORD + stem(word))
    return frozenset(signs)


class _WordsAlike:
    """Which word of the lexicon another is like, in characters and sounds."""

    def __init__(self, groups: Mapping[str, str]) -> None:
        """Know the groups by their words."""
        self._groups = groups
        self._features = {word: frozenset(_features(word)) for word in groups}
        counts: dict[str, int] = {}
        for features in self._features.values():
            for feature in features:
                counts[feature] = counts.get(feature, 0) + 1
        self._weights = {feature: log(1 + len(groups) / count) for feature, count in counts.items()}
        self._unseen = log(1 + len(groups))
        self._totals = {word: self._weigh(features) for word, features in self._features.items()}

    def find(self, word: str) -> GroupGuess | None:
        """The group of the likest word; None where none is like it, or words of two groups are."""
        features = frozenset(_features(fold(word)))
        total = self._weigh(features)
        best: dict[str, tuple[float, str]] = {}
        for other, theirs in self._features.items():
            both = features & theirs
            if both:
                alike = 2 * self._weigh(both) / (total + self._totals[other])
                group = self._groups[other]
                best[group] = max(best.get(group, (0.0, "")), (alike, other))
        ranked = sorted(((alike, other, group) for group, (alike, other) in best.items()), reverse=True)
        if not ranked or ranked[0][0] < _LEAST_ALIKE:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _GROUP_AHEAD:
            return None
        return GroupGuess(word, ranked[0][2], ranked[0][1])

    def _weigh(self, features: Iterable[str]) -> float:
        return sum(self._weights.get(one, self._unseen) * (0.5 if len(one) == 1 else 1.0) for one in features)


def _features(word: str) -> Iterator[str]:
    """Its characters, pairs of them, and pairs of sounds."""
    yield from grams(word, (1, 2))
    sounds = [rough_sound(char) for char in word]
    yield from (" ".join(sounds[at : at + 2]) for at in range(len(sounds) - 1))
