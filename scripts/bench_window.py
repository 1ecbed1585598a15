"""Measure the window from within: keys, guides, pages, looks, languages, memory (called by make bench).

    python -m scripts.bench_window BASE    # a folder below which the user files of the window are

Shows a real window on the screen that there is, types every query key by key, opens every page, and prints one JSON
object.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from cztservices.app.desktop import Desktop
from cztservices.app.measure import measure_now
from cztservices.app.wishes import Wishes
from cztservices.config import PROFILES, Folders
from cztservices.domain.words import End
from cztservices.presenters.actions import Action
from cztservices.presenters.pages import Page, PageRef
from cztservices.ui.desk_page import DeskPage

QUERIES = (
    "异地就医",
    "gjj转移",
    "yidijiuyi",
    "住院怎么报",
    "sfz",
    "我的公积金从湘潭转到长沙",
    "housing fund",
    "hukou",
    "老年证",
    "kaigongsi",
)
GUIDES = (
    "medical-inpatient-settlement", "housing-fund-transfer", "household-migration", "identity-card", "social-card",
    "company-registration", "pension-employee-transfer", "residence-permit",
)  # fmt: skip
EVERY_PAGE = (
    PageRef(Page.SERVICES), PageRef(Page.GUIDE, GUIDES[0]), PageRef(Page.COMPARE, GUIDES[1]),
    PageRef(Page.COMPARE, GUIDES[1], "reverse"), PageRef(Page.LICENCES), PageRef(Page.OFFICES),
    PageRef(Page.ENTRY, "resident-id-card"), PageRef(Page.EVENTS), PageRef(Page.EVENT, "hospital-elsewhere"),
    PageRef(Page.COVERAGE), PageRef(Page.CHANGES), PageRef(Page.HELP), PageRef(Page.HOME),
)  # fmt: skip
PATIENCE_S = 5


def wait_for(condition: Callable[[], bool], seconds: float = PATIENCE_S) -> None:
    """Let the window work, as it does when nobody looks, until ``condition`` holds."""
    loop, look, end = QEventLoop(), QTimer(), time.perf_counter() + seconds
    look.timeout.connect(lambda: loop.quit() if condition() or time.perf_counter() > end else None)
    look.start(1)
    if not condition():
        loop.exec()


def rest(milliseconds: int) -> None:
    """Let the window and its threads work for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # a loop within a call does not do this by itself


@contextmanager
def open_window(base: Path) -> Iterator[Desktop]:
    """A window of the program, with its first page drawn."""
    application = QApplication.instance() or QApplication(["bench", "-style", "Fusion"])
    application.setApplicationName("bench")
    desktop = Desktop(Wishes(Folders.below(base), PROFILES["resident"], language="zh_CN"))
    desktop.start()
    wait_for(lambda: desktop.page is not None and desktop.page.opened is not None, 20)
    yield desktop
    if desktop.page is not None:
        desktop.page.settle()
    desktop.frame.close()
    desktop.close()


class _Painted(QObject):
    """Notices when something was painted after it was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown, self.at = False, 0.0

    def begin(self) -> float:
        self.shown, self.at = False, 0.0
        return time.perf_counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.shown and not self.at:
            self.at = time.perf_counter()
        return False


def type_queries(page: DeskPage) -> dict[str, float]:
    """From each key to its painted results."""
    watch = _Painted()
    show = page.show_results

    def show_and_note(view: object) -> None:
        show(view)  # type: ignore[arg-type]
        watch.shown = True

    page.show_results = show_and_note  # type: ignore[method-assign]
    page.list.rows.viewport().installEventFilter(watch)
    page.installEventFilter(watch)
    spent = []
    for query in QUERIES:
        page.search.clear()
        rest(150)
        for char in query:
            started = watch.begin()
            page.search.insert(char)
            wait_for(lambda: bool(watch.at))
            spent.append((watch.at - started) * 1000)
            rest(20)
    page.search.clear()
    page.show_results = show  # type: ignore[method-assign]
    spent.sort()
    return {
        "keys": len(spent),
        "key_p50_ms": round(spent[len(spent) // 2], 1),
        "key_p95_ms": round(spent[int(len(spent) * 0.95)], 1),
        "key_max_ms": round(spent[-1], 1),
    }


def open_pages(desktop: Desktop, refs: tuple[PageRef, ...]) -> list[float]:
    """Milliseconds from asking for each page to its first picture."""
    return [open_one(desktop, ref) for ref in refs]


def open_one(desktop: Desktop, ref: PageRef) -> float:
    """Milliseconds from asking for a page to its first picture."""
    page, shown = desktop.page, []
    assert page is not None
    show = page.show_page
    page.show_page = lambda ref, view: (show(ref, view), shown.append(ref))  # type: ignore[assignment]
    started = time.perf_counter()
    desktop.desk.open(ref)
    wait_for(lambda: bool(shown))
    page.repaint()
    spent = (time.perf_counter() - started) * 1000
    page.show_page = show  # type: ignore[method-assign]
    rest(100)
    return spent


def switch(desktop: Desktop, action: Action, times: int) -> float:
    """The median of so many switches, in milliseconds, each until it has been painted."""
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        desktop.page.action_requested.emit(action)  # type: ignore[union-attr]
        desktop.frame.repaint()
        spent.append((time.perf_counter() - started) * 1000)
        rest(200)
    return round(statistics.median(spent), 1)


def measure_window(base: Path) -> dict[str, float]:
    """Everything in one window, in the order in which a person would meet it."""
    with open_window(base) as desktop:
        page = desktop.page
        assert page is not None
        figures = type_queries(page)
        desktop.desk.choose_city(End.ORIGIN, "430300")
        desktop.desk.choose_city(End.DESTINATION, "430100")
        open_pages(desktop, (PageRef(Page.GUIDE, GUIDES[-1]),))
        guides = open_pages(desktop, tuple(PageRef(Page.GUIDE, service) for service in GUIDES))
        figures["guide_p50_ms"], figures["guide_max_ms"] = round(statistics.median(guides), 1), round(max(guides), 1)
        open_pages(desktop, EVERY_PAGE)
        figures["rss_every_page_mb"] = measure_now().rss_mb
        pages = open_pages(desktop, EVERY_PAGE)
        slowest = max(range(len(pages)), key=pages.__getitem__)
        figures[f"page_max_ms ({EVERY_PAGE[slowest].page})"] = round(pages[slowest], 1)
        for name, ref in (("home", PageRef(Page.HOME)), ("guide", PageRef(Page.GUIDE, GUIDES[0]))):
            open_pages(desktop, (ref,))
            figures[f"theme_{name}_ms"] = switch(desktop, Action.THEME, 6)
            figures[f"language_{name}_ms"] = switch(desktop, Action.LANGUAGE, 6)
        figures["rss_at_the_end_mb"] = measure_now().rss_mb
    return figures


if __name__ == "__main__":
    print(json.dumps(measure_window(Path(sys.argv[1]))))
