"""Commands and their options."""

import argparse
from datetime import date
from pathlib import Path
from typing import NoReturn

from cztservices.cli.lines import one_line
from cztservices.config import PAPER
from cztservices.domain.words import Domain
from cztservices.errors import EXIT_BAD_INPUT
from cztservices.i18n import LANGUAGES


class Parser(argparse.ArgumentParser):
    """Says what is wrong with a call in one line."""

    def error(self, message: str) -> NoReturn:
        """End with status 2 and one line."""
        self.exit(EXIT_BAD_INPUT, one_line(f"{self.prog}: {message}; see {self.prog} --help") + "\n")


def make_parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    parser = Parser(prog="cztservices", description="Cross-city government services of Changsha, Zhuzhou and Xiangtan.")
    parser.add_argument("--catalogue", type=Path, metavar="FILE", help="use this catalogue")
    parser.add_argument("--base-dir", type=Path, metavar="DIR", help="keep all user files below this folder")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)

    find = commands.add_parser("find", help="find services, life events, licences, offices and channels")
    find.add_argument(
        "query", nargs="*", metavar="QUERY", help="what you would say: characters, pinyin, initials, English"
    )
    find.add_argument("--limit", type=_positive, default=10, metavar="N", help="at most N results (10)")
    find.add_argument("--batch", type=Path, metavar="FILE", help="one query a line in, one JSON object a line out")
    find.add_argument("--explain", action="store_true", help="say how the query was read and why each result is there")
    _add_direction(find)
    _add_output(find)

    show = commands.add_parser("show", help="print one guide, life event, licence, office or channel")
    show.add_argument("service", metavar="ID", help="id of the service or other entry, as find prints it")
    _add_direction(show)
    _add_hall_notes(show)
    show.add_argument("--as-of", type=read_day, metavar="DATE", help="what is known for this day, YYYY-MM-DD (today)")
    _add_output(show)

    ask = commands.add_parser("ask", help="ask what the guide depends on, and print the guide of that case")
    ask.add_argument("service", nargs="?", metavar="SERVICE", help="id of the service, as find prints it")
    ask.add_argument("--answers", default="", metavar="Q=A,…", help="question=answer, with commas between")
    ask.add_argument("--code", metavar="XXXX-XXXX", help="stand where this state code from a sheet leads")
    _add_direction(ask)
    _add_hall_notes(ask)
    _add_output(ask)

    compare = commands.add_parser("compare", help="set the three cities side by side")
    compare.add_argument("service", metavar="SERVICE", help="id of the service, as find prints it")
    _add_output(compare)

    _add_take_away(commands)
    links = commands.add_parser("links", help="have this computer open czt: links with this program")
    links.add_argument("action", choices=("register", "unregister"), help="open them with this program, or no longer")
    links.add_argument("--lang", choices=LANGUAGES, help="language of the words")

    _add_catalogue(commands.add_parser("catalogue", help="build, check and count the catalogue; work on its data"))
    _add_mine(commands.add_parser("mine", help="export, import and restore your favourites, notes, ticks and history"))
    _add_lexicon(commands.add_parser("lexicon", help="phrases that searches failed with, and what they probably mean"))
    _add_hall(commands.add_parser("hall", help="export and import the notes of this hall, and name it"))
    _add_kiosk(commands.add_parser("kiosk", help="set a kiosk up, and read what many of them report"))
    return parser


def _add_take_away(commands: "argparse._SubParsersAction[Parser]") -> None:
    print_ = commands.add_parser("print", help="print the sheet of a guide, or save it as a PDF")
    print_.add_argument("service", nargs="?", metavar="SERVICE", help="id of the service, as find prints it")
    print_.add_argument("--all", action="store_true", help="the sheets of all services and directions, with contents")
    print_.add_argument("--requirement", metavar="ID", help="the table of what is accepted for it, city by city")
    print_.add_argument("--out", type=Path, metavar="FILE.pdf", help="write it here")
    print_.add_argument(
        "--printer", nargs="?", const="", metavar="NAME", help="send it to this printer (the usual one)"
    )
    print_.add_argument("--paper", choices=PAPER.values, default=PAPER.default, help="what it is printed on (a4)")
    print_.add_argument("--large", action="store_true", help="in large print")
    print_.add_argument("--handover", action="store_true", help="the sheet that goes with a file to the home city")
    print_.add_argument("--missing", action="store_true", help="what has yet to be brought, for whoever handed it in")
    print_.add_argument("--checked", default="", metavar="ID,…", help="papers that lie here, by their lines, or “all”")
    copy = commands.add_parser("copy", help="put the sheet of a guide on the clipboard, as text")
    copy.add_argument("service", metavar="SERVICE", help="id of the service")
    export = commands.add_parser("export", help="write a guide as text, a visit, a contact, or codes for telephones")
    export.add_argument("service", metavar="SERVICE", help="id of the service")
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help="FILE.txt, .ics, .vcf or .png")
    export.add_argument(
        "--office", metavar="ID", help="the office of a visit or contact (the one that is open soonest)"
    )
    for command in (print_, copy, export):
        _add_direction(command)
        _add_hall_notes(command)
        command.add_argument("--answers", default="", metavar="Q=A,…", help="of a case: question=answer, with commas")
        command.add_argument("--lang", choices=LANGUAGES, help="language of the words")


def _add_catalogue(catalogue: argparse.ArgumentParser) -> None:
    actions = catalogue.add_subparsers(dest="action", required=True, metavar="ACTION", parser_class=Parser)
    build = actions.add_parser("build", help="build the catalogue from data/")
    build.add_argument("--out", type=Path, metavar="FILE", help="write it here (the cache)")
    check = actions.add_parser("check", help="list every fault with file, line, field and mend")
    check.add_argument("--record", action="store_true", help="record that every translation is up to date")
    stats = actions.add_parser("stats", help="count what the catalogue holds")
    stats.add_argument("--matrix", action="store_true", help="print what is known of every service and direction")
    as_of = actions.add_parser("as-of", help="what is known for a day, of every service and direction")
    as_of.add_argument("day", type=read_day, metavar="DATE", help="YYYY-MM-DD")
    schema = actions.add_parser("schema", help="write the JSON Schema of the data files for editors")
    schema.add_argument("--out", type=Path, metavar="DIR", help="write them here (schema/ beside the data)")
    new = actions.add_parser("new", help="write the file of a new service, to be filled in")
    new.add_argument("service", metavar="SERVICE", help="its id, small letters and hyphens")
    domains = [domain.value for domain in Domain]
    new.add_argument("--domain", choices=domains, required=True, metavar="DOMAIN", help=", ".join(domains))
    graph = actions.add_parser("graph", help="draw the questions of a service as SVG, for a reviewer")
    graph.add_argument("service", metavar="SERVICE", help="id of the service")
    graph.add_argument("--out", type=Path, metavar="FILE.svg", help="write it here (standard output)")
    export = actions.add_parser("export", help="write the data as a spreadsheet")
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help="FILE.xlsx, or a folder for CSV files")
    import_ = actions.add_parser("import", help="read a spreadsheet into the data: all of it, or nothing")
    import_.add_argument("file", type=Path, metavar="FILE", help="FILE.xlsx, or TABLE.csv")
    import_.add_argument(
        "--skip-bad", action="store_true", help="leave bad rows out, and write them beside FILE with what is wrong"
    )
    diff = actions.add_parser("diff", help="what changed between two catalogues")
    for name in ("old", "new"):
        diff.add_argument(name, type=Path, metavar=name.upper(), help="a catalogue, or a data folder")
    for action in (stats, as_of, diff):
        action.add_argument("--html", type=Path, metavar="FILE", help="write it as a page for a browser")
    for action in (build, check, stats, as_of, schema, new, graph, export, import_):
        action.add_argument("--data", type=Path, metavar="DIR", help="use this data folder")
    for action in (build, check, stats, as_of, schema, diff):
        _add_output(action)
    for action in (new, graph, export, import_):
        action.add_argument("--lang", choices=LANGUAGES, help="language of the words")


def _add_mine(mine: argparse.ArgumentParser) -> None:
    actions = mine.add_subparsers(dest="action", required=True, metavar="ACTION", parser_class=Parser)
    export = actions.add_parser("export", help="write all that you keep to one file")
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help="write it here")
    import_ = actions.add_parser("import", help="merge such a file into what you keep: all of it, or nothing")
    _add_import(import_)
    backups = actions.add_parser("backups", help="list the backups of your data")
    restore = actions.add_parser("restore", help="put a backup back; what is there now is kept as one")
    restore.add_argument("name", metavar="NAME", help="its name, as backups prints it")
    for action in (import_, backups):
        _add_output(action)
    for action in (export, restore):
        action.add_argument("--lang", choices=LANGUAGES, help="language of the words")


def _add_lexicon(lexicon: argparse.ArgumentParser) -> None:
    actions = lexicon.add_subparsers(dest="action", required=True, metavar="ACTION", parser_class=Parser)
    failures = actions.add_parser("failures", help="list the phrases that were counted often enough to be exported")
    export = actions.add_parser("export", help="write them to a file")
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help="write them here")
    export.add_argument("--lang", choices=LANGUAGES, help="language of the words")
    suggest = actions.add_parser("suggest", help="propose what they mean, as text for data/ that a person judges")
    suggest.add_argument("file", type=Path, metavar="FILE", help="what export wrote")
    for action in (failures, suggest):
        _add_output(action)


def _add_hall(hall: argparse.ArgumentParser) -> None:
    actions = hall.add_subparsers(dest="action", required=True, metavar="ACTION", parser_class=Parser)
    export = actions.add_parser("export", help="write the notes of this hall to one file")
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help="write it here")
    import_ = actions.add_parser("import", help="merge such a file into the notes of this hall: all of it, or nothing")
    _add_import(import_)
    name = actions.add_parser("name", help="say what this hall is called, or call it so")
    name.add_argument("name", nargs="?", metavar="NAME", help="what it is called from now on")
    _add_output(import_)
    for action in (export, name):
        action.add_argument("--lang", choices=LANGUAGES, help="language of the words")


def _add_kiosk(kiosk: argparse.ArgumentParser) -> None:
    actions = kiosk.add_subparsers(dest="action", required=True, metavar="ACTION", parser_class=Parser)
    set_pin = actions.add_parser("set-pin", help="ask for the PIN of the maintenance page, and print its line")
    set_pin.add_argument("--config", type=Path, metavar="FILE", help="write the line into this file instead")
    check = actions.add_parser("check", help="list every fault of a set-up file with its mend, and what will be used")
    check.add_argument("file", type=Path, metavar="FILE", help="the set-up file, kiosk.toml for instance")
    example = actions.add_parser("example", help="print a set-up file in which every key is explained")
    report = actions.add_parser("report", help="merge the files that kiosks have exported into one table")
    report.add_argument("folder", type=Path, metavar="DIR", help="where the files are, also in folders below")
    report.add_argument("--out", type=Path, metavar="PAGE.html", help="write a page with drawings besides")
    report.add_argument("--json", action="store_true", help="print JSON for scripts")
    for action in (set_pin, check, example, report):
        action.add_argument("--lang", choices=LANGUAGES, help="language of the words")


def _add_import(import_: argparse.ArgumentParser) -> None:
    import_.add_argument("file", type=Path, metavar="FILE", help="what export wrote")
    import_.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    import_.add_argument(
        "--on-conflict", choices=("mine", "theirs", "both"), help="what to keep where both were edited (mine)"
    )


def _add_direction(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--origin", metavar="C", help="city that keeps the record: code, Chinese or pinyin name")
    parser.add_argument("--destination", metavar="C", help="city where it is wanted")


def _add_hall_notes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--hall-notes", type=Path, metavar="FILE", help="add the notes of this file instead of this hall's"
    )


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=LANGUAGES, help="language of the words")
    parser.add_argument("--json", action="store_true", help="print JSON for scripts")


def _positive(text: str) -> int:
    if not (text.isdecimal() and int(text) >= 1):
        raise argparse.ArgumentTypeError(f"{text[:20]} is no number of at least 1")
    return int(text)


def read_day(text: str) -> date:
    """Read YYYY-MM-DD."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or text != day.isoformat():
        raise argparse.ArgumentTypeError(f"{text[:20]} is no day; write YYYY-MM-DD")
    return day
