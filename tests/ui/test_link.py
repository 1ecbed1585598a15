"""Buttons that read like a line of text: they wrap like one, and nothing of them is cut."""

from itertools import pairwise, product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from cztservices.presenters.palettes import PALETTES
from cztservices.ui.link import Link
from cztservices.ui.theme import Theme
from tests.ui.eyes import colours_in, spoken_name
from tests.ui.hands import click

WORDS = "Filing for medical treatment in another city, and what to bring when you go there for the first time"
CHINESE = "基本医疗保险参保人员异地就医备案（含急诊和长期居住的人）" * 2
ADDRESS = "https://zwfw-new.hunan.gov.cn/csywtbyhsjweb/cszwdt/pages/default/index?areaCode=430300000000&from=app-of-the-province"


@pytest.fixture
def make_link(qtbot):
    """A link of some width, as high as it asks to be, shown."""

    def _make(text=WORDS, theme=Theme(), width=300, role="body") -> Link:  # noqa: B008 - frozen
        link = Link(text, theme, role)
        qtbot.addWidget(link)
        link.resize(width, link.heightForWidth(width))
        with qtbot.waitActive(link):
            link.show()
            link.activateWindow()
        link.clearFocus()
        return link

    return _make


def ink_in(picture: QImage) -> list[tuple[int, int]]:
    """Where words are."""
    ink = QColor(PALETTES["light"]["accent"])
    return [(x, y) for x in range(picture.width()) for y in range(picture.height()) if picture.pixelColor(x, y) == ink]


@pytest.mark.parametrize("text", [WORDS, CHINESE, ADDRESS], ids=["words", "chinese", "address"])
def test_link_is_higher_where_it_is_narrower(make_link, text):
    link = make_link(text)
    heights = [link.heightForWidth(width) for width in (2000, 700, 400, 250)]
    assert all(higher >= lower for lower, higher in pairwise(heights))
    assert heights[0] < heights[-1]


@pytest.mark.parametrize(("scale", "elder"), [*product((1.0, 2.0), (False, True))])
@pytest.mark.parametrize("text", [WORDS, CHINESE, ADDRESS], ids=["words", "chinese", "address"])
@pytest.mark.parametrize("width", [250, 600])
def test_nothing_of_a_link_is_cut(make_link, text, width, scale, elder):
    """All that is drawn where there is room to spare is drawn, and none of it at the edge."""
    theme = Theme("light", scale, elder)
    link = make_link(text, theme, theme.dp(width))
    picture = link.grab().toImage()
    words = ink_in(picture)
    assert max(x for x, _y in words) < picture.width() - 1
    assert 0 < min(y for _x, y in words) <= max(y for _x, y in words) < picture.height() - 1
    link.resize(link.width(), link.height() + theme.dp(200))
    assert len(ink_in(link.grab().toImage())) == len(words)


@pytest.mark.parametrize(("scale", "elder"), [*product((1.0, 2.0, 3.0), (False, True))])
def test_link_is_as_high_as_a_finger_in_large_print(make_link, scale, elder):
    theme = Theme("light", scale, elder)
    assert make_link("Go", theme).heightForWidth(400) >= (theme.control if elder else theme.dp(24))


def test_link_may_become_as_narrow_as_a_few_words(make_link):
    link = make_link()
    assert link.minimumSizeHint().width() < link.sizeHint().width() / 4


def test_link_is_named_by_its_words_and_pressed_by_mouse_and_keys(make_link):
    link, pressed = make_link(), []
    link.clicked.connect(lambda: pressed.append(1))
    assert spoken_name(link) == WORDS
    click(link)
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert len(pressed) == 2


def test_focus_is_seen_and_moves_no_line(make_link):
    link = make_link()
    focus = QColor(PALETTES["light"]["focus"]).rgb()
    without = link.grab().toImage()
    link.setFocus()
    held = link.grab().toImage()
    assert (focus in colours_in(without), focus in colours_in(held)) == (False, True)
    assert len({y for _x, y in ink_in(without)} - {y for _x, y in ink_in(held)}) == 0
