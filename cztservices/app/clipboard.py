"""Text on the clipboard of the desktop, from a command that ends.

Under X11 and Wayland a text stays on the clipboard only as long as the program that put it there; so a second one holds
it until somebody copies something else.
"""

import os
import subprocess
import sys

from PySide6.QtGui import QGuiApplication

from cztservices.errors import KnownError
from cztservices.i18n import N_

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")
_HELD = b"held"
_HOLD = "from cztservices.app.clipboard import hold; hold()"


def hold_on_clipboard(text: str) -> None:
    """Put ``text`` on the clipboard, where it stays until something else is copied.

    Raises:
        KnownError: there is no desktop with a clipboard.
    """
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        raise KnownError(N_("There is no desktop with a clipboard; write “export SERVICE --out FILE.txt” instead."))
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    holder = subprocess.Popen(  # noqa: S603 - this program itself
        [sys.executable, "-c", _HOLD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    assert holder.stdin is not None and holder.stdout is not None  # noqa: S101, PT018 - they are pipes
    holder.stdin.write(text.encode())
    holder.stdin.close()
    with holder.stdout as said:
        if said.read(len(_HELD)) != _HELD:
            raise KnownError(N_("The clipboard could not be reached; write “export SERVICE --out FILE.txt” instead."))


def hold() -> None:
    """Put what is on standard input on the clipboard, say so, and stay until somebody copies something else."""
    application = QGuiApplication(["cztservices"])
    clipboard = application.clipboard()
    clipboard.setText(sys.stdin.buffer.read().decode())
    clipboard.dataChanged.connect(lambda: None if clipboard.ownsClipboard() else application.quit())
    application.processEvents()
    sys.stdout.buffer.write(_HELD)
    sys.stdout.buffer.close()
    if sys.platform == "linux":
        application.exec()
