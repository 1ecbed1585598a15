"""The coverage matrix as the window shows it: one row a service, one column an element."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from cztservices.domain.catalogue import Service
from cztservices.domain.coverage import Coverage, CoverageRow, Knowledge
from cztservices.domain.words import EXPECTED, Element, End
from cztservices.i18n import N_, Translator
from cztservices.presenters.coverage import ENDED, KNOWLEDGE, SIGNS, TOKENS
from cztservices.presenters.direction import Direction
from cztservices.presenters.labels import CITY_LABELS, ELEMENTS

ENDED_SIGN, ENDED_TOKEN = "–", "ink2"


@dataclass(frozen=True, slots=True)
class LegendView:
    """What a sign means, its colour, and how many cells show it."""

    sign: str
    words: str
    token: str
    count: int


@dataclass(frozen=True, slots=True)
class CoverageCellView:
    """One cell; ``words`` say all of it to who does not see the rest of the table."""

    sign: str
    token: str
    words: str


@dataclass(frozen=True, slots=True)
class CoverageRowView:
    """One service; ``direction`` says in which directions it is shown, or that it has ended in all of them."""

    ref: str
    name: str
    direction: str
    ended: bool
    cells: tuple[CoverageCellView, ...]


@dataclass(frozen=True, slots=True)
class CoverageView:
    """Everything on the page, in the language of the reader; ``note`` says which directions the rows show."""

    title: str
    lead: str
    legend: tuple[LegendView, ...]
    note: str
    columns: tuple[str, ...]
    rows: tuple[CoverageRowView, ...]


def present_coverage(coverage: Coverage, direction: Direction, translator: Translator) -> CoverageView:
    """The rows of ``direction`` where both cities are chosen, else every service at its weakest."""
    tr, chosen = translator, _is_chosen(direction)
    groups = [list(rows) for _id, rows in groupby(coverage.rows, lambda row: row.service.id)]
    if chosen:
        groups = [[row for row in rows if _belongs(row, direction)] for rows in groups]
    counts: Counter[Knowledge] = Counter()
    for rows in groups:
        living = _living(rows)
        counts.update(_weakest(living, element) for element in EXPECTED if living)
    return CoverageView(
        title=tr.gettext(N_("Coverage")),
        lead=tr.gettext(N_("What sources say for {day}, service by service.")).format(day=tr.format_day(coverage.day)),
        legend=tuple(
            LegendView(SIGNS[known], tr.gettext(words), TOKENS[known], counts[known])
            for known, words in KNOWLEDGE.items()
        ),
        note=_note(direction if chosen else None, tr),
        columns=tuple(tr.gettext(ELEMENTS[element]) for element in EXPECTED),
        rows=tuple(_row(rows, tr) for rows in groups),
    )


def _is_chosen(direction: Direction) -> bool:
    """Whether two different cities are chosen; between a city and itself there is no direction."""
    return None not in (direction.origin, direction.destination) and direction.origin != direction.destination


def _belongs(row: CoverageRow, direction: Direction) -> bool:
    """Whether ``row`` is of ``direction``: at both ends, or at the one end that the service has."""
    return row.origin in (None, direction.origin) and row.destination in (None, direction.destination)


def _living(rows: Iterable[CoverageRow]) -> list[CoverageRow]:
    """The directions in which the service has not ended."""
    return [row for row in rows if not row.ended]


def _weakest(rows: Iterable[CoverageRow], element: Element) -> Knowledge:
    order = list(Knowledge)
    return max((row.cells[element] for row in rows), key=order.index)


def _note(direction: Direction | None, translator: Translator) -> str:
    if direction is None:
        return translator.gettext(N_("Each service at its weakest direction. Choose both cities to see one direction."))
    origin, destination = (CITY_LABELS[str(direction.city_at(end))] for end in End)
    template = translator.gettext(N_("{origin} → {destination}; services with one end for that city alone."))
    return template.format(origin=translator.gettext(origin), destination=translator.gettext(destination))


def _row(rows: list[CoverageRow], translator: Translator) -> CoverageRowView:
    service, living = rows[0].service, _living(rows)
    if living:
        cells = tuple(_cell(living, element, translator) for element in EXPECTED)
    else:
        words = translator.gettext(ENDED)
        cells = tuple(
            CoverageCellView(ENDED_SIGN, ENDED_TOKEN, _say(service, element, words, translator)) for element in EXPECTED
        )
    return CoverageRowView(
        ref=service.id,
        name=translator.say(service.name),
        direction=_directions(living, translator) if living else translator.gettext(ENDED),
        ended=not living,
        cells=cells,
    )


def _cell(rows: list[CoverageRow], element: Element, translator: Translator) -> CoverageCellView:
    """The weakest of ``rows``; where others know more, its words name the directions that are so weak."""
    weakest = _weakest(rows, element)
    words = translator.gettext(KNOWLEDGE[weakest])
    weak = [row for row in rows if row.cells[element] is weakest]
    if len(weak) < len(rows):
        template = translator.gettext(N_("{knowledge} ({directions})"))
        directions = translator.format_list(_direction(row, translator) for row in weak)
        words = template.format(knowledge=words, directions=directions)
    return CoverageCellView(SIGNS[weakest], TOKENS[weakest], _say(rows[0].service, element, words, translator))


def _say(service: Service, element: Element, words: str, translator: Translator) -> str:
    template = translator.gettext(N_("{service}, {element}: {knowledge}"))
    return template.format(
        service=translator.say(service.name), element=translator.gettext(ELEMENTS[element]), knowledge=words
    )


def _directions(rows: list[CoverageRow], translator: Translator) -> str:
    if len(rows) == 1:
        return _direction(rows[0], translator)
    count = len(rows)
    if None in (rows[0].origin, rows[0].destination):
        return translator.ngettext("weakest of {count} city", "weakest of {count} cities", count).format(count=count)
    words = translator.ngettext("weakest of {count} direction", "weakest of {count} directions", count)
    return words.format(count=count)


def _direction(row: CoverageRow, translator: Translator) -> str:
    cities = (city for city in (row.origin, row.destination) if city is not None)
    return " → ".join(translator.gettext(CITY_LABELS[city]) for city in cities)
