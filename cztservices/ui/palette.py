"""The palette: a field and a list over the page, for everything that can be done or opened."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from cztservices.i18n import N_, Translator
from cztservices.presenters.palette import PaletteView
from cztservices.ui.accessible import announce
from cztservices.ui.palette_rows import ROW_ROLE, PaletteDelegate, PaletteModel
from cztservices.ui.search_field import LONGEST
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label

_WIDTH, _MARGIN = 680, 24
_MOST_ROWS = 10

_POPUPS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""The field loses the keyboard for a while, and gets it back."""


class Palette(QFrame):
    """Stands over ``page`` until something is chosen, Esc is pressed, or the keyboard goes elsewhere."""

    text_changed = Signal(str)
    chosen = Signal(object, bool)
    closed = Signal()

    def __init__(self, page: QWidget, theme: Theme, translator: Translator) -> None:
        """Empty; the keyboard is in the field once it is shown."""
        super().__init__(page)
        self._page, self._theme = page, theme
        self._before = QApplication.focusWidget()
        self.setProperty("role", "palette")
        name = translator.gettext(N_("Find an action, a page, a service"))
        self.setAccessibleName(name)
        self._model = PaletteModel()
        self.field = _Field(self)
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self.rows = QListView()
        self.rows.setAccessibleName(translator.gettext(N_("Results")))
        self.rows.setModel(self._model)
        self.rows.setItemDelegate(PaletteDelegate(theme, self.rows))
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setUniformItemSizes(True)
        self.rows.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.clicked.connect(lambda _index: self._choose(aside=self._holds_control()))
        self.hint = make_label("", "body")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.dp(12)] * 4)
        column.setSpacing(theme.dp(8))
        for part in (self.field, self.hint, self.rows):
            column.addWidget(part)
        self.field.textChanged.connect(self.text_changed)
        page.installEventFilter(self)

    def open(self) -> None:
        """Show it over the page, with the keyboard in the field."""
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus()

    def show_rows(self, view: PaletteView) -> None:
        """Show ``view``, with the first row chosen."""
        self._model.set_rows(view.rows)
        self.rows.setVisible(bool(view.rows))
        self.hint.setText(view.hint)
        self.hint.setVisible(bool(view.hint))
        self.rows.setCurrentIndex(self._model.index(0, 0))
        self.rows.scrollToTop()
        self._place()
        self._speak()

    def move_choice(self, step: int) -> None:
        """Choose the row so many steps on; after the last comes the first."""
        count = self._model.rowCount()
        if count:
            row = (self.rows.currentIndex().row() + step) % count
            self.rows.setCurrentIndex(self._model.index(row, 0))
            self._speak()

    def leave(self) -> None:
        """Close, with the keyboard where it was before."""
        had_key = self.field.hasFocus()
        self.hide()
        self.closed.emit()
        self.deleteLater()
        if had_key:
            (self._before if self._before is not None and isValid(self._before) else self._page).setFocus()

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False where it means nothing."""
        keys, page = Qt.Key, max(1, self.rows.viewport().height() // max(1, self.rows.sizeHintForRow(0)))
        steps = {keys.Key_Down: 1, keys.Key_Up: -1, keys.Key_PageDown: page, keys.Key_PageUp: -page}
        if event.key() in steps:
            self.move_choice(steps[keys(event.key())])
        elif event.key() in (keys.Key_Return, keys.Key_Enter):
            self._choose(aside=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == keys.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the page when that becomes larger or smaller."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _choose(self, *, aside: bool) -> None:
        row = self.rows.currentIndex().data(ROW_ROLE)
        if row is not None and row.is_possible:
            self.leave()
            self.chosen.emit(row.target, aside)

    def _place(self) -> None:
        """At the top of what can be seen of the page, as high as its rows ask for."""
        dp, seen = self._theme.dp, self._page.visibleRegion().boundingRect() or self._page.rect()
        room = seen.adjusted(dp(_MARGIN) // 2, dp(_MARGIN), -dp(_MARGIN) // 2, -dp(_MARGIN))
        width = min(dp(_WIDTH), room.width())
        self.setFixedWidth(width)
        shown = min(self._model.rowCount(), _MOST_ROWS)
        frame = 2 * self.rows.frameWidth() + dp(16)
        self.rows.setFixedHeight(max(1, self.rows.sizeHintForRow(0) * shown + frame) if shown else 1)
        layout = self.layout()
        assert layout is not None  # noqa: S101 - made when the palette was
        over = layout.sizeHint().height() - room.height()
        if over > 0:
            self.rows.setFixedHeight(max(dp(60), self.rows.height() - over))
        layout.activate()
        self.setFixedHeight(min(layout.sizeHint().height(), room.height()))
        self.move(room.x() + (room.width() - width) // 2, room.y())

    def _speak(self) -> None:
        """Tell a screen reader which row is chosen: the keyboard stays in the field."""
        words = self.rows.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or self.hint.text()
        if words:
            announce(self.field, words)

    @staticmethod
    def _holds_control() -> bool:
        return bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)


class _Field(QLineEdit):
    """The field of the palette, which takes its keys before the window does."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._of = palette
        self.setMaxLength(LONGEST)

    def event(self, event: QEvent) -> bool:
        """Claim the keys that move, choose and close; Esc closes the palette and nothing else."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = Qt.Key
            own = (keys.Key_Escape, keys.Key_Return, keys.Key_Enter, keys.Key_Up, keys.Key_Down)
            if event.key() in own:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, choose, close; everything else is typed."""
        if not self._of.press(event):
            super().keyPressEvent(event)
        event.accept()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab moves through the rows."""
        self._of.move_choice(1 if forwards else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close when the keyboard has gone elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in _POPUPS and self._of.isVisible():
            self._of.leave()
