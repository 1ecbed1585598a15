"""Where everything stands on the letter pad, by the room there is: one block of rows, or three blocks side by side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect

from cztservices.ui.kiosk.pad_key import PadKey
from cztservices.ui.theme import FINGER, Theme

CLEAR, ERASE, SPACE, SWITCH, RESULTS = "clear", "erase", "space", "switch", "results"
"""The keys that are no letters and no digits."""

LETTERS, DIGITS = "abcdefghijklmnopqrstuvwxyz", "1234567890"

COLUMNS = 10
"""Letters in a row."""

Row = Sequence[tuple[str, float]]
"""Keys from the left, each with its share of the width; one without a name is a gap."""


class Order(StrEnum):
    """In which order the letters stand."""

    ALPHABET = "alphabet"
    KEYBOARD = "keyboard"


@dataclass(frozen=True, slots=True)
class PadPlan:
    """The field, the keys in the order in which one reads them, and the room for suggestions."""

    field: QRect
    keys: Mapping[str, QRect]
    words: QRect


_KEYBOARD: Sequence[Row] = (
    [(letter, 1) for letter in "qwertyuiop"],
    [("", 0.5), *((letter, 1.0) for letter in "asdfghjkl"), ("", 0.5)],
    [("", 1), *((letter, 1.0) for letter in "zxcvbnm"), (ERASE, 2)],
)

_WIDE = 1500
"""From this width on (dp) letters, digits and suggestions stand side by side, in rows hardly higher than a finger."""

_WORDS_SHARE = 0.3
"""What suggestions get of the width there."""

_SIDE, _SIDE_WIDE, _EDGE, _EDGE_WIDE, _GAP, _GAP_WIDE = 16, 12, 8, 6, 8, 6
_ROW_WIDE, _ROWS_WIDE = 61, 4
_KEY, _KEY_ELDER = 78, 84
_WORD, _WORD_ELDER, _WORD_ROWS = 66, 76, 3


class PadLayout:
    """Plans a pad of one look."""

    def __init__(self, theme: Theme) -> None:
        """Sizes are those of ``theme``."""
        self._theme = theme

    def is_wide(self, width: int) -> bool:
        """Whether everything stands side by side in ``width``."""
        return width >= self._theme.dp(_WIDE)

    def can_switch(self, width: int) -> bool:
        """Whether a row of a keyboard finds room in ``width``; else the letters stand in the order of the alphabet."""
        return self.is_wide(width) or self._columns(width) == COLUMNS

    def gap(self, width: int) -> int:
        """What is between two keys, in pixels."""
        return self._theme.dp(_GAP_WIDE if self.is_wide(width) else _GAP)

    def preferred_height(self, width: int) -> int:
        """How high the pad would like to be."""
        if self.is_wide(width):
            return self._height_wide(self._theme.dp(_ROW_WIDE))
        return self._height(width, self._preferred(width))

    def least_height(self, width: int) -> int:
        """How low it may become: no key lower than a finger needs, one row of suggestions."""
        if self.is_wide(width):
            return self._height_wide(self._theme.dp(FINGER))
        return self._height(width, self._least(width))

    def plan(self, width: int, height: int, order: Order, *, has_space: bool) -> PadPlan:
        """Everything in its place; English has a key for spaces."""
        order = order if self.can_switch(width) else Order.ALPHABET
        plan = self._plan_wide if self.is_wide(width) else self._plan_tall
        return plan(width, height, order, has_space=has_space)

    # One block of rows: field, suggestions, letters, digits, foot.

    def _plan_tall(self, width: int, height: int, order: Order, *, has_space: bool) -> PadPlan:
        side, gap = self._theme.dp(_SIDE), self.gap(width)
        least, liked = self._least(width), self._preferred(width)
        spare = height - self._height(width, least)
        more = max(1, sum(liked) - sum(least))
        top, bands = self._theme.dp(_EDGE), []
        for low, high in zip(least, liked, strict=True):
            bands.append(QRect(side, top, width - 2 * side, low + spare * (high - low) // more))
            top = bands[-1].bottom() + 1 + gap
        field, words, *rows = bands
        keys = {CLEAR: _square_at_end(field)}
        for band, row in zip(rows, self._rows(width, order, has_space=has_space), strict=True):
            keys.update(_place(row, band, gap))
        return PadPlan(field, keys, words)

    def _rows(self, width: int, order: Order, *, has_space: bool) -> list[Row]:
        columns = self._columns(width)
        letters = _KEYBOARD if order is Order.KEYBOARD else _alphabet(columns)
        digits = [DIGITS] if columns == COLUMNS else [DIGITS[:5], DIGITS[5:]]
        foot = [(SWITCH, 2.5)] if columns == COLUMNS else []
        foot += [(SPACE, 3.0)] if has_space else []
        foot.append((RESULTS, COLUMNS - sum(share for _key, share in foot)))
        return [*letters, *([(digit, 1) for digit in some] for some in digits), foot]

    def _columns(self, width: int) -> int:
        gap = self._theme.dp(_GAP)
        fitting = (width - 2 * self._theme.dp(_SIDE) + gap) // (self._theme.dp(FINGER) + gap)
        return min(COLUMNS, max(1, fitting))

    def _least(self, width: int) -> list[int]:
        rows = self._rows(width, Order.ALPHABET, has_space=False)
        return [self._theme.dp(FINGER)] * (2 + len(rows))

    def _preferred(self, width: int) -> list[int]:
        theme = self._theme
        key = theme.dp(_KEY_ELDER if theme.elder else _KEY)
        words = _WORD_ROWS * theme.dp(_WORD_ELDER if theme.elder else _WORD) + (_WORD_ROWS - 1) * self.gap(width)
        return [theme.control, words, *[key] * (len(self._least(width)) - 2)]

    def _height(self, width: int, rows: Sequence[int]) -> int:
        return sum(rows) + (len(rows) - 1) * self.gap(width) + 2 * self._theme.dp(_EDGE)

    # Three blocks: the field above the letters, the main key above the digits, suggestions beside both.

    def _plan_wide(self, width: int, height: int, order: Order, *, has_space: bool) -> PadPlan:
        side, edge, gap = (self._theme.dp(size) for size in (_SIDE_WIDE, _EDGE_WIDE, _GAP_WIDE))
        room = QRect(side, edge, width - 2 * side, height - 2 * edge)
        words = round(room.width() * _WORDS_SHARE)
        pitch = (room.width() - words - 3 * gap) / (COLUMNS + 5)
        row = (room.height() + gap) / _ROWS_WIDE
        bands = [(room.top() + round(n * row), round((n + 1) * row) - round(n * row) - gap) for n in range(_ROWS_WIDE)]
        digits_left = side + round(COLUMNS * pitch) + gap
        digits_width = round(5 * pitch) - gap
        field = QRect(side, bands[0][0], round(COLUMNS * pitch) - gap, bands[0][1])
        keys = {CLEAR: _square_at_end(field)}
        letters = _KEYBOARD if order is Order.KEYBOARD else _alphabet(COLUMNS)
        for (top, high), some in zip(bands[1:], letters, strict=True):
            keys.update(_place(some, QRect(side, top, field.width(), high), gap))
        foot = [(SWITCH, 2.5), (SPACE, 2.5)] if has_space else [(SWITCH, 5.0)]
        rows: list[Row] = [[(digit, 1) for digit in DIGITS[:5]], [(digit, 1) for digit in DIGITS[5:]], foot]
        for (top, high), some in zip(bands[1:], rows, strict=True):
            keys.update(_place(some, QRect(digits_left, top, digits_width, high), gap))
        keys[RESULTS] = QRect(digits_left, *[bands[0][0], digits_width, bands[0][1]])
        left = digits_left + digits_width + 2 * gap
        return PadPlan(field, keys, QRect(left, room.top(), room.right() + 1 - left, room.height()))

    def _height_wide(self, row: int) -> int:
        return _ROWS_WIDE * row + (_ROWS_WIDE - 1) * self._theme.dp(_GAP_WIDE) + 2 * self._theme.dp(_EDGE_WIDE)


def place_words(keys: Sequence[PadKey], room: QRect, gap: int, theme: Theme) -> list[QRect]:
    """Places for the first of ``keys``: for as many as can be read whole in ``room``, in as few columns as may be.

    They stand from the top, each as high as if the room were full, or higher where words need two lines.
    """
    most_rows = max(1, (room.height() + gap) // (theme.dp(FINGER) + gap))
    grids = [(columns, rows) for columns in (3, 2, 1) for rows in range(most_rows, 0, -1)]
    grids.sort(key=lambda grid: (-min(len(keys), grid[0] * grid[1]), grid[0], -grid[1]))
    for columns, rows in grids:
        places = _grid(room, columns, rows, gap)[: len(keys)]
        if all(key.fits(place.width(), place.height()) for key, place in zip(keys, places, strict=False)):
            return places
    return _grid(room, 1, most_rows, gap)[: len(keys)]  # the longest of them end in an ellipsis


def _grid(room: QRect, columns: int, rows: int, gap: int) -> list[QRect]:
    """Equal places, row by row."""
    width, height = (room.width() + gap) / columns, (room.height() + gap) / rows
    return [
        QRect(
            room.left() + round(column * width),
            room.top() + round(row * height),
            round((column + 1) * width) - round(column * width) - gap,
            round((row + 1) * height) - round(row * height) - gap,
        )
        for row in range(rows)
        for column in range(columns)
    ]


def _alphabet(columns: int) -> list[Row]:
    """Letters from A to Z; what they leave of the last row is for erasing."""
    rows: list[list[tuple[str, float]]] = [
        [(letter, 1.0) for letter in LETTERS[start : start + columns]] for start in range(0, len(LETTERS), columns)
    ]
    rows[-1].append((ERASE, columns - len(rows[-1])))
    return list(rows)


def _place(row: Row, band: QRect, gap: int) -> Iterator[tuple[str, QRect]]:
    """The keys of a row side by side in ``band``, so that whole pixels fill it."""
    pitch = (band.width() + gap) / sum(share for _key, share in row)
    before = 0.0
    for key, share in row:
        left, right = round(before * pitch), round((before + share) * pitch) - gap
        before += share
        if key:
            yield key, QRect(band.left() + left, band.top(), right - left, band.height())


def _square_at_end(field: QRect) -> QRect:
    """The key at the end of the field."""
    return QRect(field.right() + 1 - field.height(), field.top(), field.height(), field.height())
