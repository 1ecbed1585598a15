"""The notes of the hall in which this computer stands, read for pages: each time anew, on whatever thread."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cztservices.errors import UserDataError

if TYPE_CHECKING:
    from cztservices.domain.hall import Hall


@dataclass(frozen=True, slots=True)
class HallBook:
    """Where they are read: all of them (None), or those on the guide of a service.

    ``read`` raises UserDataError where that cannot be done. ``can_edit`` says whether the reader writes them too,
    ``is_kept`` whether they are kept on this computer, not read from a file of others.
    """

    read: "Callable[[str | None], Hall]"
    can_edit: bool = False
    is_kept: bool = True


def read_hall(book: HallBook | None, service: str | None) -> "Hall | None":
    """The hall with its notes; None where there is none, or it cannot be read: a guide is shown all the same then."""
    if book is None:
        return None
    try:
        return book.read(service)
    except UserDataError:
        return None
