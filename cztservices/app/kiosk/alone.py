"""One kiosk on a screen: two would take it from each other without end."""

import os
import socket
import sys


def claim_screen(name: str = "") -> socket.socket | None:
    """Claim the screen ``name`` (that of X11 if empty) until the socket is closed or the process ends, however it does.

    None where another kiosk of the same user has it. Nothing is written to any folder: Linux knows names without files.
    """
    claim = socket.socket(socket.AF_UNIX if sys.platform == "linux" else socket.AF_INET, socket.SOCK_DGRAM)
    if sys.platform == "linux":
        screen = name or os.environ.get("DISPLAY", "")
        try:
            claim.bind(f"\0cztservices-kiosk-{os.getuid()}-{screen}")
        except OSError:
            claim.close()
            return None
    return claim
