"""What comes nearest to a query that nothing answers, so that nobody is left with an empty page."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from cztservices.domain.words import Manner
from cztservices.search.index import Index
from cztservices.search.query import Query
from cztservices.search.rank import Hit, Match
from cztservices.storage.search_index import Entry
from cztservices.text.folding import is_han, split_runs
from cztservices.text.pinyin import parse_letters, sounds_of
from cztservices.text.tokens import NAME, WORD, grams, sound_token

NEAREST = 5
"""So many are offered; more would be no help."""

_LOOKED_AT = 48
_LEAST_LIKE = 0.3
_MOST_SIGNS, _MOST_LETTERS = 12, 40
_BEGUN = 8


@dataclass(frozen=True, slots=True)
class Nearest:
    """The entries that sound or look most like what was typed, best first, and the field of the best."""

    hits: tuple[Hit, ...] = ()
    domain: str = ""


def find_nearest(index: Index, query: Query) -> Nearest:
    """The entries one of whose names shares most with ``query``, in characters or sounds."""
    likely: dict[int, float] = {}
    for token in dict.fromkeys(_tokens(index, query)):
        for posting in index.postings([token]):
            for number in list(posting)[: index.most]:
                likely[number] = likely.get(number, 0.0) + log(1 + index.count / posting.size)
    numbers = sorted(likely, key=lambda number: (-likely[number], number))[:_LOOKED_AT]
    said = "".join(_sounds(query))
    hits = [hit for entry in index.entries(numbers) if (hit := _likeness(said, entry)) is not None]
    hits.sort(key=lambda hit: (-hit.score, hit.entry.number))
    nearest = tuple(hits[:NEAREST])
    return Nearest(nearest, next((hit.entry.domain for hit in nearest if hit.entry.domain), ""))


def _tokens(index: Index, query: Query) -> Iterator[str]:
    for run in (run for word in query.words for run in split_runs(word)):
        if is_han(run[0]):
            for char in run[:_MOST_SIGNS]:
                yield NAME + char
                yield from (sound_token(sound) for sound in sounds_of(char)[:1])
            continue
        yield from (NAME + pair for pair in grams(run, (2,)))
        for size in (len(run), 4, 3):
            yield from index.db.tokens_beginning(WORD + run[:size], _BEGUN)
        for parse in parse_letters(run)[:1]:
            yield from (sound_token(sound) for sound in parse.sounds[:_MOST_SIGNS] if len(sound) > 1)


def _sounds(query: Query) -> Iterator[str]:
    for char in (char for word in query.words for char in word):
        yield next(iter(sounds_of(char)), char) if is_han(char) else char


def _likeness(said: str, entry: Entry) -> Hit | None:
    """How much the best of an entry's names sounds or looks like what was said, from 0 to 30."""
    typed = set(grams(said[:_MOST_LETTERS], (2,)))
    best, best_name = 0.0, 0
    for name, folded in enumerate(entry.folded):
        heard = "".join(next(iter(sounds_of(char)), char) for char in folded[:_MOST_SIGNS])
        pairs = set(grams(heard, (2,)))
        alike = 2 * len(typed & pairs) / (len(typed) + len(pairs) or 1)
        if alike > best:
            best, best_name = alike, name
    if best < _LEAST_LIKE:
        return None
    return Hit(entry, Match(best * 30, best_name, Manner.NEAREST), round(best * 30 + entry.standing / 1000, 2))
