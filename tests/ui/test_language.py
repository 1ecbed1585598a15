"""Switching the language while the window is open."""

import re

import pytest
from opencc import OpenCC

from cztservices.i18n import LANGUAGES
from cztservices.presenters.actions import ACTIONS
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from tests.ui.eyes import marks_are_wide, rows_of, words_of
from tests.ui.hands import CHANGSHA, FILING, PAGES, XIANGTAN, open_folds, open_guide, open_page, press, settle, turn_to

HAN = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2,}")
SHORTCUTS = sorted({keys for text in ACTIONS.values() for keys in text.shortcuts}, key=len, reverse=True)
KEYS = re.compile("|".join(map(re.escape, SHORTCUTS)))
ADDRESSES = re.compile(r"https?://\S+")
CODES = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")
TYPED = ("gjj", "yanglao", "ydjy")
"""Letters that a Chinese reader is told to type."""

NAMES = ("App", "PDF")
"""Latin letters in Chinese names of the sample."""

TO_TRADITIONAL, TO_SIMPLIFIED = OpenCC("s2t"), OpenCC("t2s")
IN_BOTH = {"群"}
"""Written so in Taiwan too, although OpenCC has another character for it."""


def chinese_in(root):
    """What is said in Chinese; a language is named in itself."""
    return [words for words in words_of(root) if HAN.search(words) and words.rstrip(" ▼") not in LANGUAGES.values()]


def english_in(root, version):
    """What is said in English; keys are named as they are labelled, and what can be typed stays as it is typed."""
    found = []
    for words in words_of(root):
        rest = CODES.sub("", ADDRESSES.sub("", KEYS.sub("", words.replace(version, ""))))
        for typed in (*TYPED, *NAMES):
            rest = rest.replace(typed, "")
        if LATIN.search(rest) and words.rstrip(" ▼") not in LANGUAGES.values():
            found.append(words)
    return found


def is_simplified(char):
    """Whether only simplified Chinese writes it so."""
    return char not in IN_BOTH and TO_TRADITIONAL.convert(char) != char == TO_SIMPLIFIED.convert(char)


def simplified_in(root):
    """What is said in simplified characters."""
    return [words for words in words_of(root) if any(map(is_simplified, words))]


def version_of(desktop):
    """The name of the catalogue, which looks like letters."""
    return desktop._pool.connection().version()


@pytest.fixture
def in_chinese(open_desktop, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    return open_desktop(size=(1280, 800))


@pytest.fixture
def in_english(open_desktop, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return open_desktop(size=(1280, 800))


def test_language_is_that_of_the_environment_at_first(in_english):
    assert chinese_in(in_english.frame) == []
    assert in_english.frame.windowTitle() == "Cross-city services of Changsha, Zhuzhou and Xiangtan"


def test_languages_follow_one_another(in_chinese):
    found = [in_chinese.translator.language]
    for _ in LANGUAGES:
        press("Ctrl+L")
        found.append(in_chinese.translator.language)
    assert found == ["zh_CN", "zh_TW", "en", "zh_CN"]


def test_quotation_marks_are_drawn_as_the_language_has_them(in_chinese):
    for is_chinese in (True, True, False, True):
        assert marks_are_wide(in_chinese.page) == {is_chinese}
        press("Ctrl+L")


def test_switch_to_traditional_leaves_nothing_in_simplified_characters(in_chinese):
    assert len(simplified_in(in_chinese.frame)) > 30
    press("Ctrl+L")
    assert simplified_in(in_chinese.frame) == []
    assert english_in(in_chinese.frame, version_of(in_chinese)) == []
    assert in_chinese.frame.windowTitle() == "跨城辦：長沙、株洲、湘潭"


def test_switch_to_english_leaves_no_chinese(in_chinese):
    assert len(chinese_in(in_chinese.frame)) > 40
    press("Ctrl+L")
    press("Ctrl+L")
    assert chinese_in(in_chinese.frame) == []
    assert in_chinese.frame.windowTitle().isascii()


def test_switch_to_chinese_leaves_no_english(in_english):
    version = version_of(in_english)
    assert len(english_in(in_english.frame, version)) > 40
    press("Ctrl+L")
    assert english_in(in_english.frame, version) == []
    assert HAN.search(in_english.frame.windowTitle())


def test_once_around_says_the_same_again(in_chinese):
    settle(in_chinese.page)  # the news come when they come
    before = sorted(words_of(in_chinese.frame))
    said = []
    for _ in LANGUAGES:
        press("Ctrl+L")
        settle(in_chinese.page)
        said.append(sorted(words_of(in_chinese.frame)))
    assert [words == before for words in said] == [False, False, True]


OFFICE, HOTLINE = PageRef(Page.ENTRY, "changsha-service-centre"), PageRef(Page.ENTRY, "hotline-12393")


@pytest.mark.parametrize("ref", [*PAGES, OFFICE, HOTLINE], ids=lambda ref: f"{ref.page}-{ref.ref}")
def test_every_page_switches_with_all_that_is_folded(in_chinese, ref):
    """Captions that name sources, which keep their titles, are left out by ``words_of``."""
    page = open_page(in_chinese.desk, in_chinese.page, ref.page, ref.ref)
    turn_to(in_chinese.desk, Direction(XIANGTAN, CHANGSHA))
    found = {}
    for language in ("zh_TW", "en", "zh_CN"):
        press("Ctrl+L")
        settle(in_chinese.page)
        open_folds(page)
        faults = {"zh_TW": simplified_in, "en": chinese_in}.get(language, lambda _root: [])(in_chinese.frame)
        found[language] = faults + (english_in(in_chinese.frame, version_of(in_chinese)) if language != "en" else [])
    assert found == {"zh_TW": [], "en": [], "zh_CN": []}


def test_open_guide_switches_with_its_headings_buttons_and_list(in_chinese):
    in_chinese.page.search.setText("ydjy")
    turn_to(in_chinese.desk, Direction(XIANGTAN, CHANGSHA))
    open_page(in_chinese.desk, in_chinese.page, Page.GUIDE, FILING)
    press("Ctrl+L")
    assert open_guide(in_chinese.page) == "異地就醫備案"
    press("Ctrl+L")
    assert open_guide(in_chinese.page) == "Filing for medical treatment in another city"
    settle(in_chinese.page)
    assert chinese_in(in_chinese.frame) == []
    assert rows_of(in_chinese.page.list.rows)[0].startswith("Filing for medical treatment in another city")
    assert in_chinese.page.search.text() == "ydjy"
    assert in_chinese.desk.direction == Direction(XIANGTAN, CHANGSHA)


def test_switch_keeps_a_direction_that_stands_against_the_query(in_chinese):
    in_chinese.page.search.setText("异地就医从湘潭到长沙")
    in_chinese.desk.turn_around()
    press("Ctrl+L")
    assert in_chinese.desk.direction == Direction(CHANGSHA, XIANGTAN)


def test_nothing_found_switches_too(in_chinese):
    in_chinese.page.search.setText("zzzzqqq")
    press("Ctrl+L")
    assert simplified_in(in_chinese.frame) == []
    press("Ctrl+L")
    assert in_chinese.page.list.hint.isVisible()
    assert chinese_in(in_chinese.frame) == []


def test_notice_switches_too(open_desktop, monkeypatch, tmp_path):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "user.db").write_bytes(b"no database" * 100)
    desktop = open_desktop()
    assert HAN.search(desktop.page.notices.notice_text.text())
    press("Ctrl+L")
    assert simplified_in(desktop.frame) == []
    press("Ctrl+L")
    assert chinese_in(desktop.frame) == []
