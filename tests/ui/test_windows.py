"""Several windows, and what is found again at the next start."""

import json
import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cztservices.app.handover import hand_over, name_socket
from cztservices.cli.desktop import main
from cztservices.config import SESSION, Folders
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.place_link import Place, read_link
from cztservices.storage.user_db import open_user_store
from cztservices.ui.frame import Frame
from tests.ui.hands import CHANGSHA, FILING, PERMIT, XIANGTAN, close, open_guide, open_page, press, settle, turn_to

FILING_EN = "Filing for medical treatment in another city"


@pytest.fixture
def user_db(tmp_path):
    return tmp_path / "data" / "user.db"


@pytest.fixture
def desktop(open_desktop):
    return open_desktop(language="en")


@pytest.fixture
def open_window(qtbot):
    """Opens another window, and waits until its page is drawn."""

    def _open(desktop):
        before = len(desktop.windows.opened)
        press("Ctrl+N")
        window = desktop.window
        assert len(desktop.windows.opened) == before + 1
        qtbot.waitUntil(lambda: window.page.opened is not None)
        with qtbot.waitActive(window.frame):
            window.frame.activateWindow()
        return window

    return _open


def session_in(path):
    """The session that is kept; None where there is none."""
    with closing(sqlite3.connect(path)) as connection:
        rows = dict(connection.execute("SELECT name, value FROM setting").fetchall())
    return json.loads(rows[SESSION.name]) if SESSION.name in rows else None


def keep(path, text):
    store, _trouble = open_user_store(path)
    store.put_setting(SESSION.name, text)
    store.close()


def test_another_window_opens_at_the_same_place(desktop, open_window):
    turn_to(desktop.desk, Direction(XIANGTAN, CHANGSHA))
    open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
    first = desktop.window
    second = open_window(desktop)
    assert second is not first
    assert open_guide(second.page) == FILING_EN
    assert second.desk.direction == Direction(XIANGTAN, CHANGSHA)
    second.desk.turn_around()
    assert first.desk.direction == Direction(XIANGTAN, CHANGSHA)


def test_each_window_has_its_own_tabs_and_title(desktop, open_window):
    first = desktop.window
    second = open_window(desktop)
    press("Ctrl+T")
    assert (len(first.tabs.desks), len(second.tabs.desks)) == (1, 2)
    open_page(second.desk, second.page, Page.OFFICES)
    assert second.frame.windowTitle() == "Offices – CrossCity"
    assert first.frame.windowTitle() == "Cross-city services of Changsha, Zhuzhou and Xiangtan"


def test_look_and_language_are_those_of_all_windows(desktop, open_window):
    open_window(desktop)
    for keys in ("Ctrl+Shift+D", "Ctrl+E", "Ctrl+L"):
        press(keys)
    assert {window.page.theme for window in desktop.windows.opened} == {desktop.theme}
    assert {window.page.search.accessibleName() for window in desktop.windows.opened} == {"搜索"}


def test_window_that_is_closed_leaves_the_others(desktop, open_window, qtbot):
    first, second = desktop.window, open_window(desktop)
    second.frame.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert desktop.windows.opened == [first]
    assert first.frame.isVisible()
    with qtbot.waitActive(first.frame):
        first.frame.activateWindow()
    press("Ctrl+Shift+D")
    assert first.page.theme.name == "dark"


def test_leaving_closes_all_and_all_come_back(open_desktop, open_window, qtbot):
    desktop = open_desktop(language="en")
    open_page(desktop.desk, desktop.page, Page.OFFICES)
    second = open_window(desktop)
    open_page(second.desk, second.page, Page.GUIDE, FILING)
    windows = [*desktop.windows.opened]
    press("Ctrl+Q")
    assert not any(window.frame.isVisible() for window in windows[-1:])
    close(desktop)
    again = open_desktop(language="en")
    qtbot.waitUntil(lambda: len(again.windows.opened) == 2)
    for window in again.windows.opened:
        qtbot.waitUntil(lambda window=window: window.page.opened is not None)
    assert [window.desk.current.page for window in again.windows.opened] == [Page.OFFICES, Page.GUIDE]


def test_last_window_closed_is_the_one_that_comes_back(open_desktop, open_window):
    desktop = open_desktop(language="en")
    second = open_window(desktop)
    second.frame.close()
    close(desktop)
    assert len(open_desktop(language="en").windows.opened) == 1


def test_tabs_cities_text_and_place_come_back(open_desktop):
    desktop = open_desktop(language="en", size=(1280, 500))
    turn_to(desktop.desk, Direction(XIANGTAN, CHANGSHA))
    page = open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum() // 2)
    place = page.verticalScrollBar().value()
    press("Ctrl+T")
    desktop.page.search.setText("juzhu")
    press("Return")
    press("Ctrl+T")
    press("Ctrl+PgUp")
    press("Ctrl+PgUp")
    close(desktop)
    again = open_desktop(language="en", size=(1280, 500))
    assert again.page.strip.bar.count() == 3
    assert again.page.strip.bar.currentIndex() == 0
    assert open_guide(again.page) == FILING_EN
    settle(again.page)
    assert again.page.opened.verticalScrollBar().value() == place
    assert again.desk.direction == Direction(XIANGTAN, CHANGSHA)
    assert again.page.strip.bar.tabText(1) == "Residence permit · Changsha"
    press("Ctrl+PgDown")
    assert (again.page.search.text(), open_guide(again.page)) == ("", "Residence permit")


def test_what_was_typed_is_not_remembered(open_desktop, user_db):
    desktop = open_desktop(language="en")
    desktop.page.search.setText("430102199001011234")
    desktop.page.settle()
    close(desktop)
    assert b"430102199001011234" not in user_db.read_bytes()
    assert open_desktop(language="en").page.search.text() == ""


def test_window_comes_back_where_it_was(open_desktop):
    desktop = open_desktop(language="en")
    desktop.frame.setGeometry(40, 30, 700, 600)
    close(desktop)
    assert open_desktop(language="en").frame.geometry() == QRect(40, 30, 700, 600)


def test_window_of_a_screen_that_has_gone_is_brought_into_sight(open_desktop, user_db):
    tab = {"link": "czt:home", "scroll": 0, "title": ""}
    at = {"x": 90_000, "y": 90_000, "width": 700, "height": 600, "maximized": False}
    keep(user_db, json.dumps({"windows": [{"tabs": [tab], "shown": 0, **at}]}))
    frame = open_desktop(language="en").frame
    assert frame.screen().availableGeometry().intersects(frame.geometry())


def test_size_of_the_command_line_wins(open_desktop):
    desktop = open_desktop(language="en")
    desktop.frame.setGeometry(40, 30, 700, 600)
    close(desktop)
    assert open_desktop(language="en", size=(900, 650)).frame.width() == 900


def test_place_is_written_when_it_has_settled_and_not_at_every_key(open_desktop, user_db, qtbot, monkeypatch):
    monkeypatch.setattr("cztservices.app.remembering.SETTLE_MS", 50)
    desktop = open_desktop(language="en")
    qtbot.waitUntil(lambda: session_in(user_db) is not None)
    written = []
    put = desktop.store.put_setting
    monkeypatch.setattr(desktop.store, "put_setting", lambda name, value: written.append(name) or put(name, value))
    for _ in range(3):
        QTest.keyClicks(desktop.page.search, "ydjy")
    assert written == []
    qtbot.waitUntil(lambda: written == [SESSION.name])
    [window] = session_in(user_db)["windows"]
    assert "ydjy" not in json.dumps(window)
    desktop.page.settle()


def test_program_that_was_killed_comes_back_as_it_was_kept_last(open_desktop, user_db, qtbot, monkeypatch):
    monkeypatch.setattr("cztservices.app.remembering.SETTLE_MS", 0)
    desktop = open_desktop(language="en")
    open_page(desktop.desk, desktop.page, Page.GUIDE, PERMIT)
    qtbot.waitUntil(lambda: "residence-permit" in json.dumps(session_in(user_db)))
    kept = session_in(user_db)
    close(desktop)
    keep(user_db, json.dumps(kept))
    assert open_guide(open_desktop(language="en").page) == "Residence permit"


def test_place_that_is_gone_is_home_with_a_sentence(open_desktop, user_db):
    tab = {"link": "czt:guide/no-such-service", "text": "", "scroll": 0.5, "title": "Gone"}
    at = {"x": 0, "y": 0, "width": 700, "height": 600, "maximized": False}
    keep(user_db, json.dumps({"windows": [{"tabs": [tab], "shown": 0, **at}]}))
    desktop = open_desktop(language="en")
    assert desktop.desk.current == PageRef(Page.HOME)
    assert "no-such-service" in desktop.page.notices.notice_text.text()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=50), st.binary(max_size=50).map(lambda raw: raw.decode("latin-1"))))
def test_damaged_memory_is_ignored(open_desktop, user_db, text):
    keep(user_db, text.replace("\x00", ""))
    desktop = open_desktop(language="en")
    assert desktop.desk.current == PageRef(Page.HOME)
    assert not desktop.page.notices.notice.isVisible()
    close(desktop)


def test_picture_remembers_nothing(open_desktop, user_db, catalogue_path, tmp_path):
    def draw(page):
        given = ["--profile", "staff", "--catalogue", catalogue_path, "--base-dir", tmp_path]
        assert main([*map(str, given), "--snapshot", str(tmp_path / f"{page}.png"), "--page", page]) == 0
        return (tmp_path / f"{page}.png").read_bytes()

    unused = draw("offices")
    assert not user_db.exists()
    desktop = open_desktop()
    for keys in ("Ctrl+3", "Ctrl+Shift+D"):
        press(keys)
    close(desktop)
    before = user_db.read_bytes()
    assert draw("offices") == unused
    assert user_db.read_bytes() == before


def test_link_opens_beside_what_was_remembered(open_desktop):
    desktop = open_desktop(language="en")
    open_page(desktop.desk, desktop.page, Page.OFFICES)
    close(desktop)
    link = read_link(f"czt:guide/{FILING}?origin={XIANGTAN}&destination={CHANGSHA}")
    again = open_desktop(language="en", link=link)
    assert [desk.current.page for desk in again.window.tabs.desks] == [Page.OFFICES, Page.GUIDE]
    assert open_guide(again.page) == FILING_EN
    assert again.desk.direction == Direction(XIANGTAN, CHANGSHA)


def test_link_that_is_handed_over_opens_in_the_window_in_front(open_desktop, qtbot, tmp_path, monkeypatch):
    raised = []
    monkeypatch.setattr(Frame, "raise_", lambda frame: raised.append(frame))  # noqa: PLW0108 - a builtin would not be bound
    desktop = open_desktop(language="en")
    folder = Folders.below(tmp_path).user_data
    qtbot.waitUntil(lambda: desktop.windows._links is not None)
    desktop.windows._links.link_received.emit(Place(PageRef(Page.GUIDE, FILING)))
    assert len(desktop.window.tabs.desks) == 1
    assert open_guide(desktop.page) == FILING_EN
    desktop.windows._links.link_received.emit(Place(PageRef(Page.OFFICES)))
    assert len(desktop.window.tabs.desks) == 2
    assert raised == [desktop.frame] * 2
    close(desktop)
    assert not hand_over("czt:home", folder)


def test_socket_is_named_after_the_folder_of_the_user(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    names = {name_socket(tmp_path / name) for name in ("a", "b", "b/../a")}
    assert len(names) == 2
    assert all(name.startswith(f"{tmp_path}/czt-") for name in names)
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert name_socket(tmp_path / "a").startswith(str(tmp_path / "a"))
