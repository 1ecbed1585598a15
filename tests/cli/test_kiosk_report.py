"""``kiosk report``: the files of many kiosks as one table; what is of no use is told and never stops the rest."""

import json
import os
import sys
from dataclasses import replace

import pytest

from cztservices.cli.kiosk_report import run_report
from cztservices.cli.lines import one_line
from cztservices.cli.parser import make_parser
from cztservices.config import Folders
from cztservices.domain.kiosk.counts import Counted, Tally, Use
from cztservices.domain.kiosk.fleet import KioskReport
from cztservices.errors import KnownError
from cztservices.i18n import Translator
from cztservices.storage.kiosk.report_file import report_to_json, write_report
from tests.pages import read_page

FIRST = KioskReport(
    "bcdfgh",
    "长沙",
    "abc",
    "0.1.0",
    starts=3,
    age=400,
    tally=Tally({Counted(Use.PAGE, "medical-offsite-filing", 9): 5}),
)
SECOND = replace(FIRST, id="kmnpqr", hall="湘潭", age=3)


@pytest.fixture
def folder(tmp_path):
    """Where the files of two kiosks are, one in a folder of its own."""
    below = tmp_path / "sticks" / "second"
    below.mkdir(parents=True)
    write_report(FIRST, below.parent)
    write_report(SECOND, below)
    return below.parent


@pytest.fixture
def report(catalogue_path, tmp_path, capsys):
    """Runs the command in English; returns its status, output and errors."""

    def _report(*words):
        options = make_parser().parse_args(
            ["--catalogue", str(catalogue_path), "kiosk", "report", *map(str, words), "--lang", "en"]
        )
        try:
            status = run_report(options, Translator("en"), Folders.below(tmp_path / "user"))
        except KnownError as error:
            print(error, file=sys.stderr)
            status = 2
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return _report


def test_files_of_all_folders_become_one_table(report, folder):
    status, out, err = report(folder)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "2 kiosks: 0 sessions."
    assert [line.split()[:2] for line in lines[2:]] == [["湘潭", "kmnpqr"], ["长沙", "bcdfgh"]]


def test_page_names_services_and_all_that_was_left_out(report, folder, tmp_path, catalogue_db):
    (folder / "kiosk-bad.json").write_text("{")
    page = tmp_path / "page.html"
    status, out, err = report(folder, "--out", page)
    assert status == 1
    assert out.endswith(f"{page} written.\n")
    assert err == f"{folder}/kiosk-bad.json is left out: it is cut off or damaged; export it again.\n"
    read = read_page(page.read_text("utf-8"))
    name = catalogue_db.services()[0].name.en
    assert any(name.startswith(words.removesuffix("…")) for words in read.drawn[1] if not words.isdecimal())
    assert "medical-offsite-filing" not in page.read_text("utf-8")
    assert read.tables[-1][1] == [f"{folder}/kiosk-bad.json", err.strip()]


def test_of_two_files_of_a_kiosk_the_newer_counts_and_the_other_is_told(report, folder):
    older = folder / "kiosk-old.json"
    older.write_text(json.dumps(report_to_json(replace(FIRST, starts=2, age=1))), "utf-8")
    copy = folder / "second" / "kiosk-copy.json"
    copy.write_text(json.dumps(report_to_json(FIRST)), "utf-8")
    status, out, err = report(folder)
    assert (status, err) == (0, "")
    assert "2 kiosks" in out
    assert "400 days" in out
    newer = folder / "kiosk-长沙-bcdfgh.json"
    assert f"{older} is left out: {newer} is a newer report of the same kiosk." in out
    assert f"{copy} is left out: {newer} is the same report." in out


def test_scripts_get_all_reports_and_what_was_left_out(report, folder):
    (folder / "kiosk-bad.json").write_text("[]")
    status, out, _err = report(folder, "--json")
    told = json.loads(out)
    assert status == 1
    assert told == {
        "kiosks": [report_to_json(SECOND), report_to_json(FIRST)],
        "skipped": [
            {
                "file": f"{folder}/kiosk-bad.json",
                "reason": f"{folder}/kiosk-bad.json is left out: it is no report of a kiosk.",
            }
        ],
        "older": [],
    }


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[" * 100_000, b"\x00" * 99, b'{"format": "cztservices-kiosk", "version": 7}']
)
def test_one_bad_file_does_not_stop_the_others(report, folder, content):
    (folder / "kiosk-a.json").write_bytes(content)
    status, out, err = report(folder)
    assert status == 1
    assert "2 kiosks" in out
    assert err.count("\n") == 1
    assert "kiosk-a.json is left out: " in err


def test_only_bad_files_are_bad_input(report, tmp_path):
    (tmp_path / "kiosk-a.json").write_text("{")
    status, out, err = report(tmp_path)
    assert (status, out) == (2, "")
    assert err.count("\n") == 2
    assert "holds no report of a kiosk that can be used" in err


@pytest.mark.parametrize("name", ["nowhere", "file"])
def test_what_is_no_folder_is_said(report, tmp_path, name):
    (tmp_path / "file").touch()
    assert report(tmp_path / name) == (
        2,
        "",
        f"{tmp_path / name} is no folder; name the one that holds the files of the kiosks.\n",
    )


def test_page_is_not_written_over_data(report, folder):
    target = folder / "kiosk-长沙-bcdfgh.json"
    before = target.read_bytes()
    assert report(folder, "--out", target)[0] == 2
    assert target.read_bytes() == before


def test_hidden_files_of_other_systems_are_passed_over(report, folder):
    (folder / "._kiosk-长沙-bcdfgh.json").write_bytes(b"\x00\x05\x16\x07")
    assert report(folder)[0] == 0


def test_name_that_is_no_text_can_be_told(report, folder, tmp_path):
    (folder / os.fsdecode(b"kiosk-\xff\n.json")).write_text("{")
    page = tmp_path / "page.html"
    status, _out, err = report(folder, "--out", page, "--json")
    assert status == 1
    assert err == one_line(err.rstrip("\n")) + "\n"
    assert "kiosk-\ufffd" in page.read_text("utf-8")


def test_without_a_catalogue_ids_stand_for_services(report, folder, tmp_path, monkeypatch):
    def refuse(*_args):
        template = "there is none"
        raise KnownError(template)

    monkeypatch.setattr("cztservices.authoring.provide.provide_catalogue", refuse)
    page = tmp_path / "page.html"
    assert report(folder, "--out", page)[0] == 0
    assert "medical-offsite-filing" in page.read_text("utf-8")
