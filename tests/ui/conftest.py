"""The window without threads and without a screen."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent

from cztservices.app.desktop import Desktop, Wishes
from cztservices.config import PROFILES, Folders
from cztservices.i18n import Translator
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.direction import Direction
from cztservices.presenters.tasks import InlineRunner
from cztservices.storage.catalogue_db import CataloguePool
from cztservices.ui.desk_page import DeskPage
from cztservices.ui.theme import Theme
from tests.sample_data import DAY
from tests.ui.hands import Desk, close

NO_DIRECTION = Direction()


class Inline(InlineRunner):
    """Stands in for the runner with threads."""

    def finish(self) -> None:
        """Nothing is under way."""


@pytest.fixture(autouse=True)
def _clear(qapp) -> Iterator[None]:
    """Take away the windows, the style sheet and the font that a test has left to the application."""
    font = qapp.font()
    yield
    for window in qapp.topLevelWidgets():
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")
    qapp.setFont(font)


@pytest.fixture
def make_desk(qtbot, catalogue_path) -> Callable[..., Desk]:
    """Makes a desk in a window of its own, shown, with the home page drawn and the cursor in the search field."""

    def _make(path=catalogue_path, direction=NO_DIRECTION, language="zh_CN", size=(1280, 800)) -> Desk:
        translator = Translator(language)
        page = DeskPage(Theme(), translator, "0123456789ab")
        presenter = DeskPresenter(CataloguePool(path), InlineRunner(), translator, page, direction, lambda: DAY)
        desk = Desk(page, presenter, [])
        page.text_changed.connect(presenter.search)
        page.city_chosen.connect(presenter.choose_city)
        page.entry_opened.connect(presenter.open_entry)
        page.city_taken_off.connect(presenter.take_off)
        page.narrowed.connect(presenter.narrow)
        page.action_requested.connect(desk.wishes.append)
        qtbot.addWidget(page, before_close_func=DeskPage.settle)
        presenter.begin()
        page.resize(*size)
        page.show_home()
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.search.setFocus()
        return desk

    return _make


@pytest.fixture
def desk(make_desk) -> Desk:
    """A desk on the sample catalogue, in Chinese."""
    return make_desk()


@pytest.fixture
def open_desktop(qtbot, monkeypatch, catalogue_path, tmp_path) -> Iterator[Callable[..., Desktop]]:
    """Starts the whole desktop in this process; its user files are below the folder of the test."""
    monkeypatch.setattr("cztservices.app.desktop.ThreadRunner", Inline)
    opened: list[Desktop] = []

    def _open(**wishes: Any) -> Desktop:
        given = {"folders": Folders.below(tmp_path), "profile": PROFILES["resident"], "catalogue": catalogue_path}
        desktop = Desktop(Wishes(**(given | wishes)))
        opened.append(desktop)
        qtbot.addWidget(desktop.frame)
        with qtbot.waitActive(desktop.frame):
            desktop.start()
            desktop.frame.activateWindow()
        qtbot.waitUntil(lambda: desktop.page is not None and desktop.page.home_page is not None)
        return desktop

    yield _open
    for desktop in opened:
        close(desktop)
