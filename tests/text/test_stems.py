"""Stems of English words."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.text.stems import stem

LOADING = """
import sys
from cztservices.text.stems import stem
assert stem("id") == "id"
assert "snowballstemmer" not in sys.modules, "a word that is too short to have a stem loads the stemmer"
assert stem("cards") == "card"
assert "snowballstemmer" in sys.modules, "the stemmer goes by another name"
"""


@pytest.mark.parametrize(
    "forms",
    [
        ("transfer", "transfers", "transferred", "transferring"),
        ("pension", "pensions"),
        ("company", "companies"),
        ("reimburse", "reimbursed", "reimbursement"),
        ("retire", "retired", "retiring", "retirement"),
    ],
    ids=lambda forms: forms[0],
)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("pension", "pen"), ("residence", "resist"), ("licence", "lice"), ("insured", "insulin")]
)
def test_different_words_have_different_stems(one, other):
    assert stem(one) != stem(other)


@given(st.text(alphabet="abcdegilmnrstuvy12医", min_size=1, max_size=20))
def test_any_word_has_a_stem_that_is_not_empty(word):
    assert stem(word)


def test_stemmer_is_loaded_by_the_first_word_that_has_a_stem():
    """Who types Chinese does not wait for it."""
    subprocess.run([sys.executable, "-c", LOADING], check=True)
