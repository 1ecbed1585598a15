"""The set-up file of a kiosk: what is right in it is used, and the rest is told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cztservices.config import RESOURCES
from cztservices.domain.kiosk.setup import KioskSetup
from cztservices.errors import Message
from cztservices.i18n import N_
from cztservices.storage.kiosk.setup_keys import KEYS, SECTIONS, WrongValueError, mend_unknown, show
from cztservices.storage.kiosk.setup_text import ANEW, MARK, SetupFault, UnusableSetupError, parse_setup, read_text
from cztservices.storage.kiosk.toml_lines import find_statements

EXAMPLE = RESOURCES / "kiosk.example.toml"
MOST_UNKNOWN = 20
"""Keys that are told one by one."""


@dataclass(frozen=True, slots=True)
class ReadSetup:
    """A set-up in which every field is valid, and what was ignored, in the order of lines.

    ``is_used`` is False where nothing of the file is: the set-up is then the safe one.
    """

    setup: KioskSetup
    faults: tuple[SetupFault, ...] = ()
    is_used: bool = True


def read_setup(path: Path | None) -> ReadSetup:
    """How the kiosk is set up by the file at ``path``, which may hold anything; without a file, safely.

    Paths in the file count from its folder.
    """
    if path is None:
        return ReadSetup(KioskSetup())
    try:
        text = read_text(path).removeprefix(MARK)
        table = parse_setup(text)
    except UnusableSetupError as error:
        return ReadSetup(KioskSetup(), (error.fault,), is_used=False)
    lines: dict[tuple[str, ...], int] = {}
    for statement in find_statements(text):
        for depth in (1, 2):
            lines.setdefault(statement.path[:depth], statement.line)
    return _read_keys(table, lines, path.absolute().parent)


def _read_keys(table: Mapping[str, Any], lines: Mapping[tuple[str, ...], int], base: Path) -> ReadSetup:
    values: dict[tuple[str, ...], Any] = {}
    faults: list[SetupFault] = []
    unknown: list[tuple[int, tuple[str, ...]]] = []
    for path, value in _flatten(table):
        line = lines.get(path) or lines.get(path[:1], 1)
        key = KEYS.get(path)
        if key is None:
            unknown.append((line, path))
            continue
        try:
            values[path] = key.read(value, base)
        except WrongValueError as error:
            mend = error.mend or Message(N_("write for instance: {example}"), {"example": key.example})
            faults.append(SetupFault(line, ".".join(path), error.problem, mend))
    faults += _tell_unknown(sorted(unknown))
    return ReadSetup(_make_setup(values), tuple(sorted(faults, key=lambda fault: fault.line)))


def _flatten(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], object]]:
    """Every key with its value; those of a section after its name."""
    for name, value in table.items():
        if name in SECTIONS and isinstance(value, dict):
            yield from (((name, inner), held) for inner, held in value.items())
        elif name != "format":
            yield (name,), value


def _tell_unknown(unknown: Sequence[tuple[int, tuple[str, ...]]]) -> Iterator[SetupFault]:
    for line, path in unknown[:MOST_UNKNOWN]:
        yield SetupFault(line, show(".".join(path)), Message(N_("is no key here")), mend_unknown(path))
    if len(unknown) > MOST_UNKNOWN:
        problem = Message(N_("{count} more keys are unknown"), {"count": len(unknown) - MOST_UNKNOWN})
        yield SetupFault(unknown[MOST_UNKNOWN][0], "", problem, ANEW)


def _make_setup(values: Mapping[tuple[str, ...], Any]) -> KioskSetup:
    default = KioskSetup()
    parts = {
        section: replace(
            getattr(default, section), **{path[1]: value for path, value in values.items() if path[0] == section}
        )
        for section in SECTIONS
    }
    return replace(default, **parts, **{path[0]: value for path, value in values.items() if len(path) == 1})
