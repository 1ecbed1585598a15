"""One command: what it calls, and how it ends."""

import argparse
import io
import os
import sys
from collections.abc import Sequence

from cztservices.cli.lines import one_line, readable
from cztservices.cli.parser import make_parser
from cztservices.config import Folders
from cztservices.errors import EXIT_BAD_INPUT, EXIT_DONE, EXIT_STOPPED, KnownError
from cztservices.i18n import N_, Translator, choose_language


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0 done, 1 found nothing or the check failed, 2 bad usage or input."""
    options = make_parser().parse_args(readable(sys.argv[1:] if argv is None else argv))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    translator = Translator(choose_language(options.lang))
    folders = Folders.below(options.base_dir) if options.base_dir else Folders.of_platform()
    try:
        return _run(options, translator, folders)
    except KnownError as error:
        print(one_line(error.message.render(translator.gettext)), file=sys.stderr)
        return EXIT_BAD_INPUT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_DONE
    except KeyboardInterrupt:
        print(translator.gettext(N_("Stopped.")), file=sys.stderr)
        return EXIT_STOPPED


def _run(options: argparse.Namespace, translator: Translator, folders: Folders) -> int:  # noqa: PLR0911 - one a command
    """Run the command; each loads only what it needs."""
    match options.command:
        case "catalogue":
            from cztservices.cli.catalogue import run_catalogue

            return run_catalogue(options, translator, folders)
        case "print" | "copy" | "export":
            from cztservices.cli.take_away import run_take_away

            return run_take_away(options, translator, folders)
        case "mine":
            from cztservices.cli.mine import run_mine

            return run_mine(options, translator, folders)
        case "lexicon":
            from cztservices.cli.lexicon import run_lexicon

            return run_lexicon(options, translator, folders)
        case "hall":
            from cztservices.cli.hall import run_hall

            return run_hall(options, translator, folders)
        case "kiosk":
            from cztservices.cli.kiosk import run_kiosk

            return run_kiosk(options, translator, folders)
        case "links":
            from cztservices.cli.links import run_links

            return run_links(options, translator)
        case _:
            from cztservices.cli.answers import run_answers

            return run_answers(options, translator, folders)
