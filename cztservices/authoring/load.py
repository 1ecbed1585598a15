"""Read ``data/`` whole: every fault that can be found is found in one go."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from cztservices.authoring.faults import Fault, Mistake, Place
from cztservices.authoring.records import (
    channel_record,
    jurisdiction_record,
    licence_record,
    office_record,
    service_record,
    source_record,
    statement_record,
)
from cztservices.authoring.schema import (
    ChannelText,
    JurisdictionText,
    LicenceText,
    OfficeText,
    ServiceText,
    SourceText,
    StatementText,
)
from cztservices.authoring.yaml_text import Keys, YamlText, read_yaml
from cztservices.domain.catalogue import Catalogue, Jurisdiction, Statement
from cztservices.domain.places import PlaceNames
from cztservices.domain.scope import Layer, Scope
from cztservices.domain.words import Domain, End
from cztservices.errors import Message
from cztservices.i18n import N_

M = TypeVar("M", bound=BaseModel)

PYDANTIC_WORDS: Mapping[str, tuple[str, str]] = {
    "missing": (N_("is missing"), N_("add it")),
    "extra_forbidden": (N_("is no field here"), N_("take it out, or check its spelling and indentation")),
    "string_pattern_mismatch": (N_("{value} does not have the form {pattern}"), N_("write it in that form")),
    "string_too_short": (N_("is empty"), N_("fill it in, or take the line out")),
    "string_too_long": (
        N_("is longer than {max_length} characters"),
        N_("say it shorter, or make two statements of it"),
    ),
    "enum": (N_("{value} is not one of the words allowed"), N_("use one of {expected}")),
    "too_short": (N_("has too few entries"), N_("give at least {min_length}")),
    "date_from_datetime_parsing": (N_("{value} is no day"), N_("write YYYY-MM-DD")),
    "date_parsing": (N_("{value} is no day"), N_("write YYYY-MM-DD")),
    "int_parsing": (N_("{value} is no number"), N_("write digits only")),
    "decimal_parsing": (N_("{value} is no amount"), N_("write digits only, 12.50 for instance")),
    "tuple_type": (N_("must be a list"), N_("write it in square brackets, or one entry a line with a dash before it")),
    "string_type": (N_("must be text"), N_("write it on one line")),
    "model_type": (N_("must have fields of its own"), N_("indent its fields below it")),
}


@dataclass(slots=True)
class DataFolder:
    """The models read from a data folder, where each stands, and what was wrong."""

    folder: Path
    faults: list[Fault] = field(default_factory=list)
    files: dict[str, YamlText] = field(default_factory=dict)
    registries: dict[str, dict[str, tuple[BaseModel, Place]]] = field(default_factory=dict)
    services: dict[str, tuple[ServiceText, YamlText]] = field(default_factory=dict)

    def add(self, place: Place, problem: Message, mend: Message, *, severe: bool = True) -> None:
        """Note a fault."""
        self.faults.append(Fault(place, problem, mend, severe))

    def models(self, registry: str, model: type[M]) -> Iterator[tuple[str, M, Place]]:
        """The entries of one registry with their ids and places."""
        for key, (entry, place) in self.registries.get(registry, {}).items():
            if isinstance(entry, model):
                yield key, entry, place

    def refer(self, place: Place, registry: str, key: str | None) -> None:
        """Note a fault when ``key`` is not in ``registry``."""
        known = self.registries.get(registry, {})
        if key is not None and key not in known:
            problem = Message(N_("{key} is not in {file}"), {"key": key, "file": registry})
            self.add(place, problem, _nearest_mend(key, known))


def _nearest_mend(name: str, known: Mapping[str, object]) -> Message:
    near = get_close_matches(name, list(known), n=3, cutoff=0.5)
    if near:
        return Message(N_("did you mean {names}?"), {"names": ", ".join(near)})
    return Message(N_("add it there, or correct it here"))


def load_catalogue(folder: Path) -> tuple[Catalogue | None, DataFolder]:
    """Read and check the data folder; the catalogue is None when a severe fault was found."""
    data = DataFolder(folder)
    if not (folder / "jurisdictions.yaml").is_file():
        problem = Message(N_("there is no data folder with a jurisdictions.yaml at {folder}"), {"folder": folder})
        data.add(Place("jurisdictions.yaml"), problem, Message(N_("name the folder with --data")))
        return None, data
    _read_registry(data, "jurisdictions.yaml", JurisdictionText)
    _read_registry(data, "sources.yaml", SourceText)
    _read_registry(data, "channels.yaml", ChannelText)
    _read_registry(data, "licences.yaml", LicenceText)
    for path in sorted((folder / "offices").glob("*.yaml")):
        _read_registry(data, path.relative_to(folder).as_posix(), OfficeText, into="offices")
    for path in sorted(path for path in (folder / "services").rglob("*") if path.is_file()):
        if path.suffix == ".yaml" and path.parent.parent == folder / "services":
            _read_service(data, path)
        else:
            problem = Message(N_("the file does not stand where its id and domain say"))
            mend = Message(N_("move it to {file}"), {"file": "services/DOMAIN/ID.yaml"})
            data.add(Place(path.relative_to(folder).as_posix()), problem, mend)
    places = PlaceNames(
        jurisdiction_record(code, text) for code, text, _ in data.models("jurisdictions.yaml", JurisdictionText)
    )
    _check_registries(data)
    scopes = {key: _check_service(data, places, text, file) for key, (text, file) in data.services.items()}
    if any(fault.severe for fault in data.faults):
        return None, data
    return _assemble(data, places.by_code, scopes), data


def _read_registry(data: DataFolder, file: str, model: type[M], into: str | None = None) -> None:
    path = data.folder / file
    entries = data.registries.setdefault(into or file, {})
    if not path.is_file():
        data.add(Place(file), Message(N_("the file is missing")), Message(N_("put it back from the repository")))
        return
    text, faults = read_yaml(data.folder, path)
    data.faults += faults
    if text is None:
        return
    data.files[file] = text
    if not isinstance(text.content, dict):
        data.add(
            Place(file), Message(N_("must map ids to entries")), Message(N_("write ID: and indent its fields below"))
        )
        return
    for key, content in text.content.items():
        entry = _validate(data, text, model, content, (key,))
        if entry is not None and key in entries:
            data.add(
                text.place((key,)), Message(N_("{key} stands twice"), {"key": key}), Message(N_("keep one of the two"))
            )
        if entry is not None:
            entries[key] = (entry, text.place((key,)))


def _read_service(data: DataFolder, path: Path) -> None:
    text, faults = read_yaml(data.folder, path)
    data.faults += faults
    if text is None:
        return
    service = _validate(data, text, ServiceText, text.content, ())
    if service is None:
        return
    expected = f"services/{service.domain.value}/{service.id}.yaml"
    if text.file != expected:
        problem = Message(N_("the file does not stand where its id and domain say"))
        data.add(text.place(("id",)), problem, Message(N_("move it to {file}"), {"file": expected}))
    data.services[service.id] = (service, text)


def _validate(data: DataFolder, text: YamlText, model: type[M], content: object, keys: Keys) -> M | None:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            path = (*keys, *(part for part in detail["loc"] if not str(part).startswith("function-")))
            values = {"value": str(detail["input"])[:40], **detail.get("ctx", {})}
            mistake = detail.get("ctx", {}).get("error")
            if isinstance(mistake, Mistake):
                data.add(text.place(path), mistake.problem, mistake.mend)
                continue
            problem, mend = PYDANTIC_WORDS.get(detail["type"], ("{words}", N_("correct it")))
            values["words"] = detail["msg"]
            data.add(text.place(path), Message(problem, values), Message(mend, values))
    return None


def _check_registries(data: DataFolder) -> None:
    for code, jurisdiction, place in data.models("jurisdictions.yaml", JurisdictionText):
        data.refer(place, "jurisdictions.yaml", jurisdiction.parent if jurisdiction.parent != code else None)
    for _, channel, place in data.models("channels.yaml", ChannelText):
        data.refer(place, "jurisdictions.yaml", channel.provider)
        _refer_all(data, place, channel.sources)
    for _, licence, place in data.models("licences.yaml", LicenceText):
        _refer_all(data, place, licence.sources)
        for code in licence.recognised:
            data.refer(place, "jurisdictions.yaml", code)
    for _, office, place in data.models("offices", OfficeText):
        _refer_all(data, place, office.sources)
        data.refer(place, "jurisdictions.yaml", office.jurisdiction or Path(place.file).stem)


def _refer_all(data: DataFolder, place: Place, sources: tuple[str, ...]) -> None:
    for source in sources:
        data.refer(place, "sources.yaml", source)


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
        _check_replaces(data, statement, by_id, file.place((*keys, "replaces")))
    return scopes


def _read_scope(data: DataFolder, places: PlaceNames, text: str, place: Place) -> Scope | None:
    try:
        scope = places.parse_scope(text)
    except LookupError as error:
        name = str(error.args[0])
        problem = Message(N_("no place is called {name}"), {"name": name})
        data.add(place, problem, _nearest_mend(name, dict.fromkeys(places.names)))
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


def _check_replaces(
    data: DataFolder, statement: StatementText, by_id: Mapping[str, StatementText], place: Place
) -> None:
    for target in statement.replaces:
        if target not in by_id:
            problem = Message(N_("{key} is no statement of this service"), {"key": target})
            data.add(place, problem, _nearest_mend(target, by_id))
        elif by_id[target].element is not statement.element:
            problem = Message(N_("{key} is about another element"), {"key": target})
            data.add(place, problem, Message(N_("replace only statements of the same element")))
        elif _leads_back(statement.id, target, by_id):
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


def _assemble(
    data: DataFolder, jurisdictions: dict[str, Jurisdiction], scopes: Mapping[str, Mapping[str, Scope]]
) -> Catalogue:
    sources = {
        key: source_record(key, text)
        for key, text, _ in sorted(data.models("sources.yaml", SourceText), key=lambda e: e[0])
    }
    channels = {key: channel_record(key, text) for key, text, _ in data.models("channels.yaml", ChannelText)}
    licences = {key: licence_record(key, text) for key, text, _ in data.models("licences.yaml", LicenceText)}
    offices = {
        key: office_record(key, text, Path(place.file).stem) for key, text, place in data.models("offices", OfficeText)
    }
    ordered = sorted(data.services.values(), key=lambda s: (list(Domain).index(s[0].domain), -s[0].standing, s[0].id))
    statements: dict[str, tuple[Statement, ...]] = {}
    for service, _ in ordered:
        statements[service.id] = tuple(
            statement_record(text, position, scopes[service.id][text.id], service.verified, sources, channels, offices)
            for position, text in enumerate(service.statements)
        )
    services = {service.id: service_record(service) for service, _ in ordered}
    return Catalogue(dict(jurisdictions), sources, channels, licences, offices, services, statements)
