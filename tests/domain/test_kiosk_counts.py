"""What is counted of a kiosk, and added up."""

import pytest
from hypothesis import given

from cztservices.domain.kiosk.counts import LONGEST_SUBJECT, Counted, Tally, Use, is_subject
from tests.kiosk_records import tallies


def test_counts_are_summed_by_use_by_hour_and_by_subject():
    tally = Tally(
        {
            Counted(Use.PAGE, "b", 9): 2,
            Counted(Use.PAGE, "a", 9): 2,
            Counted(Use.PAGE, "c", 10): 3,
            Counted(Use.SEARCH, "", 9): 1,
        }
    )
    assert (tally.total(Use.PAGE), tally.total(Use.CODE), tally.everything) == (7, 0, 8)
    assert tally.by_hour(Use.PAGE)[8:11] == (0, 4, 3)
    assert len(tally.by_hour(Use.PAGE)) == 24
    assert [*tally.by_subject(Use.PAGE).items()] == [("c", 3), ("a", 2), ("b", 2)]


@given(tallies, tallies, tallies)
def test_adding_is_associative_and_commutative_and_loses_nothing(one, other, third):
    assert (one + other) + third == one + (other + third)
    assert one + other == other + one
    assert one + Tally() == one
    assert (one + other).everything == one.everything + other.everything


@pytest.mark.parametrize("hour", [-1, 24])
def test_there_is_no_such_hour(hour):
    with pytest.raises(ValueError, match="hour"):
        Counted(Use.SEARCH, "", hour)


@pytest.mark.parametrize("text", ["瞧病", "two words", "a@b", "-", "a" * (LONGEST_SUBJECT + 1), "a\n"])
def test_typed_words_are_no_subject(text):
    assert not is_subject(text)
    with pytest.raises(ValueError, match="subject"):
        Counted(Use.SEARCH, text, 1)


@pytest.mark.parametrize("text", ["", "id-card-licence", "zh_CN", "en", "a" * LONGEST_SUBJECT])
def test_ids_of_services_and_codes_of_languages_are_subjects(text):
    assert is_subject(text)
