"""Rows of the catalogue as records of the domain."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cztservices.domain.catalogue import (
    Accepted,
    Channel,
    HoursException,
    Jurisdiction,
    Licence,
    LifeEvent,
    LifeEventStep,
    ListEntry,
    Office,
    OpeningHours,
    PublishedList,
    Requirement,
    Service,
    Source,
    Statement,
    Text,
    Window,
)
from cztservices.domain.questions import Answer, Outcome, Question, QuestionTree
from cztservices.domain.scope import Scope
from cztservices.domain.words import (
    Audience,
    ChannelKind,
    CounterRole,
    Domain,
    Element,
    End,
    Grade,
    JurisdictionKind,
    ListSubject,
)
from cztservices.storage.codec import decode_records, decode_strings, decode_value, shorten


def read_jurisdiction(row: Any) -> Jurisdiction:
    """One jurisdiction."""
    return Jurisdiction(
        code=row["code"],
        kind=JurisdictionKind(row["kind"]),
        name=_text(row, "name"),
        parent=row["parent"],
        aliases=decode_strings(row["aliases"]),
        sources=decode_strings(row["sources"]),
    )


def _text(row: Any, column: str) -> Text:
    return Text(shorten(row[f"{column}_zh"]), shorten(row[f"{column}_en"]))


def _optional_text(row: Any, column: str) -> Text | None:
    return _text(row, column) if row[f"{column}_zh"] is not None else None


def read_source(row: Any) -> Source:
    """One source."""
    return Source(
        row["id"],
        shorten(row["title"]),
        _text(row, "publisher"),
        Grade(row["grade"]),
        row["published"],
        row["url"] and shorten(row["url"]),
    )


def read_service(row: Any) -> Service:
    """One service, without its statements."""
    return Service(
        id=row["id"],
        name=_text(row, "name"),
        domain=Domain(row["domain"]),
        audience=Audience(row["audience"]),
        ask=row["ask"],
        origin_label=_optional_text(row, "origin_label"),
        destination_label=_optional_text(row, "destination_label"),
        decided_by=End(row["decided_by"]),
        standing=row["standing"],
        aliases_zh=decode_strings(row["aliases_zh"]),
        aliases_en=decode_strings(row["aliases_en"]),
        number=row["number"],
    )


def read_questions(row: Any) -> QuestionTree:
    """The questions of one service."""
    return QuestionTree(
        service=row["service"],
        questions=decode_records(Question, row["questions"]),
        answers=decode_records(Answer, row["answers"]),
        outcomes=decode_records(Outcome, row["outcomes"]),
    )


def read_statement(row: Any, sources: tuple[Source, ...]) -> Statement:
    """One statement with the sources that it cites."""
    return Statement(
        id=row["id"],
        element=Element(row["element"]),
        scope=Scope.parse(row["scope"]),
        text=_text(row, "text"),
        sources=sources,
        verified=date.fromisoformat(row["verified"]),
        position=row["position"],
        value=decode_value(row["value"]),
        replaces=frozenset(decode_strings(row["replaces"])),
        contradicts=frozenset(decode_strings(row["contradicts"])),
        valid_from=_optional_day(row["valid_from"]),
        valid_to=_optional_day(row["valid_to"]),
        english_is_older=bool(row["english_is_older"]),
        case_only=bool(row["case_only"]),
        counter=CounterRole(row["counter"]) if row["counter"] else None,
    )


def read_requirement(row: Any, accepted: tuple[Accepted, ...]) -> Requirement:
    """One requirement with all that is accepted for it."""
    return Requirement(row["id"], _text(row, "name"), accepted)


def read_accepted(row: Any, sources: Mapping[str, Source]) -> Accepted:
    """One thing that is accepted for a requirement; its sources are among ``sources``, by id."""
    cited = tuple(sources[source] for source in decode_strings(row["sources"]))
    issuer, valid_for = _optional_text(row, "issuer"), _optional_text(row, "valid_for")
    return Accepted(read_statement(row, cited), issuer, valid_for, decode_strings(row["services"]))


def _optional_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def read_licence(row: Any) -> Licence:
    """One kind of licence."""
    return Licence(
        id=row["id"],
        name=_text(row, "name"),
        sources=decode_strings(row["sources"]),
        verified=date.fromisoformat(row["verified"]),
        issuer=_optional_text(row, "issuer"),
        recognised=decode_strings(row["recognised"]),
        aliases=decode_strings(row["aliases"]),
    )


def read_office(row: Any) -> Office:
    """One office."""
    return Office(
        id=row["id"],
        jurisdiction=row["jurisdiction"],
        name=_text(row, "name"),
        sources=decode_strings(row["sources"]),
        verified=date.fromisoformat(row["verified"]),
        address=_optional_text(row, "address"),
        phones=decode_strings(row["phones"]),
        contact_sources=decode_strings(row["contact_sources"]),
        hours=decode_records(OpeningHours, row["hours"]),
        exceptions=decode_records(HoursException, row["exceptions"]),
        windows=decode_records(Window, row["windows"]),
        note=_optional_text(row, "note"),
        aliases=decode_strings(row["aliases"]),
        valid_from=_optional_day(row["valid_from"]),
        valid_to=_optional_day(row["valid_to"]),
    )


def read_list(row: Any) -> PublishedList:
    """One published list."""
    return PublishedList(
        id=row["id"],
        name=_text(row, "name"),
        issuer=_text(row, "issuer"),
        about=ListSubject(row["about"]),
        scope=Scope.parse(row["scope"]),
        sources=decode_strings(row["sources"]),
        verified=date.fromisoformat(row["verified"]),
        published=row["published"],
        count=row["count"],
        at_least=bool(row["at_least"]),
        note=_optional_text(row, "note"),
        entries=decode_records(ListEntry, row["entries"]),
    )


def read_life_event(row: Any) -> LifeEvent:
    """One life event."""
    return LifeEvent(
        id=row["id"],
        name=_text(row, "name"),
        lead=_text(row, "lead"),
        steps=decode_records(LifeEventStep, row["steps"]),
        aliases_zh=decode_strings(row["aliases_zh"]),
        aliases_en=decode_strings(row["aliases_en"]),
    )


def read_channel(row: Any) -> Channel:
    """One channel."""
    return Channel(
        id=row["id"],
        kind=ChannelKind(row["kind"]),
        name=_text(row, "name"),
        provider=row["provider"],
        sources=decode_strings(row["sources"]),
        verified=date.fromisoformat(row["verified"]),
        aliases=decode_strings(row["aliases"]),
        phone=row["phone"],
        url=row["url"] and shorten(row["url"]),
        note=_optional_text(row, "note"),
    )
