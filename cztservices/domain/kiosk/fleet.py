"""What a kiosk reports of itself, and the reports of many kiosks as one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from cztservices.domain.failed_search import FailedPhrase, Failure
from cztservices.domain.kiosk.counts import Tally


@dataclass(frozen=True, slots=True)
class KioskReport:
    """What one kiosk says of itself, in the run of number ``starts``.

    ``catalogue`` and ``program`` are versions, ``verified`` the last day that the catalogue knows and ``age`` the days
    since then, None where the clock is not believed; ``with_catalogue`` and ``minutes`` are for how many minutes it has
    run with that catalogue, and at all. ``phrases`` were not found, each often enough; ``held_back`` others were not.
    ``is_kept`` is False where nothing of it survives a restart; ``free_bytes`` is None where there is no disk.
    ``faults`` are the faults of its set-up.
    """

    id: str
    hall: str
    catalogue: str
    program: str
    starts: int = 0
    minutes: int = 0
    with_catalogue: int = 0
    verified: date | None = None
    age: int | None = None
    tally: Tally = field(default_factory=Tally)
    phrases: tuple[FailedPhrase, ...] = ()
    held_back: int = 0
    free_bytes: int | None = None
    is_kept: bool = True
    crashes: int = 0
    last_reset: datetime | None = None
    last_crash: datetime | None = None
    faults: int = 0

    def is_newer(self, other: "KioskReport") -> bool:
        """Whether it was made later by the same kiosk; by what it counts, because clocks of kiosks may be wrong."""
        ours, theirs = ((one.starts, one.minutes, one.tally.everything) for one in (self, other))
        # Of two that say so of neither, the same is taken whichever comes first.
        return ours > theirs or (ours == theirs and _in_order(self) > _in_order(other))


@dataclass(frozen=True, slots=True)
class Fleet:
    """The newest report of each kiosk, by its id."""

    reports: Mapping[str, KioskReport] = field(default_factory=dict)

    def __or__(self, other: "Fleet") -> "Fleet":
        """Both: of a kiosk that is in both, what is newer."""
        merged = dict(self.reports)
        for key, report in other.reports.items():
            if key not in merged or report.is_newer(merged[key]):
                merged[key] = report
        return Fleet(merged)

    @property
    def kiosks(self) -> tuple[KioskReport, ...]:
        """All of them, in the order of their halls."""
        return tuple(sorted(self.reports.values(), key=lambda one: (one.hall, one.id)))

    @property
    def tally(self) -> Tally:
        """The counts of all together."""
        together = Tally()
        for report in self.reports.values():
            together += report.tally
        return together

    @property
    def phrases(self) -> tuple[FailedPhrase, ...]:
        """What was not found anywhere, the most frequent first."""
        counts: Counter[tuple[str, Failure]] = Counter()
        for report in self.reports.values():
            for one in report.phrases:
                counts[one.phrase, one.failure] += one.count
        phrases = (FailedPhrase(phrase, failure, count) for (phrase, failure), count in counts.items())
        return tuple(sorted(phrases, key=lambda one: (-one.count, one.phrase, one.failure)))


def gather(reports: Iterable[KioskReport]) -> Fleet:
    """The fleet of these reports, in any order."""
    fleet = Fleet()
    for report in reports:
        fleet |= Fleet({report.id: report})
    return fleet


def _in_order(report: KioskReport) -> str:
    """The same for equal reports and another for others."""
    counts = sorted(report.tally.counts.items())
    return repr([getattr(report, name) for name in KioskReport.__dataclass_fields__ if name != "tally"] + [counts])
