"""Measure start, key strokes, memory and the shell on this machine, beside other offline readers (make bench).

Starts an X server of its own; drops the page cache for cold starts where it may (as root). Prints medians.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from virtual_screen import virtual_screen

if TYPE_CHECKING:
    from cztservices.ui.desk_page import DeskPage

ROOT = Path(__file__).resolve().parent.parent
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
PATIENCE_S = 30
PEERS = ("zeal", "goldendict", "kiwix-desktop")
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from cztservices.app.measure import measure_now
app = QApplication([])
class Window(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, leave)
def leave():
    m = measure_now()
    print('{"first_paint_ms": %f, "usable_ms": %f, "rss_mb": %f}' % (m.since_start_ms, m.since_start_ms, m.rss_mb))
    app.quit()
window = Window("跨城办")
window.resize(1280, 800)
window.show()
app.exec()
"""


def drop_caches() -> bool:
    """Forget files read before; False where that is not allowed."""
    try:
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3", encoding="ascii")
    except OSError:
        return False
    return True


def measured_starts(command: list[str], runs: int, *, cold: bool = False) -> dict[str, float]:
    """Medians of what ``command`` prints of its own start."""
    rows = []
    for _ in range(runs):
        if cold and not drop_caches():
            return {}
        out = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, timeout=60).stdout
        rows.append(json.loads(out))
    return {name: round(statistics.median(row[name] for row in rows), 1) for name in rows[0]}


def window_starts(command: str, runs: int) -> dict[str, float]:
    """Medians of the time until a window of ``command`` shows, and of its resident memory, with an empty home."""
    times, sizes = [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as home:
            started = time.perf_counter()
            process = subprocess.Popen(
                [command],
                env={**os.environ, "HOME": home, "XDG_RUNTIME_DIR": home, "QTWEBENGINE_DISABLE_SANDBOX": "1"},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            found = ["xdotool", "search", "--all", "--onlyvisible", "--pid", str(process.pid), "--name", "."]
            while subprocess.run(found, capture_output=True, check=False).returncode:
                if process.poll() is not None or time.perf_counter() - started > PATIENCE_S:
                    process.kill()
                    return {}
            times.append((time.perf_counter() - started) * 1000)
            status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
            sizes.append(int(status.partition("VmRSS:")[2].split()[0]) / 1024)
            process.terminate()
            process.wait()
    return {"window_ms": round(statistics.median(times), 1), "rss_mb": round(statistics.median(sizes), 1)}


def key_strokes(base: Path) -> dict[str, float]:
    """From a key to its painted results, over all keys of the queries, in the real window."""
    paths = [str(ROOT), str(ROOT / "scripts")]
    code = f"import sys; sys.path[:0] = {paths!r}; import bench; bench.type_queries({str(base)!r})"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=300).stdout
    return json.loads(out)


def wait_for(condition: Callable[[], bool], seconds: float) -> None:
    """Let the window work until ``condition`` holds."""
    from PySide6.QtWidgets import QApplication

    started = time.perf_counter()
    while not condition() and time.perf_counter() - started < seconds:
        QApplication.processEvents()


def type_queries(base: str) -> None:
    """Run in a process of its own: type every query key by key and print percentiles and memory."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from cztservices.app.desktop import Desktop, Wishes
    from cztservices.app.measure import measure_now
    from cztservices.config import PROFILES, Folders

    app = QApplication([])
    app.setStyle("Fusion")
    desktop = Desktop(Wishes(Folders.below(Path(base)), PROFILES["resident"]))
    desktop.start()
    wait_for(lambda: desktop.page is not None and desktop.page.home_page is not None, 10)
    assert desktop.page is not None
    page = desktop.page
    state = {"shown": False, "painted": 0.0}
    show = page.show_results

    def shown(view: object) -> None:
        show(view)
        state["shown"] = True

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and state["shown"] and not state["painted"]:
                state["painted"] = time.perf_counter()
            return False

    watch = Watch()
    page.show_results = shown
    page.results.viewport().installEventFilter(watch)
    page.installEventFilter(watch)
    spent, guides = [], []
    for query in QUERIES:
        page.search.clear()
        QTest.qWait(150)
        for char in query:
            state.update(shown=False, painted=0.0)
            started = time.perf_counter()
            page.search.insert(char)
            wait_for(lambda: bool(state["painted"]), 2)
            spent.append((state["painted"] - started) * 1000)
            QTest.qWait(20)
        guides.append(open_guide(page))
    spent.sort()
    print(
        json.dumps(
            {
                "keys": len(spent),
                "p50_ms": round(spent[len(spent) // 2], 1),
                "p95_ms": round(spent[int(len(spent) * 0.95)], 1),
                "max_ms": round(spent[-1], 1),
                "guide_p50_ms": round(statistics.median(guides), 1),
                "guide_max_ms": round(max(guides), 1),
                "rss_after_searches_mb": measure_now().rss_mb,
            }
        )
    )
    desktop.frame.close()
    desktop.close()


def open_guide(page: "DeskPage") -> float:
    """Milliseconds from asking for the guide of the chosen row to its picture."""
    before = page.guide_page.widget() if page.guide_page else None
    started = time.perf_counter()
    page.preview_now()
    wait_for(lambda: page.guide_page is not None and page.guide_page.widget() is not before, 2)
    assert page.guide_page is not None
    page.guide_page.grab()
    return (time.perf_counter() - started) * 1000


def shell(base: Path, runs: int) -> dict[str, float]:
    """``find`` from a shell, and a batch of a thousand queries."""
    command = [sys.executable, "-m", "cztservices", "--base-dir", str(base), "find"]
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        subprocess.run([*command, "异地就医", "--json"], capture_output=True, check=True, cwd=ROOT)
        times.append((time.perf_counter() - started) * 1000)
    batch = base / "batch.txt"
    batch.write_text("\n".join(QUERIES * 100), encoding="utf-8")
    out = subprocess.run(
        [*command, "--batch", str(batch), "--json"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    each = [json.loads(line)["elapsed_ms"] for line in out.stdout.splitlines()]
    return {
        "find_ms": round(statistics.median(times), 1),
        "batch_ms_a_query": round(statistics.mean(each), 2),
        "batch_ms_p95": round(sorted(each)[int(len(each) * 0.95)], 2),
    }


def authoring(base: Path, runs: int) -> dict[str, float]:
    """Building, checking, exporting and importing the whole catalogue from a shell: medians of whole processes."""
    data = base / "text"
    shutil.copytree(ROOT / "data", data)
    book = str(base / "data.xlsx")
    actions = {
        "build_s": ["build", "--out", str(base / "built.db")],
        "check_s": ["check"],
        "export_s": ["export", "--out", book],
        "import_s": ["import", book],
    }
    medians = {}
    for name, action in actions.items():
        command = [sys.executable, "-m", "cztservices", "catalogue", *action, "--data", str(data)]
        times = []
        for _ in range(max(1, runs // 3)):
            started = time.perf_counter()
            subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
            times.append(time.perf_counter() - started)
        medians[name] = round(statistics.median(times), 2)
    return medians


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as scratch, virtual_screen() as screen:
        os.environ.pop("QT_QPA_PLATFORM", None)
        os.environ["DISPLAY"] = screen.display
        base = Path(scratch)
        start = [sys.executable, "main.py", "--base-dir", str(base), "--measure-start"]
        first = measured_starts(start, 1)
        bare = [sys.executable, "-c", BARE]
        warm, floor = measured_starts(start, runs), measured_starts(bare, runs)
        rows = {
            "first start, catalogue built": first,
            "start, warm": warm,
            "start, cold": measured_starts(start, 3, cold=True),
            "bare window, warm": floor,
            "bare window, cold": measured_starts(bare, 3, cold=True),
            "key strokes": key_strokes(base),
            "shell": shell(base, runs),
            "authoring": authoring(base, runs),
        }
        for peer in PEERS:
            if shutil.which(peer):
                rows[peer] = window_starts(peer, min(runs, 5))
        for name, row in rows.items():
            print(f"{name:<30}", "  ".join(f"{key} {value}" for key, value in row.items()) or "not measured")
        for peer in PEERS:
            if rows.get(peer):
                print(f"start, warm : {peer:<16} {warm['usable_ms'] / rows[peer]['window_ms']:.2f}")


if __name__ == "__main__":
    main()
