"""The letter pad of the kiosk: what a finger does to it, and whether a finger can do it."""

from itertools import combinations, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cztservices.config import RESOURCES
from cztservices.i18n import Translator
from cztservices.presenters.kiosk.suggestions import MOST, SuggestionView
from cztservices.presenters.palettes import PALETTES
from cztservices.ui.fonts import load_fonts
from cztservices.ui.kiosk.key_bubble import KeyBubble
from cztservices.ui.kiosk.letter_pad import LONGEST, LetterPad
from cztservices.ui.kiosk.pad_finger import AGAIN_MS, HELD_MS
from cztservices.ui.kiosk.pad_key import KeyKind, PadKey
from cztservices.ui.kiosk.pad_layout import CLEAR, DIGITS, ERASE, LETTERS, RESULTS, SPACE, SWITCH
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import FINGER, Theme
from tests.ui.eyes import colours_in, contrast, spoken_name

TALL, WIDE = 1080, 1920
ABOVE = 200
"""What the window has above the pad, where bubbles may stand."""

TOUCH, LARGE = Theme(touch=True), Theme(touch=True, elder=True)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CHINESE_WORDS = (
    "住院怎么报", "社保卡", "住房公积金跨中心按月提取还贷", "婚姻登记", "住房公积金异地转移接续", "开具住房公积金缴存使用证明",
)  # fmt: skip
ENGLISH_WORDS = (
    "Hospital bill in another city", "Social security card", "Moving a household registration", "Get married",
    "Household registration certificates", "Housing fund loan",
)  # fmt: skip
SHAPES = [*product((TALL, WIDE), (False, True), ("zh_CN", "en"), (False, True), (False, True))]


def suggest(*words: str) -> tuple[SuggestionView, ...]:
    """Suggestions of some words; each leads to a search for it."""
    return tuple(SuggestionView(word, word, f"{word}, to be read out") for word in words)


@pytest.fixture
def make_pad(qtbot, qapp):
    """A pad at the foot of a window, shown, with the font of the program."""
    family = load_fonts(RESOURCES / "fonts")
    windows = []

    def _make(width=TALL, theme=TOUCH, language="zh_CN", *, low=False) -> LetterPad:
        qapp.setStyleSheet(style_sheet(theme, family))
        window = QWidget(objectName="window")
        windows.append(window)
        qtbot.addWidget(window)
        pad = LetterPad(theme, Translator(language))
        pad.setParent(window)
        height = pad.least_height(width) if low else pad.heightForWidth(width)
        window.resize(width, height + ABOVE)
        pad.setGeometry(0, ABOVE, width, height)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return pad

    return _make


@pytest.fixture
def pad(make_pad) -> LetterPad:
    return make_pad()


def middle(key: PadKey) -> QPoint:
    """The middle of a key, in the window."""
    return key.mapTo(key.window(), key.rect().center())


def press(pad: LetterPad, key: str | PadKey) -> None:
    """Put a finger on the screen where a key is, whatever widget gets to know of it."""
    QTest.mousePress(pad.window().windowHandle(), LEFT, pos=middle(pad.keys[key] if isinstance(key, str) else key))


def slide(pad: LetterPad, to: str | QPoint) -> None:
    """Move the finger."""
    point = middle(pad.keys[to]) if isinstance(to, str) else to
    QTest.mouseMove(pad.window().windowHandle(), point)


def lift(pad: LetterPad, at: str | PadKey | QPoint) -> None:
    """Take the finger away."""
    point = at if isinstance(at, QPoint) else middle(pad.keys[at] if isinstance(at, str) else at)
    QTest.mouseRelease(pad.window().windowHandle(), LEFT, pos=point)


def tap(pad: LetterPad, key: str | PadKey) -> None:
    press(pad, key)
    lift(pad, key)


def targets(pad: LetterPad) -> list[PadKey]:
    """Everything on the pad that can be pressed."""
    return [key for key in pad.findChildren(PadKey) if key.isVisible()]


def bubbles(pad: LetterPad) -> list[KeyBubble]:
    """The bubbles that are seen in the window."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [bubble for bubble in pad.window().findChildren(KeyBubble) if bubble.isVisible()]


# What a finger does.


def test_key_is_pressed_when_the_finger_leaves_it(pad):
    press(pad, "g")
    assert pad.text == ""
    lift(pad, "g")
    assert pad.text == "g"


def test_finger_types_what_it_slid_to(pad):
    press(pad, "g")
    slide(pad, "h")
    slide(pad, "5")
    lift(pad, "5")
    assert pad.text == "5"


@pytest.mark.parametrize("away", [QPoint(540, ABOVE // 2), QPoint(-40, ABOVE + 300)], ids=["page", "beside"])
def test_dragging_off_the_pad_cancels(pad, away):
    press(pad, "g")
    slide(pad, away)
    assert not any(key.isDown() for key in targets(pad))
    lift(pad, away)
    assert pad.text == ""


def test_finger_may_come_back(pad):
    press(pad, "g")
    slide(pad, QPoint(540, 10))
    slide(pad, "g")
    lift(pad, "g")
    assert pad.text == "g"


@pytest.mark.parametrize(("start", "end"), [("g", RESULTS), (RESULTS, "g"), (CLEAR, "g"), ("g", SWITCH), ("g", CLEAR)])
def test_finger_slides_only_between_keys_that_type(pad, start, end):
    pad.set_text("abc")
    asked = []
    pad.results_requested.connect(lambda: asked.append(1))
    press(pad, start)
    slide(pad, end)
    lift(pad, end)
    assert (pad.text, asked, pad.keys["a"].x() < pad.keys["b"].x()) == ("abc", [], True)


def test_gap_between_two_keys_belongs_to_the_nearer(pad):
    key = pad.keys["g"]
    edge = key.mapTo(pad.window(), QPoint(key.width() + 2, key.height() // 2))
    QTest.mousePress(pad.window().windowHandle(), LEFT, pos=edge)
    lift(pad, edge)
    assert pad.text == "g"


def test_other_buttons_of_a_mouse_do_nothing(pad):
    QTest.mouseClick(pad.window().windowHandle(), RIGHT, pos=middle(pad.keys["g"]))
    press(pad, "g")
    QTest.mouseClick(pad.window().windowHandle(), RIGHT, pos=middle(pad.keys["h"]))
    lift(pad, "g")
    assert pad.text == "g"


def test_two_taps_as_quick_as_a_double_click_are_two(pad):
    at = middle(pad.keys["j"])
    QTest.mouseDClick(pad.window().windowHandle(), LEFT, pos=at)
    assert pad.text == "jj"


def test_finger_is_forgotten_when_the_pad_goes(pad):
    press(pad, "g")
    pad.hide()
    pad.show()
    lift(pad, "g")
    assert (pad.text, bubbles(pad)) == ("", [])


def test_finger_is_forgotten_when_another_window_comes(pad, qtbot):
    press(pad, "g")
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    lift(pad, "g")
    assert pad.text == ""


def test_everything_is_erased_at_once(pad):
    told = []
    pad.text_changed.connect(told.append)
    pad.type_text("gjj")
    tap(pad, ERASE)
    tap(pad, CLEAR)
    tap(pad, ERASE)
    assert told == ["gjj", "gj", ""]


def test_set_text_tells_nobody(pad):
    told = []
    pad.text_changed.connect(told.append)
    pad.set_text("gjj\n")
    assert (pad.text, told) == ("gjj", [])


def test_results_are_asked_for(pad, qtbot):
    with qtbot.waitSignal(pad.results_requested):
        tap(pad, RESULTS)


# Every sequence of taps.

NAMED = (*LETTERS, *DIGITS, SPACE, ERASE, CLEAR, SWITCH)


@pytest.fixture
def english_pad(make_pad) -> LetterPad:
    return make_pad(language="en")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(NAMED), max_size=30))
def test_taps_type_what_the_keys_say(english_pad, names):
    english_pad.set_text("")
    expected = ""
    for name in names:
        tap(english_pad, name)
        if name in (*LETTERS, *DIGITS, SPACE):
            expected += " " if name == SPACE else name
        elif name == ERASE:
            expected = expected[:-1]
        elif name == CLEAR:
            expected = ""
    assert english_pad.text == expected


# Keys that are held.


def test_erasing_key_repeats_calmly_while_it_is_held(pad):
    pad.set_text("abcdef")
    press(pad, ERASE)
    rest = pad._finger._rest
    assert (rest.isActive(), rest.interval(), pad.text) == (True, HELD_MS, "abcdef")
    rest.timeout.emit()
    assert (rest.interval(), pad.text) == (AGAIN_MS, "abcde")
    rest.timeout.emit()
    lift(pad, ERASE)
    assert (rest.isActive(), pad.text) == (False, "abcd")
    press(pad, ERASE)
    assert rest.interval() == HELD_MS
    lift(pad, ERASE)
    assert pad.text == "abc"


@pytest.mark.parametrize("how", ["slide", "hide"])
def test_erasing_ends_when_the_finger_does(pad, how):
    press(pad, ERASE)
    if how == "slide":
        slide(pad, "a")
    else:
        pad.hide()
    assert not pad._finger._rest.isActive()


@pytest.mark.parametrize("key", ["a", "0", CLEAR, RESULTS, SWITCH])
def test_no_other_key_repeats(pad, key):
    press(pad, key)
    assert not pad._finger._rest.isActive()


# What is typed.


def test_flood_of_a_stuck_key_is_capped(pad):
    told = []
    pad.text_changed.connect(told.append)
    for _ in range(10_000):
        pad.type_text("x")
    pad.type_text("y" * 10_000)
    assert pad.text == "x" * LONGEST
    assert len(told) == LONGEST


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_nothing_invisible_is_typed(english_pad, text):
    english_pad.set_text("")
    english_pad.type_text(text)
    assert english_pad.text == "".join(sign for sign in text if sign.isprintable())[:LONGEST]


def test_plugged_in_keyboard_types_letters_and_no_commands(pad, qtbot):
    QTest.keyClicks(pad, "gjj 2")
    for key in (Qt.Key.Key_A, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Z, Qt.Key.Key_Backspace):
        for held in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier):
            QTest.keyClick(pad, key, held)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Delete, Qt.Key.Key_Insert):
        QTest.keyClick(pad, key)
    assert pad.text == "gjj 2"
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(pad.results_requested):
        QTest.keyClick(pad, Qt.Key.Key_Return)
    assert pad.text == "gjj "


def test_field_takes_no_menu_no_focus_and_no_input_method(pad):
    assert pad.field.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert not pad.field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert not pad.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert not pad.field.acceptDrops()


def test_field_shows_the_end_of_what_is_too_long(pad):
    pad.set_text("m" * (LONGEST - 1) + "i")
    ending = pad.field.grab().toImage()
    pad.set_text("m" * LONGEST)
    assert pad.field.grab().toImage() != ending


# The bubble.


def test_letter_is_magnified_above_the_finger_and_follows_it(pad):
    press(pad, "g")
    [bubble] = bubbles(pad)
    assert bubble.letter == "G"
    assert bubble.geometry().bottom() <= middle(pad.keys["g"]).y() - pad.keys["g"].height() // 4
    at = bubble.geometry()
    slide(pad, "t")
    [bubble] = bubbles(pad)
    assert bubble.letter == "T"
    assert bubble.geometry() != at
    slide(pad, ERASE)
    assert bubbles(pad) == []
    lift(pad, ERASE)
    assert pad.window().findChildren(KeyBubble) == []


def test_bubble_is_no_window_and_no_finger_meets_it(pad, qapp):
    before = qapp.topLevelWidgets()
    press(pad, "g")
    [bubble] = bubbles(pad)
    assert not bubble.isWindow()
    assert {*qapp.topLevelWidgets()} <= {*before}
    assert pad.window().childAt(bubble.geometry().center()) is not bubble


@pytest.mark.parametrize("width", [TALL, WIDE])
def test_bubble_stands_within_the_window_above_every_key(make_pad, width):
    pad = make_pad(width)
    for name in (*LETTERS, *DIGITS):
        press(pad, name)
        [bubble] = bubbles(pad)
        assert pad.window().rect().contains(bubble.geometry())
        slide(pad, QPoint(5, 5))
        lift(pad, QPoint(5, 5))


def test_bubble_goes_with_the_pad(pad):
    window = pad.window()
    press(pad, "g")
    pad.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(KeyBubble) == []


# Sizes and places.


@pytest.mark.parametrize(("width", "elder", "language", "low", "switched"), SHAPES)
def test_every_target_is_large_enough_and_covers_no_other(make_pad, width, elder, language, low, switched):
    theme = Theme(touch=True, elder=elder)
    pad = make_pad(width, theme, language, low=low)
    pad.show_suggestions(suggest(*(CHINESE_WORDS if language == "zh_CN" else ENGLISH_WORDS)))
    if switched:
        tap(pad, SWITCH)
    places = {key.accessibleName(): key.geometry() for key in targets(pad)}
    assert len(places) == len(targets(pad)) >= 26 + 10 + 4 + 1
    least = theme.dp(FINGER)
    assert {name: place for name, place in places.items() if place.width() < least or place.height() < least} == {}
    covering = [(one, other) for one, other in combinations(places, 2) if places[one].intersects(places[other])]
    assert covering == []
    assert all(pad.rect().contains(place) for place in places.values())


@pytest.mark.parametrize(("width", "elder", "language", "low", "switched"), SHAPES)
def test_words_on_keys_are_whole_and_as_large_as_they_have_to_be(make_pad, width, elder, language, low, switched):
    pad = make_pad(width, LARGE if elder else TOUCH, language, low=low)
    pad.show_suggestions(suggest(*(CHINESE_WORDS if language == "zh_CN" else ENGLISH_WORDS)))
    if switched:
        tap(pad, SWITCH)
    least = 40 if elder else 22
    for key in targets(pad):
        font = key.words_font()
        assert font.pixelSize() >= least, key.accessibleName()
        if key in pad.words:
            assert key.fits(key.width(), key.height()), key.text()
        elif key is not pad.keys[ERASE]:  # which shows its word where there is room beside the sign
            assert QFontMetrics(font).horizontalAdvance(key.text()) < key.width(), key.text()


@pytest.mark.parametrize("scale", [0.7, 1.0, 1.25, 1.4, 1.6, 1.8, 2.5])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("elder", [False, True])
def test_keys_stay_large_enough_on_other_screens(make_pad, scale, language, elder):
    theme = Theme(scale=scale, touch=True, elder=elder)
    pad = make_pad(TALL, theme, language)
    least = theme.dp(FINGER)
    places = [key.geometry() for key in targets(pad)]
    assert len(places) >= 26 + 10 + 3
    assert all(place.width() >= least and place.height() >= least for place in places)
    assert not any(one.intersects(other) for one, other in combinations(places, 2))


def test_pad_fits_into_the_lower_third_beside_the_bar_at_the_foot(make_pad):
    for theme in (TOUCH, LARGE):
        pad = make_pad(WIDE, theme)
        assert pad.heightForWidth(WIDE) <= theme.dp(276)
        assert pad.least_height(WIDE) <= pad.heightForWidth(WIDE)
        assert pad.least_height(TALL) <= 1920 // 3 - theme.control


@pytest.mark.parametrize("width", [TALL, WIDE])
def test_keys_grow_with_the_room_there_is(make_pad, width):
    pad = make_pad(width, low=True)
    low = {name: QRect(key.geometry()) for name, key in pad.keys.items() if key.isVisible()}
    pad.resize(width, pad.heightForWidth(width) + 120)
    assert all(pad.keys[name].height() > place.height() for name, place in low.items())
    assert all(pad.rect().contains(key.geometry()) for key in targets(pad))


def rows(pad: LetterPad) -> list[str]:
    """The letters, row by row."""
    by_row: dict[int, list[tuple[int, str]]] = {}
    for letter in LETTERS:
        key = pad.keys[letter]
        by_row.setdefault(key.y(), []).append((key.x(), letter))
    return ["".join(letter for _x, letter in sorted(row)) for _y, row in sorted(by_row.items())]


@pytest.mark.parametrize("width", [TALL, WIDE])
def test_one_key_changes_the_order_and_changes_it_back(make_pad, width):
    pad = make_pad(width)
    alphabet = rows(pad)
    assert "".join(alphabet) == LETTERS
    tap(pad, SWITCH)
    assert rows(pad) == ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
    tap(pad, SWITCH)
    assert rows(pad) == alphabet


@pytest.mark.parametrize("switched", [False, True])
def test_tab_reaches_every_key_in_the_order_of_reading(pad, switched):
    pad.show_suggestions(suggest(*CHINESE_WORDS))
    if switched:
        tap(pad, SWITCH)
    first = pad.keys[CLEAR]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    reached = [first]
    for _ in range(len(targets(pad)) - 1):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert {*reached} == {*targets(pad)}
    assert reached == sorted(reached, key=lambda key: (key.y(), key.x()))


def test_focused_key_is_pressed_by_a_keyboard_and_is_seen(pad):
    focus = PALETTES["light"]["focus"].lower()
    key = pad.keys["k"]
    assert int("ff" + focus[1:], 16) not in colours_in(key.grab().toImage())
    key.setFocus()
    QTest.keyClick(key, Qt.Key.Key_Space)
    assert pad.text == "k"
    assert int("ff" + focus[1:], 16) in colours_in(key.grab().toImage())


# Languages, names and looks.


@pytest.mark.parametrize("width", [TALL, WIDE])
def test_only_english_has_a_key_for_spaces(make_pad, width):
    pad = make_pad(width)
    assert not pad.keys[SPACE].isVisible()
    pad.retranslate(Translator("en"))
    assert pad.keys[SPACE].isVisible()
    tap(pad, SPACE)
    assert pad.text == " "
    pad.retranslate(Translator("zh_TW"))
    assert not pad.keys[SPACE].isVisible()


def test_every_key_has_a_name_of_its_own(make_pad):
    pad = make_pad(language="en")
    pad.show_suggestions(suggest(*ENGLISH_WORDS))
    names = [spoken_name(key) for key in targets(pad)]
    assert "" not in names
    assert len({*names}) == len(names)
    assert spoken_name(pad.words[0]) == f"{ENGLISH_WORDS[0]}, to be read out"
    pad.set_text("gjj")
    assert "gjj" in spoken_name(pad.field)


@pytest.mark.parametrize("name", PALETTES)
def test_words_stand_out_from_their_keys(name):
    colours = PALETTES[name]
    faint = [
        (kind, ground, ink)
        for kind in KeyKind
        for ground, _edge, ink in (kind.value.rest, kind.value.down)
        if contrast(colours[ground or "paper"], colours[ink]) < 4.5
    ]
    assert faint == []


@pytest.mark.parametrize("name", PALETTES)
def test_pressed_key_looks_pressed(make_pad, name):
    pad = make_pad(theme=Theme(name, touch=True))
    for key in ("g", "5", ERASE, CLEAR, RESULTS):
        at_rest = pad.keys[key].grab().toImage()
        press(pad, key)
        assert pad.keys[key].grab().toImage() != at_rest
        slide(pad, QPoint(5, 5))
        lift(pad, QPoint(5, 5))
        assert pad.keys[key].grab().toImage() == at_rest


# Suggestions.


def test_suggestion_leads_where_it_stands_for(pad):
    chosen = []
    pad.suggestion_chosen.connect(chosen.append)
    pad.show_suggestions(suggest("社保卡", "婚姻登记"))
    tap(pad, pad.words[1])
    assert chosen == ["婚姻登记"]
    assert [word.isVisible() for word in pad.words] == [True, True, False, False, False, False]


@pytest.mark.parametrize("width", [TALL, WIDE])
@pytest.mark.parametrize("theme", [TOUCH, LARGE], ids=["touch", "elder"])
def test_few_suggestions_are_as_high_as_many_and_stand_at_the_top(make_pad, width, theme):
    pad = make_pad(width, theme)
    places = []
    for number in range(1, MOST + 1):
        pad.show_suggestions(suggest(*("社保卡", "买房", "开公司", "户口", "养老", "老年证")[:number]))
        shown = [word.geometry() for word in pad.words if word.isVisible()]
        assert len(shown) == number
        places += shown
    heights = [place.height() for place in places]
    assert max(heights) - min(heights) <= 1  # whole pixels
    assert max(heights) < 1.5 * theme.dp(FINGER)
    assert {place.top() for place in places[:2]} == {pad._words_room.top()}


def test_suggestion_of_two_lines_is_higher(make_pad):
    pad = make_pad(WIDE, LARGE)
    pad.show_suggestions(suggest("社保卡"))
    low = pad.words[0].height()
    pad.show_suggestions(suggest("住房公积金跨中心按月提取还贷款的申请"))
    assert pad.words[0].fits(pad.words[0].width(), pad.words[0].height())
    assert low < pad.words[0].height() < pad._words_room.height()


def test_suggestions_do_not_change_under_the_finger(pad):
    chosen = []
    pad.suggestion_chosen.connect(chosen.append)
    pad.show_suggestions(suggest("社保卡"))
    press(pad, pad.words[0])
    pad.show_suggestions(suggest("婚姻登记"))
    assert pad.words[0].text() == "社保卡"
    lift(pad, pad.words[0])
    assert (chosen, pad.words[0].text()) == (["社保卡"], "婚姻登记")


def test_late_suggestions_are_shown_when_the_finger_was_dragged_off(pad):
    pad.show_suggestions(suggest("社保卡"))
    press(pad, pad.words[0])
    pad.show_suggestions(suggest("婚姻登记"))
    slide(pad, QPoint(5, 5))
    lift(pad, QPoint(5, 5))
    assert pad.words[0].text() == "婚姻登记"


def test_suggestions_may_be_none_and_never_too_many(pad):
    pad.show_suggestions(suggest(*map(str, range(20))))
    assert sum(word.isVisible() for word in pad.words) == MOST
    pad.show_suggestions(())
    assert not any(word.isVisible() for word in pad.words)


@pytest.mark.parametrize("width", [TALL, WIDE])
@pytest.mark.parametrize("theme", [TOUCH, LARGE], ids=["touch", "elder"])
def test_suggestion_that_finds_no_room_ends_in_an_ellipsis_and_is_read_out_whole(make_pad, width, theme):
    endless = "国（境）外引进农业种苗检疫审批单" * 6
    pad = make_pad(width, theme)
    pad.show_suggestions(suggest(endless, "社保卡"))
    shown = [word for word in pad.words if word.isVisible()]
    assert pad.words[0] in shown
    assert endless in spoken_name(pad.words[0])
    assert all(pad.rect().contains(word.geometry()) for word in shown)
