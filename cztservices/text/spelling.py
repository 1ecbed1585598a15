"""Names spelled out, one unit a character, and what somebody typed as a row of needles to be found in such units.

A unit is a space, the character, a bar, and each of its sounds with a bar behind it: `` 行|hang|xing|``. In it
`` 行|``, ``|hang|`` and ``|h`` ask for the character, the sound and the initial, so that a row of them can ask for
any mixture.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product

from cztservices.domain.words import Manner
from cztservices.text.folding import is_han, split_runs
from cztservices.text.kept import keep_for_texts
from cztservices.text.pinyin import Piece, alike, near, parse_letters, parse_slips, sounds_of
from cztservices.text.tokens import INITIALS, MOST_INITIALS, NAME, grams, sound_token

Needles = tuple[str, ...]
"""What may stand for one character: one of these is in its unit. An empty one is in every unit."""

ANY: Needles = ("",)

LEAST_WITH_SLIP, MOST_WITH_SLIP = 3, 12
"""Characters of a query in which a slip is looked for: fewer could mean anything, of more pieces are found instead."""

ACCENTS = 3
"""Ways of reading letters that are tried with an accent."""

_READINGS_FOLLOWED, _SOUNDS_FOLLOWED = 12, 3


def spell(folded: str, readings: Iterable[str]) -> str:
    """A folded name with its readings, spelled out.

    >>> spell("医保", ("yi", "bao"))
    ' 医|yi| 保|bao|'
    """
    return "".join(f" {char}|{sounds}|" for char, sounds in zip(folded, readings, strict=True))


@dataclass(frozen=True)
class Spelling:
    """One way in which a name may be meant: a row of needles, and tokens that the entry must hold."""

    row: tuple[Needles, ...]
    tokens: frozenset[str]
    manner: Manner

    @cached_property
    def _anchor(self) -> int:
        """The place in the row that fewest needles may stand for: it is looked for first."""
        return min(range(len(self.row)), key=lambda at: (self.row[at] == ANY, len(self.row[at]), -len(self.row[at][0])))

    def find(self, spelled: str) -> int:
        """The first character of a spelled name where the row begins; -1 where it does not stand in the name.

        >>> literal_spellings("gjj")[0].find(spell("住房公积金", ("zhu", "fang", "gong", "ji", "jin")))
        2
        """
        for needles in self.row:
            for needle in needles:
                if needle in spelled:
                    break
            else:
                return -1
        return min((start for needle in self.row[self._anchor] for start in self._starts(spelled, needle)), default=-1)

    def _starts(self, spelled: str, needle: str) -> Iterator[int]:
        """Where the row begins so that ``needle`` stands at the anchor."""
        at = spelled.find(needle)
        while at >= 0:
            unit = start = spelled.rfind(" ", 0, at + 1)
            for _ in range(self._anchor):
                start = spelled.rfind(" ", 0, start) if start > 0 else -1
            if start >= 0 and self._stands_at(spelled, start):
                yield spelled.count(" ", 0, start)
                return
            following = spelled.find(" ", unit + 1)
            at = spelled.find(needle, following) if following >= 0 else -1

    def _stands_at(self, spelled: str, start: int) -> bool:
        """Whether the units from ``start`` on hold the row."""
        for needles in self.row:
            if start < 0:
                return False
            end = spelled.find(" ", start + 1)
            stop = len(spelled) if end < 0 else end
            for needle in needles:
                if spelled.find(needle, start, stop) >= 0:
                    break
            else:
                return False
            start = end
        return True


Element = tuple[str, Piece | None]
"""A character (None), or letters with what they stand for."""


@keep_for_texts(8)
def literal_spellings(typed: str) -> tuple[Spelling, ...]:
    """Ways in which folded ``typed`` (characters, letters or both) may be meant as it is, likeliest first."""
    return tuple(
        Spelling(tuple(map(_exact, elements)), _tokens(elements), _manner(elements))
        for elements in _readings(typed, accented=False)
    )


@keep_for_texts(8)
def sound_spellings(typed: str) -> tuple[Spelling, ...]:
    """Ways in which ``typed`` may be meant by its sound: characters of the same sound, then a Hunan accent."""
    found: list[Spelling] = []
    if any(is_han(char) for char in typed):
        found.extend(
            Spelling(tuple(map(_homophone, elements)), _sound_tokens(elements), Manner.HOMOPHONE)
            for reading in islice(_readings(typed, accented=False), 1)
            for elements in _with_a_sure_sound(reading)
        )
    found.extend(
        Spelling(tuple(map(_accented, elements)), _sound_tokens(elements), Manner.ACCENT)
        for reading in islice(_readings(typed, accented=True), ACCENTS)
        if not all(kind is Piece.INITIAL for _, kind in reading)
        for elements in _with_a_sure_sound(reading)
    )
    return tuple(found)


def _with_a_sure_sound(elements: tuple[Element, ...]) -> Iterator[tuple[Element, ...]]:
    """Where each character has several sounds, one reading for each sound of the first; else the reading as it is."""
    if any(_only_sound(element) for element in elements):
        yield elements
        return
    at = next((n for n, (letters, kind) in enumerate(elements) if kind is None and sounds_of(letters)), None)
    if at is None:
        yield elements
        return
    for sound in sounds_of(elements[at][0])[:_SOUNDS_FOLLOWED]:
        yield (*elements[:at], (sound, Piece.SYLLABLE), *elements[at + 1 :])


@keep_for_texts(8)
def slip_spellings(typed: str) -> tuple[Spelling, ...]:
    """Ways in which ``typed`` may be meant with one character or letter wrong, missing, doubled or swapped."""
    if len(typed) < LEAST_WITH_SLIP or len(split_runs(typed)) != 1:
        return ()
    if is_han(typed[0]):
        return tuple(_han_slips(typed)) if len(typed) <= MOST_WITH_SLIP else ()
    return tuple(_letter_slips(typed))


def _han_slips(typed: str) -> Iterator[Spelling]:
    """One character wrong or missing is any unit in its place; one too many is left out."""
    for at in range(len(typed)):
        before, char, after = typed[:at], typed[at], typed[at + 1 :]
        yield _with_gap(before, after)
        if at:
            yield _with_gap(before, char + after)
        if len(typed) > LEAST_WITH_SLIP or char == after[:1]:
            yield _without_gap(before + after)
        if after:
            yield _without_gap(before + after[0] + char + after[1:])


def _with_gap(before: str, after: str) -> Spelling:
    """Any character between two runs."""
    row = (*(_exact((char, None)) for char in before), ANY, *(_exact((char, None)) for char in after))
    return Spelling(row, _pairs(before) | _pairs(after), Manner.SLIP)


def _without_gap(run: str) -> Spelling:
    return Spelling(tuple(_exact((char, None)) for char in run), _pairs(run), Manner.SLIP)


def _pairs(run: str) -> frozenset[str]:
    """Tokens of a run of characters."""
    return frozenset(NAME + gram for gram in grams(run, (2,)) or ([run] if run else []))


def _letter_slips(typed: str) -> Iterator[Spelling]:
    """Letters that fall into syllables but for one of them."""
    for parse in parse_slips(typed):
        if len(parse.pieces) > 1:
            row = tuple(
                tuple(f"|{sound}|" for sound in near(letters)) if kind is Piece.SLIP else _exact((letters, kind))
                for letters, kind in parse.pieces
            )
            yield Spelling(row, _tokens(parse.pieces), Manner.SLIP)


def _readings(typed: str, *, accented: bool) -> Iterator[tuple[Element, ...]]:
    """The ways to read ``typed``: characters as they are, runs of letters as their parses."""
    parts: list[Sequence[tuple[Element, ...]]] = []
    for run in split_runs(typed):
        if is_han(run[0]) or run.isdigit():
            parts.append([tuple((char, None) for char in run)])
        else:
            parses = parse_letters(run, accented=accented)
            plain = tuple((char, None) for char in run)
            parts.append([parse.pieces for parse in parses] or [plain])
    combined = (sum(choice, ()) for choice in product(*parts))
    return islice(combined, _READINGS_FOLLOWED)


def _exact(element: Element) -> Needles:
    letters, kind = element
    if kind is None:
        return (f" {letters}|",)
    return (f"|{letters}|",) if kind is Piece.SYLLABLE else (f"|{letters}",)


def _homophone(element: Element) -> Needles:
    letters, kind = element
    if kind is not None or not is_han(letters):
        return _exact(element)
    return (f" {letters}|", *(f"|{sound}|" for sound in sounds_of(letters)))


def _accented(element: Element) -> Needles:
    letters, kind = element
    if kind is None and is_han(letters):
        sounds = dict.fromkeys(other for sound in sounds_of(letters) for other in alike(sound))
        return (f" {letters}|", *(f"|{sound}|" for sound in sounds))
    if kind in (Piece.SYLLABLE, Piece.ACCENTED):
        return tuple(f"|{sound}|" for sound in alike(letters) or (letters,))
    return _exact(element)


def _tokens(elements: Sequence[Element]) -> frozenset[str]:
    """Tokens that every name holds in which these elements stand side by side."""
    tokens: set[str] = set()
    initials = ""
    for number, (letters, kind) in enumerate(elements):
        following = elements[number + 1] if number + 1 < len(elements) else ("", Piece.INITIAL)
        if kind is None:
            tokens.add(NAME + letters + (following[0] if following[1] is None else ""))
        elif kind is Piece.SYLLABLE:
            both = (letters, following[0]) if following[1] is Piece.SYLLABLE else (letters,)
            tokens.add(sound_token(*both))
        initials = initials + letters[0] if kind is Piece.INITIAL else ""
        if initials:
            tokens.add(INITIALS + initials[-MOST_INITIALS:])
        if kind is Piece.BEGINNING:
            tokens.add(INITIALS + letters[0])
    return frozenset(tokens)


def _sound_tokens(elements: Sequence[Element]) -> frozenset[str]:
    """The same, where characters stand for their sounds; one with several sounds says nothing for sure."""
    tokens: set[str] = set()
    sounds = [_only_sound(element) for element in elements]
    for sound, following in zip(sounds, [*sounds[1:], None], strict=True):
        if sound is not None:
            tokens.add(sound_token(sound) if following is None else sound_token(sound, following))
    if not tokens:
        return _tokens(elements)
    return frozenset(tokens)


def _only_sound(element: Element) -> str | None:
    letters, kind = element
    if kind in (Piece.SYLLABLE, Piece.ACCENTED):
        return letters
    sounds = sounds_of(letters) if kind is None else ()
    return sounds[0] if len(sounds) == 1 else None


def _manner(elements: Sequence[Element]) -> Manner:
    kinds = {kind for _, kind in elements}
    if kinds == {None}:
        return Manner.TEXT
    initials = sum(kind is Piece.INITIAL for _, kind in elements)
    return Manner.INITIALS if initials > 1 or kinds == {Piece.INITIAL} else Manner.PINYIN
