"""All kinds of electronic licence: where each is recognised, which papers it replaces, how to show one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cztservices.catalogue.entries import Use
from cztservices.domain.catalogue import Licence, MaterialForm, PublishedList, Statement
from cztservices.domain.dates import holds_on
from cztservices.domain.guide import Line, resolve_guide
from cztservices.domain.words import Element
from cztservices.storage.catalogue_db import CatalogueDb

SHOWING = "e-licence-recognition"
"""The service whose guide says how to show an electronic licence."""


@dataclass(frozen=True, slots=True)
class ListedLicences:
    """All of them, what each is good for (by id), the lists that count them, and the lines on how to show one."""

    licences: Sequence[Licence]
    uses: Mapping[str, tuple[Use, ...]]
    lists: Sequence[PublishedList]
    showing: tuple[Line, ...]


def list_licences(db: CatalogueDb, day: date) -> ListedLicences:
    """Every licence with the services whose materials name it on ``day``."""
    services = {service.id: service for service in db.services()}
    uses: dict[str, list[Use]] = {}
    for key, statements in db.statements_of_elements((Element.MATERIAL,), services).items():
        named: dict[str, list[Statement]] = {}
        for statement in statements:
            if isinstance(statement.value, MaterialForm) and statement.value.licence and holds_on(statement, day):
                named.setdefault(statement.value.licence, []).append(statement)
        for licence, said in named.items():
            uses.setdefault(licence, []).append(Use(services[key], tuple(said)))
    showing: tuple[Line, ...] = ()
    if SHOWING in services:
        guide = resolve_guide(services[SHOWING], db.statements(SHOWING), None, None, day)
        showing = tuple(line for line in guide.elements.get(Element.STEP, ()) if line.overridden_by is None)
    order = {key: number for number, key in enumerate(services)}
    sorted_uses = {key: tuple(sorted(found, key=lambda use: order[use.service.id])) for key, found in uses.items()}
    return ListedLicences(db.licences(), sorted_uses, db.lists(), showing)
