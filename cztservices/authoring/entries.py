"""What can be found, and under which names."""

from collections.abc import Iterator

from cztservices.authoring.readings import read_name
from cztservices.domain.catalogue import Catalogue, Channel
from cztservices.domain.words import EntryKind
from cztservices.storage.catalogue_writer import SearchEntry, SearchName
from cztservices.text.folding import fold
from cztservices.text.tokens import name_tokens, word_tokens


def search_entries(catalogue: Catalogue) -> Iterator[SearchEntry]:
    """All entries in static order: services first, by standing; then life events, licences, offices and channels."""
    for service in sorted(catalogue.services.values(), key=lambda s: (-s.standing, s.id)):
        yield _entry(
            EntryKind.SERVICE, service.id, service.name.zh, service.name.en, service.aliases_zh, service.aliases_en
        )
    for event in catalogue.life_events.values():
        yield _entry(EntryKind.LIFE_EVENT, event.id, event.name.zh, event.name.en, event.aliases_zh, event.aliases_en)
    for licence in catalogue.licences.values():
        yield _entry(EntryKind.LICENCE, licence.id, licence.name.zh, licence.name.en, licence.aliases)
    for office in catalogue.offices.values():
        yield _entry(EntryKind.OFFICE, office.id, office.name.zh, office.name.en, office.aliases)
    for channel in catalogue.channels.values():
        yield _entry(EntryKind.CHANNEL, channel.id, channel.name.zh, channel.name.en, _with_phone(channel))


def _with_phone(channel: Channel) -> tuple[str, ...]:
    return (*channel.aliases, *([channel.phone] if channel.phone else []))


def _entry(
    kind: EntryKind, key: str, zh: str, en: str, aliases_zh: tuple[str, ...] = (), aliases_en: tuple[str, ...] = ()
) -> SearchEntry:
    names = [_name("name", zh), *(_name("alias", alias) for alias in aliases_zh)]
    names += [
        SearchName(text, role, text.casefold(), ())
        for role, text in (("name", en), *(("alias", a) for a in aliases_en))
    ]
    tokens: list[str] = []
    for name in names:
        tokens += name_tokens(name.folded, name.readings) if name.readings else word_tokens(name.text)
    return SearchEntry(kind, key, tuple(names), tuple(dict.fromkeys(tokens)))


def _name(role: str, text: str) -> SearchName:
    folded = fold(text)
    return SearchName(text, role, folded, read_name(folded))
