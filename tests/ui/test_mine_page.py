"""The page of one's own things: opened, put in order, taken along, brought back."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMenu, QMessageBox, QPushButton

from cztservices.domain.merge_mine import Choice
from cztservices.domain.mine import Place, edit
from cztservices.presenters.actions import Action
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from cztservices.storage.backups import list_backups
from cztservices.storage.mine_file import read_mine, write_mine
from cztservices.storage.user_db import MemoryStore
from cztservices.ui.import_dialog import ImportDialog
from cztservices.ui.link import Link
from cztservices.ui.note_card import NoteCard
from cztservices.ui.note_editor import NoteEditor
from tests.ui.eyes import shown_words, spoken_name
from tests.ui.hands import CHANGSHA, FILING, KEPT_AT, XIANGTAN, click, fill_mine, open_folds, press, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

GUIDE = Place("guide", FILING, XIANGTAN, CHANGSHA)


@pytest.fixture
def mine(open_desktop):
    """A desktop in English on whose page of own things there is something of everything."""
    desktop = open_desktop(language="en")
    fill_mine(desktop.store.mine)
    return desktop


def show(desktop, part=""):
    """Open a part of the page and return the page."""
    desktop.desk.open(PageRef(Page.MINE, choice=part))
    return settle(desktop.page)


def button(root, name):
    """The button that a screen reader calls so."""
    return next(one for one in root.findChildren(QPushButton) if spoken_name(one) == name)


def link(root, title):
    return next(one for one in root.findChildren(Link) if one.text() == title)


def answer(parent, kind):
    """The question that is open."""
    return next(box for box in parent.findChildren(kind) if box.isVisible())


def let_answers_arrive():
    """Questions are answered once they have closed."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def folders(desktop):
    """What lies where."""
    return [(one.folder, one.place.ref) for one in desktop.store.mine.favourites()]


def notice(desktop):
    return desktop.page.notices.notice_text.text() + desktop.page.notices.done_text.text()


# How it is reached


@pytest.mark.parametrize(("keys", "part"), [("Ctrl+M", ""), ("Ctrl+H", "history")])
def test_keys_open_their_part(mine, keys, part):
    press(keys)
    assert mine.desk.current == PageRef(Page.MINE, choice=part)


@pytest.mark.parametrize("part", ["", "notes", "history", "backups"])
def test_empty_part_says_the_next_step(open_desktop, part):
    desktop = open_desktop(language="en")
    words = " ".join(shown_words(show(desktop, part)))
    assert any(step in words for step in ("Ctrl+B", "Ctrl+I", "open a guide", "first is made"))


# Favourites


def test_favourite_opens_with_its_cities(mine):
    click(link(show(mine), "Filing for medical treatment in another city · Xiangtan → Changsha"))
    assert mine.desk.current == PageRef(Page.GUIDE, FILING)
    assert mine.desk.direction == Direction(XIANGTAN, CHANGSHA)


def test_what_the_catalogue_has_no_longer_has_its_old_title_and_can_be_removed(mine):
    page = show(mine)
    assert "旧机构" in shown_words(page)
    assert "旧机构" not in {one.text() for one in page.findChildren(Link)}
    click(button(page, "Take 旧机构 from the favourites"))
    assert folders(mine) == [("", FILING), ("家里", "moving")]
    assert "旧机构" in notice(mine)


def test_favourite_moves_by_keys_and_keeps_the_focus(mine, qtbot):
    link(show(mine), "Moving house").setFocus()
    press("Alt+Down")
    assert folders(mine) == [("", FILING), ("家里", "gone"), ("家里", "moving")]
    qtbot.waitUntil(lambda: getattr(QApplication.focusWidget(), "text", str)() == "Moving house")
    press("Alt+Up")
    assert folders(mine) == [("", FILING), ("家里", "moving"), ("家里", "gone")]


def test_favourite_is_removed_by_a_key(mine):
    link(show(mine), "Moving house").setFocus()
    press("Delete")
    assert folders(mine) == [("", FILING), ("家里", "gone")]


def test_favourite_moves_by_a_button_and_no_further_than_there_is_something(mine):
    page = show(mine)
    assert not button(page, "Move 旧机构 down").isEnabled()
    click(button(page, "Move 旧机构 up"))
    assert folders(mine) == [("", FILING), ("家里", "gone"), ("家里", "moving")]


def choose_folder(page, title, entry):
    click(button(page, f"Put {title} into a folder"))
    [menu] = [menu for menu in page.findChildren(QMenu) if menu.isVisible()]
    [action] = [action for action in menu.actions() if action.text() == entry]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_favourite_is_put_into_a_folder_a_new_one_and_none(mine):
    title = "Filing for medical treatment in another city"
    choose_folder(show(mine), title, "家里")
    assert folders(mine) == [("家里", "moving"), ("家里", "gone"), ("家里", FILING)]
    page = settle(mine.page)
    choose_folder(page, title, "New folder …")
    box = answer(page, QInputDialog)
    box.setTextValue("工作")
    box.accept()
    let_answers_arrive()
    assert ("工作", FILING) in folders(mine)
    choose_folder(settle(mine.page), title, "In no folder")
    assert folders(mine)[0] == ("", FILING)


@pytest.mark.parametrize(("name", "folder"), [("父母", "父母"), ("  ", "家里")])
def test_folder_is_renamed_but_not_to_nothing(mine, name, folder):
    page = show(mine)
    click(button(page, "Rename the folder 家里"))
    box = answer(page, QInputDialog)
    assert box.textValue() == "家里"
    box.setTextValue(name)
    box.accept()
    let_answers_arrive()
    assert folders(mine) == [("", FILING), (folder, "moving"), (folder, "gone")]


def test_many_favourites_are_drawn_when_they_are_asked_for(open_desktop):
    desktop = open_desktop(language="en")
    for number in range(103):
        desktop.store.mine.put_favourite(Place("guide", f"gone-{number}"), f"title {number}", now=KEPT_AT)
    page = show(desktop)
    assert "title 102" not in shown_words(page)
    open_folds(page)
    assert "title 102" in shown_words(settle(desktop.page))


# Notes


def cards(page):
    return {card._note.line: card for card in page.findChildren(NoteCard)}


def test_note_on_a_changed_line_shows_both_words_and_can_be_kept_for_the_new(mine):
    page = show(mine, "notes")
    words = shown_words(cards(page)["step-submit"])
    assert {"从前的话。", "带两份", "The line has changed since you wrote this"} <= words
    click(link(cards(page)["step-submit"], "Keep the note for the new words"))
    [note] = [note for note in mine.store.mine.notes() if note.line == "step-submit"]
    assert note.seen != "从前的话。"
    assert "The line has changed since you wrote this" not in shown_words(settle(mine.page))


def test_note_whose_line_is_gone_is_said_to_be_and_can_still_be_edited(mine):
    page = show(mine, "notes")
    card = cards(page)["line-gone"]
    assert "The line is no longer in the guide" in shown_words(card)
    assert not [one for one in card.findChildren(Link) if "new words" in one.text()]
    click(next(b for b in card.findChildren(QPushButton) if b.text() == "Edit"))
    QTest.keyClicks(card.editor.field, "!")
    QTest.keyClick(card.editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [note] = [note for note in mine.store.mine.notes() if note.line == "line-gone"]
    assert (note.text, note.seen) == ("问李女士!", "没有了的话。")


@pytest.mark.parametrize("agrees", [True, False])
def test_note_is_deleted_after_a_question(mine, agrees):
    card = cards(show(mine, "notes"))["line-gone"]
    click(next(b for b in card.findChildren(QPushButton) if b.text() == "Delete"))
    box = answer(card, QMessageBox)
    click(box.buttons()[0] if agrees else box.escapeButton())
    let_answers_arrive()
    assert [note.line for note in mine.store.mine.notes()] == (
        ["step-submit"] if agrees else ["line-gone", "step-submit"]
    )


def test_what_is_being_written_outlives_another_look(mine):
    card = cards(show(mine, "notes"))["line-gone"]
    click(next(b for b in card.findChildren(QPushButton) if b.text() == "Edit"))
    QTest.keyClicks(card.editor.field, "!")
    mine._change_look(Action.THEME)
    [editor] = settle(mine.page).findChildren(NoteEditor)
    assert editor.field.toPlainText() == "问李女士!"


# History


def test_visit_is_opened_again(mine):
    page = show(mine, "history")
    open_folds(page)
    click(link(page, "Filing for medical treatment in another city · Xiangtan → Changsha"))
    assert mine.desk.current == PageRef(Page.GUIDE, FILING)


def test_history_is_cleared_after_a_question_and_nothing_else_is(mine):
    page = show(mine, "history")
    click(button(page, "Clear all"))
    box = answer(page, QMessageBox)
    assert mine.store.mine.visits()
    click(box.buttons()[0])
    let_answers_arrive()
    assert not mine.store.mine.visits()
    assert len(mine.store.mine.favourites()) == 3


def test_history_is_switched_off_and_on(mine):
    click(button(show(mine, "history"), "Switch history off"))
    assert not mine.store.mine.keeps_history
    click(button(settle(mine.page), "Switch history on"))
    assert mine.store.mine.keeps_history


# Taking it along


def choose_file(page, words, path):
    click(button(page, words))
    dialog = answer(page, QFileDialog)
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(str(path))
    dialog.fileSelected.emit(str(path))
    dialog.close()
    let_answers_arrive()


def test_everything_is_written_to_a_file(mine, tmp_path):
    path = tmp_path / "own.json"
    choose_file(show(mine, "backups"), "Save to a file …", path)
    assert read_mine(path) == mine.store.mine.everything()
    assert str(path) in notice(mine)


def test_file_that_cannot_be_written_is_said(mine, tmp_path):
    path = tmp_path / "own.json"
    path.mkdir()
    choose_file(show(mine, "backups"), "Save to a file …", path)
    assert str(path) in notice(mine)


@pytest.fixture
def theirs(mine, tmp_path):
    """A file with a note that both edited, and a favourite that is new."""
    own = mine.store.mine
    other = MemoryStore()
    other.mine.merge(own.everything())
    [note] = [note for note in other.mine.notes() if note.line == "line-gone"]
    other.mine.put_note(FILING, note.line, "theirs", note.seen, now=KEPT_AT, uid=note.uid)
    own.put_note(FILING, note.line, "ours", note.seen, now=edit_time(note), uid=note.uid)
    other.mine.put_favourite(Place("guide", "senior-card"), "new one", now=KEPT_AT)
    path = tmp_path / "theirs.json"
    write_mine(other.mine.everything(), path)
    other.close()
    return path


def edit_time(note):
    """Another moment than that of the other edition."""
    from cztservices.domain.mine import read_stamp

    return read_stamp(edit(note, KEPT_AT).changed).replace(microsecond=7)


def texts(desktop):
    return sorted(note.text for note in desktop.store.mine.notes() if note.line == "line-gone")


@pytest.mark.parametrize(
    ("choice", "kept"), [(None, ["ours"]), (Choice.THEIRS, ["theirs"]), (Choice.BOTH, ["ours", "theirs"])]
)
def test_import_reports_first_and_does_what_was_chosen(mine, theirs, choice, kept):
    choose_file(show(mine, "backups"), "Read from a file …", theirs)
    dialog = answer(mine.page, ImportDialog)
    assert {"1 new, 0 updated, 4 the same, 1 conflicting", "yours: ours", "in the file: theirs"} <= shown_words(dialog)
    assert texts(mine) == ["ours"]
    if choice is not None:
        group = next(iter(dialog._groups.values()))
        click(group.button(list(Choice).index(choice)))
    click(next(b for b in dialog.findChildren(QPushButton) if b.text() == "Take over"))
    assert texts(mine) == kept
    assert ("", "senior-card") in folders(mine)
    assert "Imported: 1 new" in notice(mine)


def test_import_that_is_closed_changes_nothing(mine, theirs):
    before = mine.store.mine.everything()
    choose_file(show(mine, "backups"), "Read from a file …", theirs)
    answer(mine.page, ImportDialog).reject()
    assert mine.store.mine.everything() == before


def test_file_that_is_no_export_is_said_and_nothing_opens(mine, tmp_path):
    path = tmp_path / "other.json"
    path.write_text("{")
    choose_file(show(mine, "backups"), "Read from a file …", path)
    assert "nothing was imported" in notice(mine)
    assert not mine.page.findChildren(ImportDialog)


# Backups


def test_backup_is_put_back_after_a_question_and_what_was_there_is_kept(mine, tmp_path, qtbot):
    path = tmp_path / "data" / "user.db"
    qtbot.waitUntil(lambda: len(list_backups(path)) == 3 and mine._ticks.has(FILING, "material-id"))
    for favourite in mine.store.mine.favourites():
        mine.store.mine.remove_favourite(favourite.uid)
    mine._ticks.put(FILING, "material-id", on=False)
    page = show(mine, "backups")
    click(next(b for b in page.findChildren(QPushButton) if b.text() == "Put back"))
    box = answer(page, QMessageBox)
    assert "is kept" in box.informativeText()
    assert folders(mine) == []
    click(box.buttons()[0])
    let_answers_arrive()
    assert len(list_backups(path)) == 4
    assert "was put back" in notice(mine)
    assert folders(mine) == [("", FILING), ("家里", "moving"), ("家里", "gone")]
    assert mine._ticks.has(FILING, "material-id")
