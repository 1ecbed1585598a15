"""Languages: which one, and how it writes days."""

from datetime import date

import pytest

from cztservices.config import LANGUAGE
from cztservices.domain.catalogue import Text
from cztservices.i18n import DEFAULT_LANGUAGE, LANGUAGES, TRADITIONAL, Translator, choose_language


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("en", "en"), ("en_GB", "en"), ("zh_CN", "zh_CN"), ("zh", "zh_CN"), ("zh_SG", "zh_CN"), ("fr", "zh_CN"),
        ("zh_TW", "zh_TW"), ("zh_HK", "zh_TW"), ("zh_MO", "zh_TW"), ("zh-Hant", "zh_TW"), ("zh_Hant_CN", "zh_TW"),
        ("zh-Hans-HK", "zh_CN"), ("tw", "zh_CN"), ("", "zh_CN"), (None, "zh_CN"),
    ],
)  # fmt: skip
def test_language_wanted_is_chosen(wanted, language):
    assert choose_language(wanted) == language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_TW.UTF-8"}, "zh_TW"),
        ({"LANG": "zh_HK.big5hkscs@radical"}, "zh_TW"),
        ({"LANG": "C.UTF-8"}, "zh_CN"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "en_US.UTF-8"}, "en"),
    ],
)
def test_language_of_the_environment_is_chosen_where_none_is_wanted(monkeypatch, environment, language):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert choose_language() == language
    assert choose_language("zh_CN") == "zh_CN"


@pytest.mark.parametrize(
    ("language", "day"), [("zh_CN", "2026年11月22日"), ("zh_TW", "2026年11月22日"), ("en", "November 22, 2026")]
)
def test_day_is_written_in_full(language, day):
    assert Translator(language).format_day(date(2026, 11, 22)) == day


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [("2024", "2024年", "2024"), ("2024-01", "2024年1月", "Jan 2024"), ("2024-01-09", "2024年1月9日", "Jan 9, 2024")],
)
def test_day_of_a_source_is_as_precise_as_the_source(text, zh, en):
    assert (Translator("zh_CN").format_source_day(text), Translator("en").format_source_day(text)) == (zh, en)


@pytest.mark.parametrize(
    ("language", "joined"), [("zh_CN", "甲、乙和丙"), ("zh_TW", "甲、乙和丙"), ("en", "甲, 乙, and 丙")]
)
def test_list_is_joined_as_in_a_sentence(language, joined):
    assert Translator(language).format_list(iter("甲乙丙")) == joined


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_text_stays_empty(language):
    """gettext gives the header of its file for it."""
    assert Translator(language).gettext("") == ""


def test_text_without_a_translation_stays_as_it_is():
    assert Translator("zh_CN").gettext("no such words in the program") == "no such words in the program"


@pytest.mark.parametrize(("language", "words"), [("zh_CN", "字"), ("zh_TW", "字"), ("en", "words")])
def test_data_is_said_in_the_language_of_the_reader(language, words):
    assert Translator(language).say(Text("字", "words")) == words


TEXT, FORMS = Text("网站", "web site"), {"网站": "網站"}


@pytest.mark.parametrize(("language", "words"), [("zh_CN", "网站"), ("zh_TW", "網站"), ("en", "web site")])
def test_only_readers_of_traditional_characters_are_shown_them(language, words):
    assert Translator(language, FORMS).say(TEXT) == words


@pytest.mark.parametrize(("language", "words"), [("zh_CN", "网站"), ("zh_TW", "網站"), ("en", "网站")])
def test_chinese_without_english_beside_it_is_said_as_it_is_or_in_traditional_characters(language, words):
    assert Translator(language, FORMS).say_plain("网站") == words


@pytest.mark.parametrize("traditional", [None, {}, {"别的": "別的"}])
def test_text_without_traditional_characters_is_shown_in_simplified_ones(traditional):
    tr = Translator(TRADITIONAL, traditional)
    assert (tr.say(TEXT), tr.say_plain("网站")) == ("网站", "网站")


def test_every_language_may_be_set_and_the_first_is_the_default():
    assert LANGUAGE.values == ("", *LANGUAGES)
    assert next(iter(LANGUAGES)) == DEFAULT_LANGUAGE
    assert [choose_language(code) for code in LANGUAGES] == [*LANGUAGES]


@pytest.mark.parametrize(("language", "chinese"), [("zh_CN", True), ("zh_TW", True), ("en", False)])
def test_both_ways_of_writing_are_chinese(language, chinese):
    assert Translator(language).is_chinese is chinese
