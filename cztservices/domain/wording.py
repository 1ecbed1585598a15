"""Which words of texts that stand side by side are not the same."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

Ranges = tuple[tuple[int, int], ...]
"""First character and the one behind the last, of each stretch of a text."""

Names = Sequence[Sequence[str]]
"""What each text calls the sides that are compared, its own city for instance, in the same order in every text."""

LEAST_LIKENESS = 0.5
"""Texts that are less alike differ as a whole: to mark all but their few common words would say nothing."""

_SHORT = 3
_PIECE = re.compile(
    r"(?:[0-9A-Za-zÀ-ɏ]|(?<=[0-9])[.,:-](?=[0-9])|(?<=[A-Za-z])['’](?=[A-Za-z]))+(?:(?<=[0-9])%)?|[^\W_]"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """How one text stands to its nearest counterpart in the other columns.

    ``marks`` are the words that the counterpart does not have; ``whole`` says that the other columns have texts and
    none of them is like this one. Texts of the same ``level`` stand side by side, those of a lower one above.
    """

    marks: Ranges = ()
    whole: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Pieces:
    keys: tuple[str, ...]
    spans: Ranges


def mark_differences(texts: Sequence[str], names: Names = ()) -> tuple[Ranges, ...]:
    """The stretches of each text whose words are not common to it and every other one.

    A word in Latin letters or a number is one piece, every Chinese character is one; punctuation and spaces are none.
    A short piece that is common but stands alone between two that are not is marked with them, so that marks read as
    phrases. ``names`` of the same place count as the same word: that one city calls itself Changsha and another
    Zhuzhou is no difference.

    >>> mark_differences(["最高贷 70 万元", "最高贷 100 万元"])
    (((4, 6),), ((4, 7),))
    """
    cut = [_cut(text, own) for text, own in zip(texts, names or [()] * len(texts), strict=True)]
    changed: list[set[int]] = [set() for _ in cut]
    for one, other in combinations(range(len(cut)), 2):
        there, back = _find_changes(cut[one].keys, cut[other].keys)
        changed[one] |= there
        changed[other] |= back
    return tuple(_stretches(pieces, numbers) for pieces, numbers in zip(cut, changed, strict=True))


def compare_columns(
    columns: Sequence[Sequence[str]], names: Names = (), *, keeps_order: bool = False
) -> tuple[tuple[Wording, ...], ...]:
    """How each text of each column stands to its nearest counterpart in the others.

    Every text has at most one counterpart in each other column; the most alike find each other first. Counterparts are
    on one level above all that have none; with ``keeps_order`` only as far as every column stays in its order.
    """
    own_names = names or [()] * len(columns)
    cut = [[_cut(text, own) for text in column] for column, own in zip(columns, own_names, strict=True)]
    nearest, groups = _match(cut)
    find_levels = _find_ordered_levels if keeps_order else _find_levels
    levels = find_levels([len(column) for column in columns], groups)

    def word(place: _Place) -> Wording:
        level = levels[place]
        if place not in nearest:
            return Wording((), any(texts for n, texts in enumerate(columns) if n != place[0]), level)
        own, other = (cut[column][row] for column, row in (place, nearest[place]))
        return Wording(_stretches(own, _find_changes(own.keys, other.keys)[0]), whole=False, level=level)

    return tuple(tuple(word((n, row)) for row in range(len(column))) for n, column in enumerate(columns))


_Place = tuple[int, int]
"""Column and row of a text."""

_Group = dict[int, int]
"""Row by column of texts that are counterparts."""


def _cut(text: str, names: Sequence[str]) -> _Pieces:
    pieces = list(_find_pieces(text, names))
    return _Pieces(tuple(key for key, _span in pieces), tuple(span for _key, span in pieces))


def _find_pieces(text: str, names: Sequence[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    places = {name: f"\0{n}" for n, name in enumerate(names) if name}
    pattern = re.compile("|".join((*map(re.escape, places), _PIECE.pattern)))
    for found in pattern.finditer(text):
        yield places.get(found.group(), found.group()), found.span()


def _match_pieces(one: tuple[str, ...], other: tuple[str, ...]) -> SequenceMatcher[str]:
    """Match the two in an order of their own, since difflib finds another answer when they change places."""
    first, second = sorted((one, other))
    return SequenceMatcher(None, first, second, autojunk=False)


def _find_changes(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[set[int], set[int]]:
    """The numbers of the pieces of each that the other does not have at that place."""
    first, second = sorted((one, other))
    changed: tuple[set[int], set[int]] = (set(), set())
    steps = _match_pieces(one, other).get_opcodes()
    for number, (kind, start, end, from_, to) in enumerate(steps):
        alone = end - start == 1 and 0 < number < len(steps) - 1 and _is_short(first[start])
        if kind != "equal" or alone:
            changed[0].update(range(start, end))
            changed[1].update(range(from_, to))
    return changed if (first, second) == (one, other) else (changed[1], changed[0])


def _is_short(piece: str) -> bool:
    return len(piece) == 1 or (len(piece) <= _SHORT and piece.isalpha())


def _stretches(pieces: _Pieces, numbers: Iterable[int]) -> Ranges:
    """From the first to the last character of pieces that follow one another, with what stands between them."""
    found: list[tuple[int, int]] = []
    before = -1
    for number in sorted(numbers):
        start, end = pieces.spans[number]
        if found and number == before + 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        before = number
    return tuple(found)


def _match(cut: list[list[_Pieces]]) -> tuple[dict[_Place, _Place], list[_Group]]:
    """The nearest counterpart of each text that has any, and the groups of counterparts."""
    pairs = sorted(_alike(cut), key=lambda pair: (-pair[0], abs(pair[1][1] - pair[2][1]), pair[1:]))
    groups: dict[_Place, _Group] = {}
    for _likeness, one, other in pairs:
        left, right = (groups.get(place, {place[0]: place[1]}) for place in (one, other))
        if not left.keys() & right.keys():
            groups |= dict.fromkeys((left | right).items(), left | right)
    nearest: dict[_Place, _Place] = {}
    for _likeness, one, other in pairs:
        if one in groups and other in groups[one].items():
            nearest.setdefault(one, other)
            nearest.setdefault(other, one)
    return nearest, list({min(group.items()): group for group in groups.values()}.values())


def _alike(cut: list[list[_Pieces]]) -> Iterator[tuple[float, _Place, _Place]]:
    for left, right in combinations(range(len(cut)), 2):
        for row, one in enumerate(cut[left]):
            for beside, other in enumerate(cut[right]):
                likeness = _rate_likeness(one.keys, other.keys)
                if likeness >= LEAST_LIKENESS:
                    yield likeness, (left, row), (right, beside)


def _rate_likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of common pieces; 0 where a quick look shows that it cannot be enough."""
    if one == other:
        return 1.0
    matcher = _match_pieces(one, other)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < LEAST_LIKENESS:
        return 0.0
    return matcher.ratio()


def _find_levels(lengths: list[int], groups: list[_Group]) -> dict[_Place, int]:
    """Counterparts first, those that every column has before others, then the rest."""
    levels = {(column, row): len(groups) for column, length in enumerate(lengths) for row in range(length)}
    for level, group in enumerate(sorted(groups, key=lambda group: (-len(group), *_by_place(group)))):
        levels |= dict.fromkeys(group.items(), level)
    return levels


def _find_ordered_levels(lengths: list[int], groups: list[_Group]) -> dict[_Place, int]:
    """Counterparts on one level as far as that leaves every column in its order, the others between them."""
    levels: dict[_Place, int] = {}
    last = [-1] * len(lengths)
    level = 0
    for group in sorted(groups, key=_by_place):
        if all(row > last[column] for column, row in group.items()):
            level += 2
            for column, row in group.items():
                levels[column, row] = level - 1
                last[column] = row
    for column, length in enumerate(lengths):
        reached = 0
        for row in range(length):
            own = levels.setdefault((column, row), reached)
            reached = own + own % 2
    return levels


def _by_place(group: _Group) -> tuple[float, list[tuple[int, int]]]:
    return (sum(group.values()) / len(group), sorted(group.items()))
