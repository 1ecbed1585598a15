"""The desktop: put together, started, drawn into a picture, measured."""

import gc
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, SignalInstance
from PySide6.QtGui import QFont, QPixmap
from PySide6.QtWidgets import QApplication

from cztservices.app.memory import forget_sources, give_back_freed
from cztservices.app.wishes import Wishes
from cztservices.authoring.provide import find_catalogue, find_previous, is_usable, provide_catalogue
from cztservices.config import (
    DESTINATION,
    ELDER,
    LANGUAGE,
    ORIGIN,
    RESOURCES,
    SCALE,
    THEME,
    Option,
    today,
)
from cztservices.domain.scope import CITIES
from cztservices.domain.words import End
from cztservices.errors import KnownError
from cztservices.i18n import LANGUAGES, N_, TRADITIONAL, Translator, choose_language
from cztservices.presenters.actions import Action
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.tasks import InlineRunner, TaskRunner
from cztservices.presenters.ticks import Ticks
from cztservices.storage.catalogue_db import CataloguePool
from cztservices.storage.user_db import MemoryStore, UserStore, open_user_store
from cztservices.ui.desk_page import DeskPage
from cztservices.ui.fonts import load_fonts
from cztservices.ui.frame import Frame, make_scroller
from cztservices.ui.qt_tasks import ThreadRunner
from cztservices.ui.theme import Theme

if TYPE_CHECKING:
    from cztservices.app.reading import ReadingAloud

SOON_MS = 100
"""What the first page need not wait for comes so much later."""

TIDY_MS = 2000
"""Memory of pages that were laid away is given back so long after one was shown, however many are shown meanwhile."""

GC_LATEST_MS = 3000
"""Garbage is collected again from here on even if the window starts minimised and is never painted."""

_ROUNDS = 4
"""One part learns its size from another, that from a third, and each tells it in the next round."""

WINDOW_SIZE = (1280, 800)
FONTS = RESOURCES / "fonts"


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
        elder = wishes.elder or bool(ELDER.read(settings))
        self.theme = Theme(wishes.theme or THEME.read(settings), scale, elder)
        self._direction = Direction(ORIGIN.read(settings) or None, DESTINATION.read(settings) or None)
        self._runner: TaskRunner = InlineRunner() if wishes.snapshot is not None else ThreadRunner()
        self._trouble: KnownError | None = trouble
        self._ticks = Ticks()
        self._reading: ReadingAloud | None = None
        self._traditional: Mapping[str, str] = {}
        self._newest_verified: date | None = None
        self._tidying = QTimer(singleShot=True, interval=TIDY_MS)
        self._tidying.timeout.connect(give_back_freed)
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
        QTimer.singleShot(SOON_MS, self.frame, _serve_screen_readers)
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
        self.translator = self._speak(self.translator.language)
        self._lay_desk()

    def draw_snapshot(self, out: Path, page: str) -> None:
        """Draw ``page`` into the picture ``out`` as the window would show it.

        Raises:
            KnownError: there is no such page, or the picture cannot be written.
        """
        self.open_catalogue(provide_catalogue(self._wishes.catalogue, self._wishes.folders))
        if not self.draw_page(page).save(str(out)):
            raise KnownError(
                N_("The picture {file} cannot be written; check its folder and that it ends in .png."), file=out
            )

    def draw_page(self, page: str) -> QPixmap:
        """``page`` as the window would show it, once a catalogue lies open.

        Raises:
            KnownError: there is no such page.
        """
        assert self.page is not None and self.presenter is not None  # noqa: S101, PT018 - laid by then
        from cztservices.app.pages import open_page

        self.presenter.go_home()
        open_page(page, self._pool.connection(), self.page, self.presenter)
        self.page.settle()
        for _ in range(_ROUNDS):
            QApplication.sendPostedEvents()
        return self._scroller.grab()

    def close(self) -> None:
        """Wait for work under way and let go of the user's data."""
        if isinstance(self._runner, ThreadRunner):
            self._runner.finish()
        self.store.close()

    def _prepare(self) -> None:
        from cztservices.app.preparing import build_in_sight
        from cztservices.ui.preparing_page import PreparingPage

        page = PreparingPage(self.theme, self.translator, self.family)
        self._set_font()
        self.frame.hold(page)
        page.setFocus()
        done = self._or_fail(self.open_catalogue)
        build_in_sight(self.frame, page, self._wishes.folders, self._runner, done, self._fail)

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

    def _speak(self, language: str) -> Translator:
        if language != TRADITIONAL:
            return Translator(language)
        self._traditional = self._traditional or self._pool.connection().traditional()
        return Translator(language, self._traditional)

    def _set_font(self) -> None:
        """The font of dialogs and tooltips; pages have style sheets of their own."""
        font = QFont(self.family)
        font.setPixelSize(self.theme.text("list"))
        QApplication.setFont(font)

    def _lay_desk(self) -> None:
        """Build the page in the present theme and language; the state stays with the presenter."""
        self._set_font()
        page = DeskPage(self.theme, self.translator, self._ticks, self.family)
        first = self.presenter is None
        self.page, self.presenter = page, self.presenter or self._make_presenter(page)
        self._connect(page, self.presenter)
        if first:
            self.presenter.begin_quietly()
        else:
            self.presenter.move_to(page)
        page.show_trouble(self._trouble_text())
        if self._wishes.snapshot is not None:
            self._scroller = make_scroller(page)
            self._scroller.resize(self.frame.size())
            self._scroller.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            self._scroller.show()  # as far as Qt knows: what is hidden is laid out too late to be drawn
            return
        self.frame.hold(page)
        page.search.setFocus()
        self.frame.setWindowTitle(page.title())

    def _make_presenter(self, page: DeskPage) -> DeskPresenter:
        presenter = DeskPresenter(
            self._pool,
            self._runner,
            self.translator,
            page,
            self._direction,
            offers_links=self._wishes.profile.offers_links,
            previous=find_previous(self._wishes.folders),
        )
        presenter.direction_changed = self._on_direction_changed
        return presenter

    def _connect(self, page: DeskPage, presenter: DeskPresenter) -> None:
        """Hand what a person wishes on ``page`` on."""
        wishes: tuple[tuple[SignalInstance, Callable[..., object]], ...] = (
            (page.text_changed, presenter.search),
            (page.city_chosen, presenter.choose_city),
            (page.city_taken_off, presenter.take_off),
            (page.narrowed, presenter.narrow),
            (page.page_requested, presenter.open),
            (page.page_followed, presenter.follow),
            (page.page_passed, presenter.preview),
            (page.page_laid_away, presenter.lay_page_away),
            (page.choice_requested, presenter.choose),
            (page.day_chosen, presenter.choose_day),
            (page.news_requested, presenter.read_news),
            (page.link_requested, self._on_link_requested),
            (page.page_made, self._on_page_made),
            (page.page_shown, self._on_page_shown),
            (page.reading_requested, self._on_reading_requested),
            (page.language_requested, self._change_language),
            (page.action_requested, self._on_action_requested),
        )
        for wish, slot in wishes:
            # PySide never lets go of its weak reference to what a bound method belongs to, if that is no QObject.
            wish.connect(partial(slot))

    @property
    def desk(self) -> DeskPresenter:
        """The presenter of the desk that has been laid."""
        assert self.presenter is not None  # noqa: S101 - only asked for once a page can be used
        return self.presenter

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
            return
        simple: dict[Action, Callable[[], object]] = {
            Action.TURN_AROUND: self.presenter.turn_around,
            Action.BACK: self.presenter.go_back,
            Action.HELP: lambda: self.desk.open(PageRef(Page.HELP)),
            Action.COMPARE: self.presenter.compare,
            Action.FOCUS_SEARCH: self._focus_search,
            Action.HOME: self._go_home,
            Action.LANGUAGE: self._take_next_language,
            Action.QUIT: self.frame.close,
        }
        simple.get(action, lambda: self._change_look(action))()

    def _focus_search(self) -> None:
        if self.page is not None:
            self.page.search.setFocus()
            self.page.search.selectAll()

    def _go_home(self) -> None:
        if not self._wishes.profile.keeps_user_data:
            self._ticks.clear()  # the next person is another
        self.desk.go_home()
        self._focus_search()

    def _on_link_requested(self, address: str) -> None:
        from cztservices.ui.links import open_outside

        if self._wishes.profile.offers_links:
            open_outside(address, self.frame, self.translator)

    def _on_page_made(self, page: Page) -> None:
        forget_sources()
        if page is Page.GUIDE:
            self._find_voice()

    def _on_page_shown(self) -> None:
        if not self._tidying.isActive():
            self._tidying.start()

    def _find_voice(self) -> None:
        """Offer to read guides aloud where there is a voice for the language."""
        if self._reading is None:
            from cztservices.app.reading import ReadingAloud

            self._reading = ReadingAloud()
        if self.page is not None:
            self.page.offer_reading(offered=self._reading.find_voice(self.translator.language))

    def _on_reading_requested(self, sentences: tuple[str, ...]) -> None:
        if self._reading is not None:
            self._reading.read_or_stop(sentences)

    def _take_next_language(self) -> None:
        codes = list(LANGUAGES)
        self._change_language(codes[(codes.index(self.translator.language) + 1) % len(codes)])

    def _change_language(self, language: str) -> None:
        self.translator = self._speak(language)
        assert self.page is not None  # noqa: S101 - only called with a page
        self.page.retranslate(self.translator)
        self.desk.redraw(self.translator)
        self.page.show_trouble(self._trouble_text())
        self.frame.setWindowTitle(self.page.title())
        if self._reading is not None:
            self._find_voice()
        self._keep(LANGUAGE, language)

    def _change_look(self, action: Action) -> None:
        from cztservices.app.looks import change_look

        look = change_look(self.theme, action)
        if look is not None:
            self.theme = look.theme
            self._keep(look.option, look.value)
            self._lay_desk()

    def _keep(self, option: Option, value: str) -> None:
        self._runner.write(lambda: self.store.put_setting(option.name, value), lambda _none: None, self._on_not_kept)

    def _on_not_kept(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._trouble = error
        if self.page is not None:
            self.page.show_trouble(self._trouble_text())

    def _trouble_text(self) -> str:
        trouble = self._trouble.message.render(self.translator.gettext) if self._trouble else ""
        if self._newest_verified is None:
            return trouble
        from cztservices.presenters.clock import write_clock_doubt

        clock = write_clock_doubt(today(), self._newest_verified, self.translator)
        return "\n".join(words for words in (trouble, clock) if words)

    def _follow_up(self) -> None:
        """What follows the first page: the search is made ready, and the clock doubted."""
        self.desk.warm_up()
        self._check_clock()

    def _check_clock(self) -> None:
        """Say so where this computer's date cannot be believed: what holds today is told by it."""

        def compare(newest: date | None) -> None:
            self._newest_verified = newest
            if self.page is not None:
                self.page.show_trouble(self._trouble_text())

        self._runner.read(lambda: self._pool.connection().newest_verified(), compare, self._on_not_kept)

    def _on_frame_page_painted(self) -> None:
        if self.page is None:
            return
        if self._wishes.measure:
            from cztservices.app.measure import report_start

            report_start(self.frame, self._is_usable)
        QTimer.singleShot(0, self.page, self._finish_page)

    def _is_usable(self) -> bool:
        return self.page is not None and self.page.opened is not None

    def _finish_page(self) -> None:
        """What the first paint of a page need not wait for."""
        if not gc.isenabled():
            gc.enable()
            gc.freeze()  # what is there now stays; looking through it again and again would hold up a key now and then
        if self.page is not None and self.page.opened is None and not self.page.search.text():
            self.desk.begin()
            QTimer.singleShot(SOON_MS, self.page, self._follow_up)


def _serve_screen_readers() -> None:
    from cztservices.ui.accessible import describe_scroll_areas

    describe_scroll_areas()
