"""The services that were checked last."""

from dataclasses import dataclass
from datetime import date

from cztservices.domain.catalogue import Service
from cztservices.storage.catalogue_db import CatalogueDb


@dataclass(frozen=True, slots=True)
class Recent:
    """A service, the day on which one of its statements was last checked, and the date of its newest source.

    ``published`` is as that source writes it; empty where no official source and no press gives one.
    """

    service: Service
    verified: date
    published: str


def list_recently_verified(db: CatalogueDb, limit: int) -> tuple[Recent, ...]:
    """At most ``limit`` services, those checked last first, of these the ones with the newest source."""
    return tuple(Recent(*row) for row in db.recently_verified(limit))
