"""Rows of a spreadsheet put into the records of the data, and the way back from a fault to its cell."""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from cztservices.authoring.data_folder import explain_mistake
from cztservices.authoring.data_records import Records
from cztservices.authoring.faults import Place
from cztservices.authoring.progress import Report, Steps
from cztservices.authoring.tables import KEY, Record, Row, Table, cell_of, unflatten
from cztservices.authoring.text_fields import Id
from cztservices.authoring.workbook import Cell, RowFault, SheetRow
from cztservices.authoring.yaml_text import Plain
from cztservices.domain.words import Domain
from cztservices.errors import Message
from cztservices.i18n import N_

_ID: TypeAdapter[str] = TypeAdapter(Id)
_DOMAIN = TypeAdapter(Domain)
_CODE = re.compile("[0-9]{6}")


@dataclass(slots=True)
class Merged:
    """The records with the rows put in, what each came from, and the rows for which there is no place."""

    tables: Records
    records: dict[tuple[str, str], SheetRow] = field(default_factory=dict)
    """The row of a record, by table and id."""
    parts: dict[tuple[str, str, str, int], SheetRow] = field(default_factory=dict)
    """The row of a part, by table and id of its record, field and index."""
    idle: set[Cell] = field(default_factory=set)
    """Rows that leave what they name as it was: whatever is wrong there was wrong before."""
    faults: list[RowFault] = field(default_factory=list)

    def touched_records(self) -> set[tuple[str, str]]:
        """Table and id of every record that a row is or belongs to."""
        return set(self.records) | {(table, key) for table, key, _, _ in self.parts}

    def cell_of(self, place: Place) -> Cell | None:
        """The cell that a place in the files came from; None where no row is behind it."""
        table = place.file.partition("/")[0].removesuffix(".yaml")
        key, path = Path(place.file).stem, place.field
        if table != "services":
            key, _, path = path.partition(".")
        head, bracket, rest = path.partition("[")
        if bracket:
            number, _, column = rest.partition("]")
            row = self.parts.get((table, key, head, int(number) - 1))
            if row is not None:
                return None if row.cell in self.idle else _cell(row, column.lstrip("."))
        row = self.records.get((table, key))
        return None if row is None or row.cell in self.idle else _cell(row, path)


def _cell(row: SheetRow, path: str) -> Cell:
    """The column that a path of the schema ends in; the whole row where it is none."""
    name = path.partition("[")[0]
    columns = [column for column in row.table.header if name and (column == name or column.startswith(f"{name}."))]
    return Cell(row.cell.sheet, row.cell.row, columns[0] if columns else "")


def same_content(one: Plain, other: Plain) -> bool:
    """Whether two pieces of data say the same, whatever the order of their fields; empty ones count as left out."""
    return _pure(one) == _pure(other)


def _pure(value: Plain) -> object:
    if isinstance(value, dict):
        return {name: pure for name, part in value.items() if (pure := _pure(part)) not in ("", {}, [])}
    return [_pure(part) for part in value] if isinstance(value, list) else value


def merge_rows(before: Records, rows: Iterable[SheetRow], report: Report | None = None) -> Merged:
    """Put ``rows`` into a copy of ``before``: records first, then their parts. Every row is a step for ``report``."""
    return _Merge(before, list(rows), report).merged


class _Merge:
    def __init__(self, before: Records, rows: list[SheetRow], report: Report | None) -> None:
        self.merged = Merged(deepcopy(before))
        self._seen: dict[tuple[str, str, str], Cell] = {}
        self._unplaced: set[tuple[str, str]] = set()
        self._cities = self._city_codes(rows)
        replaced: dict[tuple[str, str], list[Plain]] = {}
        steps = Steps(report, len(rows))
        for row in sorted(rows, key=lambda row: bool(row.table.above)):
            if row.table.above:
                self._put_part(row, replaced)
            else:
                self._put_record(row)
            steps.take()

    def _city_codes(self, rows: list[SheetRow]) -> set[str]:
        """Files of offices that there are or may be: one for each city."""
        there = {key for key, one in self.merged.tables["jurisdictions"].items() if one.get("kind") == "city"}
        new = {r.texts.get(KEY, "") for r in rows if r.table.name == "jurisdictions" and r.texts.get("kind") == "city"}
        new = {code for code in new if _CODE.fullmatch(code)}
        return there | new | {str(one["file"]) for one in self.merged.tables["offices"].values()}

    def _refuse(self, row: SheetRow, column: str, problem: Message, mend: Message) -> None:
        self.merged.faults.append(RowFault(Cell(row.cell.sheet, row.cell.row, column), problem, mend))

    def _put_record(self, row: SheetRow) -> None:
        table, key = row.table.name, row.texts.get(KEY, "")
        if not self._is_new(row, (table, "", key)):
            return
        old = self.merged.tables[table].get(key, {})
        texts = _with_other_columns(row, old)
        if table == "offices":
            texts["file"] = texts.get("file") or str(old.get("file", ""))
        if not self._has_a_place(row, texts):
            self._unplaced.add((table, key))
            return
        record = unflatten(row.table, texts)
        for part in row.table.parts:
            if part.field in old:
                record[part.field] = old[part.field]
        self.merged.tables[table][key] = _like(old, record)
        self._note_idle(row, old, record)
        self.merged.records[table, key] = row

    def _has_a_place(self, row: SheetRow, texts: Row) -> bool:
        """Whether the record may become a file or stand in one: ids and fields that name files are checked first."""
        if row.table.name == "services":
            return self._is_valid(row, KEY, texts, _ID) and self._is_valid(row, "domain", texts, _DOMAIN)
        if row.table.name == "offices" and texts["file"] not in self._cities:
            if not texts["file"]:
                self._refuse(row, "file", Message(N_("is missing")), Message(N_("write the code of its city")))
            else:
                problem = Message(N_("no place is called {name}"), {"name": texts["file"][:40]})
                self._refuse(row, "file", problem, Message(N_("write the code of its city")))
            return False
        return True

    def _is_valid(self, row: SheetRow, column: str, texts: Row, kind: TypeAdapter[str] | TypeAdapter[Domain]) -> bool:
        try:
            kind.validate_python(texts.get(column, ""))
        except ValidationError as error:
            self._refuse(row, column, *explain_mistake(error.errors(include_url=False)[0]))
            return False
        return True

    def _put_part(self, row: SheetRow, replaced: dict[tuple[str, str], list[Plain]]) -> None:
        table, above = row.table, row.texts.get(row.table.above, "")
        root = table.name.partition(".")[0]
        record = self.merged.tables[root].get(above)
        if record is None:
            if (root, above) not in self._unplaced:
                problem = Message(N_("there is no {what} “{key}”"), {"what": table.above, "key": above[:80]})
                mend = Message(N_("correct it, or add its row to sheet {sheet}"), {"sheet": root})
                self._refuse(row, table.above, problem, mend)
            return
        parts = _list(record.get(table.field))
        if table.has_ids:
            key = row.texts.get(KEY, "")
            if not self._is_new(row, (table.name, above, key)):
                return
            index = next((i for i, p in enumerate(parts) if isinstance(p, dict) and p[KEY] == key), len(parts))
            old = parts[index] if index < len(parts) else {}
        else:
            if (table.name, above) not in replaced:
                replaced[table.name, above], parts = parts, []
            index, olds = len(parts), replaced[table.name, above]
            old = olds[index] if index < len(olds) else {}
        old = old if isinstance(old, dict) else {}
        part = _like(old, unflatten(table, _with_other_columns(row, old if table.has_ids else {})))
        self._note_idle(row, old, part)
        record[table.field] = [*parts[:index], part, *parts[index + 1 :]]
        self.merged.parts[root, above, table.field, index] = row

    def _note_idle(self, row: SheetRow, old: Record, new: Record) -> None:
        if same_content(old, new):
            self.merged.idle.add(row.cell)

    def _is_new(self, row: SheetRow, key: tuple[str, str, str]) -> bool:
        """Whether the row has an id that no row before it had."""
        if not key[-1]:
            self._refuse(row, KEY, Message(N_("is missing")), Message(N_("add it")))
            return False
        if key in self._seen:
            problem = Message(N_("{key} stands twice"), {"key": key[-1]})
            self._refuse(row, KEY, problem, Message(N_("keep it or row {row}"), {"row": self._seen[key].row}))
            return False
        self._seen[key] = row.cell
        return True


def _with_other_columns(row: SheetRow, old: Record) -> Row:
    """The texts of a row, and those of the old record in the columns that the sheet does not have."""
    return dict(_other_columns(row.table, row.columns, old)) | row.texts


def _other_columns(table: Table, present: frozenset[str], old: Record) -> Iterator[tuple[str, str]]:
    for column in table.columns:
        if column not in present and (text := cell_of(old, column)):
            yield column, text


def _list(value: Plain | None) -> list[Plain]:
    return list(value) if isinstance(value, list) else []


def _like(old: Record, new: Record) -> Record:
    """``new`` with its fields in the order of ``old``, so that files change only where their content does."""
    if same_content(old, new):
        return old
    return {name: new[name] for name in old if name in new} | new
