"""How a kiosk is used, by the hour of the day and never by the day: a number tells of many people, not of one."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

HOURS = 24
LONGEST_SUBJECT = 80
_SUBJECT = re.compile(r"|[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*")


class Use(StrEnum):
    """What is counted."""

    SESSION = "session"
    """Somebody began."""
    FINISHED = "finished"
    """They pressed the button."""
    TIMED_OUT = "timed_out"
    """They went, and the countdown ended."""
    RESET = "reset"
    """The kiosk ended the session, or a technician did."""
    SEARCH = "search"
    PAGE = "page"
    """The page of a service was opened; the subject is its id."""
    PRINT = "print"
    PRINT_FAILED = "print_failed"
    CODE = "code"
    """A QR code was shown."""
    LANGUAGE = "language"
    """A language was chosen; the subject is its code."""


@dataclass(frozen=True, slots=True, order=True)
class Counted:
    """One thing that is counted: what, of which subject (mostly none), in which hour (0 to 23)."""

    use: Use
    subject: str
    hour: int

    def __post_init__(self) -> None:
        if not 0 <= self.hour < HOURS:
            raise ValueError(f"hour {self.hour}")
        if not is_subject(self.subject):
            raise ValueError(f"subject {self.subject[:LONGEST_SUBJECT]!r}")


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each was; what never was is not in it."""

    counts: Mapping[Counted, int] = field(default_factory=dict)

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        counts = dict(self.counts)
        for one, count in other.counts.items():
            counts[one] = counts.get(one, 0) + count
        return Tally(counts)

    def total(self, use: Use) -> int:
        """How often ``use`` was."""
        return sum(count for one, count in self.counts.items() if one.use is use)

    @property
    def everything(self) -> int:
        """The sum of all counts, which only grows."""
        return sum(self.counts.values())

    def by_hour(self, use: Use) -> tuple[int, ...]:
        """How often ``use`` was in each of the 24 hours."""
        hours = [0] * HOURS
        for one, count in self.counts.items():
            if one.use is use:
                hours[one.hour] += count
        return tuple(hours)

    def by_subject(self, use: Use) -> dict[str, int]:
        """How often ``use`` was of each subject, the most frequent first."""
        subjects: Counter[str] = Counter()
        for one, count in self.counts.items():
            if one.use is use:
                subjects[one.subject] += count
        return dict(sorted(subjects.items(), key=lambda pair: (-pair[1], pair[0])))


def is_subject(text: str) -> bool:
    """Whether ``text`` may be what is counted apart: the id of a service, the code of a language; never typed words."""
    return len(text) <= LONGEST_SUBJECT and _SUBJECT.fullmatch(text) is not None
