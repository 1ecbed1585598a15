"""One window: its frame, the page that it draws on, and the desks that are its tabs."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cztservices.app.deeds import deeds_of
from cztservices.app.program_wishes import PROGRAM_WISHES, ProgramWishes
from cztservices.config import Profile
from cztservices.i18n import N_, Translator
from cztservices.presenters.actions import USES, Action, offer_actions
from cztservices.presenters.desk import DeskPresenter
from cztservices.presenters.direction import Direction
from cztservices.presenters.pages import PageRef
from cztservices.presenters.place_link import Place, write_link
from cztservices.presenters.tabs import Tabs
from cztservices.presenters.ticks import Ticks
from cztservices.ui.desk_page import DeskPage
from cztservices.ui.frame import Frame
from cztservices.ui.page_wishes import pass_on
from cztservices.ui.theme import Theme

if TYPE_CHECKING:
    from cztservices.presenters.recent import RecentPlaces
    from cztservices.presenters.session import WindowMemory
    from cztservices.ui.palette import Palette


class Window(ProgramWishes, QObject):
    """Takes what a person wishes to the desk that is shown; what is the program's to do it passes on."""

    place_changed = Signal()
    visited = Signal(object)

    def __init__(
        self,
        frame: Frame,
        profile: Profile,
        ticks: Ticks,
        make_desk: Callable[[Direction], DeskPresenter],
        recent: "Callable[[], RecentPlaces]",
        desks: Sequence[DeskPresenter],
        shown: int = 0,
    ) -> None:
        """Show one of ``desks`` in ``frame``, once a page has been laid; ``make_desk`` makes those of further tabs.

        ``recent`` are the pages that were lately open in any window.
        """
        super().__init__(frame)
        self.frame, self._ticks, self._make_desk = frame, ticks, make_desk
        self._recent = recent
        self._palette: Palette | None = None
        self._offered = offer_actions(serves_others=profile.serves_others)
        self.page: DeskPage | None = None
        self.tabs = Tabs(make_desk, desks, shown)
        self.tabs.changed = self._on_tabs_changed
        frame.placed.connect(self.place_changed)
        frame.back_pressed.connect(partial(self._press, Action.BACK))
        frame.forward_pressed.connect(partial(self._press, Action.FORWARD))

    @property
    def translator(self) -> Translator:
        """The language in which it speaks."""
        return self._tr

    @property
    def desk(self) -> DeskPresenter:
        """The desk that is shown."""
        return self.tabs.desk

    def lay_page(self, theme: Theme, translator: Translator, family: str, trouble: str) -> DeskPage:
        """Draw everything on a new page in this theme and language; the state stays with the desks."""
        self.page = page = DeskPage(theme, translator, self._ticks, family, self._offered)
        self._tr, self._palette = translator, None
        self._connect(page)
        self.tabs.move_to(page)
        page.show_trouble(trouble)
        self._on_tabs_changed()
        return page

    def retranslate(self, translator: Translator) -> None:
        """Say everything in another language."""
        assert self.page is not None  # noqa: S101 - only asked for once a page can be used
        self._tr = translator
        self.page.retranslate(translator)
        self.tabs.redraw(translator)

    def begin(self) -> None:
        """Read the page of the desk that is shown, unless something was wished before."""
        self.desk.begin_once()

    def open_place(self, place: Place, *, aside: bool = False) -> None:
        """Open a place in a tab of its own, ``aside`` behind the one that is shown; in that one where it is empty."""
        if not aside and self.desk.is_empty:
            self.desk.go_to(place)
            return
        desk = self._make_desk(self.desk.direction)
        desk.go_to(place)
        self.tabs.add(desk, shows=not aside)

    def remember(self) -> "WindowMemory":
        """Its tabs, and where it is."""
        from cztservices.presenters.session import WindowMemory, remember_desk

        return WindowMemory(tuple(map(remember_desk, self.tabs.desks)), self.tabs.shown, self.frame.standing())

    def leave_searches(self) -> None:
        """Nobody goes on with what is looked for here: the window closes."""
        for desk in self.tabs.desks:
            desk.leave_search()

    def bring_to_front(self) -> None:
        """Show the window over the others, with the keyboard in it."""
        if self.frame.isMinimized():
            self.frame.showNormal()
        self.frame.raise_()
        self.frame.activateWindow()

    def focus_search(self) -> None:
        """Put the cursor into the search field, ready to type over what is there."""
        if self.page is not None:
            self.page.search.setFocus()
            self.page.search.selectAll()

    def _connect(self, page: DeskPage) -> None:
        """Hand what a person wishes on ``page`` to the desk that is shown then, or on."""
        desk: tuple[tuple[SignalInstance, Callable[..., object]], ...] = (
            (page.text_changed, DeskPresenter.search),
            (page.city_chosen, DeskPresenter.choose_city),
            (page.city_taken_off, DeskPresenter.take_off),
            (page.narrowed, DeskPresenter.narrow),
            (page.page_passed, DeskPresenter.preview),
            (page.place_passed, DeskPresenter.preview_place),
            (page.page_laid_away, DeskPresenter.lay_page_away),
            (page.choice_requested, DeskPresenter.choose),
            (page.day_chosen, DeskPresenter.choose_day),
            (page.news_requested, DeskPresenter.read_news),
        )
        for wish, ask in desk:
            wish.connect(partial(self._ask_desk, ask))
        page.page_requested.connect(partial(self._open, DeskPresenter.open))
        page.page_followed.connect(partial(self._open, DeskPresenter.follow))
        page.place_requested.connect(self._on_place_requested)
        page.tab_chosen.connect(partial(self.tabs.show))
        page.tab_moved.connect(partial(self.tabs.move))
        page.tab_close_requested.connect(self.close_tab)
        page.action_requested.connect(self._on_action_requested)
        pass_on(page, self, [name for name in PROGRAM_WISHES if name != "action_requested"])

    def _ask_desk(self, ask: Callable[..., object], *given: object) -> None:
        ask(self.desk, *given)

    def _open(self, ask: Callable[[DeskPresenter, PageRef], object], ref: PageRef) -> None:
        """Open a page; with Ctrl held, in a tab of its own."""
        if QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self.desk.use()
            self.open_place(Place(ref), aside=True)
        else:
            ask(self.desk, ref)

    def _press(self, action: Action) -> None:
        """Do an action as its key would."""
        if self.page is not None:
            self.page.actions_by_name[action].trigger()

    def _on_place_requested(self, place: Place) -> None:
        """Open a page between its cities; with Ctrl held, in a tab of its own."""
        if QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self.open_place(place, aside=True)
        else:
            self.desk.go_to(place)

    def turn_to(self, ref: PageRef) -> None:
        """Open a page with the keyboard in it; what was shown in passing can be gone back to."""
        if self.page is not None:
            self.page.focus_next_page()
        self.desk.follow(ref)

    def take_in(self) -> None:
        """Take the file in for the other city, with the keyboard among the papers."""
        if self.page is not None:
            self.page.focus_next_page()
        self.desk.take_in()

    def toggle_favourite(self) -> None:
        """Make what is shown a favourite, or none."""
        shown = self.desk.place_shown
        if shown is not None:
            self.keeping_requested.emit(lambda keeping: keeping.toggle_favourite(*shown))

    def write_note(self) -> None:
        """Write a note on the line that has the focus."""
        if self.page is not None and self.page.opened is not None:
            self.page.opened.write_note()

    def write_hall_note(self) -> None:
        """Write a note of the hall on the line or section that has the focus."""
        if self.page is not None and self.page.opened is not None:
            self.page.opened.write_hall_note()

    def _on_action_requested(self, action: Action) -> None:
        deed = deeds_of(self)[action]
        if action in USES and deed.is_possible():
            self.desk.use()
        deed.do()

    def toggle_palette(self) -> None:
        """Open the palette; again closes it."""
        assert self.page is not None  # noqa: S101 - asked for on a page
        if self._palette is not None:
            self._palette.leave()
            return
        from cztservices.ui.palette import Palette

        self._palette = palette = Palette(self.page, self.page.theme, self._tr)
        deeds = deeds_of(self)
        actions = [(one, deeds[one].is_possible()) for one in self._offered if one is not Action.PALETTE]
        presenter = self.desk.make_palette(actions, self._recent(), palette.show_rows)
        palette.text_changed.connect(partial(presenter.look_for))
        palette.chosen.connect(self._on_palette_chosen)
        palette.closed.connect(partial(presenter.close))
        palette.closed.connect(self._on_palette_closed)
        presenter.look_for("")
        palette.open()

    def _on_palette_chosen(self, target: Action | Place, aside: bool) -> None:
        if isinstance(target, Action):
            self._press(target)
        elif aside:
            self.open_place(target)
        else:
            self.desk.go_to(target)

    def _on_palette_closed(self) -> None:
        self._palette = None

    def go_home(self) -> None:
        """Lay everything away, for the next person."""
        self.desk.go_home()
        self.focus_search()

    def add_tab(self) -> None:
        """Open an empty tab."""
        self.tabs.add()
        self.focus_search()

    def close_tab(self, number: int) -> None:
        """Lay a tab away, and the window with the last one."""
        if len(self.tabs.desks) == 1:
            self.frame.close()
        else:
            self.tabs.close(number)

    def copy_link(self) -> None:
        """Put the link to what is shown on the clipboard."""
        QGuiApplication.clipboard().setText(write_link(Place(self.desk.shown, self.desk.direction)))

    def _on_tabs_changed(self) -> None:
        if self.page is None:
            return
        if self.page.strip is not None or len(self.tabs.desks) > 1:
            self.page.show_tabs(self.tabs.present(self._tr))
        name, title = self._tr.gettext(N_("CrossCity")), self.desk.title
        self.frame.setWindowTitle(self.page.title() if self.desk.is_home or not title else f"{title} – {name}")
        if self.desk.opened is not None:
            self.visited.emit(self.desk)
        self.place_changed.emit()
