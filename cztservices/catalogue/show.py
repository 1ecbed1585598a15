"""One guide, with what belongs on its page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cztservices.catalogue.names import find_service
from cztservices.catalogue.requirements import GuideRequirement, find_requirements
from cztservices.domain.case import Case, fold_answers, resolve_case
from cztservices.domain.catalogue import (
    Accepted,
    Channel,
    ChannelRef,
    Licence,
    ListEntry,
    MaterialForm,
    Office,
    OfficeRef,
    PublishedList,
    Service,
    Source,
    Statement,
)
from cztservices.domain.dates import SHELF_LIFE, Doubt, doubt_of
from cztservices.domain.guide import Guide, resolve_guide
from cztservices.domain.hall import Hall, HallLayer, lay_hall_notes
from cztservices.domain.questions import QuestionTree
from cztservices.domain.words import Element, HandlingMode, ServiceState
from cztservices.storage.catalogue_db import CatalogueDb

JOURNEYS = ("transit-intercity-rail", "transit-metro-west-ring", "transit-intercity-bus")
"""Services that are ways to travel between the cities."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A published list that a service is on, and the entries of it that are about the service."""

    published: PublishedList
    entries: tuple[ListEntry, ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """A way to travel between the two cities: a service of its own, and what holds of it in this direction."""

    service: Service
    statement: Statement


@dataclass(frozen=True, slots=True)
class ShownGuide:
    """A guide with what belongs on its page.

    ``ask`` is the hotline for what is not known; licences, offices and channels are those that its lines name, by id;
    ``version`` is the catalogue's name; ``doubts`` are why to ring before trusting the hours of an office, by id;
    ``requirements`` are what its materials are asked for, by id, with what is accepted in this direction.
    ``questions`` are those that the service asks, if any; ``case`` is where answers led, None where nothing was
    answered and it is the general guide; ``proof`` are the sources of the outcome; ``instead`` is the service to look
    at where it is not possible in that case.
    ``hall`` is what the hall adds in which this computer stands, None where it stands in none.
    """

    guide: Guide
    ask: Channel | None
    licences: Mapping[str, Licence]
    lists: tuple[Mention, ...]
    version: str
    offices: Mapping[str, Office]
    channels: Mapping[str, Channel]
    journeys: tuple[Journey, ...]
    doubts: Mapping[str, Doubt | None] = field(default_factory=dict)
    questions: QuestionTree | None = None
    case: Case | None = None
    proof: tuple[Source, ...] = ()
    instead: Service | None = None
    requirements: Mapping[str, GuideRequirement] = field(default_factory=dict)
    hall: HallLayer | None = None

    @property
    def accepted(self) -> tuple[Accepted, ...]:
        """Everything that is accepted for its materials."""
        return tuple(one for asked in self.requirements.values() for one in asked.accepted)


def show_guide(
    db: CatalogueDb,
    service_id: str,
    origin: str | None,
    destination: str | None,
    day: date,
    answers: Mapping[str, str] | None = None,
    hall: Hall | None = None,
) -> ShownGuide:
    """The guide of a service from city ``origin`` to city ``destination`` (codes, or None where not known) on ``day``.

    With ``answers`` (by question) that lead to an outcome it is the guide of that case; else the general one. ``hall``
    lays its notes on it.

    Raises:
        UnknownNameError: there is no such service.
    """
    service, tree = find_service(db, service_id), db.questions(service_id)
    case = fold_answers(tree, answers) if tree is not None and answers is not None else None
    outcome = case.outcome if case is not None else None
    statements = db.statements(service_id)
    guide = resolve_case(service, tree, outcome, statements, origin, destination, day)
    values = [line.statement.value for lines in guide.elements.values() for line in lines]
    requirements = find_requirements(db, guide)
    licences = {value.licence for value in values if isinstance(value, MaterialForm) and value.licence}
    licences |= {one.form.licence for asked in requirements.values() for one in asked.accepted if one.form.licence}
    offices = {value.office for value in values if isinstance(value, OfficeRef)}
    channels = {value.channel for value in values if isinstance(value, ChannelRef)}
    named = {one.id: one for one in db.offices() if one.id in offices} if offices else {}
    ask = (outcome.ring if outcome is not None else None) or service.ask
    return ShownGuide(
        guide,
        db.channel(ask),
        {one.id: one for one in db.licences() if one.id in licences} if licences else {},
        find_mentions(db.lists(), service_id),
        db.version(),
        named,
        {one.id: one for one in db.channels() if one.id in channels} if channels else {},
        find_journeys(db, guide),
        _doubt_hours(db, named.values(), day) if named else {},
        tree,
        case,
        tuple(db.sources()[key] for key in outcome.sources) if outcome is not None else (),
        db.service(outcome.instead) if outcome is not None and outcome.instead else None,
        requirements,
        lay_hall_notes(guide, statements, hall) if hall is not None else None,
    )


def _doubt_hours(db: CatalogueDb, offices: Iterable[Office], day: date) -> dict[str, Doubt | None]:
    known, life = db.sources(), SHELF_LIFE[Element.OFFICE]
    return {one.id: doubt_of([known[source] for source in one.contact_sources], life, day) for one in offices}


def find_journeys(db: CatalogueDb, guide: Guide) -> tuple[Journey, ...]:
    """How to travel between the cities of ``guide``, as far as the catalogue has services for it.

    None where no journey is needed, and none for a way to travel itself.
    """
    stays = guide.mode in (HandlingMode.FULLY_ONLINE, HandlingMode.NO_ACTION) or guide.state is ServiceState.ENDED
    if stays or not guide.is_possible or guide.service.id in JOURNEYS or not (guide.origin and guide.destination):
        return ()
    found = []
    for key, statements in db.statements_of_elements((Element.STATUS, Element.HANDLING_MODE), JOURNEYS).items():
        way = resolve_guide(find_service(db, key), statements, guide.origin, guide.destination, guide.day)
        holding = way.holding(Element.HANDLING_MODE)
        if holding and way.state is not ServiceState.ENDED:
            found.append(Journey(way.service, holding[0]))
    return tuple(sorted(found, key=lambda journey: JOURNEYS.index(journey.service.id)))


def find_mentions(lists: list[PublishedList], service_id: str) -> tuple[Mention, ...]:
    """The published lists that name a service, each with its own entries: lists are never merged."""
    mentions = (Mention(one, tuple(e for e in one.entries if service_id in e.services)) for one in lists)
    return tuple(mention for mention in mentions if mention.entries)
