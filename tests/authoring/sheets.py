"""Spreadsheets made by hand: good ones, and such as no program of ours would write."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl

from cztservices.authoring.tables import SHEETS
from cztservices.errors import DataError

SOURCE = {"id": "new-2024", "title": "新通知", "publisher": "长沙日报", "grade": "press", "published": "2024-05-06"}
"""A row of the sheet ``sources`` that is new to the sample."""

_NO_TIME = b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" />'
"""So that the same rows give the same bytes, whenever they are written."""


def write_book(path: Path, sheets: Mapping[str, Iterable[Sequence[object]]]) -> Path:
    """A workbook with these rows in each sheet, the first of them the header."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return patch_book(path, {"docProps/core.xml": _NO_TIME})


def table_book(path: Path, rows: Mapping[str, Sequence[Mapping[str, object]]]) -> Path:
    """A workbook with whole headers, its rows given by column."""
    return write_book(
        path,
        {
            name: [SHEETS[name].header, *([row.get(column) for column in SHEETS[name].header] for row in table_rows)]
            for name, table_rows in rows.items()
        },
    )


def table_csv(path: Path, rows: Sequence[Mapping[str, object]], name: str = "") -> Path:
    """A CSV file with a whole header, its rows given by column; ``name`` is the table where the file is not."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, SHEETS[name or path.stem].header)
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    return path


def read_book(path: Path) -> dict[str, list[list[object]]]:
    """Every row of a workbook, by sheet."""
    book = openpyxl.load_workbook(path)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def patch_book(path: Path, patches: Mapping[str, bytes]) -> Path:
    """Put other bytes in the place of members of a workbook, or add members."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (members | dict(patches)).items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return path


def edit_member(path: Path, member: str, old: str, new: str) -> Path:
    """Put ``new`` in the place of ``old`` in a member of a workbook."""
    with zipfile.ZipFile(path) as archive:
        text = archive.read(member).decode()
    assert old in text, f"{old!r} is not in {member}: {text[:400]}"
    return patch_book(path, {member: text.replace(old, new, 1).encode()})


def share_texts(path: Path) -> Path:
    """Put every text of a workbook into the part that its sheets share, as Excel does."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    texts: list[str] = []
    for name in [name for name in members if name.startswith("xl/worksheets/")]:
        pieces = re.split(
            r't="inlineStr"><is><t(?: xml:space="preserve")?>(.*?)</t></is>', members[name], flags=re.DOTALL
        )
        members[name] = pieces[0]
        for text, rest in zip(pieces[1::2], pieces[2::2], strict=True):
            members[name] += f't="s"><v>{len(texts)}</v>{rest}'
            texts.append(text)
    shared = "".join(f"<si><t>{text}</t></si>" for text in texts)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    patches = {
        **members,
        "xl/sharedStrings.xml": f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{shared}</sst>',
        "[Content_Types].xml": members["[Content_Types].xml"].replace(
            "</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{content_type}" /></Types>'
        ),
        "xl/_rels/workbook.xml.rels": members["xl/_rels/workbook.xml.rels"].replace(
            "</Relationships>",
            f'<Relationship Id="rShared" Type="{kind}" Target="sharedStrings.xml" /></Relationships>',
        ),
    }
    return patch_book(path, {name: text.encode() for name, text in patches.items()})


def refused(run: Callable[[], object]) -> str:
    """What is said where ``run`` is refused; empty where it is not."""
    try:
        run()
    except DataError as error:
        return str(error)
    return ""
