"""The set-up file of a kiosk as a table, or why nothing of it can be used."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cztservices.domain.kiosk.setup import FORMAT
from cztservices.errors import Message
from cztservices.i18n import N_
from cztservices.storage.kiosk.toml_lines import find_statements

LONGEST_FILE, LONGEST_LINE = 64 * 1024, 1_000
"""In bytes, and in characters: tomllib takes minutes for names of ten thousand parts."""

MARK = "\ufeff"
"""Some editors begin a file with it."""

ANEW = Message(N_("write the file anew, from: python -m cztservices kiosk example"))
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class SetupFault:
    """What is wrong in a line (0: with the file as a whole) at a key (empty: in none), and how it is mended."""

    line: int
    key: str
    problem: Message
    mend: Message

    def say(self, gettext: Callable[[str], str] = str) -> str:
        """``LINE: key: problem; mend``, in the language of ``gettext``."""
        place = "".join(f"{part}: " for part in (self.line, self.key) if part)
        return f"{place}{self.problem.render(gettext)}; {self.mend.render(gettext)}"


class UnusableSetupError(Exception):
    """Nothing of the file can be used; ``fault`` says why."""

    def __init__(self, problem: Message, mend: Message, line: int = 0, key: str = "") -> None:
        super().__init__(problem, mend)
        self.fault = SetupFault(line, key, problem, mend)


def read_text(path: Path) -> str:
    """The text of the file at ``path``, which may be anything.

    Raises:
        UnusableSetupError: it cannot be read, or is no text of this size.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe would never end
            raise UnusableSetupError(Message(N_("this is no file")), Message(N_("check the path")))
        with path.open("rb") as file:
            data = file.read(LONGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        problem = Message(N_("the file cannot be read ({reason})"), {"reason": reason})
        raise UnusableSetupError(problem, Message(N_("check the path, and who may read the file"))) from error
    if len(data) > LONGEST_FILE:
        raise UnusableSetupError(Message(N_("the file is longer than {most} bytes"), {"most": LONGEST_FILE}), ANEW)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnusableSetupError(
            Message(N_("this is not UTF-8")), Message(N_("save the file as UTF-8")), line
        ) from error


def parse_setup(text: str) -> dict[str, Any]:
    """The table that ``text`` stands for.

    Raises:
        UnusableSetupError: it is not TOML, or not of our format.
    """
    for number, written in enumerate(text.split("\n"), 1):
        if len(written) > LONGEST_LINE:
            problem = Message(N_("the line is longer than {max_length} characters"), {"max_length": LONGEST_LINE})
            raise UnusableSetupError(problem, Message(N_("shorten the line")), number)
    mend = Message(N_("mend the line, as in: python -m cztservices kiosk example"))
    try:
        table = tomllib.loads(text)
    except ValueError as error:
        place = _PLACE.search(str(error))
        line = int(place[1] or text.rstrip().count("\n") + 1) if place else 0
        problem = Message(N_("this is not TOML ({reason})"), {"reason": _PLACE.sub("", str(error))})
        raise UnusableSetupError(problem, mend, line) from error
    except RecursionError as error:
        raise UnusableSetupError(Message(N_("the file has too many brackets within brackets")), mend) from error
    _see_format(table, text)
    return table


def _see_format(table: Mapping[str, Any], text: str) -> None:
    given = table.get("format")
    if isinstance(given, int) and given == FORMAT and given is not True:
        return
    line = next((one.line for one in find_statements(text) if one.path[0] == "format"), 1)
    values = {"format": FORMAT}
    if given is None:
        problem, mend = N_("is missing"), Message(N_("write as the first line: format = {format}"), values)
    elif isinstance(given, int) and given > FORMAT:
        problem = N_("is of a newer program than this one, which reads {format}")
        mend = Message(N_("update this program"))
    else:
        problem, mend = N_("must be {format}, a number without quotation marks"), ANEW
    raise UnusableSetupError(Message(problem, values), mend, line, "format")
