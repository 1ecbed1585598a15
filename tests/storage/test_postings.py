"""Which entries hold a token: packed in three forms, and met with one another."""

from array import array
from hashlib import sha256

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cztservices.storage.postings import Posting, encode_posting, meet, meet_roughly

BIG = 40_000
"""So many entries that a bit for each is more than what is written as numbers, and squeezed where that is shorter."""


def pack(numbers, highest):
    return encode_posting(array("I", sorted(numbers)), highest)


def every(step, start=1):
    """Every so many entries of a big catalogue."""
    return frozenset(range(start, BIG + 1, step))


def scattered(share):
    """Entries of a big catalogue in no order that could be squeezed."""
    return frozenset(number for number in range(1, BIG + 1) if sha256(b"%d" % number).digest()[0] < share * 256)


small = st.integers(0, 300).flatmap(lambda highest: st.tuples(st.frozensets(st.integers(0, highest)), st.just(highest)))
NONE, SPARSE = frozenset(), frozenset({1, 7, 8, 9, BIG})
KINDS = {
    "nothing": (NONE, BIG),
    "one": (frozenset({BIG}), BIG),
    "few": (SPARSE, BIG),
    "all": (every(1), BIG),
    "many in a run": (frozenset(range(100, 9000)), BIG),
    "many in no order": (scattered(0.5), BIG),
    "all of a few": (frozenset({0, 1, 2, 3, 4, 5}), 5),
    "one of a few": (frozenset({3}), 7),
}
each_kind = pytest.mark.parametrize(("numbers", "highest"), KINDS.values(), ids=KINDS)


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("nothing", b"n"),
        ("few", b"n"),
        ("one of a few", b"n"),
        ("all", b"z"),
        ("many in a run", b"z"),
        ("many in no order", b"b"),
        ("all of a few", b"b"),
    ],
)
def test_posting_is_packed_in_the_form_that_suits_it(kind, form):
    assert pack(*KINDS[kind])[:1] == form


@each_kind
def test_big_posting_is_read_as_it_was_written(numbers, highest):
    posting = Posting(pack(numbers, highest))
    assert list(posting) == sorted(numbers)
    assert posting.size == len(numbers)


@given(small)
@example((frozenset(), 0))
@example((frozenset({0}), 0))
@example((frozenset({7}), 7))
@example((frozenset({8}), 8))
def test_posting_is_read_as_it_was_written(case):
    numbers, highest = case
    posting = Posting(pack(numbers, highest))
    assert list(posting) == sorted(numbers)
    assert posting.size == len(numbers)


@given(small)
def test_posting_holds_its_numbers_and_no_other(case):
    numbers, highest = case
    posting = Posting(pack(numbers, highest))
    assert {number for number in range(highest + 20) if number in posting} == numbers


@each_kind
def test_big_posting_holds_its_numbers_and_no_other(numbers, highest):
    posting = Posting(pack(numbers, highest))
    asked = {*range(0, highest + 20, 7), highest, highest + 1, highest + 1000}
    assert {number for number in asked if number in posting} == asked & numbers


@each_kind
def test_posting_takes_no_more_bytes_than_a_bit_for_each_entry(numbers, highest):
    assert len(pack(numbers, highest)) <= highest // 8 + 1 + 1 + 4


# Tokens that meet


MEETINGS = {
    "few": [SPARSE],
    "many": [scattered(0.5)],
    "many and few": [every(1), SPARSE],
    "few and many": [SPARSE, every(2)],
    "many and many": [scattered(0.5), scattered(0.9), every(3)],
    "a run and many": [frozenset(range(100, 9000)), every(1), scattered(0.3)],
    "many apart": [every(2), every(2, start=2)],
    "few and few": [frozenset({1, 2, 3}), frozenset({2, 3, 4}), frozenset({3, 4, 5})],
    "few apart": [frozenset({1, 2, 3}), frozenset({4, 5}), every(1)],
    "few and none": [frozenset({1, 2, 3}), NONE],
    "many and none": [every(1), NONE],
    "the last": [frozenset({BIG}), scattered(0.5), every(1)],
    "a run many times": [*[frozenset(range(100, 9000))] * 5, every(2)],
    "hundreds": [every(100), every(7), scattered(0.5)],
}
small_meetings = st.integers(1, 200).flatmap(
    lambda highest: st.tuples(
        st.lists(st.frozensets(st.integers(1, highest)), min_size=1, max_size=4), st.just(highest)
    )
)


def first_of_all(sets, most):
    """The first entries of the intersection."""
    return sorted(frozenset.intersection(*sets))[:most]


@pytest.mark.parametrize("sets", MEETINGS.values(), ids=MEETINGS)
@pytest.mark.parametrize("most", [1, 64, BIG])
def test_entries_that_hold_every_token_of_a_big_catalogue(sets, most):
    assert meet([Posting(pack(numbers, BIG)) for numbers in sets], most) == first_of_all(sets, most)


@given(small_meetings, st.integers(1, 20))
def test_entries_that_hold_every_token_are_the_first_of_the_intersection(meeting, most):
    sets, highest = meeting
    assert meet([Posting(pack(numbers, highest)) for numbers in sets], most) == first_of_all(sets, most)


def check_rough_meeting(sets, highest, most):
    """All that hold every token are among those found, which come in order and are no more than wanted."""
    met = meet_roughly([Posting(pack(numbers, highest)) for numbers in sets], most)
    assert {*first_of_all(sets, most)} <= {*met} <= min(sets, key=len)
    assert met == sorted({*met})
    assert len(met) <= most


@pytest.mark.parametrize("sets", MEETINGS.values(), ids=MEETINGS)
@pytest.mark.parametrize("most", [1, 64, BIG])
def test_rough_meeting_in_a_big_catalogue_misses_none(sets, most):
    check_rough_meeting(sets, BIG, most)


@given(small_meetings, st.integers(1, 20))
def test_rough_meeting_misses_none(meeting, most):
    check_rough_meeting(*meeting, most)


def test_rough_meeting_asks_no_other_token_where_the_rarest_leave_few_enough():
    assert meet_roughly([Posting(pack(numbers, BIG)) for numbers in (every(2), SPARSE)], 64) == sorted(SPARSE)


def test_no_token_is_held_by_no_entry():
    assert meet([], 64) == meet_roughly([], 64) == []


def test_posting_met_before_meets_others_as_well():
    """What it keeps from the first time serves the second."""
    half, third, tenth = (Posting(pack(every(step), BIG)) for step in (2, 3, 10))
    meet([half, third], 5)
    assert meet([half, tenth], 3) == sorted(every(2) & every(10))[:3]
    assert meet([tenth, half], 3) == sorted(every(2) & every(10))[:3]
