"""What the counter view shows: what is checked here, what the home city decides, and what is still missing."""

from collections.abc import Collection
from dataclasses import dataclass, field

from cztservices.domain.words import End
from cztservices.presenters.guide_buttons import ButtonView
from cztservices.presenters.guide_view import CaseView, EndView, LineView
from cztservices.presenters.mine_view import NoteView
from cztservices.presenters.pages import PageRef
from cztservices.presenters.ticks import Ticks

MOST_KEYS = 10
"""So many papers have a digit of their own; all others are ticked with the space bar."""


AT_ONCE = 3
"""So many lines of what the home city decides are shown; the others are opened."""


@dataclass(frozen=True, slots=True)
class CheckView:
    """One paper to tick: its line, the ``key`` that ticks it (a digit, or nothing), and what it is read out as."""

    id: str
    line: LineView
    key: str
    spoken: str


@dataclass(frozen=True, slots=True)
class CheckGroupView:
    """Papers of one kind under their title; those that need not come have none to tick."""

    title: str
    checks: tuple[CheckView, ...] = ()
    lines: tuple[LineView, ...] = ()


@dataclass(frozen=True, slots=True)
class CounterPartView:
    """Lines under a title: the service's own, then under ``general_title`` what holds at all such windows.

    ``unknown`` says whom to ring where no source says anything, ``more`` opens the lines beyond :data:`AT_ONCE`.
    """

    title: str
    lines: tuple[LineView, ...]
    more: str
    general_title: str
    general: tuple[LineView, ...]
    unknown: str


@dataclass(frozen=True, slots=True)
class CounterOfficeView:
    """An office of the home city: its line, address, telephone and hours as far as they are known, and what is not."""

    line: LineView
    details: tuple[str, ...]
    unknown: str


@dataclass(frozen=True, slots=True)
class MissingView:
    """What is still missing, to be read out: a sentence, the papers, and where to bring them.

    ``is_complete`` where nothing is.
    """

    lead: str
    papers: tuple[str, ...]
    end: str
    is_complete: bool

    @property
    def spoken(self) -> str:
        """All of it, in lines."""
        return "\n".join(part for part in (self.lead, *self.papers, self.end) if part)


@dataclass(frozen=True, slots=True)
class CounterView:
    """Everything on the split screen of one guide, in the language of the reader.

    ``ticks`` are the papers that lie here, for as long as the page lies open; nobody keeps them. ``ways`` lead to the
    guide, and to the questions of a service where none was answered; ``mixed`` says then that the papers are of many
    cases; ``hall`` are the notes of the hall on the guide. ``missing_lead`` and ``missing_end`` stand before and behind
    the papers that are missing, ``complete`` where none is.
    """

    service_id: str
    title: str
    ends: tuple[EndView, ...]
    badge: str
    badge_token: str
    answer: str
    case: CaseView | None
    code: str
    code_title: str
    checks_title: str
    checks_hint: str
    groups: tuple[CheckGroupView, ...]
    how: tuple[LineView, ...]
    nothing: str
    mixed: str
    decides: CounterPartView
    offices_title: str
    offices: tuple[CounterOfficeView, ...]
    offices_unknown: str
    travels: CounterPartView
    missing_title: str
    missing_lead: str
    missing_end: str
    complete: str
    buttons: tuple[ButtonView, ...]
    ways: tuple[tuple[str, PageRef], ...]
    progress: str
    proof_title: str
    labels: dict[End, str]
    hall: tuple[NoteView, ...]
    ticks: Ticks = field(compare=False)

    @property
    def papers(self) -> tuple[CheckView, ...]:
        """All papers to tick, in their order."""
        return tuple(check for group in self.groups for check in group.checks)

    def tell_missing(self, ticked: Collection[str]) -> MissingView:
        """What to say to somebody whose papers that are ``ticked`` (ids) lie here (一次性补正告知)."""
        left = [check for check in self.papers if check.id not in ticked]
        if not left:
            return MissingView(self.complete, (), "", is_complete=True)
        papers = tuple(f"{number}. {check.spoken}" for number, check in enumerate(left, 1))
        return MissingView(self.missing_lead, papers, self.missing_end, is_complete=False)

    @property
    def ticked(self) -> frozenset[str]:
        """The ids of the papers that lie here."""
        return self.ticks.on(self.service_id)
