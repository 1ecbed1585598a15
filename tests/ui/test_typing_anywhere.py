"""Typing, page keys and the way back, wherever the cursor is."""

import pytest

from cztservices.presenters.pages import Page
from tests.ui.eyes import rows_of
from tests.ui.hands import FILING, click, open_guide, press

FILING_ZH = "异地就医备案"


def test_typing_in_the_guide_begins_a_new_search(desk):
    desk.type("ydjy")
    press("Return")
    assert desk.page.opened.hasFocus()
    press("j")
    assert desk.page.search.text() == "j"
    assert desk.page.search.hasFocus()


def test_typing_in_the_list_begins_a_new_search(desk):
    desk.type("ydjy")
    press("Down")
    assert desk.page.list.rows.hasFocus()
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
    desk.page.opened.complete()
    bar = desk.page.opened.verticalScrollBar()
    press("PgDown")
    scrolled = bar.value()
    assert scrolled > 0
    press("PgUp")
    assert bar.value() < scrolled
    assert desk.page.search.text() == "ydjy"


def test_way_back_leads_to_what_was_found_where_the_guide_hides_it(open_desktop):
    desktop = open_desktop(size=(700, 800), language="zh_CN")
    desktop.page.search.setText("ydjy")
    press("Return")
    assert open_guide(desktop.page) == FILING_ZH
    assert not desktop.page.list.isVisible()
    click(desktop.page.bar.back)
    assert desktop.page.list.isVisible()
    assert rows_of(desktop.page.list.rows)[0].startswith(FILING_ZH)
    assert desktop.page.search.text() == "ydjy"
    press("Alt+Left")
    assert desktop.page.opened is desktop.page.made[Page.HOME]
    assert desktop.page.search.text() == ""


@pytest.mark.parametrize("size", [(700, 800), (1280, 800)])
def test_way_back_leads_to_the_list_of_all(make_desk, size):
    desk = make_desk(size=size)
    desk.open(Page.SERVICES)
    desk.open_guide(FILING)
    desk.presenter.go_back()
    assert desk.page.list.isVisible()
    assert len(rows_of(desk.page.list.rows)) == 4
