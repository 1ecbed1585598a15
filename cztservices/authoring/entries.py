"""What can be found, under which names, by which sayings, and by which words of its text."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace

from cztservices.authoring.readings import read_name
from cztservices.authoring.vocabulary import word_forms, word_table
from cztservices.domain.catalogue import Catalogue, Channel, LifeEvent, Office, Service, Text
from cztservices.domain.lexicon import Sayings
from cztservices.domain.scope import CITIES
from cztservices.domain.words import Audience, Domain, EntryKind
from cztservices.search.vocabulary import Vocabulary
from cztservices.storage.search_index import BELOW, Groups, Role, SearchContent, SearchEntry, SearchName
from cztservices.text.folding import fold
from cztservices.text.spelling import spell
from cztservices.text.tokens import CONCEPT, KIND_OF, SAID, TEXT, name_tokens, passage_tokens, word_tokens

NO_SAYINGS = Sayings()


@dataclass(frozen=True, slots=True)
class Found:
    """What an entry is found by, and the facets that it counts for: its field, who it is for, and its cities."""

    kind: EntryKind
    id: str
    name: Text
    aliases_zh: tuple[str, ...] = ()
    aliases_en: tuple[str, ...] = ()
    sayings: Sayings = NO_SAYINGS
    texts: tuple[Text, ...] = ()
    standing: int = 0
    domain: Domain | None = None
    audience: Audience | None = None
    cities: frozenset[str] = frozenset()
    place: str = ""


def search_content(catalogue: Catalogue) -> SearchContent:
    """Everything that the search of ``catalogue`` needs."""
    table = word_table(catalogue.lexicon, catalogue.jurisdictions.values())
    maker = EntryMaker(Vocabulary(table))
    return SearchContent(map(maker.make, _all_found(catalogue)), asdict(table), word_forms(table))


def _all_found(catalogue: Catalogue) -> Iterator[Found]:
    """All entries in static order: services first, by standing; then life events, licences, offices and channels."""
    for service in sorted(catalogue.services.values(), key=lambda s: (-s.standing, s.id)):
        yield _found_service(catalogue, service)
    for event in catalogue.life_events.values():
        said, texts = _said(catalogue, event.id), _text_of_event(catalogue, event)
        yield Found(EntryKind.LIFE_EVENT, event.id, event.name, event.aliases_zh, event.aliases_en, said, texts)
    for licence in catalogue.licences.values():
        said, issuer = _said(catalogue, licence.id), (licence.issuer,) if licence.issuer else ()
        cities = frozenset(licence.recognised) & set(CITIES)
        yield Found(
            EntryKind.LICENCE, licence.id, licence.name, licence.aliases, sayings=said, texts=issuer, cities=cities
        )
    for office in catalogue.offices.values():
        found = Found(EntryKind.OFFICE, office.id, office.name, office.aliases, texts=_text_of_office(office))
        yield _at_place(catalogue, found, office.jurisdiction)
    for channel in catalogue.channels.values():
        note = (channel.note,) if channel.note else ()
        found = Found(EntryKind.CHANNEL, channel.id, channel.name, _with_phone(channel), texts=note)
        yield _at_place(catalogue, found, channel.provider)


def _found_service(catalogue: Catalogue, service: Service) -> Found:
    statements = catalogue.statements.get(service.id, ())
    return Found(
        EntryKind.SERVICE,
        service.id,
        service.name,
        service.aliases_zh,
        service.aliases_en,
        _said(catalogue, service.id),
        _text_of_service(catalogue, service),
        service.standing,
        service.domain,
        service.audience,
        frozenset(city for statement in statements for city in statement.scope.cities),
    )


def _at_place(catalogue: Catalogue, found: Found, code: str) -> Found:
    return replace(found, sayings=_said(catalogue, found.id), cities=_cities_of(catalogue, code), place=code)


def _said(catalogue: Catalogue, key: str) -> Sayings:
    return catalogue.sayings.get(key, NO_SAYINGS)


def _cities_of(catalogue: Catalogue, code: str) -> frozenset[str]:
    """The city that a place is or belongs to; none for what stands above the cities."""
    parent = catalogue.jurisdictions[code].parent if code in catalogue.jurisdictions else None
    return frozenset({code, parent or ""} & set(CITIES))


def _text_of_service(catalogue: Catalogue, service: Service) -> tuple[Text, ...]:
    labels = (label for label in (service.origin_label, service.destination_label) if label)
    return (*(statement.text for statement in catalogue.statements.get(service.id, ())), *labels)


def _text_of_event(catalogue: Catalogue, event: LifeEvent) -> tuple[Text, ...]:
    steps = (text for step in event.steps for text in (step.why, catalogue.services[step.service].name))
    return (event.lead, *steps)


def _text_of_office(office: Office) -> tuple[Text, ...]:
    return (*(text for text in (office.address, office.note) if text), *(window.name for window in office.windows))


def _with_phone(channel: Channel) -> tuple[str, ...]:
    return (*channel.aliases, *([channel.phone] if channel.phone else []))


class EntryMaker:
    """Makes search entries."""

    def __init__(self, vocabulary: Vocabulary, read: Callable[[str], tuple[str, ...]] = read_name) -> None:
        """Find the groups of words with ``vocabulary``, and the readings of folded names with ``read``."""
        self._vocabulary, self._read = vocabulary, read

    def make(self, found: Found) -> SearchEntry:
        """The entry of one thing."""
        tokens: set[str] = set()
        names: list[SearchName] = []
        for role, zh in (
            *((Role.NAME, own) for own in _own_names(found.name.zh)),
            *_with(Role.ALIAS, found.aliases_zh),
        ):
            folded = fold(zh)
            readings = self._read(folded)
            groups = self._vocabulary.groups_in(folded)
            names.append(SearchName(zh, role, folded, spell(folded, readings), self._with_broader(groups)))
            tokens |= name_tokens(folded, readings) | self._concepts("", groups)
        for role, en in ((Role.NAME_EN, found.name.en), *_with(Role.ALIAS_EN, found.aliases_en)):
            groups = self._vocabulary.groups_in_english(en)
            names.append(SearchName(en, role, en.casefold(), "", self._with_broader(groups)))
            tokens |= word_tokens(en) | self._concepts("", groups)
        for zh in found.sayings.zh:
            folded = fold(zh)
            groups = self._vocabulary.groups_in(folded)
            names.append(SearchName(zh, Role.SAYING, folded, "", self._with_broader(groups)))
            tokens |= passage_tokens(SAID, folded, "") | self._concepts(SAID, groups)
        for en in found.sayings.en:
            groups = self._vocabulary.groups_in_english(en)
            names.append(SearchName(en, Role.SAYING_EN, en.casefold(), "", self._with_broader(groups)))
            tokens |= passage_tokens(SAID, "", en) | self._concepts(SAID, groups)
        for text in found.texts:
            folded = fold(text.zh)
            tokens |= passage_tokens(TEXT, folded, text.en)
            tokens |= self._concepts(TEXT, self._vocabulary.groups_in(folded))
            tokens |= self._concepts(TEXT, self._vocabulary.groups_in_english(text.en))
        return SearchEntry(
            found.kind,
            found.id,
            tuple(names),
            frozenset(tokens),
            found.standing,
            found.domain.value if found.domain else "",
            found.audience.value if found.audience else "",
            tuple(sorted(found.cities)),
            found.place,
        )

    def _with_broader(self, groups: Groups) -> Groups:
        """The groups of a name, and those above them."""
        above = {BELOW + name: span for group, span in groups.items() for name in self._vocabulary.ancestors(group)}
        return {**above, **groups}

    def _concepts(self, field: str, groups: Iterable[str]) -> set[str]:
        above = {name for group in groups for name in self._vocabulary.ancestors(group)}
        return {field + CONCEPT + name for name in groups} | {field + KIND_OF + name for name in above}


def _with(role: Role, names: Iterable[str]) -> Iterator[tuple[Role, str]]:
    return ((role, name) for name in names)


def _own_names(name: str) -> tuple[str, ...]:
    """A name, and what stands before its bracket."""
    plain, bracket, _ = name.partition("（")
    return (name, plain) if bracket and plain else (name,)
