"""The list of what was found: the keys on it, what it says, and what it reads out."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cztservices.domain.words import EntryKind
from cztservices.i18n import Translator
from cztservices.presenters.found import ResultsView
from cztservices.presenters.pages import Page
from cztservices.presenters.results import ResultView
from cztservices.ui import accessible
from cztservices.ui.list_panel import ListPanel
from cztservices.ui.theme import Theme
from tests.ui.eyes import rows_of, shown_words, spoken_name
from tests.ui.hands import press

ROWS = tuple(
    ResultView(EntryKind.SERVICE, ref, f"Service {ref}", (), "", (), "Health", "All online", "go") for ref in "abc"
)
FOUND = ResultsView("3 results", ROWS, "", searching=True)
ALL = ResultsView("All 3 services", ROWS, "", searching=False)
NOTHING = ResultsView("Nothing found", ROWS[:1], "Ring 12345 and say: hello", searching=False)


@pytest.fixture
def panel(qtbot) -> ListPanel:
    """An empty list, shown."""
    panel = ListPanel(Theme(), Translator("en"))
    qtbot.addWidget(panel)
    panel.resize(380, 600)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    return panel


@pytest.fixture
def wishes(panel) -> list[str]:
    """What was asked of the window, in order."""
    asked: list[str] = []
    for name in ("row_passed", "row_clicked", "row_entered", "left_upwards"):
        getattr(panel, name).connect(lambda name=name: asked.append(name))
    panel.key_typed.connect(lambda event: asked.append(f"typed {event.text()}") if event.text().strip() else None)
    return asked


def chosen_in(panel: ListPanel) -> str:
    """The id of the chosen row; empty when none is."""
    return panel.chosen.ref if panel.chosen is not None else ""


# Keys.


def test_up_from_the_first_row_leaves_the_list(panel, wishes):
    panel.show_results(FOUND)
    panel.enter()
    press("Down")
    press("Up")
    assert chosen_in(panel) == "a"
    assert "left_upwards" not in wishes
    press("Up")
    assert wishes[-1] == "left_upwards"
    assert chosen_in(panel) == "a"


def test_up_without_a_chosen_row_leaves_the_list(panel, wishes):
    panel.show_results(ALL)
    panel.rows.setFocus()
    press("Up")
    assert wishes == ["left_upwards"]


def test_up_in_the_window_leads_from_the_list_into_the_field(desk):
    desk.open(Page.SERVICES)
    desk.page.search.setFocus()
    press("Down")
    assert desk.page.list.rows.hasFocus()
    press("Up")
    assert desk.page.search.hasFocus()
    press("Down")
    assert desk.page.list.rows.hasFocus()


def test_moving_passes_rows_and_enter_enters_one(panel, wishes):
    panel.show_results(FOUND)
    panel.enter()
    wishes.clear()
    press("Down")
    assert wishes == ["row_passed"]
    press("Return")
    assert wishes == ["row_passed", "row_entered"]


def test_click_is_told_from_passing_by(panel, wishes):
    panel.show_results(FOUND)
    middle = panel.rows.visualRect(panel.rows.model().index(1, 0)).center()
    QTest.mouseClick(panel.rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert wishes[-1] == "row_clicked"
    assert "row_entered" not in wishes
    assert chosen_in(panel) == "b"


def test_letter_is_handed_on_and_chooses_no_row_by_itself(panel, wishes):
    panel.show_results(FOUND)
    panel.enter()
    panel.key_typed.connect(lambda event: event.accept())
    press("c")
    assert "typed c" in wishes
    assert chosen_in(panel) == "a"


def test_entering_chooses_the_first_row_and_keeps_one_that_is_chosen(panel):
    panel.show_results(ALL)
    panel.enter()
    assert chosen_in(panel) == "a"
    press("Down")
    panel.setFocus()
    panel.enter()
    assert chosen_in(panel) == "b"


# What is shown.


def test_answers_choose_the_first_row_and_collections_none(panel):
    panel.show_results(FOUND)
    assert (chosen_in(panel), panel.count()) == ("a", 3)
    panel.show_results(NOTHING)
    assert chosen_in(panel) == ""
    panel.show_results(ALL)
    assert chosen_in(panel) == ""


def test_chosen_row_of_a_collection_is_kept_when_it_is_shown_again(panel):
    panel.show_results(ALL)
    panel.enter()
    press("Down")
    panel.show_results(replace(ALL, rows=ROWS[1:]))
    assert chosen_in(panel) == "b"
    panel.show_results(replace(ALL, rows=ROWS[:1]))
    assert chosen_in(panel) == ""


def test_rows_that_are_shown_while_typing_are_not_passed(panel, wishes):
    panel.rows.clearFocus()
    panel.show_results(FOUND)
    panel.show_results(ALL)
    assert wishes == []


def test_where_nothing_was_found_it_says_what_to_do(panel):
    panel.show_results(NOTHING)
    assert {NOTHING.heading, NOTHING.hint} <= shown_words(panel)
    panel.show_results(FOUND)
    assert NOTHING.hint not in shown_words(panel)


def test_empty_list_takes_its_frame_away(panel):
    panel.show_results(replace(NOTHING, rows=()))
    assert not panel.rows.isVisible()
    panel.show_results(FOUND)
    assert panel.rows.isVisible()


def test_rows_are_read_with_all_that_they_show(panel):
    panel.show_results(FOUND)
    assert rows_of(panel.rows)[0] == "Service a, Health, All online"


def test_list_is_named_in_another_language(panel):
    before = spoken_name(panel.rows)
    panel.retranslate(Translator("zh_CN"))
    assert spoken_name(panel.rows) not in (before, "")


# What is read out.


class ScreenReader:
    """Stands in for one that is running."""

    def __init__(self) -> None:
        self.is_running = True
        self.said: list[str] = []

    def isActive(self) -> bool:
        return self.is_running

    def updateAccessibility(self, event) -> None:
        self.said.append(event.message())


@pytest.fixture
def reader(monkeypatch) -> ScreenReader:
    """What is told at once to who cannot see the list."""
    reader = ScreenReader()
    monkeypatch.setattr(accessible, "QAccessible", reader)
    return reader


def test_count_of_what_was_found_is_read_out(panel, reader):
    panel.show_results(FOUND)
    assert reader.said == ["3 results"]


def test_nothing_found_is_read_out_with_what_to_do(panel, reader):
    panel.show_results(NOTHING)
    assert reader.said == ["Nothing found. Ring 12345 and say: hello"]


def test_collection_is_not_read_out_since_nobody_searched(panel, reader):
    panel.show_results(ALL)
    assert reader.said == []


def test_nothing_is_read_out_without_a_screen_reader(panel, reader):
    reader.is_running = False
    panel.show_results(FOUND)
    assert reader.said == []


# What stays.


def test_answers_to_the_same_words_keep_the_row_that_was_chosen(panel, wishes):
    """Another city makes the same answers say something else; whoever chose a row meant it."""
    panel.show_results(FOUND)
    panel.enter()
    press("Down")
    wishes.clear()
    panel.show_results(replace(FOUND, heading="3 results again"), begins_anew=False)
    assert chosen_in(panel) == "b"
    assert wishes == []


def test_answers_to_other_words_begin_at_the_first_row(panel):
    panel.show_results(FOUND)
    panel.enter()
    press("Down")
    panel.show_results(FOUND)
    assert chosen_in(panel) == "a"


def test_row_that_is_gone_gives_way_to_the_first(panel):
    panel.show_results(FOUND)
    panel.enter()
    press("Down")
    panel.show_results(replace(FOUND, rows=(ROWS[0], ROWS[2])), begins_anew=False)
    assert chosen_in(panel) == "a"
