"""Tokens connect a query with the names, sayings and guides that it may mean."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.text.folding import fold
from cztservices.text.tokens import (
    CONCEPT,
    INITIALS,
    KIND_OF,
    NAME,
    SAID,
    SOUND,
    START,
    TEXT,
    WORD,
    english_spans,
    english_words,
    grams,
    name_tokens,
    passage_tokens,
    sound_token,
    word_tokens,
)
from tests.names import chinese_names

passages = st.text(alphabet="医保卡带到窗口ab12").map(fold)
english = st.text(alphabet="abeTrsing12 -(’'),é\u3000Ａ医")


def of_kind(kind: str, tokens: set[str]) -> set[str]:
    """What the tokens of one kind say."""
    return {token[1:] for token in tokens if token[0] == kind}


@given(st.text(max_size=12), st.integers(1, 4))
def test_grams_are_all_substrings_of_a_length(text, size):
    assert grams(text, [size]) == [text[i : i + size] for i in range(len(text)) if i + size <= len(text)]


def test_kinds_and_fields_are_told_apart_by_their_letter():
    kinds = [NAME, START, SOUND, INITIALS, WORD, CONCEPT, KIND_OF, SAID, TEXT]
    assert len({*kinds}) == len(kinds)
    assert all(len(kind) == 1 for kind in kinds)


# Names


@given(chinese_names())
def test_name_holds_its_characters_and_pairs_of_them(name):
    pairs = {name.text[at : at + 2] for at in range(len(name.text))}
    assert of_kind(NAME, name_tokens(name.text, name.readings)) == {*name.text} | pairs


@given(chinese_names())
def test_name_holds_its_beginning(name):
    assert of_kind(START, name_tokens(name.text, name.readings)) == {name.text[:2]}


@given(chinese_names())
def test_name_holds_what_it_sounds_like_however_it_is_said(name):
    tokens = name_tokens(name.text, name.readings)
    assert {sound_token(sound) for sound in name.spoken} <= tokens
    assert {sound_token(*pair) for pair in pairwise(name.spoken)} <= tokens


@given(chinese_names())
def test_name_holds_one_to_three_of_its_initials(name):
    initials = of_kind(INITIALS, name_tokens(name.text, name.readings))
    assert set(grams(name.initials, (1, 2, 3))) <= initials
    assert {len(said) for said in initials} <= {1, 2, 3}


@given(chinese_names())
def test_name_holds_no_sound_that_it_lacks(name):
    heard = [reading.split("|") for reading in name.readings]
    sounds = {sound_token(sound) for sounds in heard for sound in sounds}
    pairs = {sound_token(*pair) for one, other in pairwise(heard) for pair in product(one, other)}
    assert {SOUND + said for said in of_kind(SOUND, name_tokens(name.text, name.readings))} <= sounds | pairs


@given(chinese_names(), st.data())
def test_part_of_a_name_holds_nothing_that_the_name_lacks(name, data):
    start = data.draw(st.integers(0, len(name.text) - 1))
    end = data.draw(st.integers(start + 1, len(name.text)))
    part = name_tokens(name.text[start:end], name.readings[start:end])
    assert part - {START + name.text[start : start + 2], START + name.text[start:end]} <= name_tokens(
        name.text, name.readings
    )


def test_every_sound_of_a_character_is_a_token_where_its_neighbours_have_many_too():
    """However many ways there are of reading all of them together."""
    readings = ("xing|hang|heng", "chang|zhang", "hui|kuai|gui")
    tokens = name_tokens("行长会", readings)
    assert {sound_token(sound) for reading in readings for sound in reading.split("|")} <= tokens
    assert {INITIALS + sound[0] for reading in readings for sound in reading.split("|")} <= tokens


def test_tokens_of_letters_and_digits_in_a_name():
    tokens = name_tokens("u2", ("u", "2"))
    assert tokens == {"nu", "n2", "nu2", "^u2", "su", "s2", "su'2", "iu", "i2", "iu2"}


@pytest.mark.parametrize(
    ("sounds", "token"), [(("hu",), "sfu"), (("fu",), "sfu"), (("zheng",), "szen"), (("hui", "nan"), "sfei'lan")]
)
def test_sound_token_has_no_accent(sounds, token):
    assert sound_token(*sounds) == token


# English


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("-", []),
        ("a", ["a"]),
        ("off-site", ["off", "site"]),
        ("ID card (2023)", ["id", "card", "2023"]),
        ("Citizens' Home", ["citizens", "home"]),
        ("employee’s fund", ["employees", "fund"]),
        ("Résumé", ["resume"]),
        ("My 长沙 app", ["my", "长沙", "app"]),
        ("app长沙", ["app", "长沙"]),
    ],
)
def test_english_words_of(text, words):
    assert english_words(text) == words


@given(english)
def test_english_words_stand_where_they_are_said_to(text):
    spans = english_spans(text)
    assert [word for word, _, _ in spans] == english_words(text)
    assert all(word in fold(text[start:end]) for word, start, end in spans)
    assert [span[1:] for span in spans] == sorted(span[1:] for span in spans)


@given(english)
def test_english_words_joined_are_the_folded_text(text):
    assert "".join(english_words(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("pension", "Pensions"), ("transfer", "transferring"), ("registered", "REGISTERS"), ("company", "companies")],
)
def test_forms_of_a_word_are_one_token(one, other):
    assert word_tokens(one) == word_tokens(other)


def test_word_tokens_are_of_their_kind():
    assert word_tokens("Off-site treatment") == {"woff", "wsite", "wtreatment"}


def test_english_name_of_signs_has_no_tokens():
    assert word_tokens("–") == set()


# Passages


@pytest.mark.parametrize(
    ("zh", "en", "tokens"),
    [
        ("", "", set()),
        ("医", "", {"an医"}),
        ("医保卡", "", {"an医", "an保", "an卡", "an医保", "an保卡"}),
        ("拨12345", "", {"an拨", "an12345"}),
        ("gjj提取", "", {"angjj", "an提", "an取", "an提取"}),
        ("", "Swipe the cards", {"awswipe", "awthe", "awcard"}),
    ],
)
def test_passage_tokens_of(zh, en, tokens):
    assert passage_tokens(SAID, zh, en) == tokens


@given(passages, passages)
def test_passage_holds_the_tokens_of_what_stands_in_it(one, other):
    """Where it ends beside a character of the other script; a number is held whole."""
    whole = passage_tokens(TEXT, f"{one}转{other}", "")
    parts = passage_tokens(TEXT, one, "") | passage_tokens(TEXT, other, "")
    assert parts <= whole


@given(passages, english)
def test_fields_of_an_entry_share_no_token(zh, en):
    name = name_tokens("医保", ("yi", "bao")) | word_tokens(en)
    said, text = passage_tokens(SAID, zh, en), passage_tokens(TEXT, zh, en)
    assert name.isdisjoint(said | text)
    assert said.isdisjoint(text)
