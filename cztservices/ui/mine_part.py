"""What the parts of the page of one's own things have in common."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cztservices.presenters.mine_view import MinePageView, PlaceView
from cztservices.ui.link import Link
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label


class MinePart(QWidget):
    """Draws one part of a :class:`MinePageView` below each other."""

    keeping_requested = Signal(object)
    place_requested = Signal(object)
    moved = Signal(str)

    def __init__(self, view: MinePageView, theme: Theme) -> None:
        """Empty; what is drawn goes into ``column``."""
        super().__init__()
        self.view, self.theme, self._tr = view, theme, view.translator
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.dp(12))

    def focus(self, name: str) -> None:
        """Put the focus on what is called ``name``, on a part that has such things."""

    def say(self, words: str) -> str:
        """``words``, which are marked for translation, in the language of the reader."""
        return self._tr.gettext(words)

    def make_button(self, words: str, name: str, wish: Callable[[], object], *, role: str = "chip") -> QPushButton:
        """A button that shows ``words`` and is called ``name`` by a screen reader."""
        button = QPushButton(words)
        button.setProperty("role", role)
        button.setAccessibleName(name)
        button.setToolTip(name if name != words else "")
        button.clicked.connect(lambda _checked=False: wish())
        return button

    def make_place(self, place: PlaceView) -> QWidget:
        """Its name, which leads there where there is something."""
        words = " · ".join(part for part in (place.title, place.cities) if part)
        if place.page is None:
            return make_label(words, "void")
        link = Link(words, self.theme)
        link.clicked.connect(lambda: self.place_requested.emit(place))
        return link
