"""Bad rows: each is named by sheet, row and column with its mend, and nothing is half written."""

import csv
import os
import re
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.authoring import spreadsheet
from cztservices.authoring.faults import Fault
from cztservices.authoring.load import load_catalogue
from cztservices.authoring.progress import Report
from cztservices.authoring.spreadsheet import ImportReport, export_sheets, import_sheets
from cztservices.authoring.tables import SHEETS
from cztservices.authoring.workbook import RowFault
from cztservices.errors import DataError, Message
from cztservices.i18n import Translator
from tests.authoring.folders import bytes_below, catalogue_of, examples, records_of
from tests.authoring.sheets import SOURCE, read_book, table_book, table_csv, write_book
from tests.sample_data import FILES, FILING_FILE, RESIDENCE_FILE, edit_file, write_sample

STATEMENT = {
    "service": "residence-permit", "id": "note-new", "element": "note", "scope": "czt",
    "text.zh": "新的一条", "text.en": "a new line", "sources": "news-2023",
}  # fmt: skip
OFFICE = {
    "id": "xiangtan-citizens-home", "file": "430300", "name.zh": "市民之家", "name.en": "Home",
    "sources": "news-2023", "verified": "2026-11-22",
}  # fmt: skip
SERVICE = {
    "id": "new-service", "name.zh": "新事项", "name.en": "New service", "domain": "housing", "audience": "person",
    "ends.origin.zh": "甲地", "ends.origin.en": "From", "ask": "hotline-12345", "verified": "2026-11-22",
}  # fmt: skip
HOURS = {"office": "xiangtan-citizens-home", "days": "mon-fri", "opens": "09:00", "closes": "12:00"}
STEP = {"life_event": "moving", "service": "senior-card", "why.zh": "顺路", "why.en": "It is on the way"}
ENTRY = {"list": "czt-services-2023", "name.zh": "新项", "name.en": "New", "services": "senior-card"}
LIST = {
    "id": "new-list", "name.zh": "新清单", "name.en": "New list", "issuer.zh": "省", "issuer.en": "Hunan", "about": "services",
    "scope": "czt", "sources": "news-2023", "verified": "2026-11-22",
}  # fmt: skip


def place_of(fault: RowFault) -> tuple[str, int, str]:
    """Where a fault is."""
    return fault.cell.sheet, fault.cell.row, fault.cell.column


def refuse(folder: Path, path: Path) -> ImportReport:
    """Import what must be refused: nothing is written, and each fault has a problem and a mend."""
    before = bytes_below(folder)
    beside = sorted(path.parent.iterdir())
    report = import_sheets(folder, path)
    assert report.faults
    assert report.files == []
    assert report.rejects is None
    assert bytes_below(folder) == before
    assert sorted(path.parent.iterdir()) == beside
    for fault in report.faults:
        assert fault.problem.render()
        assert fault.mend.render()
    return report


# One bad cell: the sheet, the row, the column

BAD_CELLS = [
    ("sources", SOURCE, {"grade": "rumour"}, "grade", "rumour", "official"),
    ("sources", SOURCE, {"published": "2024/5/6"}, "published", "2024/5/6", "YYYY-MM-DD"),
    ("sources", SOURCE, {"published": "2024年5月6日"}, "published", "2024年5月6日", "YYYY-MM-DD"),
    ("sources", SOURCE, {"published": "2024-13"}, "published", "no day", "YYYY-MM"),
    ("sources", SOURCE, {"publisher": ""}, "publisher", "missing", "add it"),
    ("sources", SOURCE, {"url": "www.example.org"}, "url", "www.example.org", "form"),
    ("sources", SOURCE, {"title": "一\n二"}, "title", "", ""),
    ("sources", SOURCE, {"title": "字" * 601}, "title", "longer than 600", "shorter"),
    ("sources", SOURCE, {"title": "三市\u202e一家亲"}, "title", "character 3 is U+202E", "take it out"),
    ("sources", SOURCE, {"url": "https:///news"}, "url", "names no site", "https://"),
    ("services", SERVICE, {"name.zh": "长" * 61}, "name.zh", "longer than 60", "shorter"),
    ("services.statements", STATEMENT, {"element": "price"}, "element", "price", "note"),
    ("services.statements", STATEMENT, {"scope": "changsa"}, "scope", "changsa", "changsha"),
    ("services.statements", STATEMENT, {"text.en": ""}, "text.en", "missing", "add it"),
    ("services.statements", STATEMENT, {"text.zh": "", "text.en": ""}, "", "text is missing", "zh and en"),
    ("services.statements", STATEMENT, {"sources": ""}, "sources", "missing", "add it"),
    ("services.statements", STATEMENT, {"sources": "news-2032"}, "sources", "news-2032", "news-2023"),
    ("services.statements", STATEMENT, {"verified": "22/11/2026"}, "verified", "no day", "YYYY-MM-DD"),
    ("services.statements", STATEMENT, {"verified": "45000"}, "verified", "no day", "YYYY-MM-DD"),
    ("services.statements", STATEMENT, {"replaces": "fee-2023"}, "replaces", "fee-2023", "fee-2024"),
    ("services.statements", STATEMENT, {"contradicts": "fee-2024"}, "contradicts", "another element", "same element"),
    ("services.statements", STATEMENT, {"yuan": "5"}, "", "yuan does not belong", "take it out"),
    ("services.statements", STATEMENT, {"id": "Not An Id"}, "id", "Not An Id", "form"),
    ("services.statements", STATEMENT | {"element": "fee"}, {"yuan": "一百"}, "yuan", "一百", "digits"),
    ("services.statements", STATEMENT | {"element": "time_limit"}, {"days.count": "3"}, "days.kind", "missing", "add it"),
    ("services.statements", STATEMENT | {"element": "time_limit"}, {"days.count": "三", "days.kind": "working"}, "days.count", "三", "digits"),
    ("services", SERVICE, {"ask": "hotline-12346"}, "ask", "hotline-12346", "hotline-12345"),
    ("services", SERVICE, {"domain": "police"}, "domain", "police", "housing"),
    ("services", SERVICE, {"id": "New Service"}, "id", "New Service", "form"),
    ("services", SERVICE, {"ends.origin.zh": "", "ends.origin.en": ""}, "ends.origin.zh", "missing", "add it"),
    ("services", SERVICE, {"standing": "101"}, "standing", "", ""),
    ("offices", OFFICE, {"phones": "8888 1234"}, "phones", "8888 1234", "form"),
    ("offices", OFFICE, {"valid_from": "2024-01-01", "valid_to": "2023-01-01"}, "", "before", "swap"),
    ("offices", OFFICE, {"sources": "news-2032"}, "sources", "news-2032", "news-2023"),
    ("offices", OFFICE, {"contact_sources": "law-2021"}, "contact_sources", "law-2021", "add it"),
    ("offices", OFFICE, {"jurisdiction": "430399"}, "jurisdiction", "430399", "430300"),
    ("offices.hours", HOURS, {"days": "mo-fr"}, "days", "mo", "mon-fri"),
    ("offices.hours", HOURS, {"opens": "9:00"}, "opens", "9:00", "form"),
    ("offices.hours", HOURS, {"closes": "08:00"}, "", "not after", "half of the day"),
    ("life_events.steps", STEP, {"service": "senior-cart"}, "service", "senior-cart", "senior-card"),
    ("life_events.steps", STEP, {"why.en": ""}, "why.en", "missing", "add it"),
    ("lists", LIST, {"scope": "changsa"}, "scope", "changsa", "changsha"),
    ("lists", LIST, {"sources": "news-2032"}, "sources", "news-2032", "news-2023"),
    ("lists", LIST, {"count": "many"}, "count", "many", "digits"),
    ("lists.entries", ENTRY, {"services": "senior-cart"}, "services", "senior-cart", "senior-card"),
    ("licences", {"id": "x", "name.zh": "证", "name.en": "licence", "sources": "news-2023", "verified": "2026-11-22"},
     {"recognised": "430101"}, "recognised", "430101", "430100"),
    ("channels", {"id": "x", "name.zh": "台", "name.en": "desk", "kind": "app", "provider": "430100", "sources": "news-2023", "verified": "2026-11-22"},
     {"provider": "430101"}, "provider", "430101", "430100"),
    ("jurisdictions", {"id": "430112", "kind": "district", "name.zh": "望城区", "name.en": "Wangcheng"},
     {"parent": "430101"}, "parent", "430101", "did you mean"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sheet", "good", "bad", "column", "problem", "mend"),
    BAD_CELLS,
    ids=[f"{sheet} {' '.join(f'{k}={v[:12]}' for k, v in bad.items())}" for sheet, _, bad, *_ in BAD_CELLS],
)
def test_bad_cell_is_named_with_sheet_row_column_and_mend(
    data_folder, tmp_path, sheet, good, bad, column, problem, mend
):
    path = table_book(tmp_path / "book.xlsx", {sheet: [good | bad]})
    faults = refuse(data_folder, path).faults
    assert [place_of(fault) for fault in faults] == [(sheet, 2, column)]
    assert problem in faults[0].problem.render()
    assert mend in faults[0].mend.render()


@pytest.mark.parametrize("sheet", sorted({sheet for sheet, *_ in BAD_CELLS}))
def test_good_rows_of_the_cases_above_are_good(data_folder, tmp_path, sheet):
    """So that each case has one fault only."""
    rows = [good for name, good, *_ in BAD_CELLS if name == sheet]
    path = table_book(tmp_path / "book.xlsx", {sheet: rows[:1]})
    assert import_sheets(data_folder, path).faults == []


def test_sheet_of_a_short_name_is_named_as_it_is_called(data_folder, tmp_path):
    header = SHEETS["services.statements"].header
    rows = [header, [], [(STATEMENT | {"scope": "nowhere"}).get(column) for column in header]]
    (fault,) = refuse(data_folder, write_book(tmp_path / "book.xlsx", {"statements": rows})).faults
    assert place_of(fault) == ("statements", 3, "scope")


def test_csv_file_is_named_as_a_sheet(data_folder, tmp_path):
    (fault,) = refuse(
        data_folder, table_csv(tmp_path / "sources.csv", [SOURCE, SOURCE | {"id": "b", "grade": "x"}])
    ).faults
    assert place_of(fault) == ("sources", 3, "grade")


@pytest.mark.parametrize(("sheet", "row", "column"), [
    ("services.statements", STATEMENT | {"service": "residence-permits"}, "service"),
    ("offices.hours", HOURS | {"office": "nowhere"}, "office"),
    ("offices.windows", {"office": "", "name.zh": "窗", "name.en": "window"}, "office"),
    ("life_events.steps", STEP | {"life_event": "movin"}, "life_event"),
    ("lists.entries", ENTRY | {"list": "none"}, "list"),
])  # fmt: skip
def test_row_for_an_unknown_parent_is_a_fault(data_folder, tmp_path, sheet, row, column):
    (fault,) = refuse(data_folder, table_book(tmp_path / "book.xlsx", {sheet: [row]})).faults
    assert place_of(fault) == (sheet, 2, column)
    assert row[column] in fault.problem.render()
    assert sheet.partition(".")[0] in fault.mend.render()


@pytest.mark.parametrize(("sheet", "row"), [("sources", SOURCE), ("services.statements", STATEMENT)])
def test_row_without_an_id_is_a_fault(data_folder, tmp_path, sheet, row):
    (fault,) = refuse(data_folder, table_book(tmp_path / "book.xlsx", {sheet: [row | {"id": ""}]})).faults
    assert place_of(fault) == (sheet, 2, "id")
    assert fault.mend.render() == "add it"


@pytest.mark.parametrize(("sheet", "row"), [("sources", SOURCE), ("services.statements", STATEMENT)])
def test_id_that_stands_twice_is_a_fault_with_the_other_row(data_folder, tmp_path, sheet, row):
    (fault,) = refuse(data_folder, table_book(tmp_path / "book.xlsx", {sheet: [row, {}, row]})).faults
    assert place_of(fault) == (sheet, 4, "id")
    assert row["id"] in fault.problem.render()
    assert "row 2" in fault.mend.render()


def test_same_id_under_two_records_is_no_fault(data_folder, tmp_path):
    rows = [STATEMENT, STATEMENT | {"service": "senior-card"}]
    assert import_sheets(data_folder, table_book(tmp_path / "book.xlsx", {"services.statements": rows})).faults == []


def test_cell_with_a_formula_is_a_fault(data_folder, tmp_path):
    (fault,) = refuse(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [SOURCE | {"title": "=A2"}]})).faults
    assert place_of(fault) == ("sources", 2, "title")


def test_cell_beyond_the_last_column_is_a_fault(data_folder, tmp_path):
    header = SHEETS["sources"].header
    path = write_book(tmp_path / "book.xlsx", {"sources": [header, [*(SOURCE.get(c) for c in header), None, "lost"]]})
    (fault,) = refuse(data_folder, path).faults
    assert (fault.cell.sheet, fault.cell.row) == ("sources", 2)


def test_every_bad_row_is_named_in_one_go(data_folder, tmp_path):
    rows = [SOURCE | {"id": f"s{number}", "grade": "x" if number % 2 else "press"} for number in range(6)]
    statements = [STATEMENT | {"scope": "nowhere"}]
    path = table_book(tmp_path / "book.xlsx", {"sources": rows, "services.statements": statements})
    places = [place_of(fault) for fault in refuse(data_folder, path).faults]
    assert sorted(places) == [
        ("services.statements", 2, "scope"), ("sources", 3, "grade"), ("sources", 5, "grade"), ("sources", 7, "grade"),
    ]  # fmt: skip


@pytest.mark.parametrize("bad", ["formula", "twice", "no parent"])
def test_bad_row_does_not_hide_another_kind_of_bad_row(data_folder, tmp_path, bad):
    """Or the clerk mends one after the other, and imports each time."""
    rows: dict[str, list[dict[str, object]]] = {"sources": [SOURCE | {"grade": "rumour"}], "services.statements": []}
    if bad == "formula":
        rows["sources"].append(SOURCE | {"id": "other", "title": "=A2"})
    elif bad == "twice":
        rows["sources"] += [SOURCE | {"id": "other"}] * 2
    else:
        rows["services.statements"].append(STATEMENT | {"service": "none"})
    faults = refuse(data_folder, table_book(tmp_path / "book.xlsx", rows)).faults
    assert ("sources", 2, "grade") in [place_of(fault) for fault in faults]
    assert len(faults) == 2


# Where a row would be written

OUTSIDE = [
    "../../outside",
    "a/b",
    "..",
    "a\\b",
    "x" * 300,
    "a\nb",
    "430999",
]


@pytest.mark.parametrize("value", OUTSIDE, ids=ascii)
@pytest.mark.parametrize(("sheet", "row", "column"), [
    ("services", SERVICE, "id"),
    ("services", SERVICE, "domain"),
    ("offices", OFFICE | {"jurisdiction": "430300"}, "file"),
])  # fmt: skip
def test_row_is_never_written_outside_its_folder(data_folder, tmp_path, sheet, row, column, value, monkeypatch):
    """Neither in the data, nor above the scratch folder in which it is tried."""
    if value == "430999" and column == "id":
        pytest.skip("an id of digits is one")
    scratch = tmp_path / "scratch" / "deep" / "down"
    scratch.mkdir(parents=True)
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    before = bytes_below(data_folder)
    path = table_book(tmp_path / "book.xlsx", {sheet: [row | {column: value}]})
    files = {file for file in bytes_below(tmp_path) if not file.startswith("data/")}
    report = import_sheets(data_folder, path)
    assert [place_of(fault)[:2] for fault in report.faults][:1] == [(sheet, 2)]
    assert bytes_below(data_folder) == before
    assert {file for file in bytes_below(tmp_path) if not file.startswith("data/")} == files


def test_office_without_a_file_is_a_fault(data_folder, tmp_path):
    row = OFFICE | {"id": "new-office", "file": "", "jurisdiction": "430300"}
    (fault,) = refuse(data_folder, table_book(tmp_path / "book.xlsx", {"offices": [row]})).faults
    assert place_of(fault) == ("offices", 2, "file")


# Faults that were there before


def test_fault_that_was_there_before_is_not_blamed_on_the_sheet(data_folder, tmp_path):
    edit_file(data_folder, FILING_FILE, "scope: zhuzhou", "scope: zhuzou")
    report = import_sheets(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [SOURCE]}))
    assert (report.faults, report.files) == ([], ["sources.yaml"])
    assert load_catalogue(data_folder)[0] is None


def test_fault_that_was_there_before_in_the_same_file_is_not_blamed_on_the_sheet(data_folder, tmp_path):
    edit_file(data_folder, RESIDENCE_FILE, "scope: changsha@destination", "scope: nowhere")
    report = import_sheets(data_folder, table_book(tmp_path / "book.xlsx", {"services.statements": [STATEMENT]}))
    assert (report.faults, report.files) == ([], [RESIDENCE_FILE])


@pytest.mark.parametrize(
    ("file", "old", "new", "sheet", "row", "column"),
    [
        ("sources.yaml", "  publisher: 某网站\n", "", "sources", SOURCE | {"publisher": ""}, "publisher"),
        (RESIDENCE_FILE, "text: {zh: 在长沙住满半年。, en: Half a year in Changsha.}", "text: {zh: 在长沙住满半年。}", "services.statements",
         STATEMENT | {"text.en": ""}, "text.en"),
        (RESIDENCE_FILE, "scope: changsha@destination", "scope: nowhere", "services.statements", STATEMENT | {"scope": "nowhere"}, "scope"),
    ],
    ids=["source", "statement", "scope"],
)  # fmt: skip
def test_fault_like_one_that_was_there_before_is_still_the_sheet_s(
    data_folder, tmp_path, file, old, new, sheet, row, column
):
    """The same words about another row."""
    edit_file(data_folder, file, old, new)
    (fault,) = refuse(data_folder, table_book(tmp_path / "book.xlsx", {sheet: [row]})).faults
    assert place_of(fault) == (sheet, 2, column)


def test_row_may_mend_a_fault_that_was_there_before(data_folder, tmp_path):
    edit_file(data_folder, "sources.yaml", "grade: press", "grade: rumour")
    row = SOURCE | {"id": "news-2023"}
    assert import_sheets(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [row]})).faults == []
    assert load_catalogue(data_folder)[0] is not None


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("sources.yaml", FILES["sources.yaml"] + "broken: [\n"),
        ("sources.yaml", FILES["sources.yaml"] + "\tx\n"),
        ("sources.yaml", "- " + FILES["sources.yaml"].replace("\n", "\n  ")),
        ("offices/430300.yaml", FILES["offices/430300.yaml"] + "broken: {\n"),
        (RESIDENCE_FILE, FILES[RESIDENCE_FILE] + "broken: {\n"),
    ],
    ids=["bracket", "tab", "list", "office", "service"],
)
@pytest.mark.parametrize("skip_bad", [False, True])
def test_file_that_is_no_yaml_is_never_overwritten(data_folder, tmp_path, file, text, skip_bad):
    """Its records are not known, and the import would throw them away."""
    (data_folder / file).write_text(text, encoding="utf-8")
    before = bytes_below(data_folder)
    rows = {
        "sources": [SOURCE],
        "offices": [OFFICE],
        "services": [SERVICE | {"id": "residence-permit", "domain": "public-security"}],
    }
    try:
        report = import_sheets(data_folder, table_book(tmp_path / "book.xlsx", rows), skip_bad=skip_bad)
    except DataError:
        assert bytes_below(data_folder) == before
    else:
        assert file not in report.files
        assert (data_folder / file).read_text(encoding="utf-8") == text


def test_file_in_another_encoding_is_never_overwritten(data_folder, tmp_path):
    (data_folder / "sources.yaml").write_bytes(FILES["sources.yaml"].encode("gb18030"))
    before = bytes_below(data_folder)
    with pytest.raises(DataError, match=r"sources\.yaml"):
        import_sheets(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [SOURCE]}))
    assert bytes_below(data_folder) == before


def test_key_that_stands_twice_in_the_data_is_not_lost(data_folder, tmp_path):
    text = FILES["sources.yaml"] + "news-2023:\n  title: 另一个\n  publisher: 甲\n  grade: press\n"
    (data_folder / "sources.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="stands twice"):
        import_sheets(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [SOURCE]}))
    assert (data_folder / "sources.yaml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (RESIDENCE_FILE, "id: residence-permit\n", ""),
        (RESIDENCE_FILE, "  - id: condition-destination\n    element", "  - element"),
        (RESIDENCE_FILE, "  - id: condition-destination\n", "  - word\n  - id: condition-destination\n"),
        (RESIDENCE_FILE, "id: residence-permit", "id: residence-card"),
        (RESIDENCE_FILE, "domain: public-security\n", ""),
        (RESIDENCE_FILE, "domain: public-security", "domain: ../../.."),
        ("sources.yaml", "blog-undated:\n", "a-word: word\nblog-undated:\n"),
    ],
    ids=[
        "service without id",
        "statement without id",
        "statement that is a word",
        "other id",
        "no domain",
        "odd domain",
        "source that is a word",
    ],
)
def test_data_with_faults_loses_nothing_by_an_import(data_folder, tmp_path, file, old, new):
    edit_file(data_folder, file, old, new)
    before = bytes_below(data_folder)
    rows = {"sources": [SOURCE], "services.statements": [STATEMENT | {"service": "senior-card"}]}
    try:
        report = import_sheets(data_folder, table_book(tmp_path / "book.xlsx", rows))
    except DataError:
        assert bytes_below(data_folder) == before
        return
    after = bytes_below(data_folder)
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} == set(report.files)
    assert b"a-word" in after["sources.yaml"] or b"a-word" not in before["sources.yaml"]
    assert after[RESIDENCE_FILE] == before[RESIDENCE_FILE]


def test_statement_without_an_id_beside_the_row_is_no_crash(data_folder, tmp_path):
    edit_file(data_folder, RESIDENCE_FILE, "  - id: condition-destination\n    element", "  - element")
    path = table_book(tmp_path / "book.xlsx", {"services.statements": [STATEMENT]})
    with pytest.raises(DataError, match="mend the data first"):
        import_sheets(data_folder, path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hunan-2022:\n", "# Read on paper.\nhunan-2022:\n"),
        ("hunan-2022:\n", "hunan-2022:  # Read on paper.\n"),
        ("title: 三市一家亲\n", "title: 三市一家亲 # Read on paper.\n"),
        ("title: 三市一家亲\n", "title: '三市 ''#'' 一家亲' # Read on paper.\n"),
        ("  grade: other\n", "  grade: other\n# Read on paper.\n"),
    ],
    ids=["line", "behind an id", "behind a text", "behind a quoted text", "end"],
)
def test_comment_inside_a_file_is_kept_or_the_import_is_refused(data_folder, tmp_path, old, new):
    """An author's remark beside a source is not in the spreadsheet, and gone when the file is written anew."""
    edit_file(data_folder, "sources.yaml", old, new)
    with suppress(DataError):
        import_sheets(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [SOURCE]}))
    assert "Read on paper" in (data_folder / "sources.yaml").read_text(encoding="utf-8")


# Leaving bad rows out


def skip(folder: Path, path: Path) -> ImportReport:
    """Import with bad rows left out."""
    return import_sheets(folder, path, skip_bad=True)


def test_skipping_writes_the_good_rows_and_keeps_the_bad_ones_beside(data_folder, tmp_path):
    rows = [SOURCE, SOURCE | {"id": "bad", "grade": "rumour"}, SOURCE | {"id": "good"}]
    report = skip(data_folder, table_book(tmp_path / "book.xlsx", {"sources": rows}))
    assert (report.added, report.files) == (2, ["sources.yaml"])
    assert report.rejects == tmp_path / "book.rejects.xlsx"
    assert [place_of(fault) for fault in report.faults] == [("sources", 3, "grade")]
    assert {"new-2024", "good"} <= records_of(data_folder)["sources"].keys()
    assert "bad" not in records_of(data_folder)["sources"]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_rejects_have_the_row_and_what_is_wrong_with_it(data_folder, tmp_path, kind):
    bad = SOURCE | {"id": "bad", "grade": "rumour", "url": "none"}
    if kind == "xlsx":
        skip(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [SOURCE, bad]}))
        header, *rows = read_book(tmp_path / "book.rejects.xlsx")["sources"]
    else:
        skip(data_folder, table_csv(tmp_path / "sources.csv", [SOURCE, bad]))
        with (tmp_path / "sources.rejects.csv").open(encoding="utf-8-sig", newline="") as stream:
            header, *rows = csv.reader(stream)
    (row,) = [{key: value for key, value in zip(header, row, strict=True) if value} for row in rows]
    problem = str(row.pop("problem"))
    assert row == bad
    assert re.search(r"grade: rumour .*; use one of", problem)
    assert re.search(r"url: none .*; write it in that form", problem)


def test_skipping_nothing_writes_no_rejects(data_folder, tmp_path):
    report = skip(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [SOURCE]}))
    assert (report.rejects, report.added) == (None, 1)
    assert not (tmp_path / "book.rejects.xlsx").exists()


def test_skipping_all_rows_writes_no_data(data_folder, tmp_path):
    before = bytes_below(data_folder)
    report = skip(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [SOURCE | {"grade": "x"}]}))
    assert (report.files, report.added, report.changed) == ([], 0, 0)
    assert report.rejects is not None
    assert bytes_below(data_folder) == before


def test_rows_that_lean_on_a_bad_row_are_skipped_with_it(data_folder, tmp_path):
    rows = {
        "sources": [SOURCE | {"grade": "x"}],
        "services.statements": [STATEMENT | {"sources": "new-2024"}, STATEMENT | {"id": "note-good"}],
    }
    report = skip(data_folder, table_book(tmp_path / "book.xlsx", rows))
    assert sorted(place_of(fault)[:2] for fault in report.faults) == [("services.statements", 2), ("sources", 2)]
    assert [one["id"] for one in records_of(data_folder)["services"]["residence-permit"]["statements"]][
        -1
    ] == "note-good"


def test_parts_of_a_bad_new_record_are_skipped_with_it(data_folder, tmp_path):
    rows = {
        "services": [SERVICE | {"audience": "x"}],
        "services.statements": [STATEMENT | {"service": "new-service"}, STATEMENT],
    }
    report = skip(data_folder, table_book(tmp_path / "book.xlsx", rows))
    assert sorted(place_of(fault)[:2] for fault in report.faults) == [("services", 2), ("services.statements", 2)]
    assert "new-service" not in records_of(data_folder)["services"]


@pytest.mark.parametrize(("sheet", "rows", "record", "field"), [
    ("offices.hours", [HOURS, HOURS | {"days": "xx"}], ("offices", "xiangtan-citizens-home"), "hours"),
    ("life_events.steps", [STEP, STEP | {"why.en": ""}], ("life_events", "moving"), "steps"),
    ("lists.entries", [ENTRY, ENTRY | {"name.en": ""}], ("lists", "czt-services-2023"), "entries"),
])  # fmt: skip
def test_parts_without_ids_are_taken_all_or_none(data_folder, tmp_path, sheet, rows, record, field):
    """Half of the opening hours would be wrong hours, and the mended rejects would drop the other half."""
    table, key = record
    before = records_of(data_folder)[table][key][field]
    report = skip(data_folder, table_book(tmp_path / "book.xlsx", {sheet: rows}))
    assert records_of(data_folder)[table][key][field] == before
    assert report.rejects is not None
    assert len(read_book(report.rejects)[sheet]) == 3


@pytest.mark.parametrize(("sheet", "row"), [
    ("lists.entries", ENTRY | {"services": "senior-cart"}), ("life_events.steps", STEP | {"service": "senior-cart"}),
])  # fmt: skip
def test_row_that_names_no_service_can_be_skipped(data_folder, tmp_path, sheet, row):
    report = skip(data_folder, table_book(tmp_path / "book.xlsx", {sheet: [row], "sources": [SOURCE]}))
    assert (report.added, [place_of(fault)[:2] for fault in report.faults]) == (1, [(sheet, 2)])


def test_formula_stands_in_the_rejects(data_folder, tmp_path):
    rows = [SOURCE | {"id": "bad", "title": "=A2"}, SOURCE]
    skip(data_folder, table_book(tmp_path / "book.xlsx", {"sources": rows}))
    header, row = read_book(tmp_path / "book.rejects.xlsx")["sources"]
    assert dict(zip(header, row, strict=True))["title"] == "=A2"


def test_cell_that_is_too_long_stands_whole_in_the_rejects(data_folder, tmp_path):
    text = "字" * 4999 + "尾"
    skip(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [SOURCE | {"id": "bad", "title": text}, SOURCE]}))
    header, row = read_book(tmp_path / "book.rejects.xlsx")["sources"]
    assert dict(zip(header, row, strict=True))["title"] == text


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_mended_rejects_can_be_imported(data_folder, tmp_path, kind):
    """The clerk mends the cell and hands the file in again, as it was written."""
    bad = SOURCE | {"id": "bad", "grade": "rumour"}
    if kind == "xlsx":
        path = skip(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [SOURCE, bad]})).rejects
        assert path is not None
        book = openpyxl.load_workbook(path)
        cell = next(cell for row in book["sources"] for cell in row if cell.value == "rumour")
        cell.value = "press"
        book.save(path)
    else:
        path = skip(data_folder, table_csv(tmp_path / "sources.csv", [SOURCE, bad])).rejects
        assert path is not None
        path.write_text(path.read_text(encoding="utf-8").replace(",rumour,", ",press,"), encoding="utf-8")
    report = import_sheets(data_folder, path)
    assert (report.faults, report.added) == ([], 1)
    assert records_of(data_folder)["sources"]["bad"]["grade"] == "press"


def test_rejects_that_are_not_mended_are_refused_again(data_folder, tmp_path):
    path = table_book(tmp_path / "book.xlsx", {"sources": [SOURCE, SOURCE | {"id": "bad", "grade": "rumour"}]})
    rejects = skip(data_folder, path).rejects
    assert rejects is not None
    assert [fault.cell.column for fault in import_sheets(data_folder, rejects).faults] == ["grade"]


def test_fault_in_a_record_that_the_sheet_does_not_touch_is_refused_even_when_skipping(data_folder, tmp_path):
    """Another statement replaces this one; as another element it can no longer be replaced."""
    row = {
        "service": "medical-offsite-filing", "id": "material-form", "element": "note", "scope": "nation",
        "text.zh": "表", "text.en": "form", "sources": "law-2021",
    }  # fmt: skip
    before = bytes_below(data_folder)
    report = skip(data_folder, table_book(tmp_path / "book.xlsx", {"services.statements": [row]}))
    assert report.faults
    assert (report.files, report.rejects) == ([], None)
    assert bytes_below(data_folder) == before


def test_fault_of_no_row_ends_the_skipping(data_folder, tmp_path, monkeypatch):
    """There is nothing to leave out, and trying again would go on for ever."""
    path = table_book(tmp_path / "book.xlsx", {"sources": [SOURCE]})
    real = load_catalogue
    calls = []

    def with_a_fault(folder: Path, report: Report) -> object:
        catalogue, data = real(folder, report)
        if calls:
            data.faults.append(Fault(data.files["sources.yaml"].place(()), Message("somewhere"), Message("mend")))
        calls.append(folder)
        assert len(calls) < 5
        return catalogue, data

    monkeypatch.setattr(spreadsheet, "load_catalogue", with_a_fault)
    report = skip(data_folder, path)
    assert (report.files, report.rejects) == ([], None)
    assert [fault.problem.render() for fault in report.faults] == ["somewhere"]


@given(st.data())
@examples(8)
def test_skipping_leaves_data_that_can_be_built(tmp_path_factory, data):
    """Whatever the rows are: what was good stays good, and every row is in the data or among the rejects."""
    here = tmp_path_factory.mktemp("import")
    folder = write_sample(here / "data")
    rows: dict[str, list[dict[str, object]]] = {}
    for sheet, good, bad, *_ in data.draw(st.lists(st.sampled_from(BAD_CELLS), min_size=1, max_size=4)):
        rows.setdefault(sheet, []).append(good | data.draw(st.sampled_from([{}, bad])))
    report = skip(folder, table_book(here / "book.xlsx", rows))
    catalogue_of(folder)
    bad_rows = {place_of(fault)[:2] for fault in report.faults}
    if report.rejects is not None:
        book = read_book(report.rejects)
        assert sum(len(sheet) - 1 for sheet in book.values()) == len(bad_rows)


# Nothing half written


@pytest.mark.parametrize("skip_bad", [False, True])
def test_data_that_cannot_be_written_stays_as_it_was(data_folder, tmp_path, skip_bad):
    before = bytes_below(data_folder)
    (data_folder / f"sources.yaml.{os.getpid()}.partial").mkdir()
    path = table_book(tmp_path / "book.xlsx", {"sources": [SOURCE], "services": [SERVICE]})
    with pytest.raises(DataError, match="make the folder writable"):
        import_sheets(data_folder, path, skip_bad=skip_bad)
    assert bytes_below(data_folder) == before


def test_data_stays_as_it_was_when_a_file_cannot_be_replaced(data_folder, tmp_path, monkeypatch):
    before = bytes_below(data_folder)
    real = Path.replace

    def held(path: Path, target: Path) -> Path:
        if path.name.endswith(".partial") and Path(target) == data_folder / "sources.yaml":
            raise PermissionError(13, "held by another program", str(target))
        return real(path, target)

    monkeypatch.setattr(Path, "replace", held)
    channel = {
        "id": "x",
        "name.zh": "台",
        "name.en": "desk",
        "kind": "app",
        "provider": "430100",
        "sources": "news-2023",
        "verified": "2026-11-22",
    }
    path = table_book(tmp_path / "book.xlsx", {"channels": [channel], "sources": [SOURCE]})
    with pytest.raises(DataError, match="held by another program"):
        import_sheets(data_folder, path)
    monkeypatch.undo()
    assert bytes_below(data_folder) == before


def test_data_stays_as_it_was_when_the_rejects_cannot_be_written(data_folder, tmp_path):
    """The bad rows would be in neither place."""
    before = bytes_below(data_folder)
    (tmp_path / "book.rejects.xlsx").mkdir()
    path = table_book(tmp_path / "book.xlsx", {"sources": [SOURCE, SOURCE | {"id": "bad", "grade": "x"}]})
    with pytest.raises(DataError, match=r"book\.rejects\.xlsx"):
        skip(data_folder, path)
    assert bytes_below(data_folder) == before


def test_id_that_is_too_long_for_a_file_is_a_fault_of_its_row(data_folder, tmp_path):
    (fault,) = refuse(
        data_folder, table_book(tmp_path / "book.xlsx", {"services": [SERVICE | {"id": "a" * 300}]})
    ).faults
    assert place_of(fault) == ("services", 2, "id")


def test_refused_spreadsheet_changes_nothing(data_folder, tmp_path):
    before = bytes_below(data_folder)
    with pytest.raises(DataError):
        import_sheets(data_folder, write_book(tmp_path / "book.xlsx", {"sources": [["id"], ["x"]], "Sheet1": [["x"]]}))
    assert bytes_below(data_folder) == before


def test_import_tries_in_a_scratch_folder_and_leaves_it_empty(data_folder, tmp_path, monkeypatch):
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))
    import_sheets(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [SOURCE | {"grade": "x"}]}))
    assert list((tmp_path / "scratch").iterdir()) == []


def test_imported_export_with_one_bad_cell_names_that_cell_only(data_folder, tmp_path):
    export_sheets(data_folder, tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    sheet = book["services.statements"]
    row = next(cell.row for cell in sheet["B"] if cell.value == "time-limit-zhuzhou")
    column = next(cell.column for cell in sheet[1] if cell.value == "valid_to")
    sheet.cell(row, column).value = "someday"
    book.save(tmp_path / "book.xlsx")
    (fault,) = refuse(data_folder, tmp_path / "book.xlsx").faults
    assert place_of(fault) == ("services.statements", row, "valid_to")


def test_skipping_one_bad_cell_of_an_export_leaves_out_that_row_only(data_folder, tmp_path):
    """What names the service of the bad row, or the office or source, is as good as it was."""
    before = records_of(data_folder)
    export_sheets(data_folder, tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    sheet = book["services.statements"]
    row = next(cell.row for cell in sheet["B"] if cell.value == "time-limit-zhuzhou")
    sheet.cell(row, next(cell.column for cell in sheet[1] if cell.value == "valid_to")).value = "someday"
    book.save(tmp_path / "book.xlsx")
    report = skip(data_folder, tmp_path / "book.xlsx")
    assert {place_of(fault)[:2] for fault in report.faults} == {("services.statements", row)}
    assert records_of(data_folder) == before


def test_new_row_that_names_a_bad_one_of_before_is_no_worse_for_it(data_folder, tmp_path):
    """The source is there, and a row of the sheet that is bad leaves it as it was."""
    rows = {
        "sources": [SOURCE | {"id": "news-2023", "grade": "rumour"}],
        "services.statements": [STATEMENT | {"sources": "news-2023"}],
    }
    report = skip(data_folder, table_book(tmp_path / "book.xlsx", rows))
    assert [place_of(fault) for fault in report.faults] == [("sources", 2, "grade")]
    assert report.changed == 1


# A second look


def test_city_of_the_sheet_cannot_name_a_file_outside(data_folder, tmp_path, monkeypatch):
    """An office stands in the file of its city, and the sheet may bring the city along."""
    scratch = tmp_path / "scratch" / "deep"
    scratch.mkdir(parents=True)
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    city = {"id": "../../outside", "kind": "city", "name.zh": "外市", "name.en": "Outside", "parent": "czt"}
    rows = {"jurisdictions": [city], "offices": [OFFICE | {"id": "new-office", "file": "../../outside"}]}
    path = table_book(tmp_path / "book.xlsx", rows)
    seen: list[str] = []
    real = Path.write_text

    def noted(path: Path, text: str, **options: str) -> int:
        seen.append(os.path.normpath(path))
        return real(path, text, **options)

    monkeypatch.setattr(Path, "write_text", noted)
    assert import_sheets(data_folder, path).faults
    inside = tuple(f"{entry}{os.sep}" for entry in (data_folder, scratch))
    assert [name for name in seen if not name.startswith(inside)] == []
    assert [
        name for name in seen if name.startswith(inside[1]) and len(Path(name).relative_to(scratch).parts) < 2
    ] == []


def test_fault_that_was_there_before_is_not_blamed_on_a_row_that_left_it_as_it_was(data_folder, tmp_path):
    """The clerk exports, changes one thing, and imports."""
    edit_file(data_folder, FILING_FILE, "scope: zhuzhou", "scope: zhuzou")
    export_sheets(data_folder, tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    book["life_events"]["B2"] = "搬到别的市"
    book.save(tmp_path / "book.xlsx")
    report = import_sheets(data_folder, tmp_path / "book.xlsx")
    assert ([place_of(fault) for fault in report.faults], report.files) == ([], ["life_events.yaml"])


@pytest.mark.parametrize("kind", ["xlsx", "csv", "folder"])
def test_rejects_of_rejects_can_be_imported_when_they_are_mended(data_folder, tmp_path, kind):
    """Two rows are bad; the clerk mends one, leaves the other out again, and mends it then."""
    rows = [SOURCE | {"id": "one", "grade": "rumour"}, SOURCE | {"id": "two", "grade": "hearsay"}, SOURCE]
    if kind == "xlsx":
        path = table_book(tmp_path / "book.xlsx", {"sources": rows})
    elif kind == "csv":
        path = table_csv(tmp_path / "sources.csv", rows)
    else:
        path = tmp_path / "sheets"
        path.mkdir()
        table_csv(path / "sources.csv", rows)
    for word in ("rumour", "hearsay", ""):
        report = skip(data_folder, path)
        assert report.added == 1
        path = report.rejects or path
        if word:
            _replace_cell(path, word, "press")
    assert {"one", "two", "new-2024"} <= records_of(data_folder)["sources"].keys()


def _replace_cell(path: Path, old: str, new: str) -> None:
    """Mend one cell of a workbook, a CSV file, or the one CSV file of a folder."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        for cell in (cell for sheet in book for row in sheet for cell in row if cell.value == old):
            cell.value = new
        book.save(path)
        return
    file = next(path.glob("*.csv")) if path.is_dir() else path
    file.write_text(file.read_text(encoding="utf-8").replace(f",{old},", f",{new},"), encoding="utf-8")


@pytest.mark.parametrize("name", ["Sources.csv", "my sources.csv", "sources (1).csv"])
def test_table_of_another_name_in_a_folder_is_not_passed_over(data_folder, tmp_path, name):
    """Its rows would be missed, and nobody told."""
    folder = tmp_path / "sheets"
    folder.mkdir()
    table_csv(folder / "licences.csv", [])
    table_csv(folder / name, [SOURCE], "sources")
    with pytest.raises(DataError) as caught:
        import_sheets(data_folder, folder)
    assert Path(name).stem in str(caught.value)


def test_folder_may_call_tables_by_their_last_word(data_folder, tmp_path):
    """As a single file may."""
    folder = tmp_path / "sheets"
    folder.mkdir()
    table_csv(folder / "statements.csv", [STATEMENT], "services.statements")
    assert import_sheets(data_folder, folder).changed == 1


@pytest.mark.parametrize(
    "title",
    [
        "'三市 # 一家亲'",
        '"三市 # 一家亲"',
        "三市#一家亲",
        "C#",
        "'#1'",
        "'it''s # one'",
        '"a \\" # b"',
        "三市 '#一家亲",
        "三市“# 一家亲”",
    ],
)
def test_number_sign_in_a_text_is_no_comment(data_folder, tmp_path, title):
    edit_file(data_folder, "sources.yaml", "title: 三市一家亲", f"title: {title}")
    assert import_sheets(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [SOURCE]})).added == 1


_CELLS = st.one_of(
    st.sampled_from(
        ["", "news-2023", "residence-permit", "moving", "430100", "czt", "condition", "fee", "press", "city", "2024-01-01",
         "12345", "mon-fri", "09:00", "working", "true", "../../x", "a/b", "=1+1", "＃", "一\n二", "x" * 700, "id"]
    ),
    st.integers(-5, 10**7),
    st.floats(allow_nan=True, allow_infinity=True),
    st.booleans(),
    st.dates(),
)  # fmt: skip


@given(st.data())
@examples(15)
def test_any_rows_are_imported_or_refused_and_the_data_stays_whole(tmp_path_factory, data):
    """Whatever stands in the cells: no crash, nothing outside, and data that could be built can be built."""
    here = tmp_path_factory.mktemp("any")
    folder = write_sample(here / "data")
    before = bytes_below(folder)
    rows = {}
    for sheet in data.draw(st.lists(st.sampled_from(list(SHEETS)), min_size=1, max_size=3, unique=True)):
        row = st.fixed_dictionaries({}, optional=dict.fromkeys(SHEETS[sheet].header, _CELLS))
        rows[sheet] = data.draw(st.lists(row, max_size=3))
    report = import_sheets(folder, table_book(here / "book.xlsx", rows), skip_bad=data.draw(st.booleans()))
    after = bytes_below(folder)
    assert {name for name in after if before.get(name) != after[name]} == set(report.files)
    catalogue_of(folder)
    assert {entry.name for entry in here.iterdir()} <= {"data", "book.xlsx", "book.rejects.xlsx"}


@pytest.mark.parametrize("moved", ["service", "office"])
def test_comment_inside_a_file_that_moves_away_is_kept_or_the_import_is_refused(data_folder, tmp_path, moved):
    """Its old file is taken away, and the comment with it."""
    file, sheet, key, column, value = {
        "service": (RESIDENCE_FILE, "services", "residence-permit", "domain", "housing"),
        "office": ("offices/430300.yaml", "offices", "xiangtan-citizens-home", "file", "430200"),
    }[moved]
    lines = (data_folder / file).read_text(encoding="utf-8").splitlines()
    text = "\n".join([*lines[:4], "# Read on paper.", *lines[4:]]) + "\n"
    (data_folder / file).write_text(text, encoding="utf-8")
    export_sheets(data_folder, tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    row = next(cell.row for cell in book[sheet]["A"] if cell.value == key)
    book[sheet].cell(row, next(cell.column for cell in book[sheet][1] if cell.value == column)).value = value
    book.save(tmp_path / "book.xlsx")
    with suppress(DataError):
        import_sheets(data_folder, tmp_path / "book.xlsx")
    assert any(b"Read on paper" in content for content in bytes_below(data_folder).values())


def test_rejects_of_an_earlier_time_are_not_written_over(data_folder, tmp_path):
    """Somebody may be mending them."""
    kept = tmp_path / "book.rejects.xlsx"
    kept.write_bytes(b"half mended")
    path = table_book(tmp_path / "book.xlsx", {"sources": [SOURCE, SOURCE | {"id": "b", "grade": "gossip"}]})
    before = bytes_below(data_folder)
    with pytest.raises(DataError, match=r"book\.rejects\.xlsx"):
        skip(data_folder, path)
    assert kept.read_bytes() == b"half mended"
    assert bytes_below(data_folder) == before


def test_rejects_say_what_is_wrong_in_the_language_of_the_clerk(data_folder, tmp_path):
    path = table_book(tmp_path / "book.xlsx", {"sources": [SOURCE | {"grade": "gossip"}]})
    tr = Translator("zh_CN")
    import_sheets(data_folder, path, skip_bad=True, gettext=tr.gettext)
    header, row = read_book(tmp_path / "book.rejects.xlsx")["sources"]
    [problem] = [str(cell) for name, cell in zip(header, row, strict=True) if name not in SOURCE and cell]
    assert re.search("[一-鿿]", problem)
    assert "is not one of" not in problem
