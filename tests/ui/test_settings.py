"""What the user chose is kept, and what becomes of it when it cannot be."""

import sqlite3
from datetime import date

import pytest

from cztservices.config import SESSION
from cztservices.presenters.direction import Direction
from cztservices.storage.user_db import open_user_store
from cztservices.ui.theme import Theme
from tests.ui.hands import CHANGSHA, XIANGTAN, close, press


@pytest.fixture
def user_db(tmp_path):
    """Where the desktop of a test keeps the user's data."""
    return tmp_path / "data" / "user.db"


def settings_in(path):
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT name, value FROM setting").fetchall()
    connection.close()
    return {name: value for name, value in rows if name != SESSION.name}


def test_choices_are_written_and_read_on_the_next_start(open_desktop, user_db, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    desktop = open_desktop()
    for keys in ("Ctrl+3", "Alt+1", "Ctrl+Shift+D", "Ctrl++", "Ctrl+E", "Ctrl+L"):
        press(keys)
    close(desktop)
    looks = {"theme": "dark", "scale": "1.25", "elder": "1", "language": "zh_TW"}
    assert settings_in(user_db) == {"origin": XIANGTAN, "destination": CHANGSHA} | looks
    again = open_desktop()
    assert again.desk.direction == Direction(XIANGTAN, CHANGSHA)
    assert again.theme == Theme("dark", 1.25, elder=True)
    assert again.translator.language == "zh_TW"
    press("Ctrl+E")
    close(again)
    assert settings_in(user_db)["elder"] == ""
    assert not open_desktop().theme.elder


def test_options_of_the_command_line_win_and_are_not_kept(open_desktop, user_db):
    wishes = {"language": "en", "theme": "contrast", "scale": 2.0, "elder": True}
    close(open_desktop(**wishes))
    assert settings_in(user_db) == {}
    desktop = open_desktop(**wishes)
    assert (desktop.theme, desktop.translator.language) == (Theme("contrast", 2.0, elder=True), "en")


def test_setting_that_is_no_choice_counts_as_not_set(open_desktop, user_db):
    store, _trouble = open_user_store(user_db)
    for name in ("theme", "scale", "elder", "language", "origin"):
        store.put_setting(name, "nonsense")
    store.close()
    desktop = open_desktop()
    assert desktop.theme == Theme("light", 1.0, elder=False)
    assert desktop.desk.direction == Direction()


def test_no_notice_when_all_is_well(open_desktop):
    assert not open_desktop().page.notices.notice.isVisible()


def test_damaged_data_is_kept_said_and_begun_anew(open_desktop, user_db):
    user_db.parent.mkdir()
    user_db.write_bytes(damage := b"no database at all " * 100)
    desktop = open_desktop(language="en")
    [kept] = user_db.parent.glob("user.db.damaged-*")
    assert kept.read_bytes() == damage
    assert desktop.page.notices.notice.isVisible()
    notice = desktop.page.notices.notice_text.text()
    assert str(user_db) in notice
    assert kept.name in notice
    press("Ctrl+3")
    close(desktop)
    assert settings_in(user_db)["origin"] == XIANGTAN
    assert not open_desktop().page.notices.notice.isVisible()


def test_data_that_cannot_be_opened_is_said_and_the_window_answers(open_desktop, tmp_path):
    (tmp_path / "data").write_text("a file where a folder is wanted", encoding="ascii")
    desktop = open_desktop(language="en")
    assert desktop.page.notices.notice.isVisible()
    assert str(tmp_path / "data" / "user.db") in desktop.page.notices.notice_text.text()
    press("Ctrl+3")
    desktop.page.search.setText("ydjy")
    assert desktop.desk.direction == Direction(XIANGTAN, None)
    assert desktop.page.list.count() > 0


def test_data_of_a_newer_program_is_left_alone(open_desktop, user_db):
    user_db.parent.mkdir()
    with sqlite3.connect(user_db) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = user_db.read_bytes()
    desktop = open_desktop(language="en")
    assert "newer" in desktop.page.notices.notice_text.text()
    press("Ctrl+3")
    close(desktop)
    assert user_db.read_bytes() == before


def test_choice_that_cannot_be_written_is_said_and_holds(open_desktop, user_db):
    desktop = open_desktop(language="en")
    assert not desktop.page.notices.notice.isVisible()
    with sqlite3.connect(user_db) as connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON setting BEGIN SELECT RAISE(FAIL, 'the disk is full'); END"
        )
    connection.close()
    press("Ctrl+3")
    assert desktop.page.notices.notice.isVisible()
    assert "the disk is full" in desktop.page.notices.notice_text.text()
    assert desktop.desk.direction == Direction(XIANGTAN, None)
    press("Ctrl+Shift+D")
    assert "the disk is full" in desktop.page.notices.notice_text.text()


@pytest.mark.parametrize(
    ("today", "words"), [(date(1970, 1, 1), "January 1, 1970"), (date(2040, 1, 1), "more than five years ago")]
)
def test_clock_that_cannot_be_believed_is_said_and_the_window_answers(open_desktop, qtbot, today, words):
    desktop = open_desktop(language="en", day=today)
    qtbot.waitUntil(desktop.page.notices.notice.isVisible)
    assert words in desktop.page.notices.notice_text.text()
    press("Ctrl+Shift+D")
    assert words in desktop.page.notices.notice_text.text()
    press("Ctrl+L")
    assert desktop.page.notices.notice.isVisible()
    assert words not in desktop.page.notices.notice_text.text()
    desktop.page.search.setText("ydjy")
    assert desktop.page.list.count() > 0
