"""The queue of a kiosk: how it is, what is put into it, and how that is got rid of.

CUPS keeps the files of a job for a day after it was printed. Jobs of a kiosk are put to an account of their own, so
that they are found after a crash as well, and nobody else's are touched.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cztservices.app.ipp import (
    Asked,
    Group,
    NoAnswerError,
    NotFoundError,
    NotRunningError,
    Operation,
    RefusedError,
    Tag,
    Value,
    ask,
)
from cztservices.app.print_queue import NotPrintedError, Printer, PrinterSilentError, find_client, print_pages
from cztservices.presenters.kiosk.printer_state import SAID_BY_PRINTER, PrinterFault, read_fault
from cztservices.presenters.kiosk.taking import JobState
from cztservices.ui.paper_pages import PaperPages

ACCOUNT = "cztservices-kiosk"

_STOPPED, _PROCESSING = 5, 4  # states of a printer


class SpoolError(Exception):
    """The queue cannot be asked."""

    def __init__(self, fault: PrinterFault) -> None:
        """Because of ``fault``."""
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class QueueState:
    """How a queue is; ``reasons`` are what the printer itself said last."""

    fault: PrinterFault | None
    reasons: tuple[str, ...]
    is_printing: bool

    @property
    def is_certain(self) -> bool:
        """Whether ``fault`` holds now, and not only when something was printed last."""
        return self.is_printing or self.fault not in SAID_BY_PRINTER


class PrintSpool:
    """Asks and waits, so it belongs on a thread of its own."""

    def __init__(self, queue: str, environment: Mapping[str, str], patience_s: float) -> None:
        """The queue called ``queue``; a print system that does not answer for ``patience_s`` has hung."""
        self._queue, self._environment, self._patience = queue, environment, patience_s

    def look(self) -> QueueState:
        """How the queue is.

        Raises:
            SpoolError: it cannot be asked.
        """
        names = ("printer-state", "printer-state-reasons", "printer-is-accepting-jobs")
        groups = self._ask(Operation.GET_PRINTER, Asked(Tag.KEYWORD, "requested-attributes", names))
        printer = groups[0] if groups else {}
        state = _first(printer, "printer-state")
        reasons = tuple(str(reason) for reason in printer.get("printer-state-reasons", ()))
        fault = read_fault(reasons)
        if state == _STOPPED:
            fault = PrinterFault.STOPPED
        elif _first(printer, "printer-is-accepting-jobs") is False:
            fault = PrinterFault.REFUSES
        return QueueState(fault, reasons, state == _PROCESSING)

    def jobs(self) -> dict[int, JobState]:
        """The jobs of this user for the kiosk that the queue knows, those included that are over.

        Raises:
            SpoolError: it cannot be asked.
        """
        groups = self._ask(
            Operation.GET_JOBS,
            Asked(Tag.KEYWORD, "which-jobs", ("all",)),
            Asked(Tag.BOOLEAN, "my-jobs", (True,)),
            Asked(Tag.KEYWORD, "requested-attributes", ("job-id", "job-state", "job-billing")),
        )
        return {
            int(_first(job, "job-id")): JobState(int(_first(job, "job-state")))
            for job in groups
            if _first(job, "job-billing") == ACCOUNT
        }

    def send(self, pages: PaperPages, title: str, language: str) -> int | None:
        """Queue ``pages``, and return the number of the job, None where the print system gives none.

        Raises:
            SpoolError: it is not taken.
        """
        from cztservices.ui.sheet_pdf import draw_sheet

        if find_client(self._environment) is None:
            raise SpoolError(PrinterFault.NO_CLIENT)
        pdf = draw_sheet(pages, title, language)
        printer = Printer(self._queue, self._queue, is_default=False, stopped=False)
        try:
            return print_pages(
                pages, pdf, printer, title, self._environment, account=ACCOUNT, patience_s=self._patience
            )
        except PrinterSilentError as error:
            raise SpoolError(PrinterFault.NO_ANSWER) from error
        except NotPrintedError as error:
            raise SpoolError(self.look().fault or PrinterFault.FAILED) from error

    def throw_away(self, kept: Collection[int], *, insists: bool) -> bool:
        """Purge all jobs of the kiosk but those ``kept``, and but one that is being printed unless one ``insists``.

        Whether nothing is left of them.

        Raises:
            SpoolError: it cannot be asked.
        """
        for number, state in self.jobs().items():
            if number not in kept and (insists or state is not JobState.PROCESSING):
                self.purge(number)
        return all(number in kept for number in self.jobs())

    def purge(self, number: int) -> None:
        """Cancel a job if it is not over, and throw away all files and all memory of it.

        Of one that is being printed the print system remembers until the next time that it was there.

        Raises:
            SpoolError: it cannot be asked.
        """
        try:
            self._ask(
                Operation.CANCEL_JOB,
                Asked(Tag.INTEGER, "job-id", (number,)),
                Asked(Tag.BOOLEAN, "purge-job", (True,)),
            )
        except SpoolError as error:
            if error.fault is not PrinterFault.UNKNOWN_QUEUE:
                raise

    def _ask(self, operation: Operation, *asked: Asked) -> tuple[Group, ...]:
        try:
            return ask(operation, self._queue, asked, self._environment, self._patience)
        except NotRunningError as error:
            raise SpoolError(PrinterFault.NOT_RUNNING) from error
        except NotFoundError as error:
            raise SpoolError(PrinterFault.UNKNOWN_QUEUE) from error
        except (NoAnswerError, RefusedError) as error:
            raise SpoolError(PrinterFault.NO_ANSWER) from error


def _first(group: Group, name: str) -> Value:
    return group.get(name, ("",))[0]
