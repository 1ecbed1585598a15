"""Which entries hold a token: sorted numbers where few do, a bit for each entry where many do."""

import re
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

_NUMBERS, _BITS, _SQUEEZED = b"n", b"b", b"z"
_COUNT = 4
_FEW = 1024
"""Up to so many numbers are written as they are; more are a bit each, squeezed where that is shorter."""

_SET = re.compile(rb"[^\0]")


def encode_posting(numbers: "array[int]", highest: int) -> bytes:
    """Pack ascending ``numbers``, none above ``highest``.

    >>> list(encode_posting(array("I", [2, 3]), 8))
    [98, 2, 0, 0, 0, 12, 0]
    """
    size = highest // 8 + 1
    if len(numbers) <= _FEW and numbers.itemsize * len(numbers) < size + _COUNT:
        packed = array("I", numbers)
        if sys.byteorder == "big":
            packed.byteswap()
        return _NUMBERS + packed.tobytes()
    bits = bytearray(size)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    count = len(numbers).to_bytes(_COUNT, "little")
    squeezed = zlib.compress(bits, 1) if size > _FEW else bits
    return (_SQUEEZED + count + squeezed) if len(squeezed) < size // 2 else (_BITS + count + bytes(bits))


class Posting:
    """The entries of one token, in ascending order, which is the static order."""

    __slots__ = ("_bits", "_squeezed", "_whole", "numbers", "size")

    def __init__(self, blob: bytes) -> None:
        """Read what :func:`encode_posting` packed; what is squeezed stays so until it is asked for.

        >>> posting = Posting(encode_posting(array("I", [2, 3]), 8))
        >>> list(posting), 3 in posting, 4 in posting, posting.size
        ([2, 3], True, False, 2)
        """
        self._whole: int | None = None
        self._bits: bytes | None = None
        self._squeezed = b""
        self.numbers: array[int] = array("I")
        if blob[:1] == _NUMBERS:
            self.numbers.frombytes(blob[1:])
            if sys.byteorder == "big":
                self.numbers.byteswap()
            self.size = len(self.numbers)
            return
        self.size = int.from_bytes(blob[1 : 1 + _COUNT], "little")
        if blob[:1] == _SQUEEZED:
            self._squeezed = blob[1 + _COUNT :]
        else:
            self._bits = blob[1 + _COUNT :]

    @property
    def bits(self) -> bytes | None:
        """One bit an entry; None where :attr:`numbers` holds them."""
        if self._squeezed and self._bits is None:
            self._bits = zlib.decompress(self._squeezed)
        return self._bits

    @property
    def is_dense(self) -> bool:
        """Whether it is kept as bits."""
        return bool(self._squeezed) or self._bits is not None

    def __contains__(self, number: int) -> bool:
        """Whether the entry of this number holds the token."""
        bits = self.bits
        if bits is not None:
            return number >> 3 < len(bits) and bool(bits[number >> 3] >> (number & 7) & 1)
        at = bisect_left(self.numbers, number)
        return at < len(self.numbers) and self.numbers[at] == number

    def __iter__(self) -> Iterator[int]:
        """The numbers, ascending."""
        bits = self.bits
        return iter(self.numbers) if bits is None else _numbers_of(bits)

    @property
    def whole(self) -> int:
        """The bits as one number, kept because a token is met with many others."""
        if self._whole is None:
            self._whole = int.from_bytes(self.bits or b"", "little")
        return self._whole


def _numbers_of(bits: bytes) -> Iterator[int]:
    for found in _SET.finditer(bits):
        byte, first = found.group()[0], found.start() << 3
        for bit in range(8):
            if byte >> bit & 1:
                yield first + bit


def meet(postings: Sequence[Posting], most: int) -> list[int]:
    """The first ``most`` entries that hold every token.

    >>> a, b = (Posting(encode_posting(array("I", n), 99)) for n in ([1, 2, 60], [2, 60, 61]))
    >>> meet([a, b], 9), meet([a, b], 1), meet([], 9)
    ([2, 60], [2], [])
    """
    return _meet(postings, most, enough=0)


def meet_roughly(postings: Sequence[Posting], most: int) -> list[int]:
    """The first ``most`` entries that hold every token, and some that may not: for what is looked at closely anyway.

    Where the rarest tokens leave no more than ``most``, the others are not asked.
    """
    return _meet(postings, most, enough=most)


def _meet(postings: Sequence[Posting], most: int, enough: int) -> list[int]:
    rarest_first = sorted(postings, key=_size)
    few = [posting for posting in rarest_first if not posting.is_dense]
    dense = [posting for posting in rarest_first if posting.is_dense]
    if not few:
        return _meet_dense(dense, most, enough) if dense else []
    met: list[int] = few[0].numbers.tolist()
    for posting in few[1:]:
        if len(met) <= enough:
            return met
        held = frozenset(posting.numbers)
        met = [number for number in met if number in held]
    for posting in dense:
        if len(met) <= enough:
            return met
        bits = posting.bits or b""
        met = [number for number in met if bits[number >> 3] >> (number & 7) & 1]
    return met[:most]


def _size(posting: Posting) -> int:
    return posting.size


def _meet_dense(dense: Sequence[Posting], most: int, enough: int) -> list[int]:
    bits = dense[0].bits or b""
    if len(dense) > 1:
        met, expected = dense[0].whole, float(dense[0].size)
        for posting in dense[1:]:
            met &= posting.whole
            expected *= posting.size / (8 * len(bits))
            if expected <= enough and met.bit_count() <= enough:  # counting costs more than meeting
                break
        if not met:
            return []
        bits = met.to_bytes(len(bits), "little")
    return list(islice(_numbers_of(bits), most))
