"""What is accepted for the requirements of a guide, and for one requirement in the three cities."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cztservices.catalogue.names import unknown_id
from cztservices.domain.catalogue import Accepted, Channel, Licence, MaterialForm, Requirement, Service
from cztservices.domain.dates import holds_on
from cztservices.domain.guide import Guide
from cztservices.domain.requirements import AcceptedGroup, accepted_in, compare_accepted
from cztservices.domain.words import Element
from cztservices.i18n import N_
from cztservices.storage.catalogue_db import CatalogueDb


@dataclass(frozen=True, slots=True)
class GuideRequirement:
    """A requirement of a guide, and what is accepted for it in the direction of that guide."""

    requirement: Requirement
    accepted: tuple[Accepted, ...]


@dataclass(frozen=True, slots=True)
class ShownRequirement:
    """A requirement in the three cities on ``day``.

    ``services`` are those that ask for it or that something is accepted for, by id, with the hotline of each in
    ``hotlines``; ``licences`` are those that stand in, by id; ``version`` is the catalogue's name.
    """

    requirement: Requirement
    groups: tuple[AcceptedGroup, ...]
    services: Mapping[str, Service]
    hotlines: Mapping[str, Channel]
    licences: Mapping[str, Licence]
    day: date
    version: str


def find_requirements(db: CatalogueDb, guide: Guide) -> dict[str, GuideRequirement]:
    """The requirements that the materials of ``guide`` name, by id; those for which nothing is known are left out."""
    values = [line.statement.value for line in guide.elements.get(Element.MATERIAL, ())]
    named = {value.requirement for value in values if isinstance(value, MaterialForm) and value.requirement}
    if not named:
        return {}
    found = {
        key: GuideRequirement(one, accepted_in(one, guide)) for key, one in db.requirements().items() if key in named
    }
    return {key: one for key, one in found.items() if one.accepted}


def show_requirement(db: CatalogueDb, key: str, day: date) -> ShownRequirement:
    """The requirement called ``key``, with what the three cities accept for it on ``day``.

    Raises:
        UnknownNameError: there is none; the nearest ids are named.
    """
    requirements = db.requirements()
    if key not in requirements:
        template = N_("There is no requirement “{name}”; the nearest are {near}.")
        raise unknown_id(template, key, [*requirements.values()])
    requirement = requirements[key]
    groups = compare_accepted(requirement, day)
    asking = _services_asking(db, key, day)
    named = {service for group in groups for service in group.services}
    services = {service.id: service for service in db.services() if service.id in asking or service.id in named}
    licences = {one.form.licence for group in groups for row in group.rows for one in row.all}
    channels = {channel.id: channel for channel in db.channels()}
    return ShownRequirement(
        requirement,
        groups,
        services,
        {service.id: channels[service.ask] for service in services.values() if service.ask in channels},
        {one.id: one for one in db.licences() if one.id in licences},
        day,
        db.version(),
    )


def _services_asking(db: CatalogueDb, key: str, day: date) -> set[str]:
    statements = db.statements_of_elements((Element.MATERIAL,), [service.id for service in db.services()])
    return {
        service
        for service, said in statements.items()
        if any(isinstance(s.value, MaterialForm) and s.value.requirement == key and holds_on(s, day) for s in said)
    }
