"""Codes to hold a telephone before: one at a time, as large as there is room, with what it holds in words beside it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from cztservices.i18n import N_, Translator
from cztservices.presenters.code_text import write_codes
from cztservices.presenters.codes import Code, make_code
from cztservices.presenters.sheet_view import SheetView
from cztservices.ui.code_picture import CodePicture
from cztservices.ui.dialog import Dialog
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label

_LEAST = 260
"""The side of a picture in pixels at every scale: three for each module of the largest symbol."""

_NEXT_KEYS = ("Right", "PgDown")
_BEFORE_KEYS = ("Left", "PgUp")
_WORDS_HAN = 18
"""The words beside the picture are no narrower than so many Chinese characters, else they stand below it."""


def open_codes(view: SheetView, theme: Theme, translator: Translator, parent: QWidget) -> "CodesDialog":
    """Open the codes of ``view`` over ``parent``."""
    dialog = CodesDialog(theme, translator, view, parent)
    dialog.open()
    return dialog


class CodesDialog(Dialog):
    """Shows the codes of a :class:`SheetView`; arrows and page keys turn them like leaves."""

    def __init__(self, theme: Theme, translator: Translator, view: SheetView, parent: QWidget) -> None:
        """Begin with the first."""
        super().__init__(view.code_title, theme, translator, parent)
        self._name, self._texts, self._number = view.code_name, write_codes(view), 0
        self.picture = CodePicture(self._code(), _LEAST)
        self.place, self.words = make_label("", "number"), make_label("", "body")
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(theme.dp(24))
        self._sides.addWidget(self.picture, 3, Qt.AlignmentFlag.AlignTop)
        self._sides.addWidget(self._beside(), 2)
        self.column.addLayout(self._sides, 1)
        self.next = self.add_button(N_("Next code"))
        self.before = self.add_button(N_("Code before"))
        self.next.clicked.connect(lambda: self._turn(1))
        self.before.clicked.connect(lambda: self._turn(-1))
        for keys, step in ((_NEXT_KEYS, 1), (_BEFORE_KEYS, -1)):
            for key in keys:
                QShortcut(QKeySequence(key), self, lambda step=step: self._turn(step))
        close = self.add_close()
        for widget in (self.place, self.next, self.before):
            widget.setVisible(len(self._texts) > 1)
        (self.next if len(self._texts) > 1 else close).setFocus()
        self._show()

    def _beside(self) -> QWidget:
        beside = QWidget()
        beside.setMinimumHeight(1)  # else it is as high as words would be in a column one word wide
        lines = QBoxLayout(QBoxLayout.Direction.TopToBottom, beside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.title)
        lines.addWidget(self.place)
        lines.addWidget(self.words)
        lines.addStretch(1)
        return beside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words below the picture where they have no room beside it; the whole picture is in sight."""
        beside = self.width() >= _LEAST + self.theme.text("body") * _WORDS_HAN + self.theme.dp(64)
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        super().resizeEvent(event)
        self._lines.activate()
        room = self.scroller.viewport().size()
        self.picture.want(min(room.width() * 3 // 5 if beside else room.width(), room.height()))

    def _turn(self, step: int) -> None:
        place = self._number + step
        if 0 <= place < len(self._texts):
            self._number = place
            self._show()

    def _show(self) -> None:
        count, text = len(self._texts), self._texts[self._number]
        self.picture.show_code(self._code())
        self.place.setText(f"{self._number + 1} / {count}")
        name = self._name.format(number=self._number + 1, count=count)
        self.place.setAccessibleName(name)
        self.picture.setAccessibleName(name)
        self.picture.setAccessibleDescription(text)
        self.words.setText(text)
        self.words.setAccessibleName(text)
        self.scroller.verticalScrollBar().setValue(0)
        for button, last in ((self.before, 0), (self.next, count - 1)):
            if self._number == last and button.hasFocus():
                (self.next if button is self.before else self.before).setFocus()
            button.setEnabled(self._number != last)

    def _code(self) -> Code:
        return make_code(self._texts[self._number])
