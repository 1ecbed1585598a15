"""Where keys stand in a TOML text: tomllib reads what they hold, and does not tell."""

import re
import tomllib
from dataclasses import dataclass

_PART = r"""(?:"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|[A-Za-z0-9_-]++)"""
_KEY = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*+"
_STATEMENT = re.compile(rf"(?:\s|\#[^\n]*+)*+(?:\[\[?[ \t]*(?P<head>{_KEY})[ \t]*\]\]?|(?P<key>{_KEY})[ \t]*=)")
_PIECE = re.compile(
    r'''"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|\#[^\n]*+|[\[\]{}\n]|[^\s"'\#\[\]{}]++''',
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A key with its value, or the head of a section.

    ``path`` is the whole name of the key, that of its section before it. ``start`` and ``end`` are places in the text,
    from the key to the last sign of its value, without what is behind it.
    """

    path: tuple[str, ...]
    is_head: bool
    line: int
    start: int
    end: int


def find_statements(text: str) -> tuple[Statement, ...]:
    """All statements of ``text``, which tomllib can read; up to the first fault of another."""
    section: tuple[str, ...] = ()
    found: list[Statement] = []
    at, line, counted = 0, 1, 0
    while statement := _STATEMENT.match(text, at):
        is_head = statement["head"] is not None
        start = statement.start("head" if is_head else "key")
        line, counted = line + text.count("\n", counted, start), start
        path = _read_key(statement["head"] if is_head else statement["key"])
        if is_head:
            section, at = path, statement.end()
        else:
            path, at = section + path, _find_end(text, statement.end())
        found.append(Statement(path, is_head, line, start, at))
    return tuple(found)


def _read_key(text: str) -> tuple[str, ...]:
    parts: list[str] = []
    value: object = tomllib.loads(f"{text} = 0")
    while isinstance(value, dict):
        part, value = next(iter(value.items()))
        parts.append(part)
    return tuple(parts)


def _find_end(text: str, at: int) -> int:
    """Where the value ends that begins at ``at``."""
    depth = 0
    for piece in _PIECE.finditer(text, at):
        sign = piece[0][0]
        if not depth and sign in "#\n":
            break
        depth += (sign in "[{") - (sign in "]}")
        at = piece.end()
    return at
