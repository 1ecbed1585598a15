"""What authors may write in ``data/``: one pydantic model for each kind of file.

``catalogue schema`` writes these models as JSON Schema beside the data, so that an editor completes and underlines.
Files are read with every scalar as text; the models turn text into numbers and dates.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, RootModel, model_validator

from cztservices.authoring.faults import Mistake
from cztservices.authoring.text_fields import Alias, Clock, Day, Days, Id, Line, NameEn, NameZh, Phone, SourceDay, Url
from cztservices.domain.questions import NO, UNSURE, YES
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
    OutcomeKind,
    QuestionKind,
    ServiceState,
)
from cztservices.i18n import N_


class Model(BaseModel):
    """Base of all models: unknown fields are faults."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Model):
    """The same words in both languages."""

    zh: Line
    en: Line


class Name(Words):
    """What something is called in both languages; short, since it stands on buttons and in lists."""

    zh: NameZh
    en: NameEn


class Aliases(Model):
    """What people say instead of the name."""

    zh: tuple[Alias, ...] = ()
    en: tuple[Alias, ...] = ()


class SourceText(Model):
    """One entry of ``sources.yaml``."""

    title: Line
    publisher: Line
    publisher_en: Annotated[Line | None, Field(description="the Chinese name serves where it is absent")] = None
    grade: Grade
    published: SourceDay | None = None
    url: Url | None = None


class JurisdictionText(Model):
    """One entry of ``jurisdictions.yaml``, keyed by its code."""

    kind: JurisdictionKind
    name: Name
    parent: str | None = None
    aliases: tuple[Alias, ...] = ()
    sources: tuple[Id, ...] = ()


class Sourced(Model):
    """Something that stands on sources of its own."""

    sources: tuple[Id, ...] = Field(min_length=1)
    verified: Day


class ChannelText(Sourced):
    """One entry of ``channels.yaml``."""

    kind: ChannelKind
    name: Name
    provider: str
    aliases: tuple[Alias, ...] = ()
    phone: Phone | None = None
    url: Url | None = None
    note: Words | None = None


class LicenceText(Sourced):
    """One entry of ``licences.yaml``."""

    name: Name
    issuer: Name | None = None
    recognised: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()


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

    name: Name
    cross_city: bool = False


class OfficeText(Sourced, Valid):
    """One entry of ``offices/CODE.yaml``."""

    name: Name
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
    aliases: tuple[Alias, ...] = ()


class ListEntryText(Model):
    """One entry of a published list that is known by name, and the services it is about."""

    name: Name
    services: tuple[Id, ...] = ()


class AcceptedText(Valid):
    """One thing that is accepted for a requirement."""

    text: Words
    scope: Annotated[str, Field(description="where it is accepted: nation, hunan, czt, changsha, changsha@origin, …")]
    originals: int | None = Field(default=None, ge=0, le=20)
    copies: int | None = Field(default=None, ge=0, le=20)
    issuer: Annotated[Name | None, Field(description="who issues it")] = None
    valid_for: Annotated[Name | None, Field(description="how long it is good, as the source says")] = None
    licence: Annotated[Id | None, Field(description="the electronic licence that stands in for it")] = None
    services: Annotated[tuple[Id, ...], Field(description="accepted for these alone; for all when absent")] = ()
    sources: tuple[Id, ...] = Field(min_length=1)
    verified: Day | None = Field(default=None, description="the verified date of the requirement when absent")


class RequirementText(Model):
    """One entry of ``requirements.yaml``: what a material is asked for, and all that is accepted for it."""

    name: Name
    verified: Day
    accepted: tuple[AcceptedText, ...] = ()


class PublishedListText(Sourced):
    """One entry of ``lists.yaml``: a list as its issuer published it, never merged with another."""

    name: Name
    issuer: Name
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

    name: Name
    aliases: Aliases = Aliases()
    lead: Words = Field(description="one or two sentences: who this is for and what to do first")
    steps: tuple[LifeEventStepText, ...] = Field(min_length=1)


class DaysText(Model):
    """A number of days of one kind."""

    count: int = Field(ge=0, le=3650)
    kind: DayKind


class GroupText(Model):
    """Words that mean the same to somebody who asks an office; the first names the group."""

    words: tuple[Alias, ...] = Field(min_length=1)
    en: tuple[Alias, ...] = ()
    under: Annotated[tuple[Alias, ...], Field(description="broader groups, by their first word")] = ()
    context: Annotated[bool, Field(description="beside a place, it says only where the record is")] = False
    place: Annotated[str, Field(description="code of the place that they stand in, and nowhere else")] = ""
    reason: Line


class PairText(Model):
    """Verbs that mean a group only beside certain objects."""

    verbs: tuple[Alias, ...] = Field(min_length=1)
    objects: Annotated[tuple[Alias, ...], Field(min_length=1, description="first words of groups, or plain words")]
    means: Annotated[Alias, Field(description="first word of a group")]
    reason: Line


class AskingText(Model):
    """Words of asking and filler, taken out before anything is looked for."""

    words: tuple[Alias, ...] = ()
    en: tuple[Alias, ...] = ()
    element: Annotated[Element | None, Field(description="the part of the guide that they ask for")] = None
    reason: Line


class EverydayPlaceText(Model):
    """Everyday names of a place; a weak one exists in several cities."""

    names: tuple[Alias, ...] = Field(min_length=1)
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

    zh: tuple[Alias, ...] = ()
    en: tuple[Alias, ...] = ()


class SayingsFile(RootModel[dict[Id, SayingsText]]):
    """The file ``sayings.yaml``: sayings by the id of any service, life event, licence, office or channel."""


VALUE_FIELDS = {
    Element.HANDLING_MODE: ("mode",),
    Element.STATUS: ("state",),
    Element.TIME_LIMIT: ("days",),
    Element.FEE: ("yuan",),
    Element.AMOUNT: ("yuan",),
    Element.MATERIAL: ("originals", "copies", "licence", "requirement"),
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
    counter: Annotated[
        CounterRole | None, Field(description="what it means to a window that takes the file in for another city")
    ] = None
    mode: HandlingMode | None = None
    state: ServiceState | None = None
    days: DaysText | None = None
    yuan: Annotated[Decimal, Field(ge=0)] | None = None
    originals: int | None = Field(default=None, ge=0, le=20)
    copies: int | None = Field(default=None, ge=0, le=20)
    licence: Id | None = None
    requirement: Annotated[Id | None, Field(description="what it is asked for: an id of requirements.yaml")] = None
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


class QuestionText(Model):
    """One question of a service; the first of a file is where the asking begins."""

    id: Id
    kind: QuestionKind
    text: Words
    why: Annotated[Words, Field(description="why it matters")]
    sources: Annotated[tuple[Id, ...], Field(min_length=1, description="what proves that it matters")]


class AnswerText(Model):
    """One answer to a question, and where it leads."""

    question: Id
    answer: Annotated[Id, Field(description="yes, no and unsure need no text")]
    text: Words | None = None
    to: Annotated[Id, Field(description="a question or an outcome")]

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.text is None and self.answer not in (YES, NO, UNSURE):
            raise Mistake(N_("text is missing"), N_("add text with zh and en"))
        return self


class OutcomeText(Model):
    """What holds in one case."""

    id: Id
    kind: OutcomeKind
    text: Annotated[Words, Field(description="the answer of the case, in one or two sentences")]
    sources: tuple[Id, ...] = Field(min_length=1)
    keeps: Annotated[tuple[Id, ...], Field(description="general statements that hold in certain cases only")] = ()
    adds: Annotated[tuple[Id, ...], Field(description="statements that are shown in this case only")] = ()
    withdraws: Annotated[tuple[Id, ...], Field(description="general statements that do not hold in this case")] = ()
    instead: Annotated[Id | None, Field(description="the service to look at where it is not possible")] = None
    ring: Annotated[Id | None, Field(description="channel id of whom to ask where it is not known")] = None
    unknown: Annotated[tuple[Element, ...], Field(description="elements that no source knows in this case")] = ()

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if self.kind is OutcomeKind.NOT_KNOWN and self.ring is None:
            raise Mistake(N_("{element} needs {name}"), N_("add it"), name="ring", element=self.kind.value)
        foreign = {
            "instead": self.kind is not OutcomeKind.NOT_POSSIBLE and self.instead,
            "ring": self.kind is OutcomeKind.POSSIBLE and self.ring,
            "unknown": self.kind is not OutcomeKind.POSSIBLE and self.unknown,
            "withdraws": self.kind is not OutcomeKind.POSSIBLE and self.withdraws,
        }
        for name in (name for name, given in foreign.items() if given):
            problem = N_("{name} does not belong to {element}")
            raise Mistake(problem, N_("take it out"), name=name, element=self.kind.value)
        return self


class EndsText(Model):
    """The labels of the two ends; a service with one end gives one."""

    origin: Name | None = None
    destination: Name | None = None

    @model_validator(mode="after")
    def _has_an_end(self) -> Self:
        if self.origin is None and self.destination is None:
            raise Mistake(N_("there is no end"), N_("give origin, destination or both"))
        return self


class ServiceText(Model):
    """One file ``services/DOMAIN/ID.yaml``."""

    id: Id
    name: Name
    aliases: Aliases = Aliases()
    domain: Domain
    audience: Audience
    ends: EndsText
    decided_by: End = End.ORIGIN
    ask: Id = Field(description="channel id of the hotline for what is not known")
    standing: int = Field(default=50, ge=0, le=100)
    verified: Day
    number: Annotated[
        int | None, Field(ge=1, le=255, description="stands for the service in codes; never given to another")
    ] = None
    statements: tuple[StatementText, ...] = ()
    questions: tuple[QuestionText, ...] = ()
    answers: tuple[AnswerText, ...] = ()
    outcomes: tuple[OutcomeText, ...] = ()


REGISTRIES: Mapping[str, type[BaseModel]] = {
    "jurisdictions": JurisdictionText,
    "sources": SourceText,
    "channels": ChannelText,
    "licences": LicenceText,
    "lists": PublishedListText,
    "life_events": LifeEventText,
    "offices": OfficeText,
    "requirements": RequirementText,
}
"""The entries of ``NAME.yaml``, keyed by their ids; offices stand in ``offices/CODE.yaml``, one file a city."""

OPTIONAL_REGISTRIES = frozenset({"requirements"})
"""Those without whose file the data is whole."""
