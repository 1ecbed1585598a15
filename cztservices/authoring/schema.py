"""What authors may write in ``data/``: one pydantic model for each kind of file.

``catalogue schema`` writes these models as JSON Schema beside the data, so that an editor completes and underlines.
Files are read with every scalar as text; the models turn text into numbers and dates.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, RootModel, model_validator

from cztservices.authoring.faults import Mistake
from cztservices.domain.words import (
    Audience,
    ChannelKind,
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
from cztservices.i18n import N_

Id = Annotated[str, Field(max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="kebab-case id")]


def _printable(text: str) -> str:
    """Refuse signs that no page shows and no spreadsheet holds."""
    for sign in text:
        if unicodedata.category(sign) in ("Cc", "Zl", "Zp", "Cs") or sign in "\ufffe\uffff":
            raise Mistake(
                N_("holds the sign {code}, which cannot be seen"), N_("take it out"), code=f"U+{ord(sign):04X}"
            )
    return text


Line = Annotated[str, Field(min_length=1, max_length=600, pattern=r"^\S(.*\S)?$"), AfterValidator(_printable)]


def _whole_day(text: object) -> object:
    """Refuse what pydantic would take for a day but no author means as one, a bare number for instance."""
    if isinstance(text, date):
        return text
    if not isinstance(text, str) or not DAY.fullmatch(text):
        raise Mistake(N_("{value} is no day"), N_("write YYYY-MM-DD"), value=str(text)[:40])
    return text


def _real_day(text: str) -> str:
    """Refuse a month or a day that the calendar does not have."""
    try:
        date.fromisoformat((text + "-01-01")[: len("2024-01-09")])
    except ValueError:
        raise Mistake(N_("{value} is no day"), N_("write YYYY, YYYY-MM or YYYY-MM-DD"), value=text) from None
    return text


DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Day = Annotated[date, BeforeValidator(_whole_day), Field(description="YYYY-MM-DD")]
SourceDay = Annotated[
    str,
    AfterValidator(_real_day),
    Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", description="YYYY, YYYY-MM or YYYY-MM-DD"),
]
_PHONE = r"^([0-9]{3,5}|0[0-9]{2,3}-[0-9]{7,8}(-[0-9]{1,5})?|400-[0-9]{3}-[0-9]{4}|1[0-9]{10})$"
Phone = Annotated[str, Field(pattern=_PHONE, description="0731-88881234 or 12345")]
Clock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$", description="HH:MM")]

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _days_from_text(text: object) -> object:
    """Read ``mon-fri`` or ``sat,sun`` as ISO weekday numbers."""
    if not isinstance(text, str):
        raise Mistake(N_("{word} is no weekday"), N_("write mon-fri or sat,sun"), word=str(text)[:40])
    days: list[int] = []
    for part in text.split(","):
        first, _, last = part.strip().partition("-")
        if first not in WEEK or (last or first) not in WEEK:
            raise Mistake(N_("{word} is no weekday"), N_("write mon-fri or sat,sun"), word=part.strip())
        days += range(WEEK.index(first) + 1, WEEK.index(last or first) + 2)
    return days


Days = Annotated[
    tuple[int, ...],
    BeforeValidator(_days_from_text, json_schema_input_type=str),
    Field(min_length=1, description="mon-fri or sat,sun"),
]


class Model(BaseModel):
    """Base of all models: unknown fields are faults."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Model):
    """The same words in both languages."""

    zh: Line
    en: Line


class Aliases(Model):
    """What people say instead of the name."""

    zh: tuple[Line, ...] = ()
    en: tuple[Line, ...] = ()


class SourceText(Model):
    """One entry of ``sources.yaml``."""

    title: Line
    publisher: Line
    publisher_en: Annotated[Line | None, Field(description="the Chinese name serves where it is absent")] = None
    grade: Grade
    published: SourceDay | None = None
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None


class JurisdictionText(Model):
    """One entry of ``jurisdictions.yaml``, keyed by its code."""

    kind: JurisdictionKind
    name: Words
    parent: str | None = None
    aliases: tuple[Line, ...] = ()
    sources: tuple[Id, ...] = ()


class Sourced(Model):
    """Something that stands on sources of its own."""

    sources: tuple[Id, ...] = Field(min_length=1)
    verified: Day


class ChannelText(Sourced):
    """One entry of ``channels.yaml``."""

    kind: ChannelKind
    name: Words
    provider: str
    aliases: tuple[Line, ...] = ()
    phone: Phone | None = None
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    note: Words | None = None


class LicenceText(Sourced):
    """One entry of ``licences.yaml``."""

    name: Words
    issuer: Words | None = None
    recognised: tuple[str, ...] = ()
    aliases: tuple[Line, ...] = ()


class Valid(Model):
    """Something that may hold from a day, until a day (both included), or between two."""

    valid_from: Day | None = None
    valid_to: Day | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise Mistake(N_("valid_to is before valid_from"), N_("swap them"))
        return self


class HoursText(Valid):
    """One stretch of opening hours."""

    days: Days
    opens: Clock
    closes: Clock

    @model_validator(mode="after")
    def _closes_after_it_opens(self) -> Self:
        if self.closes <= self.opens:
            raise Mistake(N_("closes is not after opens"), N_("write one stretch for each half of the day"))
        return self


class HoursExceptionText(Model):
    """Days (first and last included) on which other hours hold; no hours means closed."""

    first: Day
    last: Day
    opens: Clock | None = None
    closes: Clock | None = None
    note: Words | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.last < self.first:
            raise Mistake(N_("last is before first"), N_("swap them"))
        if (self.opens is None) != (self.closes is None):
            raise Mistake(N_("opens and closes belong together"), N_("give both, or neither when it is closed"))
        if self.opens and self.closes and self.closes <= self.opens:
            raise Mistake(N_("closes is not after opens"), N_("write one stretch for each half of the day"))
        return self


class WindowText(Model):
    """One window of an office; ``cross_city`` when it takes files for another city."""

    name: Words
    cross_city: bool = False


class OfficeText(Sourced, Valid):
    """One entry of ``offices/CODE.yaml``."""

    name: Words
    jurisdiction: str | None = Field(default=None, description="district code; the file's city when absent")
    address: Words | None = None
    phones: tuple[Phone, ...] = ()
    contact_sources: Annotated[
        tuple[Id, ...], Field(description="those of the sources that give address, phones and hours; all when absent")
    ] = ()
    hours: tuple[HoursText, ...] = ()
    exceptions: tuple[HoursExceptionText, ...] = ()
    windows: tuple[WindowText, ...] = ()
    note: Words | None = None
    aliases: tuple[Line, ...] = ()


class ListEntryText(Model):
    """One entry of a published list that is known by name, and the services it is about."""

    name: Words
    services: tuple[Id, ...] = ()


class PublishedListText(Sourced):
    """One entry of ``lists.yaml``: a list as its issuer published it, never merged with another."""

    name: Words
    issuer: Words
    about: ListSubject
    scope: Annotated[str, Field(description="where the list holds: nation, hunan, czt, changsha, …")]
    published: SourceDay | None = None
    count: Annotated[int, Field(ge=1, description="how many entries the issuer says it has")] | None = None
    at_least: bool = Field(default=False, description="the issuer says “more than”")
    note: Words | None = None
    entries: tuple[ListEntryText, ...] = ()


class LifeEventStepText(Model):
    """One service on the way through a life event, and why it comes at this place."""

    service: Id
    why: Words


class LifeEventText(Model):
    """One entry of ``life_events.yaml``."""

    name: Words
    aliases: Aliases = Aliases()
    lead: Words = Field(description="one or two sentences: who this is for and what to do first")
    steps: tuple[LifeEventStepText, ...] = Field(min_length=1)


class DaysText(Model):
    """A number of days of one kind."""

    count: int = Field(ge=0, le=3650)
    kind: DayKind


class GroupText(Model):
    """Words that mean the same to somebody who asks an office; the first names the group."""

    words: tuple[Line, ...] = Field(min_length=1)
    en: tuple[Line, ...] = ()
    under: Annotated[tuple[Line, ...], Field(description="broader groups, by their first word")] = ()
    context: Annotated[bool, Field(description="beside a place, it says only where the record is")] = False
    place: Annotated[str, Field(description="code of the place that they stand in, and nowhere else")] = ""
    reason: Line


class PairText(Model):
    """Verbs that mean a group only beside certain objects."""

    verbs: tuple[Line, ...] = Field(min_length=1)
    objects: Annotated[tuple[Line, ...], Field(min_length=1, description="first words of groups, or plain words")]
    means: Annotated[Line, Field(description="first word of a group")]
    reason: Line


class AskingText(Model):
    """Words of asking and filler, taken out before anything is looked for."""

    words: tuple[Line, ...] = ()
    en: tuple[Line, ...] = ()
    element: Annotated[Element | None, Field(description="the part of the guide that they ask for")] = None
    reason: Line


class EverydayPlaceText(Model):
    """Everyday names of a place; a weak one exists in several cities."""

    names: tuple[Line, ...] = Field(min_length=1)
    code: str
    weak: bool = False
    reason: Line


class LexiconText(Model):
    """The file ``lexicon.yaml``."""

    groups: tuple[GroupText, ...] = ()
    pairs: tuple[PairText, ...] = ()
    asking: tuple[AskingText, ...] = ()
    places: tuple[EverydayPlaceText, ...] = ()


class SayingsText(Model):
    """What people say when they mean an entry, in whole phrases."""

    zh: tuple[Line, ...] = ()
    en: tuple[Line, ...] = ()


class SayingsFile(RootModel[dict[Id, SayingsText]]):
    """The file ``sayings.yaml``: sayings by the id of any service, life event, licence, office or channel."""


VALUE_FIELDS = {
    Element.HANDLING_MODE: ("mode",),
    Element.STATUS: ("state",),
    Element.TIME_LIMIT: ("days",),
    Element.FEE: ("yuan",),
    Element.AMOUNT: ("yuan",),
    Element.MATERIAL: ("originals", "copies", "licence"),
    Element.CHANNEL: ("channel",),
    Element.OFFICE: ("office",),
}
REQUIRED_VALUE = {Element.STATUS: "state"}
SELF_DESCRIBING = {Element.CHANNEL: "channel", Element.OFFICE: "office"}
"""Elements whose words may be left out when the reference is there: the channel or office describes itself."""


class StatementText(Valid):
    """One statement in a service file."""

    id: Id
    element: Element
    scope: Annotated[str, Field(description="nation, hunan, czt, changsha, changsha@origin, xiangtan->changsha")]
    text: Words | None = None
    sources: tuple[Id, ...] = Field(min_length=1)
    verified: Day | None = Field(default=None, description="the file's verified date when absent")
    replaces: Annotated[tuple[Id, ...], Field(description="statements that this one makes void")] = ()
    contradicts: Annotated[
        tuple[Id, ...], Field(description="statements that say otherwise: the better proven one is shown before")
    ] = ()
    mode: HandlingMode | None = None
    state: ServiceState | None = None
    days: DaysText | None = None
    yuan: Annotated[Decimal, Field(ge=0)] | None = None
    originals: int | None = Field(default=None, ge=0, le=20)
    copies: int | None = Field(default=None, ge=0, le=20)
    licence: Id | None = None
    channel: Id | None = None
    office: Id | None = None

    @model_validator(mode="after")
    def _value_fits_the_element(self) -> Self:
        allowed = VALUE_FIELDS.get(self.element, ())
        for name in {name for names in VALUE_FIELDS.values() for name in names} - set(allowed):
            if getattr(self, name) is not None:
                raise Mistake(
                    N_("{name} does not belong to {element}"), N_("take it out"), name=name, element=self.element.value
                )
        required = REQUIRED_VALUE.get(self.element)
        if required and getattr(self, required) is None:
            raise Mistake(N_("{element} needs {name}"), N_("add it"), name=required, element=self.element.value)
        reference = SELF_DESCRIBING.get(self.element)
        if self.text is None and not (reference and getattr(self, reference)):
            raise Mistake(N_("text is missing"), N_("add text with zh and en"))
        return self


class EndsText(Model):
    """The labels of the two ends; a service with one end gives one."""

    origin: Words | None = None
    destination: Words | None = None

    @model_validator(mode="after")
    def _has_an_end(self) -> Self:
        if self.origin is None and self.destination is None:
            raise Mistake(N_("there is no end"), N_("give origin, destination or both"))
        return self


class ServiceText(Model):
    """One file ``services/DOMAIN/ID.yaml``."""

    id: Id
    name: Words
    aliases: Aliases = Aliases()
    domain: Domain
    audience: Audience
    ends: EndsText
    decided_by: End = End.ORIGIN
    ask: Id = Field(description="channel id of the hotline for what is not known")
    standing: int = Field(default=50, ge=0, le=100)
    verified: Day
    statements: tuple[StatementText, ...] = ()


REGISTRIES: Mapping[str, type[BaseModel]] = {
    "jurisdictions": JurisdictionText,
    "sources": SourceText,
    "channels": ChannelText,
    "licences": LicenceText,
    "lists": PublishedListText,
    "life_events": LifeEventText,
    "offices": OfficeText,
}
"""The entries of ``NAME.yaml``, keyed by their ids; offices stand in ``offices/CODE.yaml``, one file a city."""
