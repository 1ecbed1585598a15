"""What a kiosk says while nobody is there."""

import dataclasses
from itertools import permutations

import pytest

from cztservices.domain.kiosk.setup import KioskSetup
from cztservices.i18n import LANGUAGES, Translator
from cztservices.presenters.city_map import present_map
from cztservices.presenters.home import EXAMPLES
from cztservices.presenters.kiosk.attract import AttractView, present_attract

HALL = "某区政务服务中心"


def in_language(language: str, hall: str = HALL) -> AttractView:
    """The page in one language."""
    return next(view for view in present_attract(KioskSetup(hall=hall)) if view.language == language)


@pytest.mark.parametrize("languages", [("zh_CN",), ("en", "zh_TW"), *permutations(LANGUAGES)], ids="-".join)
def test_languages_are_those_of_the_setup_in_its_order(languages):
    views = present_attract(KioskSetup(languages=languages))
    assert tuple(view.language for view in views) == languages
    assert [view.map for view in views] == [present_map(Translator(language)) for language in languages]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there(language):
    view = in_language(language)
    texts = {name: value for name, value in dataclasses.asdict(view).items() if isinstance(value, str)}
    assert all(texts.values())
    assert len(set(texts.values())) == len(texts)


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_chinese_has_words_of_its_own(language):
    chinese, english = in_language(language), in_language("en")
    for name in ("title", "question", "examples_title", "begin", "promise"):
        assert not getattr(chinese, name).isascii(), name
        assert getattr(english, name).isascii(), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_are_some_of_the_home_page_in_words(language):
    """Initials and sounds serve who types; who passes by reads words."""
    view = in_language(language)
    assert 3 <= len(view.examples) <= 4
    assert set(view.examples) <= set(EXAMPLES[language])
    assert {sign.isascii() for example in view.examples for sign in example} == {language == "en"}


def test_hall_without_a_name_is_that_of_the_three_cities():
    assert in_language("en").hall == HALL
    assert in_language("en", hall="").hall == present_map(Translator("en")).title


def test_languages_are_named_where_they_follow_one_another():
    assert in_language("en").languages == KioskSetup().languages
    (only,) = present_attract(KioskSetup(languages=("en",)))
    assert only.languages == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_screen_reader_hears_where_one_is_what_it_is_and_what_to_do(language):
    view = in_language(language)
    places = [view.spoken.index(words) for words in (HALL, view.title, view.begin)]
    assert places == sorted(places)
