"""The kiosk: nobody there, a person, a technician, one after the other in one window."""

import gc
import logging
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from cztservices.app.desktop import FONTS, ROUNDS, SOON_MS, not_drawn
from cztservices.app.kiosk.day import KioskDay
from cztservices.app.kiosk.faults import Faults
from cztservices.app.kiosk.loading import load_pages
from cztservices.app.kiosk.printing import KioskPrinter
from cztservices.app.kiosk.session import KioskSession, Offers
from cztservices.app.kiosk.taking_away import KioskTakingAway
from cztservices.app.kiosk.upkeep import EXIT_RESTART, Condition, Upkeep
from cztservices.app.kiosk.use import UseCounting
from cztservices.app.kiosk.watchdog import Watchdog
from cztservices.app.memory import forget_sources, give_back_freed
from cztservices.app.speaking import Speaking
from cztservices.app.this_hall import read_hall_notes
from cztservices.app.wishes import Wishes
from cztservices.authoring.provide import find_catalogue, find_previous, is_usable, provide_catalogue
from cztservices.config import now, today
from cztservices.domain.catalogue import Service
from cztservices.domain.clock import ClockDoubt
from cztservices.domain.kiosk.counts import Use
from cztservices.domain.kiosk.session import Ended, Phase, SessionClock
from cztservices.domain.kiosk.session import Standing as SessionStanding
from cztservices.domain.kiosk.setup import KioskSetup
from cztservices.domain.kiosk.sizing import Sizing, size_for
from cztservices.domain.kiosk.state import begin_run, end_run, note_minutes, note_reset
from cztservices.errors import EXIT_DONE, KnownError, Message
from cztservices.i18n import Translator
from cztservices.presenters.clock import say_doubt
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.desk_view import NoView
from cztservices.presenters.direction import Direction
from cztservices.presenters.kiosk.acts import KioskAct
from cztservices.presenters.kiosk.attract import present_attract
from cztservices.presenters.kiosk.day import write_day_doubt
from cztservices.presenters.pages import Circumstances
from cztservices.presenters.search_watch import SearchWatch
from cztservices.presenters.shared_search import SharedSearch
from cztservices.presenters.tasks import InlineRunner, TaskRunner
from cztservices.storage.catalogue_db import CataloguePool
from cztservices.storage.kiosk.export import Standing
from cztservices.storage.kiosk.folder import KioskFolder
from cztservices.text.kept import forget_texts
from cztservices.ui.fonts import load_fonts, make_font
from cztservices.ui.kiosk.attract_page import AttractPage
from cztservices.ui.kiosk.countdown import CountdownCard
from cztservices.ui.kiosk.head_bar import LOGO_HIGHEST, LOGO_WIDEST
from cztservices.ui.kiosk.hidden_gesture import HiddenGesture
from cztservices.ui.kiosk.logo import read_logo
from cztservices.ui.kiosk.session_page import Hall, SessionPage, Shape
from cztservices.ui.kiosk.window import KioskWindow
from cztservices.ui.qt_tasks import ThreadRunner
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import Theme

_LOG = logging.getLogger("cztservices")

PORTRAIT = (1080, 1920)
"""The screen for which everything is drawn first, in pixels."""

EXIT_TERMINATED = 128 + signal.SIGTERM
"""The program was asked to end from outside, which is no crash."""

TICK_MS = 1000
KEEP_MS = 60_000
"""What was counted is written so often, and the minutes that the kiosk has run."""

TIDY_MS = 500
"""Memory of a session is given back so long after it, before the next person has begun."""


def boot_seconds() -> float:
    """Seconds that go on while the machine sleeps, and that nobody can set."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


@dataclass(slots=True)
class Ignored:
    """What was not listened to since the start: storms of keys, windows that something tried to open."""

    floods: int = 0
    windows: int = 0


class Kiosk(QObject):
    """The program of a kiosk; everything it needs is handed in here and nowhere else."""

    def __init__(self, wishes: Wishes, seconds: Callable[[], float] = boot_seconds) -> None:
        """Read what is set up; show nothing yet. Sessions are timed by ``seconds``."""
        super().__init__()
        self._seconds = seconds
        self._wishes, self.setup = wishes, wishes.setup or KioskSetup()
        is_drawn = wishes.snapshot is not None
        self._runner: TaskRunner = InlineRunner() if is_drawn else ThreadRunner()
        self._print_runner: TaskRunner = InlineRunner() if is_drawn else ThreadRunner()
        self.folder = KioskFolder(None if is_drawn else self.setup.folder or wishes.folders.user_data / "kiosk")
        self.family = load_fonts(FONTS)
        self.speaking = Speaking(self._languages[0])
        counts = self.setup.counts and not is_drawn and wishes.count_failures is not False
        self.use = UseCounting(self.folder, self._runner, is_on=counts)
        notes = wishes.hall_notes or self.setup.hall_notes
        self._notes = read_hall_notes(notes) if notes is not None else None
        self.printer = KioskPrinter(self.setup.printing, self._print_runner)
        self.window = KioskWindow()
        self.watchdog = Watchdog(self)
        self.clock = SessionClock(self.setup.timing)
        self.session: KioskSession | None = None
        self.failure: KnownError | None = None
        self.status = EXIT_DONE
        self._ignored = Ignored()
        self._faults = Faults(seconds)
        self._known_services: tuple[Service, ...] = ()
        self._day = KioskDay(self.folder)
        self.version = ""
        self._began = seconds()
        self._countdown: CountdownCard | None = None
        self._is_settled = False
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self._on_tick)
        self._keeping = QTimer(self, interval=KEEP_MS)
        self._keeping.timeout.connect(self._keep)
        self._tidying = QTimer(self, singleShot=True, interval=TIDY_MS)
        self._tidying.timeout.connect(give_memory_back)
        self._connect()

    def _connect(self) -> None:
        touch = self.window.touch
        touch.touched.connect(self._on_touched)
        touch.typed.connect(self._on_typed)
        touch.erased.connect(self._on_erased)
        touch.entered.connect(self._on_entered)
        touch.flooded.connect(self._on_flooded)
        self.window.window_refused.connect(self._on_window_refused)
        self.window.page_painted.connect(self._on_page_painted)
        self.window.resized.connect(self._on_window_resized)
        self.printer.taken.connect(self._on_printer_said)
        self.printer.printed.connect(self._on_printed)
        self.printer.not_printed.connect(self._on_not_printed)
        self._gesture = HiddenGesture(self.window)
        self._gesture.recognised.connect(self._on_gesture_recognised)

    # Beginning and end

    def start(self) -> None:
        """Cover the screen; build the catalogue first if it is not there.

        Raises:
            CatalogueError: it cannot be used.
        """
        _LOG.addHandler(self.folder.log)
        signal.signal(signal.SIGTERM, lambda _number, _frame: self._leave(EXIT_TERMINATED))
        sys.excepthook = self._on_fault
        self.window.begin()
        self._set_font()
        path = find_catalogue(self._wishes.catalogue, self._wishes.folders)
        if self._wishes.catalogue is not None or is_usable(path):
            self.open_catalogue(path)
            self.show_attract()
        else:
            self._prepare()
        self._keeping.start()

    def open_catalogue(self, path: Path) -> None:
        """Open the catalogue at ``path``.

        Raises:
            CatalogueError: it cannot be used.
        """
        self.pool = CataloguePool(path)
        self._search = SharedSearch(self.pool)
        self.taking_away = KioskTakingAway(
            self.printer, self.pool, self._runner, self.family, self._notes, self._day.moment
        )
        db = self.pool.connection()
        self.version, self._day.newest_verified = db.version(), db.newest_verified()
        self.folder.change(lambda state: begin_run(state, self.version, now()))
        self._day.believe()
        self._runner.write(self.folder.keep, _nothing, _raise)
        self._search.warm_up()
        self.printer.forget()
        if self._wishes.count_failures is False:
            self._runner.write(self.use.forget_failures, _nothing, self._faults.keep)
        notes = self._notes
        if notes is not None:
            self._runner.read(lambda: notes.read(None), _nothing, self._faults.keep)

    def draw_snapshot(self, out: Path, name: str) -> None:
        """Draw the page called ``name`` into the picture ``out`` as the screen would show it.

        Raises:
            KnownError: there is no such page, or the picture cannot be written.
        """
        from cztservices.app.kiosk.pages import open_kiosk_page

        width, height = self._wishes.size or PORTRAIT
        self.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.window.setFixedSize(width, height)
        self.window.show()
        self._set_font()
        self.open_catalogue(provide_catalogue(self._wishes.catalogue, self._wishes.folders))
        open_kiosk_page(name, self)
        if self.session is not None and self.session.page.opened is not None:
            self.session.page.opened.complete()
        for _ in range(ROUNDS):
            QApplication.sendPostedEvents()
        if not self.window.grab().save(str(out)):
            raise not_drawn(out)

    def close(self) -> None:
        """Let go of everything, at a proper end."""
        self.watchdog.report_stopping()
        self._drop_session()
        for timer in (self._ticking, self._keeping, self._tidying):
            timer.stop()
        self.window.release()
        self.folder.change(end_run)
        self._runner.write(self.folder.close, _nothing, _raise)
        self.printer.close()
        for runner in (self._runner, self._print_runner):
            if isinstance(runner, ThreadRunner):
                runner.finish()

    def _prepare(self) -> None:
        from cztservices.app.preparing import build_in_sight
        from cztservices.ui.preparing_page import PreparingPage

        page = PreparingPage(self.theme, self.speaking.translator, self.family, can_be_stopped=False)
        self._hold(page)

        def open_built(path: Path) -> None:
            self.open_catalogue(path)
            self.show_attract()

        build_in_sight(page, self._wishes.folders, self._runner, open_built, self._fail)

    def _fail(self, error: Exception | None) -> None:
        if not isinstance(error, KnownError):
            raise error or RuntimeError
        self.failure = error
        QTimer.singleShot(0, QApplication.exit)

    def _set_font(self) -> None:
        """The font of what is painted; pages have style sheets besides."""
        language = self.speaking.translator.language
        QApplication.setFont(make_font(self.family, self.theme.text("body"), language))

    def _speak(self, language: str) -> Translator:
        translator = self.speaking.speak(language, self.pool)
        self._set_font()
        return translator

    def _on_fault(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """A fault of ours drops the session; a kiosk that fails again and again is started anew."""
        if self._faults.note(kind, fault, trace):
            self._leave(EXIT_RESTART)
        elif self.session is not None:
            QTimer.singleShot(0, self, partial(self.end_session, Ended.CLOCK_JUMPED))

    # Nobody there

    @property
    def sizing(self) -> Sizing:
        """How large everything is drawn on this screen."""
        size = self.window.size()
        sizing = size_for(size.width(), size.height(), self.setup.screen)
        return sizing if self._wishes.scale is None else Sizing(self._wishes.scale)

    @property
    def theme(self) -> Theme:
        """The look in which every session begins."""
        return Theme(self._wishes.theme or self.setup.theme, self.sizing.scale, self._wishes.elder, touch=True)

    def show_attract(self) -> None:
        """Say what this is, to whoever passes by."""
        self._speak(self._languages[0])
        page = AttractPage(self.theme, present_attract(self.setup), logo=self.setup.logo)
        for touched in (page.touched, page.language_touched, page.example_touched):
            touched.connect(self._on_attract_touched)
        self._hold(page)
        self.watchdog.say("nobody there")

    # A person

    def begin_session(self, language: str | None = None) -> KioskSession:
        """Begin for somebody who has just come, in ``language`` if they chose one."""
        self.clock.touch(self._seconds())
        languages = _begin_with(language, self._languages)
        desk = self._make_desk(self._speak(languages[0]))
        desk.place_changed = self._on_place_changed
        offers = Offers(Hall(self.setup.hall, self._logo), self._speak, self._offered, self._services)
        session = KioskSession(desk, self.theme, Shape(self.window.size()), self.family, languages, offers)
        session.page_laid.connect(self._on_page_laid)
        session.act_requested.connect(self._on_act_requested)
        session.codes_wanted.connect(partial(self._show_codes, session))
        session.opened.connect(partial(self.use.count_page))
        session.searched.connect(partial(self.use.count, Use.SEARCH))
        session.language_changed.connect(partial(self.use.count, Use.LANGUAGE))
        session.language_changed.connect(self._on_language_changed)
        self.session = session
        self.use.count(Use.SESSION)
        self._ticking.start()
        session.begin()
        self.watchdog.say("in use")
        return session

    def end_session(self, ended: Ended) -> None:
        """Wipe everything of the person, and wait for the next."""
        if self.session is None:
            return
        uses = {Ended.FINISHED: Use.FINISHED, Ended.TIMED_OUT: Use.TIMED_OUT}
        self.use.count(uses.get(ended, Use.RESET))
        self._drop_session()
        self.folder.change(lambda state: note_reset(state, now()))
        self.show_attract()
        self._tidying.start()

    def _drop_session(self) -> None:
        self._ticking.stop()
        self._countdown = None
        if self.session is not None:
            self.session.end()
            self.session.deleteLater()
            self.session = None
            self.taking_away.forget()
            forget_texts()
            clipboard = QGuiApplication.clipboard()
            clipboard.clear()
            if clipboard.supportsSelection():
                clipboard.clear(clipboard.Mode.Selection)

    @property
    def _languages(self) -> tuple[str, ...]:
        return _begin_with(self._wishes.language, self.setup.languages)

    @property
    def _offered(self) -> tuple[KioskAct, ...]:
        left_out = set() if self.taking_away.offers_print else {KioskAct.PRINT}
        if len(self._languages) == 1:
            left_out.add(KioskAct.LANGUAGE)
        return tuple(act for act in KioskAct if act not in left_out)

    def _services(self) -> tuple[Service, ...]:
        """Those of the catalogue, which never changes while it is open."""
        if not self._known_services:
            self._known_services = tuple(self.pool.connection().services())
        return self._known_services

    @cached_property
    def _logo(self) -> QPixmap | None:
        dp = self.theme.dp
        return read_logo(self.setup.logo, QSize(dp(LOGO_WIDEST), dp(LOGO_HIGHEST)))

    def _make_desk(self, translator: Translator) -> DeskPresenter:
        return DeskPresenter(
            self.pool,
            self._runner,
            translator,
            NoView(),
            Direction(None, self.setup.city),
            self._day.moment,
            circumstances=partial(
                Circumstances,
                previous=find_previous(self._wishes.folders),
                offers_links=False,
                has_buttons=False,
                hall=self._notes,
                knows_day=self._day.is_known,
            ),
            search=self._search,
            watch=SearchWatch(self.use.failures_of_one()),
        )

    # What is kept

    def _keep(self) -> None:
        """Write what has changed, and count the minutes that have passed."""
        if not self.version:
            return  # the catalogue is still being built
        minutes = int((self._seconds() - self._began) // 60)
        self._began += minutes * 60
        self.folder.change(lambda state: note_minutes(state, self.version, minutes))
        self._day.believe()
        self._runner.write(self.folder.keep, _nothing, _raise)

    # A technician

    @cached_property
    def upkeep(self) -> Upkeep:
        """What is behind the PIN; made when somebody first asks for it."""

        def look() -> tuple[Theme, Translator]:
            return self.theme, self._speak(self._languages[0])

        upkeep = Upkeep(self.setup, self.folder, self.printer, self._runner, self.family, look, self._condition)
        upkeep.page_laid.connect(self._hold)
        upkeep.left.connect(self.show_attract)
        upkeep.restart_requested.connect(partial(self._leave, EXIT_RESTART))
        upkeep.exit_requested.connect(partial(self._leave, EXIT_DONE))
        return upkeep

    def _condition(self) -> Condition:
        judged, translator, size = self._day.judgement, self.speaking.translator, self.window.size()
        said = tuple(fault.say(translator.gettext) for fault in self._wishes.setup_faults)
        faults = (*said, *(error.message.render(translator.gettext) for error in self._faults.known))
        return Condition(
            standing=Standing(self.setup.hall, self.version, self._day.newest_verified, judged.age, len(faults)),
            clock_doubt=say_doubt(judged.doubt, today(), self._day.newest_verified, translator) if judged.doubt else "",
            setup_faults=faults,
            is_setup_used=self._wishes.is_setup_used,
            went_back=judged.doubt is ClockDoubt.WENT_BACK,
            floods=self._ignored.floods,
            refused_windows=self._ignored.windows,
            screen=(size.width(), size.height()),
            sizing=self.sizing,
            service_names=lambda: {one.id: translator.say(one.name) for one in self.pool.connection().services()},
        )

    def _on_gesture_recognised(self) -> None:
        """Whoever was there has gone: the session ends before anything else is shown."""
        if self.session is not None:
            self.end_session(Ended.CLOCK_JUMPED)
        if self.version:  # while the catalogue is being built there is nothing to see to
            self.upkeep.ask_pin()

    def _leave(self, status: int) -> None:
        self.status = status
        QApplication.exit(status)

    # What happens

    def _on_page_painted(self) -> None:
        self.watchdog.report_painted()
        if not self._is_settled:
            self._is_settled = True
            QTimer.singleShot(SOON_MS, self, self._settle)

    def _settle(self) -> None:
        """What is there now stays: looking through it again and again would hold up a finger now and then."""
        load_pages()
        gc.collect()
        gc.freeze()
        gc.enable()

    def _hold(self, page: QWidget) -> None:
        if not isinstance(page, SessionPage):
            page.setStyleSheet(style_sheet(self.theme, self.family))
        self.window.hold(page)
        self.window.setWindowTitle(page.accessibleName() if self.session is None else self.session.desk.title)
        forget_sources()

    def _on_page_laid(self, page: SessionPage) -> None:
        self._countdown = None
        page.show_trouble(self._trouble_text())
        self._hold(page)

    def _on_language_changed(self, _language: str) -> None:
        if self.session is not None:
            self.session.page.show_trouble(self._trouble_text())

    def _on_place_changed(self) -> None:
        if self.session is not None:
            self.window.setWindowTitle(self.session.desk.title)

    def _trouble_text(self) -> str:
        assert self.session is not None  # noqa: S101 - asked for on its page
        return write_day_doubt(self._day.judgement, self.session.translator)

    def _on_attract_touched(self, language: str | None = None, text: str = "") -> None:
        if self.session is None:
            session = self.begin_session(language)
            if text:
                session.act(KioskAct.SEARCH)
                session.look_for(text)

    def _on_touched(self) -> None:
        if self.session is not None:
            self._follow(self.clock.touch(self._seconds()))

    def _on_tick(self) -> None:
        self._follow(self.clock.tick(self._seconds()))

    def _follow(self, standing: SessionStanding) -> None:
        """Show how the session stands now."""
        if self.session is None:
            return
        if standing.phase is Phase.ATTRACT:
            self.end_session(standing.ended or Ended.TIMED_OUT)
        elif standing.phase is Phase.COUNTDOWN:
            self.count_down(standing.seconds_left)
        elif self._countdown is not None:
            self._countdown.hide()
            self._countdown.deleteLater()
            self._countdown = None

    def count_down(self, seconds: int) -> None:
        """Ask whether somebody is still there."""
        assert self.session is not None  # noqa: S101 - there is one
        if self._countdown is None:
            self._countdown = card = CountdownCard(self.session.theme, self.session.translator, self.session.page)
            card.set_low(self.session.shape.is_low)
            card.stay_requested.connect(lambda: self._follow(self.clock.stay(self._seconds())))
            card.finish_requested.connect(self.finish)
        self._countdown.show_seconds(seconds)

    def finish(self) -> None:
        """End the session, since the person says so."""
        self._follow(self.clock.finish(self._seconds()))

    def _on_act_requested(self, act: KioskAct) -> None:
        assert self.session is not None  # noqa: S101 - it asks
        if act is KioskAct.FINISH:
            self.finish()
        elif act is KioskAct.PRINT:
            self.taking_away.print_guide(self.session)
        elif act is KioskAct.CODES:
            self.use.count(Use.CODE)
            self._show_codes(self.session)

    def _show_codes(self, session: KioskSession) -> None:
        self.taking_away.show_codes(session)

    def _on_printer_said(self, message: Message) -> None:
        if self.session is not None:
            self.session.page.show_done(message.render(self.session.translator.gettext))

    def _on_printed(self, message: Message) -> None:
        if self.session is not None:
            self.use.count(Use.PRINT)
        self._on_printer_said(message)

    def _on_not_printed(self, error: KnownError) -> None:
        if self.session is not None:
            self.use.count(Use.PRINT_FAILED)
            self.session.page.show_done("")
            self.session.desk.say(error.message)

    def _on_typed(self, text: str) -> None:
        if self.session is not None:
            self.session.type(text)

    def _on_erased(self) -> None:
        if self.session is not None:
            self.session.erase()

    def _on_entered(self) -> None:
        if self.session is not None:
            self.session.enter()

    def _on_flooded(self, _sentence: str) -> None:
        self._ignored.floods += 1

    def _on_window_refused(self, _what: str) -> None:
        self._ignored.windows += 1

    def _on_window_resized(self) -> None:
        if self.session is not None:
            self.session.fit(Shape(self.window.size(), self.session.shape.is_low))


def give_memory_back() -> None:
    """Collect what a session has left, and return it to the system."""
    gc.collect()
    give_back_freed()


def _begin_with(first: str | None, languages: tuple[str, ...]) -> tuple[str, ...]:
    return (first, *(one for one in languages if one != first)) if first else languages


def _nothing(_outcome: object) -> None:
    """Nobody waits for it."""


def _raise(error: Exception) -> None:
    raise error
