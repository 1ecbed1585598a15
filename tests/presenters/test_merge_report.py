"""What an import does, told before and after."""

import pytest

from cztservices.domain.merge_mine import Choice, Choices, plan_merge
from cztservices.domain.mine import Mine
from cztservices.presenters.merge_report import present_merge
from tests.mine_records import EVERYTHING, FUND, favourite, later, note
from tests.presenters.desks import ENGLISH

APART = (later(note(), 1, text="ours"), later(note(), 2, text="theirs"))
PLAN = plan_merge(
    Mine((favourite(),), (APART[0],)),
    Mine((later(favourite(), folder="work"), favourite(2, FUND)), (APART[1], note(5, "new words"))),
)


def report(plan=PLAN, translator=ENGLISH, **choices):
    return present_merge(plan, Choices(**choices), translator)


def test_counts_say_what_is_new_updated_the_same_and_conflicting():
    assert report().counts == (
        "2 new, 1 updated, 0 the same, 1 conflicting",
        "Ticks: 0 new, 0 read",
        "History: 0 new, 0 read",
    )
    assert report(plan_merge(Mine(), EVERYTHING)).counts[1:] == ("Ticks: 2 new, 2 read", "History: 2 new, 2 read")


def test_every_record_that_is_not_the_same_has_a_line():
    assert [(line.kind, line.fate, line.ours, line.theirs) for line in report().lines] == [
        (
            "Favourite",
            "updated",
            "In no folder · medical-offsite-filing Xiangtan → Changsha",
            "work · medical-offsite-filing Xiangtan → Changsha",
        ),
        ("Favourite", "new", "", "In no folder · housing-fund-transfer Changsha → Xiangtan"),
        ("Note", "conflicting", "ours", "theirs"),
        ("Note", "new", "", "new words"),
    ]
    assert report(plan_merge(EVERYTHING, EVERYTHING)).lines == ()


@pytest.mark.parametrize(
    ("choice", "words"), [(Choice.MINE, "keep mine"), (Choice.THEIRS, "take theirs"), (Choice.BOTH, "keep both")]
)
def test_choice_stands_beside_a_conflict_alone(choice, words):
    conflict = PLAN.notes[0]
    lines = report(by_key={conflict.key: choice}).lines
    assert [(line.choice, line.is_conflict) for line in lines] == [("", False), ("", False), (words, True), ("", False)]
    assert lines[2].key == conflict.key


def test_every_language_tells_all_of_it(tr):
    view = report(translator=tr)
    assert all(view.counts)
    assert all((line.kind, line.fate, line.name, line.theirs) for line in view.lines)
    assert len({line.fate for line in view.lines}) == 3
