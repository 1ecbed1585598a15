"""The line of the set-up file that holds the PIN: written into it, with nothing else changed."""

import os
import stat
from contextlib import suppress
from itertools import takewhile
from pathlib import Path

from cztservices.errors import KnownError
from cztservices.files import appear_whole, explain_not_written
from cztservices.i18n import N_
from cztservices.storage.kiosk.setup_text import MARK, UnusableSetupError, parse_setup, read_text
from cztservices.storage.kiosk.toml_lines import find_statements

_NOT_PUT = N_(
    "The PIN was not written, because {file} cannot be changed safely; "
    "mend what python -m cztservices kiosk check says of it, or write the line of kiosk set-pin into it yourself."
)


def write_pin_line(pin_hash: str) -> str:
    """The line of the set-up file that holds ``pin_hash``."""
    return f'pin_hash = "{pin_hash}"'


def put_pin_hash(path: Path, pin_hash: str) -> None:
    """Write ``pin_hash`` into the set-up file at ``path``; every other byte of it, and who may read it, stays.

    Raises:
        KnownError: the file cannot be used or written, or is of a form that would be changed by it; it is as it was.
    """
    try:
        text = read_text(path)
        body = text.removeprefix(MARK)
        wanted = parse_setup(body) | {"pin_hash": pin_hash}
        changed = _set_line(body, write_pin_line(pin_hash))
        is_safe = parse_setup(changed) == wanted
    except UnusableSetupError as error:
        raise KnownError(_NOT_PUT, file=path) from error
    if not is_safe:
        raise KnownError(_NOT_PUT, file=path)
    try:
        _replace_content(Path(os.path.realpath(path)), f"{text[: len(text) - len(body)]}{changed}".encode())
    except OSError as error:
        raise explain_not_written(path, error) from error


def _set_line(text: str, line: str) -> str:
    """``text`` with ``line`` in the place of the one that it has, or behind the last above all sections."""
    statements = find_statements(text)
    top = [*takewhile(lambda statement: not statement.is_head, statements)]
    old = next((statement for statement in top if statement.path == ("pin_hash",)), None)
    if old is not None:
        return f"{text[: old.start]}{line}{text[old.end :]}"
    feed = "\r\n" if "\r\n" in text else "\n"
    if not top:
        return f"{line}{feed}{text}"
    at = text.find("\n", top[-1].end) + 1
    return f"{text[:at]}{line}{feed}{text[at:]}" if at else f"{text}{feed}{line}{feed}"


def _replace_content(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of what is at ``path``, for the same readers: a PIN is guessed from its hash."""
    with appear_whole(path) as part:
        part.touch(0o600)
        part.write_bytes(content)
        state = path.stat()
        if hasattr(os, "chown"):
            with suppress(PermissionError):  # whoever may not give it away keeps it
                os.chown(part, state.st_uid, state.st_gid)
        part.chmod(stat.S_IMODE(state.st_mode))
