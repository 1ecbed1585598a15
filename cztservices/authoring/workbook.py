"""Spreadsheets as rows of text, read with suspicion.

A workbook comes from anywhere. It is measured before it is opened, read row by row, and refused in one sentence when it
is not what it seems; what a cell looks like is brought to the form that ``data/`` uses.
"""

import csv
import io
import unicodedata
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import IO, Any

from defusedxml import ElementTree

from cztservices.authoring.progress import Cancelled, Report, Steps
from cztservices.authoring.tables import SHEETS, Row, Table
from cztservices.errors import DataError, Message
from cztservices.i18n import N_

MAX_ROWS = 20_000
MAX_COLUMNS = 64
MAX_CELL = 32_000
"""Somewhat less than a cell of a spreadsheet program holds (32,767), where it would be cut in silence."""

MAX_UNPACKED = 48 * 2**20
PROBLEM = "problem"
"""The column of rejected rows that says what is wrong with them; read over when they come back."""

REJECTS = ".rejects"
LONGEST_NAME = 31
"""What spreadsheet programs allow in the name of a sheet; of a longer one the end is kept."""

_CHUNK = 2**16
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BROKEN = N_("{file} is no workbook that can be read ({reason}); save it again as .xlsx.")
_TOO_BIG = N_("{file} unpacks to more than {limit} MB; export a new sheet and paste your rows into it.")


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A place in a spreadsheet; ``column`` is the name in its first row, empty for the whole row."""

    sheet: str
    row: int
    column: str = ""


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong in a cell or a row, and the mend."""

    cell: Cell
    problem: Message
    mend: Message


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row below the header: the table it belongs to, its place, its texts by column.

    ``columns`` are those that the sheet has; ``raw`` is what stands in the cells, formulas too.
    """

    table: Table
    cell: Cell
    texts: Row
    columns: frozenset[str]
    raw: Row


@dataclass(slots=True)
class Sheets:
    """All rows of a spreadsheet, and what was wrong with some of their cells."""

    rows: list[SheetRow]
    faults: list[RowFault]


def read_sheets(path: Path, report: Report | None = None) -> Sheets:
    """Read a workbook, a CSV file that is called after its table (``sources.csv``), or a folder of such files.

    ``report`` is told every row of a workbook and every CSV file, and may stop it there.

    Raises:
        DataError: it cannot be read, or is no spreadsheet that this program takes; nothing of it was used.
    """
    try:
        if path.is_dir():
            files = sorted(path.glob("*.csv"))
            if not files:
                raise DataError(N_("There is no CSV file of a table in {file}; check the path."), file=path)
            steps = Steps(report, len(files))
            return _collect((_table_of(file), _csv_rows(file)) for file in steps.follow(files, len(files), len(files)))
        if path.suffix.lower() == ".csv":
            return _collect((_table_of(file), _csv_rows(file)) for file in Steps(report, 1).follow([path], 1, 1))
        if path.suffix.lower() != ".xlsx" and path.exists():
            raise DataError(N_("{file} is no .xlsx workbook; save it as .xlsx or .csv."), file=path)
        return _read_workbook(path, report)
    except OSError as error:
        raise DataError(
            N_("{file} cannot be read ({reason}); check the path."), file=path, reason=error.strerror or error
        ) from error


def _table_of(path: Path) -> str:
    """The table that a CSV file is called after; its rejects are called after it too."""
    return path.stem.partition(REJECTS)[0]


def _read_workbook(path: Path, report: Report | None) -> Sheets:
    import openpyxl

    with path.open("rb") as stream, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it leaves aside: rules for input, styles
        try:
            rows = _inspect(path, stream)
            book = openpyxl.load_workbook(stream, read_only=True, data_only=False, keep_links=False)
            try:
                counts = [max(1, rows.get(sheet.title, 0)) for sheet in book.worksheets]
                steps = Steps(report, sum(counts))
                sheets = zip(book.worksheets, counts, strict=True)
                return _collect((one.title, steps.follow(_sheet_rows(one), count, count)) for one, count in sheets)
            finally:
                book.close()
        except (Cancelled, DataError, OSError):
            raise
        except zipfile.BadZipFile as error:
            raise DataError(N_("{file} is no .xlsx workbook; save it as .xlsx or .csv."), file=path) from error
        except Exception as error:
            # Unpacking and parsing a broken file raises whatever was met in it.
            reason = " ".join(str(error).split())[:120] or type(error).__name__
            raise DataError(_BROKEN, file=path, reason=reason) from error


def _inspect(path: Path, stream: IO[bytes]) -> dict[str, int]:
    """Look at a workbook without building anything from it; how many rows each sheet has.

    Raises:
        DataError: it has macros, merged cells, too many rows or columns, or would unpack to too much.
    """
    rows: dict[str, int] = {}
    with zipfile.ZipFile(stream) as archive:
        if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
            raise DataError(_TOO_BIG, file=path, limit=MAX_UNPACKED // 2**20)
        if any(name.lower().endswith("vbaproject.bin") for name in archive.namelist()):
            raise DataError(N_("{file} has macros; save it as .xlsx without them."), file=path)
        targets = {
            entry.get("Id"): "xl/" + str(entry.get("Target")).removeprefix("/xl/")
            for entry in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        }
        for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
            member = targets.get(sheet.get(_RELATION), "")
            if member in archive.namelist():
                name = str(sheet.get("name"))
                with archive.open(member) as part:
                    rows[name] = _count_rows(name, part)
    return rows


def _count_rows(name: str, part: IO[bytes]) -> int:
    scan = _SheetScan(name)
    parser = ElementTree.XMLParser(target=scan)
    while chunk := part.read(_CHUNK):
        parser.feed(chunk)
    parser.close()
    return scan.rows


class _SheetScan:
    """Counts rows and cells while a sheet is parsed, and builds no tree of it."""

    def __init__(self, name: str) -> None:
        self._name, self.rows, self._cells = name, 0, 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """One element begins."""
        if tag == f"{_MAIN}mergeCell":
            raise DataError(
                N_("Sheet “{sheet}” has merged cells ({cells}); split them, every row needs its own."),
                sheet=self._name,
                cells=attributes.get("ref", ""),
            )
        if tag == f"{_MAIN}row":
            self.rows, self._cells = self.rows + 1, 0
        elif tag == f"{_MAIN}c":
            self._cells += 1
        if self.rows > MAX_ROWS or self._cells > MAX_COLUMNS:
            raise _too_large(self._name)

    def end(self, tag: str) -> None:
        """One element ends."""

    def data(self, text: str) -> None:
        """Text between elements."""

    def close(self) -> None:
        """The sheet ends."""


def _too_large(sheet: str) -> DataError:
    return DataError(
        N_("Sheet “{sheet}” has more than {rows} rows or {columns} columns; import it in parts."),
        sheet=sheet,
        rows=MAX_ROWS,
        columns=MAX_COLUMNS,
    )


def _sheet_rows(sheet: Any) -> Iterator[list[object]]:
    sheet.reset_dimensions()
    for row in sheet.iter_rows():
        yield [_Computed(getattr(c.value, "text", c.value)) if c.data_type in ("f", "e") else c.value for c in row]


class _Computed(str):
    """A formula, or the error that one left: what it is worth depends on the program that last looked at it."""

    __slots__ = ()


def _csv_rows(path: Path) -> Iterator[list[object]]:
    raw = path.read_bytes()
    if len(raw) > MAX_UNPACKED:
        raise DataError(_TOO_BIG, file=path, limit=MAX_UNPACKED // 2**20)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise DataError(N_("{file} is neither UTF-8 nor GB 18030; save it as UTF-8."), file=path)
    broken = N_("{file} is no CSV ({reason}); save it again as CSV with commas.")
    if "\0" in text:
        raise DataError(broken, file=path, reason="NUL")
    try:
        for row in csv.reader(io.StringIO(text, newline=""), strict=True):
            yield [*row]
    except csv.Error as error:
        raise DataError(broken, file=path, reason=error) from error


def _collect(sheets: Iterable[tuple[str, Iterator[list[object]]]]) -> Sheets:
    found = Sheets([], [])
    known = {name[-LONGEST_NAME:]: table for name, table in SHEETS.items()}
    known |= {name.rpartition(".")[2]: table for name, table in SHEETS.items()}
    count = 0
    for name, lines in sheets:
        table = known.get(name.strip())
        if table is None:
            raise DataError(
                N_("Sheet “{sheet}” is no table of the catalogue; call it one of {names}, or take it out."),
                sheet=name[:LONGEST_NAME],
                names=", ".join(SHEETS),
            )
        header: list[str] = []
        for number, values in enumerate(lines, 1):
            count += 1
            if count > MAX_ROWS or len(values) > MAX_COLUMNS:
                raise _too_large(name)
            if not header:
                header = _read_header(name, table, values)
            elif any(value not in (None, "") for value in values):
                found.rows.append(_read_row(table, Cell(name, number), header, values, found.faults))
        if not header:
            _read_header(name, table, [])
    return found


def _read_header(sheet: str, table: Table, values: list[object]) -> list[str]:
    header = [unicodedata.normalize("NFKC", str(value or "")).strip() for value in values]
    while header and not header[-1]:
        header.pop()
    unknown = [column for column in header if column not in (*table.header, PROBLEM)]
    doubled = [column for column in header if header.count(column) > 1]
    key = table.header[0]
    if unknown or doubled or key not in header:
        raise DataError(
            N_("The first row of sheet “{sheet}” is not that of the table ({columns}); it needs {header}."),
            sheet=sheet,
            columns=", ".join(dict.fromkeys(column[:40] or "–" for column in unknown + doubled)) or f"– {key}",
            header=", ".join(table.header),
        )
    return header


def _read_row(table: Table, cell: Cell, header: list[str], values: list[object], faults: list[RowFault]) -> SheetRow:
    texts: Row = {}
    raw: Row = {}
    for position, value in enumerate(values):
        column = header[position] if position < len(header) else ""
        place = Cell(cell.sheet, cell.row, column)
        if value is None or value == "" or column == PROBLEM:
            continue
        if not column:
            faults.append(RowFault(place, Message(N_("a cell stands beyond the last column")), Message(N_("clear it"))))
            continue
        raw[column] = str(value)
        if isinstance(value, _Computed):
            problem = Message(N_("the cell holds the formula {formula}"), {"formula": value[:40]})
            faults.append(RowFault(place, problem, Message(N_("paste its value instead"))))
            continue
        texts[column] = raw[column] = _text_of(value, prose=column in table.prose)
        if len(texts[column]) > MAX_CELL:
            problem = Message(N_("is longer than {max_length} characters"), {"max_length": MAX_CELL})
            faults.append(RowFault(place, problem, Message(N_("say it shorter, or make two statements of it"))))
    return SheetRow(table, cell, texts, frozenset(header) - {PROBLEM}, raw)


def _text_of(value: object, *, prose: bool) -> str:
    """A cell as the files write it: days as YYYY-MM-DD, whole numbers without a fraction, half-width digits."""
    text = str(value)
    match value:
        case bool():
            text = text.lower()
        case datetime() if value.time() == time.min:
            text = value.date().isoformat()
        case time():
            text = value.strftime("%H:%M")
        case timedelta():  # how spreadsheet programs keep hours that may pass midnight
            minutes = round(value.total_seconds() / 60)
            text = f"{minutes // 60:02}:{minutes % 60:02}"
        case float() if value.is_integer():
            text = str(int(value))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = (line.strip() for line in (text if prose else unicodedata.normalize("NFKC", text)).split("\n"))
    return "\n".join(line for line in lines if line)
