"""Data files as flat tables and back, led by the models: what the schema has, a spreadsheet has.

A model is a table; its simple fields are columns, fields of a part (``text.zh``) are columns with a dot, a list of
words is one cell with a word a line. A list of parts is a table of its own, ``services.statements``, whose first column
names the row above it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from cztservices.authoring.schema import REGISTRIES
from cztservices.authoring.schema_parts import Words
from cztservices.authoring.schema_service import ServiceText
from cztservices.authoring.yaml_text import Plain

KEY = "id"
_LISTS_OF_IDS = (
    *("sources", "replaces", "contradicts", "services", "recognised", "phones"),
    *("keeps", "adds", "withdraws", "unknown"),
)
Record = dict[str, Plain]
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name, the name of the field that it holds, its columns, and the tables of its lists of parts.

    ``above`` names the first column of a table of parts: the id of the record that they belong to. ``has_ids`` says
    whether its rows have ids of their own.
    """

    name: str
    field: str
    columns: tuple[str, ...]
    lists: frozenset[str]
    prose: frozenset[str]
    above: str = ""
    has_ids: bool = True
    parts: tuple["Table", ...] = ()

    def all(self) -> Iterator["Table"]:
        """This table, then those of its parts."""
        yield self
        for part in self.parts:
            yield from part.all()

    @property
    def header(self) -> tuple[str, ...]:
        """The first row of the sheet."""
        return ((self.above,) if self.above else ()) + self.columns


@dataclass(slots=True)
class _Shape:
    columns: list[str] = field(default_factory=list)
    lists: set[str] = field(default_factory=set)
    prose: set[str] = field(default_factory=set)
    parts: list[tuple[str, type[BaseModel]]] = field(default_factory=list)


def _make_table(
    name: str, model: type[BaseModel], *, field_name: str = "", above: str = "", file: bool = False
) -> Table:
    shape = _Shape()
    _add_columns(shape, model, "")
    has_ids = not above or KEY in shape.columns
    own = [KEY] if has_ids and KEY not in shape.columns else []
    parts = tuple(
        _make_table(f"{name}.{part}", part_model, field_name=part, above=name.rpartition(".")[2].removesuffix("s"))
        for part, part_model in shape.parts
    )
    columns = (*own, *(["file"] if file else []), *shape.columns)
    return Table(
        name, field_name or name, columns, frozenset(shape.lists), frozenset(shape.prose), above, has_ids, parts
    )


def _add_columns(shape: _Shape, model: type[BaseModel], prefix: str) -> None:
    inherited = {name for base in model.__mro__[1:] if issubclass(base, BaseModel) for name in base.model_fields}
    for name, info in sorted(model.model_fields.items(), key=lambda item: item[0] in inherited):
        hint = _bare(info.annotation)
        inner = _bare(get_args(hint)[0]) if get_origin(hint) is tuple else None
        path = prefix + name
        if inner is not None and _is_model(inner):
            shape.parts.append((path, inner))
        elif inner is str or (isinstance(inner, type) and issubclass(inner, StrEnum)):
            shape.columns.append(path)
            shape.lists.add(path)
            if not name.endswith(_LISTS_OF_IDS):
                shape.prose.add(path)
        elif _is_model(hint):
            _add_columns(shape, hint, f"{path}.")
        else:
            shape.columns.append(path)
            if issubclass(model, Words) or name in ("title", "publisher", "publisher_en", "url"):
                shape.prose.add(path)


def _bare(hint: Any) -> Any:
    """A type without ``Annotated`` and without ``| None``."""
    while True:
        if get_origin(hint) is Annotated:
            hint = get_args(hint)[0]
        elif NoneType in get_args(hint):
            hint = next(part for part in get_args(hint) if part is not NoneType)
        else:
            return hint


def _is_model(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, BaseModel)


TABLES: Mapping[str, Table] = {
    "services": _make_table("services", ServiceText),
    **{name: _make_table(name, model, file=name == "offices") for name, model in REGISTRIES.items()},
}
"""The tables of records; each carries those of its parts."""

SHEETS: Mapping[str, Table] = {part.name: part for table in TABLES.values() for part in table.all()}
"""Every table by name, as the sheets of a workbook are called."""


def flatten(table: Table, records: Iterable[Record], above: str = "") -> Iterator[tuple[str, Row]]:
    """The rows of ``records`` in ``table`` and in the tables of its parts, each with the name of its table."""
    for record in records:
        row = {column: text for column in table.columns if (text := cell_of(record, column)) != ""}
        if table.above:
            row[table.above] = above
        yield table.name, row
        for part in table.parts:
            children = look_up(record, part.field)
            if isinstance(children, list):
                yield from flatten(part, (c for c in children if isinstance(c, dict)), str(record[KEY]))


def look_up(record: Record, path: str) -> Plain:
    """What stands at a path with dots; nothing, as text, where there is nothing."""
    value: Plain = record
    for name in path.split("."):
        value = value.get(name, "") if isinstance(value, dict) else ""
    return value


def cell_of(record: Record, column: str) -> str:
    """The text of one cell: a list of words has a word a line."""
    value = look_up(record, column)
    return "\n".join(str(item) for item in value) if isinstance(value, list) else str(value)


def unflatten(table: Table, row: Row) -> Record:
    """The record of one row, without its lists of parts; empty cells are fields left out."""
    record: Record = {}
    for column in table.columns:
        text = row.get(column, "")
        if not text:
            continue
        *way, name = column.split(".")
        target = record
        for step in way:
            inner = target.setdefault(step, {})
            assert isinstance(inner, dict)  # noqa: S101 - a column with a dot never names a simple field
            target = inner
        target[name] = [word for word in text.split("\n") if word] if column in table.lists else text
    return record
