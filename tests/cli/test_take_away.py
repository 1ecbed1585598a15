"""``print``, ``copy`` and ``export``: a guide taken away from the shell."""

import os
import subprocess
import sys
from pathlib import Path

import icalendar
import pypdf
import pytest
import vobject
import zxingcpp
from PIL import Image

from cztservices.app import print_queue
from cztservices.app.print_queue import Printer
from cztservices.cli import take_away
from scripts.virtual_screen import virtual_screen
from tests.papers import page_count, squeeze, text_of, titles_in
from tests.ui.conftest import NOW

ROOT = Path(__file__).resolve().parents[2]
FILING = "medical-offsite-filing"
ENDS = ("--origin", "湘潭", "--destination", "changsha", "--lang", "en")


@pytest.fixture(autouse=True)
def _a_morning(monkeypatch, qapp):  # noqa: ARG001 - the fonts need an application, and it must be that of all tests
    """On which the halls of the sample are open."""
    monkeypatch.setattr(take_away, "now", lambda: NOW)


def test_sheet_is_saved_as_a_pdf(run, tmp_path):
    ran = run("print", FILING, *ENDS, "--out", tmp_path / "a.pdf")
    assert (ran.status, ran.out, ran.err) == (0, f"{tmp_path}/a.pdf: 2 pages.\n", "")
    assert "InsuredinXiangtan" in text_of((tmp_path / "a.pdf").read_bytes())


@pytest.mark.parametrize(("options", "width"), [((), 595), (("--paper", "slip"), 227), (("--large",), 595)])
def test_paper_is_the_one_that_is_asked_for(run, tmp_path, options, width):
    assert run("print", FILING, *ENDS, "--out", tmp_path / "a.pdf", *options).status == 0
    assert round(float(pypdf.PdfReader(tmp_path / "a.pdf").pages[0].mediabox.width)) == width


def test_table_of_a_requirement_is_saved_as_one_page(run, tmp_path):
    ran = run("print", "--requirement", "residence", "--lang", "en", "--out", tmp_path / "a.pdf")
    assert (ran.status, ran.out, ran.err) == (0, f"{tmp_path}/a.pdf: 1 page.\n", "")
    text = squeeze(pypdf.PdfReader(tmp_path / "a.pdf").pages[0].extract_text())
    for words in ("Proof of residence", "Title deed", "Xiangtan → Changsha: accepted", "Police station", "One year"):
        assert squeeze(words) in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--requirement", "residense", "--out", "a.pdf"), "no requirement “residense”; the nearest are residence"),
        ((FILING, "--requirement", "residence", "--out", "a.pdf"), "Name a service or a --requirement, not both"),
        (("--requirement", "residence", "--all", "--out", "a.pdf"), "All sheets go into one file"),
        (("--requirement", "residence"), "--out FILE.pdf, or a printer"),
    ],
)
def test_table_that_cannot_be_printed_is_refused(refused, words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert said in refused("print", *words, "--lang", "en")
    assert list(tmp_path.glob("*.pdf")) == []


def test_every_guide_goes_into_one_book_with_contents(run, tmp_path, catalogue_db):
    ran = run("print", "--all", "--out", tmp_path / "book.pdf", "--lang", "en")
    assert ran.status == 0
    pdf = (tmp_path / "book.pdf").read_bytes()
    services = catalogue_db.services()
    marks = titles_in(pdf)
    assert [title for level, title, _page in marks if level == 0] == ["Contents", *(s.name.en for s in services)]
    guides = [(title, page) for level, title, page in marks if level == 1]
    assert ran.out == f"{tmp_path}/book.pdf: {len(guides)} sheets on {page_count(pdf)} pages.\n"
    assert ("Xiangtan→Changsha", guides[4][1]) == guides[4]
    document = pypdf.PdfReader(tmp_path / "book.pdf")
    assert "InsuredinXiangtan" in squeeze(document.pages[guides[4][1]].extract_text())
    labels = document.page_labels
    assert labels[:2] == ["i", "1"]
    printed = str(labels[guides[4][1]])
    contents = text_of(pdf)
    assert f"Xiangtan→Changsha{printed}" in contents


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("print",), "Name the service to print, or --all"),
        (("print", FILING), "Name the file to print into with --out FILE.pdf"),
        (("print", FILING, "--out", "a.pdf", "--printer", "x"), "Name the file to print into with --out FILE.pdf"),
        (("print", "--all"), "All sheets go into one file on A4"),
        (("print", "--all", FILING, "--out", "a.pdf"), "All sheets go into one file on A4"),
        (("print", "--all", "--paper", "slip", "--out", "a.pdf"), "All sheets go into one file on A4"),
        (("print", FILING, "--out", "a.txt"), "A sheet is saved as a PDF; let the name a.txt end in .pdf."),
        (("print", "no-such-service", "--out", "a.pdf"), "There is no service “no-such-service”"),
        (("export", FILING, "--out", "a.doc"), "a.doc ends in nothing that is known"),
        (
            ("export", FILING, *ENDS, "--out", "a.ics", "--office", "nowhere"),
            "This guide names no office “nowhere”; it names ",
        ),
        (("export", "senior-card", "--out", "a.vcf"), "This guide names no office; ring"),
    ],
)
def test_call_that_cannot_be_met_is_told_in_a_line(refused, words, sentence, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert refused(*words, "--lang", "en").startswith(sentence)
    assert list(tmp_path.glob("a.*")) == []


def test_folder_that_is_not_there_is_told(refused, tmp_path):
    said = refused("print", FILING, *ENDS, "--out", tmp_path / "no" / "a.pdf")
    assert said == f"{tmp_path}/no/a.pdf was not written, there is no such folder; choose another.\n"


def test_usual_printer_is_taken_where_none_is_named(run, monkeypatch):
    sent = []
    monkeypatch.setattr(print_queue, "list_printers", lambda: (Printer("hall", "The hall", True, False),))  # noqa: FBT003
    monkeypatch.setattr(print_queue, "print_pages", lambda *given: sent.append(given))
    ran = run("print", FILING, *ENDS, "--printer")
    assert (ran.status, ran.out) == (0, "The sheet is at the printer The hall.\n")
    assert len(sent) == 1


def test_text_is_what_is_printed(run, tmp_path):
    assert run("export", FILING, *ENDS, "--out", tmp_path / "a.txt").status == 0
    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert "Insured in Xiangtan → Treated in Changsha" in text


def test_visit_is_read_by_calendars_and_within_hours(run, tmp_path):
    ran = run("export", FILING, *ENDS, "--out", tmp_path / "a.ics")
    assert (ran.status, ran.out) == (0, f"{tmp_path}/a.ics is written.\n")
    content = (tmp_path / "a.ics").read_bytes()
    (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert event["dtstart"].dt > NOW
    assert vobject.readOne(content.decode()).vevent.summary.value == event["summary"]


def test_contact_is_read_by_telephones(run, tmp_path):
    assert run("export", FILING, *ENDS, "--out", tmp_path / "a.vcf").status == 0
    card = vobject.readOne((tmp_path / "a.vcf").read_text(encoding="utf-8"))
    assert card.fn.value == "Xiangtan Citizens' Home"


def test_codes_are_pictures_that_a_telephone_reads(run, tmp_path):
    ran = run("export", FILING, *ENDS, "--out", tmp_path / "a.png")
    files = [Path(line.removesuffix(" is written.")) for line in ran.out.splitlines()]
    assert len(files) == len(list(tmp_path.glob("*.png"))) >= 1
    for path in files:
        assert len(zxingcpp.read_barcodes(Image.open(path))) == 1


def test_copied_text_stays_on_the_clipboard_after_the_command_has_ended(catalogue_path, tmp_path):
    words = ["--catalogue", str(catalogue_path), "--base-dir", str(tmp_path), "copy", FILING, *ENDS]
    paste = (
        "from PySide6.QtGui import QGuiApplication; a = QGuiApplication([]); import sys;"
        "sys.stdout.write(a.clipboard().text()); a.clipboard().setText('other'); a.processEvents()"
    )
    with virtual_screen() as screen:
        environment = {**screen.environment, "QT_QPA_PLATFORM": "xcb"}
        copied = subprocess.run(
            [sys.executable, "-m", "cztservices", *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )  # fmt: skip
        assert (copied.returncode, copied.stdout, copied.stderr) == (0, "Copied.\n", "")
        pasted = subprocess.run(
            [sys.executable, "-c", paste], env=environment, capture_output=True, text=True, check=True
        )
    assert "Insured in Xiangtan → Treated in Changsha" in pasted.stdout


def test_without_a_desktop_copying_names_what_works(catalogue_path, tmp_path):
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    words = ["--catalogue", str(catalogue_path), "--base-dir", str(tmp_path), "copy", FILING, "--lang", "en"]
    ran = subprocess.run(
        [sys.executable, "-m", "cztservices", *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "There is no desktop with a clipboard; write “export SERVICE --out FILE.txt” instead.\n"


def test_hand_over_sheet_is_saved_with_what_was_checked(run, tmp_path):
    ran = run("print", FILING, *ENDS, "--handover", "--checked", "material-id", "--out", tmp_path / "a.pdf")
    assert (ran.status, ran.out, ran.err) == (0, f"{tmp_path}/a.pdf: 1 page.\n", "")
    text = text_of((tmp_path / "a.pdf").read_bytes())
    assert "Handoversheetforthehomecity" in text
    assert "✓Identitycard" in text
    assert "□FormofXiangtan" in text


def test_hand_over_sheet_of_a_case_has_its_answers(run, tmp_path):
    ran = run("print", FILING, *ENDS, "--handover", "--answers", "why-there=emergency", "--out", tmp_path / "a.pdf")
    assert ran.status == 0
    assert "Whyareyoutreatedthere?Emergency" in text_of((tmp_path / "a.pdf").read_bytes())


def test_what_is_missing_is_saved(run, tmp_path):
    ran = run("print", FILING, *ENDS, "--missing", "--checked", "all", "--out", tmp_path / "a.pdf")
    assert ran.status == 0
    assert "Allpapersthattheguidenamesarehere." in text_of((tmp_path / "a.pdf").read_bytes())


def test_answers_that_are_not_asked_are_named(run, tmp_path):
    for command in ("print", "export"):
        out = tmp_path / ("a.pdf" if command == "print" else "a.txt")
        ran = run(command, FILING, *ENDS, "--answers", "why-there=emergency,settled=no", "--out", out)
        assert (ran.status, ran.err) == (0, "Not asked in this case, and left out: settled=no\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((FILING, "--checked", "all"), "--checked says what lies at a window; write --handover or --missing with it."),
        ((FILING, "--handover", "--missing"), "Write --handover or --missing, not both"),
        *(
            ((*what, *option), f"{option[0]} is about the guide of one service; leave it out")
            for what in (("--all",), ("--requirement", "residence"))
            for option in (("--handover",), ("--missing",), ("--checked", "all"), ("--answers", "why-there=emergency"))
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_options_that_would_change_nothing_are_refused(refused, tmp_path, options, said):
    assert refused("print", *options, "--out", tmp_path / "a.pdf", "--lang", "en").startswith(said)
    assert list(tmp_path.glob("*.pdf")) == []


def test_paper_that_there_is_not_is_refused_with_the_nearest(refused, tmp_path):
    line = refused("print", FILING, *ENDS, "--handover", "--checked", "identity", "--out", tmp_path / "a.pdf")
    assert line.startswith("No paper is called “identity”; there are material-id, material-xiangtan; did you mean")
    assert list(tmp_path.glob("*.pdf")) == []
