"""What the catalogue holds: services, statements, sources, offices, channels, licences, jurisdictions."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cztservices.domain.lexicon import Lexicon, Sayings
from cztservices.domain.scope import Scope
from cztservices.domain.words import (
    Audience,
    ChannelKind,
    CounterRole,
    DayKind,
    Domain,
    Element,
    End,
    Grade,
    HandlingMode,
    JurisdictionKind,
    ListSubject,
    ServiceState,
)

if TYPE_CHECKING:
    from cztservices.domain.questions import QuestionTree


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """One administrative division (GB/T 2260 code) or the area ``czt``."""

    code: str
    kind: JurisdictionKind
    name: Text
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document or page that a statement rests on.

    ``published`` is what the source says of itself: ``2024``, ``2024-01``, ``2024-01-09`` or None. ``url`` is None
    for a document known only by title, publisher and date.
    """

    id: str
    title: str
    publisher: Text
    grade: Grade
    published: str | None = None
    url: str | None = None


def best_grade(sources: Iterable[Source]) -> Grade:
    """Grade of the best of ``sources``; OTHER when there is none."""
    grades = list(Grade)
    return min((source.grade for source in sources), key=grades.index, default=Grade.OTHER)


def newest_date(sources: Iterable[Source]) -> str:
    """Date of the newest source that may vouch, as it writes it; empty when none is dated.

    Official sources and the press may; a page of grade OTHER that repeats them does not make a fact younger, and counts
    only where nothing better says it.
    """
    cited = list(sources)
    proven = [source for source in cited if source.grade is not Grade.OTHER]
    return max((source.published or "" for source in proven or cited), default="")


@dataclass(frozen=True, slots=True)
class Duration:
    """A number of days, working or calendar."""

    days: int
    kind: DayKind


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in yuan."""

    yuan: Decimal


@dataclass(frozen=True, slots=True)
class MaterialForm:
    """How a material is handed in: number of originals and copies, and the licence that may stand in for it.

    ``requirement`` is what it is asked for, which more than one paper may meet.
    """

    originals: int = 0
    copies: int = 0
    licence: str | None = None
    requirement: str | None = None


@dataclass(frozen=True, slots=True)
class ChannelRef:
    """The channel that a statement is about."""

    channel: str


@dataclass(frozen=True, slots=True)
class OfficeRef:
    """The office that a statement is about."""

    office: str


Value = HandlingMode | ServiceState | Duration | Money | MaterialForm | ChannelRef | OfficeRef | None
"""The machine-readable part of a statement; which type it has follows from the element."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact about one element of one service, in one scope, with its sources.

    ``position`` is the place in the author's file and orders statements that nothing else orders. ``verified`` is the
    day when the statement was last checked against its sources. ``replaces`` names statements of the same service and
    element that this one makes void where both apply; ``contradicts`` names those that say otherwise, of which the
    better proven one prevails. ``valid_from`` and ``valid_to`` are its first and last day, where a source gives them.
    ``english_is_older`` says that the Chinese has changed since the English was written. ``case_only`` is a statement
    that holds in certain cases only, which the questions of the service tell apart. ``counter`` is what the line means
    to a window that takes the file in for another city.
    """

    id: str
    element: Element
    scope: Scope
    text: Text
    sources: tuple[Source, ...]
    verified: date
    position: int = 0
    value: Value = None
    replaces: frozenset[str] = frozenset()
    contradicts: frozenset[str] = frozenset()
    valid_from: date | None = None
    valid_to: date | None = None
    english_is_older: bool = False
    case_only: bool = False
    counter: CounterRole | None = None

    @property
    def grade(self) -> Grade:
        """Grade of the best source; OTHER when there is none."""
        return best_grade(self.sources)

    @property
    def published(self) -> str:
        """Date of the newest source that may vouch for it, as that source writes it; empty when none is dated."""
        return newest_date(self.sources)


@dataclass(frozen=True, slots=True)
class Service:
    """One thing that people come for.

    ``origin_label`` and ``destination_label`` name the two ends in the words of this service (参保地→就医地); one of
    them is None for a service with one end. ``decided_by`` is the end whose office decides, so that its rule prevails
    where both cities have one. ``ask`` is the hotline for what is not known. ``standing`` (0 to 100) orders services
    that match a query equally well. ``number`` (1 to 255) stands for the service in codes and is never given
    to another; None while it has none.
    """

    id: str
    name: Text
    domain: Domain
    audience: Audience
    ask: str
    origin_label: Text | None = None
    destination_label: Text | None = None
    decided_by: End = End.ORIGIN
    standing: int = 50
    aliases_zh: tuple[str, ...] = ()
    aliases_en: tuple[str, ...] = ()
    number: int | None = None

    def has_end(self, end: End) -> bool:
        """Whether the service has that end."""
        return (self.origin_label if end is End.ORIGIN else self.destination_label) is not None


@dataclass(frozen=True, slots=True)
class Channel:
    """An app, mini-program, web site, hotline, window or self-service machine."""

    id: str
    kind: ChannelKind
    name: Text
    provider: str
    sources: tuple[str, ...]
    verified: date
    aliases: tuple[str, ...] = ()
    phone: str | None = None
    url: str | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Open from ``opens`` to ``closes`` (HH:MM, local time) on ``days`` (1 Monday … 7 Sunday)."""

    days: tuple[int, ...]
    opens: str
    closes: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class HoursException:
    """From ``first`` to ``last``, both included, other hours hold; closed when ``opens`` is None."""

    first: date
    last: date
    opens: str | None = None
    closes: str | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """One window of an office; a ``cross_city`` one takes files for another city."""

    name: Text
    cross_city: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """A place where people are received; ``contact_sources`` prove its address, phones and hours."""

    id: str
    jurisdiction: str
    name: Text
    sources: tuple[str, ...]
    verified: date
    address: Text | None = None
    phones: tuple[str, ...] = ()
    contact_sources: tuple[str, ...] = ()
    hours: tuple[OpeningHours, ...] = ()
    exceptions: tuple[HoursException, ...] = ()
    windows: tuple[Window, ...] = ()
    note: Text | None = None
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Licence:
    """A kind of electronic licence and where it is recognised (jurisdiction codes)."""

    id: str
    name: Text
    sources: tuple[str, ...]
    verified: date
    issuer: Text | None = None
    recognised: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry of a published list that is known by name, and the services that it is about."""

    name: Text
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedList:
    """A list as one issuer published it on one date; lists of others are other lists.

    ``count`` is how many entries the issuer says it has (``at_least`` when it says "more than"); ``entries`` are those
    known by name, often far fewer.
    """

    id: str
    name: Text
    issuer: Text
    about: ListSubject
    scope: Scope
    sources: tuple[str, ...]
    verified: date
    published: str | None = None
    count: int | None = None
    at_least: bool = False
    note: Text | None = None
    entries: tuple[ListEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class LifeEventStep:
    """One service on the way through a life event, and why it comes at this place."""

    service: str
    why: Text


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Something that happens in a life, and the services in the order in which one meets them."""

    id: str
    name: Text
    lead: Text
    steps: tuple[LifeEventStep, ...]
    aliases_zh: tuple[str, ...] = ()
    aliases_en: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Accepted:
    """One thing that is accepted for a requirement: a statement of element material, whose value is its form.

    ``issuer`` is who issues it and ``valid_for`` how long it is good, as its sources say; ``services`` are the only
    ones for which it is accepted, empty where it is for all that ask for it.
    """

    statement: Statement
    issuer: Text | None = None
    valid_for: Text | None = None
    services: tuple[str, ...] = ()

    @property
    def form(self) -> MaterialForm:
        """How it is handed in."""
        value = self.statement.value
        return value if isinstance(value, MaterialForm) else MaterialForm()


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that materials are asked for ("proof of living there"), and all that is accepted for it."""

    id: str
    name: Text
    accepted: tuple[Accepted, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that is built from ``data/``: records by id, in the order in which they are shown or stored."""

    jurisdictions: dict[str, Jurisdiction]
    sources: dict[str, Source]
    channels: dict[str, Channel]
    licences: dict[str, Licence]
    offices: dict[str, Office]
    lists: dict[str, PublishedList]
    life_events: dict[str, LifeEvent]
    services: dict[str, Service]
    statements: dict[str, tuple[Statement, ...]]
    """Statements by service id, in the author's order."""
    lexicon: Lexicon = field(default_factory=Lexicon)
    sayings: dict[str, Sayings] = field(default_factory=dict)
    questions: "dict[str, QuestionTree]" = field(default_factory=dict)
    """Questions by service id; services that ask none are not among them."""
    requirements: dict[str, Requirement] = field(default_factory=dict)
