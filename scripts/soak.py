"""Change pages at random for a long time, and see what it does to memory (make soak).

    python -m scripts.soak --count 10000

Prints resident memory and the number of widgets every tenth of the way; ends with status 1 where memory has grown by
more than five per cent since the first tenth, in which caches fill.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GROWTH = 0.05
SERVICES = ("medical-offsite-filing", "housing-fund-transfer", "household-migration", "identity-card", "senior-card")
EVENTS = ("hospital-elsewhere", "having-baby", "lost-papers")


def change_pages(count: int, seed: int, tell: Callable[[int, float, int], None], catalogue: Path | None = None) -> None:
    """Change ``count`` pages, cities, looks and texts; ``tell`` how many, memory (MiB) and widgets, ten times."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from cztservices.app.desktop import Desktop
    from cztservices.app.measure import measure_now
    from cztservices.app.wishes import Wishes
    from cztservices.config import PROFILES, Folders
    from cztservices.domain.scope import CITIES
    from cztservices.domain.words import End
    from cztservices.presenters.actions import Action
    from cztservices.presenters.pages import Page, PageRef

    application = QApplication.instance() or QApplication(["soak", "-style", "Fusion"])
    chance = random.Random(seed)
    refs = [
        *(PageRef(page) for page in Page if page not in (Page.GUIDE, Page.COMPARE, Page.ENTRY, Page.EVENT)),
        *(PageRef(page, service) for page in (Page.GUIDE, Page.COMPARE) for service in SERVICES),
        *(PageRef(Page.EVENT, event) for event in EVENTS),
    ]
    with tempfile.TemporaryDirectory() as base:
        desktop = Desktop(Wishes(Folders.below(Path(base)), PROFILES["resident"], catalogue, "zh_CN"))
        desktop.start()
        while desktop.page is None or desktop.page.opened is None:
            application.processEvents()
        wishes: list[Callable[[], object]] = [
            lambda: desktop.desk.open(chance.choice(refs)),
            lambda: desktop.desk.open(chance.choice(refs)),
            lambda: desktop.desk.choose_city(chance.choice(list(End)), chance.choice(CITIES)),
            lambda: desktop.page.search.setText(chance.choice(("住院", "gjj", "hukou", ""))),  # type: ignore[union-attr]
            lambda: desktop.page.action_requested.emit(chance.choice((Action.LANGUAGE, Action.THEME))),  # type: ignore[union-attr]
        ]
        for number in range(1, count + 1):
            chance.choice(wishes)()
            for _ in range(3):
                application.processEvents()
            application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if number % max(1, count // 10) == 0:
                desktop.desk.go_home()
                application.processEvents()
                application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
                tell(number, measure_now().rss_mb, len(application.allWidgets()))
        desktop.page.settle()  # type: ignore[union-attr]
        desktop.frame.close()
        desktop.close()


def main() -> int:
    """Soak, and say how much was taken up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sizes: list[float] = []

    def tell(number: int, size: float, widgets: int) -> None:
        sizes.append(size)
        print(f"{number:>7} changes  {size:7.1f} MiB  {widgets:>5} widgets", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        catalogue = Path(folder) / "catalogue.db"
        build = [sys.executable, "-m", "cztservices", "catalogue", "build", "--out", str(catalogue)]
        subprocess.run(build, check=True, capture_output=True, cwd=ROOT)  # elsewhere, for the memory that it takes
        change_pages(options.count, options.seed, tell, catalogue)
    growth = sizes[-1] / sizes[0] - 1 if sizes else 0.0
    print(f"grown by {growth:.1%} since the first tenth")
    return int(growth > GROWTH)


if __name__ == "__main__":
    sys.exit(main())
