"""The page of all offices, and the list beside it."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.catalogue.offices import OfficeNow, list_offices
from cztservices.domain.catalogue import Office, OpeningHours, Text
from cztservices.domain.dates import Doubt
from cztservices.domain.opening import OpeningState, opening_at
from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN, ZHUZHOU
from cztservices.domain.words import EntryKind
from cztservices.i18n import Translator
from cztservices.presenters.labels import CITY_LABELS, CITY_TOKENS
from cztservices.presenters.offices import (
    CROSS_CITY,
    OPEN,
    present_office_rows,
    present_offices,
    read_choice,
    toggle_choice,
)
from tests.sample_data import DAY

ENGLISH = Translator("en")
MOMENT = datetime.combine(date(2026, 11, 23), time(10))
VALUES = (*CITIES, OPEN, CROSS_CITY)


def make_office(key: str, city: str | None = CHANGSHA, hours: str = "", **fields) -> OfficeNow:
    """An office; ``hours`` is "open", "closed" or "" (not known)."""
    stretch = {"open": ("09:00", "17:00"), "closed": ("13:00", "17:00")}
    week = (OpeningHours((1, 2, 3, 4, 5), *stretch[hours]),) if hours else ()
    made = {name: fields.pop(name) for name in ("address", "phones") if name in fields}
    office = Office(key, city or "430000", Text(f"{key}厅", f"{key} hall"), ("s",), MOMENT.date(), hours=week, **made)
    return OfficeNow(
        office, city, opening_at(office, MOMENT), **({"doubt": None, "cross_city": False, "services": 0} | fields)
    )


offices = st.lists(
    st.builds(
        lambda n, city, hours, cross: make_office(f"o{n}", city, hours, cross_city=cross),
        st.integers(0, 99), st.sampled_from([*CITIES, None]), st.sampled_from(["open", "closed", ""]), st.booleans(),
    ),
    max_size=12,
    unique_by=lambda one: one.office.id,
)  # fmt: skip
choices = st.sets(st.sampled_from(VALUES)).map(",".join)


def refs(rows) -> list[str]:
    """The ids of rows."""
    return [row.ref for row in rows]


# Rows


def test_rows_stand_by_city_under_headings_that_count_them():
    some = [make_office("a", XIANGTAN), make_office("b"), make_office("c", XIANGTAN), make_office("d", None)]
    rows = present_office_rows(some, "", ENGLISH)
    assert refs(rows) == ["b", "a", "c", "d"]
    assert [row.heading for row in rows] == ["Changsha 1", "Xiangtan 2", "", "all of Hunan 1"]
    assert {row.kind for row in rows} == {EntryKind.OFFICE}
    assert rows[0].name == "b hall"


@pytest.mark.parametrize(
    ("fields", "caption"),
    [
        ({"address": Text("一号", "No. 1"), "phones": ("123",)}, "No. 1"),
        ({"phones": ("123", "456")}, "123"),
        ({}, ""),
    ],
)
def test_row_says_where_it_is_or_whom_to_ring(fields, caption):
    [row] = present_office_rows([make_office("a", **fields)], "", ENGLISH)
    assert row.caption == caption


@pytest.mark.parametrize(
    ("hours", "doubt", "badge"),
    [
        ("open", None, ("Open now", "go")),
        ("open", Doubt.AGED, ("Should be open", "caution")),
        ("closed", None, ("Closed now", "caution")),
        ("closed", Doubt.UNCONFIRMED, ("Should be closed", "caution")),
        ("", Doubt.AGED, ("Hours not known", "ink2")),
    ],
)
def test_row_says_whether_it_is_open(hours, doubt, badge):
    [row] = present_office_rows([make_office("a", hours=hours, doubt=doubt)], "", ENGLISH)
    assert (row.badge, row.badge_token) == badge


# Narrowing


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ("", ["a", "b", "c", "d"]),
        ("430100", ["a", "b"]),
        ("430100,430300", ["a", "b", "d"]),
        ("open", ["b", "c"]),
        ("430200,open", ["c"]),
        ("open,cross_city", ["c"]),
        ("nowhere", ["a", "b", "c", "d"]),
    ],
)
def test_two_cities_are_either_and_everything_else_holds_together(choice, left):
    some = [
        make_office("a", cross_city=True), make_office("b", hours="open"),
        make_office("c", ZHUZHOU, "open", cross_city=True), make_office("d", XIANGTAN, "closed"),
    ]  # fmt: skip
    assert refs(present_office_rows(some, choice, ENGLISH)) == left


@given(offices, choices)
def test_rows_are_the_offices_that_the_choice_leaves(some, choice):
    chosen = set(choice.split(",")) - {""}
    left = {
        one.office.id
        for one in some
        if (not chosen & set(CITIES) or one.city in chosen)
        and (OPEN not in chosen or one.opening.state is OpeningState.OPEN)
        and (CROSS_CITY not in chosen or one.cross_city)
    }
    rows = present_office_rows(some, choice, ENGLISH)
    assert set(refs(rows)) == left
    assert len(rows) == len(left)
    view = present_offices(some, choice, ENGLISH)
    assert view.rows == rows
    assert view.heading.split()[0] == str(len(rows))


@given(offices, choices)
def test_count_is_how_many_the_value_would_leave_beside_the_others(some, choice):
    for one in present_offices(some, choice, ENGLISH).filters:
        others = read_choice(choice) - (set(CITIES) if one.value in CITIES else {one.value})
        assert one.count == len(present_office_rows(some, ",".join({*others, one.value}), ENGLISH))
        assert one.chosen is (one.value in read_choice(choice))


@given(offices, choices)
def test_map_counts_what_the_filters_count(some, choice):
    view = present_offices(some, choice, ENGLISH)
    counts = {one.value: one.count for one in view.filters}
    assert [(one.code, one.count) for one in view.city_counts] == [(city, counts[city]) for city in CITIES]


@given(choices, st.sampled_from(VALUES))
def test_toggling_twice_is_nothing(choice, value):
    once = toggle_choice(choice, value)
    assert read_choice(once) == read_choice(choice) ^ {value}
    assert read_choice(toggle_choice(once, value)) == read_choice(choice)


def test_view_toggles_its_own_choice():
    view = present_offices([make_office("a")], "430200", ENGLISH)
    assert [view.toggled(value) for value in ("430200", "430100", OPEN)] == ["", "430100,430200", "430200,open"]


# The page


def test_page_says_how_many_are_known_and_open(tr):
    some = [make_office("a", hours="open"), make_office("b", hours="closed"), make_office("c"), make_office("d")]
    lead = present_offices(some, "", tr).lead
    assert all(number in lead for number in ("4", "2", "1", "10:00"))
    assert "{" not in lead
    assert lead == present_offices(some, "430300", tr).lead


def test_page_without_offices_says_so(tr):
    view = present_offices([], "", tr)
    assert view.lead == tr.gettext("No office is known.")
    assert (view.rows, {one.count for one in view.filters}) == ((), {0})


def test_cities_and_filters_have_names_of_their_own(tr):
    view = present_offices([make_office("a")], "", tr)
    assert [one.value for one in view.filters] == list(VALUES)
    assert len({one.label for one in view.filters}) == len(VALUES)
    for one in view.city_counts:
        assert (one.name, one.token) == (tr.gettext(CITY_LABELS[one.code]), CITY_TOKENS[one.code])


def test_offices_of_the_sample_are_shown(catalogue_db, tr):
    shown = list_offices(catalogue_db, datetime.combine(DAY, time(10)))
    view = present_offices(shown, "", tr)
    assert refs(view.rows) == [one.office.id for one in shown]
    assert {one.value: one.count for one in view.filters} == dict(zip(VALUES, (1, 1, 1, 2, 1), strict=True))
    assert [row.name for row in view.rows] == [tr.say(one.office.name) for one in shown]
