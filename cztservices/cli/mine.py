"""``mine``: take what one keeps along, bring it back, and put a backup back."""

import argparse
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cztservices.cli.merging import merge_status, print_report, records_json
from cztservices.cli.own_data import open_own_data
from cztservices.config import Folders, now
from cztservices.domain.merge_mine import Choice, Choices, Fate, MergePlan
from cztservices.errors import EXIT_DONE, EXIT_NOTHING
from cztservices.i18n import N_, Translator
from cztservices.presenters.mine import count_kept, present_backup
from cztservices.storage.backups import list_backups
from cztservices.storage.mine_file import read_mine, write_mine
from cztservices.storage.restore import restore_backup


def run_mine(options: argparse.Namespace, translator: Translator, folders: Folders) -> int:
    """Run one action."""
    actions: Mapping[str, Callable[[argparse.Namespace, Translator, Path], int]] = {
        "export": _export, "import": _import, "backups": _backups, "restore": _restore,
    }  # fmt: skip
    return actions[options.action](options, translator, folders.user_data / "user.db")


def _export(options: argparse.Namespace, translator: Translator, path: Path) -> int:
    store = open_own_data(path, to_write=False)
    try:
        mine = store.mine.everything()
    finally:
        store.close()
    if not mine:
        print(translator.gettext(N_("You keep nothing yet that could be exported.")))
        return EXIT_NOTHING
    write_mine(mine, options.out)
    print(translator.gettext(N_("{file} written.")).format(file=options.out))
    print(count_kept(mine, translator))
    return EXIT_DONE


def _import(options: argparse.Namespace, translator: Translator, path: Path) -> int:
    theirs = read_mine(options.file)
    choices = Choices(otherwise=Choice(options.on_conflict or Choice.MINE))
    store = open_own_data(path, to_write=not options.dry_run)
    try:
        plan = store.mine.plan(theirs) if options.dry_run else store.mine.merge(theirs, choices)
    finally:
        store.close()
    if options.json:
        print(json.dumps(_plan_json(plan, choices, dry_run=options.dry_run), ensure_ascii=False))
    else:
        print_report(plan, choices, translator, is_chosen=bool(options.on_conflict))
        if options.dry_run:
            print(translator.gettext(N_("Nothing was imported; this is what would be.")))
    return merge_status(plan, is_chosen=bool(options.on_conflict))


def _plan_json(plan: MergePlan, choices: Choices, *, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        **{fate.value: plan.count(fate) for fate in Fate},
        "ticks": {"new": len(plan.ticks), "read": plan.ticks_read},
        "visits": {"new": len(plan.visits), "read": plan.visits_read},
        "records": records_json({"favourite": plan.favourites, "note": plan.notes}, choices),
    }


def _backups(options: argparse.Namespace, translator: Translator, path: Path) -> int:
    backups = list_backups(path)
    if options.json:
        rows = [
            {
                "name": one.name, "kind": one.kind.value, "period": one.period,
                "made": one.made.isoformat(), "bytes": one.size,
            }
            for one in backups
        ]  # fmt: skip
        print(json.dumps({"backups": rows}))
    elif not backups:
        print(translator.gettext(N_("There is no backup yet; the window makes them.")))
    else:
        for view in (present_backup(one, translator) for one in backups):
            print(f"{view.name}  {view.title}  {view.caption}")
    return EXIT_DONE if backups else EXIT_NOTHING


def _restore(options: argparse.Namespace, translator: Translator, path: Path) -> int:
    kept = restore_backup(path, options.name, now())
    print(translator.gettext(N_("The backup {name} was put back.")).format(name=options.name))
    if kept is not None:
        print(translator.gettext(N_("What was there before is kept as {name}.")).format(name=kept.name))
    return EXIT_DONE
