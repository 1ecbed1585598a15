"""One form for every way of typing the same thing."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cztservices.text.folding import fold, fold_with_positions, is_han, split_runs

any_text = st.text(alphabet=st.characters(exclude_categories=()))
"""Every code point: unpaired surrogates and those not assigned as well."""

DIAERESIS = "\u0308"
folded_text = st.text(alphabet="abz09医保转移")
"""What folding leaves as it is."""


def has_diaeresis(text: str) -> bool:
    """Whether ``text`` holds one, joined to its letter or by itself."""
    return DIAERESIS in unicodedata.normalize("NFKD", text)


@given(any_text)
def test_fold_keeps_only_han_letters_and_digits(text):
    assert all(is_han(char) or char in "abcdefghijklmnopqrstuvwxyz0123456789" for char in fold(text))


@given(any_text)
@example("nu\u0308")
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


@given(any_text)
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
    ],
)
def test_fold_of(text, expected):
    assert fold(text) == expected


def test_fold_of_composed_and_decomposed_umlaut_is_the_same():
    """A Mac hands over names decomposed."""
    assert fold("nu\u0308") == fold("nü") == "nv"
    assert fold_with_positions("nu\u0308er").positions == (0, 1, 3, 4)


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
