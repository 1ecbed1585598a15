"""What a technician does at a kiosk: what is asked, tried and said behind the PIN."""

from datetime import timedelta

import pytest

from cztservices.app.kiosk.print_spool import PrintSpool, QueueState, SpoolError
from cztservices.cli.kiosk import run_kiosk
from cztservices.domain.kiosk.pin import hash_pin
from cztservices.domain.kiosk.setup import KioskSetup, Printing
from cztservices.domain.kiosk.state import note_day
from cztservices.presenters.kiosk.printer_state import PrinterFault
from cztservices.presenters.kiosk.taking import JobState
from cztservices.storage.kiosk.setup_file import read_setup
from cztservices.ui.kiosk.attract_page import AttractPage
from cztservices.ui.kiosk.maintenance_page import MaintenancePage
from cztservices.ui.kiosk.pin_pad import NO_PIN, PinPad
from cztservices.ui.kiosk.touch_test import TouchTest
from tests.ui.conftest import CHECKED
from tests.ui.eyes import shown_words
from tests.ui.kiosks import page_in, tap, turn_over

PIN = "271828"
ENGLISH = ("en",)
NO_PRINTER = "No printer is set up; name its queue in the set-up file."
NO_PAPER = "The printer had no paper when it was last seen."


class Later:
    """Stands in for a runner whose disk is slow: nothing is read before it is told so."""

    def __init__(self):
        self.reads = []

    def read(self, work, done, failed):
        self.reads.append(lambda: done(work()))

    def write(self, work, done, failed):
        done(work())


@pytest.fixture
def open_page(open_kiosk):
    """A kiosk at its maintenance page, in English."""

    def _open(**setup):
        kiosk = open_kiosk(KioskSetup(languages=ENGLISH, **setup))
        kiosk.upkeep.open_page()
        turn_over()
        return kiosk

    return _open


def page_of(kiosk) -> MaintenancePage:
    page = page_in(kiosk, MaintenancePage)
    assert page is not None
    return page


def press(kiosk, words):
    """Tap the button that says so."""
    (button,) = (one for one in page_of(kiosk).buttons if one.text() == words)
    tap(kiosk, button)


def report_of(kiosk):
    """The codes that are read out on the telephone."""
    return next(words for words in shown_words(page_of(kiosk)) if "C1-" in words)


# The printer


@pytest.mark.parametrize("words", ["Test the printer", "Print this slip"])
def test_without_a_queue_nothing_is_sent_and_the_technician_hears_why(open_page, monkeypatch, words):
    sent = []
    monkeypatch.setattr(PrintSpool, "look", lambda _spool: sent.append("look"))
    kiosk = open_page()
    before = report_of(kiosk)
    press(kiosk, words)
    assert page_of(kiosk)._words.text() == NO_PRINTER
    assert sent == []
    assert report_of(kiosk) == before
    assert "C1-1" in before


@pytest.mark.parametrize("words", ["Test the printer", "Print this slip"])
def test_print_that_fails_tells_the_technician_how_the_printer_is(open_page, monkeypatch, words):
    def look(_spool):
        raise SpoolError(PrinterFault.PAPER_OUT)

    monkeypatch.setattr(PrintSpool, "look", look)
    kiosk = open_page(printing=Printing("slip"))
    press(kiosk, words)
    assert page_of(kiosk)._words.text() == NO_PAPER
    assert not any("QR code." in shown for shown in shown_words(page_of(kiosk)))
    assert "C1-2" in report_of(kiosk)


def test_print_that_fails_on_a_printer_that_says_little_is_told_as_failed(open_page, monkeypatch):
    low = QueueState(None, ("media-low-warning",), is_printing=False)
    said = {"look": low, "send": 7, "jobs": {7: JobState.ABORTED}, "purge": None, "throw_away": True}
    for name, answer in said.items():
        monkeypatch.setattr(PrintSpool, name, lambda *_given, answer=answer, **_more: answer)
    kiosk = open_page(printing=Printing("slip"))
    press(kiosk, "Test the printer")
    kiosk.printer._ask()
    assert page_of(kiosk)._words.text() == "The last print failed."
    assert "C1-2" in report_of(kiosk)


# The way in


def test_set_up_file_that_is_not_used_is_what_the_pin_page_tells(open_kiosk, tmp_path):
    file = tmp_path / "kiosk.toml"
    file.write_text('# of a newer program\nformat = 7\npin_hash = "x"\n', encoding="utf-8")
    read = read_setup(file)
    kiosk = open_kiosk(read.setup, setup_faults=read.faults, is_setup_used=read.is_used, language="en")
    kiosk.upkeep.ask_pin()
    (said,) = (words for words in shown_words(page_in(kiosk, PinPad)) if "set-up file" in words)
    assert said.startswith("The set-up file of this kiosk is not used")
    assert said.endswith("2: format: is of a newer program than this one, which reads 1; update this program")
    assert "set-pin" not in said


def test_kiosk_that_has_no_pin_says_how_one_is_made(open_kiosk):
    kiosk = open_kiosk(KioskSetup(languages=ENGLISH))
    kiosk.upkeep.ask_pin()
    assert NO_PIN in shown_words(page_in(kiosk, PinPad))


def test_pin_that_comes_when_its_page_has_left_opens_nothing(open_kiosk):
    kiosk = open_kiosk(KioskSetup(pin_hash=hash_pin(PIN)))
    kiosk.upkeep.ask_pin()
    pad = page_in(kiosk, PinPad)
    pad.pin_entered.emit(PIN)  # it opens the page one turn later
    pad.patience.timeout.emit()
    pad.pin_entered.emit("314159")
    turn_over()
    assert page_in(kiosk, MaintenancePage) is None
    assert page_in(kiosk, AttractPage) is not None
    assert kiosk.folder.state.failed_pins == 0


# The page


def test_page_is_there_before_a_slow_disk_has_answered(open_page, monkeypatch):
    kiosk = open_page()
    later = Later()
    monkeypatch.setattr(kiosk.upkeep, "_runner", later)
    counted = []
    monkeypatch.setattr(kiosk.folder.counts, "read", _noting(kiosk.folder.counts.read, counted))
    kiosk.upkeep.open_page()
    page = page_of(kiosk)
    assert counted == []
    assert "Looking how the kiosk is …" in shown_words(page)
    for read in later.reads:
        read()
    assert counted
    assert "Looking how the kiosk is …" not in shown_words(page)
    assert "C1-1" in report_of(kiosk)


def test_slip_is_read_behind_the_page_too_and_not_printed_when_it_was_left(open_page, monkeypatch):
    kiosk = open_page(printing=Printing("slip"))
    later, printed = Later(), []
    monkeypatch.setattr(kiosk.upkeep, "_runner", later)
    monkeypatch.setattr(kiosk.printer, "print_pages", lambda *given: printed.append(given))
    press(kiosk, "Print this slip")
    assert printed == []
    later.reads.pop()()
    assert len(printed) == 1
    press(kiosk, "Print this slip")
    page_of(kiosk).back_requested.emit()
    later.reads.pop()()
    assert len(printed) == 1


def test_older_answer_does_not_take_the_place_of_a_newer_one(open_page, monkeypatch):
    kiosk = open_page()
    later = Later()
    monkeypatch.setattr(kiosk.upkeep, "_runner", later)
    kiosk.upkeep._on_printer_described(None)
    kiosk.upkeep._on_printer_described(None)
    older, newer = later.reads
    shown = []
    monkeypatch.setattr(page_of(kiosk), "show_view", shown.append)
    newer()
    older()
    assert len(shown) == 1


def _noting(read, counted):
    def note():
        counted.append(True)
        return read()

    return note


def test_fault_has_one_form_on_the_page_and_at_the_command_line(open_kiosk, tmp_path, capsys):
    from argparse import Namespace

    from cztservices.config import Folders
    from cztservices.i18n import Translator

    file = tmp_path / "kiosk.toml"
    file.write_text("format = 1\n\nhal = 1\n", encoding="utf-8")
    read = read_setup(file)
    kiosk = open_kiosk(read.setup, setup_faults=read.faults, language="en")
    kiosk.upkeep.open_page()
    (said,) = (words for words in shown_words(page_of(kiosk)) if "hal: " in words)
    assert said.startswith("3: hal: is no key here; ")
    run_kiosk(Namespace(action="check", file=file), Translator("en"), Folders.below(tmp_path))
    assert f"{file}:{said}\n" in capsys.readouterr().out


def test_fault_of_the_file_as_a_whole_has_no_line(tmp_path):
    (fault,) = read_setup(tmp_path / "missing.toml").faults
    assert fault.say().startswith("the file cannot be read (")


# What can be tried


def test_touch_test_leads_back_to_the_page(open_page):
    kiosk = open_page()
    press(kiosk, "Test the touch screen")
    test = page_in(kiosk, TouchTest)
    assert page_in(kiosk, MaintenancePage) is None
    tap(kiosk, test.dots.leave)
    assert page_of(kiosk).isVisible()


def test_one_press_does_not_end_the_kiosk(open_page, monkeypatch):
    left = []
    monkeypatch.setattr("cztservices.app.kiosk.kiosk.QApplication.exit", left.append)
    kiosk = open_page()
    press(kiosk, "Leave the kiosk")
    assert left == []
    page_of(kiosk).exit_requested.emit()
    assert left == [0]


# The clock


def test_technician_who_has_set_the_clock_right_is_believed(open_kiosk):
    kiosk = open_kiosk(KioskSetup(languages=ENGLISH))
    kiosk.folder.change(lambda state: note_day(state, CHECKED + timedelta(days=900)))
    kiosk.upkeep.open_page()
    page = page_of(kiosk)
    assert not kiosk._day.is_known
    turn_over()
    tap(kiosk, page.clock)
    assert kiosk._day.is_known
    assert kiosk.folder.state.latest_day is None
    assert not page.clock.isVisible()
    assert kiosk.folder.is_kept


def test_clock_that_is_behind_the_catalogue_cannot_be_called_right(open_kiosk):
    kiosk = open_kiosk(KioskSetup(languages=ENGLISH), day=CHECKED - timedelta(days=900))
    kiosk.upkeep.open_page()
    assert not kiosk._day.is_known
    assert not page_of(kiosk).clock.isVisible()
