"""An import between its report and its end."""

from dataclasses import replace

from cztservices.domain.merge_mine import Choice, plan_merge
from cztservices.domain.mine import Mine
from cztservices.presenters.importing import Importing, say_imported
from tests.mine_records import favourite, later, note
from tests.presenters.desks import ENGLISH

OURS = Mine(notes=(later(note(1), 1, text="ours"), later(note(2), 1, text="ours too")))
THEIRS = Mine((favourite(),), (later(note(1), 2, text="theirs"), later(note(2), 2, text="theirs too")))


def begin():
    return Importing(THEIRS, plan_merge(OURS, THEIRS))


def conflicts(importing):
    return [line for line in importing.present(ENGLISH).lines if line.is_conflict]


def test_ours_stays_where_nothing_is_chosen():
    assert [line.choice for line in conflicts(begin())] == ["keep mine", "keep mine"]


def test_one_choice_is_for_one_conflict_and_one_for_all_of_them():
    importing = begin()
    first = conflicts(importing)[0].key
    importing.choose(first, Choice.THEIRS)
    assert [line.choice for line in conflicts(importing)] == ["take theirs", "keep mine"]
    assert importing.choices.by_key == {first: Choice.THEIRS}
    importing.choose_all(Choice.BOTH)
    assert [line.choice for line in conflicts(importing)] == ["keep both", "keep both"]
    assert importing.choice_of(first) is Choice.BOTH


def test_what_was_done_is_counted():
    said = say_imported(plan_merge(OURS, replace(THEIRS, favourites=()))).render()
    assert said == "Imported: 0 new, 0 updated, 0 the same, 2 as you chose."
