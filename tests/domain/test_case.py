"""Laws of the fold of answers, and what an outcome makes of a guide."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.case import (
    AnsweredTwiceError,
    fold_answers,
    list_cases,
    read_answers,
    resolve_case,
    write_answers,
)
from cztservices.domain.guide import resolve_guide
from cztservices.domain.words import Element, OutcomeKind
from tests.domain.trees import answers_to, make_outcome, make_tree, trees
from tests.statements import make_service, make_statement

DAY = date(2024, 6, 15)
TREE = make_tree(
    {
        "why": {"living": "settled", "emergency": "treat-first", "asked": "settled"},
        "settled": {"yes": "file-once", "no": "file-each-time"},
    }
)
asked_trees = trees().flatmap(lambda tree: st.tuples(st.just(tree), answers_to(tree)))


@given(asked_trees, st.randoms())
def test_order_of_answers_does_not_matter(asked, random):
    tree, answers = asked
    items = list(answers.items())
    random.shuffle(items)
    assert fold_answers(tree, dict(items)) == fold_answers(tree, answers)


@given(asked_trees)
def test_what_the_path_keeps_leads_to_the_same_case(asked):
    tree, answers = asked
    case = fold_answers(tree, answers)
    again = fold_answers(tree, case.answers)
    assert (again.path, again.question, again.outcome, again.dropped) == (case.path, case.question, case.outcome, {})


@given(asked_trees)
def test_every_answer_is_taken_or_dropped(asked):
    tree, answers = asked
    case = fold_answers(tree, answers)
    assert {**case.answers, **case.dropped} == answers
    assert not case.answers.keys() & case.dropped.keys()
    assert (case.question is None) is not (case.outcome is None)


@given(asked_trees)
def test_going_back_and_answering_the_same_changes_nothing(asked):
    tree, answers = asked
    case = fold_answers(tree, answers)
    for step in case.path:
        assert fold_answers(tree, {**case.answers, step.question: step.answer}) == fold_answers(tree, case.answers)


@given(asked_trees)
def test_taking_the_last_answer_back_asks_it_again(asked):
    tree, answers = asked
    case = fold_answers(tree, answers)
    if case.path:
        last = case.path[-1].question
        before = fold_answers(tree, {question: one for question, one in case.answers.items() if question != last})
        assert before.question is not None
        assert before.question.id == last


@given(trees())
def test_every_case_is_listed_once_and_found_again(tree):
    cases = list(list_cases(tree))
    assert cases[0].path == ()
    assert [fold_answers(tree, case.answers) for case in cases] == cases
    assert len({write_answers(case.answers) for case in cases}) == len(cases)


def test_early_answer_that_changes_keeps_later_ones_that_still_hold():
    answers = fold_answers(TREE, {"why": "living", "settled": "no"}).answers
    changed = fold_answers(TREE, {**answers, "why": "asked"})
    assert changed.answers == {"why": "asked", "settled": "no"}


def test_early_answer_that_changes_drops_later_ones_that_are_asked_no_more():
    changed = fold_answers(TREE, {"why": "emergency", "settled": "no"})
    assert changed.answers == {"why": "emergency"}
    assert changed.dropped == {"settled": "no"}
    assert changed.outcome is not None
    assert changed.outcome.id == "treat-first"


@given(asked_trees)
def test_answers_are_read_as_they_were_written(asked):
    _tree, answers = asked
    assert list(read_answers(write_answers(answers)).items()) == list(answers.items())


def test_spaces_between_answers_do_not_matter():
    assert read_answers(" why = living , settled=no ") == {"why": "living", "settled": "no"}


@pytest.mark.parametrize("text", ["WHY=Living,settled=no", "ｗｈｙ＝living，settled=no", ",why=living, ,settled=no,"])
def test_capitals_full_width_signs_and_empty_parts_do_not_matter(text):
    assert read_answers(text) == {"why": "living", "settled": "no"}


@pytest.mark.parametrize("text", ["", " ", ",", " ， ,"])
def test_no_answers_are_none(text):
    assert read_answers(text) == {}


@pytest.mark.parametrize("again", ["settled=no", "settled=yes", "Settled = No"])
def test_question_that_stands_twice_is_named(again):
    with pytest.raises(AnsweredTwiceError, match=r"^settled$"):
        read_answers(f"settled=yes,why=living,{again}")


@pytest.mark.parametrize("part", ["why", "why=", "=living", "为什么=住", "why=a;b"])
def test_what_is_no_answer_is_named(part):
    with pytest.raises(ValueError, match=f"^{part}$"):
        read_answers(f"settled=yes,{part},last=one")


GENERAL = make_statement("general", Element.STEP, "000000")
HEDGE = make_statement("hedge", Element.STEP, "000000")
PAPER = make_statement("paper", Element.MATERIAL, "000000")
PLEDGE = make_statement("pledge", Element.MATERIAL, "000000", case_only=True)
STATEMENTS = (GENERAL, HEDGE, PAPER, PLEDGE)


def case_guide(outcome, others=()):
    tree = make_tree(
        {"why": {f"a{number}": one.id for number, one in enumerate((outcome, *others))}},
        {one.id: one for one in (outcome, *others)},
    )
    return resolve_case(make_service(), tree, outcome, STATEMENTS, "430300", "430100", DAY)


def ids(guide):
    return [line.statement.id for lines in guide.elements.values() for line in lines]


def test_general_guide_leaves_statements_of_cases_out():
    assert ids(resolve_guide(make_service(), STATEMENTS, "430300", "430100", DAY)) == ["paper", "general", "hedge"]


def test_outcome_adds_and_withdraws():
    guide = case_guide(make_outcome("once", adds=("pledge",), withdraws=("hedge",)))
    assert ids(guide) == ["paper", "pledge", "general"]
    assert guide.outcome is not None
    assert guide.outcome.id == "once"


def test_what_one_outcome_keeps_is_left_out_of_the_others():
    keeping, other = make_outcome("once", keeps=("paper",)), make_outcome("never")
    assert "paper" in ids(case_guide(keeping, [other]))
    assert "paper" not in ids(case_guide(other, [keeping]))


@pytest.mark.parametrize("kind", [OutcomeKind.NOT_POSSIBLE, OutcomeKind.NOT_KNOWN])
def test_where_there_is_no_way_only_what_the_outcome_names_is_left_and_nothing_is_missed(kind):
    guide = case_guide(make_outcome("no", kind, keeps=("general",)))
    assert ids(guide) == ["general"]
    assert (guide.missing, guide.gaps, guide.is_possible) == ((), (), False)
