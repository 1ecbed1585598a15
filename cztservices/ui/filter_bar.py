"""The cities that a text was understood to name, and by what the answers can be narrowed: rows of small buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from cztservices.domain.words import End
from cztservices.presenters.filters import FacetView, RoleView
from cztservices.search.facets import Facet
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import empty_layout, make_label


class RoleBar(QWidget):
    """Says which cities were understood; each can be taken off."""

    city_taken_off = Signal(End)

    def __init__(self, theme: Theme) -> None:
        """Hidden until a city is named."""
        super().__init__()
        self._layout = FlowLayout(theme.dp(8))
        self.setLayout(self._layout)
        self._shown: tuple[RoleView, ...] = ()
        self.hide()

    def show_roles(self, roles: tuple[RoleView, ...], lead: str) -> None:
        """Show ``roles`` behind the words ``lead``; nothing is drawn anew that is the same."""
        if roles == self._shown:
            return
        self._shown = roles
        empty_layout(self._layout)
        if roles:
            _add(self._layout, make_label(lead, "caption", wrap=False))
        for role in roles:
            button = QToolButton()
            button.setText(f"{role.text}  ×")
            button.setToolTip(role.remove)
            button.setAccessibleName(role.remove)
            button.setProperty("role", "chip")
            button.setProperty("layer", role.token)
            button.clicked.connect(lambda _checked=False, end=role.end: self.city_taken_off.emit(end))
            _add(self._layout, button)
        self.setVisible(bool(roles))


class FilterBar(QWidget):
    """Kinds of answers with their counts; more to narrow them by lies behind one button."""

    narrowed = Signal(Facet, str)

    def __init__(self, theme: Theme) -> None:
        """Hidden until there is something to narrow."""
        super().__init__()
        self._layout = FlowLayout(theme.dp(8))
        self.setLayout(self._layout)
        self._opened = False
        self._facets: tuple[FacetView, ...] = ()
        self._more_words = ("", "")
        self._buttons: dict[tuple[Facet, str], QToolButton] = {}
        self._more = QToolButton()
        self._more.setProperty("role", "quiet")
        self._more.clicked.connect(self._on_more_clicked)
        self._layout.addWidget(self._more)
        self.hide()

    @property
    def has_facets(self) -> bool:
        """Whether there is anything to narrow by."""
        return bool(self._facets)

    def show_facets(self, facets: tuple[FacetView, ...], more: str, fewer: str) -> None:
        """Show ``facets``; ``more`` and ``fewer`` are the words on the button that shows or hides all but kinds."""
        if (facets, (more, fewer)) == (self._facets, self._more_words):
            return
        self._facets, self._more_words = facets, (more, fewer)
        self._draw()

    def _draw(self) -> None:
        """Say the values on buttons, those of the answers before where there are any: one is not made for every key."""
        others = [view for view in self._facets if view.facet is not Facet.KIND]
        opened = self._opened or any(view.chosen for view in others)
        shown = [self._button(view) for view in self._facets if view.facet is Facet.KIND]
        if others:
            self._more.setText(f"{self._more_words[1] if opened else self._more_words[0]} {'▲' if opened else '▼'}")
            shown.append(self._more)
        if opened:
            shown += [self._button(view) for view in others]
        self._layout.show_only(shown)
        self.setVisible(bool(self._facets))
        self.updateGeometry()

    def _button(self, view: FacetView) -> QToolButton:
        key = (view.facet, view.value)
        if key not in self._buttons:
            button = QToolButton()
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setProperty("role", "chip")
            button.clicked.connect(lambda _checked=False, key=key: self.narrowed.emit(*key))
            self._layout.addWidget(button)
            self._buttons[key] = button
        button = self._buttons[key]
        button.setText(f"{view.label} {view.count}")
        button.setAccessibleName(f"{view.label}, {view.count}")
        button.setChecked(view.chosen)
        return button

    def _on_more_clicked(self) -> None:
        self._opened = not self._opened
        self._draw()


def _add(layout: FlowLayout, widget: QWidget) -> None:
    """Add ``widget`` and show it at once, not one turn of the event loop later."""
    layout.addWidget(widget)
    widget.show()
