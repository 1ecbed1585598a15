"""A guide is taken away by at most two strokes of the keyboard, and what came of it is said."""

import errno
from pathlib import Path

import icalendar
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolButton

from cztservices import files
from cztservices.app import print_queue
from cztservices.app.print_queue import NotPrintedError, Printer
from cztservices.authoring.progress import Progress
from cztservices.errors import KnownError
from cztservices.presenters.actions import ACTIONS, OF_A_GUIDE, Action
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.papers import Paper
from cztservices.ui import save_dialog
from cztservices.ui.codes_dialog import CodesDialog
from cztservices.ui.progress_dialog import ProgressDialog
from cztservices.ui.sheet_dialog import SheetDialog
from cztservices.ui.visit_dialog import VisitDialog
from tests.papers import page_count, text_of
from tests.ui.conftest import NOW
from tests.ui.hands import CHANGSHA, FILING, XIANGTAN, press

HALL = Printer("hall", "The hall", is_default=True, stopped=False)
ASLEEP = Printer("asleep", "The cellar", is_default=False, stopped=True)


@pytest.fixture
def printed(monkeypatch):
    """What was sent to printers, which are two; no other program is asked."""
    sent = []
    monkeypatch.setattr(print_queue, "list_printers", lambda: (HALL, ASLEEP))
    monkeypatch.setattr(
        print_queue, "print_pages", lambda _pages, pdf, printer, title: sent.append((printer.name, title, pdf))
    )
    return sent


@pytest.fixture
def documents(monkeypatch, tmp_path) -> Path:
    """The folder in which people look for their files."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr(save_dialog, "documents", lambda: folder)
    return folder


@pytest.fixture
def desktop(open_desktop, monkeypatch, printed, documents):  # noqa: ARG001 - nothing real is printed or written
    """The program with a guide open from Xiangtan to Changsha, on a morning on which halls are open."""
    monkeypatch.setattr("cztservices.app.taking_away.now", lambda: NOW)
    return open_guide_of(open_desktop(language="en"))


def open_guide_of(desktop):
    for action in ("origin_3", "destination_1"):
        desktop.window._on_action_requested(Action(action))
    desktop.desk.open(PageRef(Page.GUIDE, FILING))
    return desktop


def said(desktop) -> str:
    return desktop.page.notices.done_text.text()


def told(desktop) -> str:
    return desktop.page.notices.notice_text.text()


def over(desktop, kind):
    """The dialog that lies over the window."""
    found = [one for one in desktop.page.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


@pytest.fixture
def stroke(qtbot):
    """Presses keys one after the other, wherever the focus is: a dialog that has opened has it, as on a desktop."""

    def _stroke(*keys: str) -> None:
        for key in keys:
            window = QApplication.activeModalWidget() or next(
                w for w in QApplication.topLevelWidgets() if w.isVisible()
            )
            window.activateWindow()
            qtbot.waitUntil(lambda window=window: window.isActiveWindow() and QApplication.focusWidget() is not None)
            press(key)

    return _stroke


def test_two_strokes_print(stroke, desktop, printed):
    stroke("Ctrl+P", "Return")
    ((name, title, pdf),) = printed
    assert (name, title) == ("hall", "Filing for medical treatment in another city · Xiangtan → Changsha")
    assert "Filingformedicaltreatmentinanothercity" in text_of(pdf)
    assert said(desktop) == "The sheet is at the printer The hall."


def test_two_strokes_print_a_table_of_what_is_accepted(stroke, desktop, printed):
    desktop.desk.open(PageRef(Page.REQUIREMENT, "residence"))
    stroke("Ctrl+P", "Return")
    ((name, title, pdf),) = printed
    assert (name, title) == ("hall", "What is accepted, city by city: Proof of residence")
    assert page_count(pdf) == 1
    assert "Titledeed" in text_of(pdf)
    assert said(desktop) == "The sheet is at the printer The hall."


def test_two_strokes_save_a_table_of_what_is_accepted(stroke, desktop, documents):
    desktop.desk.open(PageRef(Page.REQUIREMENT, "residence"))
    stroke("Ctrl+S", "Return")
    (path,) = documents.iterdir()
    assert path.name == "residence.pdf"
    assert "Titledeed" in text_of(path.read_bytes())


def test_two_strokes_save_a_pdf(stroke, desktop, documents):
    stroke("Ctrl+S", "Return")
    (path,) = documents.iterdir()
    assert path.name == f"{FILING}-{XIANGTAN}-{CHANGSHA}.pdf"
    assert "Filingformedicaltreatmentinanothercity" in text_of(path.read_bytes())
    assert said(desktop) == f"Saved as {path}."


def test_one_stroke_copies_the_text(stroke, desktop):
    stroke("Ctrl+Shift+C")
    assert "Filing for medical treatment in another city" in QGuiApplication.clipboard().text()
    assert said(desktop) == "The text of the sheet is on the clipboard."


def test_one_stroke_shows_the_codes(stroke, desktop):
    stroke("Ctrl+U")
    assert over(desktop, CodesDialog).isVisible()


def test_two_strokes_put_a_visit_into_the_calendar(stroke, desktop, documents):
    stroke("Ctrl+J", "Return")
    (path,) = documents.iterdir()
    (event,) = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert "Filing for medical treatment" in event["summary"]
    assert said(desktop) == f"Saved as {path}."


@pytest.mark.usefixtures("desktop")
def test_second_visit_does_not_replace_the_first(stroke, documents):
    stroke("Ctrl+J", "Return", "Ctrl+J", "Return")
    names = sorted(path.name for path in documents.iterdir())
    stem = f"{FILING}-{XIANGTAN}-{CHANGSHA}"
    assert names == [f"{stem}-2.ics", f"{stem}.ics"]


def test_contact_of_an_office_is_saved(stroke, desktop, documents):
    stroke("Ctrl+J")
    over(desktop, VisitDialog).contact.click()
    (path,) = documents.iterdir()
    assert path.suffix == ".vcf"
    assert path.read_bytes().startswith(b"BEGIN:VCARD")


def test_sheet_that_is_chosen_is_what_is_printed_and_remembered(stroke, desktop, printed):
    stroke("Ctrl+P")
    dialog = over(desktop, SheetDialog)
    usual = dialog.pages
    dialog.papers[Paper.SLIP].click()
    dialog.large.click()
    assert (dialog.pages.form.paper, dialog.pages.form.large) == (Paper.SLIP, True)
    assert dialog.pages.size_mm.height() > usual.size_mm.height()
    dialog.printers.setCurrentIndex(1)
    dialog.print.click()
    assert printed[0][0] == "asleep"
    assert said(desktop).startswith("The printer The cellar is stopped: the sheet waits there")
    stroke("Ctrl+P")
    again = over(desktop, SheetDialog)
    assert (again.choice.paper, again.choice.large, again.printers.currentData()) == (Paper.SLIP, True, "asleep")
    assert {"paper": "slip", "large_sheet": "1", "printer": "asleep"}.items() <= desktop.store.settings().items()


def test_printer_that_refuses_is_told(stroke, desktop, monkeypatch):
    def refuse(*_given):
        raise NotPrintedError("The printer {printer} did not answer.", printer="hall")

    monkeypatch.setattr(print_queue, "print_pages", refuse)
    stroke("Ctrl+P", "Return")
    assert told(desktop) == "The printer hall did not answer."
    assert said(desktop) == ""


def test_no_printer_leaves_the_pdf_as_what_enter_does(stroke, desktop, monkeypatch):
    monkeypatch.setattr(print_queue, "list_printers", lambda: ())
    stroke("Ctrl+P")
    dialog = over(desktop, SheetDialog)
    assert not dialog.print.isVisible()
    assert dialog.save.isDefault()


def test_disk_that_is_full_is_told_and_nothing_is_left(stroke, desktop, documents, monkeypatch):
    def refuse(_number):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", refuse)
    stroke("Ctrl+J", "Return")
    assert "the disk is full; make room" in told(desktop)
    assert list(documents.iterdir()) == []


def test_what_was_said_goes_with_the_page(stroke, desktop):
    stroke("Ctrl+Shift+C")
    assert desktop.page.notices.done.isVisible()
    desktop.desk.open(PageRef(Page.HELP))
    assert not desktop.page.notices.done.isVisible()


def test_what_could_not_be_done_goes_with_the_next_page(stroke, desktop):
    desktop.desk.open(PageRef(Page.LICENCES))
    stroke("Ctrl+P")
    assert desktop.page.notices.notice.isVisible()
    desktop.desk.open(PageRef(Page.HELP))
    assert not desktop.page.notices.notice.isVisible()


def test_what_could_not_be_done_is_not_said_again_once_something_was(stroke, desktop, monkeypatch):
    def refuse(_path, _content):
        raise KnownError("The folder is locked.")

    with monkeypatch.context() as locked:
        locked.setattr("cztservices.app.taking_away.write_whole", refuse)
        stroke("Ctrl+J", "Return")
    assert told(desktop) == "The folder is locked."
    stroke("Ctrl+Shift+C")
    desktop.desk.redraw()
    assert told(desktop) == ""


@pytest.mark.parametrize("action", OF_A_GUIDE)
def test_where_no_guide_lies_open_nothing_happens(stroke, desktop, printed, documents, action):
    desktop.desk.open(PageRef(Page.LICENCES))
    QGuiApplication.clipboard().setText("before")
    stroke(ACTIONS[action].shortcuts[0])
    assert QApplication.activeModalWidget() is None
    assert (printed, list(documents.iterdir()), QGuiApplication.clipboard().text()) == ([], [], "before")
    assert told(desktop) == "Open a guide first: this is done with the guide that lies open."


def test_buttons_of_the_guide_do_the_same(desktop):
    words = {button.text(): button for button in desktop.page.opened.findChildren(QToolButton) if button.isVisible()}
    assert {"Print", "QR code", "Visit", "Copy"} <= set(words)
    words["Copy"].click()
    assert said(desktop) == "The text of the sheet is on the clipboard."


def test_all_sheets_are_saved_as_one_file(stroke, desktop, documents):
    stroke("Ctrl+Shift+S", "Return")
    (path,) = documents.iterdir()
    assert path.name == "Sheets of all services.pdf"
    pages = page_count(path.read_bytes())
    assert said(desktop).startswith(f"{path}: ")
    assert said(desktop).endswith(f" sheets on {pages} pages.")
    assert QApplication.activeModalWidget() is None


def test_book_that_is_stopped_leaves_nothing(stroke, desktop, documents, monkeypatch):
    steps = []

    def stop_after_two(progress, done, total):
        steps.append((done, total))
        if done == 2:
            over(desktop, ProgressDialog).cancel.click()
        real(progress, done, total)

    real = Progress.report
    monkeypatch.setattr(Progress, "report", stop_after_two)
    stroke("Ctrl+Shift+S")
    QApplication.activeModalWidget().reject()
    desktop._taking_away._make_book(desktop.window, documents / "book.pdf")
    assert [done for done, _total in steps] == [1, 2]
    assert said(desktop) == "Stopped; nothing was written."
    assert list(documents.iterdir()) == []
    assert QApplication.activeModalWidget() is None
