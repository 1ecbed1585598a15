"""The data folder as a spreadsheet, and a spreadsheet into the data folder.

A row is a record or a part of one. Rows that are new are added, rows of the same id take the place of the old ones in
the columns that the sheet has, and what a spreadsheet does not name stays as it is. Parts without ids of their own
(opening hours, steps) take the place of all such parts of the record that they name, together or not at all.
"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from cztservices.authoring.data_records import (
    DataRecords,
    find_comment,
    read_headers,
    read_whole_records,
    render_files,
    write_files,
)
from cztservices.authoring.faults import Fault
from cztservices.authoring.load import load_catalogue
from cztservices.authoring.merge import Merged, merge_rows, same_content
from cztservices.authoring.progress import Report, Steps
from cztservices.authoring.tables import SHEETS, TABLES, Row, flatten
from cztservices.authoring.workbook import (
    PROBLEM,
    REJECTS,
    Cell,
    RowFault,
    SheetRow,
    read_sheets,
)
from cztservices.authoring.workbook_write import csv_text, write_csv, write_workbook
from cztservices.errors import DataError, Message
from cztservices.i18n import N_

Place = tuple[str, int]
"""Sheet and row."""


@dataclass(slots=True)
class ImportReport:
    """What an import did: files written, records added, changed and the same, faults, and where rejects are."""

    files: list[str] = field(default_factory=list)
    added: int = 0
    changed: int = 0
    same: int = 0
    faults: list[RowFault] = field(default_factory=list)
    rejects: Path | None = None


READING, CHECKING, WRITING = 3, 5, 20
"""Steps that an import or an export is told in: the spreadsheet read, the data checked, the spreadsheet written."""

TRYING, FINISHING = 2 + CHECKING, 3


def export_sheets(folder: Path, out: Path, report: Report | None = None) -> int:
    """Write all tables of ``folder`` to ``out``: a workbook, or for any other name a folder of CSV files.

    All of it is written or nothing: ``report`` may stop it at every step. Returns the number of rows.

    Raises:
        DataError: the data cannot be read without loss, or ``out`` cannot be written.
    """
    if not (folder / "jurisdictions.yaml").is_file():
        raise DataError(
            N_("there is no data folder with a jurisdictions.yaml at {folder}; name the folder with --data"),
            folder=folder,
        )
    steps = Steps(report, 1 + WRITING)
    data = read_whole_records(folder)
    steps.take()
    rows: dict[str, list[Row]] = {name: [] for name in SHEETS}
    for name, table in TABLES.items():
        for sheet, row in flatten(table, data.tables[name].values()):
            rows[sheet].append(row)
    try:
        _write(out, rows, report=steps.share(WRITING))
    except OSError as error:
        raise DataError(
            N_("{file} cannot be written ({reason}); name another with --out."), file=out, reason=error.strerror
        ) from error
    return sum(len(table_rows) for table_rows in rows.values())


def _write(out: Path, rows: dict[str, list[Row]], extra: tuple[str, ...] = (), report: Report | None = None) -> None:
    if out.suffix.lower() == ".xlsx":
        write_workbook(out, rows, extra, report)
        return
    files, steps = {}, Steps(report, len(rows))
    for name, table_rows in rows.items():
        files[f"{name}.csv"] = csv_text(SHEETS[name], table_rows, extra)
        steps.take()
    write_files(out, files)


def import_sheets(
    folder: Path,
    path: Path,
    *,
    skip_bad: bool = False,
    gettext: Callable[[str], str] = str,
    report: Report | None = None,
) -> ImportReport:
    """Read ``path`` into ``folder``: everything, or nothing when a row is bad.

    With ``skip_bad`` the good rows are written, and the bad ones beside ``path`` with what is wrong, in the language of
    ``gettext``. ``report`` may stop it at every step, the last of which comes before anything is written; there are
    more steps than it was told at first when rows must be left out.

    Raises:
        DataError: ``path`` is no spreadsheet that can be taken, the data cannot be read without loss, or a file cannot
            be written; nothing was changed.
    """
    steps = Steps(report, READING + 1 + CHECKING + TRYING + FINISHING)
    sheets = steps.run(READING, partial(read_sheets, path))
    before = read_whole_records(folder)
    steps.take()
    known = _count_severe(steps.run(CHECKING, partial(load_catalogue, folder))[1].faults)
    outcome = ImportReport()
    rows, faults = sheets.rows, list(sheets.faults)
    while True:
        merged = steps.run(1, partial(merge_rows, before.tables, rows))
        faults += merged.faults
        spoken_of = {_place_of(fault) for fault in faults}
        tried = _try_out(folder, merged, known, steps)
        faults += [fault for fault in tried if _place_of(fault) not in spoken_of]
        if skip_bad:
            faults += _companions(rows, faults)
        outcome.faults += faults
        bad = {_place_of(fault) for fault in faults}
        good = [row for row in rows if (row.cell.sheet, row.cell.row) not in bad]
        if faults and (not skip_bad or len(good) == len(rows)):
            return outcome
        if not faults:
            break
        rows, faults = good, []
        steps.expect(TRYING)
    write_rejects = partial(_write_rejects, path, sheets.rows, outcome.faults, gettext)
    _finish(folder, before, merged, outcome, write_rejects, steps)
    return outcome


def _place_of(fault: RowFault) -> Place:
    return fault.cell.sheet, fault.cell.row


def _count_severe(faults: list[Fault]) -> dict[tuple[str, str], int]:
    """How often each severe fault stands in each file."""
    counts: dict[tuple[str, str], int] = {}
    for fault in faults:
        if fault.severe:
            key = (fault.place.file, fault.problem.render())
            counts[key] = counts.get(key, 0) + 1
    return counts


def _try_out(folder: Path, merged: Merged, known: dict[tuple[str, str], int], steps: Steps) -> list[RowFault]:
    """Check the data as it would be; faults of records that the spreadsheet does not touch were there before."""
    with tempfile.TemporaryDirectory() as scratch:
        trial = Path(scratch)
        write_files(trial, render_files(merged.tables))
        steps.take()
        for path in folder.glob("*.yaml"):
            if not (trial / path.name).is_file():
                shutil.copy(path, trial / path.name)
        read = steps.run(CHECKING, partial(load_catalogue, trial))[1]
    faults = [fault for fault in read.faults if fault.severe]
    found, left = [], dict(known)
    for fault in faults:
        cell = merged.cell_of(fault.place)
        key = (fault.place.file, fault.problem.render())
        if cell is None and left.get(key, 0):
            left[key] -= 1
        else:
            place = cell or Cell(fault.place.file, fault.place.line, fault.place.field)
            found.append(RowFault(place, fault.problem, fault.mend))
    return found


def _companions(rows: list[SheetRow], faults: list[RowFault]) -> list[RowFault]:
    """Parts without ids whose record has a bad one among them: half of the opening hours would be wrong hours."""
    bad = {_place_of(fault) for fault in faults}
    groups: dict[tuple[str, str], list[SheetRow]] = {}
    for row in rows:
        if row.table.above and not row.table.has_ids:
            groups.setdefault((row.table.name, row.texts.get(row.table.above, "")), []).append(row)
    found = []
    for group in groups.values():
        culprit = next((row for row in group if (row.cell.sheet, row.cell.row) in bad), None)
        for row in group if culprit else ():
            if culprit and (row.cell.sheet, row.cell.row) not in bad:
                problem = Message(N_("belongs together with row {row}, which is bad"), {"row": culprit.cell.row})
                found.append(RowFault(row.cell, problem, Message(N_("import both when that is mended"))))
    return found


def _finish(
    folder: Path,
    before: DataRecords,
    merged: Merged,
    outcome: ImportReport,
    write_rejects: Callable[[], Path],
    steps: Steps,
) -> None:
    """Write the rejects, then the data, and count."""
    headers = read_headers(folder)
    old = render_files(before.tables, headers)
    steps.take()
    new = render_files(merged.tables, headers)
    steps.take()
    changed = {file: text for file, text in new.items() if old.get(file) != text or not (folder / file).is_file()}
    moved = [file for file in old if file not in new]
    for file in (file for file in (*changed, *moved) if (folder / file).is_file()):
        line = find_comment((folder / file).read_text(encoding="utf-8"))
        if line:
            raise DataError(
                N_("{file}, line {line}: an import would lose this comment; move it to the top of the file."),
                file=file,
                line=line,
            )
    steps.take()
    try:
        if outcome.faults:
            outcome.rejects = write_rejects()
        outcome.files = write_files(folder, changed, moved)
    except OSError as error:
        if outcome.rejects and not outcome.files:
            _remove(outcome.rejects)
        raise DataError(
            N_("{file} cannot be written ({reason}); make the folder writable and import again."),
            file=error.filename2 or error.filename or folder,
            reason=error.strerror,
        ) from error
    for table, key in merged.touched_records():
        was, now = before.tables[table].get(key), merged.tables[table][key]
        outcome.added += was is None
        outcome.changed += was is not None and not same_content(was, now)
        outcome.same += was is not None and same_content(was, now)


def _write_rejects(path: Path, rows: list[SheetRow], faults: list[RowFault], gettext: Callable[[str], str]) -> Path:
    """Write the rows with faults beside ``path``, each with what is wrong in a column of its own."""
    words: dict[Place, list[str]] = {}
    for fault in faults:
        where = f"{fault.cell.column}: " if fault.cell.column else ""
        sentence = f"{where}{fault.problem.render(gettext)}; {fault.mend.render(gettext)}"
        words.setdefault(_place_of(fault), []).append(sentence)
    rejects: dict[str, list[Row]] = {}
    for row in rows:
        place = (row.cell.sheet, row.cell.row)
        if place in words:
            rejects.setdefault(row.table.name, []).append(row.raw | {PROBLEM: "\n".join(words[place])})
    beside = path.with_name(f"{path.stem}{REJECTS}{path.suffix}")
    if beside.exists():
        raise DataError(N_("{file} is there already; import it first, or move it away."), file=beside)
    if path.suffix.lower() == ".csv":
        name = next(iter(rejects))
        write_csv(beside, SHEETS[name], rejects[name], (PROBLEM,))
    else:
        _write(beside, rejects, (PROBLEM,))
    return beside


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
