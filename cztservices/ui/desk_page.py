"""The desk: search field, two city pickers, results, guide."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cztservices.domain.words import End, EntryKind
from cztservices.i18n import LANGUAGES, N_, Translator
from cztservices.presenters.direction import PickerView
from cztservices.presenters.found import ResultsView
from cztservices.presenters.results import ResultView
from cztservices.ui.actions import ACTIONS, Action
from cztservices.ui.city_picker import CityPicker
from cztservices.ui.results_list import ROW_ROLE, ResultDelegate, ResultsModel
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import FlowLayout, make_card, make_label

if TYPE_CHECKING:
    from cztservices.presenters.entry_view import EntryView
    from cztservices.presenters.guide_view import GuideView
    from cztservices.ui.entry_page import EntryPage
    from cztservices.ui.filter_bar import FilterBar, RoleBar
    from cztservices.ui.guide_page import GuidePage
    from cztservices.ui.home_page import HomePage

PREVIEW_DELAY_MS = 120
"""The guide of the first result is laid open when typing rests so long."""

LIST_WIDTH, LEAST_LIST_WIDTH = 380, 240

LEAST_BODY = 220
"""The list and the guide are at least so high (dp); in a lower window the whole page scrolls."""

TWO_COLUMNS = 880
"""In less width (dp) there is room for one column: the list, or the guide once one is opened."""


class DeskPage(QWidget):
    """Draws the desk and turns keys and clicks into wishes."""

    text_changed = Signal(str)
    city_chosen = Signal(End, str)
    entry_opened = Signal(EntryKind, str)
    city_taken_off = Signal(End)
    narrowed = Signal(object, str)
    action_requested = Signal(Action)

    def __init__(self, theme: Theme, translator: Translator, version: str) -> None:
        """Build the parts once; views fill them."""
        super().__init__()
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.theme, self._tr, self._version = theme, translator, version
        self._pickers: dict[End, CityPicker] = {}
        self._model = ResultsModel()
        self._preview = QTimer(self)
        self._preview.setSingleShot(True)
        self._preview.setInterval(PREVIEW_DELAY_MS)
        self._preview.timeout.connect(self._on_preview_timeout)
        self._build()
        self.actions_by_name = self._make_actions()
        self.retranslate(translator)

    def _build(self) -> None:
        dp = self.theme.dp
        outer = QVBoxLayout(self)
        outer.setContentsMargins(dp(24), dp(16), dp(24), 0)
        outer.setSpacing(dp(12))
        outer.addLayout(self._build_top())
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setMaxLength(2000)
        self.search.textChanged.connect(self._on_search_changed)
        self.search.returnPressed.connect(self._on_search_returned)
        outer.addWidget(self.search)
        self._bars = QVBoxLayout()
        self._bars.setSpacing(dp(8))
        self.role_bar: RoleBar | None = None
        self.filter_bar: FilterBar | None = None
        self._direction = FlowLayout(dp(16))
        outer.addLayout(self._direction)
        outer.addLayout(self._bars)
        self.notice, notice_layout = make_card(self.theme, "caution")
        self._notice_text = make_label("", "list")
        notice_layout.addWidget(self._notice_text)
        self.notice.hide()
        outer.addWidget(self.notice)
        outer.addWidget(self._build_body(), 1)

    def _build_top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(self.theme.dp(8))
        self._wordmark = make_label("", "wordmark", wrap=False)
        self._subtitle = make_label("", "caption", wrap=False)
        self._back = QToolButton()
        self._back.setText("←")
        self._back.setProperty("role", "quiet")
        self._back.clicked.connect(lambda: self.action_requested.emit(Action.HOME))
        self._back.hide()
        top.addWidget(self._back)
        top.addWidget(self._wordmark)
        top.addWidget(self._subtitle)
        top.addStretch(1)
        self._top_buttons: dict[Action, QToolButton] = {}
        for action in (Action.SMALLER, Action.LARGER, Action.THEME, Action.LANGUAGE):
            button = QToolButton()
            button.setProperty("role", "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, wish=action: self.action_requested.emit(wish))
            self._top_buttons[action] = button
            top.addWidget(button)
        return top

    def _build_body(self) -> QSplitter:
        dp = self.theme.dp
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, dp(8), dp(16))
        self._heading = make_label("", "caption", wrap=False)
        self._hint = make_label("", "body")
        self._hint.setMinimumWidth(dp(LEAST_LIST_WIDTH))
        self._hint.hide()
        self.results = QListView()
        self.results.setModel(self._model)
        self.results.installEventFilter(self)
        self.results.setMinimumHeight(dp(60))
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.results.clicked.connect(self._on_results_activated)
        self.results.activated.connect(self._on_results_entered)
        self.results.selectionModel().currentChanged.connect(self._on_results_moved)
        self._heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.addWidget(self._heading)
        column.addWidget(self._hint)
        column.addWidget(self.results, 1)
        self.pages = QStackedWidget()
        self.home_page: HomePage | None = None
        self.guide_page: GuidePage | None = None
        self.entry_page: EntryPage | None = None
        body = QSplitter(Qt.Orientation.Horizontal)
        body.setChildrenCollapsible(False)
        body.addWidget(left)
        body.addWidget(self.pages)
        body.setStretchFactor(1, 1)
        body.setSizes([dp(LIST_WIDTH), dp(LIST_WIDTH) * 3])
        left.setMinimumWidth(dp(LEAST_LIST_WIDTH))
        body.setMinimumHeight(dp(LEAST_BODY))
        self._body, self._left = body, left
        return body

    def _make_actions(self) -> dict[Action, QAction]:
        made = {}
        for name, text in ACTIONS.items():
            action = QAction(self)
            action.setShortcuts([QKeySequence(shortcut) for shortcut in text.shortcuts])
            action.triggered.connect(lambda _checked=False, wish=name: self.action_requested.emit(wish))
            self.addAction(action)
            made[name] = action
        return made

    def retranslate(self, translator: Translator) -> None:
        """Say everything that the window itself says in another language."""
        self._tr = translator
        _ = translator.gettext
        self._wordmark.setText(_(N_("CrossCity")))
        self._subtitle.setText(_(N_("Changsha · Zhuzhou · Xiangtan")))
        self.search.setPlaceholderText(_(N_("Say what you need: treatment, housing fund, identity card, ydjy …")))
        self.search.setAccessibleName(_(N_("Search")))
        self.results.setAccessibleName(_(N_("Results")))
        for name, action in self.actions_by_name.items():
            action.setText(_(ACTIONS[name].title))
        other = next(name for code, name in LANGUAGES.items() if code != translator.language)
        for wish, text in (
            (Action.SMALLER, "A−"),
            (Action.LARGER, "A+"),
            (Action.THEME, "◐"),
            (Action.LANGUAGE, other),
        ):
            self._top_buttons[wish].setText(text)
            title = f"{_(ACTIONS[wish].title)} ({ACTIONS[wish].shortcuts[0]})"
            self._top_buttons[wish].setToolTip(title)
            self._top_buttons[wish].setAccessibleName(_(ACTIONS[wish].title))
        self.results.setItemDelegate(ResultDelegate(self.theme, 1 if translator.is_chinese else 2, self.results))
        if self.home_page is not None:
            self._fill_home()
        self._back.setAccessibleName(_(ACTIONS[Action.HOME].title))
        self._back.setToolTip(f"{_(ACTIONS[Action.HOME].title)} ({ACTIONS[Action.HOME].shortcuts[0]})")
        if hasattr(self, "_turn"):
            self._name_turn()

    # What the desk draws on

    def show_results(self, view: ResultsView) -> None:
        """Show the list; after typing, the first row is chosen and its guide follows when typing rests."""
        self._heading.setText(view.heading)
        self._heading.setAccessibleName(view.heading)
        self._hint.setText(view.hint)
        self._hint.setVisible(bool(view.hint))
        self.results.setVisible(bool(view.rows))
        self._show_bars(view)
        chosen = self._chosen_row()
        self._model.set_rows(view.rows)
        row = 0 if view.searching else self._model.row_of(chosen.ref if chosen and not view.hint else "")
        index = self._model.index(row, 0) if view.rows and row >= 0 else QModelIndex()
        self.results.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if index.isValid():
            self.results.scrollTo(index)

    def _show_bars(self, view: ResultsView) -> None:
        """The cities understood and the filters; made when there is first something to show in them."""
        if self.role_bar is None or self.filter_bar is None:
            if not view.roles and not view.facets:
                return
            from cztservices.ui.filter_bar import FilterBar, RoleBar

            self.role_bar, self.filter_bar = RoleBar(self.theme), FilterBar(self.theme)
            self.role_bar.city_taken_off.connect(self.city_taken_off)
            self.filter_bar.narrowed.connect(self.narrowed)
            self._bars.addWidget(self.role_bar)
            self._bars.addWidget(self.filter_bar)
        _ = self._tr.gettext
        self.role_bar.show_roles(view.roles, _(N_("Understood:")))
        self.filter_bar.show_facets(view.facets, _(N_("Filter")), _(N_("Fewer")))
        self._share_width()

    def show_direction(self, origin: PickerView, destination: PickerView) -> None:
        """Show the pickers, and ⇄ between them where a service has two ends."""
        for view in (origin, destination):
            if view.end in self._pickers:
                self._pickers[view.end].show_picker(view)
                continue
            picker = CityPicker(view, self.theme)
            picker.city_chosen.connect(lambda city, end=view.end: self.city_chosen.emit(end, city))
            self._pickers[view.end] = picker
            if view.end is End.DESTINATION:
                self._direction.addWidget(self._make_turn())
            self._direction.addWidget(picker)
        self._turn.setVisible(origin.visible and destination.visible)
        self._direction.invalidate()

    def show_guide(self, view: "GuideView") -> None:
        """Show a guide beside the list."""
        if self.guide_page is None:
            from cztservices.ui.guide_page import GuidePage

            self.guide_page = GuidePage(self.theme)
            self.pages.addWidget(self.guide_page)
        self.guide_page.show_guide(view)
        self.pages.setCurrentWidget(self.guide_page)
        self._share_width()

    def show_entry(self, view: "EntryView") -> None:
        """Show a life event, licence, office or channel beside the list."""
        if self.entry_page is None:
            from cztservices.ui.entry_page import EntryPage

            self.entry_page = EntryPage(self.theme)
            self.entry_page.service_opened.connect(lambda ref: self.entry_opened.emit(EntryKind.SERVICE, ref))
            self.pages.addWidget(self.entry_page)
        self.entry_page.show_entry(view)
        self.pages.setCurrentWidget(self.entry_page)
        self._share_width()

    def show_home(self) -> None:
        """Show the page of the beginning; it is made when the list has been painted."""
        if self.home_page is None:
            from cztservices.ui.home_page import HomePage

            self.home_page = HomePage(self.theme)
            self.home_page.example_chosen.connect(self.search.setText)
            self._fill_home()
            self.pages.addWidget(self.home_page)
            self.search.setClearButtonEnabled(True)
        self.pages.setCurrentWidget(self.home_page)
        self._share_width()

    def _fill_home(self) -> None:
        from cztservices.presenters.home import present_home

        assert self.home_page is not None  # noqa: S101 - only called with one
        keys = tuple((" / ".join(text.shortcuts), text.title) for text in ACTIONS.values())
        self.home_page.show_home(present_home(self._tr, self._version, keys))

    def show_notice(self, text: str) -> None:
        """Say something that went wrong, above the list."""
        self._notice_text.setText(text)
        self.notice.setVisible(bool(text))

    def title(self) -> str:
        """What stands in the title bar."""
        return self._tr.gettext(N_("Cross-city services of Changsha, Zhuzhou and Xiangtan"))

    def has_results(self) -> bool:
        """Whether the list has been filled."""
        return self._model.rowCount() > 0

    def preview_now(self) -> None:
        """Lay the guide of the chosen row open without waiting for typing to rest."""
        self._preview.stop()
        self._on_preview_timeout()

    def settle(self) -> None:
        """Stop what would still happen by itself, for a picture of the page as it is."""
        self._preview.stop()

    def go_home(self) -> None:
        """Empty the search field and put the cursor into it."""
        self._preview.stop()
        self.search.clear()
        self.search.setFocus()

    # Keys and clicks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let typing in the list begin a new search, before the list takes it for a search of its own."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._begins_search(event):
            return True
        return super().eventFilter(watched, event)

    def _begins_search(self, event: QKeyEvent) -> bool:
        """Begin a new search with the sign of ``event``, if it has one and the cursor is not in the field already."""
        shortcut = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if self.search.hasFocus() or shortcut or not event.text().strip() or not event.text().isprintable():
            return False
        self.search.setText(event.text())
        self.search.setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing anywhere searches anew; Down leads from the field into the list; page keys scroll the guide."""
        if self._begins_search(event):
            return
        opened = self._opened_page()
        if opened is not None and event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar = opened.verticalScrollBar()
            bar.setValue(bar.value() + bar.pageStep() * (1 if event.key() == Qt.Key.Key_PageDown else -1))
            return
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus() and self._model.rowCount():
            self.results.setFocus()
            if not self.results.currentIndex().isValid():
                self.results.setCurrentIndex(self._model.index(0, 0))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list a share that leaves the guide the larger part."""
        super().resizeEvent(event)
        self._share_width()

    @property
    def _is_narrow(self) -> bool:
        return self.width() < self.theme.dp(TWO_COLUMNS)

    def _opened_page(self) -> "GuidePage | EntryPage | None":
        """The guide or entry that lies open."""
        current = self.pages.currentWidget()
        return next((page for page in (self.guide_page, self.entry_page) if page is not None and page is current), None)

    def _share_width(self) -> None:
        guide_is_open = self._opened_page() is not None
        self._subtitle.setVisible(not self._is_narrow)
        self._back.setVisible(self._is_narrow and guide_is_open)
        self._left.setVisible(not (self._is_narrow and guide_is_open))
        self.pages.setVisible(guide_is_open or not self._is_narrow)
        if self.filter_bar is not None:
            self.filter_bar.setVisible(self.filter_bar.has_facets and not (self._is_narrow and guide_is_open))
        room = max(1, self.width() - self.theme.dp(48))
        wide = min(self.theme.dp(LIST_WIDTH), round(room * 0.4))
        self._body.setSizes([wide, room - wide])
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.totalMinimumHeightForWidth(self.width()))

    def _make_turn(self) -> QPushButton:
        self._turn = QPushButton("⇄")
        self._turn.clicked.connect(lambda: self.action_requested.emit(Action.TURN_AROUND))
        self._name_turn()
        return self._turn

    def _name_turn(self) -> None:
        title = self._tr.gettext(ACTIONS[Action.TURN_AROUND].title)
        self._turn.setAccessibleName(title)
        self._turn.setToolTip(f"{title} ({ACTIONS[Action.TURN_AROUND].shortcuts[0]})")

    def _chosen_row(self) -> ResultView | None:
        row: ResultView | None = self.results.currentIndex().data(ROW_ROLE)
        return row

    def _open_chosen(self) -> None:
        row = self._chosen_row()
        if row is not None:
            self.entry_opened.emit(row.kind, row.ref)

    def _on_search_changed(self, text: str) -> None:
        self.text_changed.emit(text)
        if self._is_narrow and self.home_page is not None:
            self.show_home()
        if text.strip() and not self._is_narrow:
            self._preview.start()
        else:
            self._preview.stop()

    def _on_search_returned(self) -> None:
        if self.results.currentIndex().isValid():
            self._preview.stop()
            self._open_chosen()
            self._focus_guide()

    def _focus_guide(self) -> None:
        opened = self._opened_page()
        if opened is not None:
            opened.setFocus()

    def _on_preview_timeout(self) -> None:
        self._open_chosen()

    def _on_results_moved(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid() and self.results.hasFocus() and not self._is_narrow:
            self._preview.start()

    def _on_results_activated(self, index: QModelIndex) -> None:
        self._preview.stop()
        row: ResultView = index.data(ROW_ROLE)
        self.entry_opened.emit(row.kind, row.ref)

    def _on_results_entered(self, index: QModelIndex) -> None:
        self._on_results_activated(index)
        self._focus_guide()
