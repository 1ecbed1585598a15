"""One guide."""

from cztservices.catalogue.names import find_service
from cztservices.domain.guide import Guide, resolve_guide
from cztservices.storage.catalogue_db import CatalogueDb


def show_guide(db: CatalogueDb, service_id: str, origin: str | None, destination: str | None) -> Guide:
    """The guide of a service from city ``origin`` to city ``destination`` (codes, or None where not known).

    Raises:
        UnknownNameError: there is no such service.
    """
    service = find_service(db, service_id)
    return resolve_guide(service, db.statements(service_id), origin, destination)
