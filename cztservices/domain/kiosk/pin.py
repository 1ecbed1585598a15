"""The PIN of a technician: kept as a salted hash, and guessed more slowly after each failure."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from enum import StrEnum
from hashlib import scrypt
from hmac import compare_digest
from itertools import pairwise
from math import ceil
from secrets import token_bytes

SHORTEST, LONGEST = 6, 12
"""Digits of a PIN."""

FREE_FAILURES = 2
"""After these the next try need not wait: fingers slip."""

FIRST_DELAY_S, LONGEST_DELAY_S = 30, 3_600

_PIN = re.compile(rf"[0-9]{{{SHORTEST},{LONGEST}}}")
_RUNS = {1, 9}
"""Steps from digit to digit, past 9 comes 0: up, and down."""

_COST = 14
"""Of a new hash, as a power of two: 16 MB and a twentieth of a second."""

_SALT_BYTES, _HASH_BYTES, _MEMORY_BYTES = 16, 32, 2**26

# No other cost: a cheap hash is guessed at once, and one of a hostile file would take all memory.
_HASH = re.compile(r"scrypt\$(?P<cost>14|15)\$8\$1\$(?P<salt>[A-Za-z0-9_-]{22})\$(?P<hash>[A-Za-z0-9_-]{43})")


class PinFlaw(StrEnum):
    """Why a PIN is not taken."""

    FORM = "form"
    """It is no number of ``SHORTEST`` to ``LONGEST`` digits."""
    ALL_SAME = "all_same"
    RUN = "run"
    """Its digits follow one another, up or down."""


def find_flaw_of_pin(pin: str) -> PinFlaw | None:
    """What keeps ``pin`` from being taken as a new one.

    >>> find_flaw_of_pin("890123"), find_flaw_of_pin("271828")
    (<PinFlaw.RUN: 'run'>, None)
    """
    if not _PIN.fullmatch(pin):
        return PinFlaw.FORM
    steps = {(int(digit) - int(before)) % 10 for before, digit in pairwise(pin)}
    if steps == {0}:
        return PinFlaw.ALL_SAME
    return PinFlaw.RUN if len(steps) == 1 and steps <= _RUNS else None


def hash_pin(pin: str, salt: bytes | None = None) -> str:
    """``pin`` as a set-up keeps it, ``scrypt$14$8$1$SALT$HASH``; with a new salt unless 16 bytes are given.

    Raises:
        ValueError: it is no PIN, or the salt has another length.
    """
    salt = token_bytes(_SALT_BYTES) if salt is None else salt
    if not _PIN.fullmatch(pin) or len(salt) != _SALT_BYTES:
        raise ValueError("a PIN is 6 to 12 digits, a salt 16 bytes")
    return f"scrypt${_COST}$8$1${_to_text(salt)}${_to_text(_scrypt(pin, salt, _COST))}"


def is_pin_hash(text: str) -> bool:
    """Whether ``text`` is a hash that ``matches`` would try a PIN on."""
    return _HASH.fullmatch(text) is not None


def matches(pin: str, text: str) -> bool:
    """Whether ``text`` is the hash of ``pin``; never for a text that is no hash, or one too cheap or too costly."""
    parts = _HASH.fullmatch(text)
    if parts is None or not _PIN.fullmatch(pin):
        return False
    salt, kept = (urlsafe_b64decode(f"{parts[name]}==") for name in ("salt", "hash"))
    return compare_digest(_scrypt(pin, salt, int(parts["cost"])), kept)


def _scrypt(pin: str, salt: bytes, cost: int) -> bytes:
    return scrypt(pin.encode(), salt=salt, n=2**cost, r=8, p=1, maxmem=_MEMORY_BYTES, dklen=_HASH_BYTES)


def _to_text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def delay_s(failed: int) -> int:
    """Seconds to wait before the next try after ``failed`` failures in a row.

    >>> [delay_s(failed) for failed in (0, 2, 3, 4, 5, 99)]
    [0, 0, 30, 60, 120, 3600]
    """
    if failed <= FREE_FAILURES:
        return 0
    doublings = min(failed - FREE_FAILURES - 1, LONGEST_DELAY_S.bit_length())  # however many failures a file tells
    return min(FIRST_DELAY_S << doublings, LONGEST_DELAY_S)


class PinGate:
    """Lets a PIN through, and makes each wrong one wait longer; who pulls the plug waits the whole delay again."""

    def __init__(self, pin_hash: str, failed: int, clock: Callable[[], float], keep: Callable[[int], None]) -> None:
        """Begin with ``failed`` failures that were kept; nothing is let through where ``pin_hash`` is no hash.

        ``clock`` tells seconds from any start and never goes back, ``time.monotonic`` for instance: the clock on the
        wall may be set by anybody. ``keep`` writes the failures down.
        """
        self._hash, self._clock, self._keep = pin_hash, clock, keep
        self._failed = max(failed, 0)
        self._failed_at = clock()

    @property
    def wait_s(self) -> int:
        """Whole seconds until the next try, 0 when there may be one."""
        elapsed = max(self._clock() - self._failed_at, 0.0)
        return max(ceil(delay_s(self._failed) - elapsed), 0)

    def try_pin(self, pin: str) -> bool:
        """Whether ``pin`` is the right one; one that comes too early is not looked at and is no failure."""
        if self.wait_s:
            return False
        self._failed += 1
        self._keep(self._failed)  # before it is checked: pulling the plug now gives no free try
        is_right = matches(pin, self._hash)
        if is_right:
            self._failed = 0
            self._keep(0)
        self._failed_at = self._clock()
        return is_right
