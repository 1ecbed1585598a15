"""Draw every page on contact sheets, and take the pictures of the README and the docs (make screenshots).

The sheets are drawn in one process without a screen; the pictures of the docs come from a real window on a virtual one.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from cztservices.authoring.build import build_catalogue
from cztservices.config import DATA_FOLDER
from scripts.virtual_screen import Screen, virtual_screen, wait_until

ROOT = Path(__file__).resolve().parent.parent
DOCS, SHEETS = ROOT / "docs" / "images", ROOT / "build" / "screenshots"
SIZE = "1280x800"
FROM_XIANGTAN, FROM_ZHUZHOU = ("ctrl+3", "alt+1"), ("ctrl+2", "alt+1")
TO_OFFICES = (*["shift+Tab"] * 9, "space")
"""The buttons of the bar, from the search field backwards, as far as the one of the offices."""

SHOTS = {
    "home": ("", FROM_XIANGTAN, ("--lang", "zh_CN")),
    "guide": ("zhuyuan", FROM_XIANGTAN, ("--lang", "zh_CN")),
    "guide-en": ("pension", FROM_ZHUZHOU, ("--lang", "en", "--theme", "dark")),
    "compare": ("gaolingjintie", (*FROM_XIANGTAN, "ctrl+d"), ("--lang", "zh_CN")),
    "offices": ("", TO_OFFICES, ("--lang", "zh_CN")),
    "elder": ("zhuyuan", FROM_XIANGTAN, ("--lang", "zh_CN", "--elder")),
}
"""Name of the picture: what is typed, which keys are pressed, which options the window gets."""

KIOSK_SHOTS = (
    "kiosk-attract", "kiosk-home", "kiosk-search:zhuyuan", "kiosk-guide:medical-offsite-filing:430300:430100",
    "kiosk-codes:medical-offsite-filing:430300:430100",
)  # fmt: skip
"""Pages of a kiosk, side by side in one picture of the docs."""

KIOSK_SIDE, KIOSK_GAP = 360, 16
"""Their width there, and what is between them, in pixels."""

KIOSK_SETUP = 'format = 1\nhall = "长沙市政务服务中心"\ncity = "430100"\n[printing]\nqueue = "slip"\n'

SETTLE_S = 0.6
STOPPED = 130
"""The status of a program that was stopped with Ctrl+C."""


def main(argv: Sequence[str] | None = None) -> int:
    """Draw and take all of them, or those asked for; the status of the shell."""
    options = _make_parser().parse_args(argv)
    both = not (options.sheets or options.docs)
    os.chdir(ROOT)
    try:
        with tempfile.TemporaryDirectory() as base:
            catalogue = Path(base) / "catalogue.db"
            build_catalogue(DATA_FOLDER, catalogue)
            if options.sheets or both:
                draw_sheets(catalogue)
            if options.docs or both:
                take_pictures(catalogue)
    except KeyboardInterrupt:
        sys.stderr.write("\nstopped; what was finished before is whole\n")
        return STOPPED
    return 0


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheets", action="store_true", help=f"only the sheets, in {SHEETS.relative_to(ROOT)}")
    parser.add_argument(
        "--docs", action="store_true", help=f"only the pictures of the docs, in {DOCS.relative_to(ROOT)}"
    )
    return parser


def draw_sheets(catalogue: Path) -> None:
    """Draw the contact sheets."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication(["make_screenshots", "-style", "Fusion"])
    from scripts import contact_sheets

    for path in contact_sheets.draw_sheets(SHEETS, catalogue):
        sys.stderr.write(f"\r\x1b[K{path.relative_to(ROOT)}\n")
    application.quit()


def take_pictures(catalogue: Path) -> None:
    """Take the pictures of the docs."""
    DOCS.mkdir(parents=True, exist_ok=True)
    with virtual_screen(SIZE) as screen:
        for name, (text, keys, options) in SHOTS.items():
            out = DOCS / f"{name}.png"
            take(screen, out, text, keys, ("--catalogue", str(catalogue), *options))
            sys.stderr.write(f"{out.relative_to(ROOT)}\n")
    take_kiosk(DOCS / "kiosk.png", catalogue)


def take_kiosk(out: Path, catalogue: Path) -> None:
    """Draw the pages of a kiosk beside one another."""
    from scripts.contact_sheets import save_whole

    with tempfile.TemporaryDirectory() as base:
        setup = Path(base) / "kiosk.toml"
        setup.write_text(KIOSK_SETUP, encoding="utf-8")
        pictures = []
        for number, page in enumerate(KIOSK_SHOTS):
            drawn = Path(base) / f"{number}.png"
            options = ["--config", str(setup), "--catalogue", str(catalogue), "--base-dir", base]
            command = [sys.executable, "main.py", "--kiosk", *options, "--snapshot", str(drawn), "--page", page]
            subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
            smooth = Qt.TransformationMode.SmoothTransformation
            pictures.append(QImage(str(drawn)).scaledToWidth(KIOSK_SIDE, smooth))
    whole = QImage(
        len(pictures) * (KIOSK_SIDE + KIOSK_GAP) - KIOSK_GAP, pictures[0].height(), QImage.Format.Format_RGB32
    )
    whole.fill(Qt.GlobalColor.white)
    painter = QPainter(whole)
    for number, picture in enumerate(pictures):
        painter.drawImage(number * (KIOSK_SIDE + KIOSK_GAP), 0, picture)
    painter.end()
    save_whole(whole, out)
    sys.stderr.write(f"{out.relative_to(ROOT)}\n")


def take(screen: Screen, out: Path, text: str, keys: tuple[str, ...], options: tuple[str, ...]) -> None:
    """Start the window, type, press, and keep the picture of the window.

    Raises:
        ChildProcessError: the window complained of something; the picture would show it.
    """
    from scripts.contact_sheets import save_whole

    with tempfile.TemporaryDirectory() as base, tempfile.TemporaryFile() as complaints:
        command = [sys.executable, "main.py", "--base-dir", base, "--size", SIZE, *options]
        window = subprocess.Popen(command, cwd=ROOT, env=screen.environment, stderr=complaints)
        try:
            wait_until(lambda: is_in_front(screen, window.pid))
            screen.xdotool("mousemove", *SIZE.split("x"))  # out of the picture
            settle(screen)
            if text:
                screen.xdotool("type", "--delay", "30", text)
                settle(screen)
            for key in keys:
                screen.xdotool("key", key)
                settle(screen)
            width, height, pixels = screen.grab()
            if complaints.tell():
                complaints.seek(0)
                raise ChildProcessError(complaints.read().decode())
            save_whole(QImage(pixels, width, height, width * 4, QImage.Format.Format_RGB32), out)
            screen.xdotool("key", "ctrl+q")
            window.wait(timeout=20)
        finally:
            window.kill()


def settle(screen: Screen) -> None:
    """Wait until the screen shows the same for a while."""
    before = screen.grab()

    def is_still() -> bool:
        nonlocal before
        time.sleep(SETTLE_S)
        now, before = before, screen.grab()
        return now == before

    wait_until(is_still)


def is_in_front(screen: Screen, pid: int) -> bool:
    """Bring the window of a process to the front, and say whether it is there."""
    found = screen.xdotool("search", "--onlyvisible", "--pid", str(pid)).stdout.split()
    if not found:
        return False
    screen.xdotool("windowactivate", found[0])
    return screen.xdotool("getwindowfocus").stdout.strip() == found[0]


if __name__ == "__main__":
    sys.exit(main())
