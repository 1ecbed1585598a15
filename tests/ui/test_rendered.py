"""What is drawn can be read and hit: measured on every page as it lies in its window."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.palettes import PALETTES
from cztservices.ui.widgets import Chip
from tests.ui.hands import CHANGSHA, FILING, OWN_PARTS, PAGES, SENIOR, XIANGTAN, fill_mine, open_folds, settle, turn_to
from tests.ui.rulers import cut_texts, faint_texts, leaving, overlapping, small_targets, small_texts, tight_lines

EVERY_PAGE = (
    *PAGES,
    PageRef(Page.GUIDE, SENIOR),
    PageRef(Page.COMPARE, FILING, "reverse"),
    PageRef(Page.ENTRY, "changsha-service-centre"),
    *(PageRef(Page.MINE, choice=part) for part in OWN_PARTS if part),
)
REAL_PAGES = (
    PageRef(Page.HOME),
    PageRef(Page.SERVICES),
    PageRef(Page.GUIDE, "medical-inpatient-settlement"),
    PageRef(Page.GUIDE, "cross-city-window"),
    PageRef(Page.COMPARE, "household-migration"),
    PageRef(Page.LICENCES),
    PageRef(Page.OFFICES),
    PageRef(Page.ENTRY, "changsha-municipal-service-centre"),
    PageRef(Page.EVENTS),
    PageRef(Page.EVENT, "hospital-elsewhere"),
    PageRef(Page.REQUIREMENT, "identity"),
    PageRef(Page.COVERAGE),
    PageRef(Page.CHANGES),
)
"""The longest texts that there are."""

LOOKS = (
    # language, size of the window, scale, large print; English words are the longest
    ("en", (1024, 768), 1.0, False),
    ("en", (1024, 768), 2.0, False),
    ("en", (1024, 768), 3.0, False),
    ("en", (1024, 768), 1.0, True),
    ("en", (1024, 768), 1.5, True),
    ("en", (1280, 800), 1.0, False),
    ("en", (1920, 1080), 2.0, False),
    ("en", (3840, 2160), 3.0, False),
    ("zh_CN", (1024, 768), 1.0, False),
    ("zh_CN", (1024, 768), 3.0, False),
    ("zh_CN", (1080, 1920), 1.7, True),
    ("zh_TW", (1024, 768), 1.5, True),
)
REAL_LOOKS = (("en", (1024, 768), 1.0, True), ("en", (1024, 768), 3.0, False), ("zh_CN", (1280, 800), 1.0, False))
LEAST_CONTRAST = {"light": 4.5, "dark": 4.5, "contrast": 7.0}
LINE_SPACING = 1.3


def visit(desktop, ref):
    """Open a page with all that is folded on it, and let everything find its place."""
    desktop.desk.open(ref)
    page = settle(desktop.page)
    open_folds(page)
    for _ in range(3):
        QApplication.sendPostedEvents()
    desktop.page.list.rows.doItemsLayout()  # as before it is painted
    return page


def measure(desktop, page):
    """Everything that is wrong on a page, and around it."""
    desk, theme = desktop.page, desktop.theme
    smallest = theme.dp(min(theme.sizes.type.values()))
    yield from (*cut_texts(desk), *overlapping(desk), *leaving(page), *small_targets(desk, theme))
    yield from (*small_texts(desk, smallest), *tight_lines(desk, LINE_SPACING))
    if desktop.frame.centralWidget().horizontalScrollBar().maximum():
        yield "the window scrolls sideways"


def measure_pages(desktop, pages):
    fill_mine(desktop.store.mine)
    turn_to(desktop.desk, Direction(XIANGTAN, CHANGSHA))
    return [f"{ref.page} {ref.ref}: {fault}" for ref in pages for fault in measure(desktop, visit(desktop, ref))]


@pytest.mark.parametrize(("language", "size", "scale", "elder"), LOOKS)
def test_every_page_can_be_read_and_hit(open_desktop, language, size, scale, elder):
    desktop = open_desktop(language=language, size=size, scale=scale, elder=elder)
    faults = measure_pages(desktop, EVERY_PAGE)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("language", "size", "scale", "elder"), REAL_LOOKS)
def test_longest_texts_can_be_read_and_hit(open_desktop, real_catalogue, language, size, scale, elder):
    desktop = open_desktop(catalogue=real_catalogue, language=language, size=size, scale=scale, elder=elder)
    faults = measure_pages(desktop, REAL_PAGES)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("elder", [False, True])
def test_answers_to_what_was_typed_can_be_read_and_hit(open_desktop, elder):
    desktop = open_desktop(language="en", size=(1024, 768), elder=elder)
    for text in ("card in Zhuzhou", "zzzzqqq"):
        desktop.page.search.setText(text)
        desktop.page.preview_now()
        QApplication.sendPostedEvents()
        assert [*measure(desktop, desktop.page.opened or desktop.page.made[Page.HOME])] == []


@pytest.mark.parametrize("scale", [1.0, 1.7])
def test_large_print_is_large_and_grows_with_the_scale(open_desktop, scale):
    desktop = open_desktop(language="zh_CN", size=(1080, 1920), scale=scale, elder=True)
    least = 30 if scale > 1 else 18
    assert {ref.page: small_texts(visit(desktop, ref), least) for ref in EVERY_PAGE} == {
        ref.page: [] for ref in EVERY_PAGE
    }


@pytest.mark.parametrize("theme", PALETTES)
def test_words_stand_out_from_their_ground(open_desktop, theme):
    desktop = open_desktop(language="zh_CN", size=(1280, 2600), theme=theme)
    turn_to(desktop.desk, Direction(XIANGTAN, CHANGSHA))
    fill_mine(desktop.store.mine)
    faults = []
    for ref in EVERY_PAGE:
        visit(desktop, ref)
        picture = desktop.page.grab().toImage()
        faults += [f"{ref.page}: {fault}" for fault in faint_texts(desktop.page, picture, LEAST_CONTRAST[theme])]
    assert not faults, "\n".join(faults)


# The rulers themselves: each finds the fault that it is for


@pytest.fixture
def guide(open_desktop):
    desktop = open_desktop(language="en", elder=True)
    page = visit(desktop, PageRef(Page.GUIDE, FILING))
    assert [*measure(desktop, page)] == []
    return page


def plant(page, widget, x=0, y=0):
    """Put a widget on a page, outside of any layout."""
    widget.setParent(page.widget())
    widget.move(x, y)
    widget.show()
    return widget


@pytest.mark.parametrize(("wraps", "width", "height"), [(False, 40, 60), (True, 200, 20), (True, 40, 600)])
def test_label_without_room_is_found(guide, wraps, width, height):
    label = plant(guide, QLabel("Settlement of what nobody can read to its end"))
    label.setWordWrap(wraps)
    label.setFixedSize(width, height)
    assert len(cut_texts(guide)) == 1


def test_button_without_room_is_found(guide):
    plant(guide, QPushButton("Compare the cities")).setFixedSize(60, 60)
    assert len(cut_texts(guide)) == 1


@pytest.mark.parametrize("wrap", [False, True])
def test_chip_without_room_is_found(guide, wrap):
    chip = plant(guide, Chip("Source of May 2021: ring first", "caution", guide.theme, wrap=wrap))
    chip.setFixedSize(chip.sizeHint().width() - 40, chip.sizeHint().height())
    assert len(cut_texts(guide)) == 1


def test_name_that_ends_in_an_ellipsis_is_found(open_desktop, real_catalogue):
    desktop = open_desktop(catalogue=real_catalogue, language="en", size=(1280, 800))
    visit(desktop, PageRef(Page.OFFICES))
    assert cut_texts(desktop.page) == []
    desktop.page.list.rows.itemDelegate().name_lines = 1
    assert cut_texts(desktop.page) != []


def test_header_without_room_is_found(open_desktop):
    page = visit(open_desktop(language="en"), PageRef(Page.COVERAGE))
    page.table.horizontalHeader().setDefaultSectionSize(20)
    assert cut_texts(page) != []


def test_words_on_words_are_found(guide):
    plant(guide, QLabel("one"), 0, 0)
    assert overlapping(guide) == []
    plant(guide, QLabel("other"), 4, 4)
    assert len(overlapping(guide)) == 1


@pytest.mark.parametrize("x", [-5, 5000])
def test_what_leaves_the_page_sideways_is_found(guide, x):
    plant(guide, QLabel("out"), x, 0)
    assert len(leaving(guide)) == 1


@pytest.mark.parametrize(("width", "height"), [(90, 59), (20, 60)])
def test_small_target_is_found(guide, width, height):
    button = plant(guide, QPushButton("Back to start"))
    button.setStyleSheet("min-height: 0; padding: 0")
    button.setFixedSize(width, height)
    assert len(small_targets(guide, guide.theme)) == 1


def test_small_and_tight_texts_are_found(guide):
    label = plant(guide, QLabel("small"))
    label.setStyleSheet("font-size: 17px")
    assert len(small_texts(guide, 18)) == 1
    assert tight_lines(guide, LINE_SPACING) == []
    assert tight_lines(guide, 2.0) != []


def test_faint_words_are_found(guide):
    page = guide.window()
    label = plant(guide, QLabel("faint"), 10, 10)
    label.setFont(QFont(label.font()))
    label.setStyleSheet("color: #BBBBBB")
    assert len(faint_texts(page, page.grab().toImage(), 4.5)) == 1
