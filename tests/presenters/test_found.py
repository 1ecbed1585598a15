"""What to say to the hotline about what was not found."""

import pytest

from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.i18n import Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.found import sentence_for_hotline
from tests.presenters.desks import ENGLISH

NOWHERE = Direction()
NUMBERS = ["13800138000", "138 0013 8000", "身份证430102199001011234", "卡号 4301-0219", "１２３４５６", "zhang 430102"]


def say(text: str, tr: Translator, direction: Direction = NOWHERE) -> str:
    """The sentence to say about ``text``."""
    return sentence_for_hotline(text, direction, tr)


@pytest.mark.parametrize("text", NUMBERS)
def test_long_number_is_repeated_in_no_language(tr, text):
    said = say(text, tr)
    assert said == say("000000", tr)
    assert text not in said


@pytest.mark.parametrize("text", ["zhuyuanzenmobaoxibb", "ZYBX", "gjj 2", "a-b"])
def test_letters_are_not_read_out_in_chinese_and_are_in_english(text):
    for language in ("zh_CN", "zh_TW"):
        chinese = Translator(language)
        assert text not in say(text, chinese)
        assert say(text, chinese) == say("000000", chinese)
    assert f"I want to know about “{text}”" in say(text, ENGLISH)


@pytest.mark.parametrize("text", ["醪糟", "社保gjj", "2024年的事", "12345 号"])
def test_words_are_repeated(tr, text):
    assert text in say(text, tr)


@pytest.mark.parametrize("text", ["醪糟", "000000"])
def test_cities_follow(text):
    said = say(text, ENGLISH, Direction(XIANGTAN, CHANGSHA))
    assert said.endswith(", my record is in Xiangtan, I want it done in Changsha. Which office does this?”")
    assert "say what you want to do" in say("000000", ENGLISH)
