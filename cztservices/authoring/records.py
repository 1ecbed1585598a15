"""From checked author's text to the domain's records."""

from collections.abc import Mapping, Sequence
from datetime import date

from cztservices.authoring.schema import (
    AcceptedText,
    ChannelText,
    HoursExceptionText,
    JurisdictionText,
    LicenceText,
    LifeEventText,
    OfficeText,
    PublishedListText,
    RequirementText,
    SourceText,
)
from cztservices.authoring.schema_parts import Words
from cztservices.authoring.schema_service import OutcomeText, ServiceText, StatementText
from cztservices.domain.catalogue import (
    Accepted,
    Channel,
    ChannelRef,
    Duration,
    HoursException,
    Jurisdiction,
    Licence,
    LifeEvent,
    LifeEventStep,
    ListEntry,
    MaterialForm,
    Money,
    Office,
    OfficeRef,
    OpeningHours,
    PublishedList,
    Requirement,
    Service,
    Source,
    Statement,
    Text,
    Value,
    Window,
)
from cztservices.domain.hours import describe_exceptions, describe_hours, describe_span
from cztservices.domain.questions import Answer, Outcome, Question, QuestionTree
from cztservices.domain.scope import Scope
from cztservices.domain.words import Element, Grade


def _text(words: Words) -> Text:
    return Text(words.zh, words.en)


def _optional_text(words: Words | None) -> Text | None:
    return None if words is None else _text(words)


def jurisdiction_record(code: str, text: JurisdictionText) -> Jurisdiction:
    """The record of one jurisdiction."""
    return Jurisdiction(code, text.kind, _text(text.name), text.parent, text.aliases, text.sources)


def source_record(key: str, text: SourceText) -> Source:
    """The record of one source."""
    publisher = Text(text.publisher, text.publisher_en or text.publisher)
    return Source(key, text.title, publisher, text.grade, text.published, text.url)


def channel_record(key: str, text: ChannelText) -> Channel:
    """The record of one channel."""
    name, note = _text(text.name), _optional_text(text.note)
    return Channel(
        key, text.kind, name, text.provider, text.sources, text.verified, text.aliases, text.phone, text.url, note
    )


def licence_record(key: str, text: LicenceText) -> Licence:
    """The record of one kind of licence."""
    issuer = _optional_text(text.issuer)
    return Licence(key, _text(text.name), text.sources, text.verified, issuer, text.recognised, text.aliases)


def office_record(key: str, text: OfficeText, city: str) -> Office:
    """The record of one office; ``city`` is the code of the file in which it stands."""
    return Office(
        id=key,
        jurisdiction=text.jurisdiction or city,
        name=_text(text.name),
        sources=text.sources,
        verified=text.verified,
        address=_optional_text(text.address),
        phones=text.phones,
        contact_sources=text.contact_sources or text.sources,
        hours=tuple(OpeningHours(h.days, h.opens, h.closes, h.valid_from, h.valid_to) for h in text.hours),
        exceptions=tuple(_exception_record(e) for e in text.exceptions),
        windows=tuple(Window(_text(w.name), w.cross_city) for w in text.windows),
        note=_optional_text(text.note),
        aliases=text.aliases,
        valid_from=text.valid_from,
        valid_to=text.valid_to,
    )


def _exception_record(text: HoursExceptionText) -> HoursException:
    return HoursException(text.first, text.last, text.opens, text.closes, _optional_text(text.note))


def list_record(key: str, text: PublishedListText, scope: Scope) -> PublishedList:
    """The record of one published list."""
    return PublishedList(
        id=key,
        name=_text(text.name),
        issuer=_text(text.issuer),
        about=text.about,
        scope=scope,
        sources=text.sources,
        verified=text.verified,
        published=text.published,
        count=text.count,
        at_least=text.at_least,
        note=_optional_text(text.note),
        entries=tuple(ListEntry(_text(entry.name), entry.services) for entry in text.entries),
    )


def life_event_record(key: str, text: LifeEventText) -> LifeEvent:
    """The record of one life event."""
    steps = tuple(LifeEventStep(step.service, _text(step.why)) for step in text.steps)
    return LifeEvent(key, _text(text.name), _text(text.lead), steps, text.aliases.zh, text.aliases.en)


def requirement_record(
    key: str, text: RequirementText, scopes: Sequence[Scope], sources: Mapping[str, Source]
) -> Requirement:
    """The record of one requirement; ``scopes`` are those of what is accepted, in its order."""
    accepted = (
        _accepted_record(f"{key}-{position + 1}", position, one, scope, one.verified or text.verified, sources)
        for position, (one, scope) in enumerate(zip(text.accepted, scopes, strict=True))
    )
    return Requirement(key, _text(text.name), tuple(accepted))


def _accepted_record(
    key: str, position: int, text: AcceptedText, scope: Scope, verified: date, sources: Mapping[str, Source]
) -> Accepted:
    statement = Statement(
        id=key,
        element=Element.MATERIAL,
        scope=scope,
        text=_text(text.text),
        sources=tuple(sources[source] for source in text.sources),
        verified=verified,
        position=position,
        value=MaterialForm(text.originals or 0, text.copies or 0, text.licence),
        valid_from=text.valid_from,
        valid_to=text.valid_to,
    )
    return Accepted(statement, _optional_text(text.issuer), _optional_text(text.valid_for), text.services)


def service_record(text: ServiceText) -> Service:
    """The record of one service, without its statements."""
    return Service(
        id=text.id,
        name=_text(text.name),
        domain=text.domain,
        audience=text.audience,
        ask=text.ask,
        origin_label=_optional_text(text.ends.origin),
        destination_label=_optional_text(text.ends.destination),
        decided_by=text.decided_by,
        standing=text.standing,
        aliases_zh=text.aliases.zh,
        aliases_en=text.aliases.en,
        number=text.number,
    )


def question_tree(text: ServiceText) -> QuestionTree | None:
    """The questions of a service with their answers and outcomes; None for a service that asks none."""
    if not text.questions:
        return None
    return QuestionTree(
        service=text.id,
        questions=tuple(Question(q.id, q.kind, _text(q.text), _text(q.why), q.sources) for q in text.questions),
        answers=tuple(Answer(a.question, a.answer, a.to, _optional_text(a.text)) for a in text.answers),
        outcomes=tuple(_outcome_record(outcome) for outcome in text.outcomes),
    )


def _outcome_record(text: OutcomeText) -> Outcome:
    return Outcome(
        id=text.id,
        kind=text.kind,
        text=_text(text.text),
        sources=text.sources,
        keeps=text.keeps,
        adds=text.adds,
        withdraws=text.withdraws,
        instead=text.instead,
        ring=text.ring,
        unknown=tuple(element.value for element in text.unknown),
    )


def statement_record(
    text: StatementText,
    position: int,
    scope: Scope,
    verified: date,
    sources: Mapping[str, Source],
    channels: Mapping[str, Channel],
    offices: Mapping[str, Office],
    *,
    case_only: bool = False,
) -> Statement:
    """The record of one statement; a channel or office without words of its own describes itself."""
    cited = tuple(sources[key] for key in text.sources)
    words = _optional_text(text.text)
    if text.office:
        office = offices[text.office]
        words = _describe_office(office) if words is None else _place(words, office, cited, sources)
        cited = _with_sources_of(office, cited, sources)
    elif words is None:
        words = _describe_channel(channels[str(text.channel)])
    return Statement(
        id=text.id,
        element=text.element,
        scope=scope,
        text=words,
        sources=cited,
        verified=text.verified or verified,
        position=position,
        value=_value(text),
        replaces=frozenset(text.replaces),
        contradicts=frozenset(text.contradicts),
        valid_from=text.valid_from,
        valid_to=text.valid_to,
        case_only=case_only,
        counter=text.counter,
    )


def _value(text: StatementText) -> Value:
    if text.days is not None:
        return Duration(text.days.count, text.days.kind)
    if text.yuan is not None:
        return Money(text.yuan)
    if text.channel is not None:
        return ChannelRef(text.channel)
    if text.office is not None:
        return OfficeRef(text.office)
    if any(part is not None for part in (text.originals, text.copies, text.licence, text.requirement)):
        return MaterialForm(text.originals or 0, text.copies or 0, text.licence, text.requirement)
    return text.mode or text.state


def _describe_channel(channel: Channel) -> Text:
    zh, en = [channel.name.zh], [channel.name.en]
    if channel.phone and channel.phone not in channel.name.zh:
        zh.append(f"电话 {channel.phone}")
        en.append(f"phone {channel.phone}")
    if channel.note:
        zh.append(channel.note.zh)
        en.append(channel.note.en)
    return Text("，".join(zh), ", ".join(en))


def _place(words: Text, office: Office, cited: tuple[Source, ...], sources: Mapping[str, Source]) -> Text:
    """``words`` about an office, with where it is, its phone and hours; the name too unless they say it.

    Where those details rest on weaker sources than the words, they say so, since one line shows one grade.
    """
    details = _contact(office)
    if details is None:
        zh, en = words.zh, words.en
    else:
        proven = any(sources[key].grade is not Grade.OTHER for key in office.contact_sources)
        weak = not proven and any(source.grade is not Grade.OTHER for source in cited)
        zh = f"{words.zh.rstrip('。')}。{details.zh}{'（未经证实）' if weak else ''}"
        en = f"{words.en.rstrip('.')}. {details.en}{' (unconfirmed)' if weak else ''}"
    return Text(
        zh if _short(office.name.zh) in words.zh else f"{office.name.zh}：{zh}",
        en if _short(office.name.en) in words.en else f"{office.name.en}: {en}",
    )


def _short(name: str) -> str:
    """A name without what stands in brackets behind it."""
    return name.partition("（")[0].partition(" (")[0]


def _with_sources_of(office: Office, cited: tuple[Source, ...], sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """The sources of a statement, and those of its office that would not make it look better proven than it is."""
    ranks = list(Grade)
    best = min((ranks.index(source.grade) for source in cited), default=0)
    more = (sources[key] for key in office.contact_sources)
    return tuple(dict.fromkeys((*cited, *(source for source in more if ranks.index(source.grade) >= best))))


def _contact(office: Office) -> Text | None:
    zh, en = [], []
    if office.address:
        zh.append(office.address.zh)
        en.append(office.address.en)
    if office.phones:
        zh.append(f"电话 {'、'.join(office.phones)}")
        en.append(f"phone {', '.join(office.phones)}")
    if office.hours:
        hours = describe_hours(office.hours)
        zh.append(hours.zh)
        en.append(hours.en)
    if office.exceptions:
        exceptions = describe_exceptions(office.exceptions)
        zh.append(exceptions.zh)
        en.append(exceptions.en)
    span = describe_span(office.valid_from, office.valid_to)
    return Text("，".join(zh) + span.zh, ", ".join(en) + span.en) if zh else None


def _describe_office(office: Office) -> Text:
    parts = [office.name, *(part for part in (_contact(office), _windows(office), office.note) if part is not None)]
    return Text("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))


def _windows(office: Office) -> Text | None:
    """The windows that take files for other cities."""
    names = [window.name for window in office.windows if window.cross_city]
    if not names:
        return None
    return Text(f"跨城的事找：{'、'.join(n.zh for n in names)}", f"for other cities: {', '.join(n.en for n in names)}")
