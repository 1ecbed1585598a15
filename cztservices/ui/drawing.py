"""Drawing without a window: what the shell needs before it can set a sheet in type."""

import os
import sys

from PySide6.QtGui import QGuiApplication

from cztservices.config import RESOURCES
from cztservices.ui.fonts import load_fonts

FONTS = RESOURCES / "fonts"


def make_ready_to_draw(*, on_screen: bool = False) -> str:
    """Start Qt if it does not run yet, and load the fonts; the family to set type in.

    Without ``on_screen`` no screen is needed.
    """
    if QGuiApplication.instance() is None:
        if not on_screen and sys.platform == "linux":
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        _kept.append(QGuiApplication(["cztservices"]))
    return load_fonts(FONTS)


_kept: list[QGuiApplication] = []
"""Qt ends with the object that started it."""
