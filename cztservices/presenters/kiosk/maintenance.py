"""How a kiosk is: what a technician sees on the spot, reads out on the telephone, or takes along."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from cztservices.domain.failed_search import LEAST_EXPORTED
from cztservices.i18n import N_, Translator
from cztservices.storage.kiosk.disk import DiskRoom

OLD_DAYS, TOO_OLD_DAYS = 180, 365
"""A catalogue of that age is to be seen to, and to be replaced."""

SCARCE_BYTES, SHORT_BYTES = 10**9, 10**8
"""With less room a disk is to be seen to, and to be cleared."""

MOST_LISTED = 10
"""So many services and phrases are named."""

_HOUR, _DAY = 60, 24 * 60
_MEGABYTE, _GIGABYTE = 10**6, 10**9
_GROUP = 4


class State(StrEnum):
    """How a thing is, named by its colour: it works, it is to be seen to, it is to be mended."""

    GO = "go"
    CAUTION = "caution"
    STOP = "stop"


DIGITS = {State.GO: "0", State.CAUTION: "1", State.STOP: "2"}
"""How a state is said on the telephone and on paper without colours."""

STATE_WORDS = {State.GO: N_("works"), State.CAUTION: N_("see to it"), State.STOP: N_("mend it")}
"""How it is said on the screen."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Words in the language of the page, and how the thing is that they are about."""

    words: str
    state: State


@dataclass(frozen=True, slots=True)
class KioskUse:
    """What was counted; the lists hold names and phrases with their counts, the most frequent first."""

    sessions: int = 0
    finished: int = 0
    timed_out: int = 0
    searches: int = 0
    prints: int = 0
    prints_failed: int = 0
    codes: int = 0
    services: tuple[tuple[str, int], ...] = ()
    not_found: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class MaintenanceFacts:
    """How the kiosk is at the moment ``taken``, by its own clock.

    ``catalogue_age_days`` is None where the clock is not believed, and ``clock_doubt`` says why (empty: it is), and
    ``went_back`` whether that is because it gave a later day before;
    ``catalogue_minutes`` is for how long it ran with that catalogue, counted. ``setup_faults`` are sentences with their
    line. Floods are storms of touches or keys that were not listened to, refused windows those that something else
    tried to open. ``room`` is None where the system does not say. ``last_reset`` and ``last_crash`` are None where
    there was none, and ``crashes`` is how often the program has ended badly. ``kiosk_id`` names it in exported files.
    """

    hall: str
    kiosk_id: str
    program_version: str
    catalogue_version: str
    catalogue_age_days: int | None
    catalogue_minutes: int
    clock_doubt: str
    went_back: bool
    setup_faults: tuple[str, ...]
    floods: int
    refused_windows: int
    printer: Finding
    room: DiskRoom | None
    folder: str
    is_folder_writable: bool
    last_reset: datetime | None
    last_crash: datetime | None
    crashes: int
    starts: int
    screen: tuple[int, int]
    scale: float
    use: KioskUse
    taken: datetime


@dataclass(frozen=True, slots=True)
class MaintenanceRow:
    """One line. ``code`` names it on the telephone; ``state`` is None for what is only told."""

    code: str
    label: str
    value: str
    state: State | None = None


@dataclass(frozen=True, slots=True)
class MaintenanceSection:
    """Lines under a title."""

    title: str
    rows: tuple[MaintenanceRow, ...]


@dataclass(frozen=True, slots=True)
class MaintenanceView:
    """The page, in the language of the technician.

    ``report`` is all that is not well as codes with digits (``B2-1 D1-2``), empty where everything is; ``legend`` says
    what the digits mean. ``asks_for_day`` is True where a technician can tell whether the clock is right now.
    """

    kind: str
    title: str
    summary: str
    state: State
    report: str
    legend: str
    sections: tuple[MaintenanceSection, ...]
    taken: str
    asks_for_day: bool = False


_Told = tuple[str, str, State | None]
"""A label, a value and a state, not yet numbered."""


def present_maintenance(facts: MaintenanceFacts, translator: Translator) -> MaintenanceView:
    """Write down how the kiosk is."""
    say = translator.gettext
    parts = (
        ("A", N_("This kiosk"), _tell_kiosk(facts, translator)),
        ("B", N_("Catalogue and clock"), _tell_catalogue(facts, translator)),
        ("C", N_("Printer and disk"), _tell_devices(facts, translator)),
        ("D", N_("Set-up, and what was ignored"), _tell_setup(facts, translator)),
        ("E", N_("Use"), _tell_use(facts.use, translator)),
        ("F", N_("Opened most"), _tell_most(facts.use.services, translator)),
        ("G", N_("Not found"), _tell_not_found(facts.use.not_found, translator)),
    )
    sections = tuple(MaintenanceSection(say(title), _number(letter, told)) for letter, title, told in parts)
    wrong = [row for section in sections for row in section.rows if row.state in (State.CAUTION, State.STOP)]
    state = max((row.state for row in wrong if row.state), key=list(State).index, default=State.GO)
    return MaintenanceView(
        kind=say(N_("Maintenance")),
        title=facts.hall or say(N_("Kiosk without a name")),
        summary=_sum_up(wrong, translator),
        state=state,
        report=" ".join(f"{row.code}-{DIGITS[row.state]}" for row in wrong if row.state),
        legend=say(N_("Read these out on the telephone: 1 see to it, 2 mend it.")),
        sections=sections,
        taken=say(N_("{moment} by the clock of this kiosk")).format(moment=_write_moment(facts.taken)),
        asks_for_day=facts.went_back,
    )


def _sum_up(wrong: list[MaintenanceRow], translator: Translator) -> str:
    count, mending = len(wrong), sum(row.state is State.STOP for row in wrong)
    if not wrong:
        return translator.gettext(N_("Everything works."))
    if not mending:
        return translator.ngettext("{count} thing needs a look.", "{count} things need a look.", count).format(
            count=count
        )
    if mending == count:
        return translator.ngettext("{count} thing needs mending.", "{count} things need mending.", count).format(
            count=count
        )
    template = translator.gettext(N_("{count} things need a look, {mending} of them mending."))
    return template.format(count=count, mending=mending)


def _number(letter: str, told: Iterable[_Told]) -> tuple[MaintenanceRow, ...]:
    return tuple(MaintenanceRow(f"{letter}{number}", *one) for number, one in enumerate(told, 1))


def _tell_kiosk(facts: MaintenanceFacts, translator: Translator) -> Iterator[_Told]:
    say, never = translator.gettext, translator.gettext(N_("never"))
    width, height = facts.screen
    yield say(N_("Its name in exports")), facts.kiosk_id or say(N_("unknown")), None
    yield say(N_("Program")), facts.program_version, None
    yield say(N_("Screen")), f"{width} × {height}, {facts.scale:.2f}", None
    yield say(N_("Starts")), translator.format_number(facts.starts), None
    yield say(N_("Last session wiped")), _write_moment(facts.last_reset) or never, None
    crash = say(N_("{moment}, {count} in all")).format(
        moment=_write_moment(facts.last_crash) or say(N_("unknown")), count=translator.format_number(facts.crashes)
    )
    yield say(N_("Last crash")), crash if facts.crashes else never, State.CAUTION if facts.crashes else State.GO


def _tell_catalogue(facts: MaintenanceFacts, translator: Translator) -> Iterator[_Told]:
    say, days = translator.gettext, facts.catalogue_age_days
    yield say(N_("Version")), _group_signs(facts.catalogue_version), None
    if days is None:
        yield say(N_("Age")), say(N_("unknown, the clock is not believed")), State.CAUTION
    else:
        words = translator.ngettext("{count} day", "{count} days", days).format(count=translator.format_number(days))
        yield say(N_("Age")), words, _judge(-days, -OLD_DAYS, -TOO_OLD_DAYS)
    yield say(N_("Ran with it")), _write_duration(facts.catalogue_minutes, translator), None
    yield say(N_("Clock")), facts.clock_doubt or say(N_("believed")), State.CAUTION if facts.clock_doubt else State.GO


def _tell_devices(facts: MaintenanceFacts, translator: Translator) -> Iterator[_Told]:
    say, room = translator.gettext, facts.room
    yield say(N_("Printer")), facts.printer.words, facts.printer.state
    if room is None:
        yield say(N_("Room on the disk")), say(N_("unknown")), State.CAUTION
    else:
        sizes = {"free": _write_size(room.free, translator), "total": _write_size(room.total, translator)}
        words = say(N_("{free} of {total} are free")).format(**sizes)
        yield say(N_("Room on the disk")), words, _judge(room.free, SCARCE_BYTES, SHORT_BYTES)
    if facts.is_folder_writable:
        yield say(N_("Folder")), facts.folder, State.GO
    else:
        words = say(N_("{folder} cannot be written, nothing is kept beyond a restart")).format(folder=facts.folder)
        yield say(N_("Folder")), words, State.CAUTION


def _tell_setup(facts: MaintenanceFacts, translator: Translator) -> Iterator[_Told]:
    say, number = translator.gettext, translator.format_number
    for label, count in (
        (N_("Storms of touches or keys"), facts.floods),
        (N_("Windows refused"), facts.refused_windows),
    ):
        yield say(label), number(count), State.CAUTION if count else State.GO
    if not facts.setup_faults:
        yield say(N_("Set-up file")), say(N_("read without a fault")), State.GO
    for fault in facts.setup_faults:
        yield say(N_("Set-up file")), fault, State.CAUTION


def _tell_use(use: KioskUse, translator: Translator) -> Iterator[_Told]:
    counts = (
        (N_("Sessions"), use.sessions),
        (N_("… ended by their people"), use.finished),
        (N_("… ended by time"), use.timed_out),
        (N_("Searches"), use.searches),
        (N_("Printed"), use.prints),
        (N_("Not printed"), use.prints_failed),
        (N_("QR codes shown"), use.codes),
    )
    for label, count in counts:
        yield translator.gettext(label), translator.format_number(count), None


def _tell_most(named: tuple[tuple[str, int], ...], translator: Translator) -> Iterator[_Told]:
    if not named:
        yield translator.gettext(N_("Nothing yet")), "", None
    for name, count in named[:MOST_LISTED]:
        yield name, translator.format_number(count), None


def _tell_not_found(phrases: tuple[tuple[str, int], ...], translator: Translator) -> Iterator[_Told]:
    """Only what so many have typed that it is nobody's own."""
    often = tuple(one for one in phrases if one[1] >= LEAST_EXPORTED)
    if often:
        yield from _tell_most(often, translator)
        return
    template = translator.gettext(N_("Nothing that was typed {count} times or more"))
    yield template.format(count=LEAST_EXPORTED), "", None


def _judge(value: int, least: int, least_of_all: int) -> State:
    """Whether ``value`` is as large as wished, or at least as needed."""
    if value < least_of_all:
        return State.STOP
    return State.CAUTION if value < least else State.GO


def _write_moment(moment: datetime | None) -> str:
    """As it is best read out: 2026-11-28 08:03."""
    return moment.strftime("%Y-%m-%d %H:%M") if moment else ""


def _write_duration(minutes: int, translator: Translator) -> str:
    template = translator.gettext(N_("{days} d {hours} h {minutes} min"))
    days, rest = divmod(minutes, _DAY)
    return template.format(days=translator.format_number(days), hours=rest // _HOUR, minutes=rest % _HOUR)


def _write_size(size: int, translator: Translator) -> str:
    if size < _GIGABYTE:
        return f"{translator.format_number(size // _MEGABYTE)} MB"
    return f"{translator.format_number((Decimal(size) / _GIGABYTE).quantize(Decimal('0.1')))} GB"


def _group_signs(text: str) -> str:
    """A long sign without parts in groups of four, as one reads it out."""
    if not text.isalnum():
        return text
    return " ".join(text[place : place + _GROUP] for place in range(0, len(text), _GROUP))
