"""``print``, ``copy`` and ``export``: a guide for elsewhere."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cztservices.authoring.progress import Cancelled
from cztservices.authoring.provide import provide_catalogue
from cztservices.catalogue.names import find_city
from cztservices.cli.this_hall import find_hall
from cztservices.config import Folders, now
from cztservices.domain.case import write_answers
from cztservices.errors import EXIT_DONE, EXIT_STOPPED, KnownError
from cztservices.files import write_whole
from cztservices.i18n import N_, TRADITIONAL, Translator
from cztservices.presenters.papers import Paper
from cztservices.storage.catalogue_db import CatalogueDb

if TYPE_CHECKING:
    from cztservices.app.requirement_sheet import RequirementSheet
    from cztservices.app.sheets import Sheet


def run_take_away(options: argparse.Namespace, translator: Translator, folders: Folders) -> int:
    """Run one of the commands."""
    with CatalogueDb(provide_catalogue(options.catalogue, folders)) as db:
        if translator.language == TRADITIONAL:
            translator = Translator(TRADITIONAL, db.traditional())
        commands: Mapping[str, Callable[[_Call], int]] = {"print": _print, "copy": _copy, "export": _export}
        return commands[options.command](_Call(options, translator, db, folders))


class _Call:
    """One call: its options, the language of its words, the catalogue, the hall where it is made."""

    def __init__(self, options: argparse.Namespace, translator: Translator, db: CatalogueDb, folders: Folders) -> None:
        self.options, self.tr, self.db = options, translator, db
        self.hall = find_hall(options, translator, folders)

    def say(self, template: str, **values: object) -> None:
        """Print one sentence."""
        print(self.tr.gettext(template).format(**values))

    def printed(self) -> "Sheet | RequirementSheet":
        """The sheet of the guide, that of a window, or the table of the requirement, that is to be printed."""
        if self.options.requirement is None:
            return self.counter_sheet() if self.options.handover or self.options.missing else self.sheet()
        from cztservices.app.requirement_sheet import make_requirement_sheet

        return make_requirement_sheet(self.db, self.options.requirement, self.tr, now())

    def sheet(self) -> "Sheet":
        """The sheet that is asked for."""
        from cztservices.app.sheets import make_sheet

        options = self.options
        origin, destination = find_city(self.db, options.origin), find_city(self.db, options.destination)
        return make_sheet(self.db, options.service, origin, destination, self.tr, now(), self._answers(), self.hall)

    def counter_sheet(self) -> "Sheet":
        """The sheet of a window that is asked for."""
        from cztservices.app.sheets import make_counter_sheet
        from cztservices.catalogue.counter import choose_papers, show_counter

        options = self.options
        ends = find_city(self.db, options.origin), find_city(self.db, options.destination)
        answers, moment = self._answers(), now()
        shown = show_counter(self.db, options.service, *ends, moment.date(), answers)
        ticked = choose_papers(shown, options.checked)
        missing = options.missing
        where = (options.service, *ends)
        return make_counter_sheet(
            self.db, *where, self.tr, moment, answers, self.hall, ticked=ticked, only_missing=missing
        )

    def _answers(self) -> Mapping[str, str] | None:
        """The answers that are given; those that lead to no guide of a case would print the one for everybody."""
        from cztservices.catalogue.ask import ask_service, parse_answers

        options = self.options
        if not options.answers:
            return None
        answers = parse_answers(self.db, options.service, options.answers)
        case = ask_service(self.db, options.service, None, None, answers, now().date()).case
        if case.question is not None:
            template = N_(
                "These answers lead to one more question, “{question}”; see “ask {service} --answers {given}”."
            )
            given = write_answers(case.answers)
            raise KnownError(template, question=case.question.id, service=options.service, given=given)
        if case.dropped:
            from cztservices.presenters.asking_text import write_dropped

            print(write_dropped(case.dropped, self.tr), file=sys.stderr)
        return case.answers


def _print(call: _Call) -> int:
    options = call.options
    if options.out is not None and options.out.suffix.lower() != ".pdf":
        raise KnownError(N_("A sheet is saved as a PDF; let the name {file} end in .pdf."), file=options.out.name[:80])
    _see_choices(options)
    if options.all:
        return _print_book(call)
    if options.service is None and options.requirement is None:
        raise KnownError(N_("Name the service to print, or --all for the sheets of all of them."))
    if options.service is not None and options.requirement is not None:
        raise KnownError(N_("Name a service or a --requirement, not both: each is printed by itself."))
    if (options.out is None) == (options.printer is None):
        raise KnownError(N_("Name the file to print into with --out FILE.pdf, or a printer with --printer NAME."))
    from cztservices.ui.drawing import make_ready_to_draw
    from cztservices.ui.sheet_pdf import draw_sheet

    sheet = call.printed()
    pages = sheet.lay_out(Paper(options.paper), make_ready_to_draw(), large=options.large)
    pdf = draw_sheet(pages, sheet.title, call.tr.language)
    if options.out is not None:
        write_whole(options.out, pdf)
        template = call.tr.ngettext("{file}: {count} page.", "{file}: {count} pages.", pages.count)
        print(template.format(file=options.out, count=pages.count))
        return EXIT_DONE
    from cztservices.app.print_queue import choose_printer, print_pages

    printer = choose_printer(options.printer or None)
    print_pages(pages, pdf, printer, sheet.title)
    waits = N_("The printer {printer} is stopped: the sheet waits there until somebody switches it on.")
    call.say(waits if printer.stopped else N_("The sheet is at the printer {printer}."), printer=printer.title)
    return EXIT_DONE


def _see_choices(options: argparse.Namespace) -> None:
    """Refuse options that would change nothing of what is printed."""
    if options.handover and options.missing:
        raise KnownError(N_("Write --handover or --missing, not both: each is a sheet of its own."))
    if options.all or options.requirement is not None:
        chosen = [name for name in ("handover", "missing", "checked", "answers") if getattr(options, name)]
        if chosen:
            template = N_("{option} is about the guide of one service; leave it out with --all and --requirement.")
            raise KnownError(template, option=f"--{chosen[0]}")
    if options.checked and not (options.handover or options.missing):
        raise KnownError(N_("--checked says what lies at a window; write --handover or --missing with it."))


def _print_book(call: _Call) -> int:
    from cztservices.app.sheet_book import BookMaker
    from cztservices.cli.progress import watch_work
    from cztservices.ui.drawing import make_ready_to_draw

    options = call.options
    named = options.service is not None or options.requirement is not None
    if options.out is None or named or options.paper != Paper.A4.value:
        raise KnownError(N_("All sheets go into one file on A4: write “print --all --out FILE.pdf” and no service."))
    maker = BookMaker(call.db, call.tr, now(), make_ready_to_draw(), large=options.large, hall=call.hall)
    try:
        with watch_work(call.tr) as report:
            book = maker.make(report)
    except Cancelled:
        print(call.tr.gettext(N_("Stopped; nothing was written.")), file=sys.stderr)
        return EXIT_STOPPED
    write_whole(options.out, book.content)
    call.say(N_("{file}: {sheets} sheets on {count} pages."), file=options.out, sheets=book.sheets, count=book.pages)
    return EXIT_DONE


def _copy(call: _Call) -> int:
    from cztservices.app.clipboard import hold_on_clipboard
    from cztservices.presenters.sheet_text import write_sheet

    hold_on_clipboard(write_sheet(call.sheet().view))
    call.say(N_("Copied."))
    return EXIT_DONE


def _export(call: _Call) -> int:
    from cztservices.app.exports import EXPORTS, export_sheet

    out: Path = call.options.out
    if out.suffix.lower() not in EXPORTS:
        raise KnownError(
            N_("{file} ends in nothing that is known; a guide can be exported as {endings}."),
            file=out.name[:80],
            endings=call.tr.format_list(EXPORTS),
        )
    for path in export_sheet(call.sheet(), out, call.options.office, call.tr, now()):
        call.say(N_("{file} is written."), file=path)
    return EXIT_DONE
