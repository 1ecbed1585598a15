"""Laws of merging: nothing of ours disappears, and nothing is replaced without a choice."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.merge_mine import Choice, Choices, Fate, merge, plan_merge
from cztservices.domain.mine import Mine, newest_visits
from tests.mine_records import EVERYTHING, FUND, favourite, later, mines, note, notes, uid

CHOICES = st.sampled_from(Choice)


def brought(ours, theirs, choice=Choice.MINE):
    """What is kept after an import."""
    return merge(ours, plan_merge(ours, theirs), Choices(otherwise=choice))


def as_sets(mine):
    return (
        {*mine.favourites},
        {*mine.notes},
        mine.ticks,
        {(v.moment, v.place) for v in mine.visits},
    )


def fate_of(ours, theirs):
    (outcome,) = plan_merge(Mine(notes=(ours,)), Mine(notes=(theirs,))).notes
    return outcome.fate


# Laws


@given(mines(), CHOICES)
def test_importing_ones_own_export_changes_nothing(mine, choice):
    assert as_sets(brought(mine, mine, choice)) == as_sets(mine)
    plan = plan_merge(mine, mine)
    assert plan.count(Fate.SAME) == len(mine.favourites) + len(mine.notes)
    assert (plan.ticks, plan.visits) == (frozenset(), ())


@given(mines(), mines(), CHOICES)
def test_importing_twice_is_importing_once(ours, theirs, choice):
    once = brought(ours, theirs, choice)
    assert brought(once, theirs, choice) == once


@given(mines(), mines(), CHOICES)
def test_no_record_of_ours_disappears(ours, theirs, choice):
    merged = brought(ours, theirs, choice)
    assert {one.uid for one in ours.favourites} <= {one.uid for one in merged.favourites}
    assert {one.uid for one in ours.notes} <= {one.uid for one in merged.notes}
    assert ours.ticks <= merged.ticks
    assert {(v.moment, v.place) for v in ours.visits} <= {(v.moment, v.place) for v in merged.visits}


@given(mines(), mines())
def test_our_words_are_replaced_by_none_but_their_own_descendants(ours, theirs):
    merged = {one.uid: one for one in brought(ours, theirs).notes}
    for one in ours.notes:
        now = merged[one.uid]
        assert now == one or one.changed in now.ancestors


@given(mines(), mines())
def test_every_record_of_theirs_is_there_or_told(ours, theirs):
    merged, plan = brought(ours, theirs), plan_merge(ours, theirs)
    contents = {one.content for one in merged.notes}
    for outcome in plan.notes:
        if outcome.fate in (Fate.NEW, Fate.UPDATED):
            assert outcome.theirs.content in contents
    assert [outcome.theirs for outcome in plan.notes] == sorted(theirs.notes, key=lambda one: one.uid)


@given(mines(), st.data())
def test_order_of_imports_of_disjoint_files_does_not_matter(ours, data):
    both = data.draw(mines())
    at = data.draw(st.integers(0, 5))
    first = Mine(both.favourites[:at], both.notes[:at], both.ticks, both.visits)
    second = Mine(both.favourites[at:], both.notes[at:])
    seen = {one.content for one in (*first.favourites, *first.notes)}
    second = Mine(
        tuple(one for one in second.favourites if one.content not in seen),
        tuple(one for one in second.notes if one.content not in seen),
    )
    assert brought(brought(ours, first), second) == brought(brought(ours, second), first)


@given(mines(), mines())
def test_keeping_both_keeps_the_words_of_both(ours, theirs):
    merged = brought(ours, theirs, Choice.BOTH)
    words = {one.text for one in merged.notes}
    conflicts = [o for o in plan_merge(ours, theirs).notes if o.fate is Fate.CONFLICTING]
    assert {text for o in conflicts for text in (o.ours.text, o.theirs.text)} <= words


@given(st.lists(notes(uids=st.just(uid(1))), min_size=2, max_size=2))
def test_taking_theirs_descends_from_ours(pair):
    ours, theirs = pair
    if fate_of(ours, theirs) is Fate.CONFLICTING and ours.changed != theirs.changed:
        (taken,) = brought(Mine(notes=(ours,)), Mine(notes=(theirs,)), Choice.THEIRS).notes
        assert taken.content == theirs.content
        assert {ours.changed, *ours.ancestors} - {theirs.changed} <= {*taken.ancestors}
        assert fate_of(taken, ours) is Fate.SAME


# Cases


def test_record_that_we_lack_is_new():
    plan = plan_merge(Mine(), EVERYTHING)
    assert plan.count(Fate.NEW) == 4
    assert as_sets(merge(Mine(), plan)) == as_sets(EVERYTHING)


@pytest.mark.parametrize(
    ("ours", "theirs", "fate"),
    [
        (note(), note(), Fate.SAME),
        (note(), later(note(), text="new words"), Fate.UPDATED),
        (later(note(), text="new words"), note(), Fate.SAME),
        (later(note(), 1, text="ours"), later(note(), 2, text="theirs"), Fate.CONFLICTING),
        (later(note(), 1, text="both"), later(note(), 2, text="both"), Fate.SAME),
        (note(1), note(2), Fate.SAME),
        (note(1), note(2, "other words"), Fate.NEW),
        (note(), replace(note(), text="same stamp"), Fate.CONFLICTING),
    ],
    ids=[
        "same",
        "their edition",
        "our edition",
        "edited apart",
        "edited alike",
        "written twice",
        "another",
        "hand-made",
    ],
)
def test_fate_of_a_note(ours, theirs, fate):
    assert fate_of(ours, theirs) is fate


def test_conflict_without_a_choice_keeps_mine():
    ours, theirs = later(note(), 1, text="ours"), later(note(), 2, text="theirs")
    assert brought(Mine(notes=(ours,)), Mine(notes=(theirs,))).notes == (ours,)


def test_choice_holds_for_the_editions_that_it_was_made_for():
    ours, theirs = later(note(), 1, text="ours"), later(note(), 2, text="theirs")
    (outcome,) = plan_merge(Mine(notes=(ours,)), Mine(notes=(theirs,))).notes
    choices = Choices({outcome.key: Choice.THEIRS})
    newer = later(ours, 5, text="written meanwhile")
    for mine, text in ((ours, "theirs"), (newer, "written meanwhile")):
        plan = plan_merge(Mine(notes=(mine,)), Mine(notes=(theirs,)))
        assert [one.text for one in merge(Mine(notes=(mine,)), plan, choices).notes] == [text]


def test_words_are_kept_where_the_note_of_ours_that_says_them_is_edited_by_the_import():
    ours, edited = note(1, "words"), later(note(1, "words"), text="other words")
    merged = brought(Mine(notes=(ours,)), Mine(notes=(edited, note(2, "words"))))
    assert {one.text for one in merged.notes} == {"words", "other words"}


def test_copy_that_was_edited_since_is_left_alone():
    ours, theirs = later(note(), 1, text="ours"), later(note(), 2, text="theirs")
    both = brought(Mine(notes=(ours,)), Mine(notes=(theirs,)), Choice.BOTH)
    edited = Mine(notes=tuple(later(one, 9, text="edited") if one.text == "theirs" else one for one in both.notes))
    assert {one.text for one in brought(edited, Mine(notes=(theirs,)), Choice.BOTH).notes} == {"ours", "edited"}


def test_place_in_the_same_folder_is_no_second_favourite():
    theirs = Mine((favourite(9, position=7), favourite(8, FUND)))
    merged = brought(Mine((favourite(1),)), theirs)
    assert [one.uid for one in merged.favourites] == [uid(1), uid(8)]


def test_order_in_a_folder_is_no_edition():
    (outcome,) = plan_merge(Mine((favourite(position=1),)), Mine((favourite(position=5),))).favourites
    assert outcome.fate is Fate.SAME


def test_visits_are_the_newest_of_both():
    plan = plan_merge(Mine(visits=EVERYTHING.visits[:1]), EVERYTHING)
    assert plan.visits == EVERYTHING.visits[1:]
    assert plan.visits_read == 2
    merged = merge(Mine(visits=EVERYTHING.visits[:1]), plan)
    assert merged.visits == newest_visits(EVERYTHING.visits)
