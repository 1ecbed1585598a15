"""Take the screenshots of the README and the docs from a real window on a virtual screen (make screenshots)."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtGui import QImage
from virtual_screen import Screen, virtual_screen, wait_until

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "images"
SIZE = "1280x800"
SHOTS = {
    "guide": ("zhuyuan", ("ctrl+3", "alt+1"), ("--lang", "zh_CN")),
    "guide-en": ("pension", ("ctrl+2", "alt+1"), ("--lang", "en", "--theme", "dark")),
    "home": ("", ("ctrl+3", "alt+1"), ("--lang", "zh_CN")),
}
"""Name of the picture: what is typed, which keys are pressed, which options the window gets."""

SETTLE_S = 0.6


def main() -> None:
    """Take all of them."""
    OUT.mkdir(parents=True, exist_ok=True)
    with virtual_screen(SIZE) as screen:
        for name, (text, keys, options) in SHOTS.items():
            take(screen, OUT / f"{name}.png", text, keys, options)


def take(screen: Screen, out: Path, text: str, keys: tuple[str, ...], options: tuple[str, ...]) -> None:
    """Start the window, type, press, and keep the picture of the window."""
    with tempfile.TemporaryDirectory() as base:
        command = [sys.executable, "main.py", "--base-dir", base, "--size", SIZE, *options]
        build = [sys.executable, "-m", "cztservices", "--base-dir", base, "catalogue", "build"]
        subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
        window = subprocess.Popen(command, cwd=ROOT, env=screen.environment)
        try:
            wait_until(lambda: is_in_front(screen, window.pid))
            time.sleep(SETTLE_S)
            if text:
                screen.xdotool("type", "--delay", "30", text)
            for key in keys:
                screen.xdotool("key", key)
            time.sleep(SETTLE_S)
            width, height, pixels = screen.grab()
            QImage(pixels, width, height, width * 4, QImage.Format.Format_RGB32).save(str(out))
            screen.xdotool("key", "ctrl+q")
            window.wait(timeout=20)
        finally:
            window.kill()


def is_in_front(screen: Screen, pid: int) -> bool:
    """Bring the window of a process to the front, and say whether it is there."""
    found = screen.xdotool("search", "--onlyvisible", "--pid", str(pid)).stdout.split()
    if not found:
        return False
    screen.xdotool("windowactivate", found[0])
    return screen.xdotool("getwindowfocus").stdout.strip() == found[0]


if __name__ == "__main__":
    main()
