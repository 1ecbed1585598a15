"""Codes to hold a telephone before, in the place of a page: one at a time, as large as there is room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cztservices.i18n import N_, Translator
from cztservices.presenters.code_text import write_codes
from cztservices.presenters.codes import Code, make_code
from cztservices.presenters.sheet_view import SheetView
from cztservices.ui.code_picture import CodePicture
from cztservices.ui.frame import make_scroller
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import make_label

_LEAST = 260
"""The side of a picture in pixels at every scale: three for each module of the largest symbol."""

_LOW = 520
"""The side (dp) where it has to hang low: twice as large as on paper, and read as well."""

_MARGIN, _SPACE = 24, 16
_WORDS_SHARE = 0.4
"""Of what is left for picture and words, these take no more where they stand below one another; then they scroll."""

_PICTURE_SHARE = 0.58
"""Of the width, where words stand beside it."""


class CodesPage(QWidget):
    """Shows the codes of a :class:`SheetView`.

    ``shown`` says which of them is seen, from 1; ``left`` that somebody has seen enough.
    """

    shown = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, translator: Translator) -> None:
        """Empty until a sheet is shown."""
        super().__init__()
        self._theme, self._is_low = theme, False
        self._texts: tuple[str, ...] = ()
        self._codes: dict[int, Code] = {}
        self._name, self._service, self._number = "", "", 0
        self.setObjectName("window")
        self.title, self.place, self.words = make_label("", "section"), make_label("", "number"), make_label("", "body")
        for widget in (self, self.title):
            widget.setMinimumHeight(1)  # else they are as high as words would be in a column one word wide
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.picture: CodePicture | None = None
        self.before, self.next, self.close_button = self._make_button(), self._make_button(), self._make_button()
        self.before.clicked.connect(lambda: self._turn(-1))
        self.next.clicked.connect(lambda: self._turn(1))
        self.close_button.clicked.connect(self.left)
        self.scroller, self._turner = self._make_scroller(), self._make_turner()
        self._grid = QGridLayout(self)
        margin = theme.dp(_MARGIN)
        self._grid.setContentsMargins(margin, margin, margin, margin)
        self._grid.setSpacing(theme.dp(_SPACE))
        self.retranslate(translator)

    def show_sheet(self, view: SheetView) -> None:
        """Show the first code of ``view``; of the same service in another language the one that lay open, if it can."""
        texts = write_codes(view)
        is_same = (view.service_id, len(texts)) == (self._service, len(self._texts))
        self._number = self._number if is_same else 0
        self._texts, self._name, self._service, self._codes = texts, view.code_name, view.service_id, {}
        self.title.setText(view.code_title)
        self.setAccessibleName(view.code_title)
        self._turner.setVisible(len(texts) > 1)
        if self.picture is None:
            self.picture = CodePicture(self._code(), _LEAST)
        self._show()
        self._arrange()

    def retranslate(self, translator: Translator) -> None:
        """Write the buttons in another language; a sheet is shown again by who has it."""
        words = (self.before, N_("Code before")), (self.next, N_("Next code")), (self.close_button, N_("Close"))
        for button, text in words:
            button.setText(translator.gettext(text))
            button.setAccessibleName(translator.gettext(text))

    def set_low(self, is_low: bool) -> None:
        """Put code and buttons where a child or somebody in a wheelchair reaches them, or back."""
        self._is_low = is_low
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words stand beside the picture on a wide page, and below it on a high one."""
        super().resizeEvent(event)
        self._arrange()

    # Parts

    def _make_button(self) -> QPushButton:
        button = QPushButton()
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setMinimumHeight(self._theme.control)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _make_scroller(self) -> QScrollArea:
        ground = QWidget()
        ground.setObjectName("column")
        ground.setMinimumHeight(1)
        lines = QVBoxLayout(ground)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.words)
        lines.addStretch(1)
        scroller = make_scroller(ground)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scroller

    def _make_turner(self) -> QWidget:
        turner = QWidget()
        row = QHBoxLayout(turner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.dp(_SPACE))
        row.addWidget(self.before, 2)
        row.addWidget(self.place, 1)
        row.addWidget(self.next, 2)
        return turner

    # Where they stand

    def _arrange(self) -> None:
        if self.picture is None:
            return
        picture, is_wide = self.picture, self.width() > self.height()
        for widget in (self.title, picture, self.scroller, self._turner, self.close_button):
            self._grid.removeWidget(widget)
        for row in range(5):
            self._grid.setRowStretch(row, 0)
        if is_wide:
            side = Qt.AlignmentFlag.AlignBottom if self._is_low else Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(picture, 0, 0, 4, 1, side)
            column = (self.title, self.scroller, self._turner, self.close_button)
        else:
            middle = (self.scroller, picture) if self._is_low else (picture, self.scroller)
            column = (self.title, *middle, self._turner, self.close_button)
        for row, widget in enumerate(column):
            where = Qt.AlignmentFlag.AlignHCenter if widget is picture else Qt.AlignmentFlag(0)
            self._grid.addWidget(widget, row, 1, where)
            self._grid.setRowStretch(row, int(widget is self.scroller))
        self._grid.setColumnStretch(1, 1)
        side_px = self._side(is_wide=is_wide)
        picture.setFixedSize(side_px, side_px)

    def _side(self, *, is_wide: bool) -> int:
        """How large the picture can be."""
        room = self.contentsRect().marginsRemoved(self._grid.contentsMargins())
        if is_wide:
            side = min(room.height(), round(room.width() * _PICTURE_SHARE))
        else:
            buttons = self.close_button.sizeHint().height() * (2 if len(self._texts) > 1 else 1)
            title = self.title.heightForWidth(room.width())
            left = room.height() - title - buttons - self._grid.verticalSpacing() * (4 if len(self._texts) > 1 else 3)
            beside_bar = room.width() - self._theme.dp(_SPACE)
            words = min(self.words.heightForWidth(beside_bar), round(left * _WORDS_SHARE))
            side = min(room.width(), left - words)
        if self._is_low:
            side = min(side, self._theme.dp(_LOW))
        return max(side, _LEAST)

    # What they show

    def _turn(self, step: int) -> None:
        place = self._number + step
        if 0 <= place < len(self._texts):
            self._number = place
            self._show()
            self._arrange()

    def _show(self) -> None:
        assert self.picture is not None  # noqa: S101 - made with the first sheet
        count, text = len(self._texts), self._texts[self._number]
        self.picture.show_code(self._code())
        name = self._name.format(number=self._number + 1, count=count)
        self.place.setText(f"{self._number + 1} / {count}")
        self.place.setAccessibleName(name)
        self.picture.setAccessibleName(name)
        self.picture.setAccessibleDescription(text)
        self.words.setText(text)
        self.words.setAccessibleName(text)
        self.scroller.verticalScrollBar().setValue(0)
        self.before.setEnabled(self._number > 0)
        self.next.setEnabled(self._number < count - 1)
        self.shown.emit(self._number + 1)

    def _code(self) -> Code:
        """The code that lies open, made when it is first seen."""
        if self._number not in self._codes:
            self._codes[self._number] = make_code(self._texts[self._number])
        return self._codes[self._number]
