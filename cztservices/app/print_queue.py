"""Printers of this computer, and sheets on their way to them.

On Linux and macOS a sheet goes through ``lp``, the client of the print system: it says when a queue takes nothing,
which Qt keeps to itself. Elsewhere, and where there is no ``lp``, Qt prints.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from cztservices.errors import KnownError
from cztservices.i18n import N_
from cztservices.ui.paper_document import UNITS_PER_POINT
from cztservices.ui.paper_pages import PaperPages

PATIENCE_S = 20
"""A print system that does not answer for so long has hung."""

_POINTS = 72


class NotPrintedError(KnownError):
    """A sheet did not reach a printer."""


class PrinterSilentError(NotPrintedError):
    """The print system was asked to take a sheet, and did not answer."""


@dataclass(frozen=True, slots=True)
class Printer:
    """One queue of the print system; a ``stopped`` one takes sheets, which wait until it prints again."""

    name: str
    title: str
    is_default: bool
    stopped: bool


def list_printers() -> tuple[Printer, ...]:
    """All printers: the one that is usually taken, those that print, those that are stopped."""
    usual = QPrinterInfo.defaultPrinterName()
    found = [QPrinterInfo.printerInfo(name) for name in QPrinterInfo.availablePrinterNames()]
    printers = (
        Printer(
            info.printerName(),
            info.description() or info.printerName(),
            info.printerName() == usual,
            info.state() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted),
        )
        for info in found
        if not info.isNull()
    )
    return tuple(sorted(printers, key=lambda one: (not one.is_default, one.stopped, one.name)))


def choose_printer(name: str | None) -> Printer:
    """The printer called ``name``, or the usual one.

    Raises:
        NotPrintedError: there is none, or none of that name.
    """
    printers = list_printers()
    if not printers:
        raise NotPrintedError(
            N_("No printer is set up on this computer; save the sheet as a PDF and print that elsewhere.")
        )
    if name is None:
        return printers[0]
    for printer in printers:
        if printer.name == name:
            return printer
    known = ", ".join(printer.name for printer in printers)
    raise NotPrintedError(N_("There is no printer “{name}”; there are {known}."), name=name[:60], known=known)


def find_client(environment: Mapping[str, str]) -> str | None:
    """Where ``lp`` is; None where the system has none."""
    return shutil.which("lp", path=environment.get("PATH")) if os.name == "posix" else None


def print_pages(
    pages: PaperPages,
    pdf: bytes,
    printer: Printer,
    title: str,
    environment: Mapping[str, str] = os.environ,
    *,
    account: str = "",
    patience_s: float = PATIENCE_S,
) -> int | None:
    """Send a sheet to ``printer``: ``pdf`` is what ``pages`` look like on paper. Blocks until it has been taken.

    The job is put to ``account``, by which it can be found again where many programs print. What comes back is its
    number, None where the print system gives none.

    Raises:
        PrinterSilentError: the print system does not answer for ``patience_s`` seconds.
        NotPrintedError: the print system does not take it.
    """
    client = find_client(environment)
    if client is None:
        _draw(pages, printer, title)
        return None
    size = pages.size_mm
    media = "A4" if pages.form.height else f"Custom.{size.width():.0f}x{size.height():.0f}mm"
    command = [client, "-d", printer.name, "-t", title, "-o", f"media={media}"]
    command += ["-o", f"job-billing={account}"] if account else []
    return _send(command, pdf, printer, environment, patience_s)


def _send(
    command: list[str], pdf: bytes, printer: Printer, environment: Mapping[str, str], patience_s: float
) -> int | None:
    """Hand ``pdf`` over without a file, which would outlive a program that is ended meanwhile."""
    try:
        ran = subprocess.run(  # noqa: S603 - the client of the system, with words of ours
            command, input=pdf, capture_output=True, timeout=patience_s, check=False, env=dict(environment)
        )
    except subprocess.TimeoutExpired as error:
        template = N_("The printer {printer} did not answer; see that it is switched on, or save the sheet as a PDF.")
        raise PrinterSilentError(template, printer=printer.title) from error
    if ran.returncode:
        said = " ".join(ran.stderr.decode(errors="replace").split())
        reason = said.removeprefix("lp: ").removeprefix("Error - ") or ran.returncode
        template = N_("The printer {printer} does not take the sheet ({reason}); choose another, or save it as a PDF.")
        raise NotPrintedError(template, printer=printer.title, reason=reason)
    number = re.search(re.escape(printer.name) + r"-(\d+)", ran.stdout.decode(errors="replace"))
    return int(number[1]) if number else None


def _draw(pages: PaperPages, printer: Printer, title: str) -> None:
    target = QPrinter(QPrinterInfo.printerInfo(printer.name), QPrinter.PrinterMode.HighResolution)
    target.setDocName(title)
    target.setFullPage(True)
    size = QPageSize(pages.size_mm, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    target.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter()
    if not painter.begin(target):
        template = N_("The printer {printer} cannot be used; choose another, or save the sheet as a PDF.")
        raise NotPrintedError(template, printer=printer.title)
    scale = target.resolution() / (_POINTS * UNITS_PER_POINT)
    painter.scale(scale, scale)
    for page in range(pages.count):
        if page:
            target.newPage()
        pages.draw(painter, page)
    painter.end()
