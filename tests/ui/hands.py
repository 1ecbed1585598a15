"""What a person does to a window."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QPushButton, QToolButton

from cztservices.app.desktop import Desktop
from cztservices.domain.mine import Place as KeptPlace
from cztservices.domain.words import End
from cztservices.presenters.actions import Action
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from cztservices.storage.mine_db import MineDb
from cztservices.storage.user_db import MemoryStore
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.desk_page import DeskPage

CHANGSHA, ZHUZHOU, XIANGTAN = "430100", "430200", "430300"
KEPT_AT = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
FILING, PERMIT, SENIOR = "medical-offsite-filing", "residence-permit", "senior-card"

PAGES = (
    PageRef(Page.HOME),
    PageRef(Page.SERVICES),
    PageRef(Page.GUIDE, FILING),
    PageRef(Page.ASK, FILING),
    PageRef(Page.COUNTER, FILING),
    PageRef(Page.COMPARE, FILING),
    PageRef(Page.LICENCES),
    PageRef(Page.OFFICES),
    PageRef(Page.ENTRY, "id-card-licence"),
    PageRef(Page.REQUIREMENT, "residence"),
    PageRef(Page.EVENTS),
    PageRef(Page.EVENT, "moving"),
    PageRef(Page.COVERAGE),
    PageRef(Page.CHANGES),
    PageRef(Page.HELP),
    PageRef(Page.MINE),
)
"""One place on each page of the window."""


OWN_PARTS = ("", "notes", "hall", "history", "backups")
"""What is chosen on the page of one's own things."""


def fill_mine(mine: MineDb) -> None:
    """Keep something of every kind: also what the catalogue has no longer, and a note on a line that has changed."""
    guide = KeptPlace("guide", FILING, XIANGTAN, CHANGSHA)
    places = (
        (guide, "备案", ""),
        (KeptPlace("event", "moving"), "换城市工作", "家里"),
        (KeptPlace("entry", "gone"), "旧机构", "家里"),
    )
    for number, (place, title, folder) in enumerate(places):
        mine.put_favourite(place, title, folder, now=KEPT_AT + timedelta(minutes=number))
        mine.put_visit(place, title, now=KEPT_AT + timedelta(days=number))
    for line, text, seen in (("step-submit", "带两份", "从前的话。"), ("line-gone", "问李女士", "没有了的话。")):
        mine.put_note(FILING, line, text, seen, now=KEPT_AT)
    mine.put_tick(FILING, "material-id", on=True)


@dataclass
class Desk:
    """A page with its presenter, and what was asked of the window around it."""

    page: DeskPage
    presenter: DeskPresenter
    store: MemoryStore
    wishes: list[Action] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)

    def type(self, text: str) -> None:
        """Type into the search field: letters key by key, everything else as an input method does."""
        if text.isascii():
            QTest.keyClicks(self.page.search, text)
        else:
            committed = QInputMethodEvent()
            committed.setCommitString(text)
            QApplication.sendEvent(self.page.search, committed)

    def open(self, page: Page, ref: str = "", choice: str = "") -> ColumnPage:
        """Open a page and return it."""
        return open_page(self.presenter, self.page, page, ref, choice)

    def open_guide(self, service: str) -> ColumnPage:
        """Open the guide of a service and return its page."""
        return self.open(Page.GUIDE, service)

    def city(self, end: End, code: str) -> QPushButton:
        """The button of a city at one end."""
        return self.page.direction.pickers[end]._buttons[code]


def open_page(presenter: DeskPresenter, desk: DeskPage, page: Page, ref: str = "", choice: str = "") -> ColumnPage:
    """Open a page; all of it is drawn and has its place then."""
    presenter.open(PageRef(page, ref, choice))
    return settle(desk)


def settle(desk: DeskPage) -> ColumnPage:
    """Let the page that lies open be drawn to its end, and return it."""
    assert desk.opened is not None
    desk.opened.complete()
    for _ in range(2):  # the first round lays out what was never shown, the second has it in its place
        QApplication.sendPostedEvents()
    return desk.opened


def turn_to(presenter: DeskPresenter, direction: Direction) -> None:
    """Choose both cities."""
    for end in End:
        city = direction.city_at(end)
        if city is not None:
            presenter.choose_city(end, city)


def open_guide(page: DeskPage) -> str:
    """The title of the guide that lies open; empty when none does."""
    guide = page.made.get(Page.GUIDE)
    return guide.accessibleName() if guide is not None and page.pages.currentWidget() is guide else ""


def chosen(page: DeskPage, end: End) -> list[str]:
    """The cities that are marked as chosen at one end."""
    return [code for code, button in page.direction.pickers[end]._buttons.items() if button.isChecked()]


def chosen_row(page: DeskPage) -> str | None:
    """The name in the chosen row of the list."""
    return page.list.rows.currentIndex().data()


def open_folds(page: ColumnPage) -> list[QToolButton]:
    """Open everything on a page that is folded."""
    folds = [button for button in page.findChildren(QToolButton) if button.property("role") == "fold"]
    for button in folds:
        button.setChecked(True)
    return folds


def press(keys: str) -> None:
    """Press a shortcut where the focus is; a page that takes the place of another is laid out then."""
    QTest.keySequence(QApplication.focusWidget(), keys)
    QApplication.sendPostedEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def click(button: QAbstractButton) -> None:
    """Click with the left button."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def click_row(page: DeskPage, row: int) -> None:
    """Click a row of the list."""
    rows: QListView = page.list.rows
    middle = rows.visualRect(rows.model().index(row, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def close(desktop: Desktop) -> None:
    """End a desktop as the program does when its window is closed; twice does no harm."""
    for window in desktop.windows.opened:
        if window.page is not None:
            window.page.settle()
    desktop.windows.close()
    desktop.frame.close()
    desktop.close()
