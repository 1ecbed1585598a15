"""The data folder as a spreadsheet and back: the same records, the same catalogue, no file touched without need."""

import os
import tempfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given

from cztservices.authoring.build import build_catalogue
from cztservices.authoring.data_records import Records, render_files, write_files
from cztservices.authoring.spreadsheet import ImportReport, export_sheets, import_sheets
from cztservices.authoring.tables import SHEETS
from cztservices.errors import DataError
from tests.authoring.folders import bytes_below, catalogue_of, examples, records_of
from tests.authoring.odd_data import tables
from tests.authoring.sheets import SOURCE, read_book, refused, table_book, table_csv, write_book
from tests.sample_data import FILES, FILING_FILE, RESIDENCE_FILE, WORD_FILES, edit_file, write_words

IN_ORDER = (
    "sources", "jurisdictions", "channels", "licences", "offices", "offices.hours", "offices.exceptions",
    "offices.windows", "requirements", "services", "requirements.accepted", "services.statements", "lists", "lists.entries",
)  # fmt: skip
"""Tables so that none names what comes behind it; life events are left out, since none is whole without its steps."""


def write_folder(folder: Path, records: Records) -> Path:
    """A data folder with these records."""
    write_files(folder, render_files(records))
    return folder


def import_well(folder: Path, path: Path) -> ImportReport:
    """Import what has no fault."""
    report = import_sheets(folder, path)
    assert [fault.problem.render() for fault in report.faults] == []
    assert report.rejects is None
    return report


def count_of(records: Records) -> int:
    """How many records there are."""
    return sum(len(group) for group in records.values())


# Round trips


@given(tables())
@examples(6)
def test_workbook_into_an_empty_folder_gives_the_same_data(records):
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        old = write_folder(here / "old", records)
        export_sheets(old, here / "book.xlsx")
        report = import_well(here / "new", here / "book.xlsx")
        assert records_of(here / "new") == records_of(old) == records
        assert catalogue_of(here / "new") == catalogue_of(old)
        assert (report.added, report.changed, report.same) == (count_of(records), 0, 0)
        assert sorted(report.files) == sorted(bytes_below(here / "new"))


@given(tables())
@examples(4)
def test_workbook_into_an_empty_folder_builds_the_same_bytes(records):
    """Fields come in the order of the tables the first time; from then on not a byte changes."""
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        write_folder(here / "one", records)
        for old, new in (("one", "two"), ("two", "three")):
            export_sheets(here / old, here / "book.xlsx")
            import_well(here / new, here / "book.xlsx")
            build_catalogue(here / new, here / f"{new}.db")
        assert bytes_below(here / "two") == bytes_below(here / "three")
        assert (here / "two.db").read_bytes() == (here / "three.db").read_bytes()


@given(tables())
@examples(6)
def test_workbook_into_its_own_folder_changes_nothing(records):
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        folder = write_folder(here / "data", records)
        before = bytes_below(folder)
        export_sheets(folder, here / "book.xlsx")
        report = import_well(folder, here / "book.xlsx")
        assert report.files == []
        assert (report.added, report.changed, report.same) == (0, 0, count_of(records))
        assert bytes_below(folder) == before


@given(tables())
@examples(3)
def test_csv_into_an_empty_folder_gives_the_same_data(records):
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        old = write_folder(here / "old", records)
        export_sheets(old, here / "csv")
        for name in IN_ORDER:
            import_well(here / "new", here / "csv" / f"{name}.csv")
        assert records_of(here / "new") == records | {"life_events": {}}


@given(tables())
@examples(2)
def test_csv_into_its_own_folder_changes_nothing(records):
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        folder = write_folder(here / "data", records)
        before = bytes_below(folder)
        export_sheets(folder, here / "csv")
        for path in sorted((here / "csv").iterdir()):
            assert import_well(folder, path).files == []
        assert bytes_below(folder) == before


def test_sample_into_its_own_folder_changes_no_byte_and_no_time(data_folder, tmp_path):
    for path in data_folder.rglob("*.yaml"):
        os.utime(path, (1, 1))
    before = bytes_below(data_folder)
    export_sheets(data_folder, tmp_path / "csv")
    import_well(data_folder, tmp_path / "csv")
    assert bytes_below(data_folder) == before
    assert {path.stat().st_mtime for path in data_folder.rglob("*.yaml")} == {1}


def test_sample_into_an_empty_folder_gives_the_same_catalogue(data_folder, tmp_path):
    export_sheets(data_folder, tmp_path / "book.xlsx")
    import_well(tmp_path / "new", tmp_path / "book.xlsx")
    assert catalogue_of(write_words(tmp_path / "new")) == catalogue_of(data_folder)


@pytest.mark.parametrize("file", ["life_events.yaml", "lists.yaml"])
def test_empty_table_into_an_empty_folder_is_an_empty_file(data_folder, tmp_path, file):
    """A folder without the file cannot be built."""
    (data_folder / file).write_text("# none yet\n", encoding="utf-8")
    export_sheets(data_folder, tmp_path / "book.xlsx")
    import_well(tmp_path / "new", tmp_path / "book.xlsx")
    assert catalogue_of(write_words(tmp_path / "new")) == catalogue_of(data_folder)


def test_exported_csv_files_into_an_empty_folder_give_the_same_catalogue(data_folder, tmp_path):
    """All that was exported can be imported again, in one go or in some order."""
    export_sheets(data_folder, tmp_path / "csv")
    try:
        import_well(tmp_path / "new", tmp_path / "csv")
    except DataError:
        for name in (*IN_ORDER, "life_events", "life_events.steps"):
            import_well(tmp_path / "new", tmp_path / "csv" / f"{name}.csv")
    assert catalogue_of(write_words(tmp_path / "new")) == catalogue_of(data_folder)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("offices/430300.yaml", "{days: mon-fri, opens: '09:00', closes: '12:00'}", "{opens: '09:00', closes: '12:00', days: mon-fri}"),
        ("life_events.yaml", "    - service: senior-card\n      why: {zh: 已经取消。, en: It has ended.}", "    - why: {zh: 已经取消。, en: It has ended.}\n      service: senior-card"),
        ("life_events.yaml", "why: {zh: 已经取消。, en: It has ended.}", "why: {en: It has ended., zh: 已经取消。}"),
        ("lists.yaml", "    - name: {zh: 学历认证, en: Proof of a degree}\n", "    - name: {zh: 学历认证, en: Proof of a degree}\n      services: []\n"),
        (FILING_FILE, "  en: [off-site treatment filing]", "  en: []"),
        (FILING_FILE, "    text: {zh: 已参保。, en: You are insured.}", "    replaces: []\n    text: {zh: 已参保。, en: You are insured.}"),
        (RESIDENCE_FILE, "    text: {zh: 在长沙住满半年。, en: Half a year in Changsha.}", "    text: {en: Half a year in Changsha., zh: 在长沙住满半年。}"),
    ],
    ids=["order of hours", "order of a step", "order of words in a step", "entry without services", "no English aliases", "replaces nothing", "order of words"],
)  # fmt: skip
def test_odd_form_of_the_same_content_is_not_rewritten(data_folder, tmp_path, file, old, new):
    edit_file(data_folder, file, old, new)
    before = bytes_below(data_folder)
    export_sheets(data_folder, tmp_path / "book.xlsx")
    report = import_well(data_folder, tmp_path / "book.xlsx")
    assert (report.files, report.changed) == ([], 0)
    assert bytes_below(data_folder) == before


def test_aliases_that_are_long_together_come_back(data_folder, tmp_path):
    """Each may have 100 signs, and there may be many."""
    aliases = ", ".join(f"别名{number}{'字' * 95}" for number in range(70))
    edit_file(data_folder, RESIDENCE_FILE, "  zh: [暂住证]", f"  zh: [{aliases}]")
    export_sheets(data_folder, tmp_path / "book.xlsx")
    assert import_well(data_folder, tmp_path / "book.xlsx").files == []


@pytest.mark.parametrize("kind", ["book.xlsx", "csv"])
@pytest.mark.parametrize("sign", ["\x07", "\x0b", "\x1f", "\r", "\x85", "\u2028", "\uffff", "_x000D_"], ids=ascii)
def test_odd_sign_comes_back_or_is_a_fault_of_the_data(data_folder, tmp_path, kind, sign):
    """``catalogue check`` refuses what no spreadsheet holds, else an export would fail or change it."""
    name = f"{ascii(sign)[1:-1]}" if sign != "_x000D_" else sign
    edit_file(data_folder, "sources.yaml", "title: 三市一家亲", f'title: "三市{name}一家亲"')
    try:
        catalogue_of(data_folder)
    except AssertionError:
        return
    export_sheets(data_folder, tmp_path / kind)
    path = tmp_path / kind
    assert import_well(data_folder, path / "sources.csv" if kind == "csv" else path).files == []


# Export


def test_export_has_a_sheet_for_every_table_and_counts_its_rows(data_folder, tmp_path):
    count = export_sheets(data_folder, tmp_path / "book.xlsx")
    book = read_book(tmp_path / "book.xlsx")
    assert list(book) == list(SHEETS)
    assert all(rows[0] == list(SHEETS[name].header) for name, rows in book.items())
    assert count == sum(len(rows) - 1 for rows in book.values())


def test_export_as_csv_is_a_file_for_every_table(data_folder, tmp_path):
    count = export_sheets(data_folder, tmp_path / "new" / "csv")
    files = {path.name: path.read_bytes() for path in (tmp_path / "new" / "csv").iterdir()}
    assert files.keys() == {f"{name}.csv" for name in SHEETS}
    assert all(content.startswith(b"\xef\xbb\xbf") for content in files.values())
    assert count == export_sheets(data_folder, tmp_path / "book.xlsx")


@pytest.mark.parametrize("kind", ["book.xlsx", "csv"])
@pytest.mark.parametrize("exists", [True, False])
def test_export_of_a_folder_without_data_is_refused(tmp_path, kind, exists):
    if exists:
        (tmp_path / "data").mkdir()
    with pytest.raises(DataError, match="--data"):
        export_sheets(tmp_path / "data", tmp_path / kind)
    assert not (tmp_path / kind).exists()


def test_export_changes_no_data(data_folder, tmp_path):
    before = bytes_below(data_folder)
    export_sheets(data_folder, tmp_path / "book.xlsx")
    assert bytes_below(data_folder) == before


def test_export_replaces_an_older_one(data_folder, tmp_path):
    (tmp_path / "book.xlsx").write_text("old", encoding="utf-8")
    export_sheets(data_folder, tmp_path / "book.xlsx")
    assert [path.name for path in tmp_path.iterdir() if path.name != "data"] == ["book.xlsx"]
    assert "sources" in read_book(tmp_path / "book.xlsx")


def test_export_of_data_that_is_no_yaml_is_refused_with_its_line(data_folder, tmp_path):
    (data_folder / "channels.yaml").write_text("one: {\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"channels\.yaml, line 2: .*catalogue check"):
        export_sheets(data_folder, tmp_path / "book.xlsx")
    assert not (tmp_path / "book.xlsx").exists()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (RESIDENCE_FILE, "id: residence-permit\n", ""),
        (RESIDENCE_FILE, "  - id: condition-destination\n    element", "  - element"),
        (RESIDENCE_FILE, "name: {zh: 居住证, en: Residence permit}", "name: [居住证]"),
        ("sources.yaml", "news-2023:\n", "news-2023: word\nnews-2024:\n"),
        ("channels.yaml", "aliases: [我的长沙]", "aliases: 我的长沙"),
    ],
    ids=[
        "service without id",
        "statement without id",
        "name that is a list",
        "source that is a word",
        "list that is a word",
    ],
)
@pytest.mark.parametrize("kind", ["book.xlsx", "csv"])
def test_export_of_data_with_faults_is_made_or_refused(data_folder, tmp_path, file, old, new, kind):
    """A clerk may want to mend the data in the spreadsheet."""
    edit_file(data_folder, file, old, new)
    sentence = refused(lambda: export_sheets(data_folder, tmp_path / kind))
    assert (tmp_path / kind).exists() is (sentence == "")
    assert not sentence or file in sentence


@pytest.mark.parametrize("name", ["book.xlsx", "csv"])
def test_export_where_it_cannot_write_is_refused_and_leaves_nothing(data_folder, tmp_path, name):
    place = tmp_path / "out"
    place.mkdir()
    if name == "csv":
        (place / name).write_text("a file", encoding="utf-8")
    else:
        (place / name).mkdir()
    with pytest.raises(DataError, match="--out") as caught:
        export_sheets(data_folder, place / name)
    assert str(place / name) in str(caught.value)
    assert [path.name for path in place.iterdir()] == [name]


def test_export_into_a_folder_that_is_not_there_is_refused(data_folder, tmp_path):
    with pytest.raises(DataError, match="--out"):
        export_sheets(data_folder, tmp_path / "none" / "book.xlsx")


# What an import does


def test_new_row_is_a_new_record_behind_the_others(data_folder, tmp_path):
    report = import_well(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [SOURCE]}))
    assert (report.added, report.changed, report.same, report.files) == (1, 0, 0, ["sources.yaml"])
    sources = records_of(data_folder)["sources"]
    assert list(sources)[-1] == "new-2024"
    assert sources["new-2024"] == SOURCE


def test_row_of_the_same_id_takes_the_place_of_the_old_one(data_folder, tmp_path):
    before = list(records_of(data_folder)["sources"])
    row = SOURCE | {"id": "hunan-2022"}
    report = import_well(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [row]}))
    assert (report.added, report.changed, report.same) == (0, 1, 0)
    sources = records_of(data_folder)["sources"]
    assert list(sources) == before
    assert sources["hunan-2022"] == row


def test_only_files_with_changes_are_written(data_folder, tmp_path):
    before = bytes_below(data_folder)
    export_sheets(data_folder, tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    book["life_events"]["B2"] = "搬到别的市"
    book.save(tmp_path / "book.xlsx")
    report = import_well(data_folder, tmp_path / "book.xlsx")
    assert (report.files, report.added, report.changed) == (["life_events.yaml"], 0, 1)
    after = bytes_below(data_folder)
    assert {file for file in after if after[file] != before.get(file)} == {"life_events.yaml"}


def test_row_of_a_part_leaves_the_other_parts(data_folder, tmp_path):
    row = {
        "service": "residence-permit",
        "id": "note-new",
        "element": "note",
        "scope": "czt",
        "text.zh": "新",
        "text.en": "new",
        "sources": "news-2023",
    }
    report = import_well(data_folder, table_book(tmp_path / "book.xlsx", {"services.statements": [row]}))
    assert (report.added, report.changed, report.files) == (0, 1, [RESIDENCE_FILE])
    statements = records_of(data_folder)["services"]["residence-permit"]["statements"]
    assert [one["id"] for one in statements] == ["mode-changsha", "condition-destination", "fee-2024", "note-new"]


def test_row_of_a_record_leaves_its_parts(data_folder, tmp_path):
    before = records_of(data_folder)["offices"]["xiangtan-citizens-home"]
    row = {
        "id": "xiangtan-citizens-home",
        "file": "430300",
        "name.zh": "市民之家",
        "name.en": "Home",
        "sources": "news-2023",
        "verified": "2026-11-22",
    }
    import_well(data_folder, table_book(tmp_path / "book.xlsx", {"offices": [row]}))
    after = records_of(data_folder)["offices"]["xiangtan-citizens-home"]
    assert after["name"] == {"zh": "市民之家", "en": "Home"}
    assert after["hours"] == before["hours"]
    assert "phones" not in after


def test_rows_of_parts_without_ids_take_the_place_of_all(data_folder, tmp_path):
    rows = [{"office": "xiangtan-citizens-home", "days": "sat", "opens": "09:00", "closes": "12:00"}]
    import_well(data_folder, table_book(tmp_path / "book.xlsx", {"offices.hours": rows}))
    offices = records_of(data_folder)["offices"]
    assert offices["xiangtan-citizens-home"]["hours"] == [{"days": "sat", "opens": "09:00", "closes": "12:00"}]
    assert offices["changsha-service-centre"]["hours"] != []


def test_column_that_the_sheet_does_not_have_stays_as_it_was(data_folder, tmp_path):
    """What a spreadsheet does not name stays as it is; an empty cell is a field taken out."""
    path = write_book(
        tmp_path / "book.xlsx",
        {"sources": [["id", "title", "publisher", "grade"], ["news-2023", "三市", "湖南日报", "press"]]},
    )
    import_well(data_folder, path)
    source = records_of(data_folder)["sources"]["news-2023"]
    assert source["title"] == "三市"
    assert source["url"] == "https://example.org/news"
    assert source["published"] == "2023"


def test_office_stays_in_its_file_when_the_sheet_does_not_say(data_folder, tmp_path):
    header = ["id", "name.zh", "name.en", "jurisdiction", "sources", "verified"]
    row = ["xiangtan-citizens-home", "市民之家", "Home", "430300", "news-2023", "2026-11-22"]
    import_well(data_folder, write_book(tmp_path / "book.xlsx", {"offices": [header, row]}))
    assert catalogue_of(data_folder).offices["xiangtan-citizens-home"].name.zh == "市民之家"
    assert {path.name for path in (data_folder / "offices").iterdir()} == {"430100.yaml", "430200.yaml", "430300.yaml"}


def test_empty_cell_takes_the_field_out(data_folder, tmp_path):
    row = {"id": "news-2023", "title": "三市一家亲", "publisher": "湖南日报", "grade": "press"}
    import_well(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [row]}))
    assert records_of(data_folder)["sources"]["news-2023"] == row


def test_service_that_moves_to_another_domain_leaves_no_old_file(data_folder, tmp_path):
    export_sheets(data_folder, tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    sheet = book["services"]
    column = next(cell.column for cell in sheet[1] if cell.value == "domain")
    row = next(cell.row for cell in sheet["A"] if cell.value == "residence-permit")
    sheet.cell(row, column).value = "housing"
    book.save(tmp_path / "book.xlsx")
    import_well(data_folder, tmp_path / "book.xlsx")
    assert sorted(path.as_posix() for path in data_folder.rglob("residence-permit.yaml")) == [
        (data_folder / "services/housing/residence-permit.yaml").as_posix()
    ]
    assert catalogue_of(data_folder).services["residence-permit"].domain == "housing"


def test_office_that_moves_to_another_city_leaves_its_old_file(data_folder, tmp_path):
    row = {
        "id": "xiangtan-citizens-home",
        "file": "430200",
        "name.zh": "市民之家",
        "name.en": "Home",
        "sources": "news-2023",
        "verified": "2026-11-22",
    }
    import_well(data_folder, table_book(tmp_path / "book.xlsx", {"offices": [row]}))
    assert catalogue_of(data_folder).offices["xiangtan-citizens-home"].jurisdiction == "430200"


def test_comment_at_the_top_of_a_changed_file_stays(data_folder, tmp_path):
    (data_folder / "sources.yaml").write_text("# Ours\n" + FILES["sources.yaml"], encoding="utf-8")
    import_well(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [SOURCE]}))
    assert (data_folder / "sources.yaml").read_text(encoding="utf-8").startswith("# Ours\nlaw-2021:")


def test_new_service_file_names_its_schema(data_folder, tmp_path):
    row = {
        "id": "new-one", "name.zh": "新事项", "name.en": "New", "domain": "housing", "audience": "both",
        "ends.origin.zh": "甲", "ends.origin.en": "A", "ask": "hotline-12345", "verified": "2026-11-22",
    }  # fmt: skip
    import_well(data_folder, table_book(tmp_path / "book.xlsx", {"services": [row]}))
    text = (data_folder / "services/housing/new-one.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schema/service.json\nid: new-one\n")


def test_rows_of_one_table_may_come_before_those_that_they_name(data_folder, tmp_path):
    statement = {
        "service": "senior-card",
        "id": "note-new",
        "element": "note",
        "scope": "czt",
        "text.zh": "新",
        "text.en": "new",
        "sources": "new-2024",
    }
    path = table_book(tmp_path / "book.xlsx", {"services.statements": [statement], "sources": [SOURCE]})
    report = import_well(data_folder, path)
    assert (report.added, report.changed) == (1, 1)


def test_clerk_may_write_as_clerks_do(data_folder, tmp_path):
    """Full-width digits in codes and days, real days, numbers, spaces around."""
    row = [" new-2024 ", "标题", "长沙日报", None, "press", date(2024, 5, 6), None]
    statement = {
        "service": "senior-card", "id": "fee-new", "element": "fee", "scope": "ｃｚｔ", "text.zh": "免费", "text.en": "free",
        "sources": "law-2021\nnew-2024", "yuan": 12.5, "verified": "２０２６－１１－２２", "valid_from": datetime(2024, 1, 1),  # noqa: DTZ001
    }  # fmt: skip
    path = write_book(
        tmp_path / "book.xlsx",
        {
            "sources": [SHEETS["sources"].header, row],
            "statements": [
                SHEETS["services.statements"].header,
                [statement.get(c) for c in SHEETS["services.statements"].header],
            ],
        },
    )
    import_well(data_folder, path)
    (made,) = [one for one in catalogue_of(data_folder).statements["senior-card"] if one.id == "fee-new"]
    assert (str(made.value.yuan), str(made.verified), str(made.valid_from)) == ("12.5", "2026-11-22", "2024-01-01")
    assert made.sources[1].published == "2024-05-06"


def test_csv_of_one_table_is_imported(data_folder, tmp_path):
    assert import_well(data_folder, table_csv(tmp_path / "sources.csv", [SOURCE])).added == 1


def test_import_leaves_nothing_beside_the_data(data_folder, tmp_path):
    import_well(data_folder, table_book(tmp_path / "book.xlsx", {"sources": [SOURCE]}))
    assert bytes_below(data_folder).keys() == (FILES | WORD_FILES).keys()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book.xlsx", "data"]
