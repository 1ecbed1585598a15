"""Send strangers to a kiosk, thousands of them, one after the other (make soak).

    python -m scripts.soak_kiosk --count 20000

Each touches, types and scrolls at random, takes something away, and finishes or goes away; time is handed in, so that
nobody waits. Each types a word of their own, which nobody may find afterwards: it is looked for in everything that the
screen shows or reads out and on the clipboard after each session, and now and then in all objects of the program and in
its files. Ends with status 1 where something was found, memory or open files grow, or a page is slow.
"""

import argparse
import contextlib
import gc
import os
import random
import signal
import string
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cztservices.app.kiosk.kiosk import Kiosk

ROOT = Path(__file__).resolve().parent.parent
GROWTH = 0.05
"""Memory may grow by so much from the session on in which caches are full."""

FULL_SHARE = 0.05
SLOW_MS = 100
"""99 of 100 pages are there sooner."""

DEEP_EVERY = 200
PRINTS_EVERY = 200
PAD_SHARE, FINISH_SHARE, STAY_SHARE = 0.3, 0.7, 0.3
"""So many tap the letters, where others have plugged a keyboard in; press Finish; say that they are still there."""

ROUNDS = 5
"""What is drawn after the first paint is laid out in so many turns; nobody touches the screen sooner."""

SIZE = (1080, 1920)
IDLE_S, COUNTDOWN_S = 120, 20


@dataclass
class Seen:
    """What was seen so far."""

    sessions: int = 0
    pages_ms: list[float] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    traces: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    memory: list[tuple[int, float]] = field(default_factory=list)
    files: list[tuple[int, int]] = field(default_factory=list)

    def page_ms(self, share: float) -> float:
        """How long the slowest page took but for the slowest of all."""
        times = sorted(self.pages_ms) or [0.0]
        return times[min(len(times) - 1, int(len(times) * share))]

    @property
    def growth(self) -> float:
        """How much memory has grown since caches were full."""
        full = [size for number, size in self.memory if number >= self.sessions * FULL_SHARE]
        return full[-1] / full[0] - 1 if full else 0.0

    @property
    def leaked_files(self) -> int:
        """How many more files are open than when caches were full."""
        full = [count for number, count in self.files if number >= self.sessions * FULL_SHARE]
        return full[-1] - full[0] if full else 0


def make_paint_watch() -> Any:
    """Notices when the page that was shown last is painted for the first time."""
    from PySide6.QtCore import QEvent, QObject

    class PaintWatch(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.at, self.page = 0.0, None

        def note(self) -> None:
            self.at = time.perf_counter()

        def await_page(self) -> None:
            opened = self.page.opened if self.page is not None else None
            for part in (opened.viewport(), opened.widget()) if opened is not None else ():
                if part is not None:
                    part.installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                self.note()
                watched.removeEventFilter(self)
            return False

    return PaintWatch()


def watch_pages(watch: Any) -> None:
    """Have ``watch`` hear of every page that is shown."""
    from cztservices.ui.kiosk.session_page import SessionPage

    show = SessionPage.show_page

    def show_and_tell(page: SessionPage, *what: Any) -> None:
        show(page, *what)
        watch.await_page()

    SessionPage.show_page = show_and_tell  # type: ignore[method-assign]


class Strangers:
    """The people who come to one kiosk."""

    def __init__(self, kiosk: "Kiosk", base: Path, chance: random.Random, is_idle: Callable[[], bool]) -> None:
        """They do what ``chance`` says; ``is_idle`` tells whether the kiosk has done everything that was asked."""
        self.kiosk, self._base, self._chance, self._is_idle = kiosk, base, chance, is_idle
        self.seen, self.now = Seen(), 1000.0
        self._other_places: list[Path] = []
        self._painted = make_paint_watch()
        kiosk.window.page_painted.connect(self._painted.note)
        watch_pages(self._painted)

    def look_into(self, folder: Path) -> None:
        """Look for traces there too."""
        self._other_places.append(folder)

    def come(self) -> None:
        """One comes, does this and that, and goes."""
        chance, seen = self._chance, self.seen
        seen.sessions += 1
        canary = "zq" + "".join(chance.choices("bcdfghjkmpqrstvwxz", k=7))
        self.touch(chance.randrange(SIZE[0]), chance.randrange(400, SIZE[1]))
        if self.kiosk.session is None:
            seen.faults.append("touch began no session")
            return
        acts: list[Callable[[], None]] = [
            self._touch_somewhere, self._find_and_open, self._find_and_open, self._open_something, self._open_something,
            self._press_foot, self._scroll, lambda: self._type(canary),
        ]  # fmt: skip
        self._type(canary)
        for act in chance.choices(acts, k=chance.randrange(1, 4)):
            if self.kiosk.session is None:
                break  # somebody pressed Finish
            act()
            self.now += chance.random() * 3
        if seen.sessions % PRINTS_EVERY == 0 and self.kiosk.session is not None:
            self._print()
        self._go()
        self._look_for(canary)

    def settle(self, patience_s: float = 20.0) -> None:
        """Let everything happen that was asked."""
        from PySide6.QtCore import QEvent, QEventLoop
        from PySide6.QtWidgets import QApplication

        end, loop = time.monotonic() + patience_s, QEventLoop()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        while not self._is_idle():
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if time.monotonic() > end:
                self.seen.faults.append("the kiosk never came to rest")
                break
        for _ in range(ROUNDS):
            QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # Fingers

    def touch(self, x: int, y: int) -> None:
        """Tap a place."""
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        handle = self.kiosk.window.windowHandle()
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, y))
        self.settle()

    def tap(self, widget: "QWidget") -> None:
        """Tap the middle of what is seen of ``widget``."""
        place = widget.mapTo(self.kiosk.window, widget.visibleRegion().boundingRect().center())
        self.touch(place.x(), place.y())

    def _touch_somewhere(self) -> None:
        self.touch(self._chance.randrange(SIZE[0]), self._chance.randrange(SIZE[1]))
        self.seen.done["touch"] += 1

    def _open_something(self) -> None:
        """A tile, a link, a row of what was found: whatever leads on."""
        from PySide6.QtWidgets import QAbstractButton

        page = self._page
        if page.list.isVisible() and page.list.count():
            rows, ground = page.list.rows, page.list.rows.viewport()
            middle = rows.visualRect(rows.model().index(self._chance.randrange(min(4, page.list.count())), 0)).center()
            if ground.rect().contains(middle):
                place = ground.mapTo(self.kiosk.window, middle)
                self._timed(lambda: self.touch(place.x(), place.y()))
            return
        inside = page.opened
        seen = [
            button
            for button in (inside.findChildren(QAbstractButton) if inside is not None else [])
            if button.isVisible() and button.isEnabled() and not button.visibleRegion().isEmpty()
        ]
        if seen:
            chosen = self._chance.choice(seen)
            self._timed(lambda: self.tap(chosen))

    def _find_and_open(self) -> None:
        """What most people do: a few letters, and one of the first rows."""
        self._type(self._word())
        if self.kiosk.session is not None:
            self._open_something()

    def _timed(self, do: Callable[[], None]) -> None:
        """How long it takes until another page is painted, if ``do`` brings one."""
        before, self._painted.at = self._shown(), 0.0
        session = self.kiosk.session
        page = session.page if session is not None else None
        self._painted.page = page
        began = time.perf_counter()
        do()
        if self._shown() != before and self._painted.at:
            self.seen.pages_ms.append((self._painted.at - began) * 1000)
            self.seen.done["page"] += 1
        self._painted.page = None

    def _shown(self) -> Any:
        session = self.kiosk.session
        return (session.desk.current, id(session.page)) if session is not None else None

    def _press_foot(self) -> None:
        from cztservices.presenters.kiosk.acts import KioskAct

        buttons = self._page.foot.buttons
        act = self._chance.choice([one for one in buttons if one not in (KioskAct.FINISH, KioskAct.PRINT)])
        button = buttons[act]
        if button.isVisible() and button.isEnabled():
            self._timed(lambda: self.tap(button))
            self.seen.done[act.value] += 1

    def _scroll(self) -> None:
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        handle, x = self.kiosk.window.windowHandle(), self._chance.randrange(100, SIZE[0] - 100)
        y = self._chance.randrange(500, 1200)
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, y))
        for step in range(1, 6):
            QTest.mouseMove(handle, QPoint(x, y - 60 * step))
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, y - 300))
        self.settle()
        self.seen.done["scroll"] += 1

    def _type(self, text: str) -> None:
        """Some tap the letters, others have plugged a keyboard in."""
        from cztservices.presenters.kiosk.acts import KioskAct

        session = self.kiosk.session
        assert session is not None
        if not self._page.pad.isVisible():
            self.tap(self._page.foot.buttons[KioskAct.SEARCH])
        pad = self._page.pad
        if not pad.isVisible():
            return
        if self._chance.random() < PAD_SHARE:
            for letter in text[:2]:
                self.tap(pad.keys[letter])
        if self.kiosk.session is session:
            session.type(text)
            self.settle()
        self.seen.done["type"] += 1

    def _word(self) -> str:
        return self._chance.choice(("gjj", "zhuyuan", "hukou", "sfz", "yanglao", "ydjy", "shengyu", "".join(
            self._chance.choices(string.ascii_lowercase, k=4))))  # fmt: skip

    def _print(self) -> None:
        """Print a guide, and see that it comes out."""
        from cztservices.presenters.kiosk.acts import KioskAct
        from cztservices.presenters.pages import Page, PageRef

        session = self.kiosk.session
        assert session is not None
        session.desk.follow(PageRef(Page.GUIDE, "identity-card"))
        self.settle()
        button = self._page.foot.buttons.get(KioskAct.PRINT)
        if button is not None and button.isVisible():
            self.tap(button)
            self.seen.done["print"] += 1

    # Going

    def _go(self) -> None:
        from cztservices.presenters.kiosk.acts import KioskAct

        if self.kiosk.session is None:
            return
        if self._chance.random() < FINISH_SHARE:
            self.tap(self._page.foot.buttons[KioskAct.FINISH])
            self.seen.done["finish"] += 1
        else:
            self._wait(IDLE_S + 5)
            if self._chance.random() < STAY_SHARE and self.kiosk.session is not None:
                card = self.kiosk._countdown  # noqa: SLF001 - what a stranger sees
                if card is not None:
                    self.tap(card.stay)
            self._wait(IDLE_S + COUNTDOWN_S + 5)
            self.seen.done["time-out"] += 1
        if self.kiosk.session is not None:
            self.seen.faults.append("a session did not end")
            self.kiosk.finish()
            self.settle()

    def _wait(self, seconds: int) -> None:
        for _ in range(seconds // 5):
            self.now += 5
            self.kiosk._on_tick()  # noqa: SLF001 - the timer of the kiosk, at once
        self.settle()

    @property
    def _page(self) -> Any:
        assert self.kiosk.session is not None
        return self.kiosk.session.page

    # Traces

    def _look_for(self, canary: str) -> None:
        number = self.seen.sessions
        for words in self._shown_words():
            if canary in words.casefold():
                self.seen.traces.append(f"session {number}: on the screen: {words[:60]}")
        if number % DEEP_EVERY == 0:
            self.kiosk._keep()  # noqa: SLF001 - its timer, at once
            self.settle()
            gc.collect()
            self.seen.traces += [f"session {number}: {where}" for where in self._search_deeply(canary)]
        if number % max(1, DEEP_EVERY // 4) == 0:
            from cztservices.app.kiosk.kiosk import give_memory_back
            from cztservices.app.measure import measure_now

            give_memory_back()
            self.seen.memory.append((number, measure_now().rss_mb))
            self.seen.files.append((number, len(os.listdir("/proc/self/fd"))))  # noqa: PTH208 - one number

    def _shown_words(self) -> Iterator[str]:
        from PySide6.QtGui import QGuiApplication
        from PySide6.QtWidgets import QApplication

        yield QGuiApplication.clipboard().text()
        for widget in QApplication.allWidgets():
            yield widget.accessibleName()
            yield widget.windowTitle()
            text = getattr(widget, "text", None)
            if callable(text):
                yield str(text())
            elif isinstance(text, str):
                yield text

    def _search_deeply(self, canary: str) -> Iterator[str]:
        ours = {id(vars(self))}
        gc.unfreeze()  # what was there before the first person is not among the objects else, and may keep things too
        for thing in gc.get_objects():
            if id(thing) in ours:
                continue
            for part in gc.get_referents(thing):
                if type(part) is str and part is not canary and canary in part:
                    yield f"in memory: {_name(thing)}: {part[:60]}"
        for place in (self._base, *self._other_places):
            for file in place.rglob("*"):
                with contextlib.suppress(OSError):
                    if file.is_file() and canary.encode() in file.read_bytes():
                        yield f"in the file {file.relative_to(place)}"


def _name(thing: object) -> str:
    """What ``thing`` is, and what it holds where it is a dictionary."""
    if not isinstance(thing, dict):
        return str(getattr(thing, "__qualname__", type(thing).__name__))
    return f"dict with {[*thing][:4]!r}"


def soak(count: int, seed: int, catalogue: Path, tell: Callable[[Seen], None], *, prints: bool = True) -> Seen:
    """Send ``count`` strangers; ``tell`` what was seen so far, twenty times."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    import cztservices.app.kiosk.kiosk as program
    from cztservices.app.wishes import Wishes
    from cztservices.config import PROFILES, Folders
    from cztservices.domain.kiosk.setup import KioskSetup, Printing, Timing
    from cztservices.ui.kiosk.window import KioskWindow
    from cztservices.ui.qt_tasks import ThreadRunner
    from scripts.print_server import fake_printer

    runners: list[Any] = []

    class Watched(ThreadRunner):
        """Knows whether anything is under way."""

        def __init__(self) -> None:
            super().__init__()
            self.under_way = 0
            runners.append(self)

        def _start(self, name: str, threads: int, work: Any, done: Any, failed: Any) -> None:
            self.under_way += 1

            def ended(call: Any) -> Any:
                def run(outcome: Any) -> None:
                    self.under_way -= 1
                    call(outcome)

                return run

            super()._start(name, threads, work, ended(done), ended(failed))

    application = QApplication.instance() or QApplication(["soak", "-style", "Fusion"])
    program.ThreadRunner = Watched  # type: ignore[misc]
    KioskWindow._cover = lambda window: window.setGeometry(0, 0, *SIZE)  # type: ignore[method-assign] # noqa: SLF001
    with contextlib.ExitStack() as stack:
        base = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(fake_printer()) if prints else None
        if server is not None:
            os.environ.update(server.environment)
        setup = KioskSetup(
            city="430100",
            timing=Timing(IDLE_S, COUNTDOWN_S),
            printing=Printing("kiosk" if server is not None else ""),
        )
        wishes = Wishes(Folders.below(base), PROFILES["kiosk"], catalogue, setup=setup)
        strangers: list[Strangers] = []
        kiosk = program.Kiosk(wishes, lambda: strangers[0].now if strangers else 1000.0)
        people = Strangers(kiosk, base, random.Random(seed), lambda: not any(runner.under_way for runner in runners))
        strangers.append(people)
        if server is not None:
            people.look_into(server.spool)
            people.look_into(server.out)
        faults: list[BaseException] = []
        kiosk.start()
        sys.excepthook = lambda _kind, fault, _trace: faults.append(fault)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)  # the kiosk would leave an event loop that is not running
        people.settle()
        for number in range(1, count + 1):
            people.come()
            people.seen.faults += [repr(fault) for fault in faults]
            faults.clear()
            if number % max(1, count // 20) == 0:
                tell(people.seen)
        sys.excepthook = sys.__excepthook__
        kiosk.close()
        kiosk.window.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return people.seen


def main() -> int:
    """Soak, and say what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    began, said = time.monotonic(), set[str]()

    def tell(seen: Seen) -> None:
        _, size = seen.memory[-1] if seen.memory else (0, 0.0)
        _, files = seen.files[-1] if seen.files else (0, 0)
        print(
            f"{seen.sessions:>6} sessions  {time.monotonic() - began:6.0f} s  {size:6.1f} MiB  {files:>3} files  "
            f"pages {seen.page_ms(0.5):.0f} / {seen.page_ms(0.99):.0f} ms  {len(seen.traces)} traces  "
            f"{len(seen.faults)} faults",
            flush=True,
        )
        for line in (*seen.faults, *seen.traces):  # a run that is stopped has said them
            if line not in said:
                print(f"       {line}", flush=True)
                said.add(line)

    with tempfile.TemporaryDirectory() as folder:
        catalogue = Path(folder) / "catalogue.db"
        build = [sys.executable, "-m", "cztservices", "catalogue", "build", "--out", str(catalogue)]
        subprocess.run(build, check=True, capture_output=True, cwd=ROOT)
        seen = soak(options.count, options.seed, catalogue, tell)
    print(f"{dict(seen.done)}")
    print(
        f"{seen.sessions} sessions: {len(seen.faults)} faults, {len(seen.traces)} traces, memory grown by "
        f"{seen.growth:.1%}, {seen.leaked_files} more files open, pages {seen.page_ms(0.5):.0f} ms, "
        f"{seen.page_ms(0.99):.0f} ms at p99, {max(seen.pages_ms, default=0):.0f} ms at most"
    )
    for line in (*seen.faults[:20], *seen.traces[:20]):
        print(line)
    is_good = not (seen.faults or seen.traces or seen.leaked_files > 0 or seen.growth > GROWTH)
    return int(not (is_good and seen.page_ms(0.99) <= SLOW_MS))


if __name__ == "__main__":
    sys.exit(main())
