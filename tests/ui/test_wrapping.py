"""Words broken so that nothing is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont

from cztservices.ui.wrapping import longest_word, measure_words

WORDS = st.text(st.sampled_from("住院费用 housing fund-transfer，。 1234"), min_size=1, max_size=60)


@pytest.fixture(scope="module")
def font(qapp) -> QFont:
    """Any font."""
    made = QFont(qapp.font())
    made.setPixelSize(17)
    return made


def test_word_that_is_too_wide_is_broken(font):
    word = "transfer" * 10
    width = longest_word(word, font) // 3
    measured = measure_words(word, font, width)
    assert measured.width() <= width
    assert measured.height() > measure_words("transfer", font, width).height()


def test_words_are_broken_between_where_that_is_enough(font):
    narrow = longest_word("housing", font)
    assert measure_words("housing fund", font, narrow).height() == 2 * measure_words("housing", font, narrow).height()


@given(words=WORDS, width=st.integers(40, 800))
def test_narrower_is_never_lower_and_never_too_wide(font, words, width):
    here, wider = measure_words(words, font, width), measure_words(words, font, width * 2)
    assert here.height() >= wider.height()
    assert here.width() <= width
