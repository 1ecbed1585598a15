"""Read the data folder: files into checked models with their places, and every fault of form found in one go."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from cztservices.authoring.faults import Fault, Mistake, Place
from cztservices.authoring.progress import Report, Steps
from cztservices.authoring.schema import OPTIONAL_REGISTRIES, REGISTRIES, OfficeText
from cztservices.authoring.schema_lexicon import LexiconText, SayingsFile, SayingsText
from cztservices.authoring.schema_service import ServiceText
from cztservices.authoring.text_fields import Id
from cztservices.authoring.yaml_text import Keys, YamlText, read_yaml
from cztservices.errors import Message
from cztservices.i18n import N_

M = TypeVar("M", bound=BaseModel)
LEXICON, SAYINGS = "lexicon.yaml", "sayings.yaml"
_ID: TypeAdapter[str] = TypeAdapter(Id)

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
    "int_parsing_size": (N_("{value} is too large"), N_("write a smaller number")),
    "greater_than_equal": (N_("{value} is too small"), N_("write at least {ge}")),
    "less_than_equal": (N_("{value} is too large"), N_("write at most {le}")),
    "finite_number": (N_("{value} is no amount"), N_("write digits only, 12.50 for instance")),
    "bool_parsing": (N_("{value} is neither true nor false"), N_("write true or false")),
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
    lexicon: LexiconText = field(default_factory=LexiconText)
    sayings: dict[str, SayingsText] = field(default_factory=dict)
    named: dict[str, set[str]] = field(default_factory=dict)
    """Ids by registry, those of entries with a fault too: naming one of them is no second fault."""

    def add(self, place: Place, problem: Message, mend: Message, *, severe: bool = True) -> None:
        """Note a fault."""
        self.faults.append(Fault(place, problem, mend, severe))

    def models(self, registry: str, model: type[M]) -> Iterator[tuple[str, M, Place]]:
        """The entries of one registry with their ids and places."""
        for key, (entry, place) in self.registries.get(registry, {}).items():
            if isinstance(entry, model):
                yield key, entry, place

    def at(self, place: Place, *keys: str | int) -> Place:
        """The place of a field below an entry of a registry."""
        return self.files[place.file].place((place.field, *keys))

    def refer(self, place: Place, registry: str, key: str | None) -> None:
        """Note a fault when ``key`` is not in ``registry``."""
        known = self.registries.get(registry, {})
        if key is not None and key not in self.named.get(registry, ()):
            problem = Message(N_("{key} is not in {file}"), {"key": key, "file": registry})
            self.add(place, problem, nearest_mend(key, known))


def nearest_mend(name: str, known: Mapping[str, object]) -> Message:
    """What an author may have meant by ``name``."""
    near = get_close_matches(name, list(known), n=5, cutoff=0.5)
    if near:
        return Message(N_("did you mean {names}?"), {"names": ", ".join(near)})
    return Message(N_("add it there, or correct it here"))


def read_folder(folder: Path, report: Report | None = None) -> DataFolder:
    """Read every file of the data, and check the form of every entry; each file is a step for ``report``."""
    data = DataFolder(folder)
    readers = [*_readers_of_registries(data), *_readers_of_services(data)]
    readers += [partial(_read_lexicon, data), partial(_read_sayings, data)]
    steps = Steps(report, len(readers))
    for read in readers:
        read()
        steps.take()
    return data


def _readers_of_registries(data: DataFolder) -> Iterator[Callable[[], None]]:
    folder = data.folder
    for name, model in REGISTRIES.items():
        if name != "offices":
            yield partial(_read_registry, data, f"{name}.yaml", model)
    for path in _files_below(folder / "offices"):
        if path.suffix == ".yaml" and path.parent.parent == folder:
            yield partial(_read_registry, data, path.relative_to(folder).as_posix(), OfficeText, into="offices")
        else:
            yield partial(_note_stray, data, path, "offices/CODE.yaml")


def _readers_of_services(data: DataFolder) -> Iterator[Callable[[], None]]:
    folder = data.folder / "services"
    for path in _files_below(folder):
        if path.suffix == ".yaml" and path.parent.parent == folder:
            yield partial(_read_service, data, path)
        else:
            yield partial(_note_stray, data, path, "services/DOMAIN/ID.yaml")


def _read_lexicon(data: DataFolder) -> None:
    data.lexicon = _read_optional(data, LEXICON, LexiconText) or data.lexicon


def _read_sayings(data: DataFolder) -> None:
    sayings = _read_optional(data, SAYINGS, SayingsFile)
    data.sayings = sayings.root if sayings is not None else {}


def _files_below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _note_stray(data: DataFolder, path: Path, where: str) -> None:
    problem = Message(N_("the file does not stand where its id and domain say"))
    place = Place(path.relative_to(data.folder).as_posix())
    data.add(place, problem, Message(N_("move it to {file}"), {"file": where}))


def _read_registry(data: DataFolder, file: str, model: type[M], into: str | None = None) -> None:
    path = data.folder / file
    entries = data.registries.setdefault(into or file, {})
    if not path.is_file() and path.stem in OPTIONAL_REGISTRIES:
        return
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
        _check_id(data, text, key)
        data.named.setdefault(into or file, set()).add(key)
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
    data.named.setdefault("services", set()).add(path.stem)
    if text is None:
        return
    data.files[text.file] = text
    service = _validate(data, text, ServiceText, text.content, ())
    if service is None:
        return
    if service.id in data.services:
        problem = Message(N_("{key} stands twice"), {"key": service.id})
        data.add(text.place(("id",)), problem, Message(N_("keep one of the two")))
    expected = f"services/{service.domain.value}/{service.id}.yaml"
    if text.file != expected:
        problem = Message(N_("the file does not stand where its id and domain say"))
        data.add(text.place(("id",)), problem, Message(N_("move it to {file}"), {"file": expected}))
    data.services[service.id] = (service, text)


def _read_optional(data: DataFolder, name: str, model: type[M]) -> M | None:
    """A file for the search alone, without which everything is found by its names."""
    path = data.folder / name
    if not path.is_file():
        return None
    text, faults = read_yaml(data.folder, path)
    data.faults += faults
    if text is None:
        return None
    data.files[name] = text
    return _validate(data, text, model, text.content, ())


def _validate(data: DataFolder, text: YamlText, model: type[M], content: object, keys: Keys) -> M | None:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        details = error.errors(include_url=False)
        for detail in details:
            if detail["type"] == "too_short" and any(_is_below(other["loc"], detail["loc"]) for other in details):
                continue  # a bad entry is not counted, but it is there
            path = (*keys, *(part for part in detail["loc"] if not str(part).startswith(("function-", "[key]"))))
            mistake = detail.get("ctx", {}).get("error")
            if isinstance(mistake, Mistake):
                data.add(text.place(path), mistake.problem, mistake.mend)
                continue
            data.add(text.place(path), *explain_mistake(detail))
    return None


def _is_below(way: tuple[str | int, ...], above: tuple[str | int, ...]) -> bool:
    return len(way) > len(above) and way[: len(above)] == above


def _check_id(data: DataFolder, text: YamlText, key: str) -> None:
    try:
        _ID.validate_python(key)
    except ValidationError as error:
        data.add(text.place((key,)), *explain_mistake(error.errors(include_url=False)[0]))


def explain_mistake(detail: ErrorDetails) -> tuple[Message, Message]:
    """What pydantic found wrong, and the mend, in our words."""
    values = {"value": str(detail["input"])[:40], "words": detail["msg"], **detail.get("ctx", {})}
    problem, mend = PYDANTIC_WORDS.get(detail["type"], ("{words}", N_("correct it")))
    return Message(problem, values), Message(mend, values)
