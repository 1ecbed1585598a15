"""Write a catalogue file: the same content gives the same bytes."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import sqlite_utils

from cztservices.domain.catalogue import (
    Catalogue,
    Channel,
    Jurisdiction,
    Licence,
    LifeEvent,
    Office,
    PublishedList,
    Service,
    Source,
    Statement,
    Text,
)
from cztservices.domain.scope import Scope
from cztservices.domain.words import EntryKind
from cztservices.storage.catalogue_format import APPLICATION_ID, SCHEMA_VERSION
from cztservices.storage.codec import encode_list, encode_records, encode_value
from cztservices.storage.sql_files import sql

Row = dict[str, Any]
Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class SearchName:
    """One name of an entry as the search sees it: ``folded`` and ``readings`` (one per character, ``zhong|chong``)."""

    text: str
    role: str
    folded: str
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One thing that can be found; entries are numbered in the order in which equal matches are shown."""

    kind: EntryKind
    id: str
    names: tuple[SearchName, ...]
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table: its columns with types, its key, its rows."""

    name: str
    columns: Mapping[str, type]
    key: tuple[str, ...]
    rows: list[Row]


def write_catalogue(
    path: Path, catalogue: Catalogue, entries: Iterable[SearchEntry], version: str, report: Report | None = None
) -> None:
    """Write ``catalogue`` and its search entries to ``path``, whole or not at all.

    ``version`` names the content. ``report`` is called with steps done and steps in all.
    """
    tables = [
        *_record_tables(catalogue),
        *_statement_tables(catalogue),
        _Table("meta", {"key": str, "value": str}, ("key",), [{"key": "version", "value": version}]),
    ]
    partial = path.with_suffix(f".{os.getpid()}.partial")
    path.parent.mkdir(parents=True, exist_ok=True)
    partial.unlink(missing_ok=True)
    db = sqlite_utils.Database(partial)
    try:
        for name, value in (
            ("journal_mode", "OFF"),
            ("application_id", APPLICATION_ID),
            ("user_version", SCHEMA_VERSION),
        ):
            db.execute(f"PRAGMA {name} = {value}")
        for done, table in enumerate(tables, 1):
            made = db.table(table.name)
            made.create(dict(table.columns), pk=table.key if len(table.key) > 1 else table.key[0])
            made.insert_all(table.rows, batch_size=500)
            if report is not None:
                report(done, len(tables) + 1)
        _write_search(db, entries)
        db.table("statement").create_index(["element", "service"])
        db.execute("ANALYZE")
        db.conn.commit()
        db.vacuum()
        db.close()
        partial.replace(path)
    except BaseException:
        db.close()
        partial.unlink(missing_ok=True)
        raise
    if report is not None:
        report(len(tables) + 1, len(tables) + 1)


def _record_tables(catalogue: Catalogue) -> list[_Table]:
    records: tuple[tuple[str, type, Iterable[Any]], ...] = (
        ("jurisdiction", Jurisdiction, catalogue.jurisdictions.values()),
        ("source", Source, catalogue.sources.values()),
        ("channel", Channel, catalogue.channels.values()),
        ("licence", Licence, catalogue.licences.values()),
        ("office", Office, catalogue.offices.values()),
        ("published_list", PublishedList, catalogue.lists.values()),
        ("life_event", LifeEvent, catalogue.life_events.values()),
        ("service", Service, catalogue.services.values()),
    )
    tables = []
    for name, kind, values in records:
        columns = {**_columns(kind), "position": int}
        rows = [{**_row(record, columns), "position": number} for number, record in enumerate(values)]
        tables.append(_Table(name, columns, (next(iter(columns)),), rows))
    return tables


def _statement_tables(catalogue: Catalogue) -> list[_Table]:
    own = {name: kind for name, kind in _columns(Statement).items() if name != "sources"}
    statements = [(service, s) for service, group in catalogue.statements.items() for s in group]
    rows = [{"service": service, **_row(s, own)} for service, s in statements]
    cited = [
        {"service": service, "statement": s.id, "position": number, "source": source.id}
        for service, s in statements
        for number, source in enumerate(s.sources)
    ]
    columns = {"service": str, "statement": str, "position": int, "source": str}
    return [
        _Table("statement", {"service": str, **own}, ("service", "id"), rows),
        _Table("statement_source", columns, ("service", "statement", "position"), cited),
    ]


def _columns(record: type) -> dict[str, type]:
    """Columns of a record: a text in two languages takes two, whole numbers stay numbers, the rest is text."""
    columns: dict[str, type] = {}
    for name, hint in get_type_hints(record).items():
        if hint is Text or Text in get_args(hint):
            columns |= {f"{name}_zh": str, f"{name}_en": str}
        else:
            columns[name] = int if hint in (int, bool, int | None) else str
    return columns


def _row(record: Any, columns: Mapping[str, type]) -> Row:
    row: Row = {}
    for name in (field.name for field in fields(record)):
        value = getattr(record, name)
        if f"{name}_zh" in columns:
            row |= {f"{name}_zh": value and value.zh, f"{name}_en": value and value.en}
        elif name in columns:
            row[name] = _cell(name, value)
    return row


def _cell(name: str, value: Any) -> object:
    cell = value
    if name == "value":
        cell = encode_value(value)
    elif isinstance(value, Enum):
        cell = value.value
    elif isinstance(value, Scope | date):
        cell = str(value)
    elif isinstance(value, tuple):
        cell = encode_records(value) if value and is_dataclass(value[0]) else encode_list(value)
    elif isinstance(value, frozenset):
        cell = encode_list(tuple(sorted(value)))
    return cell


def _write_search(db: sqlite_utils.Database, entries: Iterable[SearchEntry]) -> None:
    table = db.table("search_entry")
    table.create({"id": int, "kind": str, "ref": str, "names": str}, pk="id")
    db.execute(sql("create_search_index"))
    rows, tokens = [], []
    for number, entry in enumerate(entries, 1):
        names = encode_list(tuple((n.text, n.role, n.folded, " ".join(n.readings)) for n in entry.names))
        rows.append({"id": number, "kind": entry.kind.value, "ref": entry.id, "names": names})
        tokens.append((number, " ".join(entry.tokens)))
    table.insert_all(rows)
    db.conn.executemany(sql("insert_tokens"), tokens)
    db.execute("INSERT INTO search_index(search_index) VALUES ('optimize')")
