"""Syllables of pinyin: which there are, how a run of letters falls into them, which sound alike in Hunan."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from cztservices.config import CHARACTERS
from cztservices.text.kept import keep_for_texts

READ_AT_MOST = 40
"""Letters of one run that are read as sounds; a longer run is no pinyin that anybody types."""

PARSES = 4
"""Ways of reading a run of letters that are followed; the right one has always been among the first three."""

SLIP_PARSES = 10
"""The same where any one of the syllables may be a slip."""

_REAL_SYLLABLE = 0.1
"""A slip that makes another syllable is less likely than one that makes none."""

_LONE_VOWEL = 0.5
"""Few characters sound like a single vowel."""

_LONGEST = 6
_INITIAL = re.compile("[zcs]h|[a-hj-tw-z]")

_ACCENT = (
    (re.compile("^zh"), "z"),
    (re.compile("^ch"), "c"),
    (re.compile("^sh"), "s"),
    (re.compile("^[nr](?=.)"), "l"),
    (re.compile("^hui"), "fei"),
    (re.compile("^hun"), "fen"),
    (re.compile("^hu"), "fu"),
    (re.compile("^fu(?=[ao])"), "f"),
    (re.compile("(?<=[aei])ng$"), "n"),
)
"""What is not told apart in Hunan, in this order: zh z, ch c, sh s, n r l, hu f, and ng n behind a, e, i."""


class Piece(StrEnum):
    """What a few letters stand for: one character by its whole sound, its initial, or the beginning of its sound."""

    SYLLABLE = "syllable"
    INITIAL = "initial"
    BEGINNING = "beginning"
    ACCENTED = "accented"
    SLIP = "slip"


COSTS = {Piece.SYLLABLE: 0.1, Piece.BEGINNING: 0.5, Piece.ACCENTED: 0.4, Piece.INITIAL: 1.0, Piece.SLIP: 2.0}
"""Fewer and longer pieces first; a bare initial says least."""


@dataclass(frozen=True, slots=True)
class Parse:
    """One way in which letters fall into pieces."""

    pieces: tuple[tuple[str, Piece], ...]
    cost: float

    @property
    def sounds(self) -> tuple[str, ...]:
        """The letters of each piece."""
        return tuple(letters for letters, _ in self.pieces)

    @property
    def is_whole(self) -> bool:
        """Whether every piece is a syllable."""
        return all(kind is Piece.SYLLABLE for _, kind in self.pieces)

    @property
    def is_initials(self) -> bool:
        """Whether every piece is an initial."""
        return all(kind is Piece.INITIAL for _, kind in self.pieces)


@lru_cache(maxsize=1)
def _sounds() -> dict[str, tuple[str, str]]:
    """The characters that mostly sound like each syllable, and those that do at times."""
    lines = (CHARACTERS / "readings.txt").read_text(encoding="utf-8").splitlines()
    return {syllable: (mostly, at_times) for syllable, mostly, at_times in (line.split(" ") for line in lines)}


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    return frozenset(syllable[:size] for syllable in _sounds() for size in range(1, len(syllable)))


@keep_for_texts(4096)
def sounds_of(char: str) -> tuple[str, ...]:
    """The sounds of a Chinese character, the likeliest first; none for a rare one.

    >>> sounds_of("行")
    ('xing', 'hang', 'heng')
    """
    sounds = _sounds().items()
    likely = [syllable for syllable, (mostly, _) in sounds if char in mostly]
    return (*likely, *(syllable for syllable, (_, at_times) in sounds if char in at_times))


@keep_for_texts(1024)
def fold_accent(syllable: str) -> str:
    """What is left of a syllable when a Hunan accent is taken off.

    >>> [fold_accent(sound) for sound in ("hu", "nan", "zheng", "rang", "huang")]
    ['fu', 'lan', 'zen', 'lan', 'fan']
    """
    for pattern, plain in _ACCENT:
        syllable = pattern.sub(plain, syllable)
    return syllable


@lru_cache(maxsize=1)
def _by_accent() -> dict[str, tuple[str, ...]]:
    classes: dict[str, tuple[str, ...]] = {}
    for syllable in _sounds():
        folded = fold_accent(syllable)
        classes[folded] = (*classes.get(folded, ()), syllable)
    return classes


def alike(sound: str) -> tuple[str, ...]:
    """The syllables that a Hunan accent may mean by ``sound``.

    >>> alike("fu")
    ('fu', 'hu')
    """
    return _by_accent().get(fold_accent(sound), ())


def is_syllable(letters: str) -> bool:
    """Whether ``letters`` is a syllable of Mandarin."""
    return letters in _sounds()


@keep_for_texts(256)
def near(letters: str) -> tuple[str, ...]:
    """The syllables that one letter wrong, missing, doubled or swapped makes of ``letters``.

    >>> near("gogn")
    ('gong',)
    """
    forms = _without_one(letters) | {letters}
    found = {syllable for form in forms for syllable in _by_form().get(form, ()) if is_one_off(letters, syllable)}
    return tuple(sorted(found))


def _without_one(letters: str) -> set[str]:
    return {letters[:at] + letters[at + 1 :] for at in range(len(letters))}


@lru_cache(maxsize=1)
def _by_form() -> dict[str, tuple[str, ...]]:
    """Syllables by themselves and by what is left of them without one letter."""
    forms: dict[str, tuple[str, ...]] = {}
    for syllable in _sounds():
        for form in _without_one(syllable) | {syllable}:
            forms[form] = (*forms.get(form, ()), syllable)
    return forms


def is_one_off(letters: str, syllable: str) -> bool:
    """Whether one letter wrong, missing or too many tells ``letters`` from ``syllable``, or two that changed places."""
    if len(letters) != len(syllable):
        longer, shorter = (letters, syllable) if len(letters) > len(syllable) else (syllable, letters)
        return shorter in _without_one(longer)
    differing = [at for at, (a, b) in enumerate(zip(letters, syllable, strict=True)) if a != b]
    if len(differing) == 2:  # noqa: PLR2004 - two places that changed places
        first, second = differing
        return second == first + 1 and letters[first] == syllable[second] and letters[second] == syllable[first]
    return len(differing) == 1


@keep_for_texts(64)
def parse_letters(letters: str, *, accented: bool = False) -> tuple[Parse, ...]:
    """The likeliest ways in which ``letters`` fall into pieces, best first.

    ``accented`` takes what only a Hunan accent makes a syllable, ``lui`` for instance, as one.

    >>> [" ".join(parse.sounds) for parse in parse_letters("gongjj")][0]
    'gong j j'
    """
    return _parse(letters, accented=accented)[0]


def syllables(letters: str) -> tuple[str, ...]:
    """The syllables that letters fall into; none where they do not.

    >>> syllables("zhuanyi"), syllables("gjj")
    (('zhuan', 'yi'), ())
    """
    parse = None if letters.isdigit() else next(iter(parse_letters(letters)), None)
    return parse.sounds if parse is not None and parse.is_whole else ()


@keep_for_texts(64)
def parse_slips(letters: str) -> tuple[Parse, ...]:
    """The same for whole syllables, one of which is not typed as it should be.

    >>> [" ".join(parse.sounds) for parse in parse_slips("gognjijin")][0]
    'gogn ji jin'
    """
    return _parse(letters, with_slip=True)[1]


@keep_for_texts(1024)
def is_pinyin(letters: str) -> bool:
    """Whether ``letters`` fall into syllables without rest, said with a Hunan accent or not.

    >>> is_pinyin("longyao"), is_pinyin("english")
    (True, False)
    """
    reached = {0}
    for start in range(len(letters)):
        if start in reached:
            reached |= {
                end
                for end in range(start + 1, min(start + _LONGEST, len(letters)) + 1)
                if is_syllable(letters[start:end]) or (end > start + 1 and alike(letters[start:end]))
            }
    return len(letters) in reached


_Step = tuple[float, int, int, int, Piece | None]
"""Cost so far, where the last piece begins, whether a slip came before it, which of the ways to there, what it is."""


def _parse(letters: str, *, accented: bool = False, with_slip: bool = False) -> tuple[tuple[Parse, ...], ...]:
    """The best parses without and with one slip."""
    letters = letters[:READ_AT_MOST]
    size = len(letters)
    best: list[tuple[list[_Step], list[_Step]]] = [([(0.0, 0, 0, 0, None)], [])]
    for end in range(1, size + 1):
        found: tuple[list[_Step], list[_Step]] = ([], [])
        for start in range(max(0, end - _LONGEST - with_slip), end):
            part = letters[start:end]
            for kind in _kinds(part, end == size, accented, with_slip):
                cost = COSTS[kind] + (_LONE_VOWEL if end - start == 1 and kind is Piece.SYLLABLE else 0.0)
                for slips in (0, 1):
                    found[slips].extend(
                        (step[0] + cost, start, slips, way, kind) for way, step in enumerate(best[start][slips])
                    )
            if with_slip and best[start][0] and near(part):
                cost = COSTS[Piece.SLIP] + (_REAL_SYLLABLE if is_syllable(part) else 0.0)
                found[1].extend((step[0] + cost, start, 0, way, Piece.SLIP) for way, step in enumerate(best[start][0]))
        best.append((sorted(found[0], key=_cost)[:PARSES], sorted(found[1], key=_cost)[:SLIP_PARSES]))
    return tuple(
        tuple(_trace(letters, best, size, slips, way) for way in range(len(best[size][slips]))) for slips in (0, 1)
    )


def _cost(step: _Step) -> float:
    return step[0]


def _trace(letters: str, best: list[tuple[list[_Step], list[_Step]]], end: int, slips: int, way: int) -> Parse:
    """Follow the steps back to the beginning."""
    cost = best[end][slips][way][0]
    pieces: list[tuple[str, Piece]] = []
    while end:
        _, start, slips, way, kind = best[end][slips][way]
        pieces.append((letters[start:end], kind or Piece.SYLLABLE))
        end = start
    return Parse(tuple(reversed(pieces)), cost)


@keep_for_texts(2048)
def _kinds(letters: str, is_last: bool, accented: bool, whole_only: bool) -> tuple[Piece, ...]:
    """What ``letters`` may stand for."""
    kinds = []
    if is_syllable(letters):
        kinds.append(Piece.SYLLABLE)
    elif accented and len(letters) > 1 and alike(letters):
        kinds.append(Piece.ACCENTED)
    if _INITIAL.fullmatch(letters):
        if not whole_only:
            kinds.append(Piece.INITIAL)
    elif is_last and not is_syllable(letters) and letters in _beginnings():
        kinds.append(Piece.BEGINNING)
    return tuple(kinds)
