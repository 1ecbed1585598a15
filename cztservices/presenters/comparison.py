"""Cities side by side, or a direction beside its reverse: what is the same once, what differs marked word by word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from cztservices.catalogue.compare import Comparison, DirectionComparison, Statements
from cztservices.domain.catalogue import Service, Source, Statement
from cztservices.domain.dates import Doubt, doubt_on
from cztservices.domain.guide import Guide
from cztservices.domain.scope import CITIES, Layer, Scope
from cztservices.domain.wording import Names, Ranges, Wording, compare_columns
from cztservices.domain.words import Element, End
from cztservices.i18n import N_, Translator
from cztservices.presenters.labels import CITY_LABELS, CITY_TOKENS, ELEMENTS, layer_label, layer_token

ALL_CITIES, REVERSE = "", "reverse"
"""What may be chosen to compare, beside two cities (``430100,430200``): all three, or a direction and its reverse."""

_ENDS = {End.ORIGIN: N_("(record here)"), End.DESTINATION: N_("(wanted here)")}


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One thing that can be set side by side."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A city, or a direction in the colour of the city that it comes from."""

    title: str
    token: str


@dataclass(frozen=True, slots=True)
class SideLineView:
    """One statement.

    ``marks`` are the words of ``text`` that its nearest counterpart in the other columns does not have; ``whole`` says
    that no line there is like it. Lines of the same ``level`` stand side by side. ``end`` is the end at which its city
    stands, ``caution`` what to do before trusting it and ``doubt`` why.
    """

    text: str
    layer: str
    token: str
    end: str
    caption: str
    caution: str
    doubt: Doubt | None
    marks: Ranges = ()
    whole: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class RowView:
    """One element.

    ``shared`` lines hold for every column, ``cells`` has the lines of each column alone; ``directed`` lines hold for
    one direction between the cities and stand in no column. ``unknown`` is what an empty cell says; nothing where all
    are empty.
    """

    title: str
    shared: tuple[SideLineView, ...]
    cells: tuple[tuple[SideLineView, ...], ...]
    directed: tuple[SideLineView, ...]
    unknown: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Everything that a page of a comparison shows; ``lead`` is to be read first, ``legend`` says what marks mean."""

    service_id: str
    title: str
    choices: tuple[ChoiceView, ...]
    lead: str
    legend: str
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]


def end_label(scope: Scope) -> str:
    """The untranslated end at which a city stands in ``scope``; empty for either end and for every other layer."""
    if scope.layer is not Layer.CITY or scope.origin == scope.destination:
        return ""
    return _ENDS[End.ORIGIN if scope.origin else End.DESTINATION]


def name_direction(pair: str, translator: Translator) -> str:
    """A directed pair as its scope writes it, ``430300->430100``, in words."""
    return " → ".join(translator.gettext(CITY_LABELS[city]) for city in pair.split("->"))


def present_comparison(comparison: Comparison, choice: str, day: date, translator: Translator) -> ComparisonView:
    """The two cities that ``choice`` names side by side; all three where it does not name two."""
    _ = translator.gettext
    chosen = [city for city in CITIES if city in choice.split(",")]
    cities = chosen if len(chosen) > 1 else list(CITIES)
    sides = _Sides(
        [ColumnView(_(CITY_LABELS[city]), CITY_TOKENS[city]) for city in cities],
        [(_(CITY_LABELS[city]),) for city in cities],
        _(N_("What is known is the same in these cities.")),
        _(N_("No source yet for this city")),
        comparison.shared,
        [comparison.cities[city] for city in cities],
        {pair: group for pair, group in comparison.directions.items() if set(pair.split("->")) <= set(cities)},
    )
    value = ",".join(cities) if len(cities) < len(CITIES) else ALL_CITIES
    return _Writer(comparison.service, day, translator).write(sides, value)


def present_directions(directions: DirectionComparison, day: date, translator: Translator) -> ComparisonView:
    """One direction beside its reverse; what is overridden in a direction is left out of it."""
    _ = translator.gettext
    guides = (directions.there, directions.back)
    ends = [[city for city in (guide.origin, guide.destination) if city is not None] for guide in guides]
    held = [_holding(guide) for guide in guides]
    in_both = set.intersection(*({s.id for group in one.values() for s in group} for one in held))
    sides = _Sides(
        [ColumnView(name_direction("->".join(cities), translator), CITY_TOKENS[cities[0]]) for cities in ends],
        [tuple(_(CITY_LABELS[city]) for city in cities) for cities in ends],
        _(N_("What is known is the same in both directions.")),
        _(N_("No source yet for this direction")),
        {element: tuple(s for s in group if s.id in in_both) for element, group in held[0].items()},
        [{element: tuple(s for s in group if s.id not in in_both) for element, group in one.items()} for one in held],
        {},
    )
    return _Writer(directions.service, day, translator).write(sides, REVERSE)


def _holding(guide: Guide) -> Statements:
    return {element: guide.holding(element) for element in guide.elements}


def _is_marked(row: RowView) -> bool:
    return any(line.marks or line.whole for cell in row.cells for line in cell)


@dataclass(frozen=True, slots=True)
class _Sides:
    """What is compared.

    ``names`` is what the texts of each column call the sides; ``same`` says that no side is another, ``unknown`` that
    a side has no source.
    """

    columns: Sequence[ColumnView]
    names: Names
    same: str
    unknown: str
    shared: Statements
    cells: Sequence[Statements]
    directed: Mapping[str, Statements]


class _Writer:
    def __init__(self, service: Service, day: date, translator: Translator) -> None:
        self._service, self._day, self._tr = service, day, translator

    def write(self, sides: _Sides, choice: str) -> ComparisonView:
        rows = tuple(self._rows(sides))
        legend = N_("Underlined words are said otherwise elsewhere; a line with a bar has nothing like it elsewhere.")
        return ComparisonView(
            service_id=self._service.id,
            title=self._tr.say(self._service.name),
            choices=tuple(self._choices(choice)),
            lead=self._lead(rows, sides.same),
            legend=self._tr.gettext(legend) if any(map(_is_marked, rows)) else "",
            columns=tuple(sides.columns),
            rows=rows,
        )

    def _choices(self, chosen: str) -> Iterator[ChoiceView]:
        _ = self._tr.gettext
        labels = {ALL_CITIES: _(N_("All three cities"))}
        for pair in combinations(CITIES, 2):
            labels[",".join(pair)] = self._tr.format_list(_(CITY_LABELS[city]) for city in pair)
        if all(self._service.has_end(end) for end in End):
            labels[REVERSE] = _(N_("There and back"))
        return (ChoiceView(value, label, value == chosen) for value, label in labels.items())

    def _lead(self, rows: tuple[RowView, ...], same: str) -> str:
        _ = self._tr.gettext
        if not rows:
            return _(N_("No source says anything of this yet."))
        differing = [row.title for row in rows if _is_marked(row) or row.directed]
        if differing:
            return _(N_("What differs: {elements}")).format(elements=" · ".join(differing))
        unknown = [row.title for row in rows if row.unknown]
        if unknown:
            template = _(N_("No difference is known; sources are missing for: {elements}"))
            return template.format(elements=" · ".join(unknown))
        return same

    def _rows(self, sides: _Sides) -> Iterator[RowView]:
        for element, title in ELEMENTS.items():
            cells = [cell.get(element, ()) for cell in sides.cells]
            row = RowView(
                self._tr.gettext(title),
                tuple(map(self._line, sides.shared.get(element, ()))),
                self._cells(cells, sides.names, keeps_order=element is Element.STEP),
                tuple(self._directed(sides.directed, element)),
                sides.unknown if any(cells) and not all(cells) else "",
            )
            if row.shared or row.directed or any(row.cells):
                yield row

    def _cells(
        self, cells: list[tuple[Statement, ...]], names: Names, *, keeps_order: bool
    ) -> tuple[tuple[SideLineView, ...], ...]:
        texts = [[self._tr.say(statement.text) for statement in cell] for cell in cells]
        wordings = compare_columns(texts, names, keeps_order=keeps_order)
        return tuple(
            tuple(sorted(map(self._line, cell, own), key=lambda line: line.level))
            for cell, own in zip(cells, wordings, strict=True)
        )

    def _directed(self, groups: Mapping[str, Statements], element: Element) -> Iterator[SideLineView]:
        for group in groups.values():
            yield from map(self._line, group.get(element, ()))

    def _line(self, statement: Statement, wording: Wording | None = None) -> SideLineView:
        scope, doubt = statement.scope, doubt_on(statement, self._day)
        wording = wording or Wording()
        return SideLineView(
            text=self._tr.say(statement.text),
            layer=self._layer(scope),
            token=layer_token(scope),
            end=self._tr.gettext(end_label(scope)),
            caption=self._caption(statement),
            caution=self._caution(statement, doubt),
            doubt=doubt,
            marks=wording.marks,
            whole=wording.whole,
            level=wording.level,
        )

    def _layer(self, scope: Scope) -> str:
        if scope.layer is Layer.PAIR:
            return name_direction(str(scope), self._tr)
        return self._tr.gettext(layer_label(scope))

    def _caption(self, statement: Statement) -> str:
        checked = self._tr.gettext(N_("checked {day}")).format(day=self._tr.format_day(statement.verified))
        return " · ".join((*map(self._cite, statement.sources), checked))

    def _cite(self, source: Source) -> str:
        day = self._tr.format_source_day(source.published) if source.published else self._tr.gettext(N_("undated"))
        return f"{self._tr.say(source.publisher)} {day}"

    def _caution(self, statement: Statement, doubt: Doubt | None) -> str:
        _ = self._tr.gettext
        if doubt is None:
            return ""
        if doubt is Doubt.UNCONFIRMED:
            return _(N_("Unconfirmed"))
        if not statement.published:
            return _(N_("Undated source: ask first"))
        day = self._tr.format_source_day(statement.published[: len("2024-01")])
        return _(N_("Source of {day}: ask first")).format(day=day)
