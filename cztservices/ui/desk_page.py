"""The desk: search field, two city pickers, the list of what was found, and the page that lies open."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar, QSplitter, QVBoxLayout, QWidget

from cztservices.domain.words import End
from cztservices.i18n import N_, Translator
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.direction import PickerView
from cztservices.presenters.pages import COLLECTIONS, Page, PageRef, ref_of_entry
from cztservices.presenters.ticks import Ticks
from cztservices.ui.column_page import ColumnPage
from cztservices.ui.direction_bar import DirectionBar
from cztservices.ui.notices import Notices
from cztservices.ui.page_stack import PageStack
from cztservices.ui.page_wishes import PAGE_WISHES, PageWishes, pass_on
from cztservices.ui.result_bars import ResultBars
from cztservices.ui.search_field import SearchField
from cztservices.ui.style import style_sheet
from cztservices.ui.theme import Theme
from cztservices.ui.top_bar import TopBar

if TYPE_CHECKING:
    from cztservices.presenters.found import ResultsView
    from cztservices.presenters.mine_view import KeptView
    from cztservices.presenters.news import NewsCardsView
    from cztservices.presenters.results import ResultView
    from cztservices.presenters.tabs_view import TabsView
    from cztservices.presenters.trip import TripView
    from cztservices.ui.list_panel import ListPanel
    from cztservices.ui.tab_strip import TabStrip

PREVIEW_DELAY_MS = 120
"""The guide of the first result is laid open when typing rests so long."""

LIST_WIDTH = 380

LEAST_BODY = 220
"""The list and the page are at least so high (dp); in a lower window everything scrolls."""

LEAST_BELOW = 300
"""So high is each of them (dp) where they stand below one another."""

TWO_COLUMNS = 880
"""In less width (dp) there is room for one column: the list, or the page once one is opened."""


class DeskPage(PageWishes, QWidget):
    """Draws the desk and turns keys and clicks into wishes: those of its pages, and its own."""

    text_changed = Signal(str)
    city_taken_off = Signal(End)
    narrowed = Signal(object, str)
    page_followed = Signal(object)
    page_passed = Signal(object)
    place_passed = Signal(object)
    page_laid_away = Signal()
    page_made = Signal(object)
    page_shown = Signal()
    language_requested = Signal(str)
    tab_chosen = Signal(int)
    tab_moved = Signal(int, int)
    tab_close_requested = Signal(int)

    def __init__(
        self,
        theme: Theme,
        translator: Translator,
        ticks: Ticks | None = None,
        family: str = "",
        offered: Collection[Action] = tuple(ACTIONS),
    ) -> None:
        """Build the parts once; views fill them. Text is in the font ``family``; that of the system where it is empty.

        The actions that are ``offered`` answer to their keys.

        The style sheet is the page's own, and not the application's: a page in another theme then costs nothing for the
        widgets of the page that it replaces.
        """
        super().__init__()
        self.setObjectName("window")
        self.setStyleSheet(style_sheet(theme, family or self.font().family()))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.theme, self._tr, self._ticks = theme, translator, ticks or Ticks()
        self._has_list = False
        self._shared: tuple[object, ...] = ()
        self._was_typed, self._is_answered, self._enters = False, True, False
        self._place: tuple[Page, str] | None = None
        self._done_on: tuple[Page, str] | None = None
        self._focuses_page = False
        self._preview = QTimer(self)
        self._preview.setSingleShot(True)
        self._preview.setInterval(PREVIEW_DELAY_MS)
        self._preview.timeout.connect(self._on_preview_timeout)
        self._build()
        self.actions_by_name = self._make_actions(offered)
        self.retranslate(translator)

    def _build(self) -> None:
        dp = self.theme.dp
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(dp(24), dp(12), dp(24), 0)
        outer.setSpacing(dp(12))
        self.bar = TopBar(self.theme, self._tr)
        self.bar.action_requested.connect(self._on_action_triggered)
        self.bar.page_requested.connect(self.page_requested)
        self.bar.language_requested.connect(self.language_requested)
        self.strip: TabStrip | None = None
        outer.addWidget(self.bar)
        self.search = SearchField()
        self.search.textChanged.connect(self._on_search_changed)
        self.search.returnPressed.connect(self._on_list_entered)
        outer.addWidget(self.search)
        self.bars = ResultBars(self.theme)
        self.bars.city_taken_off.connect(self.city_taken_off)
        self.bars.narrowed.connect(self.narrowed)
        self.direction = DirectionBar(self.theme, self._tr)
        self.direction.city_chosen.connect(self.city_chosen)
        self.direction.turn_requested.connect(lambda: self.action_requested.emit(Action.TURN_AROUND))
        outer.addLayout(self.direction)
        outer.addLayout(self.bars)
        self.notices = Notices(self.theme)
        outer.addLayout(self.notices)
        outer.addWidget(self._build_body(), 1)

    def _build_body(self) -> QSplitter:
        self._list: ListPanel | None = None
        self.pages = PageStack(self.theme, self._ticks)
        pass_on(self.pages, self, [name for name in PAGE_WISHES if name not in ("page_requested", "text_requested")])
        self.pages.page_requested.connect(self._on_page_followed)
        self.pages.text_requested.connect(self._on_text_requested)
        self.pages.page_made.connect(self.page_made)
        body = QSplitter(Qt.Orientation.Horizontal)
        body.setChildrenCollapsible(False)
        body.addWidget(self.pages)
        body.setMinimumHeight(self.theme.dp(LEAST_BODY))
        self._body = body
        return body

    @property
    def list(self) -> "ListPanel":
        """The list of what was found; made when there is first something in it."""
        if self._list is None:
            from cztservices.ui.list_panel import ListPanel

            self._list = ListPanel(self.theme, self._tr)
            self._list.row_passed.connect(self._on_list_passed)
            self._list.row_clicked.connect(self._on_list_clicked)
            self._list.row_entered.connect(self._on_list_entered)
            self._list.left_upwards.connect(self.search.setFocus)
            self._list.key_typed.connect(self._on_list_typed)
            self._list.hide()
            self._body.insertWidget(0, self._list)
            self._body.setStretchFactor(1, 1)
        return self._list

    def _make_actions(self, offered: Collection[Action]) -> dict[Action, QAction]:
        made = {}
        for name in offered:
            action = QAction(self)
            action.setShortcuts([QKeySequence(shortcut) for shortcut in ACTIONS[name].keys])
            action.triggered.connect(lambda _checked=False, wish=name: self._on_action_triggered(wish))
            self.addAction(action)
            made[name] = action
        return made

    def retranslate(self, translator: Translator) -> None:
        """Say everything that the window itself says in another language."""
        self._tr = translator
        self.setStyleSheet(self.styleSheet())  # what is there already would keep the font of the other language
        _ = translator.gettext
        self.search.setPlaceholderText(_(N_("Say what you need: treatment, housing fund, identity card, ydjy …")))
        self.search.setAccessibleName(_(N_("Search")))
        for name, action in self.actions_by_name.items():
            action.setText(_(ACTIONS[name].title))
        self.bar.retranslate(translator)
        if self.strip is not None:
            self.strip.retranslate(translator)
        if self._list is not None:
            self._list.retranslate(translator)
        self.direction.retranslate(translator)

    # What the desk draws on

    def show_results(self, view: "ResultsView | None") -> None:
        """Show the list; after typing, the first row is chosen and what it stands for follows when typing rests."""
        if view is None and not self._has_list:
            return
        self._has_list = view is not None
        if view is not None:
            self.list.show_results(view, begins_anew=self._was_typed)
        self.bars.show_results(view, self._tr)
        self._share_width()
        if self._was_typed and view is not None and view.searching and not self._is_narrow:
            self._was_typed = False
            self._preview.start()
        self._is_answered = True
        if self._enters:
            self._on_list_entered()

    def show_direction(self, origin: PickerView, destination: PickerView) -> None:
        """Show the pickers."""
        self.direction.show_direction(origin, destination)
        self.pages.show_direction(origin, destination)

    def show_page(self, ref: PageRef, view: Any) -> None:
        """Show a page beside the list, or over the whole width."""
        if self._done_on not in (None, (ref.page, ref.ref)):
            self.show_done("")
        self._place = (ref.page, ref.ref)
        page = self.pages.show_page(ref, view)
        self._share_width()
        if self._focuses_page:
            self._focuses_page = False
            page.setFocus()
        self.page_shown.emit()

    def show_no_page(self) -> None:
        """Show nothing in the place of the page."""
        if self.opened is not None:
            self.pages.clear_page()
            self._share_width()

    def scrolled(self) -> float:
        """How far down the page is scrolled, from 0.0 to 1.0."""
        return self.opened.scrolled() if self.opened is not None else 0.0

    def scroll_to(self, scroll: float) -> None:
        """Scroll the page so far down, however late it is laid out."""
        if self.opened is not None:
            self.opened.scroll_to(scroll)

    def focus_next_page(self) -> None:
        """Let the page that is shown next have the keyboard."""
        self._focuses_page = True

    def offer_reading(self, *, offered: bool) -> None:
        """Show the button that reads the guide aloud, or take it away."""
        self.pages.offer_reading(offered=offered)

    def show_trip(self, view: "TripView") -> None:
        """Show what is known of a journey on another day, on the guide that lies open."""
        self.pages.show_trip(view)

    def show_kept(self, view: "KeptView") -> None:
        """Show what the person keeps of the guide that lies open."""
        self.pages.show_kept(view)

    def show_news(self, view: "NewsCardsView") -> None:
        """Show what is new, on the page that lies open."""
        self.pages.show_news(view)

    def show_place(self, page: Page, *, can_go_back: bool, can_go_forward: bool) -> None:
        """Mark where one is."""
        self.bar.show_place(page, can_go_back=can_go_back, can_go_forward=can_go_forward)
        self.bar.fit(self.bar.width())

    def show_tabs(self, view: "TabsView") -> None:
        """Show the tabs of the window, where there is more than one."""
        if self.strip is None:
            if len(view.titles) == 1:
                return
            from cztservices.ui.tab_strip import TabStrip

            self.strip = TabStrip(self.theme, self._tr)
            self.strip.tab_chosen.connect(self.tab_chosen)
            self.strip.tab_moved.connect(self.tab_moved)
            self.strip.close_requested.connect(self.tab_close_requested)
            self.strip.action_requested.connect(self.action_requested)
            self._outer.insertWidget(0, self.strip)
        self.strip.show_tabs(view)
        self.strip.setVisible(len(view.titles) > 1)

    def show_text(self, text: str) -> None:
        """Write ``text`` into the search field, without searching for it."""
        self._preview.stop()
        self._was_typed, self._is_answered, self._enters = False, True, False
        if self.search.text() != text:
            with QSignalBlocker(self.search):
                self.search.setText(text)

    def show_notice(self, text: str) -> None:
        """Say that a wish could not be met; empty once one has been."""
        self.notices.show_notice(text)

    def show_done(self, text: str) -> None:
        """Say what came of a wish, until another page is shown."""
        self.notices.show_notice("")
        self.notices.show_done(text)
        self._done_on = self._place if text else None
        if text:
            from cztservices.ui.accessible import announce

            announce(self, text)

    def show_trouble(self, text: str) -> None:
        """Say what is wrong with this computer for as long as it is."""
        self.notices.show_trouble(text)

    def title(self) -> str:
        """What stands in the title bar."""
        return self._tr.gettext(N_("Cross-city services of Changsha, Zhuzhou and Xiangtan"))

    @property
    def translator(self) -> Translator:
        """What it says everything with."""
        return self._tr

    @property
    def opened(self) -> ColumnPage | None:
        """The page that is shown."""
        return self.pages.opened

    @property
    def made(self) -> dict[Page, ColumnPage]:
        """The pages that have been opened so far."""
        return self.pages.made

    def preview_now(self) -> None:
        """Lay what the chosen row stands for open without waiting for typing to rest."""
        self._preview.stop()
        self._on_preview_timeout()

    def settle(self) -> None:
        """Let nothing happen by itself any more, for a picture of the page as it is."""
        self._preview.stop()
        if self.opened is not None:
            self.opened.complete()

    # Keys and clicks

    def _begins_search(self, event: QKeyEvent) -> bool:
        """Begin a new search with the sign of ``event``, if it has one and the cursor is not in the field already."""
        shortcut = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if self.search.hasFocus() or shortcut or not event.text().strip() or not event.text().isprintable():
            return False
        self.search.setText(event.text())
        self.search.setFocus()
        return True

    def _on_page_followed(self, ref: PageRef) -> None:
        """The keyboard goes along: left where it was, Enter would press whatever comes to lie there."""
        focus = QApplication.focusWidget()
        if focus is not None and self.pages.isAncestorOf(focus):
            self.focus_next_page()
        self.page_followed.emit(ref)

    def _on_text_requested(self, text: str) -> None:
        """Look for it, with the cursor behind it: more may follow."""
        self.search.setText(text)
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing anywhere searches anew; Down leads from the field into the list; page keys scroll the page."""
        if self._begins_search(event):
            return
        pressed = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(pressed, QAbstractButton):
            pressed.click()  # Qt leaves Enter to dialogs
            return
        opened = self.opened
        if opened is not None and event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            step = QScrollBar.SliderAction
            down = event.key() == Qt.Key.Key_PageDown
            opened.verticalScrollBar().triggerAction(step.SliderPageStepAdd if down else step.SliderPageStepSub)
            return
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus() and self._has_list and self.list.count():
            self.list.enter()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list a share that leaves the page the larger part."""
        super().resizeEvent(event)
        self._share_width()

    def heightForWidth(self, width: int) -> int:
        """As low as it may be: the list and the page scroll by themselves, and the window only where it is lower."""
        layout = self.layout()
        assert layout is not None  # noqa: S101 - made in _build
        margins = layout.contentsMargins()
        room = width - margins.left() - margins.right()
        items = [item for n in range(layout.count()) if (item := layout.itemAt(n)) is not None and not item.isEmpty()]
        # Qt's own sum of the lowest heights is less than what its layout then gives to what has a height for a width.
        heights = [i.heightForWidth(room) if i.hasHeightForWidth() else i.minimumSize().height() for i in items]
        return sum(heights) + layout.spacing() * (len(items) - 1) + margins.top() + margins.bottom()

    @property
    def _is_narrow(self) -> bool:
        return self.width() < self.theme.dp(TWO_COLUMNS)

    @property
    def _fills(self) -> bool:
        """Whether the page that lies open takes the place of the list."""
        opened = self.opened
        return opened is not None and (opened.is_wide or (self._is_narrow and not self._is_collection()))

    def _share_width(self) -> None:
        """Show list and page beside each other where both have something to say and there is room for two.

        Nothing is worked out anew while the parts that are shown stay the same: this is asked at every key.
        """
        shows_list = self._has_list and not self._fills
        below = self._is_narrow and self._is_collection() and not self.search.text().strip()
        shows_page = below or not (shows_list and self._is_narrow)
        if shows_list or self._list is not None:
            self.list.setVisible(shows_list)
        self.pages.setVisible(shows_page)
        self.bars.share(with_list=shows_list)
        bars = self.bars.are_shown()
        heights = [
            self.bars.heightForWidth(self.width()) if any(bars) else 0,
            self.notices.notice.isVisibleTo(self),
            self.notices.done.isVisibleTo(self),
        ]
        shared = (self.width(), shows_list, shows_page, below, *bars, *heights, self.bar.sizeHint().width())
        if shared == self._shared:
            return
        self._shared = shared
        self.bar.fit(self.width() - self.theme.dp(48))
        room = max(1, self.width() - self.theme.dp(48))
        wide = min(self.theme.dp(LIST_WIDTH), round(room * 0.4))
        self._body.setOrientation(Qt.Orientation.Vertical if below else Qt.Orientation.Horizontal)
        self._body.setMinimumHeight(self.theme.dp(2 * LEAST_BELOW if below else LEAST_BODY))
        self._body.setSizes([1, 1] if below else [wide, room - wide])
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _is_collection(self) -> bool:
        return self.pages.opened_name in COLLECTIONS

    @property
    def _chosen(self) -> "ResultView | None":
        return self._list.chosen if self._list is not None else None

    def _clear_page(self) -> None:
        """Show nothing beside the list until what was typed has an answer."""
        self.page_laid_away.emit()
        self.pages.clear_page()

    def _on_action_triggered(self, action: Action) -> None:
        """Hand it on; but the way back from a page that hides what was found leads there."""
        opened = self.opened
        hides = opened is not None and not opened.is_wide and self._fills and self._has_list
        if action is Action.BACK and hides and self.search.text().strip():
            self._clear_page()
            self._share_width()
        else:
            self.action_requested.emit(action)

    def _on_search_changed(self, text: str) -> None:
        opened = self.opened
        if text.strip() and opened is not None and (opened.is_wide or self._is_narrow):
            self._clear_page()
        self._preview.stop()
        self._was_typed = bool(text.strip())
        self._is_answered, self._enters = not self._was_typed, False
        self.text_changed.emit(text)

    def _on_preview_timeout(self) -> None:
        row = self._chosen
        if row is not None and row.place is not None:
            self.place_passed.emit(row.place)
        elif row is not None:
            self.page_passed.emit(ref_of_entry(row.kind, row.ref))

    def _on_list_passed(self) -> None:
        if not self._is_narrow:
            self._preview.start()

    def _on_list_clicked(self) -> None:
        self._open_row(self._chosen)

    def _open_row(self, row: "ResultView | None") -> None:
        self._preview.stop()
        if row is not None and row.place is not None:
            self.place_requested.emit(row.place)
        elif row is not None:
            self.page_requested.emit(ref_of_entry(row.kind, row.ref))

    def _on_list_entered(self) -> None:
        """Open the chosen row; a key that was faster than the search waits for the answer to what was typed.

        The next code that is typed takes the place of this one.
        """
        self._enters = not self._is_answered
        if not (self._is_answered and self._has_list):
            return
        if self.list.of_code:
            self.search.selectAll()
        if self.list.offered is not None:
            self._focuses_page = True
            self._open_row(self.list.offered)

    def _on_list_typed(self, event: QKeyEvent) -> None:
        event.setAccepted(self._begins_search(event))
