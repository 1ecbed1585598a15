"""Rows of text as spreadsheets for clerks: a workbook with a sheet for each table, or CSV."""

import csv
import io
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from cztservices.authoring.progress import Report, Steps
from cztservices.authoring.tables import SHEETS, Row, Table
from cztservices.authoring.workbook import LONGEST_NAME


def write_workbook(
    path: Path, rows: Mapping[str, list[Row]], extra: tuple[str, ...] = (), report: Report | None = None
) -> None:
    """Write rows by table as a workbook with a sheet for each; ``extra`` are columns beyond those of the tables.

    Every row is a step for ``report``, and the last comes before the file takes its place.
    """
    import openpyxl

    steps = Steps(report, sum(len(table_rows) + 1 for table_rows in rows.values()) + 1)
    book = openpyxl.Workbook(write_only=True)
    text = io.BytesIO()
    try:
        for name, table_rows in rows.items():
            _fill_sheet(book.create_sheet(name[-LONGEST_NAME:]), (*SHEETS[name].header, *extra), table_rows, steps)
        book.save(text)
    except BaseException:
        _drop_sheets(book)
        raise
    steps.take()
    _put(path, text.getvalue())


def _fill_sheet(sheet: Any, header: tuple[str, ...], rows: list[Row], steps: Steps) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    sheet.freeze_panes = "B2"
    for line in [{column: column for column in header}, *rows]:
        cells = []
        for column in header:
            cell = WriteOnlyCell(sheet, value=line.get(column, ""))
            if cell.value:
                cell.data_type = "s"  # never a formula, whatever it begins with
                cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if line is not None and cell.value == column:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)
        steps.take()


def _drop_sheets(book: Any) -> None:
    """Remove the files in which openpyxl gathers the rows of each sheet; it would do so at the end of the program."""
    for sheet in book.worksheets:
        with suppress(Exception):  # a sheet that was saved has none
            sheet.close()
            sheet._writer.cleanup()  # noqa: SLF001 - there is no other way


def csv_text(table: Table, rows: list[Row], extra: tuple[str, ...] = ()) -> str:
    """The rows of one table as CSV; with the mark by which spreadsheet programs know UTF-8."""
    text = io.StringIO(newline="")
    text.write("\ufeff")
    writer = csv.DictWriter(text, (*table.header, *extra), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def write_csv(path: Path, table: Table, rows: list[Row], extra: tuple[str, ...] = ()) -> None:
    """Write the rows of one table to a file of its own."""
    _put(path, csv_text(table, rows, extra).encode())


def _put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    partial = path.with_name(f"{path.name}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
