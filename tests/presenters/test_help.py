"""What the window says of itself, in every language."""

import dataclasses

import pytest

from cztservices.i18n import Translator
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.help import HelpView, present_help
from cztservices.presenters.labels import CITY_LABELS, PAIR_LABEL


@pytest.fixture
def shown(tr) -> HelpView:
    """The page for a catalogue."""
    return present_help("abc123", ACTIONS, tr)


def test_every_text_is_there_and_translated(shown, tr):
    texts = {name: value for name, value in dataclasses.asdict(shown).items() if isinstance(value, str)}
    english = dataclasses.asdict(present_help("abc123", ACTIONS, Translator("en")))
    assert texts.keys() == {"title", "promise", "layers_title", "keys_title", "footer"}
    assert all(texts.values())
    assert {name for name in texts if texts[name] == english[name]} == (set() if tr.is_chinese else texts.keys())


def test_legend_has_the_three_kinds_of_layers_with_their_colours(shown):
    assert [[token for _name, token in layer.chips] for layer in shown.layers] == [
        ["nation", "hunan", "czt"],
        ["changsha", "zhuzhou", "xiangtan"],
        ["accent"],
    ]


def test_legend_names_layers_as_lines_of_a_guide_do(shown, tr, filing):
    named = {token: name for layer in shown.layers for name, token in layer.chips}
    lines = [filing.answer_line, *(line for section in filing.sections for line in section.lines)]
    assert {line.token: line.layer for line in lines}.items() <= named.items()
    assert [named[token] for token in ("changsha", "zhuzhou", "xiangtan")] == [
        tr.gettext(name) for name in CITY_LABELS.values()
    ]
    assert named["accent"] == tr.gettext(PAIR_LABEL)


def test_meanings_of_layers_differ(shown):
    texts = [layer.text for layer in shown.layers]
    assert len(set(texts)) == len(texts) == 3


def test_keys_are_those_of_all_actions_that_have_any_in_their_order(shown, tr):
    expected = [(text.shortcuts, tr.gettext(text.title)) for text in ACTIONS.values() if text.shortcuts]
    assert [(tuple(keys.split(" / ")), title) for keys, title in shown.keys] == expected
    assert len(expected) > 5


def test_every_key_of_an_action_is_named(shown):
    """The search field has two."""
    assert shown.keys[list(ACTIONS).index(Action.FOCUS_SEARCH)][0] == "Ctrl+F"


def test_footer_names_the_catalogue(shown):
    assert "abc123" in shown.footer
