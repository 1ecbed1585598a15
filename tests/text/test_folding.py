"""One form for every way of typing the same thing."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cztservices.text.folding import fold, fold_with_positions, is_han, split_runs, split_words

any_text = st.text(alphabet=st.characters(exclude_categories=()))
"""Every code point: unpaired surrogates and those not assigned as well."""

typed_text = st.text(alphabet="医保醫療長沙⾧㊮aUuGv19Ａ１üǕé\u0308\u0304㎡½ㄅカ🙂 \u3000，。、（）“”…·-_/.,()'’\n\0")
"""What stands side by side in queries and names, and what looks like it."""

ONE_CHARACTER = [*map(chr, range(0x10000)), *map(chr, range(0x1F100, 0x1F300)), *map(chr, range(0x2F800, 0x2FA20))]
"""Every character of the first plane, and those beyond it that stand for others."""

DIAERESIS = "\u0308"
folded_text = st.text(alphabet="abz09医保转移")
"""What folding leaves as it is."""


def has_diaeresis(text: str) -> bool:
    """Whether ``text`` holds one, joined to its letter or by itself."""
    return DIAERESIS in unicodedata.normalize("NFKD", text)


@given(any_text)
def test_fold_keeps_only_han_letters_and_digits(text):
    assert all(is_han(char) or char in "abcdefghijklmnopqrstuvwxyz0123456789" for char in fold(text))


@given(any_text | typed_text)
@example("nu\u0308")
def test_fold_is_the_text_that_is_folded_with_positions(text):
    """Plain Chinese takes a shorter way to the same."""
    assert fold(text) == fold_with_positions(text).text


def test_every_character_folds_to_the_text_that_is_folded_with_positions():
    assert [char for char in ONE_CHARACTER if fold(char) != fold_with_positions(char).text] == []


@given(any_text)
@example("nu\u0308")
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


def test_fold_of_every_character_is_idempotent():
    """Those that stand for a traditional one as well: names pasted from a PDF are full of them."""
    assert "".join(char for char in ONE_CHARACTER if fold(fold(char)) != fold(char)) == ""


@given(any_text | typed_text)
@example("nu\u0308")
def test_positions_lead_each_folded_character_to_the_original_that_it_came_from(text):
    folded = fold_with_positions(text)
    assert len(folded.positions) == len(folded.text)
    assert list(folded.positions) == sorted(folded.positions)
    for char, position in zip(folded.text, folded.positions, strict=True):
        own = fold(text[position])
        assert char in own or (char == "v" and "u" in own and has_diaeresis(text[position + 1 :]))


@given(any_text, any_text)
def test_fold_of_joined_text_joins_what_each_folds_to(one, other):
    """But for a ``u`` that the other's diaeresis turns into ``v``."""
    assume(not (fold(one).endswith("u") and has_diaeresis(other)))
    assert fold(one + other) == fold(one) + fold(other)


@given(folded_text)
def test_fold_changes_nothing_in_folded_text(text):
    assert fold_with_positions(text).positions == tuple(range(len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("\0", ""),
        ("医\0保", "医保"),
        ("ＧＪＪ　提取！", "gjj提取"),
        ("公积金(异地)", "公积金异地"),
        ("yī bǎo", "yibao"),
        ("lǜ NÜ", "lvnv"),
        ("lu\u0308\u0300 NU\u0308", "lvnv"),
        ("lu\u0300\u0308", "lv"),
        ("u\u0308u", "vu"),
        ("o\u0308", "o"),
        ("\u0308", ""),
        ("医\u0308", "医"),
        ("Straße", "strasse"),
        ("①２³", "123"),
        ("㎡", "m2"),
        ("医保🙂卡👨‍👩‍👧", "医保卡"),
        ("שלום عربى", ""),
        ("“诸事达”App", "诸事达app"),
        ("１２３４５", "12345"),
        ("醫療保險", "医疗保险"),
        ("長沙、株洲、湘潭", "长沙株洲湘潭"),
        ("領取養老金（企業）", "领取养老金企业"),
        ("⽼年⼈", "老年人"),
        ("⾧沙⾞站", "长沙车站"),
        ("株洲㈱", "株洲株"),
        ("ＵＫey", "ukey"),
        ("İD", "id"),
    ],
)
def test_fold_of(text, expected):
    assert fold(text) == expected


def test_fold_of_composed_and_decomposed_umlaut_is_the_same():
    """A Mac hands over names decomposed."""
    assert fold("nu\u0308") == fold("nü") == "nv"
    assert fold_with_positions("nu\u0308er").positions == (0, 1, 3, 4)


def test_positions_are_those_of_the_traditional_characters():
    assert fold_with_positions("（長沙）醫保").positions == (1, 2, 4, 5)


def test_positions_of_one_character_that_folds_to_several_are_the_same():
    assert fold_with_positions("a㎡ß").positions == (0, 1, 1, 2, 2)


@pytest.mark.parametrize(
    ("char", "han"), [("医", True), ("㐀", True), ("鿿", True), ("a", False), ("。", False), ("ー", False)]
)
def test_is_han(char, han):
    assert is_han(char) is han


@given(folded_text)
def test_split_runs_cuts_only_where_scripts_meet(text):
    runs = split_runs(text)
    assert "".join(runs) == text
    kinds = [{is_han(char) for char in run} for run in runs]
    assert all(len(kind) == 1 for kind in kinds)
    assert all(one != other for one, other in pairwise(kinds))


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", []),
        ("医保", ["医保"]),
        ("gjj2", ["gjj2"]),
        ("gjj提取2", ["gjj", "提取", "2"]),
        ("㐀a鿿", ["㐀", "a", "鿿"]),
    ],
)
def test_split_runs_of(text, runs):
    assert split_runs(text) == runs


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" \u3000\n", []),
        ("！（）🙂", []),
        ("医保", ["医保"]),
        ("医 保", ["医保"]),
        ("从湘潭　到长沙，怎么转？", ["从湘潭到长沙怎么转"]),
        ("医🙂保", ["医保"]),
        ("住院 fee 报销", ["住院", "fee", "报销"]),
        ("gjj提取2", ["gjj", "提取", "2"]),
        ("ＧＪＪ　提取", ["gjj", "提取"]),
        ("my  pension", ["my", "pension"]),
        ("off-site (my_pension)", ["off", "site", "my", "pension"]),
        ("Residence/Permit", ["residence", "permit"]),
        ("12345,12393", ["12345", "12393"]),
        ("nu\u0308er nüer", ["nver", "nver"]),
        ("re\u0301sume\u0301", ["resume"]),
        ("lv\u0300you", ["lvyou"]),
        ("Straße", ["strasse"]),
        ("醫 保", ["医保"]),
        ("⾧ 沙", ["长沙"]),
        ("医\0保", ["医保"]),
    ],
)
def test_split_words_of(text, words):
    assert split_words(text) == words


@given(any_text | typed_text)
def test_words_are_folded_and_of_one_script_each(text):
    words = split_words(text)
    assert all(word == fold(word) != "" for word in words)
    assert all(len({is_han(char) for char in word}) == 1 for word in words)
    assert not any(is_han(one[0]) and is_han(other[0]) for one, other in pairwise(words))


@given(any_text | typed_text)
def test_words_joined_are_the_folded_text(text):
    """But for a diaeresis that does not stand at its letter."""
    assume(not has_diaeresis(text))
    assert "".join(split_words(text)) == fold(text)


@given(any_text | typed_text)
def test_words_split_again_are_the_same(text):
    words = split_words(text)
    assert split_words(" ".join(words)) == words
