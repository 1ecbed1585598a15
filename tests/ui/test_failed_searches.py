"""Searches that fail are counted in a hall, as words alone, until that is switched off."""

import pytest
from PySide6.QtTest import QTest

from cztservices.config import COUNT_FAILURES, PROFILES
from cztservices.domain.failed_search import LEAST_EXPORTED, Failure, Failures
from cztservices.presenters.actions import Action
from cztservices.presenters.pages import Page, PageRef
from cztservices.storage import failure_counts
from cztservices.storage.failure_counts import count_failure, read_failures
from tests.ui.hands import FILING, click, close, settle
from tests.ui.test_mine_page import button, notice, show

NUMBER = "13912345678"
LEFT, NOTHING = Failure.LEFT, Failure.NOTHING

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def path(tmp_path):
    """The file of counts."""
    return tmp_path / "data" / "counts.db"


@pytest.fixture(autouse=True)
def _told_at_once(monkeypatch):
    """What is counted once is told already, so that a test sees every count; seals cost nothing."""
    monkeypatch.setattr(failure_counts, "LEAST_EXPORTED", 1)
    monkeypatch.setattr(failure_counts, "COST", 2)


@pytest.fixture
def hall(open_desktop):
    """Starts the desktop in a profile of a hall."""

    def _hall(profile="staff", **wishes):
        desktop = open_desktop(profile=PROFILES[profile], language="en", **wishes)
        desktop._follow_up()
        return desktop

    return _hall


def search(desktop, text):
    desktop.page.search.setText(text)
    desktop.page.preview_now()


def counted(path):
    return {(one.phrase, one.failure): one.count for one in read_failures(path).phrases}


def test_search_that_is_left_is_counted_in_a_hall(hall, path):
    desktop = hall()
    search(desktop, "看毛病")
    desktop.page.action_requested.emit(Action.HOME)
    search(desktop, f"xyzzy {NUMBER}")
    search(desktop, "")
    search(desktop, "看毛病")
    desktop.page.action_requested.emit(Action.HOME)
    assert counted(path) == {("看毛病", LEFT): 2, ("xyzzy", NOTHING): 1}


def test_resident_is_never_counted(hall, tmp_path, path):
    desktop = hall("resident")
    for text in ("看毛病", "xyzzy", ""):
        search(desktop, text)
    desktop.page.action_requested.emit(Action.HOME)
    close(desktop)
    assert not path.exists()
    assert not [file for file in tmp_path.rglob("*") if "counts" in file.name]


def test_search_of_which_a_row_was_opened_is_not_counted(hall, path):
    desktop = hall()
    search(desktop, "看毛病")
    desktop.page._on_list_entered()
    assert desktop.desk.opened[0] == PageRef(Page.GUIDE, FILING)
    desktop.page.action_requested.emit(Action.HOME)
    assert counted(path) == {}


@pytest.mark.parametrize("action", [Action.COMPARE, Action.CODES, Action.FAVOURITE])
def test_guide_shown_in_passing_is_opened_by_doing_something_with_it(hall, path, action):
    desktop = hall()
    search(desktop, "看毛病")
    assert desktop.desk.opened is None or desktop.desk.opened[0] == PageRef(Page.HOME)
    desktop.page.action_requested.emit(action)
    desktop.page.action_requested.emit(Action.HOME)
    assert counted(path) == {}


def test_guide_shown_in_passing_is_opened_by_reading_on(hall, path):
    desktop = hall(size=(1280, 480))
    search(desktop, "看毛病")
    bar = settle(desktop.page).verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    search(desktop, "")
    assert counted(path) == {}


def test_looking_at_other_rows_in_passing_opens_nothing(hall, path):
    desktop = hall()
    search(desktop, "备案")
    first = desktop.desk.current
    desktop.page.list.enter()
    desktop.page.list.rows.setCurrentIndex(desktop.page.list.rows.model().index(1, 0))
    desktop.page.preview_now()
    assert desktop.desk.current != first
    search(desktop, "")
    assert counted(path) == {("备案", LEFT): 1}


def test_search_that_stands_when_the_program_ends_was_left(hall, path):
    desktop = hall()
    search(desktop, "看毛病")
    close(desktop)
    assert counted(path) == {("看毛病", LEFT): 1}


def test_search_in_a_tab_that_is_closed_was_left(hall, path):
    desktop = hall()
    desktop.page.action_requested.emit(Action.NEW_TAB)
    search(desktop, "看毛病")
    desktop.page.action_requested.emit(Action.CLOSE_TAB)
    assert counted(path) == {("看毛病", LEFT): 1}


def test_places_alone_are_no_question(hall, path):
    desktop = hall()
    search(desktop, "长沙")
    search(desktop, "")
    assert counted(path) == {}


# The switch


def test_switching_off_deletes_what_was_counted_and_asks_nothing(hall, path):
    desktop = hall()
    search(desktop, "看毛病")
    search(desktop, "")
    assert path.exists()
    click(button(show(desktop, "history"), "Stop and delete the counts"))
    assert not path.exists()
    assert "what was counted is deleted" in notice(desktop)
    assert desktop.store.settings()[COUNT_FAILURES.name] == ""
    search(desktop, "看毛病")
    search(desktop, "")
    assert not path.exists()


def test_switch_holds_for_the_next_start_until_it_is_switched_on(hall, path):
    desktop = hall()
    click(button(show(desktop, "history"), "Stop and delete the counts"))
    close(desktop)
    desktop = hall()
    search(desktop, "看毛病")
    search(desktop, "")
    assert not path.exists()
    click(button(show(desktop, "history"), "Count failed searches"))
    search(desktop, "看毛病")
    search(desktop, "")
    assert counted(path) == {("看毛病", LEFT): 1}


@pytest.mark.parametrize("profile", ["resident", "staff"])
def test_command_line_switches_off_for_any_profile_and_deletes(hall, path, profile):
    count_failure(path, "瞧病", LEFT)
    desktop = hall(profile, count_failures=False)
    assert not path.exists()
    search(desktop, "看毛病")
    search(desktop, "")
    assert not path.exists()


def test_resident_leaves_the_counts_of_a_hall_alone(hall, path):
    count_failure(path, "瞧病", LEFT)
    close(hall("resident"))
    assert counted(path) == {("瞧病", LEFT): 1}


def test_resident_is_offered_no_switch(hall):
    page = show(hall("resident"), "history")
    assert not [one for one in page.findChildren(type(button(page, "Switch history off"))) if "ount" in one.text()]


def test_counts_that_cannot_be_kept_disturb_nobody(hall, path):
    path.mkdir(parents=True)
    desktop = hall()
    search(desktop, "看毛病")
    search(desktop, "")
    assert notice(desktop) == ""
    assert path.is_dir()


def test_counts_that_cannot_be_deleted_are_said(hall, path):
    path.mkdir(parents=True)
    desktop = hall()
    click(button(show(desktop, "history"), "Stop and delete the counts"))
    assert "could not be deleted" in notice(desktop)
    assert desktop.store.settings()[COUNT_FAILURES.name] == ""


# What is written


def test_no_file_holds_what_was_looked_for_before_the_fifth_time(hall, tmp_path, path, monkeypatch):
    monkeypatch.setattr(failure_counts, "LEAST_EXPORTED", LEAST_EXPORTED)
    desktop = hall()
    for times in range(1, LEAST_EXPORTED):
        search(desktop, "xyzzy")
        desktop.page.action_requested.emit(Action.HOME)
        assert read_failures(path) == Failures((), 1), times
        assert [file.name for file in files_of(tmp_path) if b"xyzzy" in file.read_bytes()] == []
    search(desktop, "xyzzy")
    desktop.page.action_requested.emit(Action.HOME)
    assert counted(path) == {("xyzzy", NOTHING): LEAST_EXPORTED}
    close(desktop)
    assert [file for file in files_of(tmp_path) if b"xyzzy" in file.read_bytes()] == [path]


def files_of(folder):
    return [file for file in folder.rglob("*") if file.is_file()]


def test_no_file_holds_the_digits_that_were_typed(hall, tmp_path, path):
    desktop = hall()
    for text in (f"看毛病 {NUMBER}", f"xyzzy{NUMBER}", f"430102199001011234 {NUMBER}"):
        desktop.page.search.setFocus()
        QTest.keyClicks(desktop.page.search, text) if text.isascii() else search(desktop, text)
        desktop.page.action_requested.emit(Action.HOME)
    close(desktop)
    assert counted(path)
    files = files_of(tmp_path)
    assert path in files
    for digits in (NUMBER, "430102199001011234"):
        found = [
            file.name
            for file in files
            if any(
                part.encode(code) in file.read_bytes()
                for part in (digits, digits[-4:])
                for code in ("utf-8", "utf-16-le")
            )
        ]
        assert found == []
