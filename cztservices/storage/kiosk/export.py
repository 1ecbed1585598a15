"""From what a kiosk keeps to the file on a stick."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cztservices import __version__
from cztservices.domain.failed_search import Failures
from cztservices.domain.kiosk.fleet import KioskReport
from cztservices.errors import UserDataError
from cztservices.storage import failure_counts
from cztservices.storage.kiosk.folder import KioskFolder
from cztservices.storage.kiosk.report_file import write_report


@dataclass(frozen=True, slots=True)
class Standing:
    """What a kiosk does not keep, but knows while it runs.

    Its hall; the version of its catalogue, and the last day that this knows; its age in days, as judged by
    :func:`~cztservices.domain.kiosk.clock.judge_day`; how many faults its set-up has.
    """

    hall: str
    catalogue: str
    verified: date | None
    age: int | None
    faults: int = 0


def make_report(kiosk: KioskFolder, standing: Standing) -> KioskReport:
    """What the kiosk says of itself now; what cannot be read of its files is not in it."""
    state, failures = kiosk.state, _read_failures(kiosk)
    return KioskReport(
        id=state.id,
        hall=standing.hall,
        catalogue=standing.catalogue,
        program=__version__,
        starts=state.starts,
        minutes=state.minutes,
        with_catalogue=state.ran_minutes.get(standing.catalogue, 0),
        verified=standing.verified,
        age=standing.age,
        tally=kiosk.counts.read(),
        phrases=failures.phrases,
        held_back=failures.held_back,
        free_bytes=kiosk.free_bytes(),
        is_kept=kiosk.is_kept,
        crashes=state.crashes,
        last_reset=state.last_reset,
        last_crash=state.last_crash,
        faults=standing.faults,
    )


def export_report(kiosk: KioskFolder, standing: Standing, folder: Path) -> Path:
    """Write what the kiosk says of itself into ``folder``, and return the file.

    Raises:
        KnownError: it cannot be written there; what was there is as it was.
    """
    kiosk.keep()
    return write_report(make_report(kiosk, standing), folder)


def _read_failures(kiosk: KioskFolder) -> Failures:
    try:
        return failure_counts.read_failures(kiosk.path / failure_counts.FILE) if kiosk.path else Failures()
    except UserDataError:
        return Failures()
