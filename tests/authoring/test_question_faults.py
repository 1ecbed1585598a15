"""Every fault that a tree of questions can have is found, at its line, with its mend."""

import re

import pytest

from cztservices.authoring.build import describe_fault
from cztservices.authoring.load import load_catalogue
from tests.authoring.folders import check
from tests.sample_data import FILING_FILE, edit_file

ANSWER = "  - {question: settled, answer: 'yes', to: resettled}\n"
PLEDGE = "    adds: [step-pledge]\n"


def faults_of(folder):
    return [describe_fault(fault) for fault in check(folder)]


# fmt: off
PLANTS = {
    "cycle": ("answer: 'no', to: not-here", "answer: 'no', to: why-there", "id: settled", "leads back", "lead on"),
    "answer to itself": ("to: resettled}", "to: settled}", "id: settled", "leads back to it", "lead on"),
    "missing branch": (
        ANSWER, "", "- id: settled", "settled lacks a branch", "add its answers: yes",
    ),
    "branch into nothing": ("to: resettled}", "to: resetled}", "to: resetled", "neither a question", "resettled"),
    "fourth answer": (
        ANSWER, ANSWER + "  - {question: why-there, answer: work, text: {zh: 工作, en: Work}, to: resettled}\n",
        "- id: why-there", "why-there has 4 answers", "at most 3",
    ),
    "answer given twice": (ANSWER, "  - {question: settled, answer: 'no', to: resettled}\n" + ANSWER, "answer: 'no', to: not-here",
                           "no stands twice", "keep one"),
    "answer to no question": ("question: settled, answer: 'yes'", "question: setled, answer: 'yes'",
                              "question: setled", "no question setled", "settled"),
    "choice among yes and no": ("answer: 'yes'", "answer: perhaps, text: {zh: 也许, en: Perhaps}", "answer: perhaps",
                                "no answer to a question of yes or no", "yes, no or unsure"),
    "answer without words": (", text: {zh: 急诊, en: Emergency}", "", "answer: emergency", "text is missing", "zh and en"),
    "outcome that no answer leads to": ("unsure, to: ask-first", "unsure, to: not-here", "- id: ask-first",
                                        "no answer leads to ask-first", "take it out"),
    "unknown statement": ("keeps: [step-choose]", "keeps: [step-chose]", "keeps: [step-chose]", "no statement", "step-choose"),
    "statement of cases kept": ("keeps: [step-choose]", "keeps: [step-pledge]", "keeps: [step-pledge]",
                                "only where an outcome adds it", "adds"),
    "unknown source of a question": ("    sources: [hunan-2022]\n  - id: settled", "    sources: [hunan-2020]\n  - id: settled",
                                     "sources: [hunan-2020]", "hunan-2020 is not in sources.yaml", "hunan-2022"),
    "unknown service instead": ("instead: residence-permit", "instead: residence-permits", "instead: residence-permits",
                                "no service", "residence-permit"),
    "unknown channel to ring": ("ring: hotline-12345", "ring: hotline-1234", "ring: hotline-1234", "not in channels.yaml",
                                "hotline-12345"),
    "not known without a number": ("    ring: hotline-12345\n", "", "- id: ask-first", "not_known needs ring", "add it"),
    "instead of what is possible": (PLEDGE, PLEDGE + "    instead: residence-permit\n", "- id: resettled",
                                    "instead does not belong to possible", "take it out"),
    "one id for a question and an outcome": ("- id: ask-first", "- id: settled", "- id: settled\n    kind: not_known",
                                             "settled stands twice", "another id"),
}
# fmt: on


@pytest.mark.parametrize("name", PLANTS)
def test_planted_fault_is_found_at_its_line_with_its_mend(data_folder, name):
    old, new, marker, problem, mend = PLANTS[name]
    edit_file(data_folder, FILING_FILE, old, new)
    text = (data_folder / FILING_FILE).read_text(encoding="utf-8")
    line = text[: text.index(marker)].count("\n") + 1
    catalogue, data = load_catalogue(data_folder)
    words = [describe_fault(fault) for fault in data.faults if fault.severe]
    assert catalogue is None
    pattern = rf"{FILING_FILE}:{line}: .*{re.escape(problem)}.*; .*{re.escape(mend)}"
    assert any(re.match(pattern, one) for one in words), "\n".join(words)


def test_answers_without_a_question_are_a_fault(data_folder):
    text = (data_folder / FILING_FILE).read_text(encoding="utf-8")
    start, end = text.index("questions:\n"), text.index("answers:\n")
    (data_folder / FILING_FILE).write_text(text[:start] + text[end:], encoding="utf-8")
    catalogue, data = load_catalogue(data_folder)
    assert catalogue is None
    assert any("no question" in describe_fault(fault) for fault in data.faults)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("withdraws: [material-form]", "withdraws: [material-form, material-id, material-xiangtan]", "emergency has no material"),
        ("withdraws: [material-form]", "withdraws: [step-submit, step-changsha]", "emergency has no step"),
        ("withdraws: [material-form]", "withdraws: [channel-hotline, channel-app, office-xiangtan]", "emergency has no channel / office"),
        ("withdraws: [material-form]", "withdraws: [material-form]\n    unknown: [material]", "material is known in this case"),
        ("scope: hunan\n    text: {zh: 在承诺书", "scope: hunan\n    valid_to: 2022-01-01\n    text: {zh: 在承诺书", "step-pledge is never shown"),
    ],
)  # fmt: skip
def test_outcome_without_a_whole_guide_is_sent_back(data_folder, old, new, problem):
    assert not any("outcomes[" in words for words in faults_of(data_folder))
    edit_file(data_folder, FILING_FILE, old, new)
    assert any(problem in words for words in faults_of(data_folder))


def test_what_no_source_knows_may_be_admitted(data_folder):
    edit_file(
        data_folder,
        FILING_FILE,
        "withdraws: [material-form]",
        "withdraws: [material-form, material-id, material-xiangtan]\n    unknown: [material]",
    )
    assert faults_of(data_folder) == []


@pytest.mark.parametrize(
    ("new", "problem"),
    [("", "has no number for codes; add number: 3"), ("number: 1\n", "has the same number; give the newer")],
)
def test_every_service_has_a_number_of_its_own(data_folder, new, problem):
    edit_file(data_folder, "services/civil-affairs/senior-card.yaml", "number: 3\n", new)
    assert any(problem in words for words in faults_of(data_folder))


def test_english_of_a_question_that_is_none_is_sent_back(data_folder):
    edit_file(data_folder, FILING_FILE, "en: Why are you treated there?", "en: 为什么去那边看病？")
    assert any("questions[1].text.en: the English text is not in English" in words for words in faults_of(data_folder))
