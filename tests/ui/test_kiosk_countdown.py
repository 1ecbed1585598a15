"""The question whether somebody is still there: what it shows and says, that it covers the page, and who can reach it."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from cztservices.config import RESOURCES
from cztservices.i18n import LANGUAGES, Translator
from cztservices.ui.fonts import load_fonts
from cztservices.ui.kiosk import countdown
from cztservices.ui.kiosk.countdown import CountdownCard
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import FINGER, Theme
from tests.ui.eyes import spoken_name
from tests.ui.rulers import cut_texts

UPRIGHT, WIDE = (1080, 1920), (1920, 1080)
TOUCH, LARGE = Theme(touch=True), Theme(touch=True, elder=True)


@pytest.fixture
def said(monkeypatch):
    """What a screen reader is told."""
    told = []
    monkeypatch.setattr(countdown, "announce", lambda _thing, words: told.append(words))
    return told


@pytest.fixture
def make_card(qtbot, qapp):
    """A card over a page with a button, shown with 20 seconds left."""
    family = load_fonts(RESOURCES / "fonts")

    def _make(size=UPRIGHT, theme=TOUCH, language="en", seconds=20) -> CountdownCard:
        qapp.setStyleSheet(style_sheet(theme, family))
        page = QWidget()
        page.resize(*size)
        behind = QPushButton("behind", page)
        behind.resize(page.size())
        qtbot.addWidget(page)
        page.show()
        card = CountdownCard(theme, Translator(language), page)
        if seconds:
            card.show_seconds(seconds)
        return card

    return _make


def place_of(card: CountdownCard, part: QWidget) -> QRect:
    """Where a part of the card is on the page."""
    return QRect(part.mapTo(card, QPoint()), part.size())


# What it shows


def test_card_is_hidden_until_the_first_second_and_is_no_window(make_card):
    card = make_card(seconds=0)
    assert card.isHidden()
    assert not card.isWindow()
    card.show_seconds(20)
    assert card.isVisible()


def test_number_and_ring_grow_smaller_with_the_seconds(make_card):
    card = make_card()
    shown = []
    for seconds in (20, 15, 5, 1):
        card.show_seconds(seconds)
        shown.append((spoken_name(card.ring), card.ring.share, card.ring.grab().toImage()))
    assert [words.split()[0] for words, _share, _picture in shown] == ["20", "15", "5", "1"]
    assert [share for _words, share, _picture in shown] == [1.0, 0.75, 0.25, 0.05]
    assert all(one[2] != other[2] for one, other in pairwise(shown))


def test_ring_is_full_again_with_the_next_countdown(make_card):
    card = make_card()
    card.show_seconds(3)
    card.hide()
    card.show_seconds(10)
    assert card.ring.share == 1.0


def test_countdown_that_began_late_grows_whole_with_a_touch(make_card):
    card = make_card(seconds=17)
    card.show_seconds(20)
    card.show_seconds(10)
    assert card.ring.share == 0.5


# What it says


def test_screen_reader_is_told_at_the_beginning_and_at_ten_seconds(make_card, said):
    card = make_card()
    for seconds in range(19, 0, -1):
        card.show_seconds(seconds)
    assert said == ["Are you still there? 20 seconds left", "Are you still there? 10 seconds left"]


def test_ten_seconds_are_told_when_a_second_was_missed_and_again_after_a_touch(make_card, said):
    card = make_card()
    for seconds in (11, 9, 8, 20, 12, 7):
        card.show_seconds(seconds)
    assert [words.split()[-3] for words in said] == ["20", "9", "7"]


def test_short_countdown_is_told_once_each_time(make_card, said):
    card = make_card(seconds=8)
    card.show_seconds(7)
    card.hide()
    card.show_seconds(1)
    assert said == ["Are you still there? 8 seconds left", "Are you still there? 1 second left"]


# What it asks


def test_buttons_ask_when_they_are_let_go(make_card):
    card, wishes = make_card(), []
    card.stay_requested.connect(lambda: wishes.append("stay"))
    card.finish_requested.connect(lambda: wishes.append("finish"))
    for button, wish in ((card.stay, "stay"), (card.finish, "finish")):
        QTest.mousePress(button, Qt.MouseButton.LeftButton)
        assert wishes == []
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
        assert wishes == [wish]
        wishes.clear()


def test_finger_that_is_drawn_off_a_button_asks_for_nothing(make_card):
    card, wishes = make_card(), []
    card.stay_requested.connect(lambda: wishes.append("stay"))
    QTest.mousePress(card.stay, Qt.MouseButton.LeftButton)
    QTest.mouseMove(card.stay, QPoint(5, -50))
    QTest.mouseRelease(card.stay, Qt.MouseButton.LeftButton, pos=QPoint(5, -50))
    assert wishes == []


def test_no_key_keeps_a_session(make_card):
    """A keyboard that somebody plugged in may have a key that hangs."""
    card = make_card()
    assert card.stay.focusPolicy() is card.finish.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_pressed_button_looks_different(make_card):
    card = make_card()
    for button in (card.stay, card.finish):
        before = button.grab().toImage()
        button.setDown(True)
        assert button.grab().toImage() != before


# What it covers


def test_touch_beside_the_card_does_not_reach_the_page(make_card):
    card = make_card()
    page, pressed = card.parentWidget(), []
    page.findChild(QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly).clicked.connect(pressed.append)
    assert page.childAt(3, 3) is card
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert pressed == []


def test_card_follows_the_size_of_its_page(make_card):
    card = make_card()
    page = card.parentWidget()
    page.resize(*WIDE)
    assert card.geometry() == page.rect()
    card.hide()
    page.resize(*UPRIGHT)
    card.show_seconds(20)
    assert card.geometry() == page.rect()


def test_what_lies_behind_is_dimmed_in_every_theme(make_card):
    for name in ("light", "dark", "contrast"):
        card = make_card(theme=Theme(name, touch=True))
        picture = card.parentWidget().grab().toImage()
        assert picture.pixelColor(540, 40).lightness() <= 60, name


# Who can reach and read it


@pytest.mark.parametrize("size", [UPRIGHT, WIDE], ids=["upright", "wide"])
@pytest.mark.parametrize("theme", [TOUCH, LARGE], ids=["plain", "large"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_lie_in_the_lower_third_in_low_position(make_card, size, theme, language):
    card = make_card(size, theme, language)
    middle = place_of(card, card.stay)
    card.set_low(True)
    for button in (card.stay, card.finish):
        place = place_of(card, button)
        assert place.top() >= size[1] * 2 / 3
        assert place.top() > middle.top()
        assert card.rect().contains(place)
        assert min(place.width(), place.height()) >= FINGER
    card.set_low(False)
    assert place_of(card, card.stay) == middle


@pytest.mark.parametrize("size", [UPRIGHT, WIDE, (1024, 1280)], ids=str)
@pytest.mark.parametrize(
    "theme", [TOUCH, LARGE, Theme(scale=1.3, touch=True, elder=True)], ids=["plain", "large", "far"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_and_nothing_overlaps(make_card, size, theme, language):
    card = make_card(size, theme, language)
    assert cut_texts(card) == []
    places = [place_of(card, part) for part in (*card.findChildren(QLabel), card.ring, card.stay, card.finish)]
    assert all(card.rect().contains(place) for place in places)
    assert not any(one.intersects(other) for i, one in enumerate(places) for other in places[:i])
    for button in (card.stay, card.finish):
        assert button.height() >= button.heightForWidth(button.width())


def test_staying_is_the_largest_thing_to_press(make_card):
    for size in (UPRIGHT, WIDE):
        card = make_card(size)
        stay, finish = card.stay.size(), card.finish.size()
        assert stay.width() * stay.height() >= 1.7 * finish.width() * finish.height()


def test_no_text_is_below_40_in_large_print(make_card):
    card = make_card(theme=LARGE)
    sizes = {label.font().pixelSize() for label in card.findChildren(QLabel)}
    assert min(sizes | {button._font().pixelSize() for button in (card.stay, card.finish)}) >= 40
