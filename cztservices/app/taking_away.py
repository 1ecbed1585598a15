"""What is taken away from a guide that lies open: on paper, as a file, on the clipboard, on a telephone."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from cztservices.app.requirement_sheet import RequirementSheet, make_requirement_sheet
from cztservices.app.sheets import Sheet, make_counter_sheet, make_sheet
from cztservices.authoring.progress import Cancelled, Progress
from cztservices.config import LARGE_SHEET, PAPER, PRINTER, Option, now
from cztservices.errors import KnownError
from cztservices.files import write_whole
from cztservices.i18n import N_, Translator
from cztservices.presenters.actions import ACTIONS, OF_A_TABLE, OF_A_WINDOW, Action
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.hall_book import HallBook, read_hall
from cztservices.presenters.pages import Page
from cztservices.presenters.papers import Paper
from cztservices.presenters.tasks import TaskRunner
from cztservices.storage.catalogue_db import CataloguePool

if TYPE_CHECKING:
    from cztservices.app.print_queue import Printer
    from cztservices.app.window import Window
    from cztservices.ui.sheet_dialog import PaperChoice, SheetDialog

_PDF = "PDF (*.pdf)"
_Paper = Sheet | RequirementSheet
"""What can be printed, saved and copied."""


class _Courier(QObject):
    """Carries progress from the thread that works to the window."""

    reported = Signal(int, int)


class TakingAway:
    """Does what is asked of a guide in any window; what takes time is done elsewhere, and what came of it is said."""

    def __init__(
        self,
        pool: CataloguePool,
        runner: TaskRunner,
        family: str,
        settings: Mapping[str, str],
        keep: Callable[[Option, str], object],
        hall: HallBook,
    ) -> None:
        """Read from ``pool``; set sheets in ``family``; begin with ``settings`` and ``keep`` what is chosen.

        ``hall`` has the notes of the hall, which stand on its sheets.
        """
        self._hall = hall
        self._pool, self._runner, self._family = pool, runner, family
        self._settings, self._keep = dict(settings), keep
        self._paper_acts: dict[Action, Callable[[Window, _Paper], None]] = {
            Action.PRINT: self._print,
            Action.PRINT_MISSING: self._print,
            Action.SAVE_PDF: self._save_pdf,
            Action.COPY_SHEET: self._copy,
        }
        self._acts: dict[Action, Callable[[Window, Sheet], None]] = {
            **self._paper_acts,
            Action.CODES: self._show_codes,
            Action.VISIT: self._plan_visit,
        }

    def act(self, action: Action, window: "Window") -> None:
        """Do it for the guide that lies open in ``window``, or for the table of what is accepted, if one does."""
        desk = window.desk
        if desk.shown.page is Page.REQUIREMENT and action in OF_A_TABLE:
            self._take_table(action, window, desk.shown.ref)
            return
        if action is Action.PRINT_MISSING and not desk.is_taking_in:
            sentence = N_(
                "Open the counter first, with {key} on a guide: this prints the papers that are not ticked there."
            )
            self._tell(window, KnownError(sentence, key=ACTIONS[Action.COUNTER].shortcuts[0]))
            return
        if not desk.can_take_away:
            self._tell(window, KnownError(N_("Open a guide first: this is done with the guide that lies open.")))
            return
        read = self._reader(action, desk, window.translator)
        self._runner.read(read, partial(self._go_on, action, window), partial(self._tell, window))

    def _take_table(self, action: Action, window: "Window", requirement: str) -> None:
        translator, moment = window.translator, now()

        def read() -> RequirementSheet:
            return make_requirement_sheet(self._pool.connection(), requirement, translator, moment)

        def go_on(table: RequirementSheet) -> None:
            if window.page is not None:
                self._paper_acts[action](window, table)

        self._runner.read(read, go_on, partial(self._tell, window))

    def _reader(self, action: Action, desk: DeskPresenter, translator: Translator) -> Callable[[], Sheet]:
        """Reads what is taken away: the guide of the case that lies open, or what a window has of it."""
        from cztservices.presenters.asking import read_choice

        current, ends, moment = desk.current, desk.direction, now()
        make = make_sheet
        if desk.is_taking_in and action in OF_A_WINDOW:
            ticked = desk.checked.on(current.ref)
            make = partial(make_counter_sheet, ticked=ticked, only_missing=action is Action.PRINT_MISSING)
        answers = read_choice(current.choice)[0] or None
        where = (current.ref, ends.origin, ends.destination)

        def read() -> Sheet:
            db, hall = self._pool.connection(), read_hall(self._hall, current.ref)
            return make(db, *where, translator, moment, answers, hall)

        return read

    def _go_on(self, action: Action, window: "Window", sheet: Sheet) -> None:
        if window.page is not None:
            self._acts[action](window, sheet)

    # On paper

    def _print(self, window: "Window", sheet: _Paper) -> None:
        from cztservices.app.print_queue import list_printers
        from cztservices.ui.sheet_dialog import PrinterView, SheetDialog

        assert window.page is not None  # noqa: S101 - asked for on a page
        stopped = window.translator.gettext(N_("{printer} (stopped)"))
        printers = {printer.name: printer for printer in self._in_order(list_printers())}
        dialog = SheetDialog(
            sheet.title,
            lambda paper, large: sheet.lay_out(paper, self._family, large=large),
            self._choice(),
            [
                PrinterView(one.name, stopped.format(printer=one.title) if one.stopped else one.title)
                for one in printers.values()
            ],
            window.page.theme,
            window.translator,
            window.page,
        )
        dialog.print_requested.connect(lambda name: self._send(window, sheet, dialog, printers[name]))
        dialog.save_requested.connect(lambda: self._ask_for_pdf(window, sheet, dialog.choice))
        dialog.copy_requested.connect(lambda: self._copy(window, sheet))
        dialog.paper_chosen.connect(partial(self._keep_choice))
        dialog.open()

    def _in_order(self, printers: "tuple[Printer, ...]") -> "list[Printer]":
        """The printer that was used last first."""
        last = self._settings.get(PRINTER.name)
        return sorted(printers, key=lambda printer: printer.name != last)

    def _send(self, window: "Window", sheet: _Paper, dialog: "SheetDialog", printer: "Printer") -> None:
        from cztservices.app.print_queue import print_pages
        from cztservices.ui.sheet_pdf import draw_sheet

        pages = dialog.pages
        pdf = draw_sheet(pages, sheet.title, window.translator.language)
        self._put(PRINTER, printer.name)
        dialog.accept()
        waits = N_("The printer {printer} is stopped: the sheet waits there until somebody switches it on.")
        sentence = waits if printer.stopped else N_("The sheet is at the printer {printer}.")
        self._runner.write(
            lambda: print_pages(pages, pdf, printer, sheet.title),
            lambda _none: self._say(window, sentence, printer=printer.title),
            partial(self._tell, window),
        )

    # As a file

    def _save_pdf(self, window: "Window", sheet: _Paper) -> None:
        self._ask_for_pdf(window, sheet, self._choice())

    def _ask_for_pdf(self, window: "Window", sheet: _Paper, choice: "PaperChoice") -> None:
        from cztservices.ui.save_dialog import ask_where
        from cztservices.ui.sheet_pdf import draw_sheet

        assert window.page is not None  # noqa: S101 - asked for on a page

        def save(path: Path) -> None:
            pages = sheet.lay_out(choice.paper, self._family, large=choice.large)
            self._write(window, path, draw_sheet(pages, sheet.title, window.translator.language))

        ask_where(window.page, window.translator, f"{sheet.file_name}.pdf", _PDF, save)

    def save_all(self, window: "Window") -> None:
        """Save the sheets of all services as one PDF, while the window shows how far it is."""
        from cztservices.ui.save_dialog import ask_where

        if window.page is not None:
            name = window.translator.gettext(N_("Sheets of all services"))
            ask_where(window.page, window.translator, f"{name}.pdf", _PDF, partial(self._make_book, window))

    def _make_book(self, window: "Window", path: Path) -> None:
        from cztservices.app.sheet_book import Book, BookMaker
        from cztservices.ui.progress_dialog import ProgressDialog

        if window.page is None:
            return
        title = window.translator.gettext(N_("Making the sheets of all services"))
        dialog = ProgressDialog(title, window.page.theme, window.translator, window.page)
        courier = _Courier(dialog)
        courier.reported.connect(dialog.show_progress)
        progress = Progress(courier.reported.emit)
        dialog.cancel_requested.connect(progress.cancel)
        window.frame.closed.connect(progress.cancel)
        large, translator, moment = self._choice().large, window.translator, now()

        def make() -> Book:
            hall = read_hall(self._hall, None)
            maker = BookMaker(self._pool.connection(), translator, moment, self._family, large=large, hall=hall)
            book = maker.make(progress.report)
            write_whole(path, book.content)
            return book

        def finish(book: Book) -> None:
            dialog.accept()
            self._say(
                window, N_("{file}: {sheets} sheets on {count} pages."), file=path, sheets=book.sheets, count=book.pages
            )

        def stop(error: Exception) -> None:
            dialog.accept()
            if isinstance(error, Cancelled):
                self._say(window, N_("Stopped; nothing was written."))
            else:
                self._tell(window, error)

        dialog.open()
        self._runner.read(make, finish, stop)

    def _plan_visit(self, window: "Window", sheet: Sheet) -> None:
        from cztservices.app.exports import contact_of
        from cztservices.presenters.visit import offer_visits, plan_visit, write_calendar
        from cztservices.ui.visit_dialog import open_visit

        assert window.page is not None  # noqa: S101 - asked for on a page
        moment, name = now(), sheet.view.file_name
        dialog = open_visit(sheet.shown, window.page.theme, window.translator, moment, window.page)

        def save_visit(office: str, start: datetime) -> None:
            try:
                visit = plan_visit(offer_visits(sheet.shown, moment), office, start, window.translator)
                content = write_calendar(sheet.view, visit, window.translator, now())
            except KnownError as error:
                self._tell(window, error)
            else:
                self._write_among_documents(window, f"{name}.ics", content)
            dialog.accept()

        def save_contact(office: str) -> None:
            content = contact_of(sheet, sheet.shown.offices[office], window.translator)
            self._write_among_documents(window, f"{office}.vcf", content)
            dialog.accept()

        dialog.visit_chosen.connect(save_visit)
        dialog.contact_chosen.connect(save_contact)

    def _write_among_documents(self, window: "Window", name: str, content: bytes) -> None:
        """Write a file that calendars or telephones take over, under a name that nothing bears yet."""
        from cztservices.ui.save_dialog import free_path

        self._write(window, free_path(name), content)

    def _write(self, window: "Window", path: Path, content: bytes) -> None:
        self._runner.write(
            lambda: write_whole(path, content),
            lambda _none: self._say(window, N_("Saved as {file}."), file=path),
            partial(self._tell, window),
        )

    # On the clipboard, on a telephone

    def _copy(self, window: "Window", sheet: _Paper) -> None:
        QGuiApplication.clipboard().setText(sheet.write_text())
        self._say(window, N_("The text of the sheet is on the clipboard."))

    def _show_codes(self, window: "Window", sheet: Sheet) -> None:
        from cztservices.ui.codes_dialog import open_codes

        assert window.page is not None  # noqa: S101 - asked for on a page
        open_codes(sheet.view, window.page.theme, window.translator, window.page)

    # What is chosen, and what came of it

    def _choice(self) -> "PaperChoice":
        from cztservices.ui.sheet_dialog import PaperChoice

        return PaperChoice(Paper(PAPER.read(self._settings)), bool(LARGE_SHEET.read(self._settings)))

    def _keep_choice(self, choice: "PaperChoice") -> None:
        self._put(PAPER, choice.paper.value)
        self._put(LARGE_SHEET, "1" if choice.large else "")

    def _put(self, option: Option, value: str) -> None:
        self._settings[option.name] = value
        self._keep(option, value)

    @staticmethod
    def _say(window: "Window", sentence: str, **values: object) -> None:
        if window.page is not None:
            window.desk.take_notice_away()
            window.page.show_done(window.translator.gettext(sentence).format(**values))

    @staticmethod
    def _tell(window: "Window", error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        if window.page is not None:
            window.desk.say(error.message)
