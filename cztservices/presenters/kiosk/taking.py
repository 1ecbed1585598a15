"""What one person at a kiosk may print, and what became of a print."""

from collections.abc import Callable
from enum import Enum, IntEnum, auto

from cztservices.domain.kiosk.setup import Slip
from cztservices.errors import Message
from cztservices.i18n import N_
from cztservices.presenters.kiosk.printer_state import NotPrintedHereError, PrinterFault

MOST_PRINTS = 3
"""In one session."""

AGAIN_S = 20
"""The same is printed no sooner again: a child who keeps pressing gets one slip."""

WATCH_S = {Slip.SLIP: 60, Slip.A4: 120}
"""What has not come out by then is taken back, since it would be the next person's."""

SURE = 3
"""A printer that says so often in a row that it cannot print is believed: covers are closed again, lines come back."""

TAKEN = {
    Slip.SLIP: Message(N_("Your slip is being printed; take it from below the screen.")),
    Slip.A4: Message(N_("Your sheet is being printed; take it from the printer.")),
}
PRINTED = {
    Slip.SLIP: Message(N_("Your slip is printed; take it from below the screen.")),
    Slip.A4: Message(N_("Your sheet is printed; take it from the printer.")),
}


class PrintLimits:
    """How much one session has printed."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Nothing yet; ``clock`` counts seconds."""
        self._clock = clock
        self._admitted: list[tuple[str, float]] = []

    def admit(self, what: str) -> None:
        """Count one more print of ``what``.

        Raises:
            NotPrintedHereError: it is one too many, or too soon.
        """
        now = self._clock()
        if any(other == what and now - at < AGAIN_S for other, at in self._admitted):
            raise NotPrintedHereError(N_("This is being printed already; wait a moment, then take it."))
        if len(self._admitted) >= MOST_PRINTS:
            template = N_(
                "You have printed {count} times, which is all there is for one person; take the rest along on your "
                "telephone with the QR code."
            )
            raise NotPrintedHereError(template, count=MOST_PRINTS)
        self._admitted.append((what, now))

    def give_back(self, what: str) -> None:
        """The last print of ``what`` came to nothing, and may be tried again at once."""
        for place in reversed(range(len(self._admitted))):
            if self._admitted[place][0] == what:
                del self._admitted[place]
                return


class JobState(IntEnum):
    """Where a job is, in the numbers of IPP."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


class Came(Enum):
    """A print that came out."""

    OUT = auto()


class PrintWatch:
    """Follows one job until it is known what became of it."""

    def __init__(self, paper: Slip, clock: Callable[[], float], before: PrinterFault | None = None) -> None:
        """It has just been taken by a printer that had said ``before`` already that it could not print."""
        self._clock, self._until = clock, clock() + WATCH_S[paper]
        self._before, self._faults = before, 0

    def see(self, state: JobState | None, fault: PrinterFault | None) -> Came | PrinterFault | None:
        """What became of the job that is in ``state`` while the printer has ``fault``; None while it is not known.

        ``state`` is None where the print system has forgotten it, as some are told to do with what was printed.
        """
        if state in (None, JobState.COMPLETED):
            return Came.OUT
        if state not in (JobState.PENDING, JobState.PROCESSING):
            return fault or PrinterFault.FAILED
        if fault is PrinterFault.STOPPED:
            return fault
        return self.see_fault(fault)

    def see_fault(self, fault: PrinterFault | None) -> PrinterFault | None:
        """As :meth:`see`, where no more is known than that."""
        self._faults = self._faults + 1 if fault and fault is not self._before else 0
        if self._faults >= SURE:
            return fault
        return (fault or PrinterFault.LATE) if self._clock() >= self._until else None
