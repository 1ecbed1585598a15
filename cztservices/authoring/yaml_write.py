"""Write ``data/`` as its authors write it: the same content gives the same text."""

import yaml

from cztservices.authoring.yaml_text import Plain

WIDTH = 120
NUMBERS = frozenset({"count", "originals", "copies", "standing", "number", "cross_city", "at_least"})
"""Fields that stand without quotes although they look like no text; every other number is text: a code, a phone."""


class _Writer(yaml.SafeDumper):
    """Quotes what other readers of YAML would take for a number, and lets days stand."""

    def ignore_aliases(self, data: object) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT002 - PyYAML's own
        super().increase_indent(flow, indentless=False)


_Writer.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


_LINE_BREAKS = "\x85\u2028\u2029"
"""What YAML takes for the end of a line, written as escapes."""

_resolver = yaml.resolver.Resolver()


def write_yaml(content: Plain, header: str) -> str:
    """The text of a data file: ``header`` (its comment lines), then the content."""
    return header + yaml.serialize(_node(content, "", 0), Dumper=_Writer, allow_unicode=True, width=100_000)


def _node(content: Plain, key: str, depth: int) -> yaml.Node:
    if isinstance(content, dict):
        pairs = [(_scalar(name, ""), _node(value, name, depth + 1)) for name, value in content.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=_fits_one_line(content, key, depth))
    if isinstance(content, list):
        flow = all(isinstance(item, str) for item in content)
        children = [_node(item, key, depth + 1) for item in content]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", children, flow_style=flow)
    return _scalar(content, key)


def _scalar(text: str, key: str) -> yaml.ScalarNode:
    tag = "tag:yaml.org,2002:str"
    if key in NUMBERS:
        tag = str(_resolver.resolve(yaml.ScalarNode, text, (True, False)))  # type: ignore[no-untyped-call]
    quote = '"' if any(sign in text for sign in _LINE_BREAKS) else None
    return yaml.ScalarNode(tag, text, style=quote)


def _fits_one_line(content: dict[str, Plain], key: str, depth: int) -> bool:
    """Whether a mapping of words alone (``{zh: …, en: …}``) stands on the line of its key."""
    if depth == 0 or not content or not all(isinstance(value, str) for value in content.values()):
        return False
    if set(content) & {"id", "element", "title"}:
        return False
    length = sum(len(f"{name}: {value}, ") + _wide(value) for name, value in content.items() if isinstance(value, str))
    return 2 * depth + len(key) + 4 + length <= WIDTH


def _wide(text: str) -> int:
    first_wide = "\u2e80"
    return sum(char >= first_wide for char in text)
