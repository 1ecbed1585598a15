"""``mine``: take what one keeps along, bring it back, and put a backup back."""

import argparse
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cztservices.config import Folders, now
from cztservices.domain.merge_mine import Choice, Choices, Fate, MergePlan
from cztservices.errors import EXIT_DONE, EXIT_NOTHING, UserDataError
from cztservices.i18n import N_, Translator
from cztservices.presenters.merge_report import MergeLineView, present_merge
from cztservices.presenters.mine import count_kept, present_backup
from cztservices.storage.backups import list_backups
from cztservices.storage.mine_file import read_mine, write_mine
from cztservices.storage.restore import restore_backup
from cztservices.storage.user_db import DamagedUserDataError, MemoryStore, UserDb, UserStore

_SHOWN = 60


def run_mine(options: argparse.Namespace, translator: Translator, folders: Folders) -> int:
    """Run one action."""
    actions: Mapping[str, Callable[[argparse.Namespace, Translator, Path], int]] = {
        "export": _export, "import": _import, "backups": _backups, "restore": _restore,
    }  # fmt: skip
    return actions[options.action](options, translator, folders.user_data / "user.db")


def _open(path: Path, *, to_write: bool) -> UserStore:
    if not (to_write or path.exists()):
        return MemoryStore()  # looking on makes no file
    try:
        return UserDb(path)
    except DamagedUserDataError as error:
        template = N_("Your data in {file} is damaged; list its backups with “mine backups”, and put one back.")
        raise UserDataError(template, file=path) from error


def _export(options: argparse.Namespace, translator: Translator, path: Path) -> int:
    store = _open(path, to_write=False)
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
    store = _open(path, to_write=not options.dry_run)
    try:
        plan = store.mine.plan(theirs) if options.dry_run else store.mine.merge(theirs, choices)
    finally:
        store.close()
    if options.json:
        print(json.dumps(_plan_json(plan, choices, dry_run=options.dry_run), ensure_ascii=False))
    else:
        _print_report(plan, choices, translator, is_chosen=bool(options.on_conflict))
        if options.dry_run:
            print(translator.gettext(N_("Nothing was imported; this is what would be.")))
    is_open = plan.count(Fate.CONFLICTING) and not options.on_conflict
    return EXIT_NOTHING if is_open else EXIT_DONE


def _print_report(plan: MergePlan, choices: Choices, translator: Translator, *, is_chosen: bool) -> None:
    view = present_merge(plan, choices, translator)
    for line in (*view.counts, *map(_write_line, view.lines)):
        print(line)
    if plan.count(Fate.CONFLICTING) and not is_chosen:
        print(translator.gettext(N_("Both were edited where it says conflicting; choose with --on-conflict.")))


def _write_line(line: MergeLineView) -> str:
    texts = [f"{_short(line.ours)} | {_short(line.theirs)}" if line.ours else _short(line.theirs), line.choice]
    return "  ".join(part for part in (line.fate, line.kind, line.name, *texts) if part)


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _SHOWN else f"{one_line[: _SHOWN - 1]}…"


def _plan_json(plan: MergePlan, choices: Choices, *, dry_run: bool) -> dict[str, Any]:
    records = [
        {
            "kind": kind, "uid": outcome.theirs.uid, "fate": outcome.fate.value,
            "choice": choices.of(outcome).value if outcome.fate is Fate.CONFLICTING else None,
        }
        for kind, outcomes in (("favourite", plan.favourites), ("note", plan.notes))
        for outcome in outcomes
        if outcome.fate is not Fate.SAME
    ]  # fmt: skip
    return {
        "dry_run": dry_run,
        **{fate.value: plan.count(fate) for fate in Fate},
        "ticks": {"new": len(plan.ticks), "read": plan.ticks_read},
        "visits": {"new": len(plan.visits), "read": plan.visits_read},
        "records": records,
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
