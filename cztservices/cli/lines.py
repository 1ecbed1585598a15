"""Text that comes from the shell and goes to it, line by line."""

from collections.abc import Sequence
from pathlib import Path

from cztservices.errors import KnownError
from cztservices.i18n import N_


def one_line(sentence: str) -> str:
    """A sentence on one line, whatever was typed into it; signs that cannot be printed become spaces."""
    return "".join(sign if sign.isprintable() else " " for sign in sentence)


def readable(arguments: Sequence[str]) -> list[str]:
    """Arguments as text that can be printed: bytes that are no UTF-8 become the replacement character."""
    return [argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for argument in arguments]


_UNREADABLE = N_("{file} cannot be read ({reason}); check the path.")


def read_lines(path: Path) -> list[str]:
    """The lines of a text file, parted at line feeds alone.

    Raises:
        KnownError: it cannot be read.
    """
    try:
        return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").removesuffix("\n").split("\n")
    except OSError as error:
        raise KnownError(_UNREADABLE, file=path, reason=error.strerror) from error
