"""The window without threads and without a screen."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta, timezone
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QEvent

from cztservices.app.desktop import Desktop
from cztservices.app.kiosk.kiosk import Kiosk
from cztservices.app.wishes import Wishes
from cztservices.config import PROFILES, Folders
from cztservices.i18n import Translator
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.direction import Direction
from cztservices.presenters.keeping import Keeping
from cztservices.presenters.pages import Circumstances
from cztservices.presenters.tasks import InlineRunner
from cztservices.storage.catalogue_db import CataloguePool
from cztservices.storage.user_db import MemoryStore
from cztservices.ui.desk_page import DeskPage
from cztservices.ui.theme import Theme
from tests.sample_data import DAY
from tests.ui.hands import Desk, close
from tests.ui.kiosks import SETUP, UPRIGHT, Seconds, turn_over, turn_screen

NO_DIRECTION = Direction()
NOW = datetime.combine(DAY, time(10), timezone(timedelta(hours=8)))
"""A Wednesday morning on which the halls of the sample are open."""

CHECKED = date(2026, 11, 22)
"""The day on which the sample was checked."""

LIGHT = Theme()


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

    def _make(
        path=catalogue_path,
        *,
        direction=NO_DIRECTION,
        language="zh_CN",
        size=(1280, 800),
        theme=LIGHT,
        offers_links=True,
    ) -> Desk:
        pool = CataloguePool(path)
        store = MemoryStore()
        keeping = Keeping(store, None, InlineRunner(), lambda: NOW)
        translator = Translator(language, pool.connection().traditional())
        page = DeskPage(theme, translator, keeping.ticks)
        presenter = DeskPresenter(
            pool, InlineRunner(), translator, page, direction, lambda: NOW,
            circumstances=partial(Circumstances, offers_links=offers_links, serves_others=True), kept=lambda: keeping.kept,
        )  # fmt: skip
        keeping.changed, keeping.said = presenter.read_kept_again, presenter.say
        page.keeping_requested.connect(lambda wish: wish(keeping))
        page.place_requested.connect(presenter.go_to)
        desk = Desk(page, presenter, store)
        page.text_changed.connect(presenter.search)
        page.city_chosen.connect(presenter.choose_city)
        page.city_taken_off.connect(presenter.take_off)
        page.narrowed.connect(presenter.narrow)
        page.page_requested.connect(presenter.open)
        page.page_followed.connect(presenter.follow)
        page.page_passed.connect(presenter.preview)
        page.place_passed.connect(presenter.preview_place)
        page.page_laid_away.connect(presenter.lay_page_away)
        page.choice_requested.connect(presenter.choose)
        page.day_chosen.connect(presenter.choose_day)
        page.news_requested.connect(presenter.read_news)
        page.link_requested.connect(desk.links.append)
        page.language_requested.connect(desk.languages.append)
        page.action_requested.connect(desk.wishes.append)
        qtbot.addWidget(page, before_close_func=DeskPage.settle)
        page.resize(*size)
        presenter.begin()
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


def has_page(desktop: Desktop) -> bool:
    """Whether a page lies open."""
    return desktop.page is not None and desktop.page.opened is not None


@pytest.fixture
def open_desktop(qtbot, monkeypatch, catalogue_path, tmp_path) -> Iterator[Callable[..., Desktop]]:
    """Starts the whole desktop in this process; its user files are below the folder of the test.

    Its clock can be believed whenever the test runs, unless it is set to another ``day``.
    """
    monkeypatch.setattr("cztservices.app.desktop.ThreadRunner", Inline)
    opened: list[Desktop] = []

    def _open(day: date = CHECKED, waits_for: Callable[[Desktop], object] = has_page, **wishes: Any) -> Desktop:
        monkeypatch.setattr("cztservices.app.desktop.today", lambda: day)
        given = {"folders": Folders.below(tmp_path), "profile": PROFILES["staff"], "catalogue": catalogue_path}
        desktop = Desktop(Wishes(**(given | wishes)))
        opened.append(desktop)
        qtbot.addWidget(desktop.frame)
        with qtbot.waitActive(desktop.frame):
            desktop.start()
            desktop.frame.activateWindow()
        qtbot.waitUntil(lambda: bool(waits_for(desktop)))
        return desktop

    yield _open
    for desktop in opened:
        close(desktop)


@pytest.fixture
def seconds() -> Seconds:
    """By which the sessions of a kiosk are timed."""
    return Seconds()


@pytest.fixture
def open_kiosk(qtbot, monkeypatch, catalogue_path, tmp_path, seconds) -> Iterator[Callable[..., Kiosk]]:
    """Starts a kiosk on a screen of that size; its files are below the folder of the test."""
    monkeypatch.setattr("cztservices.app.kiosk.kiosk.ThreadRunner", Inline)
    opened: list[Kiosk] = []

    def _open(setup=SETUP, size=UPRIGHT, day: date = CHECKED, **wishes: Any) -> Kiosk:
        monkeypatch.setattr("cztservices.app.kiosk.day.today", lambda: day)
        turn_screen(monkeypatch, size)
        given = {"folders": Folders.below(tmp_path), "profile": PROFILES["kiosk"], "catalogue": catalogue_path}
        kiosk = Kiosk(Wishes(**(given | {"setup": setup} | wishes)), seconds)
        opened.append(kiosk)
        kiosk.start()
        turn_over()
        return kiosk

    yield _open
    for kiosk in opened:
        kiosk.close()
        qtbot.addWidget(kiosk.window)
