"""YAML as plain text with line numbers: every scalar stays the text that the author wrote."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from cztservices.authoring.faults import Fault, Place
from cztservices.authoring.text_fields import code_of
from cztservices.errors import Message
from cztservices.i18n import N_

Plain = str | list["Plain"] | dict[str, "Plain"]
Keys = tuple[str | int, ...]


class _Reader(yaml.CBaseLoader):
    """libyaml, and no guessing of types: ``no`` is a word, ``12:30`` is a time, ``430100`` is a code."""


@dataclass(frozen=True, slots=True)
class YamlText:
    """A read file: its content, and the line on which each path begins."""

    file: str
    content: Plain
    lines: Mapping[Keys, int]

    def place(self, path: Keys) -> Place:
        """The place of ``path``, or of its nearest ancestor that the file has."""
        known = path
        while known not in self.lines and known:
            known = known[:-1]
        return Place(self.file, self.lines.get(known, 1), describe_path(path))


def describe_path(path: Keys) -> str:
    """Write a path as an author reads it.

    >>> describe_path(("statements", 3, "text", "zh"))
    'statements[4].text.zh'
    """
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def read_yaml(folder: Path, path: Path) -> tuple[YamlText | None, list[Fault]]:
    """Read one file below ``folder``; on a fault of syntax the text is None."""
    file = path.relative_to(folder).as_posix()
    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=_Reader)
    except UnicodeDecodeError as error:
        problem = Message(N_("byte {at} is not UTF-8"), {"at": error.start})
        return None, [Fault(Place(file), problem, Message(N_("save the file as UTF-8")))]
    except yaml.reader.ReaderError as error:  # knows the sign, and not its line
        line = text[: text.index(chr(error.character))].count("\n") + 1
        problem = Message(N_("the sign {code} cannot be seen"), {"code": code_of(chr(error.character))})
        return None, [Fault(Place(file, line), problem, Message(N_("take it out")))]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        words = getattr(error, "problem", None) or str(error)
        problem = Message(N_("not YAML: {words}"), {"words": " ".join(str(words).split())})
        place = Place(file, mark.line + 1 if mark else 1)
        return None, [Fault(place, problem, Message(N_("check indentation, colons and quotes near this line")))]
    if root is None:
        return YamlText(file, {}, {(): 1}), []
    if _holds_itself(root, ()):
        problem, mend = Message(N_("an alias holds itself")), Message(N_("write it out instead"))
        return None, [Fault(Place(file, root.start_mark.line + 1), problem, mend)]
    lines: dict[Keys, int] = {}
    faults: list[Fault] = []
    content = _plain(root, (), lines, faults, file)
    return YamlText(file, content, lines), faults


def _holds_itself(node: yaml.Node, above: tuple[yaml.Node, ...]) -> bool:
    if any(node is other for other in above):
        return True
    if isinstance(node, yaml.ScalarNode):
        return False
    children = [child for pair in node.value for child in (pair if isinstance(pair, tuple) else (pair,))]
    return any(_holds_itself(child, (*above, node)) for child in children)


def _plain(node: yaml.Node, path: Keys, lines: dict[Keys, int], faults: list[Fault], file: str) -> Plain:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*path, i), lines, faults, file) for i, child in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        return str(node.value)
    content: dict[str, Plain] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in content:
            place = Place(file, key_node.start_mark.line + 1, describe_path((*path, key)))
            problem = Message(N_("{key} stands twice"), {"key": key})
            faults.append(Fault(place, problem, Message(N_("keep one of the two"))))
        content[key] = _plain(value_node, (*path, key), lines, faults, file)
        lines[(*path, key)] = key_node.start_mark.line + 1
    return content
