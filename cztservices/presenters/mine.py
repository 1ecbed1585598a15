"""What a person keeps, in their language: favourites, notes and what became of their lines, history, backups."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby

from cztservices.domain.catalogue import Channel, Licence, Office, Text
from cztservices.domain.hall import HallNote, say_lines
from cztservices.domain.mine import (
    Favourite,
    LineFate,
    Mine,
    Note,
    NoteState,
    Place,
    Visit,
    in_order,
    line_fate,
    read_stamp,
)
from cztservices.domain.words import End
from cztservices.i18n import N_, Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.labels import CITY_LABELS
from cztservices.presenters.mine_view import (
    BackupView,
    DayView,
    FavouriteView,
    FolderView,
    MineView,
    NoteView,
    PlaceView,
    VisitView,
)
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.titles import PAGE_NAMES
from cztservices.storage.backups import Backup, BackupKind
from cztservices.storage.catalogue_db import CatalogueDb

NOTE_STATES = {
    NoteState.CURRENT: "",
    NoteState.CHANGED: N_("The line has changed since you wrote this"),
    NoteState.GONE: N_("The line is no longer in the guide"),
}
NOTE_TOKENS = {NoteState.CURRENT: "ink2", NoteState.CHANGED: "caution", NoteState.GONE: "stop"}

BACKUP_KINDS = {
    BackupKind.DAILY: N_("Daily backup"),
    BackupKind.WEEKLY: N_("Weekly backup"),
    BackupKind.MONTHLY: N_("Monthly backup"),
    BackupKind.BEFORE_RESTORE: N_("Before a backup was put back"),
}

_PAGES = {Page.HOME: N_("Home")} | {page: name for page, name in PAGE_NAMES.items() if page is not Page.MINE}
"""Pages that are about nothing in particular."""

_COUNTING = N_(
    "Words that find nothing, or of which nothing is opened, are counted here without digits, day or person. "
    "Only words counted five times or more are ever exported."
)
_NOT_COUNTING = N_("Nothing is counted, and nothing that was counted is kept.")

_ONE_END = {End.ORIGIN: N_("record in {city}"), End.DESTINATION: N_("wanted in {city}")}
_KB = 1024


@dataclass(frozen=True, slots=True)
class MineRead:
    """What is kept, and what the catalogue says of it: names by id, and lines by service and id."""

    mine: Mine
    keeps_history: bool
    backups: tuple[Backup, ...]
    services: Mapping[str, Text]
    events: Mapping[str, Text]
    entries: Mapping[str, Text]
    lines: Mapping[tuple[str, str], Text]
    counts_failures: bool | None = None
    requirements: Mapping[str, Text] = field(default_factory=dict)


def read_mine_page(
    db: CatalogueDb, mine: Mine, backups: Sequence[Backup], *, keeps_history: bool, counts_failures: bool | None = None
) -> MineRead:
    """Read what the catalogue says of what is kept; ``counts_failures`` is None where they never are."""
    noted = {note.service for note in mine.notes}
    services = {service.id: service.name for service in db.services()}
    entries: list[Licence | Office | Channel] = [*db.licences(), *db.offices(), *db.channels()]
    return MineRead(
        mine=mine,
        keeps_history=keeps_history,
        backups=tuple(backups),
        services=services,
        events={event.id: event.name for event in db.life_events()},
        entries={entry.id: entry.name for entry in entries},
        lines={(key, one.id): one.text for key in sorted(noted & {*services}) for one in db.statements(key)},
        counts_failures=counts_failures,
        requirements={key: one.name for key, one in db.requirements().items()},
    )


def present_mine(read: MineRead, now: datetime, translator: Translator) -> MineView:
    """The view; ``now`` has the time zone of the reader, in which days begin."""
    return _Presenter(read, now, translator).present()


def present_notes(read: MineRead, now: datetime, translator: Translator) -> tuple[NoteView, ...]:
    """The notes alone, those first whose line is not as it was."""
    return tuple(_Presenter(read, now, translator).present_notes())


def count_kept(mine: Mine, translator: Translator) -> str:
    """How much is kept, in words."""
    counted = (
        translator.ngettext("{count} favourite", "{count} favourites", len(mine.favourites)),
        translator.ngettext("{count} note", "{count} notes", len(mine.notes)),
        translator.ngettext("{count} tick", "{count} ticks", len(mine.ticks)),
        translator.ngettext("{count} visit", "{count} visits", len(mine.visits)),
    )
    counts = (len(mine.favourites), len(mine.notes), len(mine.ticks), len(mine.visits))
    return " · ".join(words.format(count=count) for words, count in zip(counted, counts, strict=True))


def name_cities(direction: Direction, translator: Translator) -> str:
    """The two cities with an arrow, or the one that is known; empty where none is."""
    _ = translator.gettext
    names = {end: _(CITY_LABELS[city]) for end in End if (city := direction.city_at(end)) in CITY_LABELS and city}
    if len(names) == len(End):
        return f"{names[End.ORIGIN]} → {names[End.DESTINATION]}"
    return "".join(_(_ONE_END[end]).format(city=name) for end, name in names.items())


def present_backup(backup: Backup, translator: Translator) -> BackupView:
    """One backup with its day and its size."""
    made, size = backup.made.astimezone(), -(-backup.size // _KB)
    caption = f"{translator.format_day(made.date())} {made:%H:%M}"
    words = translator.gettext(N_("{size} KB")).format(size=translator.format_number(size))
    return BackupView(backup.name, translator.gettext(BACKUP_KINDS[backup.kind]), f"{caption} · {words}")


def present_note(
    note: Note | HallNote,
    fate: LineFate,
    beneath: Iterable[Text],
    guide: PlaceView,
    states: Mapping[NoteState, str],
    now: datetime | None,
    translator: Translator,
) -> NoteView:
    """The view of a note on ``guide`` that is about ``beneath``, and of what has become of that.

    ``states`` are the words for it; ``now`` has the time zone of the reader (None: that of the computer).
    """
    said = {text.zh: translator.say(text) for text in beneath}
    day = read_stamp(note.changed).astimezone(now.tzinfo if now else None).date()
    return NoteView(
        uid=note.uid,
        service=guide,
        line=note.line,
        text=note.text,
        written=translator.gettext(N_("written {day}")).format(day=translator.format_day(day)),
        state=translator.gettext(states[fate.state]),
        token=NOTE_TOKENS[fate.state],
        old="" if fate.state is NoteState.CURRENT else translator.say_plain(fate.old),
        new="\n".join(said.get(line, "") for line in (fate.new or "").split("\n")),
        seen=say_lines(said),
        written_on=note.seen,
        service_id=note.service,
    )


class _Presenter:
    def __init__(self, read: MineRead, now: datetime, translator: Translator) -> None:
        self._read, self._now, self._tr = read, now, translator

    def present(self) -> MineView:
        _, mine = self._tr.gettext, self._read.mine
        lead = N_("Where you have been, the newest first.")
        if not self._read.keeps_history:
            lead = N_("History is switched off: nothing new is recorded.")
        return MineView(
            title=_(N_("Mine")),
            counts=count_kept(mine, self._tr),
            folders=tuple(self._folders(mine.favourites)),
            no_favourites="" if mine.favourites else _(N_("You have no favourites yet.")),
            notes_title=_(N_("Your notes")),
            notes=tuple(self._notes(mine.notes)),
            no_notes="" if mine.notes else _(N_("You have written no notes yet.")),
            history_title=_(N_("History")),
            history_lead=_(lead),
            keeps_history=self._read.keeps_history,
            days=tuple(self._days(mine.visits)),
            counting_title=_(N_("Failed searches")),
            counting_lead=_(_COUNTING if self._read.counts_failures else _NOT_COUNTING),
            counts_failures=self._read.counts_failures,
            backups_title=_(N_("Backups")),
            backups_lead=_(
                N_("A copy is made every day, week and month. Putting one back keeps what is there now as a copy too.")
            ),
            backups=tuple(present_backup(backup, self._tr) for backup in self._read.backups),
        )

    def present_notes(self) -> Iterator[NoteView]:
        """The notes alone."""
        return self._notes(self._read.mine.notes)

    def _folders(self, favourites: Iterable[Favourite]) -> Iterator[FolderView]:
        for name, group in groupby(in_order(favourites), lambda one: one.folder):
            title = name or self._tr.gettext(N_("In no folder"))
            yield FolderView(name, title, tuple(map(self._favourite, group)))

    def _favourite(self, one: Favourite) -> FavouriteView:
        place = self._place(one.place, one.title)
        gone = N_("The catalogue has this no longer")
        return FavouriteView(one.uid, place, "" if place.page else self._tr.gettext(gone))

    def _place(self, place: Place, title: str) -> PlaceView:
        direction = Direction(place.origin, place.destination)
        cities = name_cities(direction, self._tr)
        page = next((page for page in Page if page.value == place.page), None)
        name = self._name(page, place.ref) if page else None
        return PlaceView(name or title, cities, PageRef(page, place.ref) if page and name else None, direction)

    def _name(self, page: Page, ref: str) -> str | None:
        if not ref:
            return self._tr.gettext(_PAGES[page]) if page in _PAGES else None
        read = self._read
        named = {Page.EVENT: read.events, Page.ENTRY: read.entries, Page.REQUIREMENT: read.requirements}
        names = named.get(page, read.services)
        return self._tr.say(names[ref]) if ref in names else None

    def _notes(self, notes: Iterable[Note]) -> Iterator[NoteView]:
        """Those first whose line is not as it was."""
        yield from sorted(map(self._note, notes), key=lambda view: not view.state)

    def _note(self, note: Note) -> NoteView:
        line = self._read.lines.get((note.service, note.line))
        place = self._place(Place(Page.GUIDE, note.service), note.service)
        fate = line_fate(note.seen, line.zh if line else None)
        return present_note(note, fate, (line,) if line else (), place, NOTE_STATES, self._now, self._tr)

    def _days(self, visits: Iterable[Visit]) -> Iterator[DayView]:
        moments = ((self._local(visit.moment), visit) for visit in visits)
        for day, group in groupby(moments, lambda pair: pair[0].date()):
            runs = [next(run) for _place, run in groupby(group, lambda pair: pair[1].place)]
            views = (VisitView(f"{at:%H:%M}", self._place(visit.place, visit.title)) for at, visit in runs)
            yield DayView(self._day(day), tuple(views))

    def _day(self, day: date) -> str:
        if day == self._now.date():
            return self._tr.gettext(N_("Today"))
        if day == self._now.date() - timedelta(days=1):
            return self._tr.gettext(N_("Yesterday"))
        return self._tr.format_day(day)

    def _local(self, stamp: str) -> datetime:
        return read_stamp(stamp).astimezone(self._now.tzinfo)
