"""Prints for the people at a kiosk: without a dialog, without waiting, and without leaving anything behind."""

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from cztservices.app.kiosk.print_spool import PrintSpool, QueueState, SpoolError
from cztservices.app.print_queue import PATIENCE_S
from cztservices.app.sheets import Sheet
from cztservices.domain.kiosk.setup import Printing
from cztservices.errors import KnownError
from cztservices.i18n import Translator
from cztservices.presenters.kiosk.printer_state import (
    NO_PRINTER,
    NOT_ASKED,
    SAID_BY_PRINTER,
    PrinterFault,
    PrinterState,
    describe_fault,
    describe_reasons,
    tell_fault,
)
from cztservices.presenters.kiosk.taking import PRINTED, TAKEN, Came, JobState, PrintLimits, PrintWatch
from cztservices.presenters.papers import FORMS, Paper
from cztservices.presenters.tasks import TaskRunner
from cztservices.ui.paper_pages import PaperPages

SOON_MS, LATER_MS = 2_000, 60_000
"""How often the print system is asked: at first, and where it has long not done what it was to do."""

LEFT_S, SOON_S = 60, 70
"""So long may a slip go on being printed when its session has ended, and so long one asks often whether it is gone."""

BELIEVED_S = 180
"""So long is a printer believed that had no paper when it was last tried; then somebody may have seen to it."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """Something to be printed in a session; ``what`` counts against its limits, and is empty for the staff."""

    session: int
    jobs: set[int]
    what: str
    title: str
    language: str
    lay_out: Callable[[Paper], PaperPages]


@dataclass(frozen=True, slots=True)
class _Sent:
    """The number of a job, where it has one, and what the printer had said before it was sent."""

    number: int | None
    before: PrinterFault | None


class KioskPrinter(QObject):
    """The printer of a kiosk; it outlives the sessions, and :meth:`forget` parts them.

    What comes of a wish is said by a signal, and only while its session lasts: ``taken`` and ``printed`` carry a
    :class:`~cztservices.errors.Message`, ``not_printed`` a :class:`~cztservices.errors.KnownError` of one sentence.
    ``described`` carries the :class:`PrinterState` that :meth:`look` has found.
    """

    taken = Signal(object)
    printed = Signal(object)
    not_printed = Signal(object)
    described = Signal(object)

    def __init__(
        self,
        printing: Printing,
        runner: TaskRunner,
        environment: Mapping[str, str] = os.environ,
        *,
        clock: Callable[[], float] = time.monotonic,
        patience_s: float = PATIENCE_S,
        soon_ms: int = SOON_MS,
    ) -> None:
        """Nothing is asked yet. ``runner`` should do nothing else: a print system that hangs keeps its writer waiting.

        ``clock`` counts seconds. Where the program did not end by itself the last time, :meth:`forget` throws away what
        it has left in the queue.
        """
        super().__init__()
        self._queue, self._paper = printing.queue, printing.paper
        self._runner, self._environment, self._clock, self._patience = runner, environment, clock, patience_s
        self._spool = PrintSpool(printing.queue, environment, patience_s)
        self._session, self._jobs, self._limits = 0, set[int](), PrintLimits(clock)
        self._has_printed, self._is_left, self._ended_at = False, True, clock()
        self._watched: dict[int, tuple[_Wish, PrintWatch]] = {}
        self._is_reading, self._is_sweeping = False, False
        self._state = NOT_ASKED if printing.queue else NO_PRINTER
        self._failed: PrinterFault | None = None
        self._doubted_at = -float("inf")
        self._disproved: tuple[str, ...] = ()
        self._soon_ms = soon_ms
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._ask)

    @property
    def offers_print(self) -> bool:
        """Whether there is anything to print on."""
        return bool(self._queue) and os.name == "posix"

    def print_sheet(self, sheet: Sheet, family: str, *, large: bool = False) -> None:
        """Print the sheet of a guide, in the fonts of ``family``."""
        what = f"{sheet.view.service_id} {sheet.view.direction}"
        try:
            self._limits.admit(what)
        except KnownError as error:
            self.not_printed.emit(error)
            return
        self._print(what, sheet.title, sheet.view.language, lambda paper: sheet.lay_out(paper, family, large=large))

    def print_pages(self, lay_out: Callable[[Paper], PaperPages], title: str, language: str) -> None:
        """Print what the staff ask for, as often as they like, also on a printer that may be out of paper."""
        self._print("", title, language, lay_out)

    def print_test(self, translator: Translator, family: str, moment: datetime) -> None:
        """Print a few lines that show whether the printer works."""
        from cztservices.presenters.kiosk.printer_test import present_test
        from cztservices.ui.sheet_pages import lay_out_sheet

        view = present_test(self._queue, translator, moment)
        self.print_pages(
            lambda paper: lay_out_sheet(view, (), 0, FORMS[paper, False], family), view.title, translator.language
        )

    def describe(self) -> PrinterState:
        """How the printer was when it was last asked."""
        if self._failed is not None and self._state.token != "stop":  # noqa: S105 - a colour
            return describe_fault(self._failed, self._queue)
        return self._state

    def look(self) -> None:
        """Ask how the printer is; ``described`` says it."""
        if self._queue:
            self._runner.write(self._spool.look, self._on_looked, self._on_look_failed)
        else:
            self.described.emit(self._state)

    def forget(self) -> None:
        """End the session: what waits is taken back, what is being printed may end, and then all files are gone."""
        self._is_left = self._is_left or self._has_printed
        self._session += 1
        self._jobs, self._limits, self._has_printed = set(), PrintLimits(self._clock), False
        self._watched.clear()
        self._ended_at = self._clock()
        if self._queue and self._is_left:
            self._sweep()

    def close(self) -> None:
        """End the last session; the runner may then be finished, which waits for what is under way."""
        self.forget()
        self._timer.timeout.disconnect(self._ask)

    # Print

    def _print(self, what: str, title: str, language: str, lay_out: Callable[[Paper], PaperPages]) -> None:
        wish = _Wish(self._session, self._jobs, what, title, language, lay_out)
        self._has_printed = True
        self._runner.write(
            lambda: self._send(wish),
            lambda sent: self._on_sent(wish, sent),
            lambda error: self._on_not_sent(wish, error),
        )

    def _send(self, wish: _Wish) -> _Sent | None:
        """Queue it, if it can be printed now: what came out an hour later would be another person's."""
        if wish.session != self._session:
            return None
        queue = self._spool.look()
        fault = self._fault_of(queue)
        is_believed = queue.is_certain or (wish.what and self._clock() - self._doubted_at < BELIEVED_S)
        if fault is not None and is_believed:
            raise SpoolError(fault)
        number = self._spool.send(wish.lay_out(Paper(self._paper.value)), wish.title, wish.language)
        if number is not None:
            wish.jobs.add(number)
        return _Sent(number, queue.fault)

    def _fault_of(self, queue: QueueState) -> PrinterFault | None:
        """What is wrong, unless something was printed while the printer said the same."""
        is_disproved = queue.fault in SAID_BY_PRINTER and queue.reasons == self._disproved
        return None if is_disproved else queue.fault

    def _on_sent(self, wish: _Wish, sent: _Sent | None) -> None:
        if wish.session != self._session or sent is None:
            return
        if sent.number is not None:
            self._watched[sent.number] = (wish, PrintWatch(self._paper, self._clock, sent.before))
        self.taken.emit(TAKEN[self._paper])
        self._arm()

    def _on_not_sent(self, wish: _Wish, error: Exception) -> None:
        self._tell(wish, self._keep_fault(error))

    def _tell(self, wish: _Wish, fault: PrinterFault) -> None:
        if wish.session == self._session:
            self._limits.give_back(wish.what)
            self.not_printed.emit(tell_fault(fault))

    # What became of it

    def _ask(self) -> None:
        """Ask what is not known yet, unless that is being asked."""
        if self._watched and not self._is_reading:
            self._is_reading = True
            self._runner.write(self._read, self._on_read, self._on_not_read)
        if self._is_left and not self._is_sweeping:
            self._sweep()
        self._arm()

    def _read(self) -> tuple[QueueState, dict[int, JobState]]:
        return self._spool.look(), self._spool.jobs()

    def _on_read(self, read: tuple[QueueState, dict[int, JobState]]) -> None:
        self._is_reading = False
        queue, jobs = read
        self._state = self._describe(queue)
        for number, (wish, watch) in tuple(self._watched.items()):
            fault = None if queue.fault is PrinterFault.REFUSES else self._fault_of(queue)
            self._settle(number, wish, watch.see(jobs.get(number), fault), queue)
        self._arm()

    def _on_not_read(self, error: Exception) -> None:
        self._is_reading = False
        fault = self._keep_fault(error)
        for number, (wish, watch) in tuple(self._watched.items()):
            self._settle(number, wish, watch.see_fault(fault))
        self._arm()

    def _settle(
        self, number: int, wish: _Wish, came: Came | PrinterFault | None, queue: QueueState | None = None
    ) -> None:
        """Say what became of a print, if that is known, and let nothing of it lie about."""
        if came is None:
            return
        del self._watched[number]
        self._runner.write(lambda: self._spool.purge(number), lambda _none: None, self._on_not_purged)
        if isinstance(came, PrinterFault):
            self._failed, self._disproved = came, ()
            self._doubted_at = self._clock() if came in SAID_BY_PRINTER else self._doubted_at
            self._tell(wish, came)
        else:
            self._failed, self._doubted_at = None, -float("inf")
            self._disproved = queue.reasons if queue else ()
            self.printed.emit(PRINTED[self._paper])

    def _on_not_purged(self, error: Exception) -> None:
        self._keep_fault(error)  # it goes when the session ends

    # What is left behind

    def _sweep(self) -> None:
        insists = self._clock() - self._ended_at >= LEFT_S
        self._is_sweeping = True
        self._runner.write(
            lambda: self._spool.throw_away(self._jobs, insists=insists), self._on_swept, self._on_not_swept
        )

    def _on_swept(self, is_gone: bool) -> None:
        self._is_sweeping, self._is_left = False, not is_gone
        self._arm()

    def _on_not_swept(self, error: Exception) -> None:
        self._is_sweeping = False
        self._is_left = self._keep_fault(error) is not PrinterFault.UNKNOWN_QUEUE
        self._arm()

    def _arm(self) -> None:
        """Ask again soon while somebody waits, later where nobody does, and not at all when all is known and gone."""
        if not self._watched and not self._is_left:
            self._timer.stop()
            return
        is_soon = self._watched or self._clock() - self._ended_at < SOON_S
        wait = self._soon_ms if is_soon else LATER_MS
        if not self._timer.isActive() or self._timer.interval() != wait:
            self._timer.start(wait)

    # How it is

    def _describe(self, queue: QueueState) -> PrinterState:
        fault = self._fault_of(queue)
        if fault is not None:
            return describe_fault(fault, self._queue)
        return describe_reasons(() if queue.fault else queue.reasons, self._queue)

    def _keep_fault(self, error: Exception) -> PrinterFault:
        """Why the queue could not be asked; anything else is a fault of ours."""
        if not isinstance(error, SpoolError):
            raise error
        self._state = describe_fault(error.fault, self._queue)
        return error.fault

    def _on_looked(self, queue: QueueState) -> None:
        self._state = self._describe(queue)
        self.described.emit(self.describe())

    def _on_look_failed(self, error: Exception) -> None:
        self._keep_fault(error)
        self.described.emit(self._state)
