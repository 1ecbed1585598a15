"""One guide as a window sees it that takes the file in for the city which decides (异地代收代办)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from cztservices.catalogue.show import ShownGuide, show_guide
from cztservices.domain.catalogue import OfficeRef
from cztservices.domain.counter import PaperKind, home_of, is_about, kind_of_paper, lines_of, reception_of
from cztservices.domain.guide import Line
from cztservices.domain.hall import Hall
from cztservices.domain.words import CounterRole, Element
from cztservices.errors import KnownError
from cztservices.i18n import N_
from cztservices.storage.catalogue_db import CatalogueDb

RECEPTION = "cross-city-window"
"""The service that says what such windows do in general."""

ALL_PAPERS = "all"
_DECIDED = (Element.CONDITION, Element.TIME_LIMIT)


@dataclass(frozen=True, slots=True)
class CounterLine:
    """A line of the service, or one that ``is_general``: of :data:`RECEPTION`, for all that is handed in there."""

    line: Line
    is_general: bool = False

    @property
    def name(self) -> str:
        """What it is called among the lines of both services."""
        return f"{self.line.statement.id}@window" if self.is_general else self.line.statement.id


@dataclass(frozen=True, slots=True)
class ShownCounter:
    """The guide ``shown``, and ``general``, that of windows for other cities, sorted by what they mean to a window.

    ``home`` is the city that decides, ``reception`` the other one (codes, None where not known). ``papers`` are
    checked, identity first; ``checks`` say how. ``decides`` are conditions and time limits of the home city and of the
    layers above it, ``offices`` those of the home city, ``travels`` how the file gets there.
    """

    shown: ShownGuide
    general: ShownGuide | None
    home: str | None
    reception: str | None
    papers: Mapping[PaperKind, tuple[CounterLine, ...]]
    checks: tuple[CounterLine, ...]
    decides: tuple[CounterLine, ...]
    offices: tuple[Line, ...]
    travels: tuple[CounterLine, ...]


def show_counter(
    db: CatalogueDb,
    service_id: str,
    origin: str | None,
    destination: str | None,
    day: date,
    answers: Mapping[str, str] | None = None,
    hall: Hall | None = None,
) -> ShownCounter:
    """What a window needs for a service from city ``origin`` to city ``destination`` (codes) on ``day``.

    ``hall`` lays its notes on the guide.

    Raises:
        UnknownNameError: there is no such service.
    """
    shown = show_guide(db, service_id, origin, destination, day, answers, hall)
    guide = shown.guide
    home, reception = home_of(guide), reception_of(guide)
    general = None
    if service_id != RECEPTION and guide.is_possible and db.service(RECEPTION) is not None:
        general = show_guide(db, RECEPTION, home, reception, day)
    return ShownCounter(
        shown,
        general,
        home,
        reception,
        _sort_papers(shown, general),
        _marked(shown, general, CounterRole.CHECKS),
        (
            *(CounterLine(line) for line in lines_of(guide, _DECIDED) if is_about(line, home)),
            *_marked(shown, general, CounterRole.DECIDES, but=_DECIDED),
        ),
        tuple(line for line in lines_of(guide, [Element.OFFICE]) if _stands_in(shown, line, home)),
        _marked(shown, general, CounterRole.TRAVELS),
    )


def choose_papers(shown: ShownCounter, text: str) -> frozenset[str]:
    """The papers whose names stand in ``text`` with commas between; all of them where it says so.

    Raises:
        KnownError: there is no such paper; the sentence names those that there are.
    """
    known = [one.name for kind, papers in shown.papers.items() if kind is not PaperKind.SPARED for one in papers]
    if text.strip() == ALL_PAPERS:
        return frozenset(known)
    wanted = [name.strip() for name in text.split(",") if name.strip()]
    for name in wanted:
        if name not in known:
            near = (get_close_matches(name, known, n=1, cutoff=0) or ["–"])[0]
            template = N_("No paper is called “{name}”; there are {known}; did you mean “{near}”?")
            raise KnownError(template, name=name[:60], known=", ".join(known) or "–", near=near)
    return frozenset(wanted)


def _sort_papers(shown: ShownGuide, general: ShownGuide | None) -> Mapping[PaperKind, tuple[CounterLine, ...]]:
    papers: dict[PaperKind, list[CounterLine]] = {kind: [] for kind in PaperKind}
    for line in lines_of(shown.guide, [Element.MATERIAL]):
        papers[kind_of_paper(line.statement)].append(CounterLine(line))
    if not papers[PaperKind.IDENTITY] and general is not None:
        own = lines_of(general.guide, [Element.MATERIAL], CounterRole.CHECKS)
        papers[PaperKind.IDENTITY] += [CounterLine(line, is_general=True) for line in own]
    return {kind: tuple(lines) for kind, lines in papers.items() if lines}


def _marked(
    shown: ShownGuide, general: ShownGuide | None, role: CounterRole, but: tuple[Element, ...] = ()
) -> tuple[CounterLine, ...]:
    """The lines that are marked with ``role``, materials apart: the service's own, then those of all windows."""
    own = [one for one in Element if one not in (Element.MATERIAL, *but)]
    lines = lines_of(general.guide, [one for one in Element if one is not Element.MATERIAL], role) if general else ()
    return (
        *map(CounterLine, lines_of(shown.guide, own, role)),
        *(CounterLine(line, is_general=True) for line in lines),
    )


def _stands_in(shown: ShownGuide, line: Line, city: str | None) -> bool:
    """Whether the office of a line is in ``city``, by its scope or by where it stands."""
    value = line.statement.value
    office = shown.offices.get(value.office) if isinstance(value, OfficeRef) else None
    if office is not None and city is not None and office.jurisdiction[:4] == city[:4]:
        return True
    return office is None and city is not None and city in line.statement.scope.cities
