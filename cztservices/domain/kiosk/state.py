"""What a kiosk knows of itself from one run to the next: nothing of anybody who used it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

ID_LETTERS, ID_LENGTH = "bcdfghjkmnpqrstvwxz", 6
"""No vowels, so that an id is no word, and no letters that look like others when read out from a screen."""

MOST_VERSIONS = 50
"""Catalogues whose minutes are kept apart; those of older ones are one number."""

OLDER = ""
"""Under this name stand the minutes with all catalogues of which nothing else is known any more."""


@dataclass(frozen=True, slots=True)
class KioskState:
    """What stands in ``state.json``.

    ``id`` names the kiosk in reports, made by chance. ``failed_pins`` is in a row, ``last_reset`` when a session was
    wiped, ``last_crash`` when it was noticed that a run had not ended well; ``is_running`` says that one has begun and
    not ended. ``latest_day`` is the latest day of the clock that was believed. ``ran_minutes`` is for how long the
    kiosk has run with each version of the catalogue, by a clock that nobody can set; the version in use is the last.
    """

    id: str = ""
    failed_pins: int = 0
    starts: int = 0
    crashes: int = 0
    is_running: bool = False
    last_start: datetime | None = None
    last_reset: datetime | None = None
    last_crash: datetime | None = None
    latest_day: date | None = None
    ran_minutes: Mapping[str, int] = field(default_factory=dict)

    @property
    def minutes(self) -> int:
        """For how long the kiosk has run at all."""
        return sum(self.ran_minutes.values())


def begin_run(state: KioskState, version: str, now: datetime) -> KioskState:
    """The program has started with that version of the catalogue.

    A run that is still marked as running has crashed. With a catalogue that was not used before the latest day is
    forgotten: where the clock was once set far ahead, the new catalogue is a better witness.
    """
    now = now.replace(microsecond=0)
    return replace(
        _use(state, version),
        starts=state.starts + 1,
        crashes=state.crashes + state.is_running,
        is_running=True,
        last_start=now,
        last_crash=now if state.is_running else state.last_crash,
        latest_day=state.latest_day if version in state.ran_minutes else None,
    )


def note_minutes(state: KioskState, version: str, minutes: int) -> KioskState:
    """It has run for so many more minutes with that version of the catalogue.

    Raises:
        ValueError: time does not run backwards.
    """
    if minutes < 0:
        raise ValueError(f"{minutes} minutes")
    state = _use(state, version)
    return replace(state, ran_minutes={**state.ran_minutes, version: state.ran_minutes[version] + minutes})


def note_reset(state: KioskState, now: datetime) -> KioskState:
    """A session was wiped."""
    return replace(state, last_reset=now.replace(microsecond=0))


def note_failed_pins(state: KioskState, failed: int) -> KioskState:
    """So many PINs in a row were wrong."""
    return replace(state, failed_pins=failed)


def note_day(state: KioskState, day: date) -> KioskState:
    """``day`` was believed to be today."""
    return replace(state, latest_day=max(day, state.latest_day or day))


def forget_day(state: KioskState) -> KioskState:
    """A technician has set the clock right: what it said before is no measure."""
    return replace(state, latest_day=None)


def end_run(state: KioskState) -> KioskState:
    """The program was ended properly."""
    return replace(state, is_running=False)


def _use(state: KioskState, version: str) -> KioskState:
    """The state with ``version`` as the last, and with no more versions than are kept."""
    others = {name: minutes for name, minutes in state.ran_minutes.items() if name not in (version, OLDER)}
    older = state.ran_minutes.get(OLDER, 0) if version != OLDER else 0
    dropped = [*others][: max(0, len(others) + 1 - MOST_VERSIONS)]
    older += sum(others.pop(name) for name in dropped)
    kept = {OLDER: older} if older else {}
    return replace(state, ran_minutes={**kept, **others, version: state.ran_minutes.get(version, 0)})
