"""What a person has ticked."""

from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.mine import Tick
from cztservices.presenters.ticks import Ticks

PAGES, LINES = ("guide", "event"), ("a", "b", "guide")
ticks = st.tuples(st.sampled_from(PAGES), st.sampled_from(LINES), st.booleans())


def ticked(marks: Ticks) -> set[tuple[str, str]]:
    """All that is ticked."""
    return {(page, line) for page in PAGES for line in LINES if marks.has(page, line)}


def test_nothing_is_ticked_at_first():
    assert ticked(Ticks()) == set()


@given(st.lists(ticks))
def test_last_word_on_a_line_holds(wishes):
    marks = Ticks()
    for page, line, on in wishes:
        marks.put(page, line, on=on)
    last = {(page, line): on for page, line, on in wishes}
    assert ticked(marks) == {key for key, on in last.items() if on}


def test_same_line_on_another_page_is_another():
    marks = Ticks()
    marks.put("guide", "a", on=True)
    assert ticked(marks) == {("guide", "a")}


def test_next_person_finds_nothing_ticked():
    marks = Ticks()
    marks.put("guide", "a", on=True)
    marks.clear()
    assert ticked(marks) == set()


def test_two_windows_tick_each_for_itself():
    one, other = Ticks(), Ticks()
    one.put("guide", "a", on=True)
    assert ticked(other) == set()


@given(st.lists(ticks), st.frozensets(st.builds(Tick, st.sampled_from(PAGES), st.sampled_from(LINES))))
def test_what_is_told_to_be_kept_is_what_is_ticked(wishes, kept):
    told = {(tick.page, tick.line) for tick in kept}
    changes = []

    def keep(page: str, line: str, on: bool) -> None:
        changes.append((page, line, on))
        (told.add if on else told.remove)((page, line))  # removing what is not there would fail

    marks = Ticks(kept, keep)
    for page, line, on in wishes:
        marks.put(page, line, on=on)
    assert told == ticked(marks)
    again = len(changes)
    for page, line in told:
        marks.put(page, line, on=True)
    assert len(changes) == again


def test_ticks_are_read_again_where_others_are_kept_now():
    marks = Ticks({Tick("guide", "a")})
    marks.read_again({Tick("event", "b")})
    assert ticked(marks) == {("event", "b")}
