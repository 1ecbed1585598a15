"""Changing colours and sizes while the window is open."""

import math
from itertools import combinations, product

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QToolButton

from cztservices.config import SCALE, THEME
from cztservices.i18n import LANGUAGES
from cztservices.presenters.actions import Action
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.palettes import PALETTES
from cztservices.ui.theme import CAPITALS, ROLES, Theme
from tests.ui.eyes import colours_in, contrast, shown_words, spoken_name
from tests.ui.hands import CHANGSHA, FILING, PAGES, XIANGTAN, open_guide, open_page, press, settle, turn_to


@pytest.mark.parametrize("keys", ["Ctrl+Shift+D", "Ctrl++", "Ctrl+="])
def test_another_look_keeps_text_service_and_direction(open_desktop, keys):
    desktop = open_desktop(language="zh_CN")
    desktop.page.search.setText("备案")
    turn_to(desktop.desk, Direction(XIANGTAN, CHANGSHA))
    open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
    before = shown_words(desktop.frame)
    page = desktop.page
    press(keys)
    assert desktop.page is not page
    settle(desktop.page)
    assert desktop.page.search.text() == "备案"
    assert open_guide(desktop.page) == "异地就医备案"
    assert desktop.desk.direction == Direction(XIANGTAN, CHANGSHA)
    assert shown_words(desktop.frame) == before


@pytest.mark.parametrize("ref", PAGES, ids=lambda ref: ref.page)
def test_another_look_keeps_the_page(open_desktop, ref):
    desktop = open_desktop(language="zh_CN", size=(1280, 800))
    open_page(desktop.desk, desktop.page, ref.page, ref.ref)
    before = shown_words(desktop.frame)
    for _ in THEME.values:
        press("Ctrl+Shift+D")
        assert desktop.page.opened is desktop.page.made[ref.page]
        settle(desktop.page)
        assert shown_words(desktop.frame) == before
    assert [*desktop.page.made] == [ref.page]


def test_large_print_keeps_text_service_and_direction(open_desktop):
    desktop = open_desktop(language="zh_CN", size=(1280, 800))
    desktop.page.search.setText("备案")
    turn_to(desktop.desk, Direction(XIANGTAN, CHANGSHA))
    open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
    press("Ctrl+E")
    assert desktop.theme.elder
    assert desktop.page.bar.actions_by_name[Action.ELDER].isChecked()
    assert desktop.page.search.text() == "备案"
    assert open_guide(desktop.page) == "异地就医备案"
    assert desktop.desk.direction == Direction(XIANGTAN, CHANGSHA)
    press("Ctrl+E")
    assert not desktop.theme.elder
    assert not desktop.page.bar.actions_by_name[Action.ELDER].isChecked()


def test_themes_follow_one_another_and_are_seen(open_desktop):
    desktop = open_desktop(theme="light")
    for name in ("dark", "contrast", "light"):
        press("Ctrl+Shift+D")
        assert desktop.theme.name == name
        window = QColor(desktop.theme.colour("window")).rgb()
        assert desktop.frame.grab().toImage().pixelColor(2, 2).rgb() == window
        assert window in colours_in(desktop.frame.grab().toImage())


def test_sizes_go_up_and_down_in_steps_and_stop_at_the_ends(open_desktop):
    desktop = open_desktop(scale=1.0)
    steps = [float(value) for value in SCALE.values]
    for size in [*steps[1:], steps[-1]]:
        press("Ctrl++")
        assert desktop.theme.scale == size
        assert QApplication.font().pixelSize() == desktop.theme.text("list")
    for size in [*reversed(steps[:-1]), steps[0]]:
        press("Ctrl+-")
        assert desktop.theme.scale == size


def test_size_between_the_steps_goes_to_the_next(open_desktop):
    desktop = open_desktop(scale=1.3)
    press("Ctrl++")
    assert desktop.theme.scale == 1.5


def test_large_print_is_larger_in_every_role():
    assert all(Theme(elder=True).text(role) > Theme().text(role) for role in ROLES)
    assert min(Theme(elder=True).text(role) for role in ROLES) >= 18


def test_text_before_which_one_stands_is_larger_and_large_print_has_capitals_of_seven_millimetres():
    assert all(Theme(touch=True).text(role) > Theme(elder=True).text(role) for role in ("caption", "list", "body"))
    pixel = 21.5 * 25.4 / math.hypot(1920, 1080)  # mm, of the screen that a scale of 1.0 is meant for
    assert min(Theme(touch=True, elder=True).text(role) for role in ROLES) * CAPITALS * pixel >= 7.2
    assert Theme(elder=True).control > Theme().control


def test_scale_multiplies_every_length():
    assert Theme(scale=3.0).text("body") == 3 * Theme().text("body")
    assert Theme(scale=2.0).dp(0) == 1


def test_every_theme_of_the_settings_has_a_palette():
    assert [Theme(name).name for name in THEME.values] == [*THEME.values]
    assert len({Theme(name).colour("window") for name in THEME.values}) == len(THEME.values)


def test_answer_under_way_when_the_look_changes_does_no_harm(open_desktop):
    desktop = open_desktop(language="zh_CN")
    held, runner = [], desktop._runner
    read = runner.read
    runner.read = lambda work, done, _failed: held.append((work(), done))
    desktop.page.search.setText("备案")
    runner.read = read
    press("Ctrl+Shift+D")
    for found, done in held:
        done(found)
    assert desktop.page.search.text() == "备案"


def parts_of(page):
    """The visible controls of the desk with their places on it."""
    controls = [*page.bar.findChildren(QToolButton), page.search, page.direction.turn, page.list, page.pages]
    controls += [button for picker in page.direction.pickers.values() for button in picker._buttons.values()]
    return {
        control: QRect(control.mapTo(page, QPoint()), control.size()) for control in controls if control.isVisible()
    }


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("ref", [PageRef(Page.HOME), PageRef(Page.SERVICES), PageRef(Page.GUIDE, FILING)])
@pytest.mark.parametrize(("language", "scale"), [*product(LANGUAGES, (1.0, 1.5, 2.0, 3.0))])
def test_no_control_leaves_the_window_or_covers_another(open_desktop, language, scale, ref, elder):
    desktop = open_desktop(language=language, scale=scale, size=(1280, 800), elder=elder)
    open_page(desktop.desk, desktop.page, ref.page, ref.ref)
    assert (desktop.frame.width(), desktop.frame.height()) == (1280, 800)
    parts = parts_of(desktop.page)
    assert [spoken_name(part) for part, place in parts.items() if not desktop.page.rect().contains(place)] == []
    covering = [(spoken_name(a), spoken_name(b)) for a, b in combinations(parts, 2) if parts[a].intersects(parts[b])]
    assert covering == []


@pytest.mark.parametrize("theme", PALETTES)
def test_words_in_the_empty_field_can_be_read(open_desktop, theme):
    palette = open_desktop(theme=theme).page.search.palette()
    words, ground = palette.color(QPalette.ColorRole.PlaceholderText), QColor(PALETTES[theme]["paper"])
    opaque = words.alphaF()
    mixed = QColor.fromRgbF(
        *(w * opaque + g * (1 - opaque) for w, g in zip(words.getRgbF()[:3], ground.getRgbF()[:3], strict=True))
    )
    assert contrast(mixed.name(), ground.name()) >= 4.5


def test_label_of_a_picker_stands_beside_the_middle_of_its_buttons(open_desktop):
    desktop = open_desktop(language="zh_CN")
    for picker in desktop.page.direction.pickers.values():
        label, button = picker._label, next(iter(picker._buttons.values()))
        middle = label.mapTo(picker, label.contentsRect().center()).y()
        assert label.alignment() & Qt.AlignmentFlag.AlignVCenter
        assert abs(middle - button.geometry().center().y()) <= 1
