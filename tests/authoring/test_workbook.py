"""Spreadsheets from anywhere: what a cell is taken for, and what is refused in one sentence."""

import csv
import io
import subprocess
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.formula import ArrayFormula

from cztservices.authoring.tables import SHEETS
from cztservices.authoring.workbook import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_UNPACKED,
    read_sheets,
)
from cztservices.authoring.workbook_write import write_csv, write_workbook
from cztservices.errors import DataError
from tests.authoring.folders import examples
from tests.authoring.odd_data import lines
from tests.authoring.sheets import (
    SOURCE,
    edit_member,
    patch_book,
    refused,
    share_texts,
    table_book,
    table_csv,
    write_book,
)

HEADER = SHEETS["sources"].header


@pytest.fixture
def book(tmp_path):
    """A workbook with one good row."""
    return table_book(tmp_path / "book.xlsx", {"sources": [SOURCE]})


def one_cell(tmp_path: Path, value: object, column: str = "title", sheet: str = "sources") -> str:
    """What one cell of a workbook is read as."""
    sheets = read_sheets(table_book(tmp_path / "cell.xlsx", {sheet: [{SHEETS[sheet].header[0]: "x", column: value}]}))
    assert sheets.faults == []
    return sheets.rows[0].texts.get(column, "")


def refusal(path: Path) -> str:
    """The sentence with which a file is refused; it names the file or the sheet, and is one line."""
    with pytest.raises(DataError) as caught:
        read_sheets(path)
    words = str(caught.value)
    assert "\n" not in words
    assert words.endswith(".")
    assert len(words) < 700
    return words


def test_row_has_its_table_its_place_and_its_texts(book):
    sheets = read_sheets(book)
    (row,) = sheets.rows
    assert (row.table.name, row.cell.sheet, row.cell.row, row.texts) == ("sources", "sources", 2, SOURCE)
    assert sheets.faults == []


@pytest.mark.parametrize("name", [*SHEETS, "statements", "hours", "exceptions", "windows", "entries", "steps"])
def test_sheet_is_known_by_its_whole_name_and_by_its_last_word(tmp_path, name):
    table = next(table for key, table in SHEETS.items() if name in (key, key.rpartition(".")[2]))
    sheets = read_sheets(write_book(tmp_path / "book.xlsx", {name: [table.header, ["x"] * len(table.header)]}))
    assert [row.table for row in sheets.rows] == [table]


@pytest.mark.parametrize("suffix", [".xlsx", ".XLSX"])
def test_suffix_may_be_in_capitals(book, suffix):
    path = book.rename(book.with_suffix(suffix))
    assert len(read_sheets(path).rows) == 1


def test_columns_may_stand_in_any_order_and_some_be_missing(tmp_path):
    path = write_book(tmp_path / "book.xlsx", {"sources": [["title", "id"], ["名", "x"]]})
    assert read_sheets(path).rows[0].texts == {"id": "x", "title": "名"}


def test_header_may_be_full_width(tmp_path):
    path = write_book(tmp_path / "book.xlsx", {"sources": [["ｉｄ", " title "], ["x", "名"]]})
    assert read_sheets(path).rows[0].texts == {"id": "x", "title": "名"}


def test_empty_columns_behind_the_last_are_left_out(tmp_path):
    path = write_book(tmp_path / "book.xlsx", {"sources": [["id", "title", None, ""], ["x", "名", None, ""]]})
    sheets = read_sheets(path)
    assert (len(sheets.rows), sheets.faults) == (1, [])


def test_empty_rows_are_left_out_and_counted(tmp_path):
    path = write_book(tmp_path / "book.xlsx", {"sources": [HEADER, [], [None, ""], ["x"]]})
    assert [row.cell.row for row in read_sheets(path).rows] == [4]


def test_rows_that_the_file_skips_are_counted(book):
    """As Excel writes a sheet with empty rows."""
    text = zipfile.ZipFile(book).read("xl/worksheets/sheet1.xml").decode()
    moved = text.replace('<row r="2"', '<row r="9"').replace('r="A2"', 'r="A9"')
    for letter in "BCDEFG":
        moved = moved.replace(f'r="{letter}2"', f'r="{letter}9"')
    patch_book(book, {"xl/worksheets/sheet1.xml": moved.encode()})
    assert [row.cell.row for row in read_sheets(book).rows] == [9]


def test_texts_that_the_workbook_shares_are_read(book):
    """As Excel writes them."""
    assert read_sheets(share_texts(book)).rows[0].texts == SOURCE


def test_workbook_with_what_only_excel_knows_is_read(book):
    """Its rules for input and colours, which openpyxl warns about."""
    rule = '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"></ext></extLst></worksheet>'
    edit_member(book, "xl/worksheets/sheet1.xml", "</worksheet>", rule)
    assert read_sheets(book).rows[0].texts == SOURCE


def test_workbook_without_a_default_style_is_read(book):
    """As other programs than Excel write it, which openpyxl warns about."""
    with zipfile.ZipFile(book) as archive:
        styles = archive.read("xl/styles.xml").decode()
    start, end = styles.index("<cellStyles"), styles.index("</cellStyles>") + len("</cellStyles>")
    patch_book(book, {"xl/styles.xml": (styles[:start] + styles[end:]).encode()})
    assert read_sheets(book).rows[0].texts == SOURCE


def test_refused_workbook_is_not_held_open(tmp_path):
    """Windows would not let the clerk save the mended one."""
    path = write_book(tmp_path / "book.xlsx", {"sources": [["wrong"], ["x"]]})
    with pytest.raises(DataError) as caught:
        read_sheets(path)
    held = {entry.resolve() for entry in Path("/proc/self/fd").iterdir()}
    assert path not in held
    assert caught.value.__traceback__ is not None


# What a cell is taken for


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2024, 1, 9), "2024-01-09"),
        (datetime(2024, 1, 9), "2024-01-09"),  # noqa: DTZ001 - a cell has no zone
        (2024, "2024"),
        ("2024-01", "2024-01"),
        ("２０２４－０１－０９", "2024-01-09"),
        (" 2024-01-09\u3000", "2024-01-09"),
    ],
    ids=str,
)
def test_day_is_read_as_the_files_write_it(tmp_path, value, text):
    assert one_cell(tmp_path, value, "published") == text


def test_time_of_day_does_not_become_a_day(tmp_path):
    text = one_cell(tmp_path, datetime(2024, 1, 9, 8, 30), "published")  # noqa: DTZ001 - a cell has no zone
    assert text == "2024-01-09 08:30:00"


@pytest.mark.parametrize(("value", "text"), [(time(9, 0), "09:00"), ("０９：００", "09:00"), ("09:00", "09:00")])
def test_clock_is_read_as_the_files_write_it(tmp_path, value, text):
    assert one_cell(tmp_path, value, "opens", "offices.hours") == text


def test_clock_as_excel_keeps_it_is_read(tmp_path):
    """``[h]:mm`` is how Excel writes hours that may pass midnight."""
    assert one_cell(tmp_path, timedelta(hours=9), "opens", "offices.hours") == "09:00"


@pytest.mark.parametrize(
    ("value", "text"),
    [(430100, "430100"), (430100.0, "430100"), (12.5, "12.5"), (0, "0"), ("０７３１－８８８８１２３４", "0731-88881234"),
     ("007", "007"), (True, "true")],
    ids=str,
)  # fmt: skip
def test_code_or_number_is_read_as_the_files_write_it(tmp_path, value, text):
    assert one_cell(tmp_path, value, "yuan", "services.statements") == text


@pytest.mark.parametrize(
    "text",
    ["１２３号（北栋）", "007", "+86", "-5", "=1+1 元", "@到", "'=1", "a\u00a0b", "字" * 600, "😀", "_x0041_", "#N/A"],
)
def test_words_are_kept_as_they_are(tmp_path, text):
    path = tmp_path / "book.xlsx"
    write_workbook(path, {"sources": [{"id": "x", "title": text}]})
    assert read_sheets(path).rows[0].texts["title"] == text


@given(st.lists(lines, min_size=1, max_size=12))
@examples(40)
def test_what_is_written_as_a_workbook_is_read_again(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("books") / "book.xlsx"
    write_workbook(path, {"sources": [{"id": str(number), "title": text} for number, text in enumerate(texts)]})
    assert [row.texts["title"] for row in read_sheets(path).rows] == texts


@given(st.lists(lines, min_size=1, max_size=12))
@examples(40)
def test_what_is_written_as_csv_is_read_again(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("csv") / "sources.csv"
    rows = [{"id": str(number), "title": text} for number, text in enumerate(texts)]
    write_csv(path, SHEETS["sources"], rows)
    assert [row.texts["title"] for row in read_sheets(path).rows] == texts


def test_written_workbook_holds_no_formula(tmp_path):
    write_workbook(tmp_path / "book.xlsx", {"sources": [{"id": "x", "title": "=1+1"}]})
    cells = openpyxl.load_workbook(tmp_path / "book.xlsx")["sources"]
    assert (cells["B2"].data_type, cells["B2"].value) == ("s", "=1+1")


def test_written_workbook_keeps_leading_zeros_when_a_program_saves_it_again(tmp_path):
    write_workbook(tmp_path / "book.xlsx", {"sources": [{"id": "x", "title": "007"}]})
    assert openpyxl.load_workbook(tmp_path / "book.xlsx")["sources"]["B2"].number_format == "@"


def test_text_on_several_lines_of_a_list_keeps_its_lines(tmp_path):
    assert one_cell(tmp_path, " one \r\n\r\n two\rthree", "sources", "services.statements") == "one\ntwo\nthree"


def test_address_of_a_page_is_kept_as_it_is(tmp_path):
    """Another sign is another page."""
    url = "https://example.org/长沙（市）/１２"
    assert one_cell(tmp_path, url, "url") == url


# What is wrong with one cell is said of that cell


def test_formula_is_a_fault_of_its_cell(tmp_path):
    path = write_book(tmp_path / "book.xlsx", {"sources": [HEADER, ["x", "=A1&B1"]]})
    (fault,) = read_sheets(path).faults
    assert (fault.cell.sheet, fault.cell.row, fault.cell.column) == ("sources", 2, "title")
    assert "=A1&B1" in fault.problem.render()
    assert "paste its value" in fault.mend.render()


def test_formula_over_several_cells_is_shown_as_its_author_knows_it(tmp_path):
    path = write_book(tmp_path / "book.xlsx", {"sources": [HEADER, ["x", ArrayFormula("B2", "=SUM(A1:A2*1)")]]})
    (fault,) = read_sheets(path).faults
    assert "=SUM(A1:A2*1)" in fault.problem.render()


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!"])
def test_error_value_is_a_fault_of_its_cell(tmp_path, error):
    """Pasted as values, what a broken formula left would be read as a text."""
    path = write_book(tmp_path / "book.xlsx", {"sources": [HEADER, ["x", error]]})
    assert openpyxl.load_workbook(path)["sources"]["B2"].data_type == "e"
    (fault,) = read_sheets(path).faults
    assert (fault.cell.row, fault.cell.column) == (2, "title")


def test_cell_beyond_the_last_column_is_a_fault(tmp_path):
    path = write_book(tmp_path / "book.xlsx", {"sources": [["id", "title"], ["x", "名", None, "lost"]]})
    (fault,) = read_sheets(path).faults
    assert (fault.cell.sheet, fault.cell.row) == ("sources", 2)
    assert "beyond the last column" in fault.problem.render()
    assert fault.mend.render() == "clear it"


def test_cell_that_is_too_long_is_a_fault(tmp_path):
    path = write_book(tmp_path / "book.xlsx", {"sources": [HEADER, ["x", "字" * (MAX_CELL + 1)]]})
    (fault,) = read_sheets(path).faults
    assert (fault.cell.row, fault.cell.column) == (2, "title")
    assert str(MAX_CELL) in fault.problem.render()


# What is refused whole


@pytest.mark.parametrize("name", ["Sheet1", "Sources", "service", "", "sources (2)", "x" * 31])
def test_sheet_of_another_name_is_refused_with_the_names(tmp_path, name):
    path = tmp_path / "book.xlsx"
    edit_member(write_book(path, {"here": [HEADER]}), "xl/workbook.xml", 'name="here"', f'name="{name}"')
    words = refusal(path)
    assert f"“{name}”" in words
    assert "services.statements" in words


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        (["id", "titel"], "titel"),
        (["id", "title", "title"], "title"),
        (["title"], "id"),
        (["id", "title", "", "grade"], "–"),
        (["id", "=1+1"], "=1+1"),
        (["编号", "标题"], "编号"),
        ([None, None], "id"),
        (["id", "x" * 500], "x" * 40),
        (["id", 5], "5"),
    ],
    ids=repr,
)
def test_wrong_first_row_is_refused_with_the_right_one(tmp_path, header, shown):
    words = refusal(write_book(tmp_path / "book.xlsx", {"sources": [header, ["x"] * len(header)]}))
    assert "“sources”" in words
    assert shown in words
    assert ", ".join(HEADER) in words


def test_title_above_the_header_is_refused(tmp_path):
    assert "“sources”" in refusal(write_book(tmp_path / "book.xlsx", {"sources": [["我的表"], HEADER, ["x"]]}))


def test_merged_cells_are_refused_with_their_range(tmp_path):
    path = table_book(tmp_path / "book.xlsx", {"sources": [SOURCE, SOURCE]})
    book = openpyxl.load_workbook(path)
    book["sources"].merge_cells("C2:C3")
    book.save(path)
    words = refusal(path)
    assert "C2:C3" in words
    assert "“sources”" in words
    assert "split" in words


def test_macros_are_refused(book):
    patch_book(book, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    assert "macros" in refusal(book)


@pytest.mark.parametrize("suffix", [".xlsm", ".xls", ".ods", ".txt", ".zip", ""])
def test_other_kind_of_file_is_refused_by_its_name(book, suffix):
    path = book.rename(book.with_suffix(suffix))
    words = refusal(path)
    assert str(path) in words
    assert ".xlsx or .csv" in words


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"PK\x05\x06" + bytes(18),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"<html></html>",
        b"id,title\n",
    ],
    ids=["empty", "cut", "no members", "old Excel", "web page", "csv"],
)
def test_file_that_is_no_workbook_is_refused(tmp_path, content):
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    assert str(path) in refusal(path)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_workbook_cut_short_is_refused(book, part):
    whole = book.read_bytes()
    book.write_bytes(whole[: int(len(whole) * part)])
    assert str(book) in refusal(book)


@given(st.data())
@examples(60)
def test_damaged_workbook_is_read_or_refused_and_nothing_else(tmp_path_factory, data):
    path = table_book(tmp_path_factory.mktemp("damaged") / "book.xlsx", {"sources": [SOURCE]})
    whole = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, 10_000)) % len(whole)] = data.draw(st.integers(0, 255))
    path.write_bytes(whole)
    sentence = refused(lambda: read_sheets(path))
    assert not sentence or str(path) in sentence or "sources" in sentence


@pytest.mark.parametrize("member", ["xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_member_that_does_not_unpack_is_refused(book, member):
    """The packed bytes are damaged, not the list of members."""
    with zipfile.ZipFile(book) as archive:
        info = archive.getinfo(member)
        start = info.header_offset + 30 + len(member)
    whole = bytearray(book.read_bytes())
    whole[start : start + 20] = b"\xff" * 20
    book.write_bytes(whole)
    assert str(book) in refusal(book)


@pytest.mark.parametrize("member", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"])
def test_workbook_without_a_part_that_it_needs_is_refused(book, member):
    with zipfile.ZipFile(book) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name != member}
    with zipfile.ZipFile(book, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert str(book) in refusal(book)


def test_zip_with_a_password_is_refused(book):
    whole = bytearray(book.read_bytes())
    at = 0
    while (at := whole.find(b"PK\x01\x02", at)) >= 0:
        whole[at + 8] |= 1
        at += 4
    book.write_bytes(whole)
    assert str(book) in refusal(book)


def test_zip_bomb_is_refused_by_its_declared_sizes(book):
    patch_book(book, {"xl/media/one.bin": bytes(MAX_UNPACKED // 2), "xl/media/two.bin": bytes(MAX_UNPACKED // 2)})
    assert book.stat().st_size < 200_000
    words = refusal(book)
    assert "48 MB" in words


def test_zip_bomb_that_declares_a_small_size_is_refused(book):
    """What it declares is all that is read of it, and then it is no XML."""
    huge = b'<?xml version="1.0"?><worksheet>' + b" " * 60_000_000 + b"</worksheet>"
    patch_book(book, {"xl/worksheets/sheet1.xml": huge})
    whole = bytearray(book.read_bytes())
    declared = len(huge).to_bytes(4, "little")
    assert whole.count(declared) == 2
    book.write_bytes(bytes(whole).replace(declared, (500).to_bytes(4, "little")))
    assert str(book) in refusal(book)


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]>"  # fmt: skip


@pytest.mark.parametrize(
    "member",
    [
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
    ],
)
def test_entity_bomb_is_refused(book, member):
    share_texts(book)
    with zipfile.ZipFile(book) as archive:
        text = archive.read(member).decode()
    start = text.index("?>") + 2 if text.startswith("<?xml") else 0
    head, rest = text[:start], text[start:]
    at = rest.index(">") + 1 if rest[rest.index(">") - 1] != "/" else rest.index("/>")
    patch_book(book, {member: f"{head}{BOMB}{rest[:at]}&j;{rest[at:]}".encode()})
    assert str(book) in refusal(book)


def test_outside_entity_is_refused(book, tmp_path):
    share_texts(book)
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    with zipfile.ZipFile(book) as archive:
        text = archive.read("xl/sharedStrings.xml").decode()
    bad = text.replace("<sst", f'<!DOCTYPE sst [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]><sst', 1)
    patch_book(book, {"xl/sharedStrings.xml": bad.replace("新通知", "&x;").encode()})
    assert "secret.txt" not in refusal(book)


@pytest.mark.parametrize("name", ["book.xlsx", "sources.csv"])
def test_file_that_is_not_there_is_refused(tmp_path, name):
    words = refusal(tmp_path / name)
    assert str(tmp_path / name) in words
    assert "check the path" in words


@pytest.mark.parametrize("name", ["book.xlsx", "sources.csv", "book"])
def test_folder_is_refused(tmp_path, name):
    (tmp_path / name).mkdir()
    assert str(tmp_path / name) in refusal(tmp_path / name)


@pytest.mark.parametrize("name", ["book.xlsx", "sources.csv"])
def test_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch, name):
    path = tmp_path / name
    table_book(path, {"sources": [SOURCE]}) if name.endswith("xlsx") else table_csv(path, [SOURCE])

    def forbidden(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(io, "open", forbidden)
    monkeypatch.setattr(Path, "open", forbidden)
    monkeypatch.setattr(Path, "read_bytes", forbidden)
    words = refusal(path)
    assert str(path) in words
    assert "Permission denied" in words


# CSV


def test_csv_has_the_name_of_its_table(tmp_path):
    (row,) = read_sheets(table_csv(tmp_path / "sources.csv", [SOURCE])).rows
    assert (row.table.name, row.cell.row, row.texts) == ("sources", 2, SOURCE)


@pytest.mark.parametrize("name", ["my sources.csv", "table.csv", "sources.2.csv"])
def test_csv_of_another_name_is_refused_with_the_names(tmp_path, name):
    words = refusal(table_csv(tmp_path / name, [SOURCE], "sources"))
    assert "sources, channels" in words


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_csv_is_read_in_the_encodings_of_the_country(tmp_path, encoding):
    path = table_csv(tmp_path / "sources.csv", [SOURCE])
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    assert read_sheets(path).rows[0].texts == SOURCE


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "big5", "cp1252"])
def test_csv_in_another_encoding_is_refused(tmp_path, encoding):
    path = tmp_path / "sources.csv"
    path.write_bytes(
        "id,title\nx,“é¢\n".encode(encoding, "replace") + (b"\xff\xff" if encoding in ("big5", "cp1252") else b"")
    )
    assert "sources" in refusal(path)


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_csv_with_another_separator_is_refused(tmp_path, separator):
    path = tmp_path / "sources.csv"
    path.write_text(separator.join(HEADER) + "\n", encoding="utf-8")
    assert "“sources”" in refusal(path)


@pytest.mark.parametrize(
    "text", ['id,title\nx,"a', 'id,title\nx,"a"b\n', 'id,title\nx,"a\n'], ids=["open", "behind", "whole"]
)
def test_csv_with_broken_quotes_is_refused(tmp_path, text):
    path = tmp_path / "sources.csv"
    path.write_text(text, encoding="utf-8")
    words = refusal(path)
    assert str(path) in words
    assert "CSV with commas" in words


@pytest.mark.parametrize("column", ["id", "title"])
def test_csv_with_a_nul_is_refused(tmp_path, column):
    path = table_csv(tmp_path / "sources.csv", [SOURCE | {column: "a\x00b"}])
    assert "sources" in refusal(path)


def test_csv_that_is_empty_is_refused(tmp_path):
    path = tmp_path / "sources.csv"
    path.write_bytes(b"")
    assert ", ".join(HEADER) in refusal(path)


def test_csv_row_with_too_many_cells_is_a_fault_of_the_row(tmp_path):
    path = tmp_path / "sources.csv"
    path.write_text("id,title\nx,a,b\n", encoding="utf-8")
    (fault,) = read_sheets(path).faults
    assert fault.cell.row == 2


def test_csv_text_that_looks_like_a_formula_is_text(tmp_path):
    assert (
        read_sheets(table_csv(tmp_path / "sources.csv", [SOURCE | {"title": "=1+1"}])).rows[0].texts["title"] == "=1+1"
    )


@given(st.text(st.sampled_from("id,title\n\r\"' =x字１\x00\ufeff\t"), max_size=60))
@examples(150)
def test_any_csv_is_read_or_refused_and_nothing_else(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "sources.csv"
    path.write_text(text, encoding="utf-8", newline="")
    sentence = refused(lambda: read_sheets(path))
    assert not sentence or "sources" in sentence


# Size


def test_too_many_rows_are_refused(tmp_path):
    path = tmp_path / "sources.csv"
    path.write_text("id\n" + "x\n" * MAX_ROWS, encoding="utf-8")
    assert str(MAX_ROWS) in refusal(path)


def test_as_many_rows_as_allowed_are_read(tmp_path):
    path = tmp_path / "sources.csv"
    path.write_text("id\n" + "x\n" * (MAX_ROWS - 1), encoding="utf-8")
    assert len(read_sheets(path).rows) == MAX_ROWS - 1


def test_too_many_columns_are_refused(tmp_path):
    path = tmp_path / "sources.csv"
    path.write_text("id" + "," * MAX_COLUMNS + "\n", encoding="utf-8")
    assert str(MAX_COLUMNS) in refusal(path)


def test_csv_that_is_too_big_is_refused(tmp_path):
    path = tmp_path / "sources.csv"
    with path.open("wb") as stream:
        stream.truncate(MAX_UNPACKED + 1)
    assert "48 MB" in refusal(path)


def _huge_book(path: Path, cells: str, rows: int) -> Path:
    """A workbook whose one sheet is written as a stream: the header, then ``rows`` rows of ``cells``."""
    table_book(path, {"sources": []})
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members.pop("xl/worksheets/sheet1.xml").decode()
    head, tail = sheet.split("</sheetData>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as stream:
            stream.write(head.encode())
            for start in range(0, rows, 1000):
                stream.write(f"<row>{cells}</row>".encode() * min(1000, rows - start))
            stream.write(f"</sheetData>{tail}".encode())
    return path


MEASURE = """
import sys
from pathlib import Path
from cztservices.authoring.workbook import read_sheets
from cztservices.errors import DataError
import openpyxl
def most_used():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:"))
before = most_used()
try:
    read_sheets(Path(sys.argv[1]))
except DataError as error:
    print(error)
print(most_used() - before)
"""


def measure(path: Path) -> tuple[str, int]:
    """The refusal of a file, read in a process of its own, and the memory that it took in MB."""
    ran = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True)
    words, _, used = ran.stdout.strip().rpartition("\n")
    return words, int(used)


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="measures as Linux does")
@pytest.mark.parametrize("kind", ["workbook", "csv", "one row"])
def test_hundred_thousand_rows_are_refused_in_little_memory(tmp_path, kind):
    if kind == "csv":
        path = tmp_path / "sources.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([HEADER, *([f"id-{n}", "标题", "发布者"] for n in range(100_000))])
    elif kind == "one row":
        path = _huge_book(tmp_path / "book.xlsx", "<c/>" * 600_000, 1)
    else:
        path = _huge_book(tmp_path / "book.xlsx", '<c t="inlineStr"><is><t>字</t></is></c>' * 2, 100_000)
    words, used = measure(path)
    assert "rows" in words
    assert used < 100
