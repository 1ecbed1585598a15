"""The line above everything: where one is, where one can go, and how it looks."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from cztservices.i18n import LANGUAGES, N_, Translator
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.pages import Page, PageRef
from cztservices.presenters.titles import PAGE_NAMES
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.theme import Theme

_BACK = "←"
_SIGNS = {Action.SMALLER: "A−", Action.LARGER: "A+", Action.THEME: "◐"}


class TopBar(QWidget):
    """Draws the bar; where it is too narrow for the names of the pages, they stand in a menu, and else on two lines."""

    action_requested = Signal(Action)
    page_requested = Signal(object)
    language_requested = Signal(str)

    def __init__(self, theme: Theme, translator: Translator) -> None:
        """Make all buttons once."""
        super().__init__()
        self._theme, self._tr = theme, translator
        self.setMinimumWidth(1)  # else no window becomes so narrow that it takes two lines
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.dp(4))
        places, looks = QHBoxLayout(), FlowLayout(theme.dp(4))
        places.setSpacing(theme.dp(4))
        self._lines.addLayout(places, 1)
        self._lines.addLayout(looks)
        self.home = self._button(partial(self.action_requested.emit, Action.HOME))
        self.home.setProperty("role", "wordmark")
        self.back = self._button(partial(self.action_requested.emit, Action.BACK))
        self.forward = self._button(partial(self.action_requested.emit, Action.FORWARD))
        self._can_go_forward = False
        _keep_room(self.back, kept=True)
        for way in (self.home, self.back, self.forward):
            places.addWidget(way)
        self.pages: dict[Page, QToolButton] = {}
        for page in PAGE_NAMES:
            button = self._button(partial(self.page_requested.emit, PageRef(page)))
            self.pages[page] = button
            places.addWidget(button)
        self.menu = self._button(self._open_menu)
        places.addWidget(self.menu)
        places.addStretch(1)
        self.actions_by_name: dict[Action, QToolButton] = {}
        for action in (Action.ELDER, Action.SMALLER, Action.LARGER, Action.THEME):
            button = self._button(partial(self.action_requested.emit, action))
            self.actions_by_name[action] = button
            looks.addWidget(button)
        self.actions_by_name[Action.ELDER].setCheckable(True)
        self.actions_by_name[Action.ELDER].setChecked(theme.elder)
        self.language = self._button(self._open_languages)
        looks.addWidget(self.language)
        self.retranslate(translator)

    def retranslate(self, translator: Translator) -> None:
        """Say everything in another language."""
        self._tr = translator
        _ = translator.gettext
        self.home.setText(_(N_("CrossCity")))
        back, menu = _(N_("Back")), _(N_("Menu"))
        self._back_words = f"{_BACK} {back}"
        self._is_short = False
        self.back.setText(self._back_words)
        self.forward.setText("→")
        for page, name in PAGE_NAMES.items():
            self.pages[page].setText(_(name))
        self.menu.setText(f"{menu} ▼")
        self.language.setText(f"{LANGUAGES[translator.language]} ▼")
        self.language.setAccessibleName(_(ACTIONS[Action.LANGUAGE].title))
        self.language.setToolTip(f"{_(ACTIONS[Action.LANGUAGE].title)} ({ACTIONS[Action.LANGUAGE].shortcuts[0]})")
        ways = {Action.BACK: self.back, Action.FORWARD: self.forward, Action.HOME: self.home}
        for action, button in (self.actions_by_name | ways).items():
            if action in self.actions_by_name:
                button.setText(_SIGNS.get(action) or _(ACTIONS[action].title))
            button.setAccessibleName(_(ACTIONS[action].title))
            button.setToolTip(f"{_(ACTIONS[action].title)} ({ACTIONS[action].shortcuts[0]})")
        self.fit(self.width())

    def show_place(self, page: Page, *, can_go_back: bool, can_go_forward: bool) -> None:
        """Mark the page that lies open."""
        self.back.setVisible(can_go_back)
        if self._can_go_forward is not can_go_forward:
            self._can_go_forward = can_go_forward
            self.fit(self.width())
        for other, button in self.pages.items():
            if button.property("here") != (other is page):
                button.setProperty("here", other is page)
                button.setStyleSheet("")  # asks for the style anew

    def fit(self, width: int) -> None:
        """Show the names of the pages where ``width`` has room for all of them; in large print never."""
        others = self._measure(self.back, self.home, self.language, *self.actions_by_name.values())
        others += self._saved() if self._is_short else 0
        beside = not self._theme.elder and others + self._measure(*self.pages.values()) <= width
        for button in self.pages.values():
            button.setVisible(beside)
        self.menu.setVisible(not beside)
        fits = beside or others + self._measure(self.menu) <= width
        taken = others + self._measure(*(self.pages.values() if beside else [self.menu])) if fits else width
        room = width - self._measure(self.forward) + self._theme.dp(4)  # behind the last there is no space
        short = beside and taken > room >= taken - self._saved()
        has_room = short or taken <= room
        self._shorten_back(short=short)
        self.forward.setVisible(self._can_go_forward and has_room)
        _keep_room(self.forward, kept=has_room)
        ways = QBoxLayout.Direction
        self._lines.setDirection(ways.LeftToRight if fits else ways.TopToBottom)

    def _saved(self) -> int:
        """How much narrower the way back is without its words."""
        metrics = self.back.fontMetrics()
        return metrics.size(0, self._back_words).width() - metrics.size(0, _BACK).width()

    def _shorten_back(self, *, short: bool) -> None:
        """Let the arrow alone stand for the way back, where only so there is room for the way on beside all names."""
        if self._is_short is not short:
            self._is_short = short
            self.back.setText(_BACK if short else self._back_words)

    def _measure(self, *buttons: QToolButton) -> int:
        """The width that ``buttons`` take side by side."""
        return sum(button.sizeHint().width() + self._theme.dp(4) for button in buttons)

    def _button(self, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "quiet")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for page, name in PAGE_NAMES.items():
            keys = f"\t{ACTIONS[Action.HELP].shortcuts[0]}" if page is Page.HELP else ""  # Qt aligns them on the right
            entry = menu.addAction(self._tr.gettext(name) + keys)
            entry.triggered.connect(lambda _checked=False, page=page: self.page_requested.emit(PageRef(page)))
        self._open(menu, self.menu)

    def _open_languages(self) -> None:
        menu = QMenu(self)
        for code, name in LANGUAGES.items():
            entry = menu.addAction(name)
            entry.setCheckable(True)
            entry.setChecked(code == self._tr.language)
            entry.triggered.connect(lambda _checked=False, code=code: self.language_requested.emit(code))
        self._open(menu, self.language)

    def _open(self, menu: QMenu, below: QToolButton) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))


def _keep_room(button: QToolButton, *, kept: bool) -> None:
    """Keep the place of a hidden button, so that what stands beside it keeps its own."""
    policy = button.sizePolicy()
    if policy.retainSizeWhenHidden() is not kept:
        policy.setRetainSizeWhenHidden(kept)
        button.setSizePolicy(policy)
