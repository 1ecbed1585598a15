"""State codes: eight signs that stand for a service, a direction and answers, and for nobody.

Seven signs of Crockford's base 32 carry 35 bits, the eighth checks them: the sum of all signs, each times a power of a
primitive element of GF(32), is a constant. The weights and the differences of neighbouring weights are not zero, so
every single wrong sign and every two neighbours that changed places are noticed.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cztservices.domain.scope import CITIES

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Figures and letters without I, L, O and U."""

LENGTH = 8
MOST_NUMBERS = 255
"""The highest number of a service that a code can hold."""

MOST_CASES = 128
"""Cases of one service that a code can tell apart, the one in which nothing was answered among them."""

_BITS = 5 * (LENGTH - 1)
_MASK = (1 << _BITS) - 1
_FACTORS = (0x5_9E37_79B9, 0x2_C2B2_AE35)
"""Odd, so that multiplying by them can be undone."""

_SHIFT = 18
"""More than half of the bits: a number that is combined with itself shifted so far comes back the same way."""

_POLYNOMIAL = 0b100101
_SUM = 13
"""What all signs with their weights add up to; not zero, so that eight zeros are no code."""

_LOOK_ALIKE = str.maketrans("OIL", "011")
_PREFIX = re.compile(r"CZT[:\s]*(?:CODE)?[/:\s]*")
_CITIES = (None, *CITIES)


@dataclass(frozen=True, slots=True)
class CodeContent:
    """What a code says: numbers of the service (0 to 255), case (below 128) and edition (16 bits), and the cities."""

    service: int
    origin: str | None
    destination: str | None
    case: int
    edition: int


class CodeFlaw(StrEnum):
    """Why a text is no code at all."""

    SHORT = "short"
    LONG = "long"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class NoCode:
    """A text that is no code; ``found`` is the sign that no code has, or how many signs there are."""

    flaw: CodeFlaw
    found: str


@dataclass(frozen=True, slots=True)
class Misread:
    """Eight signs that do not check; ``nearest`` are the contents of all codes that are one slip away."""

    code: str
    nearest: tuple[CodeContent, ...]


def number_edition(version: str) -> int:
    """The number that stands in codes for the version of a catalogue."""
    return int.from_bytes(hashlib.sha256(version.encode()).digest()[:2])


def write_state_code(content: CodeContent) -> str:
    """The code as it is shown, in two groups of four.

    >>> write_state_code(CodeContent(1, "430300", "430100", 3, 0xBEEF))
    'SC3H-DQ97'

    Raises:
        ValueError: a number is larger than a code can hold.
    """
    origin, destination = (_CITIES.index(city) for city in (content.origin, content.destination))
    packed = 0
    fields = ((content.edition, 16), (content.case, 7), (origin, 2), (destination, 2), (content.service, 8))
    for number, bits in fields:
        if not 0 <= number < 1 << bits:
            raise ValueError(content)
        packed = packed << bits | number
    mixed = _mix(packed)
    values = [mixed >> shift & 31 for shift in range(_BITS - 5, -1, -5)]
    values.append(_CHECKS[_weigh(values) ^ _SUM])
    return show_code("".join(SIGNS[value] for value in values))


def read_state_code(text: str) -> CodeContent | Misread | NoCode:
    """What a code says, however it was typed: small letters, spaces, hyphens, wide signs, O for 0, I and L for 1."""
    code = tidy_code(text)
    strange = next((sign for sign in code if sign not in SIGNS), None)
    if strange is not None:
        return NoCode(CodeFlaw.SIGN, strange)
    if len(code) != LENGTH:
        return NoCode(CodeFlaw.SHORT if len(code) < LENGTH else CodeFlaw.LONG, str(len(code)))
    values = [SIGNS.index(sign) for sign in code]
    if _weigh(values) != _SUM:
        return Misread(show_code(code), tuple(dict.fromkeys(map(_unpack, _slips(values)))))
    return _unpack(values)


def tidy_code(text: str) -> str:
    """The signs of a code alone, in the form in which codes are written; what is no sign of any code stays.

    >>> tidy_code("czt:code/ａbcd-olef")
    'ABCD01EF'
    """
    plain = unicodedata.normalize("NFKC", text).upper().strip()
    signs = _strip(plain)
    if len(signs) != LENGTH and (prefix := _PREFIX.match(plain)) is not None:
        signs = _strip(plain[prefix.end() :])
    return signs.translate(_LOOK_ALIKE)


_MARKED = re.compile(r"CZT:CODE\b")
_MEANT = re.compile(r"(?:CZT[:\s]*)?[0-9A-Z]{4}-[0-9A-Z]{4}|CZT[:\s]*[0-9A-Z]{8}")
_MEANT_PERHAPS = re.compile(r"(?:CZT[:\s]*)?[0-9A-Z]{1,8}-?[0-9A-Z]{1,8}")
_WORD_AND_NUMBER = re.compile(r"[A-Z]+\d+|\d+[A-Z]+")
_LENGTHS_TYPED = range(LENGTH - 2, LENGTH + 3)


def is_meant_as_code(text: str, *, finds_nothing: bool) -> bool:
    """Whether who typed ``text`` meant a code, so that it is worth to say what is wrong with it.

    Words, telephone numbers and names of places are none; where a search ``finds_nothing`` it may be an odd one, unless
    it is letters alone.

    >>> [is_meant_as_code(text, finds_nothing=False) for text in ("czt:code/7", "K7ZQ-4MPD", "0731-1234", "xiangtan")]
    [True, True, False, False]
    """
    plain = re.sub(r"\s*[\u2010-\u2015\u2212-]\s*", "-", unicodedata.normalize("NFKC", text).upper().strip())
    if _MARKED.match(plain):
        return True
    signs = tidy_code(text)
    if not (any(map(str.isdecimal, signs)) and any(map(str.isalpha, signs))):
        return finds_nothing and _MEANT.fullmatch(plain) is not None and not signs.isdecimal()
    if _MEANT.fullmatch(plain):
        return True
    is_word = plain.isalpha() or _WORD_AND_NUMBER.fullmatch(plain) is not None
    is_odd = _MEANT_PERHAPS.fullmatch(plain) is not None and not is_word
    return finds_nothing and is_odd and len(signs) in _LENGTHS_TYPED


def show_code(code: str) -> str:
    """Eight signs in two groups."""
    return f"{code[:4]}-{code[4:]}"


def _strip(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign) not in ("Zs", "Pd", "Cf", "Cc") and sign != "_")


def _slips(values: list[int]) -> Iterator[list[int]]:
    """All that check and differ by one sign, or by two neighbours that changed places."""
    for place in range(LENGTH):
        rest = [*values[:place], 0, *values[place + 1 :]]
        wanted = _divide(_weigh(rest) ^ _SUM, _WEIGHTS[place])
        yield [*values[:place], wanted, *values[place + 1 :]]
    for place in range(LENGTH - 1):
        swapped = [*values[:place], values[place + 1], values[place], *values[place + 2 :]]
        if _weigh(swapped) == _SUM:
            yield swapped


def _unpack(values: list[int]) -> CodeContent:
    mixed = 0
    for value in values[:-1]:
        mixed = mixed << 5 | value
    packed = _unmix(mixed)
    return CodeContent(
        service=packed & 0xFF,
        origin=_CITIES[packed >> 10 & 3],
        destination=_CITIES[packed >> 8 & 3],
        case=packed >> 12 & 0x7F,
        edition=packed >> 19,
    )


def _mix(number: int) -> int:
    """Spread every bit over all, so that codes of neighbouring cases do not look alike."""
    for factor in _FACTORS:
        number ^= number >> _SHIFT
        number = number * factor & _MASK
    return number ^ number >> _SHIFT


def _unmix(number: int) -> int:
    number ^= number >> _SHIFT
    for factor in reversed(_FACTORS):
        number = number * pow(factor, -1, 1 << _BITS) & _MASK
        number ^= number >> _SHIFT
    return number


def _multiply(one: int, other: int) -> int:
    """The product in GF(32)."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & 32:
            one ^= _POLYNOMIAL
        other >>= 1
    return product


def _divide(one: int, other: int) -> int:
    return next(value for value in range(32) if _multiply(value, other) == one)


def _powers() -> tuple[int, ...]:
    powers = [1]
    while len(powers) < LENGTH:
        powers.append(_multiply(powers[-1], 2))
    return tuple(powers)


_WEIGHTS = _powers()
_CHECKS = tuple(_divide(rest, _WEIGHTS[-1]) for rest in range(32))
"""The last sign, by what the others leave of the sum."""


def _weigh(values: list[int]) -> int:
    total = 0
    for value, weight in zip(values, _WEIGHTS, strict=False):
        total ^= _multiply(value, weight)
    return total
