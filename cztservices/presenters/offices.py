"""All offices as a list and as counts, narrowed by city, by whether they are open, and by what they take."""

from collections.abc import Iterable
from dataclasses import dataclass

from cztservices.catalogue.offices import OfficeNow
from cztservices.domain.opening import OpeningState
from cztservices.domain.scope import CITIES
from cztservices.domain.words import EntryKind
from cztservices.i18n import N_, Translator
from cztservices.presenters.city_map import MapView, present_map
from cztservices.presenters.labels import CITY_LABELS, CITY_TOKENS, KIND_GROUPS, name_place
from cztservices.presenters.opening import describe_opening, name_day
from cztservices.presenters.results import ResultView, with_headings

OPEN, CROSS_CITY = "open", "cross_city"

_CHOICES = {OPEN: N_("Open now"), CROSS_CITY: N_("For other cities")}


@dataclass(frozen=True, slots=True)
class FilterView:
    """One value by which the offices can be narrowed, and how many it would leave."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class CityCountView:
    """A city on the map, and how many of the offices that are left stand in it."""

    code: str
    name: str
    token: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class OfficesView:
    """The page of all offices, and the list beside it."""

    title: str
    lead: str
    map: MapView
    city_counts: tuple[CityCountView, ...]
    filters: tuple[FilterView, ...]
    choice: str
    heading: str
    rows: tuple[ResultView, ...]

    def toggled(self, value: str) -> str:
        """The choice with ``value`` chosen if it is not, and let go of if it is."""
        return toggle_choice(self.choice, value)


def toggle_choice(choice: str, value: str) -> str:
    """``choice`` with ``value`` chosen if it was not, and let go of if it was.

    >>> toggle_choice("430200", "open"), toggle_choice("430200,open", "430200")
    ('430200,open', 'open')
    """
    chosen = read_choice(choice) ^ {value}
    return ",".join(one for one in (*CITIES, *_CHOICES) if one in chosen)


def read_choice(choice: str) -> frozenset[str]:
    """The values of a choice, which are separated by commas; what is no value is left out."""
    return frozenset(choice.split(",")) & {*CITIES, *_CHOICES}


def present_office_rows(offices: Iterable[OfficeNow], choice: str, translator: Translator) -> tuple[ResultView, ...]:
    """The offices that ``choice`` leaves, by city, each city with a heading."""
    groups: dict[str, list[OfficeNow]] = {city: [] for city in CITIES}
    for one in _narrow(offices, read_choice(choice)):
        groups.setdefault(one.city or one.office.jurisdiction, []).append(one)
    return with_headings(
        (
            translator.gettext(CITY_LABELS.get(place) or name_place(place)),
            [_row(one, translator) for one in group],
        )
        for place, group in groups.items()
    )


def present_offices(offices: Iterable[OfficeNow], choice: str, translator: Translator) -> OfficesView:
    """The page of ``offices``, all of which were looked at in the same moment, narrowed by ``choice``."""
    known, chosen, _ = tuple(offices), read_choice(choice), translator.gettext
    counts = {value: len(_narrow(known, _beside(chosen, value) | {value})) for value in (*CITIES, *_CHOICES)}
    labels = CITY_LABELS | _CHOICES
    rows = present_office_rows(known, choice, translator)
    return OfficesView(
        title=_(KIND_GROUPS[EntryKind.OFFICE]),
        lead=_lead(known, translator),
        map=present_map(translator),
        city_counts=tuple(
            CityCountView(city, _(labels[city]), CITY_TOKENS[city], counts[city], city in chosen) for city in CITIES
        ),
        filters=tuple(FilterView(value, _(labels[value]), counts[value], value in chosen) for value in counts),
        choice=choice,
        heading=translator.ngettext("{count} office", "{count} offices", len(rows)).format(count=len(rows)),
        rows=rows,
    )


def _narrow(offices: Iterable[OfficeNow], chosen: frozenset[str]) -> tuple[OfficeNow, ...]:
    """Two cities mean either; everything else must hold together."""
    cities = chosen & {*CITIES}
    return tuple(
        one
        for one in offices
        if (not cities or one.city in cities)
        and (OPEN not in chosen or one.opening.state is OpeningState.OPEN)
        and (CROSS_CITY not in chosen or one.cross_city)
    )


def _beside(chosen: frozenset[str], value: str) -> frozenset[str]:
    """What is chosen beside the kind of choice that ``value`` belongs to."""
    return chosen - ({*CITIES} if value in CITIES else {value})


def _row(one: OfficeNow, translator: Translator) -> ResultView:
    office, opening = one.office, describe_opening(one.opening, translator, one.doubt)
    return ResultView(
        kind=EntryKind.OFFICE,
        ref=office.id,
        name=translator.say(office.name),
        marks=(),
        reason="",
        reason_marks=(),
        caption=translator.say(office.address) if office.address else next(iter(office.phones), ""),
        badge=opening.short,
        badge_token=opening.token,
    )


def _lead(offices: tuple[OfficeNow, ...], translator: Translator) -> str:
    _ = translator.gettext
    if not offices:
        return _(N_("No office is known."))
    moment = offices[0].opening.moment
    return _(
        N_(
            "Offices known: {count}, with opening hours: {hours}. By these hours {open} are open on {day} at {time}; "
            "public holidays are not counted."
        )
    ).format(
        count=len(offices),
        hours=sum(bool(one.office.hours) for one in offices),
        open=sum(one.opening.state is OpeningState.OPEN for one in offices),
        day=name_day(moment.date(), translator),
        time=f"{moment:%H:%M}",
    )
