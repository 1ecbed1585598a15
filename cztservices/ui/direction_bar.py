"""The two cities of a desk, and ⇄ between them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from cztservices.domain.words import End
from cztservices.i18n import Translator
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.direction import PickerView
from cztservices.ui.city_picker import CityPicker
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.theme import Theme

_SPACE = 16


class DirectionBar(FlowLayout):
    """Lays the pickers side by side, or below one another where it is narrow."""

    city_chosen = Signal(End, str)
    turn_requested = Signal()

    def __init__(self, theme: Theme, translator: Translator) -> None:
        """Empty until there are cities to show."""
        super().__init__(theme.dp(_SPACE))
        self._theme, self._tr = theme, translator
        self.pickers: dict[End, CityPicker] = {}
        self.turn: QPushButton | None = None

    def show_direction(self, origin: PickerView, destination: PickerView) -> None:
        """Show the pickers, and ⇄ where a service has two ends."""
        for view in (origin, destination):
            if view.end in self.pickers:
                self.pickers[view.end].show_picker(view)
                continue
            picker = CityPicker(view, self._theme)
            picker.city_chosen.connect(lambda city, end=view.end: self.city_chosen.emit(end, city))
            self.pickers[view.end] = picker
            if view.end is End.DESTINATION:
                self.addWidget(self._make_turn())
            self.addWidget(picker)
        if self.turn is not None:
            self.turn.setVisible(origin.visible and destination.visible)
        self.invalidate()

    def retranslate(self, translator: Translator) -> None:
        """Say what the bar itself says in another language."""
        self._tr = translator
        if self.turn is not None:
            title = translator.gettext(ACTIONS[Action.TURN_AROUND].title)
            self.turn.setAccessibleName(title)
            self.turn.setToolTip(f"{title} ({ACTIONS[Action.TURN_AROUND].shortcuts[0]})")

    def _make_turn(self) -> QPushButton:
        self.turn = QPushButton("⇄")
        self.turn.clicked.connect(lambda _checked=False: self.turn_requested.emit())
        self.retranslate(self._tr)
        return self.turn
