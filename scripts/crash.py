"""Kill a program that is saving at random moments, and see that nothing which it had said to be saved is lost.

    python -m scripts.crash --count 200

A second process saves and says after each step which it has done; it is killed (SIGKILL) after a random number of them,
at a random moment of the next. The file must then be sound and hold what was said, and at most the step under way
besides, whole. It is done for single changes, notes of a hall, imports, backups, restores and the first start after an
update. A kill takes no power away: what a power failure does to a disk is not shown by this.
"""

import argparse
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cztservices.domain.mine import Favourite, Mine, Note, Place, stamp
from cztservices.storage.backups import BackupKind, list_backups, make_backups
from cztservices.storage.mine_db import MineDb
from cztservices.storage.restore import restore_backup
from cztservices.storage.user_db import UserDb

ROOT = Path(__file__).resolve().parent.parent
FIRST_VERSION = ROOT / "tests" / "data" / "user_db" / "v1.db"
NOW = datetime(2026, 11, 28, 8, tzinfo=UTC)
DAY = NOW.date()
SERVICE = "housing-fund-transfer"
MOST_STEPS, AT_ONCE = 400, 60
STATES = 3
LONGEST_STEP_S = 0.04
"""So long may pass between the last step that was heard of and the kill."""

FOLDERS = ("", "work", "home")

Step = tuple[str, ...]


@dataclass
class Kept:
    """What should be there: favourites by folder in order, notes by line, ticks."""

    folders: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FOLDERS})
    notes: dict[str, str] = field(default_factory=dict)
    ticks: set[str] = field(default_factory=set)


def plan_steps(seed: int) -> Iterator[Step]:
    """The same steps for the same seed: to the process that saves, and to the one that looks."""
    chance, model = random.Random(seed), Kept()
    for number in range(MOST_STEPS):
        known = [ref for folder in FOLDERS for ref in model.folders[folder]]
        kind = chance.choice(("favour", "note", "tick", "move", "unfavour") if known else ("favour", "note", "tick"))
        step: Step = {
            "favour": ("favour", f"ref-{number}", chance.choice(FOLDERS)),
            "move": ("move", chance.choice(known or [""]), chance.choice(FOLDERS), str(chance.randrange(3))),
            "unfavour": ("unfavour", chance.choice(known or [""])),
            "note": ("note", f"line-{chance.randrange(20)}", f"words of step {number} " * 20),
            "tick": ("tick", f"line-{chance.randrange(20)}"),
        }[kind]
        take_step(model, step)
        yield step


def take_step(model: Kept, step: Step) -> None:
    """Do in memory what :func:`save_step` does in the file."""
    kind, name, *rest = step
    if kind in ("move", "unfavour"):
        for refs in model.folders.values():
            if name in refs:
                refs.remove(name)
    if kind == "favour":
        model.folders[rest[0]].append(name)
    elif kind == "move":
        model.folders[rest[0]].insert(int(rest[1]), name)
    elif kind == "note":
        model.notes[name] = rest[0].strip()
    elif kind == "tick":
        model.ticks ^= {name}


def save_step(mine: MineDb, step: Step) -> None:
    """Save one step."""
    kind, name, *rest = step
    uids = {one.place.ref: one.uid for one in mine.favourites()}
    if kind == "favour":
        mine.put_favourite(Place("guide", name), name, rest[0], now=NOW)
    elif kind == "move":
        mine.move_favourite(uids[name], rest[0], int(rest[1]), now=NOW)
    elif kind == "unfavour":
        mine.remove_favourite(uids[name])
    elif kind == "note":
        uid = next((note.uid for note in mine.notes(SERVICE) if note.line == name), None)
        mine.put_note(SERVICE, name, rest[0], "what it says", now=NOW, uid=uid)
    else:
        mine.put_tick(SERVICE, name, on=name not in {tick.line for tick in mine.ticks(SERVICE)})


def read_kept(mine: MineDb) -> Kept:
    """What is there."""
    kept = Kept()
    for one in mine.favourites():
        kept.folders[one.folder].append(one.place.ref)
    kept.notes = {note.line: note.text for note in mine.notes()}
    kept.ticks = {tick.line for tick in mine.ticks()}
    return kept


def parcel(number: int) -> Mine:
    """What the import of that number brings."""
    uids = [f"{number:016x}{at:016x}" for at in range(AT_ONCE)]
    place = Place("guide", f"parcel-{number}")
    return Mine(
        tuple(Favourite(uid, stamp(NOW), place, "title", f"{number}-{uid[-2:]}") for uid in uids),
        tuple(Note(uid, stamp(NOW), SERVICE, f"parcel-{number}", uid * 100, "what it says") for uid in uids),
    )


# What the process does that will be killed


def _save(folder: Path, seed: int) -> Iterator[None]:
    mine = UserDb(folder / "user.db").mine
    for step in plan_steps(seed):
        save_step(mine, step)
        yield


def _note_hall(folder: Path, _seed: int) -> Iterator[None]:
    hall = UserDb(folder / "user.db").hall
    for number in range(MOST_STEPS):
        uid = hall.put_note(SERVICE, "@step", f"words of step {number}", "what it says", now=NOW).uid
        hall.put_note(SERVICE, "@step", f"edited words of step {number}", "what it says", now=NOW, uid=uid)
        yield


def _import(folder: Path, _seed: int) -> Iterator[None]:
    mine = UserDb(folder / "user.db").mine
    for number in range(MOST_STEPS // 10):
        mine.merge(parcel(number))
        yield


def _back_up(folder: Path, _seed: int) -> Iterator[None]:
    UserDb(folder / "user.db").mine.merge(parcel(0))
    for number in range(MOST_STEPS):
        make_backups(folder / "user.db", DAY + timedelta(days=number))
        yield


def _restore(folder: Path, _seed: int) -> Iterator[None]:
    store = UserDb(folder / "user.db")
    for number in range(STATES):
        store.mine.merge(parcel(number))
        make_backups(store.path, DAY + timedelta(days=number))
    yield
    for number in range(MOST_STEPS):
        restore_backup(store.path, f"user-daily-{DAY + timedelta(days=number % STATES)}.db", NOW)
        yield


def _migrate(folder: Path, _seed: int) -> Iterator[None]:
    for number in range(MOST_STEPS):
        path = folder / str(number) / "user.db"
        path.parent.mkdir()
        shutil.copyfile(FIRST_VERSION, path)
        UserDb(path).close()
        yield


# What must be there afterwards


def _see_saved(folder: Path, seed: int, done: int) -> None:
    model, steps = Kept(), plan_steps(seed)
    for _ in range(done):
        take_step(model, next(steps))
    found = read_kept(_open(folder / "user.db").mine)
    if found != model:
        take_step(model, next(steps))
        assert found == model, f"{done} steps were saved, and something else is there"


def _see_noted(folder: Path, _seed: int, done: int) -> None:
    notes = _open(folder / "user.db").hall.hall().notes
    edited = {note.text for note in notes if note.ancestors}
    assert edited >= {f"edited words of step {number}" for number in range(done)}
    assert len(notes) <= done + 1, f"{len(notes)} notes are there, {done} were written"


def _see_imported(folder: Path, _seed: int, done: int) -> None:
    mine = _open(folder / "user.db").mine.everything()
    for number in range(done + 2):
        wanted = parcel(number)
        found = len({*wanted.favourites} & {*mine.favourites}) + len({*wanted.notes} & {*mine.notes})
        allowed = (2 * AT_ONCE,) if number < done else (0, 2 * AT_ONCE) if number == done else (0,)
        assert found in allowed, f"{found} records of import {number} are there, {done} were done"


def _see_backed_up(folder: Path, _seed: int, done: int) -> None:
    path = folder / "user.db"
    assert len(_open(path).mine.favourites()) == AT_ONCE
    days = [backup for backup in list_backups(path) if backup.kind is BackupKind.DAILY]
    assert len(days) >= min(done, 7), f"{len(days)} of {done} backups are there"
    for backup in list_backups(path):
        assert len(_open(backup.path).mine.notes()) == AT_ONCE, f"{backup.name} is not whole"


def _see_restored(folder: Path, _seed: int, done: int) -> None:
    path, restored = folder / "user.db", done - 1
    last = (restored - 1) % STATES if restored else STATES - 1
    allowed = {(one + 1) * AT_ONCE for one in (last, restored % STATES)}
    mine = _open(path).mine
    assert len(mine.favourites()) in allowed, f"{len(mine.favourites())} are there, not {allowed}"
    assert len(mine.notes()) == len(mine.favourites())
    for backup in list_backups(path):
        assert len(_open(backup.path).mine.notes()) % AT_ONCE == 0, f"{backup.name} is not whole"


def _see_migrated(folder: Path, _seed: int, done: int) -> None:
    with closing(sqlite3.connect(FIRST_VERSION)) as connection:
        settings = dict(connection.execute("SELECT name, value FROM setting"))
    paths = sorted(folder.glob("*/user.db"))
    assert len(paths) >= done
    for path in paths:
        if path.stat().st_size >= FIRST_VERSION.stat().st_size:  # else it was being put there
            store = _open(path)
            assert store.settings() == settings
            assert not store.mine.everything()


def _open(path: Path) -> UserDb:
    """The file as the next start finds it, and sound."""
    store = UserDb(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)], f"{path.name} is damaged"
    return store


Act = Callable[[Path, int], Iterator[None]]
See = Callable[[Path, int, int], None]
SCENES: dict[str, tuple[Act, See]] = {
    "save": (_save, _see_saved),
    "hall": (_note_hall, _see_noted),
    "import": (_import, _see_imported),
    "backup": (_back_up, _see_backed_up),
    "restore": (_restore, _see_restored),
    "migrate": (_migrate, _see_migrated),
}


def kill_once(scene: str, seed: int, most: int = 30) -> int:
    """Kill the process once, look at what it left, and return how many steps it had said to be done.

    Raises:
        AssertionError: something is lost, half there, or damaged.
    """
    chance = random.Random(f"{scene} {seed}")
    heard = chance.randint(1, most)
    with tempfile.TemporaryDirectory() as name:
        command = [sys.executable, "-m", "scripts.crash", "--act", scene, "--seed", str(seed), name]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for _ in range(heard):
                assert process.stdout.readline() == "done\n", f"{scene} ended before it was killed"
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=chance.random() * LONGEST_STEP_S)
            process.kill()
            done = heard + process.stdout.read().count("done\n")
        SCENES[scene][1](Path(name), seed, done)
    return done


def act(scene: str, seed: int, folder: Path) -> None:
    """Do the steps, and say after each that it is done."""
    for _ in SCENES[scene][0](folder, seed):
        print("done", flush=True)


def main() -> int:
    """Kill as often as was asked for, scene by scene."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--act", choices=SCENES)
    parser.add_argument("folder", type=Path, nargs="?")
    options = parser.parse_args()
    if options.act:
        act(options.act, options.seed, options.folder)
        return 0
    scenes, failed = [*SCENES], 0
    for number in range(options.count):
        scene, seed = scenes[number % len(scenes)], options.seed + number
        try:
            done = kill_once(scene, seed)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with what was left counts
            failed += 1
            print(f"{number + 1:>4}  {scene:<8} seed {seed}: {error!r}", flush=True)
        else:
            print(f"{number + 1:>4}  {scene:<8} killed after {done} steps: nothing lost", flush=True)
    print(f"{options.count} kills, {failed} with a loss")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
