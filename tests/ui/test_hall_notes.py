"""Notes of the hall in the window: written by its staff, read by all, taken to other screens."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QInputDialog, QMessageBox, QPushButton, QToolButton

from cztservices.config import PROFILES
from cztservices.domain.hall import WHOLE, Hall
from cztservices.domain.words import End
from cztservices.presenters.actions import Action
from cztservices.presenters.direction import Direction
from cztservices.presenters.guide_aloud import sentences_of
from cztservices.presenters.pages import Page, PageRef
from cztservices.storage.hall_file import read_hall, write_hall
from cztservices.ui.fold import Fold
from cztservices.ui.guide_line import GuideLine
from cztservices.ui.hall_button import HallButton
from cztservices.ui.import_dialog import ImportDialog
from cztservices.ui.link import Link
from cztservices.ui.note_card import NoteCard
from cztservices.ui.note_editor import NoteEditor
from cztservices.ui.widgets import Chip
from tests.mine_records import HALL
from tests.ui.eyes import shown_words, spoken_name
from tests.ui.hands import CHANGSHA, FILING, KEPT_AT, XIANGTAN, ZHUZHOU, click, open_page, press, settle, turn_to
from tests.ui.test_mine_page import answer, button, let_answers_arrive, notice, show
from tests.ui.test_rendered import LOOKS, measure, visit

THERE = Direction(XIANGTAN, CHANGSHA)
STAFF = PROFILES["staff"]
OF_A_FILE = replace(STAFF, serves_others=False)
"""The staff where the notes are those of a file."""

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def open_guide(open_desktop):
    """A desktop in English with a guide open; ``fill`` puts notes before."""

    def _open(fill=lambda _hall: None, **wishes):
        desktop = open_desktop(**({"language": "en", "profile": STAFF} | wishes))
        fill(desktop.store.hall)
        turn_to(desktop.desk, THERE)
        open_page(desktop.desk, desktop.page, Page.GUIDE, FILING)
        return desktop

    return _open


@pytest.fixture
def guide(open_guide):
    """That of the staff, without a note."""
    return open_guide()


def page_of(desktop):
    return settle(desktop.page)


def kept(desktop):
    return desktop.store.hall.hall().notes


def editor_of(desktop):
    [editor] = [one for one in page_of(desktop).findChildren(NoteEditor) if one.isVisible()]
    return editor


def write(desktop, text):
    editor = editor_of(desktop)
    editor.field.selectAll()
    QTest.keyClicks(editor.field, text)
    QTest.keyClick(editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def line_of(desktop, line):
    return next(drawn for drawn in page_of(desktop).findChildren(GuideLine) if drawn._line.id == line)


def hall_button(root):
    return next(iter(root.findChildren(HallButton)))


def section_button(desktop, title):
    """The button beside the title of a section."""
    place = page_of(desktop)._notes.hall._places[title]
    return place.button


def cards(desktop):
    return [card for card in page_of(desktop).findChildren(NoteCard) if card._note.layer]


def put(line, text, seen, origin=None, destination=None):
    """Fills a hall with one note."""
    return lambda hall: hall.put_note(FILING, line, text, seen, origin, destination, now=KEPT_AT)


# Writing


def test_key_writes_on_the_whole_guide(guide):
    press("Ctrl+Shift+I")
    write(guide, "window 12")
    [note] = kept(guide)
    assert (note.line, note.text, note.origin, note.destination) == (WHOLE, "window 12", None, None)
    assert {"湘潭到长沙不用备案。", "网上备案。"} <= {*note.seen.split("\n")}
    [card] = cards(guide)
    assert {"window 12"} <= shown_words(card)
    assert [chip._text for chip in card.findChildren(Chip)] == ["This hall"]
    assert QApplication.focusWidget() is section_button(guide, WHOLE)


def test_small_hall_writes_on_its_line_and_the_key_on_the_line_with_the_focus(guide):
    click(hall_button(line_of(guide, "step-submit")))
    write(guide, "one")
    line_of(guide, "step-choose").proof_button.setFocus()
    press("Ctrl+Shift+I")
    write(guide, "two")
    assert {(note.line, note.text, note.seen) for note in kept(guide)} == {
        ("step-submit", "one", "提交。"),
        ("step-choose", "two", "选医院。"),
    }
    assert "one" in shown_words(line_of(guide, "step-submit"))


def test_small_hall_beside_a_title_writes_on_the_element(guide):
    click(section_button(guide, "@step"))
    write(guide, "third floor")
    [note] = kept(guide)
    assert (note.line, {*note.seen.split("\n")}) == ("@step", {"选医院。", "在长沙刷卡。", "提交。"})


def test_note_for_this_way_alone_remembers_what_stands_beneath_here(guide):
    click(section_button(guide, "@time_limit"))
    [box] = editor_of(guide).findChildren(QCheckBox)
    assert box.text() == "Only this way: Xiangtan → Changsha"
    box.setChecked(True)
    write(guide, "three days here")
    [note] = kept(guide)
    assert (note.origin, note.destination, note.seen) == (XIANGTAN, CHANGSHA, "五个工作日")
    guide.desk.choose_city(End.ORIGIN, ZHUZHOU)
    assert cards(guide) == []
    guide.desk.choose_city(End.ORIGIN, XIANGTAN)
    assert len(cards(guide)) == 1


def test_note_that_holds_any_way_from_now_on_is_still_current(open_guide):
    desktop = open_guide(put("@time_limit", "three days", "五个工作日", XIANGTAN, CHANGSHA))
    [card] = cards(desktop)
    click(next(one for one in card.findChildren(QPushButton) if one.text() == "Edit"))
    [box] = editor_of(desktop).findChildren(QCheckBox)
    assert box.isChecked()
    box.setChecked(False)
    write(desktop, "three days")
    [note] = kept(desktop)
    assert (note.origin, {*note.seen.split("\n")}) == (None, {"五个工作日", "当天"})
    assert cards(desktop)[0]._note.state == ""


def test_edit_keeps_the_way_for_which_it_was_written(open_guide):
    desktop = open_guide(put("step-submit", "one", "提交。", XIANGTAN, CHANGSHA))
    click(next(one for one in cards(desktop)[0].findChildren(QPushButton) if one.text() == "Edit"))
    write(desktop, "two")
    [note] = kept(desktop)
    assert (note.text, note.origin, note.destination, len(note.ancestors)) == ("two", XIANGTAN, CHANGSHA, 1)


def test_note_that_is_too_long_is_said_and_still_being_written(guide):
    press("Ctrl+Shift+I")
    editor = editor_of(guide)
    editor.field.setPlainText("x" * 301)
    QTest.keyClick(editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "at most 300" in notice(guide)
    assert editor_of(guide).field.toPlainText() == "x" * 301


def test_note_of_ones_own_stands_beside_those_of_the_hall(guide):
    line_of(guide, "step-submit").proof_button.setFocus()
    press("Ctrl+I")
    write(guide, "mine")
    line_of(guide, "step-submit").proof_button.setFocus()
    press("Ctrl+Shift+I")
    write(guide, "ours")
    assert ([note.text for note in guide.store.mine.notes()], [note.text for note in kept(guide)]) == (
        ["mine"],
        ["ours"],
    )
    assert {"mine", "ours"} <= shown_words(line_of(guide, "step-submit"))


# Review


def test_note_whose_line_has_changed_is_reviewed_by_its_staff(open_guide):
    desktop = open_guide(put("material-id", "both sides", "旧身份证"))
    [card] = cards(desktop)
    words = shown_words(card)
    assert {"旧身份证", "Identity card", "both sides"} <= words
    assert any(one.startswith("To be reviewed") for one in words)
    [link] = card.findChildren(Link)
    click(link)
    assert [note.seen for note in kept(desktop)] == ["身份证"]
    assert cards(desktop)[0]._note.state == ""


def test_reader_is_told_and_changes_nothing(open_guide):
    desktop = open_guide(put("material-id", "both sides", "旧身份证"), profile=PROFILES["resident"])
    [card] = cards(desktop)
    words = shown_words(card)
    assert any(one.endswith("ask whether it still holds") for one in words)
    assert "旧身份证" not in words
    assert card.findChildren(QPushButton) == []
    assert page_of(desktop).findChildren(HallButton) == []
    assert Action.HALL_NOTE not in desktop.page.actions_by_name


def test_note_on_a_line_that_is_gone_stands_at_the_end(open_guide):
    desktop = open_guide(put("step-old", "from before", "从前。"))
    assert {"Notes of this hall on lines that are no longer here", "from before", "从前。"} <= shown_words(
        page_of(desktop)
    )


def test_large_print_folds_no_note_of_the_hall_away(open_guide):
    plain = open_guide(elder=True)
    folds = {fold._title for fold in page_of(plain).findChildren(Fold)}
    assert "Good to know (1)" in folds
    noted = open_guide(put("@note", "ask for the leaflet", "据说很快。"), elder=True)
    assert "Good to know (1)" not in {fold._title for fold in page_of(noted).findChildren(Fold)}
    assert "ask for the leaflet" in shown_words(page_of(noted))


def test_notes_are_read_aloud_with_what_they_are_about(open_guide):
    desktop = open_guide(put("step-submit", "down on Wednesday", "提交。"))
    sentences = sentences_of(page_of(desktop)._view)
    assert sentences.index("This hall: down on Wednesday") == sentences.index("Submit.") + 1


def test_sheet_that_is_copied_has_the_notes(open_guide):
    open_guide(put("step-submit", "down on Wednesday", "提交。"))
    press("Ctrl+Shift+C")
    assert "down on Wednesday 〔This hall〕" in QGuiApplication.clipboard().text()


# A file that is given at the start


@pytest.fixture
def file(tmp_path):
    return tmp_path / "hall.json"


def test_counter_shows_what_its_own_hall_says(open_guide):
    desktop = open_guide(put("material-id", "no system on Wednesday afternoons", "身份证"))
    page = open_page(desktop.desk, desktop.page, Page.COUNTER, FILING)
    assert "This hall: no system on Wednesday afternoons" in shown_words(page)


@pytest.mark.parametrize("profile", [PROFILES["resident"], OF_A_FILE], ids=["resident", "staff"])
def test_notes_of_a_file_are_shown_and_neither_written_nor_kept(open_guide, file, profile):
    write_hall(HALL, file)
    desktop = open_guide(profile=profile, hall_notes=file)
    assert {"三楼 12 号窗口", "先取号"} <= shown_words(page_of(desktop))
    assert all(card.findChildren(QPushButton) == [] for card in cards(desktop))
    assert desktop.store.hall.hall().notes == ()


def test_file_that_cannot_be_read_is_told_above_every_page(open_guide, file, qtbot):
    desktop = open_guide(profile=OF_A_FILE, hall_notes=file)
    qtbot.waitUntil(lambda: str(file) in desktop._trouble_text())
    assert "Where to go" in shown_words(page_of(desktop))


def test_file_takes_the_place_of_the_notes_that_are_kept(open_guide, file):
    write_hall(HALL, file)
    desktop = open_guide(put(WHOLE, "kept", ""), hall_notes=file)
    words = shown_words(page_of(desktop))
    assert "先取号" in words
    assert "kept" not in words
    assert page_of(desktop).findChildren(HallButton) == []


# All of them, among one's own things


def tabs(page):
    return [tab.text() for tab in page.findChildren(QToolButton) if tab.property("role") == "chip"]


def test_part_is_there_for_the_staff_and_for_whoever_has_notes(open_desktop):
    assert "Notes of this hall" in tabs(show(open_desktop(language="en", profile=STAFF)))


def test_part_is_not_there_for_whoever_has_none(open_desktop):
    desktop = open_desktop(language="en", profile=PROFILES["resident"])
    assert "Notes of this hall" not in tabs(show(desktop))
    desktop.store.hall.merge(HALL)
    page = show(desktop, "hall")
    assert "Notes of this hall" in tabs(page)
    assert [one for one in page.findChildren(QPushButton) if one.text() in ("Edit", "Delete")] == []
    assert {"先取号", "Where to go", HALL.name} <= shown_words(page)


def test_hall_is_named(open_desktop):
    desktop = open_desktop(language="en", profile=STAFF)
    click(button(show(desktop, "hall"), "Name this hall …"))
    box = answer(desktop.page, QInputDialog)
    box.setTextValue("长沙市政务大厅")
    box.accept()
    let_answers_arrive()
    assert desktop.store.hall.hall().name == "长沙市政务大厅"
    assert "长沙市政务大厅" in shown_words(settle(desktop.page))


def test_notes_are_saved_to_a_file(open_desktop, file):
    desktop = open_desktop(language="en", profile=STAFF)
    desktop.store.hall.merge(HALL)
    click(button(show(desktop, "hall"), "Save to a file …"))
    answer(desktop.page, QFileDialog).fileSelected.emit(str(file))
    let_answers_arrive()
    assert {*read_hall(file).notes} == {*HALL.notes}
    assert f"{file} written." in notice(desktop)


@pytest.mark.parametrize(("profile", "part"), [("staff", "hall"), ("resident", "backups")])
def test_file_is_reported_before_it_is_taken_over(open_desktop, file, profile, part):
    write_hall(HALL, file)
    desktop = open_desktop(language="en", profile=PROFILES[profile])
    click(button(show(desktop, part), "Read from a file …"))
    answer(desktop.page, QFileDialog).fileSelected.emit(str(file))
    let_answers_arrive()
    dialog = answer(desktop.page, ImportDialog)
    assert {"3 new, 0 updated, 0 the same, 0 conflicting", f"This hall: {HALL.name}"} <= shown_words(dialog)
    assert kept(desktop) == ()
    click(next(one for one in dialog.findChildren(QPushButton) if spoken_name(one) == "Take over"))
    assert {*kept(desktop)} == {*HALL.notes}
    assert "Imported: 3 new" in notice(desktop)


def test_note_in_the_list_leads_to_its_guide_and_is_deleted_there(open_desktop):
    desktop = open_desktop(language="en", profile=STAFF)
    put("step-submit", "gone soon", "提交。", XIANGTAN, CHANGSHA)(desktop.store.hall)
    page = show(desktop, "hall")
    [card] = page.findChildren(NoteCard)
    click(next(one for one in card.findChildren(QPushButton) if one.text() == "Delete"))
    answer(desktop.page, QMessageBox).accept()
    let_answers_arrive()
    assert kept(desktop) == ()
    desktop.store.hall.merge(HALL)
    page = show(desktop, "hall")
    click(page.findChildren(NoteCard)[0].findChildren(Link)[0])
    assert desktop.desk.current.page is Page.GUIDE


def test_whoever_does_not_write_them_can_take_them_away(open_desktop):
    desktop = open_desktop(language="en", profile=PROFILES["resident"])
    desktop.store.hall.merge(HALL)
    click(button(show(desktop, "hall"), "Take these notes away"))
    answer(desktop.page, QMessageBox).accept()
    let_answers_arrive()
    assert desktop.store.hall.hall() == Hall()
    assert "Notes of this hall" not in tabs(settle(desktop.page))


@pytest.mark.parametrize(("profile", "is_there"), [("staff", True), ("resident", False)])
def test_help_names_the_layer_where_there_is_one(open_desktop, profile, is_there):
    desktop = open_desktop(language="en", profile=PROFILES[profile])
    words = shown_words(open_page(desktop.desk, desktop.page, Page.HELP))
    assert ("what the staff of this hall add, not the catalogue" in words) is is_there
    assert ("Write a note of this hall on this line" in words) is is_there


# Drawn


@pytest.mark.parametrize(("language", "size", "scale", "elder"), LOOKS[1:9:2])
def test_notes_can_be_read_and_hit(open_desktop, language, size, scale, elder):
    desktop = open_desktop(language=language, size=size, scale=scale, elder=elder, profile=STAFF)
    for line, seen in (("@step", "从前的话。"), ("step-submit", "从前的话。"), (WHOLE, ""), ("@note", "据说很快。")):
        put(line, "window 12, third floor; the system is down on Wednesday afternoons", seen)(desktop.store.hall)
    turn_to(desktop.desk, THERE)
    for ref in (PageRef(Page.GUIDE, FILING), PageRef(Page.MINE, choice="hall")):
        page = visit(desktop, ref)
        if ref.page is Page.GUIDE:
            press("Ctrl+Shift+I")
            page = settle(desktop.page)
        assert [*measure(desktop, page)] == []
