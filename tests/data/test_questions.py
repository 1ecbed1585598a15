"""Every answer path of the questions that ship is walked, in every direction."""

from itertools import permutations

import pytest

from cztservices.catalogue.ask import ask_service
from cztservices.catalogue.show import show_guide
from cztservices.config import today
from cztservices.domain.case import list_cases
from cztservices.domain.scope import CITIES
from cztservices.domain.words import Element, End, Grade, OutcomeKind
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.asking import present_question
from cztservices.presenters.guide import GuidePresenter

VARY_BY_CASE = (
    "medical-offsite-filing", "medical-inpatient-settlement", "medical-manual-reimbursement", "pension-employee-transfer",
    "pension-resident-transfer", "housing-fund-offsite-loan", "housing-fund-offsite-purchase-withdrawal",
    "household-migration", "identity-card", "driving-licence", "residence-permit", "company-registration",
    "household-newborn", "unemployment-benefit", "marriage-registration", "disability-card", "school-enrolment-migrant",
)  # fmt: skip
LONGEST_PATH = 5
LONGEST_ANSWER = 100
"""Signs of an answer of a case in Chinese: what can be read at a glance."""


def directions(service):
    both = service.has_end(End.ORIGIN) and service.has_end(End.DESTINATION)
    return [*permutations(CITIES, 2)] if both else [(city, city) for city in CITIES]


@pytest.fixture(scope="module")
def trees(real_db):
    """The questions of every service that asks any."""
    return {key: real_db.questions(key) for key in sorted(real_db.asking_services())}


def test_services_that_vary_by_case_ask(trees):
    assert {*VARY_BY_CASE} <= trees.keys()
    assert len(trees) >= 20


def test_every_path_ends_in_a_guide_with_something_to_bring_to_do_and_a_place(real_db, trees):
    lacking = []
    for key, tree in trees.items():
        service = real_db.service(key)
        for case in (case for case in list_cases(tree) if case.outcome is not None):
            for ends in directions(service):
                guide = show_guide(real_db, key, *ends, today(), case.answers).guide
                assert guide.outcome == case.outcome
                if case.outcome.kind is not OutcomeKind.POSSIBLE:
                    continue
                has = {element for element in Element if guide.holding(element)}
                known = {Element(word) for word in case.outcome.unknown}
                needs = ({Element.MATERIAL}, {Element.STEP}, {Element.OFFICE, Element.CHANNEL})
                lacking += [(key, case.outcome.id, ends, one) for one in needs if not one & (has | known)]
    assert lacking == []


def test_every_path_is_short(trees):
    longest = {key: max(len(case.path) for case in list_cases(tree)) for key, tree in trees.items()}
    assert {key: length for key, length in longest.items() if length > LONGEST_PATH} == {}


def test_no_outcome_rests_on_unconfirmed_pages_without_saying_so(real_db, trees):
    """A page that nobody answers for may be shown; then whom to ring stands beside the answer."""
    sources = real_db.sources()
    for key, tree in trees.items():
        for outcome in tree.outcomes:
            if all(sources[one].grade is Grade.OTHER for one in outcome.sources):
                case = next(case for case in list_cases(tree) if case.outcome == outcome)
                view = GuidePresenter(Translator("zh_CN")).present(
                    show_guide(real_db, key, *directions(real_db.service(key))[0], today(), case.answers)
                )
                assert view.case.caution


def test_answers_are_short_enough_to_be_read_at_a_glance(trees):
    long = {(key, one.id): len(one.text.zh) for key, tree in trees.items() for one in tree.outcomes}
    assert {key: length for key, length in long.items() if length > LONGEST_ANSWER} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_put_in_every_language(real_db, trees, language):
    translator = Translator(language, real_db.traditional())
    for key, tree in trees.items():
        for case in list_cases(tree):
            if case.question is not None:
                view = present_question(ask_service(real_db, key, None, None, case.answers, today()), translator)
                assert 2 <= len(view.answers) <= 3
                assert all((view.question, view.why, view.proof, *(one.text for one in view.answers)))
