"""Codes in the place of a page: read from it as a telephone does, on every screen a kiosk has."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout

from cztservices.catalogue.show import show_guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.i18n import Translator
from cztservices.presenters.code_text import write_codes
from cztservices.presenters.sheet import present_sheet
from cztservices.presenters.sheet_view import SheetLine
from cztservices.ui.kiosk.codes_page import CodesPage
from cztservices.ui.theme import FINGER, Theme
from scripts.read_codes import read_image
from tests.sample_data import DAY
from tests.ui.conftest import NOW
from tests.ui.dialogs import LEAST_CONTRAST, make_window, settle
from tests.ui.eyes import spoken_name
from tests.ui.hands import click
from tests.ui.rulers import cut_texts, faint_texts, overlapping
from tests.ui.test_code_picture import to_pillow

PORTRAIT, LANDSCAPE, SMALL = (1080, 1600), (1920, 800), (1280, 560)
SCREENS = [
    (size, theme, language)
    for size in (PORTRAIT, LANDSCAPE)
    for theme in (Theme(touch=True), Theme("contrast", touch=True, elder=True))
    for language in ("zh_CN", "en")
] + [(SMALL, Theme("dark", touch=True), "en"), ((2160, 3200), Theme(scale=2.0, touch=True), "zh_TW")]


@pytest.fixture
def view_of(catalogue_db):
    """The sheet of filing, made long enough for several codes."""

    def _view_of(language="en", times=12):
        shown = show_guide(catalogue_db, "medical-offsite-filing", XIANGTAN, CHANGSHA, DAY)
        view = present_sheet(shown, Translator(language, catalogue_db.traditional()), NOW)
        return replace(view, answer=SheetLine(view.answer.text * times))

    return _view_of


@pytest.fixture
def open_page(qtbot, view_of):
    """Opens the page that fills a window of some size and look."""

    kept = []

    def _open(size=PORTRAIT, theme=Theme(touch=True), language="en", *, is_low=False, view=None) -> CodesPage:  # noqa: B008 - frozen
        window = make_window(qtbot, theme, size)
        page = CodesPage(theme, Translator(language))
        kept.append(window)
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        page.set_low(is_low)
        page.show_sheet(view or view_of(language))
        page.show()
        settle()
        assert (window.width(), window.height()) == size
        return page

    return _open


def read(page):
    """The texts of the codes that can be seen."""
    return read_image(to_pillow(page.grab().toImage()))


def place_of(widget, page) -> QRect:
    return QRect(widget.mapTo(page, QPoint()), widget.size())


@pytest.mark.parametrize("is_low", [False, True])
@pytest.mark.parametrize(("size", "theme", "language"), SCREENS)
def test_every_code_is_read_from_the_page(open_page, view_of, size, theme, language, is_low):
    page, texts = open_page(size, theme, language, is_low=is_low), write_codes(view_of(language))
    assert len(texts) > 2
    for text in texts:
        assert read(page) == [text]
        assert page.words.text() == text
        click(page.next)
        settle()


@pytest.mark.parametrize("is_low", [False, True])
@pytest.mark.parametrize(("size", "theme", "language"), SCREENS)
def test_all_of_it_is_in_sight_and_can_be_hit(open_page, size, theme, language, is_low):
    page = open_page(size, theme, language, is_low=is_low)
    seen = [page.title, page.picture, page.before, page.place, page.next, page.close_button]
    for widget in seen:
        assert page.rect().contains(place_of(widget, page)), widget
    for button in (page.before, page.next, page.close_button):
        assert min(button.width(), button.height()) >= theme.dp(FINGER)
    assert [*cut_texts(page), *overlapping(page)] == []


@pytest.mark.parametrize(("size", "share"), [(PORTRAIT, 0.5), (LANDSCAPE, 0.85)])
def test_code_is_as_large_as_there_is_room(open_page, size, share):
    page = open_page(size)
    assert page.picture.width() >= share * min(size)


def test_words_scroll_before_they_take_the_room_of_the_code(open_page):
    page = open_page((900, 1200), Theme(touch=True, elder=True))
    click(page.next)
    settle()
    assert page.scroller.verticalScrollBar().maximum() > 0
    assert page.picture.width() > page.scroller.height()


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
def test_low_position_hangs_code_and_buttons_low(open_page, size):
    page = open_page(size)
    before = place_of(page.picture, page)
    page.set_low(is_low=True)
    settle()
    now = place_of(page.picture, page)
    assert now.top() > before.top()
    assert now.bottom() > page.height() / 2
    for button in (page.before, page.next, page.close_button):
        assert place_of(button, page).top() > page.height() * 2 / 3
    page.set_low(is_low=False)
    settle()
    assert place_of(page.picture, page) == before


def test_words_stand_beside_it_on_a_wide_page_and_below_it_on_a_high_one(open_page):
    high, wide = open_page(PORTRAIT), open_page(LANDSCAPE)
    assert place_of(high.scroller, high).top() > place_of(high.picture, high).bottom()
    assert place_of(wide.scroller, wide).left() > place_of(wide.picture, wide).right()


def test_two_large_buttons_turn_them(open_page, view_of, qtbot):
    page, count = open_page(), len(write_codes(view_of()))
    assert page.place.text() == f"1 / {count}"
    assert not page.before.isEnabled()
    with qtbot.waitSignal(page.shown, check_params_cb=lambda number: number == 2):
        click(page.next)
    click(page.before)
    assert page.place.text() == f"1 / {count}"
    for _ in range(count + 2):
        click(page.next)
    assert page.place.text() == f"{count} / {count}"
    assert not page.next.isEnabled()


def test_one_code_needs_no_buttons_to_turn_it(open_page, view_of):
    view = view_of()
    page = open_page(view=replace(view, blocks=(), answer=SheetLine("Yes"), legend=""))
    assert len(read(page)) == 1
    assert not page.next.isVisible()
    assert not page.place.isVisible()


def test_close_leaves_it(open_page, qtbot):
    page = open_page()
    with qtbot.waitSignal(page.left):
        click(page.close_button)


def test_another_sheet_begins_with_its_first_code(open_page, view_of):
    page = open_page()
    click(page.next)
    other = replace(view_of(), service_id="other", title="Other")
    page.show_sheet(other)
    settle()
    assert read(page) == [write_codes(other)[0]]


def test_another_language_is_written_everywhere(open_page, view_of):
    page = open_page()
    assert page.close_button.text() == "Close"
    page.retranslate(Translator("zh_CN"))
    page.show_sheet(view_of("zh_CN"))
    settle()
    assert [page.close_button.text(), page.next.text(), page.before.text()] == ["关闭", "下一个码", "上一个码"]
    assert read(page) == [write_codes(view_of("zh_CN"))[0]]
    assert page.title.text() == view_of("zh_CN").code_title


def test_nothing_on_it_can_be_marked_or_takes_the_keyboard(open_page):
    page = open_page()
    assert not page.words.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert page.words.textFormat() == Qt.TextFormat.PlainText
    for widget in (page, page.before, page.next, page.close_button, page.words, page.scroller):
        assert widget.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_who_cannot_see_it_hears_what_it_holds(open_page, view_of):
    page, texts = open_page(), write_codes(view_of())
    assert spoken_name(page) == view_of().code_title
    assert spoken_name(page.picture) == f"1 of {len(texts)}"
    said = QAccessible.queryAccessibleInterface(page.picture).text(QAccessible.Text.Description)
    assert said == texts[0]


@pytest.mark.parametrize("theme", LEAST_CONTRAST)
def test_words_stand_out_from_their_ground(open_page, theme):
    page = open_page(theme=Theme(theme, touch=True))
    assert faint_texts(page, page.grab().toImage(), LEAST_CONTRAST[theme]) == []
