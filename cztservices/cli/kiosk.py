"""``kiosk``: sets a kiosk up: the PIN of its maintenance page, and the file of its settings."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from getpass import getpass
from pathlib import Path

from cztservices.cli.lines import one_line
from cztservices.config import Folders
from cztservices.domain.kiosk.pin import LONGEST, SHORTEST, PinFlaw, find_flaw_of_pin, hash_pin
from cztservices.domain.kiosk.setup import FORMAT, KioskSetup
from cztservices.errors import EXIT_BAD_INPUT, EXIT_DONE, EXIT_NOTHING, KnownError
from cztservices.i18n import N_, Translator
from cztservices.storage.kiosk.pin_line import put_pin_hash, write_pin_line
from cztservices.storage.kiosk.setup_file import EXAMPLE, read_setup
from cztservices.storage.kiosk.setup_text import SetupFault

_LONGEST_LINE = 1_000
_FLAWS = {
    PinFlaw.FORM: N_("This PIN was not taken, it must be {shortest} to {longest} digits; choose another."),
    PinFlaw.ALL_SAME: N_("This PIN was not taken, its digits are all the same; choose one that is harder to guess."),
    PinFlaw.RUN: N_("This PIN was not taken, its digits follow one another; choose one that is harder to guess."),
}


def run_kiosk(options: argparse.Namespace, translator: Translator, folders: Folders) -> int:
    """Run one action."""
    if options.action == "report":
        from cztservices.cli.kiosk_report import run_report

        return run_report(options, translator, folders)
    actions: Mapping[str, Callable[[argparse.Namespace, Translator], int]] = {
        "set-pin": _set_pin, "check": _check, "example": _print_example,
    }  # fmt: skip
    return actions[options.action](options, translator)


def _set_pin(options: argparse.Namespace, translator: Translator) -> int:
    file: Path | None = options.config
    if file is not None and not (read := read_setup(file)).is_used:  # said before a PIN is typed twice
        print(_describe(file, read.faults[0], translator), file=sys.stderr)
        return EXIT_BAD_INPUT
    pin = _ask_pin(translator) if sys.stdin.isatty() else _read_pin()
    flaw = find_flaw_of_pin(pin)
    if flaw is not None:
        raise KnownError(_FLAWS[flaw], shortest=SHORTEST, longest=LONGEST)
    if file is None:
        print(write_pin_line(hash_pin(pin)))
    else:
        put_pin_hash(file, hash_pin(pin))
        print(translator.gettext(N_("{file} written.")).format(file=file))
    return EXIT_DONE


def _ask_pin(translator: Translator) -> str:
    first = translator.gettext(N_("New PIN, {shortest} to {longest} digits:"))
    second = translator.gettext(N_("The same PIN again:"))
    try:
        pin = getpass(f"{first.format(shortest=SHORTEST, longest=LONGEST)} ")
        again = getpass(f"{second} ")
    except EOFError as error:
        raise KnownError(_NO_PIN) from error
    if pin != again:
        raise KnownError(N_("No PIN was made, because the two differ; start again."))
    return pin


_NO_PIN = N_("No PIN was given; type one, or hand it over as the first line of the input.")


def _read_pin() -> str:
    line = sys.stdin.buffer.readline(_LONGEST_LINE)
    if not line.strip():
        raise KnownError(_NO_PIN)
    return line.decode("utf-8", "replace").rstrip("\r\n")


def _check(options: argparse.Namespace, translator: Translator) -> int:
    file: Path = options.file
    read = read_setup(file)
    if any(not fault.line for fault in read.faults):
        print(_describe(file, read.faults[0], translator), file=sys.stderr)
        return EXIT_BAD_INPUT
    for fault in read.faults:
        print(_describe(file, fault, translator))
    count = len(read.faults)
    print(translator.ngettext("{count} fault", "{count} faults", count).format(count=count))
    used = N_("This is used:") if read.is_used else N_("Nothing of the file is used, but this:")
    print("", translator.gettext(used), "", *_write_setup(read.setup), sep="\n")
    if not read.setup.pin_hash:
        no_pin = N_("There is no PIN: nobody gets to the maintenance page, nor out of the kiosk.")
        print("", translator.gettext(no_pin), sep="\n")
    return EXIT_NOTHING if read.faults else EXIT_DONE


def _describe(file: Path, fault: SetupFault, translator: Translator) -> str:
    gap = "" if fault.line else " "  # as compilers do
    return one_line(f"{file}:{gap}{fault.say(translator.gettext)}")


def _write_setup(setup: KioskSetup) -> Iterator[str]:
    """The set-up as its file would say it; of the PIN only whether there is one."""
    parts = {field.name: getattr(setup, field.name) for field in fields(setup)}
    yield f"format = {FORMAT}"
    for name, value in parts.items():
        if not is_dataclass(value):
            yield f"{name} = {_write_value('…' if name == 'pin_hash' and value else value)}"
    for name, section in parts.items():
        if is_dataclass(section):
            yield f"[{name}]"
            yield from (f"{field.name} = {_write_value(getattr(section, field.name))}" for field in fields(section))


def _write_value(value: object) -> str:
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    if isinstance(value, tuple):
        return json.dumps(value)
    return json.dumps("" if value is None else str(value), ensure_ascii=False)


def _print_example(_options: argparse.Namespace, _translator: Translator) -> int:
    print(EXAMPLE.read_text(encoding="utf-8"), end="")
    return EXIT_DONE
