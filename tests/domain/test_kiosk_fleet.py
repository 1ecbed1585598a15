"""The reports of many kiosks as one, in whatever order and however often they are read."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.failed_search import FailedPhrase, Failure
from cztservices.domain.kiosk.counts import Counted, Tally, Use
from cztservices.domain.kiosk.fleet import Fleet, KioskReport, gather
from tests.kiosk_records import reports

fleets = st.builds(gather, st.lists(reports, max_size=4))


@given(fleets, fleets, fleets)
def test_merging_is_associative_commutative_and_idempotent(one, other, third):
    assert (one | other) | third == one | (other | third)
    assert one | other == other | one
    assert one | one == one
    assert one | Fleet() == one


@given(st.lists(reports, max_size=6), st.randoms())
def test_order_of_files_does_not_matter(found, chance):
    shuffled = [*found]
    chance.shuffle(shuffled)
    assert gather(shuffled) == gather(found)
    assert set(gather(found).reports) == {one.id for one in found}


@given(reports, reports)
def test_of_two_reports_of_a_kiosk_exactly_one_is_newer_unless_they_are_the_same(one, other):
    other = replace(other, id=one.id)
    assert [one.is_newer(other), other.is_newer(one)].count(True) == (one != other)


def test_newer_is_what_counts_more_and_not_what_the_clock_says():
    old = KioskReport("bcdfgh", "", "a", "1", starts=3, minutes=10, age=400)
    rows = (
        replace(old, starts=4, minutes=10, age=0),
        replace(old, minutes=11),
        replace(old, tally=Tally({Counted(Use.CODE, "", 3): 1})),
    )
    assert all(new.is_newer(old) and not old.is_newer(new) for new in rows)


def test_phrases_and_counts_of_all_kiosks_are_added_up():
    phrase = FailedPhrase("瞧病", Failure.NOTHING, 6)
    one = KioskReport(
        "bcdfgh",
        "乙",
        "a",
        "1",
        tally=Tally({Counted(Use.CODE, "", 3): 1}),
        phrases=(phrase, FailedPhrase("办证", Failure.LEFT, 7)),
    )
    other = replace(one, id="kmnpqr", hall="丙", phrases=(phrase, replace(phrase, failure=Failure.LEFT)))
    fleet = gather([one, other])
    assert fleet.tally.total(Use.CODE) == 2
    assert [(each.phrase, each.count) for each in fleet.phrases] == [("瞧病", 12), ("办证", 7), ("瞧病", 6)]
    assert fleet.kiosks == (other, one)
