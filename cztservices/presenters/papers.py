"""What a sheet is printed on, and in which type."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from cztservices.i18n import N_


class Paper(StrEnum):
    """Paper that every hall has: sheets, and the roll of a receipt printer."""

    A4 = "a4"
    SLIP = "slip"


@dataclass(frozen=True, slots=True)
class Form:
    """A paper with its measures in millimetres and its type in points.

    A ``height`` of 0 is as long as what stands on it. ``roles`` are sizes as shares of ``body``, by what they are for.
    ``most`` is how many pages a sheet may take (0: any number) before its type becomes smaller: first that
    of what one does not act on, down to ``second`` of the rest, then all of it, down to a body of ``least`` points. No
    more than ``most_codes`` stand on it, which are one row of an A4: the paper says what is in them, and the screen has
    the others.
    """

    paper: Paper
    large: bool
    width: float
    height: float
    side: float
    edge: float
    body: float
    roles: Mapping[str, float]
    most: int = 0
    least: float = 0
    second: float = 1
    most_codes: int = 4

    @property
    def is_narrow(self) -> bool:
        """Whether marks stand behind the words, since there is no room for a column of them."""
        return self.paper is Paper.SLIP or self.large


_USUAL = MappingProxyType(
    {"fine": 0.76, "caption": 0.84, "body": 1.0, "section": 1.15, "answer": 1.3, "title": 2.0, "kind": 1.0}
)
_LARGE = MappingProxyType(
    {"fine": 0.5, "caption": 0.72, "body": 1.0, "section": 1.05, "answer": 1.15, "title": 1.45, "kind": 0.72}
)

FORMS = {
    (Paper.A4, False): Form(Paper.A4, False, 210, 297, 15, 11, 10.5, _USUAL, 2, 7.5, 0.85),  # noqa: FBT003 - a table
    (Paper.A4, True): Form(Paper.A4, True, 210, 297, 12, 9, 18, _LARGE, 2, 15, 0.66),  # noqa: FBT003
    (Paper.SLIP, False): Form(Paper.SLIP, False, 80, 0, 4, 4, 9, _USUAL),  # noqa: FBT003
    (Paper.SLIP, True): Form(Paper.SLIP, True, 80, 0, 4, 4, 18, _LARGE),  # noqa: FBT003
}
"""Every form a sheet can have; the size of the large ones is what the rules for elders ask for."""

PAPER_NAMES = {Paper.A4: N_("A4 sheet"), Paper.SLIP: N_("80 mm slip")}
