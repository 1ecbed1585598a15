"""What a page of one guide shows, as values in the language of the reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cztservices.domain.dates import Doubt
from cztservices.domain.hall import WHOLE, place_of
from cztservices.domain.words import Element, End
from cztservices.presenters.flow import FlowView
from cztservices.presenters.pages import PageRef

if TYPE_CHECKING:
    from cztservices.presenters.guide_buttons import ButtonView
    from cztservices.presenters.hall_view import HallView
    from cztservices.presenters.mine_view import KeptView
    from cztservices.presenters.trip import TripView


LESS_URGENT = (Element.RESULT, Element.AMOUNT, Element.NOTE, Element.LEGAL_BASIS)
"""Elements that large print folds away, so that fewer things stand on the page, and that are not read aloud."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source in the list at the end; ``number`` is what lines refer to."""

    number: int
    title: str
    caption: str
    url: str


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of a guide.

    ``remark`` stands behind the text; ``caution`` is what to do before trusting it, ``doubt`` why; ``dispute`` says
    that another source disagrees. ``proof`` is said on demand: every source with its grade and date, when the line was
    checked and until when that holds. ``opening`` says whether the office that the line names is open (words, colour
    token), and ``link`` is an address outside the program, offered only where it may be left. ``seen`` is what the line
    says in Chinese, by which a note on it knows that it changed. ``accepted`` is what may be brought for a material.
    """

    id: str
    text: str
    remark: str
    layer: str
    token: str
    caption: str
    caution: str
    doubt: Doubt | None
    dispute: str
    overridden: bool
    number: str = ""
    proof: tuple[str, ...] = ()
    opening: tuple[str, str] = ("", "")
    link: str = ""
    seen: str = ""
    accepted: "AcceptedView | None" = None


@dataclass(frozen=True, slots=True)
class AcceptedView:
    """What is accepted for a material in this direction, opened below its line; ``page`` compares the cities."""

    title: str
    lines: tuple[LineView, ...]
    compare: str
    page: PageRef


@dataclass(frozen=True, slots=True)
class SectionView:
    """One element with its lines; ``lines`` hold, ``behind`` are overridden."""

    element: Element
    title: str
    lines: tuple[LineView, ...]
    behind: tuple[LineView, ...]
    behind_title: str = ""


@dataclass(frozen=True, slots=True)
class RingView:
    """What to ask on the telephone; ``chinese`` says the same for a reader who does not read Chinese."""

    title: str
    greeting: str
    questions: tuple[str, ...]
    chinese: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MentionView:
    """A published list that the service is on: its name and date, and what it calls the service."""

    text: str
    caption: str


@dataclass(frozen=True, slots=True)
class EndView:
    """One end of the direction: its label for this service, the city, and the city's colour."""

    label: str
    city: str
    token: str


@dataclass(frozen=True, slots=True)
class FactView:
    """One short answer beside the main one: how long, how much, whom to ask."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class TravelView:
    """One way between the two cities: its name, what is known of it in this direction, and its own guide."""

    name: str
    text: str
    page: PageRef


@dataclass(frozen=True, slots=True)
class ChipView:
    """One answer of a case: the question (its id and words), what was answered, and the page that reopens it.

    ``label`` says it alone: a yes is nothing without its question.
    """

    question_id: str
    question: str
    answer: str
    label: str
    page: PageRef


@dataclass(frozen=True, slots=True)
class CaseView:
    """The case that a guide is for: what was answered, who says what it comes to, and where to go instead.

    ``caution`` is what to do before trusting it; ``general`` leads back to the guide for everybody.
    """

    title: str
    path: tuple[ChipView, ...]
    caption: str
    proof: tuple[str, ...]
    caution: str
    general: str
    instead_title: str = ""
    instead: str = ""
    instead_page: PageRef | None = None


@dataclass(frozen=True, slots=True)
class GuideView:
    """Everything that a page of one guide shows, in the language of the reader.

    ``answer`` is the sentence to read first; ``answer_line`` is the line that it rests on, None where nothing is
    known, and ``answer_behind`` are those that it overrides; no section repeats them. ``labels`` are what the service
    calls the ends that it has; ``kept`` is what the person keeps of it, None where nothing is; ``hall`` is what the
    hall adds in which this computer stands. ``case`` is what was answered, None on a general guide, where ``ask``
    offers the questions if there are any.
    """

    service_id: str
    title: str
    ends: tuple[EndView, ...]
    prompt: str
    badge: str
    badge_token: str
    answer: str
    answer_line: LineView | None
    answer_behind: tuple[LineView, ...]
    facts: tuple[FactView, ...]
    sections: tuple[SectionView, ...]
    ring: RingView | None
    gaps_title: str
    gaps: tuple[str, ...]
    behind_title: str
    lists_title: str
    lists: tuple[MentionView, ...]
    sources_title: str
    sources: tuple[SourceView, ...]
    footer: str
    labels: Mapping[End, str] = field(default_factory=dict)
    flow: FlowView | None = None
    trip: "TripView | None" = None
    travel_title: str = ""
    travel: tuple[TravelView, ...] = ()
    compare: str = ""
    read_aloud: str = ""
    proof_title: str = ""
    ticked: str = ""
    buttons: "tuple[ButtonView, ...]" = ()
    kept: "KeptView | None" = None
    case: CaseView | None = None
    ask: str = ""
    ask_caption: str = ""
    hall: "HallView | None" = None


def places_of_answer(view: GuideView) -> tuple[str, ...]:
    """Where notes of a hall stand that are about the answer or about the guide as a whole."""
    lines = (*((view.answer_line,) if view.answer_line else ()), *view.answer_behind)
    shown = {place_of(section.element) for section in view.sections}
    answering = (place_of(element) for element in (Element.STATUS, Element.HANDLING_MODE))
    return (WHOLE, *(place for place in answering if place not in shown), *(line.id for line in lines))


def is_less_urgent(section: SectionView, view: GuideView) -> bool:
    """Whether large print folds a section away: not where the hall says something of it."""
    places = (place_of(section.element), *(line.id for line in section.lines))
    return section.element in LESS_URGENT and not (view.hall is not None and view.hall.at(*places))
