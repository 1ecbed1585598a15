"""A query as a value: what is asked, and between which cities."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cztservices.domain.words import Element, Manner
from cztservices.search.cutting import Cutter
from cztservices.search.roles import Mention, Roles, assign_roles
from cztservices.search.vocabulary import Kind, Piece, Vocabulary, Way, Word
from cztservices.text.folding import is_han, split_words
from cztservices.text.pinyin import is_pinyin

MAX_LENGTH = 64
"""Folded characters that are read; a longer paste says nothing more."""

_READ = 8 * MAX_LENGTH
"""Characters of a paste that are looked at at all."""

LEAST_INITIALS, MOST_INITIALS = 4, 8
"""Letters that may be the initials of two words."""

_ARROW = re.compile("[-=—]*[>→➔➜➡⇒⟶]+\ufe0f?")


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that is asked for: a group of words that mean the same, or plain characters or letters.

    ``context`` says that it only tells where somebody's record is (在株洲退休), which is rarely what is wanted.
    """

    said: str
    group: str = ""
    way: Way = Way.EXACT
    context: bool = False

    @property
    def is_letters(self) -> bool:
        """Whether it is a Chinese word that was typed in letters."""
        return bool(self.group) and self.said.isascii() and self.way not in (Way.EXACT, Way.PHRASE)


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, read once.

    ``whole`` is everything, ``words`` what is left without cities and words of asking (or all when nothing is left),
    both as folded words. ``mended`` is what is left with words that were recognised by their sound or as a slip as they
    are written; ``element`` the part of the guide that is asked for.
    """

    text: str
    whole: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    pieces: tuple[Piece, ...] = ()
    mentions: tuple[Mention, ...] = ()
    roles: Roles = field(default_factory=Roles)
    element: Element | None = None
    mended: str = ""

    @property
    def origin(self) -> str | None:
        """Code of the city where the record is, where the text says so."""
        return self.roles.origin

    @property
    def destination(self) -> str | None:
        """Code of the city where the thing is wanted, where the text says so."""
        return self.roles.destination

    @property
    def names_only_places(self) -> bool:
        """Whether nothing but cities and words of asking was typed."""
        return self.words == self.whole and bool(self.mentions)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed that could be looked for."""
        return not self.whole

    @property
    def mended_manner(self) -> Manner:
        """How the words that were recognised otherwise than as they are written were typed."""
        mended = [piece for piece in self.pieces if piece.is_mended]
        for way, manner in ((Way.SLIP, Manner.SLIP), (Way.ACCENT, Manner.ACCENT)):
            if any(piece.way is way for piece in mended):
                return manner
        typed = [piece.said for piece in mended]
        if any(is_han(char) for said in typed for char in said):
            return Manner.HOMOPHONE
        return Manner.PINYIN if all(map(is_pinyin, typed)) else Manner.INITIALS

    @property
    def is_latin(self) -> bool:
        """Whether no Chinese character was typed."""
        return not any(is_han(word[0]) for word in self.whole)

    @property
    def is_recognised(self) -> bool:
        """Whether all that was typed is known words, as they are or by their sound."""
        return all(piece.word is not None and piece.way not in (Way.ACCENT, Way.SLIP) for piece in self.pieces)

    @property
    def is_english(self) -> bool:
        """Whether it reads as English rather than as sounds of Chinese."""
        if not self.is_latin or any(piece.is_mended for piece in self.pieces):
            return False
        known = [piece for piece in self.pieces if piece.word is not None and piece.kind is not Kind.PLACE]
        return any(piece.way is Way.PHRASE for piece in known) or not (known or any(map(is_pinyin, self.whole)))

    @property
    def forms(self) -> tuple[str, ...]:
        """What was typed as one run: without cities and words of asking, then with them."""
        return tuple(dict.fromkeys("".join(words) for words in (self.words, self.whole) if words))


class QueryReader:
    """Reads queries with the vocabulary of a catalogue."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Read with ``vocabulary``."""
        self._vocabulary = vocabulary
        self._cutter = Cutter(vocabulary)

    def read(self, text: str) -> Query:
        """Read ``text``; any text is a query, an empty one too.

        >>> from cztservices.search.vocabulary import WordTable
        >>> words = {word: ("group", word, "", False, "") for word in ("公积金", "提取")}
        >>> words["怎么"] = ("asking", "", "", False, "")
        >>> query = QueryReader(Vocabulary(WordTable(words))).read("公积金 怎么提取")
        >>> query.words, [unit.group for unit in query.units]
        (('公积金提取',), ['公积金', '提取'])
        """
        whole = tuple(_cut_off(split_words(_ARROW.sub("到", text[:_READ])), MAX_LENGTH))
        pieces = self._cutter.cut(whole)
        spoken, spans = _join(pieces)
        mentions = tuple(
            Mention(piece.said, city, *span, piece.word.weak, piece.word.place or piece.word.ref, piece.text)
            for piece, span in zip(pieces, spans, strict=True)
            if piece.word is not None and (city := self._city(piece.word)) is not None
        )
        roles = assign_roles(spoken, mentions)
        left = _take_joints(pieces)
        words = tuple(_run_together(left)) or whole
        contexts = self._vocabulary.contexts if roles.clues else frozenset()
        units = tuple(self._units([piece for piece in pieces if piece.kind is Kind.ASKING], left, contexts))
        element = next((p.word.element for p in pieces if p.word is not None and p.word.element is not None), None)
        return Query(text, whole, words, units, tuple(pieces), mentions, roles, element, _mend(left))

    def written_out(self, query: Query) -> list[tuple[Word, Word]]:
        """The words that a query of a few initials may stand for, if it is one."""
        letters = query.whole[0] if len(query.whole) == 1 else ""
        if not (LEAST_INITIALS <= len(letters) <= MOST_INITIALS and letters.isascii() and letters.isalpha()):
            return []
        return self._cutter.written_out(letters)

    def _city(self, word: Word) -> str | None:
        return self._vocabulary.city(word.ref if word.kind is Kind.PLACE else word.place)

    def _units(self, asking: Sequence[Piece], left: Sequence[Piece], contexts: frozenset[str]) -> Iterable[Unit]:
        """What is asked for; words of asking mean something only as verbs beside an object (给 beside 医保卡)."""
        said = dict.fromkeys(name for piece in left for name in (piece.word.ref if piece.word else "", piece.text))
        plain = [piece.said for piece in left if piece.word is None]
        pairs = self._vocabulary.pairs_with(said, plain)
        meant: dict[str, Unit] = {}
        for piece in left:
            if piece.word is not None:
                ref = piece.word.ref
                meant.setdefault(ref, Unit(piece.said, ref, piece.way, ref in contexts))
                continue
            rest = piece.said
            for verb, means in pairs:
                if verb in rest:
                    meant.setdefault(means, Unit(verb, means, context=means in contexts))
                    rest = rest.replace(verb, " ", 1)
            for part in rest.split():
                meant.setdefault(part, Unit(part))
        for verb, means in pairs:
            if any(piece.said == verb for piece in asking):
                meant.setdefault(means, Unit(verb, means, context=means in contexts))
        return meant.values()


def _cut_off(words: Iterable[str], length: int) -> Iterator[str]:
    for word in words:
        if length <= 0:
            return
        yield word[:length]
        length -= len(word)


def _join(pieces: Sequence[Piece]) -> tuple[str, list[tuple[int, int]]]:
    """The pieces as one text, known words as they are written, and where each stands in it."""
    text, spans = "", []
    for piece in pieces:
        words = piece.text
        if text and not (is_han(text[-1]) and is_han(words[:1])):
            text += " "
        spans.append((len(text), len(text) + len(words)))
        text += words
    return text, spans


_JOINT = re.compile("(?:从|由|到|去|在|来|回|至|往|住|的)$")
"""Little words before a place that belong to it and to nothing else."""


def _take_joints(pieces: Sequence[Piece]) -> list[Piece]:
    """What is left without places, the little words before them, and words of asking."""
    left: list[Piece] = []
    for piece in pieces:
        if piece.kind is Kind.PLACE:
            if left and left[-1].word is None:
                said = _JOINT.sub("", left[-1].said)
                left[-1:] = [Piece(said)] if said else []
        elif piece.kind is not Kind.ASKING:
            left.append(piece)
    return left


def _run_together(pieces: Iterable[Piece]) -> Iterator[str]:
    """Folded words of pieces: neighbouring Chinese ones are one word."""
    run = ""
    for piece in pieces:
        for word in piece.said.split(" "):
            if run and is_han(run[-1]) and is_han(word[0]):
                run += word
            else:
                if run:
                    yield run
                run = word
    if run:
        yield run


def _mend(left: Sequence[Piece]) -> str:
    if not any(piece.is_mended for piece in left):
        return ""
    return "".join(piece.text if piece.is_mended else piece.said for piece in left)
