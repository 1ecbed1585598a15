"""The maintenance page as values: everything is said, what is wrong first, in codes for the telephone."""

from dataclasses import replace

import pytest

from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.kiosk.maintenance import Finding, MaintenanceView, State, present_maintenance
from cztservices.presenters.kiosk.slip import write_slip, write_slip_text
from tests.kiosk_facts import ILL, WELL

ENGLISH = Translator("en")


def show(facts) -> MaintenanceView:
    return present_maintenance(facts, ENGLISH)


def rows_in(view: MaintenanceView) -> dict[str, tuple[str, str, State | None]]:
    """The rows by their codes."""
    return {row.code: (row.label, row.value, row.state) for section in view.sections for row in section.rows}


def test_kiosk_in_which_all_is_well_says_so_and_has_nothing_to_read_out():
    view = show(WELL)
    assert (view.summary, view.state, view.report) == ("Everything works.", State.GO, "")
    assert {state for _label, _value, state in rows_in(view).values()} == {None, State.GO}


def test_everything_that_is_wrong_is_read_out_with_its_code():
    view = show(ILL)
    assert view.report == "A6-1 B2-1 B4-1 C1-2 C2-2 C3-1 D1-1 D2-1 D3-1 D4-1"
    assert view.state is State.STOP
    assert view.summary == "10 things need a look, 2 of them mending."


@pytest.mark.parametrize(("changed", "summary"), [
    ({"floods": 1}, "1 thing needs a look."),
    ({"floods": 1, "refused_windows": 1}, "2 things need a look."),
    ({"catalogue_age_days": 366}, "1 thing needs mending."),
    ({"catalogue_age_days": 366, "printer": Finding("jam", State.STOP)}, "2 things need mending."),
    ({"catalogue_age_days": 366, "floods": 1}, "2 things need a look, 1 of them mending."),
])  # fmt: skip
def test_summary_tells_what_is_to_be_mended_from_what_is_to_be_seen_to(changed, summary):
    assert show(replace(WELL, **changed)).summary == summary


def test_technician_is_asked_for_the_day_only_where_the_clock_went_back():
    assert [show(facts).asks_for_day for facts in (WELL, replace(WELL, went_back=True))] == [False, True]


def test_codes_of_the_fixed_rows_mean_the_same_whether_all_is_well_or_not():
    well, ill = rows_in(show(WELL)), rows_in(show(ILL))
    assert {code: label for code, (label, *_) in well.items()} == {code: ill[code][0] for code in well}


@pytest.mark.parametrize(("code", "said"), [
    ("A1", "bcdfgh"), ("A2", "1.8.0"), ("A3", "1080 × 1920, 1.00"), ("A4", "1,018"), ("A5", "2026-11-28 07:55"),
    ("A6", "2026-11-03 12:00, 3 in all"),
    ("B1", "a1b2 c3d4 e5f6"), ("B2", "unknown, the clock is not believed"), ("B3", "85 d 17 h 36 min"),
    ("B4", "This computer says that today is January 1, 1970."), ("C1", "out of paper, put a roll in"),
    ("C2", "50 MB of 58 GB are free"), ("C3", "/var/lib/kiosk cannot be written, nothing is kept beyond a restart"),
    ("D1", "2"), ("D2", "1"), ("D3", "7: idle_s: “abc” is no number; write for instance: 120"), ("E1", "12,345"), ("E2", "9,000"),
    ("E3", "3,345"), ("E4", "20,111"), ("E5", "1,234"), ("E6", "7"), ("E7", "560"), ("F1", "455"), ("G1", "9"),
])  # fmt: skip
def test_row_says_its_fact(code, said):
    assert rows_in(show(ILL))[code][1] == said


@pytest.mark.parametrize(("days", "state"), [(0, State.GO), (180, State.GO), (181, State.CAUTION), (365, State.CAUTION), (366, State.STOP)])  # fmt: skip
def test_catalogue_grows_old_in_steps(days, state):
    assert rows_in(show(replace(WELL, catalogue_age_days=days)))["B2"][2] is state


@pytest.mark.parametrize(("free", "state"), [(10**9, State.GO), (10**9 - 1, State.CAUTION), (10**8, State.CAUTION), (10**8 - 1, State.STOP)])  # fmt: skip
def test_disk_becomes_short_in_steps(free, state):
    room = replace(WELL.room, free=free)
    assert rows_in(show(replace(WELL, room=room)))["C2"][2] is state


def test_disk_of_which_nothing_is_known_is_to_be_seen_to():
    assert rows_in(show(replace(WELL, room=None)))["C2"][1:] == ("unknown", State.CAUTION)


def test_phrases_that_few_have_typed_are_nowhere():
    view = show(WELL)
    assert [label for code, (label, *_) in rows_in(view).items() if code.startswith("G")] == ["狗证"]
    assert "秘密" not in write_slip_text(write_slip(view))
    few = show(replace(WELL, use=replace(WELL.use, not_found=(("秘密", 4),))))
    assert rows_in(few)["G1"][0] == "Nothing that was typed 5 times or more"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("facts", [WELL, ILL])
def test_slip_says_all_of_the_page_and_what_is_wrong_first(language, facts):
    view = present_maintenance(facts, Translator(language))
    text = write_slip_text(write_slip(view))
    said = [words for section in view.sections for row in section.rows for words in (row.code, row.label, row.value)]
    assert [
        words for words in (view.kind, view.title, view.summary, view.report, view.taken, *said) if words not in text
    ] == []
    assert text.index(view.summary) < text.index(view.sections[0].title)


def test_states_stand_on_the_slip_without_colours():
    codes = [line.code for line in write_slip(show(ILL)).lines]
    assert {"C1-2", "A6-1"} <= {*codes}
    assert "A1" in codes
