"""What authors may write in the file of one service: its statements, and what it asks."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator

from cztservices.authoring.faults import Mistake
from cztservices.authoring.schema_parts import Aliases, Model, Name, Valid, Words
from cztservices.authoring.text_fields import Day, Id
from cztservices.domain.questions import MOST_QUESTIONS, NO, UNSURE, YES
from cztservices.domain.state_code import MOST_NUMBERS
from cztservices.domain.words import (
    Audience,
    CounterRole,
    DayKind,
    Domain,
    Element,
    End,
    HandlingMode,
    OutcomeKind,
    QuestionKind,
    ServiceState,
)
from cztservices.i18n import N_


class DaysText(Model):
    """A number of days of one kind."""

    count: int = Field(ge=0, le=3650)
    kind: DayKind


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
            "instead": self.kind not in (OutcomeKind.NOT_POSSIBLE, OutcomeKind.NOT_NEEDED) and self.instead,
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
        int | None, Field(ge=1, le=MOST_NUMBERS, description="stands for the service in codes; never given to another")
    ] = None
    statements: tuple[StatementText, ...] = ()
    questions: tuple[QuestionText, ...] = Field(default=(), max_length=MOST_QUESTIONS)
    answers: tuple[AnswerText, ...] = ()
    outcomes: tuple[OutcomeText, ...] = ()
