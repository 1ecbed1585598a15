"""Which searches fail: the longest text, once, where its answer was shown and nothing was opened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.failed_search import Failure
from cztservices.presenters.search_watch import SearchWatch

LEFT, NOTHING = Failure.LEFT, Failure.NOTHING


@pytest.fixture
def failed():
    """What was said to have failed."""
    return []


@pytest.fixture
def watch(failed):
    return SearchWatch(lambda text, failure: failed.append((text, failure)))


@pytest.fixture
def search(watch):
    """Types texts, each of which is answered."""

    def _search(*texts, finds_nothing=False):
        for text in texts:
            watch.type(text)
            watch.see(text, finds_nothing=finds_nothing)

    return _search


def test_search_that_is_cleared_was_left(search, watch, failed):
    search("看", "看毛", "看毛病")
    assert failed == []
    watch.type("")
    assert failed == [("看毛病", LEFT)]


def test_search_that_found_nothing_failed_so(search, watch, failed):
    search("xyzzy", finds_nothing=True)
    watch.end()
    assert failed == [("xyzzy", NOTHING)]


def test_search_that_found_nothing_fails_even_where_the_nearest_was_opened(search, watch, failed):
    search("xyzzy", finds_nothing=True)
    watch.open()
    watch.end()
    assert failed == [("xyzzy", NOTHING)]


def test_search_of_which_something_was_opened_did_not_fail(search, watch, failed):
    search("看毛病")
    watch.open()
    watch.type("")
    assert failed == []


def test_another_text_ends_a_search(search, watch, failed):
    search("看毛病", "公积金")
    assert failed == [("看毛病", LEFT)]
    watch.end()
    assert failed == [("看毛病", LEFT), ("公积金", LEFT)]


def test_text_that_goes_on_is_the_same_search(search, watch, failed):
    search("看毛病", "看毛病报销")
    watch.end()
    assert failed == [("看毛病报销", LEFT)]


def test_erasing_is_the_same_search_and_its_longest_text_counts_once(search, watch, failed):
    search("看毛病", "看毛", "看", "看毛", "看毛病", "看毛")
    watch.end()
    watch.end()
    assert failed == [("看毛病", LEFT)]


def test_erasing_and_going_on_otherwise_is_another_search(search, failed):
    search("看毛病", "看", "看牙")
    assert failed == [("看毛病", LEFT)]


def test_what_a_shorter_text_led_to_is_no_failure(search, watch, failed):
    search("看毛病报销", "看毛病")
    watch.open()
    watch.end()
    assert failed == []


def test_longer_text_after_something_was_opened_may_fail(search, watch, failed):
    search("看毛病")
    watch.open()
    search("看毛病报销")
    watch.end()
    assert failed == [("看毛病报销", LEFT)]


def test_text_without_an_answer_does_not_count(search, watch, failed):
    search("看毛")
    watch.type("看毛病")
    watch.see("看毛", finds_nothing=False)
    watch.end()
    assert failed == []


def test_late_answer_counts_for_its_own_text_alone(watch, failed):
    watch.type("公积金")
    watch.see("看毛病", finds_nothing=True)
    watch.end()
    assert failed == []


def test_spaces_are_no_other_text(search, watch, failed):
    search(" 看毛病", "看毛病 ", finds_nothing=False)
    watch.type("   ")
    assert failed == [("看毛病", LEFT)]


@given(st.lists(st.tuples(st.sampled_from(["type", "open", "end"]), st.text("ab ", max_size=4), st.booleans())))
def test_nothing_fails_twice_in_one_search_nor_without_having_been_typed(steps):
    failed: list[str] = []
    watch = SearchWatch(lambda text, _failure: failed.append(text))
    typed = 0
    for step, text, finds_nothing in steps:
        if step == "type":
            typed += bool(text.strip())
            watch.type(text)
            watch.see(text, finds_nothing=finds_nothing)
        else:
            getattr(watch, step)()
        assert all(text == text.strip() and text for text in failed)
        assert len(failed) <= typed
    watch.end()
    before = len(failed)
    watch.end()
    assert len(failed) == before <= typed
