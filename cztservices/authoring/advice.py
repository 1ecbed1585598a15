"""What the schema cannot see: faults of meaning in data that can be built.

Each rule is a generator of faults over the finished catalogue; places are found again in the files.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

from cztservices.authoring.data_folder import DataFolder
from cztservices.authoring.faults import Fault, Place
from cztservices.authoring.question_checks import advise_questions
from cztservices.authoring.template import PLACEHOLDER
from cztservices.authoring.translations import Translations, stale_translations
from cztservices.authoring.yaml_text import Keys
from cztservices.domain.catalogue import Catalogue, MaterialForm, Statement, Text
from cztservices.domain.words import SINGLE_VALUED
from cztservices.errors import Message
from cztservices.i18n import N_
from cztservices.text.folding import fold

NEARLY_THE_SAME = 0.94
"""Two texts of one element and scope that are so alike say one thing twice."""

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]{2}")
_LOOSE_PHONE = re.compile(
    r"(?<![\d.])(?:[0０]\d{2,3}[ (（)）－—–]+\d{7,8}|[0０]\d{2,3}-\d{4} \d{3,4}|[０]\d{2,3}-\d{7,8}|0[1-9]\d{8,10}"
    r"|[（(]0\d{2,3}[)）]\s*\d{7,8}|\+86[ -]?\d{2,4}[ -]?\d{7,8})(?!\d)"
)
_STREET = re.compile(r"[路街道号镇村乡巷楼栋厦广场园区馆侧旁角处]")
_AMOUNT_OF_HAN = 0.3


def advise(catalogue: Catalogue, data: DataFolder, recorded: Translations, day: date) -> Iterator[Fault]:
    """Everything that a careful reader would send back to the author on ``day``."""
    yield from _unfinished(catalogue, data, day)
    yield from _languages(catalogue, data)
    yield from _old_translations(catalogue, data, recorded)
    yield from _doubles_and_contradictions(catalogue, data)
    yield from _phones_and_addresses(catalogue, data)
    yield from _orphans(catalogue, data)
    yield from _same_pages(catalogue, data)
    yield from _names(catalogue, data)
    yield from _kinds(catalogue, data)
    yield from _life_events(catalogue, data)
    yield from advise_questions(catalogue, data, day)
    yield from _requirements(catalogue, data)


def _fault(data: DataFolder, file: str, keys: Keys, problem: Message, mend: Message) -> Fault:
    return Fault(data.files[file].place(keys), problem, mend, severe=False)


def _statement_fault(
    data: DataFolder, service: str, statement: Statement, name: str, problem: Message, mend: Message
) -> Fault:
    file = data.services[service][1]
    return Fault(file.place(("statements", statement.position, *name.split("."))), problem, mend, severe=False)


def _statements(catalogue: Catalogue) -> Iterator[tuple[str, Statement]]:
    for service, statements in catalogue.statements.items():
        for statement in statements:
            yield service, statement


def _unfinished(catalogue: Catalogue, data: DataFolder, day: date) -> Iterator[Fault]:
    """A file as it was begun, and a check that has not taken place yet."""
    for service in catalogue.services.values():
        if service.name.zh == PLACEHOLDER:
            place = data.services[service.id][1].place(("name",))
            problem = Message(N_("the service still has the words of the template"))
            yield Fault(place, problem, Message(N_("fill it in, or remove the file")), severe=False)
    for key, statement in _statements(catalogue):
        if statement.verified > day:
            problem = Message(N_("{day} is still to come"), {"day": statement.verified})
            mend = Message(N_("write the day on which it was checked"))
            yield _statement_fault(data, key, statement, "verified", problem, mend)


def _texts(catalogue: Catalogue, data: DataFolder) -> Iterator[tuple[Place, Text]]:
    """Every text that people read, and where its two languages stand."""
    for service, statement in _statements(catalogue):
        yield data.services[service][1].place(("statements", statement.position, "text")), statement.text
    for service_record in catalogue.services.values():
        file = data.services[service_record.id][1]
        yield file.place(("name",)), service_record.name
        for end, label in (("origin", service_record.origin_label), ("destination", service_record.destination_label)):
            if label is not None:
                yield file.place(("ends", end)), label
    for key, tree in catalogue.questions.items():
        for name in ("questions", "answers", "outcomes"):
            place = data.services[key][1].place((name,))
            yield from _texts_below(data, place, (), getattr(tree, name))
    registries: dict[str, Mapping[str, Any]] = {
        "channels.yaml": catalogue.channels,
        "licences.yaml": catalogue.licences,
        "offices": catalogue.offices,
        "lists.yaml": catalogue.lists,
        "life_events.yaml": catalogue.life_events,
    }
    for registry, records in registries.items():
        for key, record in records.items():
            yield from _texts_below(data, data.registries[registry][key][1], (), record)
    yield from _texts_of_requirements(catalogue, data)


def _texts_of_requirements(catalogue: Catalogue, data: DataFolder) -> Iterator[tuple[Place, Text]]:
    for requirement in catalogue.requirements.values():
        place = data.registries["requirements.yaml"][requirement.id][1]
        yield data.at(place, "name"), requirement.name
        for number, one in enumerate(requirement.accepted):
            for name, text in (("text", one.statement.text), ("issuer", one.issuer), ("valid_for", one.valid_for)):
                if text is not None:
                    yield data.at(place, "accepted", number, name), text


def _texts_below(data: DataFolder, place: Place, way: Keys, record: object) -> Iterator[tuple[Place, Text]]:
    """The texts of a record and of its parts, as its fields are called in the file."""
    if isinstance(record, Text):
        yield data.at(place, *way), record
    elif isinstance(record, tuple):
        for number, part in enumerate(record):
            yield from _texts_below(data, place, (*way, number), part)
    elif is_dataclass(record):
        for one in fields(record):
            yield from _texts_below(data, place, (*way, one.name), getattr(record, one.name))


def _languages(catalogue: Catalogue, data: DataFolder) -> Iterator[Fault]:
    """A translation that is none: Chinese left in English, or English where Chinese belongs."""
    for service, statement in _statements(catalogue):
        if not _HAN.search(statement.text.zh):
            problem = Message(N_("the Chinese text has no Chinese in it"))
            yield _statement_fault(data, service, statement, "text.zh", problem, Message(N_("write it in Chinese")))
    for place, text in _texts(catalogue, data):
        han = len(_HAN.findall(text.en))
        if not _LATIN.search(text.en) or han > _AMOUNT_OF_HAN * len(text.en):
            problem = Message(N_("the English text is not in English"))
            yield Fault(_field(place, "en"), problem, Message(N_("translate it")), severe=False)


def _field(place: Place, name: str) -> Place:
    return replace(place, field=f"{place.field}.{name}")


def _old_translations(catalogue: Catalogue, data: DataFolder, recorded: Translations) -> Iterator[Fault]:
    for service, statement in stale_translations(catalogue, recorded):
        problem = Message(N_("the Chinese changed since this English was written"))
        mend = Message(N_("bring the English up to date, then run “catalogue check --record”"))
        yield _statement_fault(data, service, statement, "text.en", problem, mend)


def _doubles_and_contradictions(catalogue: Catalogue, data: DataFolder) -> Iterator[Fault]:
    for service, statements in catalogue.statements.items():
        groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        for statement in statements:
            groups[statement.element.value, str(statement.scope)].append(statement)
        for group in groups.values():
            for first, second in combinations(group, 2):
                fault = _compare(data, service, first, second)
                if fault is not None:
                    yield fault


def _compare(data: DataFolder, service: str, first: Statement, second: Statement) -> Fault | None:
    related = {second.id} & (first.replaces | first.contradicts) or {first.id} & (second.replaces | second.contradicts)
    if related or _apart(first, second):
        return None
    if first.value == second.value and _alike(fold(first.text.zh), fold(second.text.zh)):
        problem = Message(N_("says the same as {key}"), {"key": first.id})
        return _statement_fault(data, service, second, "text", problem, Message(N_("keep one, with both sources")))
    if first.element in SINGLE_VALUED and not (first.case_only or second.case_only):
        problem = Message(N_("{element} has one value, and {key} gives another for the same scope"), {
            "element": first.element.value, "key": first.id,
        })  # fmt: skip
        mend = Message(N_("name it in contradicts, or in replaces when it no longer holds"))
        return _statement_fault(data, service, second, "element", problem, mend)
    return None


def _apart(first: Statement, second: Statement) -> bool:
    """Whether one ends before the other begins."""
    return any(
        one.valid_to is not None and other.valid_from is not None and one.valid_to < other.valid_from
        for one, other in ((first, second), (second, first))
    )


def _alike(first: str, second: str) -> bool:
    if first == second:
        return True
    digits = re.compile(r"\d+")
    if digits.findall(first) != digits.findall(second):
        return False
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.real_quick_ratio() > NEARLY_THE_SAME and (
        matcher.quick_ratio() > NEARLY_THE_SAME and matcher.ratio() > NEARLY_THE_SAME
    )


def _phones_and_addresses(catalogue: Catalogue, data: DataFolder) -> Iterator[Fault]:
    for place, text in _texts(catalogue, data):
        for language, words in (("zh", text.zh), ("en", text.en)):
            loose = _LOOSE_PHONE.search(words)
            if loose:
                problem = Message(N_("{phone} does not have the form of a phone number"), {"phone": loose.group()})
                mend = Message(N_("write it as 0731-88881234"))
                yield Fault(_field(place, language), problem, mend, severe=False)
    offices = data.registries.get("offices", {})
    for office in catalogue.offices.values():
        if office.address is None:
            continue
        place = offices[office.id][1]
        city = catalogue.jurisdictions[place.file.removeprefix("offices/").removesuffix(".yaml")]
        near = [city, *(j for j in catalogue.jurisdictions.values() if j.parent == city.code)]
        if not any(j.name.zh in office.address.zh and j.name.en in office.address.en for j in near):
            problem = Message(N_("the address names neither its city nor a district of it"))
            mend = Message(N_("write {zh} in the Chinese and {en} in the English"), {
                "zh": city.name.zh, "en": city.name.en,
            })  # fmt: skip
            yield _fault(data, place.file, (office.id, "address"), problem, mend)
        elif not _STREET.search(office.address.zh):
            problem = Message(N_("the address names no road, place or house"))
            yield _fault(data, place.file, (office.id, "address"), problem, Message(N_("write it whole")))


def _orphans(catalogue: Catalogue, data: DataFolder) -> Iterator[Fault]:
    """Sources that nothing rests on: a reader of the list of sources would take them for proof."""
    statements = [statement for _, statement in _statements(catalogue)]
    statements += [one.statement for requirement in catalogue.requirements.values() for one in requirement.accepted]
    cited = {source.id for statement in statements for source in statement.sources}
    cited |= {source for tree in catalogue.questions.values() for source in tree.cited()}
    registries = (
        catalogue.jurisdictions, catalogue.channels, catalogue.licences, catalogue.offices, catalogue.lists,
    )  # fmt: skip
    for registry in registries:
        cited |= {source for record in registry.values() for source in record.sources}
    for source in catalogue.sources:
        if source not in cited:
            mend = Message(N_("cite it, or take it out"))
            yield _fault(data, "sources.yaml", (source,), Message(N_("nothing cites this source")), mend)


def _same_pages(catalogue: Catalogue, data: DataFolder) -> Iterator[Fault]:
    """One page under two ids: cited together they would look like two witnesses."""
    owners: dict[str, str] = {}
    for source in catalogue.sources.values():
        if source.url is not None:
            other = owners.setdefault(source.url.rstrip("/"), source.id)
            if other != source.id:
                problem = Message(N_("{key} has the same address"), {"key": other})
                mend = Message(N_("cite one id everywhere, and take the other out"))
                yield _fault(data, "sources.yaml", (source.id, "url"), problem, mend)


def _names(catalogue: Catalogue, data: DataFolder) -> Iterator[Fault]:
    """A name or alias that stands for two services: nobody knows which of them is meant."""
    owners: dict[str, str] = {}
    for service in catalogue.services.values():
        own = (service.name.zh, service.name.en)
        for name in (*own, *service.aliases_zh, *service.aliases_en):
            other = owners.setdefault(fold(name), service.id) if fold(name) else service.id
            if other != service.id:
                keys: Keys = ("name",) if name in own else ("aliases",)
                problem = Message(N_("{name} is also a name of {other}"), {"name": name, "other": other})
                place = data.services[service.id][1].place(keys)
                yield Fault(place, problem, Message(N_("let one of the two have it")), severe=False)


def _kinds(catalogue: Catalogue, data: DataFolder) -> Iterator[Fault]:
    """An id of two kinds of things: whoever asks for it is shown one of them."""
    owners: dict[str, str] = dict.fromkeys(catalogue.services, "services")
    for registry in ("life_events.yaml", "licences.yaml", "offices", "channels.yaml"):
        for key, (_, place) in data.registries[registry].items():
            other = owners.setdefault(key, registry)
            if other != registry:
                problem = Message(N_("{key} is an id in {file} too"), {"key": key, "file": other})
                yield Fault(place, problem, Message(N_("give one of the two another id")), severe=False)


def _life_events(catalogue: Catalogue, data: DataFolder) -> Iterator[Fault]:
    """A life event that leads nowhere or that nobody finds."""
    names = {fold(s.name.zh) for s in catalogue.services.values()}
    for event in catalogue.life_events.values():
        keys: Keys = (event.id,)
        if not any(catalogue.statements.get(step.service) for step in event.steps):
            problem = Message(N_("the life event leads to no service with a statement"))
            yield _fault(data, "life_events.yaml", keys, problem, Message(N_("name one that has a guide")))
        if not event.aliases_zh or fold(event.name.zh) in names:
            problem = Message(N_("nobody finds this life event"))
            mend = Message(N_("give it a name of its own, and aliases that people say"))
            yield _fault(data, "life_events.yaml", keys, problem, mend)


def _requirements(catalogue: Catalogue, data: DataFolder) -> Iterator[Fault]:
    """A requirement that no material names, and one for which nothing is accepted."""
    forms = [statement.value for _, statement in _statements(catalogue)]
    named = {form.requirement for form in forms if isinstance(form, MaterialForm)}
    for key, requirement in catalogue.requirements.items():
        if key not in named:
            mend = Message(N_("name it at a material with requirement: {key}, or take it out"), {"key": key})
            yield _fault(data, "requirements.yaml", (key,), Message(N_("no material names this requirement")), mend)
        if not requirement.accepted:
            mend = Message(N_("write what is accepted, with its source, or take it out"))
            yield _fault(data, "requirements.yaml", (key,), Message(N_("nothing is accepted for it")), mend)
