"""What a technician does at a kiosk: the PIN, the maintenance page and its tests, and the way out."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cztservices import __version__
from cztservices.app.kiosk.maintenance_slip import MaintenanceSlip
from cztservices.app.kiosk.sound import Sound
from cztservices.config import now
from cztservices.domain.kiosk.counts import Use
from cztservices.domain.kiosk.fleet import KioskReport
from cztservices.domain.kiosk.pin import PinGate
from cztservices.domain.kiosk.setup import KioskSetup
from cztservices.domain.kiosk.sizing import Sizing, pixel_mm
from cztservices.domain.kiosk.state import forget_day, note_failed_pins
from cztservices.errors import KnownError, Message
from cztservices.i18n import N_, Translator
from cztservices.presenters.kiosk.maintenance import (
    Finding,
    KioskUse,
    MaintenanceFacts,
    MaintenanceView,
    State,
    present_maintenance,
)
from cztservices.presenters.tasks import TaskRunner, Tickets
from cztservices.storage.kiosk.disk import measure_disk
from cztservices.storage.kiosk.export import Standing, export_report, make_report
from cztservices.storage.kiosk.folder import KioskFolder
from cztservices.storage.kiosk.usb import choose_stick
from cztservices.ui.kiosk.maintenance_page import MaintenancePage
from cztservices.ui.kiosk.pin_pad import PinPad
from cztservices.ui.kiosk.scrolling import make_scrollable
from cztservices.ui.kiosk.touch_test import TouchTest
from cztservices.ui.theme import Theme

if TYPE_CHECKING:
    from cztservices.app.kiosk.printing import KioskPrinter
    from cztservices.presenters.kiosk.printer_state import PrinterState

EXIT_RESTART = 75
"""The program ends with this status where it is to be started anew."""

UNUSED_SETUP = N_(
    "The set-up file of this kiosk is not used, so there is no PIN and no way further from here. A technician mends "
    "the file and starts the kiosk anew. What is wrong with it: {fault}"
)


@dataclass(frozen=True, slots=True)
class Condition:
    """What the kiosk knows of itself at this moment and keeps nowhere.

    ``went_back`` says that the clock is doubted because it gave a later day before, ``is_setup_used`` is False where
    nothing of the set-up file is.
    """

    standing: Standing
    clock_doubt: str
    went_back: bool
    setup_faults: tuple[str, ...]
    is_setup_used: bool
    floods: int
    refused_windows: int
    screen: tuple[int, int]
    sizing: Sizing
    service_names: Callable[[], dict[str, str]]


class Upkeep(QObject):
    """Shows what a technician sees, one page after the other.

    ``page_laid`` brings a page to show, ``left`` says that the kiosk goes on; ``restart_requested`` and
    ``exit_requested`` are wishes of a technician who has given the PIN.
    """

    page_laid = Signal(object)
    left = Signal()
    restart_requested = Signal()
    exit_requested = Signal()

    def __init__(
        self,
        setup: KioskSetup,
        folder: KioskFolder,
        printer: "KioskPrinter",
        runner: TaskRunner,
        family: str,
        look: Callable[[], tuple[Theme, Translator]],
        condition: Callable[[], Condition],
    ) -> None:
        """``look`` gives theme and language, ``condition`` how the kiosk is, whenever a page is opened."""
        super().__init__()
        self._setup, self._folder, self._printer, self._runner = setup, folder, printer, runner
        self._family, self._look, self._condition = family, look, condition
        self._gate = PinGate(setup.pin_hash, folder.state.failed_pins, time.monotonic, self._keep_failures)
        self._sound = Sound(setup.volume)
        self._sound.played.connect(partial(self._say, N_("A tone was played.")))
        self._sound.failed.connect(partial(self._warn_words))
        printer.described.connect(partial(self._on_printer_described))
        printer.taken.connect(partial(self._on_printer_said))
        printer.printed.connect(partial(self._on_printer_said))
        printer.not_printed.connect(partial(self._on_printer_failed))
        self._page: MaintenancePage | None = None
        self._pad: PinPad | None = None
        self._shown = Tickets()

    def ask_pin(self) -> None:
        """Ask for the PIN."""
        theme, translator = self._look()
        self._pad = pad = PinPad(theme, translator)
        pad.left.connect(self.close)
        pad.pin_entered.connect(partial(self._on_pin_entered, pad))
        if not self._setup.pin_hash:
            pad.set_unavailable(self._tell_unused(translator))
        elif self._gate.wait_s:
            pad.show_wait(self._gate.wait_s)
        self._lay(pad)

    def open_page(self) -> None:
        """Show how the kiosk is."""
        theme, translator = self._look()
        self._page = page = MaintenancePage(theme, translator)
        make_scrollable(page.scroller)
        page.printer_test_requested.connect(partial(self._test_printer))
        page.touch_test_requested.connect(partial(self._test_touch))
        page.sound_test_requested.connect(self._sound.play)
        page.export_requested.connect(partial(self._export))
        page.slip_requested.connect(partial(self._print_slip))
        page.day_confirmed.connect(partial(self._forget_day))
        page.restart_requested.connect(self.restart_requested)
        page.exit_requested.connect(self.exit_requested)
        page.back_requested.connect(self.close)
        self._show()
        self._lay(page)
        self._printer.look()

    def close(self) -> None:
        """The kiosk goes on."""
        self._page = self._pad = None
        self.left.emit()

    def _lay(self, page: QWidget) -> None:
        if page is not self._page:
            self._page = None
        if page is not self._pad:
            self._pad = None
        self.page_laid.emit(page)

    # The PIN

    def _tell_unused(self, translator: Translator) -> str:
        """Why there is no PIN although one may be set up; empty where the set-up file is used."""
        at = self._condition()
        return "" if at.is_setup_used else translator.gettext(UNUSED_SETUP).format(fault=at.setup_faults[0])

    def _on_pin_entered(self, pad: PinPad, pin: str) -> None:
        if pad is not self._pad:
            return
        if self._gate.try_pin(pin):
            QTimer.singleShot(0, self, partial(self._let_in, pad))  # the key that was pressed has still to be let go
        elif self._gate.wait_s:
            pad.show_wait(self._gate.wait_s)
        else:
            pad.show_wrong()

    def _let_in(self, pad: PinPad) -> None:
        if pad is self._pad:
            self.open_page()

    def _keep_failures(self, failed: int) -> None:
        """Written at once, before the PIN is looked at."""
        self._folder.change(lambda state: note_failed_pins(state, failed))
        self._folder.keep()

    # The page

    def _show(self) -> None:
        ticket = self._shown.take()

        def show(page: MaintenancePage, view: MaintenanceView) -> None:
            if self._shown.is_newest(ticket):
                page.show_view(view)

        self._read_view(show)

    def _read_view(self, done: Callable[[MaintenancePage, MaintenanceView], None]) -> None:
        """Bring the page how the kiosk is, if it still lies open then: the disk may be slow."""
        page = self._page
        if page is None:
            return
        (_theme, translator), at, printer = self._look(), self._condition(), self._printer.describe()

        def bring(view: MaintenanceView) -> None:
            if page is self._page:
                done(page, view)

        self._runner.read(
            lambda: present_maintenance(self._read_facts(at, printer, translator), translator), bring, self._warn
        )

    def _read_facts(self, at: Condition, printer: "PrinterState", translator: Translator) -> MaintenanceFacts:
        report, state = make_report(self._folder, at.standing), self._folder.state
        trouble = self._folder.trouble
        faults = (*at.setup_faults, *([trouble.message.render(translator.gettext)] if trouble else []))
        return MaintenanceFacts(
            hall=self._setup.hall,
            kiosk_id=state.id,
            program_version=__version__,
            catalogue_version=at.standing.catalogue,
            catalogue_age_days=at.standing.age,
            catalogue_minutes=report.with_catalogue,
            clock_doubt=at.clock_doubt,
            went_back=at.went_back,
            setup_faults=faults,
            floods=at.floods,
            refused_windows=at.refused_windows,
            printer=Finding(printer.words.render(translator.gettext), State(printer.token)),
            room=measure_disk(self._folder.path) if self._folder.path else None,
            folder=str(self._folder.path or ""),
            is_folder_writable=self._folder.is_kept,
            last_reset=state.last_reset,
            last_crash=state.last_crash,
            crashes=state.crashes,
            starts=state.starts,
            screen=at.screen,
            scale=at.sizing.scale,
            use=_summarise(report, at.service_names()),
            taken=now(),
        )

    def _say(self, template: str, **values: object) -> None:
        if self._page is not None:
            self._page.show_done(self._look()[1].gettext(template).format(**values))

    def _warn_words(self, template: str) -> None:
        if self._page is not None:
            self._page.show_trouble(self._look()[1].gettext(template))

    def _warn(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        if self._page is not None:
            self._page.show_trouble(error.message.render(self._look()[1].gettext))

    # What can be tried and taken away

    def _test_printer(self) -> None:
        if self._has_printer():
            self._printer.print_test(self._look()[1], self._family, now())

    def _print_slip(self) -> None:
        language = self._look()[1].language

        def print_view(_page: MaintenancePage, view: MaintenanceView) -> None:
            slip = MaintenanceSlip(view)
            self._printer.print_pages(lambda paper: slip.lay_out(paper, self._family), slip.title, language)

        if self._has_printer():
            self._read_view(print_view)

    def _has_printer(self) -> bool:
        """Whether there is anything to print on; where there is not, that is said."""
        if not self._setup.printing.queue:
            self._warn_of_printer()
        return bool(self._setup.printing.queue)

    def _warn_of_printer(self) -> None:
        if self._page is not None:
            self._page.show_trouble(self._printer.describe().words.render(self._look()[1].gettext))

    def _on_printer_failed(self, _error: KnownError) -> None:
        """Its sentence is for the people at the kiosk."""
        self._show()
        self._warn_of_printer()

    def _on_printer_described(self, _state: "PrinterState") -> None:
        self._show()

    def _on_printer_said(self, message: Message) -> None:
        if self._page is not None:
            self._page.show_done(message.render(self._look()[1].gettext))

    def _test_touch(self) -> None:
        theme, translator = self._look()
        at = self._condition()
        page = TouchTest(theme, translator, pixel_mm(*at.screen, self._setup.screen))
        page.left.connect(self.open_page)
        self._lay(page)

    def _forget_day(self) -> None:
        self._folder.change(forget_day)
        self._runner.write(self._folder.keep, lambda _none: None, self._warn)
        self._show()
        self._say(N_("The later day that the clock gave before is forgotten."))

    def _export(self) -> None:
        standing = self._condition().standing

        def write() -> str:
            chosen = choose_stick(self._setup.usb)
            return f"{chosen.stick.name}/{export_report(self._folder, standing, chosen.stick.path).name}"

        saved = N_("Saved on the USB stick as {file}; it can be pulled out now.")
        self._runner.write(write, lambda file: self._say(saved, file=file), partial(self._warn))


def _summarise(report: KioskReport, names: dict[str, str]) -> KioskUse:
    tally = report.tally
    opened = tally.by_subject(Use.PAGE).items()
    return KioskUse(
        sessions=tally.total(Use.SESSION),
        finished=tally.total(Use.FINISHED),
        timed_out=tally.total(Use.TIMED_OUT),
        searches=tally.total(Use.SEARCH),
        prints=tally.total(Use.PRINT),
        prints_failed=tally.total(Use.PRINT_FAILED),
        codes=tally.total(Use.CODE),
        services=tuple((names.get(service, service), count) for service, count in opened),
        not_found=tuple((phrase.phrase, phrase.count) for phrase in report.phrases),
    )
