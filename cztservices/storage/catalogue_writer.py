"""Write a catalogue file: the same content gives the same bytes."""

import json
import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import sqlite_utils

from cztservices.domain.catalogue import (
    Accepted,
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
from cztservices.domain.questions import QuestionTree
from cztservices.domain.scope import Scope
from cztservices.storage.catalogue_format import APPLICATION_ID, INDEX_VERSION, SCHEMA_VERSION
from cztservices.storage.codec import encode_list, encode_records, encode_value
from cztservices.storage.postings import encode_posting
from cztservices.storage.search_index import SearchContent, SearchEntry, entry_row
from cztservices.storage.sql_files import sql

SEARCH_COLUMNS = {
    "id": int,
    "kind": str,
    "ref": str,
    "standing": int,
    "domain": str,
    "audience": str,
    "cities": str,
    "place": str,
    "names": str,
}
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table: its columns with types, its key, its rows."""

    name: str
    columns: Mapping[str, type]
    key: tuple[str, ...]
    rows: list[Row]


def write_catalogue(
    path: Path,
    catalogue: Catalogue,
    search: SearchContent,
    version: str,
    report: Callable[[int, int], None] | None = None,
    traditional: Mapping[str, str] | None = None,
) -> None:
    """Write ``catalogue`` and what is searched in it to ``path``, whole or not at all.

    ``version`` names the content. ``report`` is called with steps done and steps in all, the last time before the file
    takes its place; what it raises ends the writing and leaves all as it was. ``traditional`` is what the catalogue
    says in traditional characters, by the same in simplified ones.
    """
    tables = [
        *_record_tables(catalogue),
        *_statement_tables(catalogue),
        *_requirement_tables(catalogue),
        _Table("traditional", {"zh": str, "tw": str}, ("zh",), _traditional_rows(traditional or {})),
        _Table("word_form", {"form": str, "words": str}, ("form",), _form_rows(search.forms)),
        _Table("meta", {"key": str, "value": str}, ("key",), _meta_rows(version, search.words)),
    ]
    partial = path.with_suffix(f".{os.getpid()}.partial")
    new_folders = [folder for folder in (path.parent, *path.parent.parents) if not folder.exists()]
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
        _write_search(db, search.entries)
        db.table("statement").create_index(["element", "service"])
        db.execute("ANALYZE")
        db.conn.commit()
        db.vacuum()
        db.close()
        if report is not None:
            report(len(tables) + 1, len(tables) + 1)
        partial.replace(path)
    except BaseException:
        db.close()
        partial.unlink(missing_ok=True)
        with suppress(OSError):  # another program may have put something there meanwhile
            for folder in new_folders:
                folder.rmdir()
        raise


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
        ("question_tree", QuestionTree, catalogue.questions.values()),
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


def _requirement_tables(catalogue: Catalogue) -> list[_Table]:
    """A table of requirements, and one of all that is accepted, which are statements with a few columns more."""
    own = {name: kind for name, kind in _columns(Accepted).items() if name != "statement"}
    said = {name: kind for name, kind in _columns(Statement).items() if name != "sources"}
    requirements = [
        {"id": one.id, "name_zh": one.name.zh, "name_en": one.name.en, "position": number}
        for number, one in enumerate(catalogue.requirements.values())
    ]
    accepted = [
        {
            "requirement": requirement.id,
            **_row(one.statement, said),
            "sources": encode_list(tuple(source.id for source in one.statement.sources)),
            **_row(one, own),
        }
        for requirement in catalogue.requirements.values()
        for one in requirement.accepted
    ]
    columns = {"id": str, "name_zh": str, "name_en": str, "position": int}
    return [
        _Table("requirement", columns, ("id",), requirements),
        _Table("accepted", {"requirement": str, **said, "sources": str, **own}, ("id",), accepted),
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


def _meta_rows(version: str, words: Mapping[str, Any]) -> list[Row]:
    kept = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return [
        {"key": "version", "value": version},
        {"key": "searched_version", "value": f"{version} {INDEX_VERSION}"},
        {"key": "words", "value": kept},
    ]


def _traditional_rows(traditional: Mapping[str, str]) -> list[Row]:
    return [{"zh": zh, "tw": tw} for zh, tw in sorted(traditional.items())]


def _form_rows(forms: Mapping[str, Iterable[str]]) -> list[Row]:
    return [{"form": form, "words": " ".join(words)} for form, words in forms.items()]


def _write_search(db: sqlite_utils.Database, entries: Iterable[SearchEntry]) -> None:
    postings: dict[str, array[int]] = {}
    table = db.table("search_entry")
    table.create(SEARCH_COLUMNS, pk="id")
    table.insert_all(_entry_rows(entries, postings), batch_size=500)
    db.table("posting").create({"token": str, "entries": bytes}, pk="token")
    count = table.count
    packed = ((token, encode_posting(postings[token], count)) for token in sorted(postings))
    db.conn.executemany(sql("insert_posting"), packed)


def _entry_rows(entries: Iterable[SearchEntry], postings: "dict[str, array[int]]") -> Iterator[Row]:
    """The rows of ``entries``; on the way their tokens are noted in ``postings``."""
    for number, entry in enumerate(entries, 1):
        for token in entry.tokens:
            postings.setdefault(token, array("I")).append(number)
        yield entry_row(number, entry)
