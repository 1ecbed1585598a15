"""The questions that a service asks, kept apart: words (questions), routing (answers) and policy (outcomes)."""

from collections.abc import Iterator
from dataclasses import dataclass

from cztservices.domain.catalogue import Text
from cztservices.domain.words import OutcomeKind, QuestionKind

YES, NO, UNSURE = "yes", "no", "unsure"
"""Answers that need no words of their own: the program says them."""

MOST_QUESTIONS = 40
"""Questions of one service; nobody reviews more."""

MOST_ANSWERS = 3
"""Answers to one question: they are large buttons, one beside the other."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and ``why`` it matters, which ``sources`` (ids) prove."""

    id: str
    kind: QuestionKind
    text: Text
    why: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question, and the question or outcome that it leads to.

    ``text`` is None for yes, no and unsure.
    """

    question: str
    answer: str
    to: str
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What holds in a case: its answer in one or two sentences, and what it changes in the guide.

    ``keeps`` are general statements of some cases only, ``adds`` statements of cases only, ``withdraws`` general ones
    that do not hold here. ``instead`` is the service to look at where it is not possible, ``ring`` the channel to ask
    where it is not known; ``unknown`` are elements (their words) of which no source says anything in this case.
    """

    id: str
    kind: OutcomeKind
    text: Text
    sources: tuple[str, ...]
    keeps: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()
    withdraws: tuple[str, ...] = ()
    instead: str | None = None
    ring: str | None = None
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionTree:
    """The questions of one service; the first is where the asking begins."""

    service: str
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    outcomes: tuple[Outcome, ...]

    def question(self, key: str) -> Question | None:
        """The question of that id, if there is one."""
        return next((one for one in self.questions if one.id == key), None)

    def outcome(self, key: str) -> Outcome | None:
        """The outcome of that id, if there is one."""
        return next((one for one in self.outcomes if one.id == key), None)

    def answers_to(self, question: str) -> tuple[Answer, ...]:
        """The answers to a question, in the author's order."""
        return tuple(one for one in self.answers if one.question == question)

    def cited(self) -> Iterator[str]:
        """The ids of the sources that questions and outcomes rest on; one may come twice."""
        for question in self.questions:
            yield from question.sources
        for outcome in self.outcomes:
            yield from outcome.sources
