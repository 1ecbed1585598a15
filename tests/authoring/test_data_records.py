"""Data files as records by table, and back."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given

from cztservices.authoring.data_records import file_of, header_of, read_headers, read_records, render_files, write_files
from tests.authoring.folders import bytes_below, catalogue_of, examples, records_of
from tests.authoring.odd_data import tables
from tests.sample_data import FILES, FILING_FILE, edit_file, write_sample, write_words


@examples(12)
@given(tables())
def test_records_come_back_from_their_files(tmp_path_factory, records):
    folder = tmp_path_factory.mktemp("data")
    write_files(folder, render_files(records))
    assert records_of(folder) == records


def test_records_of_the_sample_written_elsewhere_are_the_same_catalogue(data_folder, tmp_path):
    write_files(tmp_path / "copy", render_files(records_of(data_folder)))
    assert catalogue_of(write_words(tmp_path / "copy")) == catalogue_of(data_folder)


def test_rendered_files_read_and_rendered_again_are_the_same(data_folder, tmp_path):
    files = render_files(records_of(data_folder))
    write_files(tmp_path / "copy", files)
    assert render_files(records_of(tmp_path / "copy")) == files


def test_each_record_stands_in_its_file(data_folder):
    records = records_of(data_folder)
    found = {file_of(table, record) for table, group in records.items() for record in group.values()}
    assert found == set(FILES)


def test_office_knows_its_file(data_folder):
    offices = records_of(data_folder)["offices"]
    assert {key: office["file"] for key, office in offices.items()} == {
        "changsha-service-centre": "430100",
        "zhuzhou-service-centre": "430200",
        "xiangtan-citizens-home": "430300",
    }


def test_file_that_is_no_yaml_is_a_fault_and_the_rest_is_read(data_folder):
    (data_folder / "sources.yaml").write_text("a: [b\n", encoding="utf-8")
    data = read_records(data_folder)
    assert [fault.place.file for fault in data.faults] == ["sources.yaml"]
    assert data.tables["services"].keys() == {Path(file).stem for file in FILES if file.startswith("services/")}


def test_empty_folder_has_every_table_and_no_record(tmp_path):
    data = read_records(tmp_path)
    assert data.faults == []
    assert all(group == {} for group in data.tables.values())


def test_comments_at_the_top_of_a_file_are_its_header(data_folder):
    (data_folder / "sources.yaml").write_text("# one\n# two\n" + FILES["sources.yaml"] + "# end\n", encoding="utf-8")
    headers = read_headers(data_folder)
    assert headers["sources.yaml"] == "# one\n# two\n"
    assert headers[FILING_FILE] == ""
    rendered = render_files(records_of(data_folder), headers)
    assert rendered["sources.yaml"].startswith("# one\n# two\nlaw-2021:")


@pytest.mark.parametrize(
    ("file", "way"),
    [
        ("sources.yaml", "schema/sources.json"),
        ("life_events.yaml", "schema/life_events.json"),
        ("offices/430100.yaml", "../schema/offices.json"),
        (FILING_FILE, "../../schema/service.json"),
    ],
)
def test_header_leads_to_the_schema(file, way):
    assert header_of(file) == f"# yaml-language-server: $schema={way}\n"


def test_files_are_written_into_new_folders(tmp_path):
    assert write_files(tmp_path / "new", {"a.yaml": "一\n", "b/c.yaml": "二\n"}) == ["a.yaml", "b/c.yaml"]
    assert bytes_below(tmp_path / "new") == {"a.yaml": "一\n".encode(), "b/c.yaml": "二\n".encode()}


def test_writing_that_fails_leaves_every_file_as_it_was(data_folder):
    before = bytes_below(data_folder)
    (data_folder / f"sources.yaml.{os.getpid()}.partial").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_files(data_folder, {"channels.yaml": "{}\n", "sources.yaml": "{}\n"})
    assert bytes_below(data_folder) == before


def test_replacing_that_fails_leaves_every_file_as_it_was(data_folder, monkeypatch):
    """On Windows a file that another program has open cannot be replaced."""
    before = bytes_below(data_folder)
    real = Path.replace

    def held(path: Path, target: Path) -> Path:
        if path.name.endswith(".partial") and Path(target).name == "sources.yaml":
            raise PermissionError(13, "held by another program", str(target))
        return real(path, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(PermissionError):
        write_files(data_folder, {"channels.yaml": "{}\n", "sources.yaml": "{}\n"})
    monkeypatch.undo()
    assert bytes_below(data_folder) == before


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_writing_that_is_interrupted_loses_no_file(data_folder, monkeypatch, at):
    """The author presses Ctrl-C, or the machine goes down, between two files."""
    before = bytes_below(data_folder)
    real, calls = Path.replace, []

    def interrupted(path: Path, target: Path) -> Path:
        calls.append(path)
        if len(calls) > at:
            raise KeyboardInterrupt
        return real(path, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    new = {"channels.yaml": "{}\n", "licences.yaml": "{}\n", "sources.yaml": "{}\n"}
    with suppress(KeyboardInterrupt):
        write_files(data_folder, new)
    monkeypatch.undo()
    after = bytes_below(data_folder)
    assert {file: after.get(file) in (content, b"{}\n") for file, content in before.items()} == dict.fromkeys(
        before, True
    )


def test_file_is_written_whole_or_not_at_all(data_folder, monkeypatch):
    """As when the disk is full."""
    before = bytes_below(data_folder)
    real = Path.write_text

    def full(path: Path, text: str, **options: str) -> int:
        if "channels" in path.name:
            return real(path, text, **options)
        real(path, text[:10], **options)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        write_files(data_folder, {"channels.yaml": "{}\n", "sources.yaml": "long: enough\n"})
    monkeypatch.undo()
    assert bytes_below(data_folder) == before


def test_headers_survive_a_change_of_their_file(data_folder):
    edit_file(data_folder, "licences.yaml", "id-card-licence:", "# Who made this\nid-card-licence:")
    rendered = render_files(records_of(data_folder), read_headers(data_folder))
    assert rendered["licences.yaml"].startswith("# Who made this\n")


def test_sample_is_written_below_any_folder(tmp_path):
    """Names of folders do not count as tables."""
    folder = write_sample(tmp_path / "services" / "offices")
    assert records_of(folder).keys() == records_of(write_sample(tmp_path / "plain")).keys()
    assert records_of(folder) == records_of(tmp_path / "plain")
