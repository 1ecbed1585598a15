"""Typing, page keys and the way back, wherever the cursor is."""

import pytest

from tests.ui.eyes import rows_of
from tests.ui.hands import FILING, click, open_guide, press

FILING_ZH = "异地就医备案"


def test_typing_in_the_guide_begins_a_new_search(desk):
    desk.type("ydjy")
    press("Return")
    assert desk.page.guide_page.hasFocus()
    press("j")
    assert desk.page.search.text() == "j"
    assert desk.page.search.hasFocus()


def test_typing_in_the_list_begins_a_new_search(desk):
    desk.type("ydjy")
    press("Down")
    assert desk.page.results.hasFocus()
    press("j")
    assert desk.page.search.text() == "j"
    assert desk.page.search.hasFocus()


def test_shortcut_in_the_guide_is_no_search(desk):
    desk.type("ydjy")
    press("Return")
    press("Ctrl+R")
    assert desk.page.search.text() == "ydjy"


def test_page_keys_scroll_the_open_guide_from_the_search_field(make_desk):
    desk = make_desk(size=(1280, 420))
    desk.type("ydjy")
    desk.page.preview_now()
    bar = desk.page.guide_page.verticalScrollBar()
    press("PgDown")
    scrolled = bar.value()
    assert scrolled > 0
    press("PgUp")
    assert bar.value() < scrolled
    assert desk.page.search.text() == "ydjy"


@pytest.mark.parametrize(("size", "shown"), [((700, 800), True), ((1280, 800), False)])
def test_narrow_window_has_a_way_back_to_the_list(make_desk, size, shown):
    desk = make_desk(size=size)
    desk.presenter.open_service(FILING)
    assert open_guide(desk.page) == FILING_ZH
    assert desk.page._back.isVisible() is shown
    assert desk.page.results.isVisible() is not shown


def test_way_back_leads_to_the_list(open_desktop):
    desktop = open_desktop(size=(700, 800), language="zh_CN")
    desktop.presenter.open_service(FILING)
    click(desktop.page._back)
    assert desktop.page.results.isVisible()
    assert len(rows_of(desktop.page.results)) == 4
