"""The star of a guide, and notes below its lines."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from cztservices.domain.mine import Place
from cztservices.errors import UserDataError
from cztservices.i18n import N_
from cztservices.presenters.direction import Direction
from cztservices.presenters.drafts import Draft
from cztservices.presenters.pages import Page
from cztservices.ui.guide_line import GuideLine
from cztservices.ui.note_button import NoteButton
from cztservices.ui.note_card import NoteCard
from cztservices.ui.note_editor import NoteEditor
from tests.ui.eyes import shown_words, spoken_name
from tests.ui.hands import CHANGSHA, FILING, KEPT_AT, XIANGTAN, ZHUZHOU, click, open_page, press, settle, turn_to

THERE = Direction(XIANGTAN, CHANGSHA)
GUIDE = Place("guide", FILING, XIANGTAN, CHANGSHA)


@pytest.fixture
def guide(open_desktop):
    """A desktop in English with a guide open."""
    desktop = open_desktop(language="en")
    turn_to(desktop.desk, THERE)
    open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
    return desktop


def page_of(desktop):
    return settle(desktop.page)


def star(desktop):
    return page_of(desktop)._head.star


def starred(desktop):
    return [one.place for one in desktop.store.mine.favourites()]


def line_of(desktop, line):
    return next(drawn for drawn in page_of(desktop).findChildren(GuideLine) if drawn._line.id == line)


def editors(root):
    return [editor for editor in root.findChildren(NoteEditor) if editor.isVisible()]


def write(desktop, text):
    """Type into the only editor, and keep it."""
    [editor] = editors(page_of(desktop))
    editor.field.selectAll()
    QTest.keyClicks(editor.field, text)
    QTest.keyClick(editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def notes(desktop):
    return [(note.line, note.text) for note in desktop.store.mine.notes()]


# The star


def test_key_makes_a_favourite_and_takes_it_away_again(guide):
    assert (star(guide).text(), starred(guide)) == ("☆", [])
    press("Ctrl+B")
    assert (star(guide).text(), starred(guide)) == ("★", [GUIDE])
    assert "is a favourite now" in guide.page.notices.done_text.text()
    press("Ctrl+B")
    assert (star(guide).text(), starred(guide)) == ("☆", [])
    assert "was taken from" in guide.page.notices.done_text.text()


def test_star_does_the_same_and_says_what_it_would_do(guide):
    assert spoken_name(star(guide)) == "Add to the favourites (Ctrl+B)"
    click(star(guide))
    assert spoken_name(star(guide)) == "Take from the favourites (Ctrl+B)"
    assert starred(guide) == [GUIDE]


def test_star_is_that_of_the_direction(guide):
    press("Ctrl+B")
    press("Ctrl+R")
    assert star(guide).text() == "☆"
    press("Ctrl+R")
    assert star(guide).text() == "★"


def test_favourite_that_comes_back_lies_where_it_lay(guide):
    mine = guide.store.mine
    for place in (GUIDE, Place("guide", "senior-card")):
        mine.put_favourite(place, "title", "工作", now=KEPT_AT)
    press("Ctrl+B")
    assert starred(guide) == [Place("guide", "senior-card")]
    press("Ctrl+B")
    assert starred(guide) == [GUIDE, Place("guide", "senior-card")]
    assert {one.folder for one in mine.favourites()} == {"工作"}


@pytest.mark.parametrize(
    ("page", "ref", "place"),
    [
        (Page.EVENT, "moving", Place("event", "moving")),
        (Page.ENTRY, "id-card-licence", Place("entry", "id-card-licence")),
        (Page.COMPARE, FILING, Place("compare", FILING)),
        (Page.LICENCES, "", None),
        (Page.MINE, "", None),
    ],
)
def test_every_page_about_one_thing_can_be_a_favourite(guide, page, ref, place):
    open_page(guide.desk, guide.page, page, ref)
    press("Ctrl+B")
    assert starred(guide) == ([place] if place else [])


def test_star_in_another_tab_follows(guide):
    press("Ctrl+T")
    open_page(guide.desk, guide.page, Page.GUIDE, FILING)
    press("Ctrl+B")
    press("Ctrl+Tab")
    assert star(guide).text() == "★"


def test_favourite_that_cannot_be_kept_is_said_and_the_star_stays_empty(guide, monkeypatch):
    def fail(*_args, **_fields):
        raise UserDataError(N_("Your data could not be saved to {file} ({reason})."), file="f", reason="full")

    monkeypatch.setattr(type(guide.store.mine), "put_favourite", fail)
    press("Ctrl+B")
    assert star(guide).text() == "☆"
    assert "(full)" in guide.page.notices.notice_text.text()


# Notes


def test_key_writes_on_the_answer_where_no_line_has_the_focus(guide):
    press("Ctrl+I")
    write(guide, "ring before noon")
    assert notes(guide) == [(page_of(guide)._view.answer_line.id, "ring before noon")]
    assert "ring before noon" in shown_words(page_of(guide))
    assert editors(page_of(guide)) == []


def test_key_writes_on_the_line_that_has_the_focus(guide):
    line_of(guide, "material-id").proof_button.setFocus()
    press("Ctrl+I")
    write(guide, "the new one")
    assert notes(guide) == [("material-id", "the new one")]
    assert "the new one" in shown_words(line_of(guide, "material-id"))


def test_pencil_writes_on_its_line_and_keeps_what_the_line_says_in_chinese(guide):
    line = line_of(guide, "material-id")
    pencil, _hall = line.findChildren(NoteButton)
    click(pencil)
    write(guide, "the new one")
    [note] = guide.store.mine.notes()
    assert note.seen == line._line.seen
    assert "身份证" in note.seen
    assert QApplication.focusWidget() is pencil


def test_escape_leaves_everything_as_it_was_and_stays_on_the_page(guide):
    press("Ctrl+I")
    [editor] = editors(page_of(guide))
    QTest.keyClicks(editor.field, "no")
    press("Esc")
    assert (notes(guide), editors(page_of(guide))) == ([], [])
    assert guide.page.opened is guide.page.made[Page.GUIDE]


def test_note_is_edited_in_place(guide):
    press("Ctrl+I")
    write(guide, "one")
    [card] = page_of(guide).findChildren(NoteCard)
    click(next(b for b in card.findChildren(QPushButton) if b.text() == "Edit"))
    write(guide, "two")
    assert [text for _line, text in notes(guide)] == ["two"]
    assert len(guide.store.mine.notes()[0].ancestors) == 1


def test_nothing_written_is_not_kept_and_said(guide):
    press("Ctrl+I")
    [editor] = editors(page_of(guide))
    QTest.keyClick(editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "write something first" in guide.page.notices.notice_text.text()
    assert len(editors(page_of(guide))) == 1


def test_note_that_cannot_be_kept_is_still_being_written(guide, monkeypatch):
    def fail(*_args, **_fields):
        raise UserDataError(N_("Your data could not be saved to {file} ({reason})."), file="f", reason="full")

    press("Ctrl+I")
    monkeypatch.setattr(type(guide.store.mine), "put_note", fail)
    write(guide, "long thought")
    assert "(full)" in guide.page.notices.notice_text.text()
    assert [editor.field.toPlainText() for editor in editors(page_of(guide))] == ["long thought"]


def test_what_is_being_written_is_there_again_after_looking_elsewhere(guide):
    press("Ctrl+I")
    [editor] = editors(page_of(guide))
    QTest.keyClicks(editor.field, "half a")
    guide.page.setFocus()
    press("F1")
    press("Alt+Left")
    assert [editor.field.toPlainText() for editor in editors(page_of(guide))] == ["half a"]


def test_another_note_does_not_disturb_the_one_that_is_being_written(guide):
    press("Ctrl+I")
    [editor] = editors(page_of(guide))
    QTest.keyClicks(editor.field, "half a")
    guide._own.keeping.remove_note(Draft(FILING, "", "0" * 32))
    assert editors(page_of(guide)) == [editor]
    assert editor.field.hasFocus()


def test_note_whose_line_has_changed_says_so_below_it(guide):
    guide.store.mine.put_note(FILING, "material-id", "mine", "从前的话。", now=KEPT_AT)
    guide.desk.choose_city(*_origin(ZHUZHOU))
    guide.desk.choose_city(*_origin(XIANGTAN))
    words = shown_words(line_of(guide, "material-id"))
    assert {"mine", "从前的话。", "The line has changed since you wrote this"} <= words


def test_note_whose_line_is_gone_stands_at_the_end(guide):
    guide.store.mine.put_note(FILING, "line-gone", "mine", "从前的话。", now=KEPT_AT)
    open_page(guide.desk, guide.page, Page.HELP)
    page = open_page(guide.desk, guide.page, Page.GUIDE, FILING)
    assert {"Notes on lines that are no longer here", "mine", "从前的话。"} <= shown_words(page)


def _origin(city):
    from cztservices.domain.words import End

    return End.ORIGIN, city


# What is kept from one start to the next


def test_ticks_and_visits_are_there_at_the_next_start(open_desktop, qtbot):
    first = open_desktop(language="en")
    turn_to(first.desk, THERE)
    page = open_page(first.desk, first.page, Page.GUIDE, FILING)
    line_of(first, "material-id").box.setChecked(True)
    qtbot.waitUntil(lambda: bool(first.store.mine.visits()))
    assert [visit.place for visit in first.store.mine.visits()] == [GUIDE]
    assert page is first.page.opened
    second = open_desktop(language="en")
    qtbot.waitUntil(lambda: second._ticks.has(FILING, "material-id"))
    open_page(second.desk, second.page, Page.GUIDE, FILING)
    assert line_of(second, "material-id").box.isChecked()


def test_page_shown_in_passing_is_no_visit(open_desktop):
    desktop = open_desktop(language="en")
    QTest.keyClicks(desktop.page.search, "ydjy")
    desktop.page.preview_now()
    assert desktop.desk.place_shown is not None
    assert desktop.desk.place_to_keep is None
    desktop._own.stop()
    assert desktop.store.mine.visits() == ()
    press("Return")
    desktop._own.stop()
    assert [visit.place.ref for visit in desktop.store.mine.visits()] == [FILING]


def test_looking_at_ones_history_is_no_part_of_it(open_desktop):
    desktop = open_desktop(language="en")
    press("Ctrl+H")
    desktop._own.note_visit()
    desktop._own.stop()
    assert desktop.store.mine.visits() == ()


def test_history_that_is_off_records_nothing(open_desktop):
    desktop = open_desktop(language="en")
    desktop._own.keeping.switch_history(on=False)
    open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
    desktop._own.stop()
    assert desktop.store.mine.visits() == ()
