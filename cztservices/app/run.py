"""The desktop from its start to its end."""

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cztservices.app.desktop import Desktop
from cztservices.app.wishes import Wishes
from cztservices.errors import EXIT_DONE, KnownError
from cztservices.i18n import N_
from cztservices.presenters.place_link import write_link

KIOSK_PAGES = "kiosk-"
"""The pages of a kiosk have names that begin so."""

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
    if wishes.profile.is_alone or wishes.page.startswith(KIOSK_PAGES):
        return _run_kiosk(wishes)
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


def _run_kiosk(wishes: Wishes) -> int:
    from cztservices.app.kiosk.alone import claim_screen
    from cztservices.app.kiosk.kiosk import Kiosk

    claim = claim_screen() if wishes.snapshot is None else None
    if claim is None and wishes.snapshot is None:
        raise KnownError(N_("A kiosk runs on this screen already; end that one first."))
    kiosk = Kiosk(wishes)
    try:
        if wishes.snapshot is not None:
            kiosk.draw_snapshot(wishes.snapshot, wishes.page)
            return EXIT_DONE
        if wishes.measure:
            kiosk.window.page_painted.connect(_report_and_leave)
        kiosk.start()
        status = QApplication.exec()  # not 0 where the screen was lost: 0 says that a technician wants it to end
        if kiosk.failure is not None:
            raise kiosk.failure
        return status
    finally:
        kiosk.close()
        if claim is not None:
            claim.close()


def _report_and_leave() -> None:
    """A kiosk can be used as soon as it is painted."""
    from cztservices.app.measure import measure_now, print_start

    painted = measure_now()
    print_start(painted, painted)
    QTimer.singleShot(0, QApplication.exit)  # not before the event loop begins; quit would ask the window first
