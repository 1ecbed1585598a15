"""The program: what all windows share, put together, started, drawn into a picture, measured."""

import gc
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, SignalInstance
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from cztservices.app.memory import forget_sources, give_back_freed
from cztservices.app.remembering import Remembering
from cztservices.app.speaking import Speaking
from cztservices.app.this_hall import make_hall_book
from cztservices.app.trouble import Trouble
from cztservices.app.window import Window
from cztservices.app.windows import Windows
from cztservices.app.wishes import Wishes
from cztservices.authoring.provide import find_catalogue, find_previous, is_usable, provide_catalogue
from cztservices.config import (
    COUNT_FAILURES,
    DESTINATION,
    ELDER,
    LANGUAGE,
    ORIGIN,
    RESOURCES,
    SCALE,
    SESSION,
    THEME,
    Option,
    today,
)
from cztservices.domain.words import End
from cztservices.errors import KnownError
from cztservices.i18n import N_, Translator, choose_language
from cztservices.presenters.actions import OF_A_GUIDE, OF_A_WINDOW, Action
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.desk_view import NoView
from cztservices.presenters.direction import Direction
from cztservices.presenters.failure_counting import FailureCounting
from cztservices.presenters.pages import Circumstances, Page
from cztservices.presenters.search_watch import SearchWatch
from cztservices.presenters.shared_search import SharedSearch
from cztservices.presenters.tasks import InlineRunner, TaskRunner
from cztservices.presenters.ticks import Ticks
from cztservices.storage.catalogue_db import CataloguePool
from cztservices.storage.user_db import MemoryStore, UserDb, UserStore, open_user_store
from cztservices.ui.desk_page import DeskPage
from cztservices.ui.fonts import load_fonts, make_font
from cztservices.ui.frame import Frame, make_scroller
from cztservices.ui.qt_tasks import ThreadRunner
from cztservices.ui.theme import Theme

if TYPE_CHECKING:
    from cztservices.app.own_things import OwnThings
    from cztservices.app.taking_away import TakingAway
    from cztservices.presenters.keeping import Keeping

SOON_MS = 100
"""What the first page need not wait for comes so much later."""

TIDY_MS = 2000
"""Memory of pages that were laid away is given back so long after one was shown, however many are shown meanwhile."""

GC_LATEST_MS = 3000
"""Garbage is collected again from here on even if the window starts minimised and is never painted."""

ROUNDS = 4
"""One part learns its size from another, that from a third, and each tells it in the next round."""

FONTS = RESOURCES / "fonts"


class Desktop:
    """The program with its windows; everything it needs is handed in here and nowhere else."""

    def __init__(self, wishes: Wishes) -> None:
        """Read the user's settings and open no window yet."""
        self._wishes = wishes
        is_drawn = wishes.snapshot is not None
        path = wishes.folders.user_data / "user.db"
        self.store: UserStore
        self.store, trouble = (MemoryStore(), None) if is_drawn else open_user_store(path)
        settings = self.store.settings()
        self._speaking = Speaking(choose_language(wishes.language or LANGUAGE.read(settings)))
        scale = wishes.scale if wishes.scale is not None else float(SCALE.read(settings))
        elder = wishes.elder or bool(ELDER.read(settings))
        self.theme = Theme(wishes.theme or THEME.read(settings), scale, elder)
        self._direction = Direction(ORIGIN.read(settings) or None, DESTINATION.read(settings) or None)
        self._runner: TaskRunner = InlineRunner() if is_drawn else ThreadRunner()
        self._trouble = Trouble(trouble)
        self._hall = make_hall_book(wishes, self.store)
        self._ticks = Ticks(keep=self._keep_tick)
        self._counting = FailureCounting(wishes.folders.user_data, self._runner, is_on=self._counts_failures(settings))
        self._taking_away: TakingAway | None = None
        self._tidying = QTimer(singleShot=True, interval=TIDY_MS)
        self._tidying.timeout.connect(give_back_freed)
        self.family = load_fonts(FONTS)
        self.failure: KnownError | None = None
        self._is_warm = False
        remembering = Remembering(SESSION.read(settings), partial(self._keep, SESSION), is_wanted=not is_drawn)
        self.windows = Windows(wishes, self._ticks, self._make_desk, remembering)
        self._connect(self.windows)

    @cached_property
    def _own(self) -> "OwnThings":
        """What the person keeps; the first paint need not wait for it."""
        from cztservices.app.own_things import OwnThings
        from cztservices.presenters.keeping import Keeping

        path = self.store.path if isinstance(self.store, UserDb) else None
        counting = self._counting if self._wishes.profile.counts_failures else None
        keeping = Keeping(self.store, path, self._runner, ticks=self._ticks, counting=counting, hall=self._hall)
        keeping.backups_failed = self._on_not_kept
        return OwnThings(keeping, self.windows)

    @property
    def translator(self) -> Translator:
        """The language in which everything speaks."""
        return self._speaking.translator

    @property
    def window(self) -> Window:
        """The window that was last in front."""
        return self.windows.front

    @property
    def frame(self) -> Frame:
        """The frame of that window; an empty one while there is no catalogue yet."""
        return self.window.frame if self.windows.opened else self.windows.first_frame

    @property
    def page(self) -> DeskPage | None:
        """What that window draws on; None while there is no catalogue yet."""
        return self.window.page if self.windows.opened else None

    @property
    def desk(self) -> DeskPresenter:
        """The desk that is shown there."""
        return self.window.desk

    def start(self) -> None:
        """Show the window; build the catalogue first if it is not there."""
        path = find_catalogue(self._wishes.catalogue, self._wishes.folders)
        if self._wishes.catalogue is not None or is_usable(path):
            self.open_catalogue(path)
        else:
            self._prepare()
        QTimer.singleShot(GC_LATEST_MS, self.frame, gc.enable)
        QTimer.singleShot(SOON_MS, self.frame, _serve_screen_readers)
        self.frame.show()

    def open_catalogue(self, path: Path) -> None:
        """Open the catalogue at ``path``, and lay the first desk on it.

        Raises:
            CatalogueError: it cannot be used.
        """
        self._pool = CataloguePool(path)
        self._search = SharedSearch(self._pool)
        self._speaking.speak(self.translator.language, self._pool)
        self.windows.open_first(self._direction)

    def draw_snapshot(self, out: Path, page: str) -> None:
        """Draw ``page`` into the picture ``out`` as the window would show it.

        Raises:
            KnownError: there is no such page, or the picture cannot be written.
        """
        self.open_catalogue(provide_catalogue(self._wishes.catalogue, self._wishes.folders))
        if not self.draw_page(page).save(str(out)):
            raise not_drawn(out)

    def draw_page(self, page: str) -> QPixmap:
        """``page`` as the window would show it, once a catalogue lies open.

        Raises:
            KnownError: there is no such page.
        """
        from cztservices.app.pages import open_page

        shown = self.page
        assert shown is not None  # noqa: S101 - laid by then

        def look_for(text: str) -> None:
            shown.search.setText(text)
            shown.preview_now()

        self.desk.go_home()
        open_page(page, self._pool.connection(), self.desk, look_for)
        shown.settle()
        for _ in range(ROUNDS):
            QApplication.sendPostedEvents()
        return self._scroller.grab()

    def close(self) -> None:
        """Wait for work under way and let go of the user's data."""
        for window in self.windows.opened:
            window.leave_searches()
        own: OwnThings | None = vars(self).get("_own")
        if own is not None and self.windows.opened:
            own.stop()
        if isinstance(self._runner, ThreadRunner):
            self._runner.finish()
        self._speaking.fall_silent()
        self.store.close()

    def _prepare(self) -> None:
        from cztservices.app.preparing import build_in_sight
        from cztservices.ui.preparing_page import PreparingPage

        page = PreparingPage(self.theme, self.translator, self.family)
        self._set_font()
        self.frame.hold(page)
        page.setFocus()
        done = self._or_fail(self.open_catalogue)
        progress = build_in_sight(page, self._wishes.folders, self._runner, done, self._fail)
        self.frame.closed.connect(progress.cancel)

    def _or_fail(self, done: Callable[[Path], None]) -> Callable[[Path], None]:
        def run(path: Path) -> None:
            try:
                done(path)
            except KnownError as error:
                self._fail(error)

        return run

    def _fail(self, error: Exception | None) -> None:
        """Leave, with what is known to be wrong; without a word where somebody wished it."""
        if isinstance(error, KnownError):
            self.failure = error
        elif error is not None:
            raise error
        QApplication.quit()

    def _set_font(self) -> None:
        """The font of dialogs and tooltips; pages have style sheets besides."""
        QApplication.setFont(make_font(self.family, self.theme.text("list"), self.translator.language))

    def _make_desk(self, direction: Direction) -> DeskPresenter:
        desk = DeskPresenter(
            self._pool,
            self._runner,
            self.translator,
            NoView(),
            direction,
            circumstances=partial(
                Circumstances,
                previous=find_previous(self._wishes.folders),
                hall=self._hall,
                serves_others=self._wishes.profile.serves_others,
            ),
            search=self._search,
            kept=lambda: self._own.keeping.kept,
            watch=SearchWatch(self._counting.count),
        )
        desk.direction_changed = self._on_direction_changed
        return desk

    def _counts_failures(self, settings: Mapping[str, str]) -> bool:
        wishes = self._wishes
        if not wishes.profile.counts_failures or wishes.snapshot is not None or wishes.measure:
            return False
        return wishes.count_failures if wishes.count_failures is not None else bool(COUNT_FAILURES.read(settings))

    def _connect(self, windows: Windows) -> None:
        """Hear what windows pass on."""
        wishes: tuple[tuple[SignalInstance, Callable[..., object]], ...] = (
            (windows.added, self._lay_page),
            (windows.page_painted, self._on_page_painted),
            (windows.action_requested, self._on_action_requested),
            (windows.language_requested, self._change_language),
            (windows.link_requested, self._on_link_requested),
            (windows.reading_requested, self._speaking.read_or_stop),
            (windows.page_made, self._on_page_made),
            (windows.page_shown, self._on_page_shown),
            (windows.visited, self._on_visited),
            (windows.keeping_requested, self._on_keeping_requested),
        )
        for wish, slot in wishes:
            # PySide never lets go of its weak reference to what a bound method belongs to, if that is no QObject.
            wish.connect(partial(slot))

    def _lay_page(self, window: Window) -> None:
        """Build the page in the present theme and language; the state stays with the desks."""
        self._set_font()
        page = window.lay_page(self.theme, self.translator, self.family, self._trouble_text())
        if self._wishes.snapshot is not None:
            self._scroller = make_scroller(page)
            self._scroller.resize(window.frame.size())
            self._scroller.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            self._scroller.show()  # as far as Qt knows: what is hidden is laid out too late to be drawn
            return
        window.frame.hold(page)
        page.search.setFocus()

    # What windows ask of the program

    def _on_direction_changed(self, direction: Direction) -> None:
        """Keep what is another city now; another program may have kept one at the other end meanwhile."""
        before, self._direction = self._direction, direction
        for end, option in ((End.ORIGIN, ORIGIN), (End.DESTINATION, DESTINATION)):
            if direction.city_at(end) != before.city_at(end):
                self._keep(option, direction.city_at(end) or "")

    def _on_action_requested(self, action: Action) -> None:
        own: dict[Action, Callable[[], object]] = {
            Action.NEW_WINDOW: self.windows.open_another,
            Action.QUIT: self.windows.close,
        }
        if action in {*OF_A_GUIDE, *OF_A_WINDOW, Action.SAVE_ALL}:
            self._take_away(action)
            return
        own.get(action, lambda: self._change_look(action))()

    def _take_away(self, action: Action) -> None:
        if self._taking_away is None:
            from cztservices.app.taking_away import TakingAway

            self._taking_away = TakingAway(
                self._pool,
                self._runner,
                self.family,
                self.store.settings(),
                self._keep,
                self._hall,
            )
        if action is Action.SAVE_ALL:
            self._taking_away.save_all(self.window)
        else:
            self._taking_away.act(action, self.window)

    def _on_link_requested(self, address: str) -> None:
        from cztservices.ui.links import open_outside

        open_outside(address, self.frame, self.translator)

    def _on_page_made(self, page: Page) -> None:
        forget_sources()
        if page is Page.GUIDE:
            self._speaking.find_voice(self._pages)

    def _on_page_shown(self) -> None:
        if not self._tidying.isActive():
            self._tidying.start()

    def _on_visited(self) -> None:
        if self._wishes.snapshot is None:
            self._own.note_visit()

    def _on_keeping_requested(self, wish: "Callable[[Keeping], object]") -> None:
        wish(self._own.keeping)

    def _keep_tick(self, page: str, line: str, on: bool) -> None:
        self._own.keeping.put_tick(page, line, on)

    def _change_language(self, language: str) -> None:
        self._speaking.speak(language, self._pool)
        self._set_font()
        for window in self.windows.opened:
            window.retranslate(self.translator)
        self._draw_trouble()
        self._speaking.translate_qt()
        self._speaking.change_voice(self._pages)
        self._keep(LANGUAGE, language)

    def _change_look(self, action: Action) -> None:
        if action is Action.LANGUAGE:
            self._change_language(self._speaking.next_language)
            return
        from cztservices.app.looks import change_look

        look = change_look(self.theme, action)
        if look is not None:
            self.theme = look.theme
            self._keep(look.option, look.value)
            for window in self.windows.opened:
                self._lay_page(window)

    def _keep(self, option: Option, value: str) -> None:
        self._runner.write(lambda: self.store.put_setting(option.name, value), lambda _none: None, self._on_not_kept)

    def _on_not_kept(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._trouble.error = error
        self._draw_trouble()

    @property
    def _pages(self) -> list[DeskPage]:
        return [window.page for window in self.windows.opened if window.page is not None]

    def _draw_trouble(self) -> None:
        for page in self._pages:
            page.show_trouble(self._trouble_text())

    def _trouble_text(self) -> str:
        return self._trouble.write(today(), self.translator)

    # After the first paint

    def _on_page_painted(self, window: Window) -> None:
        if self._wishes.measure:
            from cztservices.app.measure import report_start

            report_start(self.frame, self._is_usable)
        assert window.page is not None  # noqa: S101 - it has just been painted
        QTimer.singleShot(0, window.page, partial(self._finish_page, window))

    def _is_usable(self) -> bool:
        return self.page is not None and self.page.opened is not None

    def _finish_page(self, window: Window) -> None:
        """What the first paint of a page need not wait for."""
        if not gc.isenabled():
            gc.enable()
            gc.freeze()  # what is there now stays; looking through it again and again would hold up a key now and then
        window.begin()
        if not self._is_warm:
            self._is_warm = True
            QTimer.singleShot(SOON_MS, self.frame, self._follow_up)

    def _follow_up(self) -> None:
        """What follows the first page: the search is made ready, and the clock doubted."""
        self.desk.warm_up()
        self._speaking.translate_qt()
        self._check_clock()
        if self._wishes.count_failures is False:
            self._runner.write(self._counting.forget, lambda _none: None, self._on_not_kept)
        if self._wishes.hall_notes is not None:
            self._check_hall_notes()
        if not self._wishes.measure:
            self.windows.open_behind()
            self.windows.listen_for_links()
            self._own.begin()

    def _check_clock(self) -> None:
        """Say so where this computer's date cannot be believed: what holds today is told by it."""

        def compare(newest: date | None) -> None:
            self._trouble.newest_verified = newest
            self._draw_trouble()

        self._runner.read(lambda: self._pool.connection().newest_verified(), compare, self._on_not_kept)

    def _check_hall_notes(self) -> None:
        """Say so where the file with the notes of the hall cannot be read: guides are shown without them."""

        def say(error: Exception) -> None:
            if not isinstance(error, KnownError):
                raise error
            self._trouble.hall = error
            self._draw_trouble()

        self._runner.read(lambda: self._hall.read(None), lambda _hall: None, say)


def not_drawn(out: Path) -> KnownError:
    """Why there is no picture."""
    return KnownError(N_("The picture {file} cannot be written; check its folder and that it ends in .png."), file=out)


def _serve_screen_readers() -> None:
    from cztservices.ui.accessible import describe_scroll_areas

    describe_scroll_areas()
