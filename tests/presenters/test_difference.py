"""What changed between two catalogues, as text and as a page, in both languages."""

from dataclasses import replace
from datetime import date

import pytest

from cztservices.domain.catalogue import Money, Text
from cztservices.domain.difference import State, compare_states
from cztservices.domain.scope import Scope
from cztservices.domain.words import Element
from cztservices.presenters.difference import write_difference, write_difference_page
from cztservices.presenters.labels import ELEMENTS
from tests.pages import read_page
from tests.statements import make_service, make_statement

FEE = make_statement("fee-czt", Element.FEE, "czt", text=Text("不收费", "free"))
NOTE = make_statement("note-czt", Element.NOTE, "czt", text=Text("很快", "quick"))


def state_of(**services) -> State:
    """A state with the services of these ids."""
    named = {key: replace(make_service(key=key), name=Text(f"事项{key}", f"Service {key}")) for key in services}
    return State(named, services)


@pytest.fixture
def changes():
    """A service that is new, one that is gone, and one with a statement of each kind of change."""
    dearer = replace(FEE, text=Text("二十元", "twenty yuan"))
    step, result = (
        make_statement(e.value, e, "czt", text=Text(e.value, e.value)) for e in (Element.STEP, Element.RESULT)
    )
    old = state_of(a=[FEE, step], gone=[NOTE])
    return compare_states(old, state_of(a=[dearer, result], fresh=[NOTE]))  # fmt: skip


def test_nothing_changed_is_said(tr):
    assert write_difference((), tr) == f"{tr.gettext('Nothing changed.')}\n"
    page = read_page(write_difference_page((), tr))
    assert (page.lead, page.tables) == (tr.gettext("Nothing changed."), [])


def test_both_forms_begin_with_how_much_changed(changes, tr):
    first = write_difference(changes, tr).splitlines()[0]
    assert "5" in first
    assert "3" in first
    assert read_page(write_difference_page(changes, tr)).lead == first


def test_text_names_every_service_and_what_happened_to_it(changes, tr, words):
    lines = write_difference(changes, tr).splitlines()
    for key, kind in (("a", "changed"), ("fresh", "new"), ("gone", "gone")):
        assert f"{words(f'事项{key}', f'Service {key}')} ({key}): {tr.gettext(kind)}" in lines


def test_text_names_every_statement_and_what_happened_to_it(changes, tr):
    lines = write_difference(changes, tr).splitlines()
    for statement, element, kind in (
        ("fee-czt", Element.FEE, "changed"),
        ("step", Element.STEP, "gone"),
        ("result", Element.RESULT, "new"),
    ):
        assert f"  {tr.gettext(ELEMENTS[element])}, {statement}: {tr.gettext(kind)}" in lines


def test_text_shows_old_and_new_one_below_the_other_as_the_files_have_them(changes, tr):
    lines = write_difference(changes, tr).splitlines()
    place = next(n for n, line in enumerate(lines) if "fee-czt" in line)
    assert lines[place + 1].startswith("    - ")
    assert "不收费 / free" in lines[place + 1]
    assert lines[place + 2].startswith("    + ")
    assert "二十元 / twenty yuan" in lines[place + 2]


def test_text_shows_only_the_side_that_there_is(changes, tr):
    lines = write_difference(changes, tr).splitlines()
    for statement, sign in (("step", "-"), ("result", "+")):
        place = next(n for n, line in enumerate(lines) if f", {statement}:" in line)
        assert lines[place + 1].startswith(f"    {sign} ")
        assert not (lines[place + 2 :] or [""])[0].startswith("    ")


@pytest.mark.parametrize(
    "changed",
    [
        {"text": Text("二十元", "twenty yuan")},
        {"text": Text("二十元", "free")},
        {"text": Text("不收费", "twenty yuan")},
        {"scope": Scope.parse("430100")},
        {"value": Money(20)},
        {"sources": NOTE.sources},
        {"verified": date(2025, 1, 1)},
        {"valid_from": date(2025, 1, 1)},
        {"valid_to": date(2025, 1, 1)},
        {"replaces": frozenset({"x"})},
        {"contradicts": frozenset({"x"})},
        {"case_only": True},
    ],
    ids=[
        "both texts",
        "Chinese",
        "English",
        "scope",
        "value",
        "sources",
        "verified",
        "from",
        "to",
        "replaces",
        "contradicts",
        "of cases only",
    ],
)
def test_old_and_new_read_differently_whatever_changed(tr, changed):
    found = compare_states(state_of(a=[FEE]), state_of(a=[replace(FEE, **changed)]))
    old, new = write_difference(found, tr).splitlines()[-2:]
    assert old.removeprefix("    - ") != new.removeprefix("    + ")


def test_page_has_a_table_for_every_service(changes, tr, words):
    page = read_page(write_difference_page(changes, tr))
    assert page.headings[1:] == [
        f"{words(f'事项{key}', f'Service {key}')} · {tr.gettext(kind)}"
        for key, kind in (("a", "changed"), ("fresh", "new"), ("gone", "gone"))
    ]
    assert [len(table) for table in page.tables] == [4, 2, 2]


def test_page_has_what_happened_old_and_new_in_every_row(changes, tr):
    page = read_page(write_difference_page(changes, tr))
    rows = [row for table in page.tables for row in table[1:]]
    sides = {tr.gettext("changed"): (True, True), tr.gettext("new"): (False, True), tr.gettext("gone"): (True, False)}
    assert {row[1] for row in rows} == sides.keys()
    assert all((bool(row[2]), bool(row[3])) == sides[row[1]] for row in rows)
    assert set(page.classes) == {"go", "stop", "caution"}


def test_words_that_look_like_markup_are_words(tr):
    planted = replace(FEE, text=Text("<b>粗</b>", "<b>bold</b>"))
    found = compare_states(state_of(a=[]), state_of(a=[planted]))
    [[_header, row]] = read_page(write_difference_page(found, tr)).tables
    assert tr.say(planted.text) in row[3]


def test_service_with_another_name_alone_is_named(tr, words):
    old = state_of(a=[FEE])
    renamed = replace(old.services["a"], name=Text("新名", "New name"))
    text = write_difference(compare_states(old, State({"a": renamed}, old.statements)), tr)
    assert f"{words('新名', 'New name')} (a): {tr.gettext('changed')}" in text
