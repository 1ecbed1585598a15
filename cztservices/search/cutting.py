"""Cut what was typed into the fewest known words, by their characters, their sound, or with one slip."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from cztservices.search.vocabulary import LONGEST, Form, Kind, Piece, Vocabulary, Way, Word, rough_sound, without_one
from cztservices.text.folding import is_han
from cztservices.text.pinyin import fold_accent, is_one_off, syllables

PARTICLES = frozenset("的了吗呢啊吧呀嘛么我你您他她咱")
"""Single characters that say nothing unless they belong to a word."""

COSTS = {Way.EXACT: 1.0, Way.SOUND: 3.0, Way.ACCENT: 8.0, Way.SLIP: 8.0}
PARTICLE, UNKNOWN = 9.0, 10.0
"""What a word costs, and a character that belongs to none: few long words are meant, not many short ones."""

_LONGEST_MENDED, _WINDOW = 24, 6
"""In a longer paste nobody looks for slips, nor for longer words with one in them."""

_LEAST_INITIALS, _LEAST_SLIP, _LEAST_LETTERS = 3, 4, 5
"""Fewer initials, or words of fewer characters or letters with a slip in them, stand for too much."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """A Chinese character, a syllable typed in letters, or letters that are none; ``word`` is what it came from."""

    said: str
    word: int
    is_han: bool
    is_syllable: bool


class Cutter:
    """Cuts queries with a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Know the words of ``vocabulary``."""
        self._vocabulary = vocabulary

    def cut(self, words: Sequence[str]) -> list[Piece]:
        """Cut folded words: English phrases first, then what lies between them.

        >>> from cztservices.search.vocabulary import WordTable
        >>> words = {word: ("group", word, "", False, "") for word in ("公积金", "提取")}
        >>> [piece.said for piece in Cutter(Vocabulary(WordTable(words))).cut(["公积金的提取"])]
        ['公积金', '的', '提取']
        """
        pieces: list[Piece] = []
        waiting: list[str] = []
        at = 0
        while at < len(words):
            phrase, size = (None, 0) if is_han(words[at][0]) else self._phrase_at(words, at)
            if phrase is None:
                waiting.append(words[at])
                at += 1
                continue
            pieces += self._cut_between(waiting)
            waiting = []
            pieces.append(Piece(" ".join(words[at : at + size]), phrase, Way.PHRASE))
            at += size
        return pieces + self._cut_between(waiting)

    def _phrase_at(self, words: Sequence[str], at: int) -> tuple[Word | None, int]:
        end = next((n for n in range(at, len(words)) if is_han(words[n][0])), len(words))
        return self._vocabulary.phrase(words[at:end])

    def _cut_between(self, words: Sequence[str]) -> list[Piece]:
        if not words:
            return []
        whole = frozenset(n for n, word in enumerate(words) if not is_han(word[0]) and not syllables(word))
        signs, pieces = self._cut_signs(words, whole)
        broken = frozenset(_words_in_part(signs, pieces))
        if broken:  # letters are read as sounds all through, or not at all
            signs, pieces = self._cut_signs(words, whole | broken)
        return [part for piece in pieces for part in (self._by_letters(piece) if piece.word is None else [piece])]

    def _cut_signs(self, words: Sequence[str], whole: frozenset[int]) -> tuple[list[_Sign], list[Piece]]:
        signs = list(_signs_of(words, whole))
        pieces = self._cut_exactly(signs)
        if len(signs) <= _LONGEST_MENDED:
            unknown = self._strange(signs, _unknown_places(signs, pieces))
            if unknown:
                pieces = self._cut_loosely(signs, unknown)
        return signs, pieces

    def _strange(self, signs: Sequence[_Sign], unknown: frozenset[int]) -> frozenset[int]:
        """Of the signs that belong to no known word those that no name holds beside their neighbours either."""
        pairs = {at: signs[at].said + signs[at + 1].said for at in range(len(signs) - 1)}
        near = {pair for at, pair in pairs.items() if {at, at + 1} & unknown}
        written = self._vocabulary.pairs_written(near)
        return frozenset(at for at in unknown if not {pairs.get(at - 1), pairs.get(at)} & written)

    def _cut_exactly(self, signs: Sequence[_Sign]) -> list[Piece]:
        said = _Slices(signs)
        return _cut(signs, lambda start, end: self._exactly(said.between(start, end)))

    def _exactly(self, said: str) -> Piece | None:
        word = self._vocabulary.word(said)
        return None if word is None else Piece(said, word)

    def _cut_loosely(self, signs: Sequence[_Sign], unknown: frozenset[int]) -> list[Piece]:
        windows = [
            (start, end)
            for start in range(len(signs))
            for end in range(start + 2, min(start + _WINDOW, len(signs)) + 1)
            if any(start <= at < end for at in unknown)
        ]
        forms = {window: list(_forms_of(signs[slice(*window)])) for window in windows}
        known = self._vocabulary.typed_as(form for some in forms.values() for form, _ in some)
        loose: dict[tuple[int, int], Piece] = {}
        for window, some in forms.items():
            piece = self._recognise(signs[slice(*window)], some, known)
            if piece is not None:
                loose[window] = piece

        said = _Slices(signs)

        def recognise(start: int, end: int) -> Piece | None:
            return self._exactly(said.between(start, end)) or loose.get((start, end))

        return _cut(signs, recognise)

    def _recognise(
        self, signs: Sequence[_Sign], forms: Iterable[tuple[str, Way]], known: Mapping[str, Sequence[str]]
    ) -> Piece | None:
        said = _joined(signs)
        if self._is_word_and_sign(signs):
            forms = [(form, way) for form, way in forms if way is not Way.SLIP]
        for form, way in forms:
            for text in known.get(form, ()):
                word = self._vocabulary.word(text)
                if word is not None and _may_stand_for(signs, text, form, word):
                    return Piece(said, word, way)
        if all(sign.is_han for sign in signs) and not self._is_word_and_sign(signs):
            for other in _without_slip(said):
                word = self._vocabulary.word(other)
                if word is not None and word.kind is Kind.GROUP:
                    return Piece(said, word, Way.SLIP)
        return None

    def _is_word_and_sign(self, signs: Sequence[_Sign]) -> bool:
        """Whether all but the first sign or the last are a known word as it is: who stops paying does not mistype."""
        parts = (_joined(signs[1:]), _joined(signs[:-1]))
        words = [word for part in parts if len(part) > 1 and (word := self._vocabulary.word(part)) is not None]
        return any(word.kind is Kind.GROUP for word in words)

    def _by_letters(self, piece: Piece) -> list[Piece]:
        """Letters that are no sounds as the initials of one word or two, or as a word with one letter wrong."""
        said = piece.said
        if is_han(said[0]) or said.isdigit() or " " in said:
            return [piece]
        forms = [Form.INITIALS + said] if len(said) >= _LEAST_INITIALS else []
        cuts = [(said[:at], said[at:]) for at in range(2, len(said) - 1)] if len(said) <= _WINDOW + 2 else []
        forms += [Form.INITIALS + part for parts in cuts for part in parts]
        if len(said) >= _LEAST_LETTERS:
            forms += [Form.SOUND + short for short in without_one(said)]
            forms += [Form.LETTERS + short for short in (said, *without_one(said))]
        known = self._vocabulary.typed_as(forms)
        text = self._only(known.get(Form.INITIALS + said, ()))
        if text is not None and len(said) >= _LEAST_INITIALS:
            return [Piece(said, self._vocabulary.word(text), Way.SOUND)]
        text = None if self._vocabulary.sounds_written(syllables(said)) else self._mended(said, known)
        if text is not None:
            return [Piece(said, self._vocabulary.word(text), Way.SLIP)]
        for parts in cuts:
            words = [self._only(known.get(Form.INITIALS + part, ())) for part in parts]
            if all(words):
                return [
                    Piece(part, self._vocabulary.word(word or ""), Way.SOUND)
                    for part, word in zip(parts, words, strict=True)
                ]
        return [piece]

    def written_out(self, letters: str) -> list[tuple[Word, Word]]:
        """Pairs of words whose initials ``letters`` may be, likeliest first: 身份证 and 补办 for ``sfzbb``."""
        cuts = [(letters[:at], letters[at:]) for at in range(len(letters) - 2, 1, -1)]
        known = self._vocabulary.typed_as(Form.INITIALS + part for parts in cuts for part in parts)
        words = {
            form: [word for text in texts if (word := self._vocabulary.word(text)) is not None]
            for form, texts in known.items()
        }
        return [
            (first, second)
            for one, other in cuts
            for first in words.get(Form.INITIALS + one, ())
            for second in words.get(Form.INITIALS + other, ())
        ]

    def _mended(self, said: str, known: Mapping[str, Sequence[str]]) -> str | None:
        """The word whose pinyin differs from ``said`` by one letter."""
        meant = [form[1:] for form in known if form[0] == Form.SOUND]
        meant += [letters for form, some in known.items() if form[0] == Form.LETTERS for letters in some]
        for letters in dict.fromkeys(meant):
            if letters != said and is_one_off(said, letters):
                texts = self._vocabulary.typed_as([Form.SOUND + letters])[Form.SOUND + letters]
                return texts[0]
        return None

    def _only(self, texts: Sequence[str]) -> str | None:
        """The first of some words, if all of them mean the same."""
        words = [word for word in map(self._vocabulary.word, texts) if word is not None]
        return texts[0] if words and len({(word.kind, word.ref) for word in words}) == 1 else None


def _signs_of(words: Sequence[str], whole: frozenset[int]) -> Iterator[_Sign]:
    for number, word in enumerate(words):
        if is_han(word[0]):
            yield from (_Sign(char, number, is_han=True, is_syllable=False) for char in word)
        elif number in whole:
            yield _Sign(word, number, is_han=False, is_syllable=False)
        else:
            yield from (_Sign(sound, number, is_han=False, is_syllable=True) for sound in syllables(word))


class _Slices:
    """What some neighbouring signs say, without joining them again and again."""

    def __init__(self, signs: Sequence[_Sign]) -> None:
        self._text = _joined(signs)
        self._ends = [0, *accumulate(len(sign.said) for sign in signs)]

    def between(self, start: int, end: int) -> str:
        """The signs from ``start`` up to ``end``."""
        return self._text[self._ends[start] : self._ends[end]]


def _joined(signs: Sequence[_Sign]) -> str:
    return "".join(sign.said for sign in signs)


def _cut(signs: Sequence[_Sign], recognise: Callable[[int, int], Piece | None]) -> list[Piece]:
    """The cheapest pieces; neighbouring signs that belong to no word are one piece."""
    best: list[tuple[float, tuple[Piece, ...]]] = [(0.0, ())]
    for end in range(1, len(signs) + 1):
        sign = signs[end - 1]
        cost, pieces = best[-1]
        if sign.said in PARTICLES:
            choice = (cost + PARTICLE, (*pieces, Piece(sign.said, Word(sign.said, Kind.ASKING))))
        else:
            choice = (cost + UNKNOWN, _with_unknown(pieces, signs, end))
        for start in range(max(0, end - LONGEST), end):
            piece = recognise(start, end)
            if piece is not None:
                spent = best[start][0] + (COSTS[piece.way] if end - start > 1 else PARTICLE)
                if spent < choice[0]:
                    choice = (spent, (*best[start][1], piece))
        best.append(choice)
    return list(best[-1][1])


def _with_unknown(pieces: tuple[Piece, ...], signs: Sequence[_Sign], end: int) -> tuple[Piece, ...]:
    """Add a sign that belongs to no word."""
    sign = signs[end - 1]
    if pieces and pieces[-1].word is None:
        before = signs[end - 2]
        if (sign.is_han and before.is_han) or sign.word == before.word:
            return (*pieces[:-1], Piece(pieces[-1].said + sign.said))
    return (*pieces, Piece(sign.said))


def _unknown_places(signs: Sequence[_Sign], pieces: Iterable[Piece]) -> frozenset[int]:
    """Which signs belong to no word, and could stand for one."""
    found: set[int] = set()
    rest = iter(enumerate(signs))
    for piece in pieces:
        covered = 0
        while covered < len(piece.said):
            at, sign = next(rest)
            covered += len(sign.said)
            if piece.word is None and (sign.is_han or sign.is_syllable):
                found.add(at)
    return frozenset(found)


def _words_in_part(signs: Sequence[_Sign], pieces: Iterable[Piece]) -> Iterator[int]:
    """Words typed in letters some of whose syllables belong to no word."""
    pieces = list(pieces)
    unknown = _unknown_places(signs, pieces)
    for at in unknown:
        if signs[at].is_syllable:
            yield signs[at].word


def _forms_of(signs: Sequence[_Sign]) -> Iterator[tuple[str, Way]]:
    """The forms that some signs may be of, likeliest first."""
    said = _joined(signs)
    letters = sum(sign.is_syllable for sign in signs)
    if letters + sum(sign.is_han for sign in signs) < len(signs):
        return
    sounds = [rough_sound(sign.said) if sign.is_han else sign.said for sign in signs]
    if letters:
        yield Form.SOUND + "".join(sounds), Way.SOUND
        yield Form.ACCENT + "".join(map(fold_accent, sounds)), Way.ACCENT
    if letters < len(signs):
        yield Form.ROUGH + "".join(sounds), Way.SOUND
    if not letters and len(signs) >= _LEAST_SLIP - 1:
        for short in (said, *without_one(said)):
            yield Form.SHORT + short, Way.SLIP


def _may_stand_for(signs: Sequence[_Sign], text: str, form: str, word: Word) -> bool:
    """Whether the characters that were typed allow the word ``text`` that a form of them led to."""
    if form[0] == Form.SHORT:
        said = _joined(signs)
        return word.kind is Kind.GROUP and len(text) >= _LEAST_SLIP and said != text and is_one_off(said, text)
    if all(sign.is_syllable for sign in signs):
        return True
    if len(signs) != len(text) or word.kind is Kind.ASKING:
        return False
    same = [sign.said == char for sign, char in zip(signs, text, strict=True) if sign.is_han]
    return all(same) if any(sign.is_syllable for sign in signs) else any(same)


def _without_slip(said: str) -> Iterator[str]:
    """What was meant if one character was typed twice, or one too many in a longer word, or two changed places."""
    for at, short in enumerate(without_one(said)):
        if len(short) >= _LEAST_SLIP or said[at] == said[at + 1 : at + 2]:
            yield short
    if len(said) >= _LEAST_SLIP - 1:
        for at in range(len(said) - 1):
            yield said[:at] + said[at : at + 2][::-1] + said[at + 2 :]
