"""A screen of our own: Xvfb, with a small window manager or none, to look at and to type into."""

import contextlib
import os
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

PATIENCE_S = 20
_HEADER = struct.Struct(">25I")


@dataclass(frozen=True, slots=True)
class Screen:
    """A running screen: its display name, and the file that holds its pixels."""

    display: str
    frame_buffer: Path

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a program that is to show on it."""
        kept = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
        return {**kept, "DISPLAY": self.display}

    def xdotool(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Type, click or ask with xdotool."""
        return subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False)

    def grab(self) -> tuple[int, int, bytes]:
        """Width, height and pixels (four bytes each: blue, green, red, unused) of what the screen shows."""
        data = self.frame_buffer.read_bytes()
        header = _HEADER.unpack_from(data)
        size, width, height, line, colours = header[0], header[4], header[5], header[12], header[19]
        start = size + colours * 12
        return width, height, b"".join(data[start + y * line : start + y * line + width * 4] for y in range(height))

    def pixel(self, x: int, y: int) -> bytes:
        """Blue, green and red of one place, far quicker than all of them."""
        with self.frame_buffer.open("rb") as buffer:
            header = _HEADER.unpack(buffer.read(_HEADER.size))
            buffer.seek(header[0] + header[19] * 12 + y * header[12] + x * 4)
            return buffer.read(3)


@contextlib.contextmanager
def virtual_screen(size: str = "1400x900", *, manager: bool = True) -> Iterator[Screen]:
    """Start a screen on a free display, with openbox on it unless ``manager`` is False; both end with the context."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        reader, writer = os.pipe()
        # Without -noreset the server starts anew when xdotool, its only client for a moment, leaves before openbox.
        options = ["-noreset", "-screen", "0", f"{size}x24", "-fbdir", str(folder)]
        command = ["Xvfb", "-displayfd", str(writer), *options]
        server = subprocess.Popen(command, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        stack.callback(_stop, server)
        os.close(writer)
        with os.fdopen(reader) as numbers:
            screen = Screen(f":{numbers.readline().strip()}", folder / "Xvfb_screen0")
        if manager:
            _manage(screen, server, stack)
        yield screen


def wait_until(condition: Callable[[], bool], seconds: float = PATIENCE_S) -> None:
    """Ask until ``condition`` holds.

    Raises:
        TimeoutError: it does not within ``seconds``.
    """
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"waited {seconds} s in vain")
        time.sleep(0.02)


def _manage(screen: Screen, server: subprocess.Popen[bytes], stack: contextlib.ExitStack) -> None:
    manager = subprocess.Popen(
        ["openbox"], env=screen.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    stack.callback(_stop, manager)
    wait_until(lambda: _is_managed(screen) or server.poll() is not None or manager.poll() is not None)
    if not _is_managed(screen):
        ended = {"Xvfb": server.poll(), "openbox": manager.poll()}
        raise ChildProcessError(f"no screen on {screen.display}: {ended} ended; see that both are installed")


def _is_managed(screen: Screen) -> bool:
    return screen.xdotool("get_num_desktops").returncode == 0


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait()
