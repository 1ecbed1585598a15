"""QR codes that hold a text themselves, so that they need no network and no address that may rot."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cztservices.errors import KnownError
from cztservices.files import appear_whole, explain_not_written
from cztservices.i18n import N_

if TYPE_CHECKING:
    from segno import QRCode

QUIET_ZONE = 4
"""White modules that the standard wants on every side of a symbol."""

SIDE_MM = 45
"""The side of a symbol with its quiet zone on paper; :mod:`cztservices.presenters.code_text` says why."""

PIXELS_A_MODULE = 8
"""In a picture file: sharp on a screen, and 5 cm in print."""

_LEVEL = "M"
_MASK = 2


@dataclass(frozen=True, slots=True)
class Run:
    """Dark modules side by side: ``length`` of them from ``column`` in ``row``, both counted within the quiet zone."""

    row: int
    column: int
    length: int


@dataclass(frozen=True, slots=True)
class Code:
    """One symbol: the text in it, and its rows of modules (true is dark), without the quiet zone around them."""

    text: str
    rows: tuple[tuple[bool, ...], ...]

    @property
    def side(self) -> int:
        """Modules along one side, the quiet zone on both ends included."""
        return len(self.rows) + 2 * QUIET_ZONE

    def runs(self) -> Iterator[Run]:
        """The dark modules, those side by side in one."""
        for number, row in enumerate(self.rows):
            start = 0
            for column, dark in enumerate((*row, False)):
                if not dark:
                    if column > start:
                        yield Run(number + QUIET_ZONE, start + QUIET_ZONE, column - start)
                    start = column + 1


def make_code(text: str, *, quick: bool = False) -> Code:
    """The symbol of ``text``: UTF-8 in byte mode and without announcements, as cheap telephones read it; level M.

    ``quick`` takes a fifth of the time (3 ms instead of 16), for thousands at once: it tries one of the eight masks
    instead of all, and reads as well (of 500 disturbed pictures 495 to 496 are read with one mask, 495 with the best).

    Raises:
        KnownError: the text is longer than any symbol holds.
    """
    return Code(text, tuple(tuple(map(bool, row)) for row in _make_symbol(text, _MASK if quick else None).matrix))


def save_codes(codes: Sequence[Code], path: Path) -> tuple[Path, ...]:
    """Save each code as a PNG: one as ``path``, several as ``path`` with ``-1-of-3`` before its ending.

    Several in one picture would confuse the telephone that is held before them. No file is left half written.

    Raises:
        FileNotWrittenError: the files cannot be written there.
    """
    count = len(codes)
    places = [path.with_name(f"{path.stem}-{n}-of-{count}{path.suffix}") for n in range(1, count + 1)]
    places = places if count > 1 else [path]
    try:
        with ExitStack() as written:
            parts = [written.enter_context(appear_whole(place)) for place in places]
            for code, part in zip(codes, parts, strict=True):
                _make_symbol(code.text).save(str(part), kind="png", scale=PIXELS_A_MODULE, border=QUIET_ZONE)
    except OSError as error:
        raise explain_not_written(Path(error.filename2 or path), error) from error
    return tuple(places)


def _make_symbol(text: str, mask: int | None = None) -> "QRCode":
    import segno

    try:
        return segno.make(text, error=_LEVEL, mode="byte", encoding="utf-8", eci=False, micro=False, mask=mask)
    except segno.DataOverflowError as error:
        template = N_("This text of {count} bytes is longer than a code can hold: copy it or print it instead.")
        raise KnownError(template, count=len(text.encode())) from error
