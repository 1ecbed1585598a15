"""What a person does to a window."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QToolButton

from cztservices.app.desktop import Desktop
from cztservices.domain.words import End
from cztservices.presenters.desk import DeskPresenter
from cztservices.ui.actions import Action
from cztservices.ui.desk_page import DeskPage

CHANGSHA, ZHUZHOU, XIANGTAN = "430100", "430200", "430300"
FILING, PERMIT = "medical-offsite-filing", "residence-permit"


@dataclass
class Desk:
    """A page with its presenter, and what was asked of the window around it."""

    page: DeskPage
    presenter: DeskPresenter
    wishes: list[Action]

    def type(self, text: str) -> None:
        """Type into the search field: letters key by key, everything else as an input method does."""
        if text.isascii():
            QTest.keyClicks(self.page.search, text)
        else:
            committed = QInputMethodEvent()
            committed.setCommitString(text)
            QApplication.sendEvent(self.page.search, committed)

    def city(self, end: End, code: str) -> QPushButton:
        """The button of a city at one end."""
        return self.page._pickers[end]._buttons[code]


def open_guide(page: DeskPage) -> str:
    """The title of the guide that lies open; empty when none does."""
    guide = page.guide_page
    return guide.accessibleName() if guide is not None and page.pages.currentWidget() is guide else ""


def chosen(page: DeskPage, end: End) -> list[str]:
    """The cities that are marked as chosen at one end."""
    return [code for code, button in page._pickers[end]._buttons.items() if button.isChecked()]


def open_folds(page: DeskPage) -> list[QToolButton]:
    """Open everything in the guide that is folded."""
    folds = [button for button in page.guide_page.findChildren(QToolButton) if button.isCheckable()]
    for button in folds:
        button.setChecked(True)
    return folds


def press(keys: str) -> None:
    """Press a shortcut where the focus is; a page that takes the place of another is laid out then."""
    QTest.keySequence(QApplication.focusWidget(), keys)
    QApplication.sendPostedEvents()


def click(button: QAbstractButton) -> None:
    """Click with the left button."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def click_row(page: DeskPage, row: int) -> None:
    """Click a row of the list."""
    middle = page.results.visualRect(page.results.model().index(row, 0)).center()
    QTest.mouseClick(page.results.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def close(desktop: Desktop) -> None:
    """End a desktop as the program does when its window is closed; twice does no harm."""
    if desktop.page is not None:
        desktop.page.settle()
    desktop.frame.close()
    desktop.close()
