"""What failed phrases may mean: entries near them, and nothing where nothing is near."""

import pytest

from cztservices.search.suggest import GroupGuess, Suggester


@pytest.fixture(scope="module")
def suggest(finder):
    return Suggester(finder).suggest


@pytest.mark.parametrize(
    ("phrase", "ref"),
    [
        ("坐公交不要钱的卡在哪里", "senior-card"),
        ("租房子落脚要么子本本", "residence-permit"),
        ("去省城大医院动手术", "medical-offsite-filing"),
        ("ride a bus for free", "senior-card"),
    ],
)
def test_phrase_in_other_words_leads_to_its_entry(suggest, phrase, ref):
    suggestion = suggest(phrase)
    assert suggestion.is_probable
    assert suggestion.guesses[0].hit.ref == ref
    assert (suggestion.found, suggestion.known) == (ref, "")
    assert suggestion.guesses[0].alike in suggestion.guesses[0].hit.entry.texts


@pytest.mark.parametrize("phrase", ["蓝牙耳机连不上", "xyzzy plugh", "哈哈哈呵呵"])
def test_phrase_that_is_near_nothing_gets_no_idea(suggest, phrase):
    suggestion = suggest(phrase)
    assert (suggestion.guesses, suggestion.is_probable, suggestion.groups) == ((), False, ())


def test_phrase_that_is_a_saying_is_known(suggest):
    assert suggest("证明我是我").known == "id-card-licence"


def test_nothing_is_probable_that_is_not_named(suggest):
    for phrase in ("医", "公司医保", "长沙", "card", "看病 公交"):
        suggestion = suggest(phrase)
        assert not suggestion.is_probable or suggestion.guesses
        assert len(suggestion.guesses) <= 3
        scores = [guess.score for guess in suggestion.guesses]
        assert scores == sorted(scores, reverse=True)


def test_unknown_word_that_is_like_one_of_a_group_may_belong_to_it(suggest):
    assert suggest("居住").groups == (GroupGuess("居住", "居住证", "居住证"),)


def test_unknown_word_that_shares_one_sign_belongs_to_no_group(suggest):
    assert suggest("居委会").groups == ()


def test_known_word_is_not_given_to_another_group(suggest):
    assert suggest("居住证").groups == ()
