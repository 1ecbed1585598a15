"""A row of cities, one of which is chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from cztservices.domain.scope import CITIES
from cztservices.presenters.actions import ACTIONS, Action
from cztservices.presenters.direction import PickerView
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label


class CityPicker(QWidget):
    """Draws a :class:`PickerView`; arrow keys move between the cities, space and Enter choose."""

    city_chosen = Signal(str)

    def __init__(self, view: PickerView, theme: Theme) -> None:
        """Make one button a city."""
        super().__init__()
        layout = FlowLayout(theme.dp(8))
        self.setLayout(layout)
        self._label = make_label("", "list", wrap=False)
        layout.addWidget(self._label)
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for city in view.cities:
            button = _CityButton()
            button.setCheckable(True)
            button.setProperty("city", city.token)
            button.clicked.connect(lambda _checked, code=city.code: self.city_chosen.emit(code))
            self._group.addButton(button)
            self._buttons[city.code] = button
            layout.addWidget(button)
        self.show_picker(view)

    def show_picker(self, view: PickerView) -> None:
        """Show another label or choice."""
        self.setVisible(view.visible)
        self._label.setText(view.label)
        self.setAccessibleName(view.label)
        self._group.setExclusive(False)
        for city in view.cities:
            button = self._buttons[city.code]
            button.setText(city.name)
            button.setMinimumWidth(self._room(city.name))
            button.setAccessibleName(f"{view.label} {city.name}")
            keys = ACTIONS[Action(f"{view.end.value}_{CITIES.index(city.code) + 1}")].shortcuts[0]
            button.setToolTip(keys)
            button.setChecked(city.chosen)
        self._group.setExclusive(any(city.chosen for city in view.cities))

    def _room(self, name: str) -> int:
        """The width of a button whose name is bold, as it is when chosen, so that choosing moves nothing."""
        font = QFont(self.font())
        font.setPixelSize(self._theme.text("body"))
        font.setBold(True)
        return QFontMetrics(font).horizontalAdvance(name) + self._theme.dp(44)


class _CityButton(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter too; the arrows move, whether or not a city is chosen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            buttons = self.group().buttons()
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            buttons[(buttons.index(self) + step) % len(buttons)].setFocus()
        else:
            super().keyPressEvent(event)
