"""Notes of a hall from two computers: the laws of what people keep hold for them too."""

from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.hall import Hall
from cztservices.domain.merge_hall import is_other_hall, merge_hall, plan_hall_merge
from cztservices.domain.merge_mine import Choice, Choices, Fate
from tests.mine_records import HALL, hall_note, halls, later

CHOICES = st.sampled_from(Choice)


def brought(ours, theirs, choice=Choice.MINE):
    return merge_hall(ours, plan_hall_merge(ours, theirs), Choices(otherwise=choice))


@given(halls(), CHOICES)
def test_importing_ones_own_export_changes_nothing(hall, choice):
    assert {*brought(hall, hall, choice).notes} == {*hall.notes}
    assert plan_hall_merge(hall, hall).count(Fate.SAME) == len(hall.notes)


@given(halls(), halls(), CHOICES)
def test_importing_twice_is_importing_once(ours, theirs, choice):
    once = brought(ours, theirs, choice)
    assert brought(once, theirs, choice) == once


@given(halls(), halls())
def test_nothing_of_ours_is_replaced_but_by_its_own_descendants(ours, theirs):
    merged = {one.uid: one for one in brought(ours, theirs).notes}
    for one in ours.notes:
        assert merged[one.uid] == one or one.changed in merged[one.uid].ancestors


@given(halls(), halls())
def test_keeping_both_keeps_the_words_of_both(ours, theirs):
    words = {one.content for one in brought(ours, theirs, Choice.BOTH).notes}
    conflicts = [one for one in plan_hall_merge(ours, theirs).notes if one.fate is Fate.CONFLICTING]
    assert {words_of.content for one in conflicts for words_of in (one.ours, one.theirs)} <= words


def test_direction_and_what_stood_beneath_make_another_edition():
    theirs = Hall("", (later(hall_note(), origin="430300"), later(hall_note(2), seen="新的话。")))
    plan = plan_hall_merge(Hall("", (hall_note(), hall_note(2))), theirs)
    assert plan.count(Fate.UPDATED) == 2


def test_name_is_taken_over_where_there_is_none():
    assert brought(Hall(), HALL) == Hall(HALL.name, brought(Hall(), HALL).notes)
    assert brought(HALL, Hall("other")).name == HALL.name


def test_other_hall_is_one_that_is_called_otherwise():
    assert is_other_hall(Hall("a"), Hall("b"))
    assert not is_other_hall(Hall("a"), Hall("a"))
    assert not is_other_hall(Hall(), Hall("b"))
    assert not is_other_hall(Hall("a"), Hall())
