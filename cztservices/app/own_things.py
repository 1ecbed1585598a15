"""What a person keeps, between the windows and the store: pages show what is kept now, and visits are recorded."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from cztservices.errors import KnownError, Message
from cztservices.presenters.keeping import Keeping

if TYPE_CHECKING:
    from cztservices.app.windows import Windows
    from cztservices.presenters.desk import DeskPresenter
    from cztservices.presenters.importing import Importing

SETTLE_MS = 1000
"""A page that lies open for so long was settled on."""


class OwnThings:
    """Keeps all windows and the store the same."""

    def __init__(self, keeping: Keeping, windows: "Windows") -> None:
        """Hear of what is kept."""
        self.keeping, self._windows = keeping, windows
        self._settling = QTimer(singleShot=True, interval=SETTLE_MS)
        self._settling.timeout.connect(self._on_settled)
        keeping.changed = self._on_changed
        keeping.ticked = self._on_ticked
        keeping.said = self._on_said
        keeping.refused = self._on_refused
        keeping.import_read = self._on_import_read

    def begin(self) -> None:
        """Read what is kept; the first page need not wait for it."""
        self.keeping.begin()

    def note_visit(self) -> None:
        """Another page may lie open in one of the windows."""
        self._settling.start()

    def stop(self) -> None:
        """Record where one is for the last time."""
        if self._settling.isActive():
            self._settling.stop()
            self._on_settled()

    def _desks(self) -> "list[DeskPresenter]":
        return [desk for window in self._windows.opened for desk in window.tabs.desks]

    def _on_settled(self) -> None:
        visit = self._windows.front.desk.place_to_keep
        if visit is not None:
            self.keeping.put_visit(*visit)

    def _on_import_read(self, importing: "Importing") -> None:
        """Show what it would do over the window in front."""
        page = self._windows.front.page
        if page is None:
            return
        from cztservices.ui.import_dialog import ImportDialog

        dialog = ImportDialog(importing, page.theme, page.translator, page)
        dialog.import_requested.connect(self.keeping.import_chosen)
        dialog.open()

    def _on_changed(self) -> None:
        for desk in self._desks():
            desk.read_kept_again()

    def _on_ticked(self) -> None:
        for window in self._windows.opened:
            for desk in window.tabs.desks:
                desk.redraw()

    def _on_said(self, message: Message) -> None:
        window = self._windows.front
        if window.page is not None:
            window.page.show_done(message.render(window.translator.gettext))

    def _on_refused(self, error: KnownError) -> None:
        self._windows.front.desk.say(error.message)
