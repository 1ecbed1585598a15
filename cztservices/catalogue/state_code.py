"""State codes of a catalogue: the code of a guide, and the guide of a code."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice

from cztservices.catalogue.show import ShownGuide
from cztservices.domain.case import Case, list_cases
from cztservices.domain.catalogue import Service
from cztservices.domain.questions import QuestionTree
from cztservices.domain.state_code import (
    LENGTH,
    MOST_CASES,
    SIGNS,
    CodeContent,
    CodeFlaw,
    Misread,
    NoCode,
    is_meant_as_code,
    number_edition,
    read_state_code,
    show_code,
    tidy_code,
    write_state_code,
)
from cztservices.domain.words import End
from cztservices.errors import KnownError, Message
from cztservices.i18n import N_
from cztservices.storage.catalogue_db import CatalogueDb

LONGEST_TYPED = 40
"""Characters of the longest text that is looked at as a code."""


@dataclass(frozen=True, slots=True)
class State:
    """What a code stands for: the guide of a service in a direction (codes of cities), and what was answered.

    It ``asks`` where the answers lead to one more question.
    """

    code: str
    service: Service
    origin: str | None
    destination: str | None
    answers: Mapping[str, str]
    asks: bool = False


@dataclass(frozen=True, slots=True)
class WrongCode:
    """A code that stands for nothing; ``nearest`` are the states whose codes are one slip away."""

    code: str
    nearest: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class ForeignCode:
    """A code of another edition of the catalogue; ``general`` is the guide without answers, where it still exists."""

    code: str
    general: State | None


CodeRead = State | WrongCode | ForeignCode | NoCode


def write_code(shown: ShownGuide) -> str | None:
    """The code of a guide that is shown; None where its service has no number, or the case is beyond what codes hold.

    Cities at both ends must differ, since nobody comes back to a guide from a city to itself.
    """
    guide, tree = shown.guide, shown.questions
    answers = shown.case.answers if shown.case is not None else {}
    cases = [case.answers for case in _cases(tree)]
    if guide.service.number is None or answers not in cases or (guide.origin and guide.origin == guide.destination):
        return None
    edition = number_edition(shown.version)
    content = CodeContent(guide.service.number, guide.origin, guide.destination, cases.index(answers), edition)
    return write_state_code(content)


def read_code(db: CatalogueDb, text: str) -> CodeRead:
    """What ``text`` stands for in the catalogue, typed as a code in whatever form."""
    found = read_state_code(text)
    if isinstance(found, NoCode):
        return found
    code, edition = show_code(tidy_code(text)), number_edition(db.version())
    if isinstance(found, CodeContent):
        if found.edition != edition:
            general = _find_state(db, replace(found, case=0), edition)
            return ForeignCode(code, general)
        state = _find_state(db, found, edition)
        if state is not None:
            return state
        return WrongCode(code, ())
    return _explain_misread(db, found, edition)


def recognise_code(db: CatalogueDb, text: str, *, finds_nothing: bool) -> CodeRead | None:
    """What a text that was typed to be searched for stands for, where it is a code or was plainly meant as one.

    ``finds_nothing`` says that the search has no answer to it.
    """
    if len(text) > LONGEST_TYPED:
        return None
    read = read_code(db, text)
    return read if isinstance(read, State) or is_meant_as_code(text, finds_nothing=finds_nothing) else None


def _explain_misread(db: CatalogueDb, misread: Misread, edition: int) -> WrongCode:
    here = (one for one in misread.nearest if one.edition == edition)
    states = (_find_state(db, one, edition) for one in here)
    return WrongCode(misread.code, tuple(state for state in states if state is not None))


def _find_state(db: CatalogueDb, content: CodeContent, edition: int) -> State | None:
    """The state of ``content`` in this ``edition``; None where there is no such thing."""
    service = next((one for one in db.services() if one.number == content.service), None)
    ends = {End.ORIGIN: content.origin, End.DESTINATION: content.destination}
    if service is None or any(city is not None and not service.has_end(end) for end, city in ends.items()):
        return None
    cases = _cases(db.questions(service.id))
    if content.case >= len(cases) or (content.origin is not None and content.origin == content.destination):
        return None
    code = write_state_code(replace(content, edition=edition))
    case = cases[content.case]
    asks = bool(case.path) and case.question is not None
    return State(code, service, content.origin, content.destination, case.answers, asks)


def _cases(tree: QuestionTree | None) -> list[Case]:
    """Every case that a code can hold; of a service that asks nothing, the one without answers."""
    return list(islice(list_cases(tree), MOST_CASES)) if tree is not None else [Case((), None, None, {})]


_WRONG_NEAR = N_("The code “{code}” has a wrong sign, or two that changed places; did you mean {near}?")
_WRONG = N_("The code “{code}” stands for nothing; compare it with the paper sign by sign.")
_FOREIGN = N_(
    "The code “{code}” was made with another edition of the catalogue, in which its answers may mean something else; "
    "open the guide below and answer again."
)
_FOREIGN_GONE = N_(
    "The code “{code}” was made with another edition of the catalogue, and what it stands for is not in this one; "
    "look for the service by its name."
)
_FOREIGN_SHELL = N_(
    "The code “{code}” was made with another edition of the catalogue, in which its answers may mean something else; "
    "read the guide for everybody with “{command}”."
)
_FLAWS = {
    CodeFlaw.SIGN: N_("“{code}” is no code, since no code has the sign “{found}”; codes are made of {signs}."),
    CodeFlaw.SHORT: N_("“{code}” is no code, since it has {found} signs and a code has {length}; is one missing?"),
    CodeFlaw.LONG: N_("“{code}” is no code, since it has {found} signs and a code has {length}; is one too many?"),
}


def explain_code(read: WrongCode | ForeignCode | NoCode, text: str) -> Message:
    """Why ``text`` does not lead to a guide with answers, and what to do, in one sentence."""
    match read:
        case NoCode():
            shown = "".join(sign for sign in text.strip()[:LONGEST_TYPED] if sign.isprintable())
            return Message(
                _FLAWS[read.flaw], {"code": shown, "found": read.found, "signs": SIGNS, "length": str(LENGTH)}
            )
        case WrongCode():
            near = ", ".join(state.code for state in read.nearest)
            return Message(_WRONG_NEAR if near else _WRONG, {"code": read.code, "near": near})
        case ForeignCode():
            return Message(_FOREIGN if read.general is not None else _FOREIGN_GONE, {"code": read.code})


def find_state(db: CatalogueDb, text: str) -> State:
    """The state of a code that was typed into a shell.

    Raises:
        KnownError: it is none; the sentence names the nearest that is.
    """
    read = read_code(db, text)
    if isinstance(read, State):
        return read
    message = explain_code(read, text)
    if isinstance(read, ForeignCode) and read.general is not None:
        general = read.general
        cities = (("--origin", general.origin), ("--destination", general.destination))
        words = ["show", general.service.id, *(word for pair in cities if pair[1] for word in pair if word)]
        message = Message(_FOREIGN_SHELL, {"code": read.code, "command": " ".join(words)})
    raise KnownError(message.template, **message.values)
