"""A licence, office, channel or life event as a page and the shell show it, in the language of the reader."""

from collections.abc import Iterator
from dataclasses import dataclass

from cztservices.catalogue.entries import ShownEntry
from cztservices.domain.catalogue import Channel, Licence, LifeEvent, Office, Source, newest_date
from cztservices.domain.dates import Doubt
from cztservices.domain.hours import describe_exceptions, describe_hours, describe_span
from cztservices.domain.words import EntryKind
from cztservices.i18n import N_, Translator
from cztservices.presenters.labels import GRADES, KINDS, name_place


@dataclass(frozen=True, slots=True)
class UseView:
    """A service that has to do with the entry, and what is said of it there; ``number`` is its place among steps."""

    service_id: str
    name: str
    lines: tuple[str, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class EntryView:
    """Everything that is said of one entry.

    ``outside`` says that it is known for other days only, ``caution`` why to ask before trusting it.
    """

    ref: str
    kind: str
    title: str
    outside: str
    caution: str
    facts: tuple[str, ...]
    windows: tuple[str, ...]
    notes: tuple[str, ...]
    uses_title: str
    uses: tuple[UseView, ...]
    sources_title: str
    sources: tuple[str, ...]


def present_entry(shown: ShownEntry, translator: Translator) -> EntryView:
    """The view of an entry."""
    return _EntryPresenter(shown, translator).present()


class _EntryPresenter:
    def __init__(self, shown: ShownEntry, translator: Translator) -> None:
        self._shown, self._tr = shown, translator

    def present(self) -> EntryView:
        entry, _ = self._shown.entry, self._tr.gettext
        if isinstance(entry, LifeEvent):
            uses_title, sources_title = _(N_("The way through it")), ""
        else:
            checked = _(N_("checked {day}")).format(day=self._tr.format_day(entry.verified))
            sources = _(N_("Sources"))
            uses_title, sources_title = _(N_("What it is good for")), f"{sources} ({checked})"
        return EntryView(
            ref=entry.id,
            kind=_(KINDS[_KINDS[type(entry)]]),
            title=self._tr.say(entry.name),
            outside=_(N_("Not known for {day}.")).format(day=self._tr.format_day(self._shown.day))
            if self._shown.outside
            else "",
            caution=self._caution(),
            facts=tuple(self._facts()),
            windows=tuple(self._windows()),
            notes=tuple(self._notes()),
            uses_title=uses_title,
            uses=tuple(self._uses()),
            sources_title=sources_title,
            sources=tuple(map(self._source, self._shown.sources)),
        )

    def _caution(self) -> str:
        _, doubt = self._tr.gettext, self._shown.doubt
        if doubt is None:
            return ""
        if doubt is Doubt.UNCONFIRMED:
            return _(N_("Unconfirmed: ask before you rely on it"))
        newest = newest_date(self._shown.sources)
        day = self._tr.format_source_day(newest[: len("2024-01")]) if newest else _(N_("undated"))
        return _(N_("Source of {day}: ask before you rely on it")).format(day=day)

    def _facts(self) -> Iterator[str]:
        match self._shown.entry:
            case LifeEvent() as event:
                yield self._tr.say(event.lead)
            case Licence() as licence:
                yield from self._licence(licence)
            case Office() as office:
                yield from self._office(office)
            case Channel() as channel:
                if channel.phone:
                    yield self._phone(channel.phone)
                yield from (address for address in (channel.url,) if address)

    def _licence(self, licence: Licence) -> Iterator[str]:
        _ = self._tr.gettext
        if licence.issuer:
            yield _(N_("Issued by {issuer}")).format(issuer=self._tr.say(licence.issuer))
        places = self._tr.format_list(_(name_place(code)) for code in licence.recognised)
        unknown = _(N_("No source says where it is recognised."))
        yield _(N_("Sources say that it is recognised in {places}")).format(places=places) if places else unknown

    def _office(self, office: Office) -> Iterator[str]:
        yield from (self._tr.say(text) for text in (office.address,) if text)
        yield from map(self._phone, office.phones)
        if office.hours:
            yield self._tr.say(describe_hours(office.hours))
        if office.exceptions:
            yield self._tr.say(describe_exceptions(office.exceptions))
        span = self._tr.say(describe_span(office.valid_from, office.valid_to)).strip("（） ()")
        yield from (words for words in (span,) if words)

    def _windows(self) -> Iterator[str]:
        cross_city = self._tr.gettext(N_("takes files for other cities"))
        if isinstance(self._shown.entry, Office):
            for window in self._shown.entry.windows:
                mark = f" ({cross_city})" if window.cross_city else ""
                yield f"{self._tr.say(window.name)}{mark}"

    def _notes(self) -> Iterator[str]:
        if isinstance(self._shown.entry, Office | Channel) and self._shown.entry.note:
            yield self._tr.say(self._shown.entry.note)

    def _uses(self) -> Iterator[UseView]:
        entry = self._shown.entry
        for number, use in enumerate(self._shown.uses):
            name = self._tr.say(use.service.name)
            if isinstance(entry, LifeEvent):
                yield UseView(use.service.id, name, (self._tr.say(entry.steps[number].why),), number + 1)
            else:
                said = use.statements if isinstance(entry, Licence) else ()
                yield UseView(use.service.id, name, tuple(self._tr.say(statement.text) for statement in said))

    def _phone(self, number: str) -> str:
        return self._tr.gettext(N_("phone {number}")).format(number=number)

    def _source(self, source: Source) -> str:
        day = self._tr.format_source_day(source.published) if source.published else self._tr.gettext(N_("undated"))
        grade = self._tr.gettext(GRADES[source.grade])
        return " · ".join((source.title, self._tr.say(source.publisher), day, grade))


_KINDS = {
    Licence: EntryKind.LICENCE,
    Office: EntryKind.OFFICE,
    Channel: EntryKind.CHANNEL,
    LifeEvent: EntryKind.LIFE_EVENT,
}
