"""What entries say of each other: every name that one gives of another is that of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cztservices.authoring.data_folder import DataFolder, nearest_mend
from cztservices.authoring.faults import Place
from cztservices.authoring.question_checks import check_numbers, check_questions
from cztservices.authoring.schema import (
    ChannelText,
    JurisdictionText,
    LicenceText,
    LifeEventText,
    OfficeText,
    PublishedListText,
    RequirementText,
)
from cztservices.authoring.schema_service import ServiceText, StatementText
from cztservices.authoring.yaml_text import Keys, YamlText
from cztservices.domain.places import PlaceNames
from cztservices.domain.scope import Layer, Scope
from cztservices.domain.words import End
from cztservices.errors import Message
from cztservices.i18n import N_


@dataclass(frozen=True, slots=True)
class Scopes:
    """The scopes that were read on the way: of statements by service and id, of lists by id, of what is accepted."""

    statements: dict[str, dict[str, Scope]]
    lists: dict[str, Scope]
    accepted: dict[str, tuple[Scope, ...]]
    """In the order of each requirement, by its id."""


def check_references(data: DataFolder, places: PlaceNames) -> Scopes:
    """Check every name that one entry gives of another, and read the scopes."""
    _check_registries(data)
    _check_offices(data, places)
    lists = _check_lists(data, places)
    _check_life_events(data)
    check_numbers(data)
    accepted = _check_requirements(data, places)
    statements = {key: _check_service(data, places, text, file) for key, (text, file) in data.services.items()}
    return Scopes(statements, lists, accepted)


def _check_registries(data: DataFolder) -> None:
    for _, jurisdiction, place in data.models("jurisdictions.yaml", JurisdictionText):
        data.refer(data.at(place, "parent"), "jurisdictions.yaml", jurisdiction.parent)
        _refer_all(data, place, jurisdiction.sources)
    for _, channel, place in data.models("channels.yaml", ChannelText):
        data.refer(data.at(place, "provider"), "jurisdictions.yaml", channel.provider)
        _refer_all(data, place, channel.sources)
    for _, licence, place in data.models("licences.yaml", LicenceText):
        _refer_all(data, place, licence.sources)
        for code in licence.recognised:
            data.refer(data.at(place, "recognised"), "jurisdictions.yaml", code)


def _check_offices(data: DataFolder, places: PlaceNames) -> None:
    for file in (file for file in data.files if file.startswith("offices/")):
        city = places.by_code.get(Path(file).stem)
        if city is None or city.kind != "city":
            problem = Message(N_("the file is not called after a city"))
            data.add(Place(file), problem, Message(N_("call it after the code of its city, 430100.yaml for instance")))
    for _, office, place in data.models("offices", OfficeText):
        _refer_all(data, place, office.sources)
        for source in office.contact_sources:
            if source not in office.sources:
                problem = Message(N_("{key} is not among the sources of this office"), {"key": source})
                data.add(data.at(place, "contact_sources"), problem, Message(N_("add it to sources")))
        data.refer(data.at(place, "jurisdiction"), "jurisdictions.yaml", office.jurisdiction)


def _check_lists(data: DataFolder, places: PlaceNames) -> dict[str, Scope]:
    scopes: dict[str, Scope] = {}
    for key, published, place in data.models("lists.yaml", PublishedListText):
        scope = _read_scope(data, places, published.scope, data.at(place, "scope"))
        if scope is not None:
            scopes[key] = scope
        _refer_all(data, place, published.sources)
        for number, entry in enumerate(published.entries):
            for service in entry.services:
                _refer_service(data, data.at(place, "entries", number, "services"), service)
    return scopes


def _check_requirements(data: DataFolder, places: PlaceNames) -> dict[str, tuple[Scope, ...]]:
    scopes: dict[str, tuple[Scope, ...]] = {}
    for key, requirement, place in data.models("requirements.yaml", RequirementText):
        read = []
        for number, accepted in enumerate(requirement.accepted):
            at = partial(data.at, place, "accepted", number)
            read.append(_read_scope(data, places, accepted.scope, at("scope")))
            for source in accepted.sources:
                data.refer(at("sources"), "sources.yaml", source)
            data.refer(at("licence"), "licences.yaml", accepted.licence)
            for service in accepted.services:
                _refer_service(data, at("services"), service)
        scopes[key] = tuple(scope for scope in read if scope is not None)
    return scopes


def _check_life_events(data: DataFolder) -> None:
    for _, event, place in data.models("life_events.yaml", LifeEventText):
        for number, step in enumerate(event.steps):
            _refer_service(data, data.at(place, "steps", number, "service"), step.service)


def _refer_service(data: DataFolder, place: Place, service: str) -> None:
    if service not in data.services and service not in data.named.get("services", ()):
        problem = Message(N_("there is no service {key}"), {"key": service})
        data.add(place, problem, nearest_mend(service, data.services))


def _refer_all(data: DataFolder, place: Place, sources: tuple[str, ...]) -> None:
    for source in sources:
        data.refer(data.at(place, "sources"), "sources.yaml", source)


def _check_service(data: DataFolder, places: PlaceNames, service: ServiceText, file: YamlText) -> dict[str, Scope]:
    data.refer(file.place(("ask",)), "channels.yaml", service.ask)
    scopes: dict[str, Scope] = {}
    by_id = {statement.id: statement for statement in service.statements}
    for index, statement in enumerate(service.statements):
        keys: Keys = ("statements", index)
        if statement.id in scopes:
            problem = Message(N_("{key} stands twice"), {"key": statement.id})
            data.add(file.place((*keys, "id")), problem, Message(N_("give one of the two another id")))
        scope = _read_scope(data, places, statement.scope, file.place((*keys, "scope")))
        if scope is not None:
            scopes[statement.id] = scope
            _check_ends(data, service, scope, file.place((*keys, "scope")))
        for source in statement.sources:
            data.refer(file.place((*keys, "sources")), "sources.yaml", source)
        data.refer(file.place((*keys, "channel")), "channels.yaml", statement.channel)
        data.refer(file.place((*keys, "office")), "offices", statement.office)
        data.refer(file.place((*keys, "licence")), "licences.yaml", statement.licence)
        data.refer(file.place((*keys, "requirement")), "requirements.yaml", statement.requirement)
        _check_others(data, statement, "replaces", by_id, file.place((*keys, "replaces")))
        _check_others(data, statement, "contradicts", by_id, file.place((*keys, "contradicts")))
    check_questions(data, service, file)
    return scopes


def _read_scope(data: DataFolder, places: PlaceNames, text: str, place: Place) -> Scope | None:
    try:
        scope = places.parse_scope(text)
    except LookupError as error:
        name = str(error.args[0])
        problem = Message(N_("no place is called {name}"), {"name": name})
        data.add(place, problem, nearest_mend(name, dict.fromkeys(places.names)))
        return None
    except ValueError:
        problem = Message(N_("{text} is no scope"), {"text": text})
        mend = Message(
            N_("write nation, hunan, czt, changsha, changsha@origin, changsha@destination or xiangtan->changsha")
        )
        data.add(place, problem, mend)
        return None
    if scope.layer in (Layer.CITY, Layer.PAIR) and any(places.by_code[c].kind != "city" for c in scope.cities):
        problem = Message(N_("{text} is not one of the three cities"), {"text": text})
        data.add(place, problem, Message(N_("use its city, and name the district in the text")))
        return None
    return scope


def _check_ends(data: DataFolder, service: ServiceText, scope: Scope, place: Place) -> None:
    missing = [end for end in End if getattr(service.ends, end.value) is None]
    if missing and (
        scope.layer is Layer.PAIR
        or (scope.layer is Layer.CITY and not any(getattr(scope, e) for e in End if e not in missing))
    ):
        problem = Message(N_("the service has no {end}, so this scope never applies"), {"end": missing[0].value})
        data.add(place, problem, Message(N_("use the city without an end, or give the service that end")))


def _check_others(
    data: DataFolder, statement: StatementText, relation: str, by_id: Mapping[str, StatementText], place: Place
) -> None:
    for target in getattr(statement, relation):
        if target not in by_id:
            problem = Message(N_("{key} is no statement of this service"), {"key": target})
            data.add(place, problem, nearest_mend(target, by_id))
        elif by_id[target].element is not statement.element:
            problem = Message(N_("{key} is about another element"), {"key": target})
            data.add(place, problem, Message(N_("name only statements of the same element")))
        elif target == statement.id:
            problem = Message(N_("the statement names itself"))
            data.add(place, problem, Message(N_("take it out")))
        elif relation == "replaces" and _leads_back(statement.id, target, by_id):
            problem = Message(N_("{key} and this statement replace each other"), {"key": target})
            data.add(place, problem, Message(N_("keep the one that holds, and take the other's replaces out")))


def _leads_back(start: str, target: str, by_id: Mapping[str, StatementText]) -> bool:
    """Whether following ``replaces`` from ``target`` comes to ``start`` again."""
    open_ids, seen = [target], set[str]()
    while open_ids:
        current = open_ids.pop()
        if current == start:
            return True
        if current in by_id and current not in seen:
            seen.add(current)
            open_ids += by_id[current].replaces
    return False
