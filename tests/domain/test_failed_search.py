"""What of a phrase may be counted: no digit, no address, nothing long."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cztservices.domain.failed_search import LONGEST_PHRASE, anonymise

DIGITS = st.characters(categories=("Nd", "Nl", "No"))
NUMERALS = "零〇一二三四五六七八九十百千万两幺壹贰叁"
SIGNS = st.one_of(
    st.sampled_from(
        [*"医保转移社保卡异地就abGJ", *NUMERALS, *" -.·/@:_　，+()", "\u0301", "\ufe0f", "Ⅷ", "½", "①", "ß"]
    ),
    DIGITS,
    st.characters(),
)
PHRASES = st.text(SIGNS, max_size=LONGEST_PHRASE + 10)


def longest_run(text, signs):
    """How many of ``signs`` stand in a row, whatever stands between that is no letter."""
    longest = run = 0
    for sign in text:
        if sign in signs:
            run += 1
        elif unicodedata.category(sign)[0] == "L":
            run = 0
        longest = max(longest, run)
    return longest


@given(PHRASES)
@example("ⅷ级")
@example("1\ufe0f\u20e3医保")
@example("一a@b三")
def test_no_digit_survives(phrase):
    left = anonymise(phrase) or ""
    assert not any(
        sign.isdigit() or (sign.isnumeric() and unicodedata.category(sign) != "Lo") for sign in left.replace("〇", "")
    )
    assert longest_run(left, NUMERALS) <= 2


@given(PHRASES)
def test_what_is_left_is_letters_with_single_spaces(phrase):
    left = anonymise(phrase)
    if left is not None:
        assert all(unicodedata.category(sign)[0] == "L" or sign in " 〇" for sign in left)
        assert left == " ".join(left.split())
        assert 2 <= len(left) <= LONGEST_PHRASE


@given(PHRASES)
def test_what_is_left_is_left_again(phrase):
    left = anonymise(phrase)
    if left is not None:
        assert anonymise(left) == left


@given(st.text("0123456789", min_size=1, max_size=20), st.sampled_from(["", "-", " ", "·", "/"]))
def test_digits_leave_no_trace_wherever_they_stand(number, sign):
    apart = sign.join(number)
    assert {anonymise(f"医保{apart}转移"), anonymise(f"{apart}医保转移"), anonymise(f"医保转移{apart}")} == {"医保转移"}


@pytest.mark.parametrize(
    ("phrase", "left"),
    [
        ("我的社保卡430102199001011234丢了，怎么补？", "我的社保卡丢了怎么补"),
        ("身份证 43010219900101123X 过期", "身份证过期"),
        ("湘A·12345 违章", "湘违章"),
        ("医保 一三九-零零零零-一二三四", "医保"),
        ("１３９１２３４５６７８ 医保", "医保"),
        ("九一四三零一零零MA4L 变更", "变更"),
        ("zhang.san@qq.com 医保", "医保"),
        ("医保 https://a.example/x?y=张三", "医保"),
        ("看 www.hunan.gov.cn 社保", "看社保"),
        ("社保 wxid_abc", "社保"),
        ("住三零二室", "住室"),
        ("住三 零·二室", "住室"),
        ("ⅷ级伤残", "级伤残"),
        ("½医保", "医保"),
        ("GJJ 提取！", "gjj 提取"),
        ("从湘潭 到长沙 看病", "从湘潭到长沙看病"),
        ("五险一金、二手房", "五险一金二手房"),
        ("Card not read", "card not read"),
    ],
)
def test_phrase_keeps_its_words_and_loses_what_may_be_somebody_s(phrase, left):
    assert anonymise(phrase) == left


@pytest.mark.parametrize(
    "phrase", ["", "  ", "12345", "湘", "啊啊啊", "a", "139 1234 5678", "?!", "医" * 30 + "保" * 31, "医保" * 5000]
)
def test_what_is_not_worth_counting_is_nothing(phrase):
    assert anonymise(phrase) is None


def test_longest_phrase_is_counted():
    assert anonymise("医保" * (LONGEST_PHRASE // 2)) == "医保" * (LONGEST_PHRASE // 2)
