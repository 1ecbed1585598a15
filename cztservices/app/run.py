"""The desktop from its start to its end."""

import os
import sys

from PySide6.QtWidgets import QApplication

from cztservices.app.desktop import Desktop
from cztservices.app.wishes import Wishes
from cztservices.errors import EXIT_DONE, KnownError
from cztservices.i18n import N_
from cztservices.presenters.place_link import write_link

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Without any of these, Qt on Linux would end the process by itself."""


def run_desktop(wishes: Wishes) -> int:
    """Show the window until it is closed, draw one page and leave, or hand a link to the window that is running.

    Raises:
        KnownError: the catalogue cannot be used, or the page does not exist.
    """
    if wishes.snapshot is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    elif sys.platform == "linux" and not any(os.environ.get(name) for name in SCREENS):
        raise KnownError(N_("There is no screen to show the window on; start it from a desktop, or set DISPLAY."))
    application = QApplication.instance() or QApplication(["cztservices", "-style", "Fusion"])
    application.setApplicationName("cztservices")
    if wishes.link is not None:
        from cztservices.app.handover import hand_over

        if hand_over(write_link(wishes.link), wishes.folders.user_data):
            return EXIT_DONE
    desktop = Desktop(wishes)
    try:
        if wishes.snapshot is not None:
            desktop.draw_snapshot(wishes.snapshot, wishes.page)
            return EXIT_DONE
        desktop.start()
        application.exec()
        if desktop.failure is not None:
            raise desktop.failure
        return EXIT_DONE
    finally:
        desktop.close()
