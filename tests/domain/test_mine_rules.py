"""What a field may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.mine_rules import LONGEST_NOTE, RULES, Flaw, clean_line, clean_note
from tests.mine_records import NOW, stamp

STAMP = stamp(NOW)

WRONG = [
    ("favourites", "uid", "F" * 32, Flaw.FORM),
    ("favourites", "uid", "f" * 31, Flaw.FORM),
    ("favourites", "uid", None, Flaw.KIND),
    ("favourites", "changed", "2026-11-28", Flaw.FORM),
    ("favourites", "changed", "2026-13-28T00:00:00.000000Z", Flaw.FORM),
    ("favourites", "changed", "9999-12-31T23:59:59.999999Z", Flaw.FORM),
    ("favourites", "changed", "２026-11-28T00:00:00.000000Z", Flaw.FORM),
    ("favourites", "changed", 5, Flaw.KIND),
    ("favourites", "ancestors", STAMP, Flaw.KIND),
    ("favourites", "ancestors", [STAMP] * 51, Flaw.TOO_LONG),
    ("favourites", "ancestors", [STAMP, "x"], Flaw.FORM),
    ("favourites", "page", "../../etc/passwd", Flaw.FORM),
    ("favourites", "page", "", Flaw.FORM),
    ("favourites", "ref", "C:\\x", Flaw.FORM),
    ("favourites", "ref", "a" * 81, Flaw.TOO_LONG),
    ("favourites", "ref", "a\n", Flaw.FORM),
    ("favourites", "origin", "430500", Flaw.FORM),
    ("favourites", "origin", 430100, Flaw.KIND),
    ("favourites", "title", "", Flaw.EMPTY),
    ("favourites", "title", "two\nlines", Flaw.SIGNS),
    ("favourites", "title", "turned\u202earound", Flaw.SIGNS),
    ("favourites", "title", "half\ud800", Flaw.SIGNS),
    ("favourites", "title", "a" * 201, Flaw.TOO_LONG),
    ("favourites", "folder", None, Flaw.KIND),
    ("favourites", "folder", "a" * 61, Flaw.TOO_LONG),
    ("favourites", "position", -1, Flaw.FORM),
    ("favourites", "position", 10**12, Flaw.FORM),
    ("favourites", "position", True, Flaw.KIND),
    ("favourites", "position", 1.0, Flaw.KIND),
    ("notes", "text", " \n ", Flaw.EMPTY),
    ("notes", "text", "bell\x07", Flaw.SIGNS),
    ("notes", "text", "return\r\n", Flaw.SIGNS),
    ("notes", "text", "x" * (LONGEST_NOTE + 1), Flaw.TOO_LONG),
    ("notes", "text", ["words"], Flaw.KIND),
    ("notes", "line", "", Flaw.FORM),
    ("ticks", "page", {}, Flaw.KIND),
    ("visits", "moment", "yesterday", Flaw.FORM),
]

RIGHT = [
    ("favourites", "ref", ""),
    ("favourites", "origin", None),
    ("favourites", "folder", ""),
    ("favourites", "folder", "工作 <b>"),
    ("favourites", "ancestors", []),
    ("favourites", "position", 0),
    ("notes", "text", "a\tb\nc 👨‍👩‍👧"),
    ("notes", "text", "x" * LONGEST_NOTE),
    ("notes", "seen", ""),
    ("visits", "moment", STAMP),
]


@pytest.mark.parametrize(("kind", "name", "value", "flaw"), WRONG)
def test_value_that_this_program_never_writes_has_a_flaw(kind, name, value, flaw):
    assert RULES[kind][name](value).flaw is flaw


@pytest.mark.parametrize(("kind", "name", "value"), RIGHT)
def test_value_as_it_is_written_has_none(kind, name, value):
    assert RULES[kind][name](value) is None


@given(st.text(max_size=40))
def test_what_was_cleaned_may_be_kept(text):
    for clean, rule in ((clean_note, RULES["notes"]["text"]), (clean_line, RULES["favourites"]["folder"])):
        cleaned = clean(text)
        assert clean(cleaned) == cleaned
        found = rule(cleaned)
        assert found is None or found.flaw is Flaw.EMPTY


@given(st.text(st.characters(whitelist_categories=("L", "N", "P")), min_size=1))
def test_words_that_can_be_seen_are_not_touched(text):
    assert (clean_note(text), clean_line(text)) == (text, text)
