"""``hall``: the notes of the hall in which this computer stands, as one file for all its screens."""

import argparse
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from cztservices.cli.merging import merge_status, print_report, records_json
from cztservices.cli.own_data import open_own_data
from cztservices.config import Folders
from cztservices.domain.merge_mine import Choice, Choices, Fate
from cztservices.errors import EXIT_DONE, EXIT_NOTHING
from cztservices.i18n import N_, Translator
from cztservices.presenters.hall import name_hall
from cztservices.storage.hall_file import read_hall, write_hall


def run_hall(options: argparse.Namespace, translator: Translator, folders: Folders) -> int:
    """Run one action."""
    actions: Mapping[str, Callable[[argparse.Namespace, Translator, Path], int]] = {
        "export": _export, "import": _import, "name": _name,
    }  # fmt: skip
    return actions[options.action](options, translator, folders.user_data / "user.db")


def _export(options: argparse.Namespace, translator: Translator, path: Path) -> int:
    store = open_own_data(path, to_write=False)
    try:
        hall = store.hall.hall()
    finally:
        store.close()
    if not hall.notes:
        print(translator.gettext(N_("There is no note of this hall yet that could be exported.")))
        return EXIT_NOTHING
    write_hall(hall, options.out)
    print(translator.gettext(N_("{file} written.")).format(file=options.out))
    print(name_hall(hall, translator))
    return EXIT_DONE


def _import(options: argparse.Namespace, translator: Translator, path: Path) -> int:
    theirs = read_hall(options.file)
    choices = Choices(otherwise=Choice(options.on_conflict or Choice.MINE))
    store = open_own_data(path, to_write=not options.dry_run)
    try:
        plan = store.hall.plan(theirs) if options.dry_run else store.hall.merge(theirs, choices)
    finally:
        store.close()
    if options.json:
        counts = {fate.value: plan.count(fate) for fate in Fate}
        records = records_json({"hall_note": plan.notes}, choices)
        told = {"dry_run": options.dry_run, "hall": plan.name, **counts, "records": records}
        print(json.dumps(told, ensure_ascii=False))
    else:
        print_report(plan, choices, translator, is_chosen=bool(options.on_conflict))
        if options.dry_run:
            print(translator.gettext(N_("Nothing was imported; this is what would be.")))
    return merge_status(plan, is_chosen=bool(options.on_conflict))


def _name(options: argparse.Namespace, translator: Translator, path: Path) -> int:
    store = open_own_data(path, to_write=options.name is not None)
    try:
        if options.name is not None:
            store.hall.rename(options.name)
        hall = store.hall.hall()
    finally:
        store.close()
    print(name_hall(hall, translator))
    return EXIT_DONE if hall else EXIT_NOTHING
