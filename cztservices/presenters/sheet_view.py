"""What stands on the sheet of one guide (一次性告知单), as values in the language of the reader."""

from dataclasses import dataclass
from enum import StrEnum

from cztservices.presenters.guide_view import EndView, FactView


class SheetPart(StrEnum):
    """What a block of the sheet is about."""

    HALL = "hall"
    CASE = "case"
    CHECKED = "checked"
    MISSING = "missing"
    TRAVELS = "travels"
    STATUS = "status"
    CONDITIONS = "conditions"
    MATERIALS = "materials"
    STEPS = "steps"
    CHANNELS = "channels"
    PLACES = "places"
    TIME_AND_FEE = "time_and_fee"
    OUTCOME = "outcome"
    RING = "ring"
    GAPS = "gaps"
    SOURCES = "sources"


BOX = "□"
"""Stands before what is ticked on paper."""

DONE = "✓"
"""Stands before what lies here."""

RING_MARK = "☎"
"""Stands behind a line that is not to be trusted before somebody was asked on the telephone."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line: what leads it (a box, a number, nothing), its words, and whose rule it is.

    ``remark`` says in how many originals and copies a paper is wanted, and whether an electronic licence will do.
    ``details`` stand below: address, telephone and hours of an office; ``unknown`` says which of them no source
    gives. ``cites`` are numbers of sources;
    ``ring_first`` is set where it is old, unconfirmed or disputed, ``of_hall`` where the hall says it.
    """

    text: str
    lead: str = ""
    remark: str = ""
    details: tuple[str, ...] = ()
    unknown: str = ""
    layer: str = ""
    token: str = ""
    cites: tuple[int, ...] = ()
    ring_first: bool = False
    of_hall: bool = False


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """Lines under one title."""

    part: SheetPart
    title: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class SheetFoot:
    """What stands below each page: of what it is a part, and which (``{page}``, ``{pages}``)."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class StampView:
    """The state code of a sheet in large letters, and as a symbol that holds ``text``, with what it is for."""

    title: str
    code: str
    text: str
    caption: str


@dataclass(frozen=True, slots=True)
class SheetView:
    """Everything on the sheet, from above to below: the one description of what is printed, copied and encoded.

    ``answer`` stands for all; ``way`` is the picture of the way as a sentence. ``legend`` says what the marks mean,
    ``rest`` what the guide on the screen has beyond the sheet, ``footer`` the catalogue and the dates. ``code_title``
    stands above the codes, each of which is named by ``code_name`` (``{number}``, ``{count}``); ``code_rest`` says
    where those are for which there is no room (``{shown}``, ``{count}``). ``file_name`` is what a file is called that
    nobody named otherwise, without its ending. ``stamp`` stands below the answer; ``most_pages`` are wished for where
    that is fewer than the paper allows.
    """

    language: str
    kind: str
    service_id: str
    title: str
    ends: tuple[EndView, ...]
    prompt: str
    badge: str
    badge_token: str
    answer: SheetLine
    facts: tuple[FactView, ...]
    way: str
    blocks: tuple[SheetBlock, ...]
    legend: str
    rest: str
    footer: tuple[str, ...]
    code_title: str
    code_name: str
    code_rest: str
    file_name: str
    foot: SheetFoot
    stamp: StampView | None = None
    most_pages: int = 0

    @property
    def direction(self) -> str:
        """Both ends in one line."""
        return " → ".join(f"{end.label} {end.city}" for end in self.ends)

    def block(self, part: SheetPart) -> SheetBlock | None:
        """The block about ``part``, None where there is nothing to say."""
        return next((block for block in self.blocks if block.part is part), None)
