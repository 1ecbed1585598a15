"""How long a statement holds, and how long it may be trusted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.dates import SHELF_LIFE, Doubt, best_before, doubt_on, first_day, holds_on, known_from
from cztservices.domain.words import Element, Grade
from tests.statements import crowded_lists, make_source, make_statement

EDGES = [
    (Element.STATUS, "2023-05-01", date(2024, 4, 30)),
    (Element.HANDLING_MODE, "2023-05-01", date(2024, 4, 30)),
    (Element.CONDITION, "2023-05-01", date(2024, 4, 30)),
    (Element.MATERIAL, "2023-05-01", date(2024, 4, 30)),
    (Element.STEP, "2023-05-01", date(2024, 4, 30)),
    (Element.CHANNEL, "2023-05-01", date(2023, 10, 28)),
    (Element.OFFICE, "2023-05-01", date(2023, 10, 28)),
    (Element.TIME_LIMIT, "2023-05-01", date(2024, 4, 30)),
    (Element.FEE, "2023-05-01", date(2024, 4, 30)),
    (Element.RESULT, "2023-05-01", date(2024, 4, 30)),
    (Element.AMOUNT, "2023-05-01", date(2024, 4, 30)),
    (Element.NOTE, "2023-05-01", date(2024, 4, 30)),
    (Element.CONDITION, "2023", date(2024, 1, 1)),
    (Element.CONDITION, "2023-05", date(2024, 4, 30)),
    (Element.CONDITION, "2024", date(2024, 12, 31)),
    (Element.CONDITION, "2024-02-29", date(2025, 2, 28)),
    (Element.CHANNEL, "2023", date(2023, 6, 30)),
    (Element.OFFICE, "2023-12", date(2024, 5, 29)),
]
"""An element, the day of its source, and the last day on which it is current."""


def about(element: Element, *sources: tuple[Grade, str | None], **fields):
    """A statement with sources of these grades and days."""
    cited = [make_source(grade, published, f"source-{n}") for n, (grade, published) in enumerate(sources)]
    return make_statement("key", element, "czt", sources=cited, **fields)


def test_every_element_has_a_shelf_life():
    assert SHELF_LIFE.keys() == set(Element)


def test_only_a_legal_basis_never_ages():
    assert [element for element, life in SHELF_LIFE.items() if life is None] == [Element.LEGAL_BASIS]


def test_edges_are_those_of_every_element_that_ages():
    assert {element for element, _published, _last in EDGES} == set(Element) - {Element.LEGAL_BASIS}


@pytest.mark.parametrize(("element", "published", "last"), EDGES)
def test_line_is_current_up_to_its_last_day_and_aged_on_the_next(element, published, last):
    statement = about(element, (Grade.OFFICIAL, published))
    doubts = [doubt_on(statement, last + timedelta(days)) for days in (-1, 0, 1, 2000)]
    assert doubts == [None, None, Doubt.AGED, Doubt.AGED]


@pytest.mark.parametrize(("element", "published", "last"), EDGES)
def test_best_before_is_the_last_day(element, published, last):
    assert best_before(about(element, (Grade.PRESS, published))) == last


@pytest.mark.parametrize("published", ["1982", None])
@pytest.mark.parametrize("grade", [Grade.OFFICIAL, Grade.PRESS])
def test_legal_basis_is_current_for_ever(grade, published):
    statement = about(Element.LEGAL_BASIS, (grade, published))
    assert best_before(statement) is None
    assert doubt_on(statement, date.max) is None


@pytest.mark.parametrize("element", sorted({element for element, _published, _last in EDGES}))
def test_line_without_a_date_counts_as_old_at_once(element):
    statement = about(element, (Grade.OFFICIAL, None), verified=date(2024, 6, 15))
    assert best_before(statement) == date.min
    assert doubt_on(statement, statement.verified) is Doubt.AGED


@pytest.mark.parametrize("element", Element)
@pytest.mark.parametrize("published", ["2024-06-15", "2020", None])
def test_line_that_only_a_weak_page_says_is_unconfirmed_whatever_its_age(element, published):
    statement = about(element, (Grade.OTHER, published))
    assert doubt_on(statement, date(2024, 6, 15)) is Doubt.UNCONFIRMED


@pytest.mark.parametrize(
    ("sources", "last"),
    [
        ([(Grade.OFFICIAL, "2021"), (Grade.OTHER, "2024-06-01")], date(2022, 1, 1)),
        ([(Grade.OTHER, "2024-06-01"), (Grade.PRESS, "2021")], date(2022, 1, 1)),
        ([(Grade.OFFICIAL, None), (Grade.OTHER, "2024-06-01")], date.min),
        ([(Grade.OFFICIAL, "2021"), (Grade.PRESS, "2024-06-01")], date(2025, 6, 1)),
        ([(Grade.PRESS, "2021"), (Grade.OFFICIAL, "2024-06-01")], date(2025, 6, 1)),
        ([(Grade.OFFICIAL, "2024-06-01"), (Grade.OFFICIAL, None)], date(2025, 6, 1)),
        ([(Grade.OTHER, "2021"), (Grade.OTHER, "2024-06-01")], date(2025, 6, 1)),
        ([(Grade.OTHER, None)], date.min),
        ([], date.min),
    ],
)
def test_only_what_proves_a_line_makes_it_young(sources, last):
    """A weak page counts where nothing better says it; such a line is unconfirmed all the same."""
    assert best_before(about(Element.CONDITION, *sources)) == last


def test_weak_page_does_not_keep_an_official_line_out_of_doubt():
    statement = about(Element.CONDITION, (Grade.OFFICIAL, "2021"), (Grade.OTHER, "2024-06-01"))
    assert doubt_on(statement, date(2024, 6, 2)) is Doubt.AGED


@given(crowded_lists, st.dates(), st.integers(0, 5000))
def test_line_in_doubt_stays_in_doubt(statements, day, days):
    later = date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
    for statement in statements:
        doubt = doubt_on(statement, day)
        assert doubt is None or doubt_on(statement, later) is doubt


@pytest.mark.parametrize(
    ("published", "first"),
    [
        ("2024", date(2024, 1, 1)),
        ("2024-03", date(2024, 3, 1)),
        ("2024-03-09", date(2024, 3, 9)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_date_of_a_source_counts_from_the_first_day_that_it_may_mean(published, first):
    assert first_day(published) == first


@pytest.mark.parametrize(
    ("sources", "valid_from", "first"),
    [
        (["2023"], None, date(2023, 1, 1)),
        (["2023-05"], None, date(2023, 5, 1)),
        (["2024", "2023-05-07", None], None, date(2023, 5, 7)),
        (["2023-12", "2023"], None, date(2023, 1, 1)),
        ([None], None, date(2024, 6, 15)),
        ([None, None], None, date(2024, 6, 15)),
        (["2023"], date(2025, 1, 1), date(2025, 1, 1)),
        (["2023"], date(2019, 7, 1), date(2019, 7, 1)),
        ([None], date(2019, 7, 1), date(2019, 7, 1)),
    ],
)
def test_line_is_known_from_its_own_first_day_or_its_oldest_source_or_its_check(sources, valid_from, first):
    cited = [(Grade.OFFICIAL, published) for published in sources]
    assert known_from(about(Element.FEE, *cited, valid_from=valid_from, verified=date(2024, 6, 15))) == first


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "holding"),
    [
        (date(2024, 1, 2), date(2024, 1, 4), ["2024-01-02", "2024-01-03", "2024-01-04"]),
        (date(2024, 1, 3), date(2024, 1, 3), ["2024-01-03"]),
        (date(2024, 1, 4), None, ["2024-01-04", "2024-01-05", "2024-01-06"]),
        (None, date(2024, 1, 3), ["2024-01-01", "2024-01-02", "2024-01-03"]),
        (None, None, ["2024-01-01", "2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05", "2024-01-06"]),
    ],
)
def test_line_holds_from_its_first_day_to_its_last_and_on_no_other(valid_from, valid_to, holding):
    statement = about(Element.FEE, (Grade.OFFICIAL, "2024"), valid_from=valid_from, valid_to=valid_to)
    days = [date(2023, 12, 31) + timedelta(n) for n in range(7)]
    assert [day.isoformat() for day in days if holds_on(statement, day)] == holding


def test_line_that_has_ended_does_not_hold_before_its_source_either():
    statement = about(Element.FEE, (Grade.OFFICIAL, "2024-03"), valid_to=date(2024, 5, 1))
    assert [holds_on(statement, date(2024, month, day)) for month, day in ((2, 29), (3, 1), (5, 1), (5, 2))] == [
        False, True, True, False,
    ]  # fmt: skip
