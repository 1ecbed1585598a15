"""A catalogue that somebody hands over may hold any text: every page shows it as text, and not much larger."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QMessageBox,
    QPushButton,
    QTextEdit,
    QWidget,
)

from cztservices.domain.scope import CHANGSHA, XIANGTAN
from cztservices.i18n import Translator
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page
from cztservices.ui.links import open_outside
from tests.ui.eyes import widgets_in
from tests.ui.hands import click_row, open_folds, open_guide

IMAGE, BOLD = "<img src=http://x/>", "<b>粗</b>"
HOSTILE = {
    "image": IMAGE,
    "bold": BOLD,
    "file": "file:///etc/passwd",
    "script": "javascript:alert(1)",
    "turned": "\u202eabc",
    "long": "长" * 100_000,
}
SEEN = 1000
"""Signs of a text that are shown at least."""

RECORDS = {
    "source": "law-2021", "channel": "hotline-12345", "licence": "id-card-licence", "office": "xiangtan-citizens-home",
    "life_event": "moving", "service": "medical-offsite-filing", "statement": "condition-nation",
}  # fmt: skip
"""The records that get the text, one of each kind."""

WORDS = (
    ("search_entry", "names", "异地就医备案"),
    ("search_entry", "names", "湘潭市民之家"),
    ("life_event", "steps", "先备案"),
)
"""The same in columns that hold more than a text."""

PAGES = {
    Page.HOME: "", Page.SERVICES: "", Page.GUIDE: "medical-offsite-filing", Page.COMPARE: "medical-offsite-filing",
    Page.LICENCES: "", Page.OFFICES: "", Page.ENTRY: "xiangtan-citizens-home", Page.EVENTS: "", Page.EVENT: "moving",
    Page.COVERAGE: "", Page.CHANGES: "", Page.HELP: "", Page.REQUIREMENT: "residence",
}  # fmt: skip
"""What each page is opened about."""

BESIDE_A_LIST = {Page.SERVICES, Page.OFFICES}
"""What the data says on them stands in the list beside them."""

FROM_XIANGTAN_TO_CHANGSHA = Direction(XIANGTAN, CHANGSHA)


def spoil(catalogue: Path, path: Path, text: str) -> Path:
    """A copy of a catalogue with ``text`` behind every text of some records, and in the place of every address."""
    shutil.copy(catalogue, path)
    with closing(sqlite3.connect(path)) as connection:
        for table, record in RECORDS.items():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            for column in (c for c in columns if c.endswith(("_zh", "_en", "title")) and not c.startswith("aliases")):
                change = f"UPDATE {table} SET {column} = {column} || ' ' || ? WHERE id = ?"  # noqa: S608
                connection.execute(change, [text, record])
        for table, column, word in WORDS:
            change = f"UPDATE {table} SET {column} = replace({column}, ?, ?)"  # noqa: S608
            connection.execute(change, [word, f"{word} {text}"])
        for table in ("source", "channel"):
            connection.execute(f"UPDATE {table} SET url = ?", [text])  # noqa: S608
        connection.commit()
    return path


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE)
def text(request) -> str:
    """Each text in turn."""
    return request.param


@pytest.fixture
def open_page(make_desk) -> Callable[[Path, Page], QWidget]:
    """Opens one page of a desk on a catalogue, with all of its folds."""

    def _open(path: Path, name: Page) -> QWidget:
        page = make_desk(path, direction=FROM_XIANGTAN_TO_CHANGSHA).open(name, PAGES[name])
        open_folds(page)
        return page

    return _open


def texts_of(root: QWidget) -> str:
    """All that is shown, read out or said of anything in ``root``."""
    said = []
    for widget in widgets_in(root):
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton):
            said.append(widget.text())
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            said += cells_of(widget.model(), Qt.ItemDataRole.DisplayRole)
            said += cells_of(widget.model(), Qt.ItemDataRole.AccessibleTextRole)
    return "\n".join(said)


def cells_of(model: QAbstractItemModel, role: Qt.ItemDataRole) -> list[str]:
    """What a model says in one role."""
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    cells = (model.index(row, column) for row in range(model.rowCount()) for column in range(columns))
    return [str(value) for cell in cells if (value := cell.data(role)) is not None]


def texts_of_lists(root: QWidget) -> list[str]:
    """The rows of every list in ``root``."""
    views = [widget for widget in widgets_in(root) if isinstance(widget, QAbstractItemView) and widget.model()]
    return [cell for view in views for cell in cells_of(view.model(), Qt.ItemDataRole.DisplayRole)]


def tips_of(root: QWidget) -> list[str]:
    """Every tooltip: of widgets, and of the cells of lists."""
    views = [widget for widget in widgets_in(root) if isinstance(widget, QAbstractItemView) and widget.model()]
    cells = [tip for view in views for tip in cells_of(view.model(), Qt.ItemDataRole.ToolTipRole)]
    return [tip for tip in (*(widget.toolTip() for widget in widgets_in(root)), *cells) if tip]


def reads_markup(root: QWidget) -> list[str]:
    """What in ``root`` would take text of the data for markup, or open a link by itself."""
    found = []
    for widget in widgets_in(root):
        if isinstance(widget, QTextEdit):
            found.append(f"{widget} is made for markup")
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText and widget.text():
            found.append(f"label {widget.text()[:40]}")
        if isinstance(widget, QLabel) and widget.openExternalLinks():
            found.append(f"links of {widget.text()[:40]}")
        found += [f"help of {widget}"] if widget.whatsThis() or widget.statusTip() else []
    for tip in tips_of(root):
        if GuiQt.mightBeRichText(tip) and any(tag in tip for tag in (IMAGE, BOLD)):
            found.append(f"tooltip {tip[:40]}")
    return found


@pytest.mark.parametrize("name", PAGES)
def test_page_shows_any_text_as_text_with_hardly_more_widgets_than_usual(
    open_page, catalogue_path, tmp_path, name, text
):
    page = open_page(spoil(catalogue_path, tmp_path / "spoilt.db", text), name)
    usual = open_page(catalogue_path, name)
    assert reads_markup(page) == []
    assert (text[:SEEN] in texts_of(page)) == (name not in BESIDE_A_LIST | {Page.HELP})
    assert len(widgets_in(page)) <= len(widgets_in(usual)) + 5


def test_desk_shows_any_text_as_text(make_desk, catalogue_path, tmp_path, text):
    desk = make_desk(spoil(catalogue_path, tmp_path / "spoilt.db", text))
    desk.type("异地就医备案")
    click_row(desk.page, 0)
    assert text[:SEEN] in open_guide(desk.page)
    assert any(text[:SEEN] in row for row in texts_of_lists(desk.page))
    assert reads_markup(desk.page) == []


def test_markup_would_be_found(qtbot):
    """The check of this file bites."""
    label, button, area = QLabel(BOLD), QPushButton("go"), QTextEdit()
    button.setToolTip(f"<qt>{IMAGE}</qt>")
    for widget in (label, button, area):
        qtbot.addWidget(widget)
        assert len(reads_markup(widget)) == 1


@pytest.mark.parametrize(
    "address",
    [
        *HOSTILE.values(),
        "https:///news",
        "http://",
        "data:text/html,x",
        "ftp://x.org/",
        "file://x.org/etc",
        "javascript://x.org/%0aalert(1)",
    ],
)
def test_no_address_but_that_of_a_page_leaves_the_program(qtbot, monkeypatch, address):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    window = QWidget()
    qtbot.addWidget(window)
    open_outside(address, window, Translator("en"))
    assert opened == []
    assert window.findChildren(QMessageBox) == []
