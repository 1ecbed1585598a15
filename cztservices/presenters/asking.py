"""Questions of a service as they are put to a person, and the case that answers lead to."""

from collections.abc import Mapping
from dataclasses import dataclass

from cztservices.catalogue.ask import Asked
from cztservices.catalogue.show import ShownGuide
from cztservices.domain.case import Case, fold_answers, read_answers, write_answers
from cztservices.domain.catalogue import newest_date
from cztservices.domain.dates import SHELF_LIFE, doubt_of
from cztservices.domain.questions import NO, UNSURE, YES, Answer, QuestionTree
from cztservices.domain.words import Element, End
from cztservices.i18n import N_, Translator
from cztservices.presenters.guide_lines import LineWriter, label_ends, number_sources, present_ends
from cztservices.presenters.guide_view import CaseView, ChipView, EndView
from cztservices.presenters.pages import Page, PageRef

_GENERAL = N_("Show the guide for everybody")
_REOPENED = ";"
FIXED_ANSWERS = {YES: N_("Yes"), NO: N_("No"), UNSURE: N_("I do not know")}
"""Answers that have no words of their own."""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One large button: the answer, its words, whether it was given before, and the page that it leads to."""

    answer: str
    text: str
    chosen: bool
    page: PageRef


@dataclass(frozen=True, slots=True)
class AskView:
    """One question with its answers; ``path`` is what was answered so far, each of which can be reopened.

    ``why_title`` opens ``why`` and the sources that prove it.
    """

    service_id: str
    title: str
    ends: tuple[EndView, ...]
    path_title: str
    path: tuple[ChipView, ...]
    question_id: str
    question: str
    answers: tuple[AnswerView, ...]
    why_title: str
    why: str
    proof: tuple[str, ...]
    general: str
    labels: Mapping[End, str]


def page_of_answers(tree: QuestionTree, answers: Mapping[str, str], reopened: str = "") -> PageRef:
    """The page that answers lead to: the next question, or the guide of the case; or a question ``reopened``."""
    case = fold_answers(tree, answers)
    choice = write_answers(case.answers)
    if reopened in case.answers:
        return PageRef(Page.ASK, tree.service, f"{choice}{_REOPENED}{reopened}")
    return PageRef(Page.ASK if case.outcome is None else Page.GUIDE, tree.service, choice)


def page_of_questions(guide: PageRef) -> PageRef:
    """The questions of a guide: from the beginning, or the last one again where it is the guide of a case."""
    answers, _reopened = read_choice(guide.choice)
    last = f"{_REOPENED}{[*answers][-1]}" if answers else ""
    return PageRef(Page.ASK, guide.ref, guide.choice + last)


def read_choice(choice: str) -> tuple[dict[str, str], str]:
    """The answers in the choice of a page, and the question that is reopened; none from what has another form."""
    answers, _, reopened = choice.partition(_REOPENED)
    try:
        return read_answers(answers), reopened
    except ValueError:
        return {}, ""


def say_answer(answer: Answer, translator: Translator) -> str:
    """The words of an answer."""
    if answer.text is not None:
        return translator.say(answer.text)
    return translator.gettext(FIXED_ANSWERS[answer.answer])


def present_path(tree: QuestionTree, case: Case, translator: Translator) -> tuple[ChipView, ...]:
    """What was answered, as chips."""
    questions = {question.id: question for question in tree.questions}
    return tuple(
        _chip(step, translator.say(questions[step.question].text), say_answer(step, translator), tree, case)
        for step in case.path
    )


def _chip(step: Answer, question: str, answer: str, tree: QuestionTree, case: Case) -> ChipView:
    label = answer if step.text is not None else f"{question} {answer}"
    return ChipView(step.question, question, answer, label, page_of_answers(tree, case.answers, step.question))


def present_case(shown: ShownGuide, writer: LineWriter, translator: Translator) -> CaseView | None:
    """The case that a guide is for; None for a general one."""
    if shown.questions is None or shown.case is None or shown.case.outcome is None:
        return None
    instead, doubt = shown.instead, doubt_of(shown.proof, SHELF_LIFE[Element.HANDLING_MODE], shown.guide.day)
    return CaseView(
        title=translator.gettext(N_("Your case")),
        path=present_path(shown.questions, shown.case, translator),
        caption=writer.cite(shown.proof),
        proof=tuple(writer.name_sources(shown.proof)),
        caution=writer.warn(doubt, newest_date(shown.proof)),
        general=translator.gettext(_GENERAL),
        instead_title=translator.gettext(N_("Instead")) if instead else "",
        instead=translator.say(instead.name) if instead else "",
        instead_page=PageRef(Page.GUIDE, instead.id) if instead else None,
    )


def present_question(asked: Asked, translator: Translator, reopened: str = "") -> AskView:
    """The question that comes next, or the one that is ``reopened``, with what was answered to it marked.

    Raises:
        LookupError: there is no question left, and none is reopened.
    """
    case, tree = asked.case, asked.questions
    question = tree.question(reopened) if reopened in case.answers else case.question
    if question is None:
        raise LookupError(reopened)
    guide, _ = asked.shown.guide, translator.gettext
    writer = LineWriter(translator, asked.shown, number_sources(asked.shown))
    path = present_path(tree, case, translator)
    before = [chip.question_id for chip in path].index(question.id) if question.id in case.answers else len(path)
    given = case.answers.get(question.id)
    return AskView(
        service_id=guide.service.id,
        title=translator.say(guide.service.name),
        ends=present_ends(guide, translator),
        path_title=_(N_("So far")),
        path=path[:before],
        question_id=question.id,
        question=translator.say(question.text),
        answers=tuple(
            AnswerView(
                one.answer,
                say_answer(one, translator),
                one.answer == given,
                page_of_answers(tree, {**case.answers, question.id: one.answer}),
            )
            for one in tree.answers_to(question.id)
        ),
        why_title=_(N_("Why do you ask?")),
        why=translator.say(question.why),
        proof=tuple(writer.name_sources(asked.sources[key] for key in question.sources)),
        general=_(_GENERAL),
        labels=label_ends(guide.service, translator),
    )
