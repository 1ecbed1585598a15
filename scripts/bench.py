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
from pathlib import Path

from scripts.bench_window import QUERIES
from scripts.virtual_screen import virtual_screen

ROOT = Path(__file__).resolve().parent.parent
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


def within(base: Path) -> dict[str, float]:
    """What a window measures of itself, in a process of its own."""
    command = [sys.executable, "-m", "scripts.bench_window", str(base)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600, cwd=ROOT)
    return json.loads(done.stdout.splitlines()[-1])


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
            "window": within(base),
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
