"""The tabs of a window, from two on: to choose, to move, to close."""

from html import escape

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QToolButton, QWidget

from cztservices.i18n import N_, Translator
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.tabs_view import TabsView
from cztservices.ui.theme import RADIUS_CONTROL, Theme

WIDEST, NARROWEST = 300, 150
"""A tab is so wide (dp) where there is room, and at least so wide where there are many."""

_SCROLL_NAMES = {"ScrollLeftButton": N_("Tabs further left"), "ScrollRightButton": N_("Tabs further right")}
"""Buttons that Qt makes where there is no room for all tabs, by the names that it gives them."""


class TabStrip(QWidget):
    """Draws the titles, and says what a person wishes with them."""

    tab_chosen = Signal(int)
    tab_moved = Signal(int, int)
    close_requested = Signal(int)
    action_requested = Signal(Action)

    def __init__(self, theme: Theme, translator: Translator) -> None:
        """No tabs yet."""
        super().__init__()
        self._theme, self._tr = theme, translator
        self._titles: tuple[str, ...] = ()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.dp(4))
        self.bar = _Bar(theme)
        self.bar.currentChanged.connect(self.tab_chosen)
        self.bar.tabMoved.connect(self.tab_moved)
        self.bar.middle_clicked.connect(self.close_requested)
        self.add = QToolButton()
        self.add.setText("+")
        self.add.setProperty("role", "quiet")
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.clicked.connect(lambda _checked=False: self.action_requested.emit(Action.NEW_TAB))
        line.addWidget(self.bar)
        line.addWidget(self.add)
        line.addStretch(1)
        self.retranslate(translator)

    def show_tabs(self, view: TabsView) -> None:
        """Show the tabs of ``view``."""
        self._titles = view.titles
        with QSignalBlocker(self.bar):
            while self.bar.count() > len(view.titles):
                self.bar.removeTab(self.bar.count() - 1)
            while self.bar.count() < len(view.titles):
                number = self.bar.addTab("")
                self.bar.setTabButton(number, QTabBar.ButtonPosition.RightSide, self._make_close())
            for number, title in enumerate(view.titles):
                self._name(number, title)
            self.bar.setCurrentIndex(view.shown)

    def retranslate(self, translator: Translator) -> None:
        """Say what the strip itself says in another language."""
        self._tr = translator
        _ = translator.gettext
        self.bar.setAccessibleName(_(N_("Tabs")))
        self.add.setAccessibleName(_(ACTIONS[Action.NEW_TAB].title))
        self.add.setToolTip(f"{_(ACTIONS[Action.NEW_TAB].title)} ({ACTIONS[Action.NEW_TAB].shortcuts[0]})")
        for button in self.bar.findChildren(QToolButton):
            if button.objectName() in _SCROLL_NAMES:
                button.setAccessibleName(_(_SCROLL_NAMES[button.objectName()]))
        for number, title in enumerate(self._titles):
            self._name(number, title)

    def _name(self, number: int, title: str) -> None:
        """Name a tab and the button that closes it; an ampersand is no sign of a shortcut, and a bracket no markup."""
        if self.bar.tabText(number) != title.replace("&", "&&"):
            self.bar.setTabText(number, title.replace("&", "&&"))
        self.bar.setTabToolTip(number, f"<qt>{escape(title)}</qt>")
        self.bar.setAccessibleTabName(number, title)
        close, closing = self.bar.tabButton(number, QTabBar.ButtonPosition.RightSide), ACTIONS[Action.CLOSE_TAB]
        close.setAccessibleName(f"{self._tr.gettext(closing.title)}: {title}")
        close.setToolTip(f"{self._tr.gettext(closing.title)} ({closing.shortcuts[0]})")

    def _make_close(self) -> QToolButton:
        close = QToolButton()
        close.setText("×")
        close.setProperty("role", "close")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(lambda _checked=False: self._close(close))
        return close

    def _close(self, button: QToolButton) -> None:
        side = QTabBar.ButtonPosition.RightSide
        for number in range(self.bar.count()):
            if self.bar.tabButton(number, side) is button:
                self.close_requested.emit(number)
                return


class _Bar(QTabBar):
    """Qt's tabs, which the middle button closes, and which are neither too wide nor too narrow to be read."""

    middle_clicked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its title, within bounds."""
        hint = super().tabSizeHint(index)
        dp = self._theme.dp
        return QSize(min(max(hint.width(), dp(NARROWEST)), dp(WIDEST)), hint.height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Wide enough for a few words."""
        return QSize(self._theme.dp(NARROWEST), super().tabSizeHint(index).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ring the tab that is shown while the keyboard is here."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.colour("focus")), self._theme.dp(3)))
            edge, radius = self._theme.dp(2), self._theme.dp(RADIUS_CONTROL)
            ring = self.tabRect(self.currentIndex()).adjusted(edge, edge, -edge, -edge)
            painter.drawRoundedRect(ring, radius, radius)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say which tab the middle button was pressed on."""
        number = self.tabAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.MiddleButton and number >= 0:
            self.middle_clicked.emit(number)
            event.accept()
            return
        super().mouseReleaseEvent(event)
