"""Answers folded into a case, and the guide of that case."""

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cztservices.domain.catalogue import Service, Statement
from cztservices.domain.guide import Guide, resolve_guide
from cztservices.domain.questions import Answer, Outcome, Question, QuestionTree
from cztservices.domain.words import OutcomeKind

_PAIR = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)=([a-z0-9]+(?:-[a-z0-9]+)*)")


class AnsweredTwiceError(ValueError):
    """A question stands twice among answers; it is the argument."""


@dataclass(frozen=True, slots=True)
class Case:
    """Where some answers lead: the ``path`` so far, then the next ``question``, or the ``outcome``.

    ``dropped`` are answers, by question, that the path does not ask for or that the question does not have.
    """

    path: tuple[Answer, ...]
    question: Question | None
    outcome: Outcome | None
    dropped: Mapping[str, str]

    @property
    def answers(self) -> dict[str, str]:
        """The answers that hold, by question, in the order in which they were asked."""
        return {one.question: one.answer for one in self.path}


def fold_answers(tree: QuestionTree, answers: Mapping[str, str]) -> Case:
    """Follow ``answers`` (by question id) from the first question as far as they go; their order does not matter.

    So an early answer that changes keeps the later ones that the new path asks for, and drops the rest.
    """
    path: list[Answer] = []
    at = tree.questions[0].id
    while (question := tree.question(at)) is not None:
        wanted = answers.get(at)
        step = next((one for one in tree.answers_to(at) if one.answer == wanted), None)
        if step is None:
            return Case(tuple(path), question, None, _beside(answers, path))
        path.append(step)
        at = step.to
    return Case(tuple(path), None, tree.outcome(at), _beside(answers, path))


def _beside(answers: Mapping[str, str], path: Iterable[Answer]) -> dict[str, str]:
    taken = {one.question for one in path}
    return {question: answer for question, answer in answers.items() if question not in taken}


def list_cases(tree: QuestionTree) -> Iterator[Case]:
    """Every case that answers can lead to, those on the way too, each once; the first has no answers.

    ``tree`` has no cycle.
    """
    open_paths: deque[tuple[tuple[Answer, ...], str]] = deque([((), tree.questions[0].id)])
    while open_paths:
        path, at = open_paths.popleft()
        question = tree.question(at)
        yield Case(path, question, None if question is not None else tree.outcome(at), {})
        if question is not None:
            open_paths.extend(((*path, one), one.to) for one in tree.answers_to(at))


def choose_statements(tree: QuestionTree, outcome: Outcome, statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements of a service that hold in the case of ``outcome``, fit for the resolver.

    Where the thing is not possible, or not known, only those that the outcome names: what else the guide says would be
    followed in vain.
    """
    named = {*outcome.keeps, *outcome.adds}
    left_out = {key for one in tree.outcomes for key in one.keeps} | {*outcome.withdraws}
    general = outcome.kind is OutcomeKind.POSSIBLE
    for statement in statements:
        free = general and not statement.case_only and statement.id not in left_out
        if statement.id in named or free:
            yield replace(statement, case_only=False)


def resolve_case(
    service: Service,
    tree: QuestionTree | None,
    outcome: Outcome | None,
    statements: Iterable[Statement],
    origin: str | None,
    destination: str | None,
    day: date,
) -> Guide:
    """The guide of a service in the case of ``outcome``, the general one without.

    Nothing is missing from one that is not possible or not known.
    """
    if tree is None or outcome is None:
        return resolve_guide(service, statements, origin, destination, day)
    chosen = choose_statements(tree, outcome, statements)
    guide = replace(resolve_guide(service, chosen, origin, destination, day), outcome=outcome)
    return guide if outcome.kind is OutcomeKind.POSSIBLE else replace(guide, missing=(), gaps=())


def write_answers(answers: Mapping[str, str]) -> str:
    """Answers as one word, in the order in which they were given.

    >>> write_answers({"why-there": "living", "kind-of-stay": "retired"})
    'why-there=living,kind-of-stay=retired'
    """
    return ",".join(f"{question}={answer}" for question, answer in answers.items())


def read_answers(text: str) -> dict[str, str]:
    """The answers of :func:`write_answers`.

    Spaces around commas and signs of equality, capitals, full-width signs and empty parts do not matter.

    >>> read_answers("Why-there＝living， kind-of-stay = retired,")
    {'why-there': 'living', 'kind-of-stay': 'retired'}

    Raises:
        AnsweredTwiceError: a question stands twice.
        ValueError: a part is no question=answer; it is the argument.
    """
    answers: dict[str, str] = {}
    folded = unicodedata.normalize("NFKC", text).lower()
    for part in filter(None, re.sub(r"\s*([=,])\s*", r"\1", folded.strip()).split(",")):
        found = _PAIR.fullmatch(part)
        if found is None:
            raise ValueError(part)
        if found[1] in answers:
            raise AnsweredTwiceError(found[1])
        answers[found[1]] = found[2]
    return answers
