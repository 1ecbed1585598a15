"""Sheets reach a real print system, and what it refuses is told."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.print_server import PrintServer, print_server
from tests.papers import page_count, text_of

ROOT = Path(__file__).resolve().parents[2]
FILING = "medical-offsite-filing"


@pytest.fixture(scope="module")
def server() -> Iterator[PrintServer]:
    """A print system with a queue that prints, one that is stopped, and one that takes nothing."""
    with print_server() as running:
        running.add_queue("hall")
        running.add_queue("asleep")
        running.stop_queue("asleep")
        running.add_queue("broken")
        running.reject("broken")
        yield running


@pytest.fixture
def print_(catalogue_path, tmp_path):
    """Prints a sheet of the sample from the shell; status, output and errors."""

    def _print(environment: dict[str, str], *options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "cztservices", "--catalogue", catalogue_path, "--base-dir", tmp_path]
        command += ["print", FILING, "--origin", "湘潭", "--destination", "长沙", "--lang", "en", *options]
        return subprocess.run(
            [str(word) for word in command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )

    return _print


def test_sheet_comes_out_of_the_printer(server, print_, tmp_path):
    ran = print_(server.environment, "--printer", "hall")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == "The sheet is at the printer hall.\n"
    printed = server.printed()[-1].read_bytes()
    assert print_(dict(os.environ), "--out", tmp_path / "a.pdf").returncode == 0
    saved = (tmp_path / "a.pdf").read_bytes()
    assert (page_count(printed), text_of(printed)) == (page_count(saved), text_of(saved))
    assert "Filingformedicaltreatment" in text_of(printed)


def test_stopped_printer_keeps_the_sheet_and_says_so(server, print_):
    ran = print_(server.environment, "--printer", "asleep")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == "The printer asleep is stopped: the sheet waits there until somebody switches it on.\n"
    waiting = subprocess.run(
        ["lpstat", "-o", "asleep"], env=server.environment, capture_output=True, text=True, check=True
    )
    assert waiting.stdout.count("asleep-") == 1


@pytest.mark.parametrize(
    ("printer", "sentence"),
    [
        ("broken", "The printer broken does not take the sheet ("),
        ("cellar", "There is no printer “cellar”; there are broken, hall, asleep."),
    ],
)
def test_printer_that_does_not_print_is_told_in_one_line(server, print_, printer, sentence):
    ran = print_(server.environment, "--printer", printer)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(sentence)
    assert ran.stderr.count("\n") == 1


def test_no_printer_leads_to_a_pdf(server, print_, tmp_path):
    ran = print_({**server.environment, "CUPS_SERVER": str(tmp_path / "none")}, "--printer")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "No printer is set up on this computer; save the sheet as a PDF and print that elsewhere.\n"


def test_qt_prints_where_there_is_no_client_of_the_print_system(server, print_):
    before = len(list(server.out.glob("*.pdf")))
    ran = print_({**server.environment, "PATH": ""}, "--printer", "hall")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Filingformedicaltreatment" in text_of(server.printed(before + 1)[-1].read_bytes())
