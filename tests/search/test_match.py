"""Where a query stands in a name."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cztservices.search.match import Manner, covered_share, match_name, match_words
from tests.names import chinese_names


@given(chinese_names(), st.data())
def test_name_is_found_by_its_characters(name, data):
    start = data.draw(st.integers(0, len(name.text) - 1))
    end = data.draw(st.integers(start + 1, len(name.text)))
    found = match_name(name.text[start:end], name.text, name.readings)
    assert found.manner is Manner.TEXT
    assert name.text[found.start : found.end] == name.text[start:end]


@given(chinese_names())
def test_name_is_found_by_its_whole_pinyin(name):
    assume("2" not in name.text)
    found = match_name(name.pinyin, name.text, name.readings)
    assert (found.start, found.manner) == (0, Manner.PINYIN)


@given(chinese_names())
def test_name_is_found_by_its_initials(name):
    assert match_name(name.initials, name.text, name.readings).start == 0


@given(chinese_names(), st.data())
def test_name_is_found_by_any_beginning_of_its_pinyin(name, data):
    end = data.draw(st.integers(1, len(name.pinyin)))
    assert match_name(name.pinyin[:end], name.text, name.readings).start == 0


@given(chinese_names(), st.data())
def test_name_is_found_by_a_mixture_of_characters_sounds_and_initials(name, data):
    ways = zip(name.text, name.spoken, strict=True)
    query = "".join(data.draw(st.sampled_from([char, sound, sound[0]])) for char, sound in ways)
    assert match_name(query, name.text, name.readings).start == 0


@given(chinese_names(), st.text(alphabet="医保公积金abcdefghijz2", min_size=1, max_size=6))
def test_match_lies_within_the_name(name, query):
    found = match_name(query, name.text, name.readings)
    if found is not None:
        assert 0 <= found.start < found.end <= len(name.text)


@given(chinese_names(), st.text(alphabet="abg公2", max_size=4), st.text(alphabet="abg公2", max_size=4))
def test_character_that_the_name_lacks_is_not_found(name, before, after):
    assert match_name(before + "鿿" + after, name.text, name.readings) is None


@pytest.mark.parametrize(
    ("query", "start", "end", "manner"),
    [
        ("公积金", 0, 3, Manner.TEXT),
        ("提取", 3, 5, Manner.TEXT),
        ("gongjijin", 0, 3, Manner.PINYIN),
        ("gongjij", 0, 3, Manner.PINYIN),
        ("gongji", 0, 2, Manner.PINYIN),
        ("gjj", 0, 3, Manner.INITIALS),
        ("tiqu", 3, 5, Manner.PINYIN),
        ("diqu", 3, 5, Manner.PINYIN),
        ("tq", 3, 5, Manner.INITIALS),
        ("gjj提取", 0, 5, Manner.INITIALS),
        ("gong积金", 0, 3, Manner.PINYIN),
    ],
)
def test_match_says_where_and_how(query, start, end, manner):
    found = match_name(query, "公积金提取", ("gong", "ji", "jin", "ti|di", "qu"))
    assert (found.start, found.end, found.manner) == (start, end, manner)


@pytest.mark.parametrize("query", ["v", "jgg", "金公", "gongjijinx", "gjj提取x", "提取公"])
def test_query_that_the_name_does_not_hold_is_not_found(query):
    assert match_name(query, "公积金提取", ("gong", "ji", "jin", "ti|di", "qu")) is None


@pytest.mark.parametrize(
    ("words", "share"),
    [(("pension",), 1.0), (("pen", "trans"), 1.0), (("pension", "card"), 0.5), (("ension",), 0.0), ((), 0.0)],
)
def test_words_match_beginnings_of_words(words, share):
    assert match_words(words, "transfer of a pension") == share


def test_words_match_both_sides_of_a_hyphen():
    assert match_words(("off", "site"), "off-site treatment") == 1.0


@pytest.mark.parametrize(
    ("words", "name"), [(("loan",), "housing fund (loan)"), (("employees",), "pension of an employee's fund")]
)
def test_words_match_in_spite_of_punctuation(words, name):
    """The index holds these words without their signs, and so does the query."""
    assert match_words(words, name) == 1.0


@pytest.mark.parametrize(
    ("query", "names", "share"),
    [
        ("住院", ["住院费用"], 1.0),
        ("住院费", ["住院", "院费"], 1.0),
        ("报销", ["住院费用"], 0.0),
        ("住", ["住院费用"], 1.0),
    ],
)
def test_covered_share_of_all_or_nothing(query, names, share):
    assert covered_share(query, names) == share


def test_covered_share_counts_a_pair_more_than_its_characters():
    assert 0 < covered_share("住院", ["院住"]) < covered_share("住院报销", ["住院费用"]) < 1


@given(st.text(alphabet="医保住院报销", min_size=1), st.lists(st.text(alphabet="医保住院报销")))
def test_covered_share_is_a_share(query, names):
    assert 0 <= covered_share(query, names) <= 1
