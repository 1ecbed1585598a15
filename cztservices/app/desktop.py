"""The desktop: put together, started, drawn into a picture, measured."""

import gc
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QSignalBlocker, QSize, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from cztservices.app.measure import report_start
from cztservices.authoring.provide import find_catalogue, is_usable, provide_catalogue
from cztservices.config import DESTINATION, LANGUAGE, ORIGIN, RESOURCES, SCALE, THEME, Folders, Option, Profile
from cztservices.domain.scope import CITIES
from cztservices.domain.words import End
from cztservices.errors import EXIT_DONE, KnownError
from cztservices.i18n import LANGUAGES, N_, Translator, choose_language
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.direction import Direction
from cztservices.presenters.tasks import InlineRunner, TaskRunner
from cztservices.storage.catalogue_db import CataloguePool
from cztservices.storage.user_db import MemoryStore, UserStore, open_user_store
from cztservices.ui.actions import Action
from cztservices.ui.desk_page import DeskPage
from cztservices.ui.fonts import load_fonts
from cztservices.ui.frame import Frame, make_scroller
from cztservices.ui.qt_tasks import ThreadRunner
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import Theme

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Without any of these, Qt on Linux would end the process by itself."""

GC_LATEST_MS = 3000
"""Garbage is collected again from here on even if the window starts minimised and is never painted."""

WINDOW_SIZE = (1280, 800)
FONTS = RESOURCES / "fonts"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks of the desktop; None leaves it to the user's settings."""

    folders: Folders
    profile: Profile
    catalogue: Path | None = None
    language: str | None = None
    theme: str | None = None
    scale: float | None = None
    elder: bool = False
    size: tuple[int, int] | None = None
    measure: bool = False
    snapshot: Path | None = None
    page: str = "home"


def run_desktop(wishes: Wishes) -> int:
    """Show the window until it is closed, or draw one page and leave.

    Raises:
        KnownError: the catalogue cannot be used, or the page does not exist.
    """
    if wishes.snapshot is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    elif sys.platform == "linux" and not any(os.environ.get(name) for name in SCREENS):
        raise KnownError(N_("There is no screen to show the window on; start it from a desktop, or set DISPLAY."))
    application = QApplication.instance() or QApplication(["cztservices", "-style", "Fusion"])
    application.setApplicationName("cztservices")
    desktop = Desktop(wishes)
    try:
        if wishes.snapshot is not None:
            desktop.draw_snapshot(wishes.snapshot, wishes.page)
            return EXIT_DONE
        desktop.start()
        application.exec()
        if desktop.failure is not None:
            raise desktop.failure
        return EXIT_DONE
    finally:
        desktop.close()


class _Progress(QObject):
    """Carries progress from the thread that builds to the window."""

    reported = Signal(int, int)


class Desktop:
    """One window with its state; everything it needs is handed in here and nowhere else."""

    def __init__(self, wishes: Wishes) -> None:
        """Read the user's settings and open no window yet."""
        self._wishes = wishes
        alone = wishes.snapshot is not None or not wishes.profile.keeps_user_data
        self.store: UserStore
        self.store, trouble = (MemoryStore(), None) if alone else open_user_store(wishes.folders.user_data / "user.db")
        settings = self.store.settings()
        self.translator = Translator(choose_language(wishes.language or LANGUAGE.read(settings)))
        scale = wishes.scale if wishes.scale is not None else float(SCALE.read(settings))
        self.theme = Theme(wishes.theme or THEME.read(settings), scale, wishes.elder)
        self._direction = Direction(ORIGIN.read(settings) or None, DESTINATION.read(settings) or None)
        self._runner: TaskRunner = InlineRunner() if wishes.snapshot is not None else ThreadRunner()
        self._trouble: KnownError | None = trouble
        self.family = load_fonts(FONTS)
        self.failure: KnownError | None = None
        self.frame = Frame()
        room = self.frame.screen().availableGeometry().size()
        usual = QSize(*WINDOW_SIZE) if wishes.snapshot else QSize(*WINDOW_SIZE).boundedTo(room)
        self.frame.resize(QSize(*wishes.size) if wishes.size else usual)
        self.page: DeskPage | None = None
        self.presenter: DeskPresenter | None = None

    def start(self) -> None:
        """Show the window; build the catalogue first if it is not there."""
        self.frame.page_painted.connect(self._on_frame_page_painted)
        path = find_catalogue(self._wishes.catalogue, self._wishes.folders)
        if self._wishes.catalogue is not None or is_usable(path):
            self.open_catalogue(path)
        else:
            self._prepare()
        QTimer.singleShot(GC_LATEST_MS, self.frame, gc.enable)
        if self._wishes.profile.full_screen:
            self.frame.showFullScreen()
        else:
            self.frame.show()

    def open_catalogue(self, path: Path) -> None:
        """Lay the desk on the catalogue at ``path``.

        Raises:
            CatalogueError: it cannot be used.
        """
        self._pool = CataloguePool(path)
        self._version = self._pool.connection().version()
        self._lay_desk("")

    def draw_snapshot(self, out: Path, page: str) -> None:
        """Draw ``page`` into the picture ``out`` as the window would show it.

        Raises:
            KnownError: there is no such page, or the picture cannot be written.
        """
        self.open_catalogue(provide_catalogue(self._wishes.catalogue, self._wishes.folders))
        assert self.page is not None and self.presenter is not None  # noqa: S101, PT018 - laid just now
        from cztservices.app.pages import open_page

        self.page.show_home()
        open_page(page, self._pool.connection(), self.page, self.presenter, self.translator)
        self.page.settle()
        self._scroller.grab()  # the first drawing lays out what was never shown; the second has it in its place
        QApplication.sendPostedEvents()
        if not self._scroller.grab().save(str(out)):
            raise KnownError(
                N_("The picture {file} cannot be written; check its folder and that it ends in .png."), file=out
            )

    def close(self) -> None:
        """Wait for work under way and let go of the user's data."""
        if isinstance(self._runner, ThreadRunner):
            self._runner.finish()
        self.store.close()

    def _prepare(self) -> None:
        from cztservices.ui.preparing_page import PreparingPage

        page = PreparingPage(self.theme, self.translator)
        self._dress()
        self.frame.hold(page)
        progress = _Progress(self.frame)
        progress.reported.connect(page.show_progress)
        self._runner.write(
            lambda: provide_catalogue(None, self._wishes.folders, progress.reported.emit),
            self._or_fail(self.open_catalogue),
            self._fail,
        )

    def _or_fail(self, done: Callable[[Path], None]) -> Callable[[Path], None]:
        def run(path: Path) -> None:
            try:
                done(path)
            except KnownError as error:
                self._fail(error)

        return run

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self.failure = error
        QApplication.quit()

    def _dress(self) -> None:
        application = QApplication.instance()
        font = QFont(self.family)
        font.setPixelSize(self.theme.text("list"))
        application.setFont(font)  # type: ignore[union-attr]
        application.setStyleSheet(style_sheet(self.theme, self.family))  # type: ignore[union-attr]

    def _lay_desk(self, text: str) -> None:
        """Build the page in the present theme and language, and draw the state that there was."""
        opened = self.presenter.opened if self.presenter else None
        if self.presenter is not None:
            self.presenter.retire()
        self._dress()
        page = DeskPage(self.theme, self.translator, self._version)
        presenter = DeskPresenter(self._pool, self._runner, self.translator, page, self._direction)
        presenter.direction_changed = self._on_direction_changed
        page.text_changed.connect(self._on_text_changed)
        page.city_chosen.connect(presenter.choose_city)
        page.entry_opened.connect(presenter.open_entry)
        page.city_taken_off.connect(presenter.take_off)
        page.narrowed.connect(presenter.narrow)
        page.action_requested.connect(self._on_action_requested)
        self.page, self.presenter = page, presenter
        with QSignalBlocker(page.search):
            page.search.setText(text)
        presenter.text = text
        presenter.begin()
        if opened is not None:
            presenter.open_entry(*opened)
        page.show_notice(self._trouble_text())
        if self._wishes.snapshot is not None:
            self._scroller = make_scroller(page)
            self._scroller.resize(self.frame.size())
            page.resize(self.frame.size())
            return
        self.frame.hold(page)
        page.search.setFocus()
        self.frame.setWindowTitle(page.title())

    def _on_text_changed(self, text: str) -> None:
        if self.presenter is None:
            return
        self.presenter.search(text)
        if not text.strip():
            self.presenter.close_guide()

    def _on_direction_changed(self, direction: Direction) -> None:
        self._direction = direction
        self._keep(ORIGIN, direction.origin or "")
        self._keep(DESTINATION, direction.destination or "")

    def _on_action_requested(self, action: Action) -> None:
        if self.page is None or self.presenter is None:
            return
        cities = {f"{end.value}_{number}": (end, city) for end in End for number, city in enumerate(CITIES, 1)}
        if action.value in cities:
            self.presenter.choose_city(*cities[action.value])
        elif action is Action.TURN_AROUND:
            self.presenter.turn_around()
        elif action is Action.FOCUS_SEARCH:
            self.page.search.setFocus()
            self.page.search.selectAll()
        elif action is Action.HOME:
            self.page.go_home()
            self.presenter.close_guide()  # emptying a field that is empty already says nothing
        elif action is Action.QUIT:
            self.frame.close()
        elif action is Action.LANGUAGE:
            self._change_language()
        else:
            self._change_look(action)

    def _change_language(self) -> None:
        codes = list(LANGUAGES)
        language = codes[(codes.index(self.translator.language) + 1) % len(codes)]
        self.translator = Translator(language)
        self._keep(LANGUAGE, language)
        assert self.page is not None and self.presenter is not None  # noqa: S101, PT018 - only called with a page
        self.page.retranslate(self.translator)
        self.presenter.set_translator(self.translator)
        self.page.show_notice(self._trouble_text())
        self.frame.setWindowTitle(self.page.title())

    def _change_look(self, action: Action) -> None:
        if action is Action.THEME:
            name = THEME.values[(THEME.values.index(self.theme.name) + 1) % len(THEME.values)]
            self.theme = replace(self.theme, name=name)
            self._keep(THEME, name)
        else:
            steps = [float(value) for value in SCALE.values]
            nearest = min(range(len(steps)), key=lambda n: abs(steps[n] - self.theme.scale))
            step = nearest + (1 if action is Action.LARGER else -1)
            if not 0 <= step < len(steps):
                return
            self.theme = replace(self.theme, scale=steps[step])
            self._keep(SCALE, SCALE.values[step])
        assert self.page is not None  # noqa: S101 - only called with a page
        self._lay_desk(self.page.search.text())

    def _keep(self, option: Option, value: str) -> None:
        self._runner.write(lambda: self.store.put_setting(option.name, value), lambda _none: None, self._on_not_kept)

    def _on_not_kept(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._trouble = error
        if self.page is not None:
            self.page.show_notice(self._trouble_text())

    def _trouble_text(self) -> str:
        return self._trouble.message.render(self.translator.gettext) if self._trouble else ""

    def _on_frame_page_painted(self) -> None:
        if self.page is None:
            return
        if self._wishes.measure:
            report_start(self.frame, self._is_usable)
        QTimer.singleShot(0, self.page, self._finish_page)

    def _is_usable(self) -> bool:
        return self.page is not None and self.page.home_page is not None and self.page.has_results()

    def _finish_page(self) -> None:
        """What the first paint of a page need not wait for."""
        gc.enable()
        gc.freeze()  # what is there now stays; looking through it again and again would hold up a key now and then
        if self.page is not None and self.presenter is not None and self.presenter.opened is None:
            self.page.show_home()
