"""What authors may write in the registries of ``data/``: one pydantic model for each kind of file.

``catalogue schema`` writes these models, and those of services and of the lexicon, as JSON Schema beside the data, so
that an editor completes and underlines. Files are read with every scalar as text; the models turn text into numbers
and dates.
"""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import BaseModel, Field, model_validator

from cztservices.authoring.faults import Mistake
from cztservices.authoring.schema_parts import Aliases, Model, Name, Sourced, Valid, Words
from cztservices.authoring.text_fields import Alias, Clock, Day, Days, Id, Line, Phone, SourceDay, Url
from cztservices.domain.words import ChannelKind, Grade, JurisdictionKind, ListSubject
from cztservices.i18n import N_


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
