"""What is wrong with a printer, in words for the person before it and for the staff behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cztservices.errors import KnownError, Message
from cztservices.i18n import N_


class PrinterFault(StrEnum):
    """Why nothing can be printed."""

    NO_CLIENT = "no_client"
    NOT_RUNNING = "not_running"
    NO_ANSWER = "no_answer"
    UNKNOWN_QUEUE = "unknown_queue"
    STOPPED = "stopped"
    REFUSES = "refuses"
    OFFLINE = "offline"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    JAM = "jam"
    NO_INK = "no_ink"
    FAILED = "failed"
    LATE = "late"


class NotPrintedHereError(KnownError):
    """Nothing comes out of the printer of a kiosk; the sentence leads to the QR code."""


SAID_BY_PRINTER = frozenset(
    {PrinterFault.OFFLINE, PrinterFault.PAPER_OUT, PrinterFault.COVER_OPEN, PrinterFault.JAM, PrinterFault.NO_INK}
)
"""What the printer itself said last. CUPS asks it only while something is being printed, and keeps what it said then,
for years if need be: of a printer that does nothing these may long have been mended."""

_FAULTS = {
    "media-jam": PrinterFault.JAM,
    "cover-open": PrinterFault.COVER_OPEN,
    "door-open": PrinterFault.COVER_OPEN,
    "interlock-open": PrinterFault.COVER_OPEN,
    "media-empty": PrinterFault.PAPER_OUT,
    "media-needed": PrinterFault.PAPER_OUT,
    "input-tray-missing": PrinterFault.PAPER_OUT,
    "marker-supply-empty": PrinterFault.NO_INK,
    "toner-empty": PrinterFault.NO_INK,
    "offline": PrinterFault.OFFLINE,
    "shutdown": PrinterFault.OFFLINE,
    "timed-out": PrinterFault.OFFLINE,
    "connecting-to-device": PrinterFault.OFFLINE,
    "paused": PrinterFault.STOPPED,
}
"""Keywords of RFC 8011 and of CUPS without how grave they are, in the order in which one wants to hear of them."""

_LOW = {"media-low", "marker-supply-low", "toner-low"}
_SUFFIXES = ("-report", "-warning", "-error")
_EVEN_REPORTED = PrinterFault.OFFLINE
"""CUPS calls a printer that is switched off no more than ``offline-report``."""

_SENTENCES = {
    PrinterFault.PAPER_OUT: N_("The printer has no paper; take the text along on your telephone with the QR code."),
    PrinterFault.COVER_OPEN: N_(
        "The cover of the printer is open; take the text along on your telephone with the QR code."
    ),
    PrinterFault.JAM: N_("The paper is stuck in the printer; take the text along on your telephone with the QR code."),
    PrinterFault.LATE: N_(
        "The printer did not print in time, and your print was taken back; take the text along on your telephone with "
        "the QR code."
    ),
}
_SENTENCE = N_("The printer does not work just now; take the text along on your telephone with the QR code.")
"""Whoever stands before the screen can do nothing about the rest."""

_WORDS = {
    PrinterFault.NO_CLIENT: N_("The program lp is missing; install the package cups-client."),
    PrinterFault.NOT_RUNNING: N_("The print system of this computer (CUPS) is not running."),
    PrinterFault.NO_ANSWER: N_("The print system of this computer (CUPS) does not answer."),
    PrinterFault.UNKNOWN_QUEUE: N_("The print system has no queue “{queue}”."),
    PrinterFault.STOPPED: N_("The queue “{queue}” is stopped; start it with cupsenable."),
    PrinterFault.REFUSES: N_("The queue “{queue}” takes no jobs; let it with cupsaccept."),
    PrinterFault.OFFLINE: N_("The printer is switched off or unplugged, as it was last seen."),
    PrinterFault.PAPER_OUT: N_("The printer had no paper when it was last seen."),
    PrinterFault.COVER_OPEN: N_("The cover of the printer was open when it was last seen."),
    PrinterFault.JAM: N_("Paper was stuck in the printer when it was last seen."),
    PrinterFault.NO_INK: N_("The printer had no ink when it was last seen."),
    PrinterFault.FAILED: N_("The last print failed."),
    PrinterFault.LATE: N_("The last print did not come out in time."),
}


@dataclass(frozen=True, slots=True)
class PrinterState:
    """How the printer is, for the staff: a sentence, and ``go``, ``caution`` or ``stop``."""

    words: Message
    token: str


def read_fault(reasons: Iterable[str]) -> PrinterFault | None:
    """What the state reasons of a printer say is wrong; None where it prints all the same."""
    given = {_grade(reason) for reason in reasons}
    for keyword, fault in _FAULTS.items():
        grades = {grade for word, grade in given if word == keyword}
        if grades - {"-report"} or (grades and fault is _EVEN_REPORTED):
            return fault
    return None


def tell_fault(fault: PrinterFault) -> NotPrintedHereError:
    """What a person is told who wanted something printed."""
    return NotPrintedHereError(_SENTENCES.get(fault, _SENTENCE))


def describe_fault(fault: PrinterFault, queue: str) -> PrinterState:
    """What the staff are told."""
    return PrinterState(Message(_WORDS[fault], {"queue": queue}), "stop")


def describe_reasons(reasons: Iterable[str], queue: str) -> PrinterState:
    """What the staff are told of a printer that prints, or that has said why it does not."""
    fault = read_fault(reasons)
    if fault is not None:
        return describe_fault(fault, queue)
    words = sorted(word for word, _grade in map(_grade, reasons) if word != "none")
    if _LOW.intersection(words):
        return PrinterState(Message(N_("Paper or ink will soon run out.")), "caution")
    if words:
        return PrinterState(
            Message(N_("The printer prints, and says: {reasons}."), {"reasons": ", ".join(words)}), "caution"
        )
    return PrinterState(Message(N_("The printer is ready.")), "go")


NO_PRINTER = PrinterState(Message(N_("No printer is set up; name its queue in the set-up file.")), "caution")
NOT_ASKED = PrinterState(Message(N_("The printer has not been asked yet.")), "caution")


def _grade(reason: str) -> tuple[str, str]:
    """A keyword, and how grave it is; one that does not say so is an error."""
    for suffix in _SUFFIXES:
        if reason.endswith(suffix):
            return reason.removesuffix(suffix), suffix
    return reason, "-error"
