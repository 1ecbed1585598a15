"""What a person takes away from a kiosk: on paper, or on their telephone."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from cztservices.app.kiosk.printing import KioskPrinter
from cztservices.app.kiosk.session import KioskSession
from cztservices.app.sheets import Sheet, make_sheet
from cztservices.errors import KnownError
from cztservices.presenters.hall_book import HallBook, read_hall
from cztservices.presenters.tasks import TaskRunner
from cztservices.storage.catalogue_db import CataloguePool


class KioskTakingAway:
    """Makes the sheet of the guide that lies open, and prints it or shows its codes."""

    def __init__(
        self,
        printer: KioskPrinter,
        pool: CataloguePool,
        runner: TaskRunner,
        family: str,
        hall: HallBook | None,
        moment: Callable[[], datetime],
    ) -> None:
        """Read from ``pool`` what holds at the ``moment`` that the kiosk believes.

        ``hall`` has the notes of the hall, which stand on its sheets.
        """
        self._printer, self._pool, self._runner, self._family, self._hall = printer, pool, runner, family, hall
        self._moment = moment

    @property
    def offers_print(self) -> bool:
        """Whether there is a printer at all."""
        return self._printer.offers_print

    def print_guide(self, session: KioskSession) -> None:
        """Print the guide that lies open; the printer says what comes of it."""
        large = session.theme.elder
        self._make(session, lambda sheet: self._printer.print_sheet(sheet, self._family, large=large))

    def show_codes(self, session: KioskSession) -> None:
        """Show the codes of the guide that lies open."""
        self._make(session, lambda sheet: session.page.show_codes(sheet.view))

    def forget(self) -> None:
        """What of the session still waits to be printed is of nobody any more."""
        self._printer.forget()

    def _make(self, session: KioskSession, use: Callable[[Sheet], None]) -> None:
        from cztservices.presenters.asking import read_choice

        desk, translator, moment = session.desk, session.translator, self._moment()
        if not desk.can_take_away:
            return
        current, ends = desk.current, desk.direction
        answers = read_choice(current.choice)[0] or None

        def read() -> Sheet:
            hall = read_hall(self._hall, current.ref)
            return make_sheet(
                self._pool.connection(), current.ref, ends.origin, ends.destination, translator, moment, answers, hall
            )

        def go_on(sheet: Sheet) -> None:
            if not session.is_over:  # else it would come out for the next person
                use(sheet)

        self._runner.read(read, go_on, partial(_tell, session))


def _tell(session: KioskSession, error: Exception) -> None:
    if not isinstance(error, KnownError):
        raise error
    session.desk.say(error.message)
