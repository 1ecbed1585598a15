"""Tokens connect a query with the names that it may mean."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.text.folding import fold
from cztservices.text.tokens import grams, name_tokens, query_expressions, word_tokens
from tests.names import chinese_names


def accepts(expression: str, tokens: list[str]) -> bool:
    """Whether a full-text expression matches an entry with those tokens."""
    wanted = re.findall(r'"([^"]*)"', expression)
    return (any if " OR " in expression else all)(token in tokens for token in wanted)


def is_candidate(query: str, tokens: list[str]) -> bool:
    """Whether any expression for the query fetches an entry with those tokens."""
    return any(accepts(expression, tokens) for expression in query_expressions([query]))


@given(st.text(max_size=12), st.integers(1, 4))
def test_grams_are_all_substrings_of_a_length(text, size):
    assert grams(text, [size]) == [text[i : i + size] for i in range(len(text)) if i + size <= len(text)]


@given(chinese_names())
def test_name_tokens_are_all_different(name):
    tokens = name_tokens(name.text, name.readings)
    assert len(tokens) == len(set(tokens))


@given(chinese_names(), st.data())
def test_part_of_a_name_fetches_it(name, data):
    start = data.draw(st.integers(0, len(name.text) - 1))
    end = data.draw(st.integers(start + 1, len(name.text)))
    assert is_candidate(name.text[start:end], name_tokens(name.text, name.readings))


@given(chinese_names(), st.data())
def test_beginning_of_the_sound_of_a_name_fetches_it(name, data):
    end = data.draw(st.integers(1, len(name.pinyin)))
    assert is_candidate(name.pinyin[:end], name_tokens(name.text, name.readings))


@given(chinese_names())
def test_initials_of_a_name_fetch_it(name):
    assert is_candidate(name.initials, name_tokens(name.text, name.readings))


@given(st.lists(st.text(alphabet="abcdexyz", min_size=2, max_size=8), min_size=1, max_size=4))
def test_beginnings_of_english_words_fetch_the_name(words):
    tokens = word_tokens(" ".join(words))
    assert accepts(query_expressions([word[:3] for word in words])[0], tokens)


@given(st.lists(st.text().map(fold).filter(bool)))
def test_expressions_quote_every_token(words):
    """Nothing that was typed can be read as an operator of the full-text language."""
    for expression in query_expressions(words):
        assert re.fullmatch(r'"[^"]+"(?: (?:AND|OR) "[^"]+")*', expression)
        assert not (" AND " in expression and " OR " in expression)


def test_expressions_of_no_words_are_none():
    assert query_expressions([]) == []


def test_expressions_go_from_strict_to_loose():
    assert query_expressions(["gjj提取"]) == [
        '"提取" AND "pgjj"',
        '"提取" AND "igjj"',
        '"提取" OR "提" OR "取" OR "pgjj" OR "igjj"',
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", []), ("a", []), ("off-site", ["pof", "pff", "poff", "psi", "pit", "pte", "psit", "pite"])],
)
def test_word_tokens_of(text, expected):
    assert word_tokens(text) == expected
