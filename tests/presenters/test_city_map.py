"""Words on the map of the three cities, in every language."""

import dataclasses

import pytest

from cztservices.i18n import Translator
from cztservices.presenters.city_map import MapView, present_map
from cztservices.presenters.labels import CITY_LABELS


@pytest.fixture
def shown(tr) -> MapView:
    """The words of the language in turn."""
    return present_map(tr)


def test_every_text_is_there_and_translated(shown, tr):
    texts, english = dataclasses.asdict(shown), dataclasses.asdict(present_map(Translator("en")))
    assert all(texts.values())
    same = {name for name in texts if texts[name] == english[name]}
    assert same == ({"chosen"} & same if tr.is_chinese else texts.keys())


def test_title_names_the_three_cities_in_their_order(shown, tr):
    places = [shown.title.index(tr.gettext(label)) for label in CITY_LABELS.values()]
    assert places == sorted(places)


def test_prompts_say_different_things(shown):
    assert len({shown.tap_origin, shown.tap_destination, shown.chosen}) == 3


def test_what_was_chosen_is_said_with_both_cities_in_their_order(shown):
    said = shown.chosen.format(origin="AAA", destination="BBB")
    assert 0 <= said.index("AAA") < said.index("BBB")
    assert "{" not in said
