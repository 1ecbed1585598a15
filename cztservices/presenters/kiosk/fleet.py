"""The kiosks of many halls beside each other: one table, and a page with drawings."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cztservices.domain.kiosk.counts import Use
from cztservices.domain.kiosk.fleet import Fleet, KioskReport
from cztservices.i18n import LANGUAGES, N_, Translator
from cztservices.presenters.bars import BarView, draw_columns, draw_rows
from cztservices.presenters.clock import say_age
from cztservices.presenters.suggestions import FAILURES
from cztservices.presenters.web_page import CellView, DrawingView, TableView, write_page

MOST_BARS = 20
AGES = (30, 90, 180, 365)
"""Days at which one bar of ages ends and the next begins; from the third on an age is looked at with doubt."""

LEAST_FREE = 100 * 1024 * 1024
_MINUTES_A_DAY = 24 * 60
_SHORT = 8
_MIB, _GIB = 1024**2, 1024**3

_USES = {
    Use.SESSION: N_("Sessions"),
    Use.FINISHED: N_("ended with “Finish”"),
    Use.TIMED_OUT: N_("ended by time-out"),
    Use.RESET: N_("ended by the kiosk"),
    Use.SEARCH: N_("Searches"),
    Use.PAGE: N_("Guides opened"),
    Use.PRINT: N_("Printed"),
    Use.PRINT_FAILED: N_("Not printed"),
    Use.CODE: N_("QR codes shown"),
}
_UNKNOWN = N_("unknown")
_NEVER = "–"


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """A file that was not used, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class FleetView:
    """All kiosks in a table, what they were used for, and drawings of it."""

    title: str
    lead: str
    kiosks: TableView
    uses: TableView
    drawings: tuple[DrawingView, ...]


def present_fleet(fleet: Fleet, names: Mapping[str, str], translator: Translator) -> FleetView:
    """The view of a fleet; ``names`` are those of services by id, and an id that has none stands for itself."""
    tr, tally = translator, fleet.tally
    lead = tr.ngettext("{count} kiosk: {sessions} sessions.", "{count} kiosks: {sessions} sessions.", len(fleet.kiosks))
    return FleetView(
        title=tr.gettext(N_("Kiosks")),
        lead=lead.format(count=len(fleet.kiosks), sessions=tr.format_number(tally.total(Use.SESSION))),
        kiosks=_kiosks(fleet, tr),
        uses=_uses(fleet, tr),
        drawings=tuple(_drawings(fleet, names, tr)),
    )


def write_fleet(view: FleetView) -> str:
    """The table as text, its columns below each other where characters are as wide as in a terminal."""
    rows = [list(view.kiosks.header), *([cell.text for cell in row] for row in view.kiosks.rows)]
    widths = [max(map(_columns, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(text + " " * (width - _columns(text)) for text, width in zip(row, widths, strict=True))
        for row in rows
    ]
    return "\n".join([view.lead, *(line.rstrip() for line in lines)]) + "\n"


def write_fleet_page(view: FleetView, left_out: Sequence[LeftOutView], translator: Translator) -> str:
    """The page, which needs nothing from outside itself; what could not be used stands at its end."""
    gettext = translator.gettext
    parts: list[TableView | DrawingView] = [view.kiosks, *view.drawings, view.uses]
    if left_out:
        rows = [[CellView(one.file), CellView(one.reason, "caution")] for one in left_out]
        parts.append(TableView(gettext(N_("Files left out")), [gettext(N_("File")), gettext(N_("Why"))], rows))
    return write_page(translator.language, view.title, view.lead, parts)


def _kiosks(fleet: Fleet, tr: Translator) -> TableView:
    header = [
        N_("Hall"), N_("Kiosk"), N_("Catalogue"), N_("Age"), N_("Program"), N_("Days on"), N_("Sessions"),
        N_("Searches"), N_("Printed"), N_("Not printed"), N_("Crashes"), N_("Last crash"), N_("Last session"),
        N_("Disk free"), N_("Faults of set-up"),
    ]  # fmt: skip
    return TableView("", [tr.gettext(name) for name in header], [_kiosk(one, tr) for one in fleet.kiosks])


def _kiosk(one: KioskReport, tr: Translator) -> list[CellView]:
    number = tr.format_number
    total = {use: number(one.tally.total(use)) for use in (Use.SESSION, Use.SEARCH, Use.PRINT, Use.PRINT_FAILED)}
    return [
        CellView(one.hall or _NEVER),
        CellView(one.id)
        if one.is_kept
        else CellView(tr.gettext(N_("{id} (keeps nothing)")).format(id=one.id), "caution"),
        CellView(_name_catalogue(one)),
        _age(one, tr),
        CellView(one.program),
        CellView(number(one.minutes // _MINUTES_A_DAY)),
        CellView(total[Use.SESSION]),
        CellView(total[Use.SEARCH]),
        CellView(total[Use.PRINT]),
        CellView(total[Use.PRINT_FAILED], "caution" if one.tally.total(Use.PRINT_FAILED) else ""),
        CellView(number(one.crashes), "caution" if one.crashes else ""),
        CellView(_moment(one.last_crash)),
        CellView(_moment(one.last_reset)),
        _free(one.free_bytes, tr),
        CellView(number(one.faults), "caution" if one.faults else ""),
    ]


def _moment(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else _NEVER


def _name_catalogue(one: KioskReport) -> str:
    day = one.verified.isoformat() if one.verified else ""
    return " ".join(part for part in (day, one.catalogue[:_SHORT]) if part) or _NEVER


def _age(one: KioskReport, tr: Translator) -> CellView:
    """In days; where the clock does not tell, for how long the kiosk has run with it, which no clock can change."""
    words = say_age(one.age, tr)
    if one.age is None:
        on = tr.ngettext(
            "{age} (on for {count} day)", "{age} (on for {count} days)", one.with_catalogue // _MINUTES_A_DAY
        )
        words = on.format(age=words, count=tr.format_number(one.with_catalogue // _MINUTES_A_DAY))
        return CellView(words, "caution")
    return CellView(words, "stop" if one.age > AGES[-1] else "caution" if one.age > AGES[-2] else "")


def _free(free: int | None, tr: Translator) -> CellView:
    if free is None:
        return CellView(tr.gettext(_UNKNOWN), "caution")
    size = f"{tr.format_number(round(free / _GIB, 1))} GB" if free >= _GIB else f"{free // _MIB} MB"
    return CellView(size, "stop" if free < LEAST_FREE else "")


def _uses(fleet: Fleet, tr: Translator) -> TableView:
    tally = fleet.tally
    rows = [[CellView(tr.gettext(words)), CellView(tr.format_number(tally.total(use)))] for use, words in _USES.items()]
    for language, count in tally.by_subject(Use.LANGUAGE).items():
        words = tr.gettext(N_("Language chosen: {language}")).format(language=LANGUAGES.get(language, language))
        rows.append([CellView(words), CellView(tr.format_number(count))])
    return TableView(tr.gettext(N_("All kiosks together")), [tr.gettext(N_("What")), tr.gettext(N_("Count"))], rows)


def _drawings(fleet: Fleet, names: Mapping[str, str], tr: Translator) -> Iterator[DrawingView]:
    hours = [_bar(str(hour), count, tr) for hour, count in enumerate(fleet.tally.by_hour(Use.SESSION))]
    title = tr.gettext(N_("Sessions by the hour in which they began"))
    yield DrawingView(title, draw_columns(title, hours))
    asked = [_bar(names.get(name, name), count, tr) for name, count in fleet.tally.by_subject(Use.PAGE).items()]
    not_found = [
        BarView(one.phrase, one.count, tr.gettext(FAILURES[one.failure]).format(count=tr.format_number(one.count)))
        for one in fleet.phrases
    ]
    for title, bars in (
        (tr.gettext(N_("What is asked for")), asked[:MOST_BARS]),
        (tr.gettext(N_("What is not found")), not_found[:MOST_BARS]),
        (tr.gettext(N_("Catalogues in use")), _count_kiosks(map(_name_catalogue, fleet.kiosks), tr)),
        (tr.gettext(N_("Programs in use")), _count_kiosks((one.program for one in fleet.kiosks), tr)),
        (tr.gettext(N_("Age of the catalogues")), _ages(fleet, tr)),
    ):
        if bars:
            yield DrawingView(title, draw_rows(title, bars))


def _columns(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def _bar(label: str, value: int, tr: Translator) -> BarView:
    return BarView(label, value, tr.format_number(value))


def _count_kiosks(labels: Iterator[str], tr: Translator) -> list[BarView]:
    counts = sorted(Counter(labels).items(), reverse=True)
    return [_bar(label, count, tr) for label, count in counts[:MOST_BARS]]


def _ages(fleet: Fleet, tr: Translator) -> list[BarView]:
    ages = [one.age for one in fleet.kiosks]
    bars, least = [], 0
    for most in AGES:
        label = tr.gettext(N_("{least} to {most} days")).format(least=least, most=most)
        bars.append(_bar(label, sum(age is not None and least <= age <= most for age in ages), tr))
        least = most + 1
    more = tr.gettext(N_("more than {most} days")).format(most=AGES[-1])
    bars.append(_bar(more, sum(age is not None and age > AGES[-1] for age in ages), tr))
    bars.append(_bar(tr.gettext(_UNKNOWN), ages.count(None), tr))
    return bars
