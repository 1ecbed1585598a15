"""The pad for the PIN: shows no digit, forgets what was typed, and does not stay open."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from cztservices.i18n import LANGUAGES, Translator
from cztservices.ui.kiosk.pin_pad import DOT, MOST_DIGITS, PATIENCE_MS, PinPad
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import FINGER, Theme
from tests.ui.eyes import labels_in, shown_words, spoken_name
from tests.ui.hands import click
from tests.ui.rulers import cut_texts, faint_texts, overlapping

TOUCH = Theme(touch=True)
SIZES = ((1080, 1920), (1920, 1080))


@pytest.fixture
def make_pad(qtbot):
    """A pad as large as the screen, shown."""

    def _make(size=SIZES[0], language="en", theme=TOUCH, family="sans") -> PinPad:
        pad = PinPad(theme, Translator(language))
        pad.setObjectName("window")
        pad.setStyleSheet(style_sheet(theme, family))
        qtbot.addWidget(pad)
        pad.resize(*size)
        pad.show()
        return pad

    return _make


def type_in(pad: PinPad, digits: str) -> None:
    for digit in digits:
        click(pad.digits[digit])


def dots_on(pad: PinPad) -> int:
    return sum(label.text().count(DOT) for label in labels_in(pad))


def test_pin_is_entered_as_typed_and_only_dots_are_shown(make_pad, qtbot):
    pad = make_pad()
    type_in(pad, "407")
    assert dots_on(pad) == 3
    assert not any(sign.isdigit() for label in labels_in(pad) for sign in label.text())
    with qtbot.waitSignal(pad.pin_entered) as entered:
        click(pad.enter)
    assert entered.args == ["407"]
    assert dots_on(pad) == 0


def test_digits_stand_in_their_usual_order(make_pad):
    pad = make_pad()
    places = {digit: (button.y(), button.x()) for digit, button in pad.digits.items()}
    assert "".join(sorted(places, key=places.__getitem__)) == "1234567890"


def test_delete_takes_the_last_digit_back(make_pad, qtbot):
    pad = make_pad()
    type_in(pad, "129")
    click(pad.delete)
    with qtbot.waitSignal(pad.pin_entered) as entered:
        click(pad.enter)
    assert entered.args == ["12"]


def test_no_more_than_twelve_digits_are_taken(make_pad, qtbot):
    pad = make_pad()
    type_in(pad, "1234567890" * 2)
    with qtbot.waitSignal(pad.pin_entered) as entered:
        click(pad.enter)
    assert entered.args == [("1234567890" * 2)[:MOST_DIGITS]]


def test_nothing_can_be_entered_or_deleted_before_a_digit(make_pad):
    pad = make_pad()
    assert not pad.enter.isEnabled()
    assert not pad.delete.isEnabled()


def test_same_digit_may_be_tapped_twice_quickly(make_pad):
    pad = make_pad()
    assert all(key.property("taps_fast") for key in (*pad.digits.values(), pad.delete))
    assert not pad.enter.property("taps_fast")
    assert not pad.leave.property("taps_fast")


def test_wrong_pin_is_told_until_the_next_digit(make_pad):
    pad = make_pad()
    type_in(pad, "12")
    pad.show_wrong()
    assert "That is not the PIN. Type it again." in shown_words(pad)
    assert dots_on(pad) == 0
    type_in(pad, "1")
    assert "That is not the PIN. Type it again." not in shown_words(pad)


def test_waiting_takes_no_digits_says_how_long_and_ends(make_pad):
    pad = make_pad()
    type_in(pad, "12")
    pad.show_wait(2)
    assert "Too many wrong PINs. Try again in 2 seconds." in shown_words(pad)
    type_in(pad, "123")
    assert dots_on(pad) == 0
    assert pad.leave.isEnabled()
    pad.second.timeout.emit()
    assert "Too many wrong PINs. Try again in 1 second." in shown_words(pad)
    pad.second.timeout.emit()
    assert not any("Too many" in words for words in shown_words(pad))
    assert not pad.second.isActive()
    type_in(pad, "1")
    assert dots_on(pad) == 1


def test_pad_stays_for_the_wait_that_it_makes_and_as_long_again_as_ever(make_pad):
    pad = make_pad()
    pad.show_wait(2)
    assert pad.patience.isActive()
    assert pad.patience.interval() == 2_000 + PATIENCE_MS
    pad.second.timeout.emit()
    assert pad.patience.interval() == 2_000 + PATIENCE_MS
    pad.second.timeout.emit()
    assert pad.patience.isActive()
    assert pad.patience.interval() == PATIENCE_MS


def test_pad_that_waits_from_the_beginning_stays_as_long(qtbot):
    pad = PinPad(TOUCH, Translator("en"))
    qtbot.addWidget(pad)
    pad.show_wait(3600)
    pad.show()
    assert pad.patience.remainingTime() > 3_600_000


def test_pad_that_has_left_by_itself_takes_nothing_any_more(make_pad):
    pad, entered = make_pad(), []
    pad.pin_entered.connect(entered.append)
    type_in(pad, "12")
    pad.patience.timeout.emit()
    type_in(pad, "407")
    click(pad.enter)
    assert (entered, dots_on(pad)) == ([], 0)


def test_long_wait_is_told_in_minutes_rounded_up(make_pad):
    pad = make_pad()
    pad.show_wait(601)
    assert "Too many wrong PINs. Try again in 11 minutes." in shown_words(pad)


def test_wait_of_nothing_takes_digits_at_once(make_pad):
    pad = make_pad()
    pad.show_wait(0)
    type_in(pad, "1")
    assert dots_on(pad) == 1
    assert not pad.second.isActive()


@pytest.mark.parametrize("leave", [lambda pad: click(pad.leave), lambda pad: pad.patience.timeout.emit()])
def test_pad_is_left_by_its_button_or_alone_and_forgets(make_pad, qtbot, leave):
    pad = make_pad()
    type_in(pad, "12")
    with qtbot.waitSignal(pad.left):
        leave(pad)
    assert dots_on(pad) == 0


def test_hidden_pad_forgets_and_waits_for_nobody(make_pad):
    pad = make_pad()
    type_in(pad, "12")
    assert pad.patience.isActive()
    pad.hide()
    assert dots_on(pad) == 0
    assert not pad.patience.isActive()


def test_patience_begins_anew_with_each_touch(make_pad):
    pad = make_pad()
    assert pad.patience.interval() == PATIENCE_MS
    for touch in (
        lambda: click(pad.digits["5"]),
        lambda: QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(5, 5)),
    ):
        pad.patience.stop()
        touch()
        assert pad.patience.isActive()


def test_plugged_in_keyboard_types_nothing(make_pad, qtbot):
    pad = make_pad()
    with qtbot.waitActive(pad):
        pad.activateWindow()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(pad.windowHandle(), key)
        assert dots_on(pad) == 0


def test_kiosk_without_a_pin_says_how_one_is_set_and_asks_for_nothing(make_pad, qtbot):
    pad = make_pad()
    pad.set_unavailable()
    assert any("python -m cztservices kiosk set-pin" in words for words in shown_words(pad))
    assert not any(button.isVisible() for button in (*pad.digits.values(), pad.enter, pad.delete))
    with qtbot.waitSignal(pad.left):
        click(pad.leave)


def test_other_reason_is_said_instead(make_pad):
    pad = make_pad()
    pad.set_unavailable("The PIN in line 9 is no PIN.")
    assert "The PIN in line 9 is no PIN." in shown_words(pad)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pad_is_whole_and_for_a_finger_in_every_language(make_pad, size, language):
    for prepare in (lambda pad: pad.show_wait(59), lambda pad: pad.set_unavailable()):
        pad = make_pad(size, language)
        prepare(pad)
        pad.grab()
        assert cut_texts(pad) == []
        assert overlapping(pad) == []
        buttons = [button for button in pad.findChildren(QPushButton) if button.isVisible()]
        assert [spoken_name(one) for one in buttons if min(one.width(), one.height()) < TOUCH.dp(FINGER)] == []
        assert all(
            pad.rect().contains(one.geometry().translated(one.mapTo(pad, QPoint()) - one.pos())) for one in buttons
        )
        assert all(spoken_name(one) for one in (pad, *buttons))


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_words_stand_out_in_every_look(make_pad, look):
    pad = make_pad(theme=Theme(look, touch=True))
    type_in(pad, "12")
    pad.show_wrong()
    type_in(pad, "1")
    assert faint_texts(pad, pad.grab().toImage(), 4.5) == []
