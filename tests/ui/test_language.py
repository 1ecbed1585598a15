"""Switching the language while the window is open."""

import re

import pytest

from cztservices.i18n import LANGUAGES
from cztservices.presenters.direction import Direction
from tests.ui.eyes import rows_of, words_of
from tests.ui.hands import CHANGSHA, FILING, XIANGTAN, open_guide, press

HAN = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2,}")
KEYS = re.compile(r"(Ctrl|Alt)\+\S|\bEsc\b")
TYPED = ("gjj", "yanglao", "ydjy")
"""Letters that a Chinese reader is told to type."""


def chinese_in(root):
    """What is said in Chinese; a language is named in itself."""
    return [words for words in words_of(root) if HAN.search(words) and words not in LANGUAGES.values()]


def english_in(root, version):
    """What is said in English; keys are named as they are labelled, and what can be typed stays as it is typed."""
    found = []
    for words in words_of(root):
        rest = KEYS.sub("", words.replace(version, ""))
        for typed in TYPED:
            rest = rest.replace(typed, "")
        if LATIN.search(rest) and words not in LANGUAGES.values():
            found.append(words)
    return found


@pytest.fixture
def in_chinese(open_desktop, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    return open_desktop()


@pytest.fixture
def in_english(open_desktop, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return open_desktop()


def test_language_is_that_of_the_environment_at_first(in_english):
    assert chinese_in(in_english.frame) == []
    assert in_english.frame.windowTitle() == "Cross-city services of Changsha, Zhuzhou and Xiangtan"


def test_switch_to_english_leaves_no_chinese(in_chinese):
    assert len(chinese_in(in_chinese.frame)) > 40
    press("Ctrl+L")
    assert chinese_in(in_chinese.frame) == []
    assert in_chinese.frame.windowTitle().isascii()


def test_switch_to_chinese_leaves_no_english(in_english):
    version = in_english._version
    assert len(english_in(in_english.frame, version)) > 40
    press("Ctrl+L")
    assert english_in(in_english.frame, version) == []
    assert HAN.search(in_english.frame.windowTitle())


def test_there_and_back_says_the_same_again(in_chinese):
    before = sorted(words_of(in_chinese.frame))
    press("Ctrl+L")
    assert sorted(words_of(in_chinese.frame)) != before
    press("Ctrl+L")
    assert sorted(words_of(in_chinese.frame)) == before


def test_open_guide_switches_with_its_headings_buttons_and_list(in_chinese):
    in_chinese.page.search.setText("ydjy")
    in_chinese.presenter._turn_to(Direction(XIANGTAN, CHANGSHA))
    in_chinese.presenter.open_service(FILING)
    press("Ctrl+L")
    assert open_guide(in_chinese.page) == "Filing for medical treatment in another city"
    assert chinese_in(in_chinese.frame) == []
    assert rows_of(in_chinese.page.results)[0].startswith("Filing for medical treatment in another city")
    assert in_chinese.page.search.text() == "ydjy"
    assert in_chinese.presenter.direction == Direction(XIANGTAN, CHANGSHA)


def test_switch_keeps_a_direction_that_stands_against_the_query(in_chinese):
    in_chinese.page.search.setText("异地就医从湘潭到长沙")
    in_chinese.presenter.turn_around()
    press("Ctrl+L")
    assert in_chinese.presenter.direction == Direction(CHANGSHA, XIANGTAN)


def test_nothing_found_switches_too(in_chinese):
    in_chinese.page.search.setText("zzzzqqq")
    press("Ctrl+L")
    assert chinese_in(in_chinese.frame) == []


def test_notice_switches_too(open_desktop, monkeypatch, tmp_path):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "user.db").write_bytes(b"no database" * 100)
    desktop = open_desktop()
    assert HAN.search(desktop.page._notice_text.text())
    press("Ctrl+L")
    assert chinese_in(desktop.frame) == []
