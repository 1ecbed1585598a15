"""One line of a guide: what it says, whose rule it is, and on demand what proves it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from cztservices.domain.dates import Doubt
from cztservices.presenters.guide_view import LineView
from cztservices.ui.accepted_fold import AcceptedFold
from cztservices.ui.line_layout import FlowLayout
from cztservices.ui.link import Link
from cztservices.ui.note_button import NoteButton
from cztservices.ui.theme import Theme
from cztservices.ui.widgets import Chip, ChipButton, make_label, make_selectable

MakeNoteButtons = Callable[[LineView, QVBoxLayout], Iterable[NoteButton]]

SIDE_BY_SIDE_HAN = 18
"""The chip stands beside the words where both have room for so many Chinese characters."""


class GuideLine(QWidget):
    """Draws a :class:`LineView`; the chip of its layer opens and closes what proves it."""

    ticked = Signal(bool)
    link_requested = Signal(str)
    page_requested = Signal(object)

    def __init__(
        self,
        line: LineView,
        proof_title: str,
        theme: Theme,
        *,
        can_be_ticked: bool = False,
        make_note_buttons: MakeNoteButtons | None = None,
    ) -> None:
        """``proof_title`` is what a screen reader says of the chip; ``can_be_ticked`` puts a box before the line.

        ``make_note_buttons`` makes what stands before the chip, where notes are kept.
        """
        super().__init__()
        self._line, self._theme, self._proof_title = line, theme, proof_title
        dp = theme.dp
        self.setMinimumWidth(1)  # else no window becomes so narrow that the chip goes above the words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(dp(12))
        self._row = row
        self.box: QCheckBox | None = None
        if can_be_ticked:
            self.box = QCheckBox()
            self.box.setAccessibleName(line.text)
            self.box.toggled.connect(self.ticked)
            row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        if line.number:
            number = make_label(line.number, "number", wrap=False)
            number.setMinimumWidth(dp(20))
            row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        self._words = QVBoxLayout()
        self._words.setSpacing(dp(4))
        self._say()
        row.addLayout(self._words, 1)
        self.proof_button = ChipButton(line.layer, line.token, theme)
        self.proof_button.setAccessibleName(f"{line.layer}, {proof_title}")
        self.proof_button.setToolTip(proof_title)
        self.proof_button.toggled.connect(self._on_proof_toggled)
        self._marks = FlowLayout(dp(4), on_top=True)
        note_buttons = make_note_buttons(line, self._words) if make_note_buttons is not None else ()
        for mark in (*note_buttons, self.proof_button):
            self._marks.addWidget(mark)
        row.addLayout(self._marks)
        row.setAlignment(self._marks, Qt.AlignmentFlag.AlignTop)
        self._stacked = False
        self._proof: QWidget | None = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the chip beside the words, or above them where they would have too little room."""
        super().resizeEvent(event)
        stacked = event.size().width() < self._theme.text("body") * SIDE_BY_SIDE_HAN
        if stacked == self._stacked:
            return
        self._stacked = stacked
        before = self._row if stacked else self._words
        before.removeItem(self._marks)
        self._marks.setParent(None)
        if stacked:
            self._words.insertLayout(0, self._marks)
            self._words.setAlignment(self._marks, Qt.AlignmentFlag.AlignLeft)
        else:
            self._row.addLayout(self._marks)
            self._row.setAlignment(self._marks, Qt.AlignmentFlag.AlignTop)

    def _say(self) -> None:
        line, theme, words = self._line, self._theme, self._words
        words.addWidget(make_selectable(make_label(line.text, "void" if line.overridden else "body")))
        if line.remark:
            words.addWidget(Chip(line.remark, "accent", theme, wrap=True))
        opening, token = line.opening
        if opening:
            words.addWidget(Chip(opening, token, theme, wrap=True))
        if line.caution:
            words.addWidget(Chip(line.caution, "caution", theme, filled=line.doubt is Doubt.UNCONFIRMED, wrap=True))
        if line.dispute:
            words.addWidget(Chip(line.dispute, "caution", theme, wrap=True))
        if line.link:
            link = Link(line.link, theme, "list")
            link.clicked.connect(lambda: self.link_requested.emit(line.link))
            words.addWidget(link)
        if not theme.is_coarse:
            words.addWidget(make_label(line.caption, "caption"))
        if line.accepted is not None:
            fold = AcceptedFold(line.accepted, self._proof_title, theme)
            fold.page_requested.connect(self.page_requested)
            words.addWidget(fold)

    def _on_proof_toggled(self, opened: bool) -> None:
        if opened and self._proof is None:
            self._proof = QWidget()
            layout = QVBoxLayout(self._proof)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(self._theme.dp(4))
            for proof in self._line.proof:
                layout.addWidget(make_selectable(make_label(proof, "caption")))
            self._words.addWidget(self._proof)
        if self._proof is not None:
            self._proof.setVisible(opened)
