"""Notes of a hall on a guide: each where it belongs, and none that holds its peace when what it is about has changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.catalogue.show import show_guide
from cztservices.domain.catalogue import Text
from cztservices.domain.hall import (
    LONGEST_BENEATH,
    WHOLE,
    Hall,
    element_at,
    find_beneath,
    judge_note,
    lay_hall_notes,
    place_of,
    say_beneath,
    say_lines,
)
from cztservices.domain.mine import NoteState
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN, ZHUZHOU
from cztservices.domain.words import Element
from tests.mine_records import FEW_UIDS, hall_note, hall_notes
from tests.sample_data import DAY

FILING = "medical-offsite-filing"
ENDS = st.sampled_from((None, *CITIES))


@pytest.fixture(scope="module")
def statements(catalogue_db):
    """All statements of the filing."""
    return catalogue_db.statements(FILING)


@pytest.fixture(scope="module")
def guide_between(catalogue_db):
    """The filing between two cities."""
    return lambda origin, destination: show_guide(catalogue_db, FILING, origin, destination, DAY).guide


@pytest.fixture
def lay(guide_between, statements):
    """Lays notes on the filing from Xiangtan to Changsha."""

    def _lay(*notes, statements=statements, ends=(XIANGTAN, CHANGSHA)):
        return lay_hall_notes(guide_between(*ends), statements, Hall("hall", notes))

    return _lay


def state_of(layer, place):
    (laid,) = layer.notes[place]
    return laid.fate.state


def saying(statements, key, zh):
    """The statements with other words in one of them."""
    return tuple(replace(one, text=Text(zh, "new")) if one.id == key else one for one in statements)


def without(statements, *keys):
    return tuple(one for one in statements if one.id not in keys)


def written(statements, place, **fields):
    """A note at ``place`` that was written today."""
    ends = (fields.get("origin"), fields.get("destination"))
    return hall_note(line=place, seen=say_beneath(find_beneath(statements, place, *ends)), **fields)


PLACES = [WHOLE, *map(place_of, Element), "step-submit", "material-form", "mode-nation"]


@pytest.mark.parametrize("place", PLACES)
def test_note_that_was_written_today_is_current_where_it_stands(lay, statements, place):
    layer = lay(written(statements, place))
    assert state_of(layer, place) is NoteState.CURRENT
    assert layer.gone == ()


def test_note_stands_on_lines_that_are_overridden_too(lay, statements):
    assert "material-form" in lay(written(statements, "material-form")).notes


def test_note_on_a_line_that_changed_has_the_old_words_and_the_new(lay, statements):
    layer = lay(written(statements, "step-submit"), statements=saying(statements, "step-submit", "到窗口提交。"))
    [laid] = layer.notes["step-submit"]
    assert (laid.fate.state, laid.fate.old, laid.fate.new) == (NoteState.CHANGED, "提交。", "到窗口提交。")


def test_note_on_an_element_that_changed_has_only_what_differs(lay, statements):
    changed = without(saying(statements, "step-submit", "到窗口提交。"), "step-choose")
    [laid] = lay(written(statements, "@step"), statements=changed).notes["@step"]
    assert {*laid.fate.old.split("\n")} == {"提交。", "选医院。"}
    assert laid.fate.new == "到窗口提交。"


def test_order_of_lines_and_a_change_elsewhere_flag_nothing(lay, statements):
    changed = saying(statements[::-1], "fee-czt", "十元")
    for place in ("@step", "step-submit", WHOLE):
        assert state_of(lay(written(statements, place), statements=changed), place) is NoteState.CURRENT


def test_note_on_the_whole_guide_is_flagged_when_it_is_handled_otherwise(lay, statements):
    changed = saying(statements, "mode-pair", "要备案。")
    assert state_of(lay(written(statements, WHOLE), statements=changed), WHOLE) is NoteState.CHANGED


def test_note_for_one_direction_is_flagged_by_what_applies_there_alone(lay, statements):
    note = written(statements, WHOLE, origin=XIANGTAN, destination=CHANGSHA)
    elsewhere = tuple(
        replace(one, text=Text("变了", "changed")) if ZHUZHOU in one.scope.cities else one for one in statements
    )
    assert state_of(lay(note, statements=elsewhere), WHOLE) is NoteState.CURRENT
    note = written(statements, "@time_limit", origin=XIANGTAN, destination=CHANGSHA)
    assert state_of(lay(note, statements=elsewhere), "@time_limit") is NoteState.CURRENT
    anywhere = written(statements, "@time_limit")
    assert state_of(lay(anywhere, statements=elsewhere), "@time_limit") is NoteState.CHANGED


def test_note_on_a_line_that_is_gone_stands_apart_with_what_it_said(lay, statements):
    layer = lay(written(statements, "step-submit"), statements=without(statements, "step-submit"))
    # the guide was resolved from a catalogue that has it, so only a line that no catalogue has is apart
    assert state_of(layer, "step-submit") is NoteState.GONE
    [gone] = lay(hall_note(line="step-old", seen="从前。")).gone
    assert (gone.fate.state, gone.fate.old, gone.fate.new) == (NoteState.GONE, "从前。", None)


def test_note_on_an_element_of_which_nothing_is_said_stands_there(lay, statements):
    rest = without(statements, "fee-czt")
    assert state_of(lay(hall_note(line="@fee", seen=""), statements=rest), "@fee") is NoteState.CURRENT
    assert state_of(lay(written(statements, "@fee"), statements=rest), "@fee") is NoteState.GONE


def test_note_on_a_line_of_another_direction_is_left_out(lay, statements):
    layer = lay(written(statements, "step-changsha"), ends=(CHANGSHA, XIANGTAN))
    assert (layer.notes, layer.gone) == ({}, ())


@pytest.mark.parametrize(
    ("origin", "destination", "is_laid"),
    [
        (None, None, True),
        (XIANGTAN, None, True),
        (None, CHANGSHA, True),
        (XIANGTAN, CHANGSHA, True),
        (CHANGSHA, None, False),
        (XIANGTAN, ZHUZHOU, False),
    ],
)
def test_note_holds_between_its_cities(lay, origin, destination, is_laid):
    assert bool(lay(hall_note(line=WHOLE, origin=origin, destination=destination)).notes) is is_laid


def test_note_whose_service_is_gone_is_gone():
    assert judge_note(hall_note(), None).fate.state is NoteState.GONE


def test_what_stands_beneath_each_place_is_what_a_new_note_remembers(lay):
    beneath = lay().beneath
    assert beneath["step-submit"] == ("提交。", "提交。")
    anywhere, here = beneath["@time_limit"]
    assert ("当天" in anywhere, "当天" in here) == (True, False)
    assert {WHOLE, *map(place_of, Element)} <= beneath.keys()


def test_what_is_remembered_has_an_end():
    assert len(say_lines(str(number) * 500 for number in range(40))) == LONGEST_BENEATH


@pytest.mark.parametrize("element", Element)
def test_place_of_an_element_stands_for_it_and_for_no_line(element):
    assert element_at(place_of(element)) is element
    assert element_at(element.value) is None


# Laws

NOTES = hall_notes(uids=FEW_UIDS, lines=st.sampled_from([*PLACES, "step-changsha", "line-gone", "@nothing"])).map(
    lambda note: replace(note, service=FILING)
)


@given(st.lists(NOTES, max_size=6, unique_by=lambda note: note.uid), ENDS, ENDS, st.data())
def test_every_note_is_laid_once_or_has_no_place_here(guide_between, statements, notes, origin, destination, data):
    guide = guide_between(origin, destination)
    layer = lay_hall_notes(guide, statements, Hall("hall", tuple(notes)))
    laid = [one.note for found in layer.notes.values() for one in found] + [one.note for one in layer.gone]
    assert len(laid) == len({note.uid for note in laid})
    lines = {line.statement.id for found in guide.elements.values() for line in found}
    for note in notes:
        holds = note.holds(origin, destination)
        is_elsewhere = note.line not in lines and any(one.id == note.line for one in statements)
        assert (note in laid) is (holds and not is_elsewhere)
    again = lay_hall_notes(guide, statements, Hall("hall", tuple(data.draw(st.permutations(notes)))))
    assert again == layer


@given(NOTES, st.permutations(range(40)))
def test_state_does_not_depend_on_the_order_of_statements(statements, note, order):
    mixed = [statements[at] for at in order if at < len(statements)]
    assert judge_note(note, mixed).fate == judge_note(note, statements).fate


@given(NOTES)
def test_note_that_is_kept_for_the_new_words_is_current(statements, note):
    found = find_beneath(statements, note.line, note.origin, note.destination)
    reviewed = judge_note(replace(note, seen=say_beneath(found)), statements).fate
    assert reviewed.state is (NoteState.GONE if note.line == "line-gone" else NoteState.CURRENT)
