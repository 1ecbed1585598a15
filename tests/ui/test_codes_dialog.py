"""Codes one at a time over the window: read from it, turned by keys, in every look."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from cztservices.catalogue.show import show_guide
from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.i18n import Translator
from cztservices.presenters.code_text import write_codes
from cztservices.presenters.palettes import PALETTES
from cztservices.presenters.sheet import present_sheet
from cztservices.presenters.sheet_view import SheetLine
from cztservices.ui.codes_dialog import CodesDialog, open_codes
from cztservices.ui.theme import Theme
from scripts.read_codes import read_image
from tests.sample_data import DAY
from tests.ui.conftest import NOW
from tests.ui.dialogs import LEAST_CONTRAST, LOOKS, activate, faults_of, make_window
from tests.ui.eyes import spoken_name
from tests.ui.hands import click, press
from tests.ui.rulers import faint_texts
from tests.ui.test_code_picture import to_pillow


@pytest.fixture
def view_of(catalogue_db):
    """The sheet of filing, made long enough for several codes."""

    def _view_of(language="en"):
        shown = show_guide(catalogue_db, "medical-offsite-filing", XIANGTAN, CHANGSHA, DAY)
        view = present_sheet(shown, Translator(language, catalogue_db.traditional()), NOW)
        return replace(view, answer=SheetLine(view.answer.text * 12))

    return _view_of


@pytest.fixture
def open_dialog(qtbot, view_of):
    """Opens the codes over a window of some look."""

    def _open(language="en", size=(1280, 800), theme=Theme(), view=None) -> CodesDialog:  # noqa: B008 - frozen
        window = make_window(qtbot, theme, size)
        dialog = open_codes(view or view_of(language), theme, Translator(language), window)
        activate(qtbot, dialog)
        return dialog

    return _open


def read(dialog):
    """The texts of the codes that can be seen."""
    return read_image(to_pillow(dialog.grab().toImage()))


def test_every_code_is_read_from_the_dialog(open_dialog, view_of):
    dialog, texts = open_dialog(), write_codes(view_of())
    assert len(texts) > 2
    for text in texts:
        assert read(dialog) == [text]
        assert dialog.words.text() == text
        click(dialog.next)


@pytest.mark.parametrize("theme", PALETTES)
def test_codes_are_black_on_white_in_every_theme(open_dialog, view_of, theme):
    dialog = open_dialog(theme=Theme(theme))
    assert read(dialog) == [write_codes(view_of())[0]]
    picture = to_pillow(dialog.picture.grab().toImage())
    assert {0, 255} <= {value for _count, value in picture.getcolors()}


@pytest.mark.parametrize(("forth", "back"), [("Right", "Left"), ("PgDown", "PgUp")])
def test_keys_turn_them_like_leaves(open_dialog, view_of, forth, back):
    dialog, texts = open_dialog(), write_codes(view_of())
    for number in (1, 2):
        press(forth)
        assert dialog.place.text() == f"{number + 1} / {len(texts)}"
        assert read(dialog) == [texts[number]]
    press(back)
    assert dialog.place.text() == f"2 / {len(texts)}"


def test_keys_work_while_words_are_marked(open_dialog):
    dialog = open_dialog()
    dialog.words.setFocus()
    press("Right")
    assert dialog.place.text().startswith("2 / ")


def test_there_is_nothing_before_the_first_and_after_the_last(open_dialog, view_of):
    dialog, count = open_dialog(), len(write_codes(view_of()))
    press("Left")
    assert dialog.place.text() == f"1 / {count}"
    assert not dialog.before.isEnabled()
    for _ in range(count + 2):
        press("Right")
    assert dialog.place.text() == f"{count} / {count}"
    assert not dialog.next.isEnabled()
    assert dialog.before.hasFocus()


def test_one_code_needs_no_leaves(open_dialog, view_of):
    view = view_of()
    short = replace(view, blocks=(), answer=SheetLine("Yes"), legend="")
    dialog = open_dialog(view=short)
    assert len(write_codes(short)) == 1
    assert read(dialog) == list(write_codes(short))
    assert not dialog.next.isVisible()
    assert not dialog.place.isVisible()


def test_escape_closes_it(open_dialog, qtbot):
    dialog = open_dialog()
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_words_can_be_marked_and_copied(open_dialog):
    dialog = open_dialog()
    flags = dialog.words.textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByMouse
    assert flags & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert dialog.words.textFormat() == Qt.TextFormat.PlainText


def test_who_cannot_see_it_hears_what_it_holds(open_dialog, view_of):
    dialog, texts = open_dialog(), write_codes(view_of())
    assert spoken_name(dialog) == view_of().code_title
    assert spoken_name(dialog.picture) == f"1 of {len(texts)}"
    said = QAccessible.queryAccessibleInterface(dialog.picture).text(QAccessible.Text.Description)
    assert said == texts[0]


@pytest.mark.parametrize(("language", "size", "theme"), LOOKS)
def test_every_look_can_be_read_and_hit(open_dialog, view_of, language, size, theme):
    dialog = open_dialog(language, size, theme)
    assert [*faults_of(dialog)] == []
    assert read(dialog) == [write_codes(view_of(language))[0]]
    viewport = dialog.scroller.viewport()
    place = QRect(dialog.picture.mapTo(viewport, QPoint()), dialog.picture.size())
    assert viewport.rect().contains(place) or dialog.picture.width() > viewport.height()


@pytest.mark.parametrize("theme", PALETTES)
def test_words_stand_out_from_their_ground(open_dialog, theme):
    dialog = open_dialog(theme=Theme(theme))
    assert faint_texts(dialog, dialog.grab().toImage(), LEAST_CONTRAST[theme]) == []
