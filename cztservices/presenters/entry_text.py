"""A licence, office, channel or life event as plain text, for the shell."""

from collections.abc import Iterator

from cztservices.catalogue.entries import ShownEntry
from cztservices.domain.catalogue import Channel, Licence, LifeEvent, Office, Source, Text, newest_date
from cztservices.domain.dates import Doubt
from cztservices.domain.hours import describe_exceptions, describe_hours, describe_span
from cztservices.i18n import N_, Translator
from cztservices.presenters.labels import GRADES, name_place


def write_entry(shown: ShownEntry, translator: Translator) -> str:
    """The whole entry: what it is, what it is good for, what proves it."""
    return "\n".join(_EntryText(shown, translator).lines()) + "\n"


class _EntryText:
    def __init__(self, shown: ShownEntry, translator: Translator) -> None:
        self._shown, self._tr = shown, translator

    def lines(self) -> Iterator[str]:
        entry, _ = self._shown.entry, self._tr.gettext
        yield self._text(entry.name)
        if isinstance(entry, LifeEvent):
            yield from self._life_event(entry)
            return
        if self._shown.outside:
            yield _(N_("Not known for {day}.")).format(day=self._tr.format_day(self._shown.day))
        yield from self._doubt()
        match entry:
            case Licence():
                yield from self._licence(entry)
            case Office():
                yield from self._office(entry)
            case Channel():
                yield from self._channel(entry)
        if self._shown.uses:
            yield f"\n{_(N_('What it is good for'))}"
            for use in self._shown.uses:
                yield f"  - {self._text(use.service.name)} ({use.service.id})"
                if isinstance(entry, Licence):
                    yield from (f"      {self._text(statement.text)}" for statement in use.statements)
        checked = _(N_("checked {day}")).format(day=self._tr.format_day(entry.verified))
        yield f"\n{_(N_('Sources'))} ({checked})"
        yield from (f"  - {self._source(source)}" for source in self._shown.sources)

    def _doubt(self) -> Iterator[str]:
        _, doubt = self._tr.gettext, self._shown.doubt
        if doubt is Doubt.UNCONFIRMED:
            yield f"! {_(N_('Unconfirmed: ask before you rely on it'))}"
        elif doubt is not None:
            newest = newest_date(self._shown.sources)
            day = self._tr.format_source_day(newest[: len("2024-01")]) if newest else _(N_("undated"))
            yield f"! {_(N_('Source of {day}: ask before you rely on it')).format(day=day)}"

    def _life_event(self, event: LifeEvent) -> Iterator[str]:
        yield self._text(event.lead)
        for number, (step, use) in enumerate(zip(event.steps, self._shown.uses, strict=True), 1):
            yield f"\n{number:>2}. {self._text(use.service.name)} ({step.service})"
            yield f"    {self._text(step.why)}"

    def _licence(self, licence: Licence) -> Iterator[str]:
        _ = self._tr.gettext
        if licence.issuer:
            yield _(N_("Issued by {issuer}")).format(issuer=self._text(licence.issuer))
        places = self._tr.format_list(_(name_place(code)) for code in licence.recognised)
        unknown = _(N_("No source says where it is recognised."))
        yield _(N_("Sources say that it is recognised in {places}")).format(places=places) if places else unknown

    def _office(self, office: Office) -> Iterator[str]:
        _ = self._tr.gettext
        yield from (self._text(text) for text in (office.address,) if text)
        yield from (_(N_("phone {number}")).format(number=phone) for phone in office.phones)
        if office.hours:
            yield self._text(describe_hours(office.hours))
        if office.exceptions:
            yield self._text(describe_exceptions(office.exceptions))
        span = self._text(describe_span(office.valid_from, office.valid_to)).strip("（） ()")
        yield from (words for words in (span,) if words)
        for window in office.windows:
            mark = f" ({_(N_('takes files for other cities'))})" if window.cross_city else ""
            yield f"  - {self._text(window.name)}{mark}"
        yield from (self._text(text) for text in (office.note,) if text)

    def _channel(self, channel: Channel) -> Iterator[str]:
        if channel.phone:
            yield self._tr.gettext(N_("phone {number}")).format(number=channel.phone)
        yield from (address for address in (channel.url,) if address)
        yield from (self._text(text) for text in (channel.note,) if text)

    def _source(self, source: Source) -> str:
        day = self._tr.format_source_day(source.published) if source.published else self._tr.gettext(N_("undated"))
        grade = self._tr.gettext(GRADES[source.grade])
        return " · ".join((source.title, self._text(source.publisher), day, grade))

    def _text(self, text: Text) -> str:
        return text.in_language(self._tr.language)
