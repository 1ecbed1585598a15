"""From the data folder to a catalogue in memory, with every fault found in one go."""

from collections.abc import Mapping
from pathlib import Path

from cztservices.authoring.data_folder import DataFolder, read_folder
from cztservices.authoring.faults import Place
from cztservices.authoring.lexicon import check_lexicon, check_sayings, lexicon_record, sayings_records
from cztservices.authoring.progress import Report
from cztservices.authoring.records import (
    channel_record,
    jurisdiction_record,
    licence_record,
    life_event_record,
    list_record,
    office_record,
    question_tree,
    requirement_record,
    service_record,
    source_record,
    statement_record,
)
from cztservices.authoring.references import Scopes, check_references
from cztservices.authoring.schema import (
    ChannelText,
    JurisdictionText,
    LicenceText,
    LifeEventText,
    OfficeText,
    PublishedListText,
    RequirementText,
    SourceText,
)
from cztservices.authoring.translations import mark_stale, read_translations
from cztservices.domain.catalogue import Catalogue, Jurisdiction, Statement
from cztservices.domain.places import PlaceNames
from cztservices.domain.words import Domain
from cztservices.errors import Message
from cztservices.i18n import N_


def load_catalogue(folder: Path, report: Report | None = None) -> tuple[Catalogue | None, DataFolder]:
    """Read and check the data folder; the catalogue is None when a severe fault was found."""
    if not (folder / "jurisdictions.yaml").is_file():
        data = DataFolder(folder)
        problem = Message(N_("there is no data folder with a jurisdictions.yaml at {folder}"), {"folder": folder})
        data.add(Place("jurisdictions.yaml"), problem, Message(N_("name the folder with --data")))
        return None, data
    data = read_folder(folder, report)
    places = PlaceNames(
        jurisdiction_record(code, text) for code, text, _ in data.models("jurisdictions.yaml", JurisdictionText)
    )
    scopes = check_references(data, places)
    check_lexicon(data)
    check_sayings(data)
    if any(fault.severe for fault in data.faults):
        return None, data
    return mark_stale(_assemble(data, places.by_code, scopes), read_translations(folder)), data


def _assemble(data: DataFolder, jurisdictions: Mapping[str, Jurisdiction], scopes: Scopes) -> Catalogue:
    sources = {
        key: source_record(key, text)
        for key, text, _ in sorted(data.models("sources.yaml", SourceText), key=lambda e: e[0])
    }
    channels = {key: channel_record(key, text) for key, text, _ in data.models("channels.yaml", ChannelText)}
    licences = {key: licence_record(key, text) for key, text, _ in data.models("licences.yaml", LicenceText)}
    offices = {
        key: office_record(key, text, Path(place.file).stem) for key, text, place in data.models("offices", OfficeText)
    }
    lists = {
        key: list_record(key, text, scopes.lists[key]) for key, text, _ in data.models("lists.yaml", PublishedListText)
    }
    life_events = {key: life_event_record(key, text) for key, text, _ in data.models("life_events.yaml", LifeEventText)}
    ordered = sorted(data.services.values(), key=lambda s: (list(Domain).index(s[0].domain), -s[0].standing, s[0].id))
    statements: dict[str, tuple[Statement, ...]] = {}
    for service, _ in ordered:
        of_cases = {key for outcome in service.outcomes for key in outcome.adds}
        statements[service.id] = tuple(
            statement_record(
                text,
                position,
                scopes.statements[service.id][text.id],
                service.verified,
                sources,
                channels,
                offices,
                case_only=text.id in of_cases,
            )
            for position, text in enumerate(service.statements)
        )
    services = {service.id: service_record(service) for service, _ in ordered}
    trees = (tree for service, _ in ordered if (tree := question_tree(service)) is not None)
    requirements = {
        key: requirement_record(key, text, scopes.accepted[key], sources)
        for key, text, _ in data.models("requirements.yaml", RequirementText)
    }
    return Catalogue(
        dict(jurisdictions),
        sources,
        channels,
        licences,
        offices,
        lists,
        life_events,
        services,
        statements,
        lexicon_record(data.lexicon),
        sayings_records(data),
        {tree.service: tree for tree in trees},
        requirements,
    )
