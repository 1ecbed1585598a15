"""The foot of a kiosk: what can be done on every page, always at the same places; Finish is the largest, at the end."""

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cztservices.presenters.kiosk.acts import OF_THE_PAGE, ActView, KioskAct
from cztservices.ui.icons import draw_icon
from cztservices.ui.theme import FINGER, RADIUS_CONTROL, Theme

_ICON, _GAP = 32, 8
_LEAD_BACK, _GIVE_WAY = (KioskAct.BACK, KioskAct.HOME), (KioskAct.LARGE, KioskAct.LANGUAGE)
_FINISH_SHARE = 2
"""Finish is so many times as wide as the others."""

_FAINT = 0.4
"""How much is seen of a button that cannot be pressed, whatever the colours are."""


class FootBar(QWidget):
    """A row of buttons, two where the screen is narrow."""

    act_requested = Signal(object)

    def __init__(self, theme: Theme, offered: tuple[KioskAct, ...], *, is_narrow: bool, is_flat: bool = False) -> None:
        """Show the acts that are ``offered``, without words yet; where it ``is_flat``, without drawings too."""
        super().__init__()
        dp = theme.dp
        self._is_crowded = False
        self.buttons = {act: FootButton(theme, is_main=act is KioskAct.FINISH, is_flat=is_flat) for act in offered}
        self._page_row = QWidget()
        of_page, self._always = QHBoxLayout(self._page_row), QHBoxLayout()
        lines = QVBoxLayout(self) if is_narrow else QHBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        for layout in (of_page, self._always, lines):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(dp(_GAP))
        for act, button in self.buttons.items():
            button.clicked.connect(partial(self._on_button_clicked, act))
            (of_page if act in OF_THE_PAGE else self._always).addWidget(button, _FINISH_SHARE if button.is_main else 1)
        self._of_page = of_page
        if is_narrow:
            lines.addWidget(self._page_row)
        else:  # the corner is that of the low position there too
            low = self.buttons[KioskAct.LOW]
            self._always.removeWidget(low)
            lines.addWidget(low, 1)
            lines.addWidget(self._page_row, of_page.count())
        lines.addLayout(self._always, self._always.count() + _FINISH_SHARE - 1)

    def crowd(self, *, crowded: bool) -> None:
        """Leave the room of one row to the letters: what leads back takes the places of size and language."""
        if crowded is self._is_crowded:
            return
        self._is_crowded = crowded
        for place, act in enumerate(_LEAD_BACK):
            if crowded:
                self._always.insertWidget(place, self.buttons[act], 1)
            else:
                self._of_page.insertWidget(place, self.buttons[act], 1)
        for act in _GIVE_WAY:
            if act in self.buttons:
                self.buttons[act].setVisible(not crowded)
        self._page_row.setVisible(not crowded)

    def show_act(self, view: ActView) -> None:
        """Show the word of a button that is offered."""
        if view.act in self.buttons:
            self.buttons[view.act].show_act(view)

    def enable(self, act: KioskAct, *, possible: bool) -> None:
        """Let a button be pressed, or not; it keeps its place."""
        if act in self.buttons:
            self.buttons[act].setEnabled(possible)

    def _on_button_clicked(self, act: KioskAct) -> None:
        self.act_requested.emit(act)


class FootButton(QAbstractButton):
    """A drawing above a word."""

    def __init__(self, theme: Theme, *, is_main: bool = False, is_flat: bool = False) -> None:
        """Without a word yet; the one that ``is_main`` is filled, one that ``is_flat`` has no drawing."""
        super().__init__()
        self._side = 0 if is_flat else theme.dp(_ICON)
        self._theme, self._icon, self.is_main = theme, "", is_main
        self._font = QFont()
        self._font.setPixelSize(theme.text("list" if is_main else "caption"))
        self._font.setBold(is_main)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_act(self, view: ActView) -> None:
        """Show another word."""
        self._icon = view.icon
        self.setText(view.word)
        self.setAccessibleName(view.word)
        self.setAccessibleDescription(view.title)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a control, and as its drawing and word need."""
        dp = self._theme.dp
        metrics = QFontMetrics(self._font)
        width = metrics.horizontalAdvance(self.text()) + dp(16)
        least = self._theme.control if self._side else self._theme.chip
        return QSize(max(width, dp(FINGER)), max(least, self._side + dp(12) + metrics.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme, dp = self._theme, self._theme.dp
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else _FAINT)
        ground = "accent" if self.is_main else "paper"
        ink = "on_accent" if self.is_main else "accent"
        if self.isDown():
            ground, ink = ("accent_tint", "accent")
        edge, width = ("focus", dp(3)) if self.hasFocus() else ("accent" if self.is_main else "line", max(1, dp(1)))
        painter.setPen(QPen(QColor(theme.colour(edge)), width))
        painter.setBrush(QColor(theme.colour(ground)))
        half = (width + 1) // 2
        radius = dp(RADIUS_CONTROL)
        painter.drawRoundedRect(self.rect().adjusted(half, half, -half, -half), radius, radius)
        painter.setFont(self._font)
        line, side = painter.fontMetrics().height(), self._side
        top = (self.height() - side - line) // 2
        if self._icon and side:
            picture = draw_icon(self._icon, theme.colour(ink), side, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - side) // 2, top, picture)
        painter.setPen(QColor(theme.colour(ink if ink != "accent" else "ink")))
        place = QRect(0, top + side, self.width(), line)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.text())
