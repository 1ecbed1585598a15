"""The first start: the catalogue is built while the window shows how far it is, and can be stopped."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cztservices.authoring.progress import Cancelled, Progress
from cztservices.authoring.provide import provide_catalogue
from cztservices.config import Folders
from cztservices.presenters.tasks import TaskRunner
from cztservices.ui.preparing_page import PreparingPage


class _Courier(QObject):
    """Carries progress from the thread that builds to the window."""

    reported = Signal(int, int)


def build_in_sight(
    page: PreparingPage,
    folders: Folders,
    runner: TaskRunner,
    done: Callable[[Path], None],
    failed: Callable[[Exception | None], None],
) -> Progress:
    """Build the catalogue behind ``page``; ``failed`` gets None when somebody stopped it, by what is returned too."""
    courier = _Courier(page)
    courier.reported.connect(page.show_progress)
    progress = Progress(courier.reported.emit)
    page.cancel_requested.connect(progress.cancel)
    runner.write(
        lambda: provide_catalogue(None, folders, progress.report),
        done,
        lambda error: failed(None if isinstance(error, Cancelled) else error),
    )
    return progress
