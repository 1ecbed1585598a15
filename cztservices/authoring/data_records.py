"""The files of ``data/`` as plain records by table, and back: what a spreadsheet is made from and written into."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

import yaml

from cztservices.authoring.faults import Fault
from cztservices.authoring.tables import KEY, TABLES, Record, Table, look_up
from cztservices.authoring.yaml_text import Keys, Plain, YamlText, read_yaml
from cztservices.authoring.yaml_write import write_yaml
from cztservices.errors import DataError, Message
from cztservices.i18n import N_

HEADER = "# yaml-language-server: $schema={way}schema/{name}.json\n"
_IN_FOLDERS = ("services", "offices")
Records = dict[str, dict[str, Record]]
"""Records by table and id, in the order of the files."""


@dataclass(slots=True)
class DataRecords:
    """All records of a data folder; ``faults`` are what could not be read, and would be lost by writing anew."""

    tables: Records = field(default_factory=lambda: {name: {} for name in TABLES})
    faults: list[Fault] = field(default_factory=list)


def read_records(folder: Path) -> DataRecords:
    """Read every file below ``folder`` that belongs to a table; missing files are empty ones."""
    data = DataRecords()
    for path in sorted(folder.rglob("*.yaml")):
        table = path.relative_to(folder).as_posix().partition("/")[0].removesuffix(".yaml")
        if table in data.tables:
            text, faults = read_yaml(folder, path)
            data.faults += faults
            if text is not None:
                _take(data, table, path.stem, text)
    return data


def read_whole_records(folder: Path) -> DataRecords:
    """The same, of data that can be read without loss.

    Raises:
        DataError: something in a file is no record; the first such place is named.
    """
    data = read_records(folder)
    if data.faults:
        fault = data.faults[0]
        raise DataError(
            N_("{file}, line {line}: {problem}; mend the data first (“catalogue check” lists all)."),
            file=fault.place.file,
            line=fault.place.line,
            problem=fault.problem.render(),
        )
    return data


def _take(data: DataRecords, table: str, stem: str, text: YamlText) -> None:
    """Put what a file holds into its table, and note what is no record."""
    if not isinstance(text.content, dict):
        data.faults.append(_no_record(text, ()))
        return
    entries = {stem: text.content} if table == "services" else text.content
    for key, content in entries.items():
        keys: Keys = () if table == "services" else (key,)
        if not isinstance(content, dict) or (table == "services" and file_of(table, {KEY: "", **content}) != text.file):
            data.faults.append(_no_record(text, keys))
            continue
        data.faults += [_no_record(text, (*keys, *way)) for way in _odd_parts(TABLES[table], content)]
        own: Record = {} if table == "services" else {KEY: key}
        if table == "offices":
            own["file"] = stem
        data.tables[table][key] = own | content


def _odd_parts(table: Table, content: Record) -> Iterator[Keys]:
    """Where a record holds something else than the table has room for."""
    for column in table.columns:
        value = look_up(content, column)
        words = isinstance(value, list) and column in table.lists and all(isinstance(word, str) for word in value)
        if not words and not isinstance(value, str):
            yield tuple(column.split("."))
    for part in table.parts:
        rows = look_up(content, part.field) or []
        if not isinstance(rows, list):
            yield (part.field,)
            continue
        for number, row in enumerate(rows):
            if (
                not isinstance(row, dict)
                or (part.has_ids and not isinstance(row.get(KEY), str))
                or next(_odd_parts(part, row), None)
            ):
                yield part.field, number


def _no_record(text: YamlText, keys: Keys) -> Fault:
    problem = Message(N_("does not have the form that its schema asks for"))
    return Fault(text.place(keys), problem, Message(N_("mend it first")))


def file_of(table: str, record: Record) -> str:
    """The file in which ``record`` stands, relative to the data folder."""
    if table == "services":
        return f"services/{record.get('domain', '')}/{record[KEY]}.yaml"
    return f"offices/{record.get('file', '')}.yaml" if table == "offices" else f"{table}.yaml"


def render_files(tables: Records, headers: Mapping[str, str] | None = None) -> dict[str, str]:
    """The text of every data file that holds a record, by path; ``headers`` are the comments at the top of some."""
    contents: dict[str, dict[str, Plain]] = {f"{name}.yaml": {} for name in tables if name not in _IN_FOLDERS}
    for table, records in tables.items():
        for key, record in records.items():
            content = contents.setdefault(file_of(table, record), {})
            if table == "services":
                content.update(record)
            else:
                content[key] = {name: value for name, value in record.items() if name not in (KEY, "file")}
    return {
        file: write_yaml(content, (headers or {}).get(file) or header_of(file))
        for file, content in sorted(contents.items())
    }


def read_headers(folder: Path) -> dict[str, str]:
    """The comment lines at the top of every data file."""
    headers = {}
    for path in sorted(folder.rglob("*.yaml")):
        lines = takewhile(
            lambda line: line.startswith("#"), path.read_text(encoding="utf-8", errors="replace").splitlines()
        )
        headers[path.relative_to(folder).as_posix()] = "".join(f"{line}\n" for line in lines)
    return headers


def header_of(file: str) -> str:
    """The first line of a data file: its schema, for editors."""
    name = file.partition("/")[0].removesuffix(".yaml")
    return HEADER.format(way="../" * file.count("/"), name="service" if name == "services" else name)


def find_comment(text: str) -> int:
    """The line of the first comment below the head of a file, which an import would lose; 0 where there is none."""
    head = sum(1 for _ in takewhile(lambda line: line.startswith("#"), text.splitlines()))
    rest, start = [], 0
    for token in yaml.scan(text, Loader=yaml.CBaseLoader):
        if isinstance(token, yaml.ScalarToken):
            rest.append(text[start : token.start_mark.index])
            start = token.end_mark.index
            rest.append("\n" * (token.end_mark.line - token.start_mark.line))
    rest.append(text[start:])
    lines = enumerate("".join(rest).split("\n"), 1)
    return next((number for number, line in lines if number > head and "#" in line), 0)


def write_files(folder: Path, files: Mapping[str, str], removed: Iterable[str] = ()) -> list[str]:
    """Write files below ``folder`` and remove others: all of it, or nothing.

    New files are written beside their places first; then each takes its place, and a copy of the old one is kept until
    all have.

    Raises:
        OSError: a file cannot be written or replaced; everything is as it was then.
    """
    mark = f".{os.getpid()}"
    partials: dict[Path, Path] = {}
    kept: dict[Path, Path | None] = {}
    try:
        for file, text in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            partials[path] = path.with_name(f"{path.name}{mark}.partial")
            partials[path].write_text(text, encoding="utf-8", newline="")
        for path, partial in partials.items():
            old = _keep(path, mark)
            partial.replace(path)
            kept[path] = old
        for path in (folder / file for file in removed):
            old = _keep(path, mark)
            path.unlink(missing_ok=True)
            kept[path] = old
    except BaseException:
        for path, old in kept.items():
            path.unlink() if old is None else shutil.copy2(old, path)
        raise
    finally:
        for path in [*partials, *(folder / file for file in removed)]:
            for beside in (f"{path.name}{mark}.partial", f"{path.name}{mark}.old"):
                if path.with_name(beside).is_file():
                    path.with_name(beside).unlink()
    return [*files, *removed]


def _keep(path: Path, mark: str) -> Path | None:
    """A copy of a file beside it; None where there is no file."""
    if not path.is_file():
        return None
    old = path.with_name(f"{path.name}{mark}.old")
    shutil.copy2(path, old)
    return old
