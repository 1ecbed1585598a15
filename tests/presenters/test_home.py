"""What the window says before anything was asked, in both languages."""

import dataclasses

import pytest

from cztservices.i18n import Translator
from cztservices.presenters.home import HomeView, present_home
from cztservices.presenters.labels import CITY_LABELS, PAIR_LABEL

KEYS = (("Ctrl+F", "Go to the search field"), ("Ctrl+R", "Turn the direction around"))


@pytest.fixture
def home(tr) -> HomeView:
    """The view for two keys."""
    return present_home(tr, "abc123", KEYS)


def test_every_text_is_there_and_translated(home, tr):
    texts = {name: value for name, value in dataclasses.asdict(home).items() if isinstance(value, str)}
    assert all(texts.values())
    assert texts.keys() == {"question", "promise", "examples_title", "layers_title", "keys_title", "footer"}
    english = dataclasses.asdict(present_home(Translator("en"), "abc123", KEYS))
    assert {name for name in texts if texts[name] == english[name]} == (set() if tr.is_chinese else texts.keys())


def test_legend_has_the_three_kinds_of_layers_with_their_colours(home):
    assert [[token for _name, token in layer.chips] for layer in home.layers] == [
        ["nation", "hunan", "czt"],
        ["changsha", "zhuzhou", "xiangtan"],
        ["accent"],
    ]


def test_legend_names_layers_as_lines_of_a_guide_do(home, tr, filing):
    named = {token: name for layer in home.layers for name, token in layer.chips}
    shown = {line.token: line.layer for s in filing.sections for line in s.lines} | {
        filing.answer_line.token: filing.answer_line.layer
    }
    assert shown.items() <= named.items()
    assert [named[token] for token in ("changsha", "zhuzhou", "xiangtan")] == [
        tr.gettext(n) for n in CITY_LABELS.values()
    ]
    assert named["accent"] == tr.gettext(PAIR_LABEL)


def test_meanings_of_layers_differ(home):
    texts = [layer.text for layer in home.layers]
    assert len(set(texts)) == len(texts) == 3


def test_keys_keep_their_order_and_have_their_titles(home, tr):
    assert home.keys == tuple((shortcut, tr.gettext(title)) for shortcut, title in KEYS)


def test_footer_names_the_catalogue(home):
    assert "abc123" in home.footer


def test_examples_are_in_the_language_of_the_reader(home, tr):
    assert len(set(home.examples)) == len(home.examples) >= 4
    is_ascii = {example.isascii() for example in home.examples}
    assert is_ascii == ({True, False} if tr.is_chinese else {True})
    assert all(example == example.strip() != "" for example in home.examples)
